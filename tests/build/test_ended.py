"""Ctrl-C and SIGTERM in the middle of making PDFs: LibreOffice goes too, and nothing half written stays."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample import QINGXI

from docgen.cli.ended import TOLD

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")]


def working_in(folder: Path) -> list[str]:
    """The processes whose command line names `folder`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in words:
            found.append(words)
    return found


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_end_in_the_middle_is_orderly(tmp_path: Path, number: int, code: int) -> None:
    scratch, output = tmp_path / "scratch", tmp_path / "出"
    scratch.mkdir()
    command = [sys.executable, "-m", "docgen.cli", "packet", str(QINGXI), "-o", str(output), "--only", "B01,B02,B03", "--pdf", "--no-audit"]
    with subprocess.Popen(command, env={"PATH": "/usr/bin:/bin", "TMPDIR": str(scratch)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 60
        while not any("soffice" in words for words in working_in(scratch)):
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        running.send_signal(number)
        _, told = running.communicate(timeout=30)
    assert running.returncode == code
    assert told.decode().splitlines()[-1] == TOLD
    assert working_in(scratch) == []
    assert list(scratch.iterdir()) == []
    assert [path.name for path in output.rglob(".*")] == []
