"""`python -m tools.frames`: write templates/版式/*.docx; with --check, name those that differ and exit 1.

`python -m tools.frames --show 目录` writes a specimen of every frame, to be looked at in Word.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from docgen.render.frame import Frames
from tools.frames.kinds import FRAMES
from tools.frames.specimens import PAPERS

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


def show(folder: Path) -> None:
    """Write every specimen into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    frames = Frames(lambda path: (TEMPLATES / path).read_bytes())
    for name, paper in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(frames.make(paper))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", type=Path, metavar="目录")
    options = parser.parse_args()
    if options.show:
        show(options.show)
    elif options.check:
        return 1 if check() else 0
    else:
        write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
