"""How many of each thing, and what the rules say before the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.model.dossier import Dossier
from docgen.rules.readiness import readiness
from docgen.rules.supplies import supplies, with_spare

Build = Callable[[dict[str, Any]], Dossier]


@pytest.mark.parametrize(("count", "percent", "wanted"), [(40, 0, 40), (40, 5, 42), (41, 5, 44), (1, 1, 2), (0, 50, 0)])
def test_a_part_of_a_spare_is_a_whole_one(count: int, percent: int, wanted: int) -> None:
    assert with_spare(count, percent) == wanted


def test_what_is_counted_by_heads_follows_the_heads(facts: dict[str, Any], build: Build) -> None:
    facts["会务"] = {"物资": [{"名称": "证件", "按": "参会人员", "备用": 10, "单位": "个"}, {"名称": "话筒", "数量": 4, "单位": "支"}], "来宾": [{"姓名": "甲乙", "单位职务": "某局"}]}
    dossier = build(facts)
    found = {one.name: one for one in supplies(dossier)}
    assert found["委员选票"].quantity == len(dossier.voters) + dossier.profile.sheet.spare
    assert found["证件"].quantity == with_spare(len(dossier.delegates) + 1, 10)
    assert (found["话筒"].quantity, found["话筒"].reckoned) == (4, "")


def test_the_check_before_the_day_is_what_the_rules_say(facts: dict[str, Any], build: Build) -> None:
    lines = {line.subject: line for line in readiness(build(facts))}
    assert lines["监票人、计票人"].verdict == "已备"
    facts["班子"]["大会监票"]["总监票人"] = facts["班子"]["委员候选人"][0]
    lines = {line.subject: line for line in readiness(build(facts))}
    assert lines["监票人、计票人"].verdict == "不符"
    assert "候选人" in lines["监票人、计票人"].told
