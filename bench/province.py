"""How long a province takes: read and check its returns, and roll up every indicator, for four periods.

    python bench/province.py [--keep FOLDER]

13 cities, 96 counties, 1 135 towns and 20 000 villages of chance report four quarters in CSV tables, one for each county and
level: some 85 000 rows. Villages fill in 40 fields, two of docgen's own and 38 that the office adds, with an indicator for every
fourth; towns and counties what docgen asks for. One return in fifty is missing. Processor time and the peak of memory are told.
"""

from __future__ import annotations

import argparse
import csv
import resource
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import process_time

from docgen.content.city import CityReading, read_city
from docgen.content.indicators import shipped
from docgen.figures import compute
from docgen.figures.check_returns import check_returns
from docgen.model.period import Period
from docgen.model.reporting import LEVELS, Level, ReturnField, Scheme

SIZES: dict[Level, int] = {"省": 1, "市": 13, "县": 96, "乡镇": 1135, "村": 20000}
QUARTERS = [Period(2018, "季", index) for index in (1, 2, 3, 4)]
OWN = [f"示例项目{number:02}" for number in range(1, 39)]
OFFICE = """\
发文机关: {名称: 示例省科学技术协会, 简称: 省科协, 代字: 示科协发, 印发机关: 示例省科学技术协会办公室}
本级: "1"
主送: [各市科协]
"""
FIXED = {
    "主席": 1, "副主席": 12, "秘书长": 1, "委员": 45, "代表": 120, "经费预算": 20, "经费到位": 10, "科普活动场次": 12, "科普活动人次": 900,
    "县级主席": 1, "县级副主席": 12, "县级常委": 30, "县级委员": 90, "企业科协": 10, "单独组建": 4, "区域联建": 3, "行业统建": 2, "依托组建": 1,
}  # fmt: skip
"""Numbers that have to fit others of the return."""
Unit = tuple[str, str, Level, str]


def units() -> list[Unit]:
    """Return code, name, level and parent of every unit, spread evenly."""
    made: list[Unit] = []
    above: list[str] = []
    for depth, level in enumerate(LEVELS, 1):
        codes = [f"{depth}{number:05}" if depth > 1 else "1" for number in range(SIZES[level])]
        made += [(code, f"示例{level}{code}", level, above[place * len(above) // len(codes)] if above else "") for place, code in enumerate(codes)]
        above = codes
    return made


def scheme() -> str:
    """Return 指标.yaml: the village fields of the office, and an indicator for every fourth of them."""
    fields = [f"  - {{名称: {name}, 填报: [村], 性质: 流量}}" for name in OWN]
    indicators = [f"  - {{代码: own_{number}, 名称: {name}合计, 式: {name}, 性质: 流量}}" for number, name in enumerate(OWN) if number % 4 == 0]
    return "\n".join(["字段:", *fields, "指标:", *indicators]) + "\n"


def cell(random: Random, field: ReturnField) -> str:
    """Return what a unit writes: numbers of chance that the checks of a return let pass."""
    if field.kind == "是否":
        return "是" if field.name == "科协已成立" or random.random() < 0.8 else "否"
    if field.kind == "名单":
        return ""
    return str(FIXED[field.name] if field.name in FIXED else random.randint(0, 5))


def tables(folder: Path, quarter: Period, fields: Sequence[ReturnField]) -> Iterator[tuple[Path, Level, Sequence[ReturnField]]]:
    """Yield each level that reports with its folder and its fields."""
    for level in ("县", "乡镇", "村"):
        asked = [field for field in fields if level in field.levels and (not field.rhythms or "季" in field.rhythms)]
        yield folder / "报表" / quarter.name / level, level, asked


def write(folder: Path, made: Sequence[Unit], laid: Scheme) -> int:
    """Write the folder of the province; return how many rows of returns it has."""
    random, rows = Random(1135), 0
    (folder / "机关.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "指标.yaml").write_text(scheme(), encoding="utf-8")
    with (folder / "单位.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["代码", "名称", "级别", "上级"], *made])
    county = {code: code if level == "县" else "" for code, _, level, _ in made}
    for code, _, _, parent in made:
        county[code] = county[code] or county.get(parent, "")
    for quarter in QUARTERS:
        for inside, level, asked in tables(folder, quarter, laid.fields):
            inside.mkdir(parents=True)
            of_county: dict[str, list[list[str]]] = {}
            for code, name, of, _ in made:
                if of == level and random.random() > 0.02:
                    of_county.setdefault(county[code], []).append([code, name, *(cell(random, field) for field in asked)])
            for number, lines in of_county.items():
                rows += len(lines)
                with (inside / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerows([["代码", "名称", *(field.name for field in asked)], *lines])
    return rows


def roll_up(reading: CityReading) -> tuple[int, float, float]:
    """Return how many figures were made, and the seconds: of the sums of all areas, and with the figures of 110 of them."""
    begun = process_time()
    last = compute(reading.units, reading.scheme, reading.returns, QUARTERS[-1])
    areas = ["", *(unit.code for unit in reading.units if unit.level in ("市", "县"))]
    for quarter in QUARTERS:
        for indicator in reading.scheme.indicators:
            last.at(quarter).totals(indicator.code)
    summed = process_time() - begun
    figures = [last.at(quarter).figure(one.code, area) for quarter in QUARTERS for one in reading.scheme.indicators for area in areas]
    return len(figures), summed, process_time() - begun


def measure(folder: Path) -> None:
    """Make the province in `folder`, and tell what reading, checking and adding up take."""
    own = [ReturnField.model_validate({"名称": name, "填报": ["村"], "性质": "流量"}) for name in OWN]
    rows = write(folder, units(), Scheme(fields=(*shipped().fields, *own)))
    begun = process_time()
    reading = read_city(folder)
    read = process_time() - begun
    count, summed, made = roll_up(reading)
    again = process_time()
    doubts = len(check_returns(compute(reading.units, reading.scheme, reading.returns, QUARTERS[-1])))
    checked = process_time() - again
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{rows} 行报表：读入并逐格检查 {read:.1f} 秒，{len(reading.returns)} 份报表，{len(reading.problems)} 个问题")
    print(f"{len(reading.scheme.indicators)} 个指标 × 4 期：各级合计 {summed:.1f} 秒，连同 {count} 个数 {made:.1f} 秒；与上期核对 {checked:.1f} 秒（{doubts} 处）")
    print(f"内存最多 {peak} MiB")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path, help="an empty folder to make the province in, and to leave it there")
    keep = parser.parse_args().keep
    if keep:
        measure(keep)
        return
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name))


if __name__ == "__main__":
    main()
