"""The returns at hand (报表), by period and unit, and which periods a figure of a longer one is made of."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from docgen.figures.tree import Tree
from docgen.model.period import MONTHS, Period, Rhythm
from docgen.model.reporting import ReturnField
from docgen.model.returns import Return

COARSE_FIRST: tuple[Rhythm, ...] = ("年", "半年", "季", "月")
Filed = Mapping[int, Return]


class Store:
    """Returns by period and unit. Of several for one unit and period the last revision (重报) counts, the later in of two.

    repeated: all that one unit filed for one period, where it filed more than once. Returns of units that did not exist
    on any day of their period are left out.
    """

    def __init__(self, tree: Tree, returns: Iterable[Return]) -> None:
        self.tree = tree
        self.filed: defaultdict[Period, dict[int, Return]] = defaultdict(dict)
        self.repeated: dict[tuple[Period, int], list[Return]] = {}
        spans: dict[Period, tuple[dt.date, dt.date]] = {}
        for one in returns:
            span = spans.get(one.period) or spans.setdefault(one.period, (one.period.first, one.period.last))
            if (index := tree.number.get(one.unit, 0)) and tree.lived(index, *span):
                there = self.filed[one.period].setdefault(index, one)
                if there is not one:
                    self.repeated.setdefault((one.period, index), [there]).append(one)
                    self.filed[one.period][index] = max(there, one, key=precedence)
        self._due: dict[Period, list[bool]] = {}
        self._ended: dict[tuple[Period, Period], list[int]] = {}
        self._windows: dict[tuple[tuple[str, ...], Period, bool], tuple[Period, ...]] = {}

    @cached_property
    def periods(self) -> Mapping[str, list[Period]]:
        """The periods that have returns, by rhythm, in order of time."""
        found: defaultdict[str, list[Period]] = defaultdict(list)
        for period in sorted(self.filed, key=lambda one: one.first):
            found[period.rhythm].append(period)
        return found

    def of(self, period: Period) -> Filed:
        """Return what was filed for `period`."""
        return self.filed.get(period, {})

    def due(self, period: Period) -> list[bool]:
        """Return for each number of the tree whether the unit exists at the end of `period`."""
        if period not in self._due:
            day = period.last
            self._due[period] = [False, *(self.tree.exists(index, day) for index in range(1, len(self.tree.units)))]
        return self._due[period]

    def ended(self, base: Period, now: Period) -> list[int]:
        """Return the units that exist at the end of `base` and no more at that of `now`."""
        if (base, now) not in self._ended:
            there = self.due(now)
            self._ended[base, now] = [index for index, due in enumerate(self.due(base)) if due and not there[index]]
        return self._ended[base, now]

    def window(self, field: ReturnField, period: Period, cumulative: bool) -> tuple[Period, ...]:
        """Return the periods whose returns make up `field` of `period`: itself, or the shorter ones within it.

        cumulative: from the beginning of the year. The longest rhythm in which the field is asked and something was filed is
        taken. Empty where the field is not asked in such a period.
        """
        key = (field.rhythms, period, cumulative)
        if key not in self._windows:
            rhythms = [one for one in COARSE_FIRST if MONTHS[one] <= MONTHS[period.rhythm] and (not field.rhythms or one in field.rhythms)]
            made = [self._parts(period, rhythm, cumulative) for rhythm in rhythms]
            self._windows[key] = next((parts for parts in made if any(part in self.filed for part in parts)), made[0] if made else ())
        return self._windows[key]

    def _parts(self, period: Period, rhythm: Rhythm, cumulative: bool) -> tuple[Period, ...]:
        length, last = MONTHS[rhythm], period.months[-1]
        first = 1 if cumulative else period.months[0]
        return tuple(Period(period.year, rhythm, index) for index in range((first - 1) // length + 1, last // length + 1))

    def earlier(self, period: Period) -> list[Period]:
        """Return the periods of its rhythm with returns that come before `period`, the latest first."""
        known = self.periods.get(period.rhythm, [])
        return known[: bisect_left(known, period.first, key=lambda one: one.first)][::-1]


def precedence(one: Return) -> tuple[int, str, str]:
    """Return what decides among several returns of one unit for one period: revision, day, and at last where it stands."""
    return one.revision, one.submitted.isoformat() if one.submitted else "", str(one.origin.place(""))
