"""From a dossier to what its papers are made from: variables, roles, dates, names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.documents.catalogue import Catalogue
from docgen.documents.entry import Scope
from docgen.model.base import Fact, names
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.organisation import Body
from docgen.model.plan import Issued
from docgen.rules.calendar import due, parse_offset
from docgen.rules.computed import computed
from docgen.rules.tables import holidays


@dataclass(frozen=True)
class Matter:
    """What all papers of one folder are made from.

    scope: which papers apply. facts: the variables of templates by Chinese name. roles: the bodies by
    role (党委, 上级科协 …). issued: numbers and dates known of papers, by code. planned: the day on which
    a paper is due, by code. own_texts: the office's own Markdown files, by file name. atoms: names that
    titles must not break.
    """

    scope: Scope
    facts: Mapping[str, Any]
    roles: Mapping[str, Body]
    issued: Mapping[str, Issued]
    planned: Callable[[str], dt.date]
    own_texts: Mapping[str, str]
    atoms: tuple[str, ...]


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

    days_off = holidays(dossier.holidays)

    def planned(code: str) -> dt.date:
        if code not in catalogue.entries:
            raise LookupError(f"文件 {code}")
        return due(congress.opens, parse_offset(catalogue.entry(code).front.time), days_off)

    atoms = (whole, committee, *bodies(roles), congress.congress_name, congress.committee_name, organisation.place)
    return Matter(congress.event, facts, roles, dossier.issued, planned, own_texts, atoms)


def circular_matter(dossier: CircularDossier, own_texts: Mapping[str, str]) -> Matter:
    circular = dossier.circular
    facts = {**shown(dossier), "组织": circular.issuer, "联系人": circular.contact}
    issued = {"T01": Issued.model_validate({"文号": circular.number, "日期": circular.day})}
    roles = {"组织": circular.issuer}
    return Matter("通报", facts, roles, issued, lambda _: circular.day, own_texts, bodies(roles))


def shown(record: Fact) -> dict[str, Any]:
    """Return the facts of a record by Chinese name."""
    return {chinese: getattr(record, name) for chinese, name in names(type(record)).items()}


def bodies(roles: Mapping[str, Body]) -> tuple[str, ...]:
    """Return every name that the bodies go by, longest first."""
    found = {name for body in roles.values() for name in (body.name, body.short_name, body.signed_as)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
