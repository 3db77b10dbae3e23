"""The history of report cycles (周期.db): what came in when, who was reminded, and what was frozen when a period was closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, func, insert, select

from docgen.register.database import Database, only_one

TABLES = MetaData()
PERIODS = Table("cycle_periods", TABLES, Column("period", String, primary_key=True), Column("opened", Date, nullable=False))
RETURNS = Table(
    "cycle_returns", TABLES,
    Column("period", String, primary_key=True), Column("unit", String, primary_key=True), Column("revision", Integer, primary_key=True),
    Column("sha256", String, primary_key=True), Column("file", String, nullable=False), Column("received", Date, nullable=False),
)  # fmt: skip
NOTICES = Table(
    "cycle_notices", TABLES,
    Column("period", String, primary_key=True), Column("unit", String, primary_key=True), Column("means", String, primary_key=True),
    Column("cause", String, primary_key=True), Column("day", Date, nullable=False), Column("file", String, nullable=False),
)  # fmt: skip
CLOSINGS = Table(
    "cycle_closings", TABLES,
    Column("period", String, primary_key=True), Column("revision", Integer, primary_key=True), Column("day", Date, nullable=False),
    Column("digest", String, nullable=False), Column("note", String, nullable=False),
)  # fmt: skip
FILES = Table(
    "cycle_files", TABLES,
    Column("period", String, primary_key=True), Column("revision", Integer, primary_key=True), Column("file", String, primary_key=True),
    Column("sha256", String, nullable=False),
)  # fmt: skip
FIGURES = Table(
    "cycle_figures", TABLES,
    Column("period", String, primary_key=True), Column("revision", Integer, primary_key=True),
    Column("code", String, primary_key=True), Column("unit", String, primary_key=True),
    Column("value", String, nullable=False), Column("numerator", String, nullable=False), Column("denominator", String, nullable=False),
)  # fmt: skip
STATES = Table(
    "cycle_states", TABLES,
    Column("period", String, primary_key=True), Column("revision", Integer, primary_key=True), Column("unit", String, primary_key=True),
    Column("state", String, nullable=False), Column("days", Integer, nullable=False),
)  # fmt: skip


@dataclass(frozen=True)
class Received:
    """A return as it first came in: its file, the hash of what it says, and the day."""

    period: str
    unit: str
    revision: int
    sha256: str
    file: str
    received: dt.date


@dataclass(frozen=True)
class Notice:
    """What was sent to a unit. means: 提醒, 电话, 催报函, 列入通报, 退回. cause: what it is sent for once only: the day of the step, or the faults."""

    period: str
    unit: str
    means: str
    cause: str
    day: dt.date
    file: str = ""


@dataclass(frozen=True)
class FrozenFigure:
    """A figure as it was published; exact, as text: `58/69`; empty where there was none."""

    code: str
    unit: str
    value: str
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class FrozenState:
    """How a unit's return stood when the period was closed."""

    unit: str
    state: str
    days: int


@dataclass(frozen=True)
class Closing:
    """A period closed (revision 0), or closed again after a change. digest: of all that is frozen."""

    period: str
    revision: int
    day: dt.date
    digest: str
    note: str = ""


@dataclass(frozen=True)
class Frozen:
    """All that a closing keeps. files: {file: sha256}."""

    files: Mapping[str, str]
    figures: Sequence[FrozenFigure]
    states: Sequence[FrozenState]


class History:
    """An open history; made when it is not there yet."""

    def __init__(self, place: str) -> None:
        self.database = Database(place, TABLES, create=True)

    @property
    def name(self) -> str:
        """Where it is."""
        return self.database.name

    def open(self, periods: Iterable[str], day: dt.date) -> None:
        """Keep that periods were looked at on `day`; those that were before keep their first day."""
        with self.database.transaction() as connection:
            only_one(connection)
            there = set(connection.scalars(select(PERIODS.c.period)))
            if new := [{"period": period, "opened": day} for period in dict.fromkeys(periods) if period not in there]:
                connection.execute(insert(PERIODS), new)

    def watched(self, period: str, day: dt.date) -> bool:
        """Whether a period had been looked at by `day`."""
        with self.database.reading() as connection:
            there: dt.date | None = connection.scalar(select(PERIODS.c.opened).where(PERIODS.c.period == period))
            return there is not None and there <= day

    def receive(self, returns: Iterable[Received]) -> list[Received]:
        """Keep what came in; return what is new."""
        with self.database.transaction() as connection:
            only_one(connection)
            columns = (RETURNS.c.period, RETURNS.c.unit, RETURNS.c.revision, RETURNS.c.sha256)
            there = {tuple(row) for row in connection.execute(select(*columns))}
            fresh = {(one.period, one.unit, one.revision, one.sha256): one for one in returns}
            new = [one for key, one in fresh.items() if key not in there]
            if new:
                connection.execute(insert(RETURNS), [asdict(one) for one in new])
            return new

    def received(self, period: str) -> dict[tuple[str, int], dt.date]:
        """Return {(unit, revision): the day on which it first came in}."""
        with self.database.reading() as connection:
            query = select(RETURNS.c.unit, RETURNS.c.revision, func.min(RETURNS.c.received)).where(RETURNS.c.period == period)
            return {(unit, revision): day for unit, revision, day in connection.execute(query.group_by(RETURNS.c.unit, RETURNS.c.revision))}

    def sent(self, period: str) -> dict[tuple[str, str, str], Notice]:
        """Return {(unit, means, cause): notice} of a period."""
        with self.database.reading() as connection:
            rows = connection.execute(select(NOTICES).where(NOTICES.c.period == period)).mappings()
            return {(row["unit"], row["means"], row["cause"]): Notice(**row) for row in rows}

    def send(self, notices: Sequence[Notice]) -> None:
        """Keep that notices were made; one that is known already is passed over."""
        with self.database.transaction() as connection:
            only_one(connection)
            columns = (NOTICES.c.period, NOTICES.c.unit, NOTICES.c.means, NOTICES.c.cause)
            there = {tuple(row) for row in connection.execute(select(*columns))}
            new = [one for one in notices if (one.period, one.unit, one.means, one.cause) not in there]
            if new:
                connection.execute(insert(NOTICES), [asdict(one) for one in new])

    def closings(self, period: str = "") -> list[Closing]:
        """Return the closings of a period, or of all, the oldest first."""
        query = select(CLOSINGS).where(*([CLOSINGS.c.period == period] if period else []))
        with self.database.reading() as connection:
            return [Closing(**row) for row in connection.execute(query.order_by(CLOSINGS.c.period, CLOSINGS.c.revision)).mappings()]

    def close(self, period: str, day: dt.date, digest: str, note: str, frozen: Frozen) -> Closing:
        """Freeze a period, or freeze it again as its next revision; what is frozen already as it is stays."""
        with self.database.transaction() as connection:
            only_one(connection)
            rows = connection.execute(select(CLOSINGS).where(CLOSINGS.c.period == period).order_by(CLOSINGS.c.revision)).mappings()
            before = [Closing(**row) for row in rows]
            if before and before[-1].digest == digest:
                return before[-1]
            closing = Closing(period, len(before), day, digest, note)
            connection.execute(insert(CLOSINGS).values(asdict(closing)))
            at = {"period": period, "revision": closing.revision}
            kept: list[tuple[Table, list[dict[str, Any]]]] = [
                (FILES, [at | {"file": file, "sha256": sha256} for file, sha256 in frozen.files.items()]),
                (FIGURES, [at | asdict(one) for one in frozen.figures]),
                (STATES, [at | asdict(one) for one in frozen.states]),
            ]
            for table, lines in kept:
                if lines:
                    connection.execute(insert(table), lines)
            return closing

    def figures(self, period: str, revision: int) -> dict[tuple[str, str], FrozenFigure]:
        """Return {(code, unit): figure} as frozen."""
        query = select(FIGURES).where(FIGURES.c.period == period, FIGURES.c.revision == revision)
        with self.database.reading() as connection:
            names = ("code", "unit", "value", "numerator", "denominator")
            found = [FrozenFigure(*(row[name] for name in names)) for row in connection.execute(query).mappings()]
        return {(one.code, one.unit): one for one in found}

    def files(self, period: str, revision: int) -> dict[str, str]:
        """Return {file: sha256} as frozen."""
        query = select(FILES.c.file, FILES.c.sha256).where(FILES.c.period == period, FILES.c.revision == revision)
        with self.database.reading() as connection:
            return {row["file"]: row["sha256"] for row in connection.execute(query).mappings()}

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Return every table with its rows, in the order of their keys."""
        with self.database.reading() as connection:
            return {
                table.name.removeprefix("cycle_"): [
                    dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
                ]
                for table in TABLES.sorted_tables
            }

    @staticmethod
    def columns() -> dict[str, list[str]]:
        """Return the names of the columns of every table."""
        return {table.name.removeprefix("cycle_"): [column.name for column in table.columns] for table in TABLES.sorted_tables}
