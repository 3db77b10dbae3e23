"""How returns stand (报送情况): who should have reported, who did in time, late, not at all (§5.6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.figures.figure import Filer, Standing
from docgen.figures.store import Store, precedence
from docgen.model.period import Period
from docgen.model.reporting import Level
from docgen.model.returns import Return

IN = ("已报", "迟报", "重报", "零报告")


@dataclass(frozen=True)
class Filing:
    """What a period's returns are judged by.

    deadline: the last day on which a return is in time. day: the day on which it is judged. returned: codes of units whose
    last return, or a file that could not be read, was sent back (退回). levels: who has to report; empty: all levels with a field to fill in.
    """

    deadline: dt.date
    day: dt.date
    returned: frozenset[str] = frozenset()
    levels: tuple[Level, ...] = ()


def filer(store: Store, period: Period, index: int, filing: Filing) -> Filer:
    """Return how one unit's return stands: judged by the first that came in; a later one is told as 重报.

    A return without a day came in time, one that came after the day of judging is not in yet. One that was sent back and not
    repeated is 退回, whenever it came.
    """
    unit = store.tree.unit(index)
    came = came_in(store, period, index, filing)
    one = max(came, key=precedence) if came else None
    first = min((found.submitted for found in came if found.submitted), default=filing.deadline)
    days = max((first - filing.deadline).days, 0)
    state = _state(one, unit.code in filing.returned, days, filing)
    if unit.exempt and state in ("未报", "未到期"):
        state = "免报"
    return Filer(unit=unit.code, area=unit.label, state=state, days=days if state != "退回" else 0)


def came_in(store: Store, period: Period, index: int, filing: Filing) -> list[Return]:
    """Return what a unit filed for a period by the day of judging."""
    one = store.of(period).get(index)
    found = store.repeated.get((period, index), [one] if one else [])
    return [one for one in found if one.submitted is None or one.submitted <= filing.day]


def _state(one: Return | None, sent_back: bool, days: int, filing: Filing) -> str:
    if sent_back:
        return "退回"
    if one is None:
        return "未报" if filing.day > filing.deadline else "未到期"
    if days:
        return "迟报"
    if one.revision:
        return "重报"
    return "零报告" if one.zero else "已报"


def standing(store: Store, period: Period, filing: Filing, levels: Sequence[Level], area: int = 0) -> Standing:
    """Return how the returns of `period` stand of the units of `levels` in an area that exist at its end."""
    due = store.due(period)
    inside = sorted(index for index in store.tree.below(area) if index and due[index] and store.tree.unit(index).level in levels)
    filers = [filer(store, period, index, filing) for index in inside]
    came = {store.tree.unit(index).code: came_in(store, period, index, filing) for index in inside}

    def those(chosen: Iterable[Filer]) -> tuple[Filer, ...]:
        return tuple(chosen)

    asked = [one for one in filers if one.state != "免报"]
    return Standing(
        filers=tuple(filers),
        due=tuple(asked),
        in_time=those(one for one in asked if one.state in IN and not one.days),
        late=those(one for one in asked if one.state == "迟报"),
        absent=those(one for one in asked if one.state == "未报" or (one.state == "退回" and filing.day > filing.deadline)),
        pending=those(one for one in asked if one.state == "未到期" or (one.state == "退回" and filing.day <= filing.deadline)),
        returned=those(one for one in asked if one.state == "退回"),
        repeated=those(one for one in asked if any(found.revision for found in came[one.unit]) and one.state != "退回"),
        zero=those(one for one in asked if any(found.zero for found in came[one.unit]) and one.state != "退回"),
        exempt=those(one for one in filers if one.state == "免报"),
    )


FILED_AS = {"应报": "due", "按时": "in_time", "迟报": "late", "未报": "absent"}


def numbers_filed(store: Store, stand: Standing, state: str) -> list[int]:
    """Return the numbers of the units that stand so; 已报 is in time or late."""
    found = (*stand.in_time, *stand.late) if state == "已报" else getattr(stand, FILED_AS[state])
    return [store.tree.number[one.unit] for one in found]
