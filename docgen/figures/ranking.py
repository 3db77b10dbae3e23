"""Units in the order of an indicator or of a weighted score (排名): competition ranking, ties told, the unknown apart (§5.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from docgen.figures.figure import Exact, Figure, Part, Ranked, Ranking
from docgen.figures.rule import Rule

if TYPE_CHECKING:
    from docgen.figures.computed import Computed

SMALL = 5
"""A share of so few is told with a note (§5.6)."""
FULL = 100


def members(computed: Computed, level: str, area: int) -> list[int]:
    """Return the units of a level or sort that exist at the end of the period in an area, in the order of their codes."""
    tree, due = computed.base.tree, computed.base.store.due(computed.period)
    chosen = set(tree.chosen(level))
    return sorted(index for index in tree.below(area) if index in chosen and index != area and due[index])


def ranking(computed: Computed, rule: Rule, level: str, area: int) -> Ranking:
    """Return the ranking by one indicator. By an indicator that is not for ranking (不排) nobody is."""
    figures = [computed.figure_of(rule, index) for index in members(computed, level, area)]
    if rule.indicator.better == "不排":
        return Ranking(name=rule.indicator.name, rows=(), unranked=tuple(_apart(figure, "不排名") for figure in figures))
    return ordered(rule.indicator.name, figures, rule.indicator.better == "低")


def ordered(name: str, figures: Sequence[Figure], low_first: bool = False) -> Ranking:
    """Return `figures` in order (1, 2, 2, 4), equal ones as they came; where all are equal there is no order (均为…)."""
    known = [(figure.value, figure) for figure in figures if figure.value is not None]
    values = [value for value, _ in known]
    unranked = tuple(_apart(figure, _why(figure)) for figure in figures if figure.value is None)
    equal = len(values) > 1 and len(set(values)) == 1
    if equal:
        rows = tuple(Ranked(rank=None, unit=figure.unit, area=figure.area, figure=figure, note=_note(figure)) for _, figure in known)
        return Ranking(name=name, rows=rows, unranked=unranked, equal=True, text=f"均为{known[0][1].text}")
    before = {value: sum(1 for other in values if (other < value if low_first else other > value)) for value in set(values)}
    rows = tuple(
        Ranked(rank=before[value] + 1, tied=values.count(value) > 1, unit=figure.unit, area=figure.area, figure=figure, note=_note(figure))
        for value, figure in sorted(known, key=lambda one: before[one[0]])
    )
    return Ranking(name=name, rows=rows, unranked=unranked)


def _apart(figure: Figure, why: str) -> Ranked:
    return Ranked(rank=None, unit=figure.unit, area=figure.area, figure=figure, note=why)


def _why(figure: Figure) -> str:
    """Return why a unit has no figure."""
    if figure.missing:
        return "未报"
    return "不适用" if figure.inapplicable else "没有数"


def _note(figure: Figure) -> str:
    """Return what is to be noted of a ranked figure."""
    few = figure.denominator is not None and figure.measure == "%" and figure.denominator < SMALL
    return "；".join(filter(None, (f"分母不足{SMALL}" if few else "", figure.note)))


def weighted(computed: Computed, weights: Mapping[Rule, int], level: str, area: int) -> Ranking:
    """Return the ranking by the weighted sum of indicators, each from 0 for the last to 100 for the first of them (min–max).

    An indicator in which all are equal gives everybody 100 [design]. Who lacks one of the indicators is not ranked.
    """
    if sum(weights.values()) != FULL or min(weights.values()) <= 0:
        raise ValueError(f"权重合计是{sum(weights.values())}，应为{FULL}，每项大于0")
    units = members(computed, level, area)
    points = {rule: _points([computed.figure_of(rule, index) for index in units], rule.indicator.better == "低") for rule in weights}
    figures = []
    for place, index in enumerate(units):
        own = {rule: points[rule][place] for rule in weights}
        known = {rule: point for rule, point in own.items() if point is not None}
        value = sum((point * Fraction(weights[rule], FULL) for rule, point in known.items()), Fraction(0)) if len(known) == len(own) else None
        parts = tuple(Part(name=rule.indicator.name, value=point, share=None, weight=weights[rule], measure="分") for rule, point in own.items())
        figures.append(_score(computed, index, value, parts, [rule for rule in weights if own[rule] is None]))
    found = ordered("综合得分", figures)
    told = "，".join(f"{rule.indicator.name}占{weight}%" for rule, weight in weights.items())
    return found.model_copy(update={"score": True, "weights": f"{told}；各项最高的计100分，最低的计0分，其余按比例"})


def _points(figures: Sequence[Figure], low_first: bool) -> list[Exact | None]:
    values = [figure.value for figure in figures if figure.value is not None]
    low, high = (min(values), max(values)) if values else (0, 0)

    def point(value: Exact | None) -> Exact | None:
        if value is None:
            return None
        if low == high:
            return FULL
        return Fraction(FULL * ((high - value) if low_first else (value - low))) / (high - low)

    return [point(figure.value) for figure in figures]


def _score(computed: Computed, index: int, value: Exact | None, parts: tuple[Part, ...], lacking: Sequence[Rule]) -> Figure:
    """Return a unit's weighted score as a figure; one that lacks an indicator says so as missing."""
    tree = computed.base.tree
    return Figure(
        code="", name="综合得分", kind="评分", unit=tree.unit(index).code, area=tree.label(index), period=computed.period.name,
        value=value, measure="分", digits=1, parts=parts, missing=tuple(rule.indicator.name for rule in lacking),
    )  # fmt: skip
