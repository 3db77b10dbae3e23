"""What templates may use: every variable with its meaning and an example, as the model describes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args, get_origin

from docgen.documents.shapes import CALLED, EACH, behind, fact_shape, holder, inside, is_record
from docgen.documents.uses import Use
from docgen.model.base import Fact, names

FUNCTIONS: dict[str, tuple[str, str]] = {
    "表": ("由资料生成表格", '表(副主席候选人, 列=["姓名", "单位职务:单位及职务"])'),
    "名单": ("分列排的姓名，姓名不会断成两行；标注=True 时注明女、少数民族", '名单(委员候选人, 标注=True)'),
    "期限": ("某份文件的日期：已定的成文日期，或由 T 倒排的日期", '期限("B11")|日期'),
    "文件": ("另一份文件的标题、文号、日期", '文件("A06").文号'),
    "引用": ("《标题》（文号）", '引用("A06")'),
    "附件号": ("本件附件的编号", '附件号("B02")'),
    "文稿": ("资料目录里的 Markdown 文稿", '文稿("实施细则")'),
    "届": ("第几届", "届(大会.届次)"),
    "图": ("由数据画的图：柱形、趋势、方格", "图(本项)"),
    "座次图": ("画出来的会场座次", "座次图(座次)"),
    "横道图": ("工期画成横道，一周一格", "横道图(工期)"),
    "构成图": ("人员构成的柱形图", '构成图(统计.学历, "正式代表的学历")'),
    "检查": ("规则检查的结果，每类事项一行", '表(检查(), 列=["检查事项", "结论", "情况"])'),
    "本项": ("逐项写的文件或附件正在写的那一项：一个人、一个单位、一张附表", "本项.姓名"),
    "指标": ("城市通报里一个指标的数；不写单位就是通报计划的“单位”，没有则是本级", '指标("edu_vice", "示例涪江区").文'),
    "环比": ("指标和上期相比", '环比("cov_town").文'),
    "同比": ("指标和上年同期相比", '同比("cov_town").文'),
}
"""Function → meaning and example."""

STEP = re.compile(r"[.\[(]")
MANY = 8
"""Of more words than these to choose from, only the first are shown."""


@dataclass(frozen=True)
class Row:
    """One variable: its path, what it means, how it may look."""

    path: str
    meaning: str
    example: str


def row_of(path: str, kind: type[Fact], chinese: str) -> Row:
    """Return what is known of a fact of a record. Raises KeyError: no such fact."""
    kind = holder(kind, chinese)
    name = names(kind)[chinese]
    known = kind.model_fields.get(name) or kind.model_computed_fields[name]
    example = example_text(known.examples[0]) if known.examples else shape_text(fact_shape(kind, chinese))
    return Row(path, known.description or "", example)


def example_text(example: object) -> str:
    """Return an example as one would type it."""
    if isinstance(example, bool):
        return "是" if example else "否"
    if isinstance(example, (list, tuple)):
        return "、".join(map(example_text, example))
    if isinstance(example, Mapping):
        return "、".join(f"{key}: {example_text(value)}" for key, value in example.items())
    return str(example)


def shape_text(shape: Any) -> str:
    """Return the words that a fact may be, or what it is made of; empty where an example has to say it."""
    if shape is bool:
        return "是、否"
    words = get_args(shape)
    if words and all(isinstance(word, str) for word in words):
        return "、".join(words) if len(words) <= MANY else f"{'、'.join(words[:4])}等{len(words)}种"
    record, step = inside(shape)
    if not is_record(record):
        return ""
    return "" if step == CALLED else "（列表）" if step and get_origin(shape) is not dict else "（按名称取）" if step else "（有下级）"


def rows_of_uses(uses: Iterable[Use], begin: Iterable[type[Fact]]) -> list[Row]:
    """Return the variables behind `uses`, each once, those of one root together; records only by their facts.

    begin: the records whose facts are the roots; what is in none of them (functions) is left out.
    """
    owners = {chinese: kind for kind in begin for chinese in names(kind)}
    found: dict[str, Row] = {}
    for use in uses:
        owner = use.owner or owners.get(use.path)
        if owner and not use.fault and STEP.split(use.path)[0] in owners:
            found.setdefault(use.path, row_of(use.path, owner, use.path.rpartition(".")[2]))
    paths = list(found)
    first = {key: number for number, path in reversed(list(enumerate(paths))) for key in (STEP.split(path)[0], group(path))}
    order = sorted(paths, key=lambda path: (first[STEP.split(path)[0]], first[group(path)], paths.index(path)))
    return [found[path] for path in order if not any(other.startswith((path + ".", path + CALLED)) for other in paths)]


def group(path: str) -> str:
    """Return the record or list that a path leads through."""
    return path.rpartition(".")[0].removesuffix(EACH) or path


@dataclass
class Tour:
    """Lists all variables: the facts of a record once, at the first root that has it, else where it is first met."""

    roots: Mapping[str, Any]
    homes: dict[type[Fact], str] = field(default_factory=dict)
    told: list[type[Fact]] = field(default_factory=list)

    def rows(self, begin: Iterable[type[Fact]]) -> Iterator[Row]:
        begin = list(begin)
        for kind in begin:
            for chinese in names(kind):
                record, step = inside(self.roots[chinese])
                if is_record(record):
                    self.homes.setdefault(record, chinese + step)
        for kind in begin:
            yield from self.facts_of(kind, "")

    def facts_of(self, kind: type[Fact], before: str, known: Iterable[str] = ()) -> Iterator[Row]:
        """Yield the facts of a record, `known` ones left out, and what lies below each."""
        for chinese in names(kind):
            if chinese not in known:
                yield from self.fact(kind, chinese, before + chinese)

    def fact(self, kind: type[Fact], chinese: str, path: str) -> Iterator[Row]:
        row = row_of(path, kind, chinese)
        shape = fact_shape(kind, chinese)
        record, step = inside(shape)
        if not is_record(record):
            yield row
            return
        home = self.homes.setdefault(record, path + step)
        if home != path + step:
            yield replace(row, meaning=f"{row.meaning}；下级同 {home}")
            return
        base = next((base for base in record.__mro__[1:] if base in self.told), None)
        more = base or behind(record)
        self.told.append(record)
        yield replace(row, meaning=f"{row.meaning}；另有 {self.homes[more]} 的各项") if more else row
        yield from self.facts_of(record, f"{home}.", names(base) if base else ())


def all_rows(begin: Iterable[type[Fact]], roots: Mapping[str, Any]) -> list[Row]:
    """Return every variable there is. begin: the records whose facts are the roots."""
    return list({row.path: row for row in Tour(roots).rows(begin)}.values())
