"""`due`: what is to be done on a day — periods, terms that end, dates of the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.cycle.watch import Cycle, Watch
from docgen.rules.cycle import occasions, step_of, terms_ending

PRESSING = ("催报", "待通报", "逾期未结账")


@dataclass(frozen=True)
class Agenda:
    """What a day asks for, as plain facts for people and programs. pressing: whether something must be done."""

    periods: list[dict[str, Any]]
    terms: list[dict[str, Any]]
    occasions: list[dict[str, Any]]
    pressing: bool


def agenda(cycle: Cycle) -> Agenda:
    """Return what is due: periods that are not closed, units whose term ends, dates that are near."""
    watches = [one for one in cycle.watches() if one.closing is None]
    calendar, day = cycle.reading.calendar, cycle.day
    terms = [
        {"单位": unit.name, "代码": unit.code, "任期届满": str(unit.term_end), "还有": (unit.term_end - day).days}
        for unit in terms_ending(calendar, cycle.reading.units, day) if unit.term_end
    ]  # fmt: skip
    dates = [{"名称": one.name, "月日": one.yearly, "还有": max((first - day).days, 0)} for first, one in occasions(calendar, day)]
    return Agenda([line(cycle, one) for one in watches], terms, dates, bool(terms) or any(one.state(day) in PRESSING for one in watches))


def line(cycle: Cycle, watch: Watch) -> dict[str, Any]:
    """Return one period as plain facts."""
    standing, state = watch.standing, watch.state(cycle.day)
    missing = (*standing.absent, *standing.pending)
    return {
        "期": watch.period.name, "代码": watch.period.code, "报表": watch.report.label, "状态": state,
        "报送期限": str(watch.due), "通报期限": str(watch.circular_due), "要办": task(cycle, watch, state),
        "应报": len(standing.due), "按时": len(standing.in_time), "迟报": len(standing.late), "未报": len(standing.absent),
        "未到期": len(standing.pending), "退回": len(standing.returned), "未报单位": [one.area for one in missing],
    }  # fmt: skip


def task(cycle: Cycle, watch: Watch, state: str) -> str:
    """Return in words what the period asks for on the day."""
    standing, step = watch.standing, step_of(cycle.reading.calendar, watch.due, cycle.day)
    if state == "未结束":
        return "" if not standing.in_time else "已有单位报来"
    if state in ("收报", "催报") and (standing.absent or standing.pending):
        return f"催报（{step.means}）" if step else "等报表"
    return "印发通报，结账" if state != "收报" else "报齐了，可以通报"
