"""A content folder ready to fill: commented YAML, an Excel roster with drop-down lists, schemas for editors.

What a clerk has to fill in stands there as （请填写）; reading the fresh folder names each of these places and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args, get_origin

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from pydantic.fields import FieldInfo

from docgen.content.events import FILES as EVENT_FILES
from docgen.content.return_files import FOLDER as RETURNS
from docgen.content.roster import SHEETS, WORKBOOK, sheet_model
from docgen.content.schema import write_schemas
from docgen.content.skeleton import skeleton
from docgen.content.unit_list import FILES as UNIT_FILES
from docgen.model.base import Fact
from docgen.model.event import Event
from docgen.model.reporting import ReportingUnit
from docgen.problem import DocgenError, Place, Problem

NewKind = Literal["成立", "换届", "通报", "单篇通报"]
LAYERS: dict[NewKind, tuple[str, ...]] = {"成立": ("共用", "成立"), "换届": ("共用", "换届"), "通报": ("城市",), "单篇通报": ("通报",)}
"""Kind of folder → the folders of docgen/data/new that it is made of."""
ROWS = 300
UNITS, EVENTS = UNIT_FILES[0], EVENT_FILES[0]
WIDE = {"简历": 40, "主要成绩": 30, "毕业院校及专业": 24, "单位": 24, "选举单位": 24, "名称": 28, "身份证号": 20, "电话": 14, "调整理由": 24}
HINTS = {
    "编号": "同名同姓的人才填，用来区分。示例：P001",
    "姓名": "两个字的姓名中间不加空格。示例：林晓示",
    "出生年月": "示例：1975-03（本列已设为文本格式）",
    "参加工作时间": "示例：1996-08",
    "政治面貌": "示例：中共党员、中共预备党员、群众",
    "职称": "示例：高级农艺师；没有的留空",
    "单位": "示例：清溪镇中心学校",
    "职务": "示例：校长",
    "选举单位": "推选这名代表的单位，与“单位”表的名称相同；不填就是本人单位",
    "代表团": "示例：第一代表团",
    "推选日期": "示例：2026-12-15",
    "身份证号": "选填；本列已设为文本格式",
    "近亲属": "大会人员中的近亲属姓名，用、分隔",
    "科技工作者数": "只写数字。示例：72",
    "名额": "不填就按科技工作者数分配；填了须写调整理由",
    "最低名额": "不填为 1",
    "召集人": "代表团召集人的姓名",
}


NOTES = ("红色表头必填，黑色选填；有下拉箭头的格子只能选列出的词。", "鼠标停在表头上有说明和示例。不要改表头，不要合并单元格。")


def new(folder: Path, kind: NewKind) -> tuple[Path, ...]:
    """Make a content folder (资料目录) of `kind` and return the files made. Raises DocgenError: the folder holds something already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DocgenError([Problem("E-DIR-03", Place(str(folder)), "目录已有内容，没有改动", "换一个新目录，或先把原来的内容移走")])
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for layer in LAYERS[kind]:
        for name, data in skeleton(layer).items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
            made.append(folder / name)
    for name, book in _books(kind).items():
        book.save(folder / name)
        made.append(folder / name)
    if kind == "通报":
        (folder / RETURNS).mkdir()
    write_schemas(folder / ".docgen" / "schema")
    return tuple(made)


def _books(kind: NewKind) -> dict[str, Workbook]:
    """Return {file: empty workbook} of what such a folder keeps in tables."""
    if kind == "通报":
        units = "单位：每个单位一行，从市到村（社区）；撤并的单位留着，填有效至和并入。"
        events = "活动：每次活动一行；单位写单位表里的代码或名称。"
        return {UNITS: workbook({"单位": ReportingUnit}, (units, *NOTES)), EVENTS: workbook({"活动": Event}, (events, *NOTES))}
    return {} if kind == "单篇通报" else {WORKBOOK: roster_workbook()}


def roster_workbook() -> Workbook:
    """Return an empty roster (花名册): a sheet a record, a column a fact, in the model's own words."""
    lines = ("代表：出席大会的每个人一行，包括特邀、列席。", "单位：推选代表的每个单位一行。", "人员：不是代表、但资料里提到的人，如筹备组成员。")
    return workbook({sheet: sheet_model(sheet) for sheet in SHEETS}, (*lines, *NOTES))


def workbook(sheets: Mapping[str, type[Fact]], notes: Sequence[str]) -> Workbook:
    """Return an empty workbook: a sheet for each kind of record, and a sheet that says how to fill them in."""
    book = Workbook()
    book.remove(book.active)
    for sheet, model in sheets.items():
        _fill_sheet(book.create_sheet(sheet), sheet, model)
    page = book.create_sheet("填表说明")
    for line in notes:
        page.append([line])
    page.column_dimensions["A"].width = 70
    return book


def _fill_sheet(page: Worksheet, sheet: str, model: type[Fact]) -> None:
    """Write the header of a sheet: required facts first and in red, hints as comments, words to choose from as lists."""
    hints = HINTS if sheet in SHEETS and issubclass(model, sheet_model(sheet)) else {}
    fields = sorted(model.model_fields.values(), key=lambda field: (field.alias != "编号", field.alias != "姓名", not field.is_required()))
    edge = Side(style="thin", color="999999")
    for number, field in enumerate(fields, 1):
        name, letter = str(field.alias), get_column_letter(number)
        cell = page.cell(1, number, name)
        cell.font = Font(bold=True, color="C00000" if field.is_required() else "000000")
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(edge, edge, edge, edge)
        page.column_dimensions[letter].width = WIDE.get(name, max(9, 2.4 * len(name)))
        page.column_dimensions[letter].number_format = "@"
        hint = hints.get(name) or _hint(field)
        if hint:
            cell.comment = Comment(hint, "docgen", width=220, height=80)
        words = choices(field)
        if words:
            _drop_down(page, f"{letter}2:{letter}{ROWS + 1}", words)
        for row in range(2, ROWS + 2):
            page.cell(row, number).number_format = "@"
    page.freeze_panes = "C2" if sheet != "单位" else "B2"
    page.row_dimensions[1].height = 32


def _drop_down(page: Worksheet, area: str, words: tuple[str, ...]) -> None:
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "不是规定的用词", "请从下拉列表里选"
    page.add_data_validation(rule)
    rule.add(area)


def _hint(field: FieldInfo) -> str:
    """Return what a fact is for, with an example where one word says it."""
    example = field.examples[0] if field.examples else None
    return (field.description or "") + (f"。示例：{example}" if isinstance(example, (str, int)) else "")


def choices(field: FieldInfo) -> tuple[str, ...]:
    """Return the words that a fact may be, nothing when it is free."""
    if get_origin(field.annotation) is Literal:
        return tuple(map(str, get_args(field.annotation)))
    return ("是", "否") if field.annotation is bool else ()
