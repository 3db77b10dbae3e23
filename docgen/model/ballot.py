"""What was counted on the day (票数); nothing of it exists before the meeting."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import MANY, Clock, Day, Fact
from docgen.model.person import PersonRef

Election = Literal["委员预选", "委员选举", "领导选举"]
RoundKind = Literal["重新投票", "再次投票", "另行选举"]


class Tally(Fact):
    """The votes for one printed candidate."""

    person: PersonRef = Field(alias="姓名", description="选票上的候选人，照花名册写姓名", examples=["沈秋华"])
    votes_for: int = Field(alias="赞成", ge=0, le=MANY, description="赞成票张数", examples=[42])
    votes_against: int = Field(0, alias="不赞成", ge=0, le=MANY, description="不赞成票张数", examples=[1])
    abstentions: int = Field(0, alias="弃权", ge=0, le=MANY, description="弃权票张数", examples=[1])
    voided: int = Field(0, alias="部分无效", ge=0, le=MANY, description="整张有效、只有这一名作废的张数", examples=[0])


class WriteInTally(Fact):
    """The votes for somebody written in (另选他人)."""

    person: PersonRef = Field(alias="姓名", description="选票上没有、由代表另写的人，照花名册写姓名", examples=["蒋文博"])
    votes_for: int = Field(alias="赞成", ge=1, le=MANY, description="另选此人的张数", examples=[2])


class Section(Fact):
    """The votes of one section of a ballot: 委员, 主席, 副主席 or 秘书长."""

    candidates: tuple[Tally, ...] = Field(alias="候选人", min_length=1, description="每名候选人的得票，一人一行")
    write_ins: tuple[WriteInTally, ...] = Field((), alias="另选他人", description="另选他人的得票，一人一行；没有就不写")


class Handling(Fact):
    """What became of the printed sheets that were not cast (选票处理, §2.7)."""

    left: int = Field(alias="剩余", ge=0, le=MANY, description="没有发出的选票张数，含更换收回的废票", examples=[2])
    replaced: int = Field(0, alias="更换", ge=0, le=MANY, description="写坏后当场更换、收回作废的张数", examples=[0])
    destroyed: int = Field(0, alias="销毁", ge=0, le=MANY, description="剩余选票当众销毁的张数", examples=[0])
    archived: int = Field(0, alias="留存", ge=0, le=MANY, description="剩余选票剪角后留存归档的张数", examples=[2])


class BallotCount(Fact):
    """One ballot as counted (§2.11)."""

    due: int = Field(alias="应到", ge=1, le=MANY, description="应到的有选举权人数", examples=[45])
    present: int = Field(alias="实到", ge=0, le=MANY, description="实到的有选举权人数", examples=[43])
    printed: int | None = Field(None, alias="印制", ge=0, le=MANY, description="印制的选票张数；不填则同应到人数", examples=[45])
    issued: int = Field(alias="发出", ge=0, le=MANY, description="发出的选票张数", examples=[43])
    returned: int = Field(alias="收回", ge=0, le=MANY, description="收回的选票张数", examples=[43])
    valid: int = Field(alias="有效", ge=0, le=MANY, description="有效票张数", examples=[42])
    invalid: int = Field(0, alias="无效", ge=0, le=MANY, description="整张无效的张数", examples=[1])
    counted_at: Clock | None = Field(None, alias="时间", description="计票结束的时刻", examples=["15:20"])
    handling: Handling | None = Field(None, alias="选票处理", description="剩余选票的更换、销毁、留存；填了就核对")
    sections: dict[str, Section] = Field({}, alias="得票", description="按“委员”“主席”“副主席”“秘书长”分列；整场无效的不写")


class FurtherBallot(BallotCount):
    """A vote that follows a first one: again after a void one, on a tie, or for seats left empty."""

    election: Election = Field(alias="所属选举", description="接着哪一次选举")
    kind: RoundKind = Field(alias="种类", description="上一轮无效、票数相等，还是名额没有选足")
    day: Day | None = Field(None, alias="日期", description="投票的日期；不填则为开幕日期", examples=["2027-01-22"])


class Reduction(Fact):
    """Seats given up with consent instead of another election (减少名额)."""

    election: Election = Field(alias="所属选举", description="减少哪一次选举的名额")
    post: str = Field(alias="职务", description="减少什么职务的名额", examples=["委员"])
    seats: int = Field(alias="名额", ge=1, le=MANY, description="减少几名", examples=[1])
    consent: int | None = Field(None, alias="同意", ge=0, le=MANY, description="举手同意的人数；由主席团决定的不填", examples=[40])
    basis: str = Field("", alias="依据", description="谁决定的、依据哪一条", examples=["大会主席团第三次会议决定"])


class Box(Fact):
    """One printed candidate on a ballot paper: for which post, and who."""

    post: str = Field(alias="职务", description="选什么职务", examples=["委员"])
    person: PersonRef = Field(alias="姓名", description="这一栏印的候选人", examples=["沈秋华"])


class BallotPaper(Fact):
    """One ballot paper as it came out of the box: what is drawn, what is written in, and how it was ruled on."""

    marks: tuple[str, ...] = Field(alias="划票", description="按选票上的次序，每名候选人处画的符号", examples=[["○", "×"]])
    written: dict[str, str] = Field({}, alias="另选", description="按职务，另选人栏里写的内容", examples=[{"委员": "○蒋文博"}])
    ruling: Literal["", "有效", "作废"] = Field("", alias="裁定", description="总监票人会同监票人对整张的认定；不写则按规则")
    grounds: str = Field("", alias="理由", description="这样认定的理由", examples=["在选票上签名"])


class PaperCount(Fact):
    """One ballot, paper by paper (选票明细): its votes are counted from the papers, nobody adds them up."""

    election: Election = Field(alias="所属选举", description="哪一次选举")
    kind: Literal["首次投票", "重新投票", "再次投票", "另行选举"] = Field("首次投票", alias="种类", description="第一次投票，还是接着的哪一种")
    day: Day | None = Field(None, alias="日期", description="投票的日期；不填则为开幕日期", examples=["2027-01-22"])
    due: int = Field(alias="应到", ge=1, le=MANY, description="应到的有选举权人数", examples=[45])
    present: int = Field(alias="实到", ge=0, le=MANY, description="实到的有选举权人数", examples=[43])
    printed: int | None = Field(None, alias="印制", ge=0, le=MANY, description="印制的选票张数；不填则同应到人数", examples=[45])
    issued: int = Field(alias="发出", ge=0, le=MANY, description="发出的选票张数", examples=[43])
    returned: int | None = Field(None, alias="收回", ge=0, le=MANY, description="清点收回的张数；填了就与明细的行数核对", examples=[43])
    counted_at: Clock | None = Field(None, alias="时间", description="计票结束的时刻", examples=["15:20"])
    boxes: tuple[Box, ...] = Field(alias="栏目", min_length=1, description="选票上印的候选人，按次序")
    papers: tuple[BallotPaper, ...] = Field(alias="选票", description="收回的选票，一张一行，次序不限")


class Attendance(Fact):
    """Heads counted at one sitting (到会)."""

    due: int = Field(alias="应到", ge=0, le=MANY, description="这次会议应到的人数", examples=[45])
    present: int = Field(alias="实到", ge=0, le=MANY, description="这次会议实到的人数", examples=[43])
    on_leave: int = Field(0, alias="请假", ge=0, le=MANY, description="这次会议请假的人数", examples=[2])


class HandVote(Fact):
    """A vote by show of hands (举手表决)."""

    item: str = Field(alias="事项", description="提请举手表决的事项", examples=["大会选举办法"])
    votes_for: int = Field(alias="赞成", ge=0, le=MANY, description="举手赞成的人数", examples=[43])
    votes_against: int = Field(0, alias="反对", ge=0, le=MANY, description="举手反对的人数", examples=[0])
    abstentions: int = Field(0, alias="弃权", ge=0, le=MANY, description="举手弃权的人数", examples=[0])


class Results(Fact):
    """Everything that the day brought (票数), as far as it has come: sittings and hands, then the committee, then its leaders."""

    attendance: dict[str, Attendance] = Field({}, alias="到会", description="每次会议的到会人数，按会议名称列出")
    hands: tuple[HandVote, ...] = Field((), alias="举手表决", description="举手表决的各事项和结果")
    preliminary: BallotCount | None = Field(None, alias="委员预选", description="预选委员候选人的计票数字；规则没有预选的不写")
    committee: BallotCount | None = Field(None, alias="委员选举", description="大会选举委员的计票数字；还没有选举的不写")
    leaders: BallotCount | None = Field(None, alias="领导选举", description="全会选举主席、副主席、秘书长的计票数字；全会还没有开的不写")
    further: tuple[FurtherBallot, ...] = Field((), alias="后续选举", description="重新投票、再次投票、另行选举，按先后各一项")
    reductions: tuple[Reduction, ...] = Field((), alias="减少名额", description="经同意不再补选而减少的名额")
