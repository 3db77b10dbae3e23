"""Makes 计票.xlsx and 选票明细.xlsx ready for the tellers: locked but for the cells to fill, with sums, checks and lists.

What stands in them is given; the order of the names is that of the ballot.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content import papers
from docgen.content.count_sheet import COLUMNS, HANDLING, HEADS, KIND, LISTS, VOTES, WRITE_IN

EDGE = Side(style="thin", color="999999")
BOXED = Border(EDGE, EDGE, EDGE, EDGE)
OPEN = Protection(locked=False)
HEAD_FILL, OPEN_FILL, WRONG_FILL = PatternFill("solid", fgColor="DDEBF7"), PatternFill("solid", fgColor="FFF9E5"), PatternFill("solid", bgColor="F8CBAD")
NAMES = "名单"
NOTE = "只填浅黄色的格子；红色的格子数字不平，核对计票单。填好后放进资料目录，运行 docgen tally。"
PAPER_NOTE = "每张收回的选票一行，次序不限；整张空白的，在“裁定”里选“有效”。"
FIXED_DAY = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Line:
    """A line of votes: post, name, and the figures there are already (as many as VOTES)."""

    post: str
    name: str
    votes: tuple[int, ...] = ()
    written: bool = False


@dataclass(frozen=True)
class Page:
    """One ballot in the workbook. heads: what is known of KIND, HEADS and HANDLING. lines: in the order of the ballot.

    seats: {post: seats}; as many empty lines are kept to write names in, at most four, if `write_in`.
    """

    name: str
    title: str
    heads: Mapping[str, object]
    lines: Sequence[Line]
    seats: Mapping[str, int]
    write_in: bool = True
    free: bool = False
    """Whether the candidates are not known yet: lines for them are left empty."""


@dataclass(frozen=True)
class Book:
    """What goes into 计票.xlsx: its ballots, the rows of the lists of 到会 and the rest, and names to choose from."""

    pages: Sequence[Page]
    lists: Mapping[str, Sequence[Sequence[object]]] = field(default_factory=dict)
    names: Sequence[str] = ()


def count_book(book: Book) -> bytes:
    """Return 计票.xlsx; the same bytes for the same facts."""
    made = Workbook()
    made.remove(made.active)
    for page in book.pages:
        _page(made.create_sheet(page.name), page, len(book.names))
    for name, columns in LISTS.items():
        _list(made.create_sheet(name), columns, book.lists.get(name, ()))
    _names(made, book.names)
    return saved(made)


def _page(sheet: Worksheet, page: Page, known: int) -> None:
    sheet["A1"], sheet["A2"] = page.title, NOTE
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"].font = Font(color="7F7F7F")
    at = {key: 4 + number for number, key in enumerate((*KIND, *HEADS, *HANDLING))}
    for key, row in at.items():
        put(sheet, row, 1, key, head=True)
        put(sheet, row, 2, page.heads.get(key), open_=key not in KIND or page.free)
        if key in ("时间", "日期"):
            sheet.cell(row, 2).number_format = "@"
        elif key not in KIND:
            _whole(sheet, f"B{row}")
    _checks(sheet, at)
    top = max(at.values()) + 2
    for number, text in enumerate(COLUMNS, 1):
        put(sheet, top, number, text, head=True)
    _lines(sheet, page, top + 1, at["有效"], known)
    for letter, width in zip("ABCDEFGH", (12, 14, 9, 9, 9, 10, 9, 34), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "C4"
    lock(sheet)


def _checks(sheet: Worksheet, at: Mapping[str, int]) -> None:
    """Write beside the figures what they must satisfy (I1–I4, and the balance of the sheets)."""
    cell = {key: f"B{row}" for key, row in at.items()}
    rules = {
        "实到": (f"{cell['实到']}<={cell['应到']}", "实到不能多于应到"),
        "发出": (f"{cell['发出']}={cell['实到']}", "发出应等于实到"),
        "收回": (f"{cell['收回']}<={cell['发出']}", "收回多于发出，选举无效"),
        "无效": (f"{cell['有效']}+{cell['无效']}={cell['收回']}", "有效加无效应等于收回"),
        "剩余": (f"{cell['发出']}+{cell['剩余']}={cell['印制']}", "印制应等于发出加剩余"),
        "留存": (f"{cell['销毁']}+{cell['留存']}={cell['剩余']}", "剩余应等于销毁加留存"),
    }
    for key, (holds, fault) in rules.items():
        sheet[f"H{at[key]}"] = f'=IF({cell[key]}="","",IF({holds},"√","{fault}"))'
        _warn(sheet, f"H{at[key]}")


def _lines(sheet: Worksheet, page: Page, row: int, valid: int, known: int) -> None:
    for post in page.seats:
        own = [line for line in page.lines if line.post == post and not line.written]
        own += [Line(post, "") for _ in range(page.seats[post] + 2)] if page.free else []
        for line in own:
            _line(sheet, row, post, line, valid, open_name=page.free)
            row += 1
        written = [line for line in page.lines if line.post == post and line.written]
        empty = min(page.seats[post], 4) if page.write_in else 0
        for line in [*written, *[Line(post, "", written=True)] * max(empty - len(written), 0)]:
            _line(sheet, row, post + WRITE_IN, line, 0, open_name=True)
            if known:
                rule = DataValidation(type="list", formula1=f"={NAMES}!$A$1:$A${known}", allow_blank=True, showErrorMessage=False)
                sheet.add_data_validation(rule)
                rule.add(f"B{row}")
            row += 1


def _line(sheet: Worksheet, row: int, post: str, line: Line, valid: int, *, open_name: bool) -> None:
    """Write one line; valid: the row of 有效, 0 for a line written in, which has votes for only."""
    put(sheet, row, 1, post, head=True)
    put(sheet, row, 2, line.name or None, open_=open_name)
    for number in range(len(VOTES) if valid else 1):
        put(sheet, row, 3 + number, line.votes[number] if number < len(line.votes) else None, open_=True)
        _whole(sheet, sheet.cell(row, 3 + number).coordinate)
    if valid:
        sheet[f"G{row}"] = f'=IF(COUNT(C{row}:F{row})=0,"",SUM(C{row}:F{row}))'
        sheet[f"H{row}"] = f'=IF(G{row}="","",IF(G{row}=$B${valid},"√","合计应等于有效票"))'
        _warn(sheet, f"H{row}")


def _list(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    for number, text in enumerate(columns, 1):
        put(sheet, 1, number, text, head=True)
        sheet.column_dimensions[get_column_letter(number)].width = 34 if number == 1 else 12
    for row in range(2, max(len(rows), 6) + 4):
        values = rows[row - 2] if row - 2 < len(rows) else ()
        for number in range(1, len(columns) + 1):
            put(sheet, row, number, values[number - 1] if number <= len(values) else None, open_=True)
    lock(sheet)


def _names(book: Workbook, names: Sequence[str]) -> None:
    if names:
        sheet = book.create_sheet(NAMES)
        for row, name in enumerate(names, 1):
            sheet.cell(row, 1, name)
        sheet.sheet_state = "hidden"


def put(sheet: Worksheet, row: int, column: int, value: object, *, head: bool = False, open_: bool = False) -> None:
    cell = sheet.cell(row, column, value)
    cell.border = BOXED
    cell.alignment = Alignment(horizontal="center", vertical="center")
    if head:
        cell.fill, cell.font = HEAD_FILL, Font(bold=True)
    elif open_:
        cell.fill, cell.protection = OPEN_FILL, OPEN


def _whole(sheet: Worksheet, cell: str) -> None:
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "只填张数", "这里填整数，没有的填 0"
    sheet.add_data_validation(rule)
    rule.add(cell)


def _warn(sheet: Worksheet, cell: str) -> None:
    sheet.conditional_formatting.add(cell, FormulaRule(formula=[f'AND({cell}<>"",{cell}<>"√")'], fill=WRONG_FILL))


def lock(sheet: Worksheet) -> None:
    """Lock what is not to be filled in; without a password, so that an office can still change what it must."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False


def paper_book(pages: Sequence[Page], rows: int, marks: Sequence[str], lists: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return 选票明细.xlsx with a sheet for each ballot.

    rows: papers to make room for. marks: what a voter may draw. lists: the rows of 到会, 举手表决 and 减少名额.
    """
    made = Workbook()
    heads = made.active
    heads.title = papers.HEADS
    for number, text in enumerate(papers.HEAD_COLUMNS, 1):
        put(heads, 1, number, text, head=True)
        heads.column_dimensions[get_column_letter(number)].width = 12
    for row, page in enumerate(pages, 2):
        for number, text in enumerate(papers.HEAD_COLUMNS, 1):
            value = page.name if text == "工作表" else page.heads.get(text)
            put(heads, row, number, value, open_=True)
            heads.cell(row, number).number_format = "@" if text in ("时间", "日期") else "General"
        _papers(made.create_sheet(page.name), page, rows, marks)
    for name, columns in LISTS.items():
        _list(made.create_sheet(name), columns, lists.get(name, ()))
    return saved(made)


def _papers(sheet: Worksheet, page: Page, rows: int, marks: Sequence[str]) -> None:
    several = len(page.seats) > 1
    boxes = [f"{line.post}：{line.name}" if several else line.name for line in page.lines if not line.written]
    written = [f"{post}另选" if several else "另选他人" for post in page.seats] if page.write_in else []
    columns = [*boxes, *written, papers.RULING, papers.GROUNDS]
    sheet["A1"] = PAPER_NOTE
    for number, text in enumerate(columns, 1):
        put(sheet, 2, number, text, head=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(8.0, 2.2 * len(text))
        for row in range(3, rows + 3):
            put(sheet, row, number, None, open_=True)
    for first, last, words in ((1, len(boxes), [*marks, "弃权", "废"]), (len(columns) - 1, len(columns) - 1, ["有效", "作废"])):
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(rule)
        rule.add(f"{get_column_letter(first)}3:{get_column_letter(last)}{rows + 2}")
    sheet.freeze_panes = "A3"
    lock(sheet)


def saved(book: Workbook) -> bytes:
    """Return the workbook's bytes without the hour at which they were made."""
    out, fixed = io.BytesIO(), io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "docProps/core.xml":
                data = _undated(data)
            target.writestr(zipfile.ZipInfo(item.filename, FIXED_DAY), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _undated(core: bytes) -> bytes:
    """Return the properties of a workbook with the days it was made and changed set to one day."""
    head, *parts = core.split(b'W3CDTF">')
    return head + b"".join(b'W3CDTF">2000-01-01T00:00:00Z' + part[part.index(b"<") :] for part in parts)
