"""Both elections before and after the day, as papers see them (§2.11, §2.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from docgen.model.base import names
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.allocation import Allocation, Share
from docgen.rules.computed import Computed, computed
from docgen.rules.elections import Contest, Elections, Voting, elections
from docgen.rules.outcome import evaluate
from docgen.rules.outcome_records import BallotResult, Basis, Line, Results, Round, SectionResult
from docgen.rules.statistics import Composition, Count, Requirement

Facts = dict[str, Any]
Build = Callable[[Facts], Dossier]
BY_STROKE = ["王晨", "刘鹤鸣", "李希文", "张又山", "陈全", "赵乐天", "胡春生"]


def named(persons: Iterable[Person]) -> list[str]:
    return [person.name for person in persons]


def outcome(dossier: Dossier) -> Results:
    found = evaluate(dossier)
    assert found
    return found


def test_elections_before_the_day(facts: Facts, build: Build) -> None:
    found = elections(build(facts))
    assert named(found.committee.candidates) == BY_STROKE
    assert (found.committee.seats, found.committee.candidate_count, found.committee.margin, found.committee.method) == (7, 7, 0, "等额")
    assert named(found.vice.candidates) == ["李希文", "张又山"]
    assert (found.congress.due, found.congress.quorum, found.congress.quorum_text) == (10, 7, "三分之二以上")
    assert found.congress.elected_text == "超过实到会有选举权代表的半数"
    assert (found.plenary.due, found.plenary.quorum, found.plenary.elected_text) == (7, 5, "超过实到会有选举权委员的半数")


def test_margin_is_counted(facts: Facts, build: Build) -> None:
    facts["大会"]["委员名额"] = 5
    found = elections(build(facts))
    assert (found.committee.margin, found.committee.method) == (2, "差额")


def test_results_of_the_good_day(facts: Facts, build: Build) -> None:
    found = outcome(build(facts))
    [committee] = found.committee.sections
    assert (found.committee.quorum, found.committee.quorum_met, found.committee.threshold, found.committee.on_leave) == (7, True, 5, 1)
    assert named(committee.elected) == BY_STROKE
    assert [line.name for line in committee.candidates] == BY_STROKE
    assert [line.votes_for for line in committee.candidates] == [9, 9, 9, 8, 9, 9, 7]
    assert (committee.vacancies, committee.runoff) == (0, ())
    assert found.leaders is not None
    assert [(section.name, named(section.elected)) for section in found.leaders.sections] == [
        ("主席", ["王晨"]), ("副主席", ["李希文", "张又山"]), ("秘书长", ["刘鹤鸣"]),
    ]  # fmt: skip


def test_leaders_keep_the_approved_order_whatever_their_votes(facts: Facts, build: Build) -> None:
    facts["班子"]["领导候选人"][1:3] = reversed(facts["班子"]["领导候选人"][1:3])
    facts["票数"]["领导选举"]["得票"]["副主席"]["候选人"][0] |= {"赞成": 7}
    facts["票数"]["领导选举"]["得票"]["副主席"]["候选人"][1] |= {"赞成": 5, "弃权": 2}
    leaders = outcome(build(facts)).leaders
    assert leaders is not None
    assert named(leaders.sections[1].elected) == ["张又山", "李希文"]


def write_in(facts: Facts, name: str) -> Facts:
    lines = facts["票数"]["委员选举"]["得票"]["委员"]["候选人"]
    lines[4] |= {"赞成": 2, "不赞成": 7}
    facts["票数"]["委员选举"]["得票"]["委员"]["另选他人"] = [{"姓名": name, "赞成": 6}]
    return facts


def test_write_in_of_a_delegate_is_elected(facts: Facts, build: Build) -> None:
    [section] = outcome(build(write_in(facts, "孙春"))).committee.sections
    assert named(section.elected) == ["王晨", "刘鹤鸣", "孙春", "李希文", "张又山", "陈全", "赵乐天"]
    assert [(line.name, line.votes_for, line.elected) for line in section.write_ins] == [("孙春", 6, True)]


def test_write_in_of_a_stranger_is_not(facts: Facts, build: Build) -> None:
    [section] = outcome(build(write_in(facts, "郭声"))).committee.sections
    assert (len(section.elected), section.vacancies) == (6, 1)
    assert [(line.name, line.elected) for line in section.write_ins] == [("郭声", False)]


@pytest.mark.parametrize("change", [{"实到": 6}, {"收回": 10}])
def test_a_ballot_that_does_not_stand_elects_nobody(change: Facts, facts: Facts, build: Build) -> None:
    facts["票数"]["委员选举"] |= change
    found = outcome(build(facts)).committee
    assert not found.stands
    assert (found.sections[0].elected, found.sections[0].vacancies) == ((), 7)
    assert [line.elected for line in found.sections[0].candidates] == [False] * 7


def test_a_tie_is_left_open(facts: Facts, build: Build) -> None:
    facts["大会"]["委员名额"] = 6
    lines = facts["票数"]["委员选举"]["得票"]["委员"]["候选人"]
    lines[2] |= {"赞成": 7, "不赞成": 2}
    [section] = outcome(build(facts)).committee.sections
    assert named(section.elected) == ["王晨", "刘鹤鸣", "李希文", "陈全", "赵乐天"]
    assert (named(section.runoff), section.open_seats, section.vacancies) == (["张又山", "胡春生"], 1, 0)


def test_computed_variables(facts: Facts, build: Build) -> None:
    assert list(names(Computed)) == [
        "主席候选人", "副主席候选人", "秘书长候选人", "领导候选人", "委员候选人", "花名册", "统计", "委员统计", "分配", "选举", "构成比例", "代表团安排", "物资清单", "座次", "证件", "桌签", "会议", "结果",
    ]  # fmt: skip
    assert computed(build(facts)).outcome is not None
    del facts["票数"]
    assert computed(build(facts)).outcome is None


def test_roster_goes_by_group(facts: Facts, build: Build) -> None:
    facts["代表"].reverse()
    roster: Any = computed(build(facts)).roster
    assert [one.group for one in roster] == ["第一代表团"] * 7 + ["第二代表团"] * 3
    assert named(roster)[:2] == ["赵乐天", "陈全"]


def test_group_of_the_unit_stands_in_where_the_roster_has_none(facts: Facts, build: Build) -> None:
    facts["代表"][9]["代表团"] = ""
    roster: Any = computed(build(facts)).roster
    assert roster[-1].group == "第二代表团"


RECORDS = (Composition, Count, Requirement, Allocation, Share, Elections, Contest, Voting, Results, Round, BallotResult, SectionResult, Basis, Line)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_fact_has_one_chinese_name(record: Any) -> None:
    table = names(record)
    assert len(set(table.values())) == len(table)
    assert all(not chinese.isascii() for chinese in table)
