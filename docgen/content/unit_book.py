"""How the unit of a return is found in the master list: by code, else by name, with what is known of where it lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from docgen.content.return_value import Fault
from docgen.model.reporting import ReportingUnit
from docgen.problem import nearest

MANY = 40
"""So many unknown names are given the nearest known one; looking through 20 000 names for each of thousands takes minutes."""


def bare(name: str) -> str:
    """Return a name without blanks and with brackets of one kind."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")


@dataclass(frozen=True)
class Found:
    """The unit that was meant; None with the fault that says why not."""

    unit: ReportingUnit | None
    fault: Fault | None = None


class UnitBook:
    """The master list, by code and by every name that an office may write for a unit."""

    def __init__(self, units: Iterable[ReportingUnit]) -> None:
        self.by_code: Mapping[str, ReportingUnit] = {unit.code: unit for unit in units}
        self.by_name: dict[str, list[ReportingUnit]] = defaultdict(list)
        for unit in self.by_code.values():
            for name in self._names(unit):
                self.by_name[name].append(unit)
        self._padded = {code.lstrip("0"): unit for code, unit in self.by_code.items() if code.startswith("0")}
        self._unknown: dict[str, Fault] = {}

    def _names(self, unit: ReportingUnit) -> Collection[str]:
        """Return how a unit may be called: its names, alone and behind those above it; with 科协 as well."""
        own = {bare(unit.name), bare(unit.short)} - {""}
        above = self.by_code.get(unit.parent)
        behind = {bare(name) + one for name in ((above.name, above.short) if above else ()) if name for one in own}
        return own | behind

    def above(self, unit: ReportingUnit) -> Iterable[ReportingUnit]:
        """Yield the units above `unit`, the nearest first; a circle in the list ends it."""
        passed = {unit.code}
        while (parent := self.by_code.get(unit.parent)) is not None and parent.code not in passed:
            yield parent
            passed.add(parent.code)
            unit = parent

    def find(self, code: str, name: str, within: Collection[str] = ()) -> Found:
        """Return the unit with `code` (zeros before it may have been lost in Excel), or called `name`; `within`: names or codes of units above it, to tell equal names apart."""
        code = code.strip().removesuffix(".0")
        known = self.by_code.get(code) or self._padded.get(code)
        if known is not None:
            if name and name != known.name and known not in self.by_name.get(bare(name), ()) and bare(name).removesuffix("科协") not in self._names(known):
                told = f"代码 {code} 是“{known.label}”，名称却写成“{name.strip()}”"
                return Found(None, Fault("E-RET-41", told, "核对代码和名称，改正写错的一个"))
            return Found(known)
        if code:
            return Found(None, self._strange(code, name))
        units = self._called(bare(name))
        if len(units) > 1:
            units = self._within(units, within)
        if len(units) == 1:
            return Found(units[0])
        if units:
            listed = "、".join(f"{unit.code}（{above.label if (above := self.by_code.get(unit.parent)) else unit.level}）" for unit in units[:5])
            return Found(None, Fault("E-RET-42", f"有 {len(units)} 个单位都叫“{name.strip()}”：{listed}", "加一列“单位代码”，或把报表放进以上级单位命名的文件夹"))
        return Found(None, self._fault(name))

    def name_in(self, *texts: str) -> str:
        """Return the first of `texts` that is a unit's name or code, or else the longest name that one contains; nothing when none does."""
        for text in map(bare, texts):
            if text in self.by_name or text in self.by_code:
                return text
        return max((name for text in map(bare, texts) for name in self.by_name if len(name) > 2 and name in text), key=len, default="")

    def _called(self, name: str) -> list[ReportingUnit]:
        if name in self.by_code:
            return [self.by_code[name]]
        for form in (name, name.removesuffix("科协"), name.removesuffix("科学技术协会")):
            if form in self.by_name:
                return self.by_name[form]
        return []

    def _within(self, units: list[ReportingUnit], within: Collection[str]) -> list[ReportingUnit]:
        """Return those of `units` under a unit that one of the hints names; all of them when no hint does."""
        hints = [bare(hint) for hint in within]
        return [unit for unit in units if any(_named(above, hint) for above in self.above(unit) for hint in hints)] or units

    def _strange(self, code: str, name: str) -> Fault:
        """Return that nobody has the code; whose name stands beside it is said."""
        meant = self._called(bare(name)) if name else []
        if len(meant) != 1:
            return self._fault(code, "代码")
        return Fault("E-RET-40", f"单位表里没有代码“{code}”，“{meant[0].label}”的代码是 {meant[0].code}", "照单位表改正代码")

    def _fault(self, word: str, what: str = "") -> Fault:
        """Return that no unit is called so, or has such a code."""
        word = word.strip()
        if word not in self._unknown:
            near = nearest(word, self._like(bare(word))) if len(self._unknown) < MANY else ""
            cure = "照单位表改正代码或名称；新设的单位先加进单位表"
            told = f"单位表里没有{what}“{word}”{near}" if word else "没有写单位"
            self._unknown[word] = Fault("E-RET-40", told, cure if word else "写上单位代码或名称；一个单位一份的，也可以用单位名称作文件名")
        return self._unknown[word]

    def _like(self, word: str) -> Iterable[str]:
        """Yield names and codes that share most of their characters with `word`: the few worth a closer look."""
        letters = set(word)
        return (name for name in (*self.by_name, *self.by_code) if abs(len(name) - len(word)) <= 2 and 3 * len(letters & set(name)) >= 2 * len(letters))


def _named(unit: ReportingUnit, hint: str) -> bool:
    """Whether a hint (the name of a folder, a file or a column's text) names the unit."""
    return hint == unit.code or any(name in hint for name in (bare(unit.name), bare(unit.short)) if len(name) > 1)
