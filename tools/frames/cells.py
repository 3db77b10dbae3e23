"""Tables of forms: fixed widths, cells that span, rows that hold a docxtpl tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docgen import standard as m
from docgen.render.wordml import cell_margins, paragraph, run


@dataclass(frozen=True)
class Cell:
    """A cell of a form: text (may hold tags; `\\n` breaks the line) or ready-made paragraphs, and how it sits.

    span: columns it covers. merge: "begin" on the first cell of a vertical merge, "go on" on those below it.
    height: the least height of its row in twips. vertical: characters one below the other.
    """

    text: str = ""
    head: bool = False
    span: int = 1
    merge: Literal["", "begin", "go on"] = ""
    align: Literal["center", "left", "right"] = "center"
    small: bool = False
    height: int = 0
    vertical: bool = False
    top: bool = False
    paragraphs: str = ""

    @property
    def style(self) -> str:
        kind = "Head" if self.head else {"center": "", "left": "Left", "right": "Right"}[self.align]
        return f"GwCell{'Small' if self.small else ''}{kind}"

    def xml(self, width: int) -> str:
        """Return the w:tc, `width` twips wide."""
        merge = {"": "", "begin": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}[self.merge]
        properties = (
            f'<w:tcW w:w="{width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "")
            + merge
            + ('<w:textDirection w:val="tbRlV"/>' if self.vertical else "")
            + f'<w:vAlign w:val="{"top" if self.top else "center"}"/>'
        )
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self.paragraphs or paragraph(self.style, run(self.text))}</w:tc>"


Row = Sequence[Cell] | str


def table(widths: Sequence[int], rows: Sequence[Row], *, head_rows: int = 0, height: int = m.TABLE_ROW_HEIGHT) -> str:
    """Return a table with single rules; the first `head_rows` rows repeat on every page, rows never break across pages."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inner = "".join(_row(widths, row, number < head_rows, height) for number, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="GwTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins(m.TABLE_CELL_MARGIN, m.TABLE_CELL_BOTTOM)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'
    )


def _row(widths: Sequence[int], row: Row, head: bool, height: int) -> str:
    if isinstance(row, str):
        row = [Cell(row, span=len(widths))]
    least = max([height, *(cell.height for cell in row)])
    cells, at = "", 0
    for cell in row:
        cells += cell.xml(sum(widths[at : at + cell.span]))
        at += cell.span
    repeat = "<w:tblHeader/>" if head else ""
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{least}" w:hRule="atLeast"/>{repeat}</w:trPr>{cells}</w:tr>'
