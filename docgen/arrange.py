"""The finished layouts of a packet's papers: measured when PDFs are made, remembered in 清单.json for as long as the paper stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from docgen.documents.block import Paper
from docgen.problem import Problem
from docgen.render.frame import Frames
from docgen.render.layout import needs_layout, settle
from docgen.render.sheet import LOOSE, Fit

BASIS = "原稿"
_NAMES = {"keep": "末段随落款", "line": "行距", "title": "标题行距", "halved": "空行减半", "own_page": "版记另页", "blanks": "空白页"}


@dataclass(frozen=True)
class Arranged:
    """The papers as .docx by their keys, what is known of their layouts, what did not come right."""

    made: Mapping[str, bytes]
    known: Mapping[str, Mapping[str, Any]]
    problems: Sequence[Problem]


def arrange(papers: Mapping[str, Paper], frames: Frames, known: Mapping[str, Any], *, measure: bool) -> Arranged:
    """Return the papers laid out as well as is known; without `measure` what an earlier run has measured is used.

    known: of an earlier run. Raises MissingProgram: `measure`, and there is no LibreOffice. Raises OfficeWontStart.
    """
    made = {key: frames.make(paper) for key, paper in papers.items()}
    digests = {key: hashlib.sha256(data).hexdigest() for key, data in made.items()}
    found = {key: fit for key in papers if (fit := _remembered(known.get(key), digests[key])) is not None}
    problems: list[Problem] = []
    if measure:
        settled = settle({key: paper for key, paper in papers.items() if key not in found and needs_layout(paper)}, frames)
        problems = [one.problem for one in settled.values() if one.problem]
        found |= {key: one.fit for key, one in settled.items()}
    made |= {key: frames.make(papers[key], fit) for key, fit in found.items() if fit != LOOSE}
    told = {problem.place.file for problem in problems}
    return Arranged(made, {key: _record(fit, digests[key]) for key, fit in found.items() if f"{papers[key].code}-{papers[key].name}" not in told}, problems)


def _record(fit: Fit, digest: str) -> dict[str, Any]:
    usual = asdict(LOOSE)
    return {BASIS: digest, **{_NAMES[name]: value for name, value in asdict(fit).items() if value != usual[name]}}


def _remembered(recorded: object, digest: str) -> Fit | None:
    """Return what was recorded of a paper; None when it was another paper, or when the record cannot be read."""
    if not isinstance(recorded, dict) or recorded.get(BASIS) != digest:
        return None
    usual = asdict(LOOSE)
    values = {name: recorded.get(_NAMES[name], value) for name, value in usual.items()}
    return Fit(**values) if all(type(values[name]) is type(value) for name, value in usual.items()) else None
