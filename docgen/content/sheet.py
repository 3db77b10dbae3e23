"""A sheet as rows of texts and nothing else, for tables of many rows: where a cell stands is said only when somebody asks.

85 000 rows of forty cells would be gigabytes of records; here a row is its number and its texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.problem import Place

SheetRow = tuple[int, Sequence[str]]
"""The number of a row in its file, from 1, and its texts from the first column on."""


def letters_of(column: int) -> str:
    """Return what Excel calls a column, counted from 1: A … Z, AA …"""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@dataclass(frozen=True, slots=True)
class SheetName:
    """Which sheet of which file; a .csv has one without a title. file: as messages name it."""

    file: str
    title: str = ""

    @property
    def place(self) -> Place:
        """The sheet as a whole."""
        return Place(f"{self.file}!{self.title}" if self.title else self.file)

    def at(self, row: int, index: int) -> Place:
        """Return the place of the cell with `index`, from 0, in its row: file, sheet and cell; of a .csv the line."""
        return Place(f"{self.file}!{self.title}!{letters_of(index + 1)}{row}") if self.title else Place(self.file, row)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file."""

    name: SheetName
    rows: Sequence[SheetRow]
