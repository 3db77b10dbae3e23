"""A folder of facts → the model, with every problem of every file and the place of every value.

The hops: files → nodes (texts with places) → cleaned nodes → persons → one validation → problems in file order.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from docgen.content import counts, papers, profiles, roster, slates
from docgen.content import places as places_file
from docgen.content.clean import by_name, clean
from docgen.content.faults import Teller
from docgen.content.node import Node, Places, Record, Scalar, Series, plain
from docgen.content.order import in_order
from docgen.content.skeleton import is_untouched, unused
from docgen.content.text import read_text
from docgen.content.texts import TEXTS, markdown
from docgen.content.yaml_tree import LIMIT, parse
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.person import People, Person
from docgen.problem import Place, Problem, errors, nearest

PERSONS = ("代表", "人员")
"""The sheets of the roster whose rows are persons."""


@dataclass(frozen=True)
class Reading:
    """What a folder holds.

    dossier: the facts, None when they could not be made out; it may be there beside errors, which stop the making all the same.
    problems: in file order, then line order. places: where each value stands.
    texts: {path relative to the folder: Markdown text}, what the facts name as 文稿 and all of 文稿/.
    """

    dossier: Dossier | CircularDossier | None
    problems: tuple[Problem, ...]
    places: Places
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of folder: its model, and which field of the model stands in which YAML file."""

    model: type[Dossier] | type[CircularDossier]
    files: Mapping[str, str]
    roster: bool

    def required(self, name: str) -> bool:
        return any(field.is_required() for field in self.model.model_fields.values() if field.alias == name)


def _files(*names: str) -> dict[str, str]:
    return {name: f"{name}.yaml" for name in names}


CITY = "机关.yaml"
"""The file by which the folder of a city is known."""
CONGRESS = Kind(Dossier, _files("组织", "大会", "班子", "规则", "筹备", "工作计划", "经费", "会务", "文号", "票数", "会议记录", "会后", "制度", "版面"), roster=True)
CIRCULAR = Kind(CircularDossier, _files("通报", "版面"), roster=False)


def read(folder: Path) -> Reading:
    """Return the facts of a content folder (资料目录); whatever the folder holds, nothing is raised for it."""
    found: list[Problem] = []
    kind = _kind(folder, found)
    if kind is None:
        return Reading(None, tuple(found), Places({}))
    trees = _trees(folder, kind, found)
    entered = counts.read_figures(folder, trees, found) if kind.roster else None
    _check_unknown(folder, kind, found)
    known = _roster(trees, found)
    if known:
        trees = {root: tree if root in roster.SHEETS else by_name(tree, known.names.__contains__, found) for root, tree in trees.items()}
    places = Places(trees)
    if entered:
        places.values.update(entered.places)
    dossier = _validate(kind, trees, places, known, found, {papers.ROOT: entered.facts} if entered else {})
    texts = _texts(folder, trees, places, found)
    return Reading(dossier, tuple(in_order(found, [*kind.files.values(), roster.WORKBOOK, roster.CSV_FOLDER], roster.SHEETS)), places, texts)


def _kind(folder: Path, found: list[Problem]) -> Kind | None:
    """Return what kind of folder this is, from the files that are there."""
    if not folder.is_dir():
        what = "不是文件夹" if folder.exists() else "不存在"
        found.append(Problem("E-DIR-01", Place(str(folder)), f"资料目录{what}", "检查路径；还没有资料时用 docgen new 新建"))
        return None
    if not os.access(folder, os.R_OK | os.X_OK):
        found.append(Problem("E-DIR-01", Place(str(folder)), "资料目录打不开", "检查目录的权限"))
        return None
    if (folder / CIRCULAR.files["通报"]).exists():
        return CIRCULAR
    if (folder / roster.WORKBOOK).exists() or any((folder / file).exists() for file in CONGRESS.files.values()):
        return CONGRESS
    if (folder / CITY).exists():
        found.append(Problem("E-DIR-04", Place(str(folder)), "这是收报表、发通报的资料目录，没有成套文件", "用 docgen circular 目录 生成通报，用 docgen cycle 目录 管报表的收报"))
        return None
    found.append(Problem("E-DIR-02", Place(str(folder)), "目录里没有资料文件（组织.yaml、大会.yaml 等，或通报.yaml）", "检查路径；还没有资料时用 docgen new 新建"))
    return None


def _trees(folder: Path, kind: Kind, found: list[Problem]) -> dict[str, Node]:
    """Return {field: node} of every file that could be read."""
    trees: dict[str, Node] = {}
    for root, file in kind.files.items():
        if not kind.required(root) and not (folder / file).exists():
            continue
        text = read_text(folder / file, file, LIMIT, found)
        if text and not kind.required(root) and is_untouched(file, text):
            found.append(unused(file))
            continue
        tree = parse(text, file, root, found) if text is not None else None
        if tree is not None:
            tree = clean(tree, found)
            tree = profiles.complete(tree, folder, found) if root == "规则" else tree
        if tree is not None:
            trees[root] = tree
    if kind.roster:
        trees.update(roster.read_roster(folder, found))
        days = roster.holidays(folder, found)
        if days is not None:
            trees["节假日"] = days
        names = places_file.read_places(folder, found)
        if names is not None:
            trees[places_file.ROOT] = names
    return slates.with_model(trees, folder, found) if kind.roster else trees


def _check_unknown(folder: Path, kind: Kind, found: list[Problem]) -> None:
    """Note files that look like facts and have a name nobody reads."""
    known = [*kind.files.values(), "核对.yaml", *((roster.WORKBOOK, "节假日.csv", *counts.FILES) if kind.roster else ())]
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        hidden = path.name.startswith((".", "~$"))
        if path.name not in known and not hidden and path.suffix.lower() in (".yaml", ".yml", ".xls", ".xlsx", ".xlsm", ".et", ".csv"):
            found.append(Problem("E-FIL-05", Place(path.name), f"不认识的文件{nearest(path.name, known)}", f"改成规定的文件名：{'、'.join(known)}；不需要时移走"))


@dataclass(frozen=True)
class Roster:
    """Who stands in the roster: its rows as persons (faulty ones as plain fields), and all names, of faulty rows too."""

    people: People
    rows: Mapping[str, list[object]]
    names: frozenset[str]


def _roster(trees: Mapping[str, Node], found: list[Problem]) -> Roster | None:
    """Return the roster, None when it could not be read."""
    rows: dict[str, list[object]] = {}
    names: set[str] = set()
    for sheet in PERSONS:
        tree = trees.get(sheet)
        if isinstance(tree, Series):
            rows[sheet] = [_person(sheet, plain(row), names) for row in tree.items]
    _check_twice(trees, found)
    people = People(row for listed in rows.values() for row in listed if isinstance(row, Person))
    return Roster(people, rows, frozenset(names)) if "代表" in rows else None


def _person(sheet: str, fields: object, names: set[str]) -> object:
    """Return the person of one row; its plain fields when it is faulty (the validation of the whole says how)."""
    if isinstance(fields, dict):
        names.update(str(fields[key]) for key in ("姓名", "编号") if key in fields)
    try:
        return roster.sheet_model(sheet).model_validate(fields, by_alias=True, by_name=False)
    except ValidationError:
        return fields


def _check_twice(trees: Mapping[str, Node], found: list[Problem]) -> None:
    """Note persons who stand in the roster twice: same number, or same name without numbers to tell them apart."""
    seen: dict[tuple[str, str], tuple[Place, bool]] = {}
    for sheet in PERSONS:
        tree = trees.get(sheet)
        for row in tree.items if isinstance(tree, Series) else ():
            cells = row.entries if isinstance(row, Record) else {}
            for key in ("姓名", "编号"):
                cell = cells.get(key)
                if not isinstance(cell, Scalar) or not cell.text:
                    continue
                number = cells.get("编号")
                numbered = isinstance(number, Scalar) and bool(number.text)
                first, first_numbered = seen.setdefault((key, cell.text), (cell.place, numbered))
                if first == cell.place:
                    continue
                if key == "编号":
                    found.append(Problem("E-PER-04", cell.place, f"编号“{cell.text}”重复，第一次在 {first.file}", "每人一个编号"))
                elif not (numbered and first_numbered):
                    cure = "同一个人只留一行（是代表的写在“代表”表）；确是同名的两个人，各填一个编号"
                    found.append(Problem("E-PER-03", cell.place, f"“{cell.text}”写了两次，第一次在 {first}", cure))


def _validate(
    kind: Kind, trees: Mapping[str, Node], places: Places, known: Roster | None, found: list[Problem], entered: Mapping[str, object]
) -> Dossier | CircularDossier | None:
    """Return the facts as the model, None after noting every reason why not."""
    absent = {str(field.alias) for field in kind.model.model_fields.values()} - trees.keys()
    blamed = absent | {problem.place.key for problem in errors(found)}
    data = {root: plain(tree) for root, tree in trees.items()} | dict(known.rows if known else {}) | dict(entered)
    people = known.people if known else People(())
    try:
        return kind.model.model_validate(data, context={"人员": people}, by_alias=True, by_name=False)
    except ValidationError as failure:
        teller = Teller(kind.model, places, blamed, people if known else None, known.names if known else ())
        found.extend(teller.tell(failure.errors(include_url=False)))
    return None


def _texts(folder: Path, trees: Mapping[str, Node], places: Places, found: list[Problem]) -> dict[str, str]:
    """Return the Markdown texts that the facts name (文稿) and those in the folder 文稿."""
    wanted: dict[str, Place] = {}
    for path in ("文稿", "转发.文稿"):
        node = trees.get("通报")
        for key in path.split("."):
            node = node.entries.get(key) if isinstance(node, Record) else None
        if isinstance(node, Scalar) and node.text and not any(problem.place == node.place for problem in errors(found)):
            wanted[node.text] = node.place
    inside = folder / TEXTS
    for file in sorted(inside.glob("*.md")) if inside.is_dir() else ():
        wanted.setdefault(f"{TEXTS}/{file.name}", Place(f"{TEXTS}/{file.name}"))
    texts = {}
    for name, place in wanted.items():
        before = len(found)
        text = _markdown(folder, name, place, found)
        if text is not None and is_untouched(name, text):
            found[before:] = [unused(name)]
        elif text is not None:
            texts[name] = text
    return texts


def _markdown(folder: Path, name: str, place: Place, found: list[Problem]) -> str | None:
    """Return one Markdown text of the folder; its name must not lead out of it."""
    path = folder / name
    try:
        within = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        within = False
    if not within or path.suffix != ".md":
        found.append(Problem("E-FIL-07", place, f"“{name}”不是资料目录里的 .md 文件", "写同一目录里的文件名，如 正文.md"))
        return None
    if not path.exists():
        found.append(Problem("E-FIL-01", place, f"没有“{name}”这个文件", "补上这个文件，或改正文件名"))
        return None
    return markdown(path, name, found)
