"""`docgen register` from the desk: what it prints, refuses, exports and takes in."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from docgen.cli import main


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a register that keeps 示科协 of 2026 from 37号 on."""
    monkeypatch.chdir(tmp_path)
    ran("new")
    ran("keep", "示科协", "--year", "2026", "--used", "36")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["register", *words])


def ran(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def issue(title: str, day: str, *more: str) -> str:
    return ran("issue", "示科协", "--title", title, "--day", day, *more)


def test_numbers_are_printed_for_scripts(desk: Path) -> None:
    assert issue("关于召开会议的通知", "2026-03-02", "--key", "会议") == "示科协〔2026〕37号"
    assert issue("关于召开会议的通知", "2026年3月2日", "--key", "会议") == "示科协〔2026〕37号"
    assert ran("reserve", "示科协", "--year", "2026", "--count", "2").splitlines() == ["示科协〔2026〕38号", "示科协〔2026〕39号"]
    assert ran("confirm", "示科协[2026]38号", "--title", "关于表扬的通报", "--day", "2026-03-05") == "示科协〔2026〕38号"
    assert ran("void", "示科协〔2026〕39号", "--reason", "没有用") == "示科协〔2026〕39号已作废：没有用"


def test_the_list_for_programs(desk: Path) -> None:
    issue("关于召开会议的通知", "2026-03-02", "--to", "各县（市、区）科协", "--key", "会议")
    [line] = json.loads(ran("list", "--format", "json"))
    assert line | {"登记时间": ""} == {
        "文号": "示科协〔2026〕37号", "代字": "示科协", "年份": 2026, "序号": 37, "标题": "关于召开会议的通知", "成文日期": "2026-03-02",
        "主送": "各县（市、区）科协", "签发人": "", "经办人": "", "备注": "", "状态": "已发", "作废原因": "", "登记时间": "", "登记键": "会议",
    }  # fmt: skip
    assert "关于召开会议的通知" in ran("list", "示科协")
    assert json.loads(ran("list", "--state", "作废", "--format", "json")) == []


def test_refusals_end_with_1_and_wrong_commands_with_2(desk: Path) -> None:
    issue("一", "2026-03-02")
    early = run("issue", "示科协", "--title", "二", "--day", "2026-03-01")
    assert (early.exit_code, "E-REG-11" in early.stderr) == (1, True)
    for words in (["issue", "示科协"], ["issue", "示科协", "--title", "二", "--day", "三月"], ["void", "三十七号", "--reason", "错"]):
        assert run(*words).exit_code == 2


def test_the_register_is_found_in_a_folder_above(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = desk / "content" / "清溪"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert issue("一", "2026-03-02") == "示科协〔2026〕37号"
    monkeypatch.setenv("DOCGEN_REGISTER", str(desk / "别的.db"))
    assert run("list").exit_code == 1


def test_export_and_import_agree(desk: Path) -> None:
    issue("=SUM(A1)", "2026-03-02", "--signatory", "陈示例", "--note", "急件")
    ran("reserve", "示科协", "--year", "2026", "--count", "2")
    ran("void", "示科协〔2026〕38号", "--reason", "没有用")
    ran("export", "登记簿.xlsx")
    assert openpyxl.load_workbook("登记簿.xlsx")["示科协"]["B4"].value == "=SUM(A1)"
    assert openpyxl.load_workbook("登记簿.xlsx")["示科协"]["B4"].data_type == "s"
    ran("new", "新.db")
    for _ in range(2):
        assert ran("import", "登记簿.xlsx", "--db", "新.db") == "已导入 3 行。"
        assert ran("list", "--format", "json", "--db", "新.db") == ran("list", "--format", "json")
    assert ran("issue", "示科协", "--title", "下一份", "--day", "2026-03-03", "--db", "新.db") == "示科协〔2026〕40号"


def test_the_same_lines_make_the_same_bytes(desk: Path) -> None:
    issue("一", "2026-03-02")
    ran("export", "甲.xlsx")
    ran("export", "乙.xlsx")
    assert Path("甲.xlsx").read_bytes() == Path("乙.xlsx").read_bytes()
    assert run("export", "甲.xlsx").exit_code == 1
    assert run("export", "甲.pdf", "--force").exit_code == 1


def test_an_old_register_with_gaps_is_taken_in(desk: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "2025"
    for row in (["发文登记簿"], ["序号", "发文字号", "文件标题", "发文日期", "主送机关"], [1, "示办〔2025〕03号", "甲", "2025.3.1", "各乡镇"], [2, "示办[2025]6号", "乙", "2025年4月2日", ""], [3, "示办〔2025〕第7号", "丙", "2025-04-01", ""]):
        page.append(row)
    book.save("旧登记簿.xlsx")
    result = run("import", "旧登记簿.xlsx")
    assert (result.exit_code, result.stdout) == (0, "已导入 3 行。\n")
    assert result.stderr.splitlines() == [
        "旧登记簿.xlsx!2025!B5: 警告 W-REG-11 示办〔2025〕7号的成文日期2025-04-01早于示办〔2025〕6号的2025-04-02；改法：核对原登记簿；原来如此的，不用改",
        "旧登记簿.xlsx!2025!B3: 警告 W-REG-13 示办〔2025〕缺4号、5号，已按作废登记，原因写“原登记簿缺号”；改法：核对原登记簿；确是漏登的，补上后重新建簿导入",
        "共 2 个警告",
    ]
    assert [line["序号"] for line in json.loads(ran("list", "示办", "--format", "json"))] == [3, 4, 5, 6, 7]
    assert ran("issue", "示办", "--title", "丁", "--day", "2025-05-01") == "示办〔2025〕8号"


def test_of_a_faulty_register_nothing_is_taken_in(desk: Path) -> None:
    issue("一", "2026-03-02")
    lines = ["文号,标题,成文日期,状态", "示科协〔2026〕37号,别的,2026-03-02,", "示科协〔2026〕40号,甲,2025-03-02,", "示科协〔2026〕41号,乙,2026-03-02,", "示科协〔2026〕41号,丙,2026-03-02,"]
    Path("旧.csv").write_text("\n".join(lines), encoding="utf-8")
    result = run("import", "旧.csv")
    assert result.exit_code == 1
    assert [line.split("；")[0] for line in result.stderr.splitlines()[:3]] == [
        "旧.csv:5: 错误 E-REG-12 示科协〔2026〕41号登记了两次，第一次在 旧.csv:4",
        "旧.csv:3: 错误 E-REG-10 示科协〔2026〕40号的成文日期是2025-03-02，与文号的年份不一致",
        "旧.csv:2: 错误 E-REG-12 示科协〔2026〕37号在登记簿里已是《一》（2026-03-02，已发）",
    ]
    assert len(json.loads(ran("list", "--format", "json"))) == 1
    Path("旧.csv").write_text("文号,标题,成文日期,状态\n三十七号,甲,2026-03-02,\n示科协〔2026〕38号,乙,,丢了\n示科协〔2026〕39号,丙,昨天,\n", encoding="utf-8")
    assert [line.split()[2] for line in run("import", "旧.csv").stderr.splitlines()[:3]] == ["E-NUM-01", "E-NUM-02", "E-NUM-03"]


@pytest.mark.parametrize("words", [("list",), ("keep", "示科协")])
def test_a_file_with_tables_of_another_version_is_told(words: tuple[str, ...], desk: Path) -> None:
    with closing(sqlite3.connect(desk / "旧版.db")) as old:
        for table in ("number_runs", "numbers"):
            old.execute(f"CREATE TABLE {table} (something TEXT)")
    result = run(*words, "--db", "旧版.db")
    assert result.exit_code == 1
    assert "旧版.db: 错误 E-REG-04 里的表是别的程序或者别的版本建的；改法：换一个文件或者库" in result.stderr


def test_a_wrong_day_is_told_by_the_name_of_its_option(desk: Path) -> None:
    result = run("issue", "示科协", "--title", "通知", "--day", "2026-02-30")
    assert (result.exit_code, "命令写得不对：“--day”的值不对：“2026-02-30”不是日期，写成 2026-03-02" in result.stderr) == (2, True)
