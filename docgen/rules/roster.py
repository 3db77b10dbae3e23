"""Who is who in the roster: the same human in several lists, the unit and group of a delegate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from docgen.model.dossier import Dossier
from docgen.model.person import Delegate, Person, Unit

Identity = tuple[str, str, str, dt.date]


def identity(person: Person) -> Identity:
    """Return what tells one human from another, cheap to compare."""
    return person.name, person.number, person.unit, person.birth


def identities(persons: Iterable[Person]) -> set[Identity]:
    """Return the identities of `persons`."""
    return {identity(person) for person in persons}


def keyed(path: str, persons: Sequence[Person]) -> dict[str, Person]:
    """Return {key path: person} of a list that stands at `path`."""
    return {f"{path}[{index}]": person for index, person in enumerate(persons)}


def electing_unit(delegate: Delegate) -> str:
    """Return the name of the unit that sent the delegate (选举单位)."""
    return delegate.electing_unit or delegate.unit


def group_of(delegate: Delegate, units: Sequence[Unit]) -> str:
    """Return the delegate's group (代表团): as the roster gives it, else that of the unit; empty if unknown."""
    own = (unit.group for unit in units if unit.name == electing_unit(delegate))
    return delegate.group or next(own, "")


def by_group(dossier: Dossier) -> tuple[Delegate, ...]:
    """Return the voters by group, groups in the order of the units, then in roster order (花名册)."""
    groups = list(dict.fromkeys(unit.group for unit in dossier.units))
    voters = [voter.model_copy(update={"group": group_of(voter, dossier.units)}) for voter in dossier.voters]
    return tuple(sorted(voters, key=lambda voter: groups.index(voter.group) if voter.group in groups else len(groups)))


def free_names(text: str) -> list[str]:
    """Return the names in a cell that lists several (近亲属), whatever separates them."""
    for mark in "，,；; \u3000":
        text = text.replace(mark, "、")
    return [name for name in text.split("、") if name]
