"""What is wrong with a text template, found without any facts: tags, names, filters, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from docgen.documents.block import Table
from docgen.documents.entry import Entry
from docgen.documents.environment import TOLD, FactEnvironment
from docgen.documents.markdown import Source, read_blocks
from docgen.documents.tag_fault import explain
from docgen.documents.uses import uses_of
from docgen.problem import DocgenError, Place, Problem, nearest

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
MISTYPED = (
    (re.compile(r"｛{1,2}|｝{1,2}"), "花括号是全角的", "改用半角 {{ }}"),
    (re.compile(r"\{％|％\}"), "百分号是全角的", "改用半角 {% %}"),
    (re.compile(r"\{ \{|\} \}|\{ %|% \}"), "两个花括号之间有空格", "写成 {{ }}，中间不留空格"),
)
"""Slips of a Chinese input method anywhere in the text."""
INSIDE = (
    ("｜", "标记里的竖线是全角的", "改用半角 |"),
    ("“", "标记里的引号是全角的", '改用半角 "'),
    ("”", "标记里的引号是全角的", '改用半角 "'),
    ("（", "标记里的括号是全角的", "改用半角 ( )"),
    ("）", "标记里的括号是全角的", "改用半角 ( )"),
    ("，", "标记里的逗号是全角的", "改用半角 ,"),
    ("。", "标记里用了句号", "改用半角 ."),
)
"""The same inside a tag, outside its quoted texts."""
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def lint(entry: Entry, environment: FactEnvironment, roots: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with a template; roots: {variable or function: type} as `shapes` takes them."""
    slips = list(mistyped(entry))
    if slips:
        return slips
    problems = [problem for source, at in sources(entry) for problem in lint_tags(source, entry.path, at, environment, roots)]
    if not problems and not entry.front.form:
        problems += markdown_faults(entry)
    return problems


def sources(entry: Entry) -> Iterator[tuple[str, Callable[[int], Place]]]:
    """Yield every Jinja text of a template with where its lines stand: those of the front matter at line 1, and the body."""
    front = entry.front

    def head(_: int) -> Place:
        return Place(entry.path, 1)

    for text in front.texts:
        if text:
            yield text, head
    if front.condition:
        yield f"{{% if {front.condition} %}}{{% endif %}}", head
    if front.each:
        yield f"{{% for 本项 in {front.each} %}}{{% endfor %}}", head
    yield entry.whole, entry.place


def mistyped(entry: Entry) -> Iterator[Problem]:
    """Slips of an input method that Jinja would print or misread."""
    for number, line in enumerate(entry.whole.split("\n"), 1):
        for pattern, what, cure in MISTYPED:
            if found := pattern.search(line):
                yield Problem("E-TPL-11", entry.place(number, found.start() + 1), f"{what}：“{line[found.start():][:12]}”", cure)
        for tag in TAG.finditer(line):
            words = QUOTED.sub(lambda text: " " * len(text[0]), tag[0])
            slips = [(words.index(mark), what, cure) for mark, what, cure in INSIDE if mark in words]
            if slips and not words.startswith("{#"):
                column, what, cure = min(slips)
                yield Problem("E-TPL-11", entry.place(number, tag.start() + column + 1), f"{what}：“{tag[0][:20]}”", cure)


def lint_tags(source: str, path: str, at: Callable[[int], Place], environment: FactEnvironment, roots: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the tags of one Jinja text. at: where a line of it stands."""
    try:
        environment.compile(source, path)
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        word = re.search(r"No filter named '(.+)'", error.message or "")
        near = nearest(word[1], environment.filters) if word else ""
        code, cure = TOLD["写法"]
        yield Problem(code, at(error.lineno), explain(error).message + near, cure)
        return
    for use in uses_of(tree, {**dict.fromkeys(environment.globals, Any), **roots}):
        if use.fault:
            yield Problem("E-TPL-03", at(use.line), use.fault, "改成已有的名称（docgen templates show 编号 可列出）")
    for output in tree.find_all(nodes.Output):
        for value in output.nodes:
            if not isinstance(value, nodes.TemplateData) and not reads(value):
                yield Problem("E-TPL-05", at(value.lineno), "这个标记没有用到任何资料", "直接写出文字，或改成资料里的名称")


def reads(value: nodes.Expr) -> bool:
    """Whether an expression reads a fact or calls a function."""
    return isinstance(value, (nodes.Name, nodes.Call)) or any(value.find_all((nodes.Name, nodes.Call)))


def markdown_faults(entry: Entry) -> list[Problem]:
    """What of the template's own Markdown is not in the subset; values cannot add to it."""
    text = re.sub(r"^[ \t]*\{%.*?%\}[ \t]*$", "", entry.whole, flags=re.M | re.S)
    text = TAG.sub(lambda tag: stand_in(tag[0]), text)
    try:
        read_blocks(text, [Source(entry.path, entry.body, entry.body_line)], [Table((), ())])
    except DocgenError as error:
        return [problem for problem in error.problems if problem.code in ("E-TXT-10", "E-TXT-13", "E-TXT-14")]
    return []


def stand_in(tag: str) -> str:
    """Return what a tag is while only Markdown is looked at: a table, a word, or nothing."""
    if not tag.startswith("{{"):
        return ""
    return "\uf0000\uf001" if re.match(r"\{\{-?\s*(表|名单|文稿|座次图|横道图|构成图)\(", tag) else "值"
