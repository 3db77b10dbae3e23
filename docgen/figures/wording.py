"""Numbers in words (§5.3, §5.4): every printed number is derived from the exact one, and never says more than it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

Roughly = Literal["余", "多", "近", "约", "超", "以上"]
WAN, YI = 10_000, 100_000_000
SCALES = ((YI, "亿"), (WAN, "万"))
STEADY = Fraction(5, 10_000)
"""A change of less than 0.05 %, or 0.05 percentage points, is 基本持平 [design, §5.4]."""
NEARLY_ALL = Fraction(95, 100)
"""基本全覆盖 from 95 % [design, §5.3]."""


def half_up(value: Fraction | int, digits: int = 0) -> Fraction:
    """Return `value` rounded to `digits` decimals, halves away from zero (四舍五入)."""
    scaled = abs(Fraction(value)) * 10**digits
    rounded = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**digits)
    return -rounded if value < 0 else rounded


def decimal_text(value: Fraction | int, digits: int = 0) -> str:
    """Return `value` as printed with exactly `digits` decimals, half up: 3.19, 84.1, 69."""
    rounded = half_up(value, digits)
    whole, part = divmod(abs(rounded.numerator) * 10**digits // rounded.denominator, 10**digits)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole}.{part:0{digits}}" if digits else f"{sign}{whole}"


def shortest_text(value: Fraction | int, digits: int = 1) -> str:
    """Return `value` with up to `digits` decimals and no noughts at the end: 1.1, 2, 0.5."""
    text = decimal_text(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent_text(share: Fraction | int, digits: int = 1) -> str:
    """Return a share of 1 as printed: 84.1%; nothing and all without decimals.

    A share that only rounds to 0 or to 100 gets decimals until it no longer says so: 99.96%, never 100.0%.
    """
    if share in (0, 1):
        return f"{100 * share}%"
    while half_up(100 * share, digits) in (0, 100):
        digits += 1
    return f"{decimal_text(100 * Fraction(share), digits)}%"


def points_text(difference: Fraction, digits: int = 1) -> str:
    """Return a difference of two shares in percentage points: 2.3个百分点; never 0 for a difference that is one."""
    while difference and half_up(100 * difference, digits) == 0:
        digits += 1
    return f"{shortest_text(100 * abs(difference), digits)}个百分点"


def count_text(value: Fraction | int, measure: str = "", digits: int = 0) -> str:
    """Return a number as a text prints it: plain below ten thousand, then 万 or 亿 with one decimal (1.1万).

    A measure that already counts in 万 or 亿 (万元) is not scaled again.
    """
    if not measure.startswith(("万", "亿")):
        for scale, word in SCALES:
            if half_up(abs(Fraction(value)), digits) >= scale or half_up(abs(Fraction(value)) / WAN) * WAN >= scale > WAN:
                return f"{shortest_text(Fraction(value) / scale, 1)}{word}{measure}"
    return f"{shortest_text(value, digits)}{measure}"


def rough_text(value: int, word: Roughly, measure: str = "") -> str:
    """Return a number with 余, 多, 近, 约, 超 or 以上: 2000余名, 近2000名, 60人以上; plain where the word would lie.

    The printed number has as few figures as keep it within 5 % of the exact one [design, §5.3] (5600多项, 1.1万余人次). 余, 多, 超 stand below
    the exact value, 近 above it, 约 beside it by at most 5 %, 以上 at it or below it. Below 10 there is no qualifier.
    """
    if value < 10:
        return f"{value}{measure}"
    round_ = _round(value, word)
    if round_ == value and word != "以上":
        return count_text(value, measure)
    number = _scaled(round_)
    if word in ("近", "约", "超"):
        return f"{word}{number}{measure}"
    return f"{number}{measure}以上" if word == "以上" else f"{number}{word}{measure}"


def _round(value: int, word: Roughly) -> int:
    for figures in (1, 2, 3):
        step = int(10 ** max(len(str(value)) - figures, 0))
        down = value // step * step
        if word == "近":
            round_ = down if down == value else down + step
        elif word == "约":
            round_ = (2 * value + step) // (2 * step) * step
        else:
            round_ = down
        if 20 * abs(round_ - value) <= value:
            return round_
    return round_


def _scaled(value: int) -> str:
    """Return a round number, in 万 or 亿 where that is exact and short."""
    for scale, word in SCALES:
        if value >= scale and value * 100 % scale == 0:
            return f"{shortest_text(Fraction(value, scale), 2)}{word}"
    return str(value)


def covered_text(covered: int, whole: int) -> str:
    """Return 全覆盖 where all of the master list are covered, 基本全覆盖 from 95 %, nothing below (§5.3)."""
    if whole <= 0:
        return ""
    if covered == whole:
        return "全覆盖"
    return "基本全覆盖" if Fraction(covered, whole) >= NEARLY_ALL else ""


def direction(difference: Fraction | int, of_share: bool = False) -> str:
    """Return 增长, 下降 (of a share 提高, 下降), 基本持平 or 持平 for a relative change, or for one in points."""
    if not difference:
        return "持平"
    if abs(Fraction(difference)) < STEADY:
        return "基本持平"
    return ("提高" if of_share else "增长") if difference > 0 else "下降"
