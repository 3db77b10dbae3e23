"""The pipeline that the commands call: read, check, compose, frame, write, report.

This is the only room that writes a user's files. An output file appears whole or not at all, and a
file that a person has edited since it was made is never overwritten: the new one is put beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen import content
from docgen.arrange import arrange
from docgen.content import Places
from docgen.content.acknowledged import acknowledged, silenced
from docgen.documents import catalogue as catalogue_of
from docgen.documents.block import Paper
from docgen.documents.catalogue import Catalogue, Choice
from docgen.documents.composer import Composer
from docgen.documents.environment import form_environment
from docgen.documents.index import index_paper
from docgen.documents.matter import matter_of, plan_of
from docgen.model.dossier import CircularDossier, Dossier
from docgen.output import Made, Output, check_target
from docgen.own_templates import own_faults, unknown_roles
from docgen.problem import DocgenError, Place, Problem, Severity, errors, nearest
from docgen.render.compile import tags
from docgen.render.frame import Frames
from docgen.render.pdf import Result, convert
from docgen.review import Review, Reviewer, once, review
from docgen.rules.ballots import with_counts
from docgen.rules.checks import CHECKS
from docgen.rules.timeline import Schedule
from docgen.shelf import FORMS, Shelf
from docgen.whole import sweep, write_whole


@dataclass(frozen=True)
class Folder:
    """A content folder as read: its facts, its templates, its problems."""

    path: Path
    dossier: Dossier | CircularDossier
    catalogue: Catalogue
    composer: Composer
    frames: Frames
    problems: tuple[Problem, ...]
    inputs: dict[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        """What its papers belong to, so that no other folder's papers are taken for an earlier run of these."""
        dossier = self.dossier
        body = dossier.organisation if isinstance(dossier, Dossier) else dossier.circular.issuer
        return f"{self.path.resolve().name}：{body.name}"

    def choices(self) -> list[Choice]:
        """Every paper of the catalogue with whether this folder has it and why."""
        return self.composer.choices()


def with_figures(reading: content.Reading) -> content.Reading:
    """Return what was read, with the votes added up where they were entered paper by paper."""
    return replace(reading, dossier=with_counts(reading.dossier)) if isinstance(reading.dossier, Dossier) else reading


def check(path: Path) -> tuple[Folder | None, list[Problem]]:
    """Return the folder, unless its facts cannot be read, and every problem found in it; the folder has those not acknowledged."""
    shelf = Shelf(path)
    unread: list[Problem] = []
    texts = shelf.texts(unread)
    reading = with_figures(content.read(path))
    catalogue, problems = catalogue_of.read(texts)
    listed, wrong = acknowledged(path)
    problems = [*reading.problems, *wrong, *unread, *problems, *own_faults(catalogue, shelf)]
    if reading.dossier is None:
        return None, problems
    if isinstance(reading.dossier, Dossier):
        problems += [
            Problem(found.code, reading.places.of(found.key), found.message, found.cure, found.severity)
            for rule in CHECKS
            for found in rule(reading.dossier)
        ]
        problems += tight(reading.dossier, catalogue, reading.places)
    composer = Composer(catalogue, matter_of(reading.dossier, catalogue, reading.texts))
    problems += unknown_roles(catalogue, shelf, composer.matter.roles)
    frames = Frames(shelf.word, form_environment(), reading.dossier.page)
    return Folder(path, reading.dossier, catalogue, composer, frames, tuple(silenced(problems, listed)), shelf.hashes()), problems


def plan(path: Path, opens: dt.date | None = None) -> Schedule:
    """Return the days of all papers of a folder, back from its T or from `opens`. Raises DocgenError: no facts of a congress."""
    reading = content.read(path)
    dossier = reading.dossier
    if isinstance(dossier, CircularDossier):
        raise DocgenError([Problem("E-CMD-03", Place(str(path)), "这是通报的资料目录，没有开幕日期，不能倒排", "换一个大会的资料目录")])
    if dossier is None:
        raise DocgenError(errors(reading.problems))
    if opens:
        dossier = dossier.model_copy(update={"congress": dossier.congress.model_copy(update={"opens": opens})})
    return plan_of(dossier, catalogue_of.read(Shelf(path).texts([]))[0])


def tight(dossier: Dossier, catalogue: Catalogue, places: Places) -> list[Problem]:
    """Return what the back-planning cannot fit in before T, as a warning."""
    found = plan_of(dossier, catalogue)
    told = "；".join(conflict.message for conflict in found.conflicts)
    earliest = f"开幕日期最早可定在{found.minimal}" if found.minimal else "核对已发文件的日期"
    place = places.of("大会.开幕日期")
    return [Problem("W-DAT-08", place, f"按{found.preset}倒排，时间不够：{told}", f"{earliest}；用 docgen plan 看全表", Severity.WARNING)] if told else []


def open_folder(path: Path) -> Folder:
    """Return the folder ready to make papers. Raises DocgenError: every problem, if one of them is an error."""
    folder, problems = check(path)
    if folder is None or errors(problems):
        raise DocgenError(problems)
    return folder


def on_pages(folder: Folder, **changes: object) -> Folder:
    """Return the folder with another choice for its pages (版面); what is None stays as 版面.yaml has it."""
    wanted = {name: value for name, value in changes.items() if value is not None}
    return replace(folder, frames=folder.frames.on(folder.frames.choices.model_copy(update=wanted)))


def listed(folder: Folder, only: Sequence[str], stage: str) -> list[Choice]:
    """Return every paper of the catalogue, made or not, narrowed to codes and stage if given.

    Raises DocgenError: a number that is not in the catalogue, or none of them is of that stage.
    """
    choices = folder.choices()
    if unknown := [no_paper(code, choices) for code in only if code not in {choice.entry.code for choice in choices}]:
        raise DocgenError(unknown)
    found = [
        choice for choice in choices if (not only or choice.entry.code in only) and (not stage or choice.entry.front.stage == stage)
    ]
    if not found:
        raise DocgenError([NOTHING_FITS])
    return found


NOTHING_FITS = Problem("E-CMD-03", Place(), "没有符合这些条件的文件", "用 docgen packet 目录 --list 看有哪些文件，核对编号和阶段")


def no_paper(code: str, choices: Sequence[Choice]) -> Problem:
    """Return the problem of a number that nobody knows."""
    known = [choice.entry.code for choice in choices]
    return Problem("E-CMD-01", Place(), f"目录里没有“{code}”{nearest(code, known)}", "用 docgen packet 目录 --list 看全部编号")


def chosen(folder: Folder, only: Sequence[str], stage: str) -> list[Choice]:
    """Return the papers asked for. Raises DocgenError: a number that is not in the catalogue or not in this packet."""
    choices = folder.choices()
    known = {choice.entry.code: choice for choice in choices}
    problems = []
    for code in only:
        if code not in known:
            problems.append(no_paper(code, choices))
        elif not known[code].included:
            cure = "先补上所需的资料" if known[code].waits else "去掉这个编号"
            problems.append(Problem("E-CMD-02", Place(), f"{code} 不在这一套文件里：{known[code].reason}", cure))
    if problems:
        raise DocgenError(problems)
    found = [
        choice
        for choice in choices
        if choice.included and (not only or choice.entry.code in only) and (not stage or choice.entry.front.stage == stage)
    ]
    if not found:
        raise DocgenError([NOTHING_FITS])
    return found


def compose_all(folder: Folder, choices: Iterable[Choice]) -> list[tuple[Choice, Paper]]:
    """Return the composed papers. Raises DocgenError: every problem of every template."""
    papers: list[tuple[Choice, Paper]] = []
    problems: list[Problem] = []
    for choice in choices:
        try:
            papers.append((choice, folder.composer.paper(choice.entry.code)))
        except DocgenError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise DocgenError(problems)
    return papers


def check_said(folder: Folder, papers: Sequence[tuple[Choice, Paper]], tell: Callable[[Problem], None]) -> None:
    """Pass what the papers say doubtfully to `tell`. Raises DocgenError: they contradict the facts, as `check` would say."""
    one = Reviewer(folder.dossier, folder.composer, folder.frames)
    found = silenced(once([problem for problem, _ in one.said(papers)]), acknowledged(folder.path)[0])
    if wrong := errors(found):
        raise DocgenError(wrong)
    for problem in found:
        tell(problem)


def packet(
    folder: Folder, output: Path, choices: Sequence[Choice], whole: bool, step: Callable[[str], None] = lambda _: None,
    *, each: bool = False, measure: bool = False, tell: Callable[[Problem], None] = lambda _: None,
) -> list[Made]:
    """Make the papers of `choices` in `output`, the index of the whole, and the list of what was made; return what was made.

    whole: these are all papers of the folder, so files of earlier runs that are no longer part of it go.
    step: told the name of each paper when it is done. Nothing is written before every paper is made.
    each: a paper that is 逐项 becomes one file for each person or unit instead of one print run.
    measure: lay the papers out and make them again until all is in its place; what does not come right goes to `tell`,
    and so does what the papers say doubtfully.
    """
    target = Output(output)
    target.check_owner(folder.owner)
    composed = compose_all(folder, choices)
    check_said(folder, composed, tell)
    papers = {name: (choice, one) for choice, paper in composed for name, one in files_of(choice, paper, each=each)}
    arranged = arrange({name: paper for name, (_, paper) in papers.items()}, folder.frames, target.layouts, measure=measure)
    target.layouts = {**target.layouts, **arranged.known}
    for problem in arranged.problems:
        tell(problem)
    made: list[tuple[str, Choice | None, bytes]] = []
    for name, (choice, paper) in papers.items():
        made.append((name, choice, arranged.made[name]))
        step(paper.name)
    if whole:
        made.append(("目录.docx", None, folder.frames.make(index_paper(folder.choices(), folder.composer))))
    return target.write(made, folder.inputs, whole, folder.owner)


def files_of(choice: Choice, paper: Paper, *, each: bool) -> Iterator[tuple[str, Paper]]:
    """Yield the files that a paper becomes, by path: one, or with `each` one for each of its print run, numbered, in a folder of their own."""
    if not each or not choice.entry.front.each:
        yield choice.file_name, paper
        return
    folder = choice.file_name.removesuffix(".docx")
    digits = len(str(len(paper.run)))
    for number, one in enumerate(paper.run, 1):
        yield f"{folder}/{number:0{digits}}{'-' if one.item else ''}{UNFIT.sub('', one.item)}.docx", one


UNFIT = re.compile(r"[^\w·（）()-]")
"""What is left out of the name of a file."""


def make(
    folder: Folder, code: str, path: Path | None = None, force: bool = False, *, measure: bool = False, tell: Callable[[Problem], None] = lambda _: None
) -> Path:
    """Make one paper and return where it was written. Raises DocgenError: no such paper, or a problem of its template.

    measure: lay it out as `packet` does. Raises MissingProgram: then, without LibreOffice.
    """
    composed = compose_all(folder, chosen(folder, [code], ""))
    check_said(folder, composed, tell)
    [(choice, paper)] = composed
    target = path or Path(Path(choice.file_name).name)
    check_target(target, force)
    arranged = arrange({target.name: paper}, folder.frames, {}, measure=measure)
    for problem in arranged.problems:
        tell(problem)
    sweep([target.parent])
    write_whole(target, arranged.made[target.name])
    return target


def print_out(made: Sequence[Made], output: Path, step: Callable[[str], None] = lambda _: None) -> list[Result]:
    """Make the PDFs of `made` that are missing or older than their paper, and of papers edited by hand.

    A PDF that docgen did not make (a scan of the sealed paper) is left alone and told. Raises MissingProgram: no LibreOffice.
    """
    target = Output(output)
    papers = [path for file in made if file.state != "已移走" for path in (file.path, file.beside) if path]
    foreign = [path for path in papers if not target.made_pdf(path)]
    fresh = {file.path for file in made if file.state == "未变" and file.path.with_suffix(".pdf").exists()}
    results = convert([path for path in papers if path not in foreign and path not in fresh], progress=lambda done: step(done.source.stem))
    kept = [Result(path, path.with_suffix(".pdf")) for path in papers if path in fresh and path not in foreign]
    target.note_pdfs(result.source for result in (*results, *kept) if result.pdf)
    return [*results, *kept, *(Result(path, problem=foreign_pdf(path)) for path in foreign)]


def foreign_pdf(path: Path) -> Problem:
    pdf = path.with_suffix(".pdf")
    return Problem("W-OUT-03", Place(pdf.as_posix()), "这个 PDF 不是程序生成的（可能是盖章后的扫描件），没有覆盖", "要新的 PDF，先把它改名或移走", Severity.WARNING)


def check_all(path: Path, output: Path | None = None) -> Review:
    """Return every problem of a folder, and which papers its errors touch.

    Looked at are its facts, the papers that would be made from them, its texts, and what was edited in `output`, an earlier
    output (the usual one where none is given).
    """
    shelf = Shelf(path)
    folder, problems = check(path)
    catalogue = folder.catalogue if folder else catalogue_of.read(shelf.texts([]))[0]
    one = Reviewer(folder.dossier, folder.composer, folder.frames) if folder and not errors(problems) else None
    entries = [entry for entry in catalogue.entries.values() if not entry.front.incoming and (not folder or folder.composer.matter.scope in entry.front.scope)]
    listed, _ = acknowledged(path)

    def forms(name: str) -> list[str]:
        return tags(shelf.word(f"{FORMS}/{name}.docx"), name)

    return review(problems, one, output or Path("output") / path.resolve().name, listed, entries, forms)
