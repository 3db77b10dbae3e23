"""What a clerk may get wrong, through the command line: one clear message each, exit code 1, nothing written."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from sample import QINGXI, edit
from told import problems_of

from docgen.cli import main

Spoil = Callable[[Path], object]


def put(name: str, data: bytes | str) -> Spoil:
    return lambda folder: (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def swap(name: str, old: str, new: str) -> Spoil:
    return lambda folder: edit(folder, name, old, new)


def cell(address: str, value: object) -> Spoil:
    def spoil(folder: Path) -> None:
        book = openpyxl.load_workbook(folder / "花名册.xlsx")
        book["代表"][address] = value
        book.save(folder / "花名册.xlsx")

    return spoil


def template(body: str) -> Spoil:
    head = "---\n编号: E01\n名称: 履职制度\n文种: 制度\n版式: 白头\n阶段: 制度\n时间: T\n适用: [成立]\n---\n"

    def spoil(folder: Path) -> None:
        (folder / "templates" / "文书").mkdir(parents=True)
        (folder / "templates" / "文书" / "E01-“三长”履职制度.md").write_text(head + body, "utf-8")

    return spoil


BOMB = "甲: &a [一, 一, 一, 一, 一, 一, 一, 一, 一]\n" + "".join(
    f"乙{n}: &b{n} [{', '.join([f'*{last}'] * 9)}]\n" for n, last in enumerate(["a", *(f"b{m}" for m in range(9))])
)

CASES: dict[str, tuple[Spoil, str, str]] = {
    "wrong key": (swap("大会.yaml", "会期: 一天", "会七: 一天"), "大会.yaml:", "E-VAL-02"),
    "wrong type": (swap("大会.yaml", "代表名额: 45", "代表名额: 四十五"), "大会.yaml:", "E-VAL-03"),
    "wrong word": (swap("大会.yaml", "会期: 一天", "会期: 三天"), "大会.yaml:", "E-VAL-05"),
    "duplicate key": (swap("大会.yaml", "会期: 一天", "会期: 一天\n会期: 半天"), "大会.yaml:", "E-YML-05"),
    "tab": (swap("大会.yaml", "会期: 一天", "会期:\t一天\n\t地点: 甲"), "大会.yaml:", "E-YML-02"),
    "full-width colon": (swap("大会.yaml", "会期: 一天", "会期：一天"), "大会.yaml:", "E-YML-03"),
    "impossible date": (swap("大会.yaml", "开幕日期: 2027-01-22", "开幕日期: 2027-02-30"), "大会.yaml:", "E-VAL-07"),
    "unknown person": (swap("大会.yaml", "大会秘书长: 邓立诚", "大会秘书长: 邓立成"), "大会.yaml:", "E-PER-01"),
    "missing file": (lambda folder: (folder / "组织.yaml").unlink(), "组织.yaml", "E-FIL-01"),
    "missing roster": (lambda folder: (folder / "花名册.xlsx").unlink(), "花名册", "E-FIL-01"),
    "GBK file": (lambda folder: (folder / "大会.yaml").write_bytes((folder / "大会.yaml").read_text("utf-8").encode("gb18030")), "大会.yaml", "E-ENC-01"),
    "8 MB file": (put("组织.yaml", "名称: " + "甲" * 2_700_000), "组织.yaml", "E-FIL-03"),
    "alias bomb": (put("经费.yaml", BOMB), "经费.yaml:", "E-YML-09"),
    "empty file": (put("班子.yaml", ""), "班子.yaml", "E-FIL-04"),
    "python tag": (swap("大会.yaml", "会期: 一天", "会期: !!python/object/apply:os.system [ls]"), "大会.yaml:", "E-YML-11"),
    "tag in a value": (swap("大会.yaml", "会期: 一天", "会期: 一天\n报到地点: “{{ 7*7 }}”"), "大会.yaml:", "E-"),
    "class in a value": (swap("大会.yaml", "地点: 清溪镇人民政府三楼会议室", "地点: 甲{{ ''.__class__ }}"), "大会.yaml:", "E-VAL-21"),
    "tag in a template": (template("共{{ 7*7 }}条。"), "E01-“三长”履职制度.md:10", "E-TPL-05"),
    "class in a template": (template("{{ ''.__class__.__mro__ }}"), "E01-“三长”履职制度.md:10", "E-TPL-0"),
    "unknown name in a template": (template("甲\n{{ 组织.明称 }}"), "E01-“三长”履职制度.md:11", "E-TPL-03"),
    "HTML in a template": (template("<b>甲</b>"), "E01-“三长”履职制度.md:10", "E-TXT-10"),
    "signs in a name": (cell("B3", "林<&\">示"), "花名册.xlsx!代表!B3", "E-NAM-06"),
    "control character in a cell": (swap("组织.yaml", "名称: ", "名称: 甲\x0b"), "组织.yaml:", "E-VAL-20"),
    "roster that is no workbook": (put("花名册.xlsx", b"PK\x03\x04 not a workbook"), "花名册.xlsx", "E-XLS-01"),
    "too few seats": (swap("大会.yaml", "委员名额: 13", "委员名额: 3"), "", "E-"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_input_gets_a_clear_answer(case: str, copy: Path, tmp_path: Path) -> None:
    spoil, place, code = CASES[case]
    spoil(copy)
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    output = tmp_path / "出"
    started = time.monotonic()
    ran = CliRunner().invoke(main, ["packet", str(copy), "-o", str(output)])
    assert [line for line in problems_of(ran) if f"错误 {code}" in line and place in line.partition(": ")[0] + ":"], ran.stderr
    assert not output.exists()
    assert before == {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    if case in ("alias bomb", "8 MB file"):
        assert time.monotonic() - started < 5


LEAVES = "里面的 .. 会离开输出目录；改法：改文件名（-o）或者改数据里的这个值"
SLASH = "不能用在文件名里：会离开输出目录；改法：去掉其中的 / 和 \\，或者换一个字段作文件名"
ROWS = "林示,女\n陈示,女\n"


@pytest.mark.parametrize(
    ("rows", "name", "told"),
    [
        ("林示,女\n", "../{姓名}.docx", ["错误 E-ROW-03 数据第1行: 文件名“WHOLE”不能用：" + LEAVES]),
        ("../林示,女\n../../陈示,女\n", "{姓名}.docx", [
            f"错误 E-ROW-03 数据第1行: “姓名”的值“../林示”{SLASH}", f"错误 E-ROW-03 数据第2行: “姓名”的值“../../陈示”{SLASH}",
        ]),
        ("..,女\n", "{姓名}/../../甲.docx", [f"错误 E-ROW-03 数据第1行: “姓名”的值“..”{SLASH}"]),
        ("林示,女\n", "{姓名}/../../甲.docx", [f"错误 E-ROW-03 数据第1行: 文件名“林示/../../甲.docx”不能用：{LEAVES}"]),
        (ROWS, "出/{性别}.docx", ["错误 E-ROW-04 数据第2行: 文件名“女.docx”与第1行的相同；改法：在 -o 里再加一个能区分的字段，如 {姓名}-{编号}.docx"]),
        (ROWS, "{姓铭}.docx", ["错误 E-ROW-02 -o: 数据里没有“姓铭”这个字段（最接近的是“姓名”）；改法：把文件名花括号里的字段改成数据里有的"]),
        (" ,女\n", "{姓名}.docx", ["错误 E-ROW-03 数据第1行: “姓名”是空的，取不了文件名；改法：补上“姓名”，或者换一个字段作文件名"]),
        ("con,女\n", "{姓名}.docx", ["错误 E-ROW-03 数据第1行: 文件名“con.docx”不能用：这是 Windows 留给设备的名字；改法：改文件名（-o）或者改数据里的这个值"]),
    ],
)
def test_render_refuses_names_that_leave_the_folder_or_clash(rows: str, name: str, told: list[str], tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("{{ 姓名 }}")
    document.save(str(tmp_path / "模板.docx"))
    (tmp_path / "数据.csv").write_text("姓名,性别\n" + rows, "utf-8")
    before = sorted(tmp_path.rglob("*"))
    ran = CliRunner().invoke(main, ["render", str(tmp_path / "模板.docx"), str(tmp_path / "数据.csv"), "-o", f"{tmp_path}/甲/{name}"])
    whole = f"{tmp_path}/甲/../林示.docx"
    assert problems_of(ran) == [line.replace("WHOLE", "…" + whole[-59:]) for line in told]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["packet"], "缺少“目录”"),
        (["packet", "没有这个目录"], "要是一个已有的目录"),
        (["packte"], "没有“packte”这个命令"),
        (["packet", "--pfd"], "没有 --pfd 这个选项"),
        (["new", "甲", "--kind", "成力"], "只能是：成立、换届、通报、单篇通报"),
        (["packet", str(QINGXI), "--only", " ，,"], "“--only”的值不对：没有写编号；写成 B10 或 B10,B24，不写 --only 就是全部"),
        (["tally", str(QINGXI), "--only", ""], "“--only”的值不对：没有写编号；写成 B10 或 B10,B24，不写 --only 就是全部"),
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments: list[str], told: str) -> None:
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 2
    assert told in ran.stderr


def test_codes_that_are_not_in_the_packet_are_told(copy: Path) -> None:
    (copy / "票数.yaml").unlink()
    ran = CliRunner().invoke(main, ["packet", str(copy), "--only", "B1,D01"])
    assert ran.exit_code == 1
    assert "目录里没有“B1”" in ran.stderr
    assert "D01 不在这一套文件里" in ran.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--only", "ZZZ"], "错误 E-CMD-01 目录里没有“Zzz”；改法：用 docgen packet 目录 --list 看全部编号\n共 1 个错误\n"),
        (["--only", "B10", "--stage", "会后"], "错误 E-CMD-03 没有符合这些条件的文件；改法：用 docgen packet 目录 --list 看有哪些文件，核对编号和阶段\n共 1 个错误\n"),
    ],
)
def test_a_list_of_nothing_is_told(asked: list[str], told: str) -> None:
    ran = CliRunner().invoke(main, ["packet", str(QINGXI), "--list", *asked])
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr.endswith(told)


def test_a_template_in_another_encoding_hides_no_other_problem(copy: Path) -> None:
    template("{{ 组织.明称 }}")(copy)
    own = copy / "templates" / "文书" / "E01-“三长”履职制度.md"
    own.write_bytes(own.read_text("utf-8").encode("gb18030"))
    edit(copy, "大会.yaml", "会期: 一天", "会七: 一天")
    ran = CliRunner().invoke(main, ["check", str(copy), "--format", "json"])
    assert ran.exit_code == 1
    told = {(one["代码"], Path(one["文件"]).name, one["行"]) for one in json.loads(ran.stdout)["问题"] if one["级别"] == "错误"}
    assert told >= {("E-ENC-01", own.name, 0), ("E-TPL-03", own.name, 10), ("E-VAL-02", "大会.yaml", 9)}
    assert CliRunner().invoke(main, ["check", str(copy), "--fix-encoding"]).exit_code == 1
    assert "明称" in own.read_text("utf-8")


@pytest.mark.parametrize("group", [[], ["templates"]])
def test_no_command_gets_the_help(group: list[str]) -> None:
    ran = CliRunner().invoke(main, group)
    assert ran.output.startswith("用法：")
    assert "命令写得不对" not in ran.output
