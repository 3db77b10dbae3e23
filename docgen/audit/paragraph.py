"""A paragraph with its look resolved, whatever it came from; lengths are twips (1/20 pt), as Word writes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from docgen.audit.page import PrintedLine, Span

Align = Literal["left", "center", "right", "both", "distribute"]
LineRule = Literal["auto", "exact", "atLeast"]
Place = Literal["body", "header", "footer"]


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
