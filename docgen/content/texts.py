"""The office's own words: the Markdown texts in 文稿, and whether those that a plan names are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen.content.clean import PLACEHOLDER, printable, unfilled
from docgen.content.node import Places
from docgen.content.skeleton import is_untouched, unused
from docgen.content.text import read_text
from docgen.model.circular_plan import CircularPlan
from docgen.problem import Place, Problem, nearest

TEXTS = "文稿"
LIMIT = 500_000


def read_texts(folder: Path, plans: Mapping[str, CircularPlan], places: Places, found: list[Problem]) -> dict[str, str]:
    """Return {`文稿/名称.md`: Markdown} of the folder 文稿; a text that a plan names and that is not there is noted."""
    inside = folder / TEXTS
    texts = {}
    for path in sorted(inside.glob("*.md")) if inside.is_dir() else ():
        name = f"{TEXTS}/{path.name}"
        before = len(found)
        text = markdown(path, name, found)
        if text is not None and is_untouched(name, text):
            found[before:] = [unused(name)]
        elif text is not None:
            texts[name] = text
    present = [path.name for path in inside.glob("*.md")] if inside.is_dir() else []
    for key, name in _named(plans):
        if name.removeprefix(f"{TEXTS}/") not in present:
            found.append(Problem("E-FIL-01", places.of(key), f"没有“{TEXTS}/{name}”这个文件{nearest(name, present)}", f"补上这个文件，放在“{TEXTS}”目录里，或改正文件名"))
    return texts


def _named(plans: Mapping[str, CircularPlan]) -> Iterator[tuple[str, str]]:
    """Yield the key path and the name of every text that a plan names."""
    for stem, plan in plans.items():
        root = f"通报[{stem}]"
        named = {"缘由": plan.opening, "做法": plan.practice, "问题": plan.troubles}
        named |= {f"分项[{number}].文稿": section.text for number, section in enumerate(plan.sections)}
        if plan.forwarded:
            named["转发.文稿"] = plan.forwarded.text
        yield from ((f"{root}.{key}", name) for key, name in named.items() if name)


def markdown(path: Path, name: str, found: list[Problem]) -> str | None:
    """Return one Markdown text, or None after noting why not; what is not filled in yet, or cannot be printed, is noted."""
    text = read_text(path, name, LIMIT, found)
    if text is None:
        return None
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if PLACEHOLDER in line:
            found.append(unfilled(Place(name, number, line.index(PLACEHOLDER) + 1)))
    return "\n".join(printable(line, Place(name, number), found) for number, line in enumerate(lines, 1)) + "\n"
