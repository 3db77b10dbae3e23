"""The form of a return: what a clerk sees, and that it is read back wherever its rows and columns have gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from city_folder import QUARTER, write_city
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content.city import CityReading, read_city
from docgen.content.return_form import cell_names, write
from docgen.model.period import Period
from docgen.model.reporting import ReportingUnit, ReturnField
from docgen.model.returns import NOT_APPLICABLE, Value

Q4 = Period(2018, "季", 4)
UNIT = ReportingUnit(code="1001001", name="示例甲区城北街道", level="乡镇")
ANSWERS = {"已成立": "是", "主席": 1, "副主席": 4, "副主席大学以上": 3, "满意度": 0.84, "班子人员": "甲1、甲2", "组建方式": "合署办公"}
VALUES = {"已成立": True, "主席": 1, "副主席": 4, "副主席大学以上": 3, "满意度": Fraction(21, 25), "班子人员": ("甲1", "甲2"), "组建方式": "合署办公"}


def rewrite(sheet: Worksheet, column: int, change: Callable[[int, object], object]) -> None:
    """Change each cell of a column of the lines to fill."""
    for row in range(7, sheet.max_row):
        sheet.cell(row, column).value = change(row, sheet.cell(row, column).value)


@pytest.fixture
def fields(tmp_path: Path) -> tuple[ReturnField, ...]:
    """Return the fields of the small city."""
    return read_city(write_city(tmp_path / "字段", {})).scheme.fields


@pytest.fixture
def filled(tmp_path: Path, fields: tuple[ReturnField, ...]) -> Callable[..., CityReading]:
    """Return a function that makes the form, fills it in, does something to the sheet and reads the folder with it."""

    def fill(change: Callable[[Workbook, Worksheet], object] = lambda book, sheet: None) -> CityReading:
        book = load_workbook(io.BytesIO(write(UNIT, fields, Q4, {})))
        sheet = book["报表"]
        for row in range(7, sheet.max_row):
            sheet.cell(row, 4).value = ANSWERS[str(sheet.cell(row, 2).value).removesuffix("（选填）")]
        change(book, sheet)
        out = io.BytesIO()
        book.save(out)
        return read_city(write_city(tmp_path / "我市", {f"{QUARTER}/甲区.csv": None, f"{QUARTER}/城北街道.xlsx": out.getvalue()}))

    return fill


def test_what_the_clerk_sees(fields: tuple[ReturnField, ...]) -> None:
    last: dict[str, Value] = {"已成立": False, "主席": NOT_APPLICABLE, "副主席": 3, "满意度": Fraction(1, 2), "班子人员": ("甲1", "甲2")}
    sheet = load_workbook(io.BytesIO(write(UNIT, fields, Q4, last)))["报表"]
    assert sheet["A1"].value == "示例甲区城北街道2018年第四季度报表"
    assert [sheet[cell].value for cell in ("B3", "D3", "F3", "F4", "E6")] == ["示例甲区城北街道", "1001001", "2018年第四季度", "否", "上期（2018年第三季度）"]
    rows = {sheet.cell(row, 2).value: row for row in range(7, sheet.max_row)}
    assert list(rows) == ["已成立", "主席", "副主席", "副主席大学以上", "满意度（选填）", "班子人员（选填）", "组建方式（选填）"], "a town is not asked what villages are"
    assert [sheet.cell(row, 5).value for row in rows.values()] == ["否", "—", 3, None, 0.5, "甲1、甲2", None]
    assert sheet.protection.sheet is True
    assert sheet.protection.password is None
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not (cell.protection.locked or isinstance(cell, MergedCell))}
    assert unlocked == {"B4", "D4", "F4", *(f"D{row}" for row in rows.values()), f"B{sheet.max_row}"}
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["D7"].formula1 == '"是,否,—"'
    assert rules["D13"].formula1 == '"独立办公,合署办公"'
    assert rules["D8"].formula1 == 'OR(D8="—",AND(ISNUMBER(D8),D8>=0,D8=INT(D8)))'
    assert rules["D12"].prompt == "一人一个编号，用顿号隔开"
    assert sheet["D11"].number_format == "0.0%"


def test_the_same_facts_give_the_same_bytes(fields: tuple[ReturnField, ...]) -> None:
    assert write(UNIT, fields, Q4, {"主席": 1}) == write(UNIT, fields, Q4, {"主席": 1})


def test_long_lists_of_choices_stand_on_a_sheet_of_their_own() -> None:
    words = tuple(f"第{number}种组建和办公的方式" for number in range(40))
    book = load_workbook(io.BytesIO(write(UNIT, [ReturnField(name="方式", kind="文字", choices=words)], Q4, {})))
    assert {rule.formula1 for rule in book["报表"].data_validations.dataValidation} == {'"是,否"', "=选项!$A$1:$A$40"}
    assert book["选项"].sheet_state == "hidden"


def test_cells_of_fields_that_sound_alike_have_names_of_their_own() -> None:
    assert cell_names(["村（社区）", "村(社区)", "45岁以下"]) == {"村（社区）": "值_村_社区_", "村(社区)": "值_村_社区__", "45岁以下": "值_45岁以下"}


@pytest.mark.parametrize("change", [
    lambda book, sheet: None,
    lambda book, sheet: setattr(sheet, "title", "改了名的表"),
    lambda book, sheet: sheet.insert_rows(1, 3),
    lambda book, sheet: sheet.insert_cols(1, 2),
    lambda book, sheet: sheet.move_range("F6:F13", cols=-1),
    lambda book, sheet: sheet.delete_rows(6),
    lambda book, sheet: book.create_sheet("说明", 0).append(["填表说明：主席、副主席"]),
    lambda book, sheet: book.defined_names.clear(),
    lambda book, sheet: rewrite(sheet, 2, lambda row, text: f"{row}、{text}"),
    lambda book, sheet: sheet.move_range("A7:F13", rows=4, translate=True),
], ids=["原样", "工作表改名", "上面插行", "左边插列", "删去上期", "删去表头", "多一张表", "名称丢失", "指标改写", "下移四行"])
def test_a_form_is_read_back(filled: Callable[..., CityReading], change: Callable[[Workbook, Worksheet], object]) -> None:
    reading = filled(change)
    assert [str(problem) for problem in reading.problems if problem.code[0] != "I"] == []
    assert [(one.unit, dict(one.values)) for one in reading.returns] == [("1001001", VALUES)]


def test_cells_are_told_by_their_address(filled: Callable[..., CityReading]) -> None:
    def change(book: Workbook, sheet: Worksheet) -> None:
        sheet["D9"], sheet["D4"] = "5余", "2019-01-04"

    reading = filled(change)
    assert [str(problem.place) for problem in reading.faults["1001001"]] == [f"{QUARTER}/城北街道.xlsx!报表!D9"]
    assert str(reading.returns[0].submitted) == "2019-01-04"


def test_a_form_of_another_unit_or_period_is_told(filled: Callable[..., CityReading]) -> None:
    other = filled(lambda book, sheet: setattr(sheet["D3"], "value", "1001002"))
    assert [problem.code for problem in other.problems] == ["E-RET-41"]
    older = filled(lambda book, sheet: setattr(sheet["F3"], "value", "2018年第三季度"))
    assert [problem.code for problem in older.faults["1001001"]] == ["E-RET-51"]


def test_an_empty_form_is_a_return_with_everything_missing(filled: Callable[..., CityReading]) -> None:
    reading = filled(lambda book, sheet: rewrite(sheet, 4, lambda row, text: None))
    assert [problem.message for problem in reading.faults["1001001"]] == ["“城北街道”没有填已成立、主席、副主席、副主席大学以上"]
    assert dict(reading.returns[0].values) == {}
