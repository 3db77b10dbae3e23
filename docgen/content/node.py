"""What every kind of file becomes first: texts with their places, in records and lists; nothing guessed.

YAML, Excel, CSV and JSON all end here; from here on nobody asks what kind of file it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Union

from docgen.problem import Place


@dataclass(frozen=True)
class Scalar:
    """One value as text; `given` is false when the key stands there with nothing behind it."""

    text: str
    place: Place
    given: bool = True
    folded: bool = False
    """Whether a line break of the file became a blank in the text."""


@dataclass(frozen=True)
class Record:
    """A mapping: each key with its node, and the place of the key itself."""

    entries: Mapping[str, Node]
    place: Place
    keys: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Series:
    """A list."""

    items: tuple[Node, ...]
    place: Place


Node = Union[Scalar, Record, Series]


def join(path: str, step: str | int) -> str:
    """Return the key path one step further: `班子` + `候选人` + 2 → `班子.候选人[2]`."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def plain(node: Node) -> object:
    """Return the node as dicts, lists and strings; what was left empty is left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Series):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items() if not (isinstance(value, Scalar) and not value.given)}


def walk(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Yield every node under `node` with its key path, `node` first."""
    yield path, node
    if isinstance(node, Series):
        for number, item in enumerate(node.items):
            yield from walk(item, join(path, number))
    elif isinstance(node, Record):
        for key, value in node.entries.items():
            yield from walk(value, join(path, key))


class Places:
    """Where each value of the facts stands, by key path."""

    def __init__(self, roots: Mapping[str, Node]) -> None:
        self.values: dict[str, Place] = {}
        self.keys: dict[str, Place] = {}
        self.empty: set[str] = set()
        for root, tree in roots.items():
            for path, node in walk(tree, root):
                self.values[path] = node.place
                if isinstance(node, Record):
                    self.keys.update({join(path, key): place for key, place in node.keys.items()})
                elif isinstance(node, Scalar) and not node.given:
                    self.empty.add(path)

    def of(self, key_path: str) -> Place:
        """Return where the value of `key_path` stands; of the nearest part above it when it is not there itself."""
        return self._nearest(self.values, key_path)

    def of_key(self, key_path: str) -> Place:
        """Return where the key itself stands, e.g. one that nobody knows."""
        return self._nearest(self.keys | self.values if key_path not in self.keys else self.keys, key_path)

    @staticmethod
    def _nearest(known: Mapping[str, Place], key_path: str) -> Place:
        path = key_path
        while path and path not in known:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return replace(known[path], key=key_path) if path else Place(key=key_path)
