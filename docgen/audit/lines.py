"""Characters gathered into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.audit.glyphs import MM, Glyph
from docgen.audit.page import PrintedLine, Span

LEVEL = 0.3  # of the size: baselines nearer than that are one line
APART = 3.0  # of the size: a wider gap parts two lines on one level
BLANK = 0.85  # of the size: ink farther apart than that has a blank between
BLANK_AT_PUNCTUATION = 1.4  # marks fill only part of their square
LATIN_BLANK = 0.38


def lines_of(glyphs: Iterable[Glyph], apart: float = APART) -> list[PrintedLine]:
    """Return the lines that characters of one page form, from top to bottom; turned text is read along its own line."""
    found: list[PrintedLine] = []
    for angle in (0, 90, 180, 270):
        turned = [glyph for glyph in glyphs if glyph.angle == angle]
        if turned:
            found += [line_of(piece, angle) for level in levels(turned, angle) for piece in pieces(level, angle, apart)]
    return sorted(found, key=lambda line: (line.page, line.baseline, line.x0))


def across(glyph: Glyph, angle: int) -> float:
    """Return where the glyph's line stands: its baseline, or, for turned text, where it begins from the left."""
    return glyph.baseline if angle in (0, 180) else glyph.origin


def along(glyph: Glyph, angle: int) -> tuple[float, float]:
    """Return where the glyph begins and ends along its line, in reading direction."""
    if angle == 0:
        return glyph.x0, glyph.x1
    if angle == 180:
        return -glyph.x1, -glyph.x0
    return (-glyph.bottom, -glyph.top) if angle == 90 else (glyph.top, glyph.bottom)


def levels(glyphs: Sequence[Glyph], angle: int) -> Iterator[list[Glyph]]:
    """Yield the characters of each level."""
    level: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: (one.page, across(one, angle))):
        if level and (glyph.page != level[0].page or across(glyph, angle) - across(level[-1], angle) > LEVEL * min(glyph.size, level[-1].size) * MM):
            yield level
            level = []
        level.append(glyph)
    if level:
        yield level


def pieces(level: Sequence[Glyph], angle: int, apart: float) -> Iterator[list[Glyph]]:
    """Yield the characters of a level in reading order, parted where the gap is wide."""
    piece: list[Glyph] = []
    for glyph in sorted(level, key=lambda one: along(one, angle)[0]):
        if piece and along(glyph, angle)[0] - along(piece[-1], angle)[1] > apart * glyph.size * MM:
            yield piece
            piece = []
        piece.append(glyph)
    yield piece


def line_of(glyphs: Sequence[Glyph], angle: int) -> PrintedLine:
    """Return characters in reading order as a line; its baseline is the one most characters stand on."""
    baselines = sorted(glyph.baseline for glyph in glyphs)
    spans = tuple(spans_of(glyphs, angle))
    return PrintedLine(
        glyphs[0].page,
        min(glyph.x0 for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        baselines[len(baselines) // 2],
        min(glyph.top for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        "".join(span.text for span in spans),
        spans,
        angle,
        glyphs[0].origin,
    )


def spans_of(glyphs: Sequence[Glyph], angle: int) -> Iterator[Span]:
    """Yield stretches of one look; wide gaps become blanks."""
    words, look, before = "", glyphs[0], ""
    end = along(glyphs[0], angle)[0]
    for glyph in glyphs:
        start, after = along(glyph, angle)
        gap = (start - end) / (glyph.size * MM) if glyph.size else 0.0
        if (glyph.face, glyph.size, glyph.colour) != (look.face, look.size, look.colour):
            yield Span(words, look.face, look.size, look.bold, look.colour)
            words, look = "", glyph
        words += blanks(gap, before, glyph.text) + glyph.text
        end, before = after, glyph.text
    yield Span(words, look.face, look.size, look.bold, look.colour)


def blanks(gap: float, before: str, after: str) -> str:
    """Return the blanks that a gap of so many 字 between two characters stands for."""
    if not before:
        return ""
    if before.isascii() and after.isascii():
        return " " if gap > LATIN_BLANK else ""
    least = BLANK if before.isalnum() and after.isalnum() else BLANK_AT_PUNCTUATION
    return "\u3000" * max(1, round(gap - least / 2)) if gap > least else ""
