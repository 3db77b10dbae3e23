"""What is wrong with the plan of a circular, held against the scheme and the master list: each with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docgen.figures import Computed
from docgen.model.circular_plan import CircularPlan
from docgen.problem import Place, Problem

NEEDS = {
    "工作进展": ("sections", "分项", "列出要写进通报的指标，一项一个小标题"),
    "经验推广": ("forwarded", "转发", "写上要推广的材料：标题、报送单位、文稿"),
    "转发": ("forwarded", "转发", "写上要转发的材料：标题、报送单位、文稿"),
    "表扬": ("listed", "单位名单", "列出表扬的单位"),
    "批评": ("listed", "单位名单", "列出批评的单位"),
}
"""Kind → what its plan cannot do without: field, key, cure."""


def check_plan(plan: CircularPlan, computed: Computed, placed: Callable[[str], Place]) -> Iterator[Problem]:
    """Yield the problems of one plan. placed: gives the place of a key path of the plan, as 分项[0].指标."""
    field, key, cure = NEEDS[plan.kind]
    if not getattr(plan, field):
        yield Problem("E-PLN-03", placed(""), f"{plan.kind}的通报没有写“{key}”", cure)
    if not computed.base.store.of(plan.period):
        known = "、".join(period.name for found in computed.base.store.periods.values() for period in found)
        yield Problem("E-PLN-04", placed("期"), f"没有{plan.period.name}的报表", f"改成有报表的一期：{known}" if known else "把报表放进“报表”目录")
    for at, code in indicators(plan):
        try:
            computed.base.rules[code]
        except LookupError as error:
            yield Problem("E-PLN-01", placed(at), str(error.args[0]), "改成指标的代码或名称；自己的指标写在 指标.yaml")
    for at, unit in units(plan):
        try:
            computed.number(unit)
        except LookupError as error:
            yield Problem("E-PLN-02", placed(at), str(error.args[0]), "照单位表写单位的名称或代码")


def records(plan: CircularPlan) -> Iterator[tuple[str, Any]]:
    """Yield every table, chart and ranking of a plan with its key path."""
    for number, section in enumerate(plan.sections):
        if section.table:
            yield f"分项[{number}].表", section.table
        yield from ((f"分项[{number}].图[{at}]", chart) for at, chart in enumerate(section.charts))
    for key, group in (("排名", plan.rankings), ("附表", plan.tables), ("附图", plan.charts)):
        yield from ((f"{key}[{at}]", one) for at, one in enumerate(group))


def indicators(plan: CircularPlan) -> Iterator[tuple[str, str]]:
    """Yield every indicator that a plan names, with its key path."""
    for number, section in enumerate(plan.sections):
        yield from ((f"分项[{number}].指标[{at}]", code) for at, code in enumerate(section.indicators))
    for key, one in records(plan):
        if hasattr(one, "indicators"):
            yield from ((f"{key}.指标[{at}]", code) for at, code in enumerate(one.indicators))
            if one.order:
                yield f"{key}.排序", one.order
        else:
            yield f"{key}.指标", one.indicator


def units(plan: CircularPlan) -> Iterator[tuple[str, str]]:
    """Yield every unit that a plan names, with its key path."""
    if plan.unit:
        yield "单位", plan.unit
    yield from ((f"{key}.范围", one.area) for key, one in records(plan) if one.area)
    yield from ((f"单位名单[{at}].单位", one.unit) for at, one in enumerate(plan.listed))
    yield from ((f"试点[{at}]", unit) for at, unit in enumerate(plan.pilots))
