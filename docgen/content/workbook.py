"""An .xlsx file → sheets of cells. Whatever the file really is, the answer is cells or problems, soon.

A workbook is a zip of XML: what it unpacks to is counted before anything is unpacked, and XML that declares
entities is refused. Macros are never run; formulas are not computed, their stored values are read.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content.grid import Cell
from docgen.content.text import load
from docgen.problem import Place, Problem, Severity

LIMIT = 20_000_000
UNPACKED = 30_000_000
"""Bytes that a workbook's parts may have in all: some 200 000 cells, read in a few seconds."""
MEMBERS = 2000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)
"""What openpyxl, zipfile and the XML parser raise over a damaged workbook; they document no common class."""
ERROR_VALUE = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
LONG_NUMBER = 10**15
"""Excel keeps 15 digits of a number; the rest become zeros."""

Sheets = dict[str, list[list[Cell]]]


def read_workbook(path: Path, name: str, found: list[Problem]) -> Sheets | None:
    """Return {sheet name: rows of cells}, or None after noting why not."""
    data = load(path, name, LIMIT, found)
    if data is None or not sound(data, name, found):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data)) if _has_formulas(data) else None
        return {sheet.title: _rows(sheet, formulas[sheet.title] if formulas else None, name, found) for sheet in book.worksheets}
    except DAMAGE:
        found.append(Problem("E-XLS-01", Place(name), "工作簿已损坏，打不开", "用 WPS 或 Excel 打开，另存为新的 .xlsx"))
        return None


def sound(data: bytes, name: str, found: list[Problem]) -> bool:
    """Whether `data` is a workbook that may be unpacked; if not, one problem says what it is."""
    problem = None
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            problem = Problem("E-XLS-02", Place(name), "工作簿加了打开密码", "用 WPS 或 Excel 打开，取消密码后保存")
        else:
            problem = Problem("E-XLS-01", Place(name), "这是旧格式（.xls）的工作簿，只是改了扩展名", "用 WPS 或 Excel 打开，另存为 .xlsx")
    elif not data.startswith(b"PK"):
        problem = Problem("E-XLS-01", Place(name), "这不是 Excel 工作簿", "用 WPS 或 Excel 打开，另存为 .xlsx；CSV 请放进 花名册/ 文件夹")
    else:
        problem = _unsafe(data, name)
    if problem:
        found.append(problem)
    return problem is None


def _unsafe(data: bytes, name: str) -> Problem | None:
    """Return why the zip should not be unpacked, None when it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
                return Problem("E-XLS-03", Place(name), "工作簿展开后太大", "删去空行、图片和无关的工作表，另存为新的 .xlsx")
            if "xl/workbook.xml" not in archive.namelist():
                return Problem("E-XLS-01", Place(name), "这不是 Excel 工作簿，或已损坏", "用 WPS 或 Excel 打开，另存为 .xlsx")
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and b"<!" in (xml := archive.read(member)) and re.search(rb"<!(DOCTYPE|ENTITY)", xml):
                    return Problem("E-XLS-03", Place(name), "工作簿里有不该有的实体声明", "用 WPS 或 Excel 打开，另存为新的 .xlsx")
    except DAMAGE:
        return Problem("E-XLS-01", Place(name), "工作簿已损坏，打不开", "用 WPS 或 Excel 打开，另存为新的 .xlsx")
    return None


MOST_ROWS, MOST_COLUMNS = 50_000, 300


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(re.search(rb"<f[ >/]", archive.read(name)) for name in archive.namelist() if name.startswith("xl/worksheets/"))


def _rows(sheet: Worksheet, formulas: Worksheet | None, name: str, found: list[Problem]) -> list[list[Cell]]:
    """Return the cells of a sheet that are in use; values of merged cells are repeated downwards."""
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        last = f"第 {sheet.max_row} 行、第 {sheet.max_column} 列"
        found.append(Problem("E-XLS-03", Place(f"{name}!{sheet.title}"), f"表的范围太大，用到了{last}", "多半是很远的地方误留了内容或格式；删去那些行和列再保存"))
        return []
    _note_hidden(sheet, name, found)
    merged = dict(_merged(sheet, name, found))
    place = f"{name}!{sheet.title}!"
    return [[_cell(cell, merged.get((cell.row, cell.column), cell) if merged else cell, formulas, place, found) for cell in row] for row in sheet.iter_rows()]


def _note_hidden(sheet: Worksheet, name: str, found: list[Problem]) -> None:
    rows = [str(number) for number, row in sheet.row_dimensions.items() if row.hidden]
    columns = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    for what, hidden in (("行", rows), ("列", columns)):
        if hidden:
            listed = "、".join(hidden[:5]) + ("等" if len(hidden) > 5 else "")
            found.append(Problem("I-XLS-12", Place(f"{name}!{sheet.title}"), f"隐藏的{what} {listed} 照样读入", "不要的内容请删去，不要隐藏", Severity.NOTE))


def _merged(sheet: Worksheet, name: str, found: list[Problem]) -> Iterator[tuple[tuple[int, int], ExcelCell]]:
    """Yield for the lower cells of each merged range their position and the cell that holds the value."""
    for area in sheet.merged_cells.ranges:
        if area.max_row == area.min_row or area.max_row - area.min_row > 5000:
            continue
        first = sheet.cell(area.min_row, area.min_col)
        place = Place(f"{name}!{sheet.title}!{area.coord}")
        found.append(Problem("I-XLS-13", place, "合并的单元格按同一个值读入", "不用改；最好取消合并，逐行填写", Severity.NOTE))
        for row in range(area.min_row + 1, area.max_row + 1):
            yield (row, area.min_col), first


def _cell(cell: ExcelCell, source: ExcelCell, formulas: Worksheet | None, sheet: str, found: list[Problem]) -> Cell:
    """Return the cell with the value of `source` as text; `sheet` is how its place begins."""
    place = Place(f"{sheet}{get_column_letter(cell.column)}{cell.row}")
    value = source.value
    if value is None:
        if formulas and formulas.cell(source.row, source.column).data_type == "f":
            found.append(Problem("E-XLS-09", place, "公式没有算出的值", "用 WPS 或 Excel 打开保存一次，或把公式改成数值"))
        return Cell("", place)
    if isinstance(value, bool):
        return Cell("是" if value else "否", place)
    if isinstance(value, (dt.datetime, dt.date)):
        day = value.date() if isinstance(value, dt.datetime) else value
        return Cell(day.isoformat(), place, day=day)
    if isinstance(value, (int, float)):
        return Cell(_number(value, source.number_format, place, found), place, number=True)
    text = str(value)
    if source.data_type == "e" or ERROR_VALUE.fullmatch(text):
        found.append(Problem("E-XLS-09", place, f"单元格里是错误值 {text}", "改正公式，或直接填写内容"))
        return Cell("", place)
    return Cell(text, place)


def _number(value: int | float, form: str, place: Place, found: list[Problem]) -> str:
    """Return a number as a person would read it in the cell; numbers of 16 digits and more have lost some."""
    if abs(value) >= LONG_NUMBER:
        found.append(Problem("E-XLS-10", place, "长数字被 Excel 存成了数值，末几位已经丢失", "把这一列设为“文本”格式，重新输入（身份证号、银行账号都要这样）"))
        return ""
    if form == "0.00":
        return f"{value:.2f}"
    return str(int(value)) if value == int(value) else repr(value)
