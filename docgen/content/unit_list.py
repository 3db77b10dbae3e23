"""The master list (单位表): 单位.xlsx, 单位.csv or 单位.yaml → units, checked as the tree that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from docgen.content.clean import clean
from docgen.content.csv_table import read_csv
from docgen.content.faults import Teller
from docgen.content.grid import Cell, tabulate
from docgen.content.node import Node, Places, Record, Scalar, Series, plain
from docgen.content.text import read_text
from docgen.content.workbook import read_workbook
from docgen.content.yaml_tree import LIMIT, parse
from docgen.model.reporting import LEVELS, ReportingUnit
from docgen.problem import Place, Problem, Severity, errors, nearest

STEM = "单位"
FILES = (f"{STEM}.xlsx", f"{STEM}.csv", f"{STEM}.yaml")
FIELDS = {str(field.alias): field for field in ReportingUnit.model_fields.values()}
SYNONYMS: Mapping[str, str] = {
    "单位代码": "代码", "编码": "代码", "行政区划代码": "代码", "单位编码": "代码", "全称": "名称", "单位名称": "名称", "上级代码": "上级", "上级单位": "上级",
    "上级单位代码": "上级", "层级": "级别", "单位级别": "级别", "类别": "类型", "联系电话": "电话", "手机": "电话", "届满日期": "任期届满",
}  # fmt: skip
LEVEL_WORDS: Mapping[str, str] = {
    "街道": "乡镇", "镇": "乡镇", "乡": "乡镇", "乡镇（街道）": "乡镇", "乡镇(街道)": "乡镇", "区": "县", "县级市": "县", "县（市、区）": "县", "县级": "县",
    "市级": "市", "省级": "省", "乡级": "乡镇", "乡镇级": "乡镇", "村级": "村", "社区": "村", "村（社区）": "村", "村(社区)": "村",
}  # fmt: skip
"""What offices write as the level → the word of the model."""

Placed = tuple[ReportingUnit, Place]


def read_units(folder: Path, found: list[Problem]) -> dict[str, Placed]:
    """Return {code: (unit, its place)} in the order of the list; units of faulty lines are left out after noting why."""
    present = [name for name in FILES if (folder / name).exists()]
    if not present:
        cure = "补上这个文件：一行一个单位，列名有代码、名称、级别、上级（docgen new 另建一份带说明的空白资料作参照）"
        found.append(Problem("E-FIL-01", Place(FILES[0]), "缺少单位表（单位.xlsx、单位.csv 或 单位.yaml）", cure))
        return {}
    if len(present) > 1:
        found.append(Problem("E-UNI-01", Place(present[1]), f"单位表有 {len(present)} 份：{'、'.join(present)}", "只留一份，其余的移走"))
    units: dict[str, Placed] = {}
    before = len(found)
    for record in _records(folder, present[0], found):
        unit = _unit(record, found)
        if unit is None:
            continue
        place = _of(record, "代码")
        if unit.code in units:
            found.append(Problem("E-UNI-02", place, f"代码“{unit.code}”重复，第一次在 {units[unit.code][1]}", "每个单位一个代码，不重复使用"))
        else:
            units[unit.code] = (unit, place)
    if not units and not errors(found[before:]):
        found.append(Problem("E-UNI-08", Place(present[0]), "单位表里还没有单位", "一行一个单位，从最高一级填起；列名有代码、名称、级别、上级"))
    found.extend(_check(units))
    return units


def _records(folder: Path, name: str, found: list[Problem]) -> Sequence[Record]:
    """Return the lines of the list as records, whatever file it is."""
    path = folder / name
    if path.suffix == ".yaml":
        return _from_yaml(path, name, found)
    if path.suffix == ".csv":
        rows = read_csv(path, name, found)
        return _from_rows(rows, Place(name), found) if rows is not None else ()
    sheets = read_workbook(path, name, found)
    if not sheets:
        return ()
    title = STEM if STEM in sheets else next(iter(sheets))
    return _from_rows(sheets[title], Place(f"{name}!{title}"), found)


def _from_yaml(path: Path, name: str, found: list[Problem]) -> Sequence[Record]:
    text = read_text(path, name, LIMIT, found)
    tree = parse(text, name, "", found) if text is not None else None
    if tree is None:
        return ()
    tree = clean(tree, found)
    if not isinstance(tree, Series) or not all(isinstance(item, Record) for item in tree.items):
        found.append(Problem("E-VAL-11", tree.place, "这里应当是列表", "每个单位一项，以“- ”开头，写成“- {代码: …, 名称: …, 级别: …}”"))
        return ()
    return [item for item in tree.items if isinstance(item, Record)]


def _from_rows(rows: Sequence[Sequence[Cell]], place: Place, found: list[Problem]) -> Sequence[Record]:
    required = [name for name, field in FIELDS.items() if field.is_required()]
    known = {*FIELDS, *SYNONYMS}
    table = tabulate(rows, place, known, (), (), found)
    if table is None:
        return ()
    own = {name: SYNONYMS.get(name, name) for name in table.columns}
    if missing := [name for name in required if name not in own.values()]:
        found.append(Problem("E-XLS-06", table.head, f"缺少这些列：{'、'.join(missing)}", "在表头这一行补上"))
        return ()
    return [_record({own[name]: cell for name, cell in cells.items()}, found) for cells in table.rows]


def _record(cells: Mapping[str, Cell], found: list[Problem]) -> Record:
    """Return a row as a record; the level in the word of the model."""
    entries: dict[str, Node] = {}
    for name, cell in cells.items():
        scalar = Scalar(cell.text, cell.place, given=bool(cell.text.strip()))
        entries[name] = clean(scalar, found, name) if scalar.given else scalar
    first = next(iter(cells.values())).place
    return Record(entries, first, {name: node.place for name, node in entries.items()})


def _unit(record: Record, found: list[Problem]) -> ReportingUnit | None:
    data = plain(record)
    assert isinstance(data, dict)
    if "级别" in data:
        data["级别"] = LEVEL_WORDS.get(data["级别"], data["级别"])
    try:
        return ReportingUnit.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as failure:
        found.extend(Teller(ReportingUnit, Places({"": record}), (), None, ()).tell(failure.errors(include_url=False)))
    return None


def _of(record: Record, key: str) -> Place:
    node = record.entries.get(key)
    return node.place if node else record.place


def _check(units: Mapping[str, Placed]) -> list[Problem]:
    """Return what is wrong with the list as a tree of units."""
    found = []
    names: dict[tuple[str, str], Place] = {}
    for unit, place in units.values():
        found += _check_parent(unit, place, units)
        found += _check_merger(unit, place, units)
        first = names.setdefault((unit.parent, unit.name), place)
        if first != place and unit.valid_to is None:
            cure = "同一上级下的单位名称要能分开；前一个已经撤并的，填“有效至”和“并入”"
            found.append(Problem("W-UNI-06", place, f"同一上级下有两个“{unit.name}”，另一个在 {first}", cure, Severity.WARNING))
    return found


def _check_parent(unit: ReportingUnit, place: Place, units: Mapping[str, Placed]) -> list[Problem]:
    if not unit.parent:
        return []
    if unit.parent not in units:
        near = nearest(unit.parent, list(units)[:500])
        return [Problem("E-UNI-03", place, f"“{unit.label}”的上级“{unit.parent}”不在单位表里{near}", "写上级单位的代码；上级也要在单位表里有一行")]
    above = units[unit.parent][0]
    if LEVELS.index(above.level) >= LEVELS.index(unit.level):
        return [Problem("E-UNI-04", place, f"“{unit.label}”是{unit.level}级，上级“{above.label}”却是{above.level}级", "核对“级别”和“上级”")]
    return []


def _check_merger(unit: ReportingUnit, place: Place, units: Mapping[str, Placed]) -> list[Problem]:
    told = ""
    if unit.merged_into and unit.merged_into not in units:
        told = f"“{unit.label}”并入的“{unit.merged_into}”不在单位表里"
    elif unit.merged_into == unit.code:
        told = f"“{unit.label}”并入了自己"
    elif unit.merged_into and unit.valid_to is None:
        told = f"“{unit.label}”填了并入，没有填“有效至”"
    elif unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        told = f"“{unit.label}”的“有效至”早于“有效自”"
    return [Problem("E-UNI-05", place, told, "撤并的单位填最后一天（有效至）和并入单位的代码（并入）；撤并前的数留在原单位")] if told else []
