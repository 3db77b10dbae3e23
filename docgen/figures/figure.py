"""What is computed, as papers show it: figures, comparisons, rankings, how returns stand. Facts with Chinese names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Union

from pydantic import ConfigDict, Field

from docgen.figures.wording import Roughly, count_text, decimal_text, percent_text, rough_text, shortest_text
from docgen.model.base import Fact, fact
from docgen.model.reporting import IndicatorKind

Exact = Union[int, Fraction]
NONE_TEXT = "—"


class Computable(Fact):
    """A record that holds exact fractions."""

    model_config = ConfigDict(arbitrary_types_allowed=True)


class Part(Computable):
    """One of the items of a checklist, a score or a division (项目)."""

    name: str = Field(alias="名称", description="这一项的名称", examples=["办公场所"])
    value: Exact | None = Field(alias="数值", description="这一项的数：清单是落实的单位数，评分是得分（百分制），分类是这一部分的数", examples=[15])
    share: Exact | None = Field(alias="占比", description="清单是落实的比例，分类是占合计的比例（各部分加起来正好100%）；评分没有", examples=["15/17"])
    weight: int = Field(0, alias="权重", description="评分各项的权重", examples=[30])
    measure: str = Field("", alias="单位", description="计量单位", examples=["个"])
    digits: int = Field(1, alias="小数", description="印几位小数", examples=[1])

    @fact("文", "这一项的数，带计量单位", "15个")
    def text(self) -> str:
        return NONE_TEXT if self.value is None else count_text(self.value, self.measure, self.digits)

    @fact("占比文", "这一项的占比", "88.2%")
    def share_text(self) -> str:
        return NONE_TEXT if self.share is None else percent_text(self.share, self.digits)


class Figure(Computable):
    """The value of one indicator for one area and period (数), with what it rests on."""

    code: str = Field(alias="代码", description="指标代码", examples=["edu_vice"])
    name: str = Field(alias="名称", description="指标名称", examples=["副主席大学以上占比"])
    kind: IndicatorKind = Field(alias="类别", description="指标的类别：计数、比率、平均、清单、评分、分类")
    unit: str = Field("", alias="单位代码", description="哪个单位（含所属各级）的数，单位代码", examples=["510703"])
    area: str = Field("", alias="地区", description="哪个单位（含所属各级）的数", examples=["示例涪江区"])
    period: str = Field(alias="期", description="哪一期的数；累计数是年初以来", examples=["2018年第四季度"])
    value: Exact | None = Field(alias="数值", description="准确的数；比率是小于等于1的分数，用 |百分比 印；没有数时为空", examples=["58/69"])
    numerator: Exact | None = Field(None, alias="分子", description="比率、平均的分子，各单位之和；清单是全部落实的单位数", examples=[58])
    denominator: Exact | None = Field(None, alias="分母", description="比率、平均的分母，各单位之和；清单是单位总数", examples=[69])
    measure: str = Field("", alias="单位", description="计量单位；比率是 %", examples=["%"])
    digits: int = Field(1, alias="小数", description="印几位小数", examples=[0])
    parts: tuple[Part, ...] = Field((), alias="部分", description="清单、评分、分类的各项")
    missing: tuple[str, ...] = Field((), alias="缺报", description="没有报、因此没有算在内的单位", examples=[["城北街道"]])
    partial: tuple[str, ...] = Field((), alias="缺期", description="累计数里个别期没有报的单位和期", examples=[["城北街道（2018年第一季度）"]])
    carried: tuple[str, ...] = Field((), alias="沿用", description="没有报、沿用上期数的单位", examples=[["城南街道"]])
    planned: tuple[str, ...] = Field((), alias="预计", description="用了预计数的单位", examples=[["城西街道"]])
    inapplicable: tuple[str, ...] = Field((), alias="不适用", description="填“—”、因此没有算在内的单位", examples=[["示例镇"]])
    counted: int = Field(0, alias="单位数", description="算在内的单位有几个", examples=[17])
    fields: tuple[str, ...] = Field((), alias="字段", description="由报表的哪些字段算出", examples=[["副主席大学以上", "副主席"]])
    covered: str = Field("", alias="覆盖", description="覆盖率按单位表算且达到的，写“全覆盖”；95%以上写“基本全覆盖”；其余为空", examples=["全覆盖"])
    adjusted: bool = Field(False, alias="凑整", description="分类的各部分占比是否因四舍五入调整过，使合计正好100%")
    benchmark: str = Field("", alias="标准", description="要达到的标准", examples=[">= 80%"])
    reached: bool | None = Field(None, alias="达标", description="是否达到标准，按准确数比较；没有标准或没有数时为空")

    @fact("占比", "比率的准确分数，用 |百分比 印；不是比率时为空", "58/69，印作 84.1%")
    def share(self) -> Exact | None:
        """The exact share of 1; nothing for what is no ratio."""
        return self.value if self.measure == "%" else None

    @fact("文", "印出来的数，带计量单位；没有数时是“—”", "84%")
    def text(self) -> str:
        if self.value is None:
            return NONE_TEXT
        return percent_text(self.value, self.digits) if self.measure == "%" else count_text(self.value, self.measure, self.digits)

    @fact("数", "表格里印的数，不带计量单位，不用“万”；没有数时是“—”", "84")
    def number(self) -> str:
        if self.value is None:
            return NONE_TEXT
        if self.measure == "%":
            return percent_text(self.value, self.digits)[:-1]
        return decimal_text(self.value, self.digits) if self.kind in ("平均", "评分") else shortest_text(self.value, self.digits)

    @fact("有数", "是否算得出数")
    def known(self) -> bool:
        return self.value is not None

    @fact("齐全", "分子是否等于分母；覆盖率齐全才能写“全覆盖”")
    def complete(self) -> bool:
        """Whether all of the whole are reached: only then may a text say 全覆盖 (§7.6)."""
        return self.denominator is not None and self.denominator > 0 and self.numerator == self.denominator

    @fact("概数", "带余、多、近、约、超、以上的数，写成 概数(\"余\")；整数照实写", '科普活动.概数("余")，印作 2000余人次')
    def rough(self) -> Callable[[Roughly], str]:
        """How the number reads with a qualifier that its exact value allows. Only for whole numbers (TypeError otherwise)."""

        def text(word: Roughly) -> str:
            if self.value is None:
                return NONE_TEXT
            if self.value != int(self.value):
                raise TypeError(word)
            return rough_text(int(self.value), word, self.measure)

        return text

    @fact("注", "这个数要注明的：不含哪些单位、哪些沿用上期、哪些是预计数、占比凑整；没有时为空", "不含城北街道")
    def note(self) -> str:
        said = (("不含", self.missing), ("不含", self.partial), ("沿用上期数：", self.carried), ("含预计数：", self.planned))
        told = [word + "、".join(units) for word, units in said if units]
        return "；".join([*told, "因四舍五入，各项占比作了调整"] if self.adjusted else told)

    @fact("来源", "这个数由哪些单位的哪些字段算出", "17个单位报送的副主席大学以上、副主席")
    def origin(self) -> str:
        return f"{self.counted}个单位报送的{'、'.join(self.fields)}" if self.fields else "单位表"


class Comparison(Computable):
    """A figure against an earlier one (比较)."""

    to: str = Field(alias="比较", description="环比（和上期比）或者同比（和上年同期比）", examples=["环比"])
    now: Figure = Field(alias="本期", description="本期的数")
    base: Figure | None = Field(None, alias="基期", description="被比的那一期的数；没有时为空")
    base_name: str = Field("", alias="基期名称", description="被比的是哪一期", examples=["2018年第三季度"])
    difference: Exact | None = Field(None, alias="差", description="本期减基期；比率是百分点的百分之一", examples=[12])
    change: Exact | None = Field(None, alias="幅度", description="差除以基期；比率没有幅度，只有差", examples=["1/8"])
    direction: str = Field("", alias="方向", description="增长、提高、下降、基本持平、持平；不能比时为空", examples=["增长"])
    text: str = Field(NONE_TEXT, alias="文", description="写在数后面的话；不能比时是“—”", examples=["比上季度增长12.5%"])
    short: str = Field(NONE_TEXT, alias="数", description="表格里印的：增长带正号、下降带负号；不能比时是“—”", examples=["+12.5%"])
    note: str = Field("", alias="注", description="为什么不能比，或按什么口径比；没有时为空", examples=["上期没有报表"])

    @fact("能比", "是否能比")
    def comparable(self) -> bool:
        return bool(self.direction)


class Ranked(Computable):
    """A place in a ranking (名次)."""

    rank: int | None = Field(alias="名次", description="名次；不排名的为空", examples=[3])
    tied: bool = Field(False, alias="并列", description="是否和别的单位并列")
    unit: str = Field(alias="单位代码", description="单位代码", examples=["510703"])
    area: str = Field(alias="地区", description="单位的名称", examples=["示例涪江区"])
    figure: Figure = Field(alias="数据", description="据以排名的数")
    note: str = Field("", alias="注", description="要注明的：分母不足5、不含哪些单位、为什么不排名", examples=["分母不足5"])

    @fact("文", "名次怎样印；不排名的是“—”", "并列第3")
    def text(self) -> str:
        return NONE_TEXT if self.rank is None else f"{'并列' if self.tied else ''}第{self.rank}"


class Ranking(Computable):
    """Units in the order of one indicator (排名): competition ranking (1, 2, 2, 4); those without a figure stand apart (§5.6)."""

    name: str = Field(alias="名称", description="按什么排名", examples=["乡镇（街道）科协覆盖率"])
    rows: tuple[Ranked, ...] = Field(alias="名次", description="排了名的单位，按名次")
    unranked: tuple[Ranked, ...] = Field((), alias="不排名", description="没有数、不排名的单位")
    equal: bool = Field(False, alias="全部相同", description="各单位是否完全相同；相同时不排名，写“均为…”")
    text: str = Field("", alias="文", description="各单位完全相同时的写法；不同时为空", examples=["均为100%"])
    weights: str = Field("", alias="权重", description="综合排名各指标的权重和计分办法；单个指标的排名为空", examples=["覆盖率占60%，活动占40%"])
    score: bool = Field(False, alias="综合", description="是否按几个指标的加权得分排名")


class Filer(Fact):
    """How one unit's return stands (报送情况)."""

    unit: str = Field(alias="单位代码", description="单位代码", examples=["510703001"])
    area: str = Field(alias="地区", description="单位的名称", examples=["城北街道"])
    state: str = Field(alias="状态", description="未到期、已报、迟报、退回、重报、零报告、未报、免报", examples=["迟报"])
    days: int = Field(0, alias="迟报天数", description="迟了几天；没有迟的是0", examples=[2])

    @fact("文", "名单里怎样写", "城北街道（迟报2天）")
    def text(self) -> str:
        return f"{self.area}（迟报{self.days}天）" if self.days else self.area


class Standing(Fact):
    """How the returns of a period stand (报送): those who should report are those in time, late, not in, and not yet due (§5.6)."""

    filers: tuple[Filer, ...] = Field(alias="单位", description="每个单位的报送情况，按单位代码")
    due: tuple[Filer, ...] = Field(alias="应报", description="应报的单位")
    in_time: tuple[Filer, ...] = Field(alias="按时", description="按时报送的单位")
    late: tuple[Filer, ...] = Field(alias="迟报", description="迟报的单位")
    absent: tuple[Filer, ...] = Field(alias="未报", description="到期没有报的单位，退回后没有重报的也算")
    pending: tuple[Filer, ...] = Field(alias="未到期", description="没有报、还没有到期的单位")
    returned: tuple[Filer, ...] = Field(alias="退回", description="退回后没有重报的单位")
    repeated: tuple[Filer, ...] = Field(alias="重报", description="重报过的单位")
    zero: tuple[Filer, ...] = Field(alias="零报告", description="报了零报告的单位")
    exempt: tuple[Filer, ...] = Field(alias="免报", description="经同意免报的单位")

    @fact("文", "通报里的一句", "应报17个，按时报送15个，迟报1个，未报1个")
    def text(self) -> str:
        said = f"应报{len(self.due)}个，按时报送{len(self.in_time)}个，迟报{len(self.late)}个，未报{len(self.absent)}个"
        return said + (f"，未到期{len(self.pending)}个" if self.pending else "")
