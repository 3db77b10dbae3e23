"""What is wrong with a YAML text, told from the place of the fault and the characters that stand there.

PyYAML's own sentences are English and written for programmers; none of them is shown.
"""

from __future__ import annotations

from typing import Protocol

import yaml
from yaml.parser import ParserError
from yaml.scanner import ScannerError

from docgen.problem import Place, Problem


class Mark(Protocol):
    """A spot in a YAML text, as PyYAML gives it; all from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


QUOTES = "\"'"
SPECIAL = "@`%|>?!&*"


class Refused(Exception):
    """Well-formed YAML that docgen does not take. kind: a key of `REFUSALS`."""

    def __init__(self, kind: str, mark: Mark | None, detail: str | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.mark = mark
        self.detail = detail or ""


REFUSALS: dict[str, tuple[str, str, str]] = {
    "documents": ("E-YML-12", "一个文件里有两个文档", "删去多余的“---”行，一个文件只写一份内容"),
    "alias": ("E-YML-09", "别名 “*{}” 没有对应的锚点", "值以 * 开头时给它加引号；不用别名，直接写内容"),
    "anchor": ("E-YML-09", "锚点 “&{}” 定义了两次", "值以 & 开头时给它加引号；不用锚点，直接写内容"),
    "aliases": ("E-YML-09", "别名（*…）太多，最多 20 处", "不用别名，直接写内容"),
    "bomb": ("E-YML-09", "内容太多：别名展开后超过 1 万项", "不用锚点和别名，直接写内容"),
    "loop": ("E-YML-09", "别名指向了它自己的上级", "不用锚点和别名，直接写内容"),
    "depth": ("E-YML-10", "层数太深，最多 20 层", "检查括号和缩进；资料文件一般不超过五层"),
    "tag": ("E-YML-11", "不支持类型标签 “{}”", "删去标签；值以 ! 开头时给它加引号"),
}


def explain(fault: yaml.MarkedYAMLError | Refused, text: str, name: str) -> Problem:
    """Return the problem that `fault` is, in the words of somebody who fills in a form."""
    if isinstance(fault, Refused):
        code, message, cure = REFUSALS[fault.kind]
        return Problem(code, _place(name, fault.mark), message.format(_short(fault.detail)), cure)
    start, end = fault.context_mark or fault.problem_mark, fault.problem_mark or fault.context_mark
    if start is None or end is None:
        return Problem("E-YML-01", Place(name), "不合 YAML 的写法", "对照 docgen new 建的样例检查")
    for diagnose in (_tag, _tab, _quote, _bracket, _special, _colon, _dash, _indent):
        problem = diagnose(fault, text, name, start, end)
        if problem:
            return problem
    return Problem("E-YML-01", _place(name, end), "这一行不合 YAML 的写法", "对照 docgen new 建的样例检查这一行和上一行")


def _place(name: str, mark: Mark | None) -> Place:
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _at(text: str, mark: Mark, step: int = 0) -> str:
    """Return the character `step` behind the mark, empty at the ends."""
    index = mark.index + step
    return text[index] if 0 <= index < len(text) else ""


def template_tag(place: Place, tag: str) -> Problem:
    """Return the problem of a template tag that stands where a fact should."""
    return Problem("E-VAL-21", place, f"值里有模板标记 {tag}", "直接写内容；模板标记只能写在模板里")


def _tag(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    for mark in (end, start):
        before = text[text.rfind("\n", 0, mark.index) + 1 : mark.index + 2]
        for tag in ("{{", "{%", "{#"):
            if tag in before:
                return template_tag(Place(name, mark.line + 1, before.index(tag) + 1), tag)
    return None


def _tab(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    if _at(text, end) == "\t":
        return Problem("E-YML-02", _place(name, end), "这里有制表符（Tab）", "改用半角空格")
    return None


def _quote(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    quote = _at(text, start)
    if isinstance(fault, ScannerError) and fault.context_mark and quote in QUOTES and quote:
        if _at(text, end, -1) == "\\" or _at(text, end) == "\\":
            return Problem("E-YML-04", _place(name, end), "双引号里的反斜杠 \\ 后面接了不认识的字符", "改用单引号括起这个值")
        return Problem("E-YML-04", _place(name, start), f"引号 {quote} 没有配对", "在值的末尾补上同样的引号；不需要引号时两个都删去")
    if isinstance(fault, ParserError) and (_at(text, end, -1) in QUOTES or _at(text, end) in QUOTES) and _at(text, end):
        return Problem("E-YML-04", _place(name, end), "引号后面还有内容，多半是这里或上面某一行的引号没有配对", "引号要成对，括住整个值；不需要引号时两个都删去")
    return None


def _bracket(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    if isinstance(fault, ParserError) and _at(text, start) in ("[", "{"):
        return Problem("E-YML-08", _place(name, start), f"括号 {_at(text, start)} 没有配对，或里面缺逗号", "补上右括号，各项之间用半角逗号分开；括号只是文字时给整个值加引号")
    if _at(text, end) in ("]", "}"):
        return Problem("E-YML-08", _place(name, end), f"括号 {_at(text, end)} 没有配对", "补上左括号；括号只是文字时给整个值加引号")
    return None


def _special(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    for mark in (end, start):
        char = _at(text, mark)
        if isinstance(fault, ScannerError) and char and char in SPECIAL:
            return Problem("E-YML-07", _place(name, mark), f"值以特殊符号 {char} 开头", "给整个值加引号")
    return None


def _colon(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    if not isinstance(fault, ScannerError):
        return None
    if _at(text, end) == ":":
        line = text[text.rfind("\n", 0, end.index) + 1 : end.index]
        if ": " in line:
            return Problem("E-YML-07", _place(name, end), "一行里有两处“冒号加空格”", "给整个值加引号；正文里的冒号改用全角：")
        return Problem("E-YML-06", _place(name, end), "这一行和上一行接不上：缩进不齐，或上一行缺冒号", "同级的键左边对齐；键后面写半角冒号加空格")
    if fault.context_mark and start.index < end.index:
        return Problem("E-YML-03", _place(name, start), "这一行缺少“冒号加空格”", "写成 “名称: 值”；这一行若是上一行的续行，多缩进两格")
    return None


def _dash(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    if _at(text, end) == "-":
        return Problem("E-YML-06", _place(name, end), "列表的“-”放错了位置", "“-”另起一行，和同一列表的其他“-”左边对齐")
    return None


def _indent(fault: yaml.MarkedYAMLError, text: str, name: str, start: Mark, end: Mark) -> Problem | None:
    if isinstance(fault, ParserError):
        return Problem("E-YML-06", _place(name, end), f"这一行和第 {start.line + 1} 行起的内容接不上，多半是缩进不齐", "同级的键左边对齐，下级比上级多缩进两格")
    return None
