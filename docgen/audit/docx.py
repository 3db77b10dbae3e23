"""A .docx read into a Subject: raw XML, every look resolved, text boxes and tables in reading order.

Styles, numbers and fields are worked out as Word does; tracked changes are read as accepted. `read` also gives the
elements that the paragraphs came from, for whoever wants to mend the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from docgen.audit.drawings import Shape, shapes
from docgen.audit.look import looked, paragraph_of, span_of
from docgen.audit.numbering import Numbering
from docgen.audit.package import Package, refusal
from docgen.audit.page import Span
from docgen.audit.paragraph import Paragraph, Place
from docgen.audit.properties import Properties, W, is_on, number, paragraph_properties, run_properties, value
from docgen.audit.runs import PAGE_BREAK, Content, blocks, content, said
from docgen.audit.sections import read_sections, section_elements
from docgen.audit.styles import Styles, theme_faces
from docgen.audit.subject import Drawn, Margin, Residue, Settings, Subject, Table, Variant
from docgen.audit.tables import read_table

MAX_PARAGRAPHS = 20_000
CHANGED = {"ins": "插入", "del": "删除", "moveFrom": "移走", "moveTo": "移入"}
BREAKING = ("nextPage", "oddPage", "evenPage")


@dataclass(frozen=True)
class Reading:
    """A subject, and for each of its paragraphs (body, then margins) the w:p it came from."""

    subject: Subject
    elements: tuple[etree._Element, ...]
    package: Package


@dataclass(frozen=True)
class Where:
    """Where in the document the reader stands."""

    place: Place = "body"
    section: int = 0
    table: int | None = None
    row: int = 0
    cell: int = 0
    box: int | None = None
    style: str = ""


def read(data: bytes, name: str) -> Reading:
    """Return the document in `data`. Raises DocgenError: it is no .docx that can be read."""
    return Reader(Package(data, name)).reading()


class Reader:
    """Reads one document; holds what has been found so far."""

    def __init__(self, package: Package) -> None:
        self.package = package
        main = package.main
        self.styles = Styles(package.tree(package.related(main, "styles")), theme_faces(package.tree(package.related(main, "theme"))))
        self.numbering = Numbering(package.tree(package.related(main, "numbering")))
        self.relations = package.relations(main)
        self.found: list[Paragraph] = []
        self.elements: list[etree._Element] = []
        self.tables: list[Table] = []
        self.residue: list[Residue] = []
        self.drawn: list[Drawn] = []
        self._boxes = 0
        self._section = 0
        self._broken = False
        self._margins: dict[tuple[str, str], Margin] = {}
        self._grids: list[int] = []

    def reading(self) -> Reading:
        root = self.package.tree(self.package.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise refusal("E-AUD-07", self.package.name, "文件里没有正文", "找原文件，用 Word 或 WPS 打开，另存为 .docx 后再审")
        if sum(1 for _ in body.iter(f"{W}p")) > MAX_PARAGRAPHS:
            raise refusal("E-AUD-10", self.package.name, f"文件超过 {MAX_PARAGRAPHS} 段，不像一份公文，没有审", "把文件拆开，逐份审")
        self._grids = [grid_of(element) for element in section_elements(body)] or [0]
        starts = [start_of(element) for element in section_elements(body)]
        self._body(body, starts)
        settings = self._settings()
        kept = len(self.found)
        sections = read_sections(body, settings.even_odd, self._margin)
        subject = Subject(
            self.package.name,
            "docx",
            tuple(self.found[:kept]),
            tuple(self.tables),
            sections,
            settings=settings,
            residue=self._residue(),
            drawn=tuple(self.drawn),
            margins=tuple(self.found[kept:]),
        )
        return Reading(subject, tuple(self.elements), self.package)

    def _body(self, body: etree._Element, starts: Sequence[str]) -> None:
        for block in blocks(body):
            self._block(block, Where(section=min(self._section, len(self._grids) - 1)))
            if block.tag == W + "p" and block.find(f"{W}pPr/{W}sectPr") is not None:
                self._section += 1
                self._broken = self._broken or (self._section < len(starts) and starts[self._section] in BREAKING)

    def _block(self, block: etree._Element, where: Where) -> None:
        if block.tag == W + "tbl":
            self._table(block, where)
        else:
            self._paragraph(block, where)

    def _table(self, element: etree._Element, where: Where) -> None:
        index, first = len(self.tables), len(self.found)
        table, style, cells = read_table(element, self.styles)
        self.tables.append(table)
        for row, column, cell in cells:
            inside = replace(where, table=index, row=row, cell=column, style=style)
            for block in blocks(cell):
                self._block(block, inside)
        self.tables[index] = replace(
            table, index=index, section=where.section, box=where.box, parent=where.table, first=first, last=len(self.found) - 1
        )

    def _paragraph(self, element: etree._Element, where: Where) -> None:
        index = len(self.found)
        held, own = content(element), paragraph_properties(element.find(W + "pPr"))
        style = own.get("pStyle") or self.styles.default("paragraph")
        look = looked(self.styles, self.numbering, where.style, style, own)
        spans, hidden = self._spans(held, where.style, style)
        spans = spans or (self._mark(element, where.style, style),)
        listed = self._listed(look)
        found = shapes_of(held)
        made = paragraph_of(index, look, spans, self._grid(where))
        before, breaks = self._breaks(made, where)
        self.found.append(replace(
            made, number=listed, style=self.styles.style(style).name, section=where.section, place=where.place,
            table=where.table, row=where.row, cell=where.cell, box=where.box, break_before=before, breaks=breaks,
            spans=tuple(replace(span, text=span.text.replace(PAGE_BREAK, "")) for span in made.spans) if PAGE_BREAK in made.typed else made.spans,
            pictures=sum(shape.drawn.kind == "picture" for shape in found),
        ))  # fmt: skip
        self.elements.append(element)
        self._left(index, held, hidden, where)
        self._shapes(index, found, look, where)

    def _mark(self, element: etree._Element, table: str, style: str) -> Span:
        """Return the look of the paragraph's mark, which an empty line has."""
        mark = run_properties(element.find(f"{W}pPr/{W}rPr"), self.styles.theme)
        return span_of("", self.styles.run(table, style, mark.get("rStyle", ""), mark))

    def _grid(self, where: Where) -> int:
        return self._grids[min(where.section, len(self._grids) - 1)] if self._grids else 0

    def _spans(self, held: Content, table: str, style: str) -> tuple[tuple[Span, ...], str]:
        """Return the spans of what is seen, neighbours of one look joined, and the text that is hidden."""
        spans: list[Span] = []
        hidden = ""
        for piece in held.pieces:
            direct = run_properties(piece.properties, self.styles.theme)
            look = self.styles.run(table, style, direct.get("rStyle", ""), direct)
            if look.get("vanish") == "1":
                hidden += piece.text
                continue
            span = replace(span_of(piece.text, look), field=piece.field)
            if spans and replace(spans[-1], text="") == replace(span, text=""):
                spans[-1] = replace(span, text=spans[-1].text + span.text)
            else:
                spans.append(span)
        return tuple(spans), hidden

    def _listed(self, look: Properties) -> str:
        key = look.get("numPr.numId", "0")
        return self.numbering.next(key, number(look.get("numPr.ilvl", "0"))) if key not in ("", "0") else ""

    def _breaks(self, made: Paragraph, where: Where) -> tuple[bool, int]:
        """Return whether the paragraph begins a page, and its page breaks; remember one that stands at its end."""
        typed, before = made.typed, made.break_before
        if where.place != "body" or where.box is not None:
            return before, 0
        before, self._broken = before or self._broken, False
        breaks = typed.count(PAGE_BREAK)
        if breaks:
            head, _, tail = typed.rpartition(PAGE_BREAK)
            before = before or bool(tail.strip() and not head.replace(PAGE_BREAK, "").strip())
            self._broken = not tail.strip()
        return before, breaks

    def _left(self, index: int, held: Content, hidden: str, where: Where) -> None:
        """Note what writing left behind in a paragraph."""
        self.residue += [Residue("修订", f"{CHANGED[kind]}：{text}", index) for kind, text in held.changes]
        self.residue += [Residue("批注", key, index) for key in held.comments]
        self.residue += [Residue("超链接", text, index) for _, text in held.links]
        if hidden.strip():
            self.residue.append(Residue("隐藏文字", hidden, index))

    def _shapes(self, index: int, found: Iterable[Shape], look: Properties, where: Where) -> None:
        if look.get("frame") == "1":
            self.drawn.append(Drawn(
                "frame", index, number(look.get("frame.w", "0")), number(look.get("frame.h", "0")),
                maybe(look, "frame.x"), maybe(look, "frame.y"), said_from(look, "h", "x"), said_from(look, "v", "y"),
            ))  # fmt: skip
        for shape in found:
            box = self._boxes if shape.boxes else None
            self.drawn.append(replace(shape.drawn, paragraph=index, box=box))
            for element in shape.boxes:
                inside = Where(where.place, where.section, box=self._boxes)
                self._boxes += 1
                for block in blocks(element):
                    self._block(block, inside)

    def _margin(self, key: str, place: Place, variant: Variant, section: int) -> Margin | None:
        """Return a header or footer, read once however many sections have it."""
        _, target, outside = self.relations.get(key, ("", "", True))
        root = None if outside else self.package.tree(target)
        if root is None:
            return None
        if (target, variant) not in self._margins:
            first = len(self.found)
            for block in blocks(root):
                self._block(block, Where(place, section))
            self._margins[target, variant] = Margin(place, variant, tuple(self.found[first:]))
        return self._margins[target, variant]

    def _settings(self) -> Settings:
        package = self.package
        root = package.tree(package.related(package.main, "settings"))
        on = {str(child.tag).removeprefix(W) for child in root if is_on(child)} if root is not None else set()
        app = package.tree("docProps/app.xml")
        producer = next((str(one.text or "") for one in app if str(one.tag).endswith("}Application")), "") if app is not None else ""
        return Settings("evenAndOddHeaders" in on, "mirrorMargins" in on, "trackRevisions" in on, "documentProtection" in on, producer)

    def _residue(self) -> tuple[Residue, ...]:
        """Return what writing left behind, comments with their words."""
        root = self.package.tree(self.package.related(self.package.main, "comments"))
        words = {value(one, "id"): said(one) for one in root.iter(f"{W}comment")} if root is not None else {}
        return tuple(replace(one, text=words.get(one.text, "")) if one.kind == "批注" else one for one in self.residue)


def shapes_of(held: Content) -> list[Shape]:
    return [shape for drawing in held.drawings for shape in shapes(drawing)]


def maybe(look: Properties, name: str) -> int | None:
    return number(look[name]) if name in look else None


def said_from(look: Properties, axis: str, letter: str) -> str:
    anchor = look.get(f"frame.{axis}Anchor", "")
    align = look.get(f"frame.{letter}Align", "")
    return f"{anchor} {align}".strip()


def grid_of(element: etree._Element) -> int:
    grid = element.find(W + "docGrid")
    return number(value(grid, "linePitch")) if grid is not None and value(grid, "type") not in ("", "default") else 0


def start_of(element: etree._Element) -> str:
    start = element.find(W + "type")
    return (value(start) if start is not None else "") or "nextPage"
