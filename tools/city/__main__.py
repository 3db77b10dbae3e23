"""`python -m tools.city`: write the generated files of content/mianyang; with --check, name those that differ and exit 1."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.city.files import files

FOLDER = Path(__file__).resolve().parents[2] / "content" / "mianyang"


def main(check: bool) -> int:
    """Write or compare every file; return the exit code. Files of 报表 that are not made any more are removed."""
    made = files()
    there = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "报表").rglob("*") if path.is_file()}
    different = sorted(there - made.keys())
    for name in different if not check else ():
        (FOLDER / name).unlink()
    for name, data in made.items():
        path = FOLDER / name
        if check and (not path.is_file() or path.read_bytes() != data):
            different.append(name)
        elif not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    if check:
        print(*(f"{name}: 与脚本生成的不一致" for name in different), sep="\n", end="\n" if different else "")
    return 1 if check and different else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
