"""地名.txt: names of places that an office's papers speak of, one a line, so that slips in them are found."""

from __future__ import annotations

from pathlib import Path

from docgen.content.node import Node, Scalar, Series, join
from docgen.content.text import read_text
from docgen.problem import Place, Problem

FILE = "地名.txt"
ROOT = "地名"
LIMIT = 1_000_000


def read_places(folder: Path, found: list[Problem]) -> Node | None:
    """Return the names of 地名.txt as a list; None when there is no such file or only remarks (#) in it."""
    text = read_text(folder / FILE, FILE, LIMIT, found, gbk=True) if (folder / FILE).exists() else None
    lines = [(number, line.partition("#")[0].strip()) for number, line in enumerate((text or "").splitlines(), 1)]
    named = [(number, name) for number, name in lines if name]
    items = (Scalar(name, Place(FILE, number, 1, join(ROOT, index)), given=True) for index, (number, name) in enumerate(named))
    return Series(tuple(items), Place(FILE)) if named else None
