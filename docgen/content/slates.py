"""The slate model that 班子.yaml chooses, and what posts count as which category: the shipped ones and the office's own.

Own models stand in 方案/班子/*.yaml, own categories in 方案/职务类别.yaml. A model that inherits (继承) gives only
the constraints that it changes or adds, by 编号.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from docgen.content.inherit import (
    choice_of,
    moved,
    note_strays,
    over,
    own_files,
    own_record,
    own_tree,
    shipped_texts,
    written,
)
from docgen.content.node import Node, Record, Scalar, Series, plain
from docgen.content.yaml_tree import parse
from docgen.problem import Place, Problem, nearest

FOLDER = "slates"
ROOT, POSTS = "班子模式", "职务类别"
USUAL = "开放"
CONSTRAINTS = "约束"


@cache
def shipped() -> Mapping[str, Record]:
    """Return {名称: model} of the slate models that come with docgen."""
    trees = [parse(text, f"{name}.yaml", ROOT, []) for name, text in shipped_texts(FOLDER).items()]
    return {said(tree, "名称"): tree for tree in trees if isinstance(tree, Record)}


def said(tree: Record, key: str) -> str:
    value = tree.entries.get(key)
    return value.text if isinstance(value, Scalar) else ""


def names_of(tree: Record) -> list[str]:
    """Return all words by which a model may be chosen."""
    others = tree.entries.get("别名")
    aliases = [item.text for item in others.items if isinstance(item, Scalar)] if isinstance(others, Series) else []
    return [name for name in (said(tree, "名称"), said(tree, "代号"), *aliases) if name]


def with_model(trees: Mapping[str, Node], folder: Path, found: list[Problem]) -> dict[str, Node]:
    """Return `trees` with the chosen model and the post categories beside them; a 代号 in 班子.模式 becomes the 名称."""
    note_strays(folder, found)
    made: dict[str, Node] = {**trees, POSTS: post_kinds(folder, found)}
    slate = trees.get("班子")
    typed = slate.entries.get("模式") if isinstance(slate, Record) else None
    choice = typed if isinstance(typed, Scalar) and typed.given else Scalar(USUAL, slate.place if slate else Place("班子.yaml"))
    model = chosen(choice, own_models(folder, found), found)
    if model is None:
        return made
    if isinstance(slate, Record) and choice.text == said(model, "代号"):
        made["班子"] = replace(slate, entries={**slate.entries, "模式": replace(choice, text=said(model, "名称"))})
    return {**made, ROOT: model}


def own_models(folder: Path, found: list[Problem]) -> dict[str, Record]:
    """Return {名称: model} of the office's own, whole."""
    models: dict[str, Record] = {}
    for name, path in own_files(folder, "班子").items():
        tree = own_record(path, f"方案/班子/{name}.yaml", ROOT, found)
        whole = inherited(tree, found) if tree else None
        if whole:
            models[said(whole, "名称") or name] = whole
    return models


def chosen(choice: Scalar, own: Mapping[str, Record], found: list[Problem]) -> Record | None:
    """Return the model that `choice` names, an own one before a shipped one of the same name."""
    named = {name: tree for tree in (*shipped().values(), *own.values()) for name in names_of(tree)}
    if choice.text not in named:
        known = "、".join(dict.fromkeys((*own, *shipped())))
        found.append(Problem("E-PRO-05", choice.place, f"没有班子模式“{choice.text}”{nearest(choice.text, named)}", f"可用的模式：{known}；本单位自己的模式写在 方案/班子/名称.yaml"))
        return None
    model = named[choice.text]
    placed = model if model in own.values() else moved(model, choice.place)
    assert isinstance(placed, Record)
    return placed


def inherited(tree: Record, found: list[Problem]) -> Record | None:
    """Return an own model with the shipped one it names beneath it, constraint by constraint."""
    picked = choice_of(tree)
    own = replace(tree, entries=written(tree))
    if picked is None:
        return own
    key, choice = picked
    named = {name: model for model in shipped().values() for name in names_of(model)}
    if choice.text not in named:
        found.append(Problem("E-PRO-05", choice.place, f"没有班子模式“{choice.text}”{nearest(choice.text, named)}", f"“{key}”只能写：{'、'.join(shipped())}"))
        return None
    base = moved(named[choice.text], choice.place)
    assert isinstance(base, Record)
    kept = {name: value for name, value in base.entries.items() if name not in ("代号", "别名")}
    whole = over(own, replace(base, entries=kept))
    constraints = merged(by_code(base), by_code(own), found)
    place = own.entries[CONSTRAINTS].place if CONSTRAINTS in own.entries else choice.place
    return replace(whole, entries={**whole.entries, CONSTRAINTS: Series(tuple(constraints.values()), place)})


def by_code(tree: Record) -> dict[str, Record]:
    """Return {编号: constraint}; one without 编号 under a name that is nobody's, for validation to tell."""
    listed = tree.entries.get(CONSTRAINTS)
    items = [item for item in listed.items if isinstance(item, Record)] if isinstance(listed, Series) else []
    return {said(item, "编号") or f"#{number}": item for number, item in enumerate(items)}


def merged(base: Mapping[str, Record], own: Mapping[str, Record], found: list[Problem]) -> dict[str, Record]:
    """Return the constraints of `base` with those of `own` over them; one that must not be changed stays."""
    constraints = dict(base)
    for code, constraint in own.items():
        under = base.get(code)
        if under is not None and said(under, "可调整") == "否" and plain(over(constraint, under)) != plain(under):
            found.append(Problem("E-PRO-06", constraint.place, f"约束“{code}”不可调整", "删去这一条；另有要求的，用别的编号另加一条"))
            continue
        constraints[code] = over(constraint, under) if under is not None else constraint
    return constraints


@cache
def shipped_posts() -> Series:
    """Return the shipped post categories."""
    tree = parse(resources.files("docgen.data").joinpath("posts.yaml").read_text(encoding="utf-8"), "posts.yaml", POSTS, [])
    assert isinstance(tree, Series)
    return tree


def post_kinds(folder: Path, found: list[Problem]) -> Series:
    """Return the post categories, the office's own behind the shipped ones."""
    path = folder / "方案" / "职务类别.yaml"
    own = own_tree(path, "方案/职务类别.yaml", POSTS, found) if path.exists() else None
    items = own.items if isinstance(own, Series) else ()
    if own is not None and not isinstance(own, Series):
        found.append(Problem("E-VAL-11", own.place, "这里应当是列表", "每项另起一行，以“- ”开头，写类别和职务"))
    return Series((*shipped_posts().items, *items), Place("职务类别"))
