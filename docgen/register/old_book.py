"""An existing register taken into the book: all of it or nothing, its gaps closed in the open."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import insert, select, update

from docgen.problem import DocgenError, Place, Problem, Severity, errors
from docgen.register.book import Book, Run, at, begun
from docgen.register.entry import NUMBERS, RUNS, Entry, Paper, entry_of, row_of

GAP = "原登记簿缺号"
"""The reason of the numbers that the old register skipped."""
Rows = Sequence[tuple[Entry, Place]]
RunKey = tuple[str, int]


def take_in(book: Book, rows: Rows) -> list[Problem]:
    """Add the lines of an old register; return what is worth knowing of them. A line that the book has already is passed over.

    Numbers that the old register skipped are entered as void; what lies before its first one is taken for used before.
    Raises DocgenError: every line that cannot be taken in; then none was.
    """
    by_run: dict[RunKey, dict[int, tuple[Entry, Place]]] = defaultdict(dict)
    found: list[Problem] = []
    for entry, place in rows:
        listed = by_run[entry.paper.code, entry.paper.year]
        first = listed.setdefault(entry.number, (entry, place))
        if first[1] != place:
            found.append(Problem("E-REG-12", place, f"{entry.text}登记了两次，第一次在 {first[1]}", "核对原登记簿，只留一行"))
    found += faults([row for listed in by_run.values() for row in listed.values()])
    with book.database.transaction() as connection:
        for (code, year), lines in sorted(by_run.items()):
            run = begun(connection, code, year, min(lines) - 1)
            there = {row["number"]: entry_of(row) for row in connection.execute(select(NUMBERS).where(*at(NUMBERS, code, year))).mappings()}
            found += clashes(lines.values(), there)
            new = {number: entry for number, (entry, _) in lines.items() if number not in there}
            gaps = missing(run, {*new, *there})
            found += [gap_told(code, year, gaps, next(iter(lines.values()))[1])] if gaps else []
            filled = [Entry(Paper(code, year), number, "作废", book.time, GAP) for number in gaps]
            if added := [*new.values(), *filled]:
                connection.execute(insert(NUMBERS), [row_of(entry) for entry in added])
            ends = {"before": min(run.before, min(lines) - 1), "last": max(run.last, *lines)}
            connection.execute(update(RUNS).where(*at(RUNS, code, year)).values(ends))
        if errors(found):
            raise DocgenError(found)
    return found


def missing(run: Run, numbers: set[int]) -> list[int]:
    """Return the numbers that nobody has, from the first of the book or of the old one to the last of both."""
    return [number for number in range(min(run.before + 1, *numbers), max(numbers)) if number not in numbers]


def faults(rows: Rows) -> Iterator[Problem]:
    """Yield what is wrong with single lines, and days that do not rise with the numbers."""
    latest: dict[RunKey, tuple[dt.date, str]] = {}
    for entry, place in sorted(rows, key=lambda row: (row[0].paper.code, row[0].paper.year, row[0].number)):
        paper = entry.paper
        if paper.day is None:
            continue
        if paper.day.year != paper.year:
            yield Problem("E-REG-10", place, f"{entry.text}的成文日期是{paper.day}，与文号的年份不一致", "核对原登记簿，改正年份或日期")
            continue
        before = latest.get((paper.code, paper.year))
        if before and paper.day < before[0]:
            message = f"{entry.text}的成文日期{paper.day}早于{before[1]}的{before[0]}"
            yield Problem("W-REG-11", place, message, "核对原登记簿；原来如此的，不用改", Severity.WARNING)
        else:
            latest[paper.code, paper.year] = paper.day, entry.text


def clashes(rows: Iterable[tuple[Entry, Place]], there: Mapping[int, Entry]) -> Iterator[Problem]:
    """Yield the lines whose number the book has given to something else."""
    for entry, place in rows:
        old = there.get(entry.number)
        if old and (old.paper.title, old.paper.day, old.state) != (entry.paper.title, entry.paper.day, entry.state):
            what = f"《{old.paper.title}》（{old.paper.day or '没有日期'}，{old.state}）"
            yield Problem("E-REG-12", place, f"{entry.text}在登记簿里已是{what}", "核对原登记簿，改正这一行，或者删去")


def gap_told(code: str, year: int, gaps: Sequence[int], place: Place) -> Problem:
    """Return which numbers the old register skipped."""
    named = "、".join(f"{number}号" for number in gaps[:10]) + (f"等{len(gaps)}个" if len(gaps) > 10 else "")
    message = f"{code}〔{year}〕缺{named}，已按作废登记，原因写“{GAP}”"
    return Problem("W-REG-13", place, message, "核对原登记簿；确是漏登的，补上后重新建簿导入", Severity.WARNING)
