"""`remind` and the 退回单 of `run`: papers to those who have not reported or whose return has errors, each once."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.cycle.watch import Cycle, Watch
from docgen.documents.block import Paper
from docgen.documents.circular_facts import PeriodFacts
from docgen.documents.notice_facts import Amiss, Chased
from docgen.documents.notices import Notices
from docgen.figures.figure import Filer
from docgen.model.period import Period
from docgen.output import Made, Output
from docgen.register.history import Notice
from docgen.rules.calendar import due as working
from docgen.rules.cycle import due_day, step_of
from docgen.rules.tables import holidays

FOLDER = "催报"
AFTER = 3
"""Days that a unit is given to report or to mend its return."""
MILD = ("提醒", "电话")
NAMES = {"提醒": "报送提醒", "电话": "电话催报单"}
UNFIT = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')


@dataclass(frozen=True)
class Reminded:
    """What was sent on a day: notices by unit, and the files they are in."""

    notices: Sequence[Notice]
    made: Sequence[Made]


def remind(cycle: Cycle, asked: Period | None = None) -> Reminded:
    """Make what is to be sent to those who have not reported: for each of them the last step that has come, once.

    A step that was missed is not caught up with: who should have been reminded yesterday gets the letter that is due today.
    """
    cycle.collect()
    notices: list[Notice] = []
    papers: dict[str, Paper] = {}
    for watch in cycle.watches(asked):
        if not over(cycle, watch):
            due = list(due_notices(cycle, watch))
            notices += due
            papers |= dict(papers_of(cycle, watch, due))
    return sent(cycle, notices, papers)


def over(cycle: Cycle, watch: Watch) -> bool:
    """Whether nobody is reminded any more: the period is closed, its circular should be out, or it has not ended."""
    last = max((step.days for step in cycle.reading.calendar.reminders), default=0)
    return watch.closing is not None or cycle.day > max(watch.circular_due, watch.due + dt.timedelta(last))


def due_notices(cycle: Cycle, watch: Watch) -> Iterator[Notice]:
    """Yield what is due and has not been sent."""
    step = step_of(cycle.reading.calendar, watch.due, cycle.day)
    if step is None:
        return
    known = cycle.history.sent(watch.period.code)
    for filer in waiting(watch):
        mild = step.means in MILD and filer.state == "退回"
        if not mild and (filer.unit, step.means, str(step.days)) not in known:
            file = "" if step.means == "列入通报" else file_of(cycle, watch.period, step.means, filer)
            yield Notice(watch.period.code, filer.unit, step.means, str(step.days), cycle.day, file)


def waiting(watch: Watch) -> list[Filer]:
    """Return the units that have not reported, or not again."""
    standing = watch.standing
    return sorted({one.unit: one for one in (*standing.absent, *standing.pending)}.values(), key=lambda one: one.unit)


def file_of(cycle: Cycle, period: Period, means: str, filer: Filer) -> str:
    """Return the file of a notice, below the folder of notices."""
    head = f"{period.code}/{cycle.day}-{NAMES.get(means, means)}"
    return f"{head}.docx" if means in NAMES else f"{head}/{safe(f'{filer.unit}-{filer.area}')}.docx"


def safe(name: str) -> str:
    """Return a name as a file may be called."""
    return UNFIT.sub("_", name)


def papers_of(cycle: Cycle, watch: Watch, due: Sequence[Notice]) -> Iterator[tuple[str, Paper]]:
    """Yield each file of the notices with its paper."""
    writer = notices_of(cycle, watch)
    states = {one.unit: one for one in waiting(watch)}
    by_file: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in due:
        by_file[notice.file].append(notice)
    for file, those in by_file.items():
        units = [chased(cycle, watch, states[one.unit]) for one in those]
        match those[0].means:
            case "提醒" | "电话" as means:
                yield file, writer.to_all(means, units)
            case "催报函":
                yield file, writer.to_unit("催报函", units[0])


def notices_of(cycle: Cycle, watch: Watch) -> Notices:
    """Return the writer of notices of a period."""
    calendar, period = cycle.reading.calendar, watch.period
    by = working(cycle.day, AFTER, holidays(calendar.holidays))
    facts = PeriodFacts(
        name=period.name, cumulative_name=period.cumulative_name, last=period.last, next_name=period.next.name,
        report=watch.report.label, next_due=due_day(calendar, watch.report, period.next),
    )  # fmt: skip
    return Notices(cycle.folder.catalogue, cycle.folder.office, facts, watch.due, cycle.day, by)


def chased(cycle: Cycle, watch: Watch, filer: Filer) -> Chased:
    unit = cycle.units[filer.unit]
    above = cycle.units.get(unit.parent)
    return Chased(
        name=unit.name, above=above.label if above else "", contact=unit.contact, phone=unit.phone,
        state=filer.state, overdue=max((cycle.day - watch.due).days, 0),
    )  # fmt: skip


def send_back(cycle: Cycle, watch: Watch) -> Reminded:
    """Make the 退回单 of every unit with errors in what it sent for the period, once for the same errors."""
    known = cycle.history.sent(watch.period.code)
    writer = notices_of(cycle, watch)
    notices, papers = [], {}
    for unit in cycle.to_mend(watch.period):
        faults = cycle.faults(unit, watch.period)
        cause = hashlib.sha256("\n".join(map(str, faults)).encode()).hexdigest()[:16]
        if (unit, "退回", cause) in known:
            continue
        filer = Filer(unit=unit, area=cycle.units[unit].label, state="退回")
        again = sum(1 for key in known if key[:2] == (unit, "退回"))
        file = file_of(cycle, watch.period, "退回单", filer)
        file = file.replace(".docx", f"-{again + 1}.docx") if again else file
        papers[file] = writer.to_unit("退回", chased(cycle, watch, filer), [Amiss(at=place(str(one.place)), what=one.message, cure=one.cure) for one in faults])
        notices.append(Notice(watch.period.code, unit, "退回", cause, cycle.day, file))
    return sent(cycle, notices, papers)


def place(shown: str) -> str:
    """Return a place as the unit knows it: its file without the city's folders."""
    return shown.rpartition("/")[2]


def sent(cycle: Cycle, notices: Sequence[Notice], papers: Mapping[str, Paper]) -> Reminded:
    """Write the papers, then keep that they were sent: who is cut short in between makes the same papers again."""
    made: list[Made] = []
    if papers:
        frames = cycle.folder.frames
        files = [(file, None, frames.make(paper)) for file, paper in sorted(papers.items())]
        made = Output(cycle.output / FOLDER).write(files, {}, whole=False, owner=cycle.folder.owner)
    cycle.history.send(notices)
    return Reminded(notices, made)
