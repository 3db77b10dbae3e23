"""What a name in a template stands for: a type for every variable, without any facts at hand.

`docgen templates lint` and `show` work before a folder exists, so they follow the types of the model.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from docgen.model.base import Fact, names
from docgen.model.person import Person

EACH, CALLED = "[…]", "(…)"
"""How a path passes through a list or mapping, and through a function."""


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
    if is_record(shape) and "__iter__" in vars(shape):
        return element_of(typing.get_type_hints(shape.__iter__)["return"])
    return Any


def element_of(iterator: Any) -> Any:
    """Return what an `Iterator[…]` gives."""
    assert get_origin(iterator) is get_origin(Iterator[Any])
    return bare(get_args(iterator)[0])


def inside(shape: Any) -> tuple[Any, str]:
    """Return what one reaches next from a fact of type `shape`, and how a path says it: …[…] of a list, …(…) of a function."""
    if is_record(shape):
        return shape, ""
    if get_origin(shape) is dict:
        return bare(get_args(shape)[1]), EACH
    if get_origin(shape) is get_origin(Callable[..., Any]):
        return bare(get_args(shape)[1]), CALLED
    return element(shape), EACH


def is_record(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, Fact)


def behind(kind: type[Fact]) -> type[Person] | None:
    """Return the record of the person whose facts are those of `kind` as well (a candidate's), if there is one."""
    known = names(kind)
    for link in ("姓名", "人员"):
        if link in known and known[link] in kind.model_fields:
            person: type[Fact] = bare(kind.model_fields[known[link]].annotation)
            if is_record(person) and issubclass(person, Person):
                return person
    return None


def holder(kind: type[Fact], chinese: str) -> type[Fact]:
    """Return the record that has the fact: `kind`, or the person behind it. Raises KeyError: no such fact."""
    if chinese in names(kind):
        return kind
    if person := behind(kind):
        return holder(person, chinese)
    raise KeyError(chinese)


def fact_shape(kind: type[Fact], chinese: str) -> Any:
    """Return the type of a fact of `kind`, looking through a candidate to the person. Raises KeyError: no such fact."""
    kind = holder(kind, chinese)
    name = names(kind)[chinese]
    if name not in kind.model_fields:
        return bare(resolved(kind, name))
    shape = bare(kind.model_fields[name].annotation)
    return str if chinese == "姓名" and is_record(shape) else shape


def resolved(kind: type[Fact], name: str) -> Any:
    """Return the type that a computed fact gives, its annotation read in its own module."""
    wrapped = kind.model_computed_fields[name].wrapped_property
    getter = getattr(wrapped, "fget", None) or getattr(wrapped, "func", None)
    return typing.get_type_hints(getter, include_extras=True).get("return", Any) if getter else Any


def known_names(roots: Mapping[str, Any], depth: int = 4) -> dict[str, Any]:
    """Return the same names as plain mappings: what may follow each, None where that is not known."""
    return {name: below(shape, depth) for name, shape in roots.items()}


def below(shape: Any, depth: int) -> dict[str, Any] | None:
    """Return the facts of a record, or of a list's items; None where they are not known or too deep."""
    record = shape if is_record(shape) else element(shape)
    if not depth or not is_record(record):
        return None
    return {chinese: below(fact_shape(record, chinese), depth - 1) for chinese in names(record)}
