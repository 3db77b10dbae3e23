"""核对.yaml: what was looked at and may stand, written down as it was reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.content.acknowledged import acknowledged, silenced
from docgen.problem import Place, Problem, Severity, path_of, spoken

LATE = Problem("W-DAT-05", Place("大会.yaml", 7, 3, "大会.日程[2].时间[0]"), "在休息日", "改期", Severity.WARNING)


def told(folder: Path, text: str) -> list[str]:
    (folder / "核对.yaml").write_text(text, "utf-8")
    _, problems = acknowledged(folder)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("key", ["大会.日程第3项.时间第1项", "大会.日程[2].时间[0]", "大会.日程第3项", "大会.日程"])
def test_a_key_may_be_written_as_it_was_reported(tmp_path: Path, key: str) -> None:
    assert told(tmp_path, f"- {{代码: W-DAT-05, 键: '{key}', 理由: 当日加班办文}}\n") == []
    listed, _ = acknowledged(tmp_path)
    assert silenced([LATE], listed) == []


def test_another_item_is_not_silenced(tmp_path: Path) -> None:
    assert told(tmp_path, "- {代码: W-DAT-05, 键: 大会.日程第2项, 理由: 当日加班办文}\n") == []
    listed, _ = acknowledged(tmp_path)
    assert silenced([LATE], listed) == [LATE]


def test_items_are_counted_from_one() -> None:
    assert "大会.日程第3项.时间第1项: 在休息日" in str(LATE)
    assert path_of(spoken(LATE.place.key)) == LATE.place.key


def test_each_needs_its_reason(tmp_path: Path) -> None:
    assert told(tmp_path, "- {代码: W-DAT-05, 键: 大会.日程}\n") == [
        "核对.yaml:1:3: 错误 E-VAL-01 核对第1项.理由: 缺少“理由”；改法：在这里加一行“理由: ……”"
    ]
