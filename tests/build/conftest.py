from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sample import QINGXI, papers_of


@pytest.fixture(scope="session")
def qingxi() -> dict[str, bytes]:
    """The papers of the sample township."""
    return papers_of(QINGXI)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sample that a test may spoil."""
    return Path(shutil.copytree(QINGXI, tmp_path / "清溪"))
