"""The variables that templates begin from, with their types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import Field

from docgen.documents.circular_facts import CityFacts
from docgen.documents.cited import Cited, ThisPaper
from docgen.documents.notice_facts import NoticeFacts
from docgen.documents.reference import FUNCTIONS
from docgen.documents.shapes import fact_shape
from docgen.documents.timetable import Step
from docgen.figures.figure import Comparison, Figure
from docgen.model.base import Fact, names
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.organisation import Body, Contact, Preparatory
from docgen.rules.computed import Computed
from docgen.rules.readiness import Readiness


class Given(Fact):
    """What the composer adds: the bodies by their roles, whole names, and the paper itself."""

    committee: Body = Field(alias="党委", description="同级党委")
    government: Body = Field(alias="政府", description="同级政府")
    superior: Body = Field(alias="上级科协", description="上级科协，业务指导单位")
    superior_committee: Body = Field(alias="上级党委", description="上一级党委；资料里没有的不能用")
    preparatory: Preparatory = Field(alias="筹备组", description="筹备（换届）工作领导小组")
    convener: Body = Field(alias="召集机关", description="召集大会的机关：成立时是筹备组，换届时是科协")
    congress_name: str = Field(alias="大会全称", description="大会的全称", examples=["示例县清溪镇科学技术协会第一次代表大会"])
    committee_name: str = Field(alias="委员会全称", description="委员会的全称", examples=["示例县清溪镇科学技术协会第一届委员会"])
    plenary_name: str = Field(
        alias="全会全称", description="选举领导的全会的全称", examples=["示例县清溪镇科学技术协会第一届委员会第一次全体会议"]
    )
    steps: tuple[Step, ...] = Field(alias="工期", description="倒排的工期：每件事由谁办、哪天办完")
    contact: Contact = Field(alias="联系人", description="通知、函件里留的联系人")
    paper: ThisPaper = Field(alias="本件", description="正在写的这份文件")


BEGIN: tuple[type[Fact], ...] = (Dossier, Given, Computed, CircularDossier, CityFacts, NoticeFacts)
"""The records whose facts are the roots, in the order in which a reader wants them."""

ROOTS: dict[str, Any] = {
    **{chinese: fact_shape(kind, chinese) for kind in BEGIN for chinese in names(kind)},
    **dict.fromkeys(FUNCTIONS, Any),
    "文件": Callable[[str], Cited],
    "检查": Callable[[], tuple[Readiness, ...]],
    "指标": Callable[..., Figure],
    **dict.fromkeys(("环比", "同比"), Callable[..., Comparison]),
}
"""Variable or function → type, Any where it has no one type."""
