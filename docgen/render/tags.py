"""What is wrong with the tags of a Word template, each with its paragraph or cell and its cure.

Pairs, tables and Jinja's grammar are docxtpl-lint's work; the slips of Chinese input methods, tags cut by links
and tracked changes, and the wording for clerks are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jinja2

from docgen.documents.tag_fault import syntax
from docgen.problem import Place, Problem, Severity, errors, nearest
from docgen.render.blame import mark, spot
from docgen.render.compile import Source
from docgen.render.paragraphs import Paragraph, paragraphs
from docgen.render.slips import slips

Rule = tuple[str, str, str]
PAIRED = "成对的标签要一样：{%p if … %} 配 {%p endif %}，{%tr for … %} 配 {%tr endfor %}"

RULES: Mapping[str, Rule] = {
    "DTL001": ("E-WRD-21", "标签“{tag}”没有写完，缺“{close}”", "在它后面补上“{close}”"),
    "DTL002": ("W-WRD-22", "标签“{tag}”跨了几段才写完，这几段会并成一段", "把一个标签写在同一段里"),
    "DTL003": ("E-WRD-23", "修订中删去的文字里还有标签", "在 Word 的“审阅”里接受或拒绝全部修订"),
    "DTL101": ("E-WRD-24", "“{tag}”没有结束，缺 end{kw}", "在该结束的地方补上 end{kw}，写法同开头（如 {{%p end{kw} %}}）"),
    "DTL102": ("E-WRD-24", "“{tag}”前面没有与它配对的开头", "补上开头（if 或 for），或者删去它"),
    "DTL103": ("E-WRD-25", "标签“{tag}”写得不对{why}", "核对引号、括号是否成对，名称、运算符和过滤器的写法"),
    "DTL104": ("E-WRD-26", "没有“{name}”这个过滤器{near}", "改成已有的过滤器"),
    "DTL105": ("E-WRD-26", "没有“is {name}”这种判断{near}", "改成已有的判断，如 is defined"),
    "DTL106": ("E-WRD-27", "“{name}”只在循环里有，这里已经出了循环", "把它移到 for 与 endfor 之间"),
    "DTL201": ("E-WRD-28", "“{tag}”这类标签里不能有 % 和 }}", "先用 {{% set 名 = … %}} 算好，再用这个名"),
    "DTL202": ("E-WRD-25", "“{tag}”里 {prefix} 要紧跟 {{%，不能空开", "写成 {{%{prefix} …"),
    "DTL203": ("E-WRD-29", "“{tag}”要放在表格里，这里不是表格", "移到表格的格子里；不在表格里的用 {{%p … %}}"),
    "DTL204": ("E-WRD-24", "“{close_raw}”与它的开头“{open_raw}”写法不同", PAIRED.replace("{", "{{").replace("}", "}}")),
    "DTL205": ("E-WRD-29", "“{open_raw}”和“{close_raw}”不在同一张表里", "放到同一张表的两行里"),
    "DTL206": ("E-WRD-29", "“{open_raw}”和“{close_raw}”在同一行里", "各占一行，要重复的行夹在中间"),
    "DTL207": ("E-WRD-29", "“{open_raw}”和“{close_raw}”不在同一行里", "放到同一行的两个格子里"),
    "DTL208": ("E-WRD-29", "“{tag}”只能用在表格的格子里", "移到格子里"),
    "DTL209": ("E-WRD-30", "“{tag}”所在的{unit_zh}会整个删去，旁边的“{rest}”也就不见了", "让这个标签单独占一个{unit_zh}"),
    "DTL210": ("E-WRD-30", "“{open_raw}”和“{close_raw}”在同一段里", "各占一段；要在一段之内，用不带 p 的 {{% … %}}"),
}
"""docxtpl-lint's rule → our code, message, cure."""

BLOCK_RULES = ("DTL101", "DTL102")

def tag_problems(
    data: bytes, name: str, environment: jinja2.Environment | None = None, known: Mapping[str, Any] | None = None
) -> list[Problem]:
    """Return what is wrong with the tags of the .docx `data`, in the order of the document; see `lint.lint`."""
    import docxtpl_lint

    every = list(paragraphs(data))
    order = {(one.part, one.index): number for number, one in enumerate(every)}
    found: dict[Problem, int] = {}
    slipped, broken = set(), False
    for number, one in enumerate(every):
        for problem, block in own_problems(one, name, known):
            found.setdefault(problem, number)
            slipped.add((one.part, one.index))
            broken |= block
    ignore = [*(BLOCK_RULES if broken else ()), *(() if environment else ("DTL104", "DTL105"))]
    result = docxtpl_lint.lint(data, {} if known is not None else None, jinja_env=environment, autoescape=True, ignore=ignore)
    for issue in result.issues:
        at = (issue.location.part, issue.location.paragraph)
        paragraph = every[order[at]] if at in order else None
        if at in slipped or (paragraph is None and issue.location.paragraph):
            continue
        if told := translated(issue, name, paragraph, environment, known):
            found.setdefault(told, order.get(at, 0))
    return sorted(found, key=lambda problem: found[problem])


def own_problems(one: Paragraph, name: str, known: Mapping[str, Any] | None) -> Iterator[tuple[Problem, bool]]:
    """Yield the problems that docxtpl-lint does not see, and whether each hides the start or end of a block."""
    place = Place(f"{name}!{one.place}")
    for slip in slips(one.text):
        sure = slip.sure or (known is not None and re.split(r"\W", slip.right[3:], maxsplit=1)[0] in known)
        code, severity = ("E-WRD-20", Severity.ERROR) if sure else ("W-WRD-20", Severity.WARNING)
        cure = f"改成“{slip.right}”" if sure else f"如果是要填的字段，改成“{slip.right}”"
        yield Problem(code, place, f"“{slip.wrong}”：{slip.what}", cure, severity), slip.block
    for tag in one.cut:
        yield Problem("E-WRD-31", place, f"标签“{tag}”一半在超链接、修订或内容控件里，一半在外面",
                      "删去整个标签，取消链接、接受修订后重新输入一遍"), False


def translated(
    issue: Any, name: str, paragraph: Paragraph | None, environment: jinja2.Environment | None, known: Mapping[str, Any] | None
) -> Problem | None:
    """Return an issue of docxtpl-lint in our words; None where it is of no concern here."""
    place = Place(f"{name}!{paragraph.place if paragraph else '正文'}")
    if issue.rule == "DTL301":
        return unknown_name(issue.params["path"], issue.snippet, place, known or {})
    if issue.rule not in RULES:
        return None
    code, message, cure = RULES[issue.rule]
    params = {**issue.params, "tag": shortened(issue.snippet), "why": "", "near": ""}
    if issue.rule == "DTL103":
        params["why"] = syntax(issue.params["msg"], "：")
    if issue.rule in ("DTL104", "DTL105") and environment is not None:
        params["near"] = nearest(params["name"], environment.filters if issue.rule == "DTL104" else environment.tests)
    severity = Severity.WARNING if code.startswith("W") else Severity.ERROR
    return Problem(code, place, message.format(**params), cure.format(**params), severity)


def shortened(tag: str) -> str:
    return tag if len(tag) <= 40 else tag[:40] + "…"


def unknown_name(path: str, tag: str, place: Place, known: Mapping[str, Any]) -> Problem | None:
    """Return the problem with a data path like `代表[*].姓名`; None if it exists, or leads below what is known."""
    level: Any = known
    for step in path.replace("[*]", "").split("."):
        if not isinstance(level, Mapping):
            return None
        if step not in level:
            return Problem("E-WRD-05", place, f"没有“{step}”这个字段{nearest(step, level)}，在“{shortened(tag)}”里",
                           "改成已有的名称")
        level = level[step]
    return None


def syntax_problems(
    data: bytes, name: str, environment: jinja2.Environment, source: Source, error: jinja2.TemplateSyntaxError
) -> list[Problem]:
    """Return why a part does not compile: what `tag_problems` finds, else what Jinja says, with its place."""
    if found := errors(tag_problems(data, name, environment)):
        return found
    marked = mark(source.source)
    try:
        environment.parse(marked)
        where = ""
    except jinja2.TemplateSyntaxError as again:
        where = str(spot(marked, again.lineno))
    return [Problem("E-WRD-25", Place(f"{name}!{source.label}"), f"标签写得不对{syntax(error.message or '', '：')}{where}", RULES["DTL103"][2])]
