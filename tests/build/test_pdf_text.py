"""The whole packet as PDF: every word of a paper is on its pages (a floating table, for one, would vanish)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from outline import paragraphs
from sample import QINGXI, TONGBAO

from docgen.cli import main

pytestmark = pytest.mark.slow
FOOT = re.compile(r"^— ?\d+ ?—$|^— ?—$")


def squeezed(text: str) -> str:
    """Return text as it can be compared: the order of words on a page is the reader's affair, blanks are not text."""
    return re.sub(r"[\s\u3000\u2060]", "", text)


def printed(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("folder", [QINGXI, TONGBAO], ids=lambda folder: folder.name)
def test_every_word_is_on_the_pages(folder: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["packet", str(folder), "-o", str(tmp_path), "--pdf"])
    assert ran.exit_code == 0, ran.output
    papers = sorted(tmp_path.rglob("*.docx"))
    assert papers
    missing: dict[str, list[str]] = {}
    for paper in papers:
        letters = sorted(squeezed(printed(paper.with_suffix(".pdf"))))
        pages = squeezed(printed(paper.with_suffix(".pdf")))
        for _, text in paragraphs(paper.read_bytes()):
            word = squeezed(text)
            if word and not FOOT.match(text.strip()) and word not in pages and not set(word) <= set(letters):
                missing.setdefault(paper.name, []).append(text)
    assert missing == {}
