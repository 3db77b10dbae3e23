"""What a circular of the city shall say (通报/*.yaml): its kind and period, which figures, whose words, what comes next."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.model.base import Day, Fact, YesNo
from docgen.model.circular import Forwarded
from docgen.model.period import ReportPeriod
from docgen.model.reporting import Level

CircularKind = Literal["工作进展", "经验推广", "表扬", "批评", "转发"]
ChartKind = Literal["柱形", "趋势", "方格"]
CompareTo = Literal["环比", "同比"]
Bound = Annotated[str, Field(pattern=r"^\d+(\.\d+)?%?$")]
"""A bound between bands: 80%, or 100."""


class ChartPlan(Fact):
    """A chart (图): bars of units, the line of the last periods, or a grid of shaded cells with a legend."""

    title: str = Field("", alias="标题", description="图的标题；不写就由指标、级别和期生成", examples=["各县（市、区）乡镇（街道）科协覆盖率"])
    kind: ChartKind = Field("柱形", alias="种类", description="柱形（各单位比较）、趋势（近几期变化）、方格（每个单位一格，按数值着色）", examples=["柱形"])
    indicator: str = Field(alias="指标", description="指标的代码或名称", examples=["cov_town"])
    level: Level = Field("县", alias="级别", description="图里比较哪一级单位；趋势图不用", examples=["县"])
    area: str = Field("", alias="范围", description="只画这个单位的下级，写名称或代码；不写就是全市", examples=["示例涪江区"])
    periods: int = Field(4, alias="期数", ge=2, le=24, description="趋势图画最近几期，没有报表的期空着", examples=[4])
    bands: tuple[Bound, ...] = Field((), alias="分档", max_length=4, description="方格图的分界，由低到高，各档都含下界", examples=[["60%", "80%", "100%"]])


class TablePlan(Fact):
    """A table of units with a column for each indicator (附表)."""

    title: str = Field("", alias="标题", description="表的标题；不写就由级别和期生成", examples=["2018年第四季度各县（市、区）科协组织建设情况表"])
    indicators: tuple[str, ...] = Field(alias="指标", min_length=1, description="各栏的指标，写代码或名称", examples=[["cov_town", "n_vice"]])
    level: Level = Field("县", alias="级别", description="一行是哪一级单位", examples=["县"])
    area: str = Field("", alias="范围", description="只列这个单位的下级，写名称或代码；不写就是全市", examples=["示例涪江区"])
    heads: dict[str, str] = Field({}, alias="栏目", description="栏目另用的短词，按“指标”里的写法列出", examples=[{"cov_town": "覆盖率（%）"}])
    order: str = Field("", alias="排序", description="按哪个指标从高到低排；不写就照单位表的次序", examples=["cov_town"])
    parts: YesNo = Field(False, alias="分子分母", description="比率除了百分比，是否另印分子和分母", examples=["否"])
    total: YesNo = Field(True, alias="合计", description="最后一行是否印合计", examples=["是"])
    landscape: YesNo | None = Field(None, alias="横向", description="是否横排；不写就由栏数决定", examples=["是"])


class SectionPlan(Fact):
    """A group of figures in the text (分项): sentences made of indicators, with a table and charts if wanted."""

    title: str = Field(alias="标题", min_length=1, description="这一部分的小标题", examples=["组织覆盖"])
    indicators: tuple[str, ...] = Field((), alias="指标", description="写成句子的指标，写代码或名称", examples=[["cov_town", "cov_village"]])
    comparisons: tuple[CompareTo, ...] = Field(("环比", "同比"), alias="比较", description="和上期（环比）、上年同期（同比）比，或都不比", examples=[["环比"]])
    text: str = Field("", alias="文稿", description="写在句子后面的 Markdown 文件名，在“文稿”目录里", examples=["组织覆盖.md"])
    table: TablePlan | None = Field(None, alias="表", description="印在这一部分里的表")
    charts: tuple[ChartPlan, ...] = Field((), alias="图", description="印在这一部分里的图")


class RankingPlan(Fact):
    """A ranking of units by one indicator (排名)."""

    indicator: str = Field(alias="指标", description="指标的代码或名称", examples=["cov_town"])
    level: Level = Field("县", alias="级别", description="给哪一级单位排名", examples=["县"])
    area: str = Field("", alias="范围", description="只排这个单位的下级，写名称或代码；不写就是全市", examples=["示例涪江区"])


class Requirement(Fact):
    """Something that is asked for next (下一步要求)."""

    title: str = Field(alias="标题", min_length=1, description="要求的小标题，不带句号", examples=["抓紧补齐空白乡镇"])
    text: str = Field(alias="内容", min_length=1, description="要求的内容，一段话", examples=["尚未成立科协的乡镇要倒排工期，逐个落实"])
    due: Day | None = Field(None, alias="期限", description="完成的期限；不限期的不写", examples=["2019-03-31"])


class Listed(Fact):
    """A unit that a circular praises or criticises, and why (单位名单)."""

    unit: str = Field(alias="单位", min_length=1, description="单位的名称或代码", examples=["示例涪江区"])
    reason: str = Field("", alias="事由", description="一句话说明表扬或者批评什么", examples=["连续四个季度按时报送"])


class CircularPlan(Fact):
    """One circular as an office plans it (通报/*.yaml)."""

    kind: CircularKind = Field(alias="种类", description="工作进展（统计和排名）、经验推广、表扬、批评，或者转发（转发通知）", examples=["工作进展"])
    period: ReportPeriod = Field(alias="期", description="说的是哪一期", examples=["2018年第四季度"])
    day: Day = Field(alias="日期", description="成文日期", examples=["2019-01-15"])
    number: str = Field("", alias="文号", description="发文字号；未编号时不填，文中留空", examples=["示绵科协〔2019〕3号"])
    subject: str = Field("", alias="事由", description="标题中“关于……的通报”的那一段；不写就由种类和期生成", examples=["2018年第四季度全市科协组织建设工作进展情况"])
    addressees: tuple[str, ...] = Field((), alias="主送", description="主送机关，每个一项；不写就用机关.yaml 的", examples=[["各县（市、区）科协"]])
    copies: tuple[str, ...] | None = Field(None, alias="抄送", description="抄送机关，每个一项；不写就用机关.yaml 的", examples=[["市委组织部"]])
    opening: str = Field("", alias="缘由", description="开头的 Markdown 文件名；不写就用随程序的话", examples=["缘由.md"])
    unit: str = Field("", alias="单位", description="经验推广、表扬、批评、转发说的是哪个单位，写名称或代码", examples=["示例涪江区"])
    sections: tuple[SectionPlan, ...] = Field((), alias="分项", description="分项数据，一项一个小标题")
    rankings: tuple[RankingPlan, ...] = Field((), alias="排名", description="给单位排名的指标")
    practice: str = Field("", alias="做法", description="先进做法的 Markdown 文件名", examples=["做法.md"])
    troubles: str = Field("", alias="问题", description="存在问题的 Markdown 文件名", examples=["问题.md"])
    percent_digits: int = Field(1, alias="百分比小数", ge=0, le=2, description="百分比印几位小数，整份通报一样", examples=[1])
    naming: YesNo = Field(True, alias="点名", description="迟报、未报、未达标的单位是否点名；不点名只印个数", examples=["是"])
    requirements: tuple[Requirement, ...] = Field((), alias="要求", description="下一步要求，一条一项")
    listed: tuple[Listed, ...] = Field((), alias="单位名单", description="表扬或者批评的单位")
    pilots: tuple[str, ...] = Field((), alias="试点", description="转发通知里的试点单位，写名称或代码", examples=[["示例涪江区"]])
    forwarded: Forwarded | None = Field(None, alias="转发", description="作为附件转发的材料")
    tables: tuple[TablePlan, ...] = Field((), alias="附表", description="作为附件的表，一张一项")
    charts: tuple[ChartPlan, ...] = Field((), alias="附图", description="作为附件的图，一张一项")
    filing: YesNo = Field(True, alias="报送情况", description="是否印应报、按时、迟报、未报的情况", examples=["是"])
