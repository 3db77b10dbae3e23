"""The ledger of events (活动.xlsx or 活动.csv): a row an event, its unit found in the master list."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from docgen.content.clean import clean
from docgen.content.csv_table import read_csv
from docgen.content.faults import Teller
from docgen.content.grid import Cell, tabulate
from docgen.content.node import Node, Places, Record, Scalar, plain
from docgen.content.unit_book import UnitBook
from docgen.content.workbook import read_workbook
from docgen.model.event import Event
from docgen.problem import Place, Problem

FILES = ("活动.xlsx", "活动.csv")
FIELDS = {str(field.alias): field for field in Event.model_fields.values()}
REQUIRED = tuple(name for name, field in FIELDS.items() if field.is_required())


def read_events(folder: Path, units: UnitBook, found: list[Problem]) -> tuple[Event, ...]:
    """Return the events by day, the code of its unit in each; nothing when there is no ledger."""
    present = [name for name in FILES if (folder / name).exists()]
    if not present:
        return ()
    if len(present) > 1:
        found.append(Problem("E-EVE-01", Place(present[1]), f"活动台账有两份：{'、'.join(present)}", "只留一份，另一份移走"))
    name = present[0]
    rows: list[list[Cell]] | None
    if name.endswith(".csv"):
        rows, place = read_csv(folder / name, name, found), Place(name)
    else:
        sheets = read_workbook(folder / name, name, found) or {}
        title = next(iter(sheets), "")
        rows, place = sheets.get(title), Place(f"{name}!{title}")
    table = tabulate(rows, place, FIELDS, REQUIRED, (), found) if rows else None
    events = [event for cells in (table.rows if table else ()) if (event := _event(cells, units, found))]
    return tuple(sorted(events, key=lambda event: event.day))


def _event(cells: Mapping[str, Cell], units: UnitBook, found: list[Problem]) -> Event | None:
    """Return the event of one row, None after noting why there is none."""
    entries: dict[str, Node] = {}
    for name, cell in cells.items():
        scalar = Scalar(cell.text, cell.place, given=bool(cell.text.strip()))
        entries[name] = clean(scalar, found, name) if scalar.given else scalar
    first = next(iter(cells.values())).place
    record = Record(entries, first, {name: node.place for name, node in entries.items()})
    try:
        event = Event.model_validate(plain(record), by_alias=True, by_name=False)
    except ValidationError as failure:
        found.extend(Teller(Event, Places({"": record}), (), None, ()).tell(failure.errors(include_url=False)))
        return None
    known = units.by_code.get(event.unit)
    said = units.find("", event.unit) if known is None else None
    if said is not None and said.unit is None:
        assert said.fault
        found.append(said.fault.at(cells["单位"].place))
        return None
    unit = known or (said.unit if said else None)
    assert unit
    return event.model_copy(update={"unit": unit.code})
