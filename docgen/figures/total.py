"""The sums that an indicator rests on, for every area at once: units that report completely, added up the tree (§5.3).

A unit counts with all it has to report of the indicator or with nothing; so numerator and denominator are of the same units.
Denominators of the master list (单位数) hold all units, whether they reported or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Union

from docgen.figures.column import Column
from docgen.figures.tree import Tree
from docgen.model.formula_tree import Amount, Distinct, Expression, Filed, Held, Leaf, Sum, fields_of, leaves
from docgen.model.formula_value import amount, holds, number_of
from docgen.model.returns import NOT_APPLICABLE, Value


class Gap(Enum):
    """Why a unit has no number for a leaf: it has not to report it, it did not, or it has no such thing."""

    UNASKED = 0
    ABSENT = 1
    INAPPLICABLE = 2


Told = Union[Amount, frozenset[str], Gap]
Teller = Callable[[int], Told]


@dataclass
class Totals:
    """Sums of leaves by area, and the units that are not in them.

    sums: leaf → a number per area. counted: how many units are in. missing, inapplicable, …: units by number.
    """

    sums: Mapping[Leaf, Sequence[Amount]]
    counted: Sequence[Amount]
    missing: list[int] = field(default_factory=list)
    inapplicable: list[int] = field(default_factory=list)
    included: dict[int, list[Told]] = field(default_factory=dict)

    def value(self, expression: Expression, area: int) -> Amount | None:
        """Return what `expression` amounts to in an area; None where a divisor is 0."""
        return amount(expression, lambda leaf: self.sums[leaf][area])


def static(tree: Tree, numbers: Iterable[int]) -> list[Amount]:
    """Return how many of the units `numbers` each area holds."""
    sums: list[Amount] = [0] * len(tree.units)
    for index in numbers:
        sums[index] += 1
    return rolled(tree, sums)


def rolled(tree: Tree, sums: list[Amount]) -> list[Amount]:
    """Add every unit's own number to all areas that hold it, in place."""
    parent = tree.parent
    for index in reversed(tree.down):
        if sums[index] and index:
            sums[parent[index]] += sums[index]
    return sums


def totals(tree: Tree, sides: Sequence[Expression], tellers: Mapping[Leaf, Teller], standing: Mapping[Leaf, Sequence[Amount]], numbers: Iterable[int]) -> Totals:
    """Return the sums of the leaves of `sides` over the units `numbers`, whose own amounts the `tellers` tell.

    standing: sums that do not depend on returns. A unit for which a leaf is absent is missing; one for which a whole side is
    not applicable is left out; where only part of a side is, that part is 0.
    """
    order = list(tellers)
    tell = list(tellers.values())
    groups = [[order.index(leaf) for leaf in leaves(side) if leaf in tellers] for side in sides]
    made = Totals({}, [])
    for index in numbers:
        told = [one(index) for one in tell]
        if Gap.ABSENT in told:
            made.missing.append(index)
        elif Gap.INAPPLICABLE in told and any(_void([told[place] for place in group]) for group in groups):
            made.inapplicable.append(index)
        elif any(one is not Gap.UNASKED for one in told):
            made.included[index] = told
    return added_up(tree, made, order, standing)


def _void(told: Sequence[Told]) -> bool:
    """Whether a side has nothing but what does not apply."""
    asked = [one for one in told if one is not Gap.UNASKED]
    return bool(asked) and all(one is Gap.INAPPLICABLE for one in asked)


def added_up(tree: Tree, made: Totals, order: Sequence[Leaf], standing: Mapping[Leaf, Sequence[Amount]], only: Iterable[int] | None = None) -> Totals:
    """Return `made` with the sums of the units that are in, or of those among them that are in `only`."""
    included = made.included if only is None else {index: made.included[index] for index in only}
    sums: dict[Leaf, Sequence[Amount]] = dict(standing)
    for place, leaf in enumerate(order):
        if isinstance(leaf, Distinct):
            sums[leaf] = _heads(tree, {index: told[place] for index, told in included.items()})
            continue
        own: list[Amount] = [0] * len(tree.units)
        for index, told in included.items():
            one = told[place]
            if not isinstance(one, (Gap, frozenset)):
                own[index] = one
        sums[leaf] = rolled(tree, own)
    return Totals(sums, static(tree, included), made.missing, made.inapplicable, included)


def _heads(tree: Tree, lists: Mapping[int, Told]) -> list[Amount]:
    """Return how many distinct persons each area has."""
    heads: defaultdict[int, set[str]] = defaultdict(set)
    for index, names in lists.items():
        if isinstance(names, frozenset):
            for area in tree.above(index):
                heads[area] |= names
    return [len(heads[area]) if area in heads else 0 for area in range(len(tree.units))]


def teller(leaf: Leaf, tree: Tree, columns: Mapping[str, Column], due: Sequence[bool], due_term: Sequence[bool]) -> Teller:
    """Return what tells a unit's own amount of `leaf`."""
    word = "" if isinstance(leaf, Filed) else leaf.within
    within = [bool(index) and tree.within(index, word) for index in range(len(tree.units))] if word else None
    if isinstance(leaf, Sum):
        told = _sum(columns[leaf.field])
    elif isinstance(leaf, Distinct):
        told = _persons([columns[name] for name in leaf.fields])
    elif isinstance(leaf, Held):
        told = _held(leaf, {name: columns[name] for name in fields_of(leaf)}, due, due_term)
    else:
        raise TypeError(type(leaf).__name__)
    return told if within is None else lambda index: told(index) if within[index] else Gap.UNASKED


def _sum(column: Column) -> Teller:
    values, asked = column.values, column.asked

    def tell(index: int) -> Told:
        value = values.get(index)
        if type(value) is int:
            return value
        if value is None:
            return Gap.ABSENT if index in asked else Gap.UNASKED
        if value is NOT_APPLICABLE:
            return Gap.INAPPLICABLE
        number = number_of(value)
        return Gap.UNASKED if number is None else number

    return tell


def _persons(columns: Sequence[Column]) -> Teller:
    def tell(index: int) -> Told:
        found: list[Value | None] = [column.values.get(index) for column in columns if index in column.asked or index in column.values]
        if not found:
            return Gap.UNASKED
        if None in found:
            return Gap.ABSENT
        if all(value is NOT_APPLICABLE for value in found):
            return Gap.INAPPLICABLE
        return frozenset(name for value in found if isinstance(value, tuple) for name in value)

    return tell


def _held(leaf: Held, columns: Mapping[str, Column], due: Sequence[bool], due_term: Sequence[bool]) -> Teller:
    """A condition that turns on what was not reported is absent; one that turns on what does not apply does not hold."""

    def tell(index: int) -> Told:
        if not due[index] or (columns and not any(index in column.asked or index in column.values for column in columns.values())):
            return Gap.UNASKED
        values = {name: column.values[index] for name, column in columns.items() if index in column.values}
        found = holds(leaf.condition, values, due_term[index])
        if found is None:
            return Gap.ABSENT if any(index in column.asked and index not in column.values for column in columns.values()) else 0
        return int(found)

    return tell
