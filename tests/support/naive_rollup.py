"""The roll-up of a few indicators written again, plainly: every area walks the whole list of units and returns for itself.

It shares nothing with docgen.figures but the records. What it computes stands in `SCHEME`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from docgen.model.period import Period
from docgen.model.reporting import Indicator, ReportingUnit, ReturnField, Scheme
from docgen.model.returns import NOT_APPLICABLE, Return, Value

BOTH, TOWN, VILLAGE = ["乡镇", "村"], ["乡镇"], ["村"]
FIELDS: Mapping[str, dict[str, object]] = {
    "甲": {"填报": BOTH}, "乙": {"填报": BOTH}, "成": {"填报": TOWN, "填法": "是否"}, "丙": {"填报": VILLAGE, "性质": "流量"},
    "丁": {"填报": TOWN, "性质": "流量", "口径": "累计"}, "人": {"填报": BOTH, "填法": "名单", "必填": "否"},
}  # fmt: skip
INDICATORS: Mapping[str, dict[str, object]] = {
    "stock": {"式": "甲"}, "carried": {"式": "甲", "缺报": "沿用"}, "zero": {"式": "甲", "缺报": "零"},
    "ratio": {"式": "甲 / 乙", "类别": "比率"}, "both": {"式": "甲 / 乙", "类别": "比率", "缺报": "沿用"}, "cover": {"式": "满足(成)[乡镇] / 单位数(乡镇)", "类别": "比率", "缺报": "沿用"},
    "flow": {"式": "丙", "性质": "流量"}, "told": {"式": "丁", "性质": "流量"}, "heads": {"式": "去重(人)"},
}  # fmt: skip
SCHEME = Scheme(
    fields=tuple(ReturnField.model_validate({"名称": name} | facts) for name, facts in FIELDS.items()),
    indicators=tuple(Indicator.model_validate({"代码": code, "名称": code} | facts) for code, facts in INDICATORS.items()),
)


@dataclass
class Sums:
    """What an area adds up to, and who is missing from it."""

    above: Fraction = Fraction(0)
    below: Fraction = Fraction(0)
    units: int = 0
    missing: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)


def under(known: Mapping[str, str], code: str, area: str) -> bool:
    """Whether the unit `code` is `area` or stands below it; everything stands below the whole, which has no code."""
    while code:
        if code == area:
            return True
        code = known.get(code, "")
    return area == ""


def filed(returns: Sequence[Return], code: str, period: Period) -> Return | None:
    """The last revision of what a unit filed."""
    found = [one for one in returns if one.unit == code and one.period == period]
    return max(found, key=lambda one: one.revision) if found else None


def lived(unit: ReportingUnit, period: Period) -> bool:
    """Whether the unit existed on some day of a period."""
    begins, ends = unit.valid_from or dt.date.min, unit.valid_to or dt.date.max
    return not (begins > period.last or ends < period.first)


def last_said(returns: Sequence[Return], unit: ReportingUnit, period: Period, name: str) -> Value | None:
    """What a unit said of a field, or when it said nothing the last that it said before."""
    periods = sorted({one.period for one in returns if one.period.first <= period.first}, key=lambda one: one.first, reverse=True)
    for when in periods:
        one = filed(returns, unit.code, when) if lived(unit, when) else None
        if one is not None and name in one.values and (when == period or name not in one.planned):
            return one.values[name]
    return None


def last_pair(returns: Sequence[Return], unit: ReportingUnit, period: Period) -> tuple[Value | None, Value | None]:
    """What a unit said of 甲 and 乙 in one return: now, or the last time that it said both and meant neither as expected."""
    periods = sorted({one.period for one in returns if one.period.first <= period.first}, key=lambda one: one.first, reverse=True)
    for when in periods:
        one = filed(returns, unit.code, when) if lived(unit, when) else None
        if one is not None and {"甲", "乙"} <= one.values.keys() and (when == period or not {"甲", "乙"} & one.planned):
            return one.values["甲"], one.values["乙"]
    return None, None


def naive(units: Sequence[ReportingUnit], returns: Sequence[Return], period: Period, code: str, area: str) -> tuple[Fraction | None, set[str]]:
    """Return the value of an indicator for an area, and the codes of the units that are missing from it."""
    sums = Sums()
    towns = 0
    parents = {unit.code: unit.parent for unit in units}
    for unit in units:
        inside = under(parents, unit.code, area)
        towns += inside and unit.level == "乡镇" and unit.exists_on(period.last)
        if inside and unit.level in BOTH:
            add(sums, unit, returns, period, code)
    if code == "cover":
        sums.below = Fraction(towns)
    if not sums.units:
        return None, sums.missing
    if code == "heads":
        return Fraction(len(sums.persons)), sums.missing
    if code in ("ratio", "both", "cover"):
        return (sums.above / sums.below if sums.below else None), sums.missing
    return sums.above, sums.missing


def add(sums: Sums, unit: ReportingUnit, returns: Sequence[Return], period: Period, code: str) -> None:
    """Add one unit to the sums."""
    there = unit.exists_on(period.last)
    one = filed(returns, unit.code, period) if lived(unit, period) else None
    values = one.values if one else {}
    if code in ("stock", "carried", "zero"):
        said = last_said(returns, unit, period, "甲") if code == "carried" else values.get("甲")
        if said is None and code == "zero" and one is not None and one.zero:
            said = 0
        if there:
            count(sums, unit, said)
    elif code == "ratio" and there:
        pair(sums, unit, values.get("甲"), values.get("乙"))
    elif code == "both" and there:
        pair(sums, unit, *last_pair(returns, unit, period))
    elif code == "cover" and there and unit.level == "乡镇":
        said = last_said(returns, unit, period, "成")
        count(sums, unit, 0 if said is NOT_APPLICABLE else said)
    elif code == "flow" and unit.level == "村" and (there or one is not None):
        said = 0 if one is not None and one.zero and "丙" not in values else values.get("丙")
        if said is not None or there:
            count(sums, unit, said)
    elif code == "told" and unit.level == "乡镇" and (there or one is not None):
        told(sums, unit, returns, period, one)
    elif code == "heads" and there:
        said = values.get("人")
        if isinstance(said, tuple):
            sums.units += 1
            sums.persons |= set(said)


def count(sums: Sums, unit: ReportingUnit, said: Value | None) -> None:
    if said is None:
        sums.missing.add(unit.code)
    elif said is not NOT_APPLICABLE:
        assert isinstance(said, (int, Fraction))
        sums.units += 1
        sums.above += said


def pair(sums: Sums, unit: ReportingUnit, above: Value | None, below: Value | None) -> None:
    if above is None or below is None:
        sums.missing.add(unit.code)
    elif isinstance(above, int) and isinstance(below, int):
        sums.units += 1
        sums.above += above
        sums.below += below


def told(sums: Sums, unit: ReportingUnit, returns: Sequence[Return], period: Period, one: Return | None) -> None:
    """A flow that is reported as a cumulative figure, told apart by the period before of the same year."""
    said = zero_or(one, "丁")
    before = period.previous
    if period.index > 1 and (unit.exists_on(before.last) or (lived(unit, before) and filed(returns, unit.code, before))):
        base = zero_or(filed(returns, unit.code, before), "丁")
        if base is None or said is None:
            said = None
        elif isinstance(said, int) and isinstance(base, int):
            said -= base
    count(sums, unit, said)


def zero_or(one: Return | None, name: str) -> Value | None:
    if one is None:
        return None
    return 0 if one.zero and name not in one.values else one.values.get(name)
