"""The whole of one content folder (资料), and which file holds which part."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from docgen.model.aftermath import Aftermath, Settled, settled
from docgen.model.ballot import PaperCount, Results
from docgen.model.base import Fact, fact
from docgen.model.circular import Circular
from docgen.model.congress import Congress
from docgen.model.holiday import Holiday
from docgen.model.meeting import Meeting, Record
from docgen.model.organisation import Organisation
from docgen.model.page import PageChoices
from docgen.model.person import Delegate, Person, Unit
from docgen.model.plan import Budget, Issued, WorkPlan, whole
from docgen.model.preparation import Preparation
from docgen.model.profile import Profile
from docgen.model.slate import Slate
from docgen.model.slate_model import PostKind, SlateModel
from docgen.model.standing import Standing

State = Literal["会前", "会中", "会后"]


class Dossier(Fact):
    """The facts of one congress (资料): one field a file, the roster's three sheets among them."""

    organisation: Organisation = Field(alias="组织", description="成立或换届的科协，以及有关的机关（组织.yaml）")
    congress: Congress = Field(alias="大会", description="代表大会的时间、地点、名额和日程（大会.yaml）")
    slate: Slate = Field(Slate(), alias="班子", description="候选人和监票、计票人员（班子.yaml）")
    profile: Profile = Field(alias="规则", description="选举的各项规定（规则.yaml）")
    plan: WorkPlan | None = Field(None, alias="工作计划", description="成立后第一年的工作计划（工作计划.yaml）")
    preparation: Preparation = Field(Preparation(), alias="筹备", description="承办分工、代表推选、考察、征求意见和公示（筹备.yaml）")
    budget: Budget | None = Field(None, alias="经费", description="大会的经费预算（经费.yaml）")
    issued: dict[str, Issued] = Field({}, alias="文号", description="已收发文件的文号和日期，按文件编号列出（文号.yaml）")
    meeting: Meeting = Field(Meeting(), alias="会务", description="发言、来宾、代表团、物资、岗位分工和应急（会务.yaml）")
    record: Record = Field(Record(), alias="会议记录", description="主席团会议、全委会和分组讨论的记录（会议记录.yaml）")
    results: Results | None = Field(None, alias="票数", description="会议当天的到会、表决和计票数字，会后才有（票数.yaml）")
    papers: tuple[PaperCount, ...] = Field((), alias="选票明细", description="逐张登记的选票；票数由它计算（选票明细.xlsx）")
    aftermath: Aftermath = Field(Aftermath(), alias="会后", description="委员分工、印章、挂牌、决算、统计和出席上级大会的代表（会后.yaml）")
    standing: Standing = Field(Standing(), alias="制度", description="会议次数、经费、联系分工和工作小组（制度.yaml）")
    page: PageChoices = Field(PageChoices(), alias="版面", description="版面上的选择：版记位置、套打、页面方案等（版面.yaml）")
    holidays: tuple[Holiday, ...] = Field((), alias="节假日", description="补充或更改随程序提供的放假安排（节假日.csv）")
    places: tuple[str, ...] = Field((), alias="地名", description="文件里会写到的地名，一行一个，用来查错字（地名.txt）", examples=[["青石村", "柳湾村"]])
    slate_model: SlateModel = Field(SlateModel(), alias="班子模式", description="班子.yaml 选的模式和它的各条要求")
    post_kinds: tuple[PostKind, ...] = Field((), alias="职务类别", description="什么职务算哪一类身份")
    units: tuple[Unit, ...] = Field((), alias="单位", description="推选代表的单位（花名册.xlsx 的“单位”表）")
    delegates: tuple[Delegate, ...] = Field((), alias="代表", description="出席大会的全部人员，含特邀、列席（花名册.xlsx 的“代表”表）")
    others: tuple[Person, ...] = Field((), alias="人员", description="不是代表的其他人员（花名册.xlsx 的“人员”表）")

    @fact("状态", "会前、会中还是会后：计了委员选举的票就是会中，两次选举都计了票就是会后")
    def state(self) -> State:
        """会前 until the committee's votes are counted, 会后 when the leaders' are too, 会中 between the two."""
        if self.results is None or self.results.committee is None:
            return "会前"
        return "会后" if self.results.leaders else "会中"

    @fact("正式代表", "有表决权的正式代表，按花名册的次序")
    def voters(self) -> tuple[Delegate, ...]:
        """Those who count in 应到, in roster order (§0-3)."""
        return tuple(delegate for delegate in self.delegates if delegate.votes)

    @fact("决算表", "大会经费的预算和决算，按预算的次序")
    def settlement(self) -> tuple[Settled, ...]:
        """The budget against what was spent."""
        return settled(self.budget, self.aftermath.expenses)

    @fact("经费下限", "人口乘人均标准，每年科普经费的最低数，元；缺其中一个数的为空", "32600")
    def least_money(self) -> Decimal | None:
        """The yearly money that the per-head standard asks for."""
        heads, rate = self.organisation.population, self.standing.per_head
        return None if heads is None or rate is None else whole(heads * rate)


class CircularDossier(Fact):
    """The facts of a folder that makes a 通报."""

    circular: Circular = Field(alias="通报", description="通报的机关、数据和文稿（通报.yaml）")
    page: PageChoices = Field(PageChoices(), alias="版面", description="版面上的选择：版记位置、套打、页面方案等（版面.yaml）")
