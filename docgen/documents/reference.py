"""What templates may use: every variable with its type, meaning and an example."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from docgen.documents.shapes import Use, bare, element, fact_shape, is_record
from docgen.model.base import Fact, names

FUNCTIONS: dict[str, tuple[str, str]] = {
    "表": ("由资料生成表格", '表(副主席候选人, 列=["姓名", "单位职务:单位及职务"])'),
    "名单": ("分列排的姓名，姓名不会断成两行；标注=True 时注明女、少数民族", '名单(委员候选人, 标注=True)'),
    "期限": ("某份文件的日期：已定的成文日期，或由 T 倒排的日期", '期限("B11")|日期'),
    "文件": ("另一份文件的标题、文号、日期", '文件("A06").文号'),
    "引用": ("《标题》（文号）", '引用("A06")'),
    "附件号": ("本件附件的编号", '附件号("B02")'),
    "文稿": ("资料目录里的 Markdown 文稿", '文稿("附件.md")'),
    "届": ("第几届", "届(大会.届次)"),
}
"""Function → meaning and example."""

THIS = "本件"


@dataclass(frozen=True)
class Row:
    """One variable: its path, what it means, how it may look."""

    path: str
    meaning: str
    example: str


def rows_below(path: str, shape: Any, depth: int = 1) -> Iterator[Row]:
    """Yield the variable `path` and the facts of its record, `depth` steps down."""
    yield Row(path, kind_text(shape), "")
    record = shape if is_record(shape) else element(shape)
    if depth and is_record(record):
        prefix = path if is_record(shape) else f"{path}[…]"
        for chinese in names(record):
            yield row_of(f"{prefix}.{chinese}", record, chinese)


def row_of(path: str, kind: type[Fact], chinese: str) -> Row:
    """Return what is known of one fact of a record."""
    name = names(kind).get(chinese, "")
    field = kind.model_fields.get(name)
    shape = fact_shape(kind, chinese)
    if field is None:
        return Row(path, kind_text(shape), "")
    described = field.description or kind_text(shape)
    example = str(field.examples[0]) if field.examples else choice_text(shape)
    return Row(path, described, example)


def kind_text(shape: Any) -> str:
    """Say in Chinese what a type is."""
    if is_record(shape):
        return meaning_of(shape)
    if get_origin(shape) in (tuple, list):
        return f"列表，每项：{kind_text(element(shape))}"
    if get_origin(shape) is dict:
        return f"按名称：{kind_text(bare(get_args(shape)[1]))}"
    return {str: "文字", int: "整数", bool: "是或否", dt.date: "日期", dt.time: "时刻"}.get(shape, "") if isinstance(shape, type) else choice_text(shape)


def choice_text(shape: Any) -> str:
    """Return the words that a fact may be, one of them to be chosen."""
    return "、".join(map(str, get_args(shape))) if get_args(shape) and all(isinstance(word, str) for word in get_args(shape)) else ""


def meaning_of(record: type[Fact]) -> str:
    """Return the Chinese term in brackets of a record's docstring."""
    first = (inspect.getdoc(record) or "").split("\n")[0]
    return first[first.find("（") + 1 : first.find("）")] if "（" in first else first[first.find("(") + 1 : first.find(")")] if "(" in first else ""




def rows_of_uses(uses: Iterable[Use], roots: Mapping[str, Any]) -> list[Row]:
    """Return the variables behind `uses`, each once, functions left out."""
    found: dict[str, Row] = {}
    for use in uses:
        root, *steps = use.path.split(".")
        if root in roots and root not in FUNCTIONS and use.path not in found:
            found[use.path] = row_at(use.path, roots[root], steps)
    whole = [path for path in found if any(other.startswith(path + ".") for other in found)]
    return [row for path, row in sorted(found.items()) if path not in whole]


def row_at(path: str, shape: Any, steps: Sequence[str]) -> Row:
    """Return what is known of the variable that `steps` lead to from a root of type `shape`."""
    for number, step in enumerate(steps):
        if not is_record(shape):
            return Row(path, "", "")
        try:
            if number == len(steps) - 1:
                return row_of(path, shape, step)
            shape = fact_shape(shape, step)
        except KeyError:
            return Row(path, "", "")
    return Row(path, kind_text(shape), "")
