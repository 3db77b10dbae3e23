"""Checks of the units' minima, of the slate against its model, of posts against categories, of counts and ratios (§4)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.slate_model import Constraint
from docgen.problem import Severity
from docgen.rules.finding import Finding, warning
from docgen.rules.posts import categories_of
from docgen.rules.ratios import structure
from docgen.rules.roster import identities, identity
from docgen.rules.slates import EXAMPLE, Unreadable, judge, parse

SLATE_CODES = {Severity.ERROR: "E-SLA-01", Severity.WARNING: "W-SLA-01", Severity.NOTE: "I-SLA-01"}
MOST_VICES = 6
"""Townships that published their slates have one to six vice chairs (§4.3)."""


def check_model(dossier: Dossier) -> Iterator[Finding]:
    """E/W/I-SLA-01: each requirement of the slate model is met, at the severity the model gives it."""
    model, level = dossier.slate_model, dossier.organisation.level
    for index, constraint in enumerate(model.constraints if dossier.slate.is_known else ()):
        if constraint.levels and level not in constraint.levels:
            continue
        try:
            verdict = judge(parse(constraint.requirement), dossier)
        except Unreadable as fault:
            yield Finding("E-SLA-12", f"班子模式.约束[{index}].要求", f"约束“{constraint.code}”的要求看不懂：{fault}", EXAMPLE)
            continue
        if not verdict.met:
            severity = Severity(constraint.severity)
            told = f"“{model.name}”模式的约束“{constraint.code}”没有满足：{verdict.short}" + (f"；{verdict.now}" if verdict.now else "")
            yield Finding(SLATE_CODES[severity], f"班子模式.约束[{index}]", told, verdict.cure + reason(constraint), severity)
    if model.constraints and all(constraint.levels and level not in constraint.levels for constraint in model.constraints):
        levels = "、".join(dict.fromkeys(one for constraint in model.constraints for one in constraint.levels))
        yield warning("W-SLA-13", "班子.模式", f"“{model.name}”模式用于{levels}，本科协是{level}", "换一种班子模式，或核对组织.yaml 的“级别”")


def reason(constraint: Constraint) -> str:
    return f"（{constraint.note}）" if constraint.note else ""


def check_categories(dossier: Dossier) -> Iterator[Finding]:
    """W-SLA-08: a candidate's category agrees with the post that the roster gives."""
    leaders = {}
    for index, leader in enumerate(dossier.slate.leaders):
        leaders[identity(leader.person)] = leader
        key = f"班子.领导候选人[{index}].类别"
        if not leader.category_note:
            yield from category_findings(dossier, key, f"{leader.post}候选人", leader.person, leader.kind, strict=True)
    for index, person in enumerate(dossier.slate.committee):
        if identity(person) not in leaders:
            yield from category_findings(dossier, f"班子.委员候选人[{index}]", "委员候选人", person, person.category, strict=False)


def category_findings(dossier: Dossier, key: str, role: str, person: Person, category: str, *, strict: bool) -> Iterator[Finding]:
    """Findings on one candidate; strict: a post that no list knows is asked about too, as the slate rests on the category."""
    kinds, level = dossier.post_kinds, dossier.organisation.level
    likely = categories_of(person, kinds, level)
    if category in likely or not person.post:
        return
    listed = {kind.category for kind in kinds if kind.posts}
    post = f"{role}{person.name}的职务是“{person.unit_and_post}”"
    if likely:
        words = "或".join(f"“{one}”" for one in likely)
        yield warning("W-SLA-08", key, f"{post}，一般归{words}，类别写的是“{category}”", f"把类别改为{words}；确属“{category}”的，领导候选人写明“类别说明”，或在 方案/职务类别.yaml 里加上这个职务")
    elif strict and category in listed:
        needs = "，须写明理由" if category in categories_of(person, kinds, level, noted=True) else "，不在常见的职务里"
        yield warning("W-SLA-08", key, f"{post}，类别写的是“{category}”{needs}", "核对职务和类别；确属这一类的，写明“类别说明”，或在 方案/职务类别.yaml 里加上这个职务")


def check_counts(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-09: the committee has room for its leaders. W-SLA-09: an odd committee, one to six vice chairs (§4.3)."""
    congress, slate = dossier.congress, dossier.slate
    heads = len(identities(leader.person for leader in slate.leaders))
    if heads > congress.committee_seats:
        yield Finding("E-SLA-09", "大会.委员名额", f"委员名额{congress.committee_seats}名，主席、副主席、秘书长候选人共{heads}人，都应是委员", "增加委员名额，或减少领导职数")
    if congress.committee_seats % 2 == 0:
        yield warning("W-SLA-09", "大会.委员名额", f"委员名额{congress.committee_seats}名是双数", "委员会一般设单数名委员；上级已批准这个数的，不用改")
    if congress.vice_seats > MOST_VICES:
        yield warning("W-SLA-09", "大会.副主席名额", f"副主席名额{congress.vice_seats}名，乡镇科协一般1至{MOST_VICES}名", "核对批复的职数；上级已批准这个数的，不用改")


def check_standing(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-10: 常委 are of the committee's candidates, as many as there are seats."""
    slate, seats = dossier.slate, dossier.congress.standing_seats
    committee = identities(slate.committee)
    for index, person in enumerate(slate.standing):
        if identity(person) not in committee:
            yield Finding("E-SLA-10", f"班子.常委候选人[{index}]", f"常委候选人{person.name}不在委员候选人里", "把他（她）列入“委员候选人”，或更换人选")
    if slate.standing and len(slate.standing) != seats:
        yield Finding("E-SLA-10", "班子.常委候选人", f"常委名额{seats}名，候选人有{len(slate.standing)}名", "核对“常委候选人”和大会.yaml 的“常委名额”")


def check_structure(dossier: Dossier) -> Iterator[Finding]:
    """W-RAT-01: committee, vice chairs and delegates reach the targets of the model and of the office, exactly."""
    for key, found in structure(dossier):
        if found.nature == "目标" and not found.reached:
            source = f"（{found.source}）" if found.source else ""
            told = f"{found.body}中{found.item}要{found.comparison}{found.percent}%{source}，即{found.total}名中至少{found.least}名，现有{found.heads}名（{found.share_text}），差{found.least - found.heads}名"
            yield warning("W-RAT-01", key, told, "调整人选，或核对花名册的有关栏目；本单位另有要求的，写在大会.yaml 的“班子构成要求”里")


def check_minima(dossier: Dossier) -> Iterator[Finding]:
    """E-DEL-07: the units' minima can be kept: all together, and by every unit whose seats are written by hand (§2.3)."""
    units, seats = dossier.units, dossier.congress.delegate_seats
    least = sum(unit.minimum for unit in units)
    if least > seats:
        yield Finding("E-DEL-07", "大会.代表名额", f"{len(units)}个单位的最低名额合计{least}名，代表名额只有{seats}名，分不下去", "减少最低名额，几个单位合成一个选举单位，或增加代表名额")
    for index, unit in enumerate(units):
        if unit.seats is not None and unit.seats < unit.minimum:
            yield Finding("E-DEL-07", f"单位[{index}].名额", f"{unit.name}的最低名额是{unit.minimum}名，手工填的名额只有{unit.seats}名", "改“名额”或“最低名额”")


CHECKS = (check_minima, check_model, check_categories, check_counts, check_standing, check_structure)
