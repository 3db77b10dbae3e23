"""An .xlsx file → sheets of cells. Whatever the file really is, the answer is cells or problems, soon.

A workbook is a zip of XML: what it unpacks to is counted before anything is unpacked, and XML that declares
entities is refused. Macros are never run; formulas are not computed, their stored values are read. Thousands of rows
take tenths of a second.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from docgen.content.book_parts import Book, local, parts, text_of, unescaped
from docgen.content.grid import Cell
from docgen.content.sheet import letters_of
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
"""What zipfile, the XML parser and we raise over a damaged workbook; there is no common class."""
ERROR_VALUE = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
LONG_NUMBER = 10**15
"""Excel keeps 15 digits of a number; the rest become zeros."""

Sheets = dict[str, list[list[Cell]]]
Spot = tuple[str, int, int]
"""The title of a sheet, a row and a column, both from 1."""


def read_workbook(path: Path, name: str, found: list[Problem]) -> Sheets | None:
    """Return {sheet name: rows of cells}, or None after noting why not."""
    return opened[0] if (opened := read_named(path, name, found)) else None


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of circles rest: a sheet is some hundred thousand small objects, none in a circle, and every pass looks at them all."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read_named(path: Path, name: str, found: list[Problem]) -> tuple[Sheets, Mapping[str, Spot]] | None:
    """Return the sheets, and {name of a cell: where it stands}; None after noting why not."""
    data = load(path, name, LIMIT, found)
    if data is None or not sound(data, name, found):
        return None
    try:
        with uncollected(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = parts(archive)
            sheets = {title: Page(book, name, title, found).rows(ElementTree.fromstring(archive.read(part))) for title, part in book.sheets}
            return sheets, {key: spot for key, target in book.names.items() if (spot := spot_of(target))}
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
                if member.filename.endswith((".xml", ".rels")) and declares(archive.read(member)):
                    return Problem("E-XLS-03", Place(name), "工作簿里有不该有的实体声明", "用 WPS 或 Excel 打开，另存为新的 .xlsx")
    except DAMAGE:
        return Problem("E-XLS-01", Place(name), "工作簿已损坏，打不开", "用 WPS 或 Excel 打开，另存为新的 .xlsx")
    return None


MOST_ROWS, MOST_COLUMNS = 50_000, 300
AREA = 2_000_000
"""Cells of a sheet, empty ones too."""


def declares(xml: bytes) -> bool:
    """Whether XML declares a document type or entities; UTF-16 is looked through as well."""
    return b"<!" in (plain := xml.replace(b"\0", b"")) and bool(re.search(rb"<!(DOCTYPE|ENTITY)", plain))


class Page:
    """One sheet being read: its cells by row and column, and what it says of them."""

    def __init__(self, book: Book, name: str, title: str, found: list[Problem]) -> None:
        self.book = book
        self.sheet = f"{name}!{title}"
        self.found = found
        self.cells: dict[int, dict[int, Cell]] = {}
        self.width = 0

    def rows(self, tree: Element) -> list[list[Cell]]:
        """Return the cells in use, each row as wide as the widest; values of merged cells are repeated downwards."""
        merged: list[str] = []
        for part in tree:
            name = local(part)
            if name == "sheetData":
                self.read(part)
            elif name == "mergeCells":
                merged = [one.get("ref", "") for one in part]
            elif name == "cols":
                self.note_hidden("列", [letters for one in part if one.get("hidden") in ("1", "true") for letters in spanned(one)])
        height = max(self.cells, default=0)
        if height > MOST_ROWS or self.width > MOST_COLUMNS or height * self.width > AREA:
            last = f"第 {height} 行、第 {self.width} 列"
            self.found.append(Problem("E-XLS-03", Place(self.sheet), f"表的范围太大，用到了{last}", "多半是很远的地方误留了内容或格式；删去那些行和列再保存"))
            return []
        for area in merged:
            self.repeat(area, height)
        return [self.row(number) for number in range(1, height + 1)]

    def row(self, number: int) -> list[Cell]:
        """Return one row, empty cells put in."""
        cells, sheet = self.cells.get(number, {}), self.sheet
        return [cells.get(column) or Cell("", sheet, number, column) for column in range(1, self.width + 1)]

    def read(self, data: Element) -> None:
        """Take in the cells that hold something."""
        number, hidden = 0, []
        for row in data:
            number = int(row.get("r") or number + 1)
            if row.get("hidden") in ("1", "true"):
                hidden.append(str(number))
            cells: dict[int, Cell] = {}
            column = 0
            for node in row:
                address = node.get("r")
                column = column_of(address) if address else column + 1
                if len(node) and (cell := self.cell(node, number, column)) is not None:
                    cells[column] = cell
            if cells:
                self.cells[number] = cells
                self.width = max(self.width, *cells)
        self.note_hidden("行", hidden)

    def note_hidden(self, what: str, hidden: list[str]) -> None:
        if hidden:
            listed = "、".join(hidden[:5]) + ("等" if len(hidden) > 5 else "")
            self.found.append(Problem("I-XLS-12", Place(self.sheet), f"隐藏的{what} {listed} 照样读入", "不要的内容请删去，不要隐藏", Severity.NOTE))

    def repeat(self, area: str, height: int) -> None:
        """Put the value of a merged range into its lower cells, those of the first column."""
        match = AREA_REF.fullmatch(area)
        if match is None:
            return
        column, first, last = column_of(match[1]), int(match[2]), min(int(match[4]), height)
        if int(match[4]) == first or last - first > 5000:
            return
        place = Place(f"{self.sheet}!{area}")
        self.found.append(Problem("I-XLS-13", place, "合并的单元格按同一个值读入", "不用改；最好取消合并，逐行填写", Severity.NOTE))
        source = self.cells.get(first, {}).get(column)
        if source is None:
            return
        for number in range(first + 1, last + 1):
            self.cells.setdefault(number, {})[column] = source._replace(row=number)

    def cell(self, node: Element, row: int, column: int) -> Cell | None:
        """Return the cell with its value as text, None where it holds none."""
        kind, value, formula = node.get("t", "n"), None, False
        for child in node:
            name = local(child)
            if name == "v":
                value = child.text
            elif name == "is":
                value = text_of(child)
            elif name == "f":
                formula = True
        sheet = self.sheet
        if kind == "s":
            text = self.book.strings[int(value)] if value else ""
            return self.text(text, row, column) if text else None
        if not value:
            if formula and kind != "str":
                self.found.append(Problem("E-XLS-09", Cell("", sheet, row, column).place, "公式没有算出的值", "用 WPS 或 Excel 打开保存一次，或把公式改成数值"))
            return None
        if kind == "n":
            return self.number(value, node.get("s", ""), row, column)
        if kind == "b":
            return Cell("是" if value in ("1", "true") else "否", sheet, row, column)
        if kind == "d":
            day = dt.date.fromisoformat(value[:10])
            return Cell(day.isoformat(), sheet, row, column, day=day)
        return self.text(value if kind == "inlineStr" else unescaped(value), row, column, kind == "e")

    def text(self, text: str, row: int, column: int, wrong: bool = False) -> Cell | None:
        """Return a cell of text; one that shows an error of Excel holds nothing."""
        cell = Cell(text, self.sheet, row, column)
        if wrong or (text[0] == "#" and ERROR_VALUE.fullmatch(text)):
            self.found.append(Problem("E-XLS-09", cell.place, f"单元格里是错误值 {text}", "改正公式，或直接填写内容"))
            return None
        return cell

    def number(self, written: str, form: str, row: int, column: int) -> Cell | None:
        """Return a number as a person would read it in the cell; numbers of 16 digits and more have lost some."""
        value = float(written)
        cell = Cell("", self.sheet, row, column, number=True)
        if form in self.book.days:
            return self.day(value, cell)
        if abs(value) >= LONG_NUMBER:
            self.found.append(Problem("E-XLS-10", cell.place, "长数字被 Excel 存成了数值，末几位已经丢失", "把这一列设为“文本”格式，重新输入（身份证号、银行账号都要这样）"))
            return None
        return cell._replace(text=self.shown(value, form))

    def shown(self, value: float, form: str) -> str:
        """Return the text of a number: two decimals, a percentage, or as it is."""
        if form in self.book.fixed:
            return f"{value:.2f}"
        percent = form in self.book.percents
        value = round(value * 100, 10) if percent else value
        return (str(int(value)) if value == int(value) else repr(value)) + ("%" if percent else "")

    def day(self, value: float, cell: Cell) -> Cell | None:
        """Return the day, or the hour, that a number is."""
        try:
            found = from_excel(value, CALENDAR_MAC_1904 if self.book.since_1904 else CALENDAR_WINDOWS_1900)
        except (OverflowError, ValueError):
            self.found.append(Problem("E-XLS-09", cell.place, "单元格里是错误值 #VALUE!", "改正公式，或直接填写内容"))
            return None
        if isinstance(found, dt.datetime):
            return cell._replace(text=found.date().isoformat(), day=found.date(), number=False)
        return cell._replace(text=str(found), number=False)


CELL_REF = re.compile(r"'?(.+?)'?!\$?([A-Z]{1,3})\$?(\d+)")
AREA_REF = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")


def spot_of(target: str) -> Spot | None:
    """Return the sheet, row and column that `报表!$D$7` means; None when it is no single cell."""
    match = CELL_REF.fullmatch(target)
    return (match[1].replace("''", "'"), int(match[3]), column_of(match[2])) if match else None


def column_of(address: str) -> int:
    """Return the number of the column of a cell, from 1: `C7` → 3."""
    return _column(address.rstrip("0123456789"))


@lru_cache(1000)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def spanned(columns: Element) -> list[str]:
    """Return the letters of the columns that one `<col>` speaks of; hidden to the end of the sheet means the first alone."""
    first, last = int(columns.get("min", "1")), int(columns.get("max", "1"))
    return [letters_of(number) for number in range(first, (last if last <= MOST_COLUMNS else first) + 1)]
