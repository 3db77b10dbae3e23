"""Problems in the order in which one works through a folder; what is the same all down a column, once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from docgen.problem import Problem, Severity

CELL = re.compile(r"([A-Z]*)(\d*)")
MANY = 4
"""So many equal notes in one column are told as one."""


def in_order(found: Iterable[Problem], files: Sequence[str], sheets: Sequence[str]) -> list[Problem]:
    """Return the problems by file, sheet, then line or row, the heaviest first at one place; the same problem once.

    files, sheets: names in their order; a folder stands for the files in it. Others come behind.
    """
    weights = list(Severity)

    def order(problem: Problem) -> tuple[int, str, int, int, int, int]:
        file, _, rest = problem.place.file.partition("!")
        sheet, _, address = rest.partition("!")
        letters, row = match.groups() if (match := CELL.match(address)) else ("", "")
        column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters)))
        return (
            _rank(files, file.split("/")[0]), file, _rank(sheets, sheet) if sheet else -1,
            int("0" + row) or problem.place.line, column or problem.place.column, weights.index(problem.severity),
        )

    return _gathered(sorted(dict.fromkeys(found), key=order))


def _rank(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else len(names)


def _gathered(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems with equal notes in one column of a table told once, where the first stands."""
    counts = Counter(map(_likeness, problems))
    told: dict[object, Problem] = {}
    for number, problem in enumerate(problems):
        likeness = _likeness(problem)
        count = counts[likeness]
        if likeness is None or count < MANY:
            told[number] = problem
        elif likeness not in told:
            told[likeness] = replace(problem, message=f"{problem.message}（本列共 {count} 处）")
    return list(told.values())


def _likeness(problem: Problem) -> tuple[str, ...] | None:
    """Return what makes a note the same as another of its column, None for what is always told by itself."""
    column = re.fullmatch(r"(\w+)\[\d+\]\.(\w+)", problem.place.key)
    if column is None or problem.severity is not Severity.NOTE:
        return None
    return (problem.code, column[1], column[2], problem.message.split("：")[0])
