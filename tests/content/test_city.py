"""The folder of a city: what returns say, whatever the hands that made them did; each test spoils one thing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from city_folder import CITY, QUARTER, write_city
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from docgen.content import read
from docgen.content.city import CityReading, read_city
from docgen.content.new import new
from docgen.model.period import Period
from docgen.model.returns import NOT_APPLICABLE
from docgen.problem import Severity

ReadWith = Callable[..., CityReading]
TOWNS = f"{QUARTER}/甲区.csv"
Q4 = Period(2018, "季", 4)
HEAD = "单位代码,单位名称,已成立,主席（名）,副主席（名）,副主席大学以上,报送日期\n"


@pytest.fixture
def city(tmp_path: Path) -> ReadWith:
    """Return a function that reads the good folder with some files replaced."""
    return lambda files=None, periods=None: read_city(write_city(tmp_path / "我市", files or {}), periods)


def told(reading: CityReading, *severities: Severity) -> list[str]:
    """Return errors and warnings as they are shown, without their cures."""
    wanted = severities or (Severity.ERROR, Severity.WARNING)
    return [str(problem).partition("；改法：")[0] for problem in reading.problems if problem.severity in wanted]


def book(*sheets: tuple[str, Sequence[Sequence[object]]], merged: str = "", forms: dict[str, str] | None = None) -> bytes:
    """Return a workbook with these sheets; in the first, a merged range and number formats of cells."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        page = made.create_sheet(title)
        for row in rows:
            page.append(list(row))
    if merged:
        made.worksheets[0].merge_cells(merged)
    for cell, form in (forms or {}).items():
        made.worksheets[0][cell].number_format = form
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_good_folder(city: ReadWith) -> None:
    reading = city()
    assert reading.problems == ()
    assert reading.office is not None
    assert reading.office.top == "10"
    assert [one.unit for one in reading.returns] == ["1001001", "1001002", "1001003"]
    first = reading.returns[0]
    assert dict(first.values) == {"已成立": True, "主席": 1, "副主席": 4, "副主席大学以上": 3}
    assert (first.period, first.submitted, first.revision, first.zero) == (Q4, dt.date(2019, 1, 3), 0, False)
    assert str(first.origin.place("副主席")) == f"{TOWNS}:2"
    assert str(reading.places.of("单位[1001002]")) == "单位.csv:5"


def test_quarters_may_lie_in_the_folder_of_their_year(city: ReadWith) -> None:
    row = HEAD + "1001001,城北街道,否,0,0,0,\n"
    reading = city({TOWNS: None, "报表/2018年/第三季度/甲区.csv": row, "报表/2018年/2018Q2/甲区.csv": row, "报表/2018年/甲区.csv": row})
    assert [one.period.code for one in reading.returns] == ["2018", "2018Q2", "2018Q3"]


def test_one_workbook_with_a_form_for_each_unit(city: ReadWith) -> None:
    def form(chairs: int) -> list[list[object]]:
        return [["已成立", "是"], ["主席", chairs], ["副主席", 4], ["副主席大学以上", 3]]

    reading = city({TOWNS: None, f"{QUARTER}/甲区.xlsx": book(("城北街道", form(1)), ("丰谷镇", form(2)))})
    assert [(one.unit, one.values["主席"]) for one in reading.returns] == [("1001001", 1), ("1001002", 2)]


@pytest.mark.parametrize(("name", "units"), [("城北街道", ["1001001"]), ("城北街道科协第四季度报表", ["1001001"]), ("1001001", ["1001001"]), ("报表", [])])
def test_the_name_of_the_file_says_whose_form_it_is(city: ReadWith, name: str, units: list[str]) -> None:
    rows: list[list[object]] = [["已成立", "是"], ["主席", 1], ["副主席", 4], ["副主席大学以上", 3]]
    reading = city({TOWNS: None, f"{QUARTER}/{name}.xlsx": book(("Sheet1", rows))})
    assert [one.unit for one in reading.returns] == units
    assert told(reading) == ([] if units else [f"{QUARTER}/报表.xlsx!Sheet1!A1: 错误 E-RET-40 没有写单位"])


def test_codes_that_lost_their_zeros_in_excel(city: ReadWith) -> None:
    units = CITY["单位.csv"].replace("\n10", "\n010").replace(",10,", ",010,").replace(",1001", ",01001").replace(",1002", ",01002")
    reading = city({"单位.csv": units, "机关.yaml": CITY["机关.yaml"].replace('"10"', '"010"')})
    assert told(reading) == []
    assert [one.unit for one in reading.returns] == ["01001001", "01001002", "01001003"]


def test_who_sent_a_table_is_told_of_rows_that_nobody_knows(city: ReadWith) -> None:
    reading = city({TOWNS: HEAD + "1001001,城北街道,是,1,4,3,\n,城南街道,是,1,4,3,\n"})
    assert {unit: [problem.code for problem in problems] for unit, problems in reading.faults.items()} == {"1001": ["E-RET-40"]}


def test_only_the_periods_asked_for_are_read(city: ReadWith) -> None:
    files = {"报表/2018Q3/甲区.csv": HEAD + "1001001,城北街道,否,0,0,0,2018-10-03\n"}
    assert [one.period.code for one in city(files).returns] == ["2018Q3", "2018Q4", "2018Q4", "2018Q4"]
    assert [one.period.code for one in city(files, [Period(2018, "季", 3)]).returns] == ["2018Q3"]


@pytest.mark.parametrize(("row", "expected", "unit"), [
    ("1001001,城北街道,是,1,5余,3,", [f"{TOWNS}:2: 错误 E-RET-02 “5余”不是准确数"], "1001001"),
    ("1001001,城北街道,是,1,4,,", [f"{TOWNS}:2: 错误 E-RET-22 “城北街道”没有填副主席大学以上"], "1001001"),
    ("1001001,城北街道,是,1,4,9,", [f"{TOWNS}:2: 错误 E-RET-23 “城北街道”不合“副主席学历”（副主席大学以上 <= 副主席）：副主席大学以上 9、副主席 4"], "1001001"),
    ("1001001,城北街道,是,1,—,—,", [], ""),
    ("1001001,丰谷镇,是,1,4,3,", [f"{TOWNS}:2: 错误 E-RET-41 代码 1001001 是“城北街道”，名称却写成“丰谷镇”"], "1001"),
    ("1001009,城北街道,是,1,4,3,", [f"{TOWNS}:2: 错误 E-RET-40 单位表里没有代码“1001009”，“城北街道”的代码是 1001001"], "1001"),
    ("1001009,城市街道,是,1,4,3,", [f"{TOWNS}:2: 错误 E-RET-40 单位表里没有代码“1001009”（最接近的是“1001003”）"], "1001"),
    (",,是,1,4,3,", [f"{TOWNS}:2: 错误 E-RET-40 没有写单位"], "1001"),
    (",城南街道,是,1,4,3,", [f"{TOWNS}:2: 错误 E-RET-40 单位表里没有“城南街道”（最接近的是“城北街道”）"], "1001"),
    (",双 河 镇,是,1,4,3,", [], ""),
    (",示例甲区城北街道科协,是,1,4,3,", [], ""),
    ("1002002,石塘乡,是,1,4,3,", [f"{TOWNS}:2: 错误 E-RET-43 “石塘乡”已于2018-09-30撤并，不再报2018年第四季度"], "1001 1002002"),
    ("1001001,城北街道,是,1,4,3,一月三日", [f"{TOWNS}:2: 错误 E-RET-52 报送日期“一月三日”不是日期"], "1001001"),
    ("1001001201,红星社区,,1,,,", [f"{TOWNS}:2: 警告 W-RET-14 “主席”不由村级单位填报，没有计入", f"{TOWNS}:1: 错误 E-RET-21 缺少这些列：村科普员"], "1001001201"),
])
def test_a_row(city: ReadWith, row: str, expected: list[str], unit: str) -> None:
    reading = city({TOWNS: HEAD + row + "\n"})
    assert told(reading) == expected
    assert sorted(reading.faults) == unit.split()


def test_equal_names_are_told_apart_by_the_file_the_folder_or_a_column(city: ReadWith) -> None:
    head, row = "名称,已成立,主席,副主席,副主席大学以上\n", "双河镇,是,1,3,2\n"
    unclear = [f"{QUARTER}/汇总.csv:2: 错误 E-RET-42 有 2 个单位都叫“双河镇”：1001003（甲区）、1002001（乙县）"]
    assert told(city({TOWNS: None, f"{QUARTER}/汇总.csv": head + row})) == unclear
    for name in ("乙县.csv", "乙县/汇总.csv", "示例乙县第四季度.csv"):
        assert [one.unit for one in city({TOWNS: None, f"{QUARTER}/{name}": head + row}).returns][-1] == "1002001", name
    assert [one.unit for one in city({TOWNS: "上级," + head + "乙县," + row}).returns][-1] == "1002001"


def test_a_county_form_with_titles_groups_and_sums(city: ReadWith) -> None:
    rows: list[list[object]] = [
        ["示例甲区2018年第四季度汇总表"], ["", "", "班子", "", "组织", ""], ["序号", "乡镇（街道）", "副 主\n席*", "主席人数", "已成立", "副主席大学以上（名）", "上报日期", "心得"],
        [1, "城北街道", 4, 1, "是", 3, dt.date(2019, 1, 4), "好"], [2, "丰谷镇", "１，０", 1, "√", 0, "2019.1.5", ""], ["合计", "", 14, 3, "", 3], ["填表人：示例"],
    ]  # fmt: skip
    reading = city({TOWNS: None, f"{QUARTER}/甲区.xlsx": book(("Sheet1", rows), ("Sheet2", []), merged="A1:G1")})
    place = f"{QUARTER}/甲区.xlsx!Sheet1!"
    assert told(reading) == [
        f"{place}H3: 警告 W-XLS-08 不认识的列“心得”，没有读入",
        f"{place}C5: 错误 E-RET-01 “１，０”不是数",
        f"{place}D6: 错误 E-RET-20 “主席”的合计写成 3，各行相加是 2",
    ]
    assert {unit: len(problems) for unit, problems in reading.faults.items()} == {"1001002": 1, "1001": 1}
    assert [(one.unit, one.values.get("副主席"), one.submitted) for one in reading.returns] == [
        ("1001001", 4, dt.date(2019, 1, 4)), ("1001002", None, dt.date(2019, 1, 5)),
    ]  # fmt: skip
    assert str(reading.returns[0].origin.place("副主席")) == f"{place}C4"


def test_percentages_merged_cells_and_formulas_of_a_workbook(city: ReadWith) -> None:
    rows: list[list[object]] = [
        ["单位代码", "已成立", "主席", "副主席", "副主席大学以上", "满意度"],
        ["1001001", "是", 1, 4, 3, 0.84], ["1001002", "是", 1, None, 2, 84], ["1001003", "是", 1, 4, "=D2-1", "84%"],
    ]  # fmt: skip
    reading = city({TOWNS: None, f"{QUARTER}/甲区.xlsx": book(("表", rows), merged="D2:D3", forms={"F2": "0.0%"})})
    place = f"{QUARTER}/甲区.xlsx!表!"
    assert told(reading) == [
        f"{place}E4: 错误 E-XLS-09 公式没有算出的值",
        f"{place}D3: 错误 E-RET-15 “副主席”这一格和上一行合并了，分不清是哪个单位的数",
    ]
    assert sorted(reading.faults) == ["1001002", "1001003"]
    assert [one.values["满意度"] for one in reading.returns] == [Fraction(21, 25)] * 3
    assert "副主席大学以上" not in reading.returns[2].values


def test_merged_cells_of_a_form_hide_which_field_a_figure_is_of(city: ReadWith) -> None:
    rows: list[list[object]] = [["单位：城北街道", "", "报告期", "2018年第四季度"], ["已成立", "是"], ["主席", 1], ["副主席", None], ["副主席大学以上", 1]]
    reading = city({TOWNS: None, f"{QUARTER}/城北街道.xlsx": book(("表", rows), merged="B3:B4")})
    assert told(reading) == [f"{QUARTER}/城北街道.xlsx!表!B4: 错误 E-RET-15 “副主席”这一格和上一行合并了，分不清是哪个指标的数"]


def test_a_form_filled_by_hand_without_its_layout(city: ReadWith) -> None:
    rows: list[list[object]] = [["2018年四季度情况"], ["单位：城北街道", "", "报告期", "2018年第四季度"], ["已成立", "是"], ["主席（名）", 1, "副主席（名）", 4], ["副主席大学以上", "３"], ["副主席", 4], ["备注", "新成立"]]
    reading = city({TOWNS: None, f"{QUARTER}/随便.xlsx": book(("随便", rows))})
    assert told(reading) == []
    assert dict(reading.returns[0].values) == {"已成立": True, "主席": 1, "副主席": 4, "副主席大学以上": 3}
    assert (reading.returns[0].unit, reading.returns[0].note) == ("1001001", "新成立")


def test_yaml_returns(city: ReadWith) -> None:
    one = "单位代码: 1001001\n报送日期: 2019-01-02\n已成立: 是\n主席: 1\n副主席: 4（预计）\n副主席大学以上: 3\n班子人员: [甲1, 甲2]\n组建方式: 合署办公\n心得: 好\n"
    reading = city({TOWNS: None, f"{QUARTER}/a.yaml": one, f"{QUARTER}/双河镇.yaml": None})
    assert told(reading) == [f"{QUARTER}/a.yaml:9:1: 警告 W-XLS-08 心得: 不认识的字段“心得”，没有读入"]
    assert reading.returns[0].values["班子人员"] == ("甲1", "甲2")
    assert reading.returns[0].planned == {"副主席"}
    assert str(reading.returns[0].origin.place("副主席")) == f"{QUARTER}/a.yaml:5:6"


def test_repeats_count_up_and_doubles_are_told(city: ReadWith) -> None:
    second = HEAD + "1001001,城北街道,是,1,5,3,2019-01-09\n"
    reading = city({f"{QUARTER}/城北街道-重报1.csv": second, f"{QUARTER}/城北街道-重报2.csv": second.replace(",5,", ",6,")})
    mine = [one for one in reading.returns if one.unit == "1001001"]
    assert told(reading) == []
    assert [(one.revision, one.values["副主席"]) for one in mine] == [(0, 4), (1, 5), (2, 6)]
    dated = city({f"{QUARTER}/城北街道-20190120.csv": HEAD.replace(",报送日期", "") + "1001001,城北街道,是,1,7,3\n"})
    assert [(one.revision, one.values["副主席"]) for one in dated.returns if one.unit == "1001001"] == [(0, 4), (1, 7), (2, 5), (3, 6)]


def test_what_a_repeat_has_mended_is_told_no_more(city: ReadWith) -> None:
    files: dict[str, str] = {TOWNS: HEAD + "1001001,城北街道,是,1,4,9,2019-01-03\n", f"{QUARTER}/城北街道-重报1.csv": HEAD + "1001001,城北街道,是,1,4,3,2019-01-08\n"}
    reading = city(files)
    assert told(reading) == []
    assert dict(reading.faults) == {}
    assert [str(problem) for problem in reading.problems] == [f"{TOWNS}:2: 提示 I-RET-47 “城北街道”这一份有 1 处问题，已由后来的重报更正；改法：不用改；原来的一份留着备查"]
    still = city({**files, f"{QUARTER}/城北街道-重报1.csv": HEAD + "1001001,城北街道,是,1,4,8,2019-01-08\n"})
    assert [problem.place.file for problem in still.faults["1001001"]] == [f"{QUARTER}/城北街道-重报1.csv"]


def test_a_unit_twice(city: ReadWith) -> None:
    twice = HEAD + "1001001,城北街道,是,1,4,3,2019-01-03\n1001001,城北街道,是,1,5,3,2019-01-03\n"
    reading = city({TOWNS: twice})
    assert told(reading) == [f"{TOWNS}:3: 错误 E-RET-44 “城北街道”这一期报了两份，内容不同，另一份在 {TOWNS}:2；暂按前一份计"]
    assert list(reading.faults) == ["1001001"]
    assert [one.values["副主席"] for one in reading.returns] == [4]
    alike = twice.replace(",5,3", ",4,3")
    assert told(city({TOWNS: alike})) == [f"{TOWNS}:3: 警告 W-RET-46 “城北街道”这一期报了两份，内容相同，另一份在 {TOWNS}:2"]


def test_zero_returns(city: ReadWith) -> None:
    head = "单位代码,零报告,已成立,主席,副主席,副主席大学以上\n"
    reading = city({TOWNS: head + "1001001,是,,,,\n1001002,是,,1,,\n1001003,否,是,1,1,1\n"})
    assert [(one.unit, one.zero) for one in reading.returns] == [("1001001", True), ("1001002", False), ("1001003", False)]
    assert told(reading) == [
        f"{TOWNS}:3: 错误 E-RET-45 “丰谷镇”写明是零报告，又填了主席",
        f"{TOWNS}:3: 错误 E-RET-22 “丰谷镇”没有填已成立、副主席、副主席大学以上",
    ]


@pytest.mark.parametrize(("files", "expected"), [
    ({"报表/第四季度/甲.csv": HEAD}, ["报表/第四季度: 错误 E-RET-50 “第四季度”看不出是哪一期的报表"]),
    ({"报表/2018年/第三季度/甲区.csv": HEAD, "报表/2018/甲区.csv": HEAD}, []),
    ({"单位表.xlsx": b"x", "机关.yml": "x"}, ["单位表.xlsx: 错误 E-FIL-05 不认识的文件（最接近的是“单位.xlsx”）", "机关.yml: 错误 E-FIL-05 不认识的文件（最接近的是“机关.yaml”）"]),
    ({TOWNS: HEAD + "1001001,城北街道,是,1,4,3,\n18,全区合计,,3,4,3,\n"}, [f"{TOWNS}:3: 错误 E-RET-20 “主席”的合计写成 3，各行相加是 1"]),
    ({TOWNS: HEAD + "1001001,城北街道,是,1,4,3,\n" + HEAD + "1001002,丰谷镇,是,1,4,3,\n"}, []),
    ({f"{QUARTER}/甲.pdf": "x"}, [f"{QUARTER}/甲.pdf: 错误 E-FIL-05 不认识的文件（.pdf），没有读入"]),
    ({f"{QUARTER}/甲.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}, [f"{QUARTER}/甲.xls: 错误 E-FIL-05 不认识的文件（.xls），没有读入"]),
    ({f"{QUARTER}/甲.xlsx": b"PK\x03\x04"}, [f"{QUARTER}/甲.xlsx: 错误 E-XLS-01 工作簿已损坏，打不开"]),
    ({f"{QUARTER}/甲.csv": "随便\n写的\n"}, [f"{QUARTER}/甲.csv: 错误 E-RET-53 看不出是报表：没有认出单位和字段"]),
    ({f"{QUARTER}/.隐藏.csv": "随便", f"{QUARTER}/~$甲.xlsx": "随便"}, []),
    ({TOWNS: "报告期," + HEAD + "2018年第三季度,1001001,城北街道,是,1,4,3,\n"}, [f"{TOWNS}:2: 错误 E-RET-51 “城北街道”的报表写的是2018年第三季度，却放在2018年第四季度里"]),
    ({TOWNS: "报告期," + HEAD + "2018Q4,1001001,城北街道,是,1,4,3,\n"}, []),
    ({TOWNS: HEAD.encode("gbk") + "1001001,城北街道,是,1,4,3,\n".encode("gbk")}, []),
    ({TOWNS: "单位代码\t已成立\t主席\t副主席\t副主席大学以上\n1001001\t是\t1\t4\t3\n"}, []),
    ({"机关.yaml": None}, ["{}: 错误 E-DIR-02 目录里没有 机关.yaml"]),
    ({"机关.yaml": CITY["机关.yaml"].replace('"10"', '"99"')}, ["机关.yaml: 错误 E-UNI-07 本级“99”不在单位表里"]),
    ({"单位.csv": None}, ["单位.xlsx: 错误 E-FIL-01 缺少单位表（单位.xlsx、单位.csv 或 单位.yaml）"]),
    ({"周期.yaml": "报表: [{周期: 季, 报送期限: 下月5日}]\n"}, ["周期.yaml:1:20: 错误 E-VAL-06 报表第1项.报送期限: “下月5日”不是期限"]),
    ({"通报/一.yaml": "种类: 工作进展\n期: 四季度\n日期: 2019-01-15\n做法: 没有.md\n"}, ["通报/一.yaml:2:4: 错误 E-VAL-17 期: “四季度”不是报告期"]),
    ({"通报/一.yaml": "种类: 工作进展\n期: 2018Q4\n日期: 2019-01-15\n做法: 没有.md\n"}, ["通报/一.yaml:4:5: 错误 E-FIL-01 通报[一].做法: 没有“文稿/没有.md”这个文件"]),
    ({"活动.csv": "日期,单位,名称\n2018-10-16,城南街道,义诊\n"}, ["活动.csv:2: 错误 E-RET-40 单位表里没有“城南街道”（最接近的是“城北街道”）"]),
])
def test_a_file(city: ReadWith, tmp_path: Path, files: dict[str, str | bytes | None], expected: list[str]) -> None:
    assert told(city(files)) == [text.replace("{}", str(tmp_path / "我市")) for text in expected]


def test_the_unit_of_an_unreadable_file_is_told(city: ReadWith) -> None:
    assert list(city({f"{QUARTER}/甲区/丰谷镇.xlsx": b"PK\x03\x04"}).faults) == ["1001002"]


def test_plans_texts_events_and_holidays(city: ReadWith) -> None:
    reading = city({
        "通报/四季度.yaml": "种类: 工作进展\n期: 2018年第四季度\n日期: 2019-01-15\n做法: 做法.md\n", "文稿/做法.md": "# 做法\n甲区走在前面。\n",
        "活动.csv": "日期,单位,名称,人次\n2018-11-20,丰谷镇,讲座,90\n2018-10-16,1001001,义诊,260\n", "节假日.csv": "日期,类型\n2018-10-01,休\n",
    })  # fmt: skip
    assert told(reading) == []
    assert reading.plans["四季度"].period == Q4
    assert reading.texts == {"文稿/做法.md": "# 做法\n甲区走在前面。\n"}
    assert [(event.unit, event.name, event.attendance) for event in reading.events] == [("1001001", "义诊", 260), ("1001002", "讲座", 90)]
    assert [holiday.day for holiday in reading.calendar.holidays] == [dt.date(2018, 10, 1)]


def test_a_fresh_calendar_is_used_and_a_fresh_plan_is_not(tmp_path: Path) -> None:
    new(tmp_path / "我市", "通报")
    reading = read_city(tmp_path / "我市")
    assert [report.levels for report in reading.calendar.reports] == [("县", "乡镇")]
    assert reading.plans == {}
    assert told(reading)[-1] == "单位.xlsx: 错误 E-UNI-08 单位表里还没有单位"


def test_own_fields_are_laid_over_the_shipped(city: ReadWith) -> None:
    own = "字段: [{名称: 主席, 单位: 位, 填报: [县]}, {名称: 志愿者}]\n"
    fields = {field.name: field for field in city({"指标.yaml": own}).scheme.fields}
    assert (fields["主席"].measure, fields["主席"].levels, fields["志愿者"].levels) == ("位", ("县",), ("乡镇",))
    assert fields["副主席"].measure == "名"
    assert [field.name for field in city({"指标.yaml": f"只用本表: 是\n{own}"}).scheme.fields] == ["主席", "志愿者"]


def test_other_commands_are_told_what_the_folder_is(tmp_path: Path) -> None:
    problems = read(write_city(tmp_path / "我市", {})).problems
    assert [problem.code for problem in problems] == ["E-DIR-04"]


LINES = [f"100100{1 + number % 3},,是,1,{number},{number // 2},2019-01-0{1 + number % 9}\n" for number in range(4)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(LINES), st.permutations(["甲.csv", "乙.csv", "丙.csv"]))
def test_the_order_of_files_and_rows_changes_nothing(tmp_path_factory: pytest.TempPathFactory, lines: list[str], names: list[str]) -> None:
    parts = [HEAD + "".join(lines[:2]), HEAD + lines[2], HEAD + lines[3]]
    folder = write_city(tmp_path_factory.mktemp("次序"), {TOWNS: None, **{f"{QUARTER}/{name}": part for name, part in zip(names, parts, strict=True)}})
    values = [(one.unit, one.revision, one.submitted, dict(one.values)) for one in read_city(folder).returns]
    ordered = write_city(tmp_path_factory.mktemp("原样"), {TOWNS: HEAD + "".join(LINES)})
    assert values == [(one.unit, one.revision, one.submitted, dict(one.values)) for one in read_city(ordered).returns]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="单位代码名称主席副,，\t\n\"城北街道0123456789%—余=#", max_size=200).map(lambda text: text.encode("utf-8")), st.sampled_from(["a.csv", "a.xlsx", "a.yaml"]))
def test_nothing_in_a_return_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    folder = write_city(tmp_path_factory.mktemp("乱"), {TOWNS: None, f"{QUARTER}/{name}": data})
    reading = read_city(folder)
    assert reading.units
    assert all(problem.message and problem.cure for problem in reading.problems)


def test_not_applicable_is_kept(city: ReadWith) -> None:
    assert city({TOWNS: HEAD + "1001001,城北街道,否,—,—,—,\n"}).returns[0].values["主席"] is NOT_APPLICABLE
