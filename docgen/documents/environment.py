"""The Jinja environments: sandboxed, undefined names as errors, facts by their Chinese names only.

Text templates and forms share filters and the way to a fact. They differ in what a value becomes:
in a text its Markdown characters are hidden from the Markdown parser, in a form XML is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import CodeType
from typing import Any, NoReturn

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.documents.filters import FILTERS, fact_of, text_of
from docgen.model.base import Fact, names
from docgen.problem import DocgenError, Place, Problem, nearest

HIDDEN = {ord(mark): 0xE000 + ord(mark) for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n"}
SHOWN = {hidden: mark for mark, hidden in HIDDEN.items()}
INSERT = re.compile("\uf000([0-9]+)\uf001")


class Missing(StrictUndefined):
    """A name that leads nowhere; says so in Chinese, with the nearest name there is."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if isinstance(self._undefined_obj, Fact):
            known = list(names(type(self._undefined_obj)))
            return f"这里没有“{name}”{nearest(name, known)}"
        if isinstance(self._undefined_obj, Mapping):
            return f"这里没有“{name}”{nearest(name, map(str, self._undefined_obj))}"
        return f"没有“{name}”这个变量"


class FactEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a record shows its facts by Chinese name, and nothing else."""

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=Missing, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, **options)
        self.filters.update(FILTERS)
        self.reading = text_of
        self.known: dict[tuple[str, str], CodeType] = {}

    def compiled(self, source: str, name: str) -> CodeType:
        """Return the code of a template, compiled once: annexes and cited titles are rendered again and again."""
        if (source, name) not in self.known:
            self.known[source, name] = self.compile(source, name, filename=name)
        return self.known[source, name]

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
    """Return what a tag prints. Raises TypeError, ValueError: there is nothing fit to print."""
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, Missing):
        return str(value)
    if value is None or value == "":
        raise ValueError("值是空的")
    return hide(text_of(value))


def text_environment() -> FactEnvironment:
    """Return the environment of text templates and of front matter."""
    return FactEnvironment(autoescape=False, finalize=printed)


def form_environment() -> FactEnvironment:
    """Return the environment of forms and frames, where XML is escaped; the engine looks after what may be printed."""
    return FactEnvironment(autoescape=True, finalize=text_of)


def render(environment: FactEnvironment, source: str, name: str, facts: Mapping[str, Any], first_line: int = 1) -> str:
    """Return `source` rendered with `facts`; `name` and `first_line` place the errors.

    Raises DocgenError: syntax, unknown name, forbidden access, or a value with nothing to print.
    """
    def refuse(line: int, code: str, message: str, cure: str) -> NoReturn:
        raise DocgenError([Problem(code, Place(name, line + first_line - 1), message, cure)]) from None

    if "{" not in source and "\r" not in source:
        return source
    try:
        code = environment.compiled(source, name)
        template = environment.template_class.from_code(environment, code, environment.make_globals(None))
        return template.render(facts)
    except TemplateSyntaxError as error:
        refuse(error.lineno, "E-TPL-01", "模板标记写得不对：" + syntax_fault(error), "核对 {{ }}、{% %} 是否成对，引号、括号是否齐全并用半角")
    except SecurityError as error:
        refuse(line_of(error, name), "E-TPL-02", "模板标记用了不允许的内容", "模板里只能用资料的中文名称、所列函数和过滤器")
    except UndefinedError as error:
        message = str(error)
        if message.startswith("没有"):
            word = message.split("“")[1].split("”")[0]
            message += nearest(word, [*facts, *environment.globals])
        refuse(line_of(error, name), "E-TPL-03", message, "改成已有的名称（docgen templates show 编号 可列出）")
    except LookupError as error:
        refuse(line_of(error, name), "E-TPL-03", f"这些资料里没有“{error.args[0]}”这一项", "改成资料里已有的名称")
    except (ArithmeticError, RecursionError, MemoryError) as error:
        refuse(line_of(error, name), "E-TPL-12", "这一处算不出来，或者没完没了", "检查除数、循环次数，文稿和标题不要引用自己")
    except (TypeError, ValueError, AttributeError) as error:
        refuse(line_of(error, name), "E-TPL-04", f"这一处没有可以印的内容（{fault(error)}）", "补上资料里的这一项，或在模板里先用 {% if %} 判断；列表要先用 |顿号 连接")


def line_of(error: BaseException, name: str) -> int:
    """Return the template line where `error` arose, 1 when it cannot be told."""
    line, step = 1, error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


def fault(error: BaseException) -> str:
    """Say in Chinese what kind of value could not be printed."""
    if isinstance(error, ValueError) and error.args and str(error.args[0]) == "值是空的":
        return "值是空的"
    return "值的类型和用法不合"


def syntax_fault(error: TemplateSyntaxError) -> str:
    """Say in Chinese what Jinja could not read, by the words that can be told apart."""
    message = error.message or ""
    for sign, chinese in SYNTAX_FAULTS.items():
        if sign in message:
            return chinese
    return "这一行读不懂"


SYNTAX_FAULTS = {
    "No filter named": "没有这个过滤器",
    "Unknown tag": "没有这个标记，或 if、for 没有成对",
    "Unexpected end of template": "if 或 for 没有结束（缺 endif、endfor）",
    "unexpected end of template": "标记没有写完",
    "unexpected char": "标记里有不能用的字符（多半是全角标点）",
}
