"""All checks over a dossier; each yields findings, none raises, reads a file or asks for today's date."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.model.dossier import Dossier
from docgen.rules import (
    check_agenda,
    check_dates,
    check_papers,
    check_people,
    check_slate,
    check_votes,
    profile_checks,
    slates_checks,
)
from docgen.rules.finding import Finding

__all__ = ["CHECKS", "Finding"]

CHECKS: tuple[Callable[[Dossier], Iterable[Finding]], ...] = (
    *check_papers.CHECKS, *check_people.CHECKS, *check_slate.CHECKS, *check_dates.CHECKS, *slates_checks.CHECKS, *profile_checks.CHECKS, *check_votes.CHECKS, *check_agenda.CHECKS,
)  # fmt: skip
