"""`python -m tools.frames`: write templates/版式/*.docx; with --check, name those that differ and exit 1.

To look at papers on the frames: `python -m tools.measure --show 目录`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.frames.kinds import FRAMES

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def write() -> None:
    """Write every frame."""
    for name, build in FRAMES.items():
        (TEMPLATES / "版式" / f"{name}.docx").write_bytes(build())


def check() -> int:
    """Name the committed frames that the script would make otherwise; return how many there are."""
    paths = {TEMPLATES / "版式" / f"{name}.docx": build for name, build in FRAMES.items()}
    different = [path for path, build in paths.items() if not path.is_file() or path.read_bytes() != build()]
    for path in different:
        print(f"{path.name}: 与脚本生成的不一致")
    return len(different)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        return 1 if check() else 0
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
