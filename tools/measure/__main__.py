"""`python -m tools.measure`: print what is measured on papers of every form of the standard; `--show 目录` keeps them."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.measure.show import make
from tools.measure.table import table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=Path, metavar="目录")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = options.show or Path(name)
        make(folder)
        print(table(folder))


if __name__ == "__main__":
    main()
