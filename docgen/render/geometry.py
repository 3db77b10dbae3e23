"""Arithmetic of the page: how wide a text is, how large the mark may be, how far the signature stands in.

Widths are counted in 字 (3.1): a full-width character is 1, a half-width one ½.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

from docgen import standard as m
from docgen.standard import Twips


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """Return the width of `text` in characters; ambiguous ones (“ ” — …) count as full width, as the faces draw them."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)


@dataclass(frozen=True)
class Mark:
    """How a banner (发文机关标志) is set: size in points, character scale in per cent."""

    size: float
    scale: int

    @property
    def line(self) -> Twips:
        """Pitch of its line."""
        return m.pt(m.MARK_LINE * self.size)

    @property
    def ink_top(self) -> Twips:
        """From the top of its line to its ink."""
        return m.pt(m.MARK_INK_TOP * self.size)


def mark(text: str, room: float = m.TEXT_WIDTH, largest: float = m.MARK_SIZE_MAX) -> Mark:
    """Return size and scale at which the banner fills at most `room` twips, as large as may be (7.2.4).

    Long names are set smaller, down to 28 pt, then narrower. largest: size in points that it may have.
    """
    fit = room * m.MARK_FILL / 20 / max(width(text), 1)
    size = min(largest, fit / (m.MARK_SCALE / 100))
    size = max(int(size * 2) / 2, min(m.MARK_SIZE_MIN, largest))
    return Mark(size, min(m.MARK_SCALE, int(fit / size * 100)))


def joint_mark(issuers: Sequence[str], height: float, largest: float = m.MARK_SIZE_MAX) -> Mark:
    """Return size and scale for a banner of several issuers below each other with 文件 beside them (联合行文).

    height: twips that there are for it, so that the body still begins on the first page (7.3.3).
    """
    rows = m.MARK_JOINT_LINE * (len(issuers) - 1) + m.MARK_LINE
    fit = m.TEXT_WIDTH * m.MARK_FILL / 20 / (max(map(width, issuers)) + 2.5)
    size = min(largest, height / 20 / rows, fit / (m.MARK_SCALE / 100))
    size = max(int(size * 2) / 2, m.MARK_JOINT_MIN)
    widest = m.MARK_WIDTH_MAX_MM / 25.4 * 72  # low marks may be as wide as high, no wider than 15 mm
    return Mark(size, min(100, int(fit / size * 100), int(widest / size * 100)))


@dataclass(frozen=True)
class SignatureIndents:
    """Right indents of the issuer's name and of the date, in twips."""

    name: Twips
    date: Twips


def sealed(name: str, date: str) -> SignatureIndents:
    """Return the indents with a seal (7.3.5.1): the date 4 字 in, the name centred over it.

    A name too long for that pushes the date inwards, so that it stays on the page.
    """
    over = (width(date) - width(name)) / 2
    date_indent = max(float(m.SEALED_DATE_INDENT), -over)
    return SignatureIndents(_characters(date_indent + over), _characters(date_indent))


def unsealed(name: str, date: str) -> SignatureIndents:
    """Return the indents without a seal (7.3.5.2): the name 2 字 in, the date beginning 2 字 behind the name's beginning."""
    longer = width(name) - width(date)
    if longer >= 0:
        return SignatureIndents(_characters(m.UNSEALED_INDENT), _characters(longer))
    date_indent = float(m.UNSEALED_INDENT)
    return SignatureIndents(_characters(date_indent + m.UNSEALED_INDENT - longer), _characters(date_indent))


def _characters(count: float) -> Twips:
    return Twips(round(count * m.CHARACTER))
