"""A city's folder on a day: which periods are being watched, and how their returns stand."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from docgen import circular
from docgen.content.city import CityReading
from docgen.content.return_files import FOLDER, period_of
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


@dataclass(frozen=True)
class Watch:
    """One period of one report on a day. closing: the last time it was closed."""

    report: Report
    period: Period
    due: dt.date
    circular_due: dt.date
    figures: Computed
    closing: Closing | None = None

    @property
    def standing(self) -> Standing:
        """How the returns stand."""
        return self.figures.standing()

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
    """A city's folder with its history on a day. output: where notices, forms and archives go."""

    def __init__(self, path: Path, day: dt.date, output: Path, db: str = "") -> None:
        opened = circular.open_city(path)
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
        return [self.watch(report, period) for report, period in listed]

    def watch(self, report: Report, period: Period) -> Watch:
        calendar, reading = self.reading.calendar, self.reading
        due = due_day(calendar, report, period)
        filing = Filing(due, self.day, self.sent_back(period), report.levels)
        figures = compute(reading.units, reading.scheme, self.dated(period, due), period, {period: filing})
        closings = self.history.closings(period.code)
        return Watch(report, period, due, circular_day(calendar, report, period), figures, closings[-1] if closings else None)

    def dated(self, period: Period, due: dt.date) -> list[Return]:
        """Return all returns; one of `period` without a day came in when it was first seen, if the period was watched by then."""
        seen = self.history.received(period.code) if self.history.watched(period.code, due) else {}
        return [
            replace(one, submitted=seen.get((one.unit, one.revision))) if one.period == period and one.submitted is None else one
            for one in self.reading.returns
        ]

    def sent_back(self, period: Period) -> frozenset[str]:
        """Return the units whose last return of `period` has errors, or could not be read at all."""
        return frozenset(unit for unit in self.reading.faults if self.faults(unit, period))

    def faults(self, unit: str, period: Period) -> list[Problem]:
        """Return the errors in the last return of a unit for `period`; of one that could not be read, those of its files."""
        if (unit, period) in self.to_come:
            return []
        told = [one for one in errors(self.reading.faults.get(unit, ())) if period_in(one.place) == period]
        last = self.last.get((unit, period))
        return told if last is None else [one for one in told if one.place.file.split("!")[0] == file_of(last)]

    @cached_property
    def last(self) -> dict[tuple[str, Period], Return]:
        """The return that counts, by unit and period."""
        found: dict[tuple[str, Period], Return] = {}
        for one in self.reading.returns:
            there = found.get((one.unit, one.period), one)
            found[one.unit, one.period] = max(there, one, key=precedence)
        return found

    def collect(self) -> list[Received]:
        """Keep in the history what has come in by the day; return what is new."""
        self.history.open((period.code for report in self.reading.calendar.reports for period in self.periods(report)), self.day)
        return self.history.receive(self.came_in())

    def came_in(self) -> Iterator[Received]:
        for one in self.reading.returns:
            yield Received(one.period.code, one.unit, one.revision, said(one), file_of(one), one.submitted or self.day)


def said(one: Return) -> str:
    """Return the hash of what a return says."""
    values = {name: str(value) for name, value in sorted(one.values.items())}
    return hashlib.sha256(json.dumps([values, one.zero, one.note], ensure_ascii=False).encode()).hexdigest()


def file_of(one: Return) -> str:
    """Return the file of a return, relative to the folder."""
    return one.origin.place("").file.split("!")[0]


def period_in(place: Place) -> Period | None:
    """Return the period by whose name the folder of a return is called: 报表/2018年第四季度/…"""
    parts = place.file.split("!")[0].split("/")
    return period_of(parts[1] if len(parts) > 2 else parts[1].rpartition(".")[0]) if len(parts) > 1 and parts[0] == FOLDER else None


def later(day: dt.date, days: int) -> dt.date:
    return day + days * DAY
