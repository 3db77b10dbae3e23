"""Where a figure comes from: every cell of a return, and every unit of the master list, that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from docgen.figures.column import said
from docgen.figures.figure import Exact, Figure
from docgen.figures.own import listed
from docgen.figures.rule import Rule
from docgen.model.formula_tree import Expression, Filed, Units, fields_of, leaves
from docgen.model.period import Period
from docgen.model.reporting import ReturnField
from docgen.model.returns import NOT_APPLICABLE, Value
from docgen.problem import Place

if TYPE_CHECKING:
    from docgen.figures.computed import Computed


@dataclass(frozen=True)
class Cell:
    """One cell of a return, or one unit of the master list, in a figure.

    side: 分子, 分母, the name of an item, or nothing for a plain count. field: the field, or 单位数(…). value: as reported;
    1 for a unit of the list. place: file, sheet and cell; no file for a unit of the list. note: 沿用, 减去, 零报告, 预计.
    """

    side: str
    unit: str
    area: str
    field: str
    period: str
    value: Value
    place: Place
    note: str = ""

    @property
    def text(self) -> str:
        """The value as words: 是, 12, 名单 3 人."""
        if isinstance(self.value, bool):
            return "是" if self.value else "否"
        if isinstance(self.value, tuple):
            return "、".join(self.value)
        if self.value is NOT_APPLICABLE:
            return "—"
        return f"{float(self.value):g}" if isinstance(self.value, Fraction) else str(self.value)


@dataclass(frozen=True)
class Trace:
    """A figure with what it is made of; cells in the order of the formula, then of the codes of units."""

    figure: Figure
    formula: str
    value: Exact | None
    numerator: Exact | None
    denominator: Exact | None
    rows: tuple[Cell, ...]


def trace(computed: Computed, rule: Rule, area: int) -> Trace:
    """Return where the figure of a rule for an area comes from."""
    figure = computed.figure_of(rule, area)
    sides = [*zip(("分子", "分母") if len(rule.sides) == 2 else ("",), rule.sides, strict=False), *rule.items.items()]
    rows = tuple(cell for side, expression in sides for cell in _side(computed, rule, area, side, expression))
    return Trace(figure, rule.indicator.formula, figure.value, figure.numerator, figure.denominator, rows)


def _side(computed: Computed, rule: Rule, area: int, side: str, expression: Expression) -> Iterator[Cell]:
    summed = computed.totals(rule.indicator.code)
    below = sorted(index for index in computed.base.tree.below(area) if index)
    for leaf in dict.fromkeys(leaves(expression)):
        if isinstance(leaf, (Units, Filed)):
            yield from _listed(computed, side, leaf, below)
            continue
        for index in below:
            if index in summed.included and (not leaf.within or computed.base.tree.within(index, leaf.within)):
                for name in fields_of(leaf):
                    yield from cells(computed, rule, side, computed.base.rules.fields[name], index)


def _listed(computed: Computed, side: str, leaf: Units | Filed, below: list[int]) -> Iterator[Cell]:
    """Yield a line for each unit of the master list that a leaf counts."""
    name = listed(leaf)
    counted = computed.listed(leaf)
    for index in below:
        if index in counted:
            unit = computed.base.tree.unit(index)
            yield Cell(side, unit.code, unit.label, name, computed.period.name, 1, Place(key=f"单位表.{unit.code}"))


def cells(computed: Computed, rule: Rule, side: str, field: ReturnField, index: int) -> Iterator[Cell]:
    """Yield the cells that make up what a unit contributes of a field; none where it has not to fill it in."""
    column = computed.column(field.name, rule)
    if index not in column.values:
        return
    store, missing = computed.base.store, rule.indicator.missing
    if index in column.carried:
        yield from _cell(computed, side, field, index, column.carried[index], f"沿用{column.carried[index].name}")
        return
    window = store.window(field, computed.period, rule.indicator.scope == "累计" and field.span == "流量")
    spans = [one for one in window if index in store.of(one) and said(store.of(one)[index], field, missing) is not None]
    for one in spans if field.span == "流量" and field.scope == "单期" else spans[-1:]:
        yield from _cell(computed, side, field, index, one, "")
    if field.span == "流量" and field.scope == "累计" and window[0].index > 1:
        yield from _cell(computed, side, field, index, window[0].previous, "减去")


def _cell(computed: Computed, side: str, field: ReturnField, index: int, period: Period, note: str) -> Iterator[Cell]:
    one = computed.base.store.of(period).get(index)
    value = said(one, field, "零")
    if one is None or value is None:
        return
    unit = computed.base.tree.unit(index)
    notes = (note, "零报告" if field.name not in one.values else "", "预计数" if field.name in one.planned else "")
    yield Cell(side, unit.code, unit.label, field.name, period.name, value, one.origin.place(field.name), "，".join(filter(None, notes)))
