"""The tables that travel with docgen: stroke orders, calendars, what the checks mean. The one place in rules that reads files."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from docgen.model.holiday import Holiday

DATA = files("docgen.data")
Holidays = Mapping[dt.date, Literal["休", "班"]]
"""Days that differ from the plain week: 休 a day off, 班 a weekend day that is worked."""


@cache
def strokes() -> Mapping[str, tuple[str, int]]:
    """Return {character: (class sequence, rank among those of equal sequence)}.

    Source: docgen/data/strokes.csv, which names its own source and licence.
    """
    table = {}
    for line in DATA.joinpath("strokes.csv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            character, sequence, *rank = line.split(",")
            table[character] = (sequence, int(rank[0]) if rank else 0)
    return table


@cache
def shipped_holidays() -> Holidays:
    """Return the holidays of all years whose calendar is shipped (State Council's yearly notice)."""
    days: dict[dt.date, Literal["休", "班"]] = {}
    for year in DATA.joinpath("calendar").iterdir():
        for line in year.read_text("utf-8").splitlines()[1:]:
            day, kind, _ = line.split(",")
            days[dt.date.fromisoformat(day)] = "班" if kind == "班" else "休"
    return days


def holidays(own: Iterable[Holiday] = ()) -> Holidays:
    """Return the shipped holidays with a folder's `own` on top (节假日.csv)."""
    return {**shipped_holidays(), **{holiday.day: holiday.kind for holiday in own}}


def shipped_rows(name: str) -> list[list[str]]:
    """Return the rows of a table in docgen/data, without its heads."""
    return list(csv.reader(DATA.joinpath(name).read_text("utf-8").splitlines()))[1:]
