"""What the day brought (结果): the votes of both ballots evaluated, winners in printed order (§2.11, §2.12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from pydantic import Field

from docgen.model.ballot import BallotCount, HandVote, Section, Tally, WriteInTally
from docgen.model.base import Fact, fact
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import BallotRule
from docgen.rules.elections import in_stroke_order, seats_of
from docgen.rules.quorum import base_heads, quorum_met, quorum_needed, threshold
from docgen.rules.roster import Identity, identities, identity
from docgen.rules.tally import Outcome, Votes, elect, is_void

LEADING = ("主席", "副主席", "秘书长")
Printed = Callable[[Iterable[Person]], Sequence[Person]]


class Line(Fact):
    """The votes of one name, printed or written in."""

    person: Person = Field(alias="人员", description="得票的人")
    votes_for: int = Field(alias="赞成", description="赞成票张数", examples=[42])
    votes_against: int = Field(0, alias="不赞成", description="不赞成票张数", examples=[1])
    abstentions: int = Field(0, alias="弃权", description="弃权票张数", examples=[1])
    voided: int = Field(0, alias="部分无效", description="整张有效、只有这一名作废的张数", examples=[0])
    elected: bool = Field(alias="当选", description="是否当选")

    @fact("姓名", "得票人的姓名", "沈秋华")
    def name(self) -> str:
        return self.person.name


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


class BallotResult(Fact):
    """How one ballot ended: its heads and sheets, and its sections."""

    due: int = Field(alias="应到", description="应到的有选举权人数", examples=[45])
    present: int = Field(alias="实到", description="实到的有选举权人数", examples=[43])
    on_leave: int = Field(alias="请假", description="没有到会的人数：应到减实到", examples=[2])
    printed: int = Field(alias="印制", description="印制的选票张数；没有填则为应到人数", examples=[45])
    issued: int = Field(alias="发出", description="发出的选票张数", examples=[43])
    returned: int = Field(alias="收回", description="收回的选票张数", examples=[43])
    valid: int = Field(alias="有效", description="有效票张数", examples=[42])
    invalid: int = Field(alias="无效", description="整张无效的张数", examples=[1])
    quorum: int = Field(alias="法定人数", description="至少要到会的人数", examples=[30])
    quorum_met: bool = Field(alias="达到法定人数", description="到会人数是否够")
    stands: bool = Field(alias="选举有效", description="是否达到法定人数，且收回选票不多于发出选票")
    threshold: int = Field(alias="当选票数", description="当选至少要得的赞成票", examples=[22])
    counted_at: dt.time | None = Field(alias="时间", description="计票结束的时刻", examples=["15:20"])
    sections: tuple[SectionResult, ...] = Field(alias="节", description="每种职务的选举结果")

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

    committee: BallotResult = Field(alias="委员", description="大会选举委员的结果")
    leaders: BallotResult = Field(alias="领导", description="全会选举主席、副主席、秘书长的结果")

    officers: tuple[Officer, ...] = Field(alias="领导班子", description="当选的主席、副主席和产生的秘书长，按批准的次序")

    hands: dict[str, HandVote] = Field(alias="表决", description="选举会议各项议题的举手表决，按议题")

    @fact("名册", "领导班子在前、其他委员在后的全部当选人")
    def register(self) -> tuple[Officer, ...]:
        """Officers first, then the other members in stroke order."""
        holders = {identity(officer.person) for officer in self.officers}
        others = [person for person in self.committee.sections[0].elected if identity(person) not in holders]
        return (*self.officers, *(Officer(post="委员", person=person) for person in others))

    @fact("已定", "两次选举是否都有效，且没有须再次投票的")
    def settled(self) -> bool:
        """Whether both ballots stand and nobody has to be voted on again, so that the elected may be announced."""
        ballots = (self.committee, self.leaders)
        return all(ballot.stands and not any(section.runoff for section in ballot.sections) for ballot in ballots)


def evaluate(dossier: Dossier) -> Results | None:
    """Return how the elections ended, or None before the day.

    A ballot without quorum or with more sheets returned than issued elects nobody. A write-in for the committee
    must be a voter of the congress, one for a leading post an elected member of the committee.
    """
    counted = dossier.results
    if counted is None:
        return None
    approved = [identity(leader.person) for leader in dossier.slate.leaders]

    def by_stroke(persons: Iterable[Person]) -> Sequence[Person]:
        return in_stroke_order(persons, dossier)

    def as_approved(persons: Iterable[Person]) -> Sequence[Person]:
        return sorted(by_stroke(persons), key=lambda p: approved.index(identity(p)) if identity(p) in approved else len(approved))

    committee = ballot_result(dossier, counted.committee, dossier.profile.congress, ("委员",), dossier.voters, by_stroke)
    leaders = ballot_result(dossier, counted.leaders, dossier.profile.plenary, LEADING, committee.elected, as_approved)
    return Results(committee=committee, leaders=leaders, officers=officers(leaders, dossier), hands=hand_votes(dossier))


def hand_votes(dossier: Dossier) -> dict[str, HandVote]:
    """Return {agenda item: vote} of the session that elects the committee; 通过选举办法 was voted on as 大会选举办法."""
    session, counted = dossier.congress.election_session, dossier.results
    if session is None or counted is None:
        return {}
    votes = [vote for vote in counted.hands if "全体会议" not in vote.item]
    found = {item: next((vote for vote in votes if item.removeprefix("通过") in vote.item), None) for item in session.items}
    return {item: vote for item, vote in found.items() if vote}


def officers(leaders: BallotResult, dossier: Dossier) -> tuple[Officer, ...]:
    """Return who leads after the day: those elected, and a 秘书长 who was not put on the ballot (§1.2)."""
    elected = [Officer(post=section.name, person=person) for section in leaders.sections for person in section.elected]
    if dossier.congress.secretary_mode == "投票选举":
        return tuple(elected)
    named = [Officer(post="秘书长", person=leader.person) for leader in dossier.slate.standing_for("秘书长")]
    return (*elected, *named)


def ballot_result(
    dossier: Dossier, ballot: BallotCount, rule: BallotRule, posts: Iterable[str], eligible: Iterable[Person], printed: Printed
) -> BallotResult:
    """Return how one ballot ended; `posts` in printed order, of which the ballot may lack some."""
    met = quorum_met(ballot.present, ballot.due, rule.quorum)
    stands, least = met and not is_void(ballot), threshold(base_heads(rule, ballot))
    seats, may_win = seats_of(dossier.congress), identities(eligible)
    sections = []
    for post in posts:
        if section := ballot.sections.get(post):
            outcome = section_outcome(section, seats[post], least, may_win, dossier) if stands else Outcome((), vacancies=seats[post])
            sections.append(section_result(post, section, outcome, seats[post], printed))
    return BallotResult(
        due=ballot.due, present=ballot.present, on_leave=max(0, ballot.due - ballot.present),
        printed=ballot.due if ballot.printed is None else ballot.printed, issued=ballot.issued, returned=ballot.returned,
        valid=ballot.valid, invalid=ballot.invalid, quorum=quorum_needed(ballot.due, rule.quorum), quorum_met=met,
        stands=stands, threshold=least, counted_at=ballot.counted_at, sections=tuple(sections),
    )  # fmt: skip


def section_outcome(section: Section, seats: int, least: int, may_win: set[Identity], dossier: Dossier) -> Outcome[Person]:
    """Return who wins a section: everybody printed, and of those written in who may be elected."""
    written = {found.person: Votes(found.votes_for) for found in section.write_ins if identity(found.person) in may_win}
    printed = {tally.person: Votes(tally.votes_for, tally.votes_against) for tally in section.candidates}
    return elect(written | printed, seats, least, dossier.profile.tie)


def section_result(post: str, section: Section, outcome: Outcome[Person], seats: int, printed: Printed) -> SectionResult:
    """Return the outcome of a section with its lists in printed order."""
    order = [identity(person) for person in printed(tally.person for tally in section.candidates)]
    tallies = sorted(section.candidates, key=lambda tally: order.index(identity(tally.person)))
    winners = identities(outcome.elected)
    return SectionResult(
        name=post, seats=seats,
        candidates=tuple(line(tally, winners) for tally in tallies),
        write_ins=tuple(line(found, winners) for found in sorted(section.write_ins, key=lambda found: -found.votes_for)),
        elected=tuple(printed(outcome.elected)), vacancies=outcome.vacancies,
        runoff=tuple(printed(outcome.tied)), open_seats=outcome.open_seats,
    )  # fmt: skip


def line(tally: Tally | WriteInTally, winners: set[Identity]) -> Line:
    """Return the printed line of one name."""
    facts = {"votes_for": tally.votes_for, "elected": identity(tally.person) in winners}
    if isinstance(tally, Tally):
        facts |= {"votes_against": tally.votes_against, "abstentions": tally.abstentions, "voided": tally.voided}
    return Line(person=tally.person, **facts)
