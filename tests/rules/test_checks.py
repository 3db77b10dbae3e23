"""The checks over a dossier: silent on a good one, and each heard on the case that breaks it.

cases/checks.yaml spoils the small town of conftest.py in one respect a case and says what must be found where.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.model.dossier import Dossier
from docgen.problem import Severity
from docgen.rules import tally
from docgen.rules.checks import CHECKS, Finding

Facts = dict[str, Any]
Build = Callable[[Facts], Dossier]
CASES: list[Facts] = yaml.load((Path(__file__).parent / "cases" / "checks.yaml").read_text("utf-8"), yaml.BaseLoader)
RULES = Path(tally.__file__).parent
DELETE = "~删"


def found_in(dossier: Dossier) -> list[Finding]:
    return [finding for check in CHECKS for finding in check(dossier)]


def spoil(facts: Facts, path: str, value: Any) -> None:
    """Put `value` at `path` (`代表.0.姓名`); `+` appends, ~删 removes, null empties."""
    *way, last = path.split(".")
    place: Any = facts
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    if value == DELETE:
        del place[int(last) if isinstance(place, list) else last]
    elif last == "+":
        place.append(value)
    else:
        place[int(last) if isinstance(place, list) else last] = None if value == "null" else value


def spoilt(facts: Facts, case: Facts) -> Facts:
    for path, value in case["改"].items():
        spoil(facts, path, value)
    return facts


def test_a_good_dossier_is_silent(facts: Facts, build: Build) -> None:
    assert found_in(build(facts)) == []


def test_it_is_silent_before_the_day_too(facts: Facts, build: Build) -> None:
    del facts["票数"]
    assert found_in(build(facts)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['应报']} {case['处']}")
def test_each_check_is_heard(case: Facts, facts: Facts, build: Build) -> None:
    found = {(finding.code, finding.key): finding for finding in found_in(build(spoilt(facts, case)))}
    assert (case["应报"], case["处"]) in found
    finding = found[case["应报"], case["处"]]
    assert finding.message == case["话"]
    assert finding.cure
    assert finding.severity is {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.NOTE}[finding.code[0]]


def test_every_code_has_its_case() -> None:
    source = "".join(path.read_text("utf-8") for path in RULES.glob("*.py"))
    codes = set(re.findall(r'(?:Finding|warning)\(\s*"([EWI]-[A-Z]{3}-\d\d)"', source))
    assert codes - {case["应报"] for case in CASES} == set()
    assert len(codes) > 40


def test_order_of_the_roster_does_not_matter(facts: Facts, build: Build) -> None:
    for key in ("代表", "单位", "人员"):
        facts[key].reverse()
    facts["班子"]["委员候选人"].reverse()
    assert found_in(build(facts)) == []
