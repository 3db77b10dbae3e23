"""What can be proved of a compiled template part before anything is filled.

Two costly steps of docxtpl may be left out when they could change nothing: parsing the result, if every way
through the template's blocks opens and closes the same elements; and mending table grids, if no block makes
cells and every row is as wide as its table's grid. Both are read off Jinja's syntax tree. What is not proved
here is done the long way: the answer "no" costs time, never correctness. Values that bring XML of their own
are not seen here; the engine looks at those when they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

ELEMENT = re.compile(r"<(/?)([^\s>/]+)([^>]*)>")
VALUE = re.compile(r'w:val="([0-9]+)"')
INSERTED = "\0"
"""Stands in an unfinished tag for what an expression will print there."""

SILENT = (nodes.Macro, nodes.AssignBlock, nodes.Assign, nodes.ExprStmt)
"""Statements that print nothing where they stand; what a macro makes is printed, and seen, as a value."""


@dataclass(frozen=True)
class Survey:
    """sound: the result is well-formed for all plain values. tables: docxtpl's fix_tables may change it."""

    sound: bool
    tables: bool


@dataclass(eq=False)
class Open:
    """An element that is open, and how many blocks deep it was opened; for rows and tables, their widths."""

    name: str
    depth: int
    width: int = 0
    full: bool = False


@dataclass(frozen=True)
class At:
    """A point in the text: the elements open there, and the tag that is not finished yet."""

    stack: tuple[Open, ...] = ()
    unfinished: str = ""

    def shape(self) -> tuple[tuple[str, ...], str, bool]:
        """Return what must be equal where two ways through a template meet."""
        name = self.unfinished.split(" ", 1)[0]
        return tuple(element.name for element in self.stack), name, self.unfinished.count('"') % 2 == 1


class Unproved(Exception):
    """The template is written in a way that this room does not reason about."""


@dataclass
class Walk:
    """One walk over a syntax tree; `tables` turns true when a grid might need mending."""

    tables: bool = False
    depth: int = field(default=0)

    def statements(self, body: Iterable[nodes.Node], at: At) -> At:
        for node in body:
            at = self.statement(node, at)
        return at

    def statement(self, node: nodes.Node, at: At) -> At:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                at = self.data(child.data, at) if isinstance(child, nodes.TemplateData) else printed(at)
            return at
        if isinstance(node, nodes.If):
            return self.branches([node.body, *(other.body for other in node.elif_), node.else_], at)
        if isinstance(node, nodes.For):
            return self.branches([node.body, node.else_, []], at)
        if isinstance(node, nodes.With):
            return self.statements(node.body, at)
        if isinstance(node, SILENT):
            return at
        raise Unproved

    def branches(self, bodies: Sequence[Sequence[nodes.Node]], at: At) -> At:
        """Return where all `bodies` lead from `at`. Raises Unproved: they do not lead to the same elements."""
        self.depth += 1
        ends = [self.statements(body, at) for body in bodies]
        self.depth -= 1
        if len({end.shape() for end in ends}) > 1:
            raise Unproved
        return At(ends[0].stack, ends[0].unfinished + INSERTED) if ends[0].unfinished else ends[0]

    def data(self, text: str, at: At) -> At:
        """Return where literal XML leads."""
        text = at.unfinished + text
        stack, end = list(at.stack), 0
        for tag in ELEMENT.finditer(text):
            end = tag.end()
            if tag[2][0] == "?":
                continue
            if tag[2][0] == "!" or INSERTED in tag[2]:
                raise Unproved
            if tag[1]:
                self.close(stack, tag[2])
            else:
                stack.append(Open(tag[2], self.depth))
                self.opened(stack, tag[3])
                if tag[3].endswith("/"):
                    self.close(stack, tag[2])
        rest = text[end:]
        return At(tuple(stack), rest[rest.index("<") :] if "<" in rest else "")

    def opened(self, stack: list[Open], attributes: str) -> None:
        """Count what a new element adds to the width of its row or table."""
        element = stack[-1]
        above = stack[-2] if len(stack) > 1 else None
        if element.name == "w:gridCol" and names(stack) == ["w:tbl", "w:tblGrid", "w:gridCol"]:
            self.tables |= stack[-3].depth != self.depth
            stack[-3].width += 1
        elif element.name == "w:tr":
            self.tables |= above is None or above.name != "w:tbl"
        elif element.name == "w:tc":
            if above is None or above.name != "w:tr" or above.depth != self.depth:
                self.tables = True
            else:
                above.width += 1
        elif element.name == "w:gridSpan" and names(stack) == ["w:tc", "w:tcPr", "w:gridSpan"]:
            span = VALUE.search(attributes)
            if span is None or int(span[1]) < 1 or stack[-3].depth != self.depth or len(stack) < 4:
                self.tables = True
            else:
                stack[-4].width += int(span[1]) - 1

    def close(self, stack: list[Open], name: str) -> None:
        """Close the innermost element. Raises Unproved: it is another one."""
        if not stack or stack[-1].name != name:
            raise Unproved
        element = stack.pop()
        if name == "w:tr":
            self.tables |= element.depth != self.depth
            around = [table for table in stack if table.name == "w:tbl"]
            self.tables |= any(element.width > table.width for table in around)
            if around and element.depth == around[-1].depth and element.width == around[-1].width:
                around[-1].full = True
        elif name == "w:tbl":
            self.tables |= not element.full or element.depth != self.depth


def names(stack: Sequence[Open]) -> list[str]:
    """Return the names of the three innermost elements."""
    return [element.name for element in stack[-3:]]


def printed(at: At) -> At:
    """Return where the printing of a value leads: nowhere, unless in a tag. Raises Unproved: in a tag, not in quotes."""
    if not at.unfinished:
        return at
    if at.unfinished.count('"') % 2 == 0:
        raise Unproved
    return At(at.stack, at.unfinished + INSERTED)


def survey(tree: nodes.Template) -> Survey:
    """Return what is proved of a template part, given as Jinja's syntax tree."""
    walk = Walk()
    try:
        end = walk.statements(tree.body, At())
    except Unproved:
        return Survey(sound=False, tables=True)
    if end.stack or end.unfinished:
        return Survey(sound=False, tables=True)
    return Survey(sound=True, tables=walk.tables)


def is_constant(tree: nodes.Template) -> bool:
    """Whether a template part holds no tag at all."""
    return all(
        isinstance(node, nodes.Output) and all(isinstance(child, nodes.TemplateData) for child in node.nodes)
        for node in tree.body
    )
