from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from element_order import faults
from outline import column, plain
from sample import QINGXI, TONGBAO, edit, papers_of

from docgen.cli import main

LISTED = "A01 A05 A07 A09 B01 B02 B03 B05 B07 B10 B13 B15 B17 B18 B23 B24 B32 B33 B37 C08 D01 D02 D10 E01".split()
FORMS = ("B03", "B01")
"""Papers with the registration form, where what stands below 姓名 is the next label."""
LEFT_OVER = re.compile(r"\{\{|\{%|%\}|\}\}|None|nan|undefined|TODO|[×xX]{2,}|\[\]|<[a-z]|，，|。。|、、|，。|：。|（）|《》")


def roster() -> set[str]:
    book = openpyxl.load_workbook(QINGXI / "花名册.xlsx")
    found = set()
    for sheet in ("代表", "人员"):
        head, *rows = book[sheet].iter_rows(values_only=True)
        found |= {str(row[head.index("姓名")]) for row in rows if row[head.index("姓名")]}
    return found


def test_all_papers_of_the_list_are_made(qingxi: dict[str, bytes]) -> None:
    assert set(LISTED) <= set(qingxi)


def test_nothing_is_left_over_in_any_paper(qingxi: dict[str, bytes]) -> None:
    left = {code: found[0] for code, docx in qingxi.items() if (found := LEFT_OVER.search(plain(docx)))}
    assert left == {}


def test_every_name_in_a_list_is_one_of_the_roster(qingxi: dict[str, bytes]) -> None:
    known = roster()
    listed = {(code, name.replace("\u3000", "")) for code in qingxi if code not in FORMS for name in column(qingxi[code], "姓名") + column(qingxi[code], "主持人")}
    assert {(code, name) for code, name in listed if name and name not in known} == set()
    assert len({name for _, name in listed}) >= 45


def test_no_annex_is_empty(qingxi: dict[str, bytes]) -> None:
    for code, docx in qingxi.items():
        lines = [line for line in plain(docx).split("\n") if line.strip()]
        marks = [number for number, line in enumerate(lines) if re.fullmatch(r"附件\d*", line)]
        for first, after in pairwise([*marks, len(lines)]):
            assert after - first >= 4, f"{code}: {lines[first : first + 3]}"


def test_elements_of_every_paper_stand_in_the_order_of_the_schema(qingxi: dict[str, bytes]) -> None:
    assert {code: found for code, docx in qingxi.items() if (found := list(faults(docx)))} == {}


def test_the_same_facts_give_the_same_bytes(qingxi: dict[str, bytes]) -> None:
    assert papers_of(QINGXI) == qingxi


@pytest.mark.parametrize(
    ("file", "old", "new", "printed"),
    [
        ("大会.yaml", "三楼会议室", "四楼礼堂", "清溪镇人民政府三楼会议室"),
        ("组织.yaml", "qingxi@example.com", "kexie@example.com", "qingxi@example.com"),
        ("组织.yaml", "示例县清溪镇文化路1号", "示例县清溪镇文化路2号", "示例县清溪镇文化路1号"),
    ],
)
def test_a_changed_fact_changes_just_the_papers_that_show_it(
    copy: Path, qingxi: dict[str, bytes], file: str, old: str, new: str, printed: str
) -> None:
    edit(copy, file, old, new)
    after = papers_of(copy)
    changed = {code for code in qingxi if qingxi[code] != after[code]}
    assert changed == {code for code in qingxi if printed in plain(qingxi[code])}
    assert changed
    assert not any(printed in plain(docx) for docx in after.values())


def test_another_opening_day_changes_every_paper_that_shows_it(copy: Path, qingxi: dict[str, bytes]) -> None:
    edit(copy, "大会.yaml", "2027-01-22", "2027-01-29")
    after = papers_of(copy)
    shown = {code for code in qingxi if "2027年1月22日" in plain(qingxi[code])}
    changed = {code for code in qingxi if qingxi[code] != after[code]}
    assert shown <= changed
    assert not any("2027年1月22日" in plain(docx) for docx in after.values())
    assert all(plain(qingxi[code]) != plain(after[code]) for code in changed)


def test_a_renamed_person_is_renamed_everywhere(copy: Path, qingxi: dict[str, bytes]) -> None:
    old, new = "韩书田", "韩书天"
    book = openpyxl.load_workbook(copy / "花名册.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and old in cell.value:
                    cell.value = cell.value.replace(old, new)
    book.save(copy / "花名册.xlsx")
    for path in copy.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    after = papers_of(copy)
    shown = {code for code in qingxi if old in plain(qingxi[code])}
    assert {code for code in qingxi if qingxi[code] != after[code]} == shown
    assert len(shown) >= 8
    assert not any(old in plain(docx) for docx in after.values())


def test_the_commands_write_the_packet(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["packet", str(QINGXI), "-o", str(tmp_path / "出")])
    assert ran.exit_code == 0, ran.output
    listed = json.loads((tmp_path / "出" / "清单.json").read_text("utf-8"))
    files = {path.relative_to(tmp_path / "出").as_posix() for path in (tmp_path / "出").rglob("*.docx")}
    assert files == set(listed["文件"])
    assert {"目录.docx", "会前/B10-关于征求主席、副主席候选人意见的函.docx"} <= files
    assert "大会.yaml" in listed["资料"]


def test_before_the_day_there_are_no_results(copy: Path) -> None:
    (copy / "票数.yaml").unlink()
    before = papers_of(copy)
    assert {"C08", "D01", "D02"}.isdisjoint(before)
    assert {"B18", "B32", "B37"} <= set(before)


def test_a_stage_or_single_papers_may_be_asked_for(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["packet", str(QINGXI), "-o", str(tmp_path), "--stage", "筹备", "--format", "json"])
    assert {Path(made["文件"]).name[:3] for made in json.loads(ran.stdout)} == {"A01", "A05", "A07", "A09"}
    ran = CliRunner().invoke(main, ["make", str(QINGXI), "b10", "-o", str(tmp_path / "函.docx")])
    assert ran.exit_code == 0
    assert "征求" in plain((tmp_path / "函.docx").read_bytes())


def test_an_edited_paper_is_not_overwritten(copy: Path, tmp_path: Path) -> None:
    output = tmp_path / "出"
    runner = CliRunner()
    runner.invoke(main, ["packet", str(copy), "-o", str(output)])
    letter = output / "会前" / "B10-关于征求主席、副主席候选人意见的函.docx"
    edited = letter.read_bytes() + b"\0"
    letter.write_bytes(edited)
    ran = runner.invoke(main, ["packet", str(copy), "-o", str(output)])
    assert letter.read_bytes() == edited
    assert letter.with_stem(letter.stem + "（新稿）").exists()
    assert "W-OUT-01" in ran.stderr
    assert f"{letter.as_posix()}: 警告 W-OUT-01 这份文件被手工改过，没有覆盖" in ran.stderr


def test_not_even_the_edited_new_copy_is_overwritten(copy: Path, tmp_path: Path) -> None:
    output, runner = tmp_path / "出", CliRunner()
    runner.invoke(main, ["packet", str(copy), "-o", str(output)])
    letter = output / "会前" / "B10-关于征求主席、副主席候选人意见的函.docx"
    for edited in (letter, letter.with_stem(letter.stem + "（新稿）")):
        edited.write_bytes((edited if edited.exists() else letter).read_bytes() + b"\0")
        runner.invoke(main, ["packet", str(copy), "-o", str(output)])
    assert letter.with_stem(letter.stem + "（新稿）").read_bytes().endswith(b"\0")
    assert letter.with_stem(letter.stem + "（新稿2）").exists()


def test_a_paper_that_no_longer_belongs_is_removed_unless_edited(copy: Path, tmp_path: Path) -> None:
    output = tmp_path / "出"
    runner = CliRunner()
    runner.invoke(main, ["packet", str(copy), "-o", str(output)])
    [report] = output.glob("会后/D02-*.docx")
    [announced] = output.glob("会后/D01-*.docx")
    announced.write_bytes(announced.read_bytes() + b"\0")
    (copy / "票数.yaml").unlink()
    runner.invoke(main, ["packet", str(copy), "-o", str(output)])
    assert not report.exists()
    assert announced.exists()


def test_an_office_replaces_a_template_by_one_of_the_same_name(copy: Path) -> None:
    own = copy / "templates" / "文书"
    own.mkdir(parents=True)
    (own / "E01-“三长”履职制度.md").write_text(
        "---\n编号: E01\n名称: “三长”履职制度\n文种: 制度\n版式: 白头\n阶段: 制度\n时间: T+15\n适用: [成立]\n---\n本单位的做法。\n", "utf-8"
    )
    assert "本单位的做法。" in plain(papers_of(copy)["E01"])


def test_the_circular_forwards_its_annex() -> None:
    papers = papers_of(TONGBAO)
    assert {"T01"} <= set(papers)
    assert "附件" in plain(papers["T01"])
    assert not LEFT_OVER.search(plain(papers["T01"]))
