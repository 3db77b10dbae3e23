"""Texts that no clerk writes: one endless line, numbers of thousands of digits. They are read soon, and nothing breaks."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from docgen.content import read
from docgen.documents.consistency import said_in, told
from docgen.model.dossier import Dossier
from docgen.rules.known import Known, known

SAMPLE = Path(__file__).parents[2] / "content" / "qingxi"
LINES = (
    "一" * 12_000, "（" * 12_000, "第一" * 6000, "第一届" * 4000, "2027年1月" * 2000, "选举委员1名、" * 2000, "得票" * 6000, "刘" * 12_000, "1" * 12_000,
    "赞成" + "1" * 6000 + "票，占" + "9" * 6000 + "%", "1+" * 6000, "占75%，" * 3000, "“" * 12_000, "《" * 12_000, " " * 12_000, "委员" * 6000, "应到45人" * 3000,
)  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> Known:
    dossier = read(SAMPLE).dossier
    assert isinstance(dossier, Dossier)
    return known(dossier)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:6])
def test_an_endless_line_is_read_soon(facts: Known, line: str) -> None:
    begun = process_time()
    told("文稿/致辞.md", said_in("文稿/致辞.md", line + "\n"), facts, None)
    assert process_time() - begun < 5
