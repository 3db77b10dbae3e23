"""What a paper needs of the facts before it can be made (需要): in two months of preparing, facts come in one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from docgen.model.dossier import Dossier

Need = Literal["单位", "代表", "班子", "监票", "日程", "工作计划", "经费", "征求意见", "考察", "公示", "修改条文", "届中变动"]

NEEDS: Mapping[Need, tuple[str, Callable[[Dossier], object]]] = {
    "单位": ("花名册.xlsx 的“单位”表", lambda dossier: dossier.units),
    "代表": ("花名册.xlsx 的“代表”表", lambda dossier: dossier.delegates),
    "班子": ("班子.yaml 的领导候选人、委员候选人", lambda dossier: dossier.slate.leaders and dossier.slate.committee),
    "监票": ("班子.yaml 的大会监票、全会监票", lambda dossier: dossier.slate.scrutineers and dossier.slate.plenary_scrutineers),
    "日程": ("大会.yaml 的日程", lambda dossier: dossier.congress.sessions),
    "工作计划": ("工作计划.yaml", lambda dossier: dossier.plan),
    "经费": ("经费.yaml", lambda dossier: dossier.budget),
    "征求意见": ("筹备.yaml 的征求意见部门", lambda dossier: dossier.preparation.departments),
    "考察": ("筹备.yaml 的考察", lambda dossier: dossier.preparation.inquiries),
    "修改条文": ("筹备.yaml 的修改条文", lambda dossier: dossier.preparation.amendments),
    "届中变动": ("筹备.yaml 的届中变动", lambda dossier: dossier.preparation.turnover),
    "公示": ("筹备.yaml 的公示", lambda dossier: dossier.preparation.publishing),
}
"""Need → where the clerk fills it in, and what tells that she has."""


def missing(dossier: Dossier) -> dict[str, str]:
    """Return {need: where to fill it in} of everything that is not there yet."""
    return {need: place for need, (place, known) in NEEDS.items() if not known(dossier)}
