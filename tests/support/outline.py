"""What a .docx says, for tests: its parts in order, without any look."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def parts(docx: bytes) -> Iterator[etree._Element]:
    """Yield the body, then headers and footers."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in ["word/document.xml", *sorted(name for name in archive.namelist() if re.match(r"word/(header|footer)\d*\.xml", name))]:
            yield etree.fromstring(archive.read(name))


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Return (style, text) of every paragraph, text boxes included, their old-Word fallback left out."""
    found = []
    for part in parts(docx):
        for paragraph in part.iter(W + "p"):
            if any(True for _ in paragraph.iterancestors(FALLBACK)):
                continue
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            found.append(("" if style is None else str(style.get(W + "val")), words(paragraph)))
    return found


def words(paragraph: etree._Element) -> str:
    """Return the text of one paragraph without that of text boxes anchored in it."""
    text = ""
    for node in paragraph.iter(W + "t", W + "tab", W + "br"):
        holder = node.getparent()
        in_run = holder is not None and holder.tag == W + "r"  # elsewhere w:tab is a tab stop
        if in_run and next(node.iterancestors(W + "p")) is paragraph:
            text += node.text or "" if node.tag == W + "t" else "\t" if node.tag == W + "tab" else "\n"
    return text


def plain(docx: bytes) -> str:
    """Return all the words, a paragraph a line."""
    return "\n".join(text for _, text in paragraphs(docx) if text)


def outline(docx: bytes) -> str:
    """Return the golden form: style | text, a paragraph a line; empty paragraphs as their style alone."""
    return "\n".join(f"{style} | {text}".rstrip() for style, text in paragraphs(docx)) + "\n"


def column(docx: bytes, head: str) -> list[str]:
    """Return the cells below the heads called `head` in all tables."""
    found = []
    for part in parts(docx):
        for table in part.iter(W + "tbl"):
            rows = [["".join(map(str, cell.itertext())).strip() for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
            if rows and head in rows[0]:
                place = rows[0].index(head)
                found += [row[place] for row in rows[1:] if len(row) == len(rows[0])]
    return found
