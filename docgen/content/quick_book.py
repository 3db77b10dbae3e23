"""The texts of a large workbook, quickly: thousands of ballot papers in the time that openpyxl takes to open a few hundred.

Only texts and plain numbers are read, no dates, formats, merged cells or formulas; the same refusals hold as for every workbook.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from docgen.content.grid import Cell
from docgen.content.text import load
from docgen.content.workbook import DAMAGE, LIMIT, sound
from docgen.problem import Place, Problem

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WIDEST = 400
Rows = list[list[Cell]]


def read_texts(path: Path, name: str, found: list[Problem]) -> dict[str, Rows] | None:
    """Return {sheet: rows of cells}, or None after noting why not. Rows that the file leaves out are left out."""
    data = load(path, name, LIMIT, found)
    if data is None or not sound(data, name, found):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            strings = list(_strings(archive))
            return {title: list(_rows(archive.read(part), f"{name}!{title}!", strings)) for title, part in _sheets(archive)}
    except (*DAMAGE, ElementTree.ParseError):
        found.append(Problem("E-XLS-01", Place(name), "工作簿已损坏，打不开", "用 WPS 或 Excel 打开，另存为新的 .xlsx"))
        return None


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the title of each sheet and where it lies."""
    links = {link.get("Id"): link.get("Target", "") for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = links[sheet.get(LINK)]
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _strings(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the shared texts of the workbook."""
    if "xl/sharedStrings.xml" in archive.namelist():
        for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")):
            yield "".join(text.text or "" for text in item.iter(f"{MAIN}t"))


def _rows(xml: bytes, prefix: str, strings: list[str]) -> Iterator[list[Cell]]:
    """Yield the rows of a sheet; an empty cell that the file leaves out is said to stand in its row."""
    columns: dict[str, int] = {}
    for row in ElementTree.fromstring(xml).iter(f"{MAIN}row"):
        number = row.get("r", "")
        empty = Cell("", Place(f"{prefix}A{number}"))
        cells: list[Cell] = []
        for node in row:
            address = node.get("r", "")
            letters = address[: -len(number)]
            if letters not in columns:
                columns[letters] = _column(letters) if address.endswith(number) and letters.isalpha() and len(letters) < 4 else WIDEST
            if columns[letters] >= WIDEST:
                continue
            cells += [empty] * (columns[letters] - len(cells))
            text = _text(node, strings)
            cells.append(Cell(text, Place(prefix + address)) if text else empty)
        if cells:
            yield cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(node: ElementTree.Element, strings: list[str]) -> str:
    if not len(node):
        return ""
    kind = node.get("t", "n")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in node.iter(f"{MAIN}t"))
    value = node.findtext(f"{MAIN}v") or ""
    if kind == "s" and value:
        return strings[int(value)]
    return value.removesuffix(".0") if kind == "n" else value
