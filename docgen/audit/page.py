"""What a page shows: spans of text of one look, printed lines, rules and pictures, in millimetres from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass

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
