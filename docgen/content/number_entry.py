"""A document number written into the office's own YAML (文号.yaml, 通报.yaml), the rest of the text as it was."""

from __future__ import annotations

import datetime as dt
import re

from docgen.content.node import Record, Scalar
from docgen.content.yaml_tree import parse
from docgen.problem import DocgenError, Place, Problem

NUMBER, DAY = "文号", "日期"


def entered(text: str, file: str, code: str, number: str, day: dt.date) -> str:
    """Return the YAML `text` with the number of the paper `code`; of an empty code the number stands at the top level.

    Raises DocgenError: the text is written in a way in which the number finds no place.
    """
    made = _at_top(text, number) if not code else _of_code(text, code, number, day)
    if _read(made, file, code) != number:
        where = f"{code} 的“{NUMBER}”" if code else f"“{NUMBER}”"
        raise DocgenError([Problem("E-NUM-04", Place(file), f"{number}已经登记，但写不进{where}", f"在 {file} 里写上 {NUMBER}: {number}")])
    return made


def _at_top(text: str, number: str) -> str:
    line = f"{NUMBER}: {number}"
    if re.search(rf"^{NUMBER}\s*:", text, re.MULTILINE):
        return re.sub(rf"^{NUMBER}\s*:[^#\n]*?(?=\s*(?:#|$))", line, text, count=1, flags=re.MULTILINE)
    if found := re.search(rf"^{DAY}\s*:.*$", text, re.MULTILINE):
        return f"{text[: found.end()]}\n{line}{text[found.end() :]}"
    return f"{_ended(text)}{line}\n"


def _of_code(text: str, code: str, number: str, day: dt.date) -> str:
    found = re.search(rf"^{code}\s*:[ \t]*(.*)$", text, re.MULTILINE)
    if found is None:
        return f"{_ended(text)}{code}: {{{NUMBER}: {number}, {DAY}: {day}}}\n"
    said = found[1]
    if said.startswith("{"):
        inside = re.sub(rf"\s*{NUMBER}\s*:[^,}}]*,?", "", said[1:]).lstrip()
        dated = inside if DAY in inside else f"{DAY}: {day}, {inside}".replace(", }", "}")
        return f"{text[: found.start(1)]}{{{NUMBER}: {number}, {dated}{text[found.end() :]}"
    return f"{text[: found.end()]}\n  {NUMBER}: {number}{text[found.end() :]}"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _read(text: str, file: str, code: str) -> str:
    """Return the number that the text holds; nothing where it cannot be read."""
    tree = parse(text, file, "", [])
    node = tree.entries.get(code) if code and isinstance(tree, Record) else tree
    found = node.entries.get(NUMBER) if isinstance(node, Record) else None
    return found.text if isinstance(found, Scalar) else ""
