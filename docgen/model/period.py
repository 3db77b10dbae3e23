"""Reporting periods (报告期): a month, a quarter, a half-year or a year, and how they are called and follow one another."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

Rhythm = Literal["月", "季", "半年", "年"]
MONTHS: dict[Rhythm, int] = {"月": 1, "季": 3, "半年": 6, "年": 12}
LETTERS: dict[Rhythm, str] = {"月": "M", "季": "Q", "半年": "H", "年": ""}
ORDINALS = "一二三四"
HALVES = ("上半年", "下半年")

MONTH = re.compile(r"(\d{4})(?:年|[-./M])0?(1[0-2]|[1-9])月?(?:份)?")
QUARTER = re.compile(r"(\d{4})年?[-_]?(?:[Qq]|第)?([1-4一二三四])(?:季度?)?")
HALF = re.compile(r"(\d{4})年?[-_]?(?:[Hh]([12])|([上下])半年)")
YEAR = re.compile(r"(\d{4})(?:年|年度)?")


@dataclass(frozen=True)
class Period:
    """One reporting period (报告期).

    index: from 1 within the year; always 1 for a year. Periods of one rhythm are ordered by `first`.
    Source: congress.md §5.4 (quarter q covers the months 3q−2 … 3q).
    """

    year: int
    rhythm: Rhythm
    index: int = 1

    @property
    def first(self) -> dt.date:
        """The first day."""
        return dt.date(self.year, MONTHS[self.rhythm] * (self.index - 1) + 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.next.first - dt.timedelta(days=1)

    @property
    def months(self) -> range:
        """The months it covers, from 1."""
        length = MONTHS[self.rhythm]
        return range(length * (self.index - 1) + 1, length * self.index + 1)

    @property
    def next(self) -> Period:
        """The period that follows."""
        return self._moved(1)

    @property
    def previous(self) -> Period:
        """The period before (上期), base of 环比."""
        return self._moved(-1)

    @property
    def year_earlier(self) -> Period:
        """The same period of the year before (上年同期), base of 同比."""
        return Period(self.year - 1, self.rhythm, self.index)

    def _moved(self, by: int) -> Period:
        a_year = 12 // MONTHS[self.rhythm]
        years, index = divmod(self.index - 1 + by, a_year)
        return Period(self.year + years, self.rhythm, index + 1)

    @property
    def code(self) -> str:
        """The short form of file names and options: 2018M10, 2018Q4, 2018H1, 2018."""
        letter = LETTERS[self.rhythm]
        number = f"{self.index:02}" if self.rhythm == "月" else str(self.index)
        return f"{self.year}{letter}{number}" if letter else str(self.year)

    @property
    def name(self) -> str:
        """What a paper calls it: 2018年10月, 2018年第四季度, 2018年上半年, 2018年度."""
        if self.rhythm == "月":
            return f"{self.year}年{self.index}月"
        if self.rhythm == "季":
            return f"{self.year}年第{ORDINALS[self.index - 1]}季度"
        return f"{self.year}年{HALVES[self.index - 1]}" if self.rhythm == "半年" else f"{self.year}年度"

    @property
    def cumulative_name(self) -> str:
        """What a paper calls the year up to its end: 2018年1—10月, 2018年前三季度, 2018年上半年, 2018年度."""
        month = self.months[-1]
        named = {6: "上半年", 9: "前三季度", 12: "度"}
        if self.rhythm == "月" and month not in (12,):
            return f"{self.year}年1—{month}月" if month > 1 else self.name
        return f"{self.year}年{named[month]}" if month in named else f"{self.year}年第一季度"

    def __str__(self) -> str:
        return self.name


def read_period(value: object) -> object:
    """Read a period: `2018Q4`, `2018年第四季度`, `2018-10`, `2018年10月`, `2018H1`, `2018年上半年`, `2018`, `2018年度`."""
    if isinstance(value, Period):
        return value
    text = str(value).strip().replace(" ", "")
    if found := YEAR.fullmatch(text):
        return Period(int(found[1]), "年")
    if found := HALF.fullmatch(text):
        return Period(int(found[1]), "半年", int(found[2]) if found[2] else "上下".index(found[3]) + 1)
    if found := MONTH.fullmatch(text):
        return Period(int(found[1]), "月", int(found[2]))
    if (found := QUARTER.fullmatch(text)) and re.search(r"[Qq季]", text):
        return Period(int(found[1]), "季", int(found[2]) if found[2].isdigit() else ORDINALS.index(found[2]) + 1)
    raise PydanticCustomError("period_form", "不是报告期")


ReportPeriod = Annotated[Period, BeforeValidator(read_period), WithJsonSchema({"type": "string", "examples": ["2018年第四季度", "2018Q4"]})]
