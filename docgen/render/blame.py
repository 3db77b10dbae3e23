"""What went wrong in a filling, as problems: every tag that could not be printed, with the text around it.

When a filling fails, the part is filled once more with each tag on a line of its own, so that a line number
leads back to a tag; unprintable values are noted instead of ending the work, so that all are told at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from types import TracebackType
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from docgen.problem import DocgenError, Place, Problem, nearest
from docgen.render.environment import Missing, NotPrintable, UnknownName, plain

TAG_START = re.compile(r"(?=\{\{|\{%|<w:p[ >])")
ELEMENT = re.compile(r"<[^>]*>")
FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow, but for the bell and the form feed, which docxtpl gives a meaning."""
TEMPLATE_FILE = "<template>"
NEAR = 30
COMPUTING = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What an expression may raise when a value is not of the kind that a filter or an operator wants."""
FAULTS = (jinja2.TemplateError, NotPrintable, *COMPUTING)


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


def line_of(traceback: TracebackType | None) -> int:
    """Return the innermost line of the template in a traceback, 0 if there is none."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == TEMPLATE_FILE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


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
            self._add(self._explain(error, spot(self._marked, line_of(error.__traceback__))))
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
            except (jinja2.TemplateError, NotPrintable) as error:
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
        subject = expression(where.tag)
        if isinstance(error, UnknownName):
            if error.owner is None:
                near = nearest(error.name, [*self._fields, *self._environment.globals])
                return Problem("E-WRD-05", self._place, f"没有“{error.name}”这个字段{near}{where}",
                               f"改成已有的字段名，或者在数据里补上“{error.name}”")
            near = nearest(error.name, names_of(error.owner))
            return Problem("E-WRD-05", self._place, f"{subject}里没有“{error.name}”这一项{near}{where}",
                           f"改成已有的名称，或者在数据里补上“{error.name}”")
        if isinstance(error, NotPrintable):
            cure = "在数据里补上它的值，或者用 {% if %} 让没有值时不印" if error.why == "没有值" else (
                "写明印其中哪一项，如 {{ 人.姓名 }}；一串数据用 {% for %} 逐个印")
            return Problem("E-WRD-06", self._place, f"{subject}{error.why}{where}", cure)
        if isinstance(error, SecurityError):
            return Problem("E-WRD-08", self._place, f"{subject}用了模板里不允许的写法{where}", "模板里只能取字段的值，不能碰程序内部")
        return Problem("E-WRD-08", self._place, f"{subject}算不出来：{KINDS.get(type(error), '值不适合这样用')}{where}",
                       "看这个字段的值是不是这里要的那一类（文字、数、日期、名单），过滤器用得对不对")


KINDS: Mapping[type[BaseException], str] = {
    TypeError: "值的类型不对",
    ValueError: "值不合要求",
    ZeroDivisionError: "除数是 0",
    OverflowError: "数太大",
    RecursionError: "套得太深",
    KeyError: "没有这一项",
    IndexError: "没有这么多项",
}


def expression(tag: str) -> str:
    """Return how a message names a tag; `这里` if the tag is not known."""
    inner = re.sub(r"^\{[{%](?:p|tr|tc|r)? |[}%]\}$", "", tag).strip()
    return f"“{inner}”" if inner else "这里"


def names_of(owner: object) -> Iterable[str]:
    """Return the names that a template can use of a value."""
    from docgen.model.base import Fact, names

    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    if isinstance(owner, Fact):
        return names(type(owner))
    return [name for name in dir(owner) if not name.startswith("_")]
