"""A docxtpl template, read once: its parts that may hold tags, patched by docxtpl into Jinja source.

docxtpl defines the template language; what of it is used here is its public interface (`patch_xml`,
`get_xml`, the kinds of headers and footers). Word's libraries are imported when a template is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docgen.render.pack import open_package, refuse

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
NAMESPACE = re.compile(r'\sxmlns(:\w+)?="[^"]*"')
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
CORE = "docProps/core.xml"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The core properties that docxtpl fills."""

CELL = re.compile(r"<w:tcPr>((?:(?!</w:tcPr>).)*\{[{%].*?)</w:tcPr>", re.DOTALL)
CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
VALUE = r'"(?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*"'
CHILD = re.compile(rf"<w:(\w+)(?: [\w:]+={VALUE})*(?:/>|>.*?</w:\1>)", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """A part to be filled: member of the zip, its name for people, text before, Jinja source, text after."""

    member: str
    label: str
    before: str
    source: str
    after: str = ""


def read(data: bytes, name: str, archive: ZipFile) -> tuple[DocxTemplate, list[Source]]:
    """Return docxtpl's object for the file, and the parts to be filled, the body first.

    Raises DocgenError: not a Word document, or one that python-docx cannot find its way in. Of what is wrong with
    a package python-docx has no one exception: it may raise any of those named here.
    """
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from lxml.etree import XMLSyntaxError

    docx = DocxTemplate(BytesIO(data))
    try:
        docx.init_docx()
        root = docx.docx.element
        if root.body is None or root.getroottree().docinfo.doctype or "<w:body" not in docx.xml_to_string(root):
            raise refuse("E-WRD-01", name, "文件里没有正文")
        return docx, list(sources(docx, archive))
    except (XMLSyntaxError, UnicodeDecodeError):
        raise refuse("E-WRD-01", name, "文件已损坏，里面的部件读不出来") from None
    except (OpcError, KeyError, ValueError, AttributeError, TypeError):
        raise refuse("E-WRD-01", name, "这个压缩包里没有完整的 Word 文档，不是 .docx") from None


def tags(data: bytes, name: str) -> list[str]:
    """Return the Jinja source of every part of the file that is to be filled. Raises DocgenError: not a Word document."""
    with open_package(data, name) as archive:
        return [source.source for source in read(data, name, archive)[1]]


def sources(docx: DocxTemplate, archive: ZipFile) -> Iterator[Source]:
    """Yield the parts that docxtpl fills: body, headers, footers, core properties, footnotes."""
    yield body(docx)
    yield from headers_and_footers(docx)
    members = set(archive.namelist())
    if CORE in members:
        yield Source(CORE, "文档属性", DECLARATION, core(docx))
    for part in docx.docx.part.package.iter_parts():
        member = str(part.partname)[1:]
        if part.content_type == FOOTNOTES and member in members:
            yield Source(member, "脚注", "", docx.patch_xml(part.blob.decode("utf-8")))


def in_order(source: str) -> str:
    """Return Jinja source whose cells' properties stand in the schema's order: colspan, cellbg and vm put theirs first or last.

    Source: ECMA-376 part 1, 17.4.70 (CT_TcPr).
    """
    return CELL.sub(lambda cell: f"<w:tcPr>{_sorted(cell[1])}</w:tcPr>", source)


def _sorted(properties: str) -> str:
    found = list(CHILD.finditer(properties))
    known = all(one[1] in CELL_ORDER for one in found) and "".join(one[0] for one in found) == properties
    return "".join(one[0] for one in sorted(found, key=lambda one: CELL_ORDER.index(one[1]))) if known else properties


def body(docx: DocxTemplate) -> Source:
    """Return the main part; the namespaces that lxml repeats on `w:body` stay on the root only."""
    whole = docx.xml_to_string(docx.docx.element)
    start, end = whole.index("<w:body"), whole.rindex("</w:body>") + len("</w:body>")
    tag, rest = docx.patch_xml(docx.get_xml()).split(">", 1)
    source = in_order(NAMESPACE.sub("", tag) + ">" + rest)
    return Source(str(docx.docx.part.partname)[1:], "正文", DECLARATION + whole[:start], source, whole[end:])


def headers_and_footers(docx: DocxTemplate) -> Iterator[Source]:
    """Yield the headers and footers, each once."""
    seen: set[str] = set()
    for kind, label in ((docx.HEADER_URI, "页眉"), (docx.FOOTER_URI, "页脚")):
        for _, part in docx.get_headers_footers(kind):
            member = str(part.partname)[1:]
            if member not in seen:
                seen.add(member)
                number = "".join(filter(str.isdigit, member))
                yield Source(member, label + number, DECLARATION, in_order(docx.patch_xml(docx.get_part_xml(part))))


def core(docx: DocxTemplate) -> str:
    """Return the core properties as Jinja source; tags in others than docxtpl's six stay as they are.

    docxtpl fills the six one by one as plain text and, with escaping on, escapes them twice; as XML they are
    escaped once. An empty property gets its element, as docxtpl gives it one.
    """
    properties: Any = docx.docx.core_properties
    for name in PROPERTIES:
        if not getattr(properties, name):
            setattr(properties, name, "")
    filled = {"creator", "description", "identifier", "language", "subject", "title"}
    for element in properties._element:
        if element.text and "{" in element.text and element.tag.rpartition("}")[2] not in filled:
            element.text = "{% raw %}" + element.text + "{% endraw %}"
    source: str = docx.patch_xml(docx.xml_to_string(properties._element))
    return source
