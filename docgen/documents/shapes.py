"""What a name in a template stands for: a type for every variable, without any facts at hand.

`docgen templates lint` and `show` work before a folder exists, so they follow the types of the model.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Union, get_args, get_origin

from jinja2 import nodes

from docgen.model.base import Fact, names
from docgen.model.person import Person
from docgen.problem import nearest


@dataclass(frozen=True)
class Use:
    """A name used in a template: dotted path, line, and what is wrong with it (nothing: empty)."""

    path: str
    line: int
    fault: str = ""


def bare(annotation: Any) -> Any:
    """Return the type behind Annotated and `| None`."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return bare(kinds[0]) if len(kinds) == 1 else Any
    return annotation


def element(shape: Any) -> Any:
    """Return what a loop over `shape` gives; Any where that is not known."""
    if get_origin(shape) in (tuple, list):
        return bare(get_args(shape)[0])
    return Any


def is_record(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, Fact)


def fact_shape(kind: type[Fact], chinese: str) -> Any:
    """Return the type of a fact of `kind`, looking through a candidate to the person. Raises KeyError: no such fact."""
    known = names(kind)
    if chinese in known:
        name = known[chinese]
        if name in kind.model_fields:
            shape = bare(kind.model_fields[name].annotation)
            return str if chinese == "姓名" and is_record(shape) else shape
        return bare(resolved(kind, name))
    for link in ("姓名", "人员"):
        if link in known and known[link] in kind.model_fields:
            shape = bare(kind.model_fields[known[link]].annotation)
            if is_record(shape) and issubclass(shape, Person):
                return fact_shape(shape, chinese)
    raise KeyError(chinese)


def resolved(kind: type[Fact], name: str) -> Any:
    """Return the type that a computed fact gives, its annotation read in its own module."""
    wrapped = kind.model_computed_fields[name].wrapped_property
    getter = getattr(wrapped, "fget", None) or getattr(wrapped, "func", None)
    return typing.get_type_hints(getter, include_extras=True).get("return", Any) if getter else Any


@dataclass
class Walker:
    """Walks a parsed template and notes every name it uses."""

    roots: Mapping[str, Any]
    uses: list[Use] = field(default_factory=list)

    def walk(self, node: nodes.Node, scope: Mapping[str, Any]) -> dict[str, Any]:
        """Note the names below `node`; return the scope with what it sets."""
        inner = dict(scope)
        if isinstance(node, nodes.For):
            item = element(self.shape(node.iter, inner))
            self.names_below(node.iter, inner)
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = item
            else:
                inner.update({name.name: Any for name in node.target.find_all(nodes.Name)})
            inner["loop"] = Any
            for child in [*node.body, *node.else_, *([node.test] if node.test else [])]:
                inner = self.walk(child, inner)
            return dict(scope)
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            self.names_below(node.node, inner)
            inner[node.target.name] = self.shape(node.node, inner)
            return inner
        if isinstance(node, (nodes.Macro, nodes.AssignBlock, nodes.With)):
            inner.update({name.name: Any for name in node.find_all(nodes.Name) if name.ctx in ("store", "param")})
            if isinstance(node, nodes.Macro):
                inner[node.name] = Any
        if isinstance(node, nodes.Expr):
            self.names_below(node, inner)
            return inner
        for child in node.iter_child_nodes():
            inner = self.walk(child, inner)
        return inner

    def names_below(self, node: nodes.Node, scope: Mapping[str, Any]) -> None:
        """Note the names of one expression, the longest dotted path of each."""
        if isinstance(node, (nodes.Getattr, nodes.Name)):
            self.shape(node, scope, note=True)
            inner = node
            while isinstance(inner, nodes.Getattr):
                inner = inner.node  # type: ignore[assignment]
            if not isinstance(inner, nodes.Name):
                self.names_below(inner, scope)
            return
        for child in node.iter_child_nodes():
            self.names_below(child, scope)

    def shape(self, node: nodes.Node, scope: Mapping[str, Any], note: bool = False) -> Any:
        """Return the type of an expression, Any where it cannot be told; `note` it if asked."""
        if isinstance(node, nodes.Name):
            known = node.name in scope or node.name in self.roots
            fault = "" if known else f"没有“{node.name}”这个变量{nearest(node.name, [*scope, *self.roots])}"
            if note and (fault or node.name not in scope):
                self.uses.append(Use(node.name, node.lineno, fault))
            return scope.get(node.name, self.roots.get(node.name, Any))
        if isinstance(node, nodes.Getattr):
            return self.attribute(node, scope, note)
        if isinstance(node, nodes.Getitem):
            return element(self.shape(node.node, scope))
        return Any

    def attribute(self, node: nodes.Getattr, scope: Mapping[str, Any], note: bool) -> Any:
        owner = self.shape(node.node, scope)
        path = dotted(node)
        shape, fault = Any, ""
        if is_record(owner):
            try:
                shape = fact_shape(owner, node.attr)
            except KeyError:
                fault = f"“{path.rpartition('.')[0]}”里没有“{node.attr}”{nearest(node.attr, names(owner))}"
        if note and not fault and isinstance(node.node, (nodes.Name, nodes.Getattr)):
            root = path.split(".", 1)[0]
            if root not in scope and root not in self.roots:
                fault = f"没有“{root}”这个变量{nearest(root, [*scope, *self.roots])}"
        if note:
            self.uses.append(Use(path, node.lineno, fault))
        return shape


def dotted(node: nodes.Node) -> str:
    """Return the path of a chain of attributes, e.g. 组织.党委.简称."""
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def uses_of(tree: nodes.Template, roots: Mapping[str, Any]) -> list[Use]:
    """Return every name that a parsed template uses, in order, with its fault if it has one.

    roots: {variable: type}, Any where the type is not known.
    """
    walker = Walker(roots)
    walker.walk(tree, {})
    return walker.uses


def known_names(roots: Mapping[str, Any], depth: int = 4) -> dict[str, Any]:
    """Return the same names as plain mappings: what may follow each, None where that is not known."""
    return {name: below(shape, depth) for name, shape in roots.items()}


def below(shape: Any, depth: int) -> dict[str, Any] | None:
    """Return the facts of a record, or of a list's items; None where they are not known or too deep."""
    record = shape if is_record(shape) else element(shape)
    if not depth or not is_record(record):
        return None
    return {chinese: below(fact_shape(record, chinese), depth - 1) for chinese in names(record)}
