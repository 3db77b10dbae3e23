"""How long `check` takes over a folder of many persons, everything included: reading, checks, composing, texts.

    python bench/check.py [PERSONS]

The sample township with its roster grown to PERSONS (2000): delegates of its units and others who are none.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from click.testing import CliRunner
from openpyxl import load_workbook

from docgen.cli import main as docgen

SAMPLE = Path(__file__).parents[1] / "content" / "qingxi"
ROUNDS = 5
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"


def grown(folder: Path, persons: int) -> None:
    """Add persons who are no delegates to the roster of `folder` until there are `persons` in all."""
    book = load_workbook(folder / "花名册.xlsx")
    others = book["人员"]
    heads = [cell.value for cell in others[1]]
    there = others.max_row + book["代表"].max_row - 2
    for number in range(persons - there):
        first, second = divmod(number, len(GIVEN))
        name = SURNAMES[first % len(SURNAMES)] + GIVEN[second] + GIVEN[first // len(SURNAMES) % len(GIVEN)]
        row = {"编号": f"Q{number:04}", "姓名": name, "性别": "男", "出生年月": f"{1960 + number % 40}-0{1 + number % 9}", "单位": f"第{number % 90}村"}
        others.append([row.get(str(head)) for head in heads])
    book.save(folder / "花名册.xlsx")


def main() -> None:
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(SAMPLE, Path(place) / "清溪"))
        grown(folder, persons)
        clock, own = [], []
        for _ in range(ROUNDS):
            begun, used = perf_counter(), process_time()
            result = CliRunner().invoke(docgen, ["check", str(folder), "-o", str(folder / "无")])
            clock.append(perf_counter() - begun)
            own.append(process_time() - used)
    print(f"{persons} persons: {median(clock):.2f} s by the clock, {median(own):.2f} s of the processor; {result.stdout.strip()}")


if __name__ == "__main__":
    main()
