"""Document numbers for the papers of a folder and for the desk: where the register is, what it gives, its list, an old one taken in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.content.list_book import Listing, list_book
from docgen.content.number_book import COLUMNS, read_number_book
from docgen.content.number_entry import entered
from docgen.documents.catalogue import Choice
from docgen.documents.composer import Composer
from docgen.problem import DocgenError, Place, Problem, Severity
from docgen.register.book import Book
from docgen.register.entry import STATES, Entry, Paper
from docgen.register.old_book import take_in
from docgen.whole import write_whole

FILE = "发文登记簿.db"


def find(start: Path, asked: str = "") -> str:
    """Return where the register is: what was asked for, or the file of that name in `start` or nearest above it; empty: nowhere."""
    if asked:
        return asked
    start = start.resolve()
    return next((str(folder / FILE) for folder in (start, *start.parents) if (folder / FILE).is_file()), "")


def open_book(start: Path, asked: str, now: dt.datetime) -> Book:
    """Return the register. Raises DocgenError: there is none."""
    place = find(start, asked)
    if not place:
        raise DocgenError([Problem("E-REG-03", Place(FILE), "这里和上级目录里都没有发文登记簿", "用 --db 指明；第一次使用时运行 docgen register new 新建")])
    return Book(place, now)


def listing(entries: Sequence[Entry]) -> bytes:
    """Return the register as an .xlsx, a sheet for each 代字; it can be taken in again."""
    codes = dict.fromkeys(entry.paper.code for entry in entries)
    return list_book({
        sheet_name(code): Listing(f"{code}发文登记簿", COLUMNS, [row(entry) for entry in entries if entry.paper.code == code]) for code in codes
    } or {"发文登记簿": Listing("发文登记簿", COLUMNS, ())})  # fmt: skip


def sheet_name(code: str) -> str:
    """Return a 代字 as a sheet may be called."""
    return "".join("_" if character in r"[]:*?/\'" else character for character in code)[:31]


def row(entry: Entry) -> list[object]:
    paper = entry.paper
    return [
        entry.text, paper.title, str(paper.day or ""), paper.addressees, paper.signatory, paper.handler, paper.note, entry.state, entry.reason, entry.at,
    ]  # fmt: skip


def as_json(entry: Entry) -> dict[str, object]:
    """Return a line for programs."""
    paper = entry.paper
    shown = dict(zip(COLUMNS, row(entry), strict=True))
    return {"文号": entry.text, "代字": paper.code, "年份": paper.year, "序号": entry.number} | shown | {"登记键": paper.key}


def take(book: Book, path: Path) -> tuple[int, list[Problem]]:
    """Take an old register in; return how many lines it had, and what is worth knowing. Raises DocgenError: nothing was taken in."""
    lines = read_number_book(path)
    rows = []
    for line in lines:
        texts = {name: line.texts.get(chinese, "") for name, chinese in OLD.items()}
        reason = line.texts.get("作废原因", "") or ("原登记簿写明作废" if line.state == "作废" else "")
        state = next(state for state in STATES if state == line.state)
        paper = Paper(line.code, line.year, day=line.day, **texts)
        rows.append((Entry(paper, line.number, state, line.texts.get("登记时间", "") or book.time, reason), line.place))
    return len(rows), take_in(book, rows)


OLD = {"title": "标题", "addressees": "主送", "signatory": "签发人", "handler": "经办人", "note": "备注"}


@dataclass(frozen=True)
class Wanted:
    """A paper that has no number yet. file: the YAML that is to hold it; code: under which key, empty: at the top level."""

    paper: Paper
    file: Path
    code: str = ""


@dataclass(frozen=True)
class Allotted:
    """What the register gave, and the papers whose 代字 it does not keep."""

    entries: Sequence[Entry]
    left: Sequence[Wanted]


def wanted(composer: Composer, choices: Iterable[Choice], owner: str, folder: Path) -> list[Wanted]:
    """Return the papers of `choices` that bear a 发文字号 and have none yet, in the order of their days."""
    found = []
    for choice in choices:
        entry, front = choice.entry, choice.entry.front
        issued = composer.matter.issued.get(entry.code)
        numbered = front.official and front.issuer and not front.frame.startswith(("命令", "纪要")) and not front.order_number
        if not numbered or choice.day is None or (issued and issued.number):
            continue
        issuer = composer.role(entry, front.issuer)
        addressees = composer.addressees(entry, composer.writing(entry))
        paper = Paper(issuer.code, choice.day.year, composer.title(entry), choice.day, addressees, issuer.signatory, key=f"{owner}/{entry.code}")
        of_circular = composer.matter.scope == "通报"
        found.append(Wanted(paper, folder / ("通报.yaml" if of_circular else "文号.yaml"), "" if of_circular else entry.code))
    return sorted(found, key=lambda one: (one.paper.day or dt.date.min, one.code))


def allot(book: Book, papers: Iterable[Wanted]) -> Allotted:
    """Give each paper its number and write it into its YAML; who is cut short gets the same numbers the next time.

    Raises DocgenError: a number that cannot be given or written; those before it stand.
    """
    kept = book.codes()
    entries, left = [], []
    for one in papers:
        if one.paper.code not in kept:
            left.append(one)
            continue
        entry = book.issue(one.paper)
        assert entry.paper.day
        text = one.file.read_text("utf-8-sig") if one.file.exists() else ""
        write_whole(one.file, entered(text, one.file.name, one.code, entry.text, entry.paper.day).encode())
        entries.append(entry)
    return Allotted(entries, left)


def not_kept(left: Sequence[Wanted], book: Book) -> list[Problem]:
    """Return which papers stay without a number, by 代字."""
    return [
        Problem(
            "W-REG-14", Place(book.name), f"登记簿没有登记“{code}”，{sum(one.paper.code == code for one in left)} 份文件的文号仍然留空",
            f"由发文机关编号；要在这里编的，先运行 docgen register keep {code or '代字'}", Severity.WARNING,
        )
        for code in dict.fromkeys(one.paper.code for one in left)
    ]  # fmt: skip
