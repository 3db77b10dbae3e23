"""All that is wrong with a .docx template, before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2

from docgen.problem import DocgenError, Problem, errors
from docgen.render.compile import read
from docgen.render.engine import Template
from docgen.render.pack import open_package


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
