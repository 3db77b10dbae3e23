"""Sections of a .docx: page, margins, grid, and the headers and footers that hold in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from docgen.audit.paragraph import Place
from docgen.audit.properties import W, is_on, number, value
from docgen.audit.runs import R
from docgen.audit.subject import Margin, Section, Variant

PLACES: tuple[Place, ...] = ("header", "footer")
VARIANTS: tuple[Variant, ...] = ("default", "even", "first")
NAMED: dict[str, Variant] = {one: one for one in VARIANTS}
ReadMargin = Callable[[str, Place, Variant, int], Margin | None]


def section_elements(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the w:sectPr of a body in order, the last one included."""
    for paragraph in body.iter(f"{W}p"):
        found = paragraph.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            yield found
    last = body.find(f"{W}sectPr")
    if last is not None:
        yield last


def attribute(element: etree._Element, tag: str, name: str, otherwise: int = 0) -> int:
    child = element.find(W + tag)
    return number(value(child, name), otherwise) if child is not None else otherwise


def read_sections(body: etree._Element, even_odd: bool, read_margin: ReadMargin) -> tuple[Section, ...]:
    """Return the sections. `read_margin` returns the header or footer of a relation; those left out are inherited."""
    found: list[Section] = []
    held: dict[tuple[Place, Variant], Margin] = {}
    for index, element in enumerate(section_elements(body)):
        for place in PLACES:
            for reference in element.iterfind(f"{W}{place}Reference"):
                variant = NAMED.get(value(reference, "type"), "default")
                margin = read_margin(reference.get(R + "id", ""), place, variant, index)
                if margin is not None:
                    held[place, variant] = margin
        found.append(section(element, index, even_odd, held))
    return tuple(found) or (Section(0, even_odd=even_odd),)


def section(element: etree._Element, index: int, even_odd: bool, held: dict[tuple[Place, Variant], Margin]) -> Section:
    """Return one section. What Word assumes where nothing is said: A4's width and height are not among it (Letter is)."""
    title, start, size = element.find(f"{W}titlePg"), element.find(f"{W}type"), element.find(f"{W}pgSz")
    grid, numbers = element.find(f"{W}docGrid"), element.find(f"{W}pgNumType")
    return Section(
        index,
        attribute(element, "pgSz", "w", 12240),
        attribute(element, "pgSz", "h", 15840),
        attribute(element, "pgMar", "top", 1440),
        attribute(element, "pgMar", "bottom", 1440),
        attribute(element, "pgMar", "left", 1440),
        attribute(element, "pgMar", "right", 1440),
        attribute(element, "pgMar", "header", 720),
        attribute(element, "pgMar", "footer", 720),
        attribute(element, "pgMar", "gutter"),
        landscape=size is not None and value(size, "orient") == "landscape",
        columns=attribute(element, "cols", "num", 1),
        start=(value(start) if start is not None else "") or "nextPage",
        grid=value(grid, "type") if grid is not None else "",
        grid_line=attribute(element, "docGrid", "linePitch"),
        grid_char=attribute(element, "docGrid", "charSpace"),
        title_page=title is not None and is_on(title),
        even_odd=even_odd,
        page_start=number(value(numbers, "start")) if numbers is not None and value(numbers, "start") else None,
        headers=tuple(held["header", one] for one in VARIANTS if ("header", one) in held),
        footers=tuple(held["footer", one] for one in VARIANTS if ("footer", one) in held),
    )
