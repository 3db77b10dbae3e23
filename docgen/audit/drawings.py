"""Shapes of a .docx: text boxes, lines, pictures, of DrawingML and of the older VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.audit.properties import W, number
from docgen.audit.runs import MC, chosen

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
V = "{urn:schemas-microsoft-com:vml}"
EMU = 635
THIN = 60  # twips: a shape flatter than a millimetre is a line
NAMED = {"red": "FF0000", "black": "000000", "white": "FFFFFF", "blue": "0000FF", "green": "008000"}


@dataclass
class Shape:
    """A shape as found: kind line, picture, box or shape; twips; its text boxes."""

    kind: str
    width: int = 0
    height: int = 0
    x: int | None = None
    y: int | None = None
    x_from: str = ""
    y_from: str = ""
    colour: str = ""
    weight: int = 0
    inline: bool = False
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
    shape = Shape("shape", inline=holder.tag == WP + "inline", boxes=tuple(text_boxes(holder)))
    if extent is not None:
        shape.width, shape.height = emu(extent.get("cx")), emu(extent.get("cy"))
    for axis, tag in (("x", "positionH"), ("y", "positionV")):
        position = holder.find(WP + tag)
        if position is None:
            continue
        offset = position.find(WP + "posOffset")
        setattr(shape, axis, emu(offset.text) if offset is not None else None)
        align = position.find(WP + "align")
        where = f" {align.text}" if align is not None and align.text else ""
        setattr(shape, axis + "_from", position.get("relativeFrom", "") + where)
    line = next(holder.iter(A + "ln"), None)
    if line is not None and line.find(A + "noFill") is None:
        shape.weight = emu(line.get("w") or "9525")
        shape.colour = colour(line)
    geometry = next((one.get("prst", "") for one in holder.iter(A + "prstGeom")), "")
    if shape.boxes:
        shape.kind = "box"
    elif next(holder.iter(PIC + "pic"), None) is not None:
        shape.kind = "picture"
    elif geometry.lower() in ("line", "straightconnector1") or (shape.height <= THIN < shape.width):
        shape.kind = "line"
        shape.colour = shape.colour or styled(holder)
    return shape


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
    shape = Shape("shape", boxes=tuple(text_boxes(element)))
    shape.width, shape.height = length(style.get("width", "")), length(style.get("height", ""))
    shape.x, shape.y = length(style.get("margin-left", "")), length(style.get("margin-top", ""))
    shape.x_from = style.get("mso-position-horizontal-relative", "") + spaced(style.get("mso-position-horizontal", ""))
    shape.y_from = style.get("mso-position-vertical-relative", "") + spaced(style.get("mso-position-vertical", ""))
    shape.inline = style.get("position", "") != "absolute"
    drawn = element.get("stroked", "t").lower() not in ("f", "false")
    shape.weight = length(element.get("strokeweight", "0.75pt")) if drawn else 0
    shape.colour = vml_colour(element.get("strokecolor", "black")) if drawn else ""
    if element.tag == V + "line":
        shape.kind = "line"
        (x0, y0), (x1, y1) = ends(element.get("from", "")), ends(element.get("to", ""))
        shape.width, shape.height = abs(x1 - x0) or shape.width, abs(y1 - y0)
        shape.x, shape.y = min(x0, x1), min(y0, y1)
    elif shape.boxes:
        shape.kind = "box"
    elif next(element.iter(V + "imagedata"), None) is not None:
        shape.kind = "picture"
    elif shape.height <= THIN < shape.width:
        shape.kind = "line"
    return shape


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
