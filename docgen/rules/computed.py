"""Everything that papers show and nobody types: the computed variables of templates."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Fact
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.slate import Leader
from docgen.rules.allocation import Allocation, allocation
from docgen.rules.elections import Elections, candidates_in_order, elections
from docgen.rules.groups import Delegation, delegations
from docgen.rules.outcome import evaluate
from docgen.rules.outcome_records import Results
from docgen.rules.ratios import Structure, structure
from docgen.rules.roster import Listed, by_group
from docgen.rules.seating import Badge, Seats, badges, name_cards, seats
from docgen.rules.sittings import Sitting, sittings
from docgen.rules.statistics import Composition, composition
from docgen.rules.supplies import Needed, supplies


class Computed(Fact):
    """What rules compute of a dossier."""

    chairs: tuple[Leader, ...] = Field(alias="主席候选人", description="主席候选人，一般只有一名")
    vices: tuple[Leader, ...] = Field(alias="副主席候选人", description="副主席候选人，按批准的次序")
    secretaries: tuple[Leader, ...] = Field(alias="秘书长候选人", description="秘书长候选人")
    leaders: tuple[Leader, ...] = Field(alias="领导候选人", description="主席、副主席、秘书长候选人，按批准的次序")
    committee: tuple[Person, ...] = Field(alias="委员候选人", description="委员候选人，按名单的次序，一般以姓氏笔画为序")
    roster: tuple[Listed, ...] = Field(alias="花名册", description="正式代表，按代表团排列")
    statistics: Composition = Field(alias="统计", description="正式代表的构成")
    committee_statistics: Composition = Field(alias="委员统计", description="委员候选人的构成")
    allocation: Allocation = Field(alias="分配", description="代表名额怎样分给各推选单位")
    elections: Elections = Field(alias="选举", description="会前已知的两次选举的名额、候选人和到会规定")
    structure: tuple[Structure, ...] = Field(alias="构成比例", description="班子模式和本单位提出的目标、基准，各达到没有")
    delegations: tuple[Delegation, ...] = Field(alias="代表团安排", description="各代表团的人员、召集人和讨论地点")
    supplies: tuple[Needed, ...] = Field(alias="物资清单", description="会上要备的物资和数量")
    seats: Seats = Field(alias="座次", description="主席台和代表席的座次")
    badges: tuple[Badge, ...] = Field(alias="证件", description="每人一张的证件，按证别编号")
    name_cards: tuple[str, ...] = Field(alias="桌签", description="做桌签的人的姓名", examples=[["梁守正", "方维新"]])
    sittings: tuple[Sitting, ...] = Field(alias="会议", description="日程上的每次会议：怎样进行、谁发言、到会和表决")
    outcome: Results | None = Field(alias="结果", description="两次选举的结果，会后才有")


def computed(dossier: Dossier) -> Computed:
    """Return what rules compute; the outcome is None before the day."""
    slate, congress = dossier.slate, dossier.congress
    return Computed(
        chairs=slate.standing_for("主席"),
        vices=slate.standing_for("副主席"),
        secretaries=slate.standing_for("秘书长"),
        leaders=slate.leaders,
        committee=candidates_in_order(dossier),
        roster=by_group(dossier),
        statistics=composition(dossier.voters, congress.as_of, congress.ratios),
        committee_statistics=composition(slate.committee, congress.as_of),
        allocation=allocation(dossier),
        elections=elections(dossier),
        structure=tuple(found for _, found in structure(dossier)),
        delegations=delegations(dossier),
        supplies=supplies(dossier),
        seats=seats(dossier),
        badges=badges(dossier),
        name_cards=name_cards(dossier),
        sittings=sittings(dossier),
        outcome=evaluate(dossier),
    )
