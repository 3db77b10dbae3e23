"""Papers laid out by LibreOffice, once for all tests and all workers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tools.measure import show as measured
from tools.measure.pages import Page, pages_of

Pages = Callable[[str], list[Page]]
SECONDS = 600


def once(root: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name` below `root`, filled by whichever worker comes first."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        pytest.skip("没有 LibreOffice 或 poppler-utils，不量版面")
    folder, done = root / name, root / f"{name}.done"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        for _ in range(SECONDS * 2):
            if done.exists():
                return folder
            time.sleep(0.5)
        pytest.fail("另一个进程没有排出样张")
    make(folder)
    done.touch()
    return folder


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def forms(common: Path) -> Path:
    """A paper of every form of the standard as .docx and .pdf, their layouts settled."""
    return once(common, "forms", measured.make)


@pytest.fixture(scope="session")
def pages(forms: Path) -> Pages:
    """Gives the pages of a paper."""
    return cache(lambda name: pages_of(forms / f"{name}.pdf"))
