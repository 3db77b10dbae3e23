"""Findings: what a rule holds against a paper; and how much it may weigh."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.problem import Severity


class Strength(str, Enum):
    """How strongly the standard asks for something; it bounds the severity of a finding (gbt9704.md §0)."""

    SHALL = "应"
    GENERAL = "一般"
    RECOMMENDED = "推荐"
    MAY = "可以"
    PRACTICE = "惯例"

    def ceiling(self, strict: bool) -> Severity:
        """Return the worst severity that a finding of this strength may have."""
        if self is Strength.SHALL or (strict and self is Strength.GENERAL):
            return Severity.ERROR
        return Severity.NOTE if self is Strength.MAY else Severity.WARNING


WEIGHT = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}


def at_most(severity: Severity, ceiling: Severity) -> Severity:
    """Return `severity`, or `ceiling` if that is milder."""
    return min(severity, ceiling, key=WEIGHT.__getitem__)


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the standard has it.

    rule: err.* code where one exists, else the rule's id; rule_ref: the rule's id. clause: `GB/T 9704-2012 7.2.5`.
    part: which part of the paper, in Chinese. page, paragraph: from 1, and index from 0; 0 and None when unknown.
    text: the words concerned, shortened. found, expected: with units. cure: what to do about it.
    box: x0, top, x1, bottom on the page, mm, when known; for the marks of the HTML report.
    """

    rule: str
    severity: Severity
    clause: str
    part: str
    page: int
    paragraph: int | None
    text: str
    found: str
    expected: str
    cure: str
    rule_ref: str = ""
    box: tuple[float, float, float, float] | None = None
