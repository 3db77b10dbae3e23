"""The engine makes what docxtpl makes: each filled part is equal after C14N, feature by feature of its documentation."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import docx
import jinja2
import pytest
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from element_order import SEQUENCES, W, faults
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from docgen.documents.block import (
    Attachment,
    Column,
    Cue,
    Head,
    Heading,
    Imprint,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)
from docgen.documents.environment import form_environment
from docgen.render import frame
from docgen.render.engine import Template
from docgen.render.environment import docx_environment

FIELDS: Mapping[str, Any] = {
    "名称": "示例县<清溪镇> & “科协”",
    "空": "",
    "数": 12,
    "真": True,
    "假": False,
    "名单": [{"姓名": "张三", "职务": "主席", "色": "FF0000"}, {"姓名": "李四", "职务": "", "色": "00FF00"}],
    "列": ["甲", "乙", "丙"],
    "无人": [],
    "深": {"一": {"二": "值"}},
    "行文": "第一行\n第二行\t列\a新段\f新页",
    "清单": Listing("甲 & 乙\n丙\a丁"),
    "富": RichText("红 & <黑>", color="FF0000", bold=True),
    "富段": RichTextParagraph("整段", parastyle="Title"),
}


@dataclass
class Page:
    """What a test template is made of: paragraphs, and tables as rows of cells."""

    parts: Sequence[str | Sequence[Sequence[str]]]

    def build(self) -> Any:
        document = docx.Document()
        for part in self.parts:
            if isinstance(part, str):
                document.add_paragraph(part)
                continue
            table = document.add_table(len(part), max(map(len, part)))
            for row, texts in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
        return document


def packed(document: Any) -> bytes:
    document.save(out := io.BytesIO())
    return out.getvalue()


def by_docxtpl(data: bytes, fields: Mapping[str, Any], environment: jinja2.Environment | None = None) -> bytes:
    template = DocxTemplate(io.BytesIO(data))
    template.render(dict(fields), environment or jinja2.Environment(), autoescape=True)
    template.save(out := io.BytesIO())
    return out.getvalue()


FILLED = ("word/document", "word/header", "word/footer", "word/footnotes", "docProps/core")


def canonical(data: bytes) -> dict[str, bytes]:
    """Return {member: C14N} of the parts that docxtpl fills, what it puts into a cell's properties where the schema wants it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()}
        return {
            name: etree.tostring(ordered(etree.fromstring(archive.read(name))), method="c14n")
            for name in archive.namelist()
            if name.startswith(FILLED) and name.endswith(".xml")
        }


def ordered(tree: Any) -> Any:
    """Return the tree with the properties of cells sorted as the schema does."""
    for properties in tree.iter(f"{W}tcPr"):
        properties[:] = sorted(properties, key=lambda child: SEQUENCES["tcPr"].split().index(etree.QName(child).localname))
    return tree


def assert_equal(data: bytes, fields: Mapping[str, Any] = FIELDS) -> bytes:
    """Assert that engine and docxtpl fill `data` alike; return the engine's document."""
    template = Template(data, "样.docx", docx_environment())
    ours = template.fill(fields)
    theirs = canonical(by_docxtpl(data, fields))
    mine = canonical(ours)
    assert mine.keys() == theirs.keys()
    for name, xml in theirs.items():
        assert mine[name] == xml, name
    assert template.fill(fields) == ours
    return ours


CASES: Mapping[str, Sequence[str | Sequence[Sequence[str]]]] = {
    "variables": ["{{ 名称 }}与{{数}}", "{{ 深.一.二 }}{{ 深['一']['二'] }}", "{{ 名单[0].姓名 }}{{空}}"],
    "no tags": ["没有标签的一段\t制表符"],
    "smart quotes": ["{% if 名称 == “甲” %}甲{% else %}{{ ‘乙’ }}{% endif %}"],
    "comparisons": ["{% if 数 > 3 and 数 < 20 %}中{% endif %}{% if 数 >= 13 %}大{% endif %}"],
    "filters": ["{{ 名称|upper }}{{ 列|join('、') }}{{ 列|first }}{{ 无|default('缺') }}{{ 数|string|length }}"],
    "expressions": ["{{ 数 + 1 }} {{ '第' ~ 数 ~ '号' }} {{ '是' if 真 else '否' }} {{ 名称|replace('&', '和') }}"],
    "inline blocks": ["{% for 人 in 名单 %}{{ 人.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}。", "{% if 假 %}无{% endif %}有"],
    "paragraph loop": ["{%p for 人 in 名单 %}", "{{ loop.index }}. {{ 人.姓名 }}", "{%p endfor %}", "尾"],
    "paragraph condition": ["{%p if 真 %}", "真", "{%p else %}", "假", "{%p endif %}", "{%p if 假 %}", "不见", "{%p endif %}"],
    "empty loop": ["{%p for 人 in 无人 %}", "{{ 人 }}", "{%p endfor %}"],
    "run tags": ["前{%r if 真 %}中{%r endif %}后{{r 富 }}尾"],
    "rich text": ["{{r 富 }}", "加{{ 数 }}{{r 富 }}末"],
    "rich paragraph": ["{{p 富段 }}", "尾"],
    "listing": ["{{ 清单 }}", "前 {{ 行文 }} 后"],
    "merging paragraphs": ["前文", "{%- if 真 -%}", "后文", "{%- endif %}"],
    "across paragraphs": ["甲{% if 真 %}乙", "丙{% endif %}丁", "甲{% if 假 %}乙", "丙{% endif %}丁"],
    "comments": ["前{# 不见 #}后", "{#p 整段不见 #}", [["{#tr 整行不见 #}", "x"], ["1", "2"]]],
    "set": ["{% set 甲 = 数 * 2 %}{{ 甲 }}", "{%p set 乙 = '文' %}", "{{ 乙 }}"],
    "set block": ["{% set 块 %}块{{ 数 }}{% endset %}{{ 块 }}"],
    "macro": ["{% macro 称(人, 尾='') %}{{ 人.姓名 }}同志{{ 尾 }}{% endmacro %}{{ 称(名单[0]) }}{{ 称(名单[1], '。') }}"],
    "with": ["{% with 人 = 名单[1] %}{{ 人.姓名 }}{% endwith %}"],
    "namespace": ["{% set 计 = namespace(和=0) %}{% for 甲 in 列 %}{% set 计.和 = 计.和 + 1 %}{% endfor %}{{ 计.和 }}"],
    "filter block": ["{% filter upper %}abc{{ 数 }}{% endfilter %}"],
    "escapes": ["写 {_{ 名称 }_} 与 {_% if %_} 照印，{{ 数 }}"],
    "raw": ["{% raw %}{{ 名称 }}{% endraw %}{{ 数 }}"],
    "row loop": [[["姓名", "职务"], ["{%tr for 人 in 名单 %}", ""], ["{{ 人.姓名 }}", "{{ 人.职务 }}"], ["{%tr endfor %}", ""], ["合计", "{{ 名单|length }}"]]],
    "row loop of none": [[["姓名", "职务"], ["{%tr for 人 in 无人 %}", ""], ["{{ 人.姓名 }}", ""], ["{%tr endfor %}", ""]]],
    "only rows of a loop": [[["{%tr for 人 in 无人 %}", ""], ["{{ 人.姓名 }}", ""], ["{%tr endfor %}", ""]], "尾"],
    "row condition": [[["甲", "乙"], ["{%tr if 假 %}", ""], ["不见", ""], ["{%tr endif %}", ""]]],
    "cell loop": [[["{%tc for 甲 in 列 %}", "{{ 甲 }}", "{%tc endfor %}"], ["{%tc for 甲 in 列 %}", "{{ 甲 }}{{ 数 }}", "{%tc endfor %}"]]],
    "cell loop that shrinks": [[["头", "{%tc for 甲 in 无人 %}", "{{ 甲 }}", "{%tc endfor %}"]]],
    "rows and cells": [[["姓名", "{%tc for 甲 in 列 %}", "{{ 甲 }}", "{%tc endfor %}"], ["{%tr for 人 in 名单 %}", "", "", ""],
                        ["{{ 人.姓名 }}", "{%tc for 甲 in 列 %}", "{{ 人.职务 }}{{ 甲 }}", "{%tc endfor %}"], ["{%tr endfor %}", "", "", ""]]],
    "cells by an inline block": [[["甲{% for 甲 in 列 %}{{ 甲 }}", "乙{% endfor %}", "丙"], ["1", "2", "3"]]],
    "cell colour": [[["{% cellbg 名单[0].色 %}红", "{% cellbg 名单[1].色 %}{{ 名单[1].姓名 }}"]]],
    "cell colour in loop": [[["{%tr for 人 in 名单 %}", ""], ["{% cellbg 人.色 %}{{ 人.姓名 }}", "x"], ["{%tr endfor %}", ""]]],
    "colspan": [[["{% colspan 列|length %}{{ 名称 }}", "乙", "丙"], ["{%tc for 甲 in 列 %}", "{{ 甲 }}", "{%tc endfor %}"]]],
    "vertical merge": [[["单位", "姓名"], ["{%tr for 人 in 名单 %}", ""], ["{% vm %}科协", "{{ 人.姓名 }}"], ["{%tr endfor %}", ""]]],
    "horizontal merge": [[["{%tc for 甲 in 列 %}", "{% hm %}总题", "{%tc endfor %}"], ["{%tc for 甲 in 列 %}", "{{ 甲 }}", "{%tc endfor %}"]]],
}


@pytest.mark.parametrize("parts", CASES.values(), ids=CASES.keys())
def test_equal_to_docxtpl(parts: Sequence[str | Sequence[Sequence[str]]]) -> None:
    assert_equal(packed(Page(parts).build()))


def test_properties_of_cells_stand_in_the_order_of_the_schema() -> None:
    rows = [["{% colspan 2 %}{% cellbg 名单[0]['色'] %}{{ 名称 }}", "", "乙"], ["{% vm %}科协", "{{ 数 }}", "{{ 数 }}"]]
    document = Page([[rows[0]], [["{%tr for 人 in 名单 %}", "", ""], rows[1], ["{%tr endfor %}", "", ""]]]).build()
    for cell in (cell for table in document.tables for row in table.rows for cell in row.cells):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    filled = Template(packed(document), "样.docx", docx_environment()).fill(FIELDS)
    told = [fault for fault in faults(filled) if ": tcPr: " in fault]
    assert told == []
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert '<w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="FF0000"/><w:vAlign' in xml
    assert '<w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>' in xml


def nested() -> Any:
    document = docx.Document()
    outer = document.add_table(2, 2)
    inner = outer.cell(0, 0).add_table(3, 3)
    for row, text in zip(inner.rows, ("{%tr for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    outer.cell(1, 1).text = "{{ 名称 }}"
    return document


def headers() -> Any:
    document = docx.Document()
    document.add_paragraph("{{ 名称 }}")
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ 名称 }}\t第{{ 数 }}号"
    section.footer.paragraphs[0].text = "没有标签的页脚\t制表"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "{% for 甲 in 列 %}{{ 甲 }}{% endfor %}{{ 行文 }}"
    other = document.add_section()
    other.footer.is_linked_to_previous = False
    other.footer.paragraphs[0].text = "{{ 清单 }}"
    document.add_paragraph("{% if 真 %}另一节{% endif %}")
    return document


def properties() -> Any:
    document = docx.Document()
    document.core_properties.title = "第{{ 数 }}号"
    document.core_properties.subject = "{{ 深.一.二 }}"
    document.core_properties.author = "{% if 真 %}甲{% endif %}"
    document.core_properties.keywords = "{{ 照印 }}"
    document.core_properties.comments = ""
    document.add_paragraph("{{ 数 }}")
    return document


def split_runs() -> Any:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("前{", "{ 名", "称 }", "}后{% i", "f 真 %", "}真{%", " endif %}"):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0
    return document


def pictures() -> Any:
    Image.new("RGB", (4, 4)).save(picture := io.BytesIO(), "PNG")
    document = docx.Document()
    for loop in (False, True):
        if loop:
            document.add_paragraph("{%p for 甲 in 列 %}")
        document.add_picture(picture, width=Mm(5))
    document.add_paragraph("{%p endfor %}")
    return document


def merged_cells() -> Any:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "{{ 名称 }}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "{{ 数 }}"
    return document


def widths_at_odds() -> Any:
    """A table whose grid has more columns than its rows have cells, and one with fewer."""
    document = docx.Document()
    for short in (True, False):
        table = document.add_table(2, 4)
        for row in table.rows:
            row.cells[0].text = "{{ 数 }}"
            if short:
                row._tr.remove(row._tr.tc_lst[-1])
        if not short:
            grid = table._tbl.tblGrid
            grid.remove(grid.gridCol_lst[0])
    return document


BUILT = [nested, headers, properties, split_runs, pictures, merged_cells, widths_at_odds]


@pytest.mark.parametrize("build", BUILT, ids=[build.__name__ for build in BUILT])
def test_equal_to_docxtpl_when_built(build: Callable[[], Any]) -> None:
    assert_equal(packed(build()))


FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>注：{{ 名称 }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def with_member(data: bytes, name: str, text: str, content_type: str, relation: str) -> bytes:
    """Return the .docx with one more part that its main part refers to."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info).decode("utf-8") if info.filename.endswith((".xml", ".rels")) else ""
            if info.filename == "[Content_Types].xml":
                entry = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
                new.writestr(info, content.replace("</Types>", entry))
            elif info.filename == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rId99" Type="{relation}" Target="{name[5:]}"/></Relationships>'
                new.writestr(info, content.replace("</Relationships>", entry))
            else:
                new.writestr(info, old.read(info))
        new.writestr(name, text)
    return out.getvalue()


def test_footnotes_equal() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = with_member(
        packed(Page(["{{ 数 }}"]).build()), "word/footnotes.xml", FOOTNOTES,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml", kind,
    )
    assert "注：示例县".encode() in canonical(assert_equal(data))["word/footnotes.xml"]


def test_filters_of_the_environment_equal() -> None:
    data = packed(Page(["{{ 数|汉字 }}"]).build())
    environment = jinja2.Environment()
    environment.filters["汉字"] = lambda number: f"〔{number}〕"
    ours = Template(data, "样.docx", docx_environment(汉字=environment.filters["汉字"])).fill(FIELDS)
    assert canonical(ours) == canonical(by_docxtpl(data, FIELDS, environment))


def test_value_that_brings_tables_gets_its_grid_mended() -> None:
    """Rows that a value brings are counted, though the template's own tables were proved sound."""
    row = RichText()
    row.xml = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    assert_equal(packed(Page([[["一", "二"], ["{{tr 行 }}", ""]]]).build()), {"行": row})


def test_inline_image_goes_to_docxtpl() -> None:
    Image.new("RGB", (4, 4), "red").save(picture := io.BytesIO(), "PNG")
    data = packed(Page(["{{ 图 }}", "{{ 名称 }}"]).build())
    template = Template(data, "样.docx", docx_environment())

    def ours() -> bytes:
        return template.fill({**FIELDS, "图": InlineImage(template.docxtpl(), io.BytesIO(picture.getvalue()), width=Mm(9))})

    theirs = DocxTemplate(io.BytesIO(data))
    theirs.render({**FIELDS, "图": InlineImage(theirs, io.BytesIO(picture.getvalue()), width=Mm(9))}, autoescape=True)
    theirs.save(out := io.BytesIO())
    assert canonical(ours()) == canonical(out.getvalue())
    assert "word/media/image1.png" in zipfile.ZipFile(io.BytesIO(ours())).namelist()
    assert ours() == ours()


def test_subdocument_goes_to_docxtpl() -> None:
    pytest.importorskip("docxcompose")
    data = packed(Page(["{{p 子 }}", "{{ 名称 }}"]).build())
    template = Template(data, "样.docx", docx_environment())
    docxtpl = template.docxtpl()
    part = docxtpl.new_subdoc()
    part.add_paragraph("子文档的一段")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(template.fill({**FIELDS, "子": part}))).paragraphs]
    assert texts == ["子文档的一段", FIELDS["名称"]]


def test_replaced_picture_goes_to_docxtpl() -> None:
    for colour in ("red", "blue"):
        Image.new("RGB", (4, 4), colour).save(picture := io.BytesIO(), "PNG")
        if colour == "red":
            document = Page(["{{ 名称 }}"]).build()
            document.add_picture(io.BytesIO(picture.getvalue()))
    template = Template(packed(document), "样.docx", docx_environment())
    docxtpl = template.docxtpl()
    docxtpl.replace_pic("image.png", io.BytesIO(picture.getvalue()))
    with zipfile.ZipFile(io.BytesIO(template.fill_by_docxtpl(docxtpl, FIELDS))) as archive:
        media = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert picture.getvalue() in media


EVERYTHING = packed(Page([
    "甲{{ 值 }}乙", "{%p for 项 in 值们 %}", "{{ 项 }}{% if 项 %}有{% else %}无{% endif %}", "{%p endfor %}",
    [["头", "尾"], ["{%tr for 项 in 值们 %}", ""], ["{{ 项 }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]],
]).build())
COMPILED = Template(EVERYTHING, "样.docx", docx_environment())
TEXTS = st.text(st.one_of(
    st.sampled_from("&<>\"'\n\t\r\a\f{}%_ 　𬭚䶮堃㛃\u2028\ufeff"), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"),
), max_size=20)


@settings(deadline=None, max_examples=40)
@given(value=TEXTS, values=st.lists(TEXTS, max_size=3))
def test_any_text_equal_to_docxtpl(value: str, values: list[str]) -> None:
    fields = {"值": value, "值们": values}
    assert canonical(COMPILED.fill(fields)) == canonical(by_docxtpl(EVERYTHING, fields))


FRAMES = Path(__file__).parents[2] / "templates" / "版式"


@pytest.mark.parametrize("path", sorted(FRAMES.glob("*.docx")), ids=lambda path: path.stem)
def test_frames_equal_with_all_the_writer_makes(path: Path) -> None:
    """What the writer vouches for is so: docxtpl, which parses it and counts its tables, changes nothing."""
    table = Table(tuple(map(Column, ("序号", "姓名", "单位"))), tuple((str(n), f"王{n}", "甲 & 乙") for n in range(30)), caption="名单")
    day = dt.date(2027, 1, 22)
    paper = Paper(
        code="B01", name="通知", frame=path.stem, title="关于推选<第一次>代表大会代表的通知", subtitle="（草案）",
        head=Head(("中共示例县清溪镇委员会",), "清委〔2027〕3号", signatories=("张三", "李四", "王五")), addressees="各村（社区）",
        body=(Heading(1, "一、要求"), Paragraph((Run("甲\n乙"), Run("丙", "黑体"))), table, Cue((Run("起立"),)), PageBreak(), table),
        attachments=(Attachment("名单", (table,), landscape=True), Attachment("办法", (Heading(1, "一、总则"),))),
        signature=Signature(("中共示例县清溪镇委员会",), day), remark="联系人：张三", imprint=Imprint("示例县科协", "清溪镇党政办公室", day),
    )
    calls: list[tuple[bytes, Mapping[str, Any]]] = []

    class Watched(Template):
        def fill(self, fields: Mapping[str, object]) -> bytes:
            calls.append((self._data, fields))
            return super().fill(fields)

    with mock.patch.object(frame, "Template", Watched):
        made = frame.Frames(lambda name: (FRAMES.parent / name).read_bytes()).make(paper)
    ((data, fields),) = calls
    ours, theirs = canonical(made), canonical(by_docxtpl(data, fields, form_environment()))
    # docxtpl escapes core properties twice, the engine on purpose once
    assert ours.pop("docProps/core.xml") != theirs.pop("docProps/core.xml")
    assert ours == theirs
