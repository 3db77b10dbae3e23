"""From a dossier to what its papers are made from: variables, roles, dates, names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.content.timeline import shipped_timeline
from docgen.documents.catalogue import Catalogue
from docgen.documents.entry import Scope
from docgen.documents.needs import missing
from docgen.documents.timetable import steps
from docgen.model.base import Fact, names
from docgen.model.congress import Congress
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.organisation import Body
from docgen.model.plan import Issued
from docgen.rules.calendar import due, parse_offset
from docgen.rules.computed import computed
from docgen.rules.readiness import readiness
from docgen.rules.tables import holidays
from docgen.rules.timeline import OPENING, Schedule, Task, schedule


@dataclass(frozen=True)
class Matter:
    """What all papers of one folder are made from.

    scope: which papers apply. facts: the variables of templates by Chinese name. roles: the bodies by
    role (党委, 上级科协 …). issued: numbers and dates known of papers, by code. planned: the day on which
    a paper is due, by code. own_texts: the office's own Markdown files, by file name. atoms: names that
    titles must not break. missing: what the facts lack so far, with where to fill it in. functions: of templates, by Chinese name.
    """

    scope: Scope
    facts: Mapping[str, Any]
    roles: Mapping[str, Body]
    issued: Mapping[str, Issued]
    planned: Callable[[str], dt.date]
    own_texts: Mapping[str, str]
    atoms: tuple[str, ...]
    missing: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)


def matter_of(dossier: Dossier | CircularDossier, catalogue: Catalogue, own_texts: Mapping[str, str]) -> Matter:
    """Return the matter of a folder."""
    if isinstance(dossier, CircularDossier):
        return circular_matter(dossier, own_texts)
    return congress_matter(dossier, catalogue, own_texts)


def congress_matter(dossier: Dossier, catalogue: Catalogue, own_texts: Mapping[str, str]) -> Matter:
    organisation, congress = dossier.organisation, dossier.congress
    whole = organisation.signed_as + congress.congress_name
    committee = organisation.signed_as + congress.committee_name
    roles = {
        "党委": organisation.committee, "政府": organisation.government, "上级科协": organisation.superior,
        "筹备组": organisation.preparatory, "组织": organisation,
        "大会": Body.model_validate({"名称": whole + "主席团", "简称": "大会主席团"}),
    }
    roles["召集机关"] = organisation.preparatory if congress.event in ("成立", "会员大会") else organisation
    if organisation.superior_committee:
        roles["上级党委"] = organisation.superior_committee
    facts = {
        **roles, **shown(dossier), **shown(computed(dossier)), "联系人": organisation.contact,
        "大会全称": whole, "委员会全称": committee, "全会全称": committee + "第一次全体会议",
    }

    plan = plan_of(dossier, catalogue)
    facts["工期"] = steps(plan, dossier, listed(catalogue, congress))
    days = plan.days

    def planned(code: str) -> dt.date:
        if code not in catalogue.entries:
            raise LookupError(f"文件 {code}")
        offset = parse_offset(catalogue.entry(code).front.time)
        return days[code] if code in days else due(congress.opens, offset, holidays(dossier.holidays))

    atoms = (whole, committee, *bodies(roles), congress.congress_name, congress.committee_name, organisation.place, *(unit.name for unit in dossier.units))
    return Matter(congress.event, facts, roles, dossier.issued, planned, own_texts, atoms, missing(dossier), {"检查": lambda: readiness(dossier)})


def plan_of(dossier: Dossier, catalogue: Catalogue) -> Schedule:
    """Return the days of all papers of a congress, and of the work that has no paper in the catalogue, back from T."""
    congress, timeline = dossier.congress, shipped_timeline()
    fronts = [entry.front for entry in catalogue.entries.values() if congress.event in entry.front.scope]
    tasks = [Task(front.code, front.name, parse_offset(front.time)) for front in fronts]
    tasks += [
        Task(step.code, step.name, parse_offset(step.time))
        for step in timeline.steps
        if step.code not in catalogue.entries and (not step.scope or congress.event in step.scope)
    ]
    preset = next(preset for preset in timeline.presets if preset.name == congress.preset)
    issued = {code: issued.day for code, issued in dossier.issued.items() if issued.day}
    return schedule(congress.opens, tasks, timeline, preset, issued, holidays(dossier.holidays))


def listed(catalogue: Catalogue, congress: Congress) -> dict[str, str]:
    """Return {code: name} of what the plan of the preparing shows.

    No annexes, nothing that is filled in on the day itself, nothing that is made with another paper of its number (A02a with A02).
    """
    fronts = {entry.code: entry.front for entry in catalogue.entries.values() if congress.event in entry.front.scope}
    annexes = {code for front in fronts.values() for code in front.attachments}
    along = {code for code, front in fronts.items() if code[3:] and code[:3] in fronts and fronts[code[:3]].time == front.time}
    shown = {code: front.name for code, front in fronts.items() if code not in annexes | along and front.stage in ("筹备", "会前", "会后")}
    return {**{step.code: step.name for step in shipped_timeline().steps}, **shown, OPENING: f"召开{congress.congress_name}"}


def circular_matter(dossier: CircularDossier, own_texts: Mapping[str, str]) -> Matter:
    circular = dossier.circular
    facts = {**shown(dossier), "组织": circular.issuer, "联系人": circular.contact}
    issued = {"T01": Issued.model_validate({"文号": circular.number, "日期": circular.day})}
    roles = {"组织": circular.issuer}
    return Matter("通报", facts, roles, issued, lambda _: circular.day, own_texts, (*bodies(roles), circular.area))


def shown(record: Fact) -> dict[str, Any]:
    """Return the facts of a record by Chinese name."""
    return {chinese: getattr(record, name) for chinese, name in names(type(record)).items()}


def bodies(roles: Mapping[str, Body]) -> tuple[str, ...]:
    """Return every name that the bodies go by, longest first."""
    found = {name for body in roles.values() for name in (body.name, body.short_name, body.signed_as)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
