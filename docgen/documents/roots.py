"""The variables that templates begin from, with their types."""

from __future__ import annotations

from typing import Any

from docgen.documents.reference import FUNCTIONS
from docgen.documents.shapes import fact_shape
from docgen.model.base import names
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.organisation import Body, Contact, Preparatory
from docgen.model.person import Person
from docgen.model.slate import Leader
from docgen.rules.allocation import Allocation
from docgen.rules.elections import Elections
from docgen.rules.outcome import Results
from docgen.rules.roster import Listed
from docgen.rules.statistics import Composition

COMPUTED: dict[str, Any] = {
    "主席候选人": tuple[Leader, ...], "副主席候选人": tuple[Leader, ...], "秘书长候选人": tuple[Leader, ...],
    "领导候选人": tuple[Leader, ...], "委员候选人": tuple[Person, ...], "花名册": tuple[Listed, ...],
    "统计": Composition, "委员统计": Composition, "分配": Allocation, "选举": Elections, "结果": Results,
}
"""What rules compute (`rules.computed`)."""

ROLES: dict[str, Any] = {
    "党委": Body, "政府": Body, "上级科协": Body, "上级党委": Body, "筹备组": Preparatory, "召集机关": Body, "大会": Any,
}
NAMES: dict[str, Any] = {"大会全称": str, "委员会全称": str, "全会全称": str, "联系人": Contact, "本件": Any}

ROOTS: dict[str, Any] = {
    **{chinese: fact_shape(CircularDossier, chinese) for chinese in names(CircularDossier)},
    **ROLES,
    **{chinese: fact_shape(Dossier, chinese) for chinese in names(Dossier)},
    **COMPUTED, **NAMES, **dict.fromkeys(FUNCTIONS, Any),
}
"""Variable or function → type, Any where it has no one type. 大会 is the congress; its role is only an issuer."""
