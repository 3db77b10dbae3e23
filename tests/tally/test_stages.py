"""The day as it comes: sittings and hands first, then the committee's votes, then the leaders'; from each kind of source."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from sample import QINGXI

from docgen import build
from docgen.cli import main
from docgen.model.dossier import Dossier
from docgen.rules.outcome import evaluate

Facts = dict[str, Any]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return Path(shutil.copytree(QINGXI, tmp_path / "镇"))


def figures(town: Path) -> Facts:
    found: Facts = yaml.load((town / "票数.yaml").read_text("utf-8"), yaml.BaseLoader)
    return found


def keep(town: Path, *keys: str) -> None:
    """Leave only `keys` of the figures."""
    kept = {key: value for key, value in figures(town).items() if key in keys}
    (town / "票数.yaml").write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), "utf-8")


def tally(town: Path, *words: str) -> str:
    ran = CliRunner().invoke(main, ["tally", str(town), "-o", str(town.parent / "出"), "--at", "2027-01-22 16:05", *words])
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def dossier(town: Path) -> Dossier:
    opened = build.open_folder(town)
    assert isinstance(opened.dossier, Dossier)
    return opened.dossier


def test_sittings_and_hands_alone_count_nothing(town: Path) -> None:
    keep(town, "到会", "举手表决")
    found = dossier(town)
    assert (found.state, evaluate(found)) == ("会前", None)


def test_the_committee_is_counted_before_the_plenary_meets(town: Path) -> None:
    keep(town, "到会", "举手表决", "委员选举")
    said = tally(town)
    assert "委员选举结果已定。全会选举后补上领导选举的票数，再运行一次。" in said
    made = {path.name[:3] for path in (town.parent / "出").rglob("*.docx")}
    assert {"B37", "C06", "C08"} <= made
    assert "D01" not in made
    assert dossier(town).state == "会中"


def test_the_tellers_sheet_of_the_plenary_follows_the_committee(town: Path) -> None:
    keep(town, "到会", "举手表决", "委员选举")
    tally(town, "--sheet")
    book = openpyxl.load_workbook(town.parent / "出" / "计票.xlsx")
    heads = {row[0].value: row[1].value for row in book["领导选举"].iter_rows(max_col=2) if row[0].value}
    assert (heads["应到"], heads["实到"]) == (13, None)


def entered_by_paper(town: Path, *, leaders: bool) -> None:
    """Put ballot papers in the place of the figures: everybody present for everybody."""
    told = figures(town)
    tally(town, "--papers")
    book = openpyxl.load_workbook(town.parent / "出" / "选票明细.xlsx")
    heads = [str(cell.value) for cell in book["人数"][1]]
    for row, sheet, election in ((2, "委员", "委员选举"), (3, "领导", "领导选举")):
        if election == "领导选举" and not leaders:
            for column in range(5, 10):
                book["人数"].cell(row, column).value = 13 if heads[column - 1] == "应到" else None
            continue
        count = int(told[election]["实到"])
        for key in ("实到", "发出", "收回"):
            book["人数"].cell(row, heads.index(key) + 1).value = count
        boxes = [column for column in range(1, book[sheet].max_column + 1) if book[sheet].cell(2, column).value not in (None, "另选他人", "裁定", "理由")]
        boxes = [column for column in boxes if "另选" not in str(book[sheet].cell(2, column).value)]
        for paper in range(3, 3 + count):
            for column in boxes:
                book[sheet].cell(paper, column).value = "○"
    (town / "票数.yaml").unlink()
    book.save(town / "选票明细.xlsx")


def test_papers_carry_the_sittings_and_the_hands(town: Path) -> None:
    before = dossier(town)
    entered_by_paper(town, leaders=True)
    after = dossier(town)
    assert before.results
    assert after.results
    assert (after.state, after.results.attendance, after.results.hands) == ("会后", before.results.attendance, before.results.hands)
    outcome = evaluate(after)
    assert outcome
    assert outcome.hands, "the host's script reads them"


def test_papers_of_the_committee_alone(town: Path) -> None:
    entered_by_paper(town, leaders=False)
    assert dossier(town).state == "会中"
    assert "委员选举结果已定。" in tally(town)


def test_figures_beside_papers_may_only_tell_of_sittings_and_hands(town: Path) -> None:
    whole = (town / "票数.yaml").read_text("utf-8")
    entered_by_paper(town, leaders=True)
    (town / "票数.yaml").write_text(whole, "utf-8")
    _, problems = build.check(town)
    assert [problem.code for problem in problems] == ["E-CNT-01"]
    keep(town, "到会")
    assert dossier(town).results


def test_leaders_without_a_committee_are_told(town: Path) -> None:
    keep(town, "领导选举")
    _, problems = build.check(town)
    assert [str(problem) for problem in problems if problem.code == "E-VOT-16"] == [
        "票数.yaml:1:1: 错误 E-VOT-16 票数.领导选举: 有领导选举的票数，没有委员选举的票数；改法：领导由当选的委员选举；先补上委员选举的票数"
    ]
