"""What went wrong in a filling, as problems: every tag that could not be printed, with the text around it.

When a filling fails, the part is filled once more with each tag on a line of its own, so that a line number
leads back to a tag; unprintable values are noted instead of ending the work, so that all are told at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

import jinja2
from jinja2.runtime import Context

from docgen.documents.tag_fault import FAULTS, Kind, Missing, explain, line_of
from docgen.problem import DocgenError, Place, Problem
from docgen.render.environment import plain

TAG_START = re.compile(r"(?=\{\{|\{%|<w:p[ >])")
ELEMENT = re.compile(r"<[^>]*>")
FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow, but for the bell and the form feed, which docxtpl gives a meaning."""
TEMPLATE_FILE = "<template>"
NEAR = 30
TOLD: Mapping[Kind, tuple[str, str]] = {
    "写法": ("E-WRD-25", "核对引号、括号是否成对，名称、运算符和过滤器的写法"),
    "禁用": ("E-WRD-08", "模板里只能取字段的值，不能碰程序内部"),
    "名称": ("E-WRD-05", "改成已有的名称，或者在数据里补上“{name}”"),
    "空缺": ("E-WRD-06", "在数据里补上它的值，或者用 {{% if %}} 让没有值时不印；一组、一串数据写明印哪一项，或用 {{% for %}} 逐个印"),
    "不合": ("E-WRD-08", "看这个字段的值是不是这里要的那一类（文字、数、日期、名单），过滤器用得对不对"),
    "太多": ("E-WRD-11", "减少循环和重复；宏不要引用自己"),
}
"""Kind of a fault → code and cure, in a Word template."""


@dataclass(frozen=True)
class Spot:
    """A tag of a part and the text of its paragraph, tags included."""

    tag: str = ""
    text: str = ""

    def __str__(self) -> str:
        if not self.text:
            return ""
        at = max(self.text.find(self.tag), 0)
        start, end = max(at - NEAR, 0), at + len(self.tag) + NEAR
        near = ("…" if start else "") + self.text[start:end] + ("…" if end < len(self.text) else "")
        return f"，在“{near}”处"


def mark(source: str) -> str:
    """Return Jinja source with every tag and every paragraph at the start of a line."""
    return TAG_START.sub("\n", source.replace("\n", " "))


def spot(marked: str, line: int) -> Spot:
    """Return the tag at `line` (from 1) of marked source."""
    lines = marked.split("\n")
    if not 1 <= line <= len(lines):
        return Spot()
    raw = lines[line - 1]
    close = {"{{": "}}", "{%": "%}"}.get(raw[:2], "")
    tag = raw[: raw.find(close) + 2] if close and close in raw else ""
    first = last = line - 1
    while first > 0 and not lines[first].startswith("<w:p") and "</w:p>" not in lines[first - 1]:
        first -= 1
    while last < len(lines) - 1 and "</w:p>" not in lines[last] and not lines[last + 1].startswith("<w:p"):
        last += 1
    xml = "".join(lines[first : last + 1])
    text = " ".join(unescape(ELEMENT.sub("", xml[: xml.find("</w:p>")] if "</w:p>" in xml else xml)).split())
    return Spot(unescape(tag), text)


class Blame:
    """Finds what is wrong with filling one part (`label`) of the template `name`."""

    def __init__(self, name: str, label: str, source: str, environment: jinja2.Environment) -> None:
        self._place = Place(f"{name}!{label}")
        self._marked = mark(source)
        self._environment = environment
        self._problems: dict[Problem, None] = {}

    def problems(self, fields: Mapping[str, object]) -> list[Problem]:
        """Return all that is wrong with filling the part with `fields`; empty if nothing is found."""
        noting = self._environment.overlay(autoescape=True, undefined=Missing, finalize=self._note())
        program = noting.from_string(self._marked)
        self._program, self._fields = program, fields
        try:
            program.render(fields)
        except DocgenError as error:
            self._problems |= dict.fromkeys(error.problems)
        except FAULTS as error:
            self._add(self._explain(error, spot(self._marked, line_of(error.__traceback__, TEMPLATE_FILE))))
        return list(self._problems)

    def _add(self, problem: Problem) -> None:
        self._problems[problem] = None

    def _note(self) -> Any:
        @jinja2.pass_context
        def note(_context: Context, value: object) -> object:
            """Note what is wrong with a value about to be printed, and print nothing in its place."""
            if isinstance(value, str) and not FORBIDDEN.search(value):
                return value
            if hasattr(value, "__html__") and not isinstance(value, str):
                return ""
            frame = sys._getframe(1)
            where = spot(self._marked, self._program.get_corresponding_lineno(frame.f_lineno))
            try:
                text = str(plain(value, self._environment.finalize))
            except FAULTS as error:
                self._add(self._explain(error, where))
                return ""
            if FORBIDDEN.search(text):
                self._add(self._forbidden(text, where))
                return ""
            return text

        return note

    def _forbidden(self, value: str, where: Spot) -> Problem:
        """Say which character of a value no Word file can hold."""
        found = FORBIDDEN.search(value)
        assert found is not None
        shown = FORBIDDEN.sub("□", value)[:NEAR]
        return Problem(
            "E-WRD-07", self._place,
            f"{expression(where.tag)}的值“{shown}”里有 Word 文件不能有的字符 U+{ord(found[0]):04X}{where}",
            "在资料里把这个看不见的字符删掉（删去前后两个字重新输入）",
        )

    def _explain(self, error: BaseException, where: Spot) -> Problem:
        """Return an error of the template language as a problem."""
        fault = explain(error, expression(where.tag), [*self._fields, *self._environment.globals], "字段")
        code, cure = TOLD[fault.kind]
        return Problem(code, self._place, f"{fault.message}{where}", fault.cure or cure.format(name=fault.name))


def expression(tag: str) -> str:
    """Return how a message names a tag; `这里` if the tag is not known."""
    inner = re.sub(r"^\{[{%](?:p|tr|tc|r)? |[}%]\}$", "", tag).strip()
    return f"“{inner}”" if inner else "这里"
