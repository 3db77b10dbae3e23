"""The sample city: its files are what tools/city makes, its slips are told, its district has the figures of the public circular."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.content.city import CityReading, read_city
from docgen.model.period import Period
from docgen.problem import Severity
from tools.city.files import files
from tools.city.slips import CELLS, TOTALS

FOLDER = Path(__file__).parents[2] / "content" / "mianyang"
Q4 = Period(2018, "季", 4)


@pytest.fixture(scope="module")
def reading() -> CityReading:
    """Return what the sample says."""
    return read_city(FOLDER)


def said(name: str, data: bytes) -> object:
    """Return what a file says: of a workbook its cells and the names of cells, as another openpyxl packs it otherwise."""
    if not name.endswith(".xlsx"):
        return data
    book = load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}, sorted(book.defined_names)


def test_the_committed_files_are_what_the_script_makes() -> None:
    made = files()
    there = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "报表").rglob("*") if path.is_file()}
    assert there == {name for name in made if name.startswith("报表/")}
    assert [name for name, data in made.items() if said(name, (FOLDER / name).read_bytes()) != said(name, data)] == [], "run: python -m tools.city"


def test_every_slip_is_told_and_nothing_else(reading: CityReading) -> None:
    codes = Counter(problem.code for problem in reading.problems if problem.severity is not Severity.NOTE)
    assert codes == {"E-RET-02": 2, "E-RET-20": len(TOTALS), "E-RET-23": 1, "E-RET-40": 1, "W-RET-04": 1, "W-RET-05": 2}
    notes = [problem for problem in reading.problems if problem.severity is Severity.NOTE]
    assert {problem.code for problem in notes} == {"I-RET-30", "I-RET-47"}, "the others are mended by a second return"
    silent = [text for text in CELLS.values() if text == "６２０"]
    assert len(notes) + sum(codes.values()) - codes["E-RET-20"] - codes["E-RET-40"] + len(silent) == len(CELLS)


def test_nine_counties_and_four_quarters(reading: CityReading) -> None:
    assert [unit.level for unit in reading.units].count("县") == 9
    assert {one.period.code for one in reading.returns} == {"2018Q1", "2018Q2", "2018Q3", "2018Q4"}
    assert all("示例" in unit.name for unit in reading.units)


def test_the_district_has_the_figures_of_the_public_circular(reading: CityReading) -> None:
    towns = [unit for unit in reading.units if unit.parent == "980703"]
    assert Counter(unit.sort == "街道" for unit in towns) == {False: 12, True: 5}
    mine = [one for one in reading.returns if one.period == Q4 and one.unit in {unit.code for unit in towns}]
    sums = Counter[str]()
    for one in mine:
        sums.update({name: value for name, value in one.values.items() if isinstance(value, int)})
    assert {name: sums[name] for name in ("科协已成立", "主席", "副主席", "副主席大学以上", "副主席45岁以下", "副主席中高级职称")} == {
        "科协已成立": 17, "主席": 17, "副主席": 69, "副主席大学以上": 58, "副主席45岁以下": 43, "副主席中高级职称": 52,
    }  # fmt: skip
    assert [round(100 * sums[name] / 69) for name in ("副主席大学以上", "副主席45岁以下", "副主席中高级职称")] == [84, 62, 75]
