"""The Jinja environments: sandboxed, undefined names as errors, facts by their Chinese names only.

Text templates and forms share filters and the way to a fact. They differ in what a value becomes:
in a text its Markdown characters are hidden from the Markdown parser, in a form XML is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Macro
from markupsafe import Markup

from docgen.documents.filters import FILTERS, fact_of, text_of
from docgen.documents.sandbox import Sandbox
from docgen.documents.tag_fault import FAULTS, Kind, Missing, NotPrintable, explain, line_of, unprintable
from docgen.model.base import Fact
from docgen.problem import DocgenError, Place, Problem

LONGEST_TEXT = 2_000_000
"""Characters of a rendered text template."""
HIDDEN = {ord(mark): 0xE000 + ord(mark) for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n"}
SHOWN = {hidden: mark for mark, hidden in HIDDEN.items()}
INSERT = re.compile("\uf000([0-9]+)\uf001")


class FactEnvironment(Sandbox):
    """A sandbox in which a record shows its facts by Chinese name, and nothing else."""

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=Missing, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, **options)
        self.add_filters(FILTERS)
        self.reading = text_of
        self.known: dict[tuple[str, str], CodeType] = {}

    def compiled(self, source: str, name: str) -> CodeType:
        """Return the code of a template, compiled once: annexes and cited titles are rendered again and again."""
        if (source, name) not in self.known:
            self.known[source, name] = self.compile(source, name, filename=name)
        return self.known[source, name]

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Call a function; what a macro made is Markdown already, its values were hidden as they were printed."""
        made = super().call(*args, **kwargs)
        return Markup(made) if isinstance(args[1], Macro) else made

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Fact):
            return self.of_record(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Fact):
            return self.of_record(obj, str(argument))
        return super().getitem(obj, argument)

    def of_record(self, record: Fact, chinese: str) -> Any:
        try:
            return fact_of(record, chinese)
        except LookupError:
            return self.undefined(obj=record, name=chinese)


def hide(text: str) -> str:
    """Return `text` with every character that Markdown might act on replaced by a private one."""
    return text.translate(HIDDEN)


def show(text: str) -> str:
    """Undo `hide`."""
    return text.translate(SHOWN)


def printed(value: Any) -> str:
    """Return what a tag prints. Raises NotPrintable: there is nothing fit to print."""
    if isinstance(value, (Markup, Missing)):
        return str(value)
    if why := "没有值" if value == "" else unprintable(value):
        raise NotPrintable(why)
    try:
        return hide(text_of(value))
    except TypeError:
        raise NotPrintable("不是能直接印的文字、数或日期") from None


def text_environment() -> FactEnvironment:
    """Return the environment of text templates and of front matter."""
    return FactEnvironment(output=LONGEST_TEXT, autoescape=False, finalize=printed)


def form_environment() -> FactEnvironment:
    """Return the environment of forms and frames, where XML is escaped; the engine looks after what may be printed."""
    return FactEnvironment(autoescape=True, finalize=text_of)


TOLD: Mapping[Kind, tuple[str, str]] = {
    "写法": ("E-TPL-01", "核对 {{ }}、{% %} 是否成对，引号、括号是否齐全并用半角"),
    "禁用": ("E-TPL-02", "模板里只能用资料的中文名称、所列函数和过滤器"),
    "名称": ("E-TPL-03", "改成已有的名称（docgen templates show 编号 可列出）"),
    "空缺": ("E-TPL-04", "补上资料里的这一项，或在模板里先用 {% if %} 判断；列表要先用 |顿号 连接"),
    "不合": ("E-TPL-12", "看值是不是这里要的那一类（文字、数、日期、名单），过滤器、函数用得对不对"),
    "太多": ("E-TPL-13", "减少循环和重复；文稿、标题、宏不要引用自己"),
}
"""Kind of a fault → code and cure, in a text template."""


def render(environment: FactEnvironment, source: str, name: str, facts: Mapping[str, Any], place: Callable[[int], Place] | None = None) -> str:
    """Return `source` rendered with `facts`. place: where a line of it stands, the same line of `name` if not given.

    Raises DocgenError: syntax, unknown name, forbidden access, a value with nothing to print, work without end.
    """
    if "{" not in source and "\r" not in source:
        return source
    try:
        code = environment.compiled(source, name)
        template = environment.template_class.from_code(environment, code, environment.make_globals(None))
        return template.render(facts)
    except FAULTS as error:
        fault = explain(error, known=[*facts, *environment.globals])
        line = error.lineno if isinstance(error, TemplateSyntaxError) else max(line_of(error.__traceback__, name), 1)
        code_of, cure = TOLD[fault.kind]
        raise DocgenError([Problem(code_of, place(line) if place else Place(name, line), fault.message, fault.cure or cure)]) from None
