"""The .docx reader: what inherits, what is numbered, what is shown, where everything stands."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from docgen.audit.docx import read
from docgen.audit.numbering import chinese, formed
from docgen.audit.paragraph import Paragraph
from docgen.audit.subject import Subject

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
KINDS = NAMES["r"]


def subject(inside: str, **parts: str) -> Subject:
    """Read a document with this body; parts: styles, numbering, settings, header1 … as inner XML."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{KINDS}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    ) + f'<Relationship Id="web" Type="{KINDS}/hyperlink" Target="http://example.com" TargetMode="External"/>'
    with zipfile.ZipFile(out := BytesIO(), "w") as package:
        package.writestr("word/document.xml", f"<w:document {XMLNS}><w:body>{inside}</w:body></w:document>")
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>')
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content if content.startswith("<a:") else f"<w:{name} {XMLNS}>{content}</w:{name}>")
    return read(out.getvalue(), "来文.docx").subject


def one(inside: str, **parts: str) -> Paragraph:
    [paragraph] = subject(inside, **parts).paragraphs
    return paragraph


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="正文文字"/><w:basedOn w:val="N"/>
  <w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="200"/></w:pPr>
  <w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="K"><w:name w:val="强调"/><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/><w:b/></w:rPr></w:style>
"""
THEME = (
    f'<a:theme xmlns:a="{NAMES["a"]}"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    '<a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def test_defaults_theme_and_style() -> None:
    plain, styled = subject(p("水") + p("水", '<w:pStyle w:val="B"/>'), styles=STYLES, theme=THEME).paragraphs
    assert (plain.main.face, plain.main.size, plain.align, plain.line, plain.style) == ("等线", 10.5, "both", 240, "Normal")
    assert (styled.main.face, styled.main.size, styled.align) == ("仿宋_GB2312", 16.0, "both")
    assert (styled.first_line, styled.line, styled.line_rule) == (640, 579, "exact")


def test_direct_formatting_wins_and_toggles_turn() -> None:
    direct = one(p("水", '<w:pStyle w:val="B"/><w:jc w:val="center"/>', '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="44"/>'), styles=STYLES)
    assert (direct.main.face, direct.main.size, direct.align, direct.main.bold) == ("黑体", 22.0, "center", True)
    twice = one(p("水", '<w:pStyle w:val="B"/>', '<w:rStyle w:val="K"/>'), styles=STYLES)
    assert (twice.main.face, twice.main.bold) == ("楷体_GB2312", False), "bold upon bold is not bold"


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        ('w:firstLineChars="0" w:firstLine="0"', (0, 0, 0)),
        ('w:hanging="600" w:left="900"', (900, 0, 600)),
        ('w:start="100" w:firstLine="300"', (100, 640, 0)),
        ('w:leftChars="100" w:left="9"', (320, 640, 0)),
    ],
)
def test_indents_over_those_of_the_style(indent: str, expected: tuple[int, int, int]) -> None:
    made = one(p("水", f'<w:pStyle w:val="B"/><w:ind {indent}/>'), styles=STYLES)
    assert (made.left, made.first_line, made.hanging) == expected


NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def listed(text: str, level: int, key: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def test_automatic_numbers_are_part_of_the_text() -> None:
    made = subject(
        listed("总则", 0) + listed("目的", 1) + listed("依据", 1) + listed("职责", 0) + listed("分工", 1) + listed("甲", 2) + listed("另表", 0, 2),
        numbering=NUMBERING,
    )
    assert [one.text for one in made.paragraphs] == ["一、总则", "（一）目的", "（二）依据", "二、职责", "（一）分工", "2.1甲", "一、另表"]
    assert (made.paragraphs[0].typed, made.paragraphs[0].first_line) == ("总则", 640)


def test_numbers_in_their_forms() -> None:
    assert [chinese(n) for n in (1, 10, 11, 20, 21, 100, 105, 110, 1001)] == ["一", "十", "十一", "二十", "二十一", "一百", "一百零五", "一百一十", "一千零一"]
    assert [formed(4, form) for form in ("upperRoman", "lowerLetter", "decimalEnclosedCircle", "decimalZero", "ideographTraditional", "none")] == ["IV", "d", "④", "04", "丁", ""]


def test_fields_show_their_result_and_keep_their_code() -> None:
    field = (
        '<w:p><w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p>'
    )
    made = one(field)
    assert [(span.text, span.field) for span in made.spans] == [("— ", ""), ("7", "PAGE"), (" —", "")]
    bare = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    assert one(bare).text == "1", "a number that was never counted still stands there"
    assert one('<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>').spans[0].field == "PAGE"


def test_changes_are_read_as_accepted_and_reported() -> None:
    made = subject(
        '<w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r>"
        '<w:hyperlink r:id="web"><w:r><w:t>戊</w:t></w:r></w:hyperlink><w:r><w:commentReference w:id="0"/></w:r></w:p>',
        comments='<w:comment w:id="0"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>',
    )
    assert made.paragraphs[0].text == "甲乙戊"
    assert {(left.kind, left.text) for left in made.residue} == {
        ("修订", "插入：乙"), ("修订", "删除：丙"), ("超链接", "戊"), ("隐藏文字", "丁"), ("批注", "请核实"),
    }  # fmt: skip


BOX = "<w:txbxContent>{}</w:txbxContent>"
ANCHOR = (
    '<w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH><wp:positionV relativeFrom="page">'
    '<wp:posOffset>635000</wp:posOffset></wp:positionV><wp:extent cx="5615940" cy="635"/><a:graphic><a:graphicData><wps:wsp>{}</wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)


def test_a_text_box_is_read_once() -> None:
    drawing = ANCHOR.format(f"<wps:txbx>{BOX.format(p('抄送：市委办。'))}</wps:txbx>")
    older = f'<w:pict><v:rect style="width:10pt;height:10pt"><v:textbox>{BOX.format(p("抄送：市委办。"))}</v:textbox></v:rect></w:pict>'
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>'
    made = subject(f"<w:p><w:r>{both}</w:r></w:p>" + p("之后"))
    assert [(one.text, one.box) for one in made.paragraphs] == [("", None), ("抄送：市委办。", 0), ("之后", None)]
    assert [(one.kind, one.paragraph, one.width, one.y, one.y_from, one.box) for one in made.drawn] == [("box", 0, 8844, 1000, "page", 0)]
    unknown = both.replace('Requires="wps"', 'Requires="future"')
    assert [one.text for one in subject(f"<w:p><w:r>{unknown}</w:r></w:p>").paragraphs] == ["", "抄送：市委办。"]


def test_lines_drawn_as_shapes() -> None:
    line = '<wps:spPr><a:prstGeom prst="line"/><a:ln w="19050"><a:solidFill><a:srgbClr val="ff0000"/></a:solidFill></a:ln></wps:spPr>'
    older = '<w:pict><v:line from="0,5pt" to="442.2pt,5pt" strokecolor="red" strokeweight="1.5pt"/></w:pict>'
    made = subject(f"<w:p><w:r>{ANCHOR.format(line)}</w:r><w:r>{older}</w:r></w:p>")
    assert [(one.kind, one.width, one.colour, one.weight) for one in made.drawn] == [("line", 8844, "FF0000", 30), ("line", 8844, "FF0000", 30)]


def test_tables_cells_and_heads() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell.format('<w:gridSpan w:val="2"/>', p("名单")) + "</w:tr>"
    row = "<w:tr>" + cell.format('<w:tcBorders><w:top w:val="single" w:sz="8" w:color="000000"/></w:tcBorders>', p("甲")) + cell.format("", p("乙")) + "</w:tr>"
    made = subject(f'<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/></w:tblPr>{head}{row}</w:tbl>' + p("后"))
    [table] = made.tables
    assert (table.rows, table.columns, table.heads, table.width, table.first, table.last) == (2, 2, 1, 8844, 0, 2)
    assert [(one.text, one.table, one.row, one.cell) for one in made.paragraphs] == [("名单", 0, 0, 0), ("甲", 0, 1, 0), ("乙", 0, 1, 1), ("后", None, 0, 0)]
    assert [(one.row, one.column, one.columns, [b.eighths for b in one.borders]) for one in table.cells] == [(0, 0, 2, []), (1, 0, 1, [8]), (1, 1, 1, [])]


def test_sections_inherit_headers_and_footers() -> None:
    first = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474"/><w:docGrid w:type="lines" w:linePitch="579"/><w:titlePg/></w:sectPr>'
    )
    last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:start="1"/></w:sectPr>'
    made = subject(
        p("前", first) + p("后") + last, header1=p("青山市人民政府"), footer1=p("— 1 —"), settings="<w:evenAndOddHeaders/>"
    )
    one, two = made.sections
    assert (one.text_width, one.text_height, one.grid_line, one.title_page, one.even_odd) == (8844, 12756, 579, True, True)
    assert (two.landscape, two.title_page, two.page_start) == (True, False, 1)
    assert [footer.text for footer in two.footers] == ["— 1 —"], "inherited"
    assert [(one.section, one.break_before) for one in made.paragraphs] == [(0, False), (1, True)]
    assert [made.paragraph(one.index).text for one in made.margins] == ["青山市人民政府", "— 1 —"]


def test_page_breaks() -> None:
    broken = '<w:p><w:r><w:t>前</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>'
    leading = '<w:p><w:r><w:br w:type="page"/><w:t>附件2</w:t></w:r></w:p>'
    made = subject(broken + p("附件1") + leading + p("后"))
    assert [(one.text, one.break_before) for one in made.paragraphs] == [("前", False), ("附件1", True), ("附件2", True), ("后", False)]


def test_strict_files_are_read_too() -> None:
    inside = p("水", '<w:jc w:val="center"/>')
    document = f"<w:document {XMLNS}><w:body>{inside}</w:body></w:document>".replace(NAMES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
    with zipfile.ZipFile(out := BytesIO(), "w") as package:
        package.writestr("word/document.xml", document)
    [paragraph] = read(out.getvalue(), "来文.docx").subject.paragraphs
    assert (paragraph.text, paragraph.align) == ("水", "center")
