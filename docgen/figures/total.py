"""The sums that an indicator rests on, for every area at once: units that report completely, added up the tree (§5.3).

A unit counts with all it has to report of the indicator or with nothing; so numerator and denominator are of the same units.
Denominators of the master list (单位数) hold all units, whether they reported or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from docgen.figures.own import Own
from docgen.figures.tree import Tree
from docgen.model.formula_tree import Amount, Expression, Leaf, leaves
from docgen.model.formula_value import amount

SPARSE = 8
"""Sums of fewer than one in so many units are walked up unit by unit, others level by level."""


@dataclass(frozen=True)
class Totals:
    """Sums of leaves by area, and the units that are in them or not, by number.

    sums: leaf → a number per area. counted: how many units are in, per area. own: what each unit has of each leaf.
    """

    sums: Mapping[Leaf, Sequence[Amount]]
    counted: Sequence[Amount]
    included: set[int]
    missing: Sequence[int]
    inapplicable: Sequence[int]
    own: Mapping[Leaf, Own]

    def value(self, expression: Expression, area: int) -> Amount | None:
        """Return what `expression` amounts to in an area; None where a divisor is 0."""
        return amount(expression, lambda leaf: self.sums[leaf][area])

    def value_of(self, expression: Expression, units: Iterable[int]) -> Amount | None:
        """Return what an expression of returns alone amounts to over some of the units that are in."""
        chosen = [index for index in units if index in self.included]
        return amount(expression, lambda leaf: self.own[leaf].over(chosen))


class Summed:
    """One leaf added up for all areas."""

    def __init__(self, tree: Tree, own: Own) -> None:
        self.tree, self.own = tree, own

    @cached_property
    def full(self) -> list[Amount]:
        """The sums over all units that have a number."""
        return heads(self.tree, self.own.persons) if self.own.persons else rolled(self.tree, self.own.numbers)

    def without(self, excluded: Set[int]) -> list[Amount]:
        """Return the sums without some units."""
        if self.own.persons:
            return heads(self.tree, {index: names for index, names in self.own.persons.items() if index not in excluded})
        numbers = self.own.numbers
        hit = [index for index in excluded if numbers.get(index)]
        if not hit:
            return self.full
        if len(hit) * SPARSE > len(self.tree.units):
            return rolled(self.tree, {index: number for index, number in numbers.items() if index not in excluded})
        sums, parent = list(self.full), self.tree.parent
        for index in hit:
            number, area = numbers[index], index
            while area >= 0:
                sums[area] -= number
                area = parent[area]
        return sums


def rolled(tree: Tree, numbers: Mapping[int, Amount]) -> list[Amount]:
    """Return for each area the sum of the numbers of its units."""
    sums: list[Amount] = [0] * len(tree.units)
    parent = tree.parent
    if len(numbers) * SPARSE < len(sums):
        for index, number in numbers.items():
            area = index
            while area >= 0:
                sums[area] += number
                area = parent[area]
        return sums
    for index, number in numbers.items():
        sums[index] = number
    for index in reversed(tree.down):
        if index and sums[index]:
            sums[parent[index]] += sums[index]
    return sums


def heads(tree: Tree, lists: Mapping[int, Set[str]]) -> list[Amount]:
    """Return how many distinct persons each area has."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for index, names in lists.items():
        for area in tree.above(index):
            found[area] |= names
    return [len(found[area]) if area in found else 0 for area in range(len(tree.units))]


def totals(tree: Tree, sides: Sequence[Expression], summed: Mapping[Leaf, Summed], standing: Mapping[Leaf, Sequence[Amount]]) -> Totals:
    """Return the sums of the leaves of `sides`.

    summed: leaves that come from returns. standing: sums that do not. A unit for which a leaf is absent is missing; one for
    which a whole side is not applicable is left out; where only part of a side is, that part is 0.
    """
    own = {leaf: one.own for leaf, one in summed.items()}
    missing = set[int]().union(*(one.absent for one in own.values()))
    known = set[int]().union(*(one.told for one in own.values()), *(one.inapplicable for one in own.values()))
    void = set[int]()
    if any(one.inapplicable for one in own.values()):
        for side in sides:
            parts = [own[leaf] for leaf in leaves(side) if leaf in own]
            void |= set[int]().union(*(one.inapplicable for one in parts)).difference(*(one.told for one in parts))
    excluded = missing | void
    included = known - excluded if excluded else known
    sums = {leaf: one.without(excluded) if excluded else one.full for leaf, one in summed.items()}
    counted = rolled(tree, dict.fromkeys(included, 1))
    return Totals({**standing, **sums}, counted, included, sorted(missing), sorted(void - missing), own)
