"""The catalogue of checks: complete, tested, and shown in docs/checks.md as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.cli.explain import explain
from docgen.content.codes import CODES
from docgen.rules.catalogue import events, rules
from tools import checks

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'\b([EWI]-[A-Z]{3}-\d\d)\b')
DIGEST = {
    "NAM": "EEEWEEWWE", "DAT": "EEEEWEW", "CHA": "WW", "DEL": "EEEEE", "AGE": "EW", "RAT": "EWE", "SLA": "EEEWEW", "ORD": "EEWWEW",
    "ELE": "EEEEEEE", "VOT": "EEEEEWEEW", "MON": "EWWEE", "PRE": "E", "DOC": "EEEEEWEWWW", "MIN": "-E", "TXT": "--WWWWWI",
    "STA": "EEEEWWWWEWWWWE",
}  # fmt: skip
"""The rules of the domain digest (§7): for each family the weights of 01, 02, …; - is a number that it does not use."""


def test_every_rule_of_the_digest_is_there_under_its_own_code() -> None:
    digest = {f"{weight}-{family}-{number:02}" for family, weights in DIGEST.items() for number, weight in enumerate(weights, 1) if weight != "-"}
    assert digest - set(rules()) == set()
    assert len(digest) == 93


def test_every_code_that_any_command_may_tell_is_explained() -> None:
    """A code stands in one table: checks.csv for a check, docgen/content/codes.py for reading, codes.csv for all else."""
    given = {code for path in (ROOT / "docgen").rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    tables = [set(rules()), set(CODES) - set(rules()), set(events())]
    assert given - set().union(*tables) == set(), "a line in docgen/data/codes.csv, or in the table of its room"
    assert tables[2] - given == set(), "nothing tells these any more"
    assert tables[2] & (tables[0] | tables[1]) == set()


def test_every_event_says_what_when_and_how_to_mend() -> None:
    assert all(event.title and event.commands and event.cure for event in events().values())


@pytest.mark.parametrize(("code", "said"), [("E-CMD-02", "何时报出：docgen packet、make"), ("w-cnt-07", "改法：更正票数用"), ("E-WRD-21", "标签没有写完")])
def test_explain_tells_an_event(code: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    explain(code)
    assert said in capsys.readouterr().out


def test_every_rule_is_tested_or_says_what_it_waits_for() -> None:
    assert {code for code, rule in rules().items() if not rule.waits} - set(checks.tested()) == set()


def test_every_rule_says_why_where_from_how_it_breaks_and_how_it_is_mended() -> None:
    for rule in rules().values():
        assert all((rule.title, rule.why, rule.source, rule.example, rule.cure)), rule.code
        assert not rule.why.endswith("。"), rule.code


def test_the_page_shows_the_catalogue_as_it_is() -> None:
    assert checks.PAGE.read_text("utf-8") == checks.page(), "python -m tools.checks"
