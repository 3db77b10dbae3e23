"""A figure against that of an earlier period (环比、同比): like for like, or — with the reason (§5.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from docgen.figures.figure import Comparison, Exact, Figure
from docgen.figures.rule import Rule, value_of
from docgen.figures.wording import count_text, direction, percent_text, points_text
from docgen.model.period import Period, Rhythm
from docgen.model.reporting import Indicator

if TYPE_CHECKING:
    from docgen.figures.computed import Computed

To = Literal["环比", "同比"]
LAST: Mapping[Rhythm, str] = {"月": "上月", "季": "上季度", "年": "上年"}
NAMED = 3
"""So many units one names in a note; of more the number is told."""


@dataclass(frozen=True)
class Scope:
    """Which units two periods have in common. now, base: the units that count of each period.

    left_out: labels of units that reported in one of them only. changed: what merged in or out between them; empty: nothing.
    """

    now: frozenset[int]
    base: frozenset[int]
    left_out: tuple[str, ...] = ()
    changed: str = ""


def compare(computed: Computed, rule: Rule, area: int, to: To) -> Comparison:
    """Return the comparison of an indicator for an area.

    Nothing is compared with what is not there, with 0, or with another set of units: units that reported in one of the two
    periods only are left out of both, which the text then says; after a merger across the border of the area there is none.
    """
    before = computed.at(computed.period.previous if to == "环比" else computed.period.year_earlier)
    now, base = computed.figure_of(rule, area), before.figure_of(rule, area)
    made = Comparison(to=to, now=now, base=base if base.known else None, base_name=base.period)
    if reason := _refused(before, rule, now, base, to):
        return made.model_copy(update={"note": reason})
    scope = common(computed, before, rule, area)
    if scope.changed:
        return made.model_copy(update={"note": f"范围有变：{scope.changed}"})
    there, here = base.value, now.value
    if scope.left_out:
        there, here = _value_of(before, rule, scope.base), _value_of(computed, rule, scope.now)
    if here is None or there is None:
        return made.model_copy(update={"note": "没有两期都报送的单位"})
    if not there and _relative(rule):
        return made.model_copy(update={"note": f"{base.period}是0，不能算增减幅度"})
    return _told(made, rule, scope, here, there, base_word(computed.period, rule.indicator, to))


def _relative(rule: Rule) -> bool:
    """Whether a change is told as a share of the base; of shares and scores the difference itself is."""
    return rule.indicator.kind not in ("比率", "清单", "评分")


def _refused(before: Computed, rule: Rule, now: Figure, base: Figure, to: To) -> str:
    """Return why there is nothing to compare; empty: there is."""
    if now.value is None:
        return "本期没有数"
    if to == "环比" and rule.indicator.span == "流量" and rule.indicator.scope == "累计":
        return "累计数不和上期比"
    if base.value is None:
        filed = before.base.store.of(before.period)
        return f"{before.period.name}没有这个数" if filed else f"没有{before.period.name}的报表"
    return ""


def common(computed: Computed, before: Computed, rule: Rule, area: int) -> Scope:
    """Return which units of an area two periods have in common.

    A unit stands with all that merged into it between the two; such a group counts where none of its units is missing.
    Shares of the master list (覆盖率) count every unit in any case.
    """
    tree, code = computed.base.tree, rule.indicator.code
    below = set(tree.below(area))
    for index in computed.base.store.ended(before.period, computed.period):
        if (index in below) != ((heir := _heir(computed, index)) in below):
            return Scope(frozenset(), frozenset(), changed=f"{tree.label(index)}已{'并入' + tree.label(heir) if heir else '撤销'}")
    sums = computed.totals(code), before.totals(code)
    if len(rule.reported) < len(rule.leaves):
        return Scope(frozenset(sums[0].included), frozenset(sums[1].included))
    lacking = [below.intersection(one.noted(code, "missing")) | below.intersection(one.noted(code, "partial")) for one in (computed, before)]
    if not lacking[0] and not lacking[1]:
        return Scope(frozenset(sums[0].included), frozenset(sums[1].included))
    groups: defaultdict[int, list[set[int]]] = defaultdict(lambda: [set(), set()])
    for side, summed in enumerate(sums):
        for index in {*summed.included, *lacking[side]} & below:
            groups[_heir(computed, index)][side].add(index)
    left = {index for now, base in groups.values() if now & lacking[0] or base & lacking[1] for index in now | base}
    return Scope(
        frozenset(sums[0].included).intersection(below) - left, frozenset(sums[1].included).intersection(below) - left,
        tuple(tree.label(index) for index in sorted(left)),
    )  # fmt: skip


def _heir(computed: Computed, index: int) -> int:
    """Return the unit that a unit belongs to now: itself, or that into which it merged, and so on; 0: none."""
    tree, due, met = computed.base.tree, computed.base.store.due(computed.period), set[int]()
    while index and not due[index] and index not in met:
        met.add(index)
        index = tree.number.get(tree.unit(index).merged_into, 0)
    return 0 if index in met else index


def _value_of(computed: Computed, rule: Rule, only: frozenset[int]) -> Exact | None:
    """Return the value of an indicator that rests on no other units than `only`; None where there are none."""
    summed = computed.totals(rule.indicator.code)
    if not only:
        return None
    sides = [summed.value_of(side, only) for side in rule.sides]
    return value_of(rule, sides, [summed.value_of(item, only) for item in rule.items.values()])


def _told(made: Comparison, rule: Rule, scope: Scope, now: Exact, base: Exact, word: str) -> Comparison:
    """Return the comparison of two values in words: a share in percentage points, a score in points, all else relative to the base."""
    difference, of_share = Fraction(now) - base, made.now.measure == "%"
    absolute = of_share or rule.indicator.kind == "评分"
    change = None if absolute else difference / base
    way = direction(difference if change is None else change, absolute)
    if of_share:
        amount = points_text(difference, max(made.now.digits, 1))
    elif change is None:
        amount = count_text(abs(difference), made.now.measure, made.now.digits)
    else:
        amount = percent_text(abs(change), 1)
    steady = way in ("持平", "基本持平")
    like = "按可比口径" if scope.left_out else ""
    return made.model_copy(update={
        "difference": difference, "change": change, "direction": way,
        "text": f"{like}{'与' + word + way if steady else '比' + word + way + amount}",
        "short": way if steady else ("+" if difference > 0 else "-") + amount,
        "note": f"按两期都报送的单位比较，不含{named(scope.left_out)}" if scope.left_out else "",
    })  # fmt: skip


def named(units: tuple[str, ...]) -> str:
    """Return the units by name, of many the first three and how many there are."""
    return "、".join(units[:NAMED]) + (f"等{len(units)}个单位" if len(units) > NAMED else "")


def base_word(period: Period, indicator: Indicator, to: To) -> str:
    """Return what a text calls the base: 上季度, of a stock 上季度末, 上年同期; 上年 of a whole year."""
    if period.rhythm == "年":
        word = "上年"
    elif to == "同比":
        return "上年同期"
    else:
        word = LAST.get(period.rhythm, period.previous.name)
    return word + ("末" if indicator.span == "存量" else "")
