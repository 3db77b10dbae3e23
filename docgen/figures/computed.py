"""Figures of a period (指标的计算): from units, scheme and returns to every indicator of every area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from docgen.figures.check_scheme import check_scheme
from docgen.figures.column import Column, column
from docgen.figures.compare import To, compare
from docgen.figures.figure import Comparison, Exact, Figure, Part, Ranking, Standing
from docgen.figures.own import own
from docgen.figures.ranking import ranking, weighted
from docgen.figures.rule import Rule, Rules, value_of
from docgen.figures.shares import forced, shares_of_whole
from docgen.figures.standing import Filing, numbers_filed, standing
from docgen.figures.store import Store
from docgen.figures.total import Summed, Totals, rolled, totals
from docgen.figures.trace import Trace, trace
from docgen.figures.tree import Tree
from docgen.figures.wording import covered_text
from docgen.model.formula_tree import TERMS, Amount, Filed, Leaf, Units, fields_of
from docgen.model.period import Period
from docgen.model.reporting import Missing, ReportingUnit, Scheme
from docgen.model.returns import Return
from docgen.problem import DocgenError

NO_FILINGS: Mapping[Period, Filing] = {}


class Base:
    """What all periods of one computation share. percent_digits: decimals of all percentages of a paper; None: each indicator's own."""

    def __init__(self, tree: Tree, rules: Rules, store: Store, filings: Mapping[Period, Filing], percent_digits: int | None) -> None:
        self.tree, self.rules, self.store = tree, rules, store
        self.filings, self.percent_digits = filings, percent_digits
        self.periods: dict[Period, Computed] = {}

    @cached_property
    def names(self) -> list[tuple[str, int]]:
        """What units are called in texts, with their numbers, the longest names first; names that several have are left out."""
        units = range(1, len(self.tree.units))
        told = Counter(name for index in units for name in {self.tree.unit(index).name, self.tree.label(index)})
        names = {(name, index) for index in units for name in (self.tree.unit(index).name, self.tree.label(index)) if told[name] == 1}
        return sorted(names, key=lambda one: (-len(one[0]), one))


class Computed:
    """The figures of one period. Computed when asked for, then kept; nothing depends on the order of asking."""

    def __init__(self, base: Base, period: Period) -> None:
        self.base, self.period = base, period
        self._columns: dict[tuple[str, bool, Missing, tuple[str, ...]], Column] = {}
        self._leaves: dict[tuple[Leaf, bool, Missing, tuple[str, ...]], Summed] = {}
        self._standing: dict[Leaf, list[Amount]] = {}
        self._totals: dict[str, Totals] = {}
        self._areas: dict[tuple[str, str], Mapping[int, list[int]]] = {}
        base.periods[period] = self

    def at(self, period: Period) -> Computed:
        """Return the figures of another period, of the same returns."""
        return self.base.periods.get(period) or Computed(self.base, period)

    def number(self, unit: str) -> int:
        """Return the number of an area by code, or by name where only one unit has it. Raises LookupError in Chinese."""
        tree = self.base.tree
        if unit in tree.number:
            return tree.number[unit]
        named = [index for index in range(1, len(tree.units)) if unit in (tree.unit(index).name, tree.unit(index).short, tree.label(index))]
        if len(named) != 1:
            raise LookupError(f"单位表里{'有几个' if named else '没有'}“{unit}”{'，请写代码' if named else ''}")
        return named[0]

    def totals(self, code: str) -> Totals:
        """Return the sums that the indicator `code` rests on."""
        if code not in self._totals:
            self._totals[code] = self._summed(self.base.rules.of_code[code])
        return self._totals[code]

    def _summed(self, rule: Rule) -> Totals:
        """Return the sums of a rule; those of a leaf are made once for all rules that have it."""
        fixed: dict[Leaf, list[Amount]] = {leaf: self._fixed(leaf) for leaf in rule.leaves if isinstance(leaf, (Units, Filed))}
        return totals(self.base.tree, rule.expressions, {leaf: self._leaf(leaf, rule) for leaf in rule.reported}, fixed)

    def _leaf(self, leaf: Leaf, rule: Rule) -> Summed:
        key = (leaf, rule.indicator.scope == "累计", rule.indicator.missing, rule.together)
        if key not in self._leaves:
            tree, columns = self.base.tree, {name: self.column(name, rule) for name in fields_of(leaf)}
            self._leaves[key] = Summed(tree, own(leaf, tree, columns, self.base.store.due(self.period), self.terms))
        return self._leaves[key]

    def column(self, name: str, rule: Rule) -> Column:
        """Return what units contribute of a field to an indicator."""
        cumulative, missing = rule.indicator.scope == "累计", rule.indicator.missing
        key = (name, cumulative, missing, rule.together)
        if key not in self._columns:
            fields = self.base.rules.fields
            self._columns[key] = column(self.base.store, fields[name], self.period, cumulative, missing, [fields[one] for one in rule.together])
        return self._columns[key]

    @cached_property
    def terms(self) -> list[bool]:
        """For each number of the tree: whether the unit's term is over by the end of the period (任期届满)."""
        units = self.base.tree.units
        return [bool(unit and unit.term_end and unit.term_end <= self.period.last) for unit in units]

    def _fixed(self, leaf: Units | Filed) -> list[Amount]:
        """Return the sums of a leaf that does not come from returns."""
        if leaf not in self._standing:
            self._standing[leaf] = rolled(self.base.tree, dict.fromkeys(self.listed(leaf), 1))
        return self._standing[leaf]

    def listed(self, leaf: Units | Filed) -> frozenset[int]:
        """Return the numbers of the units that a leaf counts of the master list."""
        due = self.base.store.due(self.period)
        if isinstance(leaf, Units):
            chosen = (index for index in self.base.tree.chosen(leaf.within) if due[index])
            return frozenset(index for index in chosen if not leaf.term or self.terms[index] == TERMS[leaf.term])
        return frozenset(numbers_filed(self.base.store, self.standing(), leaf.state)) if self.period in self.base.filings else frozenset()

    def standing(self, within: str = "", filing: Filing | None = None) -> Standing:
        """Return how the returns stand in an area. Raises LookupError: there is no such area, or nothing to judge by."""
        judged = filing or self.base.filings.get(self.period)
        if judged is None:
            raise LookupError(f"不知道{self.period.name}的报送期限")
        levels = judged.levels or self.base.rules.levels(self.period.rhythm)
        return standing(self.base.store, self.period, judged, levels, self.number(within))

    def value(self, code: str, area: int) -> Exact | None:
        """Return the exact value of an indicator for the area of number `area`; None: there is none."""
        return self.values(self.base.rules[code], self.totals(self.base.rules[code].indicator.code), area)[0]

    def values(self, rule: Rule, summed: Totals, area: int) -> tuple[Exact | None, list[Exact | None], list[Exact | None]]:
        """Return value, sides and items of an indicator for an area; nothing where none of its units reported."""
        if rule.reported and not summed.counted[area]:
            return None, [None for _ in rule.sides], [None for _ in rule.items]
        sides = [summed.value(side, area) for side in rule.sides]
        items = [summed.value(item, area) for item in rule.items.values()]
        return value_of(rule, sides, items), sides, items

    def figure(self, code: str, unit: str = "") -> Figure:
        """Return an indicator, by code or name, for a unit with all below it, by code or name; empty: the whole.

        Raises LookupError: there is no such indicator or unit; the message says which, in Chinese.
        """
        return self.figure_of(self.base.rules[code], self.number(unit))

    def figure_of(self, rule: Rule, area: int) -> Figure:
        """Return the figure of a rule for the area of number `area`."""
        indicator, tree = rule.indicator, self.base.tree
        summed = self.totals(indicator.code)
        value, sides, items = self.values(rule, summed, area)
        ratio = len(sides) == 2
        share = indicator.kind in ("比率", "清单")
        digits = indicator.digits if self.base.percent_digits is None or not share else self.base.percent_digits
        whole = sides[1] if ratio else None
        return Figure(
            code=indicator.code, name=indicator.name, kind=indicator.kind,
            unit=tree.unit(area).code if area else "", area=tree.label(area),
            period=self.period.cumulative_name if indicator.scope == "累计" and indicator.span == "流量" else self.period.name,
            value=value, numerator=sides[0] if ratio else None, denominator=whole,
            measure="%" if share else indicator.measure, digits=digits,
            parts=_parts(rule, items, whole, digits),
            missing=self._names(indicator.code, "missing", area),
            partial=self._names(indicator.code, "partial", area),
            carried=self._names(indicator.code, "carried", area),
            planned=self._names(indicator.code, "planned", area),
            inapplicable=self._names(indicator.code, "inapplicable", area),
            counted=int(summed.counted[area]), fields=rule.fields,
            covered=covered_text(int(sides[0] or 0), int(whole)) if rule.of_list and whole and value is not None else "",
            adjusted=indicator.kind == "分类" and forced([item for item in items if item is not None], digits),
            benchmark=indicator.benchmark, reached=rule.reached(value),
        )  # fmt: skip

    def compare(self, code: str, unit: str = "", to: To = "环比") -> Comparison:
        """Return an indicator against the period before (环比) or the year before (同比). Raises LookupError as `figure`."""
        return compare(self, self.base.rules[code], self.number(unit), to)

    def ranking(self, code: str, level: str, within: str = "") -> Ranking:
        """Return the units of a level or sort in an area in the order of an indicator. Raises LookupError as `figure`."""
        return ranking(self, self.base.rules[code], level, self.number(within))

    def weighted(self, weights: Mapping[str, int], level: str, within: str = "") -> Ranking:
        """Return units in the order of a score of several indicators, {code or name: weight}, that sum up to 100.

        Raises LookupError as `figure`; ValueError: the weights do not sum up to 100.
        """
        return weighted(self, {self.base.rules[word]: weight for word, weight in weights.items()}, level, self.number(within))

    def trace(self, code: str, unit: str = "") -> Trace:
        """Return where a figure comes from: every cell that is in it. Raises LookupError as `figure`."""
        return trace(self, self.base.rules[code], self.number(unit))

    def _names(self, code: str, why: str, area: int) -> tuple[str, ...]:
        """Return the labels of the units below an area that are missing, carried, …"""
        if (code, why) not in self._areas:
            found: defaultdict[int, list[int]] = defaultdict(list)
            for index in self.noted(code, why):
                for above in self.base.tree.above(index):
                    found[above].append(index)
            self._areas[code, why] = found
        named = self._areas[code, why].get(area)
        if not named:
            return ()
        return self._spans(code, named) if why == "partial" else tuple(map(self.base.tree.label, named))

    def _spans(self, code: str, units: list[int]) -> tuple[str, ...]:
        """Return which periods are lacking: those of which there are no returns at all once, others with their unit."""
        lacking = {index: self._lacking(code, index) for index in units}
        silent = {one: None for spans in lacking.values() for one in spans if not self.base.store.of(one)}
        own = {index: [one.name for one in spans if one not in silent] for index, spans in lacking.items()}
        return (*(one.name for one in silent), *(f"{self.base.tree.label(index)}（{'、'.join(spans)}）" for index, spans in own.items() if spans))

    def noted(self, code: str, why: str) -> list[int]:
        """Return the numbers of the units that are missing from an indicator, in it with a carried figure, and the like."""
        summed, rule = self.totals(code), self.base.rules.of_code[code]
        if why in ("missing", "inapplicable"):
            return list(getattr(summed, why))
        columns = [self.column(name, rule) for name in rule.fields]
        return sorted(set[int]().union(*(getattr(one, why) for one in columns)) & summed.included)

    def _lacking(self, code: str, index: int) -> list[Period]:
        rule = self.base.rules.of_code[code]
        return sorted({one for name in rule.fields for one in self.column(name, rule).partial.get(index, ())}, key=lambda one: one.first)


def _parts(rule: Rule, items: list[Exact | None], whole: Exact | None, digits: int) -> tuple[Part, ...]:
    """Return the items of a checklist, a score or a division."""
    kind, indicator = rule.indicator.kind, rule.indicator
    known = [one for one in items if one is not None]
    shares: list[Exact | None] = [None for _ in items]
    if kind == "清单" and whole:
        shares = [None if item is None else Fraction(item) / whole for item in items]
    elif kind == "分类" and len(known) == len(items):
        shares = list(shares_of_whole(known, digits))
    measure = "分" if kind == "评分" else "个" if kind == "清单" else indicator.measure
    return tuple(
        Part(name=name, value=item, share=share, weight=indicator.weights.get(name, 0), measure=measure, digits=digits)
        for name, item, share in zip(rule.items, items, shares, strict=True)
    )


def compute(
    units: Iterable[ReportingUnit], scheme: Scheme, returns: Iterable[Return], period: Period,
    filings: Mapping[Period, Filing] = NO_FILINGS, percent_digits: int | None = None,
) -> Computed:  # fmt: skip
    """Return the figures of `period`; those of other periods are to be had of it by `at`.

    filings: by what the returns of each period are judged; without one `standing` and 报送(…) know nothing.
    Raises DocgenError: all that is wrong with the scheme; ValueError: a code stands twice in the master list, or a unit below itself.
    """
    if problems := check_scheme(scheme):
        raise DocgenError(problems)
    tree = Tree(units)
    return Computed(Base(tree, Rules(scheme), Store(tree, returns), filings, percent_digits), period)
