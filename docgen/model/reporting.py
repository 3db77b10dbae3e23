"""Units that report (单位), what they report (字段) and what is computed of it (指标)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from docgen.model.base import Day, Fact, YesNo
from docgen.model.organisation import Body, Contact

Level = Literal["省", "市", "县", "乡镇", "村"]
LEVELS: tuple[Level, ...] = ("省", "市", "县", "乡镇", "村")


class ReportingUnit(Fact):
    """A line of the master list (单位): who has to report, to whom, and from when to when it exists.

    A merged unit keeps its line with 有效至 and 并入; figures of periods before stay with it.
    """

    code: str = Field(alias="代码", min_length=1, description="单位代码，全市唯一，永不改作他用", examples=["510703001"])
    name: str = Field(alias="名称", min_length=1, description="单位全称，如乡镇、街道、县（市、区）的名称", examples=["示例区城北街道"])
    short: str = Field("", alias="简称", description="表格和排名里用的简称；不填就用名称", examples=["城北街道"])
    level: Level = Field(alias="级别", description="省、市、县、乡镇、村五级之一；街道填乡镇，社区填村", examples=["乡镇"])
    sort: str = Field("", alias="类型", description="同级里再分的类型", examples=["街道"])
    parent: str = Field("", alias="上级", description="上级单位的代码；最高一级不填", examples=["510703"])
    valid_from: Day | None = Field(None, alias="有效自", description="从哪一天起存在；一直有的不填", examples=["2019-12-01"])
    valid_to: Day | None = Field(None, alias="有效至", description="存在到哪一天；撤并的填最后一天", examples=["2019-11-30"])
    merged_into: str = Field("", alias="并入", description="撤并后并入的单位代码", examples=["510703002"])
    exempt: YesNo = Field(False, alias="免报", description="经同意不用报送的填“是”", examples=["否"])
    term_end: Day | None = Field(None, alias="任期届满", description="本届委员会任期届满的日期，用来提醒换届", examples=["2023-11-15"])
    contact: str = Field("", alias="联系人", description="报表联系人", examples=["示例"])
    phone: str = Field("", alias="电话", description="联系人的电话，催报时用", examples=["0000-0000000"])

    @property
    def label(self) -> str:
        """What tables and rankings call it."""
        return self.short or self.name

    def exists_on(self, day: dt.date) -> bool:
        """Whether the unit exists on `day`, its last day included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


FieldKind = Literal["数", "金额", "百分比", "是否", "名单", "文字"]
Span = Literal["存量", "流量"]
Scope = Literal["单期", "累计"]


class ReturnField(Fact):
    """One thing that a return asks for (字段)."""

    name: str = Field(alias="名称", min_length=1, description="字段名，就是报表里那一格的名称，也是公式里的名称", examples=["副主席"])
    group: str = Field("", alias="栏目", description="报表里放在哪一栏目下", examples=["班子"])
    kind: FieldKind = Field("数", alias="填法", description="填什么：数、金额、百分比、是否、名单（一人一个编号，用顿号隔开）、文字", examples=["数"])
    measure: str = Field("", alias="单位", description="计量单位", examples=["名"])
    span: Span = Field("存量", alias="性质", description="存量（期末有多少）还是流量（本期发生多少）", examples=["存量"])
    scope: Scope = Field("单期", alias="口径", description="流量是只报本期（单期），还是从年初累计（累计）", examples=["单期"])
    levels: tuple[Level, ...] = Field(("乡镇",), alias="填报", description="哪几级单位填这一格", examples=[["乡镇"]])
    rhythms: tuple[str, ...] = Field((), alias="周期", description="哪些周期的报表有这一格：月、季、半年、年；不填就是都有", examples=[["季", "年"]])
    required: YesNo = Field(True, alias="必填", description="是否必须填；没有发生的填 0，不适用的填“—”", examples=["是"])
    hint: str = Field("", alias="提示", description="填表时看到的说明", examples=["含专职、兼职、挂职副主席"])
    most: int | None = Field(None, alias="上限", description="不会超过多少，超过时提醒核对", examples=[200])
    choices: tuple[str, ...] = Field((), alias="选项", description="只能选这些词时列出", examples=[["独立办公", "合署办公"]])


class Relation(Fact):
    """What must hold between the figures of one return (校验)."""

    name: str = Field(alias="名称", description="这条校验叫什么", examples=["副主席学历"])
    formula: str = Field(alias="式", description="两个式子的比较，用字段名和 + - * / 写成", examples=["副主席大学以上 <= 副主席"])
    severity: Literal["错误", "警告"] = Field("错误", alias="程度", description="不成立时退回（错误）还是提醒核对（警告）", examples=["错误"])


IndicatorKind = Literal["计数", "比率", "平均", "清单", "评分", "分类"]
Missing = Literal["剔除", "沿用", "零"]


class Indicator(Fact):
    """A figure that is computed from returns and the master list (指标).

    Ratios and averages are computed from the summed numerator and the summed denominator, never from ratios (§5.3).
    """

    code: str = Field(alias="代码", min_length=1, description="指标代码，字母、数字和下划线", examples=["cov_town"])
    name: str = Field(alias="名称", min_length=1, description="指标名称", examples=["乡镇（街道）科协覆盖率"])
    formula: str = Field("", alias="式", description="用字段名写的式子；比率和平均写成 分子 / 分母", examples=["副主席大学以上 / 副主席"])
    kind: IndicatorKind = Field("计数", alias="类别", description="计数、比率、平均、清单（逐项是否）、评分、分类（各部分占比）", examples=["比率"])
    items: dict[str, str] = Field({}, alias="项目", description="清单、评分、分类的各项：{项目名: 式}", examples=[{"大学以上": "副主席大学以上"}])
    weights: dict[str, int] = Field({}, alias="权重", description="评分各项的权重，合计 100", examples=[{"组织保障": 30}])
    measure: str = Field("", alias="单位", description="计量单位；比率写 %", examples=["%"])
    span: Span = Field("存量", alias="性质", description="存量还是流量", examples=["存量"])
    scope: Scope = Field("单期", alias="口径", description="通报里印本期数（单期）还是年初以来的累计数（累计）", examples=["单期"])
    missing: Missing = Field("剔除", alias="缺报", description="单位没有报时：剔除（注明不含）、沿用上期（注明）、零（只用于明确的零报告）", examples=["剔除"])
    digits: int = Field(1, alias="小数", ge=0, le=4, description="印几位小数", examples=[1])
    better: Literal["高", "低", "不排"] = Field("高", alias="排名", description="高的在前、低的在前，还是不排名", examples=["高"])
    benchmark: str = Field("", alias="标准", description="要达到的标准，如 >= 80%", examples=[">= 80%"])
    source: str = Field("", alias="出处", description="这个指标的来源", examples=["涪城 2018"])


class Scheme(Fact):
    """What is reported and computed (指标.yaml): shipped, and what an office adds or changes."""

    alone: YesNo = Field(False, alias="只用本表", description="“是”：只用这里写的字段、校验、指标；“否”：在随程序提供的上面增改", examples=["否"])
    fields: tuple[ReturnField, ...] = Field((), alias="字段", description="报表的字段")
    relations: tuple[Relation, ...] = Field((), alias="校验", description="一张报表内各数之间的关系")
    indicators: tuple[Indicator, ...] = Field((), alias="指标", description="由报表计算的指标")


class Office(Fact):
    """The office that collects and issues (机关.yaml)."""

    issuer: Body = Field(alias="发文机关", description="收报表、发通报的机关")
    top: str = Field(alias="本级", description="本机关所在单位的代码（单位表里的最高一级）", examples=["510700"])
    addressees: tuple[str, ...] = Field(alias="主送", min_length=1, description="通报的主送机关，每个一项", examples=[["各县（市、区）科协"]])
    copies: tuple[str, ...] = Field((), alias="抄送", description="通报的抄送机关，每个一项", examples=[["市委组织部"]])
    contact: Contact | None = Field(None, alias="联系人", description="报表和通报的联系人")
