"""What was counted on the day (票数); nothing of it exists before the meeting."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Clock, Fact
from docgen.model.person import PersonRef


class Tally(Fact):
    """The votes for one printed candidate."""

    person: PersonRef = Field(alias="姓名")
    votes_for: int = Field(alias="赞成", ge=0)
    votes_against: int = Field(0, alias="不赞成", ge=0)
    abstentions: int = Field(0, alias="弃权", ge=0)
    voided: int = Field(0, alias="部分无效", ge=0, description="该部分作废的张数")


class WriteInTally(Fact):
    """The votes for somebody written in (另选他人)."""

    person: PersonRef = Field(alias="姓名")
    votes_for: int = Field(alias="赞成", ge=1)


class Section(Fact):
    """The votes of one section of a ballot: 委员, 主席, 副主席 or 秘书长."""

    tallies: tuple[Tally, ...] = Field(alias="候选人", min_length=1)
    write_ins: tuple[WriteInTally, ...] = Field((), alias="另选他人")


class BallotCount(Fact):
    """One ballot as counted (§2.11)."""

    due: int = Field(alias="应到", ge=1)
    present: int = Field(alias="实到", ge=0)
    printed: int | None = Field(None, alias="印制", ge=0)
    issued: int = Field(alias="发出", ge=0)
    returned: int = Field(alias="收回", ge=0)
    valid: int = Field(alias="有效", ge=0)
    invalid: int = Field(0, alias="无效", ge=0)
    counted_at: Clock | None = Field(None, alias="时间")
    sections: dict[str, Section] = Field(alias="得票", description="按“委员”“主席”“副主席”“秘书长”分列")


class Attendance(Fact):
    """Heads counted at one sitting (到会)."""

    due: int = Field(alias="应到", ge=0)
    present: int = Field(alias="实到", ge=0)
    on_leave: int = Field(0, alias="请假", ge=0)


class HandVote(Fact):
    """A vote by show of hands (举手表决)."""

    item: str = Field(alias="事项")
    votes_for: int = Field(alias="赞成", ge=0)
    votes_against: int = Field(0, alias="反对", ge=0)
    abstentions: int = Field(0, alias="弃权", ge=0)


class Results(Fact):
    """Everything that the day brought (票数): its presence makes the packet 会后."""

    attendance: dict[str, Attendance] = Field({}, alias="到会", description="按会议名称列出")
    hands: tuple[HandVote, ...] = Field((), alias="举手表决")
    committee: BallotCount = Field(alias="委员选举")
    leaders: BallotCount = Field(alias="领导选举")
