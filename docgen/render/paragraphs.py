"""The paragraphs of a Word template with their places as a clerk would count them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARTS = re.compile(r"word/(?:(document)|(header|footer)(\d*)|(footnotes))\.xml")
CHINESE = {"body": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注"}
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its part and number as docxtpl-lint counts them, its place for people, its text.

    cut: tags that begin and end in different elements (a link, a tracked change, a content control).
    """

    part: str
    index: int
    place: str
    text: str
    cut: tuple[str, ...] = ()


def paragraphs(data: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of body, headers, footers and footnotes; those of fallback drawings are left out."""
    with ZipFile(BytesIO(data)) as archive:
        for member in archive.namelist():
            named = PARTS.fullmatch(member)
            if named is None:
                continue
            kind = "body" if named[1] else named[2] or named[4]
            number = named[3] or ""
            root = etree.fromstring(archive.read(member), etree.XMLParser(resolve_entities=False))
            yield from in_part(root, kind + number, CHINESE[kind] + number)


def in_part(root: etree._Element, part: str, label: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of one part; those outside tables and text boxes are counted for people."""
    tables = {table: number for number, table in enumerate(root.iter(W + "tbl"), 1)}
    outside = 0
    for index, element in enumerate(root.iter(W + "p"), 1):
        above = [ancestor.tag for ancestor in element.iterancestors()]
        if FALLBACK in above:
            continue
        place = cell_of(element, tables)
        if W + "txbxContent" in above:
            place = "文本框" + place
        elif not place:
            outside += 1
            place = f"第{outside}段"
        pieces = [(text_of(piece), container(piece)) for piece in own_pieces(element)]
        text = "".join(text for text, _ in pieces)
        yield Paragraph(part, index, f"{label} {place}", text, tuple(cut_tags(text, pieces)))


def cell_of(element: etree._Element, tables: dict[etree._Element, int]) -> str:
    """Return the innermost table cell of a paragraph as 表1第2行第3格; empty outside tables."""
    cell = next(element.iterancestors(W + "tc"), None)
    if cell is None:
        return ""
    row = next(cell.iterancestors(W + "tr"))
    table = next(row.iterancestors(W + "tbl"))
    across = 1 + sum(1 for _ in cell.itersiblings(W + "tc", preceding=True))
    down = 1 + sum(1 for _ in row.itersiblings(W + "tr", preceding=True))
    return f"表{tables[table]}第{down}行第{across}格"


def own_pieces(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the pieces of text of a paragraph, but not of paragraphs inside it (text boxes)."""
    for piece in paragraph.iter(W + "t", W + "tab", W + "br"):
        if next(piece.iterancestors(W + "p")) is paragraph and next(piece.iterancestors(W + "r"), None) is not None:
            yield piece


def text_of(piece: etree._Element) -> str:
    return (piece.text or "") if piece.tag == W + "t" else " "


def container(piece: etree._Element) -> etree._Element | None:
    """Return the element that holds the run of a piece of text."""
    return next(piece.iterancestors(W + "r")).getparent()


def cut_tags(text: str, pieces: list[tuple[str, etree._Element | None]]) -> Iterator[str]:
    """Yield the tags whose pieces lie in more than one element; docxtpl joins only runs of the same one."""
    holders = [holder for piece, holder in pieces for _ in piece]
    for tag in TAG.finditer(text):
        if len(set(holders[tag.start() : tag.end()])) > 1:
            yield tag[0]
