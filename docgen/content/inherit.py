"""One set of rules laid over another: what is written above wins, what comes from beneath stands where it was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

from docgen.content.clean import clean
from docgen.content.node import Node, Record, Scalar, Series, plain
from docgen.content.text import read_text
from docgen.content.yaml_tree import LIMIT, parse
from docgen.problem import Place, Problem

OWN = "方案"
"""The folder of an office's own profiles, slate models and post categories, inside its content folder."""
CHOICES = ("方案", "继承")
"""Keys that name what is to be laid beneath."""


def shipped_texts(folder: str) -> dict[str, str]:
    """Return {name without .yaml: text} of the files of docgen/data/`folder`, by name."""
    files = [file for file in resources.files("docgen.data").joinpath(folder).iterdir() if file.name.endswith(".yaml")]
    return {file.name.removesuffix(".yaml"): file.read_text(encoding="utf-8") for file in sorted(files, key=lambda file: file.name)}


def own_files(folder: Path, kind: str) -> dict[str, Path]:
    """Return {name without .yaml: file} of the office's own files of a kind: 规则, 班子."""
    return {path.stem: path for path in sorted((folder / OWN / kind).glob("*.yaml"))}


def own_tree(path: Path, name: str, root: str, found: list[Problem]) -> Node | None:
    """Return the nodes of one of the office's own files; `name` is the file for the places."""
    text = read_text(path, name, LIMIT, found)
    tree = parse(text, name, root, found) if text is not None else None
    return clean(tree, found) if tree is not None else None


def own_record(path: Path, name: str, root: str, found: list[Problem]) -> Record | None:
    """Return one of the office's own files as a record; None after noting that it is none."""
    tree = own_tree(path, name, root, found)
    if tree is not None and not isinstance(tree, Record):
        found.append(Problem("E-VAL-12", tree.place, "这里应当是一组“键: 值”", "每个键另起一行，写成“键: 值”"))
    return tree if isinstance(tree, Record) else None


def note_strays(folder: Path, found: list[Problem]) -> None:
    """Note files in 方案 that nobody reads, because they stand in the wrong place."""
    known = {*own_files(folder, "规则").values(), *own_files(folder, "班子").values(), folder / OWN / "职务类别.yaml"}
    for path in sorted((folder / OWN).rglob("*")):
        if path.is_file() and path not in known and not path.name.startswith("."):
            cure = "选举规则放在 方案/规则，班子模式放在 方案/班子，职务类别写成 方案/职务类别.yaml；不需要时移走"
            found.append(Problem("E-FIL-05", Place(path.relative_to(folder).as_posix()), "不认识的文件", cure))


def choice_of(tree: Record) -> tuple[str, Scalar] | None:
    """Return the key and the name of what the record is laid over; None when it stands by itself."""
    for key in CHOICES:
        chosen = tree.entries.get(key)
        if isinstance(chosen, Scalar) and chosen.given:
            return key, chosen
    return None


def written(tree: Record) -> dict[str, Node]:
    """Return what is really written in a record, its choice left out."""
    return {key: value for key, value in tree.entries.items() if key not in CHOICES and not (isinstance(value, Scalar) and not value.given)}


def over(above: Record, beneath: Record) -> Record:
    """Return `beneath` with all of `above` laid over it, records within records alike."""
    entries = dict(beneath.entries)
    for key, value in above.entries.items():
        under = entries.get(key)
        entries[key] = over(value, under) if isinstance(value, Record) and isinstance(under, Record) else value
    return replace(above, entries=entries)


def moved(node: Node, place: Place) -> Node:
    """Return the node with everything in it standing at `place`."""
    if isinstance(node, Record):
        return replace(node, place=place, keys={}, entries={key: moved(value, place) for key, value in node.entries.items()})
    if isinstance(node, Series):
        return replace(node, place=place, items=tuple(moved(item, place) for item in node.items))
    return replace(node, place=place)


def differing(above: Record, beneath: Record) -> Iterator[str]:
    """Yield the keys under which `above` says something else than `beneath`."""
    for key, value in above.entries.items():
        under = beneath.entries.get(key)
        if isinstance(value, Record) and isinstance(under, Record):
            if any(differing(value, under)):
                yield key
        elif under is None or plain(value) != plain(under):
            yield key
