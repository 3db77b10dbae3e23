"""规则.yaml: a rule profile of its own, or one laid over another (方案, 继承): a shipped one, or a file in 方案/规则 of the folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.content.inherit import choice_of, differing, moved, over, own_files, own_record, shipped_texts, written
from docgen.content.node import Node, Record, Scalar
from docgen.content.yaml_tree import parse
from docgen.problem import Place, Problem, nearest

FOLDER = "profiles"
COMPARED = "仅供比照"
NAMING = frozenset({"名称", "版本", "依据说明", COMPARED})
"""What a profile is called; it needs no ground."""
IDLE = ("须先反对", "弃权后可另选")
"""Rules about writing in, without sense where nobody may."""


def shipped() -> dict[str, str]:
    """Return {name: YAML text} of the profiles that come with docgen."""
    return shipped_texts(FOLDER)


def known(folder: Path) -> str:
    """Return the profiles that may be chosen, as a cure lists them: those for comparison apart."""
    texts = shipped()
    others = [name for name, text in texts.items() if f"{COMPARED}: 是" in text]
    usual = [*own_files(folder, "规则"), *(name for name in texts if name not in others)]
    return f"可用的方案：{'、'.join(usual)}；{COMPARED}的：{'、'.join(others)}"


def complete(tree: Node, folder: Path, found: list[Problem]) -> Node | None:
    """Return the profile with the one that it names put beneath it; what is written above wins.

    None when it names a profile that nobody knows, or profiles name each other in a circle.
    """
    return _complete(tree, folder, found, ()) if isinstance(tree, Record) else tree


def _complete(tree: Record, folder: Path, found: list[Problem], passed: tuple[str, ...]) -> Record | None:
    chosen = choice_of(tree)
    own = replace(tree, entries=written(tree))
    if chosen is None:
        if "依据说明" not in own.entries:
            found.append(Problem("E-PRO-02", tree.place, "没有用随程序提供的方案，也没有写明依据", "加一行“依据说明: ……”，写明依据哪个文件、哪一条；或写“方案: township-kexie-default”"))
        return own
    key, choice = chosen
    base = _base(choice, folder, found, passed)
    if base is None:
        return None
    changed = [name for name in differing(own, base) if name not in NAMING]
    if changed and "依据说明" not in own.entries:
        cure = "加一行“依据说明: ……”，写明依据哪个文件、哪一条"
        found.append(Problem("E-PRO-02", choice.place, f"在{key}“{choice.text}”上改了：{'、'.join(changed)}，没有写明依据", cure))
    merged = over(own, _without_idle(own, base))
    if changed and "版本" not in own.entries:
        version = merged.entries.get("版本")
        if isinstance(version, Scalar) and not version.text.endswith("，有改动"):
            merged = replace(merged, entries={**merged.entries, "版本": replace(version, text=version.text + "，有改动")})
    return merged


def _base(choice: Scalar, folder: Path, found: list[Problem], passed: tuple[str, ...]) -> Record | None:
    """Return the whole profile that is chosen; a shipped one stands at the choice, an own one in its file."""
    name, files = choice.text, own_files(folder, "规则")
    if name in passed:
        found.append(Problem("E-PRO-03", choice.place, f"方案互相继承：{' → '.join((*passed, name))}", "改掉其中一个的“继承”"))
        return None
    if name in files:
        tree = own_record(files[name], f"方案/规则/{name}.yaml", "规则", found)
        return _complete(tree, folder, found, (*passed, name)) if tree else None
    texts = shipped()
    if name not in texts:
        found.append(Problem("E-PRO-01", choice.place, f"没有方案“{name}”{nearest(name, [*texts, *files])}", known(folder)))
        return None
    return _shipped(name, choice.place)


def _shipped(name: str, place: Place) -> Record:
    """Return a shipped profile with those it inherits, all at `place`."""
    tree = parse(shipped()[name], f"{name}.yaml", "规则", [])
    assert isinstance(tree, Record)
    chosen = choice_of(tree)
    whole = replace(tree, entries=written(tree))
    whole = over(whole, _shipped(chosen[1].text, place)) if chosen else whole
    placed = moved(whole, place)
    assert isinstance(placed, Record)
    return placed


def _without_idle(own: Record, base: Record) -> Record:
    """Return `base` without what it says of writing in, where `own` forbids it."""
    said, under = own.entries.get("另选他人"), base.entries.get("另选他人")
    if not isinstance(said, Record) or not isinstance(under, Record) or plain_text(said.entries.get("允许")) != "否":
        return base
    kept = replace(under, entries={key: value for key, value in under.entries.items() if key not in IDLE})
    return replace(base, entries={**base.entries, "另选他人": kept})


def plain_text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
