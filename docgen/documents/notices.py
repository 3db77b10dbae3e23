"""Notices to reporting units: from who has not reported, and what is wrong with a return, to composed papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from docgen.documents.block import Paper
from docgen.documents.catalogue import Catalogue
from docgen.documents.circular_facts import PeriodFacts
from docgen.documents.composer import Composer
from docgen.documents.environment import FactEnvironment, text_environment
from docgen.documents.matter import Matter, bodies, shown
from docgen.documents.notice_facts import Amiss, Chased, NoticeFacts
from docgen.model.plan import Issued
from docgen.model.reporting import Office

Kind = Literal["提醒", "催报函", "电话", "退回"]
CODES: dict[Kind, str] = {"提醒": "T60", "催报函": "T61", "电话": "T62", "退回": "T63"}
"""What is sent → number of its template."""


@dataclass(frozen=True)
class Notices:
    """Composes the notices of one period and day. reply_by: by when those must report who are late or were sent back."""

    catalogue: Catalogue
    office: Office
    period: PeriodFacts
    due: dt.date
    day: dt.date
    reply_by: dt.date
    environment: FactEnvironment = field(default_factory=text_environment, repr=False)

    def to_unit(self, kind: Kind, unit: Chased, amiss: Sequence[Amiss] = ()) -> Paper:
        """Return the paper for one unit: 催报函, or 退回单 with what is amiss."""
        return self.paper(kind, self.facts(chased=unit, amiss=tuple(amiss)))

    def to_all(self, kind: Kind, units: Sequence[Chased]) -> Paper:
        """Return the one paper about several units: 报送提醒, or the list for the telephone."""
        return self.paper(kind, self.facts(list_chased=tuple(units)))

    def facts(self, chased: Chased | None = None, list_chased: tuple[Chased, ...] = (), amiss: tuple[Amiss, ...] = ()) -> NoticeFacts:
        return NoticeFacts(
            office=self.office, period=self.period, due=self.due, day=self.day, reply_by=self.reply_by,
            chased=chased, list_chased=list_chased, amiss=amiss,
        )  # fmt: skip

    def paper(self, kind: Kind, seen: NoticeFacts) -> Paper:
        roles = {"组织": self.office.issuer}
        issued = {CODES[kind]: Issued.model_validate({"日期": self.day})}
        given = {"组织": self.office.issuer, "联系人": self.office.contact}
        atoms = (*bodies(roles), self.period.name)
        matter = Matter("催报", {**shown(seen), **given}, roles, issued, lambda _: self.day, {}, atoms)
        return Composer(self.catalogue, matter, self.environment).paper(CODES[kind])
