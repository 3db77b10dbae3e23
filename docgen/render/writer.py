"""Blocks of a composed paper → WordprocessingML that names styles and adds only what must be computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen import standard as m
from docgen.documents.block import Block, CellGrid, Chart, Cue, Heading, Names, PageBreak, Paragraph, Plan, Run, Table
from docgen.render import cell_grid, chart, plan, table
from docgen.render.geometry import width
from docgen.render.wordml import Indent, Layout, Tab, paragraph, run
from docgen.standard import Twips

_FACES = {"": "", "黑体": "GwHei", "楷体": "GwKai"}
_BLANK = re.compile("(_{2,})")
_SPACE_AROUND_TABLE = Twips(160)
BELOW_TABLE = paragraph("GwSpacer")
"""What follows a table that is the last of its text: no room that could begin a page of its own."""


@dataclass(frozen=True)
class Suit:
    """What the blocks of a frame wear: styles of body and headings, room for tables in twips."""

    body: str = "GwBody"
    flush: str = "GwFlush"
    centred: str = "GwCenter"
    right: str = "GwRight"
    headings: tuple[str, str, str, str] = ("GwHeading1", "GwHeading2", "GwHeading3", "GwHeading4")
    room: Twips = m.TEXT_WIDTH


OFFICIAL = Suit()
SCRIPT = Suit("GwScript", "GwScriptFlush", "GwScriptCenter", "GwScriptRight", ("GwScriptHeading1", "GwScriptHeading2", "GwScript", "GwScript"))


def turned(suit: Suit) -> Suit:
    """Return the suit for a landscape page."""
    return replace(suit, room=m.LANDSCAPE_TEXT_WIDTH)


def has_several(blocks: Sequence[Block]) -> bool:
    """Return whether the body has more than one paragraph: the last one may then move to the signature's page."""
    return sum(1 for block in blocks if not isinstance(block, (Heading, PageBreak)) or (isinstance(block, Heading) and block.run_in)) > 1


def write(blocks: Sequence[Block], suit: Suit = OFFICIAL, *, keep_last: bool = False) -> str:
    """Return the XML of the blocks; nothing for none.

    keep_last: the last block stays with what follows, so that no signature stands alone on a page (7.3.5.5).
    """
    parts: list[str] = []
    break_before = False
    for number, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            break_before = True
            continue
        keep = keep_last and number == len(blocks) - 1
        layout = Layout(keep_next=keep, page_break_before=break_before or None)
        if isinstance(block, (Table, CellGrid, Plan)):
            last = number == len(blocks) - 1 and not keep_last
            parts.append(_table(block, suit, layout, first=not parts and not break_before, last=last))
        else:
            parts.append(_block(block, suit, layout))
        break_before = False
    return "".join(parts)


def _block(block: Heading | Paragraph | Cue | Names | Chart, suit: Suit, layout: Layout) -> str:
    if isinstance(block, Heading):
        return _heading(block, suit, layout)
    if isinstance(block, Paragraph):
        style = {"两端": suit.body, "居中": suit.centred, "居右": suit.right}.get(block.align, suit.flush)
        return paragraph(style, runs(block.runs), layout)
    if isinstance(block, Names):
        return _names(block, suit, layout)
    if isinstance(block, Chart):
        return chart.write(block, suit.room, layout)
    return paragraph("GwCue", runs(block.runs), layout)


def runs(parts: Sequence[Run]) -> str:
    """Return the runs of a paragraph."""
    return "".join(_run(text, _FACES[part.face]) for part in parts for text in _BLANK.split(part.text) if text)


def _run(text: str, face: str) -> str:
    # A blank to be filled in by hand (____) is underlined room that no line breaks in.
    return run("\u00a0" * len(text), face, '<w:u w:val="single"/>') if text.startswith("__") else run(text, face)


def _heading(heading: Heading, suit: Suit, layout: Layout) -> str:
    if heading.chapter:
        return paragraph(suit.centred, run(heading.text, "GwHei"), replace(layout, outline=heading.level, keep_next=True))
    style = suit.headings[heading.level - 1]
    if not heading.run_in:
        return paragraph(style, run(heading.text), layout)
    face = {1: "GwHei", 2: "GwKai"}.get(heading.level, "")
    return paragraph(suit.body, run(heading.text, face) + runs(heading.run_in), replace(layout, outline=heading.level))


def _names(block: Names, suit: Suit, layout: Layout) -> str:
    """Return names in columns: five a line, four where names carry remarks; a wider name takes the next places too.

    The last line does not stand alone on a page.
    """
    indent = 2 * m.CHARACTER
    usual = sorted(map(width, block.names))[len(block.names) * 4 // 5] if block.names else 0
    slot = (suit.room - indent) // (5 if usual < 5 else 4)
    lines: list[list[tuple[int, str]]] = [[]]
    place = 0
    for name in block.names:
        slots = -(-(round(width(name) * m.CHARACTER) + m.CHARACTER // 2) // slot)
        if lines[-1] and indent + (place + slots) * slot > suit.room:
            lines.append([])
            place = 0
        lines[-1].append((indent + place * slot, name))
        place += slots
    last = len(lines) - 1
    return "".join(
        paragraph(
            suit.body, run("\t".join(name for _, name in line)),
            replace(layout, tabs=tuple(Tab(stop) for stop, _ in line[1:]), indent=Indent(indent), align="left",
                    keep_next=number == last - 1 or (layout.keep_next and number == last), page_break_before=layout.page_break_before if number == 0 else None),
        )
        for number, line in enumerate(lines)
    )


def _table(block: Table | CellGrid | Plan, suit: Suit, layout: Layout, *, first: bool, last: bool) -> str:
    # A table cannot ask for a new page itself, two tables in a row would grow together, and text would touch the
    # rules: thin paragraphs do all this.
    space = Layout(keep_next=True, page_break_before=layout.page_break_before, line=_SPACE_AROUND_TABLE)
    captioned = isinstance(block, Table) and block.caption
    before = "" if first or (captioned and not layout.page_break_before) else paragraph("GwSpacer", layout=space)
    after = BELOW_TABLE if last else paragraph("GwSpacer", layout=Layout(keep_next=layout.keep_next, line=_SPACE_AROUND_TABLE))
    if isinstance(block, CellGrid):
        return before + cell_grid.write(block, suit.room, keep_last=layout.keep_next) + after
    if isinstance(block, Plan):
        return before + plan.write(block, suit.room, keep_last=layout.keep_next) + after
    return before + table.write(block, suit.room, keep_last=layout.keep_next) + after
