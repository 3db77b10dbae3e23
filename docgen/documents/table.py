"""表(…): a table made from records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from docgen.documents.block import Column, Table
from docgen.documents.filters import dotted_month, fact_of, padded, text_of

LONG = 10
"""A column with a longer text than this many characters is set flush left."""


def make_table(
    rows: Iterable[object], columns: Sequence[str], caption: str = "", numbered: bool = True, widths: Sequence[float] = (),
    total: object = None,
) -> Table:
    """Return the table of `columns` over `rows`.

    columns: facts by Chinese name, `单位职务` or with a head of its own, `单位职务:工作单位及职务`.
    numbered: begin with a column 序号. widths: shares of the width, 序号 not counted; empty: by content.
    total: a record for the last row, which has no number.
    Raises LookupError: a row has no such fact.
    """
    facts, heads = zip(*((column.split(":", 1) * 2)[:2] for column in columns), strict=True)
    def texts(row: object) -> tuple[str, ...]:
        return tuple(cell(fact_of(row, fact), fact) for fact in facts)

    cells = [texts(row) for row in rows]
    shares = [*widths, *[0.0] * (len(columns) - len(widths))]
    made = [
        Column(head, share, alignment([row[i] for row in cells])) for i, (head, share) in enumerate(zip(heads, shares, strict=True))
    ]
    if numbered:
        made.insert(0, Column("序号"))
        cells = [(str(number), *row) for number, row in enumerate(cells, 1)]
    if total is not None:
        cells.append((("",) if numbered else ()) + texts(total))
    return Table(tuple(made), tuple(cells), caption)


def cell(value: object, fact: str) -> str:
    """How a value reads in a table: names padded, months short, nothing for what is not known."""
    if value is None or value == "":
        return ""
    if fact == "姓名":
        return padded(value)
    if isinstance(value, dt.date) and fact in ("出生年月", "参加工作时间"):
        return dotted_month(value)
    return text_of(value)


def alignment(texts: Sequence[str]) -> Literal["居左", "居中"]:
    return "居左" if any(len(text) > LONG for text in texts) else "居中"
