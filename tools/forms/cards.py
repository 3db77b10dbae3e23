"""Badges (证件), eight on a page to be cut apart, and name cards (桌签), folded to stand, the name on both sides."""

from __future__ import annotations

from docgen import standard as m
from docgen.render.wordml import Layout, paragraph, run
from tools.forms.parts import gap
from tools.frames import Cell, Page, docx, table

EDGE = m.mm(8)
BADGE_WIDTH, BADGE_HEIGHT = m.mm(95), m.mm(67)
"""What a common badge holder of 95 × 70 mm takes."""
FACE = 99
"""Height of each face of a name card in mm; what is left of the sheet is the foot that is glued on."""
NAME_HEIGHT, NAME_WIDTH, WIDEST = 44, 46, 180
"""Of a name in mm: height, width of a character, width that no name exceeds."""

NAME_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
    '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""Plain text drawn as a shape (WordArt), as Word has it: the one text that turns upside down in Word, WPS and LibreOffice alike."""


def sized(size: int) -> str:
    return f'<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def line(text: str, size: int, pitch: int, properties: str = "") -> str:
    """Return a centred line of a badge; size in half points, pitch in points."""
    return paragraph("GwCell", run(text, properties=properties or f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'), Layout(line=m.pt(pitch)))


def badge() -> str:
    """Return what stands on a badge, which a form calls 证."""
    return (
        line("{{ 组织.署名 }}", 24, 20) + line("{{ 大会.第几次代表大会 }}", 24, 20) + gap(m.mm(3))
        + line("{{ 证.证别 }}", 52, 36, sized(52)) + gap(m.mm(3))
        + line("{{ 证.姓名|补齐 }}", 40, 28, sized(40)) + line("{{ 证.单位 }}", 22, 18) + line("编号：{{ 证.编号 }}", 18, 16)
    )


def badges() -> bytes:
    """Return 表格/B31-证件.docx."""
    cell = Cell(height=BADGE_HEIGHT, paragraphs=badge())
    rows: list[list[Cell] | str] = ["{%tr for 行 in 证件|batch(2) %}", [Cell("{%tc for 证 in 行 %}"), cell, Cell("{%tc endfor %}")], "{%tr endfor %}"]
    widths = (BADGE_WIDTH, BADGE_WIDTH)
    return docx(table(widths, rows, height=BADGE_HEIGHT) + paragraph("GwSpacer"), Page(header=EDGE, footer=EDGE, margins=(EDGE, EDGE, EDGE, EDGE), grid=False))


def drawn_name(top: float, *, turned: bool) -> str:
    """Return the name on one face, its upper edge `top` mm below that of the sheet."""
    wide = f"[{NAME_WIDTH} * (本项|补齐)|length, {WIDEST}]|min"
    place = (
        f"position:absolute;margin-left:{{{{ (210 - ({wide})) // 2 }}}}mm;margin-top:{top}mm;width:{{{{ {wide} }}}}mm;height:{NAME_HEIGHT}mm;"
        f"{'rotation:180;' if turned else ''}mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    face = "font-family:黑体;font-size:36pt"
    return (
        f'<w:r><w:pict>{NAME_SHAPE}<v:shape type="#_x0000_t136" style="{place}" fillcolor="black" stroked="f">'
        f'<v:textpath style="{face}" string="{{{{ 本项|补齐 }}}}"/></v:shape></w:pict></w:r>'
    )


def faces() -> str:
    """Return the two faces and the foot as rows of a table whose rules are the folds."""
    wide = m.PAGE_WIDTH - 2 * EDGE
    dashed = '<w:insideH w:val="dashed" w:sz="4" w:space="0" w:color="808080"/>'
    bare = "".join(f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right"))
    foot = paragraph("GwCellSmall", run("沿虚线折叠，两面都是姓名；这一段折进去粘住，作底座。"))
    heights = ((m.mm(FACE) - EDGE, paragraph("GwSpacer")), (m.mm(FACE), paragraph("GwSpacer")), (m.mm(60), foot))
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc></w:tr>'
        for height, content in heights
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide}" w:type="dxa"/><w:tblBorders>{bare}{dashed}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid>{rows}</w:tbl>'
    )


def name_card() -> bytes:
    """Return 表格/B30-桌签.docx."""
    middle = (FACE - NAME_HEIGHT) / 2
    drawn = drawn_name(middle, turned=True) + drawn_name(FACE + middle, turned=False)
    # The names hang on a paragraph outside the table: within a cell Word would place them by the cell.
    body = paragraph("GwSpacer", drawn) + faces() + paragraph("GwSpacer")
    return docx(body, Page(header=EDGE, footer=EDGE, margins=(EDGE, EDGE, EDGE, EDGE), grid=False))
