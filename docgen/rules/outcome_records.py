"""What the day brought (结果): every vote of both elections evaluated, winners in printed order (§2.11, §2.12)."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from docgen.model.ballot import Handling, HandVote
from docgen.model.base import Fact, fact
from docgen.model.person import Person
from docgen.rules.roster import identity


class Line(Fact):
    """The votes of one name, printed or written in."""

    person: Person = Field(alias="人员", description="得票的人")
    votes_for: int = Field(alias="赞成", description="赞成票张数", examples=[42])
    votes_against: int = Field(0, alias="不赞成", description="不赞成票张数", examples=[1])
    abstentions: int = Field(0, alias="弃权", description="弃权票张数", examples=[1])
    voided: int = Field(0, alias="部分无效", description="整张有效、只有这一名作废的张数", examples=[0])
    elected: bool = Field(alias="当选", description="是否当选")
    round_name: str = Field("", alias="轮次", description="在哪一轮得的票；第一轮为空", examples=["再次投票"])

    @fact("姓名", "得票人的姓名", "沈秋华")
    def name(self) -> str:
        return self.person.name


class Basis(Fact):
    """Who would be elected if more than half of these heads were asked (各基数)."""

    base: str = Field(alias="基数", description="以什么为基数", examples=["应到"])
    heads: int = Field(alias="人数", description="基数的人数或张数", examples=[45])
    threshold: int = Field(alias="当选票数", description="按这个基数至少要得的赞成票", examples=[23])
    elected: tuple[Person, ...] = Field(alias="当选", description="按这个基数当选的人")


class SectionResult(Fact):
    """How the vote for one post ended (节)."""

    name: str = Field(alias="名称", description="选的是什么职务", examples=["副主席"])
    seats: int = Field(alias="应选", description="应选的名额", examples=[4])
    candidates: tuple[Line, ...] = Field(alias="候选人", description="每名候选人的得票，按选票上的次序")
    write_ins: tuple[Line, ...] = Field(alias="另选他人", description="另选他人的得票，按票数多少")
    elected: tuple[Person, ...] = Field(alias="当选", description="当选的人，按公布的次序")
    vacancies: int = Field(alias="缺额", description="没有选足的名额", examples=[0])
    runoff: tuple[Person, ...] = Field(alias="再次投票", description="得票相等、须再次投票的人")
    open_seats: int = Field(0, alias="再次投票名额", description="留给再次投票的名额", examples=[0])
    reduced: int = Field(0, alias="已减名额", description="经同意减少、不再补选的名额", examples=[0])
    winners: tuple[Line, ...] = Field((), alias="当选得票", description="每名当选人和使其当选的得票，按公布的次序")
    bases: tuple[Basis, ...] = Field((), alias="各基数", description="分别以应到、实到为基数的结果，用来比较")


class Round(Fact):
    """How one vote ended: its heads and sheets, its sections, and what is said of it."""

    election: str = Field(alias="所属选举", description="哪一次选举", examples=["委员选举"])
    kind: str = Field(alias="种类", description="首次投票、重新投票、再次投票还是另行选举", examples=["首次投票"])
    name: str = Field(alias="名称", description="这一轮怎么称呼", examples=["委员选举再次投票"])
    due: int = Field(alias="应到", description="应到的有选举权人数", examples=[45])
    present: int = Field(alias="实到", description="实到的有选举权人数", examples=[43])
    on_leave: int = Field(alias="请假", description="没有到会的人数：应到减实到", examples=[2])
    printed: int = Field(alias="印制", description="印制的选票张数；没有填则为应到人数", examples=[45])
    issued: int = Field(alias="发出", description="发出的选票张数", examples=[43])
    returned: int = Field(alias="收回", description="收回的选票张数", examples=[43])
    valid: int = Field(alias="有效", description="有效票张数", examples=[42])
    invalid: int = Field(alias="无效", description="整张无效的张数", examples=[1])
    handling: Handling | None = Field(None, alias="选票处理", description="剩余选票的更换、销毁、留存；没有填则为空")
    quorum: int = Field(alias="法定人数", description="至少要到会的人数", examples=[30])
    quorum_met: bool = Field(alias="达到法定人数", description="到会人数是否够")
    stands: bool = Field(alias="选举有效", description="是否达到法定人数，且收回选票不多于发出选票")
    base: str = Field(alias="当选基数", description="得赞成票超过哪个数的一半始得当选", examples=["实到"])
    threshold: int = Field(alias="当选票数", description="当选至少要得的赞成票", examples=[22])
    day: dt.date = Field(alias="日期", description="投票的日期", examples=["2027-01-22"])
    counted_at: dt.time | None = Field(alias="时间", description="计票结束的时刻", examples=["15:20"])
    sections: tuple[SectionResult, ...] = Field(alias="节", description="每种职务的选举结果")
    quorum_words: str = Field("", alias="到会文", description="到会人数是否符合法定人数，一句话", examples=["应到正式代表45名，实到43名"])
    sheet_words: str = Field("", alias="选票文", description="发出、收回、有效、无效和选举是否有效，一句话", examples=["发出选票43张，收回选票43张"])
    announcement: tuple[str, ...] = Field((), alias="宣布词", description="主持人宣布这一轮结果的话，每段一句", examples=["下列13名同志当选为委员"])


class BallotResult(Round):
    """How an election ended after all its votes; heads, sheets and lines are those of its first valid vote."""

    rounds: tuple[Round, ...] = Field((), alias="场次", description="每一轮投票，按先后")

    @property
    def settled(self) -> bool:
        """Whether the ballot is valid and no tie is left open."""
        return self.stands and not any(section.runoff for section in self.sections)

    @property
    def elected(self) -> tuple[Person, ...]:
        """Everybody elected, section by section."""
        return tuple(person for section in self.sections for person in section.elected)


class Officer(Fact):
    """Somebody who holds a post after the day (当选职务)."""

    post: str = Field(alias="职务", description="当选的职务", examples=["副主席"])
    person: Person = Field(alias="姓名", description="当选人的姓名", examples=["沈秋华"])


class Results(Fact):
    """How both ballots ended (结果)."""

    preliminary: BallotResult | None = Field(None, alias="预选", description="预选的结果，当选的就是正式候选人；没有预选的为空")
    committee: BallotResult = Field(alias="委员", description="大会选举委员的结果")
    leaders: BallotResult | None = Field(None, alias="领导", description="全会选举主席、副主席、秘书长的结果；全会还没有计票时为空")

    officers: tuple[Officer, ...] = Field(alias="领导班子", description="当选的主席、副主席和产生的秘书长，按批准的次序")

    hands: dict[str, HandVote] = Field(alias="表决", description="选举会议各项议题的举手表决，按议题")

    @property
    def ballots(self) -> tuple[BallotResult, ...]:
        """The elections that have been counted, in their order."""
        return tuple(filter(None, (self.preliminary, self.committee, self.leaders)))

    @fact("名册", "领导班子在前、其他委员在后的全部当选人")
    def register(self) -> tuple[Officer, ...]:
        """Officers first, then the other members in stroke order."""
        holders = {identity(officer.person) for officer in self.officers}
        others = [person for person in self.committee.sections[0].elected if identity(person) not in holders]
        return (*self.officers, *(Officer(post="委员", person=person) for person in others))

    @fact("已定", "两次选举是否都有效，且没有须再次投票的")
    def settled(self) -> bool:
        """Whether both ballots stand and nobody has to be voted on again, so that the elected may be announced."""
        return self.committee.settled and self.leaders is not None and self.leaders.settled

    @fact("场次", "两次选举的每一轮投票，按先后")
    def rounds(self) -> tuple[Round, ...]:
        return tuple(one for ballot in self.ballots for one in ballot.rounds)
