"""The Jinja environment of Word templates: sandboxed, escaping, and strict about what may be printed.

Nothing is printed by accident: an unknown name, an absent value (None), not-a-number and a whole list
are errors of the template or of the facts, never text on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment
from markupsafe import Markup

STATE = "__docgen_markup__"
"""Name under which a fill finds out whether a value brought its own XML."""


class UnknownName(jinja2.UndefinedError):
    """A template used a name that does not exist; `owner` is the value that lacks it, None for a root."""

    def __init__(self, name: str, owner: object) -> None:
        super().__init__(name)
        self.name = name
        self.owner = owner


class Missing(jinja2.StrictUndefined):
    """What stands for an unknown name: any use of it raises UnknownName."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = jinja2.utils.missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if exc is jinja2.UndefinedError:
            self._undefined_exception = self._unknown  # type: ignore[assignment]

    def _unknown(self, _message: str | None) -> UnknownName:
        owner = None if self._undefined_obj is jinja2.utils.missing else self._undefined_obj
        return UnknownName(str(self._undefined_name), owner)


class NotPrintable(Exception):
    """A value was to be printed that has no text: `why` says what it is, in Chinese."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NeedsDocxtpl(Exception):
    """A picture or a sub-document was met: `docx` is the docxtpl object it was made for."""

    def __init__(self, docx: Any) -> None:
        super().__init__()
        self.docx = docx


class Sound(Markup):
    """XML whose maker vouches for it: whole elements, every table as wide as its grid. It is not parsed again."""


class Markings:
    """What one rendering met: XML brought by values, and table rows or cells among it."""

    def __init__(self) -> None:
        self.markup = False
        self.cells = False


Reading = Callable[[Any], Any]
"""How a value that is no text reads, e.g. a day as 2027年1月22日. Raises TypeError: it has no reading."""


def printer(reading: Reading | None, pictures: bool) -> Callable[[Context, object], object]:
    """Return the `finalize` that lets through what may be printed.

    pictures: docxtpl itself does the filling, so its pictures and sub-documents are welcome.
    """
    @jinja2.pass_context
    def printable(context: Context, value: object) -> object:
        if type(value) is str or type(value) is Sound:
            return value
        if hasattr(value, "__html__"):
            return value if pictures else markup(context, value)
        return plain(value, reading)

    return printable


def plain(value: object, reading: Reading | None) -> object:
    """Return what is printed of a value that brings no XML. Raises NotPrintable: there is nothing to print."""
    if why := unprintable(value):
        raise NotPrintable(why)
    if reading is None or isinstance(value, Missing):
        return value
    try:
        return reading(value)
    except TypeError:
        raise NotPrintable("不是能直接印的文字、数或日期") from None


def markup(context: Context, value: Any) -> object:
    """Return the XML of `value` and note that there was some. Raises NeedsDocxtpl for pictures and sub-documents."""
    if type(value).__module__ in ("docxtpl.inline_image", "docxtpl.subdoc"):
        raise NeedsDocxtpl(value.tpl)
    text = Markup(value.__html__())
    if "<" in text or "&" in text:
        met = context.get(STATE)
        if isinstance(met, Markings):
            met.markup = True
            met.cells = met.cells or "<w:tr" in text or "<w:tc" in text
    return text


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


def docx_environment(**filters: Callable[..., Any]) -> SandboxedEnvironment:
    """Return the environment of Word templates with `filters` (names may be Chinese) added to Jinja's own."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=Missing)
    environment.filters.update(filters)
    return environment


def strict(environment: jinja2.Environment, *, pictures: bool = False) -> jinja2.Environment:
    """Return `environment` with escaping on and unknown names as errors; its own `finalize` is how values read."""
    finalize = printer(environment.finalize, pictures)
    return environment.overlay(autoescape=True, undefined=Missing, finalize=finalize)
