"""Makes the workbooks that carry figures: the data behind a chart, and the annex by which a reader can recompute a 通报.

The annex has every cell of a return that counts (明细) and every figure as a formula over them (指标), with what was printed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content.count_book import BOXED, HEAD_FILL, saved
from docgen.model.formula_tree import Amount, Binary, Expression, Leaf, Number

CHART_SHEET = "数据"
FIGURES, DETAIL, ABOUT = "指标", "明细", "说明"
FIGURE_HEADS = ("代码", "指标", "地区", "期", "分子", "分母", "数", "单位", "通报印作", "核对", "注")
DETAIL_HEADS = ("代码", "分子分母", "项", "单位", "县（市、区）", "乡镇（街道）", "计入", "报表原数", "出处", "注")
SIDES = ("分子", "分母")
FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Detail:
    """What one unit contributes to a sum: line of the sheet 明细. place: file, sheet and cell; raw: as it was reported."""

    code: str
    side: str
    item: str
    unit: str
    county: str
    town: str
    amount: Amount
    raw: str
    place: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One figure: line of the sheet 指标.

    sides: numerator and denominator, or what is counted. items: leaf → what it is called in 明细. level: 县, 乡镇 when the area is
    one, else empty: the whole. fixed: leaves that are not sums of lines (distinct persons), with their value. percent: printed as %.
    printed: the number as printed, without measure; None where there is none.
    """

    code: str
    name: str
    area: str
    key: str
    level: str
    period: str
    sides: Sequence[Expression]
    items: Mapping[Leaf, str]
    fixed: Mapping[Leaf, Amount]
    measure: str
    percent: bool
    printed: Decimal | None
    text: str
    note: str = ""


@dataclass(frozen=True)
class Data:
    """All that the annex holds. about: what it is, as (what, which)."""

    about: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    details: Sequence[Detail]


def chart_book(labels: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | None]]], form: str) -> bytes:
    """Return the workbook behind a chart: a row for each label, a column for each of `series` (name, values).

    form: how Excel prints the values, as 0.0%.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = CHART_SHEET
    sheet.append(["", *(safe(name) for name, _ in series)])
    for at, label in enumerate(labels):
        sheet.append([safe(label), *(values[at] for _, values in series)])
    for row in sheet.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.number_format = form
    sheet.column_dimensions[get_column_letter(1)].width = 24
    return saved(book)


def figure_book(data: Data) -> bytes:
    """Return the annex of figures as .xlsx."""
    book = Workbook()
    about = book.active
    about.title = ABOUT
    for row in data.about:
        about.append([safe(text) for text in row])
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 16, 90
    figures, detail = book.create_sheet(FIGURES), book.create_sheet(DETAIL)
    _headed(figures, FIGURE_HEADS, (16, 34, 16, 18, 10, 10, 12, 8, 14, 8, 40))
    _headed(detail, DETAIL_HEADS, (16, 10, 30, 16, 14, 14, 10, 30, 60, 16))
    last = max(len(data.details) + 1, 2)
    for number, line in enumerate(data.lines, 2):
        figures.append(_figure(line, number, last))
        figures.cell(number, 7).number_format = "0.0000%" if line.percent else "General"
    for one in data.details:
        texts = [safe(text) for text in (one.code, one.side, one.item, one.unit, one.county, one.town)]
        detail.append([*texts, _plain(one.amount), safe(one.raw), safe(one.place), safe(one.note)])
    return saved(book)


def _headed(sheet: Worksheet, heads: Sequence[str], widths: Sequence[float]) -> None:
    sheet.append(list(heads))
    for at, width in enumerate(widths, 1):
        cell = sheet.cell(1, at)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD_FILL, BOXED
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"


def _figure(line: Line, row: int, last: int) -> list[object]:
    """Return the cells of a figure: its sides as sums over 明细, the value of them, what was printed, and whether both agree."""
    sides = [f"={_formula(side, name, line, row, last)}" for side, name in zip(line.sides, SIDES, strict=False)]
    top, bottom = sides if len(sides) == len(SIDES) else (sides[0], None)
    value = f'=IF(F{row}=0,"",E{row}/F{row})' if bottom else f"=E{row}"
    digits = max(-int(line.printed.as_tuple().exponent), 0) if line.printed is not None else 0
    scaled = f"G{row}*100" if line.percent else f"G{row}"
    agrees = f'=IF(ROUND({scaled},{digits})={line.printed},"相符","不符")' if line.printed is not None else None
    texts = [safe(text) for text in (line.code, line.name, line.area, line.period)]
    return [*texts, top, bottom, value if line.printed is not None else None, safe(line.measure), safe(line.text), agrees, safe(line.note)]


def _formula(side: Expression, name: str, line: Line, row: int, last: int) -> str:
    """Return an expression as Excel computes it."""
    if isinstance(side, Number):
        return str(_plain(side.value))
    if isinstance(side, Binary):
        return f"({_formula(side.left, name, line, row, last)}{side.sign}{_formula(side.right, name, line, row, last)})"
    if side in line.fixed:
        return str(_plain(line.fixed[side]))

    def column(letter: str) -> str:
        return f"{DETAIL}!${letter}$2:${letter}${last}"

    criteria = [column("A"), f"$A{row}", column("B"), _quoted(name), column("C"), _quoted(line.items[side])]
    if line.level:
        criteria += [column("E" if line.level == "县" else "F"), _quoted(line.key)]
    return f"SUMIFS({column('G')},{','.join(criteria)})"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _plain(amount: Amount) -> int | float:
    """Return an amount as Excel holds it."""
    exact = Fraction(amount)
    return exact.numerator if exact.denominator == 1 else float(exact)


def safe(text: str) -> str:
    """Return a text that Excel does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
