"""Elections of several posts at once, some with more candidates than seats, among persons who share a name; and preliminary ones.

Each post is counted by itself, as the naive count of tests/support counts it.
"""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from naive_count import State, Votes, fill_seats, follow
from small_vote import NAMES, dossier

from docgen.model.ballot import BallotCount, FurtherBallot, Results, Section, Tally
from docgen.model.dossier import Dossier
from docgen.model.profile import PlenaryRule, PostRule, PostRules, Preliminary
from docgen.rules.check_slate import check_contest
from docgen.rules.elections import elections
from docgen.rules.outcome_chain import PRELIMINARY, Standing, final, formal_candidates, play

FEW = settings(max_examples=150, deadline=None)
TOWN = dossier({"应选": 3, "首次": {"得票": {"甲": 30}}})
TWINS = tuple(one.model_copy(update={"name": "甲" if index % 2 else one.name, "number": f"P{index:02}"}) for index, one in enumerate(TOWN.delegates[: len(NAMES)]))
"""Half of them share one name; the numbers tell them apart."""
POSTS = {"主席": (0, 3), "副主席": (3, 9), "秘书长": (9, 12)}
"""Which of the twins stand for what."""
NUMBERS = st.integers(17, 25), st.integers(0, 3)
HEADS: dict[str, Any] = {"due": 40, "present": 40, "issued": 40, "returned": 40, "valid": 40, "invalid": 0}


def section(votes: Votes) -> Section:
    people = {person.number: person for person in TWINS}
    lines = (Tally.model_construct(person=people[key], votes_for=yes, votes_against=no, abstentions=0, voided=0) for key, (yes, no) in votes.items())
    return Section.model_construct(candidates=tuple(lines), write_ins=())


def votes_for(first: int, last: int) -> st.SearchStrategy[Votes]:
    return st.dictionaries(st.sampled_from([person.number for person in TWINS[first:last]]), st.tuples(*NUMBERS), min_size=1)


def town(results: Results, **changes: Any) -> Dossier:
    congress = TOWN.congress.model_copy(update={"vice_seats": 3, **changes.pop("congress", {})})
    profile = TOWN.profile.model_copy(update=changes)
    return TOWN.model_copy(update={"delegates": TWINS, "congress": congress, "profile": profile, "results": results})


def told(found: Standing) -> tuple[set[str], set[str], int, int]:
    return {person.number for person in found.elected}, {person.number for person in found.tied}, found.open_seats, found.vacancies


def expected(state: State) -> tuple[set[str], set[str], int, int]:
    return state.elected, state.tied, state.open_seats, state.vacancies


@FEW
@given(st.fixed_dictionaries({post: votes_for(*span) for post, span in POSTS.items()}), st.booleans(), st.booleans(), st.data())
def test_each_post_is_filled_by_itself(votes: dict[str, Votes], fewer: bool, majority: bool, data: Any) -> None:
    seats = {"主席": 1, "副主席": 3, "秘书长": 1}
    states = {post: fill_seats(votes[post], seats[post], 40, fewer) for post in POSTS}
    tied = {post: state for post, state in states.items() if state.tied}
    further: tuple[FurtherBallot, ...] = ()
    if tied:
        again = {post: {key: data.draw(st.tuples(*NUMBERS)) for key in sorted(state.tied)} for post, state in tied.items()}
        sections = {post: section(found) for post, found in again.items()}
        further = (FurtherBallot.model_construct(**HEADS, sections=sections, election="领导选举", kind="再次投票", day=None),)
        states |= {post: follow(states[post], "再次投票", again[post], 40 if majority else None, fewer) for post in tied}
    ballot = BallotCount.model_construct(**HEADS, sections={post: section(found) for post, found in votes.items()})
    held = town(
        Results.model_construct(leaders=ballot, further=further), congress={"secretary_seats": 1, "secretary_mode": "投票选举"},
        tie="反对票少者当选" if fewer else "再次投票", runoff_majority=majority,
    )  # fmt: skip
    found = final(held, play(held, "领导选举", TWINS))
    assert {post: told(found[post]) for post in POSTS} == {post: expected(state) for post, state in states.items()}


@FEW
@given(votes_for(0, 12), votes_for(0, 12), st.integers(1, 6), st.booleans(), st.booleans(), st.data())
def test_a_preliminary_election_passes_the_most_voted(votes: Votes, formal: Votes, seats: int, majority: bool, fewer: bool, data: Any) -> None:
    state = fill_seats(votes, seats, 40 if majority else None, fewer)
    further: tuple[FurtherBallot, ...] = ()
    if state.tied:
        again = {key: data.draw(st.tuples(*NUMBERS)) for key in sorted(state.tied)}
        further = (FurtherBallot.model_construct(**HEADS, sections={"委员": section(again)}, election=PRELIMINARY, kind="再次投票", day=None),)
        state = follow(state, "再次投票", again, 40 if majority else None, fewer)
    nominees = TWINS[:12]
    rule = TOWN.profile.congress.model_copy(update={"preliminary": Preliminary(majority=majority)})
    ballot = BallotCount.model_construct(**HEADS, sections={"委员": section(votes)})
    held = town(
        Results.model_construct(preliminary=ballot, further=further), congress={"committee_seats": seats},
        tie="反对票少者当选" if fewer else "再次投票", runoff_majority=majority,
    )  # fmt: skip
    held = held.model_copy(update={
        "profile": held.profile.model_copy(update={"congress": rule}), "slate": held.slate.model_copy(update={"committee": nominees}),
    })  # fmt: skip
    casts = play(held, PRELIMINARY)
    assert told(final(held, casts)["委员"]) == expected(state)
    standing = {person.number for person in formal_candidates(held)}
    assert standing == ({person.number for person in nominees} if state.tied else state.elected)
    prepared = elections(held)
    assert prepared.formal_known is (not state.tied)
    if not state.tied:
        assert len(standing) <= seats
        worst = min((votes[key] for key in standing), default=(0, 0))
        assert all(votes[key][0] <= worst[0] for key in votes if key not in standing and (not majority or votes[key][0] > 20))


@FEW
@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 100), st.sampled_from(["等额", "差额"]))
def test_a_post_of_its_own_rule_is_held_to_that_rule_alone(seats: int, standing: int, percent: int, contest: Any) -> None:
    own = PostRule(contest=contest, margin_percent=percent if contest == "差额" else None)
    chair = TOWN.slate.leaders[0]
    leaders = (chair, *(chair.model_copy(update={"person": person, "post": "副主席"}) for person in TWINS[:standing]))
    held = TOWN.model_copy(update={
        "congress": TOWN.congress.model_copy(update={"vice_seats": seats, "committee_seats": len(TOWN.slate.committee)}),
        "profile": TOWN.profile.model_copy(update={"plenary": PlenaryRule(posts=PostRules(vice=own))}),
        "slate": TOWN.slate.model_copy(update={"leaders": leaders}),
    })  # fmt: skip
    codes = [finding.code for finding in check_contest(held)]
    if contest == "等额":
        assert codes == (["E-ELE-03"] if standing > seats else [])
    else:
        enough = 100 * (standing - seats) >= percent * seats and standing > seats
        assert codes == ([] if enough or standing < seats else ["E-ELE-03"] if standing == seats else ["E-ELE-04"])
    found = elections(held).vice
    assert (found.margin_percent, found.seats, len(found.candidates)) == (own.margin_percent, seats, standing)
