"""Which facts a template uses: every name in its tags, followed through loops, filters and 表(…) to where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import GenericAlias
from typing import Any, get_origin

from jinja2 import nodes

from docgen.documents.shapes import CALLED, EACH, element, fact_shape, inside, is_record
from docgen.model.base import Fact, names
from docgen.problem import nearest

SAME_LIST = ("sort", "unique", "list", "reverse", "其中", "default")
"""Filters that give a list of the same records."""
LOOKS_AT = ("字段", "其中", "sort")
"""Filters that are told a fact of the records."""
ONE_OF = ("first", "last", "random")
"""Filters that give one record of a list."""


@dataclass(frozen=True)
class Use:
    """A name used in a template: its path from a root, line, and what is wrong with it (nothing: empty).

    path: e.g. 副主席候选人[…].姓名; empty where the way from a root is not known.
    owner: the record whose fact it is; None for a root itself.
    """

    path: str
    line: int
    fault: str = ""
    owner: type[Fact] | None = None


@dataclass(frozen=True)
class Thing:
    """What an expression stands for: its type, and the paths from a root that lead there (none: not known)."""

    shape: Any = Any
    paths: tuple[str, ...] = ()

    @property
    def each(self) -> Thing:
        """One item of the list, or one value of the mapping."""
        shape = inside(self.shape)[0] if get_origin(self.shape) is dict else element(self.shape)
        return Thing(shape, tuple(path + EACH for path in self.paths))

    def joined(self, other: Thing) -> Thing:
        """Either of two things."""
        return Thing(self.shape if self.shape == other.shape else Any, self.paths + other.paths)


Scope = Mapping[str, Thing]
UNKNOWN = Thing()


@dataclass
class Walker:
    """Walks a parsed template and notes every name it uses."""

    roots: Mapping[str, Any]
    uses: list[Use] = field(default_factory=list)

    def walk(self, node: nodes.Node, scope: Scope) -> dict[str, Thing]:
        """Note the names below `node`; return the scope with what it sets."""
        inner = dict(scope)
        if isinstance(node, nodes.For):
            self.walk_loop(node, inner)
            return dict(scope)
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            inner[node.target.name] = self.thing(node.node, inner)
            return inner
        if isinstance(node, (nodes.Macro, nodes.AssignBlock, nodes.With)):
            inner.update({name.name: UNKNOWN for name in node.find_all(nodes.Name) if name.ctx in ("store", "param")})
            if isinstance(node, nodes.Macro):
                inner[node.name] = UNKNOWN
        if isinstance(node, nodes.Expr):
            self.thing(node, inner)
            return inner
        for child in node.iter_child_nodes():
            inner = self.walk(child, inner)
        return inner

    def walk_loop(self, node: nodes.For, scope: dict[str, Thing]) -> None:
        """Note the names of a loop; its variable is an item of the list."""
        items = self.thing(node.iter, scope)
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = items.each if get_origin(items.shape) is not dict else UNKNOWN
        else:
            scope.update({name.name: UNKNOWN for name in node.target.find_all(nodes.Name)})
        scope["loop"] = UNKNOWN
        for child in [*node.body, *node.else_, *([node.test] if node.test else [])]:
            scope = self.walk(child, scope)

    def thing(self, node: nodes.Node, scope: Scope) -> Thing:
        """Return what an expression stands for; note every name in it."""
        if isinstance(node, nodes.Name):
            return self.name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self.fact(self.thing(node.node, scope), node.attr, node.lineno, dotted(node.node))
        below = [self.thing(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Getitem):
            name = word(node.arg)
            return self.fact(below[0], name, node.lineno, dotted(node.node)) if name else below[0].each
        if isinstance(node, nodes.Add):
            return below[0].joined(below[1])
        if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
            return below[1].joined(below[2])
        if isinstance(node, nodes.Filter) and below:
            return self.filtered(node, below[0])
        if isinstance(node, nodes.Call):
            return self.called(node, below)
        return UNKNOWN

    def name(self, node: nodes.Name, scope: Scope) -> Thing:
        if node.name in scope:
            return scope[node.name]
        known = node.name in self.roots
        fault = "" if known else f"没有“{node.name}”这个变量{nearest(node.name, [*scope, *self.roots])}"
        self.uses.append(Use(node.name, node.lineno, fault))
        return Thing(self.roots.get(node.name, Any), (node.name,))

    def fact(self, owner: Thing, chinese: str, line: int, said: str) -> Thing:
        """Return and note a fact of `owner`, which the template calls `said`."""
        if get_origin(owner.shape) is dict:
            return replace(owner.each, paths=tuple(f"{path}.{chinese}" for path in owner.paths))
        if not is_record(owner.shape):
            return UNKNOWN
        try:
            shape = fact_shape(owner.shape, chinese)
        except KeyError:
            self.uses.append(Use("", line, f"“{said}”里没有“{chinese}”{nearest(chinese, names(owner.shape))}"))
            return UNKNOWN
        paths = tuple(f"{path}.{chinese}" for path in owner.paths)
        self.uses += [Use(path, line, owner=owner.shape) for path in paths]
        return Thing(shape, paths)

    def filtered(self, node: nodes.Filter, given: Thing) -> Thing:
        """Return what a filter makes of `given`; note the fact that it is told to look at."""
        fact = next((word(asked) for asked in (*node.args, *(pair.value for pair in node.kwargs if pair.key == "attribute"))), "")
        if node.name in LOOKS_AT and fact:
            found = self.fact(given.each, fact, node.lineno, said(node.node))
            if node.name == "字段":
                return Thing(GenericAlias(tuple, (found.shape, ...)))
        if node.name in ONE_OF:
            return given.each
        return given if node.name in SAME_LIST else UNKNOWN

    def called(self, node: nodes.Call, below: list[Thing]) -> Thing:
        """Return what a function gives; note the columns of a table."""
        if isinstance(node.node, nodes.Name) and node.node.name == "表" and node.args:
            for column in columns(node):
                self.fact(below[1].each, column.split(":")[0], node.lineno, said(node.args[0]))
            return UNKNOWN
        shape, step = inside(below[0].shape)
        return Thing(shape, tuple(path + step for path in below[0].paths))


def columns(call: nodes.Call) -> Iterator[str]:
    """Yield the columns written out in a 表(…)."""
    for given in (*call.args[1:2], *(pair.value for pair in call.kwargs if pair.key == "列")):
        if isinstance(given, nodes.List):
            yield from filter(None, map(word, given.items))


def word(node: nodes.Node) -> str:
    """Return a text that is written out in a template; empty for anything else."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def dotted(node: nodes.Node) -> str:
    """Return a chain of attributes as a path, e.g. 组织.党委.简称 or 结果.委员.节[…].当选."""
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    if isinstance(node, (nodes.Getitem, nodes.Call)):
        return dotted(node.node) + (CALLED if isinstance(node, nodes.Call) else EACH)
    return node.name if isinstance(node, nodes.Name) else "…"


def said(node: nodes.Node | None) -> str:
    """Return how a template speaks of a list: the first name in it."""
    if isinstance(node, (nodes.Getattr, nodes.Name)):
        return dotted(node)
    return next((name.name for name in node.find_all(nodes.Name)), "…") if node else "…"


def uses_of(tree: nodes.Template, roots: Mapping[str, Any]) -> list[Use]:
    """Return every name that a parsed template uses, in order, with its fault if it has one.

    roots: {variable: type}, Any where the type is not known.
    """
    walker = Walker(roots)
    walker.walk(tree, {})
    return walker.uses
