"""Days on the command line, and the one place of the commands that asks for the hour."""

from __future__ import annotations

import datetime as dt

import click


def as_day(ctx: click.Context, option: click.Parameter, text: str | None) -> dt.date | None:
    """Return the day that was typed, as offices write it: 2026-03-02, 2026年3月2日; None where nothing was."""
    from pydantic_core import PydanticCustomError

    from docgen.model.base import read_date

    if not text:
        return None
    try:
        day = read_date(text)
    except PydanticCustomError:
        raise click.BadParameter(f"“{text}”不是日期，写成 2026-03-02", ctx, option) from None
    assert isinstance(day, dt.date)
    return day


def now() -> dt.datetime:
    """Return the hour, as the clocks of the office show it."""
    return dt.datetime.now().astimezone()
