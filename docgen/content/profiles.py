"""规则.yaml: a rule profile of its own, or a shipped one by name (方案) with some rules changed."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

from docgen.content.node import Node, Record, Scalar
from docgen.content.yaml_tree import parse
from docgen.problem import Place, Problem, Severity, nearest

CHOICE = "方案"


def shipped() -> dict[str, str]:
    """Return {name: YAML text} of the profiles that come with docgen."""
    folder = resources.files("docgen.data").joinpath("profiles")
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {file.name.removesuffix(".yaml"): file.read_text(encoding="utf-8") for file in sorted(files, key=lambda file: file.name)}


def complete(tree: Node, found: list[Problem]) -> Node | None:
    """Return the profile with the shipped one that it names put beneath it; what is written above wins.

    None when it names a profile that nobody knows.
    """
    if not isinstance(tree, Record) or CHOICE not in tree.entries:
        return tree
    choice = tree.entries[CHOICE]
    profiles = shipped()
    name = choice.text if isinstance(choice, Scalar) else ""
    if name not in profiles:
        found.append(Problem("E-PRO-01", choice.place, f"没有方案“{name}”{nearest(name, profiles)}", f"可用的方案：{'、'.join(profiles)}"))
        return None
    base = parse(profiles[name], f"{name}.yaml", "规则", [])
    assert isinstance(base, Record)
    own = {key: value for key, value in tree.entries.items() if key != CHOICE and not (isinstance(value, Scalar) and not value.given)}
    if own and "依据说明" not in own:
        keys = "、".join(own)
        cure = "加一行“依据说明: ……”，写明依据哪个文件、哪一条"
        found.append(Problem("W-PRO-02", choice.place, f"在方案“{name}”上改了：{keys}，没有写明依据", cure, Severity.WARNING))
    merged = _over(replace(tree, entries=own), base, choice.place)
    if own.keys() - {"依据说明"} and "版本" not in own:
        version = merged.entries["版本"]
        assert isinstance(version, Scalar)
        merged = replace(merged, entries={**merged.entries, "版本": replace(version, text=version.text + "，有改动")})
    return merged


def _over(above: Record, beneath: Record, place: Place) -> Record:
    """Return `beneath` with all of `above` laid over it; what comes from beneath stands where the profile was chosen."""
    entries: dict[str, Node] = {}
    for key, value in beneath.entries.items():
        own = above.entries.get(key)
        if isinstance(own, Record) and isinstance(value, Record):
            entries[key] = _over(own, value, place)
        else:
            entries[key] = own if own is not None else _moved(value, place)
    return replace(above, entries={**entries, **{key: value for key, value in above.entries.items() if key not in entries}})


def _moved(node: Node, place: Place) -> Node:
    if isinstance(node, Record):
        return replace(node, place=place, keys={}, entries={key: _moved(value, place) for key, value in node.entries.items()})
    return replace(node, place=place)
