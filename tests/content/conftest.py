"""A small good folder of facts, written as a clerk would; each test spoils one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from good_folder import GOOD

from docgen.content import Reading, read

Make = Callable[..., Path]
ReadWith = Callable[..., Reading]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that writes the good folder with some files replaced (text or bytes), or left out (None)."""

    def make(files: dict[str, str | bytes | None] | None = None) -> Path:
        folder = tmp_path / "资料"
        for name, content in {**GOOD, **(files or {})}.items():
            if content is None:
                continue
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return folder

    return make


@pytest.fixture
def read_with(make: Make) -> ReadWith:
    """Return a function that reads the good folder with some files replaced."""
    return lambda files=None: read(make(files))


@pytest.fixture
def good() -> dict[str, str]:
    """Return the files of the good folder."""
    return dict(GOOD)
