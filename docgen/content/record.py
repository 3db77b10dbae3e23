"""One YAML text that is a single record of the model, e.g. the front matter of a template."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from docgen.content.faults import Teller
from docgen.content.node import Places, Record, plain
from docgen.content.yaml_tree import parse
from docgen.model.base import Fact
from docgen.problem import Place, Problem, errors

F = TypeVar("F", bound=Fact)


def read_record(text: str, name: str, kind: type[F]) -> tuple[F | None, list[Problem]]:
    """Return the record that YAML `text` holds, or None, and every problem found; `name` is the file for the places."""
    found: list[Problem] = []
    tree = parse(text, name, "", found)
    if tree is None or errors(found):
        return None, found
    if not isinstance(tree, Record):
        return None, [*found, Problem("E-VAL-12", Place(name, 1), "这里应当是一组“键: 值”", "每个键另起一行，写成“键: 值”")]
    places = Places({"": tree})
    try:
        return kind.model_validate(plain(tree), by_alias=True, by_name=False), found
    except ValidationError as failure:
        return None, [*found, *Teller(kind, places, set(), None, ()).tell(failure.errors(include_url=False))]
