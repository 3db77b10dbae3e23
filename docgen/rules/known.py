"""What the facts say, ready to be compared with what a text says: names, counts, days, results (§7)."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.model.dossier import Dossier
from docgen.model.organisation import Body
from docgen.model.person import Person
from docgen.rules.elections import Elections, candidates_in_order, elections
from docgen.rules.groups import delegations
from docgen.rules.nearness import gaps
from docgen.rules.outcome import evaluate
from docgen.rules.outcome_records import Results
from docgen.rules.sittings import Sitting, sittings
from docgen.rules.statistics import Composition, composition
from docgen.rules.tables import Holidays, holidays


@dataclass(frozen=True)
class Known:
    """The facts of a congress as texts are compared with them.

    people: everybody of the roster by name, namesakes left out. gapped: names of three
    characters or more by what is left of them without one (`gaps`). bodies: every name of the bodies around. committee: the
    candidates in the order of their list. delegates: counts that may stand before 正式代表. places: what the place is called.
    """

    dossier: Dossier
    people: Mapping[str, Person]
    gapped: Mapping[str, Sequence[str]]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    committee: tuple[Person, ...]
    elections: Elections
    outcome: Results | None
    sittings: tuple[Sitting, ...]
    statistics: Composition
    delegates: frozenset[int]
    members: frozenset[int]
    holidays: Holidays

    @property
    def opens(self) -> dt.date:
        return self.dossier.congress.opens

    @property
    def founding(self) -> bool:
        return self.dossier.congress.event == "成立"

    @property
    def terms(self) -> frozenset[int]:
        """The numbers of congress and committee that may be spoken of: N, and N−1 where there was one (§0-2)."""
        term = self.dossier.congress.term
        return frozenset({term, term - 1} - {0})

    @property
    def days(self) -> frozenset[dt.date]:
        """The days on which the congress sits."""
        return frozenset({self.opens} | {session.day for session in self.dossier.congress.sessions})


def known(dossier: Dossier) -> Known:
    """Return what is known of a congress."""
    organisation, congress, slate = dossier.organisation, dossier.congress, dossier.slate
    everybody = [*dossier.delegates, *dossier.others]
    namesakes = Counter(person.name for person in everybody)
    gapped: defaultdict[str, list[str]] = defaultdict(list)
    for name in namesakes:
        for key in gaps(name) if len(name) > 2 else ():
            gapped[key].append(name)
    outcome = evaluate(dossier)
    elected = {len(outcome.committee.elected)} if outcome else set()
    present = {attended.present for attended in dossier.results.attendance.values()} if dossier.results else set()
    seats = {congress.delegate_seats, len(dossier.voters), sum(person.kind == "正式" for person in dossier.delegates)}
    return Known(
        dossier=dossier,
        people={person.name: person for person in everybody if namesakes[person.name] == 1},
        gapped=gapped,
        bodies=names_of_bodies(dossier),
        places=tuple(dict.fromkeys((organisation.place, organisation.place_short, *dossier.places))),
        committee=candidates_in_order(dossier),
        elections=elections(dossier),
        outcome=outcome,
        sittings=sittings(dossier),
        statistics=composition(dossier.voters, congress.as_of, congress.ratios),
        delegates=frozenset(seats | present | {group.heads for group in delegations(dossier)}),
        members=frozenset({congress.committee_seats, len(slate.committee)} | elected | present),
        holidays=holidays(dossier.holidays),
    )


def names_of_bodies(dossier: Dossier) -> tuple[str, ...]:
    """Return every name that a body around the congress goes by, longest first."""
    organisation = dossier.organisation
    bodies: list[Body] = [organisation, organisation.committee, organisation.government, organisation.superior, organisation.preparatory]
    if organisation.superior_committee:
        bodies.append(organisation.superior_committee)
    names = {name for body in bodies for name in (body.name, body.signed_as, body.short_name)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
