"""计票.xlsx: the workbook that the tellers fill in, and its way back to the figures of 票数.yaml.

A sheet for each ballot: heads and sheets on top, below them a line for each candidate in the order of the ballot, and
lines for those written in. Everything but the cells to fill is locked; sums and checks are formulas, which reading ignores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen.content.clean import clean
from docgen.content.grid import Cell
from docgen.content.node import Node, Record, Scalar, Series, join
from docgen.content.workbook import Sheets, read_workbook
from docgen.problem import Place, Problem

WORKBOOK = "计票.xlsx"
ROOT = "票数"
FIRST: Mapping[str, str] = {"委员预选": "委员预选", "委员选举": "委员选举", "领导选举": "领导选举"}
FURTHER = "后续选举"
HEADS = ("应到", "实到", "印制", "发出", "收回", "有效", "无效", "时间")
HANDLING = ("剩余", "更换", "销毁", "留存")
KIND = ("所属选举", "种类", "日期")
VOTES = ("赞成", "不赞成", "弃权", "部分无效")
COLUMNS = ("职务", "姓名", *VOTES, "合计", "核对")
WRITE_IN = "另选"
"""Ends the 职务 of a line for somebody written in: `委员另选`."""
LISTS: Mapping[str, tuple[str, ...]] = {
    "到会": ("会议", "应到", "实到", "请假"), "举手表决": ("事项", "赞成", "反对", "弃权"),
    "减少名额": ("所属选举", "职务", "名额", "同意", "依据"),
}  # fmt: skip
CLOCK = re.compile(r"(\d{1,2}:\d\d):\d\d")
FORMULAS = ("G", "H")


def read_counts(folder: Path, found: list[Problem]) -> Record | None:
    """Return the figures of 计票.xlsx as the record 票数; None when it cannot be read or nothing is filled in yet."""
    noted: list[Problem] = []
    sheets = read_workbook(folder / WORKBOOK, WORKBOOK, noted)
    found += [problem for problem in noted if not (problem.code == "E-XLS-09" and _column(problem.place) in FORMULAS)]
    if sheets is None:
        return None
    place = Place(WORKBOOK, key=ROOT)
    entries: dict[str, Node] = {}
    for name, key in FIRST.items():
        if name in sheets and _filled(sheets[name]):
            entries[key] = _ballot(sheets[name], join(ROOT, key), HEADS, found)
    later = [name for name in sheets if name.startswith(FURTHER) and _filled(sheets[name])]
    if later:
        path = join(ROOT, FURTHER)
        entries[FURTHER] = Series(tuple(_ballot(sheets[name], join(path, number), (*KIND, *HEADS), found) for number, name in enumerate(later)), place)
    if not entries:
        return None
    return Record(entries | lists(sheets, found), place)


def _column(place: Place) -> str:
    return re.sub(r"\d", "", place.file.rpartition("!")[2])


def _filled(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether anything was counted on a sheet: 应到 and 印制 stand there before."""
    heads = _heads(rows)
    head = _table(rows)
    votes = [cell.text for row in rows[head + 1 :] for cell in row[2:6]] if head is not None else []
    return any(text.strip() for text in [*(heads[key].text for key in ("实到", "发出", "收回", "有效") if key in heads), *votes])


def _heads(rows: Sequence[Sequence[Cell]]) -> dict[str, Cell]:
    """Return {label: the cell beside it} of the block on top of a sheet."""
    head = _table(rows)
    top = rows if head is None else rows[:head]
    return {row[0].text.strip(): row[1] for row in top if len(row) > 1 and row[0].text.strip()}


def _table(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Return the row of the table's header."""
    return next((number for number, row in enumerate(rows) if [cell.text.strip() for cell in row[:3]] == list(COLUMNS[:3])), None)


def _scalar(cell: Cell, path: str, found: list[Problem], key: str) -> Scalar:
    text = CLOCK.sub(r"\1", cell.text.strip()) if key == "时间" else cell.text
    scalar = clean(Scalar(text, Place(cell.place.file, key=path), given=bool(text.strip())), found, key)
    assert isinstance(scalar, Scalar)
    return scalar


def _ballot(rows: Sequence[Sequence[Cell]], path: str, keys: Sequence[str], found: list[Problem]) -> Record:
    """Return one ballot as a record of 票数."""
    heads, head = _heads(rows), _table(rows)
    place = rows[0][0].place
    entries: dict[str, Node] = {key: _scalar(heads[key], join(path, key), found, key) for key in keys if key in heads and heads[key].text.strip()}
    handled = {key: heads[key] for key in HANDLING if key in heads and heads[key].text.strip()}
    if handled:
        inner = join(path, "选票处理")
        entries["选票处理"] = Record({key: _scalar(cell, join(inner, key), found, key) for key, cell in handled.items()}, place)
    if head is None:
        found.append(Problem("E-XLS-05", place, "找不到表头“职务、姓名、赞成”", "用 docgen tally 目录 --sheet 重新做一份，照着填"))
        return Record(entries, place)
    sections: dict[str, dict[str, list[Sequence[Cell]]]] = {}
    for row in rows[head + 1 :]:
        post, name = row[0].text.strip(), row[1].text.strip()
        written = post.endswith(WRITE_IN)
        if name and post:
            lines = sections.setdefault(post.removesuffix(WRITE_IN), {})
            lines.setdefault("另选他人" if written else "候选人", []).append(row)
    inner = join(path, "得票")
    entries["得票"] = Record({post: _section(lines, join(inner, post), found) for post, lines in sections.items()}, place)
    return Record(entries, place)


def _section(lines: Mapping[str, Sequence[Sequence[Cell]]], path: str, found: list[Problem]) -> Record:
    entries: dict[str, Node] = {}
    for key, rows in lines.items():
        names = VOTES if key == "候选人" else VOTES[:1]
        items = [_line(row, join(join(path, key), number), names, found) for number, row in enumerate(rows)]
        entries[key] = Series(tuple(items), rows[0][0].place)
    return Record(entries, next(iter(lines.values()))[0][0].place)


def _line(row: Sequence[Cell], path: str, names: Sequence[str], found: list[Problem]) -> Record:
    """Return the votes of one name; a cell left empty is nothing."""
    entries: dict[str, Node] = {"姓名": _scalar(row[1], join(path, "姓名"), found, "姓名")}
    for number, key in enumerate(names, 2):
        if number < len(row) and (row[number].text.strip() or key == "赞成"):
            entries[key] = _scalar(row[number], join(path, key), found, key)
    return Record(entries, Place(row[1].place.file, key=path), {key: Place(row[1].place.file, key=join(path, key)) for key in entries})


def lists(sheets: Sheets, found: list[Problem]) -> dict[str, Node]:
    """Return what the sheets 到会, 举手表决 and 减少名额 say; lines without figures say nothing."""
    entries: dict[str, Node] = {}
    for sheet, columns in LISTS.items():
        rows = [row for row in sheets.get(sheet, [])[1:] if row and row[0].text.strip() and any(cell.text.strip() for cell in row[1:])]
        if not rows:
            continue
        path = join(ROOT, sheet)
        items = []
        for number, row in enumerate(rows):
            inner = join(path, row[0].text.strip() if sheet == "到会" else number)
            filled = [(key, cell) for key, cell in zip(columns, row, strict=False) if cell.text.strip()]
            items.append(Record({key: _scalar(cell, join(inner, key), found, key) for key, cell in filled if key != "会议"}, row[0].place))
        place = Place(rows[0][0].sheet, key=path)
        named = {row[0].text.strip(): item for row, item in zip(rows, items, strict=True)}
        entries[sheet] = Record(dict(named), place) if sheet == "到会" else Series(tuple(items), place)
    return entries
