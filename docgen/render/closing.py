"""What follows the body: list of annexes (附件说明, 7.3.4), signature and date (7.3.5), imprint (版记, 7.4)."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from docgen import standard as m
from docgen.documents.block import Imprint, Signature
from docgen.render.geometry import SignatureIndents, sealed, unsealed, width
from docgen.render.textbox import Box
from docgen.render.wordml import Indent, Layout, border, cell_margins, paragraph, run

KEPT = Layout(keep_next=True)
_BLANK = paragraph("GwBlank", layout=KEPT)


def date_text(day: dt.date) -> str:
    """Return a date as papers print it (7.3.5.4): Arabic figures, no noughts in front."""
    return f"{day.year}年{day.month}月{day.day}日"


def attachment_note(titles: Sequence[str], *, keep: bool) -> str:
    """Return the list of annexes, a blank line before it; nothing when there is none.

    Numbers only if there are several; names that wrap align with their own first character. keep: stays with what follows.
    """
    if not titles:
        return ""
    label = 3
    rows = []
    for number, title in enumerate(titles, 1):
        mark = f"{number}." if len(titles) > 1 else ""
        hang = width(mark) + (label if number == 1 else 0)
        text = f"附件：{mark}{title}" if number == 1 else mark + title
        left = 2 + label + width(mark)
        indent = Indent(round(left * m.CHARACTER), 0, -round(hang * m.CHARACTER))
        rows.append(paragraph("GwAttachmentNote", run(text), Layout(keep_next=keep, indent=indent)))
    return paragraph("GwBlank", layout=Layout(keep_next=keep)) + "".join(rows)


def signature(signed: Signature | None) -> str:
    """Return issuer's name and date, blank lines before them; nothing for None. Each line stays with the next."""
    if signed is None:
        return ""
    day = date_text(signed.day)
    if signed.sealed and len(signed.names) > 1:
        return _BLANK * m.SEALED_BLANKS + _joint_seals(signed.names, day)
    longest = max(signed.names, key=width)
    indents = sealed(longest, day) if signed.sealed else unsealed(longest, day)
    blanks = m.SEALED_BLANKS if signed.sealed else m.UNSEALED_BLANKS
    names = "".join(_name(name, longest, indents) for name in signed.names)
    return _BLANK * blanks + names + paragraph("GwDate", run(day), Layout(indent=Indent(0, indents.date)))


def _name(name: str, longest: str, indents: SignatureIndents) -> str:
    right = indents.name + round((width(longest) - width(name)) * m.CHARACTER)
    return paragraph("GwSignature", run(name), Layout(keep_next=True, indent=Indent(0, right)))


def _joint_seals(names: Sequence[str], day: str) -> str:
    """Return the names side by side, as many a row as seals of 42 mm fit, the date under the last one (7.3.5.1)."""
    across = max(1, min(len(names), 3, int(m.TEXT_WIDTH / m.CHARACTER / (max(map(width, names)) + 1))))
    wide = m.TEXT_WIDTH // across
    rows = [names[at : at + across] for at in range(0, len(names), across)]
    cells = ""
    for row in rows:
        last = row is rows[-1]
        inner = "".join(_seal_cell(name, day if last and name is row[-1] else "", wide) for name in row)
        cells += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>"
    grid = f'<w:gridCol w:w="{wide}"/>' * across
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide * across}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{cell_margins()}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>{paragraph('GwSpacer')}"
    )


def _seal_cell(name: str, day: str, wide: int) -> str:
    lines = paragraph("GwCenter", run(name), KEPT) + paragraph("GwCenter", run(day), KEPT)
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'


def imprint(imprinted: Imprint | None, *, letter: bool) -> str:
    """Return the imprint as a text box whose last rule lies on the lower edge of the type area of the last page.

    A letter's has neither rules nor printing office (10.1). Nothing for None, or when nothing is left to print.
    """
    if imprinted is None or (letter and not imprinted.copies):
        return ""
    rows = []
    if imprinted.copies:
        rows.append((paragraph("GwCopies", run(f"抄送：{imprinted.copies.rstrip('。')}。")), _copy_lines(imprinted.copies)))
    if not letter:
        rows.append(_printed(imprinted.office, f"{date_text(imprinted.day)}印发"))
    height = sum(map(_row_height, (lines for _, lines in rows))) + 20 * (len(rows) + 1) + m.IMPRINT_SLACK
    # A text box has to end with a paragraph: it carries the last rule, so that nothing lies below that.
    last = Layout(border=border("bottom", m.IMPRINT_OUTER_EIGHTHS)) if not letter else Layout()
    content = _imprint_table(rows, ruled=not letter) + paragraph("GwSpacer", layout=last)
    return paragraph("GwSpacer", Box("版记", m.TEXT_WIDTH, height).run(content))


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


def _copy_lines(copies: str) -> int:
    """Return how many lines the 抄送 takes; one character a line is left for punctuation that may not begin a line."""
    room = m.IMPRINT_CHARACTERS - 3 - 1
    return math.ceil((width(copies) + 1) / room)


def _row_height(lines: int) -> int:
    return lines * m.IMPRINT_LINE + m.IMPRINT_BELOW_ROW


def _imprint_table(rows: Sequence[tuple[str, int]], *, ruled: bool) -> str:
    """Return the rows, each so high as its lines were counted: a text that needs fewer keeps its place."""
    inner = ""
    for number, (row, lines) in enumerate(rows):
        rule = border("top", m.IMPRINT_INNER_EIGHTHS if number else m.IMPRINT_OUTER_EIGHTHS)
        borders = f"<w:tcBorders>{rule}</w:tcBorders>" if ruled else ""
        height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_row_height(lines)}" w:hRule="atLeast"/></w:trPr>'
        inner += f'<w:tr>{height}<w:tc><w:tcPr><w:tcW w:w="{m.TEXT_WIDTH}" w:type="dxa"/>{borders}</w:tcPr>{row}</w:tc></w:tr>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{m.TEXT_WIDTH}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{cell_margins(bottom=m.IMPRINT_BELOW_ROW)}"
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{m.TEXT_WIDTH}"/></w:tblGrid>{inner}</w:tbl>'
    )
