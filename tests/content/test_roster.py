"""Rosters as offices keep them: any order of columns, any way of writing, any damage."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.content import Reading, read
from docgen.model.dossier import Dossier

Make = Callable[..., Path]
ReadWith = Callable[..., Reading]
HEAD: list[object] = ["姓名", "性别", "出生年月", "单位", "职务", "代表团", "电话"]
ROWS: list[list[object]] = [
    ["林晓示", "男", "1975-03", "清溪镇人民政府", "副镇长", "第一代表团", 13800000001],
    ["王建国", "男", dt.date(1980, 5, 1), "镇经发办", "主任", "第一代表团", "13800000002"],
    ["陈静", "女", 1985.12, "镇中心学校", "校长", "第一代表团", None],
    ["赵大山", "男", "1969年11月", "镇农技站", "站长", "第一代表团", None],
]
UNITS: list[list[object]] = [["名称", "科技工作者数", "代表团"], ["镇中心学校", 60, "第一代表团"], ["镇农技站", 20, "第一代表团"]]
Spoil = Callable[[Worksheet], None]


def told(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


@pytest.fixture
def roster(make: Make) -> Callable[..., Path]:
    """Return a function that writes the good folder with 花名册.xlsx, its sheet 代表 spoilt or replaced."""

    def write(spoil: Spoil | None = None, rows: list[list[object]] | None = None) -> Path:
        folder = make({"花名册/代表.csv": None, "花名册/单位.csv": None})
        book = Workbook()
        page = book.active
        page.title = "代表"
        for row in rows or [list(HEAD), *ROWS]:
            page.append(row)
        second = book.create_sheet("单位")
        for row in UNITS:
            second.append(row)
        if spoil:
            spoil(page)
        book.save(folder / "花名册.xlsx")
        return folder

    return write


def test_a_workbook_and_its_places(roster: Callable[..., Path]) -> None:
    reading = read(roster())
    assert told(reading) == []
    assert isinstance(reading.dossier, Dossier)
    assert [delegate.birth for delegate in reading.dossier.delegates] == [dt.date(1975, 3, 1), dt.date(1980, 5, 1), dt.date(1985, 12, 1), dt.date(1969, 11, 1)]
    assert [delegate.phone for delegate in reading.dossier.delegates] == ["13800000001", "13800000002", "", ""]
    assert str(reading.places.of("代表[1].出生年月")) == "花名册.xlsx!代表!C3"
    assert str(reading.places.of("单位[0].科技工作者数")) == "花名册.xlsx!单位!B2"


def test_headers_in_any_order_under_titles_by_other_names(roster: Callable[..., Path]) -> None:
    rows: list[list[object]] = [
        ["代表花名册", None], [None], ["填报单位：清溪镇", None, "2026年12月"],
        ["序号", "联系\n电话", "姓  名*", "性别（必填）", "工作单位", "职务", "出生日期", "代表团", "爱好", None],
        [1, "138 0000 0001", "林晓示", "男", "清溪镇人民政府", "副镇长", "1975.3", "第一代表团", "棋", None],
        [None] * 10,
        [2, None, "王建国", "男", "镇经发办", "主任", "1980-5", "第一代表团", None, None],
        [3, None, "陈 静", "女性", "镇中心学校", "校长", 198512, "第一代表团", None, None],
        [4, None, "赵大山", "男", "镇农技站", "站长", "1969/11/02", "第一代表团", None, None],
        ["合计", None, "4人"],
    ]
    reading = read(roster(rows=rows))
    assert told(reading) == [
        "花名册.xlsx!代表!I4: 警告 W-XLS-08 不认识的列“爱好”，没有读入；改法：改成规定的列名；不需要时可以不管",
        "花名册.xlsx!代表!B5: 提示 I-VAL-30 代表第1项.电话: 号码中间的空格已去掉；改法：不改也可以；建议在原文件里改正",
        "花名册.xlsx!代表!C8: 提示 I-VAL-30 代表第3项.姓名: 姓名中间的空格已去掉：陈静；改法：不改也可以；建议在原文件里改正",
        "花名册.xlsx!代表!D8: 提示 I-VAL-30 代表第3项.性别: “女性”按“女”处理；改法：不改也可以；建议在原文件里改正",
        "花名册.xlsx!代表!A10: 提示 I-XLS-14 这一行是合计或备注，没有读入；改法：不用改",
    ]
    assert isinstance(reading.dossier, Dossier)
    assert [delegate.name for delegate in reading.dossier.delegates] == ["林晓示", "王建国", "陈静", "赵大山"]
    assert reading.dossier.delegates[2].birth == dt.date(1985, 12, 1)


def set_cell(address: str, value: object, form: str = "") -> Spoil:
    def spoil(page: Worksheet) -> None:
        page[address] = value
        if form:
            page[address].number_format = form

    return spoil


@pytest.mark.parametrize(("address", "value", "expected"), [
    ("C2", "八三年", "花名册.xlsx!代表!C2: 错误 E-VAL-06 代表第1项.出生年月: “八三年”不是年月；改法：写成 1975-03、1975.3 或 1975年3月"),
    ("C2", "1975-13", "花名册.xlsx!代表!C2: 错误 E-VAL-07 代表第1项.出生年月: “1975-13”：没有这一天或这个月；改法：核对年、月、日"),
    ("C2", None, "花名册.xlsx!代表!C2: 错误 E-VAL-01 代表第1项.出生年月: “出生年月”没有填写；改法：在这一格填上内容"),
    ("C2", 1975.1, "花名册.xlsx!代表!C2: 警告 W-XLS-11 代表第1项.出生年月: 这里是数值 1975.1：如果输入的是 1975.10（10月），Excel 已把末尾的 0 去掉；现按 1 月读入；"
     "改法：核对后写成 1975-01 或 1975-10，并把这一列设为“文本”格式"),
    ("B2", "公", "花名册.xlsx!代表!B2: 错误 E-VAL-05 代表第1项.性别: “公”不是规定的用词；改法：只能写：男、女"),
    ("G2", 3.21e17, "花名册.xlsx!代表!G2: 错误 E-XLS-10 长数字被 Excel 存成了数值，末几位已经丢失；改法：把这一列设为“文本”格式，重新输入（身份证号、银行账号都要这样）"),
    ("G2", "=1+1", "花名册.xlsx!代表!G2: 错误 E-XLS-09 公式没有算出的值；改法：用 WPS 或 Excel 打开保存一次，或把公式改成数值"),
    ("G2", "#REF!", "花名册.xlsx!代表!G2: 错误 E-XLS-09 单元格里是错误值 #REF!；改法：改正公式，或直接填写内容"),
    ("G2", "{{ 7*7 }}", "花名册.xlsx!代表!G2: 错误 E-VAL-21 代表第1项.电话: 值里有模板标记 {{；改法：直接写内容；模板标记只能写在模板里"),
    ("H1", "电话", "花名册.xlsx!代表!H1: 错误 E-XLS-07 有两列都是“电话”；改法：只留一列"),
    ("H1", "单位职务", "花名册.xlsx!代表!H1: 错误 E-XLS-07 “单位职务”由程序算出，不能填写；改法：删去这一列；单位和职务分两列写"),
    ("H1", "政治面目", "花名册.xlsx!代表!H1: 警告 W-XLS-08 不认识的列“政治面目”（最接近的是“政治面貌”），没有读入；改法：改成规定的列名；不需要时可以不管"),
    ("B1", "性", "花名册.xlsx!代表!A1: 错误 E-XLS-06 缺少这些列：性别；改法：在表头这一行补上"),
])
def test_one_fault_one_message(roster: Callable[..., Path], address: str, value: object, expected: str) -> None:
    assert expected in told(read(roster(set_cell(address, value))))
    assert len(told(read(roster(set_cell(address, value))))) == 1 + ("E-XLS-06" in expected)


@pytest.mark.parametrize(("name", "expected"), [
    ("林□示", "姓名里有“□”"), ("林?示", "姓名里有“?”"), ("林<晓示", "姓名里有“<”"), ("林晓示1", "姓名里有“1”"), ("Lin", "姓名里有“L”"),
    ("林晓\ufffd", "有看不见或不能打印的字符 U+FFFD"), ("林晓示、陈静", "姓名里有“、”"), ("林", "“林”不像姓名"),
])
def test_names_that_are_no_names(roster: Callable[..., Path], name: str, expected: str) -> None:
    messages = [problem.message for problem in read(roster(set_cell("A2", name))).problems if problem.place.file == "花名册.xlsx!代表!A2"]
    assert messages[0] == expected


@pytest.mark.parametrize("name", ["阿依古丽·买买提", "𬭚䶮", "欧阳志清", "〇一"])
def test_rare_and_minority_names_are_names(roster: Callable[..., Path], name: str) -> None:
    problems = read(roster(set_cell("A5", name))).problems
    assert {problem.code for problem in problems} == {"E-PER-01"}, "only the slate, which still has the old name, complains"


def test_the_month_as_the_cell_shows_it(roster: Callable[..., Path]) -> None:
    reading = read(roster(set_cell("C2", 1975.1, "0.00")))
    assert told(reading) == []
    assert isinstance(reading.dossier, Dossier)
    assert reading.dossier.delegates[0].birth == dt.date(1975, 10, 1)


@pytest.mark.parametrize(("value", "expected"), [("√", True), ("是", True), (True, True), ("×", False), (False, False), (None, False)])
def test_yes_and_no(roster: Callable[..., Path], value: object, expected: bool) -> None:
    def spoil(page: Worksheet) -> None:
        page["H1"], page["H2"] = "基层一线", value

    reading = read(roster(spoil))
    assert told(reading) == []
    assert isinstance(reading.dossier, Dossier)
    assert reading.dossier.delegates[0].frontline is expected


def test_merged_and_hidden_cells_are_read_with_a_note(roster: Callable[..., Path]) -> None:
    def spoil(page: Worksheet) -> None:
        page.merge_cells("F2:F5")
        page.row_dimensions[3].hidden = True

    reading = read(roster(spoil))
    assert told(reading) == [
        "花名册.xlsx!代表: 提示 I-XLS-12 隐藏的行 3 照样读入；改法：不要的内容请删去，不要隐藏",
        "花名册.xlsx!代表!F2:F5: 提示 I-XLS-13 合并的单元格按同一个值读入；改法：不用改；最好取消合并，逐行填写",
    ]
    assert isinstance(reading.dossier, Dossier)
    assert [delegate.group for delegate in reading.dossier.delegates] == ["第一代表团"] * 4


def test_the_same_person_twice(roster: Callable[..., Path]) -> None:
    assert told(read(roster(rows=[HEAD, *ROWS, ROWS[0]])))[-1] == (
        "花名册.xlsx!代表!A6: 错误 E-PER-03 代表第5项.姓名: “林晓示”写了两次，第一次在 花名册.xlsx!代表!A2；"
        "改法：同一个人只留一行（是代表的写在“代表”表）；确是同名的两个人，各填一个编号"
    )


def test_two_persons_of_one_name_are_told_apart_by_number(roster: Callable[..., Path], make: Make) -> None:
    rows: list[list[object]] = [[*HEAD, "编号"], [*ROWS[0], "P1"], *ROWS[1:], [*ROWS[0], "P2"]]
    reading = read(roster(rows=rows))
    assert [problem.code for problem in reading.problems] == ["E-PER-02"] * 4
    assert told(reading)[0] == "组织.yaml:12:12: 错误 E-PER-02 组织.筹备组.成员第1项.姓名: 花名册里有 2 个“林晓示”（编号：P1、P2）；改法：在花名册里给他们各填一个编号，这里改写编号"


def test_a_faulty_row_does_not_make_its_person_unknown(roster: Callable[..., Path]) -> None:
    assert [problem.code for problem in read(roster(set_cell("C2", "?"))).problems] == ["E-VAL-06"]


def test_no_people_and_wrong_sheets(roster: Callable[..., Path]) -> None:
    def rename(page: Worksheet) -> None:
        page.title = "代表名单"

    assert {problem.code for problem in read(roster(rows=[HEAD])).problems} == {"E-PER-01"}, "nobody is a delegate yet; only the names used elsewhere are missed"
    assert told(read(roster(rows=[["a"], ["b"]])))[0].startswith("花名册.xlsx!代表: 错误 E-XLS-05 前 10 行里找不到表头；改法：表头要有这些列：姓名、")
    assert told(read(roster(rename))) == [
        "花名册.xlsx: 错误 E-XLS-04 缺少工作表“代表”（现有：代表名单、单位）；改法：把工作表改名为“代表”，或新建一张",
        "花名册.xlsx!代表名单: 警告 W-XLS-15 不认识的工作表（最接近的是“代表”），没有读入；改法：需要时改名为“代表”“单位”或“人员”",
    ]


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return data.getvalue()


@pytest.mark.parametrize(("data", "expected"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "花名册.xlsx: 错误 E-XLS-01 这是旧格式（.xls）的工作簿，只是改了扩展名；改法：用 WPS 或 Excel 打开，另存为 .xlsx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "花名册.xlsx: 错误 E-XLS-02 工作簿加了打开密码；改法：用 WPS 或 Excel 打开，取消密码后保存"),
    (b"<html><table>", "花名册.xlsx: 错误 E-XLS-01 这不是 Excel 工作簿；改法：用 WPS 或 Excel 打开，另存为 .xlsx；CSV 请放进 花名册/ 文件夹"),
    (b"PK\x03\x04" + b"x" * 100, "花名册.xlsx: 错误 E-XLS-01 工作簿已损坏，打不开；改法：用 WPS 或 Excel 打开，另存为新的 .xlsx"),
    (zipped(word__document_xml=b"<w/>"), "花名册.xlsx: 错误 E-XLS-01 这不是 Excel 工作簿，或已损坏；改法：用 WPS 或 Excel 打开，另存为 .xlsx"),
    (zipped(xl__workbook_xml=b"<x/>"), "花名册.xlsx: 错误 E-XLS-01 工作簿已损坏，打不开；改法：用 WPS 或 Excel 打开，另存为新的 .xlsx"),
    (zipped(xl__workbook_xml=b" " * 40_000_000), "花名册.xlsx: 错误 E-XLS-03 工作簿展开后太大；改法：删去空行、图片和无关的工作表，另存为新的 .xlsx"),
    (zipped(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "花名册.xlsx: 错误 E-XLS-03 工作簿里有不该有的实体声明；改法：用 WPS 或 Excel 打开，另存为新的 .xlsx"),
])
def test_what_is_not_a_workbook(make: Make, data: bytes, expected: str) -> None:
    folder = make({"花名册/代表.csv": None, "花名册/单位.csv": None, "花名册.xlsx": data})
    assert told(read(folder)) == [expected]


def test_macros_are_not_run_and_do_no_harm(roster: Callable[..., Path]) -> None:
    folder = roster()
    with zipfile.ZipFile(folder / "花名册.xlsx", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 9)
    assert told(read(folder)) == []


def test_workbook_and_csv_at_once(roster: Callable[..., Path]) -> None:
    folder = roster()
    (folder / "花名册").mkdir(exist_ok=True)
    assert told(read(folder)) == ["花名册.xlsx: 错误 E-FIL-06 花名册.xlsx 和 花名册 文件夹同时存在；改法：只留一份，另一份移走"]


def test_csv_as_excel_saves_it(read_with: ReadWith, good: dict[str, str]) -> None:
    assert told(read_with({"花名册/代表.csv": good["花名册/代表.csv"].encode("gbk")})) == []
    assert told(read_with({"花名册/代表.csv": good["花名册/代表.csv"].replace(",", "\t")})) == []
    assert told(read_with({"花名册/代表.csv": good["花名册/代表.csv"].replace(",", "，")})) == [
        "花名册/代表.csv:1: 错误 E-CSV-01 各列之间用了全角逗号；改法：改用半角逗号；最好用 WPS 或 Excel 编辑，另存为 CSV"
    ]
    assert told(read_with({"花名册/代表.csv": good["花名册/代表.csv"].replace("陈静", '"陈静')})) == [
        '花名册/代表.csv:4: 错误 E-CSV-01 这一行的引号没有配对，或一格里的内容太长；改法：给有逗号、引号的格子加半角双引号，格子里的双引号写两次（""）'
    ]


def test_holidays(read_with: ReadWith) -> None:
    reading = read_with({"节假日.csv": "日期,说明,类型\n2027-01-01,元旦,休\n2027-01-03,调休,工\n"})
    assert told(reading) == ["节假日.csv:3: 错误 E-VAL-05 节假日第2项.类型: “工”不是规定的用词；改法：只能写：休、班"]


def test_the_same_note_in_a_whole_column_is_one_note(roster: Callable[..., Path]) -> None:
    def pad(page: Worksheet) -> None:
        for row in range(2, 6):
            page.cell(row, 1).value = " ".join(str(page.cell(row, 1).value))

    assert told(read(roster(pad))) == [
        "花名册.xlsx!代表!A2: 提示 I-VAL-30 代表第1项.姓名: 姓名中间的空格已去掉：林晓示（本列共 4 处）；改法：不改也可以；建议在原文件里改正"
    ]
