"""LibreOffice: where it is, how it is installed, and one running instance of it.

An instance is a worker (`office_worker.py`, under the Python that has `uno`) and the LibreOffice that
the worker started: one process group, with a folder and a profile of its own, ended as a group.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docgen.problem import DocgenError, MissingProgram, Place, Problem

WORKER = Path(__file__).with_name("office_worker.py")
START_SECONDS = 120

_INSTALLED_BESIDE_PATH = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_SYSTEM_PYTHONS = ("/usr/bin/python3",)

INSTALL = {
    "apt-get": "sudo apt-get install -y --no-install-recommends libreoffice-writer-nogui python3-uno "
    "fontconfig fonts-noto-cjk fonts-liberation",
    "dnf": "sudo dnf install -y libreoffice-writer libreoffice-pyuno fontconfig google-noto-serif-cjk-fonts "
    "google-noto-sans-cjk-fonts liberation-serif-fonts",
    "brew": "brew install --cask libreoffice",
    "winget": "winget install TheDocumentFoundation.LibreOffice",
}


@dataclass(frozen=True)
class Programs:
    """What lays pages out: LibreOffice, and the Python that can speak to it (None: only whole calls are possible)."""

    soffice: Path
    uno_python: Path | None


class OfficeDied(Exception):
    """LibreOffice ended, or was ended after its time, before it had answered."""

    def __init__(self, timed_out: bool) -> None:
        super().__init__()
        self.timed_out = timed_out


def install_command() -> str:
    """Return the command that installs LibreOffice and the fonts on this kind of machine."""
    for manager, command in INSTALL.items():
        if shutil.which(manager):
            return command
    return "从 LibreOffice 官网下载安装 7.4 以上版本"


def find() -> Programs:
    """Return LibreOffice and its Python. Raises MissingProgram when there is no LibreOffice."""
    soffice = find_soffice()
    if soffice is None:
        raise MissingProgram(
            [
                Problem(
                    "E-PDF-01",
                    Place(),
                    "没有找到 LibreOffice，不能生成 PDF（Word 文件不受影响）",
                    f"运行：{install_command()}",
                )
            ]
        )
    return Programs(soffice, find_uno_python(soffice))


def find_soffice() -> Path | None:
    """Return the LibreOffice to use, or None; the environment variable DOCGEN_SOFFICE goes before all."""
    named = os.environ.get("DOCGEN_SOFFICE")
    candidates = [named] if named else ["soffice", "libreoffice", *_INSTALLED_BESIDE_PATH]
    found = next(filter(None, map(shutil.which, candidates)), None)
    return Path(found) if found else None


@cache
def find_uno_python(soffice: Path) -> Path | None:
    """Return a Python that can import `uno`, or None: the system's, or the one that LibreOffice brings along."""
    if sys.platform == "win32":
        return None  # there LibreOffice is called once for many files; see pdf.py
    program = soffice.resolve().parent
    candidates = [*_SYSTEM_PYTHONS, str(program / "python"), str(program.parent / "Resources" / "python"), "python3"]
    for candidate in filter(None, map(shutil.which, candidates)):
        probe = subprocess.run(
            [candidate, "-s", "-c", "import uno"], env=without_python(os.environ), capture_output=True, check=False
        )
        if probe.returncode == 0:
            return Path(candidate)
    return None


def without_python(environment: Mapping[str, str]) -> dict[str, str]:
    """Return `environment` without what would lead another Python to our packages."""
    return {name: value for name, value in environment.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


class OfficeWontStart(DocgenError):
    """LibreOffice is there, but does not come up."""


class Office:
    """One LibreOffice, started when first asked for a paper, and started anew after it has died."""

    def __init__(self, programs: Programs, folder: Path, environment: Mapping[str, str]) -> None:
        """programs: with a uno_python. folder: its own, exists; keeps the profile."""
        self._programs = programs
        self._folder = folder
        self._said = folder / "worker.log"
        self._environment = without_python(environment)
        self._starts = 0
        self._worker: subprocess.Popen[str] | None = None
        self._closed = False

    def convert(self, job: Mapping[str, object], seconds: float) -> tuple[str, Mapping[str, list[int]]]:
        """Do one job of `office_worker`; returns what LibreOffice objects to, or nothing, and where the bookmarks lie.

        Raises OfficeDied: no answer, or none within `seconds`. Raises OfficeWontStart.
        """
        if self._worker is None:
            self._start()
        answer = self._ask(json.dumps(job), seconds)
        return str(answer["failed"]), answer.get("places", {})

    def close(self) -> None:
        """Let LibreOffice end in good order; if it does not, end it."""
        self._closed = True
        if self._worker is None:
            return
        try:
            self._worker.communicate(timeout=10)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            self._end()
        self._worker = None

    def kill(self) -> None:
        """End LibreOffice at once, whatever it is doing; a call of `convert` in another thread raises OfficeDied."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            kill_group(worker)
            worker.wait()

    def _start(self) -> None:
        """Bring LibreOffice up; the first start on a machine may fail once, while it settles in."""
        for last in (False, True):
            if self._closed:
                raise OfficeDied(timed_out=False)
            try:
                self._start_once()
            except OfficeDied:
                if last and not self._closed:
                    raise self._wont_start() from None
            else:
                return

    def _start_once(self) -> None:
        self._starts += 1  # a profile that LibreOffice died in is not used again
        profile = self._folder / f"profile-{self._starts}"
        with self._said.open("wb") as said:
            self._worker = subprocess.Popen(
                [str(self._programs.uno_python), "-s", str(WORKER), str(self._programs.soffice), str(profile)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                encoding="ascii",
                env=self._environment,
                start_new_session=True,
            )
        self._ask("", START_SECONDS)

    def _wont_start(self) -> OfficeWontStart:
        said = self._said.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
        message = f"LibreOffice 启动不了（{said}）" if said else "LibreOffice 启动不了"
        cure = "运行 docgen doctor 检查安装；必要时重装 LibreOffice"
        return OfficeWontStart([Problem("E-PDF-02", Place(str(self._programs.soffice)), message, cure)])

    def _ask(self, line: str, seconds: float) -> dict[str, Any]:
        worker = self._worker
        assert worker is not None
        assert worker.stdin is not None
        assert worker.stdout is not None
        watch = _Watch(worker, seconds)
        try:
            if line:
                worker.stdin.write(line + "\n")
                worker.stdin.flush()
            answer = worker.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            watch.stop()
        if not answer:
            self._end()
            raise OfficeDied(watch.rang)
        return dict(json.loads(answer))


class _Watch:
    """Ends a process group when its time is up."""

    def __init__(self, process: subprocess.Popen[str], seconds: float) -> None:
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        kill_group(self._process)

    def stop(self) -> None:
        self._timer.cancel()


def kill_group(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End a process that was started with a session of its own, and all that it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    with suppress(ProcessLookupError):  # all of the group have ended already
        os.killpg(process.pid, signal.SIGKILL)
