"""A print run (合并打印): papers of one template, one for each person or unit, as one .docx, each beginning on a new page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from docgen.render.pack import Pack

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def joined(papers: Sequence[bytes]) -> bytes:
    """Return the papers one behind the other; parts other than the text are those of the first, so all must have the same frame."""
    if len(papers) == 1:
        return papers[0]
    first = _document(papers[0])
    whole = _body(first)
    for paper in papers[1:]:
        _end_section(whole)
        whole.extend(list(_body(_document(paper))))
    _keep_first_marks(whole)
    for number, drawing in enumerate(whole.iter(_DRAWING), 1):
        drawing.set("id", str(number))
    pack = Pack()
    with zipfile.ZipFile(io.BytesIO(papers[0])) as archive:
        pack.copy(papers[0], archive, leave_out=(_DOCUMENT,))
    return pack.write([(_DOCUMENT, etree.tostring(first, encoding="UTF-8", xml_declaration=True, standalone=True))])


def _document(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(_DOCUMENT), etree.XMLParser(resolve_entities=False))


def _body(document: etree._Element) -> etree._Element:
    [body] = document.findall(_W + "body")
    return body


def _end_section(body: etree._Element) -> None:
    """Move the last page setup into the last paragraph, so that what follows begins on a new page of its own setup."""
    section = body[-1]
    assert section.tag == _W + "sectPr", "every frame and form ends with its page setup"
    body.remove(section)
    if len(body) == 0 or body[-1].tag != _W + "p":
        etree.SubElement(body, _W + "p")
    last = body[-1]
    properties = last.find(_W + "pPr")
    if properties is None:
        properties = etree.Element(_W + "pPr")
        last.insert(0, properties)
    properties.append(section)


def _keep_first_marks(body: etree._Element) -> None:
    """Take away bookmarks that an earlier paper has already: a name may stand in a document once."""
    seen: set[str] = set()
    for start in list(body.iter(_W + "bookmarkStart")):
        name = start.get(_W + "name", "")
        if name in seen:
            end = next(mark for mark in start.itersiblings() if mark.tag == _W + "bookmarkEnd")
            for mark in (start, end):
                mark.getparent().remove(mark)  # type: ignore[union-attr]
        seen.add(name)
