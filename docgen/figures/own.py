"""What each unit has itself of a leaf of a formula: a number or persons; or that it did not report it, or has no such thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from docgen.figures.column import Column
from docgen.figures.tree import Tree
from docgen.model.formula_tree import Amount, Condition, Distinct, Filed, Held, Leaf, Sum, Units, Yes, fields_of
from docgen.model.formula_value import holds, number_of
from docgen.model.returns import NOT_APPLICABLE


@dataclass(slots=True)
class Own:
    """What units have of a leaf, by number. persons: instead of numbers where persons are counted, each once."""

    numbers: dict[int, Amount] = field(default_factory=dict)
    persons: dict[int, frozenset[str]] = field(default_factory=dict)
    absent: set[int] = field(default_factory=set)
    inapplicable: set[int] = field(default_factory=set)

    @property
    def told(self) -> Set[int]:
        """The units that have a number, or persons."""
        return self.persons.keys() if self.persons else self.numbers.keys()

    def over(self, units: Iterable[int]) -> Amount:
        """Return the sum over some units, or how many persons they have together."""
        if self.persons:
            return len(frozenset[str]().union(*(self.persons[index] for index in units if index in self.persons)))
        return sum(self.numbers.get(index, 0) for index in units)


def own(leaf: Leaf, tree: Tree, columns: Mapping[str, Column], due: Sequence[bool], due_term: Sequence[bool]) -> Own:
    """Return what each unit has of a leaf that comes from returns.

    columns: of the fields that the leaf names. due: who exists at the end of the period; due_term: whose term is over by then.
    """
    if isinstance(leaf, Sum):
        made = _sum(columns[leaf.field])
    elif isinstance(leaf, Distinct):
        made = _persons([columns[name] for name in leaf.fields])
    elif isinstance(leaf, Held):
        made = _held(leaf.condition, columns, due, due_term)
    else:
        raise TypeError(type(leaf).__name__)
    return _within(made, set(tree.chosen(leaf.within))) if leaf.within else made


def _within(made: Own, chosen: Set[int]) -> Own:
    return Own(
        {index: number for index, number in made.numbers.items() if index in chosen},
        {index: names for index, names in made.persons.items() if index in chosen},
        made.absent & chosen, made.inapplicable & chosen,
    )  # fmt: skip


def _sum(column: Column) -> Own:
    """A number as it is, 是 as 1, a list as its length; words are no number, and are not missing either."""
    made = Own(absent=column.asked - column.values.keys())
    for index, value in column.values.items():
        if type(value) is int:
            made.numbers[index] = value
        elif value is NOT_APPLICABLE:
            made.inapplicable.add(index)
        elif (number := number_of(value)) is not None:
            made.numbers[index] = number
    return made


def _persons(columns: Sequence[Column]) -> Own:
    made = Own()
    asked = set[int]().union(*(one.asked for one in columns), *(one.values for one in columns))
    for index in asked:
        found = [one.values.get(index) for one in columns if index in one.asked or index in one.values]
        if None in found:
            made.absent.add(index)
        elif all(value is NOT_APPLICABLE for value in found):
            made.inapplicable.add(index)
        else:
            made.persons[index] = frozenset(name for value in found if isinstance(value, tuple) for name in value)
    return made


def _held(condition: Condition, columns: Mapping[str, Column], due: Sequence[bool], due_term: Sequence[bool]) -> Own:
    """A condition that turns on what was not reported is absent; one that turns on what does not apply does not hold."""
    if isinstance(condition, Yes) and condition.field in columns:
        return _yes(columns[condition.field], due)
    made = Own()
    names = fields_of(condition)
    asked = set[int]().union(*(columns[name].asked for name in names), *(columns[name].values for name in names)) if names else range(1, len(due))
    for index in asked:
        if due[index]:
            values = {name: columns[name].values[index] for name in names if index in columns[name].values}
            found = holds(condition, values, due_term[index])
            if found is None and any(name not in values and index in columns[name].asked for name in names):
                made.absent.add(index)
            else:
                made.numbers[index] = int(found or False)
    return made


def _yes(column: Column, due: Sequence[bool]) -> Own:
    """The commonest condition, one field of 是/否."""
    numbers: dict[int, Amount] = {index: int(value is True or bool(number_of(value))) for index, value in column.values.items() if due[index]}
    return Own(numbers, absent={index for index in column.asked if due[index]} - column.values.keys())


def listed(leaf: Units | Filed) -> str:
    """Return a leaf of the master list as its formula writes it."""
    return f"报送({leaf.state})" if isinstance(leaf, Filed) else f"单位数({'，'.join(filter(None, (leaf.within, leaf.term)))})"
