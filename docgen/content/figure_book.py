"""Makes the workbooks that carry figures: the data behind a chart, and the annex (数据附表.xlsx) by which a reader can recompute a 通报."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from docgen.content.count_book import saved

CHART_SHEET = "数据"


def chart_book(labels: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | None]]], form: str) -> bytes:
    """Return the workbook behind a chart: a row for each label, a column for each of `series` (name, values).

    form: how Excel prints the values, as 0.0%.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = CHART_SHEET
    sheet.append(["", *(name for name, _ in series)])
    for at, label in enumerate(labels):
        sheet.append([label, *(values[at] for _, values in series)])
    for row in sheet.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.number_format = form
    sheet.column_dimensions[get_column_letter(1)].width = 24
    return saved(book)
