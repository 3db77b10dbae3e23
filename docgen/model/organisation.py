"""The organisation and the bodies around it: who leads it, who guides it, who writes for it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import MANY, Day, Fact, fact
from docgen.model.person import PersonRef

Level = Literal["村（社区）", "乡镇（街道）", "县级", "市级", "企业（园区、高校）"]


class Contact(Fact):
    """Whom a reader may ring up (联系人)."""

    name: str = Field(alias="姓名", description="联系人的姓名", examples=["苏婉宁"])
    phone: str = Field(alias="电话", description="联系电话", examples=["13800000038"])
    email: str = Field("", alias="邮箱", description="电子邮箱", examples=["qingxi@example.com"])
    address: str = Field("", alias="地址", description="通信地址", examples=["示例县清溪镇文化路1号"])


class Body(Fact):
    """A body that issues or receives papers (机关)."""

    name: str = Field(alias="名称", min_length=2, description="机关全称", examples=["示例县科学技术协会"])
    short_name: str = Field(alias="简称", description="正文里的简称", examples=["县科协"])
    formal_short: str = Field("", alias="规范化简称", description="署名和标题用的简称；不填则用名称", examples=["中共清溪镇委员会"])
    code: str = Field("", alias="代字", description="发文字号里的机关代字", examples=["示科协"])
    signatory: str = Field("", alias="签发人", description="上行文签发人的姓名", examples=["沈秋华"])
    office: str = Field("", alias="印发机关", description="版记里的印发机关", examples=["示例县科学技术协会办公室"])
    seal_mm: int = Field(42, alias="印章直径", ge=30, le=60, description="印章的直径，毫米", examples=[42])

    @fact("署名", "标题、红头和落款用的名称：规范化简称，没有则用名称", "中共清溪镇委员会")
    def signed_as(self) -> str:
        """The name in titles, banner and signature."""
        return self.formal_short or self.name


class GroupMember(Fact):
    """A place in the preparatory group (筹备工作领导小组成员)."""

    person: PersonRef = Field(alias="姓名", description="小组成员，照花名册写姓名", examples=["梁守正"])
    role: Literal["组长", "副组长", "成员"] = Field(alias="职责", description="在小组里担任什么")


class WorkingGroup(Fact):
    """One of the groups under the preparatory office (工作组)."""

    name: str = Field(alias="名称", description="工作组的名称", examples=["材料组"])
    head: PersonRef = Field(alias="组长", description="工作组组长，照花名册写姓名", examples=["黎俊"])
    members: tuple[PersonRef, ...] = Field((), alias="成员", description="组长以外的成员，照花名册写姓名", examples=[["常青松", "葛东升"]])
    duty: str = Field(alias="职责", description="工作组负责什么，一段话", examples=["负责会议文件的起草和印制"])


class Preparatory(Body):
    """The body that prepares the congress (筹备工作领导小组)."""

    members: tuple[GroupMember, ...] = Field(alias="成员", min_length=1, description="领导小组的组长、副组长和成员")
    office_at: str = Field(alias="办公室设在", description="筹备办公室设在哪个单位", examples=["镇经济发展办公室"])
    office_head: PersonRef = Field(alias="办公室主任", description="筹备办公室主任，照花名册写姓名", examples=["邓立诚"])
    groups: tuple[WorkingGroup, ...] = Field((), alias="工作组", description="筹备办公室下设的工作组")
    duties: tuple[str, ...] = Field((), alias="职责", description="领导小组的职责，每条一句", examples=[["制定筹备工作方案和工作计划，并组织实施"]])


class Charter(Fact):
    """The charter that the congress rests on (章程依据)."""

    name: str = Field(alias="名称", description="章程的名称，带书名号", examples=["《中国科学技术协会章程》"])
    adopted: Day = Field(alias="通过日期", description="章程通过的日期", examples=["2021-05-30"])
    adopted_by: str = Field(alias="通过机关", description="通过章程的会议", examples=["中国科学技术协会第十次全国代表大会"])
    verified: str = Field("", alias="核对", description="通过日期较早时，写明何时核对过仍然有效", examples=["2026年12月核对，现行有效"])


class Organisation(Body):
    """The organisation that is founded or renewed (组织)."""

    level: Level = Field("乡镇（街道）", alias="级别", description="科协是哪一级的")
    place: str = Field(alias="所在地", description="所在地的全称", examples=["示例县清溪镇"])
    place_short: str = Field(alias="所在地简称", description="所在地的简称", examples=["清溪镇"])
    committee: Body = Field(alias="党委", description="同级党委")
    government: Body = Field(alias="政府", description="同级政府")
    superior: Body = Field(alias="上级科协", description="业务指导单位，批复成立、答复候选人意见")
    superior_committee: Body | None = Field(None, alias="上级党委", description="上一级党委；不涉及就不写")
    preparatory: Preparatory = Field(alias="筹备组", description="筹备（换届）工作领导小组，会前由它行文")
    contact: Contact = Field(alias="联系人", description="通知、函件里留的联系人")
    charter: Charter = Field(alias="章程依据", description="大会所依据的章程")
    population: int | None = Field(None, alias="人口", ge=0, le=MANY, description="当地人口数", examples=[32600])
    worker_count: int | None = Field(None, alias="科技工作者总数", ge=0, le=MANY, description="当地科技工作者人数，与花名册“单位”表的合计一致", examples=[616])
    reason: str = Field("", alias="成立缘由", description="一两句：本地科技工作者、产业和科普工作的实际情况", examples=["清溪镇是农业大镇，现有卫生、教育、农业、企业等领域科技工作者616名"])
    conditions: tuple[str, ...] = Field((), alias="成立条件", description="已经具备的条件，每条一句", examples=[["科技工作者队伍较为稳定，具备推选代表、委员的条件"]])
    tasks: tuple[str, ...] = Field((), alias="主要任务", description="科协成立后的任务，每条一句", examples=[["弘扬科学精神，普及科学知识，推广先进技术"]])
