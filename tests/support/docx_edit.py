"""Defects put into a .docx that is sound: paragraphs found by their words, properties and text changed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

DOCUMENT = "word/document.xml"
Edit = Callable[[str], str]


def changed(data: bytes, *edits: Edit, part: str = DOCUMENT) -> bytes:
    """Return the .docx with each edit made to the text of one of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            held = source.read(entry)
            if entry.filename == part:
                xml = held.decode("utf-8")
                for edit in edits:
                    xml, before = edit(xml), xml
                    assert xml != before, f"nothing to change in {part}"
                held = xml.encode("utf-8")
            target.writestr(entry, held)
    return out.getvalue()


def swap(old: str, new: str) -> Edit:
    return lambda xml: xml.replace(old, new)


def put(words: str, edit: Edit) -> Edit:
    """Return an edit of every paragraph that holds these words (and of no paragraph around it)."""

    def apply(xml: str) -> str:
        pieces = re.split(r"(<w:p>.*?</w:p>)", xml)
        return "".join(innermost(piece, words, edit) for piece in pieces)

    return apply


def innermost(piece: str, words: str, edit: Edit) -> str:
    at = piece.rfind("<w:p>")
    shown = re.sub(r"<[^>]+>", "", piece[at:]) if at >= 0 else ""
    return piece[:at] + edit(piece[at:]) if words in shown else piece


def paragraph_property(xml: str) -> Edit:
    """Return an edit that gives a paragraph a property, in place of its own if it has one."""
    tag = re.match(r"<(w:\w+)", xml)
    assert tag is not None

    def edit(piece: str) -> str:
        head, _, rest = piece.partition("</w:pPr>")
        return re.sub(rf"<{tag[1]}[ /][^>]*>", "", head) + xml + "</w:pPr>" + rest

    return edit


def run_property(xml: str) -> Edit:
    """Return an edit that gives all runs of a paragraph a property."""
    tag = re.match(r"<(w:\w+)", xml)
    assert tag is not None

    def edit(piece: str) -> str:
        body = piece.partition("</w:pPr>")
        rest = re.sub(rf"<{tag[1]}[ /][^>]*>", "", body[2])
        rest = rest.replace("<w:r><w:rPr>", f"<w:r><w:rPr>{xml}")
        return body[0] + body[1] + re.sub(r"<w:r>(?!<w:rPr>)", f"<w:r><w:rPr>{xml}</w:rPr>", rest)

    return edit


def face(name: str) -> Edit:
    return run_property(f'<w:rFonts w:eastAsia="{name}" w:ascii="{name}" w:hAnsi="{name}"/>')


def size(points: float) -> Edit:
    return run_property(f'<w:sz w:val="{round(points * 2)}"/>')


def indent(left: int = 0, first: int = 0, right: int = 0, hanging: int = 0) -> Edit:
    by = f'w:hanging="{hanging}" w:hangingChars="0"' if hanging else f'w:firstLine="{first}" w:firstLineChars="0"'
    return paragraph_property(f'<w:ind w:left="{left}" w:leftChars="0" w:right="{right}" w:rightChars="0" {by}/>')


def before(xml: str) -> Edit:
    return lambda piece: xml + piece


def line(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of the body's pitch."""
    return (
        f'<w:p><w:pPr><w:spacing w:line="579" w:lineRule="exact"/>{properties}</w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="32"/>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def without_blank_before(words: str) -> Edit:
    """Return an edit that takes away the empty line above the paragraph with these words."""
    blank = re.compile(r"<w:p><w:pPr><w:pStyle w:val=\"GwBlank\"/>(<w:keepNext/>)?</w:pPr></w:p>$")

    def edit(xml: str) -> str:
        at = xml.rfind("<w:p>", 0, xml.index(words))
        return blank.sub("", xml[:at]) + xml[at:]

    return edit
