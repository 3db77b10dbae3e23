"""The votes of one election in their order: the first, then those that follow it (§2.10, §2.11); a preliminary election likewise.

A void vote is held again (重新投票); a tie across the last seat is voted on again among the tied (再次投票); seats
left empty go to a further election (另行选举) or are given up (减少名额), as the profile says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.model.ballot import BallotCount, Election, Section
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import BallotRule
from docgen.rules.quorum import base_heads, quorum_met, threshold
from docgen.rules.roster import Identity, identities, identity
from docgen.rules.seats import places_of
from docgen.rules.tally import Outcome, Votes, elect, is_void

LEADING = ("主席", "副主席", "秘书长")
FIRST, ANEW, RUNOFF, FURTHER = "首次投票", "重新投票", "再次投票", "另行选举"
PRELIMINARY: Election = "委员预选"
COMMITTEE: tuple[Election, ...] = (PRELIMINARY, "委员选举")
"""The elections at which the congress votes; at the others the committee does."""
WHOLE = (FIRST, ANEW)
"""Kinds of vote that are about all seats."""


@dataclass(frozen=True)
class Standing:
    """How far the seats of one post are filled."""

    seats: int
    elected: tuple[Person, ...] = ()
    tied: tuple[Person, ...] = ()
    open_seats: int = 0
    vacancies: int = 0
    reduced: int = 0

    def to_fill(self, kind: str) -> int:
        """Return the seats that a vote of `kind` is about."""
        return {RUNOFF: self.open_seats, FURTHER: self.vacancies}.get(kind, self.seats)

    def after(self, outcome: Outcome[Person], kind: str) -> Standing:
        """Return how far the seats are filled when a vote of `kind` has brought `outcome`."""
        if kind in WHOLE:
            return Standing(self.seats, outcome.elected, outcome.tied, outcome.open_seats, outcome.vacancies)
        left = self.vacancies if kind == RUNOFF else 0
        return Standing(self.seats, self.elected + outcome.elected, outcome.tied, outcome.open_seats, left + outcome.vacancies)


@dataclass(frozen=True)
class Cast:
    """One vote that was held, with what it was about and what it brought.

    key: where its figures stand. before, after: {post: how far its seats were filled}. outcomes: {post: who won}, of
    the posts that it filled. eligible: who could be written in, None where nobody is barred. superseded: void, and held again.
    """

    key: str
    election: Election
    kind: str
    ballot: BallotCount
    rule: BallotRule
    before: Mapping[str, Standing]
    after: Mapping[str, Standing]
    outcomes: Mapping[str, Outcome[Person]]
    eligible: frozenset[Identity] | None
    superseded: bool = False

    @property
    def name(self) -> str:
        """What the vote is called, e.g. 委员选举再次投票."""
        return self.election if self.kind == FIRST else self.election + self.kind

    @property
    def stands(self) -> bool:
        return stands(self.ballot, self.rule)

    def sections(self) -> Iterator[tuple[str, str, Section]]:
        """Yield post, key path and section of every post that was up for this vote."""
        for post in self.before:
            if section := self.ballot.sections.get(post):
                yield post, f"{self.key}.得票.{post}", section

    def outcome_by(self, post: str, heads: int, dossier: Dossier) -> Outcome[Person]:
        """Return who would win `post` if more than half of `heads` were asked."""
        return section_outcome(self, post, threshold(heads), dossier)


def stands(ballot: BallotCount, rule: BallotRule) -> bool:
    """Whether a vote counts: a quorum was there, and no more sheets came back than went out."""
    return quorum_met(ballot.present, ballot.due, rule.quorum) and not is_void(ballot)


def posts_of(dossier: Dossier, election: Election) -> tuple[str, ...]:
    """Return the posts that an election fills, in printed order."""
    if election in COMMITTEE:
        return ("委员",)
    voted = dossier.congress.secretary_mode == "投票选举" and dossier.congress.secretary_seats
    return tuple(post for post in LEADING if post != "秘书长" or voted)


def writable(dossier: Dossier, election: Election, members: Iterable[Person]) -> frozenset[Identity] | None:
    """Return who may be elected though only written in, as the profile says (另选他人.范围); None: anybody."""
    scope = dossier.profile.write_in.eligible
    if scope == "不限":
        return None
    return frozenset(identities(members if election == "领导选举" and scope == "委员" else dossier.voters))


def votes_of(dossier: Dossier, election: Election) -> list[tuple[str, str, BallotCount]]:
    """Return key, kind and figures of every vote of an election, in order."""
    results = dossier.results
    if results is None:
        return []
    first = {PRELIMINARY: results.preliminary, "委员选举": results.committee, "领导选举": results.leaders}[election]
    further = [(f"票数.后续选举[{index}]", str(one.kind), one) for index, one in enumerate(results.further) if one.election == election]
    return [(f"票数.{election}", FIRST, first), *further] if first else []


def play(dossier: Dossier, election: Election, members: Sequence[Person] = ()) -> list[Cast]:
    """Return every vote of an election in order, each beginning where the one before it ended.

    members: who sat on the committee when the leaders were elected.
    """
    rule = dossier.profile.congress if election in COMMITTEE else dossier.profile.plenary
    seats, eligible = places_of(dossier, election), writable(dossier, election, members)
    state = {post: Standing(seats[post], vacancies=seats[post]) for post in posts_of(dossier, election)}
    votes, casts = votes_of(dossier, election), []
    for number, (key, kind, ballot) in enumerate(votes):
        cast = Cast(key, election, kind, ballot, rule, dict(state), {}, {}, eligible)
        outcomes = {post: section_outcome(cast, post, least_of(cast, dossier), dossier) for post, _, _ in cast.sections()} if cast.stands else {}
        state |= {post: state[post].after(outcome, kind) for post, outcome in outcomes.items()}
        again = (ANEW,) if kind in WHOLE else (kind,)
        superseded = not cast.stands and any(later in again for _, later, _ in votes[number + 1 :])
        casts.append(replace(cast, after=dict(state), outcomes=outcomes, superseded=superseded))
    return casts


def most_votes_win(election: str, kind: str, dossier: Dossier) -> bool:
    """Whether the most votes win without half: on a tie and in a preliminary election, unless the profile asks half there too."""
    asked = dossier.profile.congress.preliminary
    if election == PRELIMINARY and not (asked and asked.majority):
        return True
    return kind == RUNOFF and not dossier.profile.runoff_majority


def least_of(cast: Cast, dossier: Dossier) -> int:
    """Return the votes that elect in this vote."""
    if most_votes_win(cast.election, cast.kind, dossier):
        return 1
    return threshold(base_heads(cast.rule, cast.ballot))


def section_outcome(cast: Cast, post: str, least: int, dossier: Dossier) -> Outcome[Person]:
    """Return who wins `post`: everybody printed, and of those written in who may be elected; on a tie the tied alone."""
    section, before = cast.ballot.sections[post], cast.before[post]
    votes = {tally.person: Votes(tally.votes_for, tally.votes_against) for tally in section.candidates}
    votes |= {found.person: Votes(found.votes_for) for found in section.write_ins if cast.eligible is None or identity(found.person) in cast.eligible}
    if cast.kind == RUNOFF:
        tied = identities(before.tied)
        votes = {person: found for person, found in votes.items() if identity(person) in tied}
    elif cast.kind == FURTHER:
        seated = identities(before.elected)
        votes = {person: found for person, found in votes.items() if identity(person) not in seated}
    seats = before.to_fill(cast.kind)
    return elect(votes, seats, least, dossier.profile.tie) if seats else Outcome(())


def final(dossier: Dossier, casts: Sequence[Cast]) -> dict[str, Standing]:
    """Return how far the seats are filled after every vote and every reduction."""
    state = dict(casts[-1].after)
    for cut in dossier.results.reductions if dossier.results else ():
        if cut.election == casts[0].election and cut.post in state:
            found = state[cut.post]
            given_up = min(cut.seats, found.vacancies)
            state[cut.post] = replace(found, vacancies=found.vacancies - given_up, reduced=found.reduced + given_up)
    return state


def is_settled(dossier: Dossier, casts: Sequence[Cast]) -> bool:
    """Whether an election has a valid vote and no tie left open."""
    return any(cast.stands for cast in casts if cast.kind in WHOLE) and not any(found.tied for found in final(dossier, casts).values())


def formal_candidates(dossier: Dossier) -> tuple[Person, ...]:
    """Return who stands for the committee: those of the slate, or whom the preliminary election left of them (预选).

    While that is not held or a tie in it is open, the whole slate stands.
    """
    casts = play(dossier, PRELIMINARY) if dossier.profile.congress.preliminary else []
    if not casts or not is_settled(dossier, casts):
        return dossier.slate.committee
    passed = final(dossier, casts)["委员"].elected
    left = identities(passed)
    named = identities(dossier.slate.committee)
    listed = tuple(person for person in dossier.slate.committee if identity(person) in left)
    return listed + tuple(person for person in passed if identity(person) not in named)


def members_at_plenary(dossier: Dossier, casts: Sequence[Cast]) -> tuple[Person, ...]:
    """Return who was on the committee when it met to elect its leaders: those elected at a later meeting were not."""
    if dossier.profile.shortage == "下次会议另行选举":
        casts = [cast for cast in casts if cast.kind != FURTHER] or casts
    return casts[-1].after["委员"].elected
