"""Word files → PDF, through LibreOffice.

Each paper is copied into a folder of this call, laid out there, looked at, and only then written
beside its source, whole. LibreOffice is driven over UNO where a Python with `uno` is there, else
called with many files at a time; then indexes keep the page numbers that the file came with.

LibreOffice stamps the time and a random ID into every PDF. Both are put back to what follows from
the paper, so that the same papers give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import itertools
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.problem import Place, Problem
from docgen.render import fonts
from docgen.render.office import Office, OfficeDied, Programs, find, kill_group
from docgen.whole import aside_of

WORKERS = min(2, os.cpu_count() or 1)
SECONDS = 120
"""How long one paper may take."""

SECONDS_MORE = 10
"""How much longer a plain call may take for each of its papers."""

CHUNK = 100
"""Papers in one plain call; LibreOffice's launcher drops arguments after the 253rd without a word."""

EXPORT: dict[str, object] = {
    "SelectPdfVersion": 0,  # not PDF/A: its colour profile carries the second at which it was made
    "EmbedStandardFonts": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "IsSkipEmptyPages": False,  # blank pages belong to two-sided printing
}

IDS = re.compile(rb"/ID\s*\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>|/DocChecksum\s*/([0-9A-F]{32})")
"""Where LibreOffice writes the ID of a PDF."""
CHINA = dt.timezone(dt.timedelta(hours=8))
UNDATED = dt.datetime(1980, 1, 1, tzinfo=CHINA)


@dataclass(frozen=True)
class Result:
    """What became of one paper: its PDF and the pages that it has, or the problem.

    places: where its bookmarks lie, as `office_worker.places` tells; empty where LibreOffice was not asked over UNO.
    """

    source: Path
    pdf: Path | None = None
    pages: int = 0
    problem: Problem | None = None
    places: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    """A paper in our folder: where it is, where its PDF shall appear, what of it matters to the layout."""

    source: Path
    docx: Path
    pdf: Path
    close_up: bool
    dated: dt.datetime


Progress = Callable[[Result], None]


def convert(
    sources: Sequence[Path], *, workers: int = WORKERS, seconds: float = SECONDS, progress: Progress | None = None
) -> list[Result]:
    """Make `x.pdf` beside each `x.docx`; returns the results in the order of `sources`.

    seconds: how long one paper may take; one that hangs or brings LibreOffice down is tried twice.
    progress: called with each result as it comes.
    Raises MissingProgram: no LibreOffice. Raises OfficeWontStart.
    """
    programs = find()
    results: dict[Path, Result] = {}

    def done(result: Result) -> None:
        results[result.source] = result
        if progress is not None:
            progress(result)

    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        jobs = list(_stage(dict.fromkeys(sources), folder, done))
        if programs.uno_python is not None:
            _one_by_one(programs, jobs, folder, workers, seconds, done)
        else:
            _by_chunks(programs, jobs, folder, seconds, done)
    return [results[source] for source in sources]


def _stage(sources: Iterable[Path], folder: Path, done: Progress) -> Iterator[_Job]:
    """Copy the papers under short names into `folder`; what is no Word file is done already."""
    for number, source in enumerate(sources):
        try:
            data = source.read_bytes()
            close_up, dated = _look_into(data)
        except OSError as error:
            done(_failed(source, "E-PDF-03", f"读不了文件：{error.strerror}", "核对文件名，确认文件没有被其他程序占用"))
        except (zipfile.BadZipFile, KeyError):
            done(
                _failed(source, "E-PDF-04", "不是完好的 Word 文件（.docx）", "用 Word 或 WPS 打开，另存为 .docx 后再试")
            )
        else:
            docx = folder / f"{number}.docx"
            docx.write_bytes(data)
            yield _Job(source, docx, docx.with_suffix(".pdf"), close_up, dated)


def _look_into(data: bytes) -> tuple[bool, dt.datetime]:
    """Return whether a paper forbids the gap between Chinese and Latin characters, and when it says it was changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml")
        names = package.namelist()
        styles = package.read("word/styles.xml") if "word/styles.xml" in names else b""
        core = package.read("docProps/core.xml") if "docProps/core.xml" in names else b""
    close_up = re.search(rb'<w:autoSpaceD[EN] w:val="(?:0|false|off)"', styles + text) is not None
    changed = re.search(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z<", core)
    if changed is None:
        return close_up, UNDATED
    return close_up, dt.datetime.fromisoformat(changed[1].decode() + "+00:00").astimezone(CHINA)


def _one_by_one(
    programs: Programs, jobs: Sequence[_Job], folder: Path, workers: int, seconds: float, done: Progress
) -> None:
    """Share the jobs out, always alike: LibreOffice numbers the fonts it embeds from its start on."""
    offices = [_office(programs, folder / f"office-{number}") for number in range(min(workers, len(jobs)))]
    desks = [ThreadPoolExecutor(1) for _ in offices]
    try:
        shares = zip(jobs, itertools.cycle(zip(offices, desks, strict=True)), strict=False)
        laid_out = [desk.submit(_lay_out, office, job, seconds) for job, (office, desk) in shares]
        for future in as_completed(laid_out):
            done(future.result())
        for office in offices:
            office.close()
    finally:
        for office in offices:
            office.kill()
        for desk in desks:
            desk.shutdown(cancel_futures=True)


def _office(programs: Programs, folder: Path) -> Office:
    folder.mkdir()
    return Office(programs, folder, _environment(folder))


def _lay_out(office: Office, job: _Job, seconds: float) -> Result:
    order = {"source": str(job.docx), "target": str(job.pdf), "close_up": job.close_up, "export": EXPORT}
    for last in (False, True):
        try:
            objection, places = office.convert(order, seconds)
        except OfficeDied as died:
            if last:
                return _failed(job.source, "E-PDF-06", *_why(died.timed_out, seconds))
        else:
            break
    if objection:
        return _failed(
            job.source,
            "E-PDF-05",
            f"LibreOffice 不能转换这个文件（{objection}）",
            "用 Word 或 WPS 打开，另存为 .docx 后再试",
        )
    return replace(_deliver(job), places=places)


def _by_chunks(programs: Programs, jobs: Sequence[_Job], folder: Path, seconds: float, done: Progress) -> None:
    """Plain calls of LibreOffice; what a call leaves out is tried once more, by itself."""
    environment = _environment(folder)
    for start in range(0, len(jobs), CHUNK):
        chunk = jobs[start : start + CHUNK]
        _call(programs, chunk, folder, environment, seconds + SECONDS_MORE * len(chunk))
        for job in chunk:
            hung = not job.pdf.exists() and not _call(programs, [job], folder, environment, seconds)
            done(_failed(job.source, "E-PDF-06", *_why(True, seconds)) if hung else _deliver(job))


def _call(programs: Programs, jobs: Sequence[_Job], folder: Path, environment: dict[str, str], seconds: float) -> bool:
    """Convert these papers with one call of LibreOffice; returns whether it ended in time."""
    types = {bool: "boolean", int: "long"}
    options = {name: {"type": types[type(value)], "value": str(value).lower()} for name, value in EXPORT.items()}
    command = [
        str(programs.soffice),
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--infilter=MS Word 2007 XML",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(options)}",
        "--outdir",
        str(folder),
        *(str(job.docx) for job in jobs),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        kill_group(process)
        process.wait()
    return True


def _environment(folder: Path) -> dict[str, str]:
    """Our environment with our fonts, China's time and no language of this machine's; temporary files in `folder`."""
    return fonts.environment(folder) | {"TZ": "CST-8", "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}


def _why(timed_out: bool, seconds: float) -> tuple[str, str]:
    if timed_out:
        return f"LibreOffice 转换了 {seconds:g} 秒还没有完成，已停止", "把文件拆小，或用 Word、WPS 导出 PDF"
    return "LibreOffice 转换时异常退出（试了两次）", "用 Word 或 WPS 打开，另存为 .docx 后再试，或直接导出 PDF"


def _deliver(job: _Job) -> Result:
    """Look at the PDF of a job and write it beside the source."""
    data = job.pdf.read_bytes() if job.pdf.exists() else b""
    pages = count_pages(data)
    if not pages:
        return _failed(
            job.source, "E-PDF-07", "LibreOffice 没有写出完整的 PDF", "用 Word 或 WPS 打开，另存为 .docx 后再试"
        )
    target = job.source.with_suffix(".pdf")
    aside = aside_of(target.parent)
    try:
        aside.write_bytes(settle(data, job.dated))
        aside.replace(target)
    except OSError as error:
        aside.unlink(missing_ok=True)
        return _failed(
            job.source,
            "E-PDF-08",
            f"写不了 {target.name}：{error.strerror}",
            "关闭正在打开它的程序，确认文件夹可以写入",
        )
    return Result(job.source, target, pages)


def count_pages(data: bytes) -> int:
    """Return the pages of a PDF that LibreOffice wrote; 0 when it is not a whole PDF."""
    if not data.startswith(b"%PDF") or not data.rstrip().endswith(b"%%EOF"):
        return 0
    return len(re.findall(rb"/Type\s*/Page\b", data))


def settle(data: bytes, dated: dt.datetime) -> bytes:
    """Return a PDF of LibreOffice with `dated` for its times and an ID that follows from its content.

    Every replacement is as long as what it replaces, so that the table of offsets stays true.
    """
    data = re.sub(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}", rb"\g<1>" + f"{dated:%Y%m%d%H%M%S}".encode(), data)
    own = identity(data)
    return IDS.sub(lambda found: re.sub(rb"[0-9A-F]{32}", own, found[0]), data)


def identity(data: bytes) -> bytes:
    """Return the ID that follows from the content of a PDF."""
    return hashlib.md5(IDS.sub(b"", data), usedforsecurity=False).hexdigest().upper().encode()


def made_here(data: bytes) -> bool:
    """Whether a PDF is as docgen settled it: its ID follows from its content."""
    found = IDS.search(data)
    return found is not None and identity(data) in found.groups()


def _failed(source: Path, code: str, message: str, cure: str) -> Result:
    return Result(source, problem=Problem(code, Place(str(source)), message, cure))
