"""What units, levels and standards are called in a circular."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.model.reporting import Level, ReportingUnit

LEVEL_WORDS: dict[Level, str] = {"省": "省", "市": "市（州）", "县": "县（市、区）", "乡镇": "乡镇（街道）", "村": "村（社区）"}
SIGNS = {">=": "{}以上", ">": "超过{}", "<=": "{}以下", "<": "低于{}", "≥": "{}以上", "≤": "{}以下"}
STANDARD = re.compile(r"\s*(>=|<=|>|<|≥|≤)\s*(\S+)\s*")
ENOUGH = 6
"""Of more units than these the first are named, and how many there are."""


def whole_word(top: ReportingUnit | None) -> str:
    """Return how a text speaks of all that an office is over: 全市, 全县, 全区."""
    if top is None:
        return "全市"
    last = top.name[-1]
    return f"全{last}" if last in "省市县区州旗镇乡" else f"全{top.level}"


def benchmark_words(standard: str) -> str:
    """Return a standard in words: >= 80% is 80%以上; one that is written in words stays."""
    found = STANDARD.fullmatch(standard)
    return SIGNS[found[1]].format(found[2]) if found else standard


def few(units: Sequence[str]) -> str:
    """Return names joined by 、, of many the first ones and how many there are: 甲镇、乙镇等12个单位."""
    return "、".join(units) if len(units) <= ENOUGH else f"{'、'.join(units[:ENOUGH // 2])}等{len(units)}个单位"
