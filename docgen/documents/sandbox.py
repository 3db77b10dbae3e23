"""The sandbox that templates run in: no code, no files, and nothing without end.

A template may be anybody's. Besides Jinja's own sandbox, which keeps it from the program, what it computes is
bounded: steps of loops and macros, time, the length of every text and list, the size of numbers, the whole output.
"""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import BuiltinMethodType
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

STEPS = 1_000_000
SECONDS = 20.0
LONGEST = 1_000_000
"""Characters of a text, items of a list."""
WIDEST = 10_000
"""What may be asked of a filter that fills up with blanks, or makes rows or columns."""
BITS = 4096
OUTPUT = 50_000_000
"""Characters that one template may print in all."""
PADDING = ("center", "indent", "wordwrap", "batch", "slice", "round", "tojson")
JOINING = ("join", "顿号", "名单行", "等")
UNBOUNDED = ("translate", "maketrans", "to_bytes", "format_map")
"""Methods of texts and numbers that nobody needs and whose results know no measure."""
WIDE_FORMAT = re.compile(r"%[-+ #0.\d]*(?:\*|\d{5})|\{[^{}]*:[^{}]*(?:\{|\d{5})")
"""A format that asks for a width of five digits, or takes it from a value."""
OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
NO_OTHER_FILES = "other files"
TOO_NESTED = "too deeply nested"


class TooMuch(Exception):
    """A template wants more than a document needs: `why` says of what, in Chinese."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Meter:
    """How much one rendering has used, the renderings within it included."""

    def __init__(self) -> None:
        self.depth = self.steps = 0
        self.deadline = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        if not self.depth:
            self.steps, self.deadline = 0, time.monotonic() + SECONDS
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def step(self) -> None:
        """Count one turn of a loop or one call of a macro. Raises TooMuch."""
        self.steps += 1
        if self.steps > STEPS:
            raise TooMuch(f"循环超过 {STEPS // 10_000} 万次")
        if time.monotonic() > self.deadline:
            raise TooMuch(f"算了 {SECONDS:g} 秒还没有完")


class MeteredTemplate(Template):
    """A template whose rendering is metered."""

    environment: Sandbox

    def render(self, *args: Any, **fields: Any) -> str:
        with self.environment.meter.running():
            return super().render(*args, **fields)


class Bounds(NodeTransformer):
    """Puts the meter into a syntax tree: at the head of what may go on for ever, around what may grow."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's visitors are called so
        return self.stepping(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self.stepping(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self.stepping(node)

    def stepping(self, node: nodes.For | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        self.generic_visit(node)
        node.body = [nodes.ExprStmt(nodes.EnvironmentAttribute("turn", lineno=node.lineno), lineno=node.lineno), *node.body]
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802
        self.generic_visit(node)
        return called("sized", [node], node.lineno)


def called(method: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
    """Return the call of a method of the environment."""
    return nodes.Call(nodes.EnvironmentAttribute(method, lineno=line), arguments, [], None, None, lineno=line)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds. What goes beyond them raises TooMuch where it stands in the template."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    template_class = MeteredTemplate

    def __init__(self, output: int = OUTPUT, **options: Any) -> None:
        super().__init__(optimized=False, **options)  # folding writes "nan"|float into the code as a name
        self.meter = Meter()
        self.concat = functools.partial(joined, limit=output)  # type: ignore[method-assign]
        del self.globals["lipsum"]
        self.add_filters(self.filters)

    def add_filters(self, filters: dict[str, Callable[..., Any]]) -> None:
        """Take in filters, bounded."""
        self.filters.update({name: bounded(name, made) for name, made in filters.items()})

    @property
    def turn(self) -> None:
        """Count a turn. A property, as calls from a template go through the sandbox, which takes ten times as long."""
        self.meter.step()

    @staticmethod
    def sized(value: Any) -> Any:
        return sized(value)

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        for node in source.find_all(OTHER_FILES):
            raise TemplateSyntaxError(NO_OTHER_FILES, node.lineno)
        return super()._generate(Bounds().visit(source), name, filename, defer_init)

    def compile(self, *args: Any, **options: Any) -> Any:
        with nesting():
            return super().compile(*args, **options)

    def parse(self, *args: Any, **options: Any) -> nodes.Template:
        with nesting():
            return super().parse(*args, **options)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr not in UNBOUNDED and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return Jinja's own `format` of a text, its widths looked at first; None where `value` is no such method."""
        safe = super().wrap_str_format(value)
        if safe is None:
            return None

        def formatted(*args: Any, **kwargs: Any) -> str:
            check_format(str(value.__self__))
            return safe(*args, **kwargs)

        return formatted

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja has it
        if isinstance(__obj, BuiltinMethodType) and isinstance(__obj.__self__, (str, bytes, int)):
            check_method(__obj, args, kwargs)
        return sized(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        check_operator(operator, left, right)
        return super().call_binop(context, operator, left, right)


@contextmanager
def nesting() -> Iterator[None]:
    """Turn what Python says of a template that is nested too deeply into a syntax error of the template."""
    try:
        yield
    except (SyntaxError, RecursionError, MemoryError, OverflowError, ValueError) as error:
        raise TemplateSyntaxError(TOO_NESTED, 1) from error


def joined(pieces: Iterable[str], limit: int) -> str:
    """Return the pieces as one text. Raises TooMuch: it would be longer than `limit`."""
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > limit:
            raise TooMuch(f"印出的内容超过 {limit // 10_000} 万字")
        kept.append(piece)
    return "".join(kept)


def sized(value: Any) -> Any:
    """Return a value of a usual length. Raises TooMuch."""
    if isinstance(value, (str, bytes, list, tuple)) and len(value) > LONGEST:
        raise long()
    return value


def long() -> TooMuch:
    return TooMuch(f"做出的文字或名单太长（超过 {LONGEST // 10_000} 万）")


def check_operator(operator: str, left: Any, right: Any) -> None:
    """Raises TooMuch: the result would be too large."""
    rows = [side for side in (left, right) if isinstance(side, (str, bytes, list, tuple))]
    whole = [side for side in (left, right) if isinstance(side, int)]
    if operator == "%" and isinstance(left, str):
        check_format(left)
    if operator == "+" and len(rows) == 2 and sum(map(len, rows)) > LONGEST:
        raise long()
    if operator == "*" and rows and whole and len(rows[0]) * whole[0] > LONGEST:
        raise long()
    if len(whole) == 2:
        bits = [side.bit_length() for side in whole]
        if (operator == "*" and sum(bits) > BITS) or (operator == "**" and bits[0] * max(whole[1], 0) > BITS):
            raise TooMuch("数太大")


def check_format(text: str) -> None:
    if WIDE_FORMAT.search(text):
        raise TooMuch(f"格式要的宽度太大（超过 {WIDEST}）")


def check_widths(given: Iterable[Any]) -> None:
    if any(isinstance(one, int) and abs(one) > WIDEST for one in given):
        raise TooMuch(f"宽度或个数太大（超过 {WIDEST}）")


def check_replacing(text: Any, old: Any, new: Any) -> None:
    if len(str(text)) + str(text).count(str(old)) * len(str(new)) > LONGEST:
        raise long()


def check_joining(items: Iterable[Any], between: Any = "") -> list[Any]:
    """Return the items of a list. Raises TooMuch: as one text they would be too long."""
    listed = list(items)
    if sum(len(item) for item in listed if isinstance(item, str)) + len(listed) * len(str(between)) > LONGEST:
        raise long()
    return listed


def check_method(method: BuiltinMethodType, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Raises TooMuch: a method of a text or a number would make something too long."""
    own, name = method.__self__, method.__name__
    check_widths((*args, *kwargs.values()))
    if name == "replace" and len(args) > 1:
        check_replacing(own, args[0], args[1])
    if name == "join" and args and isinstance(args[0], (list, tuple)):
        check_joining(args[0], own)


def bounded(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that looks at what it is asked for, and at what it gives."""
    first = 1 if hasattr(made, "jinja_pass_arg") else 0

    @functools.wraps(made)
    def within(*args: Any, **kwargs: Any) -> Any:
        more = args[first + 1 :]
        if name in PADDING:
            check_widths((*more, *kwargs.values()))
        elif name == "format":
            check_format(str(args[first]))
        elif name == "replace" and len(more) > 1:
            check_replacing(args[first], more[0], more[1])
        elif name in JOINING and not isinstance(args[first], str):
            args = (*args[:first], check_joining(args[first], more[0] if more and name == "join" else ""), *more)
        return sized(made(*args, **kwargs))

    return within
