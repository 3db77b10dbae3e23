"""The two elections as they are prepared (选举): seats, candidates, quorum, in numbers and in words (§0-2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import Field

from docgen.model.base import Fact, fact
from docgen.model.congress import Congress
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import BallotRule
from docgen.rules.quorum import elected_text, quorum_needed, quorum_text
from docgen.rules.stroke import P, stroke_sorted


class Contest(Fact):
    """The seats of one post and who stands for them."""

    seats: int = Field(alias="应选")
    candidates: tuple[Person, ...] = Field(alias="名单", description="按印出的顺序")

    @fact("候选")
    def candidate_count(self) -> int:
        return len(self.candidates)

    @fact("差额")
    def margin(self) -> int:
        return max(0, len(self.candidates) - self.seats)

    @fact("方式")
    def method(self) -> str:
        return "差额" if self.margin else "等额"


class Voting(Fact):
    """Who must come to one ballot and what elects there."""

    due: int = Field(alias="应到")
    quorum: int = Field(alias="法定人数")
    quorum_text: str = Field(alias="法定人数文", examples=["三分之二以上"])
    elected_text: str = Field(alias="当选文", examples=["超过实到会有选举权代表的半数"])


class Elections(Fact):
    """Both elections of the congress (选举)."""

    committee: Contest = Field(alias="委员")
    chair: Contest = Field(alias="主席")
    vice: Contest = Field(alias="副主席")
    secretary: Contest = Field(alias="秘书长")
    congress: Voting = Field(alias="大会")
    plenary: Voting = Field(alias="全会")


def seats_of(congress: Congress) -> dict[str, int]:
    """Return {post: seats}; there is always one chair (§4.3)."""
    return {"委员": congress.committee_seats, "主席": 1, "副主席": congress.vice_seats, "秘书长": congress.secretary_seats}


def in_stroke_order(persons: Iterable[P], dossier: Dossier) -> tuple[P, ...]:
    """Return `persons` in stroke order as the folder's profile wants it."""
    return stroke_sorted(persons, dossier.profile.single_given_name, dossier.profile.strokes)


def voting(rule: BallotRule, due: int, voter: str) -> Voting:
    """Return the figures and words of a ballot at which `due` voters are expected."""
    return Voting(
        due=due, quorum=quorum_needed(due, rule.quorum), quorum_text=quorum_text(rule.quorum), elected_text=elected_text(rule, voter)
    )


def elections(dossier: Dossier) -> Elections:
    """Return what the facts say of both elections before a vote is cast."""
    seats, slate, profile = seats_of(dossier.congress), dossier.slate, dossier.profile

    def contest(post: str, persons: Sequence[Person]) -> Contest:
        return Contest(seats=seats[post], candidates=tuple(persons))

    return Elections(
        committee=contest("委员", in_stroke_order(slate.committee, dossier)),
        chair=contest("主席", [leader.person for leader in slate.standing_for("主席")]),
        vice=contest("副主席", [leader.person for leader in slate.standing_for("副主席")]),
        secretary=contest("秘书长", [leader.person for leader in slate.standing_for("秘书长")]),
        congress=voting(profile.congress, len(dossier.voters), "代表"),
        plenary=voting(profile.plenary, dossier.congress.committee_seats, "委员"),
    )
