"""Whether all is ready for the day (B39): the report of the rules, gathered by what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from docgen.model.base import Fact
from docgen.model.dossier import Dossier
from docgen.problem import Severity
from docgen.rules.checks import CHECKS
from docgen.rules.finding import Finding

ABOUT: Mapping[str, tuple[str, ...]] = {
    "代表和名额": ("E-DEL", "E-AGE", "W-AGE", "E-RAT", "W-RAT"), "候选人和班子": ("E-SLA", "W-SLA", "E-ORD", "W-ORD"),
    "监票人、计票人": ("E-MON", "W-MON"), "主席团和主持人": ("E-PRE", "W-PRE"), "选举规则和选票": ("E-ELE", "W-ELE"),
    "日期和文号": ("E-DAT", "W-DAT", "E-CHA", "W-CHA"), "名称和届次": ("E-NAM", "W-NAM"), "议程和成套文件": ("E-DOC", "W-DOC", "E-PAP"),
}  # fmt: skip
"""What is looked at before the day, by the codes of the rules."""
Verdict = Literal["已备", "需核对", "不符"]


class Readiness(Fact):
    """One line of the check before the day."""

    subject: str = Field(alias="检查事项", description="检查什么", examples=["监票人、计票人"])
    verdict: Verdict = Field(alias="结论", description="规则检查没有问题、有提醒，还是有错误")
    told: str = Field("", alias="情况", description="查出了什么；没有的为空", examples=["监票人石磊是委员候选人"])


def readiness(dossier: Dossier) -> tuple[Readiness, ...]:
    """Return what the rules say of the facts, a line a subject; every rule is run."""
    found = [finding for rule in CHECKS for finding in rule(dossier) if finding.severity is not Severity.NOTE]
    return tuple(line(subject, [one for one in found if one.code.startswith(codes)]) for subject, codes in ABOUT.items())


def line(subject: str, found: Sequence[Finding]) -> Readiness:
    wrong = any(one.severity is Severity.ERROR for one in found)
    return Readiness(subject=subject, verdict="不符" if wrong else "需核对" if found else "已备", told="；".join(dict.fromkeys(one.message for one in found)))
