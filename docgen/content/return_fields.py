"""What a return may hold: which field a heading means, who has to fill it in, and what each text in it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docgen.content.return_value import Entry, read_value
from docgen.model.period import Rhythm
from docgen.model.reporting import Level, ReturnField
from docgen.model.returns import Value

HEADS: Mapping[str, frozenset[str]] = {
    "代码": frozenset({"代码", "单位代码", "编码", "单位编码", "行政区划代码", "区划代码"}),
    "名称": frozenset({"名称", "单位名称", "单位", "填报单位", "报送单位", "乡镇", "街道", "乡镇街道", "乡镇、街道", "村", "社区", "村社区", "县区", "县市区", "县", "科协名称"}),
    "上级": frozenset({"上级", "上级单位", "上级代码", "所属县区", "所属县市区", "所属乡镇", "所属乡镇街道", "所属街道", "主管单位"}),
    "报告期": frozenset({"报告期", "期间", "报表期", "统计期", "报告期间", "所属期"}),
    "报送日期": frozenset({"报送日期", "报送时间", "上报日期", "上报时间", "填报日期", "填表日期"}),
    "零报告": frozenset({"零报告", "是否零报告"}),
    "备注": frozenset({"备注", "说明", "情况说明", "填报说明"}),
}
"""What else than figures a return says → how it is headed."""
UNREAD = frozenset({"序号", "填报人", "填表人", "制表人", "审核人", "联系人", "电话", "联系电话", "单位负责人", "负责人", "级别", "类型", "简称", "计量单位", "上期", "栏目"})
HEAD_OF = {word: head for head, words in HEADS.items() for word in words}


@lru_cache(4096)
def normal(text: str) -> str:
    """Return a heading without blanks, stars and colons, brackets and digits of one width."""
    return re.sub(r"[\s*:·]+", "", unicodedata.normalize("NFKC", text))


def unbracketed(text: str) -> str:
    """Return a heading without what stands in brackets at its end: `副主席(名)` → `副主席`."""
    return re.sub(r"\([^()]*\)$", "", text) or text


class Column:
    """A field, with what every text that was met in it says."""

    __slots__ = ("entries", "field", "good", "name")

    def __init__(self, field: ReturnField) -> None:
        self.field = field
        self.name = field.name
        self.good: dict[str, Value | None] = {"": None}
        """Texts without any fault → their values: what nearly every cell is."""
        self.entries: dict[str, Entry] = {}

    def entry(self, text: str) -> Entry:
        """Return what `text` says."""
        entry = self.entries.get(text)
        if entry is None:
            entry = read_value(text, self.field)
            if not entry.faults and not entry.planned:
                self.good[text] = entry.value
            self.entries[text] = entry
        return entry


@dataclass(frozen=True)
class Need:
    """What a unit of one level reports in one rhythm: all its fields, and those that must not stay empty."""

    fields: frozenset[str]
    required: tuple[str, ...]


class Fields:
    """The fields of a scheme, by every heading that offices write for them."""

    def __init__(self, fields: Iterable[ReturnField]) -> None:
        self.columns = {field.name: Column(field) for field in fields}
        self.headings = {normal(name): name for name in self.columns}
        for name in self.columns:
            self.headings.setdefault(unbracketed(normal(name)), name)
        self._needs: dict[tuple[Level, Rhythm], Need] = {}
        self._named: dict[str, str | None] = {}

    def named(self, heading: str) -> str | None:
        """Return the field that a heading means, None when it is no field."""
        if heading not in self._named:
            self._named[heading] = self._find(heading)
        return self._named[heading]

    def _find(self, heading: str) -> str | None:
        text = normal(heading)
        for form in (text, unbracketed(text)):
            for ending in ("", "人数", "个数", "数", "数量"):
                if form.endswith(ending) and (name := self.headings.get(form.removesuffix(ending))):
                    return name
            for ending in ("数", "人数"):
                if name := self.headings.get(form + ending):
                    return name
        return None

    def need(self, level: Level, rhythm: Rhythm) -> Need:
        """Return what units of `level` fill in every `rhythm`."""
        need = self._needs.get((level, rhythm))
        if need is None:
            asked = [column.field for column in self.columns.values() if level in column.field.levels]
            asked = [field for field in asked if not field.rhythms or rhythm in field.rhythms]
            need = Need(frozenset(field.name for field in asked), tuple(field.name for field in asked if field.required))
            self._needs[level, rhythm] = need
        return need


@lru_cache(4096)
def head_of(heading: str) -> str | None:
    """Return what else than a figure a heading means: 代码, 名称, 上级, 报告期, 报送日期, 零报告 or 备注."""
    text = re.sub(r"[()/]", "", normal(heading)).replace("、", "")
    return HEAD_OF.get(text)
