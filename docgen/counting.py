"""The hops of `docgen tally`: open the folder, count, make the papers of the result, keep the log; and the tellers' sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docgen import build, count_log
from docgen.content.count_book import Book, Line, Page, count_book, paper_book
from docgen.model.ballot import BallotCount, Election, FurtherBallot, Section
from docgen.model.ballot import Results as Counts
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.output import Made
from docgen.problem import DocgenError, Place, Problem
from docgen.rules.ballots import rulings_of
from docgen.rules.elections import elections
from docgen.rules.outcome import casts_of, evaluate, evaluate_preliminary
from docgen.rules.outcome_chain import FIRST, FURTHER, PRELIMINARY, RUNOFF, final, posts_of
from docgen.rules.outcome_records import BallotResult, Results
from docgen.rules.seats import places_of
from docgen.whole import write_whole

PAPERS = ("B37", "C06", "C08", "D01")
"""The papers that say what was counted."""
BEFORE = ("B32", "B33")
"""The papers that a preliminary election changes: ballots and tally sheets with the formal candidates."""
ELECTIONS: tuple[Election, ...] = (PRELIMINARY, "委员选举", "领导选举")
BY_ELECTION = ("本次会议另行选举", "下次会议另行选举")


def dossier_of(folder: build.Folder) -> Dossier:
    """Return the facts of a congress. Raises DocgenError: the folder is of another kind."""
    if isinstance(folder.dossier, Dossier):
        return folder.dossier
    raise DocgenError([Problem("E-CMD-03", Place(str(folder.path)), "这是通报的资料目录，没有选举", "换一个大会的资料目录")])


def count(folder: build.Folder) -> Results | BallotResult:
    """Return how the elections ended, or the preliminary one alone before the others. Raises DocgenError: nothing has been counted."""
    found = evaluate(dossier_of(folder)) or evaluate_preliminary(dossier_of(folder))
    if found is None:
        cure = f"填写票数.yaml；或者运行 docgen tally {folder.path} --sheet，请计票人填好计票.xlsx 放进资料目录"
        raise DocgenError([Problem("E-CNT-06", Place(str(folder.path)), "还没有票数", cure)])
    return found


def papers(folder: build.Folder, output: Path, only: Sequence[str], tell: Callable[[Problem], None] = lambda _: None) -> list[Made]:
    """Make the papers that say what was counted, of `only` if given; those that the folder does not have yet stay away.

    tell: what the papers say doubtfully. Raises DocgenError: they contradict the facts.
    """
    usual = PAPERS if dossier_of(folder).state != "会前" else BEFORE
    asked = only or [choice.entry.code for choice in folder.choices() if choice.included and choice.entry.code in usual]
    return build.packet(folder, output, build.chosen(folder, asked, ""), whole=False, tell=tell)


def record(folder: build.Folder, output: Path, at: str, reason: str) -> dict[str, Any] | None:
    """Keep the figures in the log; return what was new in them, None when nothing was."""
    results = dossier_of(folder).results
    assert results
    return count_log.record(output, results, at, reason)


def rulings(folder: build.Folder) -> list[dict[str, object]]:
    """Return each ballot paper on which something does not count: where it stands, whether it is valid, and why."""
    return [
        {"选举": papers.election, "种类": papers.kind, "第几张": row + 1, "有效": ruling.valid, "理由": "；".join(ruling.grounds)}
        for _, papers, ruled in rulings_of(dossier_of(folder))
        for row, ruling in enumerate(ruled)
        if ruling.grounds
    ]


def sheet(folder: build.Folder, output: Path) -> Path:
    """Write 计票.xlsx, with what is known already filled in, and return where it is."""
    dossier = dossier_of(folder)
    pages = [*first_pages(dossier), *further_pages(dossier)]
    names = [label(person, dossier) for person in dossier.voters]
    write_whole(output / "计票.xlsx", count_book(Book(pages, lists(dossier), names)))
    return output / "计票.xlsx"


def paper_sheet(folder: build.Folder, output: Path) -> Path:
    """Write 选票明细.xlsx for entering the papers one by one, and return where it is."""
    dossier = dossier_of(folder)
    marks = dossier.profile.marks
    renamed: dict[str, str] = {PRELIMINARY: "预选", "委员选举": "委员", "领导选举": "领导"}
    pages = [
        Page(renamed.get(page.name, page.name.removeprefix("后续选举") and page.name), page.title, page.heads, page.lines, page.seats, page.write_in)
        for page in [*first_pages(dossier), *further_pages(dossier)] if not page.free
    ]  # fmt: skip
    write_whole(output / "选票明细.xlsx", paper_book(pages, len(dossier.voters), (marks.yes, marks.no), lists(dossier)))
    return output / "选票明细.xlsx"


def label(person: Person, dossier: Dossier) -> str:
    """Return how a sheet names a person: by number where two share a name."""
    shared = sum(1 for other in (*dossier.delegates, *dossier.others) if other.name == person.name) > 1
    return person.number if shared and person.number else person.name


def first_pages(dossier: Dossier) -> list[Page]:
    """Return the pages of the first votes, candidates in the order of the ballot; the committee's once they are known."""
    prepared = elections(dossier)
    standing = {"委员": prepared.committee, "主席": prepared.chair, "副主席": prepared.vice, "秘书长": prepared.secretary}
    results, pages = dossier.results or Counts(), []
    counted = {PRELIMINARY: results.preliminary, "委员选举": results.committee, "领导选举": results.leaders}
    for election in ELECTIONS:
        ballot = counted[election]
        if (election == PRELIMINARY and not prepared.preliminary) or (election == "委员选举" and not prepared.formal_known):
            continue
        posts = posts_of(dossier, election)
        due = prepared.plenary.due if election == "领导选举" else prepared.congress.due
        if election == PRELIMINARY and prepared.preliminary:
            standing = standing | {"委员": prepared.preliminary}
        elif election == "委员选举":
            standing = standing | {"委员": prepared.committee}
        heads = {"所属选举": election, "种类": FIRST, "应到": due, "印制": due + dossier.profile.sheet.spare} if ballot is None else known(ballot, election)
        lines = [
            line for post in posts
            for line in lines_of(post, standing[post].candidates, ballot.sections.get(post) if ballot else None, dossier)
        ]  # fmt: skip
        pages.append(page(election, f"{election}计票", heads, lines, posts, dossier))
    return pages


def page(name: str, title: str, heads: dict[str, object], lines: Sequence[Line], posts: Sequence[str], dossier: Dossier) -> Page:
    places = places_of(dossier, PRELIMINARY if heads["所属选举"] == PRELIMINARY else "委员选举")
    seats = {post: places[post] for post in posts}
    return Page(name, dossier.organisation.signed_as + title, heads, lines, seats, dossier.profile.write_in.allowed and heads["种类"] != RUNOFF)


def further_pages(dossier: Dossier) -> list[Page]:
    """Return the pages of the further votes: those held, then those that are still to be held."""
    pages: list[Page] = []
    for ballot in dossier.results.further if dossier.results else ():
        posts = list(ballot.sections) or list(posts_of(dossier, ballot.election))
        lines = [line for post in ballot.sections for line in lines_of(post, [one.person for one in ballot.sections[post].candidates], ballot.sections[post], dossier)]
        pages.append(page(f"后续选举{len(pages) + 1}", f"{ballot.election}{ballot.kind}计票", known(ballot, ballot.election), lines, posts, dossier))
    for election, casts in zip(ELECTIONS, casts_of(dossier), strict=True):
        state = final(dossier, casts) if casts else {}
        tied = {post: found for post, found in state.items() if found.tied}
        by_election = dossier.profile.shortage in BY_ELECTION and election != PRELIMINARY
        empty = {post: found for post, found in state.items() if found.vacancies and by_election}
        heads: dict[str, object] = {"所属选举": election, "应到": casts[-1].ballot.due if casts else None}
        if tied:
            lines = [Line(post, label(person, dossier)) for post, found in tied.items() for person in found.tied]
            pages.append(page(f"后续选举{len(pages) + 1}", f"{election}{RUNOFF}计票", heads | {"种类": RUNOFF}, lines, list(tied), dossier))
        if empty:
            title = f"{dossier.organisation.signed_as}{election}{FURTHER}计票"
            seats = {post: found.vacancies for post, found in empty.items()}
            pages.append(Page(f"后续选举{len(pages) + 1}", title, heads | {"种类": FURTHER}, (), seats, dossier.profile.write_in.allowed, free=True))
    return pages


def known(ballot: BallotCount, election: Election) -> dict[str, object]:
    """Return the heads of a ballot that was counted, as its page shows them."""
    further = ballot if isinstance(ballot, FurtherBallot) else None
    kept = ballot.handling
    shown: dict[str, object] = {
        "所属选举": election, "种类": further.kind if further else FIRST, "日期": further.day.isoformat() if further and further.day else None,
        "应到": ballot.due, "实到": ballot.present, "印制": ballot.printed, "发出": ballot.issued, "收回": ballot.returned,
        "有效": ballot.valid, "无效": ballot.invalid, "时间": f"{ballot.counted_at:%H:%M}" if ballot.counted_at else None,
    }  # fmt: skip
    if kept:
        shown |= {"剩余": kept.left, "更换": kept.replaced, "销毁": kept.destroyed, "留存": kept.archived}
    return shown


def lines_of(post: str, candidates: Sequence[Person], section: Section | None, dossier: Dossier) -> list[Line]:
    """Return the lines of one post, with the votes where they are known."""
    if section is None:
        return [Line(post, label(person, dossier)) for person in candidates]
    votes = {
        label(one.person, dossier): (one.votes_for, one.votes_against, one.abstentions, one.voided) for one in section.candidates
    }  # fmt: skip
    order = [label(person, dossier) for person in candidates]
    printed = [Line(post, name, votes[name]) for name in sorted(votes, key=lambda name: order.index(name) if name in order else len(order))]
    return printed + [Line(post, label(one.person, dossier), (one.votes_for,), written=True) for one in section.write_ins]


def lists(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of 到会, 举手表决 and 减少名额: what is known, else the sittings of the timetable."""
    results = dossier.results
    if results is None:
        return {"到会": [(session.name,) for session in dossier.congress.sessions]}
    return {
        "到会": [(name, one.due, one.present, one.on_leave) for name, one in results.attendance.items()],
        "举手表决": [(one.item, one.votes_for, one.votes_against, one.abstentions) for one in results.hands],
        "减少名额": [(one.election, one.post, one.seats, one.consent, one.basis) for one in results.reductions],
    }
