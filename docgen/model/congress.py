"""The congress: its kind, number, days, place, sessions and sizes."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Clock, Day, Fact, fact, read_date
from docgen.model.numeral import chinese_number
from docgen.model.person import PersonRef

Event = Literal["成立", "换届", "增补", "会员大会"]
SecretaryMode = Literal["投票选举", "举手表决", "主席提名"]


def can_be_day(value: object) -> bool:
    """Whether `value` reads as a day; what is wrong with it is told once, where it stands."""
    try:
        read_date(value)
    except PydanticCustomError:
        return False
    return True


class Session(Fact):
    """One sitting on the timetable (会议日程中的一项)."""

    name: str = Field(alias="名称", examples=["预备会议", "第一次全体会议"])
    day: Day = Field(None, alias="日期", description="不填则为大会开幕日期")  # type: ignore[assignment]  # Congress fills it
    start: Clock = Field(alias="开始")
    end: Clock = Field(alias="结束")
    place: str = Field("", alias="地点", description="不填则为大会地点")
    host: PersonRef | None = Field(None, alias="主持人")
    attendants: str = Field(alias="参加人员")
    items: tuple[str, ...] = Field(alias="议题", min_length=1)


class Absence(Fact):
    """A delegate who asked for leave (请假)."""

    person: PersonRef = Field(alias="姓名")
    reason: str = Field(alias="事由")


class Ratio(Fact):
    """A share that the delegates must reach (构成要求), e.g. 基层一线 不低于 80%."""

    key: Literal["基层一线", "45岁以下", "女", "党外", "少数民族", "大学以上", "中高级职称"] = Field(alias="项目")
    comparison: Literal["不低于", "超过"] = Field("不低于", alias="比较")
    percent: int = Field(alias="百分比", ge=0, le=100)


class Congress(Fact):
    """The congress (代表大会)."""

    event: Event = Field(alias="类型")
    term: int = Field(alias="届次", ge=1, description="第几次代表大会，选出第几届委员会")
    opens: Day = Field(alias="开幕日期", description="记作 T，各项期限由它倒排")
    registration: Clock = Field(alias="报到时间")
    registration_place: str = Field("", alias="报到地点")
    days: Literal["半天", "一天", "两天"] = Field(alias="会期")
    place: str = Field(alias="地点")
    as_of_day: Day | None = Field(None, alias="统计截止日", description="年龄等统计的截止日期；不填则为开幕日期")
    delegate_seats: int = Field(alias="代表名额", ge=1)
    committee_seats: int = Field(alias="委员名额", ge=1)
    vice_seats: int = Field(alias="副主席名额", ge=1)
    standing_seats: int = Field(0, alias="常委名额", ge=0)
    secretary_seats: int = Field(1, alias="秘书长名额", ge=0)
    term_years: int = Field(5, alias="每届年限", ge=3, le=5)
    previous_day: Day | None = Field(None, alias="上次大会日期", description="换届时填：上一次代表大会闭幕、选出本届委员会的日期")
    secretary_mode: SecretaryMode = Field("投票选举", alias="秘书长产生方式")
    theme: str = Field(alias="主题", description="指导思想和主要任务，一段话")
    sessions: tuple[Session, ...] = Field(alias="日程", min_length=1)
    presidium: tuple[PersonRef, ...] = Field(alias="主席团", min_length=3)
    presidium_secretary: PersonRef = Field(alias="大会秘书长")
    hosts: tuple[PersonRef, ...] = Field((), alias="执行主席")
    review_group: tuple[PersonRef, ...] = Field((), alias="资格审查小组")
    absences: tuple[Absence, ...] = Field((), alias="请假")
    conditions: tuple[str, ...] = Field((), alias="代表条件")
    ratios: tuple[Ratio, ...] = Field((), alias="代表构成要求")

    @model_validator(mode="before")
    @classmethod
    def sessions_open_with_it(cls, given: Any) -> Any:
        """Give every sitting without a day the opening day, so that moving T moves the timetable."""
        sessions = given.get("日程") if isinstance(given, dict) else None
        if not isinstance(sessions, list) or not can_be_day(given.get("开幕日期")):
            return given
        dated = [{"日期": given["开幕日期"], **one} if isinstance(one, dict) else one for one in sessions]
        return {**given, "日程": dated}

    @fact("届")
    def term_name(self) -> str:
        """`一`, `二`, `十一`: the number as titles print it."""
        return chinese_number(self.term)

    @fact("第几次代表大会")
    def congress_name(self) -> str:
        return f"第{self.term_name}次代表大会"

    @fact("第几届委员会")
    def committee_name(self) -> str:
        return f"第{self.term_name}届委员会"

    @fact("第一次全会")
    def plenary_name(self) -> str:
        """The plenary that follows the congress, where the leaders are elected (§0-2)."""
        return f"第{self.term_name}届委员会第一次全体会议"

    @fact("截止日")
    def as_of(self) -> dt.date:
        """The one day at which ages and all statistics are taken (§0-9)."""
        return self.as_of_day or self.opens

    @fact("届满日期")
    def term_ends(self) -> dt.date | None:
        """The day on which the sitting committee's term ends (§1.3); None where no earlier congress is given."""
        last = self.previous_day
        if last is None:
            return None
        leap_day = (last.month, last.day) == (2, 29)
        return last.replace(year=last.year + self.term_years, day=28 if leap_day else last.day)
