"""The figures of a circular with all that they rest on, as lines of its annex (数据附表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from docgen.content.figure_book import Data, Detail, Line
from docgen.documents.plan_check import indicators
from docgen.documents.unit_notes import left_out
from docgen.documents.unit_table import Areas
from docgen.figures import Computed
from docgen.figures.figure import Figure, Part
from docgen.figures.rule import Rule
from docgen.figures.total import Totals
from docgen.figures.trace import Cell
from docgen.figures.wording import decimal_text
from docgen.model.circular_plan import CircularPlan
from docgen.model.formula_tree import Amount, Distinct, Expression, Filed, Held, Leaf, Sum, Units, fields_of, leaves
from docgen.model.reporting import ReportingUnit

DISTINCT = "按人员编号去重，不是各行之和"


def figure_data(plan: CircularPlan, computed: Computed, title: str, used: Iterable[str] = ()) -> Data:
    """Return every indicator that a plan names or a text has used, for its area and the units below, and what each unit contributes."""
    areas = Areas(tuple(unit for unit in computed.base.tree.units if unit), computed)
    codes = dict.fromkeys(computed.base.rules[code].indicator.code for code in (*(code for _, code in indicators(plan)), *used))
    own = [Own(areas, computed.base.rules[code], plan.unit) for code in codes]
    about = (
        ("这是什么", f"《{title}》中各数的来源和算法"),
        ("期", computed.period.name),
        ("指标", "每个数一行，用公式由“明细”合计算出；“核对”一栏把它和通报里印的数相比"),
        ("明细", "计入这个数的每个单位一行：计入多少、报表里怎样填的、在哪个文件的哪一格"),
    )
    return Data(about, [line for one in own for line in one.lines()], [detail for one in own for detail in one.details()])


@dataclass(frozen=True)
class Own:
    """One indicator: its figures and what they rest on. unit: the area that is the whole of the circular."""

    areas: Areas
    rule: Rule
    unit: str

    @cached_property
    def computed(self) -> Computed:
        return self.areas.computed

    @cached_property
    def totals(self) -> Totals:
        return self.computed.totals(self.rule.indicator.code)

    @cached_property
    def shown(self) -> Sequence[ReportingUnit]:
        """The units that have a line each: counties, or the towns of one county."""
        below = self.areas.of("县", self.unit)
        code = self.areas.code(self.unit)
        return self.areas.of("乡镇", self.unit) if [unit.code for unit in below] == [code] else [unit for unit in below if unit.code != code]

    def names(self, sides: Sequence[Expression]) -> Mapping[Leaf, str]:
        """Return what each leaf is called in the lines, no two alike."""
        found: dict[Leaf, str] = {}
        for leaf in dict.fromkeys(leaf for side in sides for leaf in leaves(side)):
            name, count = called(leaf), 1
            while name in found.values():
                count += 1
                name = f"{called(leaf)}（{count}）"
            found[leaf] = name
        return found

    def sums(self) -> Iterator[tuple[str, str, Sequence[Expression]]]:
        """Yield code, name and sides of the indicator, and of each of its items."""
        indicator = self.rule.indicator
        if self.rule.sides:
            yield indicator.code, indicator.name, self.rule.sides
        whole = self.rule.sides[1:] if indicator.kind == "清单" else ()
        for name, item in self.rule.items.items():
            yield f"{indicator.code}.{name}", f"{indicator.name}：{name}", (item, *whole)

    def lines(self) -> Iterator[Line]:
        for area in (None, *self.shown):
            figure = self.computed.figure(self.rule.indicator.code, area.code if area else self.unit)
            parts: dict[str, Part] = {f"{figure.code}.{part.name}": part for part in figure.parts}
            for code, name, sides in self.sums():
                yield self.line(code, name, sides, area, figure, parts.get(code))

    def line(self, code: str, name: str, sides: Sequence[Expression], area: ReportingUnit | None, figure: Figure, part: Part | None) -> Line:
        of_share = figure.measure == "%"
        value = (part.share if of_share else part.value) if part else figure.value
        text = (part.share_text if of_share else part.text) if part else figure.text
        number = self.computed.number(area.code if area else self.unit)
        fixed: dict[Leaf, Amount] = {leaf: self.totals.sums[leaf][number] for side in sides for leaf in leaves(side) if isinstance(leaf, Distinct)}
        level = area.level if area else "县" if self.shown and self.shown[0].level == "乡镇" else ""
        printed = None if value is None else Decimal(text.rstrip("%")) if of_share else Decimal(decimal_text(value, (part or figure).digits))
        return Line(
            code, name, figure.area, self.areas.by_code[area.code].label if area else figure.area, level, figure.period, sides, self.names(sides),
            fixed, "%" if of_share else (part or figure).measure, of_share, printed, text, left_out(figure, self.areas).removeprefix("中，") if part is None else "",
        )  # fmt: skip

    def details(self) -> Iterator[Detail]:
        tree, inside = self.computed.base.tree, self.areas.codes(self.unit)
        traced: dict[tuple[str, str], list[Cell]] = {}
        for cell in self.computed.trace(self.rule.indicator.code, self.unit).rows:
            traced.setdefault((cell.unit, cell.field), []).append(cell)
        for code, _, sides in self.sums():
            names = self.names(sides)
            for side, expression in zip(("分子", "分母"), sides, strict=False):
                for leaf in dict.fromkeys(leaves(expression)):
                    for index, amount in self.amounts(leaf):
                        unit = tree.unit(index)
                        if unit.code in inside:
                            cells = list(dict.fromkeys(one for name in fields_of(leaf) for one in traced.get((unit.code, name), ())))
                            yield self.detail(code, side, names[leaf], unit, amount, cells, DISTINCT if isinstance(leaf, Distinct) else "")

    def amounts(self, leaf: Leaf) -> Iterator[tuple[int, Amount]]:
        """Yield what each unit that counts contributes to a leaf; how many persons it names for one of distinct persons."""
        if isinstance(leaf, (Units, Filed)):
            yield from ((index, 1) for index in sorted(self.computed.listed(leaf)))
            return
        own = self.totals.own[leaf]
        told: Mapping[int, Amount] = {index: len(names) for index, names in own.persons.items()} or own.numbers
        yield from ((index, told.get(index, 0)) for index in sorted(self.totals.included & own.told))

    def detail(self, code: str, side: str, item: str, unit: ReportingUnit, amount: Amount, cells: Sequence[Cell], note: str) -> Detail:
        raw = "；".join(dict.fromkeys(f"{cell.field} {cell.text}" for cell in cells))
        places = "；".join(dict.fromkeys(str(cell.place) for cell in cells)) or "单位表"
        notes = dict.fromkeys([*(cell.note for cell in cells if cell.note), *([note] if note else [])])
        return Detail(code, side, item, unit.label, self.above(unit, "县"), self.above(unit, "乡镇"), amount, raw, places, "；".join(notes))

    def above(self, unit: ReportingUnit, level: str) -> str:
        """Return the label of the unit of a level in which a unit stands, itself included; empty: there is none."""
        found: ReportingUnit | None = unit
        while found and found.level != level:
            found = self.areas.by_code.get(found.parent)
        return found.label if found else ""


def called(leaf: Leaf) -> str:
    """Return what a leaf is called."""
    if isinstance(leaf, Units):
        return f"单位数({'，'.join(filter(None, (leaf.within, leaf.term)))})"
    if isinstance(leaf, Filed):
        return f"报送({leaf.state})"
    within = f"[{leaf.within}]" if leaf.within else ""
    names = "、".join(dict.fromkeys(fields_of(leaf)))
    return names + within if isinstance(leaf, Sum) else f"{'满足' if isinstance(leaf, Held) else '去重'}({names}){within}"
