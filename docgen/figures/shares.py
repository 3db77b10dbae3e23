"""Shares of one whole that add up to 100 %: the largest remainder (§5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from docgen.figures.wording import half_up


def shares_of_whole(parts: Sequence[Fraction | int], digits: int = 1) -> tuple[Fraction, ...]:
    """Return the share of each part, rounded to `digits` decimals of a percent so that all add up to 1 exactly.

    What rounding down leaves goes to the largest remainders, the first of equal ones. All 0 where there is nothing.
    """
    whole = sum(parts)
    if not whole:
        return tuple(Fraction(0) for _ in parts)
    unit = 100 * 10**digits
    exact = [Fraction(part) * unit / whole for part in parts]
    floors = [share.numerator // share.denominator for share in exact]
    order = sorted(range(len(parts)), key=lambda index: (floors[index] - exact[index], index))
    for index in order[: unit - sum(floors)]:
        floors[index] += 1
    return tuple(Fraction(share, unit) for share in floors)


def forced(parts: Sequence[Fraction | int], digits: int = 1) -> bool:
    """Whether plain rounding would not add up, so that the table has to say 因四舍五入."""
    whole = sum(parts)
    plain = [half_up(Fraction(part) * 100 / whole, digits) for part in parts] if whole else []
    return bool(plain) and sum(plain) != 100


def feasible(percent: str, whole: int) -> bool:
    """Whether some whole number of `whole` is printed as `percent`, half up (§5.3): 84 of 69 is, 85 is not."""
    digits = len(percent.partition(".")[2])
    near = whole * Fraction(percent) / 100
    return any(half_up(Fraction(100 * count, whole), digits) == Fraction(percent) for count in (int(near), int(near) + 1) if count <= whole)
