"""The folder 报表: which files belong to which period, what each of them is, and which of several returns of a unit counts."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic_core import PydanticCustomError

from docgen.content.clean import clean
from docgen.content.csv_table import read_lines
from docgen.content.grid import Cell
from docgen.content.node import Record, Scalar, Series
from docgen.content.return_fields import Fields, head_of
from docgen.content.return_form import cell_names
from docgen.content.return_form_sheet import FEWEST, form_of, read_form
from docgen.content.return_intake import Head, Intake, rules_of
from docgen.content.return_table import layout_of, read_table
from docgen.content.sheet import Sheet, SheetName
from docgen.content.text import read_text
from docgen.content.unit_book import UnitBook
from docgen.content.workbook import read_named
from docgen.content.yaml_tree import LIMIT, parse
from docgen.model.period import Period, read_period
from docgen.model.reporting import Scheme
from docgen.model.returns import Return
from docgen.problem import Place, Problem, Severity

FOLDER = "报表"
CSV_LIMIT = 60_000_000
TABLES = (".xlsx", ".xlsm", ".csv")
REPEAT = re.compile(r"[-_—（(\s]*重报(\d*)[)）]?")
DATED = re.compile(r"[-_—（(\s]*(?<!\d)(20\d{2})[-.年]?(0[1-9]|1[0-2])[-.月]?(0[1-9]|[12]\d|3[01])(?!\d)日?[)）]?")
ZERO = re.compile(r"[-_—（(\s]*零报告[)）]?")
IGNORED = frozenset({"说明", "填表说明", "填报说明", "选项", "名单"})


def read_returns(
    folder: Path, periods: Collection[Period] | None, scheme: Scheme, units: UnitBook, found: list[Problem]
) -> tuple[list[Return], dict[str, list[Problem]]]:
    """Return every return of `periods` (all: None), by period, unit and revision; and what is wrong with them by unit."""
    intake = Intake(Fields(scheme.fields), units, rules_of(scheme.relations), found, defaultdict(list), Period(1, "年"))
    root = folder / FOLDER
    for top, period in _tops(root):
        if period is None:
            cure = "文件夹用报告期命名，如 2018年第四季度、2018Q4、2018年10月、2018年"
            intake.found.append(Problem("E-RET-50", Place(f"{FOLDER}/{top.name}"), f"“{top.name}”看不出是哪一期的报表", cure))
        elif periods is None or period in periods:
            intake.period = period
            for path in _files(top):
                _read_file(path, path.relative_to(folder).as_posix(), intake)
    return _revised(intake), intake.faults


def _tops(root: Path) -> Iterator[tuple[Path, Period | None]]:
    """Yield what lies in 报表 with its period, None when it is not told; in the folder of a year its shorter periods apart."""
    for top in _seen(root):
        period = period_of(top.name if top.is_dir() else top.stem)
        if period is None or period.rhythm != "年" or not top.is_dir():
            yield top, period
            continue
        for inner in _seen(top):
            yield inner, _within(period, inner.name) if inner.is_dir() else period


def _seen(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder in the order of names, hidden and temporary files left out."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if not path.name.startswith((".", "~$")):
            yield path


def period_of(name: str) -> Period | None:
    """Return the period that a folder or a file is named by, None when it is none."""
    bare = re.split(r"[_（( ]|报表", name.strip())[0]
    try:
        found = read_period(bare)
    except PydanticCustomError:
        return None
    assert isinstance(found, Period)
    return found


def period_at(name: str) -> Period | None:
    """Return the period of a file by its name `报表/2018年/第四季度/x.csv`, as `read_returns` takes it; None when it is none of 报表."""
    root, *folders, file = name.split("/")
    period = period_of(folders[0] if folders else file.rpartition(".")[0]) if root == FOLDER else None
    return _within(period, folders[1]) if period and period.rhythm == "年" and len(folders) > 1 else period


def _within(year: Period, name: str) -> Period:
    """Return the period that a folder in the folder of a year is named by; the year itself when it is none."""
    return period_of(name) or period_of(f"{year.year}年{name}") or year


def _files(top: Path) -> Iterator[Path]:
    """Yield the files of a period in the order of their names."""
    if top.is_file():
        yield top
        return
    for path in sorted(top.rglob("*"), key=lambda path: path.as_posix()):
        if path.is_file() and not any(part.startswith((".", "~$")) for part in path.relative_to(top).parts):
            yield path


def _read_file(path: Path, name: str, intake: Intake) -> None:
    """Take in one file."""
    stem = path.stem
    repeat, dated = REPEAT.search(stem), DATED.search(stem)
    intake.revision = int(repeat[1] or 1) if repeat else 0
    intake.submitted = _day(dated) if dated else None
    intake.zero = bool(ZERO.search(stem))
    intake.within = (*Path(name).parts[2:-1], stem)
    bare = ZERO.sub("", DATED.sub("", REPEAT.sub("", stem))).strip("-_— ")
    intake.noted.clear()
    before = len(intake.found)
    taken = len(intake.taken)
    if path.suffix.lower() in (".yaml", ".yml"):
        _read_yaml(path, name, bare, intake)
    elif path.suffix.lower() == ".csv":
        rows = read_lines(path, name, CSV_LIMIT, intake.found)
        intake.spoilt, intake.merged = {}, ()
        if rows is not None:
            _read_sheets([Sheet(SheetName(name), rows)], bare, intake)
    elif path.suffix.lower() in TABLES:
        _read_book(path, name, bare, intake)
    else:
        cure = "用 WPS 或 Excel 打开，另存为 .xlsx；不是报表的，移出“报表”文件夹"
        intake.found.append(Problem("E-FIL-05", Place(name), f"不认识的文件（{path.suffix or '没有扩展名'}），没有读入", cure))
    for alike in intake.noted.values():
        first = alike[0]
        intake.found.append(replace(first, message=f"{first.message}（同样的共 {len(alike)} 处）") if len(alike) > 1 else first)
    if len(intake.taken) == taken:
        _blame_unread(name, bare, intake, before)


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _blame_unread(name: str, bare: str, intake: Intake, before: int) -> None:
    """Tell the unit that a file is named by that nothing of it could be read."""
    unit = intake.units.find("", intake.units.name_in(bare), intake.within).unit or intake.units.by_code.get(bare)
    if unit:
        intake.faults[unit.code] += [problem for problem in intake.found[before:] if problem.severity is Severity.ERROR]


def _read_book(path: Path, name: str, bare: str, intake: Intake) -> None:
    """Take in a workbook; what could not be read of its cells is kept for the units that it concerns."""
    before = len(intake.found)
    opened = read_named(path, name, intake.found)
    if opened is None:
        return
    sheets, spots = opened
    told = intake.found[before:]
    intake.spoilt = {problem.place: problem for problem in told if problem.code in ("E-XLS-09", "E-XLS-10")}
    intake.merged = frozenset(place for problem in told if problem.code == "I-XLS-13" for place in _lower(problem.place))
    cells = {key: field for field, key in cell_names(intake.fields.columns).items()}
    named: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for key, (title, row, column) in spots.items():
        if key in cells:
            named[title][cells[key]] = (row, column - 1)
    _read_sheets([Sheet(SheetName(name, title), _rows(rows)) for title, rows in sheets.items() if title not in IGNORED], bare, intake, named)


def _rows(rows: list[list[Cell]]) -> list[tuple[int, list[str]]]:
    return [(cells[0].row, [cell.text for cell in cells]) for cells in rows if cells]


def _lower(area: Place) -> Iterator[Place]:
    """Yield the places of the lower cells of a merged range `文件!表!B3:C5`."""
    sheet, _, cells = area.file.rpartition("!")
    match = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", cells)
    for row in range(int(match[2]) + 1, int(match[4]) + 1) if match else ():
        yield Place(f"{sheet}!{match[1] if match else ''}{row}")


def _read_sheets(sheets: list[Sheet], bare: str, intake: Intake, named: Mapping[str, Mapping[str, tuple[int, int]]] = MappingProxyType({})) -> None:
    """Take in the sheets that are tables of units or forms; note when none is. named: {sheet: {field: its cell}}."""
    understood = False
    for sheet in sheets:
        layout = layout_of(sheet, intake)
        sure = layout is not None and len(layout.columns) >= FEWEST
        form = None if sure else form_of(sheet, intake, named.get(sheet.name.title, {}))
        if layout and (form is None or len(layout.columns) >= len(form.cells)):
            read_table(sheet, layout, intake)
        elif form:
            read_form(sheet, form, intake, bare)
        understood = understood or bool(layout or form)
    if not understood:
        cure = "用 docgen cycle 目录 forms 发的报表填写；表格第一行要有“单位代码”或“单位名称”和各字段的名称"
        intake.found.append(Problem("E-RET-53", sheets[0].name.place if sheets else Place(FOLDER), "看不出是报表：没有认出单位和字段", cure))


class TreeOrigin:
    """Where the values of a YAML return stand."""

    __slots__ = ("at", "places")

    def __init__(self, at: Place, places: Mapping[str, Place]) -> None:
        self.at = at
        self.places = places

    def place(self, field: str) -> Place:
        """Return where `field` stands; the return as a whole when it has none."""
        return self.places.get(field, self.at)


def _read_yaml(path: Path, name: str, bare: str, intake: Intake) -> None:
    """Take in a YAML file: one return, or a list of them."""
    intake.spoilt, intake.merged = {}, ()
    text = read_text(path, name, LIMIT, intake.found)
    tree = parse(text, name, "", intake.found) if text is not None else None
    if tree is None:
        return
    tree = clean(tree, intake.found)
    items = tree.items if isinstance(tree, Series) else (tree,)
    for item in items:
        if isinstance(item, Record):
            _read_record(item, bare if len(items) == 1 else "", intake)
        else:
            intake.found.append(Problem("E-VAL-12", item.place, "这里应当是一组“键: 值”", "写成“单位代码: …”和各字段的“名称: 值”，每个另起一行"))


def _read_record(record: Record, bare: str, intake: Intake) -> None:
    heads: dict[str, str] = {}
    cells: dict[str, str] = {}
    places: dict[str, Place] = {}
    for key, node in record.entries.items():
        head, name = head_of(key), intake.fields.named(key)
        text = node.text if isinstance(node, Scalar) else "、".join(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Series) else ""
        if name is not None and not (head and head not in heads):
            cells[name], places[name] = text, replace(node.place, key="")
        elif head is not None:
            heads[head] = text
        else:
            intake.found.append(Problem("W-XLS-08", record.keys.get(key, node.place), f"不认识的字段“{key}”，没有读入", "改成报表里的字段名；不需要时可以不管", Severity.WARNING))
    code, unit = heads.get("代码", ""), heads.get("名称", "")
    told = Head(code, unit or ("" if code else intake.units.name_in(bare)), heads.get("上级", ""), heads.get("报告期", ""), heads.get("报送日期", ""), heads.get("零报告", ""), heads.get("备注", ""))
    read = [(intake.fields.columns[name], text) for name, text in cells.items()]
    intake.take(told, read, TreeOrigin(replace(record.place, key=""), places), replace(record.place, key=""))


def _revised(intake: Intake) -> list[Return]:
    """Return the returns by period, unit and revision, each revision numbered; two that say they are the same one are told."""
    order = {code: number for number, code in enumerate(intake.units.by_code)}
    groups: dict[tuple[Period, str], list[Return]] = defaultdict(list)
    for one in intake.taken:
        groups[one.period, one.unit].append(one)
    kept: list[Return] = []
    for (_, unit), several in sorted(groups.items(), key=lambda item: (item[0][0].first, item[0][0].rhythm, order[item[0][1]])):
        kept += several if len(several) == 1 and not several[0].revision else _numbered(unit, several, intake)
    return kept


def _numbered(unit: str, several: list[Return], intake: Intake) -> list[Return]:
    several = sorted(several, key=lambda one: (one.revision, one.submitted or dt.date.min, one.origin.place("")))
    kept: list[Return] = []
    doubles: list[tuple[Return, Problem]] = []
    for one in several:
        last = kept[-1] if kept else None
        if last and (last.revision, last.submitted) == (one.revision, one.submitted):
            label = intake.units.by_code[unit].label
            place, first = one.origin.place(""), last.origin.place("")
            if last.values == one.values:
                message, cure = f"“{label}”这一期报了两份，内容相同，另一份在 {first}", "删去多余的一份"
                intake.found.append(Problem("W-RET-46", place, message, cure, Severity.WARNING))
            else:
                message = f"“{label}”这一期报了两份，内容不同，另一份在 {first}；暂按前一份计"
                doubles.append((last, Problem("E-RET-44", place, message, "只留一份；后来更正的，文件名末尾加“-重报1”")))
        else:
            kept.append(one)
    for one, problem in doubles:
        if one is kept[-1]:
            intake.blame([unit], problem)
    for one in kept[:-1]:
        _settle(one, intake)
    return [replace(one, revision=number) if one.revision < number else one for number, one in enumerate(kept)]


def _settle(one: Return, intake: Intake) -> None:
    """Tell what was wrong with a return that a later one has replaced as a note; its unit need not mend it any more."""
    told = intake.told.get(id(one.origin), ())
    if told:
        intake.found[:] = [problem for problem in intake.found if problem not in told]
        intake.faults[one.unit] = [problem for problem in intake.faults[one.unit] if problem not in told]
        label = intake.units.by_code[one.unit].label
        message = f"“{label}”这一份有 {len(told)} 处问题，已由后来的重报更正"
        intake.found.append(Problem("I-RET-47", told[0].place, message, "不用改；原来的一份留着备查", Severity.NOTE))
