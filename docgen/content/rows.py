"""Any data file → plain records, for templates that have no model: YAML, JSON, CSV, XLSX.

Values stay texts, as they stand in the file; an Excel date is a date, JSON's true and false stay what they are.
The same encodings, limits and refusals hold as for a folder of facts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen.content.clean import clean, printable
from docgen.content.csv_table import read_csv
from docgen.content.grid import Cell, header_text
from docgen.content.json_keys import doubled
from docgen.content.node import Scalar, plain
from docgen.content.text import read_text
from docgen.content.workbook import read_workbook
from docgen.content.yaml_fault import template_tag
from docgen.content.yaml_parser import DEPTH
from docgen.content.yaml_tree import parse
from docgen.problem import DocgenError, Place, Problem, errors

LIMIT = 2_000_000
FORMATS = (".yaml", ".yml", ".json", ".csv", ".xlsx")


def read_rows(path: Path) -> list[dict[str, object]]:
    """Return the records of a data file: the rows of a table, the items of a list, or the one record that it is.

    A workbook gives its first sheet. Raises DocgenError: all that is wrong with the file.
    """
    found: list[Problem] = []
    suffix = path.suffix.lower()
    rows: list[dict[str, object]] = []
    if suffix in (".yaml", ".yml"):
        rows = _from_yaml(path, found)
    elif suffix == ".json":
        rows = _from_json(path, found)
    elif suffix == ".csv":
        rows = _from_table(read_csv(path, path.name, found), Place(path.name), found)
    elif suffix == ".xlsx":
        sheets = read_workbook(path, path.name, found)
        rows = _from_table(next(iter(sheets.values()), None) if sheets else None, Place(path.name), found)
    else:
        found.append(Problem("E-FIL-05", Place(path.name), f"不能从“{suffix or path.name}”文件取数据", f"可用的格式：{'、'.join(FORMATS)}"))
    if problems := errors(found):
        raise DocgenError(problems)
    return rows


def _records(value: object, name: str, found: list[Problem]) -> list[dict[str, object]]:
    """Return a list of records, or a single record as a list of one."""
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return list(value)
    found.append(Problem("E-VAL-12", Place(name), "文件应当是一组“键: 值”，或一个由它们组成的列表", "每条记录写成一组“键: 值”"))
    return []


def _from_yaml(path: Path, found: list[Problem]) -> list[dict[str, object]]:
    text = read_text(path, path.name, LIMIT, found)
    tree = parse(text, path.name, "", found) if text is not None else None
    return _records(plain(clean(tree, found, free=True)), path.name, found) if tree is not None else []


def _from_json(path: Path, found: list[Problem]) -> list[dict[str, object]]:
    text = read_text(path, path.name, LIMIT, found)
    if text is None:
        return []
    try:
        value = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        found.append(Problem("E-JSN-01", Place(path.name, error.lineno, error.colno), "从这里起不合 JSON 的写法", "检查这里和上一行的引号、逗号、括号；最后一项后面不加逗号"))
        return []
    except RecursionError:
        found.append(Problem("E-YML-10", Place(path.name), f"层数太深，最多 {DEPTH} 层", "检查括号"))
        return []
    found.extend(doubled(text, path.name))
    return _records(_checked(value, path.name, "", 0, found), path.name, found)


def _checked(value: object, name: str, key: str, depth: int, found: list[Problem]) -> object:
    """Return a JSON value after noting what must not be in its texts; null becomes an empty text."""
    if depth > DEPTH:
        if not any(problem.code == "E-YML-10" for problem in found):
            found.append(Problem("E-YML-10", Place(name, key=key), f"层数太深，最多 {DEPTH} 层", "检查括号"))
        return ""
    if isinstance(value, dict):
        return {str(step): _checked(item, name, f"{key}.{step}".strip("."), depth + 1, found) for step, item in value.items()}
    if isinstance(value, list):
        return [_checked(item, name, f"{key}[{number}]", depth + 1, found) for number, item in enumerate(value)]
    return _text(value, Place(name, key=key), found) if isinstance(value, str) else "" if value is None else value


def _text(text: str, place: Place, found: list[Problem]) -> str:
    for tag in ("{{", "{%", "{#"):
        if tag in text:
            found.append(template_tag(place, tag))
    return printable(text, place, found)


def _from_table(rows: Sequence[Sequence[Cell]] | None, place: Place, found: list[Problem]) -> list[dict[str, object]]:
    """Return the rows under the first filled row of a sheet, which holds the names; unnamed columns are left out."""
    filled = [row for row in rows or () if any(cell.text.strip() for cell in row)]
    if rows is not None and len(filled) < 2:
        found.append(Problem("E-XLS-05", place, "表里没有数据", "第一行写列名，从第二行起逐行填写"))
    if len(filled) < 2:
        return []
    heads = {index: header_text(cell.text) for index, cell in enumerate(filled[0]) if cell.text.strip()}
    for index, head in heads.items():
        if head in list(heads.values())[: list(heads).index(index)]:
            found.append(Problem("E-XLS-07", filled[0][index].place, f"有两列都叫“{head}”", "改名，或只留一列"))
    return [_row(row, heads, found) for row in filled[1:]]


def _row(row: Sequence[Cell], heads: Mapping[int, str], found: list[Problem]) -> dict[str, object]:
    record: dict[str, object] = {}
    for index, head in heads.items():
        cell = row[index] if index < len(row) else None
        if cell is None or cell.day is not None:
            record[head] = cell.day if cell else ""
            continue
        scalar = clean(Scalar(cell.text, cell.place), found, head, free=True)
        assert isinstance(scalar, Scalar)
        record[head] = scalar.text
    return record
