"""A .docx from its parts: skeleton, sections, headers and footers, zip with fixed dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from docgen import standard as m
from tools.frames import styles

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Namespaces that the body may need: drawings of the imprint and their fallback.
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Word takes the second name where an office has only the newer font of the same face.
_FONTS = (("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("黑体", "SimHei"), ("宋体", "SimSun"), ("方正小标宋简体", "方正小标宋_GBK"))


@dataclass(frozen=True)
class Running:
    """A header or footer (页眉、页脚): for which pages (default, even, first) and its paragraphs as XML."""

    kind: str
    pages: str
    body: str


@dataclass(frozen=True)
class Page:
    """The last section of a file: orientation, distances of header and footer, first page unlike the rest or not."""

    landscape: bool = False
    title_page: bool = False
    header: int = m.HEADER_DISTANCE
    footer: int = m.FOOTER_DISTANCE
    margins: tuple[int, int, int, int] = (m.MARGIN_TOP, m.MARGIN_RIGHT, m.MARGIN_BOTTOM, m.MARGIN_LEFT)
    size: tuple[int, int] = (m.PAGE_WIDTH, m.PAGE_HEIGHT)
    grid: bool = True

    def xml(self, references: str = "") -> str:
        """Return the w:sectPr; `references` are the header and footer references."""
        top, right, bottom, left = self.margins
        width, height = self.size
        turned = ' w:orient="landscape"' if width > height else ""
        if self.landscape:
            top, right, bottom, left = left, top, right, bottom
            width, height, turned = height, width, ' w:orient="landscape"'
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
            f"{'<w:titlePg/>' if self.title_page else ''}"
            + (f'<w:docGrid w:type="lines" w:linePitch="{m.LINE}"/>' if self.grid else "")
            + "</w:sectPr>"
        )


def docx(body: str, page: Page, running: tuple[Running, ...] = (), *, title: str = "") -> bytes:
    """Return the .docx with this body (XML of paragraphs and tables), page and headers and footers.

    title: of the file's properties, which a PDF made from it shows; may hold a tag.
    """
    parts = dict(_fixed_parts(title))
    overrides, relations, references = [], list(_RELATIONS), []
    for number, part in enumerate(running, 1):
        name, identity = f"{part.kind}{number}.xml", f"rIdRunning{number}"
        tag = "hdr" if part.kind == "header" else "ftr"
        parts[f"word/{name}"] = f"<w:{tag} {NAMESPACES}>{part.body}</w:{tag}>"
        overrides.append((f"/word/{name}", f"{_TYPE}.{part.kind}+xml"))
        relations.append((identity, part.kind, name))
        references.append(f'<w:{part.kind}Reference w:type="{part.pages}" r:id="{identity}"/>')
    parts["word/document.xml"] = (
        f"<w:document {NAMESPACES}><w:body>{body}{page.xml(''.join(references))}</w:body></w:document>"
    )
    parts["word/_rels/document.xml.rels"] = _relationships(relations, _R)
    parts["[Content_Types].xml"] = _content_types(overrides)
    return pack({name: (_DECLARATION + text).encode() for name, text in parts.items()})


_RELATIONS = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFontTable", "fontTable", "fontTable.xml"),
)


def _fixed_parts(title: str) -> Mapping[str, str]:
    return {
        "[Content_Types].xml": "",
        "_rels/.rels": _relationships(
            [("rId1", "officeDocument", "word/document.xml"), ("rId3", "extended-properties", "docProps/app.xml")], _R
        ).replace(
            "</Relationships>",
            f'<Relationship Id="rId2" Type="{_REL}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        ),
        "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>docgen</Application></Properties>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{f"<dc:title>{title}</dc:title>" if title else ""}</cp:coreProperties>',
        "word/document.xml": "",
        "word/_rels/document.xml.rels": "",
        "word/styles.xml": styles.styles(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(),
    }


_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>'
    '<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in _FONTS
    )
    return f'<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'


def _relationships(rows: list[tuple[str, str, str]], base: str) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{base}/{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'<Relationships xmlns="{_REL}">{inner}</Relationships>'


def _content_types(overrides: list[tuple[str, str]]) -> str:
    rows = [
        ("/word/document.xml", f"{_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPE}.styles+xml"),
        ("/word/settings.xml", f"{_TYPE}.settings+xml"),
        ("/word/fontTable.xml", f"{_TYPE}.fontTable+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        *overrides,
    ]
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in rows)
        + "</Types>"
    )


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts in the order given, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, data)
    return out.getvalue()
