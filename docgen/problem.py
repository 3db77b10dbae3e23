"""Problems: what is wrong, where it stands, how to mend it.

A problem is a value. Checks make problems, the edge shows them; nothing in between prints or
raises for what a user wrote, except `DocgenError`, which carries all problems of one step at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum

INDEX, ITEM = re.compile(r"\[(\d+)\]"), re.compile(r"第(\d+)项")


class Severity(str, Enum):
    """How much a problem weighs: an error stops the making, a warning and a note do not."""

    ERROR = "错误"
    WARNING = "警告"
    NOTE = "提示"


@dataclass(frozen=True, order=True)
class Place:
    """Where a value stands.

    file: path as the user would type it, or `花名册.xlsx!代表!C7` for a cell (line and column 0).
    line, column: from 1; 0 when the place is a whole file or a cell.
    key: the way to the value in the facts, e.g. `班子.候选人[2].职务`.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    key: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}" if self.column else f":{self.line}"
        return place


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: code (stable, e.g. `E-MON-01`), place, message and cure in Chinese."""

    code: str
    place: Place
    message: str
    cure: str
    severity: Severity = Severity.ERROR
    clause: str = field(default="", kw_only=True)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.file else ""
        what = f"{spoken(self.place.key)}: " if self.place.key else ""
        clause = f"（{self.clause}）" if self.clause else ""
        return f"{where}{self.severity.value} {self.code} {what}{self.message}{clause}；改法：{self.cure}"


def spoken(key: str) -> str:
    """Return a key path as people count: `班子.委员候选人[0].姓名` → `班子.委员候选人第1项.姓名`."""
    return INDEX.sub(lambda found: f"第{int(found[1]) + 1}项", key)


def path_of(said: str) -> str:
    """Return the key path that `spoken` made, so that what was reported can be written down as it was."""
    return ITEM.sub(lambda found: f"[{int(found[1]) - 1}]", said)


class DocgenError(Exception):
    """The user can put this right: carries every problem found (exit code 1)."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class MissingProgram(DocgenError):
    """A program that docgen needs is not on this machine (exit code 3)."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that stop the making."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `（最接近的是“…”）` for the known word most like `word`, or nothing."""
    match = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"（最接近的是“{match[0]}”）" if match else ""
