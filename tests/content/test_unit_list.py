"""The master list of units: csv, xlsx or yaml, checked as the tree that it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from city_folder import CITY
from openpyxl import Workbook

from docgen.content.unit_list import read_units
from docgen.problem import Problem

ROWS = [line.split(",") for line in CITY["单位.csv"].splitlines()]


def read(tmp_path: Path, name: str, data: str | bytes) -> tuple[list[str], list[str]]:
    """Return the codes of the units that a list gives, and what is told of it."""
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    found: list[Problem] = []
    units = read_units(tmp_path, found)
    return list(units), [str(problem).partition("；改法：")[0] for problem in found]


def test_all_three_kinds_of_file_give_the_same_units(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    listed = "".join("- {" + ", ".join(f'{key}: "{value}"' for key, value in zip(ROWS[0], row, strict=True) if value) + "}\n" for row in ROWS[1:])
    codes = [row[0] for row in ROWS[1:]]
    files: dict[str, str | bytes] = {"单位.csv": CITY["单位.csv"], "单位.xlsx": out.getvalue(), "单位.yaml": listed}
    for number, (name, data) in enumerate(files.items()):
        (tmp_path / str(number)).mkdir()
        assert read(tmp_path / str(number), name, data) == (codes, [])


@pytest.mark.parametrize(("lines", "expected"), [
    ("代码,名称,级别\n", ["单位.csv: 错误 E-UNI-08 单位表里还没有单位"]),
    ("编码,单位名称,层级,上级单位\n1,市,市级,\n2,甲,县（市、区）,1\n3,乙,街道,2\n4,丙,社区,3\n", []),
    ("代码,名称\n1,市\n", ["单位.csv:1: 错误 E-XLS-06 缺少这些列：级别"]),
    ("代码,名称,级别,上级\n1,市,市,\n1,甲,县,1\n", ["单位.csv:3: 错误 E-UNI-02 代码“1”重复，第一次在 单位.csv:2"]),
    ("代码,名称,级别,上级\n10,市,市,\n11,甲,县,19\n", ["单位.csv:3: 错误 E-UNI-03 “甲”的上级“19”不在单位表里（最接近的是“11”）"]),
    ("代码,名称,级别,上级\n1,市,市,\n2,甲,县,3\n3,乙,乡镇,1\n", ["单位.csv:3: 错误 E-UNI-04 “甲”是县级，上级“乙”却是乡镇级"]),
    ("代码,名称,级别,有效至,并入\n1,市,市,,\n2,甲,乡镇,2018-09-30,9\n", ["单位.csv:3: 错误 E-UNI-05 “甲”并入的“9”不在单位表里"]),
    ("代码,名称,级别,有效至,并入\n1,市,市,,\n2,甲,乡镇,,1\n", ["单位.csv:3: 错误 E-UNI-05 “甲”填了并入，没有填“有效至”"]),
    ("代码,名称,级别,有效自,有效至\n1,市,市,2018-02-01,2018-01-01\n", ["单位.csv:2: 错误 E-UNI-05 “市”的“有效至”早于“有效自”"]),
    ("代码,名称,级别,上级\n1,市,市,\n2,甲,县,1\n3,甲,县,1\n", ["单位.csv:4: 警告 W-UNI-06 同一上级下有两个“甲”，另一个在 单位.csv:3"]),
    ("代码,名称,级别\n1,市,地市\n", ["单位.csv:2: 错误 E-VAL-05 级别: “地市”不是规定的用词"]),
    ("代码,名称,级别,有效自\n1,市,市,去年\n", ["单位.csv:2: 错误 E-VAL-06 有效自: “去年”不是日期"]),
])
def test_what_is_wrong_with_a_list(tmp_path: Path, lines: str, expected: list[str]) -> None:
    assert read(tmp_path, "单位.csv", lines)[1] == expected


def test_two_lists(tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text("[]", encoding="utf-8")
    assert read(tmp_path, "单位.csv", CITY["单位.csv"])[1] == ["单位.yaml: 错误 E-UNI-01 单位表有 2 份：单位.csv、单位.yaml"]
