"""A folder of a city (通报城市): its office, master list, scheme, calendar, plans, events and returns → one reading.

The kind is told by 机关.yaml. Whatever the folder holds, nothing is raised for it: all that is wrong comes back as problems,
and what a unit has to mend in its return also under the unit (`faults`), for the 退回单.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from docgen.content.clean import clean
from docgen.content.events import FILES as EVENT_FILES
from docgen.content.events import read_events
from docgen.content.faults import Teller
from docgen.content.indicators import OWN, read_scheme
from docgen.content.node import Node, Places, Record, plain
from docgen.content.reading import CITY
from docgen.content.return_files import read_returns
from docgen.content.roster import holidays
from docgen.content.skeleton import filled, is_untouched, unused
from docgen.content.text import read_text
from docgen.content.texts import read_texts
from docgen.content.unit_book import UnitBook
from docgen.content.unit_list import FILES as UNIT_FILES
from docgen.content.unit_list import read_units
from docgen.content.yaml_tree import LIMIT, parse
from docgen.model.base import Fact
from docgen.model.circular_plan import CircularPlan
from docgen.model.cycle import Calendar
from docgen.model.event import Event
from docgen.model.period import Period
from docgen.model.reporting import Office, ReportingUnit, Scheme
from docgen.model.returns import Return
from docgen.problem import Place, Problem, errors, nearest

CALENDAR = "周期.yaml"
PLANS = "通报"
FILES = (CITY, *UNIT_FILES, OWN, CALENDAR, *EVENT_FILES, "节假日.csv", "版面.yaml", "核对.yaml")
TABLES = (".yaml", ".yml", ".xls", ".xlsx", ".xlsm", ".et", ".csv")
F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class CityReading:
    """What the folder of a city holds.

    office: None when 机关.yaml could not be read. units: in the order of the master list.
    plans: by the name of their file in 通报, without .yaml. returns: by period, unit and revision, all revisions of a unit;
    the last of them counts. A value that could not be read is left out of its return.
    faults: {code of a unit: what is wrong with its returns, warnings too}; each is among `problems` as well.
    texts: {path relative to the folder, `文稿/做法.md`: Markdown}. places: by key path, `机关.主送`, `通报[第四季度].期`, `单位[510700]`.
    """

    office: Office | None
    units: tuple[ReportingUnit, ...]
    scheme: Scheme
    calendar: Calendar
    plans: Mapping[str, CircularPlan] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    returns: tuple[Return, ...] = ()
    problems: tuple[Problem, ...] = ()
    faults: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places({}))


def is_city(folder: Path) -> bool:
    """Whether a folder is that of a city."""
    return (folder / CITY).exists()


def read_city(folder: Path, periods: Collection[Period] | None = None) -> CityReading:
    """Return what a city's folder holds; of the returns those of `periods` only, when given."""
    found: list[Problem] = []
    trees: dict[str, Node] = {}
    if not (folder / CITY).exists():
        found.append(Problem("E-DIR-02", Place(str(folder)), f"目录里没有 {CITY}", "检查路径；还没有资料时用 docgen new 新建"))
    office = _read(folder, CITY, "机关", Office, trees, found) if not found else None
    placed = read_units(folder, found)
    units = tuple(unit for unit, _ in placed.values())
    scheme, scheme_places = read_scheme(folder, found)
    calendar = _calendar(folder, trees, found)
    plans = dict(_plans(folder, trees, found))
    book = UnitBook(units)
    if office and placed and office.top not in placed:
        cure = "写单位表里最高一级的代码"
        found.append(Problem("E-UNI-07", Place(CITY), f"本级“{office.top}”不在单位表里{nearest(office.top, list(placed)[:500])}", cure))
    _check_unknown(folder, found)
    events = read_events(folder, book, found)
    returns, faults = read_returns(folder, periods, scheme, book, found) if placed else ([], {})
    places = Places(trees)
    places.values.update({f"单位[{code}]": place for code, (_, place) in placed.items()}, **scheme_places.values)
    texts = read_texts(folder, plans, places, found)
    return CityReading(
        office, units, scheme, calendar, plans, events, tuple(returns), tuple(dict.fromkeys(found)),
        {unit: tuple(dict.fromkeys(told)) for unit, told in faults.items() if told}, texts, places,
    )  # fmt: skip


def _check_unknown(folder: Path, found: list[Problem]) -> None:
    """Note files that look like facts and have a name nobody reads."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name not in FILES and not path.name.startswith((".", "~$")) and path.suffix.lower() in TABLES:
            cure = f"改成规定的文件名：{'、'.join(FILES)}；报表放进“报表”文件夹；不需要时移走"
            found.append(Problem("E-FIL-05", Place(path.name), f"不认识的文件{nearest(path.name, FILES)}", cure))


def _read(folder: Path, name: str, root: str, model: type[F], trees: dict[str, Node], found: list[Problem]) -> F | None:
    """Return the record of a YAML file, None after noting why not; a plan as it was laid out says nothing yet, a calendar does."""
    text = read_text(folder / name, name, LIMIT, found)
    if text is not None and (not filled(text) if name == CALENDAR else name != CITY and is_untouched(name, text)):
        found.append(unused(name))
        return None
    tree = parse(text, name, root, found) if text is not None else None
    if tree is None:
        return None
    trees[root] = tree = clean(tree, found)
    return _validate(model, root, tree, found)


def _validate(model: type[F], root: str, tree: Node, found: list[Problem]) -> F | None:
    if not isinstance(tree, Record):
        found.append(Problem("E-VAL-12", tree.place, "这里应当是一组“键: 值”", "每个键另起一行，写成“键: 值”"))
        return None
    try:
        return model.model_validate(plain(tree), by_alias=True, by_name=False)
    except ValidationError as failure:
        blamed = {problem.place.key.removeprefix(root).lstrip(".") for problem in errors(found) if problem.place.file == tree.place.file}
        found.extend(Teller(model, Places({"": tree}), blamed, None, ()).tell(failure.errors(include_url=False)))
    return None


def _calendar(folder: Path, trees: dict[str, Node], found: list[Problem]) -> Calendar:
    """Return the calendar: the usual one without 周期.yaml; with the days of 节假日.csv."""
    calendar = _read(folder, CALENDAR, "周期", Calendar, trees, found) if (folder / CALENDAR).exists() else None
    calendar = calendar or Calendar()
    days = holidays(folder, found)
    if days is None:
        return calendar
    trees["节假日"] = days
    more = _validate(Calendar, "", Record({"节假日": days}, days.place), found)
    return calendar.model_copy(update={"holidays": (*calendar.holidays, *more.holidays)}) if more else calendar


def _plans(folder: Path, trees: dict[str, Node], found: list[Problem]) -> Iterator[tuple[str, CircularPlan]]:
    """Yield each plan with the name of its file."""
    inside = folder / PLANS
    for path in sorted(inside.glob("*.yaml")) if inside.is_dir() else ():
        plan = _read(folder, f"{PLANS}/{path.name}", f"通报[{path.stem}]", CircularPlan, trees, found)
        if plan is not None:
            yield path.stem, plan
