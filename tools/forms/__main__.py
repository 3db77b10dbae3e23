"""`python -m tools.forms`: write templates/表格/*.docx; with --check, name those that differ and exit 1."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tools.forms.ballot import LOOKS, ballots
from tools.forms.cards import badges, name_card
from tools.forms.count import results, sheets
from tools.forms.registration import registration

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "表格"
FORMS: Mapping[str, Callable[[], bytes]] = {
    "B03-代表登记表": registration,
    **{f"B32-选票{ending}": partial(ballots, look) for ending, look in LOOKS.items()},
    "B30-桌签": name_card,
    "B31-证件": badges,
    "B33-计票单": sheets,
    "C08-选举结果报告单": results,
}


def main(check: bool) -> int:
    """Write or compare every form; return the exit code."""
    different = 0
    for name, build in FORMS.items():
        path, data = FOLDER / f"{name}.docx", build()
        if check and (not path.is_file() or path.read_bytes() != data):
            print(f"{path.name}: 与脚本生成的不一致")
            different += 1
        elif not check:
            path.write_bytes(data)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
