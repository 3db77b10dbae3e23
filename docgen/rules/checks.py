"""All checks over a dossier; each yields findings, none raises, reads a file or asks for today's date."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.model.dossier import Dossier
from docgen.rules import check_agenda, check_dates, check_people, check_slate, check_votes
from docgen.rules.finding import Finding

__all__ = ["CHECKS", "Finding"]

CHECKS: tuple[Callable[[Dossier], Iterable[Finding]], ...] = (
    *check_people.CHECKS, *check_slate.CHECKS, *check_dates.CHECKS, *check_votes.CHECKS, *check_agenda.CHECKS,
)  # fmt: skip
