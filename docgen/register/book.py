"""The register of document numbers (发文登记簿): one run of numbers for each 代字 and year, without gap and without double.

A number is given in one transaction with the line it is given to. Whoever asks with a key (a paper, a step of a script) and asks again with
it, because the answer never reached him, gets the same number. A number once given stays in the book: it is issued, reserved, or void with a reason.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, select, text, update

from docgen.problem import DocgenError, Place, Problem, nearest
from docgen.register.database import Database
from docgen.register.entry import NUMBERS, RUNS, TABLES, Entry, Paper, entry_of, row_of


def in_run(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return what picks the rows of a run, to be filled in when a statement is executed."""
    return table.c.code == bindparam("run_code"), table.c.year == bindparam("run_year")


# Made once: to make a statement takes longer than to execute it, and others wait meanwhile.
ISSUED = (*in_run(NUMBERS), NUMBERS.c.state == "已发")
LOCK_RUN = select(RUNS.c.before, RUNS.c.last).where(*in_run(RUNS))
WAIT_FOR_RUN = text("SELECT pg_advisory_xact_lock(9704, hashtext(:run))")
"""Those who wait queue up here; a lock on the row would let each go through all its versions since."""
MOVE_ON = update(RUNS).where(*in_run(RUNS)).values(last=bindparam("given"))
ADD = insert(NUMBERS)
OF_KEY = select(NUMBERS).where(*in_run(NUMBERS), NUMBERS.c.key == bindparam("wanted"))
DAY_BELOW = select(NUMBERS.c.day).where(*ISSUED, NUMBERS.c.number < bindparam("this")).order_by(NUMBERS.c.number.desc()).limit(1)
DAY_ABOVE = select(NUMBERS.c.day).where(*ISSUED, NUMBERS.c.number > bindparam("this")).order_by(NUMBERS.c.number).limit(1)


class Book:
    """An open register. now: the time to be written beside each entry."""

    def __init__(self, place: str, now: dt.datetime, *, create: bool = False) -> None:
        self.database = Database(place, TABLES, create=create)
        self.time = f"{now:%Y-%m-%d %H:%M:%S}"

    @property
    def name(self) -> str:
        """Where it is."""
        return self.database.name

    def keep(self, code: str, year: int, used: int = 0) -> None:
        """Keep numbers of `code` from now on; `used` were given in `year` before this book. Raises DocgenError: otherwise kept already."""
        with self.database.transaction() as connection:
            run = begun(connection, code, year, used)
            if run.before != used and run.last > run.before:
                cure = f"启用前已用到{run.before}号；要补登以前的，用 docgen register import"
                raise self.refused("E-REG-06", f"{code}〔{year}〕已经登记到{run.last}号，不能再改启用前的用号", cure)
            connection.execute(update(RUNS).where(*at(RUNS, code, year)).values(before=used, last=max(run.last, used)))

    def codes(self) -> list[str]:
        """Return every 代字 that is kept."""
        with self.database.reading() as connection:
            return known(connection)

    def issue(self, paper: Paper) -> Entry:
        """Give the next number to a paper (发号), or the one it has if its key has one. Raises DocgenError: code, year or day will not do."""
        self.check_day(paper)
        with self.database.transaction() as connection:
            last = self.last(connection, paper)
            if held := held_by(connection, paper):
                return held
            self.check_order(connection, paper, last + 1, last)
            return self.write(connection, Entry(paper, last + 1, "已发", self.time))

    def reserve(self, paper: Paper, count: int = 1) -> tuple[Entry, ...]:
        """Set the next `count` numbers aside (预留), to be confirmed or made void later."""
        keys = [f"{paper.key}#{number}" if paper.key and count > 1 else paper.key for number in range(1, count + 1)]
        with self.database.transaction() as connection:
            last = self.last(connection, paper)
            entries = []
            for wanted in (replace(paper, key=key, day=None) for key in keys):
                held = held_by(connection, wanted)
                last += held is None
                entries.append(held or self.write(connection, Entry(wanted, last, "预留", self.time)))
            return tuple(entries)

    def confirm(self, number: int, paper: Paper) -> Entry:
        """Give a reserved number to a paper (启用). Raises DocgenError: it is not reserved, or its day is not between its neighbours'."""
        self.check_day(paper)
        with self.database.transaction() as connection:
            last = self.last(connection, paper)
            old = self.entry(connection, paper.code, paper.year, number)
            new = Entry(replace(paper, key=paper.key or old.paper.key), number, "已发", self.time)
            if old.state == "已发" and old.paper == new.paper:
                return old
            if old.state != "预留":
                what = f"已发给《{old.paper.title}》" if old.state == "已发" else "已作废"
                raise self.refused("E-REG-07", f"{old.text}{what}，不是预留的号", "用 docgen register list 核对文号")
            self.check_order(connection, paper, number, last)
            connection.execute(update(NUMBERS).where(*at(NUMBERS, paper.code, paper.year, number)).values(row_of(new)))
            return new

    def void(self, code: str, year: int, number: int, reason: str) -> Entry:
        """Make a number void (作废): it stays in the book with the reason and is never given again. Raises DocgenError: no such number, no reason."""
        if not reason.strip():
            raise self.refused("E-REG-08", "作废没有写原因", "写明原因，如 --reason 重复行文")
        with self.database.transaction() as connection:
            self.last(connection, Paper(code, year))
            old = self.entry(connection, code, year, number)
            if old.state == "作废":
                return old
            new = Entry(replace(old.paper, key=""), number, "作废", self.time, reason.strip())
            connection.execute(update(NUMBERS).where(*at(NUMBERS, code, year, number)).values(row_of(new)))
            return new

    def entries(self, code: str = "", year: int = 0, state: str = "") -> list[Entry]:
        """Return the lines of the book, by 代字, year and number; all, or those asked for."""
        wanted = {NUMBERS.c.code: code, NUMBERS.c.year: year, NUMBERS.c.state: state}
        query = select(NUMBERS).where(*(column == value for column, value in wanted.items() if value))
        with self.database.reading() as connection:
            return [entry_of(row) for row in connection.execute(query.order_by(NUMBERS.c.code, NUMBERS.c.year, NUMBERS.c.number)).mappings()]

    def given(self, prefix: str) -> dict[str, Entry]:
        """Return {key: line} of what was given to keys that begin with `prefix`."""
        query = select(NUMBERS).where(NUMBERS.c.key.startswith(prefix, autoescape=True))
        with self.database.reading() as connection:
            found = map(entry_of, connection.execute(query).mappings())
            return {entry.paper.key: entry for entry in found}

    def last(self, connection: Connection, paper: Paper) -> int:
        """Return the last number given, its run locked until the transaction ends; a new year begins at 0. Raises DocgenError: 代字 not kept."""
        run = locked(connection, paper.code, paper.year)
        if run is None:
            kept = known(connection)
            if paper.code not in kept:
                cure = f"改正代字；要新登记这个代字，运行 docgen register keep {paper.code or '代字'}"
                raise self.refused("E-REG-05", f"登记簿里没有代字“{paper.code}”{nearest(paper.code, kept)}", cure)
            run = begun(connection, paper.code, paper.year, 0)
        return run.last

    def write(self, connection: Connection, entry: Entry) -> Entry:
        """Add a line and move the run on to its number."""
        paper = entry.paper
        connection.execute(ADD, row_of(entry))
        connection.execute(MOVE_ON, {"run_code": paper.code, "run_year": paper.year, "given": entry.number})
        return entry

    def entry(self, connection: Connection, code: str, year: int, number: int) -> Entry:
        """Return a line. Raises DocgenError: there is none of that number."""
        row = connection.execute(select(NUMBERS).where(*at(NUMBERS, code, year, number))).mappings().first()
        if row is None:
            raise self.refused("E-REG-09", f"登记簿里没有{code}〔{year}〕{number}号", "用 docgen register list 核对文号")
        return entry_of(row)

    def check_day(self, paper: Paper) -> None:
        """Raises DocgenError: a paper without day, or of another year than its number."""
        if paper.day is None:
            raise self.refused("E-REG-10", "没有成文日期，不能发号", "写明成文日期；日期未定的先预留")
        if paper.day.year != paper.year:
            raise self.refused("E-REG-10", f"成文日期{paper.day}不在{paper.year}年，文号年份与成文日期应当一致", "改正年份或日期")

    def check_order(self, connection: Connection, paper: Paper, number: int, last: int) -> None:
        """Raises DocgenError: the day is earlier than that of the number below, or later than that of the one above (倒签)."""
        run = {"run_code": paper.code, "run_year": paper.year, "this": number}
        below = connection.scalar(DAY_BELOW, run)
        above = connection.scalar(DAY_ABOVE, run) if number < last else None
        name = f"{paper.code}〔{paper.year}〕{number}号"
        assert paper.day is not None
        if below and paper.day < below:
            cure = f"成文日期改成{below}或以后；确要用较早的日期，用预留的号"
            raise self.refused("E-REG-11", f"{name}的成文日期{paper.day}早于前一个文号的日期{below}，不能倒签", cure)
        if above and paper.day > above:
            raise self.refused("E-REG-11", f"{name}的成文日期{paper.day}晚于后一个文号的日期{above}", f"成文日期改成{above}或以前，或者另发一个号")

    def refused(self, code: str, message: str, cure: str) -> DocgenError:
        """Return why something is not done."""
        return DocgenError([Problem(code, Place(self.name), message, cure)])


def at(table: Table, code: str, year: int, number: int = 0) -> list[ColumnElement[bool]]:
    """Return what picks the rows of a run, or of one number."""
    rows: list[ColumnElement[bool]] = [table.c.code == code, table.c.year == year]
    return [*rows, table.c.number == number] if number else rows


def known(connection: Connection) -> list[str]:
    return list(connection.scalars(select(RUNS.c.code).distinct().order_by(RUNS.c.code)))


class Run(NamedTuple):
    """How far the numbers of a year are: used before this book, last given."""

    before: int
    last: int


def locked(connection: Connection, code: str, year: int) -> Run | None:
    """Return the run of a year, kept from others until the transaction ends; None when it has not begun."""
    if connection.dialect.name == "postgresql":
        connection.execute(WAIT_FOR_RUN, {"run": f"{code}/{year}"})
    row = connection.execute(LOCK_RUN, {"run_code": code, "run_year": year}).first()
    return Run(*row) if row else None


def begun(connection: Connection, code: str, year: int, used: int) -> Run:
    """Return the run of a year, kept from others; it begins behind the numbers used before unless it has begun."""
    run = locked(connection, code, year)
    if run is None:
        run = Run(used, used)
        connection.execute(insert(RUNS).values(code=code, year=year, before=used, last=used))
    return run


def held_by(connection: Connection, paper: Paper) -> Entry | None:
    """Return what was given to the key of a paper."""
    if not paper.key:
        return None
    row = connection.execute(OF_KEY, {"run_code": paper.code, "run_year": paper.year, "wanted": paper.key}).mappings().first()
    return entry_of(row) if row else None
