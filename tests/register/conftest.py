from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from numbered import NOW
from postgres import fresh, server

from docgen.register.book import Book


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A PostgreSQL server of our own."""
    with server() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a register that is not there yet, of either kind."""
    return str(tmp_path / "发文登记簿.db") if request.param == "sqlite" else fresh(request.getfixturevalue("address"))


@pytest.fixture
def book(place: str) -> Book:
    """A register that keeps 示科协 from 1号 on."""
    made = Book(place, NOW, create=True)
    made.keep("示科协", 2026)
    return made
