"""The tree that a formula (式) is read into: numbers, leaves that are looked up or summed, and what joins them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Union

Amount = Union[int, Fraction]
TERMS = {"任期届满": True, "任期未满": False}
"""Of a unit, not of its return: whether the term of its committee ends by the end of the period."""


@dataclass(frozen=True)
class Number:
    """A number as written."""

    value: Fraction


@dataclass(frozen=True)
class Sum:
    """The sum of a field over the units of an area; within: one level (级别) or sort (类型) of them only."""

    field: str
    within: str = ""


@dataclass(frozen=True)
class Units:
    """How many units of the master list there are, of a level or sort (单位数); term: those whose term is over, or is not."""

    within: str = ""
    term: str = ""


@dataclass(frozen=True)
class Held:
    """Of how many units a condition holds (满足)."""

    condition: Condition
    within: str = ""


@dataclass(frozen=True)
class Distinct:
    """How many persons lists name, each once (去重)."""

    fields: tuple[str, ...]
    within: str = ""


@dataclass(frozen=True)
class Filed:
    """How many returns stand so (报送)."""

    state: str


@dataclass(frozen=True)
class Binary:
    """Two expressions and what joins them: + - * /."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Compare:
    """Two expressions compared; right may be words, of a field of 文字 or with choices."""

    sign: str
    left: Expression
    right: Union[Expression, str]


@dataclass(frozen=True)
class Yes:
    """A field of 是/否 that says 是, or one of the `TERMS`."""

    field: str


@dataclass(frozen=True)
class Joined:
    """Conditions joined by 且 (all) or 或 (any)."""

    word: str
    conditions: tuple[Condition, ...]


Leaf = Union[Sum, Units, Held, Distinct, Filed]
Expression = Union[Number, Leaf, Binary]
Condition = Union[Compare, Yes, Joined]


def leaves(tree: Union[Expression, Condition, str]) -> Iterator[Leaf]:
    """Yield the leaves of an expression, those of a comparison too, in order; the condition of 满足 is not entered."""
    if isinstance(tree, (Binary, Compare)):
        yield from leaves(tree.left)
        yield from leaves(tree.right)
    elif isinstance(tree, (Sum, Units, Held, Distinct, Filed)):
        yield tree


def fields_of(tree: Union[Expression, Condition, str]) -> tuple[str, ...]:
    """Return the fields that a formula names, each once, in order; the `TERMS` are none."""
    return tuple(dict.fromkeys(name for name in _fields(tree) if name not in TERMS))


def _fields(tree: Union[Expression, Condition, str]) -> Iterator[str]:
    if isinstance(tree, (Sum, Yes)):
        yield tree.field
    elif isinstance(tree, Distinct):
        yield from tree.fields
    elif isinstance(tree, Held):
        yield from _fields(tree.condition)
    elif isinstance(tree, (Binary, Compare)):
        yield from _fields(tree.left)
        yield from _fields(tree.right)
    elif isinstance(tree, Joined):
        for condition in tree.conditions:
            yield from _fields(condition)
