"""From the plan of a circular and the computed figures to what its templates see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any

from docgen.documents.circular_facts import (
    ChartFacts,
    CityFacts,
    EventSummary,
    FilingFacts,
    ListedFacts,
    PeriodFacts,
    RankingFacts,
    RequirementFacts,
    SectionFacts,
    Shortfall,
    Stated,
    Uncovered,
)
from docgen.documents.matter import Matter, bodies, shown
from docgen.documents.unit_notes import noted
from docgen.documents.unit_table import Areas, filers_text, ranking_table, unit_table
from docgen.documents.unit_words import LEVEL_WORDS, benchmark_words, whole_word
from docgen.figures import Computed
from docgen.figures.figure import Comparison, Figure, Standing
from docgen.figures.wording import percent_text
from docgen.model.circular_plan import ChartPlan, CircularPlan, RankingPlan, SectionPlan
from docgen.model.event import Event
from docgen.model.formula_tree import Units, leaves
from docgen.model.period import Period
from docgen.model.plan import Issued
from docgen.model.reporting import LEVELS, Level, Office, ReportingUnit

CODES = {"工作进展": "T10", "经验推广": "T20", "表扬": "T30", "批评": "T40", "转发": "T50"}
"""Kind of a circular → number of its template."""
FIRST, MANY = 3, 7
BODY = "科协"
"""Whom a circular praises or criticises: the body of the unit."""


@dataclass(frozen=True)
class City:
    """What a circular is made of besides its plan: who issues it, the units that report, and the figures of its period.

    next_due: when the returns of the next period are due; None: not asked for. report: what the returns are called.
    """

    office: Office
    units: Sequence[ReportingUnit]
    computed: Computed
    standing: Standing | None
    events: Sequence[Event]
    texts: Mapping[str, str]
    report: str
    next_due: dt.date | None

    @property
    def period(self) -> Period:
        return self.computed.period


def city_matter(plan: CircularPlan, city: City, used: dict[str, None]) -> Matter:
    """Return the matter of one circular; indicators that its texts ask for are put into `used` as they do.

    Raises LookupError: the plan names an indicator or a unit that does not exist.
    """
    facts = _facts(plan, city)
    office = city.office
    given = {"组织": office.issuer, "联系人": office.contact}
    issued = {CODES[plan.kind]: Issued.model_validate({"文号": plan.number, "日期": plan.day})}
    roles = {"组织": office.issuer}
    names = (*bodies(roles), city.period.name, *LEVEL_WORDS.values(), *(unit.name for unit in city.units if unit.level in ("市", "县")))
    return Matter(plan.kind, {**shown(facts), **given}, roles, issued, lambda _: plan.day, city.texts, names, functions=functions(plan, city.computed, used))


def functions(plan: CircularPlan, computed: Computed, used: dict[str, None]) -> Mapping[str, Callable[..., Any]]:
    """Return the functions by which a text gets any figure: 指标, 环比, 同比; of the plan's 单位 unless told otherwise."""

    def figure(code: str, unit: str = plan.unit) -> Figure:
        used[code] = None
        return computed.figure(code, unit)

    def before(code: str, unit: str = plan.unit) -> Comparison:
        used[code] = None
        return computed.compare(code, unit, "环比")

    def year_before(code: str, unit: str = plan.unit) -> Comparison:
        used[code] = None
        return computed.compare(code, unit, "同比")

    return {"指标": figure, "环比": before, "同比": year_before}


def _facts(plan: CircularPlan, city: City) -> CityFacts:
    computed, period = city.computed, city.period
    areas = Areas(city.units, computed)
    absent = {one.unit for one in city.standing.absent} if city.standing and plan.filing else set()
    top = next((unit for unit in city.units if unit.code == city.office.top), None)
    return CityFacts(
        plan=plan, office=city.office, whole=whole_word(top), area=areas.formal(plan.unit),
        period=PeriodFacts(
            name=period.name, cumulative_name=period.cumulative_name, last=period.last, next_name=period.next.name,
            report=city.report, next_due=city.next_due,
        ),
        standing=city.standing if plan.filing else None, filing=_filing(city.standing, areas, plan) if plan.filing and city.standing else None,
        sections=tuple(_section(one, plan.unit, areas, absent) for one in plan.sections),
        rankings=tuple(_ranking(one, areas) for one in plan.rankings),
        shortfalls=tuple(_shortfalls(plan, areas)),
        uncovered=tuple(_uncovered(plan, areas)),
        requirements=tuple(RequirementFacts(title=one.title, text=one.text, due=one.due) for one in plan.requirements),
        listed=tuple(ListedFacts(area=areas.formal(one.unit) + BODY, reason=one.reason) for one in plan.listed),
        pilots=tuple(map(areas.formal, plan.pilots)),
        events=tuple(_events(plan.unit, areas, city.events)),
        tables=tuple(unit_table(one, areas) for one in plan.tables),
        charts=tuple(_chart(one, areas) for one in plan.charts),
    )  # fmt: skip


def _filing(standing: Standing, areas: Areas, plan: CircularPlan) -> FilingFacts:
    due = len(standing.due)
    return FilingFacts(
        share=percent_text(Fraction(len(standing.in_time), due), plan.percent_digits) if due else "",
        absent=filers_text(standing.absent, areas), late=filers_text(standing.late, areas),
    )  # fmt: skip


def _section(plan: SectionPlan, unit: str, areas: Areas, absent: Set[str]) -> SectionFacts:
    computed = areas.computed
    stated = tuple(
        Stated(
            figure=computed.figure(code, unit), when=_when(code, computed),
            comparisons=tuple(one for to in plan.comparisons if (one := computed.compare(code, unit, to)).comparable),
        )
        for code in plan.indicators
    )
    return SectionFacts(
        title=plan.title, stated=stated, note=noted([one.figure for one in stated], areas, absent), text=plan.text,
        table=unit_table(plan.table, areas) if plan.table else None, charts=tuple(_chart(one, areas) for one in plan.charts),
    )  # fmt: skip


def _when(code: str, computed: Computed) -> str:
    """Return what stands before a figure: a stock is up to a day, a flow is of its period."""
    last = computed.period.last
    flow = computed.base.rules[code].indicator.span == "流量"
    return computed.figure(code).period if flow else f"截至{last.year}年{last.month}月{last.day}日"


def _chart(plan: ChartPlan, areas: Areas) -> ChartFacts:
    computed, name = areas.computed, areas.computed.figure(plan.indicator, plan.area).name
    if plan.kind == "趋势":
        periods = [computed.period]
        while len(periods) < plan.periods:
            periods.insert(0, periods[0].previous)
        pairs = [(computed.at(period).figure(plan.indicator, plan.area), period.name) for period in periods]
        title = f"{areas.label(plan.area)}{name}变化"
    else:
        units = areas.of(plan.level, plan.area)
        pairs = [(computed.figure(plan.indicator, unit.code), unit.label if plan.area else areas.full(unit)) for unit in units]
        title = f"各{LEVEL_WORDS[plan.level]}{name}"
    if plan.kind == "柱形":
        pairs.sort(key=lambda one: (one[0].value is None, -(one[0].value or 0)))
    return ChartFacts(
        title=plan.title or title, kind=plan.kind, figures=tuple(figure for figure, _ in pairs), labels=tuple(label for _, label in pairs), bands=plan.bands
    )


def _ranking(plan: RankingPlan, areas: Areas) -> RankingFacts:
    ranking = areas.computed.ranking(plan.indicator, plan.level, plan.area)
    rows = ranking.rows
    first = tuple(one for one in rows if one.rank is not None and one.rank <= FIRST)
    bound = rows[-FIRST].rank if len(rows) >= MANY else None
    last = tuple(one for one in rows if bound is not None and one.rank is not None and one.rank >= bound and one not in first)
    return RankingFacts(ranking=ranking, level=LEVEL_WORDS[plan.level], first=first, last=last, table=ranking_table(ranking, plan.level, areas))


def _asked(plan: CircularPlan) -> Iterable[tuple[str, Level]]:
    """Yield every indicator of the plan with the level at which units are held against it, each once."""
    found: dict[str, Level] = {one.indicator: one.level for one in plan.rankings}
    for section in plan.sections:
        for code in section.indicators:
            found.setdefault(code, "县")
    return found.items()


def _shortfalls(plan: CircularPlan, areas: Areas) -> Iterable[Shortfall]:
    for code, level in _asked(plan):
        figures = [areas.computed.figure(code, unit.code) for unit in areas.of(level, plan.unit)]
        short = sorted((one for one in figures if one.reached is False), key=lambda one: -(one.value or 0))
        if short:
            yield Shortfall(name=short[0].name, benchmark=benchmark_words(short[0].benchmark), level=LEVEL_WORDS[level], figures=tuple(short))


def _uncovered(plan: CircularPlan, areas: Areas) -> Iterable[Uncovered]:
    """Yield, for each coverage of the plan that is not whole, the units that have reported that they are not covered."""
    for code, _ in _asked(plan):
        rule = areas.computed.base.rules[code]
        if not rule.of_list or rule.indicator.kind != "比率":
            continue
        level = next(leaf.within for leaf in leaves(rule.sides[1]) if isinstance(leaf, Units))
        if level not in LEVELS:
            continue
        named: Level = next(one for one in LEVELS if one == level)
        figures = ((unit, areas.computed.figure(code, unit.code)) for unit in areas.of(named, plan.unit))
        without = [unit for unit, figure in figures if not figure.value and not figure.missing]
        if without:
            yield Uncovered(name=rule.indicator.name, level=LEVEL_WORDS[named], areas=tuple(map(areas.full, without)))


def _events(unit: str, areas: Areas, events: Sequence[Event]) -> Iterable[EventSummary]:
    """Yield the events of the period in an area by kind, those with most people first."""
    inside, period = areas.codes(unit), areas.computed.period
    chosen = [one for one in events if period.first <= one.day <= period.last and areas.code(one.unit) in inside]
    kinds = groupby(sorted(chosen, key=lambda one: (one.sort or one.name, one.day)), key=lambda one: one.sort or one.name)
    made = [(kind, tuple(group)) for kind, group in kinds]
    found = [EventSummary(sort=kind, times=sum(one.times for one in group), attendance=sum(one.attendance for one in group), events=group) for kind, group in made]
    return sorted(found, key=lambda one: (-one.attendance, one.sort))
