"""The catalogue of codes: the checks, what each asks, why, and what breaks it (docgen/data/checks.csv); and what else commands may tell of
(docgen/data/codes.csv).

Codes are those of the domain digest (§7) where the rule stands there. The letter is the weight: E stops the making, W is told,
I is a hint. A finding never weighs more than its code, and may weigh less where a text may speak of something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docgen.problem import Severity
from docgen.rules.tables import shipped_rows

WEIGHT = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.NOTE, "N": Severity.NOTE}


@dataclass(frozen=True)
class Rule:
    """One check: its code, what must hold (title), why, where that is written, an example that breaks it and its cure.

    waits: what has to be known before it can be checked, empty where it is.
    """

    code: str
    title: str
    why: str
    source: str
    example: str
    cure: str
    waits: str = ""

    @property
    def severity(self) -> Severity:
        return WEIGHT[self.code[0]]


@dataclass(frozen=True)
class Event:
    """What a command may tell of beside the checks: its code, what it means, which commands tell it, and its cure."""

    code: str
    title: str
    commands: str
    cure: str


@cache
def events() -> Mapping[str, Event]:
    """Return {code: what happened} of templates, Word files, PDF, numbers, output and command lines."""
    return {row[0]: Event(*row) for row in shipped_rows("codes.csv")}


@cache
def rules() -> Mapping[str, Rule]:
    """Return {code: rule} in the order of the digest."""
    return {row[0]: Rule(*row) for row in shipped_rows("checks.csv")}
