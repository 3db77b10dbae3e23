"""`run` and `forms`: what came in, what goes back, the circular when it is time; and the forms for a period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import circular
from docgen.content.city import PLANS
from docgen.content.return_form import asked_of, write
from docgen.cycle.remind import Reminded, safe, send_back
from docgen.cycle.watch import Cycle, Watch
from docgen.model.period import Period
from docgen.output import Made
from docgen.problem import DocgenError, Problem, errors
from docgen.register.history import Received
from docgen.whole import write_whole

FORMS = "表样"
NOTHING = Reminded((), ())


@dataclass(frozen=True)
class Ran:
    """What a run did for one period. ready: whether it was time for the circular; waits: why not, in words."""

    watch: Watch
    received: Sequence[Received]
    sent_back: Reminded
    made: Sequence[Made]
    problems: Sequence[Problem]
    waits: str = ""


def run(cycle: Cycle, asked: Period | None = None, step: Callable[[str], None] = lambda _: None) -> list[Ran]:
    """Take in what has come, send back what has errors, and make the circulars of periods that are complete or over their deadline.

    Looks at the periods that are not closed and have ended, or at the one asked for; of a closed one what came in since is told.
    """
    new = cycle.collect()
    done = []
    for watch in cycle.watches(asked):
        mine = [one for one in new if one.period == watch.period.code]
        if watch.closing and mine:
            done.append(Ran(watch, mine, NOTHING, (), (), "已结账；确要修订的，用 close --note 写明原因"))
        if watch.closing or watch.period.last >= cycle.day:
            continue
        back = send_back(cycle, watch)
        waits = waiting_for(cycle, watch)
        made, problems = ([], []) if waits else circulars(cycle, watch, step)
        done.append(Ran(watch, mine, back, made, problems, waits))
    return done


def waiting_for(cycle: Cycle, watch: Watch) -> str:
    """Return why the circular is not made yet; empty: it is time."""
    standing = watch.standing
    if standing.pending:
        return f"还有{len(standing.pending)}个单位没有报，{watch.due}到期"
    if not any(plan.period == watch.period for plan in cycle.reading.plans.values()):
        return "“通报”目录里没有这一期的安排"
    return ""


def circulars(cycle: Cycle, watch: Watch, step: Callable[[str], None]) -> tuple[list[Made], list[Problem]]:
    """Make the circulars of a period in the output folder, as `docgen circular` does; return what was made, and what is worth knowing."""
    folder = cycle.folder
    names = circular.chosen(folder, watch.period)
    if wrong := [one for one in errors(folder.problems) if any(one.place.file == f"{PLANS}/{name}.yaml" for name in names)]:
        raise DocgenError(wrong)
    drafts = [circular.drafted(folder, name) for name in names]
    problems = [problem for draft in drafts for problem in draft.problems]
    return circular.make(folder, cycle.output, drafts, whole=False, step=step, tell=problems.append), problems


def forms(cycle: Cycle, watch: Watch, step: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Write the form of every unit that has to report, with its figures of the period before; return the files."""
    scheme, period = cycle.reading.scheme, watch.period
    levels = watch.report.levels or watch.figures.base.rules.levels(period.rhythm)
    written = []
    for unit in cycle.reading.units:
        if unit.exempt or unit.level not in levels or not unit.exists_on(period.last):
            continue
        if not any(asked_of(field, unit, period) for field in scheme.fields):
            continue
        last = cycle.last.get((unit.code, period.previous))
        above = cycle.units.get(unit.parent)
        path = cycle.output / FORMS / period.code / safe(above.label if above else "本级") / f"{safe(f'{unit.code}-{unit.label}')}.xlsx"
        write_whole(path, write(unit, scheme.fields, period, last.values if last else {}))
        step(unit.label)
        written.append(path)
    return written
