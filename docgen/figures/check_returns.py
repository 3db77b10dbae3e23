"""What is doubtful in returns when they are seen together: against the period before, and parts against their total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeGuard

from docgen.figures.compare import compare
from docgen.figures.computed import Computed
from docgen.figures.trace import trace
from docgen.figures.wording import percent_text, shortest_text
from docgen.model.formula_tree import Amount
from docgen.model.reporting import ReturnField
from docgen.model.returns import Return, Value
from docgen.problem import Place, Problem, Severity

JUMP = Fraction(1, 2)
"""A change of more than half wants a note (§7.6)."""
WORTH = 10
"""But not a small one: one of two persons is half [design]."""
SLIP = 5
"""What a single town does in a period goes up and down; so many times as much, or as little, looks like a slip of the pen [design]."""
NUMBERS = ("数", "金额")


def check_returns(computed: Computed) -> tuple[Problem, ...]:
    """Return what is doubtful in the returns of a period, by unit, then by field; each with the cell."""
    return (*_series(computed), *_areas(computed), *check_divisions(computed))


def _series(computed: Computed) -> Iterator[Problem]:
    """W-STA-05, W-STA-13: a unit's return against the one before."""
    store, period = computed.base.store, computed.period
    before, same_year = store.of(period.previous), period.previous.year == period.year
    numbers = [field for field in computed.base.rules.fields.values() if field.kind in NUMBERS]
    asked = {level: [field for field in numbers if level in field.levels] for level in store.tree.of_level}
    for index, one in sorted(store.of(period).items()):
        earlier = before.get(index)
        if earlier is None:
            continue
        now, base = one.values, earlier.values
        for field in asked[store.tree.unit(index).level]:
            pair = now.get(field.name), base.get(field.name)
            if pair[0] != pair[1] and _is_number(pair[0]) and _is_number(pair[1]):
                yield from _against(store.tree.label(index), field, one, earlier, pair[0], pair[1], same_year)


def _against(label: str, field: ReturnField, one: Return, earlier: Return, now: Amount, base: Amount, same_year: bool) -> Iterator[Problem]:
    """W-STA-05: a cumulative figure does not fall within a year. W-STA-13: a change of more than half has a note."""
    fallen = field.span == "流量" and field.scope == "累计"
    if not (now < base and same_year if fallen else not one.note and _jumped(now, base, field.span == "流量")):
        return
    shown = f"{label}{field.name}{one.period.name}是{shortest_text(now, 2)}{field.measure}，{earlier.period.name}是{shortest_text(base, 2)}{field.measure}"
    if fallen:
        yield _doubt("W-STA-05", one, field.name, f"{shown}，累计数少了", "核对两期的数；口径变了的，在备注里说明")
    else:
        change = percent_text(abs(Fraction(now) / base - 1), 1)
        yield _doubt("W-STA-13", one, field.name, f"{shown}，{'增长' if now > base else '下降'}{change}，没有说明", "核对这个数；确有变化的，在备注里说明原因")


def _jumped(now: Amount, base: Amount, flow: bool) -> bool:
    """Whether a figure changed by more than half; a flow, whether it is several times what it was, or a fraction of it."""
    low, high = min(now, base), max(now, base)
    if not base or high - low < WORTH:
        return False
    return high > SLIP * low if flow else high - low > JUMP * base


def _areas(computed: Computed) -> Iterator[Problem]:
    """W-STA-13: what all units below an area right under the top did changes by more than half only with a note of one of them."""
    tree, store = computed.base.tree, computed.base.store
    tops = [index for root in tree.children[0] for index in tree.children[root] if tree.children[index]]
    flows = [one for one in computed.base.rules.of_code.values() if one.indicator.kind == "计数" and (one.indicator.span, one.indicator.scope) == ("流量", "单期")]
    for area in tops:
        below = [index for index in tree.below(area) if index != area and index in store.of(computed.period)]
        for made in flows if not any(store.of(computed.period)[index].note for index in below) else ():
            if computed.totals(made.indicator.code).included.isdisjoint(below):
                continue
            found = compare(computed, made, area, "环比")
            if found.change is not None and abs(Fraction(found.difference or 0)) >= WORTH and abs(Fraction(found.change)) > JUMP:
                message = f"{tree.label(area)}“{made.indicator.name}”{computed.period.name}是{found.now.text}，{found.text}，没有说明"
                yield Problem("W-STA-13", Place(f"报表/{computed.period.name}"), message, "核对各单位的数；确有变化的，在备注里说明原因", Severity.WARNING)


def _is_number(value: Value | None) -> TypeGuard[Amount]:
    return type(value) is int or isinstance(value, Fraction)


def _doubt(code: str, one: Return, field: str, message: str, cure: str) -> Problem:
    return Problem(code, one.origin.place(field), message, cure, Severity.WARNING)


def check_divisions(computed: Computed) -> Iterator[Problem]:
    """E-STA-01: of an indicator whose parts make up a whole, the parts add up to it, unit by unit; of figures of returns alone."""
    for made in computed.base.rules.of_code.values():
        if made.indicator.kind != "分类" or not made.sides or len(made.reported) < len(made.leaves):
            continue
        summed = computed.totals(made.indicator.code)
        for index in sorted(summed.included):
            whole, *parts = (summed.value_of(side, [index]) for side in made.expressions)
            total = sum(part for part in parts if part is not None)
            if whole is not None and whole != total:
                label = computed.base.tree.label(index)
                place = next((cell.place for cell in trace(computed, made, index).rows), Place())
                message = f"{label}“{made.indicator.name}”各项相加是{shortest_text(total, 2)}，合计填的是{shortest_text(whole, 2)}"
                yield Problem("E-STA-01", place, message, "核对各项和合计")
