"""`python -m tools.frames`: write templates/版式/*.docx; with --check, name those that differ and exit 1."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.frames.kinds import FRAMES

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "版式"


def main(check: bool) -> int:
    """Write or compare every frame; return the exit code."""
    different = 0
    for name, build in FRAMES.items():
        path, data = FOLDER / f"{name}.docx", build()
        if check and (not path.is_file() or path.read_bytes() != data):
            print(f"{path.name}: 与脚本生成的不一致")
            different += 1
        elif not check:
            path.write_bytes(data)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
