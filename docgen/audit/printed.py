"""Paragraphs of a .docx found again on its printed pages, by the order of their characters.

A .docx and its print hold the same characters in nearly the same order; between them come footers, repeated heads of
tables, and text boxes drawn out of turn. So each paragraph is sought from where the last one ended, piece by piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.audit.forms import PAGE_NUMBER
from docgen.audit.glyphs import Glyph, Print
from docgen.audit.lines import lines_of
from docgen.audit.page import Page, PrintedLine
from docgen.audit.paragraph import Paragraph
from docgen.audit.subject import Margin, Section, Subject

WINDOW = 600  # characters that may lie between two pieces: a footer, a repeated head
SHORT = 4  # a text of fewer characters is only sought near by
SHORT_WINDOW = 120
FOOT = 263.0  # mm: page numbers stand below, or, on a turned page, beside the text
TURNED_FOOT = 184.0
BEHIND = 300  # characters before the last piece that are looked through too
SAME_SIZE = 0.6  # pt
SEED = 6  # characters of a piece that must agree to go on with it


@dataclass
class Stream:
    """The characters of the print in the order of the file, and which of them are given away."""

    text: str
    glyphs: Sequence[Glyph]
    used: bytearray
    cursor: int = 0

    def find(self, words: str, start: int, end: int) -> int:
        """Return where `words` stand between two places, all of them free, else -1."""
        at = self.text.find(words, start, end)
        while at >= 0 and any(self.used[at : at + len(words)]):
            at = self.text.find(words, at + 1, end)
        return at

    def take(self, start: int, count: int) -> list[Glyph]:
        self.used[start : start + count] = b"\x01" * count
        return list(self.glyphs[start : start + count])


def matched(subject: Subject, print_: Print) -> Subject:
    """Return the subject with its pages, and with each paragraph's lines as printed."""
    glyphs = [glyph for sheet in print_.sheets for glyph in sheet.glyphs]
    stream = Stream("".join(glyph.text for glyph in glyphs), glyphs, bytearray(len(glyphs)))
    paragraphs = tuple(found(stream, one) for one in subject.paragraphs)
    margins = tuple(found(stream, one) for one in subject.margins)
    first = len(paragraphs)
    return replace(
        subject,
        paragraphs=paragraphs,
        margins=margins,
        sections=tuple(with_margins(section, margins, first) for section in subject.sections),
        pages=pages_of(print_),
        page_count=print_.page_count,
        notes=subject.notes + print_.notes,
    )


def pages_of(print_: Print) -> tuple[Page, ...]:
    """Return the pages with their lines, and the line of each that is its page number."""
    pages = []
    for sheet in print_.sheets:
        lines = tuple(lines_of(sheet.glyphs))
        pages.append(Page(
            sheet.number, sheet.width, sheet.height, lines, sheet.bars, sheet.images, sheet.rotation, folio(lines, sheet.width > sheet.height)
        ))  # fmt: skip
    return tuple(pages)


def folio(lines: Sequence[PrintedLine], turned: bool) -> PrintedLine | None:
    """Return the page number: below the text, or turned along the side of a turned page."""
    numbers = [line for line in lines if PAGE_NUMBER.match(line.text)]
    outside = [line for line in numbers if (line.angle != 0 or line.top > TURNED_FOOT if turned else line.top > FOOT)]
    return outside[-1] if outside else None


def with_margins(section: Section, margins: Sequence[Paragraph], first: int) -> Section:
    """Return the section with its headers' and footers' paragraphs as found."""

    def renewed(margin: Margin) -> Margin:
        return replace(margin, paragraphs=tuple(margins[one.index - first] for one in margin.paragraphs))

    return replace(section, headers=tuple(map(renewed, section.headers)), footers=tuple(map(renewed, section.footers)))


def found(stream: Stream, paragraph: Paragraph) -> Paragraph:
    """Return the paragraph with its printed lines; without, when it is not on the pages."""
    words = "".join(paragraph.text.split())
    if not words or any(span.field.upper().startswith("PAGE") for span in paragraph.spans):
        return paragraph  # a page number is another one on every page: see Page.folio
    apart = paragraph.box is not None or paragraph.place != "body" or paragraph.frame
    glyphs = alike(stream, words, paragraph.main.size) if apart else []
    glyphs = glyphs or pieces(stream, words, apart)
    return replace(paragraph, printed=tuple(lines_of(glyphs, apart=1e6))) if glyphs else paragraph


def alike(stream: Stream, words: str, size: float) -> list[Glyph]:
    """Return the characters of `words` where they stand in that size, in pt: a mark may say the same as a title."""
    at = stream.find(words, 0, len(stream.text))
    while at >= 0:
        if abs(stream.glyphs[at].size - size) < SAME_SIZE:
            return stream.take(at, len(words))
        at = stream.find(words, at + 1, len(stream.text))
    return []


def pieces(stream: Stream, words: str, apart: bool) -> list[Glyph]:
    """Return the characters of `words` on the pages; what stands apart is sought everywhere and moves nothing on."""
    start, end = stream.cursor, len(stream.text)
    near = start + (WINDOW if len(words) >= SHORT else SHORT_WINDOW) + len(words)
    whole = stream.find(words, start, min(near, end))
    if whole >= 0 and not apart:
        stream.cursor = whole + len(words)
    if whole < 0:  # cells that span rows are printed before what stands beside them
        whole = stream.find(words, 0 if apart else max(0, start - BEHIND), start)
    if whole < 0 and (apart or len(words) >= 2 * SEED):
        whole = stream.find(words, start, end)
        if whole >= 0 and not apart:
            stream.cursor = whole + len(words)
    return stream.take(whole, len(words)) if whole >= 0 else broken(stream, words, apart)


def broken(stream: Stream, words: str, apart: bool) -> list[Glyph]:
    """Return the characters of a text that the end of a page, or a footer, cuts into pieces."""
    at, start, taken = 0, stream.cursor, list[Glyph]()
    while at < len(words):
        seed = words[at : at + SEED]
        here = stream.find(seed, start, min(len(stream.text), start + WINDOW + len(words)))
        if here < 0:
            at += 1
            if not taken and (at > SEED or len(words) - at < SEED):
                return []
            continue
        count = len(seed)
        while at + count < len(words) and here + count < len(stream.text) and words[at + count] == stream.text[here + count] and not stream.used[here + count]:
            count += 1
        taken += stream.take(here, count)
        at, start = at + count, here + count
    if taken and not apart:
        stream.cursor = start
    return taken
