"""Who is who in the roster: the same human in several lists, the unit and group of a delegate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pydantic import Field

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


class Listed(Delegate):
    """A delegate as the list of delegates shows one: with group and age filled in."""

    full_years: int = Field(alias="年龄", description="统计截止日的周岁", examples=[50])


def listed(voter: Delegate, dossier: Dossier) -> Listed:
    """Return `voter` as listed."""
    known = dict(voter) | {"group": group_of(voter, dossier.units), "full_years": voter.age(dossier.congress.as_of)}
    return Listed.model_construct(**known)


def by_group(dossier: Dossier) -> tuple[Listed, ...]:
    """Return the voters by group, groups in the order of the units, then in roster order (花名册)."""
    groups = list(dict.fromkeys(unit.group for unit in dossier.units))
    voters = [listed(voter, dossier) for voter in dossier.voters]
    return tuple(sorted(voters, key=lambda voter: groups.index(voter.group) if voter.group in groups else len(groups)))


def free_names(text: str) -> list[str]:
    """Return the names in a cell that lists several (近亲属), whatever separates them."""
    for mark in "，,；; \u3000":
        text = text.replace(mark, "、")
    return [name for name in text.split("、") if name]
