"""Whole elections, vote after vote: the instance files of tests/elections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from small_vote import dossier

from docgen.rules.check_votes import CHECKS
from docgen.rules.elections import elections
from docgen.rules.outcome import evaluate, evaluate_preliminary

Case = dict[str, Any]
FOLDER = Path(__file__).parents[1] / "elections"
CHAINS: list[Case] = yaml.safe_load((FOLDER / "chains.yaml").read_text("utf-8"))
PRELIMINARY: list[Case] = yaml.safe_load((FOLDER / "preliminary.yaml").read_text("utf-8"))
OURS = ("票数.委员预选", "票数.委员选举", "票数.后续选举", "票数.减少名额")


@pytest.mark.parametrize("case", CHAINS, ids=lambda case: f"{case['编号']} {case['说明']}")
def test_how_an_election_ends(case: Case) -> None:
    town = dossier(case)
    results = evaluate(town)
    assert results
    [section] = results.committee.sections or (None,)
    expected = case["结果"]
    assert section
    assert {person.name for person in section.elected} == set(expected.get("当选", ""))
    assert {person.name for person in section.runoff} == set(expected.get("再次投票", ""))
    assert (section.open_seats, section.vacancies, section.reduced) == (expected.get("名额", 0), expected.get("缺额", 0), expected.get("已减", 0))
    assert results.committee.settled is ("未定" not in expected)
    assert len(section.elected) + section.open_seats + section.vacancies + section.reduced == case["应选"]


@pytest.mark.parametrize("case", PRELIMINARY, ids=lambda case: f"{case['编号']} {case['说明']}")
def test_who_passes_a_preliminary_election(case: Case) -> None:
    town = dossier(case)
    prepared, results, alone = elections(town), evaluate(town), evaluate_preliminary(town)
    assert {person.name for person in prepared.committee.candidates} == set(case["正式"])
    held = "预选" in case.get("规则", {}).get("大会选举", {})
    assert prepared.formal_known is ("预选" in case and "未定" not in case) or not held
    assert (prepared.preliminary is not None) is held
    if results:
        assert {person.name for person in results.committee.elected} == set(case["结果"]["当选"])
    if alone and held:
        assert alone.settled is ("未定" not in case)


def test_what_is_said_of_a_preliminary_election() -> None:
    alone = evaluate_preliminary(dossier(PRELIMINARY[0]))
    assert alone
    assert alone.announcement == ("下列3名同志为示例县清泉镇科学技术协会第一届委员会委员正式候选人，以姓氏笔画为序：乙、丙、甲。",)
    assert alone.name == "委员预选"
    assert alone.quorum_words == "应到正式代表40名，实到40名，占应到的三分之二以上，符合法定人数。"


@pytest.mark.parametrize("case", [*CHAINS, *PRELIMINARY], ids=lambda case: f"{case['编号']} {case['说明']}")
def test_what_is_found_in_it(case: Case) -> None:
    town = dossier(case)
    found = [finding.code for check in CHECKS for finding in check(town) if finding.key.startswith(OURS)]
    assert sorted(found) == sorted(case.get("问题", []))


def test_every_case_says_where_it_comes_from() -> None:
    cases = [case for path in FOLDER.glob("*.yaml") for case in yaml.safe_load(path.read_text("utf-8"))]
    assert all(case["来源"] and case["说明"] for case in cases)
    numbers = [case["编号"] for case in cases]
    assert len(set(numbers)) == len(numbers) >= 85
