"""What every paper of the samples says, as outlines that a person reviews in the diff."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from outline import outline
from sample import MIANYANG, QINGXI, TONGBAO, circulars_of, notices_of, papers_of

from docgen import build

ELSEWHERE = ("B11",)
BOUND = ("T10a", "T10b", "T20a")
"""Annexes that are made with the circular they belong to, and stand in its outline."""
SHOWN = {path.name[:-3].split("-")[0] for path in (Path(__file__).parents[2] / "templates" / "文书").rglob("*.md") if path.parent.name != "共用"}


RENEWED = """
修改条文:
  - {条文: 第十四条, 原文: 委员会由11名委员组成, 改为: 委员会由13名委员组成, 修改理由: 增加企业和村（社区）方面的委员}
届中变动:
  - {姓名: 林示例, 职务: 委员, 变动: 辞去, 日期: 2024-05-16, 依据: 第二届委员会第三次全体会议}
"""


def at_a_renewal(room: Path, *codes: str) -> dict[str, bytes]:
    """Return {code: .docx} of papers that only a renewal has, from the sample as a township at its third congress."""
    folder = Path(shutil.copytree(QINGXI, room / "换届"))
    congress = (folder / "大会.yaml").read_text("utf-8").replace("类型: 成立\n届次: 1\n", "类型: 换届\n届次: 3\n上次大会日期: 2022-01-22\n")
    (folder / "大会.yaml").write_text(congress, "utf-8")
    (folder / "筹备.yaml").write_text((folder / "筹备.yaml").read_text("utf-8") + RENEWED, "utf-8")
    opened = build.open_folder(folder)
    return {code: opened.frames.make(opened.composer.paper(code)) for code in codes}


@pytest.fixture(scope="session")
def papers(qingxi: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return qingxi | papers_of(TONGBAO) | circulars_of(MIANYANG) | notices_of(MIANYANG, tmp_path_factory.mktemp("notices")) | at_a_renewal(tmp_path_factory.mktemp("renewal"), "B20b", "B21a")


@pytest.mark.parametrize("code", sorted(SHOWN))
def test_outline(code: str, papers: dict[str, bytes], golden: Callable[[str, str], None]) -> None:
    if code in papers:
        golden(f"papers/{code}", outline(papers[code]))
    else:
        assert code in (*ELSEWHERE, *BOUND), "only papers written elsewhere, or with another one, are not made from the samples"


def test_no_golden_file_is_stale() -> None:
    made = {path.stem for path in (Path(__file__).parents[1] / "golden" / "papers").glob("*.txt")}
    assert made <= SHOWN




def notes_and_titles(lines: str) -> tuple[list[str], list[str]]:
    """Return the annexes as the paper lists them (附件说明), and the titles that they bear."""
    paragraphs: list[tuple[str, str]] = []
    for line in lines.split("\n"):
        if styled := re.fullmatch(r"(Gw\w+) \| ?(.*)", line):
            paragraphs.append((styled[1], styled[2]))
        elif paragraphs:
            paragraphs[-1] = (paragraphs[-1][0], paragraphs[-1][1] + line)
    notes = [re.sub(r"^(?:附件：)?(?:\d+\.)?", "", text) for style, text in paragraphs if style == "GwAttachmentNote"]
    labels = [number for number, (style, _) in enumerate(paragraphs) if style == "GwAttachmentLabel"]
    return notes, [next(text for style, text in paragraphs[number:] if style == "GwTitle") for number in labels]


def test_annexes_are_called_in_the_paper_as_they_call_themselves(papers: dict[str, bytes]) -> None:
    """GB/T 9704-2012 7.3.7: the title of an annex is that of the 附件说明."""
    carrying = 0
    for code, paper in papers.items():
        notes, titles = notes_and_titles(outline(paper))
        assert notes == titles, code
        carrying += bool(notes)
    assert carrying >= 8
