"""The skeletons that `docgen new` lays out (docgen/data/new), and how to tell a file that nobody has filled in yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from docgen.problem import Place, Problem, Severity

if TYPE_CHECKING:
    from importlib.abc import Traversable


def skeleton(layer: str) -> dict[str, bytes]:
    """Return {name: bytes} of the files in one folder of docgen/data/new, those of its folders as `通报/第一期.yaml`."""
    return dict(sorted(_files(resources.files("docgen.data").joinpath("new", layer), "")))


def _files(folder: Traversable, inside: str) -> Iterator[tuple[str, bytes]]:
    for file in folder.iterdir():
        if file.is_file():
            yield inside + file.name, file.read_bytes()
        else:
            yield from _files(file, f"{inside}{file.name}/")


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


def unused(name: str) -> Problem:
    """Return the note that a file stands as it was laid out, and is not used yet."""
    return Problem("I-FIL-08", Place(name), "还没有填写，暂不使用", "填好后再检查；用不到的，可以移走", Severity.NOTE)
