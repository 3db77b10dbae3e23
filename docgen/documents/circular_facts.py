"""What the templates of a city's circulars see: figures with their comparisons, tables of units, charts, rankings, who has not reported."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from docgen.figures.figure import Comparison, Figure, Ranked, Ranking, Standing
from docgen.figures.wording import shortest_text
from docgen.model.base import Fact, fact
from docgen.model.circular_plan import ChartKind, CircularPlan
from docgen.model.event import Event
from docgen.model.reporting import Office

SINCE, JOINED = "年初以来", "参加"
"""How names of cumulative indicators begin; a sentence says the period itself; of 科普活动参加人次 it says 参加科普活动6.2万人次."""


class FilingFacts(Fact):
    """How the returns of the period stand, in the words of the circular (报送情况)."""

    share: str = Field(alias="及时率", description="按时报送的占应报的", examples=["95.4%"])
    absent: str = Field("", alias="未报名单", description="未报的单位，按县列出；没有时为空", examples=["梓河县银杏乡、北山县竹海乡"])
    late: str = Field("", alias="迟报名单", description="迟报的单位和天数，按县列出；没有时为空", examples=["石桥区15个单位（迟报2天）"])


class PeriodFacts(Fact):
    """The period that a circular is about (期)."""

    name: str = Field(alias="名称", description="报告期的名称", examples=["2018年第四季度"])
    cumulative_name: str = Field(alias="累计名称", description="年初到期末怎样称呼", examples=["2018年度"])
    last: dt.date = Field(alias="末日", description="最后一天", examples=["2018-12-31"])
    next_name: str = Field(alias="下期名称", description="下一期的名称", examples=["2019年第一季度"])
    report: str = Field(alias="报表名称", description="报表怎样称呼", examples=["季报"])
    next_due: dt.date | None = Field(None, alias="下期报送期限", description="下一期报表哪天前报来；没有这种报表时为空", examples=["2019-04-05"])


class Stated(Fact):
    """A figure with what it is compared with (一个数)."""

    figure: Figure = Field(alias="数据", description="本期的数")
    when: str = Field(alias="何时", description="写在数前面的话：存量截至哪天，流量是哪一期", examples=["截至2018年12月31日"])
    comparisons: tuple[Comparison, ...] = Field((), alias="比较", description="按要求和上期、上年同期的比较")

    @fact("名称", "指标名称，写在数前面时去掉和“何时”、计量单位重复的字", "参加科普活动")
    def name(self) -> str:
        name = self.figure.name.removeprefix(SINCE)
        name = name.removesuffix(self.figure.measure) if self.figure.measure else name
        return JOINED + name.removesuffix(JOINED) if name.endswith(JOINED) else name

    @fact("原数", "分子和分母，照实印；不是比率时为空", "58/69")
    def sides(self) -> str:
        """Numerator and denominator as a text has them in brackets."""
        pair = (self.figure.numerator, self.figure.denominator)
        return "/".join(shortest_text(one) for one in pair if one is not None) if None not in pair else ""


class UnitTable(Fact):
    """A table of units (表), made for 表(…)."""

    title: str = Field(alias="标题", description="表的标题", examples=["各县（市、区）科协组织建设情况表"])
    columns: tuple[str, ...] = Field(alias="列", description="各栏的栏目", examples=[["县（市、区）", "覆盖率（%）"]])
    widths: tuple[float, ...] = Field((), alias="宽", description="各栏的宽，按字数估；为空时由内容定", examples=[[4.5, 3]])
    rows: tuple[dict[str, str], ...] = Field(alias="行", description="各行，按栏目列出", examples=[{"县（市、区）": "示例涪江区", "覆盖率（%）": "100"}])
    total: dict[str, str] | None = Field(None, alias="合计", description="合计行；没有时为空", examples=[{"县（市、区）": "合计"}])
    note: str = Field("", alias="注", description="表下的注；没有时为空", examples=["“—”表示没有数。"])
    landscape: bool = Field(False, alias="横向", description="是否横排")


class ChartFacts(Fact):
    """A chart (图), made for 图(…)."""

    title: str = Field(alias="标题", description="图的标题", examples=["各县（市、区）乡镇（街道）科协覆盖率"])
    kind: ChartKind = Field(alias="种类", description="柱形、趋势、方格")
    figures: tuple[Figure, ...] = Field(alias="数据", description="各单位或各期的数，按画的次序")
    labels: tuple[str, ...] = Field(alias="名目", description="各数在图里的名称：单位或期", examples=[["涪江区", "云溪区"]])
    bands: tuple[str, ...] = Field((), alias="分档", description="方格图的分界", examples=[["60%", "80%"]])
    landscape: bool = Field(False, alias="横向", description="是否横排")


class SectionFacts(Fact):
    """A group of figures (分项)."""

    title: str = Field(alias="标题", description="小标题", examples=["组织覆盖"])
    stated: tuple[Stated, ...] = Field(alias="各数", description="写成句子的数")
    note: str = Field("", alias="注", description="不含哪些单位、哪些沿用上期；没有时为空", examples=["以上数据不含示例镇"])
    text: str = Field("", alias="文稿", description="写在后面的文稿；没有时为空", examples=["组织覆盖.md"])
    table: UnitTable | None = Field(None, alias="表", description="印在这里的表；没有时为空")
    charts: tuple[ChartFacts, ...] = Field((), alias="图", description="印在这里的图")


class RankingFacts(Fact):
    """A ranking, and what a text says of it (排名)."""

    ranking: Ranking = Field(alias="排名", description="名次")
    level: str = Field(alias="级别", description="排的是哪一级单位，印出来的词", examples=["县（市、区）"])
    first: tuple[Ranked, ...] = Field(alias="靠前", description="前三名，并列的都在内")
    last: tuple[Ranked, ...] = Field(alias="靠后", description="后三名，并列的都在内；单位不多时为空")
    table: UnitTable = Field(alias="表", description="全部名次的表")


class Shortfall(Fact):
    """Units that do not reach what an indicator asks for (未达标)."""

    name: str = Field(alias="名称", description="指标名称", examples=["代表基层一线占比"])
    benchmark: str = Field(alias="标准", description="要达到的标准，印出来的词", examples=["80%以上"])
    level: str = Field(alias="级别", description="哪一级单位，印出来的词", examples=["县（市、区）"])
    figures: tuple[Figure, ...] = Field(alias="数据", description="未达标的单位和它们的数，由高到低")


class Uncovered(Fact):
    """Units of the master list that an indicator of coverage does not count (空白)."""

    name: str = Field(alias="名称", description="指标名称", examples=["乡镇（街道）科协覆盖率"])
    level: str = Field(alias="级别", description="哪一级单位，印出来的词", examples=["乡镇（街道）"])
    areas: tuple[str, ...] = Field(alias="地区", description="还没有的单位", examples=[["示例镇"]])


class RequirementFacts(Fact):
    """What is asked for next (要求)."""

    title: str = Field(alias="标题", description="要求的小标题", examples=["抓紧补齐空白乡镇"])
    text: str = Field(alias="内容", description="要求的内容", examples=["尚未成立科协的乡镇要倒排工期，逐个落实。"])
    due: dt.date | None = Field(None, alias="期限", description="完成的期限；没有时为空", examples=["2019-03-31"])


class ListedFacts(Fact):
    """A unit that is praised or criticised (单位名单)."""

    area: str = Field(alias="地区", description="单位的名称", examples=["示例涪江区"])
    reason: str = Field("", alias="事由", description="表扬或者批评什么；没有时为空", examples=["连续四个季度按时报送"])


class EventSummary(Fact):
    """Events of one kind within the period and area (活动)."""

    sort: str = Field(alias="类别", description="活动的类别或名称", examples=["义诊"])
    times: int = Field(alias="场次", description="共几场次", examples=[12])
    attendance: int = Field(alias="人次", description="共多少人次", examples=[2860])
    events: tuple[Event, ...] = Field(alias="各场", description="各场活动，按日期")


class CityFacts(Fact):
    """The variables of the templates of a city's circulars."""

    plan: CircularPlan = Field(alias="通报计划", description="这份通报的安排（通报/*.yaml）")
    office: Office = Field(alias="机关", description="收报表、发通报的机关（机关.yaml）")
    period: PeriodFacts = Field(alias="期", description="说的是哪一期")
    area: str = Field(alias="范围", description="数据是哪里的：写了单位的是那个单位，没有写的是本级", examples=["示例涪江区"])
    whole: str = Field(alias="全称范围", description="正文里怎样说全部：全市、全县、全区", examples=["全市"])
    standing: Standing | None = Field(None, alias="报送", description="本期报表的报送情况；不知道期限时为空")
    filing: FilingFacts | None = Field(None, alias="报送情况", description="报送情况的印法；不知道期限时为空")
    sections: tuple[SectionFacts, ...] = Field((), alias="分项", description="分项数据，一项一个小标题")
    rankings: tuple[RankingFacts, ...] = Field((), alias="各项排名", description="给单位的排名")
    shortfalls: tuple[Shortfall, ...] = Field((), alias="未达标", description="没有达到标准的单位，按指标")
    uncovered: tuple[Uncovered, ...] = Field((), alias="空白", description="覆盖率没有达到100%的，还没有的是哪些单位")
    requirements: tuple[RequirementFacts, ...] = Field((), alias="下一步", description="下一步的要求")
    listed: tuple[ListedFacts, ...] = Field((), alias="单位名单", description="表扬或者批评的单位")
    pilots: tuple[str, ...] = Field((), alias="试点", description="转发通知里的试点单位", examples=[["示例涪江区"]])
    events: tuple[EventSummary, ...] = Field((), alias="活动", description="本期的活动，按类别")
    tables: tuple[UnitTable, ...] = Field((), alias="附表", description="作为附件的表")
    charts: tuple[ChartFacts, ...] = Field((), alias="附图", description="作为附件的图")
