"""Tables of a .docx: their measures, borders and cells."""

from __future__ import annotations

from lxml import etree

from docgen.audit.look import NO_BORDER, border
from docgen.audit.paragraph import Border
from docgen.audit.properties import Properties, W, borders, fill, is_on, number, value
from docgen.audit.runs import THROUGH
from docgen.audit.styles import Styles
from docgen.audit.subject import Cell, Table

Placed = tuple[int, int, etree._Element]


def rows_of(element: etree._Element, tag: str = "tr") -> list[etree._Element]:
    """Return the rows of a table (or cells of a row), through content controls and tracked insertions."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == W + tag:
            found.append(child)
        elif child.tag in THROUGH:
            found += rows_of(child, tag)
    return found


def deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def read_table(element: etree._Element, styles: Styles) -> tuple[Table, str, list[Placed]]:
    """Return a table without its place, the id of its style, and its cells as (row, column, w:tc)."""
    properties = element.find(W + "tblPr")
    found = {str(child.tag).removeprefix(W): child for child in properties} if properties is not None else {}
    style = value(found["tblStyle"]) if "tblStyle" in found else styles.default("table")
    placed: list[Placed] = []
    cells: list[Cell] = []
    heads, rows = 0, [row for row in rows_of(element) if not deleted(row)]
    for index, row in enumerate(rows):
        head = row.find(f"{W}trPr/{W}tblHeader")
        heads += heads == index and head is not None and is_on(head)
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = number(value(before)) if before is not None else 0
        for one in rows_of(row, "tc"):
            cell = cell_of(one, index, column)
            placed.append((index, column, one))
            cells.append(cell)
            column += cell.columns
    drawn = {**styles.style(style).borders, **borders(found.get("tblBorders"))}
    columns = [number(value(column, "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    width = found.get("tblW")
    said = number(value(width, "w")) if width is not None and value(width, "type") in ("dxa", "") else 0
    return (
        Table(
            0,
            rows=len(rows),
            columns=max((cell.column + cell.columns for cell in cells), default=0),
            width=said or sum(columns),
            indent=number(value(found["tblInd"], "w")) if "tblInd" in found else 0,
            align=value(found["jc"]) if "jc" in found else "left",
            heads=heads,
            floating="tblpPr" in found,
            borders=made(drawn),
            cells=tuple(cells),
        ),
        style,
        placed,
    )


def cell_of(element: etree._Element, row: int, column: int) -> Cell:
    """Return a cell's measures, borders and shade."""
    properties = element.find(W + "tcPr")
    found = {str(child.tag).removeprefix(W): child for child in properties} if properties is not None else {}
    return Cell(
        row,
        column,
        max(1, number(value(found["gridSpan"]), 1)) if "gridSpan" in found else 1,
        number(value(found["tcW"], "w")) if "tcW" in found else 0,
        made(borders(found.get("tcBorders"))),
        fill(found["shd"]) if "shd" in found else "",
        value(found["vAlign"]) if "vAlign" in found else "top",
    )


def made(drawn: Properties) -> tuple[Border, ...]:
    return tuple(border(side, text) for side, text in drawn.items() if text.split("|")[0] not in NO_BORDER)
