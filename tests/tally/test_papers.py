"""Ballot papers one by one: what each counts for, and what they add up to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from small_vote import dossier, facts

from docgen.model.ballot import BallotPaper, PaperCount
from docgen.model.dossier import Dossier
from docgen.model.person import Delegate, People
from docgen.model.profile import Marks, WriteIn
from docgen.rules.ballots import Ruling, Terms, adjudicate, with_counts

Case = dict[str, Any]
PAPERS: list[Case] = yaml.safe_load((Path(__file__).parents[1] / "elections" / "papers.yaml").read_text("utf-8"))
DRAWN = {"赞成": "○", "不赞成": "×", "弃权": "_", "部分无效": "废"}


def ruled(case: Case) -> Ruling:
    marks = ["" if mark == "_" else mark for mark in case["选票"]]
    posts = case.get("职务", ["委员"] * len(marks))
    seats = case.get("应选", {"委员": 2})
    paper = BallotPaper.model_validate({
        "划票": marks, "另选": {"委员": case["另选"]} if "另选" in case else {}, "裁定": case.get("裁定", ""), "理由": case.get("因", ""),
    })  # fmt: skip
    terms = Terms(tuple(posts), tuple("甲乙丙丁"[: len(marks)]), seats, WriteIn.model_validate(case.get("规则", {})), Marks.model_validate(case.get("划票", {})))
    return adjudicate(paper, terms)


@pytest.mark.parametrize("case", PAPERS, ids=lambda case: f"{case['编号']} {case['说明']}")
def test_what_a_paper_counts_for(case: Case) -> None:
    ruling = ruled(case)
    assert ruling.valid is ("有效" not in case)
    assert "；".join(ruling.grounds) == case.get("理由", "")
    if ruling.valid:
        assert "".join(DRAWN[vote] for vote in ruling.votes) == case["票"]
    assert "".join(name for _, name in ruling.written) == case.get("选了", "")


def town_with(papers: list[list[str]], written: list[str]) -> Dossier:
    """Return a town whose committee's election, three for two seats, was entered paper by paper."""
    given_facts = facts({"应选": 2, "首次": {"得票": {"甲": 1, "乙": 1, "丙": 1}}})
    del given_facts["票数"]
    heads = {"应到": 40, "实到": len(papers), "发出": len(papers)}
    rows = [{"划票": marks, "另选": {"委员": text} if text else {}} for marks, text in zip(papers, written, strict=True)]
    first = heads | {"所属选举": "委员选举", "栏目": [{"职务": "委员", "姓名": name} for name in "甲乙丙"], "选票": rows}
    second = {
        "所属选举": "领导选举", "应到": 2, "实到": 2, "发出": 2, "栏目": [{"职务": "主席", "姓名": "甲"}], "选票": [{"划票": ["○"]}, {"划票": ["×"]}],
    }  # fmt: skip
    people = [Delegate.model_validate(row) for row in given_facts["代表"]]
    return Dossier.model_validate(given_facts | {"代表": people, "选票明细": [first, second]}, context={"人员": People(people)})


def test_papers_add_up_to_the_figures_of_the_count() -> None:
    town = with_counts(town_with([["○", "○", "×"], ["○", "", "×"], ["○", "○", "○"], ["", "", ""]], ["", "○丁", "", ""]))
    assert town.results
    ballot = town.results.committee
    assert ballot
    assert (ballot.returned, ballot.valid, ballot.invalid) == (4, 3, 1)
    section = ballot.sections["委员"]
    assert [(one.person.name, one.votes_for, one.votes_against, one.abstentions) for one in section.candidates] == [("甲", 2, 0, 1), ("乙", 1, 0, 2), ("丙", 0, 2, 1)]
    assert [(one.person.name, one.votes_for) for one in section.write_ins] == [("丁", 1)]


MARKS = st.lists(st.sampled_from(["○", "×", "", "√", "废"]), min_size=3, max_size=3)


@given(st.lists(MARKS, min_size=1, max_size=30), st.randoms())
def test_papers_keep_the_invariants_in_any_order(papers: list[list[str]], random: Any) -> None:
    """I4, I5, I6, I8 hold by themselves, and the order in which papers are entered does not matter."""
    shuffled = list(papers)
    random.shuffle(shuffled)
    one, other = (with_counts(town_with(rows, [""] * len(rows))).results for rows in (papers, shuffled))
    assert one
    assert other
    assert one.committee == other.committee
    ballot = one.committee
    assert ballot
    assert ballot.valid + ballot.invalid == ballot.returned == len(papers)
    section = ballot.sections["委员"]
    for tally in section.candidates:
        assert tally.votes_for + tally.votes_against + tally.abstentions + tally.voided == ballot.valid
    assert sum(tally.votes_for for tally in section.candidates) <= 2 * ballot.valid


def test_a_folder_with_figures_needs_no_papers() -> None:
    town = dossier({"应选": 1, "首次": {"得票": {"甲": 30}}})
    assert with_counts(town) is town


def test_a_runoff_is_counted_from_its_papers() -> None:
    town = town_with([["○", "○", "×"]] * 15 + [["○", "×", "○"]] * 15, [""] * 30)
    runoff = {
        "所属选举": "委员选举", "种类": "再次投票", "应到": 40, "实到": 30, "发出": 30,
        "栏目": [{"职务": "委员", "姓名": name} for name in "乙丙"], "选票": [{"划票": ["○", "×"]}] * 16 + [{"划票": ["×", "○"]}] * 14,
    }  # fmt: skip
    people = People(town.delegates)
    more = PaperCount.model_validate(runoff, context={"人员": people})
    counted = with_counts(town.model_copy(update={"papers": (*town.papers, more)}))
    assert counted.results
    [further] = counted.results.further
    assert [one.votes_for for one in further.sections["委员"].candidates] == [16, 14]
