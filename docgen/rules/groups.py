"""The delegations (代表团): who is in each, who convenes it, where it meets (B28)."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Fact, fact
from docgen.model.dossier import Dossier
from docgen.model.meeting import GroupPlan
from docgen.model.person import Person
from docgen.rules.roster import Listed, by_group


class Delegation(Fact):
    """One delegation with its delegates."""

    name: str = Field(alias="名称", description="代表团的名称", examples=["第一代表团"])
    head: str = Field(alias="召集人", description="召集人的姓名；花名册没有写的为空", examples=["韩书田"])
    deputies: tuple[Person, ...] = Field((), alias="副召集人", description="副召集人")
    liaison: Person | None = Field(None, alias="联络员", description="联络员；没有的为空")
    place: str = Field("", alias="地点", description="讨论的地点；没有定的为空", examples=["二楼第一会议室"])
    delegates: tuple[Listed, ...] = Field(alias="代表", description="本团的正式代表")

    @fact("人数", "本团正式代表的人数", 15)
    def heads(self) -> int:
        return len(self.delegates)


def delegations(dossier: Dossier) -> tuple[Delegation, ...]:
    """Return the delegations in the order of the units; every 正式代表 is in one of them, at last in one without a name (§7 E-DEL-02)."""
    plans = {plan.name: plan for plan in dossier.meeting.groups}
    voters = by_group(dossier)
    made = []
    for name in dict.fromkeys(voter.group for voter in voters):
        plan = plans.get(name, GroupPlan.model_validate({"名称": name}))
        head = next((unit.head for unit in dossier.units if unit.group == name and unit.head), "")
        members = tuple(voter for voter in voters if voter.group == name)
        made.append(Delegation(name=name, head=head, deputies=plan.deputies, liaison=plan.liaison, place=plan.place, delegates=members))
    return tuple(made)
