"""Records for the tests of the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.model.person import Person


@pytest.fixture(scope="session")
def person() -> Callable[..., Person]:
    """Return a maker of persons: a name, and whatever facts matter."""
    def make(name: str, **facts: object) -> Person:
        return Person.model_validate({"姓名": name, "性别": "男", "出生年月": "1980-01", "单位": "某校"} | facts)

    return make
