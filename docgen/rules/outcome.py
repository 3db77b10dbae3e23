"""From the figures of the day to its results: every vote, and how both elections ended (§2.11, §2.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from docgen.model.ballot import Election, HandVote, Tally, WriteInTally
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.elections import elected_in_order, in_list_order, in_stroke_order
from docgen.rules.outcome_chain import (
    PRELIMINARY,
    WHOLE,
    Cast,
    Standing,
    final,
    members_at_plenary,
    most_votes_win,
    play,
)
from docgen.rules.outcome_records import BallotResult, Basis, Line, Officer, Results, Round, SectionResult
from docgen.rules.outcome_words import announcement, quorum_words, sheet_words
from docgen.rules.quorum import base_heads, quorum_met, quorum_needed, threshold
from docgen.rules.roster import Identity, identities, identity
from docgen.rules.tally import Outcome

Printed = Callable[[Iterable[Person]], Sequence[Person]]


def casts_of(dossier: Dossier) -> tuple[list[Cast], list[Cast], list[Cast]]:
    """Return every vote of the preliminary election, the committee's and the leaders'; empty before it is counted."""
    committee = play(dossier, "委员选举")
    return play(dossier, PRELIMINARY), committee, play(dossier, "领导选举", members_at_plenary(dossier, committee) if committee else ())


def evaluate(dossier: Dossier) -> Results | None:
    """Return how the elections ended, or None before the day.

    A vote without quorum or with more sheets returned than issued elects nobody.
    """
    _, committee_casts, leaders_casts = casts_of(dossier)
    if not committee_casts:
        return None
    committee = ballot_result(dossier, committee_casts)
    leaders = ballot_result(dossier, leaders_casts) if leaders_casts else None
    return Results(
        preliminary=evaluate_preliminary(dossier), committee=committee, leaders=leaders, officers=officers(leaders, dossier), hands=hand_votes(dossier)
    )


def evaluate_preliminary(dossier: Dossier) -> BallotResult | None:
    """Return who goes into the committee's election (预选); None where nobody voted on it."""
    casts = play(dossier, PRELIMINARY)
    return ballot_result(dossier, casts) if casts else None


def printed_order(dossier: Dossier, election: Election) -> Printed:
    """Return what puts names in the order of the lists: strokes, for leaders the approved order first (§0-7)."""
    approved = [identity(leader.person) for leader in dossier.slate.leaders]

    def by_stroke(persons: Iterable[Person]) -> Sequence[Person]:
        return in_stroke_order(persons, dossier)

    def as_approved(persons: Iterable[Person]) -> Sequence[Person]:
        return sorted(by_stroke(persons), key=lambda p: approved.index(identity(p)) if identity(p) in approved else len(approved))

    def as_elected(persons: Iterable[Person]) -> Sequence[Person]:
        return elected_in_order(persons, dossier)

    def as_listed(persons: Iterable[Person]) -> Sequence[Person]:
        named = {identity(person): place for place, person in enumerate(dossier.slate.committee)}
        return in_list_order(tuple(sorted(by_stroke(persons), key=lambda person: named.get(identity(person), len(named)))), dossier)

    return {PRELIMINARY: as_listed, "委员选举": as_elected, "领导选举": as_approved}[election]


def hand_votes(dossier: Dossier) -> dict[str, HandVote]:
    """Return {agenda item: vote} of the session that elects the committee; 通过选举办法 was voted on as 大会选举办法."""
    session, counted = dossier.congress.election_session, dossier.results
    if session is None or counted is None:
        return {}
    votes = [vote for vote in counted.hands if "全体会议" not in vote.item]
    found = {item: next((vote for vote in votes if item.removeprefix("通过") in vote.item), None) for item in session.items}
    return {item: vote for item, vote in found.items() if vote}


def officers(leaders: BallotResult | None, dossier: Dossier) -> tuple[Officer, ...]:
    """Return who leads after the day: those elected, and a 秘书长 who was not put on the ballot (§1.2); nobody before the plenary."""
    if leaders is None:
        return ()
    elected = [Officer(post=section.name, person=person) for section in leaders.sections for person in section.elected]
    if dossier.congress.secretary_mode == "投票选举":
        return tuple(elected)
    named = [Officer(post="秘书长", person=leader.person) for leader in dossier.slate.standing_for("秘书长")]
    return (*elected, *named)


def ballot_result(dossier: Dossier, casts: Sequence[Cast]) -> BallotResult:
    """Return how one election ended: the figures of its first valid vote, the outcome after all its votes."""
    printed = printed_order(dossier, casts[0].election)
    rounds = tuple(round_of(cast, dossier, printed) for cast in casts)
    whole = [index for index, cast in enumerate(casts) if cast.kind in WHOLE]
    main = next((index for index in whole if casts[index].stands), whole[-1])
    state = final(dossier, casts)
    sections = tuple(final_section(section, state[section.name], casts, rounds, printed) for section in rounds[main].sections)
    return BallotResult.model_validate({**dict(rounds[main]), "sections": sections, "rounds": rounds})


def final_section(section: SectionResult, standing: Standing, casts: Sequence[Cast], rounds: Sequence[Round], printed: Printed) -> SectionResult:
    """Return a section of the first valid vote with the outcome of all votes put in."""
    winners = identities(standing.elected)
    lines = winning_lines(section.name, casts, rounds)
    elected = tuple(printed(standing.elected))
    update = {
        "candidates": tuple(marked(line, winners) for line in section.candidates),
        "write_ins": tuple(marked(line, winners) for line in section.write_ins),
        "elected": elected, "winners": tuple(lines[identity(person)] for person in elected),
        "vacancies": standing.vacancies, "reduced": standing.reduced,
        "runoff": tuple(printed(standing.tied)), "open_seats": standing.open_seats,
    }
    return section.model_copy(update=update)


def marked(line: Line, winners: set[Identity]) -> Line:
    return line.model_copy(update={"elected": identity(line.person) in winners})


def winning_lines(post: str, casts: Sequence[Cast], rounds: Sequence[Round]) -> dict[Identity, Line]:
    """Return {person: the votes that elected them}, with the vote in which that was."""
    found = {}
    for cast, one in zip(casts, rounds, strict=True):
        kind = "" if cast.kind in WHOLE else cast.kind
        for section in one.sections:
            if section.name == post:
                lines = [line for line in (*section.candidates, *section.write_ins) if line.elected]
                found.update({identity(line.person): line.model_copy(update={"round_name": kind}) for line in lines})
    return found


def round_of(cast: Cast, dossier: Dossier, printed: Printed) -> Round:
    """Return how one vote ended, and what is said of it."""
    ballot, rule = cast.ballot, cast.rule
    sections = tuple(section_of(cast, post, dossier, printed) for post, _, _ in cast.sections())
    return Round(
        election=cast.election, kind=cast.kind, name=cast.name, due=ballot.due, present=ballot.present, on_leave=max(0, ballot.due - ballot.present),
        printed=ballot.due if ballot.printed is None else ballot.printed, issued=ballot.issued, returned=ballot.returned,
        valid=ballot.valid, invalid=ballot.invalid, handling=ballot.handling,
        quorum=quorum_needed(ballot.due, rule.quorum), quorum_met=quorum_met(ballot.present, ballot.due, rule.quorum), stands=cast.stands,
        base=rule.base, threshold=threshold(base_heads(rule, ballot)), day=getattr(ballot, "day", None) or dossier.congress.opens,
        counted_at=ballot.counted_at, sections=sections,
        quorum_words=quorum_words(cast), sheet_words=sheet_words(cast), announcement=announcement(cast, sections, dossier),
    )  # fmt: skip


def section_of(cast: Cast, post: str, dossier: Dossier, printed: Printed) -> SectionResult:
    """Return how the vote for one post ended, its lists in printed order."""
    section, before = cast.ballot.sections[post], cast.before[post]
    outcome = cast.outcomes.get(post, Outcome((), vacancies=before.to_fill(cast.kind)))
    order = {identity(person): place for place, person in enumerate(printed(tally.person for tally in section.candidates))}
    winners = identities(outcome.elected)
    return SectionResult(
        name=post, seats=before.to_fill(cast.kind),
        candidates=tuple(line(tally, winners) for tally in sorted(section.candidates, key=lambda tally: order[identity(tally.person)])),
        write_ins=tuple(line(found, winners) for found in sorted(section.write_ins, key=lambda found: -found.votes_for)),
        elected=tuple(printed(outcome.elected)), vacancies=outcome.vacancies,
        runoff=tuple(printed(outcome.tied)), open_seats=outcome.open_seats, bases=bases(cast, post, dossier, printed),
    )  # fmt: skip


def bases(cast: Cast, post: str, dossier: Dossier, printed: Printed) -> tuple[Basis, ...]:
    """Return who would be elected under each base (§2.2); nothing where the most votes win."""
    if not cast.stands or most_votes_win(cast.election, cast.kind, dossier):
        return ()
    heads = {"应到": cast.ballot.due, "实到": cast.ballot.present, "有效票": cast.ballot.valid}
    return tuple(
        Basis(base=base, heads=count, threshold=threshold(count), elected=tuple(printed(cast.outcome_by(post, count, dossier).elected)))
        for base, count in heads.items() if base != "有效票" or cast.rule.base == "有效票"
    )  # fmt: skip


def line(tally: Tally | WriteInTally, winners: set[Identity]) -> Line:
    """Return the printed line of one name."""
    facts = {"votes_for": tally.votes_for, "elected": identity(tally.person) in winners}
    if isinstance(tally, Tally):
        facts |= {"votes_against": tally.votes_against, "abstentions": tally.abstentions, "voided": tally.voided}
    return Line(person=tally.person, **facts)

