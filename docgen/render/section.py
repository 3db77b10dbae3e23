"""Sections: a frame's own page setup, used again for the pages of annexes, upright or turned."""

from __future__ import annotations

import copy
import io
import zipfile
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class PageSetup:
    """The page setup (w:sectPr) that a frame ends with: headers, footers, margins as the office has them."""

    frame: bytes

    @property
    def landscape(self) -> bool:
        """Whether the frame's own pages are turned."""
        return _is_landscape(self._final())

    def first(self) -> str:
        """Return the section of the paper itself, to end before annexes that need a page of another shape."""
        return _text(self._final())

    def later(self, *, landscape: bool) -> str:
        """Return a section behind the first: same running heads, no first page of its own kind."""
        return _text(_later(self._final(), landscape))

    def ending_with(self, *, landscape: bool) -> bytes:
        """Return the frame with its last section made one of the later ones."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.frame)) as old, zipfile.ZipFile(out, "w") as new:
            for member in old.infolist():
                data = old.read(member)
                if member.filename == _DOCUMENT:
                    root = etree.fromstring(data)
                    final = root.find(f"{_W}body/{_W}sectPr")
                    final.getparent().replace(final, _later(final, landscape))
                    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
                new.writestr(member, data)
        return out.getvalue()

    def _final(self) -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(self.frame)) as archive:
            root = etree.fromstring(archive.read(_DOCUMENT))
        return root.find(f"{_W}body/{_W}sectPr")


def _later(section: etree._Element, landscape: bool) -> etree._Element:
    section = copy.deepcopy(section)
    for tag in ("titlePg", "type"):
        for found in section.findall(_W + tag):
            section.remove(found)
    if _is_landscape(section) != landscape:
        _turn(section, landscape)
    return section


def _turn(section: etree._Element, landscape: bool) -> None:
    """Turn the page by a quarter: the portrait page's left edge is the landscape page's top (GB/T 9704-2012, 8)."""
    size, margin = section.find(_W + "pgSz"), section.find(_W + "pgMar")
    wide, high = size.get(_W + "w"), size.get(_W + "h")
    size.set(_W + "w", high)
    size.set(_W + "h", wide)
    if landscape:
        size.set(_W + "orient", "landscape")
    else:
        size.attrib.pop(_W + "orient", None)
    old = {side: int(margin.get(_W + side)) for side in ("top", "right", "bottom", "left", "footer")}
    order = ("left", "top", "right", "bottom") if landscape else ("right", "bottom", "left", "top")
    for side, source in zip(("top", "right", "bottom", "left"), order):
        margin.set(_W + side, str(old[source]))
    # The page number keeps its distance from the type area.
    margin.set(_W + "footer", str(old["footer"] + int(margin.get(_W + "bottom")) - old["bottom"]))


def _is_landscape(section: etree._Element) -> bool:
    size = section.find(_W + "pgSz")
    return int(size.get(_W + "w")) > int(size.get(_W + "h"))


def _text(section: etree._Element) -> str:
    section = copy.deepcopy(section)
    section.tail = None
    etree.cleanup_namespaces(section)
    return etree.tostring(section, encoding="unicode")
