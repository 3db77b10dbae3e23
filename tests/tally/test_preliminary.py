"""A preliminary election from the rule to the papers: who votes on whom, the formal candidates, what each paper then prints."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from docx import Document
from sample import QINGXI

from docgen import build, counting
from docgen.cli import main
from docgen.rules.outcome_records import BallotResult

Facts = dict[str, Any]
MORE = ("蒋文博", "钟家驹", "贾玉兰")
"""Who stands in the preliminary election beside the thirteen of the sample."""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The sample with a preliminary election in its rules, nothing counted yet; its own figures are kept as 原票数."""
    folder = Path(shutil.copytree(QINGXI, tmp_path / "镇"))
    rules = (folder / "规则.yaml").read_text("utf-8").replace("大会选举:\n", "大会选举:\n  预选: {差额比例: 20}\n", 1)
    (folder / "规则.yaml").write_text(rules, "utf-8")
    slate = (folder / "班子.yaml").read_text("utf-8")
    (folder / "班子.yaml").write_text(slate.replace("段红梅]", "段红梅, " + "、".join(MORE).replace("、", ", ") + "]", 1), "utf-8")
    (folder / "票数.yaml").rename(tmp_path / "原票数.yaml")
    return folder


def counted(town: Path, whole: bool) -> None:
    """Count the preliminary election, the elections after it too if `whole`: the last three of the slate get fewest votes."""
    told: Facts = yaml.load((town.parent / "原票数.yaml").read_text("utf-8"), yaml.BaseLoader)
    names = [line["姓名"] for line in told["委员选举"]["得票"]["委员"]["候选人"]]
    lines = [{"姓名": name, "赞成": "30", "不赞成": "12"} for name in names] + [{"姓名": name, "赞成": "20", "不赞成": "22"} for name in MORE]
    heads = {key: told["委员选举"][key] for key in ("应到", "实到", "印制", "发出", "收回", "有效", "无效")}
    figures = {"委员预选": heads | {"得票": {"委员": {"候选人": lines}}}} | (told if whole else {})
    (town / "票数.yaml").write_text(yaml.safe_dump(figures, allow_unicode=True, sort_keys=False), "utf-8")


def printed(town: Path, code: str) -> str:
    """Return all words of a paper."""
    folder = build.open_folder(town)
    document = Document(BytesIO(folder.frames.make(folder.composer.paper(code))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_before_it_the_papers_speak_of_it(town: Path) -> None:
    method, ballots, sheets, script = (printed(town, code) for code in ("B18", "B32", "B33", "B37"))
    assert "委员应选名额13名，预备人选16名，先进行差额预选，产生正式候选人13名，再实行等额选举。" in method
    assert "最后一名票数相等的，就票数相等的人选再次投票，以得票多的列入。" in method
    assert "第一次代表大会委员预选选票" in ballots
    assert "第一次代表大会委员选票" not in ballots, "its names are not known yet"
    assert "蒋文博" in ballots
    assert "预选计票单" in sheets
    assert "现在先进行预选，从16名预备人选中产生正式候选人13名。" in script


def test_after_it_the_ballots_have_the_formal_candidates(town: Path) -> None:
    counted(town, whole=False)
    ran = CliRunner().invoke(main, ["tally", str(town), "-o", str(town.parent / "出"), "--at", "2027-01-22 14:40"])
    assert ran.exit_code == 0, ran.output
    assert "预选结果已定，正式候选人13名。" in ran.stdout
    assert "下列13名同志为示例县清溪镇科学技术协会第一届委员会委员正式候选人，以姓氏笔画为序：" in ran.stdout
    assert sorted(path.name[:3] for path in (town.parent / "出").rglob("*.docx")) == ["B32", "B33"]
    ballots = printed(town, "B32")
    formal = ballots.split("应选委员13名，候选人13名（以姓氏笔画为序）")[1]
    assert not [name for name in MORE if name in formal]
    book = openpyxl.load_workbook(counting.sheet(build.open_folder(town), town.parent / "表"))
    assert book.sheetnames[:3] == ["委员预选", "委员选举", "领导选举"]


def test_at_the_end_every_paper_tells_the_same(town: Path) -> None:
    counted(town, whole=True)
    report, script = printed(town, "C08"), printed(town, "B37")
    assert "第一次代表大会预选结果报告单" in report
    assert "列为候选人" in report
    assert "经预选，下列13名同志为正式候选人" in script
    assert "下列13名同志当选为" in script


def test_the_tellers_sheet_brings_it_back(town: Path) -> None:
    counted(town, whole=False)
    filled = counting.sheet(build.open_folder(town), town.parent / "表")
    (town / "票数.yaml").unlink()
    shutil.copy(filled, town / "计票.xlsx")
    found = counting.count(build.open_folder(town))
    assert isinstance(found, BallotResult)
    assert len(found.elected) == 13
    assert not [person.name for person in found.elected if person.name in MORE]
