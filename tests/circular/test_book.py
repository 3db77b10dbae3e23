"""The workbook beside a circular: whoever opens it comes by its formulas to the figures that were printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction

import openpyxl
import pytest
from small_sheet import Sheets

from docgen.circular import Drafted
from docgen.content.figure_book import FIGURES, Data, Line, figure_book
from docgen.documents.figure_rows import figure_data

PROGRESS = "2018年第四季度工作进展"


@pytest.fixture(scope="module")
def data(draft: Callable[[str], Drafted]) -> Data:
    made = draft(PROGRESS)
    return figure_data(made.plan, made.computed, made.paper.title, made.used)


def summed(data: Data, code: str, side: str, county: str = "") -> object:
    return sum(one.amount for one in data.details if (one.code, one.side) == (code, side) and county in ("", one.county))


def test_every_side_is_the_sum_of_its_lines(data: Data) -> None:
    assert (summed(data, "edu_vice", "分子"), summed(data, "edu_vice", "分母")) == (208, 260)
    assert (summed(data, "edu_vice", "分子", "涪江区"), summed(data, "edu_vice", "分母", "涪江区")) == (58, 69)
    assert (summed(data, "cov_town", "分子"), summed(data, "cov_town", "分母")) == (71, 90)


def test_a_line_says_in_which_cell_its_number_stands(data: Data) -> None:
    [line] = [one for one in data.details if (one.code, one.side, one.county, one.unit) == ("edu_vice", "分子", "涪江区", "城北街道")]
    assert (line.item, line.amount, line.raw) == ("副主席大学以上", 5, "副主席大学以上 5")
    assert line.place == "报表/2018年第四季度/涪江区/城北街道.xlsx!报表!D16"


def test_figures_that_a_text_uses_are_in_it_too(draft: Callable[[str], Drafted]) -> None:
    made = draft("示例涪江区经验推广")
    codes = {line.code for line in figure_data(made.plan, made.computed, made.paper.title, made.used).lines}
    assert codes == {"n_xiangzhen", "n_jiedao", "cov_town", "n_chair", "n_vice", "edu_vice", "age_vice", "title_vice", "ev_n", "ev_person"}


def test_each_figure_is_there_for_the_whole_and_every_county(data: Data) -> None:
    shown = [(line.area, line.text) for line in data.lines if line.code == "cov_town"]
    assert shown[0] == ("全市", "78.9%")
    assert shown[1:3] == [("涪江区", "100%"), ("云溪区", "100%")]
    assert len(shown) == 10


def test_names_are_not_taken_for_formulas(data: Data) -> None:
    book = openpyxl.load_workbook(io.BytesIO(figure_book(Data((("=1+1", "+a"),), data.lines[:1], ()))))
    assert [cell.value for cell in book["说明"][1]] == ["'=1+1", "'+a"]


def test_recomputed_every_figure_agrees_with_print(data: Data) -> None:
    few = [line for line in data.lines if line.area in ("全市", "涪江区")]
    sheets = Sheets(figure_book(Data(data.about, few, data.details)))
    rows = range(2, len(few) + 2)
    told = {(line.code, line.area): sheets.value(FIGURES, f"J{row}") for row, line in zip(rows, few, strict=True)}
    assert {key: verdict for key, verdict in told.items() if verdict not in ("相符", None)} == {}
    assert [line.text for line in few if told[line.code, line.area] is None] == ["—"] * sum(line.printed is None for line in few)
    assert sheets.value(FIGURES, f"G{2 + few.index(line_of(few, 'edu_vice', '涪江区'))}") == Fraction(58, 69)


def line_of(lines: list[Line], code: str, area: str) -> Line:
    return next(line for line in lines if (line.code, line.area) == (code, area))
