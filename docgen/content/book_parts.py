"""What an .xlsx is made of: a zip of XML, with the titles of its sheets, its shared texts, and which number formats are days.

openpyxl builds an object for each cell, which takes seconds where a folder should take one; so the parts are read as XML.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Book:
    """The parts of a workbook that its sheets refer to.

    strings: shared texts. days: numbers of the cell formats that show a day or an hour. fixed: of those that show two decimals.
    percents: of those that show a percentage. since_1904: whether days count from 1904-01-01 instead of 1899-12-30.
    names: {name of a cell: what it stands for, `报表!$D$7`}.
    """

    sheets: tuple[tuple[str, str], ...]
    strings: tuple[str, ...]
    days: frozenset[str] = field(default_factory=frozenset)
    fixed: frozenset[str] = field(default_factory=frozenset)
    percents: frozenset[str] = field(default_factory=frozenset)
    since_1904: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


def local(element: Element) -> str:
    """Return the name of an element without its namespace: strict and transitional workbooks differ in that."""
    return _local(element.tag)


@lru_cache(1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def parts(archive: zipfile.ZipFile) -> Book:
    """Return the parts of a workbook. Raises KeyError, ValueError, ParseError: one is missing or damaged."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = tuple(_sheets(book, archive))
    if not sheets:
        raise ValueError("no sheets")
    names = archive.namelist()
    shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else ()
    days, fixed, percents = _formats(ElementTree.fromstring(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else ())
    since_1904 = any(local(one) == "workbookPr" and one.get("date1904") in ("1", "true") for one in book)
    named = {one.get("name", ""): one.text or "" for one in book.iter() if local(one) == "definedName"}
    return Book(sheets, tuple(text_of(item) for item in shared), days, fixed, percents, since_1904, named)


def _sheets(book: Element, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the title of each sheet of cells and the member that holds it; charts are none."""
    links = {
        link.get("Id"): link.get("Target", "")
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        if link.get("Type", "").endswith("/worksheet")
    }
    for sheet in book.iter():
        if local(sheet) == "sheet":
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            target = links.get(link)
            if target:
                yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def text_of(item: Element) -> str:
    """Return a shared or inline text: plain, or the runs of a rich one; how it is pronounced is left out."""
    if len(item) == 1 and local(item[0]) == "t":
        return unescaped(item[0].text or "")
    texts = []
    for child in item:
        name = local(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += [run.text or "" for run in child if local(run) == "t"]
    return unescaped("".join(texts))


def unescaped(text: str) -> str:
    """Return `text` with what stands for characters that XML does not allow."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _formats(styles: Iterable[Element]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the numbers of the cell formats that show days, of those that show two decimals, and of those that show a percentage."""
    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    formats: list[str] = []
    for part in styles:
        if local(part) == "numFmts":
            codes |= {one.get("numFmtId", ""): one.get("formatCode", "") for one in part}
        elif local(part) == "cellXfs":
            formats = [one.get("numFmtId", "") for one in part]
    shown = [codes.get(number, "General") for number in formats]
    days = frozenset(str(index) for index, code in enumerate(shown) if is_date_format(code))
    fixed = frozenset(str(index) for index, code in enumerate(shown) if code == "0.00")
    return days, fixed, frozenset(str(index) for index, code in enumerate(shown) if "%" in code)
