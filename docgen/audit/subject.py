"""What is audited, seen the same way whether it came as .docx or .pdf.

Lengths of paragraphs, tables and sections are twips (1/20 pt), as Word writes them; positions on a printed page are
millimetres from the page's top left corner, as a ruler measures them. For a .pdf the twips are worked out from the
positions; for a .docx the printed lines are there only when it was laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from docgen.audit.page import Page
from docgen.audit.paragraph import Border, Paragraph, Place

Kind = Literal["docx", "pdf"]
Variant = Literal["default", "even", "first"]


@dataclass(frozen=True)
class Drawn:
    """A shape of a .docx: kind line, picture, box (its number in `box`), frame or shape; lengths in twips.

    x_from, y_from: what it is placed by and how, e.g. `page`, `margin bottom`; x, y: the distance from it, if fixed.
    """

    kind: str
    paragraph: int
    width: int = 0
    height: int = 0
    x: int | None = None
    y: int | None = None
    x_from: str = ""
    y_from: str = ""
    colour: str = ""
    weight: int = 0
    inline: bool = False
    box: int | None = None


@dataclass(frozen=True)
class Margin:
    """A header or footer of a section: which pages it is for, and its paragraphs (own indexes, see Paragraph)."""

    place: Place
    variant: Variant
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields in it, e.g. ("PAGE",)."""
        return tuple(
            span.field.split()[0].upper() for paragraph in self.paragraphs for span in paragraph.spans if span.field.strip()
        )


@dataclass(frozen=True)
class Section:
    """A section: page, margins (twips), grid, headers and footers as they hold in it, inherited ones included."""

    index: int
    width: int = 0
    height: int = 0
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0
    header: int = 0
    footer: int = 0
    gutter: int = 0
    landscape: bool = False
    columns: int = 1
    start: str = "nextPage"
    grid: str = ""
    grid_line: int = 0
    grid_char: int = 0
    title_page: bool = False
    even_odd: bool = False
    page_start: int | None = None
    headers: tuple[Margin, ...] = ()
    footers: tuple[Margin, ...] = ()

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        return self.height - abs(self.top) - abs(self.bottom)

    def footer_for(self, variant: Variant) -> Margin | None:
        return next((footer for footer in self.footers if footer.variant == variant), None)

    def header_for(self, variant: Variant) -> Margin | None:
        return next((header for header in self.headers if header.variant == variant), None)


@dataclass(frozen=True)
class Cell:
    """A cell: its row and column (from 0, in grid columns), the columns it spans, its own borders, vertical alignment."""

    row: int
    column: int
    columns: int = 1
    width: int = 0
    borders: tuple[Border, ...] = ()
    shade: str = ""
    align: str = "top"


@dataclass(frozen=True)
class Table:
    """A table: widths in twips; `heads`: rows that repeat on the next page; `parent`: the table it stands in.

    borders: of the table itself (its style's included); those of a cell come before them. first, last: indexes of the
    paragraphs in it.
    """

    index: int
    section: int = 0
    rows: int = 0
    columns: int = 0
    width: int = 0
    indent: int = 0
    align: str = "left"
    heads: int = 0
    floating: bool = False
    box: int | None = None
    parent: int | None = None
    borders: tuple[Border, ...] = ()
    cells: tuple[Cell, ...] = ()
    first: int = 0
    last: int = -1


@dataclass(frozen=True)
class Settings:
    """What holds for the whole file."""

    even_odd: bool = False
    mirror_margins: bool = False
    track_changes: bool = False
    protected: bool = False
    producer: str = ""


@dataclass(frozen=True)
class Residue:
    """Something that is left from writing: 修订, 批注, 隐藏文字, 超链接; with its text and paragraph."""

    kind: str
    text: str
    paragraph: int


@dataclass(frozen=True)
class Subject:
    """One file as the rules see it.

    notes: what could not be looked at, and why, for the report (e.g. only the first 60 of 300 pages were measured).
    """

    name: str
    kind: Kind
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = (Section(0),)
    pages: tuple[Page, ...] = ()
    settings: Settings = field(default_factory=Settings)
    residue: tuple[Residue, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    margins: tuple[Paragraph, ...] = ()
    page_count: int = 0
    notes: tuple[str, ...] = ()

    def paragraph(self, index: int) -> Paragraph:
        """Return the paragraph of that index, of the body or of a header or footer."""
        beyond = index - len(self.paragraphs)
        return self.paragraphs[index] if beyond < 0 else self.margins[beyond]

    def everything(self) -> Iterator[Paragraph]:
        """Every paragraph: of the body, then of headers and footers."""
        yield from self.paragraphs
        yield from self.margins

    @property
    def laid_out(self) -> bool:
        """Whether positions on the page are known."""
        return bool(self.pages)
