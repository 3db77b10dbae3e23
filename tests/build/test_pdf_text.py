"""The whole packet as PDF: every word of a paper is on its pages (a floating table, for one, would vanish)."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from outline import paragraphs
from sample import QINGXI, TONGBAO

from docgen.cli import main

pytestmark = pytest.mark.slow
FOOT = re.compile(r"^— ?\d+ ?—$|^— ?—$")


def squeezed(text: str) -> str:
    """Return the text without its blanks."""
    return re.sub(r"[\s\u3000\u2060]", "", text)


def printed(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


def lost(paper: Path) -> str:
    """Return the characters that the paper has oftener than its pages; cells and lines part words, so they are counted."""
    words = "".join(text for _, text in paragraphs(paper.read_bytes()) if not FOOT.match(text.strip()))
    return "".join((Counter(squeezed(words)) - Counter(squeezed(printed(paper.with_suffix(".pdf"))))).elements())


@pytest.mark.parametrize("folder", [QINGXI, TONGBAO], ids=lambda folder: folder.name)
def test_every_word_is_on_the_pages(folder: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["packet", str(folder), "-o", str(tmp_path), "--pdf"])
    assert ran.exit_code == 0, ran.output
    papers = sorted(tmp_path.rglob("*.docx"))
    assert papers
    missing = {paper.name: lacking for paper in papers if (lacking := lost(paper))}
    assert missing == {}
