"""Rows to files: which names there are, which are refused, and that nothing is made before all is well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.problem import DocgenError, Place, Problem
from docgen.render.rows import fill_rows, output

ROWS = [{"姓名": "张三", "编号": 1}, {"姓名": "李四", "编号": 2}]


class Echo:
    """A template that says what it was given; a row with 坏 cannot be filled."""

    def __init__(self) -> None:
        self.seen: list[Mapping[str, object]] = []

    def fill(self, fields: Mapping[str, object]) -> bytes:
        self.seen.append(fields)
        if "坏" in fields:
            raise DocgenError([Problem("E-WRD-06", Place("表.docx!正文"), "“坏”没有值", "补上")])
        return repr(fields).encode()


def refused(rows: list[dict[str, object]], pattern: str) -> list[str]:
    """Return what is said; nothing may have been filled."""
    template = Echo()
    with pytest.raises(DocgenError) as caught:
        fill_rows(template, rows, pattern)
    assert template.seen == []
    return [str(problem) for problem in caught.value.problems]


def test_one_file_a_row() -> None:
    made = list(fill_rows(Echo(), ROWS, "通知/{编号}-{姓名}.docx"))
    assert [path for path, _ in made] == [Path("通知/1-张三.docx"), Path("通知/2-李四.docx")]
    assert made[1][1] == repr(ROWS[1]).encode()


def test_one_file_of_several_rows_sees_them_as_a_list() -> None:
    template = Echo()
    assert [path for path, _ in fill_rows(template, ROWS, "花名册.docx")] == [Path("花名册.docx")]
    assert template.seen == [{"记录": ROWS}]


def test_one_file_of_one_row_sees_its_fields() -> None:
    template = Echo()
    list(fill_rows(template, ROWS[:1], "通知.docx"))
    assert template.seen == [{"记录": ROWS[:1], "姓名": "张三", "编号": 1}]


def test_no_rows() -> None:
    assert refused([], "{姓名}.docx") == ["错误 E-ROW-01 数据里一行也没有；改法：在数据文件里至少填一行"]


def test_unknown_field_names_the_nearest() -> None:
    assert refused(list(ROWS), "{性名}.docx") == [
        "错误 E-ROW-02 -o: 数据里没有“性名”这个字段（最接近的是“姓名”）；改法：把文件名花括号里的字段改成数据里有的"
    ]


def test_two_rows_of_the_same_name_whatever_the_case() -> None:
    rows: list[dict[str, object]] = [{"姓名": "Li"}, {"姓名": "王五"}, {"姓名": "LI"}]
    assert refused(rows, "{姓名}.docx") == [
        "错误 E-ROW-04 数据第3行: 文件名“LI.docx”与第1行的相同；改法：在 -o 里再加一个能区分的字段，如 {姓名}-{编号}.docx"
    ]


@pytest.mark.parametrize("value", ["../甲", "..", "a/b", "a\\b", "/etc/passwd", "C:\\甲", "C:/甲", "."])
def test_values_that_leave_the_folder(value: str) -> None:
    assert refused([{"姓名": value}], "{姓名}.docx") == [
        f"错误 E-ROW-03 数据第1行: “姓名”的值“{value}”不能用在文件名里：会离开输出目录；改法：去掉其中的 / 和 \\，或者换一个字段作文件名"
    ]


@pytest.mark.parametrize("value", ["", "  ", None])
def test_empty_values(value: object) -> None:
    assert refused([{"姓名": value}], "{姓名}.docx") == [
        "错误 E-ROW-03 数据第1行: “姓名”是空的，取不了文件名；改法：补上“姓名”，或者换一个字段作文件名"
    ]


@pytest.mark.parametrize(("value", "shown", "why"), [
    ("甲\0", "甲□.docx", '里面有 < > : " | ? * { } 或看不见的字符'),
    ("甲?", "甲?.docx", '里面有 < > : " | ? * { } 或看不见的字符'),
    ("C:甲", "C:甲.docx", "只能写输出目录之内的相对路径"),
    ("con", "con.docx", "这是 Windows 留给设备的名字"),
    ("LPT1", "LPT1.docx", "这是 Windows 留给设备的名字"),
    ("aux.甲", "aux.甲.docx", "这是 Windows 留给设备的名字"),
    ("长" * 90, "…" + "长" * 54 + ".docx", "太长"),
])
def test_values_that_are_no_names(value: str, shown: str, why: str) -> None:
    assert refused([{"姓名": value}], "{姓名}.docx") == [
        f"错误 E-ROW-03 数据第1行: 文件名“{shown}”不能用：{why}；改法：改文件名（-o）或者改数据里的这个值"
    ]


@pytest.mark.parametrize(("pattern", "why"), [
    ("../{姓名}.docx", "里面的 .. 会离开输出目录"),
    ("甲/../../乙.docx", "里面的 .. 会离开输出目录"),
    ("甲//乙.docx", "有一层是空的"),
    ("/tmp/{姓名}.docx", "只能写输出目录之内的相对路径"),
    ("\\\\机器\\{姓名}.docx", "只能写输出目录之内的相对路径"),
    ("D:{姓名}.docx", "只能写输出目录之内的相对路径"),
    ("{姓名}", "要以 .docx 结尾"),
    ("{{姓名}}.docx", '里面有 < > : " | ? * { } 或看不见的字符'),
    ("", "有一层是空的"),
])
def test_patterns_that_are_refused(pattern: str, why: str) -> None:
    (problem,) = refused(list(ROWS[:1]), pattern)
    assert problem.endswith(f"不能用：{why}；改法：改文件名（-o）或者改数据里的这个值")


def test_problems_of_all_rows_at_once_each_with_its_row() -> None:
    rows: list[dict[str, object]] = [{"姓名": "甲", "坏": 1}, {"姓名": "乙"}, {"姓名": "丙", "坏": 1}]
    with pytest.raises(DocgenError) as caught:
        fill_rows(Echo(), rows, "{姓名}.docx")
    assert [str(problem) for problem in caught.value.problems] == [
        "表.docx!正文: 错误 E-WRD-06 数据第1行: “坏”没有值；改法：补上",
        "表.docx!正文: 错误 E-WRD-06 数据第3行: “坏”没有值；改法：补上",
    ]


@pytest.mark.parametrize(("target", "folder", "pattern"), [
    ("甲.docx", ".", "甲.docx"),
    ("out/甲.docx", "out", "甲.docx"),
    ("../甲.docx", "..", "甲.docx"),
    ("/tmp/甲/{姓名}.docx", "/tmp/甲", "{姓名}.docx"),
    ("out/通知-{姓名}.docx", "out", "通知-{姓名}.docx"),
    ("out/{单位}/{姓名}.docx", "out", "{单位}/{姓名}.docx"),
    ("../{姓名}.docx", ".", "../{姓名}.docx"),
])
def test_folder_and_pattern_of_an_option(target: str, folder: str, pattern: str) -> None:
    assert output(target) == (Path(folder), pattern)


@given(st.text(max_size=30))
def test_no_value_leaves_the_folder(value: str) -> None:
    try:
        ((path, _),) = fill_rows(Echo(), [{"姓名": value}], "出/{姓名}.docx")
    except DocgenError:
        return
    assert path.parent == Path("出")
    assert (Path("/x") / path).resolve().parent == Path("/x/出")
