"""Profiles: what is asked of a paper beyond the standard, and how far an office departs from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal


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
    compensated: margins measured ink to ink (pitch 592, top 1960, bottom 1847).
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
