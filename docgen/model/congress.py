"""The congress: its kind, number, days, place, sessions and sizes."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Clock, Day, Fact, fact, read_date
from docgen.model.clock import span
from docgen.model.numeral import chinese_number
from docgen.model.person import PersonRef

Event = Literal["成立", "换届", "增补", "会员大会"]
Comparison = Literal["不低于", "不少于", "达到", "超过", "多于", "高于"]
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

    name: str = Field(alias="名称", description="这次会议的名称", examples=["预备会议"])
    day: Day = Field(None, alias="日期", description="哪一天开；不填则为大会开幕日期", examples=["2027-01-22"])  # type: ignore[assignment]  # Congress fills it
    start: Clock = Field(alias="开始", description="开始的时刻", examples=["8:40"])
    end: Clock = Field(alias="结束", description="结束的时刻", examples=["9:10"])
    place: str = Field("", alias="地点", description="在哪里开；不填则为大会地点", examples=["清溪镇人民政府二楼小会议室"])
    host: PersonRef | None = Field(None, alias="主持人", description="谁主持，照花名册写姓名", examples=["贺明远"])
    attendants: str = Field(alias="参加人员", description="哪些人参加", examples=["全体正式代表"])
    items: tuple[str, ...] = Field(alias="议题", min_length=1, description="议程上的各项，每项一句", examples=[["听取和审议代表资格审查报告", "通过大会议程"]])

    @fact("时段", "从几点到几点", "上午9:45—11:00")
    def hours(self) -> str:
        return span(self.start, self.end)

    @fact("内容", "会议名称和各项议题连写", "预备会议：听取和审议代表资格审查报告；通过大会议程")
    def text(self) -> str:
        return f"{self.name}：{'；'.join(self.items)}"

    @fact("选举", "这次会议选举什么：委员、领导，或者不选举", "委员")
    def elects(self) -> Literal["委员", "领导", ""]:
        """What its agenda elects: an item that begins with 选举 and names 主席 is the plenary's (§0-2)."""
        elections = [item for item in self.items if item.startswith("选举")]
        return "" if not elections else "领导" if any("主席" in item for item in elections) else "委员"

    @fact("列入议程", "是否列入大会议程；主席团会议和分组讨论只列入日程", True)
    def on_agenda(self) -> bool:
        return "主席团" not in self.name and "讨论" not in self.name


class Absence(Fact):
    """A delegate who asked for leave (请假)."""

    person: PersonRef = Field(alias="姓名", description="请假的代表，照花名册写姓名", examples=["高原"])
    reason: str = Field(alias="事由", description="请假的原因", examples=["赴外地参加设备验收"])


class Ratio(Fact):
    """A share that the delegates must reach (构成要求), e.g. 基层一线 不低于 80%."""

    item: Literal["基层一线", "45岁以下", "女", "党外", "少数民族", "大学以上", "中高级职称"] = Field(alias="项目", description="对哪一类人提出比例要求")
    comparison: Comparison = Field("不低于", alias="比较", description="不低于、不少于、达到含本数，超过、多于、高于不含本数")
    percent: int = Field(alias="百分比", ge=0, le=100, description="要求的百分数，只写数字", examples=[80])


class StructureRatio(Ratio):
    """A share that another body must reach, or that a known place reached (§4.4)."""

    body: Literal["正式代表", "委员", "常委会", "副主席"] = Field("委员", alias="对象", description="哪些人里的比例；常委会含主席、副主席、秘书长")
    nature: Literal["目标", "基准"] = Field("目标", alias="性质", description="目标要达到；基准是别处达到过的，只供对照")
    source: str = Field("", alias="出处", description="这个数是哪里提出或达到的", examples=["滨州市2021年总结：县级科协委员70%来自基层一线"])


class Congress(Fact):
    """The congress (代表大会)."""

    event: Event = Field(alias="类型", description="开什么样的会")
    term: int = Field(alias="届次", ge=1, le=100, description="第几次代表大会，选出第几届委员会", examples=[1])
    opens: Day = Field(alias="开幕日期", description="大会开幕的日期，记作 T，各项期限由它倒排", examples=["2027-01-22"])
    registration: Clock = Field(alias="报到时间", description="代表报到的时刻", examples=["8:00"])
    registration_place: str = Field("", alias="报到地点", description="代表报到的地点", examples=["清溪镇人民政府办公楼一楼大厅"])
    days: Literal["半天", "一天", "两天"] = Field(alias="会期", description="大会开多长时间")
    place: str = Field(alias="地点", description="大会会场", examples=["清溪镇人民政府三楼会议室"])
    as_of_day: Day | None = Field(None, alias="统计截止日", description="年龄等统计的截止日期；不填则为开幕日期", examples=["2026-12-31"])
    delegate_seats: int = Field(alias="代表名额", ge=1, le=10000, description="正式代表的名额", examples=[45])
    committee_seats: int = Field(alias="委员名额", ge=1, le=10000, description="委员会委员的名额", examples=[13])
    vice_seats: int = Field(alias="副主席名额", ge=1, le=10000, description="副主席的名额", examples=[4])
    standing_seats: int = Field(0, alias="常委名额", ge=0, le=10000, description="常务委员的名额；不设常委会的为 0", examples=[0])
    secretary_seats: int = Field(1, alias="秘书长名额", ge=0, le=10000, description="秘书长的名额", examples=[1])
    term_years: int = Field(5, alias="每届年限", ge=3, le=5, description="委员会每届任期的年数", examples=[5])
    previous_day: Day | None = Field(None, alias="上次大会日期", description="换届时填：上一次代表大会闭幕、选出本届委员会的日期", examples=["2022-01-21"])
    secretary_mode: SecretaryMode = Field("投票选举", alias="秘书长产生方式", description="秘书长怎样产生")
    theme: str = Field(alias="主题", description="大会的指导思想和主要任务，一段话", examples=["以习近平新时代中国特色社会主义思想为指导，选举产生镇科协领导机构"])
    sessions: tuple[Session, ...] = Field((), alias="日程", min_length=1, description="会议日程，每次会议一项")
    presidium: tuple[PersonRef, ...] = Field((), alias="主席团", min_length=3, description="大会主席团成员，照花名册写姓名", examples=[["贺明远", "沈秋华", "邓立诚"]])
    presidium_secretary: PersonRef | None = Field(None, alias="大会秘书长", description="大会主席团的秘书长，照花名册写姓名", examples=["邓立诚"])
    hosts: tuple[PersonRef, ...] = Field((), alias="执行主席", description="轮流主持大会的主席团成员", examples=[["贺明远", "沈秋华", "韩书田"]])
    review_group: tuple[PersonRef, ...] = Field((), alias="资格审查小组", description="审查代表资格的人员，第一名为组长", examples=[["温雅琴", "黎俊", "樊晓"]])
    absences: tuple[Absence, ...] = Field((), alias="请假", description="请假的代表和事由")
    conditions: tuple[str, ...] = Field((), alias="代表条件", description="代表应当具备的条件，每条一句", examples=[["热心科协工作，密切联系科技工作者"]])
    ratios: tuple[Ratio, ...] = Field((), alias="代表构成要求", description="对代表构成提出的各项比例")
    slate_ratios: tuple[StructureRatio, ...] = Field((), alias="班子构成要求", description="对委员、常委会、副主席构成提出的各项比例")
    preset: Literal["standard-60", "compressed-30", "express-15"] = Field("standard-60", alias="倒排方案", description="筹备期约几天，会前文件按它倒排日期")

    @model_validator(mode="before")
    @classmethod
    def sessions_open_with_it(cls, given: Any) -> Any:
        """Give every sitting without a day the opening day, so that moving T moves the timetable; likewise the place."""
        sessions = given.get("日程") if isinstance(given, dict) else None
        if not isinstance(sessions, list) or not can_be_day(given.get("开幕日期")):
            return given
        place = given.get("地点")
        usual = {"日期": given["开幕日期"], "地点": place if isinstance(place, str) else ""}
        dated = [{**usual, **one} if isinstance(one, dict) else one for one in sessions]
        return {**given, "日程": dated}

    @fact("届", "届次的汉字", "一")
    def term_name(self) -> str:
        """`一`, `二`, `十一`: the number as titles print it."""
        return chinese_number(self.term)

    @fact("第几次代表大会", "大会的次数名称", "第一次代表大会")
    def congress_name(self) -> str:
        return f"第{self.term_name}次代表大会"

    @fact("第几届委员会", "委员会的届次名称", "第一届委员会")
    def committee_name(self) -> str:
        return f"第{self.term_name}届委员会"

    @fact("第一次全会", "选举主席、副主席、秘书长的委员会全体会议", "第一届委员会第一次全体会议")
    def plenary_name(self) -> str:
        """The plenary that follows the congress, where the leaders are elected (§0-2)."""
        return f"第{self.term_name}届委员会第一次全体会议"

    @fact("同日", "大会是否在一天里开完", True)
    def one_day(self) -> bool:
        return all(session.day == self.opens for session in self.sessions)

    @fact("闭幕日期", "最后一次会议的日期；日程未定时为开幕日期", "2027-01-22")
    def closes(self) -> dt.date:
        return max((session.day for session in self.sessions), default=self.opens)

    @fact("选举会议", "选举委员的那次会议")
    def election_session(self) -> Session | None:
        return next((session for session in self.sessions if session.elects == "委员"), None)

    @fact("全会会议", "选举主席、副主席的那次委员会全体会议")
    def plenary_session(self) -> Session | None:
        return next((session for session in self.sessions if session.elects == "领导"), None)

    @fact("截止日", "实际采用的统计截止日期", "2026-12-31")
    def as_of(self) -> dt.date:
        """The one day at which ages and all statistics are taken (§0-9)."""
        return self.as_of_day or self.opens

    @fact("届满日期", "上届委员会任期届满的日期；没有上次大会日期时为空", "2027-01-21")
    def term_ends(self) -> dt.date | None:
        """The day on which the sitting committee's term ends (§1.3); None where no earlier congress is given."""
        last = self.previous_day
        if last is None:
            return None
        leap_day = (last.month, last.day) == (2, 29)
        return last.replace(year=last.year + self.term_years, day=28 if leap_day else last.day)
