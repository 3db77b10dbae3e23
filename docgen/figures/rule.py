"""An indicator as it is computed: its formula read, parted into the sums that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from docgen.model.formula import FormulaError, read_condition, read_formula
from docgen.model.formula_tree import (
    Amount,
    Binary,
    Compare,
    Expression,
    Filed,
    Held,
    Joined,
    Leaf,
    Units,
    fields_of,
    leaves,
)
from docgen.model.formula_value import COMPARE, amount
from docgen.model.reporting import Indicator, Level, ReturnField, Scheme
from docgen.problem import nearest


@dataclass(frozen=True, eq=False)
class Rule:
    """An indicator with its sides: what is counted; of a ratio numerator and denominator; of a checklist all items together and the whole.

    items: the sides of each item of a checklist, a score or a division, by name.
    """

    indicator: Indicator
    sides: tuple[Expression, ...]
    items: Mapping[str, Expression]

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """All that has to be summed."""
        return (*self.sides, *self.items.values())

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(dict.fromkeys(leaf for side in self.expressions for leaf in leaves(side)))

    @cached_property
    def reported(self) -> tuple[Leaf, ...]:
        """The leaves that come from returns."""
        return tuple(leaf for leaf in self.leaves if not isinstance(leaf, (Units, Filed)))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that it needs, in the order of the formula."""
        return tuple(dict.fromkeys(name for side in self.expressions for name in fields_of(side)))

    @cached_property
    def together(self) -> tuple[str, ...]:
        """The fields that are carried together (沿用): those of an indicator of several."""
        return self.fields if self.indicator.missing == "沿用" and len(self.fields) > 1 else ()

    @property
    def of_list(self) -> bool:
        """Whether it is a share of the master list: only then may a text say 全覆盖 (§5.3)."""
        return len(self.sides) == 2 and bool(found := list(leaves(self.sides[1]))) and all(isinstance(leaf, Units) for leaf in found)

    def reached(self, value: Amount | None) -> bool | None:
        """Whether the benchmark is reached, exactly; None without benchmark or value."""
        if value is None or not self.indicator.benchmark:
            return None
        asked = benchmark(self.indicator.benchmark)
        bound = amount(asked.right, lambda _: None) if not isinstance(asked.right, str) else None
        return None if bound is None else COMPARE[asked.sign](value, bound)


def benchmark(text: str) -> Compare:
    """Return the comparison of a benchmark (`>= 80%`, 不低于80%). Raises FormulaError."""
    said = re.sub("^(不低于|不少于|达到)", ">=", text.strip())
    said = re.sub("^(不高于|不超过)", "<=", said)
    said = re.sub("^(超过|高于|多于)", ">", said)
    try:
        found = read_condition("数 " + re.sub("^(低于|少于)", "<", said))
    except FormulaError:
        found = None
    if not isinstance(found, Compare) or isinstance(found.right, str) or any(True for _ in leaves(found.right)):
        raise FormulaError("要写成比较，如 >= 80%")
    return found


def rule(indicator: Indicator) -> Rule:
    """Return an indicator's rule. Raises FormulaError."""
    if indicator.kind == "清单":
        conditions = {name: read_condition(text) for name, text in indicator.items.items()}
        if not conditions:
            raise FormulaError("清单没有项目")
        together = Held(Joined("且", tuple(conditions.values())))
        return Rule(indicator, (together, read_formula(indicator.formula)), {name: Held(one) for name, one in conditions.items()})
    if indicator.kind in ("评分", "分类"):
        items = {name: read_formula(text) for name, text in indicator.items.items()}
        if not items:
            raise FormulaError(f"{indicator.kind}没有项目")
        return Rule(indicator, (read_formula(indicator.formula),) if indicator.formula else (), items)
    tree = read_formula(indicator.formula)
    if indicator.kind == "计数":
        return Rule(indicator, (tree,), {})
    if not isinstance(tree, Binary) or tree.sign != "/":
        raise FormulaError(f"{indicator.kind}要写成“分子 / 分母”")
    return Rule(indicator, (tree.left, tree.right), {})


def value_of(rule: Rule, sides: Sequence[Amount | None], items: Sequence[Amount | None]) -> Amount | None:
    """Return the value of an indicator from its sides and items."""
    kind = rule.indicator.kind
    if kind == "评分":
        weights = rule.indicator.weights
        scored = [None if item is None else item * Fraction(weights.get(name, 0), 100) for name, item in zip(rule.items, items, strict=True)]
        return None if None in scored else sum((one for one in scored if one is not None), Fraction(0))
    if kind == "分类":
        return None if None in items else sum((one for one in items if one is not None), Fraction(0))
    if len(sides) == 1:
        return sides[0]
    top, bottom = sides
    return Fraction(top) / bottom if top is not None and bottom else None


def squeezed(name: str) -> str:
    """Return a name without what tells apart its parts: 副主席.大学以上占比 is 副主席大学以上占比."""
    return re.sub(r"[\s.·、，,（）()：:—_-]", "", name)


class Rules:
    """A scheme's rules by code and by name."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.fields: Mapping[str, ReturnField] = {field.name: field for field in scheme.fields}
        self.of_code = {indicator.code: rule(indicator) for indicator in scheme.indicators}
        self._of_name = {squeezed(indicator.name): indicator.code for indicator in scheme.indicators}

    def __getitem__(self, word: str) -> Rule:
        """Return the rule of a code or a name. Raises LookupError in Chinese, with the nearest there is."""
        code = word if word in self.of_code else self._of_name.get(squeezed(word), "")
        if not code:
            raise LookupError(f"没有“{word}”这个指标{nearest(word, [*self.of_code, *(one.indicator.name for one in self.of_code.values())])}")
        return self.of_code[code]

    def levels(self, rhythm: str) -> Sequence[Level]:
        """Return the levels that have a field to fill in for reports of `rhythm`, from the top."""
        asked: Iterable[ReturnField] = [field for field in self.fields.values() if not field.rhythms or rhythm in field.rhythms]
        return tuple(dict.fromkeys(level for field in asked for level in field.levels))
