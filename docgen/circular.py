"""The hops of `docgen circular`: read the city, compute, check, compose, write the papers and their workbooks; tell where a figure comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.arrange import arrange
from docgen.content.city import CityReading, is_city, read_city
from docgen.content.figure_book import figure_book
from docgen.content.return_files import period_at
from docgen.documents import catalogue as catalogue_of
from docgen.documents.block import Paper
from docgen.documents.catalogue import Catalogue, Choice
from docgen.documents.circular_matter import CODES, City, city_matter
from docgen.documents.composer import Composer
from docgen.documents.consistency import Composed, problem_of, remarks, said_of
from docgen.documents.environment import form_environment
from docgen.documents.figure_rows import figure_data
from docgen.documents.plan_check import check_plan
from docgen.figures import Computed, Filing, compute
from docgen.figures.check_returns import check_returns
from docgen.figures.check_said import check_said
from docgen.figures.check_scheme import check_scheme
from docgen.figures.figure import Standing
from docgen.figures.trace import Trace
from docgen.model.circular_plan import CircularPlan
from docgen.model.page import PageChoices
from docgen.model.period import Period
from docgen.model.reporting import Office
from docgen.model.returns import Return
from docgen.output import Made, Output
from docgen.own_templates import own_faults
from docgen.problem import DocgenError, Place, Problem, errors, nearest
from docgen.render.frame import Frames
from docgen.rules.cycle import due_day
from docgen.shelf import Shelf

RETURNS = "报表/"
"""Files of other hands: what is wrong with them goes back to the units and keeps no circular from being made."""
BOOK = "（数据）"


@dataclass(frozen=True)
class CityFolder:
    """A city's folder as read, fit for making circulars; `problems` are those that do not stop that."""

    path: Path
    reading: CityReading
    office: Office
    catalogue: Catalogue
    frames: Frames
    problems: tuple[Problem, ...]
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        """What its papers belong to."""
        return f"{self.path.resolve().name}：{self.office.issuer.name}"


@dataclass(frozen=True)
class Drafted:
    """One circular as composed: the plan it is of, its template, the figures behind it and which its texts use, and what they say amiss."""

    name: str
    plan: CircularPlan
    choice: Choice
    paper: Paper
    computed: Computed
    used: tuple[str, ...]
    problems: tuple[Problem, ...]


def check(path: Path) -> tuple[CityFolder | None, tuple[Problem, ...]]:
    """Return the folder, unless its own files cannot be read, and every problem found in it."""
    shelf = Shelf(path)
    unread: list[Problem] = []
    texts = shelf.texts(unread)
    reading = read_city(path)
    catalogue, problems = catalogue_of.read(texts)
    problems = [*reading.problems, *unread, *problems, *own_faults(catalogue, shelf), *check_scheme(reading.scheme)]
    if reading.office is None or stopping(problems):
        return None, tuple(problems)
    problems += [problem for name, plan in reading.plans.items() for problem in plan_faults(reading, name, plan)]
    periods = dict.fromkeys(plan.period for plan in reading.plans.values())
    problems += [problem for period in periods for problem in check_returns(compute(reading.units, reading.scheme, sound(reading), period))]
    frames = Frames(shelf.word, form_environment(), PageChoices())
    return CityFolder(path, reading, reading.office, catalogue, frames, tuple(problems), shelf.hashes()), tuple(problems)


def open_city(path: Path) -> CityFolder:
    """Return the folder ready to make circulars. Raises DocgenError: it is of another kind, or every problem of its own files if one is an error."""
    if not is_city(path):
        cure = "换一个有 机关.yaml 的目录；只有 通报.yaml 的目录用 docgen packet"
        raise DocgenError([Problem("E-CMD-03", Place(str(path)), "这不是城市通报的资料目录", cure)])
    folder, problems = check(path)
    if folder is None or stopping(problems):
        raise DocgenError([problem for problem in problems if not problem.place.file.startswith(RETURNS)])
    return folder


def stopping(problems: Sequence[Problem]) -> list[Problem]:
    """Return the errors that keep circulars from being made: those of the office's own files."""
    return [problem for problem in errors(problems) if not problem.place.file.startswith(RETURNS)]


def plan_faults(reading: CityReading, name: str, plan: CircularPlan) -> Iterator[Problem]:
    """Yield what is wrong with one plan."""

    def placed(key: str) -> Place:
        return reading.places.of(f"通报[{name}].{key}" if key else f"通报[{name}]")

    yield from check_plan(plan, computed(reading, plan), placed)


def computed(reading: CityReading, plan: CircularPlan) -> Computed:
    """Return the figures that a plan asks for, judged on the day of the circular."""
    return compute(reading.units, reading.scheme, sound(reading), plan.period, filings(reading, plan.day), plan.percent_digits)


def sound(reading: CityReading) -> tuple[Return, ...]:
    """Return the returns without an error; one with an error is sent back (退回) and does not count until it is repeated."""
    sent_back = faulty(reading)
    return tuple(one for one in reading.returns if (one.unit, one.origin.place("").file.partition("!")[0]) not in sent_back)


def faulty(reading: CityReading) -> set[tuple[str, str]]:
    """Return unit and file of each return with an error."""
    return {(unit, problem.place.file.partition("!")[0]) for unit, found in reading.faults.items() for problem in errors(found)}


def standing(reading: CityReading, plan: CircularPlan) -> Standing | None:
    """Return how the returns of a plan's period stand on the day of the circular; None where there is no deadline to judge by."""
    judged = filings(reading, plan.day).get(plan.period)
    if judged is None:
        return None
    again = {one.unit for one in sound(reading) if one.period == plan.period}
    filed = {one.unit for one in reading.returns if one.period == plan.period}
    figures = compute(reading.units, reading.scheme, reading.returns, plan.period)
    return figures.standing(filing=replace(judged, returned=frozenset((filed - again) | unread(reading, plan.period, filed))))


def unread(reading: CityReading, period: Period, filed: Set[str]) -> set[str]:
    """Return the units that sent a file for `period` that could not be read, and nothing else; filed: those with a return."""
    told = {unit: errors(found) for unit, found in reading.faults.items() if unit not in filed}
    return {unit for unit, found in told.items() if any(period_at(problem.place.file.partition("!")[0]) == period for problem in found)}


def filings(reading: CityReading, day: dt.date) -> dict[Period, Filing]:
    """Return by what the returns of each period are judged on `day`; periods without a report of their rhythm have nothing to judge by."""
    found = {}
    for period in dict.fromkeys(one.period for one in reading.returns):
        if report := reading.calendar.report(period.rhythm):
            found[period] = Filing(due_day(reading.calendar, report, period), day, levels=report.levels)
    return found


def chosen(folder: CityFolder, period: Period | None = None, only: Sequence[str] = ()) -> list[str]:
    """Return the names of the plans asked for. Raises DocgenError: there are none."""
    plans = folder.reading.plans
    unknown = [name for name in only if name not in plans]
    if unknown:
        cure = f"改成：{'、'.join(plans)}" if plans else "在“通报”目录里写一份安排"
        raise DocgenError([Problem("E-CMD-01", Place("通报"), f"没有“{name}”这份通报{nearest(name, plans)}", cure) for name in unknown])
    found = [name for name, plan in plans.items() if (not only or name in only) and period in (None, plan.period)]
    if not found:
        which = f"{period.name}的通报" if period else "通报"
        raise DocgenError([Problem("E-CMD-03", Place("通报"), f"资料目录里没有{which}", "在“通报”目录里写一份安排（YAML）")])
    return found


def drafted(folder: CityFolder, name: str) -> Drafted:
    """Return one circular composed. Raises DocgenError: every problem of its template or texts."""
    reading, plan = folder.reading, folder.reading.plans[name]
    figures = computed(reading, plan)
    report = reading.calendar.report(plan.period.rhythm)
    city = City(
        folder.office, reading.units, figures, standing(reading, plan), reading.events, reading.texts,
        report.label if report else "报表", due_day(reading.calendar, report, plan.period.next) if report else None,
    )  # fmt: skip
    used: dict[str, None] = {}
    composer = Composer(folder.catalogue, city_matter(plan, city, used))
    entry = folder.catalogue.entry(CODES[plan.kind])
    paper = composer.paper(entry.code)
    composed = Composed(paper, entry.front, f"{name}.docx")
    said = said_of(composed)
    found = [*remarks(said, None), *check_said(said, figures)]
    problems = [problem_of(said, one, composed.file) for one in dict.fromkeys(found)]
    return Drafted(name, plan, composer.choice(entry), paper, figures, tuple(used), tuple(problems))


def make(
    folder: CityFolder, output: Path, drafts: Sequence[Drafted], whole: bool, step: Callable[[str], None] = lambda _: None,
    *, measure: bool = False, tell: Callable[[Problem], None] = lambda _: None,
) -> list[Made]:  # fmt: skip
    """Make the papers of `drafts` and the workbooks of their figures in `output`; return what was made.

    whole: these are all circulars of the folder. measure: lay the papers out and make them again until all is in its place;
    what does not come right goes to `tell`.
    """
    target = Output(output)
    target.check_owner(folder.owner)
    arranged = arrange({f"{one.name}.docx": one.paper for one in drafts}, folder.frames, target.layouts, measure=measure)
    target.layouts = {**target.layouts, **arranged.known}
    for problem in arranged.problems:
        tell(problem)
    made: list[tuple[str, Choice | None, bytes]] = []
    for one in drafts:
        made.append((f"{one.name}.docx", one.choice, arranged.made[f"{one.name}.docx"]))
        data = figure_data(one.plan, one.computed, one.paper.title, one.used)
        if data.lines:
            made.append((f"{one.name}{BOOK}.xlsx", None, figure_book(data)))
        step(one.name)
    return target.write(made, dict(folder.inputs), whole, folder.owner)


def explain(folder: CityFolder, asked: str, period: Period | None = None) -> Trace:
    """Return where a figure comes from. asked: an indicator, or 单位@指标, by name or code.

    Raises DocgenError: there is no such indicator, unit or period.
    """
    unit, _, indicator = asked.rpartition("@")
    reading = folder.reading
    periods = sorted({one.period for one in reading.returns}, key=lambda one: one.last)
    if not periods or (period and period not in periods):
        cure = f"改成有报表的一期：{'、'.join(one.code for one in periods)}" if periods else "把报表放进“报表”目录"
        raise DocgenError([Problem("E-CMD-03", Place("报表"), f"没有{period.name if period else ''}的报表" if period else "没有报表", cure)])
    shown = period or periods[-1]
    figures = compute(reading.units, reading.scheme, sound(reading), shown, filings(reading, shown.next.last))
    try:
        return figures.trace(indicator, unit)
    except LookupError as error:
        raise DocgenError([Problem("E-CMD-01", Place(), str(error.args[0]), "写指标或单位的代码、名称，如 --explain 示例区@副主席大学以上占比")]) from None
