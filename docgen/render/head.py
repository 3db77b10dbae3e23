"""The head of a paper (版头, 7.2) and of a letter (10.1): mark, lines above it, number and signatories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen import standard as m
from docgen.documents.block import Head
from docgen.render.geometry import Mark, joint_mark, mark, width
from docgen.render.wordml import Layout, Tab, cell_margins, paragraph, run
from docgen.standard import Twips

_SIGNATORIES_A_LINE = 2


@dataclass(frozen=True)
class Ground:
    """What a head stands on: upper margin and pitch of the page in twips, size of the mark, paper that has its red printed already.

    preprinted: nothing is printed where the mark and the red rules are (套打).
    """

    top: Twips = m.MARGIN_TOP
    line: Twips = m.LINE
    largest: float = m.MARK_SIZE_MAX
    preprinted: bool = False


PLAIN = Ground()


def banner(head: Head, ground: Ground = PLAIN, *, ink_mm: float = m.MARK_FROM_PAGE_TOP_MM, below: int = 0) -> str:
    """Return the lines in the upper left corner and the mark (发文机关标志), its ink `ink_mm` from the top of the page.

    below: twips that the rest of the head, the title and the first lines of the body take on the first page.
    """
    lines = _corner(head)
    above = "".join(paragraph(style, run(text)) for style, text in lines)
    if len(head.issuers) == 1 or head.mark:
        text = head.mark or f"{head.issuers[0]}文件"
        how = mark(text, largest=ground.largest)
        body, height = _mark(text, how), int(how.line)
    else:
        how = joint_mark(head.issuers, ground.line * m.LINES_PER_PAGE - m.MARK_BELOW_TYPE_AREA - below, ground.largest)
        body, height = _joint(head.issuers, how)
    if ground.preprinted:
        body = paragraph("GwSpacer", layout=Layout(line=height))
    room = m.mm(ink_mm) - ground.top - ground.line * len(lines) - how.ink_top
    return above + paragraph("GwSpacer", layout=Layout(line=room)) + body


def _corner(head: Head) -> list[tuple[str, str]]:
    """Return style and text of each line above the mark; the classification stands on the second one (7.2.1–7.2.3)."""
    lines = []
    if head.copy_number or head.classification:
        lines.append(("GwCopyNumber", head.copy_number))
    if head.classification:
        lines.append(("GwClassification", head.classification))
    if head.urgency:
        lines.append(("GwClassification", head.urgency))
    return lines


def _size(how: Mark) -> str:
    return f'<w:w w:val="{how.scale}"/><w:sz w:val="{round(how.size * 2)}"/><w:szCs w:val="{round(how.size * 2)}"/>'


def _mark(text: str, how: Mark, align: str = "") -> str:
    return paragraph("GwMark", run(text, properties=_size(how)), Layout(line=how.line, align=align))


def _joint(issuers: Sequence[str], how: Mark) -> tuple[str, int]:
    """Return the mark of several issuers and its height: names of one width below each other, 文件 to their right in the middle."""
    em = how.size * 20 * how.scale / 100
    left = round(max(map(width, issuers)) * em) + 60  # a little more, or the longest name would wrap
    right = round(2.5 * em)
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    pitch, last = round(m.MARK_JOINT_LINE * how.size * 20), len(issuers) - 1
    rows = ""
    for number, issuer in enumerate(issuers):
        merge = '<w:vMerge w:val="restart"/>' if number == 0 else "<w:vMerge/>"
        word = _mark("文件", how, "right") if number == 0 else paragraph("GwMark", layout=Layout(line=how.line))
        height = f'<w:trPr><w:trHeight w:val="{how.line if number == last else pitch}" w:hRule="exact"/></w:trPr>'
        rows += (
            f'<w:tr>{height}<w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/></w:tcPr>{_mark(issuer, how, "distribute")}</w:tc>'
            f'<w:tc><w:tcPr><w:tcW w:w="{right}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>{word}</w:tc></w:tr>'
        )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{none}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins()}</w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>{rows}</w:tbl>'
    )
    return table, pitch * last + how.line


def rows_of_signatories(head: Head) -> int:
    """Return how many lines number and signatories take."""
    return max(1, -(-len(head.signatories) // _SIGNATORIES_A_LINE))


def signatory_line(signatories: Sequence[str]) -> str:
    """Return the names of the signatories for the number's line, as long as they fit on it; else nothing (7.2.6)."""
    return "\u3000".join(_padded(signatories)) if len(signatories) <= _SIGNATORIES_A_LINE else ""


def number_lines(head: Head) -> str:
    """Return the lines of an upward paper's signatories, two a line in the order of the issuers, the number on the last one.

    Nothing where one line is enough and the frame's own serves.
    """
    if len(head.signatories) <= _SIGNATORIES_A_LINE:
        return ""
    names = _padded(head.signatories)
    rows = [names[at : at + _SIGNATORIES_A_LINE] for at in range(0, len(names), _SIGNATORIES_A_LINE)]
    wide = max(map(width, names))
    second = m.TEXT_WIDTH - round((1 + wide) * m.CHARACTER)
    first = second - round((1 + wide) * m.CHARACTER)
    stops = (Tab(m.TEXT_WIDTH - m.CHARACTER, "clear"), Tab(first - 4 * m.CHARACTER), Tab(first), Tab(second))
    out = ""
    for at, row in enumerate(rows):
        # The label is exactly as wide as the way to the next stop: no tab behind it.
        start = run("\t\t签发人：") if at == 0 else run(f"\t{head.number if at == len(rows) - 1 else ''}\t\t")
        style = "GwNumberUpward" if at == len(rows) - 1 else "GwSignatories"
        out += paragraph(style, start + run("\t".join(row), "GwKai"), Layout(tabs=stops))
    return out


def _padded(names: Sequence[str]) -> list[str]:
    """Return the names, those of two characters spread over three where there are several."""
    return [f"{name[0]}\u3000{name[1]}" if len(name) == 2 and len(names) > 1 else name for name in names]


def letter_banner(issuer: str, ground: Ground = PLAIN) -> str:
    """Return the first page's header of a letter: mark with its ink 30 mm from the top, the double rule 4 mm below."""
    how = mark(issuer, m.LETTER_MARK_ROOM, ground.largest)
    room = m.mm(m.LETTER_MARK_FROM_PAGE_TOP_MM) - m.HEADER_DISTANCE - how.ink_top
    gap = m.mm(m.LETTER_RULE_BELOW_MARK_MM) - m.pt((m.MARK_LINE - m.MARK_INK_BOTTOM) * how.size) - 20
    return (
        paragraph("GwSpacer", layout=Layout(line=room))
        + (paragraph("GwSpacer", layout=Layout(line=how.line)) if ground.preprinted else _mark(issuer, how))
        + paragraph("GwSpacer", layout=Layout(line=gap))
        + paragraph("GwLetterRuleTop")
    )


def letter_head(head: Head) -> str:
    """Return the lines below a letter's first rule: number on the right, copy number, classification, urgency on the left."""
    corner = _corner(head) or [("", "")]
    first = run(corner[0][1], "GwHei" if corner[0][0] == "GwClassification" else "") + run(f"\t{head.number}")
    rest = "".join(paragraph(style, run(text)) for style, text in corner[1:])
    return paragraph("GwNumberLetter", first) + rest
