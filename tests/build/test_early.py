"""Two months before the day little is known: what can be made is made, the rest says what it waits for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from outline import plain
from sample import QINGXI, papers_of

from docgen.cli import main


@pytest.fixture
def early(tmp_path: Path) -> Path:
    """A fresh folder with the organisation, the frame of the congress and the persons of the preparatory group."""
    folder = tmp_path / "我镇"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    shutil.copy(QINGXI / "组织.yaml", folder)
    text = (QINGXI / "大会.yaml").read_text("utf-8")
    (folder / "大会.yaml").write_text(text[: text.index("日程:")] + text[text.index("代表条件:") :], "utf-8")
    known, empty = openpyxl.load_workbook(QINGXI / "花名册.xlsx"), openpyxl.load_workbook(folder / "花名册.xlsx")
    heads = [cell.value for cell in empty["人员"][1]]
    for sheet in ("代表", "人员"):
        names, *rows = known[sheet].iter_rows(values_only=True)
        for row in rows:
            person = dict(zip(names, row, strict=True))
            empty["人员"].append([person.get(head) for head in heads])
    empty.save(folder / "花名册.xlsx")
    return folder


def test_the_first_papers_are_made_from_the_first_facts(early: Path) -> None:
    papers = papers_of(early)
    assert {"A01", "A05", "A07", "A09", "B03"} <= set(papers)
    assert "示例县清溪镇科学技术协会" in plain(papers["A05"])
    assert "〔2026〕\u3000号" in plain(papers["A05"])


def test_the_others_say_what_they_wait_for(early: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["packet", str(early), "-o", str(tmp_path / "出")])
    assert ran.exit_code == 0, ran.output
    assert "班子.yaml: 提示 I-FIL-08 还没有填写，暂不使用" in ran.stderr
    waiting = next(line for line in ran.stdout.splitlines() if "（还缺：花名册.xlsx 的“单位”表）：" in line)
    assert {"B01", "B02", "B04", "B08"} <= set(re.split("[：、]", waiting))
    assert "还缺：工作计划.yaml" in ran.stdout
    assert not list((tmp_path / "出").rglob("B10-*"))
