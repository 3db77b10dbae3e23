"""What a formula (式) amounts to, exactly: on one return, or on the sums of an area."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

from docgen.model.formula_tree import TERMS, Amount, Binary, Compare, Condition, Expression, Leaf, Number, Sum, Yes
from docgen.model.returns import NOT_APPLICABLE, Value

COMPARE: dict[str, Callable[[Amount, Amount], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip


def amount(expression: Expression, of: Callable[[Leaf], Amount | None]) -> Amount | None:
    """Return what `expression` amounts to, its leaves told by `of`; None: a leaf is unknown, or a divisor is 0."""
    if isinstance(expression, Number):
        return expression.value
    if not isinstance(expression, Binary):
        return of(expression)
    left, right = amount(expression.left, of), amount(expression.right, of)
    if left is None or right is None:
        return None
    if expression.sign == "+":
        return left + right
    if expression.sign == "-":
        return left - right
    if expression.sign == "*":
        return left * right
    return Fraction(left) / right if right else None


def number_of(value: Value | None) -> Amount | None:
    """Return the number that a value of a return counts as: 是 1, 否 0, a list its length; None: absent, — or words."""
    if value is None or value is NOT_APPLICABLE or isinstance(value, str):
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, Fraction)):
        return value
    return len(value) if isinstance(value, tuple) else None


def holds(condition: Condition, values: Mapping[str, Value], due_term: bool = False) -> bool | None:
    """Return whether `condition` holds of one return; None: it turns on a field that is absent or not applicable.

    due_term: whether the unit's term ends in the period (任期届满).
    """
    if isinstance(condition, Yes):
        if condition.field in TERMS:
            return due_term == TERMS[condition.field]
        found = number_of(values.get(condition.field))
        return None if found is None else bool(found)
    if isinstance(condition, Compare):
        return _compared(condition, values)
    told = [holds(one, values, due_term) for one in condition.conditions]
    decisive = condition.word == "或"
    if decisive in told:
        return decisive
    return None if None in told else not decisive


def _compared(condition: Compare, values: Mapping[str, Value]) -> bool | None:
    if isinstance(condition.right, str):
        said = values.get(condition.left.field) if isinstance(condition.left, Sum) else None
        return (said == condition.right) == (condition.sign == "=") if isinstance(said, str) else None

    def of(leaf: Leaf) -> Amount | None:
        return number_of(values.get(leaf.field)) if isinstance(leaf, Sum) else None

    left, right = amount(condition.left, of), amount(condition.right, of)
    return None if left is None or right is None else COMPARE[condition.sign](left, right)
