"""A form (one unit, a line for each field) → a return: by the names of its cells, else by its labels, wherever they have been moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.content.return_fields import UNREAD, head_of, normal
from docgen.content.return_intake import Head, Intake
from docgen.content.sheet import Sheet, SheetName
from docgen.problem import Place

VALUE_HEADS = frozenset({"本期", "本期数", "数值", "填报数", "数量", "数据", "填报", "本季度", "本月", "本年", "本年度", "填报内容", "内容", "值"})
FIELD_HEADS = frozenset({"指标", "指标名称", "项目", "字段", "内容", "填报项目", "栏目"})
LONGEST = 400
"""Rows in which the labels of a form are looked for."""
FEWEST = 5
"""So many names of fields in one row make a header: no form has that."""
SPLIT = re.compile(r"[:：]")

Spot = tuple[int, int]
"""The index of a row in the sheet and of a cell in the row."""


@dataclass(frozen=True, slots=True)
class FormOrigin:
    """Where the values of a form came from. cells: {field: (row number, index in the row)}."""

    sheet: SheetName
    cells: Mapping[str, Spot]

    def place(self, field: str) -> Place:
        """Return the cell of `field`; the sheet when it has none."""
        spot = self.cells.get(field)
        return self.sheet.at(*spot) if spot else self.sheet.place


@dataclass(frozen=True)
class Form:
    """What was found on a sheet: the cells of the fields, as (row number, index), and what else the form says."""

    cells: Mapping[str, Spot]
    heads: Mapping[str, str]
    at: Spot


def form_of(sheet: Sheet, intake: Intake, named: Mapping[str, Spot]) -> Form | None:
    """Return where a form has its figures, None when the sheet is none. named: {field: (row number, index)} of named cells.

    A label gives the row, the column headed 本期 the column, or else the name of the cell; a field whose label is lost is found
    by the name of its cell (which follows when rows are moved); one that has neither by the value beside its label.
    """
    labels = list(_labels(sheet, intake))
    if len(labels) + len(named) < 2:
        return None
    headed = _value_column(sheet)
    cells: dict[str, Spot] = dict(named)
    for name, row, index in labels:
        column = headed if headed is not None else named[name][1] if name in named else None
        if column is None or column <= index:
            column = _beside(sheet, row, index, intake.fields.columns[name].field.measure)
        cells[name] = (sheet.rows[row][0], column)
    heads, at = _heads(sheet, {row for _, row, _ in labels})
    return Form(cells, heads, at)


def read_form(sheet: Sheet, form: Form, intake: Intake, file: str) -> None:
    """Take in the form. file: its name, which says the unit where neither the form nor the sheet's title does."""
    texts = dict(sheet.rows)

    def text(spot: Spot) -> str:
        row = texts.get(spot[0], ())
        return row[spot[1]].strip() if spot[1] < len(row) else ""

    heads = form.heads
    code, name = heads.get("代码", ""), heads.get("名称", "")
    told = Head(code, name or ("" if code else intake.units.name_in(sheet.name.title, file)), heads.get("上级", ""), heads.get("报告期", ""), heads.get("报送日期", ""), heads.get("零报告", ""), heads.get("备注", ""))
    origin = FormOrigin(sheet.name, form.cells)
    intake.take(told, [(intake.fields.columns[field], text(spot)) for field, spot in form.cells.items()], origin, sheet.name.at(*form.at))


def _labels(sheet: Sheet, intake: Intake) -> Iterator[tuple[str, int, int]]:
    """Yield each field that a cell names, once, with the indexes of the row and the cell: the first cell of a row that does."""
    seen: set[str] = set()
    for row, (_, texts) in enumerate(sheet.rows[:LONGEST]):
        for index, text in enumerate(texts[:-1]):
            name = intake.fields.named(text) if text and not text.isdecimal() else None
            if name is not None and name not in seen and not (head_of(text) and normal(text) != normal(name)):
                seen.add(name)
                yield name, row, index
                break


def _value_column(sheet: Sheet) -> int | None:
    """Return the index of the column headed 本期 or the like; None when no header says so."""
    for _, texts in sheet.rows[:20]:
        heads = [normal(text) for text in texts]
        if FIELD_HEADS.intersection(heads):
            for index, head in enumerate(heads):
                if head in VALUE_HEADS and not (head in FIELD_HEADS and index == 0):
                    return index
    return None


def _beside(sheet: Sheet, row: int, index: int, measure: str) -> int:
    """Return the index of the value that stands beside a label: the first cell behind it that holds something but its unit."""
    texts = sheet.rows[row][1]
    return next((at for at in range(index + 1, len(texts)) if (text := texts[at].strip()) and text not in (measure, "%")), index + 1)


def _heads(sheet: Sheet, labelled: set[int]) -> tuple[dict[str, str], Spot]:
    """Return what the form says besides its figures, and where its unit stands: `单位名称：城北街道`, or in the next cell."""
    heads: dict[str, str] = {}
    at = (sheet.rows[0][0] if sheet.rows else 1, 0)
    for row, (number, texts) in enumerate(sheet.rows[:LONGEST]):
        if row in labelled:
            continue
        for index, text in enumerate(texts):
            label, *rest = SPLIT.split(text.strip(), maxsplit=1)
            head = head_of(label) if label else None
            if head is None or head in heads:
                continue
            value = rest[0].strip() if rest and rest[0].strip() else _next_text(texts, index)
            if value and head_of(value) is None and normal(value) not in UNREAD | VALUE_HEADS:
                heads[head] = value
                at = (number, index) if head in ("代码", "名称") else at
    return heads, at


def _next_text(texts: object, index: int) -> str:
    assert isinstance(texts, (list, tuple))
    return next((text.strip() for text in texts[index + 1 :] if text.strip()), "")
