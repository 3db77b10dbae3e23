"""The last steps on the text of a filled part, each taken only where it could change something.

What these steps do is docxtpl's to say; where it must be done, docxtpl's public methods do it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.documents.tag_fault import NotPrintable

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

BREAKS = "\n\t\a\f"
PARAGRAPH_END = "</w:p>"
ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
FIRST_ID = 1001
"""docxtpl numbers the drawings of a document from here."""
DRAWING = "<wp:docPr"
DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
FORBIDDEN = "里有 Word 文件不能有的字符"
NOT_XML = bytes(set(range(32)) - {9, 10, 13})


def unescape_tags(xml: str) -> str:
    """Return text with docxtpl's `{_{ … }_}` turned into braces."""
    if "{_" in xml or "_}" in xml:
        for written, meant in ESCAPES:
            xml = xml.replace(written, meant)
    return xml


def resolve_breaks(docx: DocxTemplate, xml: str) -> str:
    """Return text with line breaks, tabs, new paragraphs and new pages in values made into Word's own."""
    if not any(mark in xml for mark in BREAKS):
        return xml
    pieces = xml.split(PARAGRAPH_END)
    for number, piece in enumerate(pieces[:-1]):
        if any(mark in piece for mark in BREAKS):
            pieces[number] = docx.resolve_listing(piece + PARAGRAPH_END).removesuffix(PARAGRAPH_END)
    return PARAGRAPH_END.join(pieces)


def number_drawings(xml: str) -> str:
    """Return text whose drawings carry the numbers that docxtpl would give them."""
    if DRAWING not in xml:
        return xml
    first, *pieces = xml.split(DRAWING)
    numbered = (
        DRAWING_ID.sub(rf"\g<1>{number}\g<2>", DRAWING + piece, count=1)
        for number, piece in enumerate(pieces, FIRST_ID)
    )
    return first + "".join(numbered)


def encode(xml: str) -> bytes:
    """Return text as UTF-8. Raises NotPrintable: it has characters that XML does not allow."""
    try:
        data = xml.encode("utf-8")
    except UnicodeEncodeError:
        raise NotPrintable(FORBIDDEN) from None
    if len(data.translate(None, NOT_XML)) != len(data) or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data:
        raise NotPrintable(FORBIDDEN)
    return data


def is_well_formed(data: bytes) -> bool:
    """Whether `data` is well-formed XML."""
    from lxml import etree

    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return False
    return True


def mend_tables(docx: DocxTemplate, data: bytes) -> bytes:
    """Return the main part with its table grids as wide as their rows; `data` is well-formed."""
    from lxml import etree

    docx.docx_ids_index = FIRST_ID - 1
    tree = docx.fix_tables(data)
    docx.fix_docpr_ids(tree)
    mended: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return mended
