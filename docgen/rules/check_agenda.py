"""Checks of the packet as a whole: order of the agenda, what must exist, the term, who sits where (§3.5, §7.4, §7.5)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from docgen.model.dossier import Dossier
from docgen.rules.check_slate import watches
from docgen.rules.finding import Finding, warning
from docgen.rules.roster import identities, identity

AGENDA = (
    ("代表资格审查报告", r"代表资格审查|资格审查报告", "选举", r"^选举.*(?:委员|主席)"),
    ("通过选举办法", r"选举办法(?!（草案）)", "选举", r"^选举.*(?:委员|主席)"),
    ("通过监票人名单", r"监票人.*名单|名单.*监票人", "选举", r"^选举.*(?:委员|主席)"),
    ("通过选举办法", r"选举办法(?!（草案）)", "通过监票人名单", r"通过.*监票人"),
    ("通过章程（细则）", r"^通过.*(?:章程|细则)", "选举委员", r"^选举.*委员(?!会主席)"),
    ("选举委员", r"^选举(?!.*主席).*委员", "选举主席", r"^选举.*主席"),
    ("选举主席", r"^选举.*主席", "宣布选举结果", r"^宣布.*(?:选举结果|当选)"),
)
"""What comes before what (§3.5): two items by name and pattern; both must stand on the agenda to be compared."""
REPORT = re.compile(r"^(?:听取|审议|听取和审议|听取并审议).*?((?:筹备)?工作报告)")
ANSWERS = (("B13", "B11"), ("D02", "B11"))
"""Papers that may not go out before the superior has answered about chair and vice-chairs."""
FOUNDED = ("A07", "A08", "A10")
NOON = dt.time(13)
YEAR = dt.timedelta(days=366)


def check_order(dossier: Dossier) -> Iterator[Finding]:
    """W-DOC-06: the items of the agenda follow each other as one rests on the other."""
    items = [
        (f"大会.日程[{number}].议题[{place}]", item, number)
        for number, session in enumerate(dossier.congress.sessions)
        if session.on_agenda
        for place, item in enumerate(session.items)
    ]
    told = set()
    for first, before, second, after in AGENDA:
        earlier = [place for place, (_, item, _) in enumerate(items) if re.search(before, item) and not re.match("听取.*说明", item)]
        later = [place for place, (_, item, _) in enumerate(items) if re.search(after, item)]
        same = [place for place in later if earlier and place < earlier[0]]
        if earlier and same and items[same[0]][0] not in told:
            told.add(items[same[0]][0])
            yield warning("W-DOC-06", items[same[0]][0], f"“{items[same[0]][1]}”排在“{items[earlier[0]][1]}”前面", f"先{first}，再{second}")


def check_resolution(dossier: Dossier) -> Iterator[Finding]:
    """E-DOC-07: a report that is heard is resolved upon; a resolution is about a report that is heard."""
    items = [(f"大会.日程[{number}].议题[{place}]", item) for number, session in enumerate(dossier.congress.sessions) for place, item in enumerate(session.items)]
    heard = {found[1]: key for key, item in items for found in [REPORT.match(item)] if found}
    resolved = {found[1]: key for key, item in items for found in [re.search("关于((?:筹备)?工作报告)的决议", item)] if found}
    for report, key in resolved.items():
        if report not in heard:
            yield Finding("E-DOC-07", key, f"议程里有关于{report}的决议，没有听取{report}这一项", f"补上“听取和审议{report}”，或改正决议的名称")
    for report, key in heard.items():
        if resolved and report not in resolved:
            yield Finding("E-DOC-07", key, f"议程里听取{report}，没有通过相应决议这一项", f"补上“通过关于{report}的决议”")


def check_methods(dossier: Dossier) -> Iterator[Finding]:
    """E-ELE-02: each of the two elections has a method of its own that its voters adopt."""
    adopts = {session.elects: (number, any("选举办法" in item for item in session.items)) for number, session in enumerate(dossier.congress.sessions)}
    if "委员" not in adopts or "领导" not in adopts:
        return
    for ballot, other, name in (("委员", "领导", "代表大会"), ("领导", "委员", "委员会全体会议")):
        if adopts[other][1] and not adopts[ballot][1]:
            yield Finding("E-ELE-02", f"大会.日程[{adopts[ballot][0]}].议题", f"{name}的选举没有通过选举办法这一项", "两次选举各有各的选举办法，分别由代表、委员通过")


def check_hosts(dossier: Dossier) -> Iterator[Finding]:
    """E-MON-05: whoever chairs an election does not watch its count."""
    for watch, elects in zip(watches(dossier), ("委员", "领导"), strict=False):
        team = identities(watch.members().values())
        for number, session in enumerate(dossier.congress.sessions):
            if session.elects == elects and session.host and identity(session.host) in team:
                yield Finding("E-MON-05", f"大会.日程[{number}].主持人", f"{session.host.name}主持“{session.name}”，又是{watch.name}的监票人、计票人", "换一名主持人，或另推监票人")


def check_attendance(dossier: Dossier) -> Iterator[Finding]:
    """E-ELE-07: the ballot counts the heads of its own sitting, not those of the morning."""
    results, congress = dossier.results, dossier.congress
    if not results:
        return
    for session, ballot, key in (
        (congress.election_session, results.committee, "委员选举"), (congress.plenary_session, results.leaders, "领导选举"),
    ):  # fmt: skip
        attended = results.attendance.get(session.name) if session else None
        if attended and ballot and attended.present != ballot.present:
            yield Finding("E-ELE-07", f"票数.{key}.实到", f"{key}实到{ballot.present}人，“{session.name if session else ''}”到会实到是{attended.present}人", "以这次会议发票前清点的人数为准，不用上午的数")


def check_length(dossier: Dossier) -> Iterator[Finding]:
    """W-DAT-05: 会期 is as long as the timetable."""
    congress = dossier.congress
    days = {session.day for session in congress.sessions if session.on_agenda}
    halves = {session.start < NOON for session in congress.sessions if session.on_agenda}
    shorter = congress.days == "半天" and len(halves) == 2
    longer = congress.days == "两天" and len(days) == 1
    if days and (shorter or longer):
        found = "一天里上午、下午都有会" if shorter else "只有一天有会"
        yield warning("W-DAT-05", "大会.会期", f"会期写的是{congress.days}，日程{found}", "改会期，或调整日程")


def check_term(dossier: Dossier) -> Iterator[Finding]:
    """E-NAM-03: a founding congress is the first, a renewal is not. W-DAT-07: a renewal is asked for before the term ends, held within a year of it."""
    congress, ends = dossier.congress, dossier.congress.term_ends
    if congress.event == "成立" and congress.term != 1:
        yield Finding("E-NAM-03", "大会.届次", f"成立大会是第一次代表大会，届次写的是{congress.term}", "届次改为 1；不是成立的，改“类型”")
    if congress.event == "换届" and congress.term == 1:
        yield Finding("E-NAM-03", "大会.届次", "换届大会至少是第二次代表大会，届次写的是1", "改届次；第一次代表大会的“类型”写成立")
    asked = dossier.issued.get("A09")
    if ends and asked and asked.day and asked.day > ends:
        yield warning("W-DAT-07", "文号.A09.日期", f"上届任期{ends}已满，请示（A09）{asked.day}才报", "说明延期的原因，附上同意延期的文件")
    if ends and abs(congress.opens - ends) > YEAR:
        how = "提前" if congress.opens < ends else "延期"
        yield warning("W-DAT-07", "大会.上次大会日期", f"上届任期到{ends}，{congress.opens}换届，{how}超过一年", f"{how}换届要经同级党委和上级科协同意，写明批准的文件")


def check_whole(dossier: Dossier) -> Iterator[Finding]:
    """E-DOC-01: what the packet rests on exists: approval of a founding, report of a renewal."""
    issued = {code for code, paper in dossier.issued.items() if paper.day}
    later = min(({"B01", "B15", "D02"} & issued), default="")
    if dossier.congress.event == "成立" and later and not issued & set(FOUNDED):
        yield Finding("E-DOC-01", f"文号.{later}", f"{later}已经发出，成立的批复（A07、A08）还没有登记", "先取得同意成立的批复，把文号、日期、标题记在文号.yaml")
    items = [item for session in dossier.congress.sessions for item in session.items]
    if dossier.congress.event == "换届" and items and not any("工作报告" in item for item in items):
        yield Finding("E-DOC-01", "大会.日程", "换届大会的议程里没有听取工作报告", "加上“听取和审议第×届委员会工作报告”")


def check_answer(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-03: the superior has answered about chair and vice-chairs before the slate goes on."""
    issued = dossier.issued
    for later, answer in ANSWERS:
        if later in issued and issued[later].day and "B10" in issued and not (answer in issued and issued[answer].day):
            yield Finding("E-SLA-03", f"文号.{later}.日期", f"{later}已经发出，主席、副主席人选的复函（B11）还没有登记", "等复函同意以后再报，把复函记在文号.yaml 的 B11")
            return


CHECKS = (
    check_order, check_resolution, check_methods, check_hosts, check_attendance, check_length, check_term, check_whole, check_answer,
)  # fmt: skip
