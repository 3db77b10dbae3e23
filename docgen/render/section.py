"""Sections: a frame's own page setup, used again for the pages of annexes, upright or turned."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from docgen import standard as m
from docgen.problem import DocgenError, Place, Problem
from docgen.render.pack import refuse
from docgen.render.styles import Library
from docgen.render.textbox import Box
from docgen.render.wordml import field, paragraph, run

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W, _R = f"{{{_MAIN}}}", f"{{{_OFFICE}}}"
_DOCUMENT, _RELATIONS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
# The footers of turned pages: for which pages, part, relationship, style of the number.
_TURNED = (
    ("default", "footerTurnedOdd.xml", "rIdTurnedOdd", "GwPageOdd"),
    ("even", "footerTurnedEven.xml", "rIdTurnedEven", "GwPageEven"),
)


# Of pages without a number: part, relationship.
_EMPTY = ("footerEmpty.xml", "rIdEmpty")


@dataclass(frozen=True)
class PageSetup:
    """The page setup (w:sectPr) that a frame ends with: headers, footers, margins as the office has them.

    frame: bytes of the .docx. name: for messages.
    """

    frame: bytes
    name: str

    @cached_property
    def landscape(self) -> bool:
        """Whether the frame's own pages are turned."""
        return _is_landscape(self._final(self._document()))

    def check(self) -> None:
        """Raise DocgenError: it is no Word document, or has no page setup."""
        self._final(self._document())

    @cached_property
    def styles(self) -> Library:
        """The frame's styles."""
        return Library(self.frame, self.name)

    def first(self) -> str:
        """Return the section of the paper itself, to end before annexes that need a page of another shape."""
        return _text(self._final(self._document()))

    def later(self, *, landscape: bool) -> str:
        """Return a section behind the first: same running heads, no first page of its own kind."""
        return _text(self._later(self._final(self._document()), landscape))

    def ending_with(self, *, landscape: bool, numbered: bool = True) -> bytes:
        """Return the frame with its last section made one of the later ones, footers for turned pages and empty pages added.

        numbered: whether the pages of the last section bear numbers.
        """
        with zipfile.ZipFile(io.BytesIO(self.frame)) as archive:
            members = {member.filename: archive.read(member) for member in archive.infolist()}
        root = self._document()
        final = self._final(root)
        later = self._later(final, landscape)
        if not numbered:
            _refer_to_footers(later, [(pages, _EMPTY[1]) for pages in ("default", "even")])
        final.addprevious(later)
        later.getparent().remove(final)  # type: ignore[union-attr]
        members[_DOCUMENT] = _bytes(root)
        if not self.landscape:
            _add_footers(members, self.styles)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for name, data in members.items():
                new.writestr(zipfile.ZipInfo(name), data)
        return out.getvalue()

    def _document(self) -> etree._Element:
        try:
            with zipfile.ZipFile(io.BytesIO(self.frame)) as archive:
                return etree.fromstring(archive.read(_DOCUMENT), etree.XMLParser(resolve_entities=False))
        except KeyError:
            raise refuse("E-WRD-01", self.name, "这个压缩包里没有 Word 文档的正文，不是 .docx") from None
        except etree.XMLSyntaxError:
            raise refuse("E-WRD-01", self.name, "文件已损坏，里面的正文读不出来") from None

    def _final(self, root: etree._Element) -> etree._Element:
        found = root.find(f"{_W}body/{_W}sectPr")
        if found is None or found.find(_W + "pgSz") is None or found.find(_W + "pgMar") is None:
            cure = "用 Word 打开它，在“布局”里设好纸张和页边距，再保存"
            raise DocgenError([Problem("E-FRM-01", Place(self.name), "版式文件里没有页面设置", cure)])
        return found

    def _later(self, section: etree._Element, landscape: bool) -> etree._Element:
        section = copy.deepcopy(section)
        for tag in ("titlePg", "type"):
            for found in section.findall(_W + tag):
                section.remove(found)
        if _is_landscape(section) != landscape:
            _turn(section, landscape)
            if landscape:
                _refer_to_footers(section, [(pages, identity) for pages, _, identity, _ in _TURNED])
        return section


def _turn(section: etree._Element, landscape: bool) -> None:
    """Turn the page by a quarter: the portrait page's left edge is the landscape page's top (GB/T 9704-2012, 8)."""
    size, margin = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    size[_W + "w"], size[_W + "h"] = size[_W + "h"], size[_W + "w"]
    if landscape:
        size[_W + "orient"] = "landscape"
    elif _W + "orient" in size:
        del size[_W + "orient"]
    sides = ("top", "right", "bottom", "left")
    order = ("left", "top", "right", "bottom") if landscape else ("right", "bottom", "left", "top")
    old = {side: int(margin[_W + side]) for side in (*sides, "footer")}
    for side, source in zip(sides, order, strict=True):
        margin[_W + side] = str(old[source])
    # The page number keeps its distance from the type area.
    margin[_W + "footer"] = str(old["footer"] + int(margin[_W + "bottom"]) - old["bottom"])


def _attributes(section: etree._Element, tag: str) -> etree._Attrib:
    return next(section.iter(_W + tag)).attrib


def _is_landscape(section: etree._Element) -> bool:
    size = _attributes(section, "pgSz")
    return int(size[_W + "w"]) > int(size[_W + "h"])


def _refer_to_footers(section: etree._Element, footers: Sequence[tuple[str, str]]) -> None:
    """Let a section have these footers, (pages, relationship), and no others."""
    for found in section.findall(_W + "footerReference"):
        section.remove(found)
    for pages, identity in reversed(footers):
        section.insert(0, etree.Element(_W + "footerReference", {_W + "type": pages, _R + "id": identity}))


def _add_footers(members: dict[str, bytes], styles: Library) -> None:
    """Add footers in which the number stands where it would on an upright page, turned with the paper (8), and an empty one."""
    types, relations = etree.fromstring(members[_TYPES]), etree.fromstring(members[_RELATIONS])
    made = [(part, identity, _turned_footer(style, styles)) for _, part, identity, style in _TURNED]
    for part, identity, data in [*made, (*_EMPTY, _footer(paragraph("GwSpacer"), styles))]:
        members[f"word/{part}"] = data
        etree.SubElement(types, _like(types, "Override"), {"PartName": f"/word/{part}", "ContentType": _FOOTER_TYPE})
        link = {"Id": identity, "Type": f"{_OFFICE}/footer", "Target": part}
        etree.SubElement(relations, _like(relations, "Relationship"), link)
    members[_TYPES], members[_RELATIONS] = _bytes(types), _bytes(relations)


def _turned_footer(style: str, styles: Library) -> bytes:
    number = paragraph(style, run("— ") + field("PAGE") + run(" —"))
    left = m.PAGE_HEIGHT - m.mm(m.PAGE_NUMBER_DASH_MM) - m.PAGE_NUMBER_LINE // 2
    box = Box("页码", m.PAGE_NUMBER_LINE, m.TEXT_WIDTH, left=left, top=m.MARGIN_LEFT, turned=True, through=True)
    return _footer(paragraph("GwSpacer", box.run(number)), styles)


def _footer(content: str, styles: Library) -> bytes:
    return _bytes(etree.fromstring(f'<w:ftr xmlns:w="{_MAIN}">{styles.dress(content)}</w:ftr>'))


def _like(root: etree._Element, tag: str) -> str:
    return f"{{{etree.QName(root).namespace}}}{tag}"


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _text(section: etree._Element) -> str:
    section = copy.deepcopy(section)
    section.tail = None
    etree.cleanup_namespaces(section)
    return etree.tostring(section, encoding="unicode")
