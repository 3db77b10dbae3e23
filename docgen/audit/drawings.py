"""Shapes of a .docx: text boxes, lines, pictures, of DrawingML and of the older VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.audit.properties import W, number
from docgen.audit.runs import MC, chosen
from docgen.audit.subject import Drawn

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
V = "{urn:schemas-microsoft-com:vml}"
EMU = 635
THIN = 60  # twips: a shape flatter than a millimetre is a line
NAMED = {"red": "FF0000", "black": "000000", "white": "FFFFFF", "blue": "0000FF", "green": "008000"}


@dataclass(frozen=True)
class Shape:
    """A shape as found, its paragraph and box still unknown, and its text boxes."""

    drawn: Drawn
    boxes: tuple[etree._Element, ...] = ()


def shapes(drawing: etree._Element) -> Iterator[Shape]:
    """Yield the shapes of a w:drawing, w:pict or w:object."""
    if drawing.tag == W + "drawing":
        for holder in drawing:
            yield drawingml(holder)
        return
    for child in drawing:
        if str(child.tag).startswith(V) and child.tag != V + "shapetype":
            yield vml(child)


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield each w:txbxContent below an element once, alternatives chosen, boxes within boxes left to their box."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from text_boxes(branch)
        else:
            yield from text_boxes(child)


def emu(text: str | None) -> int:
    return round(number(text or "0") / EMU)


def drawingml(holder: etree._Element) -> Shape:
    """Return the shape of a wp:inline or wp:anchor."""
    extent = holder.find(WP + "extent")
    width, height = (emu(extent.get("cx")), emu(extent.get("cy"))) if extent is not None else (0, 0)
    x, x_from = placed(holder.find(WP + "positionH"))
    y, y_from = placed(holder.find(WP + "positionV"))
    line = next(holder.iter(A + "ln"), None)
    seen = line if line is not None and line.find(A + "noFill") is None else None
    boxes = tuple(text_boxes(holder))
    geometry = next((one.get("prst", "") for one in holder.iter(A + "prstGeom")), "").lower()
    flat = geometry in ("line", "straightconnector1") or height <= THIN < width
    pictured = next(holder.iter(PIC + "pic"), None) is not None
    kind = "box" if boxes else "picture" if pictured else "line" if flat else "shape"
    drawn = Drawn(
        kind, 0, width, height, x, y, x_from, y_from, (colour(seen) if seen is not None else "") or (styled(holder) if kind == "line" else ""),
        emu(seen.get("w") or "9525") if seen is not None else 0, holder.tag == WP + "inline",
    )  # fmt: skip
    return Shape(drawn, boxes)


def placed(position: etree._Element | None) -> tuple[int | None, str]:
    """Return the distance of a wp:positionH or wp:positionV in twips, if fixed, and what it is placed by and how."""
    if position is None:
        return None, ""
    offset, align = position.find(WP + "posOffset"), position.find(WP + "align")
    where = f" {align.text}" if align is not None and align.text else ""
    return emu(offset.text) if offset is not None else None, position.get("relativeFrom", "") + where


def colour(element: etree._Element) -> str:
    """Return the first colour below an element as RRGGBB, or nothing."""
    found = next(element.iter(A + "srgbClr"), None)
    return found.get("val", "").upper() if found is not None else ""


def styled(holder: etree._Element) -> str:
    """Return the colour that a shape without line of its own takes from its style or its filling."""
    for tag in (WPS + "spPr", WPS + "style"):
        element = next(holder.iter(tag), None)
        found = colour(element) if element is not None else ""
        if found:
            return found
    return ""


def vml(element: etree._Element) -> Shape:
    """Return the shape of a v:line, v:rect, v:shape, v:group …"""
    style = dict(part.split(":", 1) for part in element.get("style", "").replace(" ", "").split(";") if ":" in part)
    width, height, x, y = (length(style.get(name, "")) for name in ("width", "height", "margin-left", "margin-top"))
    boxes = tuple(text_boxes(element))
    stroked = element.get("stroked", "t").lower() not in ("f", "false")
    if element.tag == V + "line":
        (x0, y0), (x1, y1) = ends(element.get("from", "")), ends(element.get("to", ""))
        width, height, x, y = abs(x1 - x0) or width, abs(y1 - y0), min(x0, x1), min(y0, y1)
    pictured = next(element.iter(V + "imagedata"), None) is not None
    drawn_line = element.tag == V + "line" or (not boxes and not pictured and height <= THIN < width)
    drawn = Drawn(
        "line" if drawn_line else "box" if boxes else "picture" if pictured else "shape", 0, width, height, x, y,
        style.get("mso-position-horizontal-relative", "") + spaced(style.get("mso-position-horizontal", "")),
        style.get("mso-position-vertical-relative", "") + spaced(style.get("mso-position-vertical", "")),
        vml_colour(element.get("strokecolor", "black")) if stroked else "", length(element.get("strokeweight", "0.75pt")) if stroked else 0,
        style.get("position", "") != "absolute",
    )  # fmt: skip
    return Shape(drawn, boxes)


def spaced(text: str) -> str:
    return f" {text}" if text and text != "absolute" else ""


def length(text: str) -> int:
    """Return a length of VML in twips; without unit it is pixels of 3/4 pt."""
    text = text.strip()
    return number(text) if re.search(r"[a-z]$", text) else round(number(text) * 15)


def ends(text: str) -> tuple[int, int]:
    x, _, y = text.partition(",")
    return length(x), length(y)


def vml_colour(text: str) -> str:
    text = text.split("[")[0].strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        text = "#" + "".join(digit * 2 for digit in text[1:])
    return NAMED.get(text, text.lstrip("#").upper() if text.startswith("#") else "")
