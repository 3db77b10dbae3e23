"""Papers as offices make them: direct formatting only, by a hand that knows no styles."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT


class Desk:
    """Writes paragraphs one after the other, each with its own direct formatting."""

    def __init__(self) -> None:
        self.document: Document = docx.Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)

    def write(
        self, text: str = "", face: str = "仿宋_GB2312", size: float = 16, align: WD_ALIGN_PARAGRAPH = LEFT, indent: float = 0,
        red: bool = False, right: float = 0, into: Paragraph | None = None,
    ) -> Paragraph:  # fmt: skip
        """Add a paragraph; indent and right in characters of 16 pt."""
        paragraph = into if into is not None else self.document.add_paragraph()
        paragraph.alignment = align
        layout = paragraph.paragraph_format
        layout.first_line_indent, layout.right_indent = Pt(indent * 16), Pt(right * 16)
        layout.line_spacing, layout.space_after = Pt(28.95), Pt(0)
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.font.name = face
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if red:
            run.font.color.rgb = RGBColor(255, 0, 0)
        return paragraph

    def blank(self, count: int = 1) -> None:
        for _ in range(count):
            self.write()

    def new_page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def rule(self, paragraph: Paragraph, colour: str = "FF0000") -> None:
        """Give a paragraph a lower border."""
        borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "7"), ("color", colour)):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        paragraph._p.get_or_add_pPr().append(borders)

    def bytes(self) -> bytes:
        self.document.save(out := BytesIO())
        return out.getvalue()


@pytest.fixture
def desk() -> Callable[[], Desk]:
    return Desk
