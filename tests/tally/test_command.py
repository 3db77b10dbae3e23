"""`docgen tally` from end to end on the sample: results, papers, the tellers' sheets, the log."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from lxml import etree
from outline import W, plain
from sample import QINGXI, edit

from docgen.cli import main


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return Path(shutil.copytree(QINGXI, tmp_path / "镇"))


def tally(folder: Path, *words: str, code: int = 0) -> str:
    ran = CliRunner().invoke(main, ["tally", str(folder), "-o", str(folder.parent / "出"), "--at", "2027-01-22 16:05", *words])
    assert ran.exit_code == code, ran.output
    return ran.stdout if code == 0 else ran.output


def told(folder: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tally(folder, "--format", "json", "--only", "C08", *words))
    return {key: found[key] for key in ("场次", "当选", "缺额", "已定", "裁定", "更正", "问题")}


def moved(folder: Path, name: str) -> Path:
    """Put a sheet that was made into the folder, where it takes the place of 票数.yaml."""
    (folder / "票数.yaml").unlink(missing_ok=True)
    return Path(shutil.copy(folder.parent / "出" / name, folder / name))


def test_the_count_is_told_as_the_meeting_hears_it(town: Path) -> None:
    said = tally(town)
    assert "应到正式代表45名，实到43名，占应到的三分之二以上，符合法定人数。" in said
    assert "按应到45的半数，须23票：当选13名" in said
    assert "按实到43的半数，须22票（本次采用）：当选13名" in said
    assert "沈秋华同志当选为示例县清溪镇科学技术协会第一届委员会主席。" in said
    made = {path.name[:3] for path in (town.parent / "出").rglob("*.docx")}
    assert {"B37", "C06", "C08", "D01"} <= made


def test_without_figures_there_is_nothing_to_count(town: Path) -> None:
    (town / "票数.yaml").unlink()
    assert "E-CNT-06 还没有票数" in tally(town, code=1)


def test_the_tellers_sheet_read_back_gives_the_same_results(town: Path) -> None:
    before = told(town)
    tally(town, "--sheet")
    moved(town, "计票.xlsx")
    assert told(town) == before


def test_the_tellers_sheet_is_locked_with_formulas_and_lists(town: Path) -> None:
    (town / "票数.yaml").unlink()
    tally(town, "--sheet")
    page = openpyxl.load_workbook(town.parent / "出" / "计票.xlsx")["委员选举"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[:2] == ["职务", "姓名"])
    assert [row[1] for row in rows[head + 1 : head + 4]] == ["邓立诚", "叶秋萍", "苏婉宁"]
    assert rows[head + 1][6] == f'=IF(COUNT(C{head + 2}:F{head + 2})=0,"",SUM(C{head + 2}:F{head + 2}))'
    assert page.protection.sheet
    assert page.cell(head + 2, 2).protection.locked
    assert not page.cell(head + 2, 3).protection.locked
    assert any(rule.type == "list" for rule in page.data_validations.dataValidation)
    moved(town, "计票.xlsx")
    assert "E-CNT-06" in tally(town, code=1)  # a sheet that nobody has filled in says nothing


def test_the_same_facts_give_the_same_sheet(town: Path) -> None:
    tally(town, "--sheet", "--papers")
    first = {name: (town.parent / "出" / name).read_bytes() for name in ("计票.xlsx", "选票明细.xlsx")}
    tally(town, "--sheet", "--papers")
    assert first == {name: (town.parent / "出" / name).read_bytes() for name in first}


def test_figures_stand_in_one_place_only(town: Path) -> None:
    tally(town, "--sheet")
    shutil.copy(town.parent / "出" / "计票.xlsx", town / "计票.xlsx")
    assert "计票.xlsx: 错误 E-CNT-01 票数有2处：票数.yaml、计票.xlsx；改法：只留一处" in tally(town, code=1)


def enter(path: Path, marks: dict[str, list[list[str]]], heads: dict[str, tuple[int, int]]) -> None:
    book = openpyxl.load_workbook(path)
    for row in book["人数"].iter_rows(min_row=2):
        if row[0].value in heads:
            due, present = heads[str(row[0].value)]
            for cell, value in zip(row[4:9], (due, present, due, present, present), strict=True):
                cell.value = value
    for sheet, papers in marks.items():
        for number, paper in enumerate(papers, 3):
            for column, mark in enumerate(paper, 1):
                book[sheet].cell(number, column, mark or None)
    book.save(path)


def papers_of(town: Path, *odd: list[str]) -> None:
    (town / "票数.yaml").unlink()
    tally(town, "--papers")
    path = moved(town, "选票明细.xlsx")
    ordinary = [["○"] * 13 for _ in range(43 - len(odd))]
    enter(path, {"委员": [*odd, *ordinary], "领导": [["○"] * 6 for _ in range(13)]}, {"委员": (45, 43), "领导": (13, 13)})


def test_papers_entered_one_by_one_are_counted(town: Path) -> None:
    papers_of(town, ["○"] * 13, ["○"] * 13 + ["○蒋文博"], ["×"] + ["○"] * 12 + ["○蒋文博"])
    found = told(town)
    first = found["场次"][0]
    assert (first["收回"], first["有效"], first["无效"]) == (43, 42, 1)
    assert found["裁定"] == [{"选举": "委员选举", "种类": "首次投票", "第几张": 2, "有效": False, "理由": "委员所选14名多于应选13名"}]
    section = first["节"][0]
    assert {line["姓名"]: line["赞成"] for line in section["候选人"]}["邓立诚"] == 41
    assert [(line["姓名"], line["赞成"]) for line in section["另选他人"]] == [("蒋文博", 1)]
    assert found["缺额"]["委员"] == 0


def test_a_mark_that_nobody_understands_is_told_with_its_cell(town: Path) -> None:
    papers_of(town, ["○"] * 12 + ["×"], ["○", "○", "△"] + ["○"] * 10)
    assert "选票明细.xlsx!委员!C4: 错误 E-PAP-01" in tally(town, code=1)


def test_a_correction_keeps_the_earlier_figures(town: Path) -> None:
    log = town.parent / "出" / "计票记录.jsonl"
    tally(town)
    tally(town)
    assert len(log.read_text("utf-8").splitlines()) == 1
    edit(town, "票数.yaml", "{姓名: 陆思源, 赞成: 39, 不赞成: 2, 弃权: 1}", "{姓名: 陆思源, 赞成: 38, 不赞成: 3, 弃权: 1}")
    assert "更正：委员选举.委员.陆思源.赞成 原39，现38" in tally(town, "--correct", "--reason", "复核时发现登记错了一票")
    first, second = map(json.loads, log.read_text("utf-8").splitlines())
    assert (first["事由"], first["时间"]) == ("首次计票", "2027-01-22 16:05")
    assert second["事由"] == "复核时发现登记错了一票"
    assert second["原票数"] == first["票数"]
    assert second["改动"] == [{"处": "委员选举.委员.陆思源.赞成", "原": 39, "现": 38}, {"处": "委员选举.委员.陆思源.不赞成", "原": 2, "现": 3}]


def test_figures_that_changed_without_a_word_are_kept_and_told(town: Path) -> None:
    tally(town)
    edit(town, "票数.yaml", "{姓名: 蒋文博, 赞成: 2}", "{姓名: 蒋文博, 赞成: 1}")
    ran = CliRunner().invoke(main, ["tally", str(town), "-o", str(town.parent / "出")])
    assert "W-CNT-07 票数与上次不同，有1处改动，没有写明原因" in ran.stderr
    assert len((town.parent / "出" / "计票记录.jsonl").read_text("utf-8").splitlines()) == 2


def test_a_correction_needs_its_reason(town: Path) -> None:
    assert CliRunner().invoke(main, ["tally", str(town), "--correct"]).exit_code == 2


def tie(town: Path) -> None:
    """Make two candidates tie for the twelfth and last seat."""
    edit(town, "大会.yaml", "委员名额: 13", "委员名额: 12")
    text = (town / "规则.yaml").read_text("utf-8")
    (town / "规则.yaml").write_text(text.replace("选举方式: 等额", "选举方式: 差额", 1), "utf-8")
    for old, new in (("陆思源, 赞成: 39, 不赞成: 2, 弃权: 1", "陆思源, 赞成: 30, 不赞成: 12"), ("罗静, 赞成: 40, 不赞成: 1, 弃权: 1", "罗静, 赞成: 30, 不赞成: 11, 弃权: 1"),
                     ("程仲平, 赞成: 40, 不赞成: 1, 弃权: 1", "程仲平, 赞成: 32, 不赞成: 10"), ("孟广田, 赞成: 40, 不赞成: 2", "孟广田, 赞成: 34, 不赞成: 8")):  # fmt: skip
        edit(town, "票数.yaml", old, new)


def test_an_open_tie_keeps_back_the_list_of_the_elected_alone(town: Path) -> None:
    tie(town)
    found = json.loads(tally(town, "--format", "json"))
    assert found["已定"] is False
    assert "W-VOT-07" in {problem["代码"] for problem in found["问题"]}
    made = {Path(file["文件"]).name[:3] for file in found["文件"]}
    assert "C08" in made
    assert "D01" not in made
    CliRunner().invoke(main, ["make", str(town), "B32", "-o", str(town.parent / "选票.docx")])
    ballot = plain((town.parent / "选票.docx").read_bytes()).split("再次投票选票")[1]
    assert "委员：应选1名，候选人2名" in ballot
    tally(town, "--sheet")
    page = openpyxl.load_workbook(town.parent / "出" / "计票.xlsx")["后续选举1"]
    assert [cell.value for cell in page["B"]][:6][3:5] == ["委员选举", "再次投票"]


def archive_part(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml")


def test_two_or_four_ballots_on_a_page_are_equal_to_the_byte(town: Path) -> None:
    for per_page, size, count in (("2", "A4", 2), ("4", "A4", 4), ("4", "A5", 4)):
        text = (QINGXI / "规则.yaml").read_text("utf-8") + f"选票印制: {{每版张数: {per_page}, 纸张: {size}}}\n"
        (town / "规则.yaml").write_text(text, "utf-8")
        path = town.parent / "选票.docx"
        assert CliRunner().invoke(main, ["make", str(town), "B32", "-o", str(path), "--force"]).exit_code == 0
        body = etree.fromstring(archive_part(path))[0]
        pages = [[etree.tostring(cell) for row in table.findall(W + "tr") for cell in row.findall(W + "tc")] for table in body.findall(W + "tbl")]
        assert [len(copies) for copies in pages] == [count] * 4  # committee, leaders, two for a second vote
        assert all(len(set(copies)) == 1 for copies in pages)
