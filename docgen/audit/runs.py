"""The content of a paragraph: runs of text with their fields, as the paper reads once every change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docgen.audit.properties import W, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
UNDERSTOOD = {"wps", "wpg", "wpc", "w14", "w15", "wp14"}
DROPPED = {W + name for name in ("del", "moveFrom", "rt", "instrText", "delText", "delInstrText", "pPr", "rPr")}
THROUGH = {W + name for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase")}
CHANGES = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
DRAWINGS = {W + "drawing", W + "pict", W + "object"}
PAGE_BREAK = "\f"
MADE_BY_FIELD = "1"


@dataclass
class Piece:
    """Text of one run, its w:rPr, and the code of the field that made it."""

    text: str
    properties: etree._Element | None
    field: str = ""


@dataclass
class Content:
    """What stands in a paragraph, in order; page breaks are \\f in the text."""

    pieces: list[Piece] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    changes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Field:
    code: str = ""
    shown: bool = False
    results: int = 0


def chosen(element: etree._Element) -> etree._Element | None:
    """Return the branch of a mc:AlternateContent that is read: a choice we understand, else the fallback."""
    fallback = None
    for branch in element:
        if branch.tag == MC + "Choice" and set(branch.get("Requires", "").split()) <= UNDERSTOOD:
            return branch
        if branch.tag == MC + "Fallback":
            fallback = branch
    return fallback


def content(paragraph: etree._Element) -> Content:
    """Return what stands in a w:p."""
    reading = _Reading()
    reading.children(paragraph)
    reading.settle()
    return reading.content


def said(element: etree._Element) -> str:
    """Return all text below an element, deleted text too."""
    return "".join(str(one.text or "") for one in element.iter(f"{W}t", f"{W}delText"))


class _Reading:
    """Reads one paragraph; knows which fields are open."""

    def __init__(self) -> None:
        self.content = Content()
        self._fields: list[_Field] = []

    def children(self, element: etree._Element, through: str = "") -> None:
        for child in element:
            tag = str(child.tag)
            if tag in CHANGES:
                self.content.changes.append((tag.removeprefix(W), said(child)))
            if tag == W + "r":
                self._run(child, through)
            elif tag in THROUGH:
                self.children(child, through)
            elif tag == W + "hyperlink":
                self._link(child, through)
            elif tag == W + "fldSimple":
                self.children(child, value(child, "instr").strip() or through)
            elif tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self.children(branch, through)
            elif tag.startswith(M):
                self._add("".join(str(one.text or "") for one in child.iter(f"{M}t")), None, through)

    def _link(self, element: etree._Element, through: str) -> None:
        if element.get(R + "id"):
            self.content.links.append((element.get(R + "id", ""), said(element)))
        self.children(element, through)

    def _run(self, run: etree._Element, through: str) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and properties.find(W + "del") is not None:
            return
        for child in run:
            self._atom(child, properties, through)

    def _atom(self, child: etree._Element, properties: etree._Element | None, through: str) -> None:
        tag = str(child.tag)
        if tag == W + "t":
            self._add(str(child.text or ""), properties, through)
        elif tag in SIGNS:
            self._add(SIGNS[tag], properties, through)
        elif tag == W + "br":
            page = value(child, "type") in ("page", "column")
            self._add(PAGE_BREAK if page else "\n", properties, through)
        elif tag == W + "sym":
            self._symbol(child, properties, through)
        elif tag == W + "fldChar":
            self._field(child, properties)
        elif tag == W + "instrText" and self._fields:
            self._fields[-1].code += str(child.text or "")
        elif tag == W + "pgNum":
            self._add(MADE_BY_FIELD, properties, "PAGE")
        elif tag in DRAWINGS:
            self.content.drawings.append(child)
        elif tag == W + "commentReference":
            self.content.comments.append(value(child, "id"))
        elif tag == MC + "AlternateContent":
            branch = chosen(child)
            for one in branch if branch is not None else ():
                self._atom(one, properties, through)
        elif tag in THROUGH:
            self.children(child, through)

    def _symbol(self, child: etree._Element, properties: etree._Element | None, through: str) -> None:
        try:
            self._add(chr(int(value(child, "char"), 16)), properties, through)
        except (ValueError, OverflowError):
            self._add("\ufffd", properties, through)

    def _field(self, mark: etree._Element, properties: etree._Element | None) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            code = done.code.strip()
            if code.upper().startswith("HYPERLINK") and "\\l" not in code:
                self.content.links.append(("", code))
            if not done.results and code.split()[:1] in (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"]):
                self.content.pieces.append(Piece(MADE_BY_FIELD, properties, code))

    def _add(self, text: str, properties: etree._Element | None, through: str) -> None:
        if not text or (self._fields and not self._fields[-1].shown):
            return
        for open_field in self._fields:
            open_field.results += 1
        code = self._fields[-1].code.strip() if self._fields else through
        self.content.pieces.append(Piece(text, properties, code))

    def settle(self) -> None:
        """A field that was never closed swallows nothing: its code is kept from the text, what followed is not."""
        self._fields.clear()


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body, cell, box, header or footer, through wrappers and alternatives."""
    for child in element:
        tag = str(child.tag)
        if tag in (W + "p", W + "tbl"):
            yield child
        elif tag in THROUGH:
            yield from blocks(child)
        elif tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from blocks(branch)
