"""What goes back to a unit: errors in what it sent, once; and that nothing with errors is counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from small_city import FIGURES, TOWNS, make, report

from docgen import circular
from docgen.content.city import read_city
from docgen.content.return_files import period_at
from docgen.cycle.close import inputs
from docgen.cycle.run import run
from docgen.cycle.watch import Cycle
from docgen.model.circular_plan import CircularPlan
from docgen.model.period import Period

QUARTER = Period(2018, "季", 3)
DAY = dt.date(2018, 10, 8)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return make(tmp_path / "示例市")


def sent_back(city: Path) -> dict[str, list[str]]:
    """Return {unit: codes of what it is told} of a run, and hold that a second one sends nothing."""
    cycle = Cycle(city, DAY, city.parent / "output")
    [ran] = run(cycle, QUARTER)
    assert run(Cycle(city, DAY, city.parent / "output"), QUARTER)[0].sent_back.notices == []
    return {one.unit: [fault.code for fault in cycle.faults(one.unit, QUARTER)] for one in ran.sent_back.notices}


def states(city: Path) -> dict[str, str]:
    [watch] = Cycle(city, DAY, city.parent / "output").watches(QUARTER)
    return {one.unit: one.state for one in watch.standing.filers}


def write_book(path: Path, **figures: str) -> None:
    """Write the return of 甲镇 as a workbook of one row."""
    told = {"单位代码": TOWNS["甲镇"], **FIGURES, **figures}
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(list(told))
    book.active.append(list(told.values()))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def write_table(path: Path, total: str) -> None:
    """Write a county's table of two towns with its sum of 副主席."""
    rows = [["单位代码", *FIGURES], *([TOWNS[town], *FIGURES.values()] for town in ("甲镇", "乙镇")),
            ["合计", *(total if name == "副主席" else "" for name in FIGURES)]]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")


def report_county(city: Path) -> None:
    """Let the county file its own return, in which nothing applies."""
    (city / "周期.yaml").write_text("报表:\n  - {周期: 季, 起始: 2018年第三季度, 填报级别: [县, 乡镇]}\n", encoding="utf-8")
    asked = [field.name for field in read_city(city).scheme.fields if "县" in field.levels]
    (city / "报表/2018Q3").mkdir(parents=True, exist_ok=True)
    (city / "报表/2018Q3/东县.csv").write_text(f"单位代码,{','.join(asked)}\n9901{',—' * len(asked)}\n", encoding="utf-8")


def test_a_workbook_with_an_error_does_not_count(city: Path) -> None:
    write_book(city / "报表/2018Q3/甲镇.xlsx", 副主席大学以上="9")
    report(city, "2018Q3", "乙镇")
    reading = read_city(city)
    assert [one.unit for one in circular.sound(reading)] == [TOWNS["乙镇"]]
    assert sent_back(city) == {TOWNS["甲镇"]: ["E-RET-23"]}


def test_a_county_mends_the_sum_of_its_towns_though_its_own_return_counts(city: Path) -> None:
    report_county(city)
    write_table(city / "报表/2018Q3/东县-乡镇.csv", total="7")
    assert sent_back(city) == {"9901": ["E-RET-20"]}
    assert {unit: states(city)[unit] for unit in ("9901", "990101")} == {"9901": "已报", "990101": "已报"}


def test_a_table_that_was_repeated_is_not_sent_back(city: Path) -> None:
    report_county(city)
    write_table(city / "报表/2018Q3/东县-乡镇.csv", total="7")
    write_table(city / "报表/2018Q3/东县-乡镇-重报1.csv", total="6")
    assert sent_back(city) == {}


def test_who_files_two_that_differ_is_asked_which(city: Path) -> None:
    report(city, "2018Q3", "甲镇")
    report(city, "2018Q3", "甲镇", more="（改）", 副主席="4")
    assert sent_back(city) == {TOWNS["甲镇"]: ["E-RET-44"]}
    report(city, "2018Q3", "甲镇", more="-重报1")
    assert sent_back(city) == {}


def test_who_sent_a_file_of_another_period_has_not_sent_nothing(city: Path) -> None:
    path = report(city, "2018Q3", "甲镇")
    path.write_text(path.read_text("utf-8").replace("单位代码,", "报告期,单位代码,").replace("990101,", "2018Q2,990101,"), "utf-8")
    assert sent_back(city) == {TOWNS["甲镇"]: ["E-RET-51"]}
    assert states(city) == {"990101": "退回", "990102": "未报", "990201": "未报"}
    report(city, "2018Q3", "乙镇")
    told = circular.standing(read_city(city), CircularPlan(kind="工作进展", period=QUARTER, day=DAY))
    assert told is not None
    assert {one.unit: one.state for one in told.filers}["990101"] == "退回"


def test_quarters_in_the_folder_of_their_year(city: Path) -> None:
    report(city, "2018年/第三季度", "甲镇", 副主席="70余")
    assert sent_back(city) == {TOWNS["甲镇"]: ["E-RET-02"]}
    cycle = Cycle(city, DAY, city.parent / "output")
    assert "报表/2018年/第三季度/甲镇.csv" in inputs(cycle, cycle.watches(QUARTER)[0])


@pytest.mark.parametrize(("name", "period"), [
    ("报表/2018Q3/甲.csv", "2018Q3"), ("报表/2018Q3/东县/甲.csv", "2018Q3"), ("报表/2018年/第三季度/甲.csv", "2018Q3"),
    ("报表/2018年/2018Q3/东县/甲.csv", "2018Q3"), ("报表/2018年/东县/甲.csv", "2018"), ("报表/2018年/甲.csv", "2018"),
    ("报表/2018Q3.xlsx", "2018Q3"), ("报表/旧/甲.csv", None), ("通报/2018Q3.yaml", None),
])  # fmt: skip
def test_the_period_of_a_file(name: str, period: str | None) -> None:
    found = period_at(name)
    assert (found and found.code) == period
