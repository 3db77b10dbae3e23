"""Checks of units, delegates and persons: quotas, groups, requirements, names, ages (§7.2)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.allocation import allocation
from docgen.rules.finding import Finding, warning
from docgen.rules.nearness import Neighbours
from docgen.rules.roster import Identity, electing_unit, free_names, group_of, keyed
from docgen.rules.statistics import composition

SPOILT = re.compile(r"[\s\u3000□■?？\ufffd*＊×]")
"""What stands in a name where a character was lost or padding was typed."""
IDENTITY_NUMBER = re.compile(r"\d{6}(\d{4})(\d{2})\d{2}\d{3}[\dXx]")
YOUNGEST, OLDEST, WORKING_AGE = 16, 85, 16


def check_quotas(dossier: Dossier) -> Iterator[Finding]:
    """E-DEL-01: the units' seats sum to the congress's, and no unit sent more than it has; W-DEL-07: fewer are vacancies."""
    known = {unit.name for unit in dossier.units}
    table, total = allocation(dossier), dossier.congress.delegate_seats
    if dossier.units and table.total.seats != total:
        yield Finding("E-DEL-01", "单位", f"各单位名额合计{table.total.seats}名，代表名额是{total}名，相差{abs(table.total.seats - total)}名", "调整“单位”表的名额或最低名额，或改大会.yaml 的“代表名额”，使两数相等")
    for index, delegate in enumerate(dossier.delegates):
        if delegate.kind == "正式" and electing_unit(delegate) not in known:
            yield Finding("E-DEL-01", f"代表[{index}].选举单位", f"正式代表{delegate.name}的选举单位“{electing_unit(delegate)}”不在“单位”表里", "在“选举单位”一列填“单位”表里的名称，或把这个单位加进“单位”表")
    for index, share in enumerate(table.rows):
        if share.sent > share.seats:
            yield Finding("E-DEL-01", f"单位[{index}]", f"{share.unit}名额{share.seats}名，花名册里它推选的正式代表有{share.sent}名", "核对该单位的代表名单，删去多的；名额确要调整的，在“名额”和“调整理由”里写明")
        elif share.sent < share.seats and dossier.delegates:
            yield warning("W-DEL-07", f"单位[{index}]", f"{share.unit}名额{share.seats}名，花名册里它推选的正式代表有{share.sent}名，缺额{share.seats - share.sent}名", "补选后填进花名册；不再补选的，资格审查报告会写明缺额")
    for index, unit in enumerate(dossier.units):
        if unit.seats is not None and not unit.reason:
            yield warning("W-DEL-06", f"单位[{index}].调整理由", f"{unit.name}的名额{unit.seats}名是手工填的，没有写理由", "在“调整理由”里写明为什么不按科技工作者数分配，或删去手工名额")


def check_delegates_once(dossier: Dossier) -> Iterator[Finding]:
    """E-DEL-02: each person is a delegate once, and in one of the units' groups."""
    seen: dict[Identity, int] = {}
    groups = {unit.group for unit in dossier.units}
    for index, delegate in enumerate(dossier.delegates):
        first = seen.setdefault((delegate.name, "", delegate.unit, delegate.birth), index)
        if first != index:
            yield Finding("E-DEL-02", f"代表[{index}].姓名", f"{delegate.name}（{delegate.unit}）在“代表”表里出现两次", "删去重复的一行；确是两个人的，核对出生年月和单位")
        group = group_of(delegate, dossier.units)
        if delegate.kind == "正式" and group not in groups:
            yield Finding("E-DEL-02", f"代表[{index}].代表团", f"{delegate.name}的代表团“{group}”不是“单位”表里的代表团", f"改成其中之一：{'、'.join(sorted(groups))}")


def check_heads(dossier: Dossier) -> Iterator[Finding]:
    """E-DEL-05: no more voters than seats; W-DEL-09: fewer are vacancies. E-DEL-03: 应到 on the day is their number."""
    if not dossier.delegates:
        return
    voters, seats = len(dossier.voters), dossier.congress.delegate_seats
    formal = sum(delegate.kind == "正式" for delegate in dossier.delegates)
    rest = f"（正式代表{formal}名，其中资格审查未合格{formal - voters}名）" if formal != voters else ""
    told = f"代表名额{seats}名，花名册里有表决权的正式代表{voters}名{rest}"
    if voters > seats:
        yield Finding("E-DEL-05", "大会.代表名额", told, "核对“代表”表的“代表类型”和“资格审查”，或改“代表名额”，代表不得多于名额")
    elif voters < seats:
        yield warning("W-DEL-09", "大会.代表名额", told, "核对“代表”表的“代表类型”和“资格审查”；确有缺额的，应到人数按实有的正式代表计算")
    results = dossier.results
    for name, ballot in (("委员预选", results.preliminary), ("委员选举", results.committee)) if results else ():
        if ballot is None or ballot.due == voters:
            continue
        yield Finding("E-DEL-03", f"票数.{name}.应到", f"{name}应到{ballot.due}人，有表决权的正式代表是{voters}名", "应到只算资格审查合格的正式代表，特邀、列席人员不计入")


def check_ratios(dossier: Dossier) -> Iterator[Finding]:
    """E-RAT-01: the delegates reach the shares that the congress asks for, by exact fractions."""
    if not dossier.delegates:
        return
    found = composition(dossier.voters, dossier.congress.as_of, dossier.congress.ratios)
    for index, asked in enumerate(found.requirements):
        if not asked.reached:
            yield Finding("E-RAT-01", f"大会.代表构成要求[{index}]", f"正式代表中{asked.item}要求{asked.comparison}{asked.percent}%，即{found.total}名中至少{asked.least}名，现有{asked.heads}名（{asked.share_text}），差{asked.least - asked.heads}名", "商有关选举单位调整代表人选，或核对花名册的有关栏目，或调整构成要求")


def everybody(dossier: Dossier) -> dict[str, Person]:
    """Return {key path: person} of the whole roster."""
    return keyed("代表", dossier.delegates) | keyed("人员", dossier.others)


def check_names(dossier: Dossier) -> Iterator[Finding]:
    """E-NAM-06: nothing is missing in a name. E-NAM-05: two names one character apart that are one person."""
    alike: defaultdict[tuple[object, ...], Neighbours] = defaultdict(Neighbours)
    for key, person in everybody(dossier).items():
        if SPOILT.search(person.name):
            yield Finding("E-NAM-06", f"{key}.姓名", f"姓名“{person.name}”里有空格、方框或问号，可能丢了字", "写全姓名；两个字的姓名中间不要加空格，印出时自动空一格")
        namesakes = alike[person.unit, person.birth, person.sex]
        close = [] if person.number else namesakes.of(person.name)
        if close:
            yield Finding("E-NAM-05", f"{key}.姓名", f"“{person.name}”与“{close[0]}”只差一个字，单位、性别、出生年月都相同，可能是同一个人", "核对姓名，写错的改正；确是两个人的，各填一个编号")
        namesakes.add(person.name)
    yield from check_typed_names(dossier)


def check_typed_names(dossier: Dossier) -> Iterator[Finding]:
    """E-NAM-05: a name typed outside the roster that is one character away from a name in it."""
    known = Neighbours(person.name for person in everybody(dossier).values())
    for key, name in typed_names(dossier):
        close = known.of(name) if name not in known.order and len(name) > 2 else []
        if close:
            yield Finding("E-NAM-05", key, f"“{name}”不在花名册里，与花名册里的“{close[0]}”只差一个字", f"如是同一个人，改成“{close[0]}”；不是的，把这个人写进“人员”表")


def typed_names(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield key path and name of what is typed, not looked up: signatories, contact, heads, relatives."""
    organisation = dossier.organisation
    bodies = {
        "组织": organisation, "组织.党委": organisation.committee, "组织.政府": organisation.government,
        "组织.上级科协": organisation.superior, "组织.筹备组": organisation.preparatory,
    }  # fmt: skip
    yield from ((f"{key}.签发人", body.signatory) for key, body in bodies.items())
    yield "组织.联系人.姓名", organisation.contact.name
    yield from ((f"单位[{index}].召集人", unit.head) for index, unit in enumerate(dossier.units))
    for key, person in everybody(dossier).items():
        yield from ((f"{key}.近亲属", name) for name in free_names(person.relatives))


def check_ages(dossier: Dossier) -> Iterator[Finding]:
    """W-AGE-02: birth, first job and identity number of each person are plausible and agree."""
    for key, person in everybody(dossier).items():
        age = person.age(dossier.congress.as_of)
        if not YOUNGEST <= age <= OLDEST:
            yield warning("W-AGE-02", f"{key}.出生年月", f"{person.name}按{person.birth:%Y-%m}出生算是{age}岁，不像是真的", "核对出生年月")
        start = person.work_start
        if start and start.year * 12 + start.month - person.birth.year * 12 - person.birth.month < 12 * WORKING_AGE:
            yield warning("W-AGE-02", f"{key}.参加工作时间", f"{person.name}{person.birth:%Y-%m}出生，{start:%Y-%m}参加工作，不满{WORKING_AGE}岁", "核对出生年月和参加工作时间")
        number = IDENTITY_NUMBER.fullmatch(person.identity_number)
        if person.identity_number and not number:
            yield warning("W-AGE-02", f"{key}.身份证号", f"{person.name}的身份证号不是18位", "核对身份证号")
        elif number and (int(number[1]), int(number[2])) != (person.birth.year, person.birth.month):
            yield warning("W-AGE-02", f"{key}.身份证号", f"{person.name}的身份证号里是{number[1]}年{int(number[2])}月出生，出生年月填的是{person.birth:%Y-%m}", "核对两处，改错的一处")


def check_group_heads(dossier: Dossier) -> Iterator[Finding]:
    """W-DEL-08: the head (召集人) of a group is one of its delegates."""
    members = {(group_of(delegate, dossier.units), delegate.name) for delegate in dossier.delegates}
    for index, unit in enumerate(dossier.units):
        if unit.head and (unit.group, unit.head) not in members:
            yield warning("W-DEL-08", f"单位[{index}].召集人", f"{unit.group}的召集人{unit.head}不是这个代表团的代表", "改成该代表团的一名代表")


def check_numbers_once(dossier: Dossier) -> Iterator[Finding]:
    """E-DEL-02: a person's 编号 belongs to one person only."""
    counts = Counter(person.number for person in everybody(dossier).values() if person.number)
    for key, person in everybody(dossier).items():
        if counts[person.number] > 1:
            yield Finding("E-DEL-02", f"{key}.编号", f"编号{person.number}有{counts[person.number]}个人用（这里是{person.name}）", "每人一个编号")


CHECKS = (
    check_quotas, check_delegates_once, check_numbers_once, check_heads, check_group_heads, check_ratios, check_names, check_ages,
)  # fmt: skip
