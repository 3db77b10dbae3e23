"""How the delegates' seats are shared among the units (名额分配, §2.3).

Largest remainder (Hamilton) over the numbers of scientific workers, after each unit's minimum; a unit whose
seats the office wrote down itself keeps them. The columns 女, 45岁以下, 基层一线, 党外 are what the unit is asked
for: the least number that the congress needs (代表构成要求), shared the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pydantic import Field

from docgen.model.base import Fact, fact
from docgen.model.congress import Congress
from docgen.model.dossier import Dossier
from docgen.model.person import Delegate, Unit
from docgen.rules.roster import electing_unit
from docgen.rules.statistics import ITEMS, least_heads

COLUMNS = {"女": "women", "45岁以下": "up_to_45", "基层一线": "frontline", "党外": "non_party"}


class Share(Fact):
    """A unit's part in the congress; also the totals' row."""

    unit: str = Field(alias="单位", description="推选单位的名称", examples=["清溪镇中心卫生院"])
    group: str = Field(alias="代表团", description="所在的代表团", examples=["第一代表团"])
    workers: int = Field(alias="科技工作者数", description="本单位科技工作者人数", examples=[72])
    seats: int = Field(alias="名额", description="分配的代表名额", examples=[5])
    sent: int = Field(alias="推选", description="实际推选的正式代表人数", examples=[5])
    women: int = Field(0, alias="女", description="名额中女代表不少于几名", examples=[2])
    up_to_45: int = Field(0, alias="45岁以下", description="名额中45岁以下的代表不少于几名", examples=[2])
    frontline: int = Field(0, alias="基层一线", description="名额中基层一线代表不少于几名", examples=[5])
    non_party: int = Field(0, alias="党外", description="名额中党外代表不少于几名", examples=[2])
    reason: str = Field("", alias="调整理由", description="名额没有按人数分配的理由", examples=["科技型企业集中，增加1名"])


class Allocation(Fact):
    """The table of shares (分配): one row a unit; iterating gives the rows."""

    rows: tuple[Share, ...] = Field(alias="各单位", description="每个推选单位一行；写“分配”也是这些行")

    @fact("合计", "各单位加起来的一行")
    def total(self) -> Share:
        """The totals' row."""
        sums = {name: sum(getattr(row, name) for row in self.rows) for name in ("workers", "seats", "sent", *COLUMNS.values())}
        return Share(unit="合计", group="", **sums)

    def __iter__(self) -> Iterator[Share]:  # type: ignore[override]
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __add__(self, more: Sequence[Share]) -> list[Share]:
        """Return the rows and `more` behind them, as a table with its totals wants them."""
        return [*self.rows, *more]


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Return `total` shared in proportion to `weights`, ties to the larger weight, then the earlier (Hamilton).

    Without any weight everybody weighs the same.
    """
    weights = weights if any(weights) else [1] * len(weights)
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    rests = [Fraction(total * weight, whole) - share for weight, share in zip(weights, shares, strict=True)]
    order = sorted(range(len(weights)), key=lambda index: (-rests[index], -weights[index], index))
    for index in order[: total - sum(shares)]:
        shares[index] += 1
    return shares


def allocate(units: Sequence[Unit], total: int) -> list[int]:
    """Return the seats of each unit. They sum to `total` unless fixed seats and minima leave no room for that."""
    seats = [unit.minimum if unit.seats is None else unit.seats for unit in units]
    open_units = [index for index, unit in enumerate(units) if unit.seats is None]
    if open_units and total > sum(seats):
        extra = largest_remainder(total - sum(seats), [units[index].workers for index in open_units])
        for index, more in zip(open_units, extra, strict=True):
            seats[index] += more
    return seats


def asked(congress: Congress, delegates: Sequence[Delegate], names: Sequence[str], seats: Sequence[int]) -> dict[str, list[int]]:
    """Return {column: least number of each unit} for the ratios that the congress asks for.

    Shared in proportion to the delegates of that kind whom the units have sent, so that no unit is asked for
    more than it gave; while too few are known, in proportion to the seats.
    """
    columns = {}
    for ratio in congress.ratios:
        if ratio.item in COLUMNS:
            least = least_heads(ratio, sum(seats))
            sent = Counter(electing_unit(one) for one in delegates if ITEMS[ratio.item](one, congress.as_of))
            known = [sent[name] for name in names]
            columns[COLUMNS[ratio.item]] = largest_remainder(least, known if sum(known) >= least else seats)
    return columns


def allocation(dossier: Dossier) -> Allocation:
    """Return how the seats of the congress are shared among its units, and whom they sent."""
    units, congress = dossier.units, dossier.congress
    formal = [delegate for delegate in dossier.delegates if delegate.kind == "正式"]
    names, seats = [unit.name for unit in units], allocate(units, congress.delegate_seats)
    sent = Counter(map(electing_unit, formal))
    columns = asked(congress, formal, names, seats)
    return Allocation(rows=tuple(
        Share(
            unit=unit.name, group=unit.group, workers=unit.workers, seats=seats[index], sent=sent[unit.name],
            reason=unit.reason, **{name: column[index] for name, column in columns.items()},
        )
        for index, unit in enumerate(units)
    ))  # fmt: skip
