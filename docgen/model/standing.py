"""What the office's standing rules fix in figures and names (制度): meetings, money, liaison, working groups."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from docgen.model.base import MANY, Fact, fact
from docgen.model.person import PersonRef

Trade = Literal["医卫", "教育", "农业", "企业"]


class Liaison(Fact):
    """Whom one member of the committee keeps in touch with (联系)."""

    person: PersonRef = Field(alias="姓名", description="委员的姓名，照花名册写", examples=["沈秋华"])
    scope: str = Field(alias="范围", description="联系哪个单位、哪些村（社区）的科技工作者", examples=["清溪镇中心卫生院"])
    heads: int = Field(alias="人数", ge=1, le=MANY, description="固定联系的科技工作者人数", examples=[10])


class TradeGroup(Fact):
    """One of the standing working groups (工作小组)."""

    trade: Trade = Field(alias="领域", description="哪个领域的小组")
    head: PersonRef = Field(alias="组长", description="小组组长，照花名册写姓名", examples=["欧阳志清"])
    members: tuple[PersonRef, ...] = Field((), alias="成员", description="组长以外的成员，照花名册写姓名", examples=[["罗静", "马晓玥"]])
    base: str = Field(alias="依托", description="小组设在哪个单位", examples=["清溪镇中心卫生院"])
    yearly: int = Field(4, alias="年度场次", ge=1, le=366, description="每年至少开展多少场活动", examples=[6])

    @fact("名称", "小组的名称", "医卫工作小组")
    def name(self) -> str:
        return f"{self.trade}工作小组"

    @fact("全体成员", "组长在前的全部成员")
    def everybody(self) -> tuple[PersonRef, ...]:
        return (self.head, *self.members)


class Standing(Fact):
    """The figures and names of the standing rules (制度)."""

    chair_meetings: int = Field(4, alias="主席会议次数", ge=1, le=52, description="主席会议每年至少开几次", examples=[4])
    plenaries: int = Field(1, alias="全委会次数", ge=1, le=12, description="委员会全体会议每年至少开几次", examples=[1])
    yearly_money: Decimal | None = Field(None, alias="年度预算", ge=0, le=MANY, decimal_places=2, description="列入本级财政预算的科普工作经费，每年多少元", examples=[48000])
    per_head: Decimal | None = Field(
        None, alias="人均标准", ge=0, le=MANY, decimal_places=2, description="上级规定的人均科普经费，元；没有规定就不填", examples=[1]
    )
    limit: Decimal | None = Field(None, alias="集体研究限额", ge=0, le=MANY, decimal_places=2, description="一次支出多少元以上由主席会议研究", examples=[3000])
    accounts: str = Field("", alias="记账单位", description="经费由哪个单位代管、记账", examples=["清溪镇财政所"])
    archive: str = Field("", alias="档案室", description="档案移交给哪个档案室", examples=["清溪镇档案室"])
    volunteers: int | None = Field(None, alias="每村志愿者", ge=1, le=MANY, description="每个村（社区）科普志愿者的最低人数", examples=[10])
    liaisons: tuple[Liaison, ...] = Field((), alias="联系", description="委员联系科技工作者的分工，每名委员一项")
    groups: tuple[TradeGroup, ...] = Field((), alias="工作小组", description="医卫、教育、农业、企业工作小组")

    @fact("联系总数", "各委员固定联系的科技工作者人数之和", 138)
    def linked(self) -> int:
        return sum(liaison.heads for liaison in self.liaisons)

    @fact("联系最少", "一名委员至少联系几人；没有安排的为空", 10)
    def fewest(self) -> int | None:
        return min((liaison.heads for liaison in self.liaisons), default=None)
