"""Issuer's name, date and the room for seals or signature stamps (署名、成文日期、印章, 7.3.5)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docgen import standard as m
from docgen.documents.block import Signature
from docgen.render.closing import date_text
from docgen.render.geometry import SignatureIndents, sealed, unsealed, width
from docgen.render.wordml import DATE, SIGNATURE, Indent, Layout, bookmark, cell_margins, paragraph, run
from docgen.standard import Twips

KEPT = Layout(keep_next=True)


def signature(signed: Signature | None, *, halved: bool = False) -> str:
    """Return issuer's name and date, blank lines before them; nothing for None. Each line stays with the next.

    halved: the blank lines are half as high, to keep all on one page (7.3.5.5).
    """
    if signed is None:
        return ""
    day = date_text(signed.day)
    if signed.posts:
        return _blanks(m.STAMP_BLANKS, halved) + _stamps(signed.posts) + _blank(halved) + _date(day, m.SEALED_DATE_INDENT * m.CHARACTER)
    if signed.sealed and len(signed.names) > 1:
        return _blanks(seal_blanks(signed.seal_mm), halved) + _joint_seals(signed, day)
    longest = max(signed.names, key=width)
    indents = sealed(longest, day) if signed.sealed else unsealed(longest, day)
    blanks = seal_blanks(signed.seal_mm) if signed.sealed else m.UNSEALED_BLANKS
    names = "".join(_name(name, longest, indents) for name in signed.names)
    return _blanks(blanks, halved) + names + _date(day, indents.date)


def seal_blanks(seal_mm: float) -> int:
    """Return how many blank lines a seal needs above the name, for its top to lie within one line of the body (7.3.5.1).

    The seal's centre is held a little above the middle of name and date.
    """
    line = m.LINE / m.TWIPS_PER_MM
    return max(0, math.ceil((m.SEAL_CENTRE_ABOVE_MM + seal_mm / 2) / line) - 1)


def _blanks(count: int, halved: bool) -> str:
    return "".join(_blank(halved, bookmark(SIGNATURE) if number == 0 else "") for number in range(count))


def _blank(halved: bool, mark: str = "") -> str:
    return paragraph("GwBlank", mark, Layout(keep_next=True, line=m.HALF_BLANK if halved else 0))


def _date(day: str, right: int) -> str:
    return paragraph("GwDate", bookmark(DATE) + run(day), Layout(indent=Indent(0, right)))


def _name(name: str, longest: str, indents: SignatureIndents) -> str:
    right = indents.name + round((width(longest) - width(name)) * m.CHARACTER)
    return paragraph("GwSignature", run(name), Layout(keep_next=True, indent=Indent(0, right)))


def _joint_seals(signed: Signature, day: str) -> str:
    """Return the names side by side, as many a row as seals fit without touching, the date under the last one (7.3.5.1)."""
    names = signed.names
    seal = signed.seal_mm + m.SEAL_GAP_MM
    by_seal = int(m.TEXT_WIDTH / m.TWIPS_PER_MM / seal)
    by_name = int(m.TEXT_WIDTH / m.CHARACTER / (max(map(width, names)) + 1))
    across = max(1, min(len(names), by_seal, by_name))
    across = math.ceil(len(names) / math.ceil(len(names) / across))  # rows of like length
    rows = [names[at : at + across] for at in range(0, len(names), across)]
    cells = "".join(_seal_row(row, day if row is rows[-1] else "", across, m.mm(seal)) for row in rows)
    wide = m.TEXT_WIDTH // across
    grid = f'<w:gridCol w:w="{wide}"/>' * across
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide * across}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{cell_margins()}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>{paragraph('GwSpacer')}"
    )


def _seal_row(names: Sequence[str], day: str, across: int, high: Twips) -> str:
    """Return a row of names, each centred in its share; the date stands under the last name of the last row."""
    wide = m.TEXT_WIDTH // across
    height = "" if day else f'<w:trHeight w:val="{high}" w:hRule="exact"/>'
    inner = ""
    for number in range(across):
        name = names[number] if number < len(names) else ""
        last = bool(day) and number == len(names) - 1
        lines = paragraph("GwCenter", run(name), KEPT)
        lines += paragraph("GwCenter", bookmark(DATE) + run(day)) if last else paragraph("GwCenter", layout=KEPT)
        inner += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{inner}</w:tr>"


def _stamps(posts: Sequence[str]) -> str:
    """Return the posts one below the other, each on the middle of the room for its stamp, 2 字 left of it (7.3.5.3)."""
    stamp = m.mm(m.STAMP_WIDTH_MM)
    right = m.SEALED_DATE_INDENT * m.CHARACTER
    gap = m.STAMP_GAP * m.CHARACTER
    widths = (m.TEXT_WIDTH - right - stamp, stamp + right)
    rows = ""
    for post in posts:
        text = paragraph("GwSignature", run(post), Layout(keep_next=True, indent=Indent(0, gap)))
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
            for wide, inner in zip(widths, (text, paragraph("GwFlush", layout=KEPT)), strict=True)
        )
        height = f'<w:trHeight w:val="{m.mm(m.STAMP_HEIGHT_MM)}" w:hRule="exact"/>'
        rows += f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{m.TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{cell_margins()}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
