"""Keys that stand twice in a JSON text: `json` lets the last one win without a word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from docgen.problem import Place, Problem

TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|[{}\[\],:]', re.S)


def doubled(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each key of sound JSON that its object has already."""
    open_objects: list[dict[str, int] | None] = []
    """The keys of each object that is open, with their lines; None for a list."""
    expected = False
    line, start = 1, 0
    for token in TOKEN.finditer(text):
        line += text.count("\n", start, token.start())
        start = token.start()
        sign = token[0]
        if sign in "{[":
            open_objects.append({} if sign == "{" else None)
        elif sign in "}]":
            open_objects.pop()
        keys = open_objects[-1] if open_objects else None
        if expected and sign.startswith('"') and keys is not None:
            key = json.loads(sign)
            if key in keys:
                column = start - text.rfind("\n", 0, start)
                yield Problem("E-JSN-02", Place(name, line, column), f"“{key}”写了两次，第一次在第 {keys[key]} 行", "只留一个；都要时合写成一个")
            keys.setdefault(key, line)
        expected = keys is not None and sign in "{,"
