"""How a circular says whom its figures leave out, or from whom it takes an earlier one."""

from __future__ import annotations

from collections.abc import Sequence, Set

from docgen.documents.unit_table import Areas
from docgen.documents.unit_words import few
from docgen.figures.figure import Figure

ABSENT = "未报的单位"
REASONS = (("missing", "不含{}"), ("partial", "不含{}缺报各期的数"), ("carried", "中，{}沿用上期数"), ("planned", "中，{}的是预计数"))
"""Why a unit is noted, and what a sentence says of it behind the name of the figure."""


def left_out(figure: Figure, areas: Areas, absent: Set[str] = frozenset()) -> str:
    """Return what a figure leaves out or takes over, in words; nothing when it is of all units as they reported.

    absent: codes of the units that have not reported, which the circular has named already; they are not named again.
    """
    said, inside = [], areas.codes(figure.unit)
    for why, word in REASONS:
        codes = [code for code in areas.noted(figure.code, why) if code in inside]
        if not codes:
            continue
        named = [areas.full(areas.by_code[code]) for code in codes if code not in absent]
        again = ABSENT if len(named) < len(codes) else ""
        said.append(word.format("和".join(filter(None, (again, few(named))))))
    return "，".join(said)


def noted(figures: Sequence[Figure], areas: Areas, absent: Set[str]) -> str:
    """Return one sentence on what figures leave out, those that leave out the same told together; nothing where none does."""
    groups: dict[str, list[str]] = {}
    for figure in figures:
        if said := left_out(figure, areas, absent):
            groups.setdefault(said, []).append(figure.name)
    if len(groups) == 1 and len(figures) == len(next(iter(groups.values()))):
        return f"以上数据{next(iter(groups))}。"
    return "".join(f"{'、'.join(names)}{said}。" for said, names in groups.items())
