"""Working days and deadlines (§3.6)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.holiday import Holiday
from docgen.rules.calendar import covers, due, is_working_day, parse_offset, working_days
from docgen.rules.tables import holidays

TABLE = holidays()
T = dt.date(2027, 1, 22)


@pytest.mark.parametrize(("text", "days"), [("T", 0), ("T-28", -28), ("T+3", 3), (" T-1 ", -1)])
def test_offsets(text: str, days: int) -> None:
    assert parse_offset(text) == days


@pytest.mark.parametrize("text", ["", "28", "T-", "T 3", "t-3", "T--3", "T-1.5"])
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是 T-28"):
        parse_offset(text)


@pytest.mark.parametrize(
    ("offset", "day"),
    [(-60, "2026-11-23"), (-45, "2026-12-08"), (-30, "2026-12-23"), (-20, "2026-12-31"), (-10, "2027-01-12"), (3, "2027-01-25"),
     (0, "2027-01-22"), (1, "2027-01-25")],
)  # fmt: skip
def test_deadlines_of_the_example(offset: int, day: str) -> None:
    assert due(T, offset, TABLE) == dt.date.fromisoformat(day)


def test_own_holidays_move_a_deadline_further() -> None:
    own = holidays([Holiday.model_validate({"日期": "2026-12-31", "类型": "休"})])
    assert due(T, -20, own) == dt.date(2026, 12, 30)
    assert covers(2026, own)
    assert not covers(2027, TABLE)


@pytest.mark.parametrize(
    ("day", "working"),
    [("2026-01-04", True), ("2026-01-02", False), ("2026-02-14", True), ("2026-02-23", False), ("2026-02-24", True),
     ("2026-09-20", True), ("2026-09-19", False), ("2026-10-08", True), ("2026-10-10", True), ("2026-11-21", False)],
)  # fmt: skip
def test_days_of_2026(day: str, working: bool) -> None:
    assert is_working_day(dt.date.fromisoformat(day), TABLE) is working


def test_working_days_of_2026() -> None:
    assert working_days(dt.date(2026, 1, 1), dt.date(2026, 12, 31), TABLE) == 248
    assert working_days(T, T - dt.timedelta(days=1), TABLE) == 0


@given(st.dates(dt.date(2025, 6, 1), dt.date(2027, 6, 1)), st.integers(-120, 120))
def test_a_deadline_is_a_working_day_on_its_side_of_t(opens: dt.date, offset: int) -> None:
    day = due(opens, offset, TABLE)
    plain = opens + dt.timedelta(days=offset)
    assert offset == 0 or is_working_day(day, TABLE)
    assert day <= plain if offset <= 0 else day >= plain
    assert abs((day - plain).days) <= 10


@given(st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 1)), st.integers(-60, -1))
def test_an_earlier_offset_is_never_due_later(opens: dt.date, offset: int) -> None:
    assert due(opens, offset - 1, TABLE) <= due(opens, offset, TABLE)
