"""Units as shaded cells side by side (方格图): darker for more, the value printed in each, legend and caption below."""

from __future__ import annotations

from itertools import islice, pairwise

from docgen import standard as m
from docgen.documents.block import Cell, CellGrid
from docgen.render.geometry import width
from docgen.render.wordml import Layout, cell_margins, paragraph, run
from docgen.standard import Twips

SHADES = ("EEF4FA", "D2E3F2", "AECCE8", "85B1DC", "5F98CF")
"""From the lowest band to the highest; told apart in print without colour too, light enough for the text, which stays black (5.2.4)."""
_EM = m.SIZE_5 * 20
_MOST = 6  # cells side by side
_NONE = "无底色：没有数据"


def write(grid: CellGrid, room: Twips, *, keep_last: bool = False) -> str:
    """Return the cells as a table `room` twips wide, the legend, and the caption; `keep_last` keeps it with what follows."""
    across = _across(grid, room)
    edges = [round(room * at / across) for at in range(across + 1)]
    widths = [right - left for left, right in pairwise(edges)]
    cells = iter(grid.cells)
    lines = [list(islice(cells, across)) for _ in range(0, len(grid.cells), across)]
    rows = "".join(_row(line, widths, grid) for line in lines)
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    below = _legend(grid, keep=keep_last) + (paragraph("GwCaption", run(grid.caption), Layout(keep_next=keep_last)) if grid.caption else "")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="GwTable"/><w:tblW w:w="{room}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{cell_margins(m.TABLE_CELL_MARGIN, m.TABLE_CELL_BOTTOM)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}{_foot(below, room, across)}</w:tbl>"
    )


def _across(grid: CellGrid, room: Twips) -> int:
    """Return how many cells stand side by side, so that every name stays on one line and the rows are alike."""
    widest = max(width(text) for cell in grid.cells for text in (cell.name, cell.text)) * _EM + 2 * m.TABLE_CELL_MARGIN + _EM / 2
    most = max(1, min(_MOST, int(room // widest)))
    return -(-len(grid.cells) // -(-len(grid.cells) // most))


def _row(line: list[Cell], widths: list[int], grid: CellGrid) -> str:
    cells = "".join(_cell(line[at] if at < len(line) else None, wide, grid) for at, wide in enumerate(widths))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{2 * m.TABLE_ROW_HEIGHT}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'


def _foot(below: str, room: Twips, across: int) -> str:
    """Return the row of legend and caption: within the table, so that they do not come to stand on another page."""
    bare = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    size = f'<w:tcW w:w="{room}" w:type="dxa"/><w:gridSpan w:val="{across}"/><w:tcBorders>{bare}</w:tcBorders>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{size}</w:tcPr>{below}</w:tc></w:tr>"


def _cell(cell: Cell | None, wide: int, grid: CellGrid) -> str:
    keep = Layout(keep_next=True)
    size = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    if cell is None:
        bare = "".join(f'<w:{side} w:val="nil"/>' for side in ("bottom", "right"))
        return f'<w:tc><w:tcPr>{size}<w:tcBorders>{bare}</w:tcBorders></w:tcPr>{paragraph("GwCellSmall", layout=keep)}</w:tc>'
    shade = _shade(cell.band, grid)
    fill = _filled(shade) if shade else ""
    texts = "".join(paragraph("GwCellSmall", run(text), keep) for text in (cell.name, cell.text))
    return f'<w:tc><w:tcPr>{size}{fill}<w:vAlign w:val="center"/></w:tcPr>{texts}</w:tc>'


def _filled(shade: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'


def _shade(band: int | None, grid: CellGrid) -> str:
    """Return the colour of a band, the last one darkest; nothing for no figure."""
    return "" if band is None else SHADES[len(SHADES) - len(grid.bands) + band]


def _legend(grid: CellGrid, *, keep: bool) -> str:
    """Return the line that says what each shade means; bands without a cell are left out."""
    used = {cell.band for cell in grid.cells}
    shown = [(_shade(band, grid), text) for band, text in enumerate(grid.bands) if band in used]
    samples = "".join(run("\u00a0" * 6, properties=_filled(shade)) + run(f"\u00a0{text}\u3000") for shade, text in shown)
    return paragraph("GwCellSmall", samples + (run(_NONE) if None in used else ""), Layout(keep_next=keep))
