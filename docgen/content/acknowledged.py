"""核对.yaml: the warnings that an office has looked at and lets stand, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from docgen.content.faults import Teller
from docgen.content.node import Places, Series, plain
from docgen.content.text import read_text
from docgen.content.yaml_tree import LIMIT, parse
from docgen.model.acknowledged import Acknowledgement, Acknowledgements
from docgen.problem import Place, Problem, path_of

FILE = "核对.yaml"


@dataclass(frozen=True)
class Placed:
    """An acknowledgement and where it stands."""

    said: Acknowledgement
    place: Place

    def covers(self, problem: Problem) -> bool:
        """Whether it speaks of `problem`: same code, and the same place or one below its key."""
        if problem.code != self.said.code:
            return False
        key, file, said = problem.place.key, problem.place.file, path_of(self.said.key)
        by_key = bool(said) and (key == said or key.startswith((f"{said}.", f"{said}[")))
        by_file = bool(self.said.file) and (file == self.said.file or file.endswith("/" + self.said.file))
        return (by_key or not self.said.key) and (by_file or not self.said.file) and (by_key or by_file)


def acknowledged(folder: Path) -> tuple[list[Placed], list[Problem]]:
    """Return what 核对.yaml says, nothing where there is none, and what is wrong with it."""
    found: list[Problem] = []
    path = folder / FILE
    text = read_text(path, FILE, LIMIT, found) if path.exists() else None
    if not text or all(line.lstrip("\ufeff \t")[:1] in ("", "#") for line in text.splitlines()):
        return [], found
    tree = parse(text, FILE, "核对", found)
    if tree is None or found:
        return [], found
    if not isinstance(tree, Series):
        return [], [Problem("E-VAL-11", Place(FILE, 1), "这里应当是列表", "每条另起一行，写成“- {代码: W-DAT-05, 键: 文号.A08.日期, 理由: ……}”")]
    places = Places({"核对": tree})
    try:
        read = Acknowledgements.model_validate({"核对": plain(tree)}, by_alias=True, by_name=False)
    except ValidationError as failure:
        return [], Teller(Acknowledgements, places, set(), None, ()).tell(failure.errors(include_url=False))
    listed = [Placed(said, places.of(f"核对[{index}]")) for index, said in enumerate(read.items)]
    for each in listed:
        if not each.said.key and not each.said.file:
            found.append(Problem("E-VAL-01", each.place, "没有写明核对的是哪一处", "写“键”或“文件”，照检查报出的写"))
    return [each for each in listed if each.said.key or each.said.file], found


def silenced(problems: Sequence[Problem], listed: Sequence[Placed]) -> list[Problem]:
    """Return the problems without those acknowledged; an error is never silenced."""
    return [problem for problem in problems if problem.code.startswith("E-") or not any(each.covers(problem) for each in listed)]
