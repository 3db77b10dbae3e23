"""The table of codes is the truth: every code that reading uses stands in it, and none stands in it unused."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.content import CODES

ROOM = Path(__file__).parents[2] / "docgen" / "content"


def test_codes_and_code_agree() -> None:
    sources = [path.read_text("utf-8") for path in ROOM.glob("*.py") if path.name != "codes.py"]
    used = {code for source in sources for code in re.findall(r'"([EWI]-[A-Z]{3}-\d\d)"', source)}
    assert used == set(CODES)
