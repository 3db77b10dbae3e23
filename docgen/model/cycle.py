"""The reporting calendar (周期.yaml): which reports come back, when they are due, who is reminded how, what else comes every year."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from docgen.model.base import Fact, fact
from docgen.model.holiday import Holiday
from docgen.model.period import Period, ReportPeriod, Rhythm
from docgen.model.reporting import Level

Means = Literal["提醒", "电话", "催报函", "列入通报"]
"""How a unit is reminded, from mild to public (§5.6)."""

AFTER = re.compile(r"(当月|次月|隔月|(?:当年|次年)(1[0-2]|[1-9])月)([12]\d|3[01]|[1-9])日")
NEAR = {"当月": 0, "次月": 1, "隔月": 2}
YEARLY = re.compile(r"(1[0-2]|[1-9])月(?:([12]\d|3[01]|[1-9])日)?")


@dataclass(frozen=True)
class Deadline:
    """A day counted from the end of a period (期限): the day `day` of the month `months` after its last month."""

    months: int
    day: int

    def of(self, period: Period) -> dt.date:
        """Return the day; the last of the month where it is shorter."""
        years, month = divmod(period.months[-1] - 1 + self.months, 12)
        year = period.year + years
        return dt.date(year, month + 1, min(self.day, monthrange(year, month + 1)[1]))

    def __str__(self) -> str:
        near = {months: word for word, months in NEAR.items()}
        far = f"次年{self.months}月" if self.months > 0 else f"当年{self.months + 12}月"
        return f"{near.get(self.months, far)}{self.day}日"


def read_deadline(value: object) -> object:
    """Read a deadline: `次月5日`, `当月25日`, `隔月20日`; of a year also `次年2月20日`, `当年12月10日`."""
    if isinstance(value, Deadline):
        return value
    found = AFTER.fullmatch(str(value).strip().replace(" ", ""))
    if not found:
        raise PydanticCustomError("deadline_form", "不是期限")
    word, month, day = found[1], found[2], int(found[3])
    if month is None:
        return Deadline(NEAR[word], day)
    return Deadline(int(month) if word.startswith("次年") else int(month) - 12, day)


def read_yearly(value: object) -> object:
    """Read a date that comes every year, as its text: `5月30日`, or `9月` for the whole month."""
    text = str(value).strip().replace(" ", "")
    found = YEARLY.fullmatch(text)
    if not found:
        raise PydanticCustomError("yearly_form", "不是月日")
    if found[2] and int(found[2]) > monthrange(2000, int(found[1]))[1]:
        raise PydanticCustomError("date_impossible", "没有这一天")
    return text


PeriodDeadline = Annotated[Deadline, BeforeValidator(read_deadline), WithJsonSchema({"type": "string", "examples": ["次月5日"]})]
Yearly = Annotated[str, BeforeValidator(read_yearly), WithJsonSchema({"type": "string", "examples": ["5月30日"]})]

REPORT_NAMES: dict[Rhythm, str] = {"月": "月报", "季": "季报", "半年": "半年报", "年": "年报"}


class Report(Fact):
    """A report that comes back with its rhythm (定期报表). Source of the usual days: congress.md §5.5."""

    rhythm: Rhythm = Field(alias="周期", description="多长时间报一次：月、季、半年、年", examples=["季"])
    name: str = Field("", alias="名称", description="报表怎样称呼；不填为月报、季报、半年报、年报", examples=["科协组织建设季报"])
    due: PeriodDeadline = Field(Deadline(1, 5), alias="报送期限", description="报告期结束后哪一天前报来", examples=["次月5日"])
    circular_due: PeriodDeadline = Field(Deadline(1, 15), alias="通报期限", description="报告期结束后哪一天前印发通报", examples=["次月15日"])
    since: ReportPeriod | None = Field(None, alias="起始", description="从哪一期开始报；不填从有报表的第一期开始", examples=["2018年第一季度"])
    until: ReportPeriod | None = Field(None, alias="终止", description="报到哪一期为止；一直报的不填", examples=["2020年第四季度"])
    levels: tuple[Level, ...] = Field((), alias="填报级别", description="只要哪几级单位报；不填为有字段要填的各级", examples=[["乡镇"]])

    @fact("称呼", "报表的称呼：名称，没有则为月报、季报、半年报、年报", "季报")
    def label(self) -> str:
        """What notices call it."""
        return self.name or REPORT_NAMES[self.rhythm]


class Reminder(Fact):
    """A step of reminding those who have not reported (催报)."""

    days: int = Field(alias="天数", ge=-60, le=60, description="报送期限前后几天：前三天写 -3，当天写 0", examples=[3])
    means: Means = Field(alias="方式", description="怎样催：提醒、电话、催报函，或者列入通报", examples=["催报函"])


class Occasion(Fact):
    """Something that comes every year (年度事项)."""

    name: str = Field(alias="名称", min_length=1, description="每年的什么事", examples=["全国科技工作者日"])
    yearly: Yearly = Field(alias="月日", description="每年哪一天或哪个月", examples=["5月30日"])
    ahead: int = Field(15, alias="提前", ge=0, le=180, description="提前几天提醒", examples=[15])


REMINDERS = tuple(
    Reminder(days=days, means=means)
    for days, means in ((-3, "提醒"), (0, "提醒"), (1, "电话"), (3, "催报函"), (5, "列入通报"))
)  # fmt: skip
"""Source: congress.md §5.6."""
OCCASIONS = tuple(
    Occasion(name=name, yearly=yearly, ahead=ahead)
    for name, yearly, ahead in (("科技活动周", "5月", 30), ("全国科技工作者日", "5月30日", 15), ("全国科普月", "9月", 30), ("年终考核", "12月", 15))
)  # fmt: skip
"""Source: congress.md §5.5."""


class Calendar(Fact):
    """The reporting calendar of an office (周期.yaml); without the file a quarterly report with the usual days."""

    reports: tuple[Report, ...] = Field((Report(rhythm="季"),), alias="报表", min_length=1, description="要报的各种报表，每个周期一项")
    reminders: tuple[Reminder, ...] = Field(REMINDERS, alias="催报", description="没有报的怎样一步步催")
    on_rest_days: Literal["不变", "顺延", "提前"] = Field("不变", alias="遇休息日", description="期限遇休息日时不变、顺延，还是提前到工作日")
    term_alert: int = Field(6, alias="换届提醒", ge=0, le=24, description="任期届满前几个月提醒；0 为不提醒", examples=[6])
    occasions: tuple[Occasion, ...] = Field(OCCASIONS, alias="年度事项", description="每年固定的日子，到时提醒")
    holidays: tuple[Holiday, ...] = Field((), alias="节假日", description="放假和调休的日子；也可写在节假日.csv")

    def report(self, rhythm: Rhythm) -> Report | None:
        """Return the report of `rhythm`; None when the office asks for none."""
        return next((report for report in self.reports if report.rhythm == rhythm), None)
