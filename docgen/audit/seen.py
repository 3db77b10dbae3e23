"""A paragraph as the recogniser sees it: words, size, family, colour, where it stands on the line."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.audit.faces import Family, family
from docgen.audit.forms import plain
from docgen.audit.paragraph import Paragraph
from docgen.audit.subject import Subject

RED_LEAST, RED_OTHER = 0xA0, 0x60
INDENTED = 240  # twips; less is no indent that a reader sees
FAR = 2500  # twips from the left: that is where signatures begin


def is_red(colour: str) -> bool:
    """Return whether a colour RRGGBB is a red as marks are printed in."""
    if len(colour) != 6:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= RED_LEAST and green <= RED_OTHER and blue <= RED_OTHER


@dataclass(frozen=True)
class Seen:
    """A paragraph with what recognition asks of it worked out once."""

    paragraph: Paragraph
    words: str
    size: float
    family: Family
    red: bool

    @property
    def index(self) -> int:
        return self.paragraph.index

    @property
    def blank(self) -> bool:
        return not self.words and not self.paragraph.pictures

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle, by alignment or by blanks typed before it."""
        if self.paragraph.align in ("center", "distribute"):
            return True
        lead = leading(self.paragraph.typed)
        return 4 <= lead <= 14 and self.paragraph.align in ("left", "both") and len(self.words) + lead < 26

    @property
    def to_right(self) -> bool:
        """Whether it stands on the right half: aligned so, indented far, or pushed there with blanks."""
        paragraph = self.paragraph
        if paragraph.align == "right":
            return True
        stop = max(paragraph.tabs, default=0) if paragraph.typed.startswith("\t") else 0
        return max(stop, paragraph.left + paragraph.first_line) >= FAR or leading(paragraph.typed) >= 8

    @property
    def indented(self) -> bool:
        paragraph = self.paragraph
        return paragraph.left + paragraph.first_line - paragraph.hanging >= INDENTED or leading(paragraph.typed) >= 1

    @property
    def cell(self) -> bool:
        """Whether it stands in a table that is not itself in a text box."""
        return self.paragraph.table is not None


def leading(text: str) -> int:
    """Return how many 字 of blanks a text begins with (a half-width blank is half, a tab two)."""
    width = 0.0
    for sign in text:
        if sign not in " \u3000\t\xa0":
            break
        width += {"\u3000": 1.0, "\t": 2.0}.get(sign, 0.5)
    return int(width)


def seen(paragraph: Paragraph) -> Seen:
    main = paragraph.main
    red = any(is_red(span.colour) and span.text.strip() for span in paragraph.spans)
    return Seen(paragraph, plain(paragraph.text), main.size, family(main.face), red)


def sight(subject: Subject) -> list[Seen]:
    """Return the body's paragraphs as seen."""
    return [seen(paragraph) for paragraph in subject.paragraphs]
