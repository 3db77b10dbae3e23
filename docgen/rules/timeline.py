"""Back-planning (倒排工期): on which day each paper is due, counted from T, and whether it can be done at all (§3.6).

Every paper has a wish: so many days before T, drawn together by the preset. Two things stand above the wish: a
paper is not earlier than those it rests on, and some times must not be cut (公示, 函复 …). So each paper gets the
latest day that the wish and its successors allow, but none before its predecessors can be done. Papers that are
out keep their day. The one place that says when papers are due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docgen.model.timeline import Preset, Timeline
from docgen.rules.calendar import DAY, is_working_day
from docgen.rules.tables import Holidays

OPENING = "T"


@dataclass(frozen=True)
class Task:
    """Something due `offset` days from T in the slowest preset (negative: before it)."""

    code: str
    name: str
    offset: int


@dataclass(frozen=True)
class Link:
    """`later` rests on `earlier`: at least `days` from one to the other; name: of the floor, empty for mere order."""

    earlier: str
    later: str
    days: int = 0
    working: bool = False
    name: str = ""

    @property
    def text(self) -> str:
        """The floor in words: 公示至少5个工作日."""
        return f"{self.name}至少{self.days}{'个工作日' if self.working else '天'}" if self.name else ""


@dataclass(frozen=True)
class Row:
    """One line of the plan. wished: the day by the preset alone. reasons: why `day` is another one."""

    code: str
    name: str
    wished: dt.date
    day: dt.date
    issued: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Two papers, or a paper and T, for which there is not enough time."""

    code: str
    message: str


@dataclass(frozen=True)
class Schedule:
    """The plan: rows by day; minimal: the earliest T that works from `start`, None where no T does; links: what rests on what."""

    opens: dt.date
    preset: str
    start: dt.date
    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    minimal: dt.date | None
    links: tuple[Link, ...] = ()

    @cached_property
    def days(self) -> Mapping[str, dt.date]:
        return {row.code: row.day for row in self.rows}


def wished(opens: dt.date, offset: int, preset: Preset) -> dt.date:
    """Return T − ceil(days × scale) before T; what comes after the congress is not drawn together."""
    return opens + (offset if offset >= 0 else offset * preset.numerator // preset.denominator) * DAY


def said(day: dt.date) -> str:
    """Return a day as the plan says it: 12月19日（星期六）."""
    return f"{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"


def links_of(timeline: Timeline, preset: Preset, tasks: Sequence[Task]) -> tuple[Link, ...]:
    """Return what rests on what among `tasks`: their order, the floors, and T between before and after."""
    is_before = {task.code: task.offset < 0 for task in tasks}
    links = {
        (floor.earlier, floor.later): Link(floor.earlier, floor.later, preset.floors.get(floor.name, floor.days), floor.working, floor.name)
        for floor in timeline.floors
        if {floor.earlier, floor.later} <= is_before.keys()
    }
    for chain in timeline.order:
        for earlier, later in pairwise(code for code in chain if code in is_before):
            links.setdefault((earlier, later), Link(earlier, later))
    inside = [link for link in links.values() if is_before[link.earlier] >= is_before[link.later]]
    before = [Link(code, OPENING, 1) for code, first in is_before.items() if first and code not in timeline.either_side]
    after = [Link(OPENING, code) for code, first in is_before.items() if not first]
    return (*inside, *before, *after)


class Planner:
    """One planning: the tasks, what rests on what, the days that are given."""

    def __init__(self, tasks: Sequence[Task], links: Sequence[Link], holidays: Holidays, opens: dt.date, fixed: Mapping[str, dt.date]) -> None:
        self.tasks = {task.code: task for task in tasks}
        self.links = tuple(links)
        self.holidays = holidays
        self.opens = opens
        self.issued = {code: day for code, day in fixed.items() if code in self.tasks}
        self.fixed = {**self.issued, OPENING: opens}
        self.into = {code: [link for link in links if link.later == code] for code in (*self.tasks, OPENING)}
        self.out_of = {code: [link for link in links if link.earlier == code] for code in (*self.tasks, OPENING)}
        self.order = self.sorted()

    def sorted(self) -> list[str]:
        """Return all codes so that none comes before what it rests on (the links have no circle)."""
        waiting, order = {code: len(links) for code, links in self.into.items()}, []
        ready = [code for code, count in waiting.items() if not count]
        while ready:
            order.append(code := ready.pop())
            for link in self.out_of[code]:
                waiting[link.later] -= 1
                ready += [link.later] if not waiting[link.later] else []
        assert len(order) == len(self.into), "先后次序成了圈"
        return order

    def working(self, day: dt.date, step: dt.timedelta) -> dt.date:
        """Return `day`, or the next working day in the direction of `step`."""
        while not is_working_day(day, self.holidays):
            day += step
        return day

    def counted(self, day: dt.date, link: Link, step: dt.timedelta) -> dt.date:
        """Return the nearest day to `day` at which the link is satisfied, looking forwards or backwards."""
        if not link.working:
            return day + step * link.days
        left = link.days
        while True:
            left -= is_working_day(day, self.holidays)
            if left <= 0:
                return day
            day += step

    def after(self, day: dt.date, link: Link) -> dt.date:
        return self.counted(day, link, DAY)

    def before(self, day: dt.date, link: Link) -> dt.date:
        return self.counted(day, link, -DAY)

    def is_before(self, code: str) -> bool:
        return code != OPENING and self.tasks[code].offset < 0

    def side(self, code: str) -> int:
        """Return -1 for what is before the congress, 0 for its opening, 1 for what follows."""
        return 0 if code == OPENING else -1 if self.is_before(code) else 1

    def earliest(self, start: dt.date) -> dict[str, dt.date]:
        """Return the first day on which each paper can be done when work begins on `start`."""
        days: dict[str, dt.date] = {}
        for code in self.order:
            bounds = [self.after(days[link.earlier], link) for link in self.into[code]]
            bounds += [start] if self.is_before(code) else []
            days[code] = self.fixed.get(code) or self.working(max(bounds), DAY)
        return days

    def latest(self, wishes: Mapping[str, dt.date], earliest: Mapping[str, dt.date]) -> dict[str, dt.date]:
        """Return the day of each paper before T: as wished, or as early as its successors ask, never before it can be done."""
        days = {OPENING: self.opens}
        for code in reversed(self.order):
            if self.is_before(code):
                bounds = [self.before(days[link.later], link) for link in self.out_of[code] if link.later in days]
                day = self.working(min([wishes[code], *bounds]), -DAY)
                days[code] = self.fixed.get(code) or max(earliest[code], day)
        return days

    def following(self, wishes: Mapping[str, dt.date], days: dict[str, dt.date]) -> dict[str, dt.date]:
        """Return `days` with those from T on: as wished, or when what they rest on is done; what is due on T is due then."""
        for code in self.order:
            if code not in days:
                bounds = [self.after(days[link.earlier], link) for link in self.into[code]]
                day = max(wishes[code], *bounds)
                days[code] = self.fixed.get(code) or (day if day == self.opens else self.working(day, DAY))
        return days

    def violated(self, days: Mapping[str, dt.date]) -> list[Link]:
        """Return the links that `days` break; what is between two papers already out is history."""
        return [
            link
            for link in self.links
            if not {link.earlier, link.later} <= self.issued.keys() and self.after(days[link.earlier], link) > days[link.later]
        ]

    def minimal(self, earliest: Mapping[str, dt.date]) -> dt.date | None:
        """Return the earliest T before which everything can be done; None when papers already out stand in the way."""
        if any(link.later in self.issued and self.is_before(link.later) for link in self.violated(earliest)):
            return None
        return max((self.after(earliest[link.earlier], link) for link in self.into[OPENING]), default=self.opens)

    def name(self, code: str) -> str:
        return "大会开幕" if code == OPENING else f"{code}“{self.tasks[code].name}”"

    def reasons(self, code: str, wish: dt.date, days: Mapping[str, dt.date]) -> tuple[str, ...]:
        """Return in Chinese why a paper is not due on the day the preset wishes."""
        day = days[code]
        if code in self.issued:
            return ("已经定下的日期",)
        if day == wish:
            return ()
        found = []
        if not is_working_day(wish, self.holidays):
            found.append(f"{said(wish)}不是工作日")
        if day < wish:
            found += [self.asked(link, "以前") for link in self.out_of[code] if self.before(days[link.later], link) < wish and self.is_before(code)]
        else:
            found += [self.asked(link, "以后") for link in self.into[code] if self.after(days[link.earlier], link) > wish]
            found += [] if found else ["筹备从这一天开始"]
        return (*found, f"{'提前' if day < wish else '推迟'}到{said(day)}")

    def asked(self, link: Link, side: str) -> str:
        other = link.later if side == "以前" else link.earlier
        return f"须在{self.name(other)}{side}" + (f"，{link.text}" if link.name else "")

    def conflict(self, link: Link, days: Mapping[str, dt.date]) -> Conflict:
        """Return what is told of a link that cannot be held."""
        can, must = self.after(days[link.earlier], link), days[link.later]
        floor = f"，{link.text}" if link.name else ""
        verb = "已定在" if link.later in self.fixed else "要在"
        told = f"{self.name(link.earlier)}最早{said(days[link.earlier])}{floor}，{self.name(link.later)}最早要到{said(can)}，而它{verb}{said(must)}，差{(can - must).days}天"
        return Conflict(link.earlier, told)


def start_of(opens: dt.date, tasks: Iterable[Task], preset: Preset, fixed: Mapping[str, dt.date], holidays: Holidays) -> dt.date:
    """Return the day on which the work begins: the first day of the preset, or of an earlier paper that is out.

    Once the very first papers are out, their day counts, be it later than the preset has it.
    """
    first = min((task.offset for task in tasks), default=0)
    day = wished(opens, first, preset)
    while not is_working_day(day, holidays):
        day -= DAY
    out = [fixed[task.code] for task in tasks if task.offset < 0 and task.code in fixed]
    begun = any(task.offset == first and task.code in fixed for task in tasks)
    return min(out if begun else [day, *out])


def schedule(
    opens: dt.date, tasks: Sequence[Task], timeline: Timeline, preset: Preset, fixed: Mapping[str, dt.date], holidays: Holidays,
    start: dt.date | None = None,
) -> Schedule:  # fmt: skip
    """Return the plan of all `tasks` for a congress that opens on `opens`.

    fixed: {code: day} of papers that are out. start: when the work begins; None: see `start_of`.
    Where there are conflicts, the days are still those that come nearest to the wishes.
    """
    begin = start or start_of(opens, tasks, preset, fixed, holidays)
    planner = Planner(tasks, links_of(timeline, preset, tasks), holidays, opens, fixed)
    wishes = {task.code: wished(opens, task.offset, preset) for task in tasks}
    earliest = planner.earliest(begin)
    days = planner.following(wishes, planner.latest(wishes, earliest))
    rows = [Row(task.code, task.name, wishes[task.code], days[task.code], task.code in planner.issued, planner.reasons(task.code, wishes[task.code], days)) for task in tasks]
    rows.append(Row(OPENING, "大会开幕", opens, opens, False, () if is_working_day(opens, holidays) else (f"{said(opens)}不是工作日，开幕日不移动",)))
    rows.sort(key=lambda row: (row.day, planner.side(row.code), row.code))
    conflicts = tuple(planner.conflict(link, days) for link in planner.violated(days))
    return Schedule(opens, preset.name, begin, tuple(rows), conflicts, planner.minimal(earliest), planner.links)
