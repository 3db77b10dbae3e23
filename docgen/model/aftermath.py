"""What is done and settled after the congress (会后): duties, seal, sign, accounts, the statistics card, delegates to the congress above."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.model.base import MANY, Day, Fact, YesNo, fact
from docgen.model.person import PersonRef
from docgen.model.plan import Budget, whole


class MemberDuty(Fact):
    """What a member of the committee who is no leader sees to (委员分工)."""

    person: PersonRef = Field(alias="姓名", description="委员的姓名，照花名册写", examples=["罗静"])
    duty: str = Field(alias="分工", description="承担的工作，一句", examples=["协助开展健康科普和义诊服务"])


class Seal(Fact):
    """The seal of the association (印章)."""

    day: Day = Field(alias="启用日期", description="从哪天起使用", examples=["2027-02-08"])
    millimetres: int = Field(42, alias="直径", ge=30, le=45, description="印章的直径，毫米；社会团体的圆形印章不超过45毫米", examples=[42])
    keeper: PersonRef = Field(alias="保管人", description="谁保管印章，照花名册写姓名", examples=["苏婉宁"])


class SignHanging(Fact):
    """How the office's sign was given and hung (挂牌)."""

    day: Day = Field(alias="日期", description="挂牌的日期", examples=["2027-02-08"])
    place: str = Field(alias="地点", description="牌子挂在哪里", examples=["清溪镇经济发展办公室门口"])
    given_by: str = Field("", alias="授牌", description="谁授牌：单位、职务、姓名", examples=["示例县科学技术协会党组成员、副主席方维新"])
    unveiled_by: tuple[str, ...] = Field((), alias="揭牌", description="揭牌的人：职务和姓名", examples=[["镇党委书记梁守正"]])
    size: str = Field("", alias="规格", description="牌子的尺寸和材质", examples=["竖式，180厘米×35厘米，木质"])


class Quote(Fact):
    """What somebody said of the congress (引语)."""

    speaker: str = Field(alias="人", description="谁说的：身份和姓名", examples=["代表、果农毛小军"])
    words: str = Field(alias="话", description="原话", examples=["技术上有了难题，知道该找谁了。"])


class Expense(Fact):
    """What an item of the budget really cost (决算)."""

    item: str = Field(alias="项目", description="与经费.yaml 的预算项目相同；预算外的写在最后", examples=["工作午餐"])
    amount: Decimal = Field(alias="金额", ge=0, le=MANY, decimal_places=2, description="实际支出，元", examples=[1860])
    vouchers: int | None = Field(None, alias="票据", ge=0, le=MANY, description="票据的张数", examples=[1])
    note: str = Field("", alias="备注", description="增减的原因", examples=["实际用餐62人"])


class Settled(Fact):
    """One line of the settlement: what was planned against what was spent (决算表)."""

    item: str = Field(alias="项目", description="花钱的事项", examples=["工作午餐"])
    planned: Decimal = Field(alias="预算", description="预算金额，元；预算外的为 0", examples=["1980"])
    spent: Decimal = Field(alias="决算", description="实际支出，元", examples=["1860"])
    vouchers: int | None = Field(None, alias="票据", description="票据的张数；没有填的为空", examples=[1])
    note: str = Field("", alias="备注", description="增减的原因", examples=["实际用餐62人"])

    @fact("增减", "决算减预算，元；节约的为负数", "-120")
    def difference(self) -> Decimal:
        return whole(self.spent - self.planned)


def settled(budget: Budget | None, expenses: tuple[Expense, ...]) -> tuple[Settled, ...]:
    """Return the settlement in the order of the budget; what nothing was spent on stands there with 0, what was not planned comes last."""
    planned = {item.item: item.amount for item in budget.items} if budget else {}
    spent = {expense.item: expense for expense in expenses}
    lines = []
    for item in dict.fromkeys((*planned, *spent)):
        expense = spent.get(item)
        cost, vouchers, note = (whole(expense.amount), expense.vouchers, expense.note) if expense else (Decimal(0), None, "")
        lines.append(Settled(item=item, planned=planned.get(item, Decimal(0)), spent=cost, vouchers=vouchers, note=note))
    return tuple(lines)


class Checkpoint(Fact):
    """One requirement of the standardised building up and whether it is met (标准化)."""

    name: str = Field(alias="名称", description="要求的名称，照上级文件", examples=["有组织机构"])
    met: YesNo = Field(alias="落实", description="是否已经落实", examples=["是"])
    note: str = Field("", alias="情况", description="落实的情况，一句", examples=["镇财政年初预算48000元"])


class Card(Fact):
    """Figures for the statistics of the city (组织建设统计)."""

    villages: int = Field(alias="村社区数", ge=0, le=MANY, description="全部村（社区）的个数", examples=[12])
    village_bodies: int = Field(alias="村级组织数", ge=0, le=MANY, description="已建科协或者科普协会的村（社区）个数", examples=[5])
    enterprises: int = Field(0, alias="企业科协数", ge=0, le=MANY, description="已建企业科协的个数", examples=[1])
    farming: int = Field(0, alias="农技协数", ge=0, le=MANY, description="农村专业技术协会的个数", examples=[6])
    schools: int = Field(0, alias="校园组织数", ge=0, le=MANY, description="学校科协或者青少年科普组织的个数", examples=[2])
    volunteers: int = Field(0, alias="志愿者数", ge=0, le=MANY, description="登记的科普志愿者人数", examples=[96])
    informants: int = Field(0, alias="信息员数", ge=0, le=MANY, description="科普信息员人数", examples=[12])
    sites: int = Field(0, alias="科普阵地数", ge=0, le=MANY, description="科普活动室、科普基地等的个数", examples=[14])
    staff: int = Field(0, alias="专职人员数", ge=0, le=MANY, description="专职工作人员人数", examples=[1])
    standard: tuple[Checkpoint, ...] = Field((), alias="标准化", description="上级标准化建设的各项要求，逐项写落实没有")

    @fact("已落实", "标准化要求里已经落实的项数", 6)
    def met(self) -> int:
        return sum(point.met for point in self.standard)


class Chosen(Fact):
    """A delegate chosen for the congress above (推选的代表)."""

    person: PersonRef = Field(alias="姓名", description="当选的代表，照花名册写姓名", examples=["沈秋华"])
    votes_for: int = Field(alias="赞成", ge=0, le=MANY, description="得赞成票数", examples=[13])


class UpperCongress(Fact):
    """The choosing of delegates to the congress of the association above (出席上级大会的代表)."""

    name: str = Field(alias="名称", description="上级大会的全称", examples=["示例县科学技术协会第三次代表大会"])
    basis: str = Field("", alias="依据", description="推选代表的通知：标题和文号", examples=["《示例县科学技术协会关于推选县科协第三次代表大会代表的通知》（示科协〔2027〕9号）"])
    seats: int = Field(alias="名额", ge=1, le=MANY, description="分配的代表名额", examples=[3])
    day: Day = Field(alias="日期", description="推选会议的日期", examples=["2027-03-12"])
    sitting: str = Field(alias="会议", description="在什么会议上推选", examples=["第一届委员会第三次全体会议"])
    due: int = Field(alias="应到", ge=1, le=MANY, description="应到会人数", examples=[13])
    present: int = Field(alias="实到", ge=1, le=MANY, description="实到会人数", examples=[13])
    elected: tuple[Chosen, ...] = Field(alias="当选", min_length=1, description="当选的代表和所得赞成票")


class Aftermath(Fact):
    """What is done after the congress (会后)."""

    duties: tuple[MemberDuty, ...] = Field((), alias="委员分工", description="主席、副主席、秘书长以外委员的分工；领导成员的分工写在班子.yaml")
    demands: tuple[str, ...] = Field((), alias="全会要求", description="第一次全会上新任主席对委员提出的要求，每条一句，第一句作小标题", examples=[["学好业务。三个月内每名委员走访一次联系的科技工作者"]])
    seal: Seal | None = Field(None, alias="印章", description="印章的启用")
    sign: SignHanging | None = Field(None, alias="挂牌", description="挂牌的情况")
    quotes: tuple[Quote, ...] = Field((), alias="引语", description="新闻稿里引用的话")
    expenses: tuple[Expense, ...] = Field((), alias="决算", description="大会经费的实际支出，按经费.yaml 的项目")
    card: Card | None = Field(None, alias="统计", description="组织建设统计卡里不能由花名册算出的数")
    upper: UpperCongress | None = Field(None, alias="上级大会", description="推选出席上级科协代表大会的代表")

    @fact("支出合计", "实际支出的合计，元", "7100")
    def spent(self) -> Decimal:
        return whole(sum((expense.amount for expense in self.expenses), Decimal(0)))
