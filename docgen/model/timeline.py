"""How the preparation is planned backwards from T (倒排工期): presets, steps, order and floors (§3.6)."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Fact, YesNo


class Preset(Fact):
    """How tightly the usual days before T are drawn together (倒排方案)."""

    name: str = Field(alias="名称", description="方案的名称", examples=["compressed-30"])
    numerator: int = Field(1, alias="分子", ge=1, description="会前各件提前天数乘以几分之几：分子", examples=[1])
    denominator: int = Field(1, alias="分母", ge=1, description="会前各件提前天数乘以几分之几：分母", examples=[2])
    floors: dict[str, int] = Field({}, alias="底线", description="按底线名称改的天数", examples=[{"代表推选": 3}])
    note: str = Field("", alias="说明", description="什么时候用", examples=["筹备期约三十天"])


class Step(Fact):
    """Something to be done that has no template of its own, or whose template has not come yet (事项)."""

    code: str = Field(alias="编号", description="目录里的编号", examples=["B14"])
    name: str = Field(alias="名称", description="做什么", examples=["候选人公示"])
    time: str = Field(alias="时间", description="开幕前后第几天", examples=["T-14"])
    scope: tuple[str, ...] = Field((), alias="适用", description="哪几种会有这一项；不写就是都有", examples=[["成立"]])


class Floor(Fact):
    """A time that must not be cut (底线): so long from one paper to the next."""

    name: str = Field(alias="名称", description="这段时间是什么", examples=["公示"])
    earlier: str = Field(alias="先", description="从哪一件起", examples=["B14"])
    later: str = Field(alias="后", description="到哪一件止", examples=["B14a"])
    days: int = Field(alias="天数", ge=0, description="至少几天", examples=[5])
    working: YesNo = Field(False, alias="工作日", description="是：数工作日，首尾两天都算；否：数日历天")


class Timeline(Fact):
    """All that back-planning rests on (倒排)."""

    presets: tuple[Preset, ...] = Field((), alias="方案", description="各种倒排方案")
    steps: tuple[Step, ...] = Field((), alias="事项", description="没有模板的各项工作")
    order: tuple[tuple[str, ...], ...] = Field((), alias="先后", description="各件的先后，每行一串", examples=[[["A05", "A06"]]])
    floors: tuple[Floor, ...] = Field((), alias="底线", description="不能再短的时间")
    either_side: tuple[str, ...] = Field((), alias="会前会后均可", description="可以放在会后的会前文件", examples=[["A08"]])
