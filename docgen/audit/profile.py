"""Profiles: what is asked of a paper beyond the standard, and how far an office departs from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from docgen.standard import (
    COMPENSATED_BOTTOM,
    COMPENSATED_LINE,
    COMPENSATED_TOP,
    LINE,
    MARGIN_BOTTOM,
    MARGIN_TOP,
    PAGE_HEIGHT,
    TWIPS_PER_MM,
    Twips,
)


class Format(str, Enum):
    """The formats of the standard, the plain paper (白头) that only shares its page and text, and forms."""

    GENERAL = "通用"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"
    PLAIN = "白头"
    FORM = "表格"


FORMATS = {
    "general": Format.GENERAL,
    "letter": Format.LETTER,
    "order": Format.ORDER,
    "minutes": Format.MINUTES,
    "plain": Format.PLAIN,
    "form": Format.FORM,
}
"""What `--profile` may say, besides auto."""

Placement = Literal["last", "even", "fold4", "any"]


@dataclass(frozen=True)
class Profile:
    """What to hold a paper against.

    format: None = find out. strict: what the standard asks for in general (一般) counts as an error too.
    placement: the face on which the 版记 must end; the standard only says the last one.
    compensated: the type area is measured ink to ink, so that margins and pitch are others.
    preprinted: printed on paper that has its red head already (套打).
    allowed: ids of rules from which this office departs; their findings are told as deviations, not faults.
    deviations: in words, where the office departs from the standard's page; the report lists them.
    """

    format: Format | None = None
    strict: bool = False
    placement: Placement = "last"
    compensated: bool = False
    preprinted: bool = False
    allowed: frozenset[str] = frozenset()
    deviations: tuple[str, ...] = ()

    @property
    def line(self) -> Twips:
        """Pitch of the lines of the body."""
        return COMPENSATED_LINE if self.compensated else LINE

    @property
    def top(self) -> Twips:
        """Upper margin (天头)."""
        return COMPENSATED_TOP if self.compensated else MARGIN_TOP

    @property
    def bottom(self) -> Twips:
        """Lower margin."""
        return COMPENSATED_BOTTOM if self.compensated else MARGIN_BOTTOM

    @property
    def text_height(self) -> Twips:
        """Height of the type area between the margins."""
        return Twips(PAGE_HEIGHT - self.top - self.bottom)

    @property
    def margins(self) -> str:
        """The margins in words, in millimetres: the standard's whole, others with a decimal."""
        return f"上 {_said(self.top)}、下 {_said(self.bottom)}、左 28 mm、右 26 mm"

    @property
    def upper_margin(self) -> str:
        """The upper margin in words."""
        return _said(self.top)


def _said(twips: Twips) -> str:
    return f"{twips / TWIPS_PER_MM:.1f}".removesuffix(".0") + " mm"
