"""What is wrong with the templates that a folder puts in the place of the shipped ones; those are clean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docgen.documents.catalogue import Catalogue
from docgen.documents.entry import Entry
from docgen.documents.environment import form_environment, text_environment
from docgen.documents.lint import lint
from docgen.documents.roots import ROOTS
from docgen.documents.shapes import known_names
from docgen.problem import Place, Problem, nearest
from docgen.render.lint import lint as lint_word
from docgen.render.lint import lint_frame
from docgen.shelf import FORMS, FRAMES, Shelf


def own_faults(catalogue: Catalogue, shelf: Shelf) -> list[Problem]:
    """Return what is wrong with the folder's own texts, frames and forms, and which frames its texts name that nobody has."""
    environment = text_environment()
    own = [entry for entry in catalogue.entries.values() if not all(map(shelf.is_shipped, entry.paths))]
    texts = shelf.texts([]) if own else {}
    found = [problem for entry in own for problem in (*lint(entry, environment, ROOTS), *unknown_frame(entry, texts[entry.path], shelf))]
    return [*found, *word_faults(shelf, shelf.own(FORMS), shelf.own(FRAMES))]


def unknown_frame(entry: Entry, text: str, shelf: Shelf) -> Iterator[Problem]:
    """Yield the problem of a frame or form that is neither shipped nor the folder's."""
    front = entry.front
    room, name = (FORMS, front.form) if front.form else (FRAMES, front.frame)
    names = {file.removesuffix(".docx") for file in shelf.files(room, "*.docx")}
    there = any(known.startswith(name) for known in names) if front.variant else name in names
    if not there and not front.incoming:
        cure = f"改成：{'、'.join(sorted(names))}" if room == FRAMES else "用 docgen templates list 看有哪些表格，或把它放进 templates/表格"
        yield Problem("E-TPL-08", place_of("版式", entry.path, text), f"没有“{front.frame}”这个版式{nearest(name, names)}", cure)


def unknown_roles(catalogue: Catalogue, shelf: Shelf, roles: Mapping[str, object]) -> list[Problem]:
    """Return the problem of each organ that one of the folder's texts is issued by (发文、联合) and that has no such role."""
    own = [entry for entry in catalogue.entries.values() if not shelf.is_shipped(entry.path)]
    texts = shelf.texts([]) if own else {}
    return [
        Problem("E-TPL-07", place_of(key, entry.path, texts[entry.path]), f"没有“{name}”这个机关角色{nearest(name, roles)}", f"改成：{'、'.join(roles)}")
        for entry in own
        for key, names in (("发文", (entry.front.issuer,)), ("联合", entry.front.joint))
        for name in names
        if name and name not in roles
    ]


def place_of(key: str, path: str, text: str) -> Place:
    """Return the line of the front matter where a key stands."""
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(rf"{key}[ \t]*[:：]", line):
            return Place(path, number, 1, key)
    return Place(path, 1)


def word_faults(shelf: Shelf, forms: Iterable[Path], frames: Iterable[Path]) -> Iterator[Problem]:
    """Yield what is wrong with forms and frames."""
    environment = form_environment()
    for path in forms:
        yield from lint_word(path.read_bytes(), shelf.shown(path), known_names(ROOTS), environment)
    for path in frames:
        yield from lint_frame(path.read_bytes(), shelf.shown(path), shelf.shipped(f"{FRAMES}/{path.name}"), environment)
