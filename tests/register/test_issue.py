"""--issue: papers take their numbers from the register, into the office's own YAML; twice gives the same."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample import QINGXI, TONGBAO, edit
from small_city import make as make_city
from small_city import report

from docgen.cli import main
from docgen.content.number_entry import entered
from docgen.problem import DocgenError

DAY = dt.date(2026, 3, 2)
NUMBER = "示科协〔2026〕5号"


@pytest.mark.parametrize(
    ("text", "code", "made"),
    [
        ("# 记\nB10: {日期: 2026-03-02}  # 函\n", "B10", f"# 记\nB10: {{文号: {NUMBER}, 日期: 2026-03-02}}  # 函\n"),
        ("B10: {文号: '', 日期: 2026-03-02}\n", "B10", f"B10: {{文号: {NUMBER}, 日期: 2026-03-02}}\n"),
        ("B10: {标题: 甲}\n", "B10", f"B10: {{文号: {NUMBER}, 日期: 2026-03-02, 标题: 甲}}\n"),
        ("B10:\n  日期: 2026-03-02\n", "B10", f"B10:\n  文号: {NUMBER}\n  日期: 2026-03-02\n"),
        ("A01: {日期: 2026-01-01}", "B10", f"A01: {{日期: 2026-01-01}}\nB10: {{文号: {NUMBER}, 日期: 2026-03-02}}\n"),
        ("", "B10", f"B10: {{文号: {NUMBER}, 日期: 2026-03-02}}\n"),
        ("种类: 表扬\n日期: 2026-03-02  # 定\n主送: [甲]\n", "", f"种类: 表扬\n日期: 2026-03-02  # 定\n文号: {NUMBER}\n主送: [甲]\n"),
        ('文号: ""   # 空着\n日期: 2026-03-02\n', "", f"文号: {NUMBER}   # 空着\n日期: 2026-03-02\n"),
    ],
)  # fmt: skip
def test_a_number_is_written_where_it_belongs(text: str, code: str, made: str) -> None:
    assert entered(text, "文号.yaml", code, NUMBER, DAY) == made


def test_a_text_in_which_it_finds_no_place_is_told() -> None:
    with pytest.raises(DocgenError, match="E-NUM-04 示科协〔2026〕5号已经登记，但写不进B10 的“文号”"):
        entered("- B10\n", "文号.yaml", "B10", NUMBER, DAY)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def ran(*words: str) -> Result:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a register."""
    monkeypatch.chdir(tmp_path)
    ran("register", "new")
    return tmp_path


def book() -> list[tuple[str, str, str]]:
    return [(one["文号"], one["成文日期"], one["标题"]) for one in json.loads(ran("register", "list", "--format", "json").stdout)]


def test_a_letter_takes_its_number(desk: Path) -> None:
    shutil.copytree(QINGXI, "清溪")
    edit(desk / "清溪", "文号.yaml", "B10: {文号: 清委〔2026〕45号, 日期: 2026-12-25}", "B10: {日期: 2026-12-25}")
    ran("register", "keep", "清委", "--year", "2026", "--used", "44")
    for target in ("一.docx", "二.docx"):
        ran("make", "清溪", "B10", "--issue", "-o", target)
    assert "B10: {文号: 清委〔2026〕45号, 日期: 2026-12-25}" in Path("清溪/文号.yaml").read_text("utf-8")
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()
    assert [line[:2] for line in book()] == [("清委〔2026〕45号", "2026-12-25")]


def test_who_was_cut_short_gets_the_same_number(desk: Path) -> None:
    shutil.copytree(QINGXI, "清溪")
    before = Path("清溪/文号.yaml").read_text("utf-8")
    edit(desk / "清溪", "文号.yaml", "B10: {文号: 清委〔2026〕45号, 日期: 2026-12-25}", "B10: {日期: 2026-12-25}")
    unnumbered = Path("清溪/文号.yaml").read_text("utf-8")
    ran("register", "keep", "清委", "--year", "2026", "--used", "44")
    ran("make", "清溪", "B10", "--issue", "-o", "一.docx")
    Path("清溪/文号.yaml").write_text(unnumbered, encoding="utf-8")
    ran("make", "清溪", "B10", "--issue", "-o", "二.docx")
    assert Path("清溪/文号.yaml").read_text("utf-8") == before
    assert len(book()) == 1


def test_a_code_that_the_register_does_not_keep_stays_blank(desk: Path) -> None:
    shutil.copytree(TONGBAO, "通报")
    edit(desk / "通报", "通报.yaml", "文号: 示市科协〔2026〕36号", "文号:")
    told = ran("packet", "通报", "--issue", "--no-audit")
    assert "警告 W-REG-14 登记簿没有登记“示市科协”，1 份文件的文号仍然留空；改法：由发文机关编号" in told.stderr
    ran("register", "keep", "示市科协", "--year", "2026")
    ran("packet", "通报", "--issue", "--no-audit")
    assert "\n文号: 示市科协〔2026〕1号\n" in Path("通报/通报.yaml").read_text("utf-8")


def test_circulars_take_numbers_in_the_order_of_their_days(desk: Path) -> None:
    city = make_city(desk / "市")
    plan = (city / "通报" / "年度.yaml").read_text("utf-8")
    (city / "通报" / "先.yaml").write_text(plan.replace("2019-01-15", "2019-01-14"), encoding="utf-8")
    for town in ("甲镇", "乙镇", "丙镇"):
        report(city, "2018年度", town, "2019-01-03")
    ran("register", "keep", "示市科协", "--year", "2019", "--used", "2")
    for _ in range(2):
        ran("circular", "市", "--issue", "--no-audit")
    assert [line[:2] for line in book()] == [("示市科协〔2019〕3号", "2019-01-14"), ("示市科协〔2019〕4号", "2019-01-15")]
    assert "\n文号: 示市科协〔2019〕3号\n" in (city / "通报" / "先.yaml").read_text("utf-8")


def test_without_a_register_nothing_is_made(tmp_path: Path) -> None:
    shutil.copytree(TONGBAO, tmp_path / "通报")
    result = run("packet", str(tmp_path / "通报"), "--issue", "-o", str(tmp_path / "out"))
    assert (result.exit_code, "E-REG-03" in result.stderr, (tmp_path / "out").exists()) == (1, True, False)
