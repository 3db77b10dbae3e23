"""Papers as other offices' computers make them: Word and WPS files whose styles mean nothing, each in its own hand.

A hand is a set of habits (faces, pitch, grid, how the mark, the red rule, the signature, the imprint and the page number
are made); a paper is written in it. What comes out conforms to the standard to the eye, however it was made.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

SPACES = " ".join(
    f'xmlns:{name}="http://schemas.{where}"'
    for name, where in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
    )
) + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
EMU = 12700  # to the point
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RED = '<w:color w:val="FF0000"/>'
WIDTH = 8844


@dataclass(frozen=True)
class Hand:
    """The habits of an office.

    song, fang, kai, hei: faces; latin: that of digits, the same if empty. pitch: of the text, twips; title: of the title's
    lines. grid: the w:docGrid. normal: what its style Normal has. tight: twips taken off each character of the text.
    mark: paragraph, box (text box), table or frame. rule: border, line, vml or table. indent: chars or twips.
    sign: right (indented from the right), left (from the left) or blanks (blanks typed behind). imprint: table, borders,
    box or lines. folio: plain, frame, box or control. breaks: own (a paragraph with a page break) or before.
    """

    song: str = "方正小标宋简体"
    fang: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    latin: str = ""
    pitch: int = 579
    title: int = 720
    grid: str = ""
    normal: str = '<w:sz w:val="21"/>'
    tight: int = -5
    mark: str = "paragraph"
    rule: str = "border"
    indent: str = "twips"
    sign: str = "right"
    imprint: str = "table"
    folio: str = "plain"
    breaks: str = "before"


def em(words: str) -> float:
    return sum(0.5 if sign.isascii() else 1.0 for sign in words)


class Writer:
    """Writes one paper in a hand; `body` holds the paragraphs so far. first_apart: no number on the first page."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.body: list[str] = []
        self.first_apart = False

    def run(self, words: str, face: str = "", size: float = 16, extra: str = "", tight: bool = True) -> str:
        face = face or self.hand.fang
        latin = self.hand.latin or face
        tight_ = f'<w:spacing w:val="{self.hand.tight}"/>' if tight and size == 16 and self.hand.tight else ""
        look = (
            f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{face}" w:hAnsi="{latin}" w:cs="{latin}"/>{extra}{tight_}'
            f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        )
        said = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>' if words else ""

    def paragraph(
        self, runs: str = "", align: str = "", ind: str = "", line: int = 0, extra: str = "", size: float = 16, before: str = "", tabs: str = "",
    ) -> str:  # fmt: skip
        """Return a paragraph; before: what stands in w:pPr ahead of the spacing, tabs and extra what follows the runs."""
        line = line or self.hand.pitch
        look = f'{before}{tabs}<w:spacing w:line="{line}" w:lineRule="exact"/>{ind}' + (f'<w:jc w:val="{align}"/>' if align else "")
        mark = f'<w:rPr><w:rFonts w:eastAsia="{self.hand.fang}"/><w:sz w:val="{round(size * 2)}"/></w:rPr>'
        return f"<w:p><w:pPr>{look}{mark}</w:pPr>{extra}{runs}</w:p>"

    def put(self, xml: str) -> None:
        self.body.append(xml)

    def blank(self, count: int = 1, line: int = 0) -> None:
        for _ in range(count):
            self.put(self.paragraph(line=line))

    def first(self) -> str:
        return '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if self.hand.indent == "chars" else '<w:ind w:firstLine="630"/>'

    # The head

    def head(self, mark: str, number: str, corner: tuple[str, ...] = (), signer: str = "") -> None:
        """Mark 35 mm below the upper edge of the text, number two lines below it, a red rule 4 mm below that."""
        hand = self.hand
        for one in corner:
            self.put(self.paragraph(self.run(one, hand.fang if one.isdigit() else hand.hei)))
        size = min(42, 424 // len(mark))
        if hand.mark in ("box", "frame"):
            frame = '<w:framePr w:w="8844" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1588" w:y="3979"/>'
            shown = self.paragraph(self.run(mark, hand.song, size, RED), "center", line=900, before=frame if hand.mark == "frame" else "")
            if hand.mark == "frame":
                self.put(shown)
            else:
                self.put(self.paragraph(f"<w:r>{text_box(shown, WIDTH, 1000, 4082 - 103, 'page')}</w:r>", line=20))
            for _ in range(3 - len(corner)):
                self.put(self.paragraph())
            self.put(self.paragraph(line=1984 - 103 - 3 * hand.pitch + (880 if hand.mark == "box" else 0)))
        else:
            for _ in range(3 - len(corner)):
                self.put(self.paragraph())
            self.put(self.paragraph(line=1984 - 103 - 3 * hand.pitch))
            shown = self.paragraph(self.run(mark, hand.song, size, RED), "center", line=900)
            self.put(table([[shown]], [WIDTH]) if hand.mark == "table" else shown)
        self.blank(2)
        self.number(number, signer)
        self.blank(2)

    def number(self, number: str, signer: str) -> None:
        hand = self.hand
        runs, align, ind, tabs = self.run(number), "center", "", ""
        if signer:
            ind, align = '<w:ind w:left="315"/>', "left"
            label, name = 4 * 315, round(em(signer) * 315)
            tabs = f'<w:tabs><w:tab w:val="left" w:pos="{WIDTH - 315 - label - name}"/></w:tabs>'
            runs = self.run(number + "\t签发人：") + self.run(signer, hand.kai)
        border = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="7" w:color="FF0000"/></w:pBdr>' if hand.rule == "border" and not signer else ""
        drawn = {"line": drawn_line(), "vml": vml_line()}.get(hand.rule, drawn_line() if signer else "")
        if hand.rule == "table" and not signer:
            edge = '<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="FF0000"/></w:tcBorders>'
            self.put(table([[self.paragraph(runs, "center") + self.paragraph(line=148)]], [WIDTH], edge))
            return
        shape = f"<w:r>{drawn}</w:r>" if drawn else ""
        self.put(self.paragraph(runs, align, ind, extra=shape, before=border, tabs=tabs))

    # The text

    def titled(self, *lines: str) -> None:
        for one in lines:
            self.put(self.paragraph(self.run(one, self.hand.song, 22), "center", line=self.hand.title, size=22))
        self.blank()

    def to(self, words: str) -> None:
        self.put(self.paragraph(self.run(words)))

    def text(self, words: str) -> None:
        self.put(self.paragraph(self.run(words), "both", self.first()))

    def heading(self, level: int, words: str, rest: str = "") -> None:
        face = (self.hand.hei, self.hand.kai, self.hand.fang, self.hand.fang)[level - 1]
        self.put(self.paragraph(self.run(words, face) + self.run(rest), "both" if rest else "", self.first(), before="" if rest else "<w:keepNext/>"))

    def annexed(self, *names: str) -> None:
        self.blank()
        if len(names) == 1:
            self.put(self.paragraph(self.run("附件：" + names[0]), ind='<w:ind w:left="1575" w:hanging="945"/>'))
            return
        for at, name in enumerate(names):
            first = at == 0
            ind = f'<w:ind w:left="1890" w:hanging="{1260 if first else 315}"/>'
            self.put(self.paragraph(self.run(("附件：" if first else "") + f"{at + 1}.{name}"), ind=ind))

    def signed(self, organ: str, day: str, sealed: bool = True) -> None:
        self.blank(2 if sealed else 1)
        wo, wd = em(organ), em(day)
        if sealed:
            date, name = 4.0, max(0.0, 4 + (wd - wo) / 2)
        elif wd <= wo:
            date, name = wo - wd, 2.0
        else:
            date, name = 2.0, 4 + wd - wo
        for words, right in ((organ, name), (day, date)):
            if self.hand.sign == "blanks":
                self.put(self.paragraph(self.run(words + "\u3000" * int(right) + " " * round(right % 1 * 2)), "right"))
            elif self.hand.sign == "left":
                self.put(self.paragraph(self.run(words), ind=f'<w:ind w:left="{round(WIDTH - (right + em(words)) * 315)}"/>'))
            else:
                self.put(self.paragraph(self.run(words), "right", f'<w:ind w:right="{round(right * 315)}"/>'))

    def note(self, words: str) -> None:
        self.put(self.paragraph(self.run(words), ind=self.first()))

    def annex(self, label: str, *title: str) -> None:
        if self.hand.breaks == "own":
            self.put('<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if self.hand.pitch == 0 else self.paragraph('<w:r><w:br w:type="page"/></w:r>', line=20))
            self.put(self.paragraph(self.run(label, self.hand.hei)))
        else:
            self.put(self.paragraph(self.run(label, self.hand.hei), before="<w:pageBreakBefore/>"))
        self.blank()
        self.titled(*title)

    # The imprint, at the foot of the last page

    def imprint(self, copies: str, office: str, day: str) -> None:
        hand = self.hand
        cc = self.paragraph(self.run(copies, size=14), ind='<w:ind w:left="1120" w:right="280" w:hanging="840"/>', line=560, size=14)
        printed = self.paragraph(
            self.run(f"{office}\t{day}", size=14), ind='<w:ind w:left="280" w:right="280"/>', line=560, size=14,
            tabs='<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>',
        )  # fmt: skip
        if hand.imprint == "table":
            self.put(table([[cc], [printed]], [WIDTH], edges=(8, 6, 8)))
            self.put(self.paragraph(line=20))
        elif hand.imprint == "box":
            rows = [ruled(8), cc, ruled(6), printed, ruled(8)]
            box = text_box("".join(rows), WIDTH, 560 * (2 if em(copies) < 29 else 3) + 60 + 40, None, "margin")
            self.put(self.paragraph(f"<w:r>{box}</w:r>", line=20))
        else:
            self.put(ruled(8))
            self.put(cc)
            self.put(ruled(6))
            self.put(printed)
            self.put(ruled(8))

    def to_foot(self, used: int, lines: int) -> None:
        """Fill the page down to an imprint of so many lines; used: twips that its text takes."""
        rest = 12756 - used - lines * 560 - (135 if self.hand.imprint == "borders" else 75)
        self.blank(rest // self.hand.pitch)
        self.blank(line=rest % self.hand.pitch)

    # The file

    def file(self) -> bytes:
        foot = footers(self.hand)
        references = "".join(f'<w:footerReference w:type="{kind}" r:id="rId{kind}"/>' for kind in foot)
        title = "<w:titlePg/>" if self.first_apart else ""
        margins = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/>'
        section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>{margins}<w:cols w:space="425"/>{title}{self.hand.grid}</w:sectPr>'
        document = f'<w:document {SPACES} mc:Ignorable=""><w:body>{"".join(self.body)}{section}</w:body></w:document>'
        return zipped(document, self.hand, foot)


def ruled(eighths: int) -> str:
    border = f'<w:pBdr><w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/></w:pBdr>'
    return f'<w:p><w:pPr>{border}<w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def table(rows: list[list[str]], widths: list[int], edge: str = "", edges: tuple[int, ...] = ()) -> str:
    """Return a table; edge: borders of each cell; edges: eighths of a point of its horizontal rules, from the top."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = ""
    for at, row in enumerate(rows):
        own = edge or (
            f'<w:tcBorders><w:top w:val="single" w:sz="{edges[at]}" w:color="auto"/><w:bottom w:val="single" w:sz="{edges[at + 1]}" w:color="auto"/></w:tcBorders>'
            if edges else ""
        )  # fmt: skip
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{own}</w:tcPr>{cell}</w:tc>' for cell, width in zip(row, widths, strict=True))
        made += f"<w:tr>{cells}</w:tr>"
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def anchor(inner: str, width: int, height: int, x: str, y: str, wrap: str = "wrapNone") -> str:
    return (
        f'<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{x}{y}<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:{wrap}/>'
        f'<wp:docPr id="{abs(hash((width, height, y))) % 9999 + 1}" name="图形"/><wp:cNvGraphicFramePr/>{inner}</wp:anchor></w:drawing>'
    )


def text_box(inside: str, width: int, height: int, y: int | None, origin: str) -> str:
    """Return a text box as wide as the text: y twips below `origin`, or, without y, at its foot."""
    shape = (
        f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * 635}" cy="{height * 635}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp></a:graphicData></a:graphic>'
    )
    across = '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
    down = f"<wp:posOffset>{y * 635}</wp:posOffset>" if y is not None else "<wp:align>bottom</wp:align>"
    made = anchor(shape, width * 635, height * 635, across, f'<wp:positionV relativeFrom="{origin}">{down}</wp:positionV>', "wrapNone" if y is not None else "wrapTopAndBottom")
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{made}</mc:Choice></mc:AlternateContent>'


RULE_PT = 36.4
"""Points from the top of the number's line to the rule 4 mm below its ink."""


def drawn_line() -> str:
    """Return a red line of DrawingML as wide as the text, drawn below the number."""
    width = WIDTH * 635
    shape = (
        f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
    )
    made = anchor(
        shape, width, 0, '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>',
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(RULE_PT * EMU)}</wp:posOffset></wp:positionV>',
    )  # fmt: skip
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{made}</mc:Choice><mc:Fallback>{vml_line()}</mc:Fallback></mc:AlternateContent>'


def vml_line() -> str:
    """Return the same line as Word 2007 and WPS draw it."""
    return (
        f'<w:pict><v:line id="_x0000_s1026" style="position:absolute;left:0;z-index:251658240;mso-position-horizontal-relative:margin;mso-position-vertical-relative:text" '
        f'from="0,{RULE_PT}pt" to="442.2pt,{RULE_PT}pt" strokecolor="red" strokeweight="1.5pt"/></w:pict>'
    )


FIELD = "<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr>{look}</w:rPr><w:instrText xml:space=\"preserve\"> PAGE \\* MERGEFORMAT </w:instrText></w:r><w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr>{look}</w:rPr><w:t>1</w:t></w:r><w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r>"


def footers(hand: Hand) -> dict[str, str]:
    """Return {kind: w:ftr} of odd and even pages."""
    look = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
    runs = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">— </w:t></w:r>{FIELD.format(look=look)}<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve"> —</w:t></w:r>'
    made = {}
    for kind, side in (("default", "right"), ("even", "left")):
        ind = f'<w:ind w:{side}="280"/>'
        plain = f'<w:p><w:pPr><w:pStyle w:val="a5"/><w:spacing w:line="280" w:lineRule="exact"/>{ind}<w:jc w:val="{side}"/></w:pPr>{runs}</w:p>'
        if hand.folio == "frame":
            frame = f'<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{"right" if kind == "default" else "left"}" w:y="1"/>'
            held = f'<w:p><w:pPr><w:pStyle w:val="a5"/>{frame}<w:spacing w:line="280" w:lineRule="exact"/>{ind}</w:pPr>{runs}</w:p><w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr></w:p>'
        elif hand.folio == "box":
            held = f'<w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr><w:r>{folio_box(plain, side)}</w:r></w:p>'
        elif hand.folio == "control":
            held = f'<w:sdt><w:sdtPr><w:id w:val="1"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{plain}</w:sdtContent></w:sdt>'
        else:
            held = plain
        made[kind] = f"<w:ftr {SPACES}>{held}</w:ftr>"
    return made


def folio_box(paragraph: str, side: str) -> str:
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1828800" cy="228600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" wrap="square" anchor="t"/></wps:wsp></a:graphicData></a:graphic>'
    )
    made = anchor(
        shape, 1828800, 228600, f'<wp:positionH relativeFrom="margin"><wp:align>{side}</wp:align></wp:positionH>',
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>',
    )  # fmt: skip
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{made}</mc:Choice></mc:AlternateContent>'


def zipped(document: str, hand: Hand, foot: dict[str, str]) -> bytes:
    """Return the .docx; its styles are those of a new file, called what Word and WPS call them."""
    main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(f'<Override PartName="/word/footer{one}.xml" ContentType="{kind}.footer+xml"/>' for one in foot)
    related = "".join(f'<Relationship Id="rId{one}" Type="{main}/footer" Target="footer{one}.xml"/>' for one in foot)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="{kind}.settings+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{main}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdS" Type="{main}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="{main}/settings" Target="settings.xml"/>{related}</Relationships>',
        "word/document.xml": document,
        "word/settings.xml": f'<w:settings {SPACES}><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat></w:settings>',
        "word/styles.xml": f'<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/>{hand.normal}<w:szCs w:val="24"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="footer"/><w:basedOn w:val="a"/><w:pPr><w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/></w:tabs><w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style></w:styles>',
        **{f"word/footer{one}.xml": xml for one, xml in foot.items()},
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, xml in parts.items():
            target.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}')
    return out.getvalue()
