"""A finding: a problem that does not yet know its file, only the way to the value in the facts."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.problem import Severity


@dataclass(frozen=True)
class Finding:
    """One thing that a rule finds wrong.

    code: stable, e.g. `E-MON-01`. key: way to the value, as `Places.of` takes it (`班子.领导候选人[2].姓名`).
    message, cure: Chinese; what, by whom, how to mend.
    """

    code: str
    key: str
    message: str
    cure: str
    severity: Severity = Severity.ERROR


def warning(code: str, key: str, message: str, cure: str) -> Finding:
    """Return a finding that does not stop the making."""
    return Finding(code, key, message, cure, Severity.WARNING)
