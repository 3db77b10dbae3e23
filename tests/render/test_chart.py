"""Charts: parts that Word can open, data that agree with what is drawn, the same bytes every time, grids with their legend."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from outline import paragraphs

from docgen.documents.block import Attachment, Cell, CellGrid, Chart, Paper, Paragraph, Run, Series
from docgen.render.chart_part import chart_part, lying, value_form
from docgen.render.frame import Frames
from docgen.render.pdf import convert
from docgen.shelf import Shelf

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NAMES = ("示例涪江区", "示例云溪区", "示例北山县")
BARS = Chart("柱形", NAMES, (Series("覆盖率", (Decimal("1.000"), Decimal("0.958"), None)),), "各县（市、区）覆盖率", percent=True, digits=1)
LINE = Chart("趋势", ("一季度", "二季度"), (Series("活动", (Decimal(12), Decimal(340))), Series("培训", (Decimal(7), Decimal(8)))), "活动场次")
GRID = CellGrid((Cell("城北街道", "3场次", 0), Cell("城南街道", "9场次", 1), Cell("双河镇", "—")), ("不足5", "5以上"), "分布图")


@pytest.fixture(scope="module")
def docx() -> bytes:
    paper = Paper("T10", "通报", "白头", "情况", (Paragraph((Run("文。"),)), BARS, LINE, GRID), attachments=(Attachment("图", (BARS,)),))
    frames = Frames(Shelf().word)
    made = frames.make(paper)
    assert frames.make(paper) == made, "the same paper gives the same bytes"
    return made


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def test_every_chart_has_its_part_its_link_and_its_workbook(docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = set(archive.namelist())
    for number in (1, 2, 3):
        assert {f"word/charts/chart{number}.xml", f"word/charts/_rels/chart{number}.xml.rels", f"word/embeddings/chart{number}.xlsx"} <= names
    targets = {str(link.get("Id")): link.get("Target") for link in part(docx, "word/_rels/document.xml.rels")}
    used = [str(chart.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")) for chart in part(docx, "word/document.xml").iter(C + "chart")]
    assert [targets[one] for one in used] == ["charts/chart1.xml", "charts/chart2.xml", "charts/chart3.xml"]
    types = part(docx, "[Content_Types].xml")
    assert [one.get("PartName") for one in types if "drawingml.chart" in str(one.get("ContentType"))] == [f"/word/charts/chart{n}.xml" for n in (1, 2, 3)]
    assert "xlsx" in [one.get("Extension") for one in types]


def test_drawings_have_numbers_of_their_own(docx: bytes) -> None:
    drawings = part(docx, "word/document.xml").iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    numbers = [one.get("id") for one in drawings]
    assert len(numbers) == len(set(numbers)) == 3


def test_the_workbook_holds_what_is_drawn(docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        sheet = openpyxl.load_workbook(io.BytesIO(archive.read("word/embeddings/chart1.xlsx"))).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "覆盖率"], ["示例涪江区", 1], ["示例云溪区", 0.958], ["示例北山县", None],
    ]  # fmt: skip
    drawn = part(docx, "word/charts/chart1.xml")
    assert [point.findtext(C + "v") for point in drawn.iterfind(f".//{C}val//{C}pt")] == ["1.000", "0.958"]
    assert [point.get("idx") for point in drawn.iterfind(f".//{C}val//{C}pt")] == ["0", "1"], "what is not known is a gap, not nought"
    assert drawn.findtext(f".//{C}val//{C}formatCode") == "0.0%"


def test_a_series_is_named_only_where_there_are_several() -> None:
    assert etree.fromstring(chart_part(BARS)).find(f".//{C}legend") is None
    assert etree.fromstring(chart_part(LINE)).find(f".//{C}legend") is not None


def test_bars_lie_where_their_names_are_too_long_to_stand() -> None:
    assert not lying(BARS)
    assert lying(Chart("柱形", tuple(f"示例第{number}乡镇街道办事处" for number in range(17)), ()))


def test_values_are_printed_with_as_many_decimals_as_the_text_has() -> None:
    assert (value_form(BARS), value_form(LINE)) == ("0.0%", "0")


def test_a_grid_says_what_its_shades_mean(docx: bytes) -> None:
    texts = [text for _, text in paragraphs(docx)]
    assert texts[texts.index("城北街道") : texts.index("分布图") + 1] == [
        "城北街道", "3场次", "城南街道", "9场次", "双河镇", "—", "\u00a0" * 7 + "不足5\u3000" + "\u00a0" * 7 + "5以上\u3000无底色：没有数据", "分布图",
    ]  # fmt: skip


@pytest.mark.slow
def test_labels_and_values_are_on_the_page(docx: bytes, tmp_path: Path) -> None:
    import pdfplumber

    path = tmp_path / "图.docx"
    path.write_bytes(docx)
    [result] = convert([path])
    assert result.pdf
    with pdfplumber.open(result.pdf) as pdf:
        words = "".join((page.extract_text() or "") for page in pdf.pages)
    assert all(text in words for text in ("100.0%", "95.8%", "340", "示例云溪区", "各县（市、区）覆盖率"))
