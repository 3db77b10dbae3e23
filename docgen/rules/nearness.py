"""Names that are one character apart: replaced, added or lost. Each question takes as long as the name, not as the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def gaps(name: str) -> list[str]:
    """Return the name with each of its characters left out in turn: 刘_鸣, 刘鹤_."""
    return [name[:place] + "_" + name[place + 1 :] for place in range(len(name))]


def shortened(name: str) -> list[str]:
    """Return the name with each of its characters taken away in turn."""
    return [name[:place] + name[place + 1 :] for place in range(len(name))]


class Neighbours:
    """Names, to be asked which of them are one character apart from another."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.order: dict[str, int] = {}
        self.gapped: defaultdict[str, list[str]] = defaultdict(list)
        self.longer: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take one more name in."""
        if name in self.order:
            return
        self.order[name] = len(self.order)
        for key in gaps(name):
            self.gapped[key].append(name)
        for key in shortened(name):
            self.longer[key].append(name)

    def of(self, name: str) -> list[str]:
        """Return the names one character apart from `name`, in the order in which they were taken in."""
        found = {other for key in gaps(name) for other in self.gapped.get(key, ())}
        found |= {other for other in shortened(name) if other in self.order} | set(self.longer.get(name, ()))
        return sorted(found - {name}, key=self.order.__getitem__)
