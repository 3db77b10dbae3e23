"""The papers as .docx and .pdf."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.render.frame import Frames
from docgen.render.pdf import convert
from tools.measure.papers import CASES, Case

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def write(folder: Path, cases: Mapping[str, Case] = CASES) -> None:
    """Write every case into `folder`, as .docx."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in cases.items():
        frames = Frames(lambda path: (TEMPLATES / path).read_bytes(), choices=case.choices)
        (folder / f"{name}.docx").write_bytes(frames.make(case.paper, case.fit))


def lay_out(folder: Path) -> None:
    """Make the PDFs of all .docx in `folder`. Raises AssertionError: one did not come out."""
    for result in convert(sorted(folder.glob("*.docx"))):
        assert result.pdf, result.problem
