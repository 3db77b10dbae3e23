"""What the preparing brings forth (筹备): who does what, how delegates were chosen, candidates looked into and published."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Day, Fact
from docgen.model.person import PersonRef


class Charge(Fact):
    """Which papers a working group or office sees to (承办)."""

    by: str = Field(alias="承办", description="承办的工作组、单位或个人", examples=["材料组"])
    codes: tuple[str, ...] = Field(alias="承办文件", min_length=1, description="承办哪些文件，写目录里的编号", examples=[["A03", "B18", "B19"]])


class Choosing(Fact):
    """The meeting at which a unit chose its delegates (推选)."""

    unit: str = Field(alias="单位", description="选举单位，与花名册“单位”表的名称相同", examples=["清溪镇中心学校"])
    day: Day | None = Field(None, alias="日期", description="推选的日期；不填则取代表的推选日期", examples=["2026-12-15"])
    form: str = Field("", alias="形式", description="以什么形式推选", examples=["科技工作者会议"])
    due: int | None = Field(None, alias="应到", ge=1, description="应到会人数", examples=[118])
    present: int | None = Field(None, alias="实到", ge=1, description="实到会人数", examples=[106])


class Department(Fact):
    """A body that is asked about the candidates (征求意见的部门)."""

    name: str = Field(alias="名称", description="部门的全称", examples=["示例县公安局清溪派出所"])
    subject: str = Field(alias="征求事项", description="请它就什么提出意见", examples=["有无违法犯罪记录"])


class Inquiry(Fact):
    """What was found about one candidate (考察)."""

    person: PersonRef = Field(alias="姓名", description="考察对象，照花名册写姓名", examples=["沈秋华"])
    heard: int | None = Field(None, alias="谈话人数", ge=1, description="个别谈话的人数", examples=[8])
    conduct: str = Field(alias="表现", description="现实表现和主要成绩，一段话", examples=["熟悉科技和经济工作，作风务实，群众基础好"])
    weakness: str = Field("", alias="不足", description="主要不足，一句", examples=["深入企业一线调研还不够经常"])


class Publishing(Fact):
    """How the candidates are published and what came in (公示)."""

    office: str = Field(alias="受理", description="受理反映的单位", examples=["镇党建工作办公室"])
    phone: str = Field(alias="电话", description="受理电话", examples=["0999-8000058"])
    address: str = Field("", alias="地址", description="来信来访的地址", examples=["示例县清溪镇文化路1号"])
    received: int | None = Field(None, alias="反映件数", ge=0, description="公示期间收到的反映，件；公示期满后填，没有填 0", examples=[0])
    handling: str = Field("", alias="处理", description="收到反映的，写明核查处理的结果", examples=["经核查，反映的情况不属实"])


class Amendment(Fact):
    """One change of the bylaws at a renewal (修改)."""

    article: str = Field(alias="条文", description="第几条；新增、删去的写明", examples=["第十四条"])
    before: str = Field("", alias="原文", description="原来怎样写；新增的不填", examples=["委员会由11名委员组成"])
    after: str = Field("", alias="改为", description="现在怎样写；删去的不填", examples=["委员会由13名委员组成"])
    reason: str = Field(alias="修改理由", description="为什么改", examples=["增加企业和村（社区）方面的委员"])


class Turnover(Fact):
    """One change in the sitting committee during its term (届中变动)."""

    name: str = Field(alias="姓名", description="变动的人，不必在花名册里", examples=["林示例"])
    post: str = Field(alias="职务", description="在本届委员会的职务", examples=["委员"])
    change: str = Field(alias="变动", description="增补、辞去、免去或者病故", examples=["辞去"])
    day: Day = Field(alias="日期", description="哪一天变动的", examples=["2024-05-16"])
    basis: str = Field("", alias="依据", description="哪次会议、哪个文件", examples=["第二届委员会第三次全体会议"])


class Preparation(Fact):
    """The preparing in its details (筹备)."""

    charges: tuple[Charge, ...] = Field((), alias="承办分工", description="各项文件由谁承办；没有写的由筹备办公室承办")
    reporter: PersonRef | None = Field(None, alias="报告人", description="向大会作工作（筹备工作）报告的人，照花名册写姓名", examples=["贺明远"])
    explainer: PersonRef | None = Field(None, alias="说明人", description="向大会作章程（实施细则）说明的人，照花名册写姓名", examples=["邓立诚"])
    choosing: tuple[Choosing, ...] = Field((), alias="推选会议", description="各选举单位推选代表的会议")
    departments: tuple[Department, ...] = Field((), alias="征求意见部门", description="就候选人征求意见的部门")
    inquirers: tuple[PersonRef, ...] = Field((), alias="考察组", description="考察候选人的人员，第一名为组长", examples=[["温雅琴", "樊晓"]])
    inquiries: tuple[Inquiry, ...] = Field((), alias="考察", description="候选人的考察情况")
    amendments: tuple[Amendment, ...] = Field((), alias="修改条文", description="换届时实施细则（章程）改了哪些条，每条一行")
    turnover: tuple[Turnover, ...] = Field((), alias="届中变动", description="换届时填：本届委员会任期内增补、调整的人，每人一行")
    publishing: Publishing | None = Field(None, alias="公示", description="候选人公示的受理单位和结果")
