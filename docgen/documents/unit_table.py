"""Tables of units: a row for each, a column for each indicator, and the whole in the last row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.documents.circular_facts import UnitTable
from docgen.documents.unit_words import LEVEL_WORDS, few
from docgen.figures import Computed
from docgen.figures.figure import NONE_TEXT, Figure, Filer, Ranking
from docgen.figures.ranking import SMALL
from docgen.figures.wording import shortest_text
from docgen.model.circular_plan import TablePlan
from docgen.model.reporting import LEVELS, Level, ReportingUnit

WIDE = 8
"""A table of more columns than these is printed on a turned page."""
CARRIED = "*"
LEAST = 3.5  # characters of a column
FEW = f"分母不足{SMALL}"
SEVERAL = 3
"""Of a county with more units in a list than these, their number is told."""


@dataclass(frozen=True)
class Areas:
    """The units of a city, in the order of the master list, and the figures of the period."""

    units: Sequence[ReportingUnit]
    computed: Computed

    @cached_property
    def by_code(self) -> dict[str, ReportingUnit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for unit in self.units:
            found.setdefault(unit.parent, []).append(unit.code)
        return found

    def code(self, name: str) -> str:
        """Return the code of a unit by code or name. Raises LookupError: none, or several of that name."""
        number = self.computed.number(name)
        return self.computed.base.tree.unit(number).code if number else ""

    def codes(self, name: str) -> set[str]:
        """Return the codes of an area and all below it; of all units for the empty name."""
        found = [self.code(name)]
        for code in found:
            found += self._below.get(code, ())
        return set(found)

    def label(self, name: str) -> str:
        """Return what papers call an area; the whole by its only root."""
        return self.computed.base.tree.label(self.computed.number(name))

    def full(self, unit: ReportingUnit) -> str:
        """Return the label of a unit, of a town or village with its county before it, as labels of towns are not unique."""
        return (self.parent_of(unit) if unit.level in ("乡镇", "村") else "") + unit.label

    def noted(self, code: str, why: str) -> list[str]:
        """Return the codes of the units that an indicator leaves out (missing), carries over (carried), and the like."""
        return [self.computed.base.tree.unit(index).code for index in self.computed.noted(code, why)]

    def formal(self, name: str) -> str:
        """Return the whole name of a unit, as a decision names it; what papers call the whole for the empty name."""
        return self.by_code[self.code(name)].name if name else self.label(name)

    def of(self, level: Level, name: str) -> list[ReportingUnit]:
        """Return the units of a level in an area that exist at the end of the period."""
        inside, day = self.codes(name), self.computed.period.last
        return [unit for unit in self.units if unit.level == level and unit.code in inside and unit.exists_on(day)]

    def parent_of(self, unit: ReportingUnit) -> str:
        """Return the label of the county of a unit, or of whatever stands above it."""
        above = self.by_code.get(unit.parent)
        while above and above.level == "乡镇":
            above = self.by_code.get(above.parent)
        return above.label if above else ""


def unit_table(plan: TablePlan, areas: Areas) -> UnitTable:
    """Return the table that a plan asks for. Raises LookupError: it names an indicator or a unit that does not exist."""
    computed, period = areas.computed, areas.computed.period
    units = areas.of(plan.level, plan.area)
    figures = {unit.code: [computed.figure(code, unit.code) for code in plan.indicators] for unit in units}
    whole = [computed.figure(code, plan.area) for code in plan.indicators]
    if plan.order:
        wanted = {unit.code: computed.figure(plan.order, unit.code).value for unit in units}
        units.sort(key=lambda unit: (wanted[unit.code] is None, -(wanted[unit.code] or 0)))
    first = LEVEL_WORDS[plan.level]
    outer = "" if plan.area or LEVELS.index(plan.level) <= LEVELS.index("县") else "所属县（市、区）"
    rows = [{first: unit.label} | ({outer: areas.parent_of(unit)} if outer else {}) | cells(figures[unit.code], plan) for unit in units]
    total = {first: areas.label(plan.area) if plan.area else "合计"} | ({outer: ""} if outer else {}) | cells(whole, plan)
    columns = tuple(total)
    return UnitTable(
        title=plan.title or f"{period.name}各{first}情况表", columns=columns, widths=tuple(width(head, [*rows, total]) for head in columns), rows=tuple(rows), total=total if plan.total else None,
        note=note([figure for row in figures.values() for figure in row], whole, areas),
        landscape=plan.landscape if plan.landscape is not None else len(columns) > WIDE,
    )  # fmt: skip


def cells(figures: Sequence[Figure], plan: TablePlan) -> dict[str, str]:
    """Return the cells of one row by their heads; if the plan wants 分子分母, a ratio's denominator and numerator stand before it."""
    found: dict[str, str] = {}
    for code, figure in zip(plan.indicators, figures, strict=True):
        if plan.parts and figure.denominator is not None:
            top, bottom = figure.fields if len(figure.fields) == 2 else (f"{figure.name}的分子", f"{figure.name}的分母")
            for name, value in ((bottom, figure.denominator), (top, figure.numerator)):
                found[name] = NONE_TEXT if value is None or figure.value is None else shortest_text(value)
        found[plan.heads.get(code) or head(figure)] = figure.number + (CARRIED if figure.carried and figure.value is not None else "")
    return found


def width(head: str, rows: Sequence[Mapping[str, str]]) -> float:
    """Return how wide a column wants to be, in characters: its cells on one line, its head on two."""
    return max(LEAST, characters(head) / 2, *(characters(row[head]) for row in rows)) + 0.5


def characters(text: str) -> float:
    """Return the width of a text in characters: a Chinese one is 1, any other a half."""
    return sum(1 if ord(one) > 0x2E7F else 0.5 for one in text)


def head(figure: Figure) -> str:
    """Return the head of an indicator's column, with its measure."""
    return f"{figure.name}（{figure.measure}）" if figure.measure else figure.name


def note(figures: Sequence[Figure], whole: Sequence[Figure], areas: Areas) -> str:
    """Return what stands below a table: what — and * in it mean, and who is not in it; nothing where nothing has to be said."""
    missing = sorted({code for figure in whole for code in areas.noted(figure.code, "missing")} & areas.codes(whole[0].unit))
    said = [
        f"“{NONE_TEXT}”表示没有数" if any(figure.value is None for figure in figures) else "",
        f"带{CARRIED}的含沿用上期的数" if any(figure.carried for figure in figures) else "",
        f"不含缺报的{few([areas.full(areas.by_code[code]) for code in missing])}" if missing else "",
    ]
    return f"注：{'；'.join(text for text in said if text)}。" if any(said) else ""


def ranking_table(ranking: Ranking, level: Level, areas: Areas) -> UnitTable:
    """Return the table of all places of a ranking; units that are not ranked stand last."""
    unit, first = LEVEL_WORDS[level], [*ranking.rows, *ranking.unranked][:1]
    value = head(first[0].figure) if first else ranking.name
    rows = tuple(
        {"名次": NONE_TEXT if one.rank is None else f"{one.rank}{'（并列）' if one.tied else ''}", unit: one.area, value: one.figure.number}
        for one in (*ranking.rows, *ranking.unranked)
    )
    said = [
        f"{'、'.join(areas)}{words}"
        for areas, words in (
            ([one.area for one in ranking.rows if one.figure.carried], "含沿用上期的数"),
            ([one.area for one in ranking.rows if one.figure.missing], "不含缺报的单位"),
            ([one.area for one in ranking.rows if one.note.startswith(FEW)], f"的{FEW}"),
            ([one.area for one in ranking.unranked], "没有数，不排名"),
        )
        if areas
    ]
    return UnitTable(
        title=f"{areas.computed.period.name}各{unit}{ranking.name}排名", columns=("名次", unit, value), rows=rows,
        note=f"注：{'；'.join(said)}。" if said else "",
    )  # fmt: skip


def filers_text(filers: Sequence[Filer], areas: Areas) -> str:
    """Return units that did not report in time, county by county; of a county with many only how many there are."""
    groups: dict[tuple[str, int], list[str]] = {}
    for one in filers:
        unit = areas.by_code[one.unit]
        county = areas.parent_of(unit) if unit.level in ("乡镇", "村") else ""
        groups.setdefault((county or unit.label, one.days), []).append(areas.full(unit))
    named = [
        (f"{county}{len(units)}个单位" if len(units) > SEVERAL else "、".join(units)) + (f"（迟报{days}天）" if days else "")
        for (county, days), units in groups.items()
    ]
    return "、".join(named)
