"""The two elections as they are prepared (选举): seats, candidates, quorum, in numbers and in words (§0-2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import Field

from docgen.model.base import Fact, fact
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import BallotRule
from docgen.rules.outcome_chain import PRELIMINARY, formal_candidates, is_settled, play
from docgen.rules.quorum import elected_text, quorum_needed, quorum_text
from docgen.rules.roster import identity
from docgen.rules.seats import formal_places, post_rule, seats_of
from docgen.rules.stroke import P, stroke_sorted


class Contest(Fact):
    """The seats of one post and who stands for them."""

    seats: int = Field(alias="应选", description="应选的名额", examples=[13])
    candidates: tuple[Person, ...] = Field(alias="名单", description="候选人，按选票上的次序")
    margin_percent: int | None = Field(None, alias="差额比例", description="规则要求的差额比例；没有要求的为空", examples=[10])
    method_text: str = Field("", alias="方式文", description="候选人几名、怎样选举，一句话", examples=["候选人13名，实行等额选举"])

    @fact("候选", "候选人的人数", 13)
    def candidate_count(self) -> int:
        return len(self.candidates)

    @fact("差额", "候选人比应选多几名", 0)
    def margin(self) -> int:
        return max(0, len(self.candidates) - self.seats)

    @fact("方式", "等额还是差额", "等额")
    def method(self) -> str:
        return "差额" if self.margin else "等额"


class Voting(Fact):
    """Who must come to one ballot and what elects there."""

    due: int = Field(alias="应到", description="应到的有选举权人数", examples=[45])
    quorum: int = Field(alias="法定人数", description="至少要到会的人数", examples=[30])
    quorum_text: str = Field(alias="法定人数文", description="法定人数的文字说法", examples=["三分之二以上"])
    elected_text: str = Field(alias="当选文", description="得多少赞成票当选的文字说法", examples=["超过实到会有选举权代表的半数"])


class Elections(Fact):
    """Both elections of the congress, and the one that may go before (选举)."""

    preliminary: Contest | None = Field(None, alias="预选", description="预选的人选和要产生的正式候选人数；没有预选的为空")
    formal_known: bool = Field(True, alias="候选人已定", description="委员的正式候选人是否已经产生；没有预选的总是")
    committee: Contest = Field(alias="委员", description="委员的名额和候选人")
    chair: Contest = Field(alias="主席", description="主席的名额和候选人")
    vice: Contest = Field(alias="副主席", description="副主席的名额和候选人")
    secretary: Contest = Field(alias="秘书长", description="秘书长的名额和候选人")
    congress: Voting = Field(alias="大会", description="大会选举委员的到会和当选规定")
    plenary: Voting = Field(alias="全会", description="全会选举领导的到会和当选规定")


def in_stroke_order(persons: Iterable[P], dossier: Dossier) -> tuple[P, ...]:
    """Return `persons` in stroke order as the folder's profile wants it."""
    return stroke_sorted(persons, dossier.profile.single_given_name, dossier.profile.strokes)


def candidates_in_order(dossier: Dossier) -> tuple[Person, ...]:
    """Return the committee's candidates in the order of their list and of the ballot."""
    return in_list_order(formal_candidates(dossier), dossier)


def in_list_order(persons: tuple[P, ...], dossier: Dossier) -> tuple[P, ...]:
    """Return candidates in the order of lists (名单次序.候选人): by strokes, or as they were put forward."""
    return persons if dossier.profile.lists.candidates == "提名次序" else in_stroke_order(persons, dossier)


def elected_in_order(persons: Iterable[Person], dossier: Dossier) -> tuple[Person, ...]:
    """Return those elected to the committee in the order of their list (名单次序.当选人); who was written in stands last."""
    by_stroke = in_stroke_order(persons, dossier)
    if dossier.profile.lists.elected == "姓氏笔画":
        return by_stroke
    named = [identity(person) for person in dossier.slate.committee]
    return tuple(sorted(by_stroke, key=lambda person: named.index(identity(person)) if identity(person) in named else len(named)))


def voting(rule: BallotRule, due: int, voter: str) -> Voting:
    """Return the figures and words of a ballot at which `due` voters are expected."""
    return Voting(
        due=due, quorum=quorum_needed(due, rule.quorum), quorum_text=quorum_text(rule.quorum), elected_text=elected_text(rule, voter)
    )


def method_text(margin: int, standing: int, percent: int | None) -> str:
    """Return how many stand for a post and how it is elected, as papers say it."""
    if margin <= 0:
        return f"候选人{standing}名，实行等额选举"
    asked = f"差额不少于应选名额的{percent}%，" if percent else ""
    return f"候选人{standing}名，差额{margin}名，{asked}实行差额选举"


def preliminary_text(dossier: Dossier) -> str:
    """Return the same of the committee where a preliminary election goes before."""
    places, contest = formal_places(dossier), dossier.profile.congress.contest
    return f"预备人选{len(dossier.slate.committee)}名，先进行差额预选，产生正式候选人{places}名，再实行{contest}选举"


def elections(dossier: Dossier) -> Elections:
    """Return what the facts say of both elections before a vote is cast."""
    seats, slate, profile = seats_of(dossier.congress), dossier.slate, dossier.profile

    def contest(post: str, persons: Sequence[Person]) -> Contest:
        rule = post_rule(profile, post)
        percent = rule.margin_percent if rule.contest == "差额" else None
        said = method_text(len(persons) - seats[post], len(persons), percent)
        return Contest(seats=seats[post], candidates=tuple(persons), margin_percent=percent, method_text=said)

    asked = profile.congress.preliminary
    nominees = in_list_order(slate.committee, dossier)
    held = play(dossier, PRELIMINARY) if asked else []

    committee = contest("委员", candidates_in_order(dossier))
    if asked:
        committee = committee.model_copy(update={"method_text": preliminary_text(dossier)})
    return Elections(
        preliminary=Contest(
            seats=formal_places(dossier), candidates=nominees, margin_percent=asked.margin_percent, method_text=preliminary_text(dossier)
        ) if asked else None,
        formal_known=asked is None or (bool(held) and is_settled(dossier, held)),
        committee=committee,
        chair=contest("主席", [leader.person for leader in slate.standing_for("主席")]),
        vice=contest("副主席", [leader.person for leader in slate.standing_for("副主席")]),
        secretary=contest("秘书长", [leader.person for leader in slate.standing_for("秘书长")]),
        congress=voting(profile.congress, len(dossier.voters) or dossier.congress.delegate_seats, "代表"),
        plenary=voting(profile.plenary, dossier.congress.committee_seats, "委员"),
    )
