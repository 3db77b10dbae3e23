"""Makes the form of a return (报表): locked but for the cells to fill, with lists, hints, the unit's own name and last period's figures.

Each cell to fill has a name (`值_副主席`), so that it is found again wherever rows and columns have been moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content.count_book import lock, put, saved
from docgen.model.period import Period
from docgen.model.reporting import ReportingUnit, ReturnField
from docgen.model.returns import NOT_APPLICABLE, Value

SHEET, LISTS = "报表", "选项"
PREFIX = "值_"
NOTE = "只填浅黄色的格子。没有发生的填 0，没有这一项的填“—”，不要留空；只写准确数，不写“余”“多”“近”。"
COLUMNS = (("栏目", 12), ("指标", 30), ("计量单位", 9), ("本期", 16), ("上期", 16), ("说明", 46))
VALUE = 4
LONGEST = 250
"""Characters that Excel takes in a list of choices written out."""
WORDS = 31
"""Characters that Excel takes in the title of an input message."""


def write(unit: ReportingUnit, fields: Iterable[ReturnField], period: Period, last: Mapping[str, Value]) -> bytes:
    """Return the form of `unit` for `period` with those of `fields` that it fills in; the same bytes for the same facts.

    last: the unit's figures of the period before, shown beside the cells to fill.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    top = _head(sheet, unit, period)
    asked = [field for field in fields if asked_of(field, unit, period)]
    rules = _Rules(book, sheet)
    names = cell_names(field.name for field in asked)
    for row, field in enumerate(asked, top + 1):
        _line(sheet, row, field, last.get(field.name), group=row == top + 1 or field.group != asked[row - top - 2].group)
        rules.add(field, f"{get_column_letter(VALUE)}{row}")
        book.defined_names[names[field.name]] = DefinedName(names[field.name], attr_text=f"{SHEET}!${get_column_letter(VALUE)}${row}")
    _foot(sheet, top + len(asked) + 1, top)
    return saved(book)


def asked_of(field: ReturnField, unit: ReportingUnit, period: Period) -> bool:
    """Whether the unit fills the field in for such a period."""
    return unit.level in field.levels and (not field.rhythms or period.rhythm in field.rhythms)


def cell_names(fields: Iterable[str]) -> dict[str, str]:
    """Return {field: name of its cell}: signs that Excel takes in no name become _, names that are then alike get a number."""
    names: dict[str, str] = {}
    for field in fields:
        name = PREFIX + re.sub(r"[^\w.]", "_", field)
        while name in names.values():
            name += "_"
        names[field] = name
    return names


def _head(sheet: Worksheet, unit: ReportingUnit, period: Period) -> int:
    """Write what stands above the figures; return the row of the header."""
    sheet["A1"], sheet["A2"] = f"{unit.name}{period.name}报表", NOTE
    sheet["A1"].font, sheet["A2"].font = Font(bold=True, size=14), Font(color="7F7F7F")
    known = (("单位名称", unit.name), ("单位代码", unit.code), ("报告期", period.name))
    asked = (("填报人", ""), ("报送日期", ""), ("零报告", "否"))
    for row, pairs in ((3, known), (4, asked)):
        for number, (label, value) in enumerate(pairs):
            put(sheet, row, 2 * number + 1, label, head=True)
            put(sheet, row, 2 * number + 2, value or None, open_=row == 4)
            sheet.cell(row, 2 * number + 2).number_format = "@"
    _listed(sheet, "F4", '"是,否"', "零报告", "这一期什么都没有发生的选“是”，下面各格可以不填")
    sheet["D4"].comment = Comment("写成 2019-01-04", "docgen", width=180, height=40)
    for number, (label, width) in enumerate(COLUMNS, 1):
        put(sheet, 6, number, label if label != "上期" else f"上期（{period.previous.name}）", head=True)
        sheet.cell(6, number).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    return 6


def _line(sheet: Worksheet, row: int, field: ReturnField, last: Value | None, *, group: bool) -> None:
    """Write the line of one field."""
    put(sheet, row, 1, field.group if group else None, head=True)
    put(sheet, row, 2, field.name + ("" if field.required else "（选填）"))
    put(sheet, row, 3, "%" if field.kind == "百分比" else field.measure or None)
    put(sheet, row, VALUE, None, open_=True)
    put(sheet, row, 5, _shown(last, field))
    put(sheet, row, 6, field.hint or None)
    form = {"百分比": "0.0%", "数": "0", "金额": "0.00"}.get(field.kind, "@")
    sheet.cell(row, VALUE).number_format = form
    sheet.cell(row, 5).number_format = form
    sheet.cell(row, 5).font = Font(color="7F7F7F")
    for column in (2, 6):
        sheet.cell(row, column).alignment = Alignment(vertical="center", wrap_text=True)


def _shown(value: Value | None, field: ReturnField) -> object:
    """Return how a figure of the last period stands in its cell."""
    if value is None or value is NOT_APPLICABLE:
        return None if value is None else "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    return float(value) if isinstance(value, Fraction) else value


class _Rules:
    """What may be typed into the cells; long lists of choices stand on a hidden sheet."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.lists = 0

    def add(self, field: ReturnField, cell: str) -> None:
        """Let only values of `field` into `cell`, and say in a message what is asked."""
        message = field.hint or {"是否": "选：是、否、—", "名单": "一人一个编号，用顿号隔开"}.get(field.kind, "")
        if field.kind == "是否":
            _listed(self.sheet, cell, '"是,否,—"', field.name, message)
        elif field.choices:
            _listed(self.sheet, cell, self.source(field.choices), field.name, message)
        elif field.kind in ("数", "金额", "百分比"):
            whole = f",{cell}=INT({cell})" if field.kind == "数" else ""
            rule = DataValidation(type="custom", formula1=f'OR({cell}="—",AND(ISNUMBER({cell}),{cell}>=0{whole}))', allow_blank=True, showErrorMessage=True)
            rule.errorTitle = "要填数"
            rule.error = f"这里填{'整数' if whole else '数'}{f'，单位{field.measure}' if field.measure else ''}；没有发生的填 0，没有这一项的填“—”"
            _told(self.sheet, rule, cell, field.name, message)
        elif message:
            _told(self.sheet, DataValidation(allow_blank=True), cell, field.name, message)

    def source(self, words: Sequence[str]) -> str:
        """Return where the list of choices stands."""
        written = ",".join(words)
        if len(written) <= LONGEST and written.count(",") == len(words) - 1:
            return f'"{written}"'
        page = self.book[LISTS] if LISTS in self.book.sheetnames else self.book.create_sheet(LISTS)
        page.sheet_state = "hidden"
        self.lists += 1
        for row, word in enumerate(words, 1):
            page.cell(row, self.lists, word)
        letter = get_column_letter(self.lists)
        return f"={LISTS}!${letter}$1:${letter}${len(words)}"


def _listed(sheet: Worksheet, cell: str, source: str, title: str, message: str) -> None:
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "不是规定的用词", "请从下拉列表里选"
    _told(sheet, rule, cell, title, message)


def _told(sheet: Worksheet, rule: DataValidation, cell: str, title: str, message: str) -> None:
    if message:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = title[:WORDS], message[:LONGEST]
    sheet.add_data_validation(rule)
    rule.add(cell)


def _foot(sheet: Worksheet, row: int, top: int) -> None:
    """Write the line for remarks, lock the rest, and set the page up for printing."""
    put(sheet, row, 1, "备注", head=True)
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=len(COLUMNS))
    put(sheet, row, 2, None, open_=True)
    sheet.cell(row, 2).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[row].height = 48
    sheet.freeze_panes = sheet.cell(top + 1, 3)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{top}:{top}"
    lock(sheet)
