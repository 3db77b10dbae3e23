"""Why a tag of a template does not work, in Chinese: the one explanation, for texts and for Word templates.

Every fault is told from the exception itself and what it carries. Only of wrong syntax Jinja has no more than a
sentence; that is read by the patterns of `SYNTAX`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing

from docgen.documents.sandbox import NO_OTHER_FILES, TOO_NESTED, TooMuch
from docgen.model.base import Fact, names
from docgen.problem import nearest

Kind = Literal["写法", "禁用", "名称", "空缺", "不合", "太多"]
COMPUTING = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, MemoryError)
"""What an expression may raise when a value is not of the kind that a filter or an operator wants."""


class UnknownName(UndefinedError):
    """A template used a name that does not exist; `owner` is the value that lacks it, None for a root."""

    def __init__(self, name: str, owner: object) -> None:
        super().__init__(name)
        self.name = name
        self.owner = owner


class Missing(StrictUndefined):
    """What stands for an unknown name: any use of it raises UnknownName."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: type[TemplateRuntimeError] = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if exc is UndefinedError:
            self._undefined_exception = self._unknown  # type: ignore[assignment]

    def _unknown(self, _message: str | None) -> UnknownName:
        return UnknownName(str(self._undefined_name), None if self._undefined_obj is missing else self._undefined_obj)


class NotPrintable(Exception):
    """A value was to be printed that has no text: `why` says what it is, in Chinese."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Misuse(Exception):
    """A function of templates was called wrongly: what is wrong, and how to mend it, in Chinese."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


FAULTS = (TemplateError, NotPrintable, TooMuch, Misuse, *COMPUTING)
"""All that a rendering may raise and that the template or the facts are to blame for."""


@dataclass(frozen=True)
class TagFault:
    """What is wrong with a tag: its kind, which tells the cure, and the message; `name` is the unknown name."""

    kind: Kind
    message: str
    name: str = ""
    cure: str = ""


def explain(error: BaseException, subject: str = "这里", known: Iterable[str] = (), noun: str = "变量") -> TagFault:
    """Return what is wrong. error: one of FAULTS. subject: what the message calls the tag. known: names that there are at the root."""
    if isinstance(error, UnknownName):
        return unknown(error, subject, known, noun)
    if isinstance(error, TemplateSyntaxError):
        return TagFault("写法", "模板标记写得不对" + syntax(error.message or "", "："))
    if isinstance(error, SecurityError):
        return TagFault("禁用", f"{subject}用了模板里不允许的写法")
    if isinstance(error, Misuse):
        return TagFault("不合", error.message, cure=error.cure)
    if isinstance(error, NotPrintable):
        return TagFault("空缺", f"{subject}{error.why}")
    if isinstance(error, TooMuch):
        return TagFault("太多", f"{subject}{error.why}")
    if isinstance(error, (RecursionError, MemoryError)):
        return TagFault("太多", f"{subject}套得太深，或者引用了自己")
    if type(error) in (LookupError, KeyError):
        return TagFault("名称", f"没有“{error.args[0]}”这一项", str(error.args[0]))
    return TagFault("不合", f"{subject}算不出来：{KINDS.get(type(error), '值不适合这样用')}")


def unknown(error: UnknownName, subject: str, known: Iterable[str], noun: str) -> TagFault:
    if error.owner is None:
        return TagFault("名称", f"没有“{error.name}”这个{noun}{nearest(error.name, known)}", error.name)
    near = nearest(error.name, names_of(error.owner))
    return TagFault("名称", f"{subject.removesuffix('里')}里没有“{error.name}”这一项{near}", error.name)


KINDS: Mapping[type[BaseException], str] = {
    TypeError: "值的类型不对",
    ValueError: "值不合要求",
    ZeroDivisionError: "除数是 0",
    OverflowError: "数太大",
    IndexError: "没有这么多项",
}


def names_of(owner: object) -> Iterable[str]:
    """Return the names that a template can use of a value."""
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    if isinstance(owner, Fact):
        return names(type(owner))
    return [name for name in dir(owner) if not name.startswith("_")]


def unprintable(value: object) -> str:
    """Return what is wrong with printing `value`, in Chinese; empty if nothing."""
    if value is None:
        return "没有值"
    if isinstance(value, float) and value != value:
        return "不是数（nan）"
    if isinstance(value, Mapping):
        return "是一组数据，不能整个印出来"
    if isinstance(value, (list, tuple, Set, Iterator)):
        return "是一串数据，不能整个印出来"
    return ""


def line_of(traceback: TracebackType | None, file: str) -> int:
    """Return the innermost line in a traceback of the template compiled as `file`, 0 if there is none."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


SYNTAX = (
    (re.compile(NO_OTHER_FILES), "不能用 include、import、extends"),
    (re.compile(TOO_NESTED), "套得太深，或者有过大的数"),
    (re.compile(r"unknown tag '(end\w+)'"), "“{}”前面没有与它配对的开头"),
    (re.compile(r"unknown tag '(.+?)'"), "没有“{}”这种语句"),
    (re.compile(r"No filter named '(.+?)'"), "没有“{}”这个过滤器"),
    (re.compile(r"No test named '(.+?)'"), "没有“is {}”这种判断"),
    (re.compile(r"Unexpected end of template"), "if 或 for 没有结束（缺 endif、endfor）"),
    (re.compile(r"unexpected end of template|got 'end of (?:template|print statement|statement block)'"), "标记没有写完"),
    (re.compile(r"expected token 'end of (?:print statement|statement block)', got '(.+?)'"), "“{}”之前该结束了"),
    (re.compile(r"unexpected char ['\"](.+)['\"] at"), "有多余的字符 {}（多半是全角标点）"),
    (re.compile(r"expected token '(.+?)', got '(.+?)'"), "该有“{}”的地方是“{}”"),
    (re.compile(r"[Ee]xpected an expression, got '(.+?)'"), "“{}”前缺了内容"),
    (re.compile(r"unexpected '(.+?)'"), "“{}”用的地方不对"),
)
"""What Jinja says → what we say."""


def syntax(message: str, before: str = "") -> str:
    """Return in Chinese what Jinja has against a tag, behind `before`; empty if there is no word for it."""
    for pattern, ours in SYNTAX:
        if said := pattern.search(message):
            return before + ours.format(*said.groups())
    return ""
