"""One field for one period (栏): what each unit that has to fill it in contributes, and who did not.

A flow of several periods is added up, or told apart, when it was reported as a cumulative figure. A stock is that of the last period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Union

from docgen.figures.store import Store
from docgen.model.period import Period
from docgen.model.reporting import Missing, ReturnField
from docgen.model.returns import NOT_APPLICABLE, Return, Value

NOTHING: dict[str, Value] = {"是否": False, "名单": ()}
"""What an explicit 零报告 says of such fields; of all others 0."""


@dataclass(slots=True)
class Column:
    """What units contribute. values: by number. asked: who has to fill it in; those of them without value are missing.

    carried: the period whose value was taken instead (沿用). partial: the periods that are missing of a sum of several.
    planned: units with an expected figure (预计).
    """

    values: dict[int, Value] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    carried: dict[int, Period] = field(default_factory=dict)
    partial: dict[int, tuple[Period, ...]] = field(default_factory=dict)
    planned: set[int] = field(default_factory=set)


def said(one: Return | None, asked: ReturnField, missing: Missing) -> Value | None:
    """Return what a return says of a field; None: it does not say.

    An explicit 零报告 says 0 of every flow, and of a stock where the indicator's policy is 零 (§5.6).
    """
    if one is None:
        return None
    value = one.values.get(asked.name)
    if value is None and one.zero and (asked.span == "流量" or missing == "零"):
        return NOTHING.get(asked.kind, 0)
    return value


def column(store: Store, asked: ReturnField, period: Period, cumulative: bool, missing: Missing, together: Sequence[ReturnField] = ()) -> Column:
    """Return the column of a field.

    cumulative: flows from the beginning of the year. missing: what stands in for a value that was not reported.
    together: fields of one indicator, itself among them, which are all carried where one of them has to be.
    """
    window = store.window(asked, period, cumulative and asked.span == "流量")
    made = Column()
    if not window:
        return made
    numbers = [index for level in asked.levels for index in store.tree.of_level[level]]
    if asked.span == "存量" or (len(window) == 1 and (asked.scope == "单期" or window[0].index == 1)):
        _single(made, store, asked, window[-1], missing, numbers)
    else:
        _several(made, store, asked, window, missing, numbers)
    if asked.span == "存量" and missing == "沿用":
        _carry(made, store, asked, window[-1], together or (asked,))
    return made


def _single(made: Column, store: Store, asked: ReturnField, period: Period, missing: Missing, numbers: list[int]) -> None:
    """Fill in the column from one period. A unit that ended within it counts with its flows, if it reported."""
    due, filed, flow, name = store.due(period), store.of(period), asked.span == "流量", asked.name
    for index in numbers:
        one = filed.get(index)
        if not due[index] and not (flow and one):
            continue
        value = one.values.get(name) if one is not None else None
        if value is None:
            value = said(one, asked, missing)
        if value is not None:
            made.values[index] = value
            if one is not None and one.planned and name in one.planned:
                made.planned.add(index)
        if asked.required and due[index]:
            made.asked.add(index)


def _several(made: Column, store: Store, asked: ReturnField, window: tuple[Period, ...], missing: Missing, numbers: list[int]) -> None:
    """Fill in the column from several periods, or from cumulative figures that are to be told apart."""
    before = window[0].previous if asked.scope == "累计" and window[0].index > 1 else None
    for index in numbers:
        spans = [one for one in window if store.due(one)[index] or index in store.of(one)]
        if not spans:
            continue
        parts = spans if asked.scope == "单期" else spans[-1:]
        found = {one: said(store.of(one).get(index), asked, missing) for one in parts}
        values = [value for value in found.values() if value is not None]
        if before is not None and (store.due(before)[index] or index in store.of(before)):
            base = said(store.of(before).get(index), asked, missing)
            values = [less(value, base) for value in values] if base is not None else []
        if asked.required:
            made.asked.add(index)
        if values:
            made.values[index] = added(values)
            if absent := tuple(one for one, value in found.items() if value is None):
                made.partial[index] = absent
            if any((one := store.of(part).get(index)) and asked.name in one.planned for part in parts):
                made.planned.add(index)


def _carry(made: Column, store: Store, asked: ReturnField, period: Period, together: Sequence[ReturnField]) -> None:
    """Let those who lack one of the fields have the last figures that they reported complete and not as expected ones (沿用).

    All fields come from one return, so that a numerator never meets the denominator of another period.
    """
    needed = {level: [field for field in together if field.required and level in field.levels] for level in asked.levels}
    earlier, now = store.earlier(period), store.of(period)
    for index in made.asked:
        fields = needed[store.tree.unit(index).level]
        one = now.get(index)
        if one is not None and all(said(one, field, "沿用") is not None for field in fields):
            continue
        made.values.pop(index, None)
        made.planned.discard(index)
        for before in earlier:
            one = store.of(before).get(index)
            if one is not None and all(field.name in one.values and field.name not in one.planned for field in fields):
                made.values[index] = one.values[asked.name]
                made.carried[index] = before
                break


def added(values: list[Value]) -> Value:
    """Return the sum of what several periods say: numbers added, lists joined, 是 if any says so, else the last word."""
    told = [value for value in values if value is not NOT_APPLICABLE]
    if not told:
        return NOT_APPLICABLE
    if isinstance(told[0], bool):
        return any(told)
    if isinstance(told[0], tuple):
        return tuple(dict.fromkeys(name for names in told if isinstance(names, tuple) for name in names))
    if isinstance(told[0], str):
        return told[-1]
    total: Union[int, Fraction] = 0
    for number in told:
        if isinstance(number, (int, Fraction)):
            total += number
    return total


def less(value: Value, base: Value) -> Value:
    """Return what a cumulative value adds to that of the period before; other values stay as they are."""
    if isinstance(value, (int, Fraction)) and isinstance(base, (int, Fraction)) and not isinstance(value, bool):
        return value - base
    return value
