"""Working days and deadlines counted from T, the day the congress opens (§3.6)."""

from __future__ import annotations

import datetime as dt
import re

from docgen.rules.tables import Holidays

OFFSET = re.compile(r"T(?:([+-])(\d{1,3}))?")
DAY = dt.timedelta(days=1)


def parse_offset(text: str) -> int:
    """Return the days from T that `T-28`, `T` or `T+3` says: -28, 0, 3. Raises ValueError: another form."""
    found = OFFSET.fullmatch(text.strip())
    if not found:
        raise ValueError(f"不是 T-28、T、T+3 这样的时间：{text}")
    return int((found[1] or "") + (found[2] or "0"))


FIXED = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
"""Days off on the same date every year (全国年节及纪念日放假办法 2024, art. 2); the lunar ones need the yearly notice."""


def is_working_day(day: dt.date, holidays: Holidays) -> bool:
    """Whether offices work on `day`: Monday to Friday without the fixed holidays, unless the table says otherwise."""
    kind = holidays.get(day)
    return day.weekday() < 5 and (day.month, day.day) not in FIXED if kind is None else kind == "班"


def due(opens: dt.date, offset: int, holidays: Holidays) -> dt.date:
    """Return the day of a task `offset` calendar days from T (negative: before it).

    A day off is moved earlier before T and later after T; T itself never moves (§3.6).
    """
    day = opens + offset * DAY
    step = DAY if offset > 0 else -DAY
    while offset and not is_working_day(day, holidays):
        day += step
    return day


def working_days(first: dt.date, last: dt.date, holidays: Holidays) -> int:
    """Return how many working days lie from `first` to `last`, both included; 0 when `last` is earlier."""
    days = (first + n * DAY for n in range((last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def covers(year: int, holidays: Holidays) -> bool:
    """Whether the table knows the holidays of `year`."""
    return any(day.year == year for day in holidays)
