"""Rules on paper and margins (clauses 5.1, 5.2)."""

from __future__ import annotations

from docgen.audit.registry import Rule

RULES: tuple[Rule, ...] = ()
