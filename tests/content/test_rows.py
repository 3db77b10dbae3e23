"""Data for any template: YAML, JSON, CSV and Excel give the same plain records."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from docgen.content.rows import read_rows
from docgen.problem import DocgenError

RECORDS: list[dict[str, object]] = [{"姓名": "林晓示", "编号": "007", "备注": "A&B"}, {"姓名": "陈静", "编号": "12", "备注": ""}]


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_all_formats_give_the_same_records(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["姓名", "编号", "备注"], ["林晓示", "007", "A&B"], ["陈静", 12, None]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == RECORDS
    assert read_rows(write(tmp_path / "a.csv", "姓名,编号,备注\n林晓示,007,A&B\n陈静,12,\n".encode("gbk"))) == RECORDS
    assert read_rows(write(tmp_path / "a.yaml", "- {姓名: 林晓示, 编号: 007, 备注: A&B}\n- {姓名: 陈静, 编号: 12, 备注: ''}\n")) == RECORDS
    assert read_rows(write(tmp_path / "a.json", '[{"姓名":"林晓示","编号":"007","备注":"A&B"},{"姓名":"陈静","编号":12,"备注":null}]')) == RECORDS


def test_one_record_with_lists_dates_and_lines(tmp_path: Path) -> None:
    assert read_rows(write(tmp_path / "a.yaml", "名称: 甲\n段落: |\n  一\n  二\n行: [{数: 1.50}, {数: 2}]\n")) == [
        {"名称": "甲", "段落": "一\n二", "行": [{"数": "1.50"}, {"数": "2"}]}
    ]
    assert read_rows(write(tmp_path / "a.json", '{"数": 1.50, "真": true}')) == [{"数": "1.50", "真": True}]
    book = Workbook()
    for row in (["日期"], [dt.date(2027, 1, 22)]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == [{"日期": dt.date(2027, 1, 22)}]


def test_a_number_is_read_as_its_cell_shows_it(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["占比", "金额", "数"], [0.84, 1.5, 12.0], [1, 2, 0.1]):
        book.active.append(row)
    for cell, form in (("A2", "0%"), ("A3", "0.0%"), ("B2", "0.00")):
        book.active[cell].number_format = form
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == [{"占比": "84%", "金额": "1.50", "数": "12"}, {"占比": "100%", "金额": "2", "数": "0.1"}]


@pytest.mark.parametrize(("name", "data", "expected"), [
    ("a.docx", "x", "a.docx: 错误 E-FIL-05 不能从“.docx”文件取数据；改法：可用的格式：.yaml、.yml、.json、.csv、.xlsx"),
    ("a.json", '[{"姓名": "甲",\n "地": {"姓名": "乙"},\n  "姓名": "丙"}]', 'a.json:3:3: 错误 E-JSN-02 “姓名”写了两次，第一次在第 1 行；改法：只留一个；都要时合写成一个'),
    ("a.json", '{"a": 1, "\\u0061": [{"a": "}"}]}', "a.json:1:10: 错误 E-JSN-02 “a”写了两次，第一次在第 1 行；改法：只留一个；都要时合写成一个"),
    ("a.json", '{"a": x}', "a.json:1:7: 错误 E-JSN-01 从这里起不合 JSON 的写法；改法：检查这里和上一行的引号、逗号、括号；最后一项后面不加逗号"),
    ("a.json", "[" * 100_000, "a.json: 错误 E-YML-10 层数太深，最多 20 层；改法：检查括号"),
    ("a.json", '{"a": {"b": "{{ 7*7 }}"}}', "a.json: 错误 E-VAL-21 a.b: 值里有模板标记 {{；改法：直接写内容；模板标记只能写在模板里"),
    ("a.json", '{"a": "\\ud800"}', "a.json: 错误 E-VAL-20 a: 有看不见或不能打印的字符 U+D800；改法：删去这个字符，重新输入这一处"),
    ("a.json", "[1, 2]", "a.json: 错误 E-VAL-12 文件应当是一组“键: 值”，或一个由它们组成的列表；改法：每条记录写成一组“键: 值”"),
    ("a.yaml", "只是文字", "a.yaml: 错误 E-VAL-12 文件应当是一组“键: 值”，或一个由它们组成的列表；改法：每条记录写成一组“键: 值”"),
    ("a.yaml", "a: 1\na: 2\n", "a.yaml:2:1: 错误 E-YML-05 a: “a”写了两次，第一次在第 1 行；改法：只留一个；都要时合写成一个"),
    ("a.csv", "姓名\n", "a.csv: 错误 E-XLS-05 表里没有数据；改法：第一行写列名，从第二行起逐行填写"),
    ("a.csv", "姓名,姓名\n甲,乙\n", "a.csv:1: 错误 E-XLS-07 有两列都叫“姓名”；改法：改名，或只留一列"),
])
def test_what_cannot_be_read(tmp_path: Path, name: str, data: str, expected: str) -> None:
    with pytest.raises(DocgenError) as caught:
        read_rows(write(tmp_path / name, data))
    assert list(map(str, caught.value.problems)) == [expected]


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocgenError, match="缺少这个文件"):
        read_rows(tmp_path / "没有.yaml")


def test_a_chart_sheet_is_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["姓名", "票数"], ["甲", 5]):
        sheet.append(row)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    book.create_chartsheet("图表", 0).add_chart(chart)
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == [{"姓名": "甲", "票数": "5"}]
