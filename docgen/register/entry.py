"""The lines of the register of document numbers, and the tables that hold them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Column, Date, Integer, MetaData, RowMapping, String, Table, UniqueConstraint

State = Literal["已发", "预留", "作废"]
STATES: tuple[State, ...] = get_args(State)

TABLES = MetaData()
RUNS = Table(
    "number_runs", TABLES,
    Column("code", String, primary_key=True), Column("year", Integer, primary_key=True),
    Column("before", Integer, nullable=False), Column("last", Integer, nullable=False),
)  # fmt: skip
"""A 代字 in a year: how many numbers were used before this book, and the last one given."""
NUMBERS = Table(
    "numbers", TABLES,
    Column("code", String, primary_key=True), Column("year", Integer, primary_key=True), Column("number", Integer, primary_key=True),
    Column("state", String, nullable=False), Column("title", String, nullable=False), Column("day", Date),
    Column("addressees", String, nullable=False), Column("signatory", String, nullable=False), Column("handler", String, nullable=False),
    Column("note", String, nullable=False), Column("reason", String, nullable=False),
    Column("key", String), Column("at", String, nullable=False),
    UniqueConstraint("code", "year", "key"),
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """What is written into the book of one paper.

    day: 成文日期. key: who asks, the same each time he asks for the same number; empty: nobody asks twice.
    """

    code: str
    year: int
    title: str = ""
    day: dt.date | None = None
    addressees: str = ""
    signatory: str = ""
    handler: str = ""
    note: str = ""
    key: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of the book. at: when it was written. reason: why it is void."""

    paper: Paper
    number: int
    state: State
    at: str
    reason: str = ""

    @property
    def text(self) -> str:
        """The 发文字号 as papers print it (GB/T 9704-2012 7.2.5)."""
        return f"{self.paper.code}〔{self.paper.year}〕{self.number}号"


def entry_of(row: RowMapping) -> Entry:
    """Return the line that a row of NUMBERS holds."""
    paper = Paper(
        row["code"], row["year"], row["title"], row["day"], row["addressees"], row["signatory"], row["handler"], row["note"], row["key"] or "",
    )  # fmt: skip
    return Entry(paper, row["number"], row["state"], row["at"], row["reason"])


def row_of(entry: Entry) -> dict[str, Any]:
    """Return the row of NUMBERS that holds a line."""
    paper = vars(entry.paper) | {"key": entry.paper.key or None}
    return paper | {"number": entry.number, "state": entry.state, "at": entry.at, "reason": entry.reason}
