"""A drawn page (Plan) as a table of fields with fills: Word, WPS and LibreOffice show it alike, and anybody can mend it by hand."""

from __future__ import annotations

from itertools import pairwise

from docgen import standard as m
from docgen.documents.block import Box, Plan
from docgen.render.cell_grid import SHADES
from docgen.render.wordml import Layout, cell_margins, paragraph, run
from docgen.standard import Twips

_BARE = "<w:tcBorders>" + "".join(f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right")) + "</w:tcBorders>"
_MARGIN = 20


def write(plan: Plan, room: Twips, *, keep_last: bool = False) -> str:
    """Return the plan as a table `room` twips wide; `keep_last` keeps its last row with what follows."""
    whole = sum(plan.widths)
    edges = [round(room * sum(plan.widths[:at]) / whole) for at in range(len(plan.widths) + 1)]
    grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = "".join(
        _row(row, edges, plan, head=number < plan.heads, keep=keep_last and number == len(plan.rows) - 1) for number, row in enumerate(plan.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="GwTable"/><w:tblW w:w="{room}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{cell_margins(_MARGIN, m.TABLE_CELL_BOTTOM)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: tuple[Box, ...], edges: list[int], plan: Plan, *, head: bool, keep: bool) -> str:
    cells, at = "", 0
    for box in row:
        cells += _cell(box, edges[at + box.span] - edges[at], keep=keep or head)
        at += box.span
    height = f'<w:trHeight w:val="{m.mm(plan.high)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(box: Box, wide: int, *, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    bare = "" if box.framed else _BARE
    fill = "" if box.shade is None else f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADES[box.shade]}"/>'
    text = paragraph("GwCellSmall", run(box.text) if box.text else "", Layout(keep_next=keep))
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{bare}{fill}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
