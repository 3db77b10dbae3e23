"""How long the letters to 1 135 towns take that have not reported: read the folder, see who is late, make and write each letter.

    python bench/notices.py

The day is that on which the 催报函 goes out. Elapsed time is told, and what of it one letter costs.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from time import perf_counter

from docgen.cycle.remind import remind
from docgen.cycle.watch import Cycle
from docgen.model.period import Period

TOWNS = 1135
DAY = dt.date(2019, 1, 8)
Q4 = Period(2018, "季", 4)
OFFICE = """\
发文机关: {名称: 示例市科学技术协会, 简称: 市科协, 代字: 示市科协, 印发机关: 示例市科学技术协会办公室}
本级: "1"
主送: [各乡镇科协]
联系人: {姓名: 方示例, 电话: 0000-0000000}
"""
CALENDAR = "报表: [{名称: 季报, 周期: 季, 填报级别: [乡镇]}]\n"


def lay_out(folder: Path) -> None:
    """Write the office, its calendar and the towns; no returns."""
    towns = [f"{number:04},示例{number:04}镇,乡镇,1" for number in range(TOWNS)]
    (folder / "机关.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "周期.yaml").write_text(CALENDAR, encoding="utf-8")
    (folder / "单位.csv").write_text("代码,名称,级别,上级\n" + "\n".join(["1,示例市,市,", *towns]) + "\n", encoding="utf-8")


def main() -> None:
    """Make the letters and tell how long that took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "示例市"
        folder.mkdir()
        lay_out(folder)
        start = perf_counter()
        done = remind(Cycle(folder, DAY, Path(name) / "output"), Q4)
        used = perf_counter() - start
    letters = sum(one.path.suffix == ".docx" for one in done.made)
    print(f"{TOWNS} 个单位未报，做 {letters} 份催报函（.docx）：{used:.1f} 秒，每份 {1000 * used / max(letters, 1):.1f} 毫秒")


if __name__ == "__main__":
    main()
