"""The master list as a tree (单位树): who stands under whom, who exists when."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from docgen.model.reporting import ReportingUnit

WHOLE = ""
"""The code of the area that holds every unit."""


class Tree:
    """Units by number, in the order of their codes, so that the order of files and rows does not matter.

    Number 0 is the whole; the parent of a unit without one, or whose parent is not in the list, is the whole.
    """

    def __init__(self, units: Iterable[ReportingUnit]) -> None:
        ordered = sorted(units, key=lambda unit: unit.code)
        self.units: Sequence[ReportingUnit | None] = (None, *ordered)
        self.number = {WHOLE: 0} | {unit.code: index for index, unit in enumerate(ordered, 1)}
        if len(self.number) != len(self.units):
            raise ValueError("a code stands twice in the master list")
        self.parent = [-1, *(self.number.get(unit.parent, 0) if unit.parent != unit.code else 0 for unit in ordered)]
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for index, parent in enumerate(self.parent[1:], 1):
            self.children[parent].append(index)
        self.down = self._downward()
        self.called = Counter(unit.label for unit in ordered)
        self.of_level: defaultdict[str, list[int]] = defaultdict(list)
        self.of_sort: defaultdict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(ordered, 1):
            self.of_level[unit.level].append(index)
            self.of_sort[unit.sort].append(index)

    def _downward(self) -> list[int]:
        """Return all numbers, each after its parent; raises ValueError: a unit stands under itself."""
        order = [0]
        for index in order:
            order += self.children[index]
        if len(order) != len(self.units):
            raise ValueError("a unit of the master list stands under itself")
        return order

    def unit(self, index: int) -> ReportingUnit:
        """Return the unit of a number but 0."""
        found = self.units[index]
        assert found is not None
        return found

    def label(self, index: int) -> str:
        """Return what papers call an area: the whole by its only root, when it has one; one of several of a name with what it stands under."""
        if index:
            label = self.unit(index).label
            return self.label(self.parent[index]) + label if self.parent[index] and self.called[label] > 1 else label
        roots = self.children[0]
        return self.unit(roots[0]).label if len(roots) == 1 else "合计"

    def below(self, index: int) -> Iterator[int]:
        """Yield an area's own number and all below it, in the order of codes along each branch."""
        yield index
        for child in self.children[index]:
            yield from self.below(child)

    def above(self, index: int) -> Iterator[int]:
        """Yield a unit's own number and those of all areas that hold it, up to the whole."""
        while index >= 0:
            yield index
            index = self.parent[index]

    def within(self, index: int, word: str) -> bool:
        """Whether a unit is of the level or sort `word`; every unit is of the empty word."""
        unit = self.unit(index)
        return not word or word in (unit.level, unit.sort)

    def chosen(self, word: str) -> list[int]:
        """Return the units of the level or sort `word`, by number; all of them for the empty word."""
        if not word:
            return list(range(1, len(self.units)))
        return self.of_level.get(word) or self.of_sort.get(word) or []

    def exists(self, index: int, day: dt.date) -> bool:
        return self.unit(index).exists_on(day)

    def lived(self, index: int, first: dt.date, last: dt.date) -> bool:
        """Whether the unit existed on some day from `first` to `last`."""
        unit = self.unit(index)
        return (unit.valid_from is None or unit.valid_from <= last) and (unit.valid_to is None or unit.valid_to >= first)
