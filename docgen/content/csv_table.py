"""A .csv file → rows of cells: UTF-8 or GB18030 (what Excel saves), commas, or tabs as pasted from a sheet."""

from __future__ import annotations

import csv
from pathlib import Path

from docgen.content.grid import Cell
from docgen.content.sheet import SheetRow
from docgen.content.text import read_text
from docgen.problem import Place, Problem

LIMIT = 5_000_000


def read_csv(path: Path, name: str, found: list[Problem]) -> list[list[Cell]] | None:
    """Return the rows, each cell with the line of its row, or None after noting why not."""
    rows = read_lines(path, name, LIMIT, found)
    return [[Cell(value, name, line) for value in row] for line, row in rows] if rows is not None else None


def read_lines(path: Path, name: str, limit: int, found: list[Problem]) -> list[SheetRow] | None:
    """Return the rows as texts with the line where each begins, or None after noting why not. limit: bytes."""
    text = read_text(path, name, limit, found, gbk=True)
    if text is None:
        return None
    head = text.split("\n", 1)[0]
    mark = "\t" if "\t" in head and "," not in head else ","
    if "，" in head and mark not in head:
        found.append(Problem("E-CSV-01", Place(name, 1), "各列之间用了全角逗号", "改用半角逗号；最好用 WPS 或 Excel 编辑，另存为 CSV"))
        return None
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
    rows: list[SheetRow] = []
    line = 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        found.append(Problem("E-CSV-01", Place(name, line), "这一行的引号没有配对，或一格里的内容太长", '给有逗号、引号的格子加半角双引号，格子里的双引号写两次（""）'))
        return None
    return rows
