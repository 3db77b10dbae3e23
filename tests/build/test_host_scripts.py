"""The host's scripts (主持词): rehearsal and live from one source, and a half day in which one sitting does it all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen import build
from docgen.documents.block import Cue, Form, Heading, Paragraph

SCRIPTS = ("B37", "B37a", "B37b", "B37c", "B37d", "B37e", "B37f")
HALF_DAY = """日程:
  - {名称: 预备会议, 开始: "8:40", 结束: "9:10", 主持人: 贺明远, 参加人员: 全体正式代表, 议题: [听取和审议代表资格审查报告, 通过大会主席团和秘书长名单]}
  - {名称: 成立大会, 开始: "9:15", 结束: "11:10", 主持人: 贺明远, 参加人员: 全体代表, 议题: [奏唱国歌, 听取筹备工作报告, 通过选举办法, 通过监票人名单, 选举第一届委员会委员]}
  - {名称: 第一届委员会第一次全体会议, 开始: "11:15", 结束: "11:40", 主持人: 沈秋华, 参加人员: 全体委员, 议题: [通过选举办法, 通过监票人名单, 选举主席、副主席和秘书长]}
"""


def scripts(folder: Path) -> dict[str, list[str]]:
    """Return {number: the lines that are spoken} of every script that the folder has; cues stand in brackets."""
    opened = build.open_folder(folder)
    wanted = [choice.entry.code for choice in opened.choices() if choice.included and choice.entry.code in SCRIPTS]
    return {code: lines(opened.composer.paper(code).body) for code in wanted}


def lines(body: Sequence[object] | Form) -> list[str]:
    assert not isinstance(body, Form)
    told = [block for block in body if isinstance(block, (Paragraph, Cue, Heading))]
    return [block.text if isinstance(block, Heading) else "".join(run.text for run in block.runs) for block in told]


@pytest.fixture
def before(copy: Path) -> Path:
    (copy / "票数.yaml").unlink()
    (copy / "会议记录.yaml").unlink()
    return copy


def test_live_scripts_have_the_figures_and_rehearsals_have_room_for_them(copy: Path) -> None:
    live = scripts(copy)
    (copy / "票数.yaml").unlink()
    (copy / "会议记录.yaml").unlink()
    rehearsal = scripts(copy)
    assert set(live) == set(rehearsal) == set(SCRIPTS)
    assert [code for code, said in live.items() if any("____" in line for line in said)] == []
    assert [code for code, said in rehearsal.items() if not any("____" in line for line in said)] == []
    assert "先报告到会人数。应到正式代表45名，因病因事请假2名，实到43名，超过应到正式代表的半数，可以开会。" in live["B37a"]
    assert "先报告到会人数。应到正式代表45名，因病因事请假____名，实到____名，超过应到正式代表的半数，可以开会。" in rehearsal["B37a"]
    assert [line for line in live["B37f"] if "当选为" in line][1] == "沈秋华同志当选为示例县清溪镇科学技术协会第一届委员会主席。"


def test_a_half_day_needs_three_scripts(before: Path) -> None:
    path = before / "大会.yaml"
    text = path.read_text("utf-8").replace("会期: 一天", "会期: 半天")
    start, end = text.index("日程:"), text.index("\n主席团:")
    path.write_text(text[:start] + HALF_DAY + text[end:], "utf-8")
    said = scripts(before)
    assert list(said) == ["B37", "B37a", "B37e"]
    assert "请全体起立，奏唱中华人民共和国国歌。" in said["B37"]
    assert any(line.startswith("请中共清溪镇委员会副书记贺明远同志代表示例县清溪镇科学技术协会筹备工作领导小组向大会作筹备工作报告") for line in said["B37"])
    assert [line for line in said["B37"] if line.endswith("到此结束。")] == ["大会到此结束。"]
