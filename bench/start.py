"""How long `docgen --help` takes, against the least a Click program can take.

    python bench/start.py [TIMES]

Whole processes, from start to end, the three in turn; medians are printed.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

CANDIDATES = {
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "docgen --help": [sys.executable, "-c", "from docgen.cli import main; main()", "--help"],
    "docgen render --help": [sys.executable, "-c", "from docgen.cli import main; main()", "render", "--help"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def took(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seconds: dict[str, list[float]] = {name: [] for name in CANDIDATES}
    for _ in range(times):
        for name, command in CANDIDATES.items():
            seconds[name].append(took(command))
    least = median(seconds["python -c 'import click'"])
    for name, measured in seconds.items():
        print(f"{name:<26}{median(measured) * 1000:7.0f} 毫秒{median(measured) / least:6.2f} 倍")


if __name__ == "__main__":
    main()
