"""The roster (花名册) → lists of records: 代表, 单位 and 人员, from 花名册.xlsx or 花名册/*.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from docgen.content.clean import clean, note, person_name
from docgen.content.csv_table import read_csv
from docgen.content.grid import Cell, Table, tabulate
from docgen.content.node import Node, Record, Scalar, Series, join
from docgen.content.workbook import read_workbook
from docgen.model.base import Fact
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.problem import Place, Problem, Severity, nearest

WORKBOOK = "花名册.xlsx"
CSV_FOLDER = "花名册"
SHEETS = ("代表", "单位", "人员")
IGNORED = ("填表说明", "说明", "选项")
YES = frozenset("是√✓✔☑对有Yy１1")
NO = frozenset("否×✗✘无不Nn０0")
MONTHS = ("出生年月", "参加工作时间")
LONG_NUMBERS = ("身份证号", "电话")
WORDS: Mapping[str, Mapping[str, str]] = {
    "学历": {
        "大学本科": "本科", "大学": "本科", "全日制本科": "本科", "在职本科": "本科", "专科": "大专", "大学专科": "大专", "博士": "博士研究生",
        "硕士": "硕士研究生", "初中": "初中及以下", "小学": "初中及以下", "中技": "中专", "职高": "高中",
    },
    "职称等级": {"正高": "正高级", "副高": "副高级", "高级": "副高级", "中": "中级", "初": "初级", "员级": "初级", "助理级": "初级"},
    "性别": {"男性": "男", "女性": "女"},
}
"""What people write in a column → the word of the model; each change is noted."""


def sheet_model(sheet: str) -> type[Fact]:
    """Return the record that a row of `sheet` is."""
    model: type[Fact] = next(get_args(field.annotation)[0] for field in Dossier.model_fields.values() if field.alias == sheet)
    return model


def columns_of(model: type[Fact]) -> tuple[list[str], list[str], list[str]]:
    """Return the Chinese names of a record's columns: all, the required ones, those that are computed."""
    fields = [(str(field.alias), field) for field in model.model_fields.values()]
    computed = [str(field.alias) for field in model.model_computed_fields.values()]
    return [name for name, _ in fields], [name for name, field in fields if field.is_required()], computed


def read_roster(folder: Path, found: list[Problem]) -> dict[str, Node]:
    """Return {sheet: list of records} of those sheets that could be read."""
    book, tables = folder / WORKBOOK, folder / CSV_FOLDER
    if book.exists() and tables.is_dir():
        found.append(Problem("E-FIL-06", Place(WORKBOOK), "花名册.xlsx 和 花名册 文件夹同时存在", "只留一份，另一份移走"))
        return {}
    if tables.is_dir():
        return _from_csv(tables, found)
    sheets = read_workbook(book, WORKBOOK, found)
    return _from_sheets(sheets, found) if sheets is not None else {}


def _from_csv(folder: Path, found: list[Problem]) -> dict[str, Node]:
    trees: dict[str, Node] = {}
    for sheet in SHEETS:
        name = f"{CSV_FOLDER}/{sheet}.csv"
        if sheet == "人员" and not (folder / f"{sheet}.csv").exists():
            continue
        rows = read_csv(folder / f"{sheet}.csv", name, found)
        if rows is not None:
            _add(trees, sheet, rows, Place(name), found)
    return trees


def _from_sheets(sheets: Mapping[str, Sequence[Sequence[Cell]]], found: list[Problem]) -> dict[str, Node]:
    trees: dict[str, Node] = {}
    by_name = {"".join(name.split()): rows for name, rows in sheets.items()}
    for sheet in SHEETS:
        if sheet in by_name:
            _add(trees, sheet, by_name[sheet], Place(f"{WORKBOOK}!{sheet}"), found)
        elif sheet != "人员":
            has = "、".join(sheets) or "没有工作表"
            found.append(Problem("E-XLS-04", Place(WORKBOOK), f"缺少工作表“{sheet}”（现有：{has}）", f"把工作表改名为“{sheet}”，或新建一张"))
    for name in sheets:
        bare = "".join(name.split())
        if bare not in SHEETS + IGNORED and any(cell.text for row in sheets[name] for cell in row):
            message = f"不认识的工作表{nearest(bare, SHEETS)}，没有读入"
            found.append(Problem("W-XLS-15", Place(f"{WORKBOOK}!{name}"), message, "需要时改名为“代表”“单位”或“人员”", Severity.WARNING))
    return trees


def _add(trees: dict[str, Node], sheet: str, rows: Sequence[Sequence[Cell]], place: Place, found: list[Problem]) -> None:
    known, required, computed = columns_of(sheet_model(sheet))
    if sheet == "人员" and not any(cell.text for row in rows[:20] for cell in row):
        return
    table = tabulate(rows, place, known, required, computed, found)
    if table is None:
        return
    trees[sheet] = _series(table, sheet, found)


def _series(table: Table, sheet: str, found: list[Problem]) -> Series:
    """Return the rows of a table as records."""
    persons = issubclass(sheet_model(sheet), Person)
    return Series(tuple(_record(cells, join(sheet, index), persons, found) for index, cells in enumerate(table.rows)), table.head)


def _record(cells: Mapping[str, Cell], path: str, person: bool, found: list[Problem]) -> Record:
    entries: dict[str, Node] = {}
    for name, cell in cells.items():
        at = cell.place
        place = Place(at.file, at.line, 0, join(path, name))
        if not cell.text:
            entries[name] = Scalar("", place, given=False)
            continue
        text = _text(name, cell, place, found)
        scalar = clean(Scalar(text, place, given=bool(text.strip())), found, name)
        assert isinstance(scalar, Scalar)
        if name == "姓名" and person:
            scalar = Scalar(person_name(scalar.text, place, found), place, scalar.given)
        entries[name] = scalar
    first = next(iter(cells.values())).place
    return Record(entries, Place(first.file, first.line, 0, path), {name: node.place for name, node in entries.items()})


def _text(name: str, cell: Cell, place: Place, found: list[Problem]) -> str:
    """Return what the cell says in the words of the model."""
    text = cell.text
    bare = "".join(text.split())
    if name == "基层一线" and len(bare) == 1:
        return "是" if bare in YES else "否" if bare in NO else text
    if name in MONTHS and cell.number:
        return _month(text, place, found)
    word = WORDS.get(name, {}).get(bare)
    if word:
        found.append(note(place, f"“{bare}”按“{word}”处理"))
        return word
    if name in LONG_NUMBERS and re.search(r"\d\s+\d", text):
        found.append(note(place, "号码中间的空格已去掉"))
        return re.sub(r"(?<=\d)\s+(?=\d)", "", text)
    return text


def _month(text: str, place: Place, found: list[Problem]) -> str:
    """Return a month that stands in a cell as a number: 1975.3; 1975.1 may have been 1975.10."""
    if re.fullmatch(r"\d{4}\.1", text):
        message = f"这里是数值 {text}：如果输入的是 {text}0（10月），Excel 已把末尾的 0 去掉；现按 1 月读入"
        found.append(Problem("W-XLS-11", place, message, f"核对后写成 {text[:4]}-01 或 {text[:4]}-10，并把这一列设为“文本”格式", Severity.WARNING))
    elif re.fullmatch(r"(19|20)\d{2}(0[1-9]|1[0-2])", text):
        return f"{text[:4]}-{text[4:]}"
    return text


def holidays(folder: Path, found: list[Problem]) -> Node | None:
    """Return the days of 节假日.csv as a list of records; None when there is no such file."""
    name = "节假日.csv"
    if not (folder / name).exists():
        return None
    rows = read_csv(folder / name, name, found)
    if rows is None:
        return None
    known, required, computed = columns_of(sheet_model("节假日"))
    table: Table | None = tabulate(rows, Place(name), known, required, computed, found)
    return _series(table, "节假日", found) if table else None
