"""表(…): a table made from records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from docgen.documents.block import Column, Table
from docgen.documents.filters import dotted_month, fact_of, padded, text_of
from docgen.documents.tag_fault import Misuse
from docgen.model.base import Fact

WIDEST_SHARE = 1000
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
    Raises LookupError: a row has no such fact. Raises Misuse: the arguments are not of these kinds.
    """
    check_arguments(rows, columns, caption, numbered, widths)
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


def check_arguments(rows: object, columns: object, caption: object, numbered: object, widths: object) -> None:
    """Raises Misuse: a template has called 表(…) with something else than it takes."""
    if not is_list(rows):
        raise Misuse("表(…) 的第一项不是名单或一串资料", '第一项写资料里的名单，如 表(副主席候选人, 列=["姓名"])')
    if isinstance(columns, str) or not isinstance(columns, Sequence) or not columns or not all(isinstance(one, str) and one.strip() for one in columns):
        raise Misuse("表(…) 的 列 要是一串列名", '写成 列=["姓名", "单位职务"]')
    if not isinstance(caption, str):
        raise Misuse("表(…) 的 标题 要是一段文字", '写成 标题="候选人名单"；不要标题就不写')
    if not isinstance(numbered, bool):
        raise Misuse("表(…) 的 序号 只能是 True 或 False", "不要序号写 序号=False；要序号就不写")
    if isinstance(widths, str) or not isinstance(widths, Sequence) or not all(is_share(one) for one in widths):
        raise Misuse("表(…) 的 宽 要是一串不小于 0 的数", "写成 宽=[2, 1, 3]，是各列的份额；0 是按内容")
    if len(widths) > len(columns):
        raise Misuse(f"表(…) 的 宽 有 {len(widths)} 个数，列只有 {len(columns)} 个", "一列一个数，序号列不算")


def is_list(value: object) -> bool:
    """Whether a value is a list of things: a text, a group of facts and a record that lists nothing are none."""
    record = isinstance(value, Fact) and type(value).__iter__ is Fact.__iter__
    return isinstance(value, Iterable) and not isinstance(value, (str, Mapping)) and not record


def is_share(one: object) -> bool:
    return isinstance(one, (int, float)) and not isinstance(one, bool) and 0 <= one <= WIDEST_SHARE


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
