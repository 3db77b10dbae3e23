"""What was counted on the day (票数); nothing of it exists before the meeting."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Clock, Fact
from docgen.model.person import PersonRef


class Tally(Fact):
    """The votes for one printed candidate."""

    person: PersonRef = Field(alias="姓名", description="选票上的候选人，照花名册写姓名", examples=["沈秋华"])
    votes_for: int = Field(alias="赞成", ge=0, description="赞成票张数", examples=[42])
    votes_against: int = Field(0, alias="不赞成", ge=0, description="不赞成票张数", examples=[1])
    abstentions: int = Field(0, alias="弃权", ge=0, description="弃权票张数", examples=[1])
    voided: int = Field(0, alias="部分无效", ge=0, description="整张有效、只有这一名作废的张数", examples=[0])


class WriteInTally(Fact):
    """The votes for somebody written in (另选他人)."""

    person: PersonRef = Field(alias="姓名", description="选票上没有、由代表另写的人，照花名册写姓名", examples=["蒋文博"])
    votes_for: int = Field(alias="赞成", ge=1, description="另选此人的张数", examples=[2])


class Section(Fact):
    """The votes of one section of a ballot: 委员, 主席, 副主席 or 秘书长."""

    candidates: tuple[Tally, ...] = Field(alias="候选人", min_length=1, description="每名候选人的得票，一人一行")
    write_ins: tuple[WriteInTally, ...] = Field((), alias="另选他人", description="另选他人的得票，一人一行；没有就不写")


class BallotCount(Fact):
    """One ballot as counted (§2.11)."""

    due: int = Field(alias="应到", ge=1, description="应到的有选举权人数", examples=[45])
    present: int = Field(alias="实到", ge=0, description="实到的有选举权人数", examples=[43])
    printed: int | None = Field(None, alias="印制", ge=0, description="印制的选票张数；不填则同应到人数", examples=[45])
    issued: int = Field(alias="发出", ge=0, description="发出的选票张数", examples=[43])
    returned: int = Field(alias="收回", ge=0, description="收回的选票张数", examples=[43])
    valid: int = Field(alias="有效", ge=0, description="有效票张数", examples=[42])
    invalid: int = Field(0, alias="无效", ge=0, description="整张无效的张数", examples=[1])
    counted_at: Clock | None = Field(None, alias="时间", description="计票结束的时刻", examples=["15:20"])
    sections: dict[str, Section] = Field(alias="得票", description="按“委员”“主席”“副主席”“秘书长”分列的得票")


class Attendance(Fact):
    """Heads counted at one sitting (到会)."""

    due: int = Field(alias="应到", ge=0, description="这次会议应到的人数", examples=[45])
    present: int = Field(alias="实到", ge=0, description="这次会议实到的人数", examples=[43])
    on_leave: int = Field(0, alias="请假", ge=0, description="这次会议请假的人数", examples=[2])


class HandVote(Fact):
    """A vote by show of hands (举手表决)."""

    item: str = Field(alias="事项", description="提请举手表决的事项", examples=["大会选举办法"])
    votes_for: int = Field(alias="赞成", ge=0, description="举手赞成的人数", examples=[43])
    votes_against: int = Field(0, alias="反对", ge=0, description="举手反对的人数", examples=[0])
    abstentions: int = Field(0, alias="弃权", ge=0, description="举手弃权的人数", examples=[0])


class Results(Fact):
    """Everything that the day brought (票数): its presence makes the packet 会后."""

    attendance: dict[str, Attendance] = Field({}, alias="到会", description="每次会议的到会人数，按会议名称列出")
    hands: tuple[HandVote, ...] = Field((), alias="举手表决", description="举手表决的各事项和结果")
    committee: BallotCount = Field(alias="委员选举", description="大会选举委员的计票数字")
    leaders: BallotCount = Field(alias="领导选举", description="全会选举主席、副主席、秘书长的计票数字")
