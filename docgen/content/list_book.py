"""Lists as an .xlsx to read and to filter: a sheet each, a bold header that stays in view, columns as wide as what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content.count_book import BOXED, HEAD_FILL, saved

WIDEST = 48
ABOVE = 2
"""Rows above the header: the title and an empty one."""


@dataclass(frozen=True)
class Listing:
    """One sheet: its title, its columns, its rows. Texts that look like formulas stay texts."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def list_book(listings: Mapping[str, Listing]) -> bytes:
    """Return the workbook, a sheet for each name; the same bytes for the same lists."""
    book = Workbook()
    book.remove(book.active)
    for name, listing in listings.items():
        _sheet(book.create_sheet(name), listing)
    return saved(book)


def _sheet(sheet: Worksheet, listing: Listing) -> None:
    sheet["A1"] = listing.title
    sheet["A1"].font = Font(bold=True, size=14)
    for number, row in enumerate([listing.columns, *listing.rows], ABOVE + 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
            cell.border = BOXED
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if number == ABOVE + 1:
                cell.font, cell.fill = Font(bold=True), HEAD_FILL
    for column, head in enumerate(listing.columns, 1):
        widest = max([_width(head), *(_width(row[column - 1]) for row in listing.rows)])
        sheet.column_dimensions[get_column_letter(column)].width = min(widest + 2, WIDEST)
    sheet.freeze_panes = f"A{ABOVE + 2}"
    sheet.auto_filter.ref = f"A{ABOVE + 1}:{get_column_letter(len(listing.columns))}{ABOVE + 1 + len(listing.rows)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{ABOVE + 1}:{ABOVE + 1}"


def _width(value: object) -> int:
    """Return how wide a value is, in half-width characters."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in str("" if value is None else value))
