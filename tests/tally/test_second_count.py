"""Ten thousand elections of chance, counted twice: by docgen and by the naive count of tests/support."""

from __future__ import annotations

from random import Random
from typing import Any

from naive_count import State, Votes, fill_seats, follow
from small_vote import NAMES, dossier

from docgen.model.ballot import BallotCount, FurtherBallot, RoundKind, Section, Tally, WriteInTally
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.outcome_chain import play

TIMES = 10_000
TOWN = dossier({"应选": 3, "首次": {"得票": {"甲": 30}}})
PEOPLE: dict[str, Person] = {delegate.name: delegate for delegate in TOWN.delegates}
STRANGER = "亥"


def cast(votes: Votes, written: dict[str, int], heads: dict[str, int]) -> dict[str, Any]:
    lines = tuple(Tally.model_construct(person=PEOPLE[name], votes_for=yes, votes_against=no, abstentions=0, voided=0) for name, (yes, no) in votes.items())
    others = tuple(WriteInTally.model_construct(person=PEOPLE[name], votes_for=yes) for name, yes in written.items())
    return {**heads, "sections": {"委员": Section.model_construct(candidates=lines, write_ins=others)}}


def chance(random: Random, names: list[str]) -> Votes:
    """Votes close together, so that ties and halves happen."""
    return {name: (random.randint(17, 25), random.randint(0, 3)) for name in names}


def heads(random: Random) -> dict[str, int]:
    present = random.choice([40, 40, 40, 41])
    due = present + random.choice([0, 0, 3])
    return {"due": due, "present": present, "issued": present, "returned": present - random.choice([0, 0, 1]), "valid": present - random.choice([1, 4]), "invalid": 0}


def one(random: Random) -> tuple[Dossier, State]:
    """Return an election of chance, and how the naive count says that it ends."""
    seats, runoff_majority = random.randint(1, 6), random.random() < 0.3
    tie = random.choice(["再次投票", "反对票少者当选"])
    base_of = random.choice(["应到", "实到", "有效票"])
    key = {"应到": "due", "实到": "present", "有效票": "valid"}[base_of]
    profile = TOWN.profile.model_copy(update={
        "tie": tie, "runoff_majority": runoff_majority, "shortage": "本次会议另行选举",
        "congress": TOWN.profile.congress.model_copy(update={"base": base_of}),
    })  # fmt: skip
    first = heads(random)
    votes = chance(random, random.sample(NAMES[:12], random.randint(1, 9)))
    written = {name: random.randint(15, 25) for name in random.sample([*NAMES[12:14], STRANGER], random.randint(0, 2))}
    counted = votes | {name: (yes, 0) for name, yes in written.items() if name != STRANGER}
    fewer = tie == "反对票少者当选"
    state = fill_seats(counted, seats, first[key], fewer)
    further: list[FurtherBallot] = []
    while (state.tied or state.vacancies) and len(further) < 3:
        kind: RoundKind = "再次投票" if state.tied else "另行选举"
        names = sorted(state.tied) if state.tied else random.sample(NAMES[:12], random.randint(1, 5))
        again, more = heads(random), chance(random, names)
        further.append(FurtherBallot.model_construct(**cast(more, {}, again), election="委员选举", kind=kind, day=None))
        state = follow(state, kind, more, None if kind == "再次投票" and not runoff_majority else again[key], fewer)
    assert TOWN.results
    results = TOWN.results.model_copy(update={"committee": BallotCount.model_construct(**cast(votes, written, first)), "further": tuple(further)})
    congress = TOWN.congress.model_copy(update={"committee_seats": seats})
    return TOWN.model_copy(update={"profile": profile, "results": results, "congress": congress}), state


def test_both_counts_agree() -> None:
    random = Random(20261122)
    seen = {"再次投票": 0, "缺额": 0, "续": 0}
    for number in range(TIMES):
        town, expected = one(random)
        casts = play(town, "委员选举")
        found = casts[-1].after["委员"]
        told = (
            {person.name for person in found.elected}, {person.name for person in found.tied}, found.open_seats, found.vacancies,
        )  # fmt: skip
        assert told == (expected.elected, expected.tied, expected.open_seats, expected.vacancies), f"第{number}例"
        assert len(found.elected) + found.open_seats + found.vacancies == town.congress.committee_seats
        seen["再次投票"] += any(cast.kind == "再次投票" for cast in casts)
        seen["缺额"] += bool(found.vacancies)
        seen["续"] += len(casts) > 2
    assert min(seen.values()) > 500, "the chances must reach every kind of ending"
