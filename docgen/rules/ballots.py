"""Ballot papers one by one (选票明细): each ruled on, then added up to the figures of the count (§2.10)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.model.ballot import (
    BallotCount,
    BallotPaper,
    Election,
    FurtherBallot,
    PaperCount,
    Results,
    Section,
    Tally,
    WriteInTally,
)
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import Marks, WriteIn
from docgen.rules.outcome_chain import COMMITTEE, RUNOFF, WHOLE, final, members_at_plenary, play
from docgen.rules.seats import places_of

YES = frozenset("○ 〇 ◯ O o 0 √ ✓ ✔ ☑ 赞成 同意".split())
NO = frozenset("× x X ✕ ✗ ✘ ╳ 不赞成 反对 不同意".split())
BLANK = frozenset(("", "弃权", "空白"))
VOID = frozenset("废 无效 作废 ? ？".split())
"""What tellers write for what they saw: a tick or a word in the voter's clear intent counts (§2.10)."""
FOR, AGAINST, ABSTAIN, UNREADABLE = "赞成", "不赞成", "弃权", "部分无效"
PARTING = re.compile("[、，,；;\\s]+")


@dataclass(frozen=True)
class Ruling:
    """What one ballot paper counts for.

    valid: whether the whole paper is. votes: for each box 赞成, 不赞成, 弃权 or 部分无效. written: (post, name) of
    those written in that count. grounds: why something on it does not count.
    """

    valid: bool
    votes: tuple[str, ...]
    written: tuple[tuple[str, str], ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terms:
    """What papers of one ballot are ruled by: (post, names printed) of each box, seats of each post, the profile's rules."""

    posts: tuple[str, ...]
    names: tuple[str, ...]
    seats: Mapping[str, int]
    write_in: WriteIn
    marks: Marks
    places: Mapping[str, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        places: dict[str, tuple[int, ...]] = {}
        for index, post in enumerate(self.posts):
            places[post] = (*places.get(post, ()), index)
        object.__setattr__(self, "places", places)


def vote_of(mark: str, marks: Marks) -> str | None:
    """Return what a mark says; None when nobody can tell."""
    mark = mark.strip()
    if mark == marks.yes or (mark in YES and mark != marks.no):
        return FOR
    if mark == marks.no or mark in NO:
        return AGAINST
    return ABSTAIN if mark in BLANK else UNREADABLE if mark in VOID else None


def names_in(text: str, marks: Marks) -> list[tuple[str, bool]]:
    """Return the names written in a cell, each with whether the mark for 赞成 is drawn at it: `○蒋文博、钟家驹`."""
    found = []
    for word in PARTING.split(text.strip()):
        name = word.strip("".join(mark for mark in {*YES, marks.yes} if len(mark) == 1))
        if name:
            found.append((name, name != word))
    return found


def adjudicate(paper: BallotPaper, terms: Terms) -> Ruling:
    """Return what one paper counts for: more chosen than seats voids the section, and the paper if no section is left."""
    votes = [vote_of(mark, terms.marks) or UNREADABLE for mark in paper.marks]
    if paper.ruling == "作废":
        return Ruling(False, tuple(votes), grounds=(paper.grounds,))
    written: list[tuple[str, str]] = []
    grounds: list[str] = []
    void = 0
    for post, places in terms.places.items():
        names, told = chosen_names(paper.written.get(post, ""), post, terms)
        drawn = Counter(votes[place] for place in places)
        chosen = drawn[FOR] + len(names)
        if chosen > terms.seats[post]:
            void += 1
            grounds.append(f"{post}所选{chosen}名多于应选{terms.seats[post]}名")
            for place in places:
                votes[place] = UNREADABLE
            continue
        grounds += told
        room = drawn[AGAINST] + (drawn[ABSTAIN] if terms.write_in.after_abstain else 0)
        if terms.write_in.requires_against and len(names) > room:
            grounds.append(f"{post}另选{len(names)}名多于不赞成的{room}名，所写部分无效")
        else:
            written += [(post, name) for name in names]
    valid = void < len(terms.places)
    return Ruling(valid, tuple(votes), tuple(written) if valid else (), tuple(grounds))


def chosen_names(text: str, post: str, terms: Terms) -> tuple[list[str], list[str]]:
    """Return the names written in for `post` that count as chosen, and why others do not."""
    names: list[str] = []
    told: list[str] = []
    if not text.strip():
        return names, told
    printed = {terms.names[place] for place in terms.places[post]}
    for name, marked in names_in(text, terms.marks):
        if not terms.write_in.allowed:
            told.append(f"不另选他人，另写的{name}无效")
        elif name in printed:
            told.append(f"另写的{name}已印在选票上，所写部分无效")
        elif terms.write_in.needs_mark and not marked:
            told.append(f"另写的{name}没有画“{terms.marks.yes}”，该项无效")
        elif name not in names:
            names.append(name)
    return names, told


def terms_of(papers: PaperCount, seats: Mapping[str, int], dossier: Dossier) -> Terms:
    """Return what the papers of one ballot are ruled by; on a runoff nobody is written in."""
    rule = dossier.profile.write_in
    if papers.kind == RUNOFF:
        rule = rule.model_copy(update={"allowed": False})
    boxes = papers.boxes
    return Terms(tuple(box.post for box in boxes), tuple(box.person.name for box in boxes), seats, rule, dossier.profile.marks)


def count(papers: PaperCount, terms: Terms, people: Mapping[str, Person]) -> BallotCount:
    """Return the figures that the papers add up to. people: {name or number: person}; a stranger's votes are left out."""
    rulings = [adjudicate(paper, terms) for paper in papers.papers]
    valid = [ruling for ruling in rulings if ruling.valid]
    drawn = [Counter(column) for column in zip(*(ruling.votes for ruling in valid), strict=True)] or [Counter[str]() for _ in papers.boxes]
    written = Counter(pair for ruling in valid for pair in ruling.written)
    facts: dict[str, object] = {name: getattr(papers, name) for name in ("due", "present", "printed", "issued", "counted_at")}
    facts |= {"returned": len(rulings), "valid": len(valid), "invalid": len(rulings) - len(valid)}
    facts["sections"] = {
        post: Section(
            candidates=tuple(tally(papers.boxes[place].person, drawn[place]) for place in places),
            write_ins=tuple(
                WriteInTally(person=people[name], votes_for=number)
                for (at, name), number in sorted(written.items()) if at == post and name in people
            ),
        )
        for post, places in terms.places.items()
    }  # fmt: skip
    if papers.kind == "首次投票":
        return BallotCount.model_validate(facts)
    return FurtherBallot.model_validate(facts | {"election": papers.election, "kind": papers.kind, "day": papers.day})


def tally(person: Person, drawn: Mapping[str, int]) -> Tally:
    return Tally(
        person=person, votes_for=drawn.get(FOR, 0), votes_against=drawn.get(AGAINST, 0),
        abstentions=drawn.get(ABSTAIN, 0), voided=drawn.get(UNREADABLE, 0),
    )  # fmt: skip


def known_people(dossier: Dossier) -> dict[str, Person]:
    """Return {number or name: person} of the roster; a name that two share only leads to somebody by number."""
    everybody: Sequence[Person] = (*dossier.delegates, *dossier.others)
    shared = Counter(person.name for person in everybody)
    return {person.name: person for person in everybody if shared[person.name] == 1} | {person.number: person for person in everybody if person.number}


def with_counts(dossier: Dossier) -> Dossier:
    """Return the dossier with the figures that its ballot papers add up to; as it is where there are none.

    Sittings and hands (到会、举手表决) are kept; the leaders' papers may come later than the committee's.
    """
    first = {papers.election: papers for papers in dossier.papers if papers.kind == "首次投票"}
    told = dossier.results or Results()
    if told.committee or told.preliminary or not set(first) & set(COMMITTEE):
        return dossier
    people = known_people(dossier)
    ballots = {election: count(papers, terms_of(papers, places_of(dossier, election), dossier), people) for election, papers in first.items()}
    names: dict[str, Election] = {"preliminary": "委员预选", "committee": "委员选举", "leaders": "领导选举"}
    counted = with_results(dossier, told.model_copy(update={name: ballots.get(election) for name, election in names.items()}))
    for papers in dossier.papers:
        if papers.kind != "首次投票":
            found = count(papers, terms_of(papers, seats_open(papers, counted), dossier), people)
            assert isinstance(found, FurtherBallot)
            assert counted.results
            counted = with_results(counted, counted.results.model_copy(update={"further": (*counted.results.further, found)}))
    return counted


def with_results(dossier: Dossier, results: Results) -> Dossier:
    return dossier.model_copy(update={"results": results})


def seats_open(papers: PaperCount, dossier: Dossier) -> dict[str, int]:
    """Return {post: seats that a further vote is about}, after the votes counted so far."""
    committee = play(dossier, "委员选举")
    casts = play(dossier, papers.election) if papers.election in COMMITTEE else play(dossier, "领导选举", members_at_plenary(dossier, committee))
    state = final(dossier, casts)
    seats = places_of(dossier, papers.election)
    asked = {post: state[post].to_fill(papers.kind) if post in state and papers.kind not in WHOLE else 0 for post in seats}
    return {post: asked[post] or seats[post] for post in seats}


def rulings_of(dossier: Dossier) -> Iterable[tuple[int, PaperCount, list[Ruling]]]:
    """Yield every ballot of the 选票明细, with its place in the list and what each paper counts for."""
    for index, papers in enumerate(dossier.papers):
        asked = places_of(dossier, papers.election) if papers.kind in WHOLE or not dossier.results else seats_before(index, dossier)
        terms = terms_of(papers, asked, dossier)
        yield index, papers, [adjudicate(paper, terms) for paper in papers.papers]


def seats_before(index: int, dossier: Dossier) -> dict[str, int]:
    """Return the seats that a further vote was about when it was held."""
    assert dossier.results
    earlier = sum(1 for papers in dossier.papers[:index] if papers.kind != "首次投票")
    known = with_results(dossier, dossier.results.model_copy(update={"further": dossier.results.further[:earlier]}))
    return seats_open(dossier.papers[index], known)
