"""What the forms have in common: titles, tag paragraphs, lines above and below tables."""

from __future__ import annotations

from itertools import pairwise

from docgen import standard as m
from docgen.render.wordml import Layout, paragraph, run
from tools.frames import Page

WIDTH = m.TEXT_WIDTH
SHEET = Page(header=m.mm(12), footer=m.mm(12), margins=(m.mm(24), m.MARGIN_RIGHT, m.mm(20), m.MARGIN_LEFT))
"""The page of a sheet that is filled in by hand: higher than the type area of a paper, so that it stays one page; no page number."""


def tag(statement: str) -> str:
    """Return a paragraph that holds only a Jinja statement and leaves no trace in the paper."""
    return paragraph("GwFlush", run("{%p " + statement + " %}"))


def when(condition: str, *content: str) -> str:
    """Return content that is there only if `condition` holds."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def title(text: str, *, new_page: bool = False) -> str:
    """Return a form's title; `new_page` begins it on a page of its own."""
    return paragraph("GwTitle", run(text), Layout(page_break_before=new_page or None))


def gap(height: int, *, keep_next: bool = False) -> str:
    """Return empty room of `height` twips."""
    return paragraph("GwSpacer", layout=Layout(line=height, keep_next=keep_next))


def note(text: str, *, keep_next: bool = False) -> str:
    """Return a line of small text above or below a table."""
    return paragraph("GwTableNote", run(text), Layout(keep_next=keep_next))


def small(text: str, *, keep_next: bool = False) -> str:
    """Return a line of still smaller text."""
    return paragraph("GwCellSmallLeft", run(text), Layout(keep_next=keep_next))


def columns(*shares: float, width: int = WIDTH) -> tuple[int, ...]:
    """Return column widths in twips in proportion to `shares`; their sum is `width`."""
    whole = sum(shares)
    edges = [round(width * sum(shares[:i]) / whole) for i in range(len(shares) + 1)]
    return tuple(right - left for left, right in pairwise(edges))
