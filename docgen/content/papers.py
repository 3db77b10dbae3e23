"""Ballot papers one by one (选票明细.xlsx, or 选票明细/*.csv) → plain facts with their places.

The sheet 人数 says for each ballot how many came and how many sheets went out, the sheets 到会, 举手表决 and 减少名额 what
they say in 计票.xlsx; every other sheet holds the papers of one ballot, a row each: a column a candidate (`主席：沈秋华` where several posts are on one paper), then what was written
in, the ruling and its grounds. An empty row is no paper; a paper left blank is entered with 弃权, or with the ruling 有效.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.content.count_sheet import LISTS, lists
from docgen.content.csv_table import read_csv
from docgen.content.grid import Cell, Row, tabulate
from docgen.content.node import Record
from docgen.content.workbook import Sheets, read_workbook, uncollected
from docgen.problem import Place, Problem, nearest

ROOT = "选票明细"
WORKBOOK = f"{ROOT}.xlsx"
HEADS = "人数"
HEAD_COLUMNS = ("工作表", "所属选举", "种类", "日期", "应到", "实到", "印制", "发出", "收回", "时间")
HEAD_REQUIRED = ("工作表", "应到", "实到", "发出")
USUAL = {"预选": "委员预选", "委员": "委员选举", "领导": "领导选举"}
"""The sheets that need not say which election they are of."""
RULING, GROUNDS, NOTES = "裁定", "理由", "填表说明"
PLAIN = ("○", "×", "")
"""Marks that are never at fault: where each stands need not be kept."""
SERIAL = re.compile(r"\d{5}")
WRITTEN = re.compile(r"(\w*?)另选(他人|人)?")


@dataclass
class Papers:
    """The papers of all ballots as plain facts, and where each value stands.

    told: what the sheets 到会, 举手表决 and 减少名额 say beside them, as the record 票数; None where nothing.
    """

    facts: list[dict[str, object]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    told: Record | None = None


@dataclass(frozen=True)
class Layout:
    """Which column of a sheet holds what."""

    boxes: Mapping[int, tuple[str, str]]
    written: Mapping[int, str]
    ruling: int | None
    grounds: int | None


def has_papers(folder: Path) -> bool:
    """Whether a folder holds ballot papers."""
    return (folder / WORKBOOK).exists() or (folder / ROOT).is_dir()


def read_papers(folder: Path, found: list[Problem]) -> Papers | None:
    """Return the papers of a folder, None when they cannot be made out or none is entered yet."""
    with uncollected():
        return _read(folder, found)


def _read(folder: Path, found: list[Problem]) -> Papers | None:
    sheets = _sheets(folder, found)
    if sheets is None:
        return None
    name = WORKBOOK if (folder / WORKBOOK).exists() else ROOT
    heads = sheets.get(HEADS)
    if heads is None:
        found.append(Problem("E-XLS-04", Place(name), f"缺少工作表“{HEADS}”（现有：{'、'.join(sheets) or '没有工作表'}）", f"补上“{HEADS}”，每次投票一行"))
        return None
    table = tabulate(heads, Place(f"{name}!{HEADS}"), HEAD_COLUMNS, HEAD_REQUIRED, (), found)
    papers = Papers()
    for cells in table.rows if table else ():
        if any(cells[key].text.strip() for key in ("实到", "发出") if key in cells):
            _add(papers, cells, sheets, found)
    if not papers.facts:
        return None
    beside = lists(sheets, found)
    papers.told = Record(beside, Place(name, key="票数")) if beside else None
    return papers


def _sheets(folder: Path, found: list[Problem]) -> Sheets | None:
    if (folder / WORKBOOK).exists() and (folder / ROOT).is_dir():
        found.append(Problem("E-FIL-06", Place(WORKBOOK), f"{WORKBOOK} 和 {ROOT} 文件夹同时存在", "只留一份，另一份移走"))
        return None
    if (folder / WORKBOOK).exists():
        return read_workbook(folder / WORKBOOK, WORKBOOK, found)
    tables = {path.stem: read_csv(path, f"{ROOT}/{path.name}", found) for path in sorted((folder / ROOT).glob("*.csv"))}
    return {name: rows for name, rows in tables.items() if rows is not None}


def _add(papers: Papers, cells: Mapping[str, Cell], sheets: Sheets, found: list[Problem]) -> None:
    """Add the papers of one ballot, whose line in 人数 is `cells`."""
    path = f"{ROOT}[{len(papers.facts)}]"
    sheet = cells["工作表"].text.strip()
    rows = sheets.get(sheet)
    if rows is None:
        known = [name for name in sheets if name not in (HEADS, NOTES, *LISTS)]
        found.append(Problem("E-XLS-04", cells["工作表"].place, f"没有工作表“{sheet}”{nearest(sheet, known)}", "改正名称，或补上这张工作表"))
        return
    facts: dict[str, object] = {key: _plain(key, cell.text.strip()) for key, cell in cells.items() if key != "工作表" and cell.text.strip()}
    facts.setdefault("所属选举", USUAL.get(sheet, ""))
    papers.places[path] = cells["工作表"].place
    papers.places |= {f"{path}.{key}": cell.place for key, cell in cells.items()}
    head, layout = _layout(rows, "委员" if facts["所属选举"] in ("委员预选", "委员选举") else "", cells["工作表"].place, found)
    if layout is None:
        return
    facts["栏目"] = [{"职务": post, "姓名": name} for post, name in layout.boxes.values()]
    for number, column in enumerate(layout.boxes):
        place = rows[head][column].place
        papers.places |= {f"{path}.栏目[{number}]{step}": place for step in ("", ".职务", ".姓名")}
    papers.places |= _as_counted(papers, facts, cells, rows[head], layout)
    facts["选票"] = _rows(papers.places, f"{path}.选票", rows[head + 1 :], layout, found)
    papers.facts.append(facts)


def _plain(key: str, text: str) -> str:
    """Return a head as text; Excel keeps a day as its number since 1899-12-30, an hour as a part of a day."""
    if key == "日期" and SERIAL.fullmatch(text):
        return (dt.date(1899, 12, 30) + dt.timedelta(days=int(text))).isoformat()
    if key == "时间" and re.fullmatch(r"0\.\d+", text):
        minutes = round(float(text) * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return text


def _as_counted(papers: Papers, facts: Mapping[str, object], cells: Mapping[str, Cell], head: Row, layout: Layout) -> dict[str, Place]:
    """Return where the figures stand that will be counted from the papers: in 人数, or at the head of a candidate's column."""
    later = sum(1 for earlier in papers.facts if earlier.get("种类", "首次投票") != "首次投票")
    path = f"票数.{facts['所属选举']}" if facts.get("种类", "首次投票") == "首次投票" else f"票数.后续选举[{later}]"
    places = {path: cells["工作表"].place, f"{path}.得票": head[0].place} | {f"{path}.{key}": cell.place for key, cell in cells.items()}
    numbers: dict[str, int] = {}
    for column, (post, _) in layout.boxes.items():
        places[f"{path}.得票.{post}.候选人[{numbers.get(post, 0)}]"] = head[column].place
        numbers[post] = numbers.get(post, 0) + 1
    return places


def _layout(rows: Sequence[Row], usual: str, place: Place, found: list[Problem]) -> tuple[int, Layout | None]:
    """Return the row of the header and what its columns hold; `usual` is the post where the header names none."""
    for number, row in enumerate(rows[:10]):
        texts = ["".join(cell.text.split()) for cell in row]
        if RULING not in texts and len([text for text in texts if text]) < 2 and not any("：" in text for text in texts):
            continue
        boxes: dict[int, tuple[str, str]] = {}
        written: dict[int, str] = {}
        for column, text in enumerate(texts):
            post, _, name = text.replace(":", "：").rpartition("：")
            if match := WRITTEN.fullmatch(text):
                written[column] = match[1] or usual
            elif text and text not in (RULING, GROUNDS, "序号", "备注"):
                boxes[column] = (post or usual, name)
        if not boxes:
            continue
        lacking = [row[column] for column, (post, _) in boxes.items() if not post]
        for cell in lacking:
            found.append(Problem("E-CNT-03", cell.place, f"“{cell.text}”没有写选什么职务", "写成“职务：姓名”，如 主席：沈秋华"))
        find = {text: column for column, text in enumerate(texts)}
        return number, None if lacking else Layout(boxes, written, find.get(RULING), find.get(GROUNDS))
    found.append(Problem("E-XLS-05", place, "前 10 行里找不到表头", "表头写各候选人的姓名，后面写 另选他人、裁定、理由"))
    return 0, None


def _rows(places: dict[str, Place], path: str, rows: Sequence[Row], layout: Layout, found: list[Problem]) -> list[dict[str, object]]:
    """Return the papers under the header; rows with nothing in them are none."""
    made: list[dict[str, object]] = []
    for row in rows:
        texts = [cell.text.strip() for cell in row]
        if not any(texts):
            continue
        here = f"{path}[{len(made)}]"
        places[here] = row[0].place
        marks = [texts[column] if column < len(texts) else "" for column in layout.boxes]
        odd = ((number, column) for number, column in enumerate(layout.boxes) if marks[number] not in PLAIN)
        places.update({f"{here}.划票[{number}]": row[column].place for number, column in odd})
        paper: dict[str, object] = {"划票": marks}
        written = {post: texts[column] for column, post in layout.written.items() if column < len(texts) and texts[column]}
        if written:
            paper["另选"] = written
            places.update({f"{here}.另选.{post}": row[column].place for column, post in layout.written.items() if column < len(row)})
        for key, where in ((RULING, layout.ruling), (GROUNDS, layout.grounds)):
            if where is not None and where < len(texts) and texts[where]:
                paper[key] = texts[where]
                places[f"{here}.{key}"] = row[where].place
        made.append(paper)
    if not made:
        found.append(Problem("E-CNT-04", rows[0][0].place if rows else Place(path), "还没有登记选票", "每张收回的选票登记一行"))
    return made
