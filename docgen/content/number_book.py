"""An existing register of document numbers (.xlsx, .csv) → its lines with their places."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from docgen.content.csv_table import read_csv
from docgen.content.grid import Cell, tabulate
from docgen.content.workbook import read_workbook
from docgen.model.base import read_date
from docgen.problem import DocgenError, Place, Problem, errors

COLUMNS = ("文号", "标题", "成文日期", "主送", "签发人", "经办人", "备注", "状态", "作废原因", "登记时间")
REQUIRED = ("文号", "标题")
NUMBER = re.compile(r"(.+?)[〔\[［【(（](\d{4})[〕\]］】)）]第?0*([1-9]\d*)号?")


@dataclass(frozen=True)
class NumberLine:
    """A line of the old register. state: 已发, 预留 or 作废; 已发 where nothing is said."""

    code: str
    year: int
    number: int
    texts: Mapping[str, str]
    day: dt.date | None
    state: str
    place: Place


def read_number_book(path: Path) -> list[NumberLine]:
    """Return the lines of a register, of all its sheets. Raises DocgenError: all that cannot be read."""
    found: list[Problem] = []
    sheets: dict[str, Sequence[Sequence[Cell]]] = {}
    if path.suffix.lower() == ".csv":
        if (rows := read_csv(path, path.name, found)) is not None:
            sheets[path.name] = rows
    else:
        sheets = {f"{path.name}!{name}": rows for name, rows in (read_workbook(path, path.name, found) or {}).items() if rows}
    tables = [tabulate(rows, Place(name), COLUMNS, REQUIRED, (), found) for name, rows in sheets.items()]
    lines = [line for table in tables if table for cells in table.rows if (line := _line(cells, found))]
    if problems := errors(found):
        raise DocgenError(problems)
    return lines


def _line(cells: Mapping[str, Cell], found: list[Problem]) -> NumberLine | None:
    texts = {name: cell.text.strip() for name, cell in cells.items()}
    place = cells["文号"].place
    number = NUMBER.fullmatch(texts["文号"].replace(" ", ""))
    if not number:
        found.append(Problem("E-NUM-01", place, f"“{texts['文号']}”不是“代字〔年份〕序号号”的形式", "写成如 清委〔2026〕18号"))
        return None
    state = texts.get("状态", "") or "已发"
    if state not in ("已发", "预留", "作废"):
        found.append(Problem("E-NUM-02", cells["状态"].place, f"“{state}”不是规定的状态", "只能写：已发、预留、作废；不填为已发"))
    return NumberLine(number[1], int(number[2]), int(number[3]), texts, _day(cells.get("成文日期"), state, place, found), state, place)


def _day(cell: Cell | None, state: str, place: Place, found: list[Problem]) -> dt.date | None:
    """Return the day of a line; only a paper that was issued must have one."""
    if cell is None or not cell.text.strip():
        if state == "已发":
            found.append(Problem("E-NUM-03", cell.place if cell else place, "没有成文日期", "补上成文日期；没有用掉的号，状态写“预留”或“作废”"))
        return None
    if cell.day:
        return cell.day
    try:
        day = read_date(cell.text)
    except PydanticCustomError:
        found.append(Problem("E-NUM-03", cell.place, f"“{cell.text.strip()}”不是日期", "写成 2026-01-22 或 2026年1月22日"))
        return None
    assert isinstance(day, dt.date)
    return day
