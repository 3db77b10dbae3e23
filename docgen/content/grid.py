"""A sheet as rows of texts with the names of their cells, whatever file it came from; and where its header is.

Headers may stand in any order, with blanks and line breaks in them, under title rows, and by other names (`SYNONYMS`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from docgen.content.sheet import letters_of
from docgen.problem import Place, Problem, Severity, nearest

HEADER_WITHIN = 10
"""The header stands in one of the first so many rows that are not empty."""

SYNONYMS: Mapping[str, str] = {
    "出生日期": "出生年月", "出生时间": "出生年月", "生日": "出生年月", "出生": "出生年月",
    "联系电话": "电话", "手机": "电话", "手机号": "电话", "手机号码": "电话", "联系方式": "电话", "电话号码": "电话",
    "身份证号码": "身份证号", "身份证": "身份证号", "公民身份号码": "身份证号",
    "工作单位": "单位", "所在单位": "单位", "名字": "姓名", "代表姓名": "姓名",
    "文化程度": "学历", "最高学历": "学历", "党派": "政治面貌", "职务名称": "职务", "现任职务": "职务",
    "参加工作年月": "参加工作时间", "参加工作日期": "参加工作时间", "工作时间": "参加工作时间",
    "毕业院校": "毕业院校及专业", "毕业学校及专业": "毕业院校及专业", "毕业院校专业": "毕业院校及专业",
    "专业技术职务": "职称", "技术职称": "职称", "专业技术职称": "职称", "职称级别": "职称等级",
    "身份类别": "类别", "人员类别": "类别", "是否基层一线": "基层一线", "所属代表团": "代表团", "团别": "代表团",
    "代表种类": "代表类型", "资格审查结果": "资格审查", "审查结果": "资格审查", "个人简历": "简历", "工作简历": "简历",
    "单位名称": "名称", "选举单位": "名称", "科技工作者人数": "科技工作者数", "科技工作者": "科技工作者数",
    "代表名额": "名额", "分配名额": "名额", "团长": "召集人",
    "发文字号": "文号", "文件编号": "文号", "文件标题": "标题", "文件名称": "标题", "题名": "标题", "发文日期": "成文日期", "日期": "成文日期",
    "印发日期": "成文日期", "主送机关": "主送", "主送单位": "主送", "发往单位": "主送", "拟稿人": "经办人", "承办人": "经办人",
}
"""What offices write in their headers → the product's one name for it."""
UNREAD = frozenset({"序号", "备注", "年龄", "签名", "照片"})
"""Headers that every office has and docgen needs nothing of."""
FOOT = re.compile(r"[合总小共]\s*计\s*[:：]?$|(备注|注|说明|填表人|填表|制表人|制表|审核人|审核|单位负责人)\s*[:：]")


@lru_cache(1000)
class Cell(NamedTuple):
    """One cell: its text, where it is, whether a number stood there, and the day that Excel knew it to be.

    sheet: the sheet of a workbook, `花名册.xlsx!代表`, or the name of a .csv, of whose cells the row alone is said (column 0).
    """

    text: str
    sheet: str
    row: int
    column: int = 0
    number: bool = False
    day: dt.date | None = None

    @property
    def place(self) -> Place:
        """Where it is; made only when asked for, as most cells of a large sheet are never told of."""
        return Place(f"{self.sheet}!{letters_of(self.column)}{self.row}") if self.column else Place(self.sheet, self.row)


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A sheet whose header is known: for each row, its place and {column: cell}."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    head: Place


def header_text(text: str) -> str:
    """Return a header without blanks, line breaks, stars and remarks in brackets: `出生\\n年月（必填）*` → `出生年月`."""
    bare = re.sub(r"[\s*＊:：]+", "", text)
    return re.sub(r"[（(][^（）()]*[)）]$", "", bare) or bare


def canonical(text: str, known: Collection[str]) -> str:
    """Return the product's name of the column headed `text`; the bare text itself when nobody knows it."""
    bare = header_text(text)
    if bare in known:
        return bare
    synonym = SYNONYMS.get(bare, bare)
    if synonym == "单位" and "单位" not in known:
        synonym = "名称"
    return synonym if synonym in known else bare


def tabulate(rows: Sequence[Row], sheet: Place, known: Collection[str], required: Collection[str], computed: Collection[str], found: list[Problem]) -> Table | None:
    """Return the rows under the header, or None after noting why there is no table.

    known, required, computed: names of columns that may, must, must not be there. Empty rows and the sheet's foot are left out.
    """
    head = _header(rows, known)
    if head is None:
        names = "、".join(required)
        found.append(Problem("E-XLS-05", sheet, f"前 {HEADER_WITHIN} 行里找不到表头", f"表头要有这些列：{names}"))
        return None
    columns = _columns(rows[head], known, computed, found)
    missing = [name for name in required if name not in columns.values()]
    place = next((cell.place for cell in rows[head] if cell.text), sheet)
    if missing:
        found.append(Problem("E-XLS-06", place, f"缺少这些列：{'、'.join(missing)}", "在表头这一行补上"))
        return None
    bodies = []
    for row in rows[head + 1 :]:
        cells = {columns[index]: cell for index, cell in enumerate(row) if index in columns}
        if not any(cell.text.strip() for cell in row):
            continue
        if _is_foot(row, cells, required):
            found.append(Problem("I-XLS-14", row[0].place, "这一行是合计或备注，没有读入", "不用改", Severity.NOTE))
            continue
        bodies.append(cells)
    return Table(tuple(columns.values()), tuple(bodies), place)


def _header(rows: Sequence[Row], known: Collection[str]) -> int | None:
    """Return the index of the row with most known headers, two at least."""
    best, score = None, 1
    candidates = [index for index, row in enumerate(rows) if any(cell.text.strip() for cell in row)][:HEADER_WITHIN]
    for index in candidates:
        hits = len({canonical(cell.text, known) for cell in rows[index]} & set(known))
        if hits > score:
            best, score = index, hits
    return best


def _columns(header: Row, known: Collection[str], computed: Collection[str], found: list[Problem]) -> dict[int, str]:
    """Return {index: name} of the columns that are read, after noting the others."""
    columns: dict[int, str] = {}
    for index, cell in enumerate(header):
        name = canonical(cell.text, known)
        if not name or name in UNREAD - set(known):
            continue
        if name in computed:
            found.append(Problem("E-XLS-07", cell.place, f"“{name}”由程序算出，不能填写", "删去这一列；单位和职务分两列写"))
        elif name not in known:
            found.append(Problem("W-XLS-08", cell.place, f"不认识的列“{name}”{nearest(name, known)}，没有读入", "改成规定的列名；不需要时可以不管", Severity.WARNING))
        elif name in columns.values():
            found.append(Problem("E-XLS-07", cell.place, f"有两列都是“{name}”", "只留一列"))
        else:
            columns[index] = name
    return columns


def _is_foot(row: Row, cells: Mapping[str, Cell], required: Collection[str]) -> bool:
    """Whether the row is a total or a remark under the table: the text of its first filled cell says so, and most is empty."""
    first = next((cell.text.strip() for cell in row if cell.text.strip()), "")
    return bool(FOOT.match(first)) and not all(name in cells and cells[name].text.strip() for name in required)
