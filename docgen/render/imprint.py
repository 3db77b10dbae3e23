"""The imprint (版记, 7.4): a box at the foot of the last page, its last rule on the lower edge of the type area."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docgen import standard as m
from docgen.documents.block import Imprint
from docgen.render.closing import date_text
from docgen.render.geometry import width
from docgen.render.textbox import Box
from docgen.render.wordml import IMPRINT, Layout, bookmark, border, cell_margins, paragraph, run


def imprint(imprinted: Imprint | None, *, letter: bool, foot_mm: float | None = None, new_page: bool = False) -> str:
    """Return the imprint; nothing for None, or when nothing is left to print.

    A letter's has neither rules nor printing office (10.1). foot_mm: where the last rule lies when that is not the lower
    edge of the type area. new_page: it stands on a page of its own.
    """
    if imprinted is None or (letter and not imprinted.copies and not imprinted.addressees):
        return ""
    rows = [_listed(label, names) for label, names in (("主送", imprinted.addressees), ("抄送", imprinted.copies)) if names]
    listed = len(rows)
    if not letter:
        rows.append(_printed(imprinted.office, f"{date_text(imprinted.day)}印发"))
    height = sum(map(_row_height, (lines for _, lines in rows))) + 20 * (len(rows) + 1) + m.IMPRINT_SLACK
    # A text box has to end with a paragraph: it carries the last rule, so that nothing lies below that.
    last = Layout(border=border("bottom", m.IMPRINT_OUTER_EIGHTHS)) if not letter else Layout()
    content = _table(rows, listed, ruled=not letter) + paragraph("GwSpacer", layout=last)
    top = None if foot_mm is None else m.mm(foot_mm) - height
    box = Box("版记", m.TEXT_WIDTH, height, left=None if top is None else m.MARGIN_LEFT, top=top)
    return paragraph("GwSpacer", bookmark(IMPRINT) + box.run(content), Layout(page_break_before=new_page or None))


def _listed(label: str, names: str) -> tuple[str, int]:
    """Return 抄送 or 主送 (7.4.2) and how many lines it takes; one character a line is left for punctuation that may not begin a line."""
    room = m.IMPRINT_CHARACTERS - 3 - 1
    text = names.rstrip("。")
    return paragraph("GwCopies", run(f"{label}：{text}。")), math.ceil((width(text) + 1) / room)


def _printed(office: str, day: str) -> tuple[str, int]:
    """Return the line of printing office and date, and how many lines it takes.

    A long name is set narrower, down to three quarters; when that is not enough the date gets a line of its own.
    """
    room = m.IMPRINT_CHARACTERS - width(day) - 1
    scale = math.floor(100 * room / max(width(office), 1))
    if scale < m.IMPRINT_SCALE_MIN:
        return paragraph("GwImprint", run(f"{office}\n\t{day}")), 1 + math.ceil(width(office) / (m.IMPRINT_CHARACTERS - 1))
    narrower = f'<w:w w:val="{scale}"/>' if scale < 100 else ""
    return paragraph("GwImprint", run(office, properties=narrower) + run(f"\t{day}")), 1


def _row_height(lines: int) -> int:
    return lines * m.IMPRINT_LINE + m.IMPRINT_BELOW_ROW


def _table(rows: Sequence[tuple[str, int]], listed: int, *, ruled: bool) -> str:
    """Return the rows, each so high as its lines were counted: a text that needs fewer keeps its place.

    listed: so many of them are 主送 and 抄送, between which there is no rule.
    """
    inner = ""
    for number, (row, lines) in enumerate(rows):
        rule = border("top", m.IMPRINT_INNER_EIGHTHS if number else m.IMPRINT_OUTER_EIGHTHS)
        borders = f"<w:tcBorders>{rule}</w:tcBorders>" if ruled and not 0 < number < listed else ""
        height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_row_height(lines)}" w:hRule="atLeast"/></w:trPr>'
        inner += f'<w:tr>{height}<w:tc><w:tcPr><w:tcW w:w="{m.TEXT_WIDTH}" w:type="dxa"/>{borders}</w:tcPr>{row}</w:tc></w:tr>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{m.TEXT_WIDTH}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{cell_margins(bottom=m.IMPRINT_BELOW_ROW)}"
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{m.TEXT_WIDTH}"/></w:tblGrid>{inner}</w:tbl>'
    )
