"""The reporting calendar at work: when a period's returns and circular are due, and which periods are open on a day (§5.5)."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator

from docgen.model.cycle import Calendar, Occasion, Reminder, Report
from docgen.model.period import MONTHS, Period, Rhythm
from docgen.model.reporting import ReportingUnit
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


def current(report: Report, since: Period, day: dt.date) -> Period:
    """Return the period of `report` that is running on `day`; its first one where that is still to come."""
    return max(since, period_of(day, report.rhythm), key=lambda one: one.first)


def step_of(calendar: Calendar, due: dt.date, day: dt.date) -> Reminder | None:
    """Return how one who has not reported is to be reminded on `day`: the last step that has come; None before the first."""
    come = [step for step in calendar.reminders if due + step.days * DAY <= day]
    return max(come, key=lambda step: step.days, default=None)


def terms_ending(calendar: Calendar, units: Iterable[ReportingUnit], day: dt.date) -> list[ReportingUnit]:
    """Return the units whose term is over or ends within the months of the alert, those that end first in front."""
    until = months_on(day, calendar.term_alert)
    ending = [unit for unit in units if calendar.term_alert and unit.exists_on(day) and unit.term_end and unit.term_end <= until]
    return sorted(ending, key=lambda unit: (unit.term_end, unit.code))


def months_on(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month `months` later; the last of it where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, min(day.day, monthrange(day.year + years, month + 1)[1]))


def occasions(calendar: Calendar, day: dt.date) -> list[tuple[dt.date, Occasion]]:
    """Return what comes every year and is near or at hand on `day`, with its day; of a whole month its first, until the month is over."""
    found = []
    for occasion in calendar.occasions:
        month, _, rest = occasion.yearly.partition("月")
        for year in (day.year, day.year + 1):
            last = monthrange(year, int(month))[1]
            date = int(rest.removesuffix("日") or 1)
            first, end = dt.date(year, int(month), min(date, last)), dt.date(year, int(month), min(date, last) if rest else last)
            if first - occasion.ahead * DAY <= day <= end:
                found.append((first, occasion))
    return sorted(found, key=lambda one: (one[0], one[1].name))
