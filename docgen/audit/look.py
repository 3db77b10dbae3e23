"""Flat properties turned into what a Paragraph and a Span say."""

from __future__ import annotations

import re

from docgen.audit.numbering import Numbering
from docgen.audit.page import BLACK, Span
from docgen.audit.paragraph import Align, Border, LineRule, Paragraph
from docgen.audit.properties import Properties, number
from docgen.audit.styles import Styles

ALIGNS: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "distribute", "mediumKashida": "both", "highKashida": "both", "lowKashida": "both", "thaiDistribute": "distribute",
}  # fmt: skip
RULES: dict[str, LineRule] = {"auto": "auto", "exact": "exact", "atLeast": "atLeast"}
NO_BORDER = ("none", "nil")
DEFAULT_SIZE = 20  # half-points; what Word takes where nothing is said
AUTOMATIC = 280  # twips that Word puts before and after a paragraph on "automatic"


def looked(styles: Styles, numbering: Numbering, table: str, style: str, own: Properties) -> Properties:
    """Return a paragraph's properties: defaults, table style, paragraph style, list, own ones."""
    look = {**styles.default_paragraph, **(styles.style(table).paragraph if table else {}), **styles.style(style).paragraph}
    listed = own if "numPr.numId" in own else look
    level = numbering.level(listed.get("numPr.numId", ""), number(listed.get("numPr.ilvl", "0")))
    if level is not None and listed is own:
        look = {**look, **level.paragraph}
    elif level is not None:
        look = {**level.paragraph, **look}
    return {**look, **own}


def span_of(text: str, look: Properties) -> Span:
    """Return a span with the look of a run's properties."""
    colour = look.get("color", "").upper()
    highlight = look.get("highlight", "")
    return Span(
        text.upper() if look.get("caps") == "1" else text,
        look.get("eastAsia", ""),
        number(look.get("sz", ""), DEFAULT_SIZE) / 2,
        look.get("b") == "1",
        colour if re.fullmatch("[0-9A-F]{6}", colour) else BLACK,
        look.get("ascii", "") or look.get("hAnsi", ""),
        look.get("i") == "1",
        "" if look.get("u", "none") == "none" else look["u"],
        "" if highlight == "none" else highlight,
        look.get("shd", ""),
        number(look.get("spacing", "0")),
        number(look.get("w", "100").rstrip("%"), 100),
        hint=look.get("hint", ""),
    )


def paragraph_of(index: int, look: Properties, spans: tuple[Span, ...], grid: int) -> Paragraph:
    """Return a paragraph with the look of its properties. grid: pitch of the section's grid, twips, 0 for none."""
    size = next((span.size for span in spans if span.text.strip()), spans[0].size if spans else DEFAULT_SIZE / 2)
    rule = RULES.get(look.get("spacing.lineRule", "auto"), "auto")
    return Paragraph(
        index,
        spans,
        ALIGNS.get(look.get("jc", "left"), "left"),
        indent(look, "left", size),
        indent(look, "right", size),
        indent(look, "firstLine", size),
        indent(look, "hanging", size),
        abs(number(look.get("spacing.line", "240"), 240)),
        rule,
        look.get("snapToGrid") != "0",
        spacing(look, "before", grid),
        spacing(look, "after", grid),
        keep_next=look.get("keepNext") == "1",
        break_before=look.get("pageBreakBefore") == "1",
        borders=borders_of(look),
        outline=number(look["outlineLvl"]) if look.get("outlineLvl", "9") != "9" else None,
        auto_space=look.get("autoSpaceDE") != "0" or look.get("autoSpaceDN") != "0",
        overflow_punct=look.get("overflowPunct") != "0",
        widow_control=look.get("widowControl", "1") != "0",
        tabs=tuple(number(one) for one in look.get("tabs", "").split()),
        shade=look.get("shd", ""),
        frame=look.get("frame") == "1",
    )


def indent(look: Properties, name: str, size: float) -> int:
    """Return an indent in twips; one in characters (hundredths) goes before one in twips, as in Word."""
    characters = number(look.get(f"ind.{name}Chars", "0"))
    return round(characters / 100 * size * 20) if characters else number(look.get(f"ind.{name}", "0"))


def spacing(look: Properties, name: str, grid: int) -> int:
    """Return the space before or after in twips; in lines (hundredths) it counts lines of the grid."""
    if look.get(f"spacing.{name}Autospacing", "0") in ("1", "true", "on"):
        return AUTOMATIC
    lines = number(look.get(f"spacing.{name}Lines", "0"))
    return round(lines / 100 * (grid or 240)) if lines else number(look.get(f"spacing.{name}", "0"))


def borders_of(look: Properties) -> tuple[Border, ...]:
    """Return the borders among properties named border.top, border.bottom …"""
    return tuple(
        border(key.removeprefix("border."), text) for key, text in look.items() if key.startswith("border.") and text.split("|")[0] not in NO_BORDER
    )


def border(side: str, text: str) -> Border:
    """Return a border from `style|eighths|space|colour`."""
    style, eighths, space, colour = text.split("|")
    colour = colour.upper()
    return Border(side, style, number(eighths), number(space), colour if re.fullmatch("[0-9A-F]{6}", colour) else BLACK)
