"""What a paper says, whoever wrote it: passages of text and tables, as the checks of texts read them (§7).

A composed paper, a Markdown text of the folder and a .docx that somebody edited all become a `Said`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from docgen.problem import Severity

Source = Literal["文件", "文稿", "改稿"]
Sort = Literal["标题", "题注", "小标题", "段落", "提示", "名单", "表格"]
END = re.compile(r"[^。！？；\n]+[。！？；]?")
NUMERAL = "零一二两三四五六七八九十百"
DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


@dataclass(frozen=True)
class Passage:
    """A title, a paragraph, a list of names or the words of a table.

    line, column: where it begins in its file, from 1; 0 in a paper that has no lines. part: 0 the paper itself, 1… its annexes.
    """

    text: str
    sort: Sort = "段落"
    part: int = 0
    line: int = 0


@dataclass(frozen=True)
class Grid:
    """A table: heads, rows, and the number of the passage before it (-1: none)."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: int = -1

    def column(self, *names: str) -> int:
        """Return the number of the first column called one of `names`; -1: there is none."""
        return next((index for index, head in enumerate(self.heads) if head in names), -1)


@dataclass(frozen=True)
class Names:
    """Persons listed outside a table, and the number of the passage before them."""

    names: tuple[str, ...]
    after: int = -1


@dataclass(frozen=True)
class Said:
    """One paper as said: its number in the catalogue (empty: none), its kind (文种) and stage, and its words."""

    name: str
    passages: tuple[Passage, ...]
    grids: tuple[Grid, ...] = ()
    lists: tuple[Names, ...] = ()
    code: str = ""
    kind: str = ""
    stage: str = ""
    source: Source = "文件"

    @cached_property
    def whole(self) -> str:
        """All its words, a line a passage."""
        return "\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True)
class Remark:
    """What a check of texts finds: like a finding, its place a stretch of a passage (-1: the paper as a whole)."""

    code: str
    passage: int
    start: int
    quote: str
    message: str
    cure: str
    severity: Severity = Severity.ERROR


def remark(code: str, passage: int, found: re.Match[str] | tuple[int, str], message: str, cure: str) -> Remark:
    """Return a remark of the weight that the letter of its code gives."""
    start, quote = (found.start(), found[0]) if isinstance(found, re.Match) else found
    severity = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.NOTE}[code[0]]
    return Remark(code, passage, start, quote, message, cure, severity)


def sentences(said: Said) -> Iterator[tuple[int, int, str]]:
    """Yield every sentence with the number of its passage and where in it the sentence begins."""
    for index, passage in enumerate(said.passages):
        for found in END.finditer(passage.text):
            yield index, found.start(), found[0]


def matches(said: Said, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield every match with the number of its passage."""
    for index, passage in enumerate(said.passages):
        for found in pattern.finditer(passage.text):
            yield index, found


def number_of(text: str) -> int:
    """Return what a numeral below 1000 says, in figures or in Chinese: 13, 十三, 两."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = DIGIT[character]
    return total + digit
