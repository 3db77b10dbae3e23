"""Templates by themselves, apart from any packet: list, explain, check, and fill with plain data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.content.rows import read_rows
from docgen.content.text import read_text
from docgen.documents import catalogue as catalogue_of
from docgen.documents.entry import Entry
from docgen.documents.environment import form_environment, text_environment
from docgen.documents.filters import FILTERS
from docgen.documents.lint import lint, sources
from docgen.documents.reference import FUNCTIONS, Row, all_rows, rows_of_uses
from docgen.documents.roots import BEGIN, ROOTS
from docgen.documents.uses import uses_of
from docgen.output import check_target
from docgen.own_templates import own_faults, word_faults
from docgen.problem import DocgenError, Place, Problem, nearest
from docgen.render.compile import tags
from docgen.render.engine import Template
from docgen.render.environment import docx_environment
from docgen.render.lint import lint as lint_word
from docgen.render.rows import fill_rows, output
from docgen.shelf import FORMS, FRAMES, TEXT_LIMIT, Shelf
from docgen.whole import sweep, write_whole


def entries(folder: Path | None) -> list[Entry]:
    """Return every text template, in the order of the catalogue. Raises DocgenError: a front matter is wrong."""
    unread: list[Problem] = []
    catalogue, problems = catalogue_of.read(Shelf(folder).texts(unread))
    if unread or problems:
        raise DocgenError([*unread, *problems])
    return list(catalogue.entries.values())


def entry(code: str, folder: Path | None) -> Entry:
    """Return one text template. Raises DocgenError: there is none of that number."""
    code = catalogue_of.as_code(code)
    known = {found.code: found for found in entries(folder)}
    if code not in known:
        raise DocgenError([Problem("E-CMD-01", Place(), f"目录里没有“{code}”{nearest(code, known)}", "用 docgen templates list 看全部编号")])
    return known[code]


def variables(found: Entry, folder: Path | None, everything: bool) -> list[Row]:
    """Return the variables that a template uses, or all there are."""
    if everything:
        return all_rows(BEGIN, ROOTS)
    texts, forms = text_environment(), form_environment()
    trees = [texts.parse(source) for source, _ in sources(found)]
    if found.front.form:
        form = f"{FORMS}/{found.front.form}.docx"
        trees += [forms.parse(source) for source in tags(Shelf(folder).word(form), form)]
    return rows_of_uses((use for tree in trees for use in uses_of(tree, ROOTS)), BEGIN)


def functions() -> list[Row]:
    return [Row(name, meaning, example) for name, (meaning, example) in FUNCTIONS.items()]


def filters() -> list[str]:
    return list(FILTERS)


def lint_all(folder: Path | None) -> list[Problem]:
    """Return what is wrong with every text, frame and form: those of a folder, else the shipped ones.

    The shipped ones are clean wherever a folder has its own; to look through their large forms takes half a minute.
    """
    shelf = Shelf(folder)
    problems: list[Problem] = []
    catalogue, faults = catalogue_of.read(shelf.texts(problems))
    if folder:
        return [*problems, *faults, *own_faults(catalogue, shelf)]
    environment = text_environment()
    problems += [*faults, *(problem for found in catalogue.entries.values() for problem in lint(found, environment, ROOTS))]
    forms, frames = (shelf.files(room, "*.docx").values() for room in (FORMS, FRAMES))
    return [*problems, *word_faults(shelf, forms, frames)]


def lint_files(files: Sequence[Path], folder: Path | None) -> list[Problem]:
    """Return what is wrong with the given templates, .docx or .md."""
    problems: list[Problem] = []
    environment, shelf = text_environment(), Shelf(folder)
    for path in files:
        if path.suffix.lower() == ".md":
            text = read_text(path, shelf.shown(path), TEXT_LIMIT, problems)
            found, faults = catalogue_of.read_entry(path.as_posix(), text) if text is not None else (None, [])
            problems += faults
            problems += lint(found, environment, ROOTS) if found else []
        else:
            problems += lint_word(path.read_bytes(), path.as_posix(), None, docx_environment(**FILTERS))
    return problems


def fill(template: Path, data: Path, target: str, force: bool = False) -> list[Path]:
    """Fill a docxtpl template with the rows of a data file; return what was written.

    target: a file, or a pattern with fields of the rows, `out/{姓名}.docx`.
    Raises DocgenError before anything is written: template, data, or a name that leaves the folder.
    """
    folder, pattern = output(target)
    made = Template(template.read_bytes(), template.as_posix(), docx_environment(**FILTERS))
    documents = [(folder / path, document) for path, document in fill_rows(made, read_rows(data), pattern)]
    for path, _ in documents:
        check_target(path, force)
    sweep({path.parent for path, _ in documents})
    for path, document in documents:
        write_whole(path, document)
    return [path for path, _ in documents]
