"""The organisation and the bodies around it: who leads it, who guides it, who writes for it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Day, Fact, fact
from docgen.model.person import PersonRef

Level = Literal["村（社区）", "乡镇（街道）", "县级", "市级", "企业（园区、高校）"]


class Contact(Fact):
    """Whom a reader may ring up (联系人)."""

    name: str = Field(alias="姓名")
    phone: str = Field(alias="电话")
    email: str = Field("", alias="邮箱")
    address: str = Field("", alias="地址")


class Body(Fact):
    """A body that issues or receives papers (机关)."""

    full_name: str = Field(alias="名称", min_length=2, examples=["示例县科学技术协会"])
    short_name: str = Field(alias="简称", examples=["县科协"])
    formal_short: str = Field("", alias="规范化简称", description="署名和标题用的简称；不填则用名称", examples=["中共清溪镇委员会"])
    code: str = Field("", alias="代字", description="发文机关代字", examples=["示科协"])
    signatory: str = Field("", alias="签发人", description="上行文的签发人姓名")
    office: str = Field("", alias="印发机关", description="版记里的印发机关", examples=["示例县科学技术协会办公室"])
    seal_mm: int = Field(42, alias="印章直径", ge=30, le=60, description="毫米")

    @fact("署名")
    def signed_as(self) -> str:
        """The name in titles, banner and signature."""
        return self.formal_short or self.full_name


class GroupMember(Fact):
    """A place in the preparatory group (筹备工作领导小组成员)."""

    person: PersonRef = Field(alias="姓名")
    role: Literal["组长", "副组长", "成员"] = Field(alias="职责")


class WorkingGroup(Fact):
    """One of the groups under the preparatory office (工作组)."""

    name: str = Field(alias="名称", examples=["材料组"])
    head: PersonRef = Field(alias="组长")
    members: tuple[PersonRef, ...] = Field((), alias="成员")
    duty: str = Field(alias="职责")


class Preparatory(Body):
    """The body that prepares the congress (筹备工作领导小组)."""

    members: tuple[GroupMember, ...] = Field(alias="成员", min_length=1)
    office_at: str = Field(alias="办公室设在", examples=["镇经济发展办公室"])
    office_head: PersonRef = Field(alias="办公室主任")
    groups: tuple[WorkingGroup, ...] = Field((), alias="工作组")
    duties: tuple[str, ...] = Field((), alias="职责")


class Charter(Fact):
    """The charter that the congress rests on (章程依据)."""

    title: str = Field(alias="名称", examples=["《中国科学技术协会章程》"])
    adopted: Day = Field(alias="通过日期")
    adopted_by: str = Field(alias="通过机关")
    verified: str = Field("", alias="核对", description="通过日期较早时，写明何时核对过仍然有效", examples=["2026年12月核对，现行有效"])


class Organisation(Body):
    """The organisation that is founded or renewed (组织)."""

    level: Level = Field("乡镇（街道）", alias="级别")
    place: str = Field(alias="所在地", examples=["示例县清溪镇"])
    place_short: str = Field(alias="所在地简称", examples=["清溪镇"])
    committee: Body = Field(alias="党委")
    government: Body = Field(alias="政府")
    superior: Body = Field(alias="上级科协")
    superior_committee: Body | None = Field(None, alias="上级党委")
    preparatory: Preparatory = Field(alias="筹备组")
    contact: Contact = Field(alias="联系人")
    charter: Charter = Field(alias="章程依据")
    population: int | None = Field(None, alias="人口", ge=0)
    worker_count: int | None = Field(None, alias="科技工作者总数", ge=0)
    reason: str = Field("", alias="成立缘由", description="一两句：本地科技工作者、产业和科普工作的实际情况")
    conditions: tuple[str, ...] = Field((), alias="成立条件", description="已经具备的条件，每条一句")
    tasks: tuple[str, ...] = Field((), alias="主要任务")
