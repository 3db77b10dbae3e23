"""All that is wrong with a .docx template, before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
import jinja2.nodes

from docgen.problem import DocgenError, Place, Problem, Severity, errors
from docgen.render.compile import read
from docgen.render.engine import Template
from docgen.render.pack import open_package
from docgen.render.section import PageSetup


def lint(
    data: bytes, name: str, known: Mapping[str, Any] | None = None, environment: jinja2.Environment | None = None
) -> list[Problem]:
    """Return the problems of the template `data`, in the order of the document.

    known: the names that may be used; a mapping as the value says what may follow after the dot, anything else
        leaves that open. Lists stand for their items. None: names are not looked at.
    environment: whose filters and functions exist; without it filters are not looked at.
    """
    from docgen.render.tags import tag_problems

    try:
        with open_package(data, name) as archive:
            read(data, name, archive)
        names = known if known is None or environment is None else {**environment.globals, **known}
        found = tag_problems(data, name, environment, names)
        if environment is not None and not errors(found):
            Template(data, name, environment)
    except DocgenError as error:
        return list(error.problems)
    return found


BODY = "正文"
FIELDS = (
    "题名", "标题", "题注", "主送", BODY, "附件说明", "落款", "附注", "附件", "出席", "版记", "版头", "信头", "发文字号", "签发人", "文号行",
)
"""What a frame may print."""


def lint_frame(data: bytes, name: str, shipped: bytes | None, environment: jinja2.Environment) -> list[Problem]:
    """Return the problems of a frame (版式) that an office made.

    shipped: the one whose place it takes, if it takes one; what that prints and this one does not is told.
    """
    found = lint(data, name, dict.fromkeys(FIELDS), environment)
    if errors(found):
        return found
    try:
        PageSetup(data, name).check()
    except DocgenError as error:
        return [*found, *error.problems]
    printed = printed_by(data, name, environment)
    if BODY not in printed:
        return [*found, Problem("E-FRM-03", Place(name), "版式里没有正文的位置，正文印不出来", "在放正文的地方单独写一段 {{p 正文 }}")]
    lost = printed_by(shipped, name, environment) - printed if shipped else set()
    if lost:
        what = "、".join(field for field in FIELDS if field in lost)
        cure = "确实不要的，不用改；要的，照 templates/版式 里同名文件的写法补上标签"
        found.append(Problem("W-FRM-04", Place(name), f"版式里没有这些内容的位置，公文里有也印不出来：{what}", cure, Severity.WARNING))
    return found


def printed_by(data: bytes, name: str, environment: jinja2.Environment) -> set[str]:
    """Return what a frame prints."""
    with open_package(data, name) as archive:
        parts = read(data, name, archive)[1]
    trees = (environment.parse(part.source) for part in parts)
    outputs = (output for tree in trees for output in tree.find_all(jinja2.nodes.Output))
    return {used.name for output in outputs for used in output.find_all(jinja2.nodes.Name)} & set(FIELDS)
