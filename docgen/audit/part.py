"""The parts of a paper (公文要素) and what was taken for which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from docgen.audit.profile import Format


class Part(str, Enum):
    """A part, by the name the standard gives it; the last ones are no parts of the standard but stand in papers too."""

    COPY_NUMBER = "份号"
    CLASSIFICATION = "密级"
    URGENCY = "紧急程度"
    MARK = "机关标志"
    NUMBER = "发文字号"
    SIGNATORY = "签发人"
    TITLE = "标题"
    SUBTITLE = "题注"
    ADDRESSEES = "主送"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    BODY = "段落"
    ATTENDANCE = "出席"
    ANNEX_NOTE = "附件说明"
    ISSUER = "署名"
    DATE = "日期"
    REMARK = "附注"
    ANNEX_LABEL = "附件标号"
    ANNEX_TITLE = "附件标题"
    CC = "抄送"
    PRINT = "印发"
    PAGE_NUMBER = "页码"
    SUBJECT_WORDS = "主题词"
    CELL = "表格"
    BLANK = "空行"
    RULE = "分隔线"
    OTHER = "其他"


HEADINGS = (Part.HEADING_1, Part.HEADING_2, Part.HEADING_3, Part.HEADING_4)


class Direction(str, Enum):
    """Which way a paper goes."""

    UP = "上行"
    DOWN = "下行"
    LATERAL = "平行"
    UNKNOWN = "不明"


@dataclass(frozen=True)
class Taken:
    """A paragraph, or a piece of one, taken for a part.

    paragraph: its index in the subject. text: the words that are the part, without what else stands in the paragraph
    (a number beside its 签发人, a heading before the text that runs in). why: how it was told, in Chinese.
    annex: index (from 0) of the annex it stands in, None in the main paper. alone: a heading with the line to itself.
    """

    paragraph: int
    part: Part
    text: str
    why: str
    annex: int | None = None
    alone: bool = True


@dataclass(frozen=True)
class Annex:
    """An annex: label as printed (附件1), title, indexes of its first and last paragraph."""

    label: str
    title: str
    first: int
    last: int


@dataclass(frozen=True)
class Parts:
    """What was taken for what in one paper, in reading order.

    why: how the format was told. title: the title's words, lines joined; type: its 文种, or nothing. number: 发文字号.
    signatories, annexes: in order. issuers: names in the mark without 文件. direction: by 文种 and 签发人.
    """

    format: Format
    why: str
    taken: tuple[Taken, ...] = ()
    title: str = ""
    type: str = ""
    number: str = ""
    mark: str = ""
    issuers: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    direction: Direction = Direction.UNKNOWN

    def of(self, *parts: Part, annex: int | None = -1) -> Iterator[Taken]:
        """What was taken for any of these parts; of the main paper and annexes, unless `annex` names one (None: main)."""
        return (one for one in self.taken if one.part in parts and annex in (-1, one.annex))

    def first(self, part: Part) -> Taken | None:
        return next(self.of(part), None)

    def last(self, part: Part) -> Taken | None:
        return next((one for one in reversed(self.taken) if one.part is part), None)

    def at(self, index: int) -> tuple[Taken, ...]:
        """Everything that the paragraph of this index was taken for."""
        return self._places.get(index, ())

    @cached_property
    def _places(self) -> dict[int, tuple[Taken, ...]]:
        """What was taken, by paragraph: rules ask for it at every paragraph."""
        places: dict[int, list[Taken]] = {}
        for one in self.taken:
            places.setdefault(one.paragraph, []).append(one)
        return {index: tuple(held) for index, held in places.items()}

    def part_at(self, index: int) -> Part:
        """Return the first part that the paragraph was taken for, else 其他."""
        return self._places[index][0].part if index in self._places else Part.OTHER
