"""A city's folder on a day: which periods are being watched, and how their returns stand."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from docgen import circular
from docgen.content.city import PLANS, CityReading, is_city
from docgen.content.return_files import period_at
from docgen.figures import Computed, Filing, compute
from docgen.figures.figure import Standing
from docgen.figures.store import precedence
from docgen.model.cycle import Report
from docgen.model.period import Period
from docgen.model.reporting import ReportingUnit
from docgen.model.returns import Return
from docgen.problem import DocgenError, Place, Problem, errors
from docgen.register.history import Closing, History, Received
from docgen.rules.calendar import DAY
from docgen.rules.cycle import circular_day, current, due_day, ended

FILE = "周期.db"
TWICE = "E-RET-44"
"""A unit filed two returns that differ."""


@dataclass
class Watch:
    """One period of one report on a day. closing: the last time it was closed. filed, sound: all returns, and those without errors."""

    report: Report
    period: Period
    due: dt.date
    circular_due: dt.date
    reading: CityReading
    filing: Filing
    filed: Sequence[Return]
    sound: Sequence[Return]
    closing: Closing | None = None

    @cached_property
    def standing(self) -> Standing:
        """How all that came in stands; what has errors is 退回."""
        return compute(self.reading.units, self.reading.scheme, self.filed, self.period).standing(filing=self.filing)

    @cached_property
    def figures(self) -> Computed:
        """The figures of the returns that count, as in the circular."""
        return compute(self.reading.units, self.reading.scheme, self.sound, self.period, {self.period: self.filing})

    def state(self, day: dt.date) -> str:
        """Return in a word where the period is."""
        if self.closing:
            return "已结账"
        if self.period.last >= day:
            return "未结束"
        if day <= self.due:
            return "收报"
        waiting = "催报" if self.standing.absent else "待通报"
        return waiting if day <= self.circular_due else "逾期未结账"


class Cycle:
    """A city's folder with its history on a day. output: where notices, forms and archives go. read: the folder, if it has been read already."""

    def __init__(self, path: Path, day: dt.date, output: Path, db: str = "", read: circular.CityFolder | None = None) -> None:
        self.opened = opened = read or opened_city(path)
        self.path, self.day, self.output = path, day, output
        self.history = History(db or str(path / FILE))
        returns = opened.reading.returns
        seen = tuple(one for one in returns if one.submitted is None or one.submitted <= day)
        self.folder = replace(opened, reading=replace(opened.reading, returns=seen))
        self.to_come = {(one.unit, one.period) for one in returns} - {(one.unit, one.period) for one in seen}

    @property
    def reading(self) -> CityReading:
        """What the folder holds that had come in by the day."""
        return self.folder.reading

    @cached_property
    def units(self) -> dict[str, ReportingUnit]:
        """Every unit by its code."""
        return {unit.code: unit for unit in self.reading.units}

    def first(self, report: Report) -> Period:
        """Return the first period of a report: as the calendar says, else of which there is a return, else the one just over."""
        filed = [one.period for one in self.reading.returns if one.period.rhythm == report.rhythm]
        return report.since or min(filed, key=lambda one: one.first, default=current(report, Period(1, report.rhythm), self.day).previous)

    def periods(self, report: Report) -> list[Period]:
        """Return the periods of a report that are over, and the one that is running."""
        first = self.first(report)
        found = list(ended(report, first, self.day))
        running = current(report, first, self.day)
        open_ended = report.until is None or running.first <= report.until.first
        return [*found, running] if running not in found and open_ended else found

    def watches(self, asked: Period | None = None) -> list[Watch]:
        """Return the periods on watch, by report and time; the one asked for. Raises DocgenError: it is not one of them."""
        listed = [(report, period) for report in self.reading.calendar.reports for period in self.periods(report) if asked in (None, period)]
        if asked and not listed:
            cure = "核对 --period 和周期.yaml 的“报表”"
            raise DocgenError([Problem("E-CYC-01", Place(str(self.path)), f"到{self.day}为止没有{asked.name}的报表要报", cure)])
        closings = {one.period: one for one in self.history.closings()}
        return [self.watch(report, period, closings.get(period.code)) for report, period in listed]

    def watch(self, report: Report, period: Period, closing: Closing | None) -> Watch:
        calendar, reading = self.reading.calendar, self.reading
        due = due_day(calendar, report, period)
        filing = Filing(due, self.day, self.sent_back(period), report.levels)
        returns = self.dated(period, due)
        return Watch(
            report, period, due, circular_day(calendar, report, period), reading, filing, returns,
            [one for one in returns if self.is_sound(one)], closing,
        )  # fmt: skip

    def dated(self, period: Period, due: dt.date) -> list[Return]:
        """Return all returns; one of `period` without a day came in when it was first seen, if the period was watched by then."""
        undated = any(one.period == period and one.submitted is None for one in self.reading.returns)
        seen = self.history.received(period.code) if undated and self.history.watched(period.code, due) else {}
        return [
            replace(one, submitted=seen.get((one.unit, one.revision))) if one.period == period and one.submitted is None else one
            for one in self.reading.returns
        ]

    def is_sound(self, one: Return) -> bool:
        """Whether a return has no error."""
        return (one.unit, file_of(one)) not in self.faulty

    @cached_property
    def faulty(self) -> set[tuple[str, str]]:
        """Unit and file of each return with an error."""
        return circular.faulty(self.reading)

    def sent_back(self, period: Period) -> frozenset[str]:
        """Return the units that have filed for `period` but nothing that counts: errors in all their returns, or a file that cannot be read."""
        mine = [one for one in self.reading.returns if one.period == period]
        filed, sound = {one.unit for one in mine}, {one.unit for one in mine if self.is_sound(one)}
        unread = {unit for unit in self.reading.faults if unit not in filed and self.faults(unit, period)}
        return frozenset((filed - sound) | unread)

    def faults(self, unit: str, period: Period) -> list[Problem]:
        """Return the errors in what a unit sent for `period`: in its last return, in tables of its own units that count, in what was filed twice.

        Of a unit without a return they are those of its files, which could not be read.
        """
        if (unit, period) in self.to_come:
            return []
        told = [one for one in errors(self.reading.faults.get(unit, ())) if period_at(file_in(one.place)) == period]
        if (unit, period) not in self.last:
            return told
        return [one for one in told if one.code == TWICE or (period, file_in(one.place)) in self.counting]

    def to_mend(self, period: Period) -> list[str]:
        """Return the units that have something to mend, also where their own return counts; what the office put together itself is its own."""
        return sorted(unit for unit in self.reading.faults if unit != self.folder.office.top and self.faults(unit, period))

    @cached_property
    def last(self) -> dict[tuple[str, Period], Return]:
        """The return that counts, by unit and period."""
        found: dict[tuple[str, Period], Return] = {}
        for one in self.reading.returns:
            there = found.get((one.unit, one.period), one)
            found[one.unit, one.period] = max(there, one, key=precedence)
        return found

    @cached_property
    def counting(self) -> set[tuple[Period, str]]:
        """Period and file of each return that counts."""
        return {(one.period, file_of(one)) for one in self.last.values()}

    def collect(self) -> list[Received]:
        """Keep in the history what has come in by the day; return what is new."""
        self.history.open((period.code for report in self.reading.calendar.reports for period in self.periods(report)), self.day)
        return self.history.receive(self.came_in())

    def came_in(self) -> Iterator[Received]:
        for one in self.reading.returns:
            yield Received(one.period.code, one.unit, one.revision, said(one), file_of(one), one.submitted or self.day)


def opened_city(path: Path) -> circular.CityFolder:
    """Return a city's folder though a plan of a later circular may not fit yet. Raises DocgenError: it is of another kind, or cannot be read."""
    folder, problems = circular.check(path) if is_city(path) else (None, ())
    if folder is None:
        return circular.open_city(path)
    if wrong := [problem for problem in circular.stopping(problems) if not of_plan(problem)]:
        raise DocgenError(wrong)
    return folder


def of_plan(problem: Problem) -> bool:
    """Whether a problem is of the plan of a circular."""
    return problem.place.file.startswith(f"{PLANS}/")


def said(one: Return) -> str:
    """Return the hash of what a return says."""
    values = {name: str(value) for name, value in sorted(one.values.items())}
    return hashlib.sha256(json.dumps([values, one.zero, one.note], ensure_ascii=False).encode()).hexdigest()


def file_of(one: Return) -> str:
    """Return the file of a return, relative to the folder."""
    return file_in(one.origin.place(""))


def file_in(place: Place) -> str:
    """Return the file of a place, without sheet and cell."""
    return place.file.partition("!")[0]


def later(day: dt.date, days: int) -> dt.date:
    return day + days * DAY
