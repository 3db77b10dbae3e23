"""What a composed paper is made of: parts of the page, in the standard's words, and no formatting.

The composer makes these from a text template and the facts; the render room turns them into Word.
Texts are final: numbered, escaped for nothing, without tags.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, Union

Face = Literal["", "黑体", "楷体"]
Align = Literal["两端", "居左", "居中", "居右", "顶格"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face; `""` is the face of its paragraph. `\\n` in it is a line break."""

    text: str
    face: Face = ""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1–4, its number (一、（一）1.（1）) already in the text (GB/T 9704-2012 7.3.3).

    `run_in` is the text that goes on behind it in the same paragraph; empty when it stands alone.
    `chapter`: it is 第一章 of a text in articles, and stands in the middle.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    run_in: tuple[Run, ...] = ()
    chapter: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body; 两端 is the ordinary one, indented by two characters; 顶格 is flush left."""

    runs: tuple[Run, ...]
    align: Align = "两端"


@dataclass(frozen=True)
class Cue:
    """A stage direction in a host's script (主持词里的提示), in 楷体."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Column:
    """A column of a data table: head, share of the width (0: by its content), alignment of its cells."""

    head: str
    width: float = 0
    align: Literal["居左", "居中", "居右"] = "居中"


@dataclass(frozen=True)
class Table:
    """A table made from data (表); its head row repeats on every page. Each row has one text per column; a note stands below."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    note: str = ""


@dataclass(frozen=True)
class Names:
    """A list of names printed in columns (名单), so that no name is broken over two lines."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """A row of values of a chart, one for each label; None where there is no figure. Values are rounded as they are printed."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart (图): bars side by side (柱形), or a line through periods (趋势); its caption stands below it.

    percent: values are shares of 1, printed with %. digits: decimals that are printed. number: its place among the
    charts of a paper, from 1, once they are counted.
    """

    kind: Literal["柱形", "趋势"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    caption: str = ""
    percent: bool = False
    digits: int = 0
    number: int = 0


@dataclass(frozen=True)
class Cell:
    """A cell of a grid: name, value as printed, its band from 0 (lightest); None: no figure."""

    name: str
    text: str
    band: int | None = None


@dataclass(frozen=True)
class CellGrid:
    """Units side by side as shaded cells (方格图), darker for higher bands, with a legend of the bands below."""

    cells: tuple[Cell, ...]
    bands: tuple[str, ...]
    caption: str = ""


@dataclass(frozen=True)
class Box:
    """A field of a plan: `span` columns wide; its shade from 0 (lightest) to 4, None: none; without frame it is a gap."""

    text: str = ""
    span: int = 1
    shade: int | None = None
    framed: bool = True


@dataclass(frozen=True)
class Plan:
    """A drawn page made of fields (座次图, 横道图): shares of the columns, rows `high` mm each, the first `heads` of them on every page."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Box, ...], ...]
    high: float = 8
    heads: int = 0


@dataclass(frozen=True)
class PageBreak:
    """The rest begins on a new page."""


Insert = Union[Table, Names, Chart, CellGrid, Plan]
Block = Union[Heading, Paragraph, Cue, Table, Names, Chart, CellGrid, Plan, PageBreak]


@dataclass(frozen=True)
class Form:
    """A paper whose shape is its content (表单): a file of templates/表格 and the values for its tags."""

    template: str
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Signature:
    """Who signs and when (署名、成文日期, 7.3.5): the lead organ first.

    sealed: organs put their seals here, `seal_mm` across. posts: whole titles of the leaders whose signature stamps
    (签名章, 7.3.5.3) stand here instead of organs and seals.
    """

    names: tuple[str, ...]
    day: dt.date
    sealed: bool = True
    seal_mm: int = 42
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Imprint:
    """The 版记 (7.4): 抄送 (may be empty), who prints and when; addressees where they are moved here (7.3.2)."""

    copies: str
    office: str
    day: dt.date
    addressees: str = ""


@dataclass(frozen=True)
class Head:
    """The 版头 (7.2): names of the banner without 文件, document number, signatories of an upward paper.

    issuers: the lead organ first. mark: the whole banner where it is not names and 文件 (命令, 纪要).
    classification: with its term, as 机密★1年.
    """

    issuers: tuple[str, ...]
    number: str
    signatories: tuple[str, ...] = ()
    copy_number: str = ""
    classification: str = ""
    urgency: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Attachment:
    """An annex (附件, 7.3.7): its title and either blocks or a form; landscape if it is wide.

    apart: it is not bound with the paper, so its label begins with the paper's number.
    """

    title: str
    body: tuple[Block, ...] | Form
    landscape: bool = False
    apart: bool = False


@dataclass(frozen=True)
class Paper:
    """One composed paper (公文): all its parts, ready for a frame.

    code: number in the catalogue, e.g. B10. name: short name, for the file.
    frame: file name in templates/版式 without .docx. title: whole title, not yet broken into lines.
    addressees: 主送 without the colon, empty where there is none. remark: 附注 without its brackets.
    body: blocks, or a form when the paper is a form. attendance: what minutes end with (10.3): 出席, 请假, 列席, each
    with its names.
    """

    code: str
    name: str
    frame: str
    title: str
    body: tuple[Block, ...] | Form
    subtitle: str = ""
    head: Head | None = None
    addressees: str = ""
    attachments: tuple[Attachment, ...] = ()
    signature: Signature | None = None
    remark: str = ""
    imprint: Imprint | None = None
    attendance: tuple[tuple[str, str], ...] = ()
    landscape: bool = False
    atoms: tuple[str, ...] = field(default=(), compare=False)
    """Names that a title must not be broken within: organisations, the congress, persons."""
    item: str = ""
    """Whom or what it is for, where it is one of a print run (逐项)."""
    more: tuple[Paper, ...] = ()
    """The further papers of its print run, each on new pages."""

    @property
    def run(self) -> tuple[Paper, ...]:
        """The papers of the print run, each by itself; the paper alone where there is no run."""
        return (replace(self, more=()), *self.more)
