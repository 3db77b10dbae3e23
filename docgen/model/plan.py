"""Work plan, budget, the papers' numbers and dates, and 通报."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.model.base import MANY, Day, Fact, fact


def whole(amount: Decimal) -> Decimal:
    """Return an amount without zeros behind the point that say nothing: 1.5 × 200 is 300, not 300.0."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()


class PlanItem(Fact):
    """One line of the yearly work plan (工作安排)."""

    month: int = Field(alias="月份", ge=1, le=12, description="哪个月做，只写数字", examples=[5])
    name: str = Field(alias="工作", description="做什么", examples=["科技活动周"])
    place: str = Field("", alias="地点", description="在哪里做", examples=["清水社区文化广场"])
    lead: str = Field(alias="牵头", description="牵头的人或单位", examples=["邓立诚"])
    partners: str = Field("", alias="配合", description="配合的人或单位", examples=["各委员所在单位"])
    budget: Decimal | None = Field(None, alias="经费", ge=0, le=MANY, decimal_places=2, description="所需经费，元", examples=[6000])
    goal: str = Field(alias="目标", description="做到什么程度", examples=["主会场活动1场，进村入校4场"])

    @fact("时间", "哪个月，带“月”字", "5月")
    def when(self) -> str:
        return f"{self.month}月"


class Aim(Fact):
    """One main task of the year and its text."""

    name: str = Field(alias="名称", description="这项任务的标题", examples=["做优科普活动，提升全民科学素质"])
    text: str = Field(alias="内容", description="这项任务的具体内容，一段话", examples=["抓好科技活动周、全国科普月等重点活动"])


class WorkPlan(Fact):
    """The yearly work plan (工作计划)."""

    year: int = Field(alias="年度", ge=2000, le=2100, description="计划的年份", examples=[2027])
    aims: tuple[Aim, ...] = Field(alias="重点任务", min_length=1, description="全年的重点任务，每项有名称和内容")
    items: tuple[PlanItem, ...] = Field(alias="安排", min_length=1, description="分月的工作安排，每项一行")
    safeguards: tuple[str, ...] = Field((), alias="保障措施", description="保障计划落实的措施，每条一句", examples=[["加强组织领导。坚持镇党委领导，定期召开主席会议研究工作"]])

    @fact("按月安排", "工作安排，按月份先后")
    def by_month(self) -> tuple[PlanItem, ...]:
        return tuple(sorted(self.items, key=lambda item: item.month))

    @fact("经费合计", "各项工作所需经费的合计，元", "52000")
    def cost(self) -> Decimal:
        return sum((item.budget for item in self.items if item.budget), Decimal(0))

    @fact("牵头人", "各项工作的牵头人，每人一次", ["邓立诚", "韩书田"])
    def leads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.lead for item in self.by_month))


class BudgetItem(Fact):
    """One line of the budget (经费预算)."""

    item: str = Field(alias="项目", description="花钱的事项", examples=["会议手册及文件印制"])
    unit_price: Decimal = Field(alias="单价", ge=0, le=MANY, decimal_places=2, description="每一个多少钱，元", examples=[25])
    quantity: int = Field(alias="数量", ge=0, le=MANY, description="要多少", examples=[70])
    measure: str = Field(alias="单位", description="数量的计量单位", examples=["册"])
    note: str = Field("", alias="备注", description="补充说明", examples=["含备用"])

    @fact("金额", "单价乘数量，元", "1750")
    def amount(self) -> Decimal:
        return whole(self.unit_price * self.quantity)


class Budget(Fact):
    """The budget of the congress (经费)."""

    source: str = Field(alias="列支渠道", description="经费从哪里出", examples=["镇级财政预算安排的科普工作经费"])
    items: tuple[BudgetItem, ...] = Field(alias="预算", min_length=1, description="经费预算，每个项目一行")

    @fact("合计", "各项金额之和，元", "7490")
    def total(self) -> Decimal:
        return whole(sum((item.amount for item in self.items), Decimal(0)))


class Issued(Fact):
    """What is known of a paper once it went out or came in (收发文): its number and date."""

    number: str = Field("", alias="文号", description="发文字号；没有文号的文件不填", examples=["清委〔2026〕38号"])
    day: Day | None = Field(None, alias="日期", description="成文日期；不填则按倒排日期", examples=["2026-11-23"])
    title: str = Field("", alias="标题", description="外来文件的标题；本包内文件不用填", examples=["示例县科学技术协会关于同意成立示例县清溪镇科学技术协会的批复"])
