"""地名.txt: one name a line, remarks left out, in whatever encoding Windows wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.content import Reading
from docgen.model.dossier import Dossier

ReadWith = Callable[..., Reading]


@pytest.mark.parametrize(("data", "expected"), [
    ("# 邻近的地方\n贾汪区\n\n 青石村  # 村\r\n", ("贾汪区", "青石村")),
    ("贾汪区\r\n青石村".encode("gb18030"), ("贾汪区", "青石村")),
    ("\ufeff贾汪区\n", ("贾汪区",)),
    ("# 没有\n\n", ()),
    ("", ()),
    (None, ()),
])  # fmt: skip
def test_names_of_places(read_with: ReadWith, data: object, expected: tuple[str, ...]) -> None:
    reading = read_with({"地名.txt": data})
    assert isinstance(reading.dossier, Dossier)
    assert reading.dossier.places == expected
