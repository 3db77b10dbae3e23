"""The whole of one content folder (资料), and which file holds which part."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.ballot import Results
from docgen.model.base import Fact, fact
from docgen.model.circular import Circular
from docgen.model.congress import Congress
from docgen.model.holiday import Holiday
from docgen.model.organisation import Organisation
from docgen.model.person import Delegate, Person, Unit
from docgen.model.plan import Budget, Issued, WorkPlan
from docgen.model.profile import Profile
from docgen.model.slate import Slate

State = Literal["会前", "会后"]


class Dossier(Fact):
    """The facts of one congress (资料): one field a file, the roster's three sheets among them."""

    organisation: Organisation = Field(alias="组织", description="组织.yaml")
    congress: Congress = Field(alias="大会", description="大会.yaml")
    slate: Slate = Field(alias="班子", description="班子.yaml")
    profile: Profile = Field(alias="规则", description="规则.yaml")
    plan: WorkPlan = Field(alias="工作计划", description="工作计划.yaml")
    budget: Budget | None = Field(None, alias="经费", description="经费.yaml")
    issued: dict[str, Issued] = Field({}, alias="文号", description="文号.yaml，按文件编号")
    results: Results | None = Field(None, alias="票数", description="票数.yaml，会后才有")
    holidays: tuple[Holiday, ...] = Field((), alias="节假日", description="节假日.csv，补充或更改随程序提供的安排")
    units: tuple[Unit, ...] = Field(alias="单位", description="花名册.xlsx 的“单位”表")
    delegates: tuple[Delegate, ...] = Field(alias="代表", description="花名册.xlsx 的“代表”表")
    others: tuple[Person, ...] = Field((), alias="人员", description="花名册.xlsx 的“人员”表：不是代表的其他人员")

    @fact("状态")
    def state(self) -> State:
        """会后 once there are results, 会前 until then."""
        return "会后" if self.results else "会前"

    @fact("正式代表")
    def voters(self) -> tuple[Delegate, ...]:
        """Those who count in 应到, in roster order (§0-3)."""
        return tuple(delegate for delegate in self.delegates if delegate.votes)


class CircularDossier(Fact):
    """The facts of a folder that makes a 通报."""

    circular: Circular = Field(alias="通报", description="通报.yaml")
