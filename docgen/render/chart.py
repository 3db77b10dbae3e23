"""Charts as Word's own (DrawingML chart parts), each with the workbook of its data, so that an office can edit them.

A chart stands in a paragraph of its own with its caption below. `packed` puts the parts of all charts into a finished .docx.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from docgen.content.figure_book import chart_book
from docgen.documents.block import Attachment, Block, Chart, Form, Paper
from docgen.render.chart_part import chart_part, height, value_form
from docgen.render.pack import Pack
from docgen.render.wordml import Layout, escape, paragraph, run
from docgen.standard import EMU_PER_TWIP, Twips

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SPACE = 160  # below a caption, as below a table
_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"


def numbered(paper: Paper) -> Paper:
    """Return the paper with its charts numbered from 1, in the order in which they stand, through its whole print run."""
    numbers = count(1)
    return replace(_numbered(paper, numbers), more=tuple(_numbered(one, numbers) for one in paper.more))


def _numbered(paper: Paper, numbers: Iterator[int]) -> Paper:

    def blocks(body: tuple[Block, ...] | Form) -> tuple[Block, ...] | Form:
        if isinstance(body, Form):
            return body
        return tuple(replace(block, number=next(numbers)) if isinstance(block, Chart) else block for block in body)

    def annex(attachment: Attachment) -> Attachment:
        return replace(attachment, body=blocks(attachment.body))

    return replace(paper, body=blocks(paper.body), attachments=tuple(map(annex, paper.attachments))) if charts_of(paper) else paper


def charts_of(paper: Paper) -> list[Chart]:
    """Return the charts of a paper and its annexes."""
    bodies = [paper.body, *(attachment.body for attachment in paper.attachments)]
    return [block for body in bodies if not isinstance(body, Form) for block in body if isinstance(block, Chart)]


def write(chart: Chart, room: Twips, layout: Layout) -> str:
    """Return the paragraphs of a chart, `room` twips wide: the drawing, and its caption."""
    across, high = room * EMU_PER_TWIP, height(chart) * EMU_PER_TWIP
    drawing = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{high}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{chart.number}" name="图{chart.number}" descr="{escape(_told(chart))}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_OFFICE}" r:id="{_link(chart)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    caption = paragraph("GwCaption", run(chart.caption), Layout(keep_next=layout.keep_next)) if chart.caption else ""
    picture = paragraph("GwPicture", drawing, replace(layout, keep_next=bool(caption) or layout.keep_next))
    return picture + caption + paragraph("GwSpacer", layout=Layout(keep_next=layout.keep_next, line=_SPACE))


def _told(chart: Chart) -> str:
    """Return what a reader who cannot see the chart is told: its caption and how many figures of what there are."""
    return f"{chart.caption or '图'}：{'、'.join(series.name for series in chart.series)}，共 {len(chart.labels)} 项"


def packed(docx: bytes, charts: Sequence[Chart]) -> bytes:
    """Return the .docx with the parts of `charts` in it; without charts, as it is."""
    if not charts:
        return docx
    pack = Pack()
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        pack.copy(docx, archive, leave_out=(_TYPES, _LINKS))
        types, links = archive.read(_TYPES).decode("utf-8"), archive.read(_LINKS).decode("utf-8")
    known = "" if 'Extension="xlsx"' in types else f'<Default Extension="xlsx" ContentType="{_BOOK_TYPE}"/>'
    known += "".join(f'<Override PartName="/{_part(chart)}" ContentType="{_TYPE}"/>' for chart in charts)
    linked = "".join(f'<Relationship Id="{_link(chart)}" Type="{_OFFICE}/chart" Target="charts/chart{chart.number}.xml"/>' for chart in charts)
    members = [member for chart in charts for member in _members(chart)]
    return pack.write([(_TYPES, _appended(types, known, "</Types>")), (_LINKS, _appended(links, linked, "</Relationships>")), *members])


def _appended(xml: str, what: str, end: str) -> bytes:
    return xml.replace(end, what + end).encode("utf-8")


def _link(chart: Chart) -> str:
    return f"rIdChart{chart.number}"


def _part(chart: Chart) -> str:
    return f"word/charts/chart{chart.number}.xml"


def _members(chart: Chart) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a chart: itself, its link to its workbook, the workbook."""
    book = f"chart{chart.number}.xlsx"
    link = f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/package" Target="../embeddings/{book}"/></Relationships>'
    yield _part(chart), chart_part(chart)
    yield f"word/charts/_rels/chart{chart.number}.xml.rels", link.encode("utf-8")
    yield f"word/embeddings/{book}", chart_book(chart.labels, [(series.name, series.values) for series in chart.series], value_form(chart))
