"""工期: the plan of the preparing as papers show it: what, by whom, from when, until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping

from pydantic import Field

from docgen.documents.filters import month_day
from docgen.model.base import Fact, fact
from docgen.model.dossier import Dossier
from docgen.rules.timeline import OPENING, Row, Schedule

OFFICE = "筹备办公室"


class Step(Fact):
    """One line of the plan (工期)."""

    code: str = Field(alias="编号", description="目录里的编号", examples=["B01"])
    name: str = Field(alias="名称", description="做什么", examples=["关于推选代表大会代表的通知"])
    by: str = Field(alias="承办", description="由谁承办", examples=["组织组"])
    start: dt.date = Field(alias="开始", description="所依据的各件办完、可以着手的日期", examples=["2026-12-07"])
    day: dt.date = Field(alias="完成", description="最迟办完的日期", examples=["2026-12-08"])
    from_opening: int = Field(alias="距开幕", description="离开幕还有几天，开幕以后为负数", examples=[45])
    settled: bool = Field(alias="已定", description="日期是否已经定下，即文号.yaml 里有")

    @fact("起止", "从哪天到哪天，同一天的只写一次", "12月7日—12月8日")
    def span(self) -> str:
        first, last = month_day(self.start), month_day(self.day)
        return first if first == last else f"{first}—{last}"

    linked: bool = Field(alias="衔接", description="是否有别的事要等它办完，或者它要等别的事办完；开幕本身也算")

    @fact("离开幕", "离开幕的天数，带正负号的写法", "T-45")
    def offset(self) -> str:
        return OPENING if not self.from_opening else f"{OPENING}{-self.from_opening:+d}"

    @fact("进展", "日期已经定下的写“已办”，其余留空由人填写", "已办")
    def progress(self) -> str:
        return "已办" if self.settled else ""


def steps(schedule: Schedule, dossier: Dossier, listed: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the lines of the plan in the order of their days. listed: {code: name} of what a reader wants to see."""
    charges = {code: charge.by for charge in dossier.preparation.charges for code in charge.codes}
    chain = {OPENING, *(code for link in schedule.links if OPENING not in (link.earlier, link.later) for code in (link.earlier, link.later))}
    return tuple(
        Step(
            code=row.code, name=listed[row.code], by=charges.get(row.code, OFFICE), start=begin(row, schedule, listed), day=row.day,
            from_opening=(schedule.opens - row.day).days, settled=row.issued,
            linked=row.code in chain,
        )
        for row in schedule.rows
        if row.code in listed
    )  # fmt: skip


def begin(row: Row, schedule: Schedule, listed: Container[str]) -> dt.date:
    """Return the first day for `row`: when the last of what it rests on is there, else the day before which nothing is begun.

    listed: what counts; an annex is made with its paper.
    """
    known = [schedule.days[link.earlier] for link in schedule.links if link.later == row.code and link.earlier in listed]
    return min(row.day, max(known, default=schedule.start))
