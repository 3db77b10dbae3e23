"""Builds the frames (templates/版式/*.docx), and is the library for forms that shall look like them.

`python -m tools.frames` writes every frame; `--check` only says which committed file differs; to look at papers
on them: `python -m tools.measure --show 目录`. A frame may also be restyled in Word: docgen finds its styles by their names.
A new style is a name in docgen.render.styles and a line in tools.frames.styles; then build frames and forms anew.

A form (templates/表格/*.docx) is made from the same parts, in a script of its own:

    from tools.frames import Cell, Page, docx, page_numbers, paragraph, run, table

    body = (
        paragraph("GwTitle", run("{{ 大会全称 }}代表登记表"))
        + table((1500, 2900, 1500, 2944), [
            [Cell("姓名", head=True), Cell("{{ 人.姓名 }}"), Cell("性别", head=True), Cell("{{ 人.性别 }}")],
            [Cell("简历", head=True, vertical=True), Cell("{{ 人.简历 }}", span=3, align="left", height=3000)],
        ])
    )
    data = docx(body, Page(), page_numbers())         # bytes; write them to templates/表格/代表登记表.docx

- Styles: `docgen.render.styles.NAMES` lists ids and Chinese names, `tools.frames.styles` their look. Name only these; a form's title is GwTitle, its
  cells GwCell, GwCellLeft, GwCellHead (小四) or GwCellSmall… (五号), a line above or below a table GwTableNote.
- `paragraph(style, runs, Layout(...))`, `run(text, style)`, `Layout`, `Indent`, `Tab` come from docgen.render.wordml, so
  frames, forms and the writer spell WordprocessingML the same way. `run` escapes; a docxtpl tag passes unharmed as long
  as it holds none of & < > " (write `'` in tags).
- `table(widths, rows)`: fixed widths in twips whose sum is the text width (m.TEXT_WIDTH, m.LANDSCAPE_TEXT_WIDTH);
  a row is a list of `Cell`, or a str such as "{%tr for 人 in 代表 %}", which becomes a row of its own holding that tag.
- `Page(landscape=True)` turns the page; `Page(margins=(…))` for a ballot with margins of its own.
- `page_numbers()` gives the two footers; leave them out where a form has no page number.
"""

from __future__ import annotations

from docgen.render.wordml import Indent, Layout, Tab, border, escape, field, paragraph, run
from tools.frames.cells import Cell, table
from tools.frames.kinds import FRAMES, page_numbers
from tools.frames.package import Page, Running, docx, pack

__all__ = [
    "FRAMES", "Cell", "Indent", "Layout", "Page", "Running", "Tab", "border", "docx", "escape", "field", "pack",
    "page_numbers", "paragraph", "run", "table",
]
