"""WordprocessingML as text: runs, paragraphs, borders, with their children in the order the schema asks.

Everything made here is a complete fragment in the usual prefixes (w:, r:); texts are escaped here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Characters that Word counts as Latin unless told otherwise, though Chinese papers print them full width.
AMBIGUOUS = re.compile("[“”‘’—…·×～§°±÷○●★※]")


def escape(text: str) -> str:
    """Return `text` for use between tags or in an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@dataclass(frozen=True)
class Indent:
    """Indents of a paragraph in twips; `first_line` counts from `left`, negative for a hanging indent."""

    left: int = 0
    right: int = 0
    first_line: int = 0

    def xml(self) -> str:
        first = f'w:hanging="{-self.first_line}"' if self.first_line < 0 else f'w:firstLine="{self.first_line}"'
        # The counts in characters come first in Word: they must be nought, or a style's own count would win.
        return (
            f'<w:ind w:leftChars="0" w:left="{self.left}" w:rightChars="0" w:right="{self.right}" '
            f'{"w:hangingChars" if self.first_line < 0 else "w:firstLineChars"}="0" {first}/>'
        )


@dataclass(frozen=True)
class Tab:
    """A tab stop: position in twips from the margin and kind (left, right, center)."""

    position: int
    kind: str = "left"


def run(text: str, style: str = "", properties: str = "") -> str:
    """Return a run; `\\n` is a line break, `\\t` a tab. `properties` are further rPr children, in schema order."""
    inner = "".join(_pieces(text))
    hint = '<w:rFonts w:hint="eastAsia"/>' if AMBIGUOUS.search(text) and "<w:rFonts" not in properties else ""
    name = f'<w:rStyle w:val="{style}"/>' if style else ""
    marks = name + hint + properties
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{inner}</w:r>"


def _pieces(text: str) -> Iterable[str]:
    for piece in re.split("([\n\t])", text):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def field(code: str) -> str:
    """Return a field such as PAGE as three runs, as Word itself writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@dataclass(frozen=True)
class Layout:
    """What a paragraph adds to its style: only what had to be computed.

    page_break_before: None leaves it to the style. outline: level from 1, 0 for none. section: a w:sectPr that ends here.
    """

    keep_next: bool = False
    page_break_before: bool | None = None
    border: str = ""
    tabs: tuple[Tab, ...] = ()
    line: int = 0
    indent: Indent | None = None
    align: str = ""
    outline: int = 0
    section: str = ""

    def xml(self) -> str:
        parts = [
            "<w:keepNext/>" if self.keep_next else "",
            {None: "", True: "<w:pageBreakBefore/>", False: '<w:pageBreakBefore w:val="0"/>'}[self.page_break_before],
            f"<w:pBdr>{self.border}</w:pBdr>" if self.border else "",
            f"<w:tabs>{''.join(map(_tab, self.tabs))}</w:tabs>" if self.tabs else "",
            f'<w:spacing w:line="{self.line}" w:lineRule="exact"/>' if self.line else "",
            self.indent.xml() if self.indent else "",
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            f'<w:outlineLvl w:val="{self.outline - 1}"/>' if self.outline else "",
            self.section,
        ]
        return "".join(parts)


def _tab(tab: Tab) -> str:
    return f'<w:tab w:val="{tab.kind}" w:pos="{tab.position}"/>'


PLAIN = Layout()


BODY, SIGNATURE, DATE, IMPRINT = "_GwBody", "_GwSign", "_GwDate", "_GwImprint"
"""Bookmarks by which a layout is measured: first line of the body, of the signature, its date, the imprint."""
_BOOKMARKS = (BODY, SIGNATURE, DATE, IMPRINT)


def bookmark(name: str) -> str:
    """Return a place that a layout is measured by; Word does not show names that begin with `_`."""
    number = _BOOKMARKS.index(name) + 1
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, runs: str = "", layout: Layout = PLAIN) -> str:
    """Return a paragraph in the style of this id, with runs already made."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout.xml()}</w:pPr>{runs}</w:p>'


def border(side: str, eighths: int, *, space: int = 0, color: str = "000000", kind: str = "single") -> str:
    """Return one edge of a paragraph or cell border; weight in eighths of a point, `space` in points."""
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{color}"/>'


def cell_margins(side: int = 0, bottom: int = 0) -> str:
    """Return the w:tblCellMar of a table; said in every table, as LibreOffice does not take it from the default style."""
    return (
        f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:bottom w:w="{bottom}" w:type="dxa"/>'
        f'<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )
