"""Files held against GB/T 9704-2012: opens them, lays a .docx out when LibreOffice is there, examines, draws pages."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from docgen.audit.examine import Report, examine, kind_of
from docgen.audit.fix import mend
from docgen.audit.for_print import for_print
from docgen.audit.profile import FORMATS, Placement, Profile
from docgen.content.record import read_record
from docgen.content.text import read_text
from docgen.model.page import PageChoices
from docgen.model.page import Placement as ImprintFace
from docgen.problem import DocgenError, MissingProgram, Place, Problem, errors

SECONDS = 60
DOTS_PER_INCH = 80
PAGE_FILE = "版面.yaml"
PAGE_FILE_LIMIT = 100_000


@dataclass(frozen=True)
class Inspection:
    """One file: its report, or the problems that kept it from being read; its pages as PNG when asked for."""

    path: Path
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    pictures: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def failed(self) -> bool:
        """Whether it could not be read, or has an error."""
        return self.report is None or self.report.has_errors


AUTO = "auto"
_FACES: Mapping[ImprintFace, Placement] = {"末面": "last", "双面": "even", "四的倍数": "fold4"}


def profile_of(names: Sequence[str], strict: bool) -> Profile:
    """Return the profile that the command line names: formats (`auto` finds out which), files 版面.yaml or their folders.

    Raises DocgenError: neither, or the file is wrong.
    """
    profile = Profile(strict=strict)
    for name in names:
        if name == AUTO or name in FORMATS:
            profile = replace(profile, format=FORMATS.get(name))
        else:
            profile = held_to(page_choices(Path(name)), profile)
    return profile


def held_to(choices: PageChoices, profile: Profile) -> Profile:
    """Return the profile with the page that an office chose (版面.yaml)."""
    return replace(
        profile, placement=_FACES[choices.placement], compensated=choices.page_profile == "补偿", preprinted=choices.preprinted,
        deviations=choices.deviations(),
    )


def page_choices(path: Path) -> PageChoices:
    """Return what a 版面.yaml says, or the one in a folder. Raises DocgenError: there is none, or it is wrong, with place."""
    file = path / PAGE_FILE if path.is_dir() else path
    if not file.is_file():
        cure = f"写 {AUTO}、{'、'.join(FORMATS)}，或本单位 {PAGE_FILE} 的路径"
        raise DocgenError([Problem("E-AUD-17", Place(path.as_posix()), "没有这种审查方案，也没有这个文件", cure)])
    found: list[Problem] = []
    written = read_text(file, file.as_posix(), PAGE_FILE_LIMIT, found)
    choices, wrong = read_record(written, file.as_posix(), PageChoices) if written is not None else (None, [])
    if choices is None or errors([*found, *wrong]):
        raise DocgenError([*found, *wrong])
    return choices


def inspect_all(paths: Sequence[Path], profile: Profile, layout: bool, pictures: bool = False) -> Iterator[Inspection]:
    """Yield what is found in each file. layout: lay each .docx out and measure it, if LibreOffice is there."""
    for path in paths:
        try:
            yield inspect(path, profile, layout, pictures)
        except DocgenError as error:
            yield Inspection(path, problems=error.problems)


def inspect(path: Path, profile: Profile, layout: bool, pictures: bool = False) -> Inspection:
    """Return what is found in one file. Raises DocgenError: it cannot be read."""
    data, name = read_bytes(path), path.as_posix()
    is_pdf = kind_of(data, name) == "pdf"
    if not is_pdf:
        examine(data, name, None, profile)  # refuses what LibreOffice must not be given
    with TemporaryDirectory(prefix="docgen-") as folder:
        pdf, problems = (path, ()) if is_pdf else lay_out(path, Path(folder)) if layout else (None, ())
        report = examine(data, name, None if is_pdf or pdf is None else pdf.read_bytes(), profile)
        drawn = draw(pdf, Path(folder)) if pictures and pdf is not None else ()
    return Inspection(path, report, problems, drawn)


def inspect_made(papers: Sequence[Path], choices: PageChoices, step: Callable[[str], None] = lambda _: None) -> list[Inspection]:
    """Return what is found in papers just made, measured on the PDF beside a paper where there is one.

    choices: what the office chose for its pages (版面.yaml); the papers are held to it.
    """
    profile = held_to(choices, Profile())
    done = []
    for path in papers:
        pdf = path.with_suffix(".pdf")
        try:
            report = examine(read_bytes(path), path.as_posix(), pdf.read_bytes() if pdf.exists() else None, profile)
            done.append(Inspection(path, report))
        except DocgenError as error:
            done.append(Inspection(path, problems=error.problems))
        step(path.stem)
    return done


MENDED = "（已修正）"


def mend_file(path: Path, profile: Profile) -> tuple[Path, tuple[str, ...]]:
    """Write a mended copy beside a .docx, its page the profile's; return its path and what was changed; nothing to change, nothing written.

    Raises DocgenError: it cannot be read, is a PDF, or there is such a copy already.
    """
    data, target = read_bytes(path), path.with_name(f"{path.stem}{MENDED}.docx")
    if kind_of(data, path.as_posix()) == "pdf":
        raise told("E-AUD-15", path, "PDF 不能修正", "修正做成它的 .docx，再转为 PDF")
    done = mend(data, path.as_posix(), profile)
    if not done.changes:
        return path, ()
    try:
        with target.open("xb") as file:
            file.write(done.data)
    except FileExistsError as error:
        raise told("E-AUD-16", path, f"已有“{target.name}”，没有覆盖", "移走或删除那一份，再修正") from error
    except OSError as error:
        raise told("E-AUD-16", path, f"写不了“{target.name}”（{error.strerror or error}）", "检查文件夹的权限和磁盘空间") from error
    return target, done.changes


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises DocgenError: it is a folder, or cannot be read."""
    if path.is_dir():
        raise told("E-AUD-13", path, "这是文件夹，不是文件", "写出要审的文件，如 docgen audit 目录/*.docx")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise told("E-AUD-13", path, "没有这个文件", "检查文件名和路径") from error
    except OSError as error:
        raise told("E-AUD-13", path, f"打不开这个文件（{error.strerror or error}）", "检查权限；文件正被 Word、WPS 打开的，先关闭") from error


def told(code: str, path: Path, message: str, cure: str) -> DocgenError:
    return DocgenError([Problem(code, Place(path.as_posix()), message, cure)])


def lay_out(path: Path, folder: Path) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the .docx as a PDF in `folder`; without LibreOffice nothing, when it fails the problem."""
    from docgen.render.pdf import convert  # half of the start without layout would go into it

    copy = folder / "公文.docx"
    copy.write_bytes(for_print(read_bytes(path), path.as_posix()))
    try:
        [result] = convert([copy])
    except MissingProgram:
        return None, ()
    if result.problem is not None:
        return None, (Problem(result.problem.code, Place(path.as_posix()), result.problem.message, result.problem.cure),)
    return result.pdf, ()


def draw(pdf: Path, folder: Path) -> tuple[bytes, ...]:
    """Return the pages as PNG, as many as pdftoppm could draw; none without it."""
    program = which("pdftoppm")
    if program is None:
        return ()
    prefix = folder / "page"
    command = [program, "-r", str(DOTS_PER_INCH), "-l", "80", "-png", str(pdf), str(prefix)]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return ()
    return tuple(page.read_bytes() for page in sorted(folder.glob("page-*.png")))


def write_html(target: Path, inspections: Sequence[Inspection]) -> None:
    """Write the report with pictures of the pages for those files that could be read."""
    from docgen.audit.html import document
    from docgen.whole import write_whole

    write_whole(target, document([(one.report, one.pictures) for one in inspections if one.report is not None]).encode())
