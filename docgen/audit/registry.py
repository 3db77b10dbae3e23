"""The rules: each a function with the ids it may report, its clause and how strong the standard is on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module

from docgen.audit.finding import Finding, Strength, at_most
from docgen.audit.part import Parts
from docgen.audit.profile import Profile
from docgen.audit.subject import Subject
from docgen.problem import Severity

Check = Callable[[Subject, Parts, Profile], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A check and what it is about. ids: every `rule` its findings may carry; strength bounds their severity."""

    ids: tuple[str, ...]
    clause: str
    strength: Strength
    check: Check

    def findings(self, subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
        """Yield the findings, none above what the strength allows; allowed departures come as notes."""
        ceiling = self.strength.ceiling(profile.strict)
        for found in self.check(subject, parts, profile):
            departs = found.rule in profile.allowed or found.rule_ref in profile.allowed
            yield replace(
                found,
                severity=Severity.NOTE if departs else at_most(found.severity, ceiling),
                clause=found.clause or self.clause,
            )


MODULES = (
    "rules_page", "rules_lines", "rules_head", "rules_main", "rules_closing", "rules_signing", "rules_imprint", "rules_pageno", "rules_letter",
    "rules_table", "rules_title", "rules_route", "rules_organs", "rules_number", "rules_punct", "rules_list", "rules_sign", "rules_notes",
)  # fmt: skip
"""Modules of this room with a tuple RULES, in the order of the table of rules."""


def every_rule() -> tuple[Rule, ...]:
    """Return the rules of all rule modules."""
    found: list[Rule] = []
    for name in MODULES:
        found += import_module(f"docgen.audit.{name}").RULES
    return tuple(found)
