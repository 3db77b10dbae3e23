"""Data tables (表格): widths of columns, size of type, rows; always as wide as the type area."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from docgen import standard as m
from docgen.documents.block import Column, Table
from docgen.render.geometry import width
from docgen.render.wordml import Layout, cell_margins, paragraph, run
from docgen.standard import Twips

# More lines than this in a cell ask for smaller type.
_MOST_LINES = 2
# Texts of so many characters shall not be broken; fewer when the table is too crowded for that.
_SHORT = (5, 4, 3, 2)
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Type:
    """A size of type for cells: em in twips, the styles of cells."""

    em: int
    style: str


LARGE = Type(int(m.SIZE_SMALL_4 * 20), "GwCell")
SMALL = Type(int(m.SIZE_5 * 20), "GwCellSmall")


def write(table: Table, room: Twips, *, keep_last: bool = False) -> str:
    """Return the table as XML, `room` twips wide, with its caption above and its note below.

    keep_last: its last row stays with what follows (the signature).
    """
    size, widths = layout(table, room)
    aligns = [_align(column, texts, wide, size) for column, texts, wide in zip(table.columns, _texts(table), widths, strict=True)]
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    head = _row([column.head for column in table.columns], widths, [f"{size.style}Head"] * len(widths), head=True)
    styles = [size.style + align for align in aligns]
    rows = "".join(
        _row(row, widths, styles, keep=_stays(number, len(table.rows), keep_last=keep_last or bool(table.note))) for number, row in enumerate(table.rows)
    )
    caption = paragraph("GwCaption", run(table.caption)) if table.caption else ""
    note = paragraph("GwTableNote", run(table.note), Layout(keep_next=keep_last)) if table.note else ""
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="GwTable"/><w:tblW w:w="{room}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins(m.TABLE_CELL_MARGIN, m.TABLE_CELL_BOTTOM)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{note}'
    )


def _stays(number: int, count: int, *, keep_last: bool) -> bool:
    """Return whether a row stays on one page with what follows.

    A small table is not divided; of a larger one neither the first nor the last row stands alone on a page.
    """
    if number == count - 1:
        return keep_last
    return count <= m.TABLE_WHOLE or number in (0, count - 2)


def layout(table: Table, room: Twips) -> tuple[Type, list[Twips]]:
    """Return the size of type and the widths of the columns, whose sum is `room`.

    小四 where every cell then fits on two lines, 五号 where not.
    """
    widths = _widths(table, room, LARGE)
    crowded = any(
        width(text) * LARGE.em > _MOST_LINES * (wide - 2 * m.TABLE_CELL_MARGIN)
        for texts, wide in zip(_texts(table), widths, strict=True)
        for text in texts
    )
    return (SMALL, _widths(table, room, SMALL)) if crowded else (LARGE, widths)


def _texts(table: Table) -> list[list[str]]:
    """Return the texts of each column, line by line, its head first."""
    return [
        [line for text in (column.head, *(row[at] for row in table.rows)) for line in text.split("\n")]
        for at, column in enumerate(table.columns)
    ]


def _widths(table: Table, room: Twips, size: Type) -> list[Twips]:
    texts = _texts(table)
    margin = 2 * m.TABLE_CELL_MARGIN + size.em / 2
    natural = [max(map(width, column)) * size.em + margin for column in texts]
    given = sum(column.width for column in table.columns)
    if given:
        rest = room - sum(want for column, want in zip(table.columns, natural, strict=True) if not column.width)
        wanted = [column.width / given * rest or want for column, want in zip(table.columns, natural, strict=True)]
    else:
        wanted = _fit(natural, room)
    for short in _SHORT[-1:] if given else _SHORT:  # who gives widths has weighed where texts break
        least = [max(_unbroken(text, short) for text in column) * size.em + margin for column in texts]
        if sum(least) <= room:
            return _whole(_no_less(wanted, least), room)
    return _whole([want / sum(least) * room for want in least], room)


def _unbroken(text: str, short: int) -> float:
    """Return what of `text` must stay on one line: all of it up to `short` characters, else its longest number or word."""
    return max([min(width(text), short), *map(width, _WORD.findall(text))])


def _no_less(wanted: list[float], least: list[float]) -> list[float]:
    """Return `wanted` with no column below its least; the others give of what they have above theirs."""
    pairs = list(zip(wanted, least, strict=True))
    spare = sum(max(0.0, want - low) for want, low in pairs)
    short = sum(max(0.0, low - want) for want, low in pairs)
    keep = max(0.0, 1 - short / spare) if spare else 1.0
    return [low + max(0.0, want - low) * keep for want, low in pairs]


def _fit(natural: list[float], room: float) -> list[float]:
    """Return widths for columns that want `natural`: short columns get what they want, long ones share the rest."""
    total = sum(natural)
    if total <= room:
        return [want + (room - total) * want / total for want in natural]
    fixed: dict[int, float] = {}
    while True:
        free = [at for at in range(len(natural)) if at not in fixed]
        rest = room - sum(fixed.values())
        share = rest / len(free)
        modest = [at for at in free if natural[at] <= share]
        if not modest:
            break
        fixed.update((at, natural[at]) for at in modest)
    hunger = sum(natural[at] for at in free)
    return [fixed[at] if at in fixed else natural[at] / hunger * rest for at in range(len(natural))]


def _whole(shares: list[float], room: Twips) -> list[Twips]:
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share)
    edges[-1] = room
    return [Twips(round(b) - round(a)) for a, b in pairwise(edges)]


def _align(column: Column, texts: list[str], wide: Twips, size: Type) -> str:
    """Return the ending of the cell style; centred texts that run over their line stand left instead."""
    if column.align == "居中":
        over = any(width(text) * size.em > wide - 2 * m.TABLE_CELL_MARGIN for text in texts[1:])
        return "Left" if over else ""
    return {"居左": "Left", "居右": "Right"}[column.align]


def _row(texts: list[str] | tuple[str, ...], widths: list[Twips], styles: list[str], *, head: bool = False, keep: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, run(text), Layout(keep_next=head or keep))}</w:tc>"
        for text, wide, style in zip(texts, widths, styles, strict=True)
    )
    repeat = "<w:tblHeader/>" if head else ""
    height = f'<w:trHeight w:val="{m.TABLE_ROW_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{cells}</w:tr>"
