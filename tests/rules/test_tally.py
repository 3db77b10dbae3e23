"""The count: the instance files of cases/, and what must hold for any votes at all (§2.11)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.ballot import BallotCount, Section
from docgen.model.person import Person
from docgen.model.profile import BallotRule, Quorum, WriteIn
from docgen.rules.finding import Finding
from docgen.rules.quorum import base_heads, elected_text, quorum_met, quorum_needed, quorum_text, threshold
from docgen.rules.tally import Outcome, Votes, check_section, check_sheets, elect, is_void

Case = dict[str, Any]
CASES = Path(__file__).parent / "cases"
ELECT: list[Case] = yaml.safe_load((CASES / "elect.yaml").read_text("utf-8"))
SHEETS: Case = yaml.safe_load((CASES / "sheets.yaml").read_text("utf-8"))


def human(name: str) -> Person:
    return Person.model_validate({"姓名": name, "性别": "女", "出生年月": "1980-01", "单位": "某校"})


def ballot_of(case: Case, sections: Case) -> BallotCount:
    present = case.get("实到", 40)
    heads = {"应到": case.get("应到", present), "实到": present, "发出": case.get("发出", present), "收回": case.get("收回", present)}
    sheets = {"有效": case.get("有效", present), "无效": case.get("无效", 0), "印制": case.get("印制")}
    return BallotCount.model_validate(heads | sheets | {"得票": sections})


def votes_of(case: Case) -> dict[str, Votes]:
    given_votes = {name: Votes(*(found if isinstance(found, list) else [found])) for name, found in case["得票"].items()}
    return given_votes | {name: Votes(found) for name, found in case.get("另选他人", {}).items()}


@pytest.mark.parametrize("case", ELECT, ids=lambda case: f"{case['编号']} {case['说明']}")
def test_who_is_elected(case: Case) -> None:
    rule = BallotRule.model_validate({"当选基数": case.get("基数", "实到")})
    least = threshold(base_heads(rule, ballot_of(case, {})))
    outcome = elect(votes_of(case), case["应选"], least, case.get("相等", "再次投票"))
    expected = Outcome(tuple(case["当选"]), tuple(case.get("再次投票", [])), case.get("再次投票名额", 0), case.get("缺额", 0))
    assert outcome == expected


def sheet_findings(case: Case) -> list[Finding]:
    sheet = SHEETS["计票单"] | case.get("改", {})
    lines = [
        {"姓名": human(name), "赞成": yes, "不赞成": no, "弃权": abstain, "部分无效": void}
        for name, (yes, no, abstain, void) in sheet["得票"].items()
    ]
    written = [{"姓名": human(name), "赞成": count} for name, count in sheet.get("另选他人", {}).items()]
    section = Section.model_validate({"候选人": lines, "另选他人": written})
    ballot = ballot_of(sheet, {"委员": section})
    rule = WriteIn.model_validate({"允许": "否" if sheet.get("允许另选") == "否" else "是"})
    return [*check_sheets(ballot, "票", "选举"), *check_section(section, ballot, sheet["应选"], rule, "票.得票.委员", "选举委员")]


@pytest.mark.parametrize("case", SHEETS["例"], ids=lambda case: f"{case['编号']} {case['说明']}")
def test_what_a_count_must_satisfy(case: Case) -> None:
    assert [finding.code for finding in sheet_findings(case)] == case.get("问题", [])


def test_messages_name_figures_and_places() -> None:
    [finding] = sheet_findings({"改": {"得票": {"甲": [30, 12, 0, 0], "乙": [36, 4, 0, 0]}}})
    assert finding.key == "票.得票.委员.候选人[0]"
    assert finding.message == "选举委员：甲的赞成30、不赞成12、弃权0、部分无效0合计42票，应为有效票40张"


@pytest.mark.parametrize(("issued", "returned", "void"), [(40, 41, True), (40, 40, False), (40, 39, False)])
def test_more_back_than_out_is_void(issued: int, returned: int, void: bool) -> None:
    assert is_void(ballot_of({"发出": issued, "收回": returned}, {})) is void


SHARES = [("以上", 2, 3), ("超过", 2, 3), ("以上", 4, 5), ("超过", 4, 5), ("超过", 1, 2)]


@pytest.mark.parametrize(
    ("due", "needed"),
    [(9, [6, 7, 8, 8, 5]), (11, [8, 8, 9, 9, 6]), (13, [9, 9, 11, 11, 7]), (15, [10, 11, 12, 13, 8]), (25, [17, 17, 20, 21, 13]),
     (30, [20, 21, 24, 25, 16]), (33, [22, 23, 27, 27, 17]), (38, [26, 26, 31, 31, 20]), (43, [29, 29, 35, 35, 22]),
     (45, [30, 31, 36, 37, 23]), (50, [34, 34, 40, 41, 26]), (55, [37, 37, 44, 45, 28]), (60, [40, 41, 48, 49, 31])],
)  # fmt: skip
def test_quorum_table(due: int, needed: list[int]) -> None:
    """The reference table of §2.11."""
    rules = [Quorum.model_validate({"比较": word, "分子": num, "分母": den}) for word, num, den in SHARES]
    assert [quorum_needed(due, rule) for rule in rules] == needed


def test_t7_thirty_of_forty_five() -> None:
    assert quorum_met(30, 45, Quorum.model_validate({"比较": "以上"}))
    assert not quorum_met(30, 45, Quorum.model_validate({"比较": "超过"}))


@pytest.mark.parametrize(
    ("share", "text"),
    list(zip(SHARES, ["三分之二以上", "超过三分之二", "五分之四以上", "超过五分之四", "超过半数"], strict=True)),
)  # fmt: skip
def test_quorum_in_words(share: tuple[str, int, int], text: str) -> None:
    word, num, den = share
    assert quorum_text(Quorum.model_validate({"比较": word, "分子": num, "分母": den})) == text


@pytest.mark.parametrize(
    ("base", "text"),
    [("实到", "超过实到会有选举权代表的半数"), ("应到", "超过应到会代表的半数"), ("有效票", "超过有效票的半数")],
)
def test_what_elects_in_words(base: str, text: str) -> None:
    assert elected_text(BallotRule.model_validate({"当选基数": base}), "代表") == text


POLLS = st.dictionaries(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=2), st.builds(Votes, st.integers(0, 40), st.integers(0, 40)), max_size=12)
TIES = st.sampled_from(["再次投票", "反对票少者当选"])


@given(POLLS, st.integers(1, 9), TIES)
def test_no_loser_stands_above_a_winner(votes: dict[str, Votes], seats: int, tie: Any) -> None:
    found = elect(votes, seats, 21, tie)
    losers = [name for name in votes if name not in found.elected and votes[name].votes_for >= 21]
    assert all(votes[loser].votes_for <= votes[winner].votes_for for loser in losers for winner in found.elected)
    assert all(votes[winner].votes_for >= 21 for winner in (*found.elected, *found.tied))


@given(POLLS, st.integers(1, 9), TIES)
def test_seats_are_filled_open_or_empty(votes: dict[str, Votes], seats: int, tie: Any) -> None:
    found = elect(votes, seats, 21, tie)
    assert len(found.elected) + found.vacancies + found.open_seats == seats
    assert bool(found.tied) == bool(found.open_seats)
    assert not (found.tied and found.vacancies)
    assert len(found.tied) > found.open_seats or not found.tied


@given(POLLS, st.integers(1, 9), TIES, st.randoms())
def test_order_of_entry_does_not_matter(votes: dict[str, Votes], seats: int, tie: Any, random: Any) -> None:
    names = list(votes)
    random.shuffle(names)
    one, other = elect(votes, seats, 21, tie), elect({name: votes[name] for name in names}, seats, 21, tie)
    assert set(one.elected) == set(other.elected)
    assert (set(one.tied), one.open_seats, one.vacancies) == (set(other.tied), other.open_seats, other.vacancies)


@given(POLLS.filter(bool), st.integers(1, 9), TIES, st.data())
def test_one_more_vote_never_unseats(votes: dict[str, Votes], seats: int, tie: Any, data: Any) -> None:
    name = data.draw(st.sampled_from(sorted(votes)))
    more = votes | {name: Votes(votes[name].votes_for + 1, votes[name].votes_against)}
    if name in elect(votes, seats, 21, tie).elected:
        assert name in elect(more, seats, 21, tie).elected


def naive(votes: dict[str, Votes], seats: int, least: int) -> tuple[set[str], set[str]]:
    """Who is surely elected and who ties, straight from the words of the rule, one seat at a time."""
    passed = {name for name, found in votes.items() if found.votes_for >= least}
    elected: set[str] = set()
    while passed and len(elected) < seats:
        most = max(votes[name].votes_for for name in passed)
        best = {name for name in passed if votes[name].votes_for == most}
        if len(best) > seats - len(elected):
            return elected, best
        elected |= best
        passed -= best
    return elected, set()


@given(POLLS, st.integers(1, 9), st.integers(1, 40))
def test_agrees_with_a_naive_count(votes: dict[str, Votes], seats: int, least: int) -> None:
    found = elect(votes, seats, least)
    assert (set(found.elected), set(found.tied)) == naive(votes, seats, least)
