"""A sheet with a row for each unit → returns, whatever the order of its columns and however its units are named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain

from docgen.content.grid import FOOT
from docgen.content.return_fields import HEADS, UNREAD, Column, head_of, normal
from docgen.content.return_intake import Head, Intake
from docgen.content.sheet import Sheet, SheetName, SheetRow
from docgen.model.returns import NOT_APPLICABLE
from docgen.problem import Place, Problem, Severity, nearest

HEADER_WITHIN = 15
SUM = re.compile(r".{0,8}(合计|总计|小计|共计)数?")
ADDITIVE = ("数", "金额")


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """Where the values of one row came from. columns: {field: index}."""

    sheet: SheetName
    row: int
    columns: Mapping[str, int]

    def place(self, field: str) -> Place:
        """Return the cell of `field`; the first of the row when it has none."""
        return self.sheet.at(self.row, self.columns.get(field, 0))


@dataclass(frozen=True)
class Layout:
    """Which column is what. heads: 代码, 名称 and the like; columns: the fields; strange: headings nobody knows."""

    at: int
    heads: Mapping[str, int]
    columns: Mapping[str, int]
    strange: Mapping[str, int]
    twice: Mapping[str, int] = field(default_factory=dict)


def layout_of(sheet: Sheet, intake: Intake) -> Layout | None:
    """Return where the header is, None when the sheet is no table of units: it needs a unit's column and one field's."""
    best = None
    filled = [index for index, (_, texts) in enumerate(sheet.rows) if any(text.strip() for text in texts)][:HEADER_WITHIN]
    for index in filled:
        found = _layout(index, sheet.rows[index][1], intake)
        if found.columns and {"代码", "名称"} & found.heads.keys() and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _layout(at: int, texts: Sequence[str], intake: Intake) -> Layout:
    heads: dict[str, int] = {}
    columns: dict[str, int] = {}
    strange: dict[str, int] = {}
    twice: dict[str, int] = {}
    for index, text in enumerate(texts):
        if not text.strip():
            continue
        name = intake.fields.named(text)
        head = head_of(text)
        if name is not None and not (head and head not in heads and normal(text) != normal(name)):
            (twice if name in columns else columns)[name] = index
        elif head is not None:
            heads.setdefault(head, index)
        elif normal(text) not in UNREAD:
            strange[text.strip()] = index
    return Layout(at, heads, columns, strange, twice)


def read_table(sheet: Sheet, layout: Layout, intake: Intake) -> None:
    """Take in every row under the header."""
    Table(sheet, layout, intake).read()


class Table:
    """A table being read. first: how many returns there were before it."""

    def __init__(self, sheet: Sheet, layout: Layout, intake: Intake) -> None:
        self.sheet = sheet
        self.name = sheet.name
        self.layout = layout
        self.intake = intake
        self.first = len(intake.taken)
        self.columns = [intake.fields.columns[name] for name in layout.columns]
        self.indexes = list(layout.columns.values())
        self.width = max(self.indexes) + 1

    def read(self) -> None:
        """Take in every row; sums typed by hand are checked against the rows above them."""
        self.intake.orphans.clear()
        self.note_columns()
        rows: list[SheetRow] = []
        part: list[SheetRow] = []
        for row in self.sheet.rows[self.layout.at + 1 :]:
            foot = self.foot(row[1])
            if foot:
                self.check_total(row, part if "小计" in foot else rows)
                part = []
            elif foot is not None and not self.is_header(row[1]):
                self.row(*row)
                rows.append(row)
                part.append(row)
        self.check_missing()
        senders = self.intake.senders(self.first)
        if self.intake.orphans and len(senders) == 1:
            self.intake.faults[senders[0]] += self.intake.orphans

    def is_header(self, texts: Sequence[str]) -> bool:
        """Whether a row is the header once more, as where a long table was printed page by page."""
        return all(index < len(texts) and head_of(texts[index]) == head for head, index in self.layout.heads.items())

    def foot(self, texts: Sequence[str]) -> str | None:
        """Return the word by which a row is a sum or a remark, nothing when it is a unit's, None when it is empty."""
        first = next((text.strip() for text in texts if text.strip()), None)
        index = self.layout.heads.get("名称", len(texts))
        words = (first or "", normal(texts[index]) if index < len(texts) else "")
        return first and next((word for word in words if FOOT.match(word) or SUM.fullmatch(word)), "")

    def note_columns(self) -> None:
        """Note columns that nobody knows, and those that are there twice."""
        row, found = self.sheet.rows[self.layout.at][0], self.intake.found
        for text, index in self.layout.strange.items():
            message = f"不认识的列“{text}”{nearest(text, self.intake.fields.columns)}，没有读入"
            found.append(Problem("W-XLS-08", self.name.at(row, index), message, "改成规定的列名；不需要时可以不管", Severity.WARNING))
        for name, index in self.layout.twice.items():
            found.append(Problem("E-XLS-07", self.name.at(row, index), f"有两列都是“{name}”", "只留一列"))

    def row(self, row: int, texts: Sequence[str]) -> None:
        """Take in one row."""
        width, heads = len(texts), self.layout.heads
        if width < self.width:
            texts = [*texts, *[""] * (self.width - width)]
        told = Head(*(texts[index].strip() if (index := heads.get(head, width)) < width else "" for head in HEADS))
        cells = zip(self.columns, [texts[index] for index in self.indexes], strict=True)
        place = self.name.at(row, heads.get("代码", heads.get("名称", 0)))
        self.intake.take(told, cells, RowOrigin(self.name, row, self.layout.columns), place, table=True)

    def check_missing(self) -> None:
        """Note fields that no column has and that units of the table must fill in."""
        taken = self.intake.taken[self.first :]
        needs = dict.fromkeys(self.intake.need(one) for one in taken)
        missing = [name for name in dict.fromkeys(chain.from_iterable(need.required for need in needs)) if name not in self.layout.columns]
        if missing:
            place = self.name.at(self.sheet.rows[self.layout.at][0], 0)
            cure = "照报表的样子补上；没有发生的填 0，不适用的填“—”"
            self.intake.blame([one.unit for one in taken], Problem("E-RET-21", place, f"缺少这些列：{'、'.join(missing)}", cure))

    def check_total(self, total: SheetRow, above: Sequence[SheetRow]) -> None:
        """Note sums that are not the sums of the rows above; a column with a cell that is no number is left alone."""
        row, texts = total
        for name, index in self.layout.columns.items():
            column = self.intake.fields.columns[name]
            if column.field.kind not in ADDITIVE or index >= len(texts):
                continue
            written = _count(column, texts[index])
            counts = [_count(column, cells[index]) for _, cells in above if index < len(cells) and cells[index].strip()]
            if written is None or None in counts:
                continue
            added = sum(count for count in counts if count is not None)
            if written != added:
                message = f"“{name}”的合计写成 {written}，各行相加是 {added}"
                problem = Problem("E-RET-20", self.name.at(row, index), message, "核对各行和合计；合计最好不填，由程序计算")
                self.intake.blame(self.intake.senders(self.first), problem)


def _count(column: Column, text: str) -> int | Fraction | None:
    """Return the number in a cell, 0 for —, None when it holds none."""
    value = column.entry(text).value
    if value is NOT_APPLICABLE:
        return 0
    return value if isinstance(value, (int, Fraction)) and not isinstance(value, bool) else None
