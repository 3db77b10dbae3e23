"""The Jinja environment of Word templates: sandboxed, escaping, and strict about what may be printed.

Nothing is printed by accident: an unknown name, an absent value (None), not-a-number and a whole list
are errors of the template or of the facts, never text on a page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from docgen.documents.sandbox import Sandbox
from docgen.documents.tag_fault import Missing, NotPrintable, unprintable

STATE = "__docgen_markup__"
"""Name under which a fill finds out whether a value brought its own XML."""


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


def docx_environment(**filters: Callable[..., Any]) -> Sandbox:
    """Return the environment of Word templates with `filters` (names may be Chinese) added to Jinja's own."""
    environment = Sandbox(autoescape=True, undefined=Missing)
    environment.add_filters(filters)
    return environment


def strict(environment: jinja2.Environment, *, pictures: bool = False) -> jinja2.Environment:
    """Return `environment` with escaping on and unknown names as errors; its own `finalize` is how values read."""
    finalize = printer(environment.finalize, pictures)
    return environment.overlay(autoescape=True, undefined=Missing, finalize=finalize)
