"""The reporting calendar at work: when a period's returns and circular are due, and which periods are open on a day (§5.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.cycle import Calendar, Report
from docgen.model.period import MONTHS, Period, Rhythm
from docgen.rules.calendar import DAY, is_working_day
from docgen.rules.tables import holidays


def due_day(calendar: Calendar, report: Report, period: Period) -> dt.date:
    """Return the last day on which returns of `period` are in time (报送期限), moved off rest days as the calendar asks."""
    return _worked(calendar, report.due.of(period))


def circular_day(calendar: Calendar, report: Report, period: Period) -> dt.date:
    """Return the day by which the circular of `period` is to be issued (通报期限)."""
    return _worked(calendar, report.circular_due.of(period))


def _worked(calendar: Calendar, day: dt.date) -> dt.date:
    if calendar.on_rest_days == "不变":
        return day
    table = holidays(calendar.holidays)
    step = DAY if calendar.on_rest_days == "顺延" else -DAY
    while not is_working_day(day, table):
        day += step
    return day


def period_of(day: dt.date, rhythm: Rhythm) -> Period:
    """Return the period of `rhythm` in which `day` lies."""
    return Period(day.year, rhythm, (day.month - 1) // MONTHS[rhythm] + 1)


def ended(report: Report, since: Period, day: dt.date) -> Iterator[Period]:
    """Yield the periods of `report` from `since` on, or from its own first one if later, that ended before `day`, oldest first."""
    period = max(filter(None, (since, report.since)), key=lambda one: one.first)
    while period.last < day and (report.until is None or period.first <= report.until.first):
        yield period
        period = period.next
