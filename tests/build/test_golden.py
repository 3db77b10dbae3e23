"""What every paper of the samples says, as outlines that a person reviews in the diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from outline import outline
from sample import TONGBAO, papers_of

SHOWN = {path.name[:-3].split("-")[0] for path in (Path(__file__).parents[2] / "templates" / "文书").rglob("*.md")}


@pytest.fixture(scope="session")
def papers(qingxi: dict[str, bytes]) -> dict[str, bytes]:
    return qingxi | papers_of(TONGBAO)


@pytest.mark.parametrize("code", sorted(SHOWN))
def test_outline(code: str, papers: dict[str, bytes], golden: Callable[[str, str], None]) -> None:
    if code in papers:
        golden(f"papers/{code}", outline(papers[code]))
    else:
        assert code in ("A06", "A10", "B11"), "only papers written elsewhere are not made from the samples"


def test_no_golden_file_is_stale() -> None:
    made = {path.stem for path in (Path(__file__).parents[1] / "golden" / "papers").glob("*.txt")}
    assert made <= SHOWN


