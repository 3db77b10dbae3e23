"""Blocks of a composed paper → WordprocessingML that names styles and adds only what must be computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.documents.block import Block, Cue, Heading, PageBreak, Paragraph, Run, Table
from docgen.render import measures as m
from docgen.render import table
from docgen.render.measures import Twips
from docgen.render.wordml import Layout, paragraph, run

_FACES = {"": "", "黑体": "GwHei", "楷体": "GwKai"}
_ALIGNED = {"居左": "GwFlush", "居中": "GwCenter", "居右": "GwRight", "顶格": "GwFlush"}
_SPACE_AFTER_TABLE = Twips(200)


@dataclass(frozen=True)
class Suit:
    """What the blocks of a frame wear: styles of body and headings, room for tables in twips."""

    body: str = "GwBody"
    headings: tuple[str, str, str, str] = ("GwHeading1", "GwHeading2", "GwHeading3", "GwHeading4")
    room: Twips = m.TEXT_WIDTH


OFFICIAL = Suit()
SCRIPT = Suit("GwScript", ("GwScriptHeading1", "GwScriptHeading2", "GwScript", "GwScript"))


def turned(suit: Suit) -> Suit:
    """Return the suit for a landscape page."""
    return replace(suit, room=m.LANDSCAPE_TEXT_WIDTH)


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
        parts.append(_block(block, suit, Layout(keep_next=keep, page_break_before=break_before or None)))
        break_before = False
    return "".join(parts)


def _block(block: Block, suit: Suit, layout: Layout) -> str:
    if isinstance(block, Heading):
        return _heading(block, suit, layout)
    if isinstance(block, Paragraph):
        style = suit.body if block.align == "两端" else _ALIGNED[block.align]
        return paragraph(style, runs(block.runs), layout)
    if isinstance(block, Cue):
        return paragraph("GwCue", runs(block.runs), layout)
    if isinstance(block, Table):
        return _table(block, suit, layout)
    raise TypeError(f"no such block: {block!r}")


def runs(parts: Sequence[Run]) -> str:
    """Return the runs of a paragraph."""
    return "".join(run(part.text, _FACES[part.face]) for part in parts if part.text)


def _heading(heading: Heading, suit: Suit, layout: Layout) -> str:
    style = suit.headings[heading.level - 1]
    if not heading.run_in:
        return paragraph(style, run(heading.text), layout)
    face = {1: "GwHei", 2: "GwKai"}.get(heading.level, "")
    return paragraph(suit.body, run(heading.text, face) + runs(heading.run_in), replace(layout, outline=heading.level))


def _table(block: Table, suit: Suit, layout: Layout) -> str:
    # A table cannot ask for a new page itself, and two tables in a row would grow together: a thin paragraph does both.
    before = paragraph("GwSpacer", layout=layout) if layout.page_break_before else ""
    after = paragraph("GwSpacer", layout=Layout(keep_next=layout.keep_next, line=_SPACE_AFTER_TABLE))
    return before + table.write(block, suit.room, keep_last=layout.keep_next) + after
