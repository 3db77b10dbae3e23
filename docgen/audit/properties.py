"""Properties of paragraphs and runs as flat {name: value}, so that what inherits is one dict laid over another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Properties = dict[str, str]
Theme = Mapping[str, str]

OFF = ("0", "false", "off", "none")
TOGGLES = ("b", "i", "vanish", "caps", "strike")
SWITCHES = (
    "b", "i", "vanish", "caps", "strike", "webHidden",
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "snapToGrid", "autoSpaceDE", "autoSpaceDN",
    "overflowPunct", "kinsoku", "adjustRightInd", "contextualSpacing",
)  # fmt: skip
VALUES = ("sz", "u", "highlight", "spacing", "w", "rStyle", "jc", "outlineLvl", "pStyle", "vertAlign", "position")
MOST_DIGITS = 10
SLOTS = ("eastAsia", "ascii", "hAnsi", "cs")


def value(element: etree._Element, name: str = "val") -> str:
    """Return an attribute of Word's, or nothing."""
    return element.get(W + name, "")


def is_on(element: etree._Element) -> bool:
    return value(element) not in OFF


@lru_cache(maxsize=4096)
def number(text: str, otherwise: int = 0) -> int:
    """Return a measure of Word's as a whole number; points written as `12pt` become twips."""
    text = text.strip()
    if text.isdecimal() and len(text) < MOST_DIGITS:
        return int(text)
    for unit, twips in (("pt", 20.0), ("mm", 1440 / 25.4), ("cm", 1440 / 2.54), ("in", 1440.0)):
        if text.endswith(unit):
            try:
                return round(float(text[:-2]) * twips)
            except ValueError:
                return otherwise
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return otherwise


def run_properties(element: etree._Element | None, theme: Theme) -> Properties:
    """Return the properties of a w:rPr."""
    found: Properties = {}
    for child in element if element is not None else ():
        name = str(child.tag).removeprefix(W)
        if name in SWITCHES:
            found[name] = "1" if is_on(child) else "0"
        elif name == "rFonts":
            found.update(fonts(child, theme))
        elif name == "spacing":
            found["spacing"] = value(child)
        elif name == "color":
            found["color"] = value(child)
        elif name == "shd":
            found["shd"] = fill(child)
        elif name in VALUES:
            found[name] = value(child)
    return found


def fonts(element: etree._Element, theme: Theme) -> Properties:
    """Return the faces of a w:rFonts; a theme's face goes before a name in the same place."""
    found: Properties = {}
    for slot in SLOTS:
        themed = value(element, "cstheme" if slot == "cs" else slot + "Theme")
        face = theme.get(themed, "") if themed else ""
        if face or value(element, slot):
            found[slot] = face or value(element, slot)
    if value(element, "hint"):
        found["hint"] = value(element, "hint")
    return found


def fill(element: etree._Element) -> str:
    """Return the colour of a w:shd, nothing for white and automatic."""
    colour = value(element, "fill").upper()
    return "" if colour in ("", "AUTO", "FFFFFF") else colour


def paragraph_properties(element: etree._Element | None) -> Properties:
    """Return the properties of a w:pPr, without those of its mark and section."""
    found: Properties = {}
    for child in element if element is not None else ():
        name = str(child.tag).removeprefix(W)
        if name in SWITCHES:
            found[name] = "1" if is_on(child) else "0"
        elif name == "ind":
            found.update(indents(child))
        elif name == "spacing":
            found.update({f"spacing.{str(key).removeprefix(W)}": str(said) for key, said in child.attrib.items()})
        elif name == "numPr":
            found.update({f"numPr.{str(one.tag).removeprefix(W)}": value(one) for one in child})
        elif name == "pBdr":
            found.update({f"border.{side}": said for side, said in borders(child).items()})
        elif name == "tabs":
            found["tabs"] = " ".join(f"{value(tab, 'pos')}" for tab in child if value(tab) != "clear")
        elif name == "shd":
            found["shd"] = fill(child)
        elif name == "framePr":
            found.update({f"frame.{str(key).removeprefix(W)}": str(said) for key, said in child.attrib.items()})
            found["frame"] = "1"
        elif name in VALUES:
            found[name] = value(child)
    return found


def indents(element: etree._Element) -> Properties:
    """Return the indents of a w:ind. One that says firstLine takes back an inherited hanging, and the other way round."""
    renamed = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
    found = {str(key).removeprefix(W): str(said) for key, said in element.attrib.items()}
    found = {renamed.get(key, key): said for key, said in found.items()}
    first = "firstLine" in found or "firstLineChars" in found
    hanging = "hanging" in found or "hangingChars" in found
    if first and not hanging:
        found |= {"hanging": "0", "hangingChars": "0"}
    elif hanging and not first:
        found |= {"firstLine": "0", "firstLineChars": "0"}
    return {f"ind.{key}": said for key, said in found.items()}


def borders(element: etree._Element | None) -> Properties:
    """Return {side: style|eighths|space|colour} of a w:pBdr, w:tblBorders or w:tcBorders; no border is `none|0|0|`."""
    found: Properties = {}
    for child in element if element is not None else ():
        side = {"start": "left", "end": "right"}.get(str(child.tag).removeprefix(W), str(child.tag).removeprefix(W))
        found[side] = f"{value(child) or 'none'}|{value(child, 'sz') or 0}|{value(child, 'space') or 0}|{value(child, 'color')}"
    return found
