"""Work plan, budget, the papers' numbers and dates, and 通报."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.model.base import Day, Fact, fact


class PlanItem(Fact):
    """One line of the yearly work plan (工作安排)."""

    month: int = Field(alias="月份", ge=1, le=12)
    name: str = Field(alias="工作")
    place: str = Field("", alias="地点")
    lead: str = Field(alias="牵头")
    partners: str = Field("", alias="配合")
    budget: Decimal | None = Field(None, alias="经费", ge=0, description="元")
    goal: str = Field(alias="目标")


class Aim(Fact):
    """One main task of the year and its text."""

    name: str = Field(alias="名称")
    text: str = Field(alias="内容")


class WorkPlan(Fact):
    """The yearly work plan (工作计划)."""

    year: int = Field(alias="年度", ge=2000, le=2100)
    aims: tuple[Aim, ...] = Field(alias="重点任务", min_length=1)
    items: tuple[PlanItem, ...] = Field(alias="安排", min_length=1)
    safeguards: tuple[str, ...] = Field((), alias="保障措施")


class BudgetItem(Fact):
    """One line of the budget (经费预算)."""

    name: str = Field(alias="项目")
    unit_price: Decimal = Field(alias="单价", ge=0)
    quantity: int = Field(alias="数量", ge=0)
    measure: str = Field(alias="单位")
    note: str = Field("", alias="备注")

    @fact("金额")
    def amount(self) -> Decimal:
        return self.unit_price * self.quantity


class Budget(Fact):
    """The budget of the congress (经费)."""

    source: str = Field(alias="列支渠道")
    items: tuple[BudgetItem, ...] = Field(alias="预算", min_length=1)

    @fact("合计")
    def total(self) -> Decimal:
        return sum((item.amount for item in self.items), Decimal(0))


class Issued(Fact):
    """What is known of a paper once it went out or came in (收发文): its number and date."""

    number: str = Field("", alias="文号", examples=["清委〔2026〕18号"])
    day: Day | None = Field(None, alias="日期", description="成文日期；不填则按倒排日期")
    title: str = Field("", alias="标题", description="外来文件的标题；本包内文件不用填")
