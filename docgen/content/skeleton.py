"""The skeletons that `docgen new` lays out (docgen/data/new), and how to tell a file that nobody has filled in yet."""

from __future__ import annotations

from functools import cache
from importlib import resources


def skeleton(layer: str) -> dict[str, bytes]:
    """Return {file name: bytes} of one folder of docgen/data/new."""
    files = [file for file in resources.files("docgen.data").joinpath("new", layer).iterdir() if file.is_file()]
    return {file.name: file.read_bytes() for file in sorted(files, key=lambda file: file.name)}


@cache
def _as_laid_out() -> frozenset[tuple[str, str]]:
    layers = [folder.name for folder in resources.files("docgen.data").joinpath("new").iterdir() if folder.is_dir()]
    return frozenset((name, filled(data.decode("utf-8"))) for layer in layers for name, data in skeleton(layer).items())


def filled(text: str) -> str:
    """Return what of a text is content: no remarks, no blanks."""
    return "\n".join(line.split(" #")[0].rstrip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def is_untouched(name: str, text: str) -> bool:
    """Whether a file says nothing yet: only remarks, or still the skeleton as it was laid out."""
    return not filled(text.lstrip("\ufeff")) or (name, filled(text)) in _as_laid_out()
