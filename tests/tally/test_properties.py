"""What holds for any count whatever: winners and losers, seats, the order of entry, and each fault by its own code."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_vote import NAMES, dossier

from docgen.model.ballot import BallotCount
from docgen.model.person import People
from docgen.rules.check_votes import CHECKS
from docgen.rules.outcome import evaluate

Case = dict[str, Any]
VOTES = st.dictionaries(st.sampled_from(NAMES[:10]), st.integers(0, 40), min_size=1, max_size=9)
FEW = settings(max_examples=60, deadline=None)


def ended(case: Case) -> tuple[set[str], set[str], int, int]:
    found = evaluate(dossier(case))
    assert found
    [section] = found.committee.sections
    return {one.name for one in section.elected}, {one.name for one in section.runoff}, section.open_seats, section.vacancies


@FEW
@given(VOTES, st.integers(1, 6))
def test_seats_add_up_and_no_loser_stands_above_a_winner(votes: dict[str, int], seats: int) -> None:
    elected, tied, open_seats, vacancies = ended({"应选": seats, "首次": {"得票": votes}})
    assert len(elected) + open_seats + vacancies == seats
    losers = [name for name in votes if name not in elected | tied]
    assert all(votes[loser] <= votes[winner] for loser in losers for winner in elected)
    assert all(votes[winner] >= 21 for winner in elected | tied)


@FEW
@given(VOTES, st.integers(1, 6), st.randoms())
def test_the_order_of_entry_does_not_matter(votes: dict[str, int], seats: int, random: Any) -> None:
    names = list(votes)
    random.shuffle(names)
    assert ended({"应选": seats, "首次": {"得票": votes}}) == ended({"应选": seats, "首次": {"得票": {name: votes[name] for name in names}}})


@FEW
@given(VOTES, st.integers(1, 6), st.data())
def test_one_more_vote_never_unseats(votes: dict[str, int], seats: int, data: Any) -> None:
    name = data.draw(st.sampled_from(sorted(votes)))
    if votes[name] < 40 and name in ended({"应选": seats, "首次": {"得票": votes}})[0]:
        assert name in ended({"应选": seats, "首次": {"得票": votes | {name: votes[name] + 1}}})[0]


@FEW
@given(st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_a_runoff_seats_the_one_with_more_votes(one: int, other: int, majority: bool) -> None:
    case = {
        "应选": 2, "首次": {"得票": {"甲": 30, "乙": 25, "丙": 25}}, "后续": [{"种类": "再次投票", "得票": {"乙": one, "丙": other}}],
        "规则": {"再次投票须过半数": "是" if majority else "否"},
    }  # fmt: skip
    elected, tied, open_seats, vacancies = ended(case)
    best = max(one, other)
    enough = best >= (21 if majority else 1)
    assert ({"乙", "丙"} & elected == {"乙" if one > other else "丙"}) is (one != other and enough)
    assert bool(tied) is (one == other and enough)
    assert len(elected) + open_seats + vacancies == 2


FAULTS: dict[str, Case] = {
    "E-VOT-10": {"应到": -1},
    "E-VOT-01": {"发出": 1},
    "E-VOT-11": {"收回": 1, "无效": 1},
    "E-VOT-02": {"无效": 1},
    "E-VOT-03": {"弃权": 1},
    "E-VOT-12": {"另选": 1},
    "E-VOT-13": {"赞成": 1},
    "E-VOT-14": {"自己": 1},
    "E-VOT-15": {"不许": 1},
}
"""Code → how a sound count is spoilt so that this code, and no other, must be heard."""


@settings(max_examples=25, deadline=None)
@given(st.integers(30, 60), st.integers(0, 9), st.integers(1, 5))
@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_heard_by_its_own_code_alone(code: str, present: int, against: int, more: int) -> None:
    for_, fault = present - against, FAULTS[code]
    heads = {"应到": present, "实到": present, "发出": present, "收回": present, "有效": present, "无效": 0}
    line = {"姓名": "甲", "赞成": for_, "不赞成": against}
    written: list[Case] = []
    rule: Case = {}
    for key, sign in fault.items():
        if key in heads:
            heads[key] += sign * more
    if "弃权" in fault:
        line["弃权"] = more
    if "赞成" in fault:
        line |= {"赞成": present + more, "不赞成": 0}
    if "另选" in fault:
        line |= {"赞成": for_ - more, "弃权": more}
        written = [{"姓名": "乙", "赞成": against + 1}]
    if "自己" in fault:
        line |= {"赞成": present - 9, "不赞成": 9}
        written = [{"姓名": "甲", "赞成": more}]
    if "不许" in fault:
        line |= {"赞成": present - 9, "不赞成": 9}
        written, rule = [{"姓名": "乙", "赞成": more}], {"另选他人": {"允许": "否"}}
    town = dossier({"应选": 1, "首次": {"得票": {"甲": 1}}, "规则": rule})
    assert town.results
    spoilt = heads | {"得票": {"委员": {"候选人": [line], "另选他人": written}}}
    ballot = BallotCount.model_validate(spoilt, context={"人员": People(town.delegates)})
    town = town.model_copy(update={"results": town.results.model_copy(update={"committee": ballot})})
    heard = {finding.code for check in CHECKS for finding in check(town) if finding.key.startswith("票数.委员选举") and finding.code[0] == "E"}
    allowed = {"E-VOT-13": {"E-VOT-04"}, "E-VOT-12": {"E-VOT-04"}, "E-VOT-14": {"E-VOT-04"}}.get(code, set())
    assert code in heard
    assert heard - allowed == {code}
