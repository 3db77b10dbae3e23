"""A sheet as rows of texts and nothing else, for tables of many rows: where a cell stands is said only when somebody asks.

85 000 rows of forty cells would be gigabytes of `Cell`; here a row is its number and its texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.problem import Place

SheetRow = tuple[int, Sequence[str]]
"""The number of a row in its file, from 1, and its texts from the first column on."""


def letters(column: int) -> str:
    """Return what Excel calls the column with index `column`, from 0: A … Z, AA …"""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; a .csv has one without a title.

    file: as messages name it. names: {defined name: (row number, column index)}.
    merged: {(row number, column index): (row number, column index) of the cell that holds the value}.
    """

    file: str
    title: str
    rows: Sequence[SheetRow]
    names: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The sheet as a whole."""
        return Place(f"{self.file}!{self.title}" if self.title else self.file)

    def at(self, row: int, column: int) -> Place:
        """Return the place of a cell: file, sheet and cell; of a .csv the line."""
        return Place(f"{self.file}!{self.title}!{letters(column)}{row}") if self.title else Place(self.file, row)
