"""A run that is cut short at any moment: the next one finishes it as if nothing had been."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.output import Output
from docgen.render.pdf import UNDATED, made_here, settle
from docgen.whole import write_whole

EDITED, GOING = "会前/B03-函.docx", "会前/B04-函.docx"
WRITING = {"os.mkdir", "os.rename", "os.remove", "os.chmod"}

if sys.platform == "win32":
    pytest.skip("os.fork", allow_module_level=True)


def papers(version: int) -> list[tuple[str, None, bytes]]:
    """The papers of a run: two that change, one that was edited, one that goes, one that comes."""
    listed = [("会前/B01-函.docx", version), ("会前/B02-函.docx", 1), (EDITED, version), ("会后/D01-函.docx", version)]
    listed += [(GOING, 1)] if version == 1 else [("会中/C01-函.docx", 1)]
    return [(name, None, f"{name} {number}".encode()) for name, number in listed]


def pdf(words: str) -> bytes:
    return settle(b"%PDF-1.6 " + words.encode() + b" /ID [ <" + b"0" * 32 + b"> <" + b"0" * 32 + b"> ] %%EOF", UNDATED)


def run(folder: Path, version: int) -> list[str]:
    """Make the papers and those PDFs that are not there; return what is said of the papers."""
    target = Output(folder)
    made = target.write(papers(version), {}, True, "甲")
    printed = [one.path for one in made if one.state != "已移走" and target.made_pdf(one.path)]
    for path in (path for path in printed if not path.with_suffix(".pdf").exists()):
        path.with_suffix(".pdf").write_bytes(pdf(path.read_text("utf-8")))
    target.note_pdfs(printed)
    return [one.state for one in made]


def before(folder: Path) -> Path:
    """An output of the first version, in which somebody edited one paper and put a scan beside another."""
    run(folder, 1)
    (folder / EDITED).write_bytes(b"edited")
    (folder / "会前/B02-函.pdf").write_bytes(b"%PDF scan")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def cut_short(folder: Path, version: int, steps: int) -> bool:
    """Run in a process of its own, which ends at its write number `steps`; tell whether it came so far."""
    process = os.fork()
    if process == 0:
        left = steps

        def count(event: str, arguments: Sequence[object]) -> None:
            nonlocal left
            opened = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
            if (opened or event in WRITING) and str(arguments[0]).startswith(str(folder)):
                left -= 1
                if left < 0:
                    os._exit(9)

        sys.addaudithook(count)
        run(folder, version)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9


@pytest.fixture
def undisturbed(tmp_path: Path) -> dict[str, bytes]:
    run(before(tmp_path / "平安"), 2)
    return contents(tmp_path / "平安")


def test_the_next_run_finishes_what_was_cut_short_at_any_write(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    start, steps = before(tmp_path / "起"), 0
    while cut_short(folder := Path(shutil.copytree(start, tmp_path / f"断{steps}")), 2, steps):
        assert run(folder, 2).count("手工改过") == 1, steps
        assert contents(folder) == undisturbed, steps
        steps += 1
    assert steps > 25


@pytest.mark.parametrize("first", range(0, 24, 3))
@pytest.mark.parametrize("second", range(1, 24, 5))
def test_facts_that_change_between_two_runs_cut_short_do_no_harm(tmp_path: Path, undisturbed: dict[str, bytes], first: int, second: int) -> None:
    folder = before(tmp_path / "断")
    cut_short(folder, 3, first)
    cut_short(folder, 2, second)
    assert run(folder, 2).count("手工改过") == 1
    assert contents(folder) == undisturbed


def test_a_first_run_that_was_cut_short_leaves_nothing_behind(tmp_path: Path) -> None:
    run(tmp_path / "平安", 1)
    for steps in range(12):
        folder = tmp_path / f"断{steps}"
        assert cut_short(folder, 1, steps)
        assert "手工改过" not in run(folder, 1)
        assert contents(folder) == contents(tmp_path / "平安")


def test_what_another_process_is_writing_is_left_to_it(tmp_path: Path) -> None:
    ours, another = tmp_path / ".docgen-1-abc", tmp_path / ".docgen-log"
    for path in (ours, another):
        path.write_bytes(b"")
    run(tmp_path, 1)
    assert ours.exists()
    assert another.exists()


def test_a_pdf_that_somebody_changed_is_not_taken_for_ours() -> None:
    assert made_here(pdf("甲"))
    assert not made_here(pdf("甲").replace("甲".encode(), "乙".encode()))
    assert not made_here(b"%PDF scan %%EOF")


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
def test_files_have_the_mode_of_any_new_file(tmp_path: Path, mask: int, mode: int) -> None:
    earlier = os.umask(mask)
    try:
        run(tmp_path, 1)
    finally:
        os.umask(earlier)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()} == {mode}


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "函.docx").mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        write_whole(tmp_path / "函.docx", b"")
    assert caught.value.filename == (tmp_path / "函.docx").as_posix()
    assert [path.name for path in tmp_path.iterdir()] == ["函.docx"]
