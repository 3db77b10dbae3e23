"""A .docx made ready to be laid out by LibreOffice as Word and WPS lay it out.

LibreOffice gives a document grid more than Word does: it moves lines of exact height onto the grid, and on a grid of
characters it sets 3号 in two cells each (14 to the line). Most papers have such a grid, as new files come with one. What
is measured must be the paper, not the program; so the copy that is laid out says without grid what the grid means.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from docgen.audit.docx import Reading, read
from docgen.audit.fix import packed
from docgen.audit.package import STRICT
from docgen.audit.paragraph import Paragraph
from docgen.audit.properties import W
from docgen.audit.sections import section_elements
from docgen.audit.subject import Section

CHARACTERS = ("linesAndChars", "snapToChars")
PART_OF_POINT = 4096
TWIPS = 20
PARAGRAPH_BEFORE = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid")  # fmt: skip
"""What stands before w:snapToGrid in a w:pPr, itself included."""


def for_print(data: bytes, name: str) -> bytes:
    """Return the .docx in `data` with what its grids mean said without them. Raises DocgenError: it cannot be read."""
    reading = read(data, name)
    sections = reading.subject.sections
    strict = any(mark in reading.package.data(reading.package.main) for mark, _ in STRICT[:1])  # its parts must stay of one kind
    if strict or not any(section.grid for section in sections):
        return data
    root = reading.elements[0].getroottree().getroot() if reading.elements else None
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        return data
    for paragraph, element in zip(reading.subject.paragraphs, reading.elements, strict=False):
        if paragraph.line_rule == "exact" and paragraph.snap:
            off_grid(element)
    for section, element in zip(sections, section_elements(body), strict=False):
        set_grid(element, section, reading.subject.paragraphs)
    return packed(data, {reading.package.main: root, **tightened(reading, sections)})


def off_grid(element: etree._Element) -> None:
    """Say of a paragraph that it keeps off the grid."""
    look = element.find(W + "pPr")
    if look is None:
        look = etree.Element(W + "pPr")
        element.insert(0, look)
    snap = look.find(W + "snapToGrid")
    if snap is None:
        snap = etree.Element(W + "snapToGrid")
        look.insert(sum(child.tag in {W + name for name in PARAGRAPH_BEFORE} for child in look), snap)
    snap.set(W + "val", "0")


def set_grid(element: etree._Element, section: Section, paragraphs: Sequence[Paragraph]) -> None:
    """Leave a grid of lines where lines stand on it; where all are of exact height, none."""
    grid = element.find(W + "docGrid")
    if grid is None:
        return
    here = [one for one in paragraphs if one.section == section.index and one.table is None and one.box is None]
    if all(one.line_rule == "exact" for one in here):
        grid.attrib.pop(W + "type", "")
    elif section.grid in CHARACTERS:
        grid.set(W + "type", "lines")
    grid.attrib.pop(W + "charSpace", "")


def tightened(reading: Reading, sections: Sequence[Section]) -> dict[str, etree._Element]:
    """Return the styles with the character pitch of a grid as spacing of all text, if there is such a grid."""
    added = next((section.grid_char for section in sections if section.grid in CHARACTERS and section.grid_char), 0)
    part = reading.package.related(reading.package.main, "styles")
    styles = reading.package.tree(part) if added and part else None
    if styles is None:
        return {}
    defaults = grown(styles, "docDefaults", first=True)
    look = grown(grown(defaults, "rPrDefault", first=True), "rPr")
    if look.find(W + "spacing") is None:
        spacing = etree.Element(W + "spacing")
        spacing.set(W + "val", str(added * TWIPS // PART_OF_POINT))
        before = ("rFonts", "b", "bCs", "i", "iCs", "color")
        look.insert(sum(child.tag in {W + name for name in before} for child in look), spacing)
    return {part: styles}


def grown(parent: etree._Element, tag: str, first: bool = False) -> etree._Element:
    """Return a child of that name, made if there is none."""
    found = parent.find(W + tag)
    if found is None:
        found = etree.Element(W + tag)
        parent.insert(0 if first else len(parent), found)
    return found
