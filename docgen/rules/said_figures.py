"""Checks of the figures of a text: shares, sums, coverage, qualifiers, order of events (§7.2, §7.6)."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from docgen.model.circular import Circular
from docgen.rules.said import Remark, Said, matches, remark, sentences

WHOLE = re.compile("[^。\n]+")
"""A sentence up to its full stop, ； and all."""
UNIT = "(名|人|个|家|所|项|件|篇|场|户)"
# Repetitions are bounded, so that a text of one endless line is read in time that grows with its length alone.
SHARED = re.compile(rf"(\d{{1,9}}){UNIT}，?占[^，。；\d]{{0,8}}?(\d{{1,9}}(?:\.\d{{1,9}})?)%")
PART = rf"[\u4e00-\u9fff（）“”]{{0,40}}?(\d{{1,9}}){UNIT}"
SUMMED = re.compile(rf"({PART}(?:[、，和]{PART}){{1,30}})，(?:合计|共计|总计|总共|共)(\d{{1,9}}){UNIT}")
PLUS = re.compile(r"(\d{1,9}(?:[+＋]\d{1,9}){1,30})[=＝](\d{1,9})")
REPORTED = re.compile(r"应报(?:送)?(?:单位)?(\d{1,9})\D{0,8}按时(?:报送)?(\d{1,9})\D{0,8}(?:迟报|逾期)(?:报送)?(\d{1,9})\D{0,8}未报(?:送)?(\d{1,9})")
COVERED = re.compile(r"全覆盖|全部覆盖|覆盖率(?:达到?)?100%")
NOT_YET = re.compile("未|推进|力争|目标|确保|逐步|争取|要|计划|努力")
NUMBER = re.compile(r"(?<![\d.])(\d{1,9})(余|多)?(名|个|人|家|所|项|场|件)(以上)?")
LOOSE = re.compile(r"(近|约|超过|超|逾)?(?<![\d.])(\d{1,9})(余|多)?(名|个|人|家|所|项|场|件)(以上)?")
AS_OF = re.compile(r"截至(\d{4})年(\d{1,2})月(\d{1,2})日")
EVENT = re.compile(r"(?<![\d年至—])(\d{1,2})月(上旬|中旬|下旬|初|底|\d{1,2}日)?(?!至|—|份)")
TWO_UNITS = (("人", "人次"), ("场", "场次"))
WITHIN = Fraction(1, 10)
"""A rounded number speaks of a figure no farther away than this share of it."""


def wholes(count: int, percent: str) -> tuple[int, int]:
    """Return the least and the greatest whole of which `count` is printed as `percent` (half up); none: least > greatest."""
    half = Fraction(1, 2 * 10 ** len(percent.partition(".")[2]))
    low, high = Fraction(percent) - half, Fraction(percent) + half
    most = floor(100 * count / low) if low > 0 else 10**9
    least = ceil(100 * count / high)
    return least + (Fraction(100 * count, least) == high if least else 0), most


def check_shares(said: Said) -> Iterator[Remark]:
    """W-RAT-02: a printed share is possible for its count. E-STA-04: shares of one sentence have a whole in common."""
    for index, whole in matches(said, WHOLE):
        start, sentence = whole.start(), whole[0]
        found = list(SHARED.finditer(sentence))
        ranges = []
        for match in found:
            least, most = wholes(int(match[1]), match[3])
            if least > most or most < int(match[1]):
                yield remark("W-RAT-02", index, (start + match.start(), match[0]), f"不论总数是多少，{match[1]}{match[2]}都不会占{match[3]}%", "核对人数和百分比")
            else:
                ranges.append((least, most))
        one_whole = len(ranges) == len(found) > 1 and not re.search("其中", sentence[found[0].end() : found[-1].start()])
        if one_whole and max(least for least, _ in ranges) > min(most for _, most in ranges):
            yield remark("E-STA-04", index, (start + found[0].start(), found[0][0]), "这一句的几个百分比不可能出自同一个总数", "用同一个总数重算；百分比不能取平均")


def check_sums(said: Said) -> Iterator[Remark]:
    """E-STA-01: a total is the sum of its parts."""
    for index, found in matches(said, PLUS):
        total = sum(map(int, re.split("[+＋]", found[1])))
        if total != int(found[2]):
            yield remark("E-STA-01", index, found, f"{found[1]}是{total}，不是{found[2]}", "核对各项和合计")
    for index, found in matches(said, SUMMED):
        parts = re.findall(rf"(\d+){UNIT}", found[1])
        total = sum(int(count) for count, _ in parts)
        if {unit for _, unit in parts} == {found[7]} and total != int(found[6]):
            yield remark("E-STA-01", index, found, f"各项相加是{total}{found[7]}，文中合计是{found[6]}{found[7]}", "核对各项和合计")


def check_reported(said: Said) -> Iterator[Remark]:
    """E-STA-03: those who should report are those who did, in time or late, and those who did not."""
    for index, found in matches(said, REPORTED):
        due, *parts = map(int, found.groups())
        if due != sum(parts):
            yield remark("E-STA-03", index, found, f"应报{due}家，按时、迟报、未报相加是{sum(parts)}家", "逐家核对报送情况")


def check_units(said: Said) -> Iterator[Remark]:
    """W-STA-08: one number is not once of persons and once of attendances."""
    for one, other in TWO_UNITS:
        singles = {found[1]: (index, found) for index, found in matches(said, re.compile(rf"(?<![\d.])(\d{{2,}}){one}(?!次)"))}
        for found in re.finditer(rf"(?<![\d.])(\d{{2,}}){other}", said.whole):
            if found[1] in singles:
                index, single = singles[found[1]]
                yield remark("W-STA-08", index, single, f"同一个数又写成“{single[0]}”又写成“{found[0]}”", f"核对是{one}还是{other}")


def check_events(said: Said) -> Iterator[Remark]:
    """W-STA-11: what happened is told in the order in which it happened."""
    if said.kind not in ("通报", "报告"):
        return
    for index, passage in enumerate(said.passages):
        listed = [found for part in re.split("；", passage.text) for found in [EVENT.search(part)] if found] if "；" in passage.text else []
        keys = [(int(found[1]), third(found[2])) for found in listed]
        if len(keys) >= 3 and keys != sorted(keys):
            wrong = next(place for place in range(1, len(keys)) if keys[place] < keys[place - 1])
            at = passage.text.index(listed[wrong][0])
            yield remark("W-STA-11", index, (at, listed[wrong][0]), f"“{listed[wrong][0]}”写在“{listed[wrong - 1][0]}”后面，不是按时间先后", "按时间先后排列")


def third(part: str | None) -> int:
    """Return a day within the month that stands for 上旬, 月底 and the like."""
    if part and part[:-1].isdecimal():
        return int(part[:-1])
    return {"上旬": 5, "初": 3, "中旬": 15, "下旬": 25, "底": 30}.get(part or "", 0)


def check_coverage(said: Said, circular: Circular) -> Iterator[Remark]:
    """E-STA-02: 全覆盖 only where the figure has reached its whole."""
    for index, start, sentence in sentences(said):
        found = COVERED.search(sentence)
        if not found or NOT_YET.search(sentence):
            continue
        said_numbers = {int(match[1]) for match in NUMBER.finditer(sentence)}
        for name, figure in circular.figures.items():
            if figure.whole and not figure.complete and figure.value in said_numbers and name[:2] in sentence:
                yield remark("E-STA-02", index, (start + found.start(), found[0]), f"“{name}”是{figure.value}，总数是{figure.whole}，还没有全覆盖", "写实际的数，达到总数才写全覆盖")


def check_qualifiers(said: Said, circular: Circular) -> Iterator[Remark]:
    """W-STA-07: 余, 多, 近, 约, 超, 以上 fit the exact value."""
    values: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, figure in circular.figures.items():
        values[figure.measure].append((name, figure.value))
    for index, found in matches(said, LOOSE):
        before, number, after, unit, above = found[1] or "", int(found[2]), found[3] or "", found[4], found[5] or ""
        close = [(name, value) for name, value in values[unit] if abs(value - number) <= WITHIN * number]
        if close and (before or after or above) and not any(fits(before, after, above, number, value) for _, value in close):
            name, value = close[0]
            yield remark("W-STA-07", index, found, f"文中是“{found[0]}”，数据里{name}是{value}{unit}", "写准确的数，或改正“余”“多”“近”“超”")


def fits(before: str, after: str, above: str, number: int, value: int) -> bool:
    """Whether a number so qualified may stand for the exact value."""
    if before == "约":
        return value != number
    if before == "近":
        return value < number
    if before or after:
        return value > number
    return value >= number if above else True


def check_as_of(said: Said, circular: Circular) -> Iterator[Remark]:
    """E-STA-09: the day to which figures are said to go is that of the data."""
    for index, found in matches(said, AS_OF):
        try:
            there = dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue  # E-DAT-04 tells
        if there != circular.as_of_day:
            yield remark("E-STA-09", index, found, f"文中数据截至{there}，通报.yaml 的统计截止日是{circular.as_of_day}", "改成同一天，或重新统计")


ANYWHERE = (check_shares, check_sums, check_reported, check_units, check_events)
CIRCULAR = (check_coverage, check_qualifiers, check_as_of)
