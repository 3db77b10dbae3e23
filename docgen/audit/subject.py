"""What is audited, seen the same way whether it came as .docx or .pdf.

Lengths of paragraphs, tables and sections are twips (1/20 pt), as Word writes them; positions on a printed page are
millimetres from the page's top left corner, as a ruler measures them. For a .pdf the twips are worked out from the
positions; for a .docx the printed lines are there only when it was laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Kind = Literal["docx", "pdf"]
Align = Literal["left", "center", "right", "both", "distribute"]
LineRule = Literal["auto", "exact", "atLeast"]
Place = Literal["body", "header", "footer"]
Variant = Literal["default", "even", "first"]

BLACK = "000000"


@dataclass(frozen=True)
class Span:
    """A stretch of text of one look.

    face: the east-asian face (.docx, theme resolved) or the font of the glyphs (.pdf, without subset prefix).
    latin: the face of ASCII letters and digits; size in pt; colour RRGGBB, automatic = black.
    spacing: extra distance between characters, twips; scale: width of the characters in percent.
    field: the code of the field that made the text, e.g. `PAGE`; highlight, shade: a colour or nothing.
    hint: `eastAsia` when quotes, dashes and the like take the east-asian face too.
    """

    text: str
    face: str = ""
    size: float = 0.0
    bold: bool = False
    colour: str = BLACK
    latin: str = ""
    italic: bool = False
    underline: str = ""
    highlight: str = ""
    shade: str = ""
    spacing: int = 0
    scale: int = 100
    field: str = ""
    hint: str = ""


@dataclass(frozen=True)
class PrintedLine:
    """One line of text on a page, mm; its box is the ink of its characters.

    angle: 90 when it reads upwards. start: where the first character's square begins, which for （ and “ is left of its ink.
    """

    page: int
    x0: float
    x1: float
    baseline: float
    top: float
    bottom: float
    text: str
    spans: tuple[Span, ...] = ()
    angle: int = 0
    start: float = 0.0

    @property
    def centre(self) -> float:
        """The middle of the line, mm from the left edge of the page."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Bar:
    """A horizontal rule as drawn: ends, middle and thickness in mm, colour RRGGBB."""

    page: int
    x0: float
    x1: float
    y: float
    thickness: float
    colour: str

    @property
    def length(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Picture:
    """A picture on a page: its box in mm, and the colour that prevails in it when that is known."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    colour: str = ""


@dataclass(frozen=True)
class Page:
    """One page as printed, mm. `number` counts from 1; `rotation` is what the file asks for, clockwise degrees.

    folio: the line that is the page number, None on a page without.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...] = ()
    bars: tuple[Bar, ...] = ()
    images: tuple[Picture, ...] = ()
    rotation: int = 0
    folio: PrintedLine | None = None


@dataclass(frozen=True)
class Border:
    """A border of a paragraph: side top, bottom, left, right or between; eighths of a point; space in pt."""

    side: str
    style: str
    eighths: int
    space: int
    colour: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its look resolved: defaults, styles, direct formatting.

    index: its place in `Subject.paragraphs`, or, for headers and footers, in `Subject.margins`, where indexes go on.
    left, right, first_line, hanging, before, after: twips (an indent in characters counts what Word makes of it).
    line: twips for exact and atLeast, 240ths of a line for auto. snap: whether it keeps to the document grid.
    number: what automatic numbering prints before the text; it is part of `text`, not of `typed`.
    table, row, cell: indexes when it stands in a table; box: number of its text box, if in one.
    breaks: how many page breaks stand in it; break_before: a page break before it, of its own or left by what precedes.
    """

    index: int
    spans: tuple[Span, ...] = ()
    align: Align = "left"
    left: int = 0
    right: int = 0
    first_line: int = 0
    hanging: int = 0
    line: int = 240
    line_rule: LineRule = "auto"
    snap: bool = True
    before: int = 0
    after: int = 0
    style: str = ""
    section: int = 0
    table: int | None = None
    row: int = 0
    cell: int = 0
    box: int | None = None
    keep_next: bool = False
    break_before: bool = False
    breaks: int = 0
    borders: tuple[Border, ...] = ()
    printed: tuple[PrintedLine, ...] = ()
    number: str = ""
    place: Place = "body"
    outline: int | None = None
    auto_space: bool = True
    overflow_punct: bool = True
    widow_control: bool = True
    tabs: tuple[int, ...] = ()
    shade: str = ""
    pictures: int = 0
    frame: bool = False

    @cached_property
    def typed(self) -> str:
        """The text as typed, line breaks as \\n, tabs as \\t."""
        return "".join(span.text for span in self.spans)

    @cached_property
    def text(self) -> str:
        """The text as printed: automatic number and typed text."""
        return self.number + self.typed

    @property
    def blank(self) -> bool:
        """Whether nothing of it is to be seen but an empty line."""
        return not self.text.strip() and not self.pictures

    @property
    def page(self) -> int:
        """The page where it begins, 0 when that is not known."""
        return self.printed[0].page if self.printed else 0

    @cached_property
    def main(self) -> Span:
        """The span that carries most characters; an empty one when there is no text."""
        return max(self.spans, key=lambda span: len(span.text.strip()), default=Span(""))

    def border(self, side: str) -> Border | None:
        return next((border for border in self.borders if border.side == side), None)


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
