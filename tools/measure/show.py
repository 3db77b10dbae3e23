"""The papers as .docx and .pdf, their layouts settled as docgen settles them."""

from __future__ import annotations

from pathlib import Path

from docgen.model.page import PageChoices
from docgen.render.frame import Frames
from docgen.render.layout import needs_layout, settle
from docgen.render.pdf import convert
from docgen.render.sheet import LOOSE
from tools.measure.papers import CASES

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def make(folder: Path) -> None:
    """Write every case into `folder`, as .docx and .pdf. Raises AssertionError: one did not come out."""
    folder.mkdir(parents=True, exist_ok=True)
    for choices in {case.choices for case in CASES.values()}:
        _write(folder, choices)
    for result in convert(sorted(folder.glob("*.docx"))):
        assert result.pdf, result.problem


def _write(folder: Path, choices: PageChoices) -> None:
    frames = Frames(lambda path: (TEMPLATES / path).read_bytes(), choices=choices)
    cases = {name: case for name, case in CASES.items() if case.choices == choices}
    free = {name: case.paper for name, case in cases.items() if case.fit == LOOSE and needs_layout(case.paper)}
    settled = settle(free, frames)
    for name, case in cases.items():
        fit = settled[name].fit if name in settled else case.fit
        (folder / f"{name}.docx").write_bytes(frames.make(case.paper, fit))
