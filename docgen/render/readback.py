"""The words of a .docx again: paragraphs in order, and tables as rows of cells, from a paper that somebody edited."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BODY = "word/document.xml"
LIMIT = 40_000_000
"""No paper of an office has more XML than this, in bytes; a larger one is not read."""


@dataclass(frozen=True)
class Words:
    """What a .docx says: its paragraphs, those of tables left out, and its tables; `before` is how many paragraphs stand before each table."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    before: tuple[int, ...]


def read_words(data: bytes) -> Words | None:
    """Return the words of a .docx; None when it is none, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(BODY).file_size > LIMIT:
                return None
            xml = archive.read(BODY)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return None
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    body = root.find(W + "body")
    return None if body is None else gathered(body)


def gathered(body: etree._Element) -> Words:
    """Return the words below the body."""
    paragraphs: list[str] = []
    tables: list[tuple[tuple[str, ...], ...]] = []
    before: list[int] = []
    for node in outer(body):
        if node.tag == W + "tbl":
            before.append(len(paragraphs))
            tables.append(tuple(tuple(text_of(cell) for cell in row.iter(W + "tc")) for row in node.iter(W + "tr")))
        else:
            paragraphs.append(text_of(node))
    return Words(tuple(paragraphs), tuple(tables), tuple(before))


def outer(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables that stand in no table; those of text boxes too."""
    for node in body.iter(W + "p", W + "tbl"):
        above = {ancestor.tag for ancestor in node.iterancestors()}
        if W + "tbl" not in above and FALLBACK not in above:
            yield node


def text_of(node: etree._Element) -> str:
    """Return the text of a paragraph or cell without what stands in boxes anchored in it; deleted text is no text."""
    own = node if node.tag == W + "p" else None
    words = []
    for piece in node.iter(W + "t", W + "tab", W + "br"):
        paragraph = next(piece.iterancestors(W + "p"), None)
        if own is None or paragraph is own:
            in_run = piece.getparent()
            if piece.tag == W + "t":
                words.append(piece.text or "")
            elif in_run is not None and in_run.tag == W + "r":
                words.append(" ")
    return "".join(words).strip()
