"""Styles resolved: what a paragraph or run inherits from defaults and styles, and the theme's faces."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from docgen.audit.properties import (
    TOGGLES,
    Properties,
    Theme,
    W,
    borders,
    paragraph_properties,
    run_properties,
    value,
)

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DEEP = 30  # styles based on styles; more is a ring


@dataclass
class Style:
    """A style's own properties and the style it is based on."""

    kind: str
    name: str
    based_on: str
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    borders: Properties = field(default_factory=dict)


def theme_faces(root: etree._Element | None) -> Theme:
    """Return {minorEastAsia: face, …} of a theme; its Chinese face where the east-asian one is left open."""
    faces: dict[str, str] = {}
    for kind in ("major", "minor") if root is not None else ():
        element = root.find(f".//{A}{kind}Font") if root is not None else None
        if element is None:
            continue
        latin, asian = element.find(f"{A}latin"), element.find(f"{A}ea")
        chinese = next((one.get("typeface", "") for one in element.iter(f"{A}font") if one.get("script") == "Hans"), "")
        face = latin.get("typeface", "") if latin is not None else ""
        faces |= {f"{kind}Ascii": face, f"{kind}HAnsi": face}
        faces[f"{kind}EastAsia"] = (asian.get("typeface", "") if asian is not None else "") or chinese
    return faces


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[str, Style] = {}
        self._default: dict[str, str] = {}
        self._resolved: dict[str, Style] = {}
        self.default_run: Properties = {}
        self.default_paragraph: Properties = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        self.default_run = run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), self.theme)
        self.default_paragraph = paragraph_properties(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for one in root.iterfind(f"{W}style"):
            name, base = one.find(f"{W}name"), one.find(f"{W}basedOn")
            style = Style(value(one, "type"), value(name) if name is not None else "", value(base) if base is not None else "")
            style.paragraph = paragraph_properties(one.find(f"{W}pPr"))
            style.run = run_properties(one.find(f"{W}rPr"), self.theme)
            style.borders = borders(one.find(f"{W}tblPr/{W}tblBorders"))
            key = value(one, "styleId")
            self._styles[key] = style
            if value(one, "default") in ("1", "true", "on"):
                self._default.setdefault(style.kind, key)

    def default(self, kind: str) -> str:
        """Return the id of the style that holds where none is named."""
        return self._default.get(kind, "")

    def style(self, key: str) -> Style:
        """Return a style with everything it inherits from the styles below it; an empty one for an unknown id."""
        if key not in self._resolved:
            chain: list[Style] = []
            at = key
            while at in self._styles and len(chain) < DEEP:
                chain.append(self._styles[at])
                at = chain[-1].based_on
            whole = Style(chain[0].kind, chain[0].name, "") if chain else Style("", "", "")
            for one in reversed(chain):
                whole.paragraph = whole.paragraph | one.paragraph
                whole.run = whole.run | one.run
                whole.borders = whole.borders | one.borders
            self._resolved[key] = whole
        return self._resolved[key]

    def run(self, table: str, paragraph: str, character: str, direct: Properties) -> Properties:
        """Return a run's properties: defaults, table, paragraph and character style, direct ones.

        Switches such as bold turn over from one style to the next (ECMA-376 part 1, 17.7.3).
        """
        layers = [self.style(key).run for key in (table, paragraph, character) if key]
        whole = dict(self.default_run)
        for layer in layers:
            whole.update(layer)
        for name in TOGGLES:
            turns = sum(layer.get(name) == "1" for layer in layers)
            if any(name in layer for layer in layers):
                whole[name] = "1" if turns % 2 else "0"
        whole.update(direct)
        return whole
