"""Checks of single papers of the packet by what they must say: the letter, the agenda, the elected, the scrutineers (§7.2–§7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.model.congress import Session
from docgen.rules.known import Known
from docgen.rules.said import NUMERAL, Remark, Said, matches, number_of, remark
from docgen.rules.said_lists import POST_HEADS, bare, people_of
from docgen.rules.seats import formal_places, seats_of
from docgen.rules.sittings import SittingKind

VOTER = {"代表大会": re.compile("(?:应到会?|实到会?|到会|有选举权的?)委员"), "全体会议": re.compile("(?:应到会?|实到会?|到会|有选举权的?)(?:正式)?代表")}
LIMIT = re.compile(rf"所选的?人数[^。；]{{0,30}}?(?:不得?超过|等于或者?少于)(\d{{1,9}}|[{NUMERAL}]+)名")
CHIEF = re.compile(r"总监票人[：:]?([\u4e00-\u9fff·]{2,4})(?=同志|[，。、；\s\u3000]|$)")
NUMBERED_BALLOT = re.compile("编号|票号|№|代表姓名|投票人")
NAME = re.compile(r"[\u4e00-\u9fff·]{2,}")
SCRIPTS: Mapping[str, tuple[SittingKind, int]] = {
    "B37": ("选举大会", 0), "B37a": ("预备会议", 0), "B37b": ("主席团会议", 0), "B37c": ("开幕式", 0), "B37d": ("主席团会议", 1), "B37e": ("全委会", 0),
    "B37f": ("闭幕式", 0),
}  # fmt: skip
"""Whose script each is: the kind of sitting, and which of that kind."""
UNCHANGED = re.compile(r"[\s，。；：、（）《》“”\d.]|草案|的?说明$")


def check_letter(said: Said, facts: Known) -> Iterator[Remark]:
    """E-SLA-03: the letter to the superior names every candidate for chair and vice-chair. W-SLA-04: nobody after the answer."""
    leaders = [leader for leader in facts.dossier.slate.leaders if leader.post != "秘书长"]
    missing = [leader for leader in leaders if leader.person.name not in bare(said.whole) and not named(said, leader.person.name)]
    issued = facts.dossier.issued
    answered = "B11" in issued and issued["B11"].day
    for leader in missing if said.code == "B10" else ():
        if said.source == "改稿" and answered:
            yield remark("W-SLA-04", -1, (0, ""), f"{leader.post}候选人{leader.person.name}不在原来的征求意见函里，复函（B11）已经收到", "人选变了要重新发函征求意见、重新报批")
        else:
            yield remark("E-SLA-03", -1, (0, ""), f"征求意见函里没有{leader.post}候选人{leader.person.name}", "主席、副主席候选人都要征求县科协意见")


def named(said: Said, name: str) -> bool:
    """Whether a table or list of the paper has the name."""
    cells = (cell for grid in said.grids for row in grid.rows for cell in row)
    return any(bare(text) == name for text in (*cells, *(name for listed in said.lists for name in listed.names)))


def check_agenda(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DOC-05: agenda, timetable and script have the items of the meetings, in their order."""
    sessions: list[Session] = []
    if said.code == "B23":
        sessions = [session for session in facts.dossier.congress.sessions if session.on_agenda]
    elif said.code in SCRIPTS:
        kind, which = SCRIPTS[said.code]
        sessions = [sitting.session for sitting in facts.sittings if sitting.sort == kind][which : which + 1]
    text = UNCHANGED.sub("", said.whole)
    at = 0
    for session in sessions:
        for item in session.items:
            found = text.find(UNCHANGED.sub("", item), at)
            if found < 0:
                how = "次序不同" if UNCHANGED.sub("", item) in text else "没有"
                yield remark("E-DOC-05", -1, (0, ""), f"日程里“{session.name}”的议题“{item}”，这份文件里{how}", "议程、日程、主持词的议题和次序要一致")
                return
            at = found


def check_elected(said: Said, facts: Known) -> Iterator[Remark]:
    """E-VOT-05: the published list has everybody who was elected and nobody else. E-VOT-07: it waits until ties are settled."""
    if said.code != "D01" or not facts.outcome:
        return
    if not facts.outcome.settled:
        yield remark("E-VOT-07", -1, (0, ""), "选举结果还没有定（选举无效，或票数相等还没有再次投票），不能公布当选名单", "再次投票得出结果以后再公布")
        return
    elected = [person.name for person in facts.outcome.committee.elected]
    lists = [(grid.after, [person.name for person in people_of(grid, facts)]) for grid in said.grids if all(grid.column(head) < 0 for head in POST_HEADS)]
    lists += [(listed.after, [bare(name) for name in listed.names]) for listed in said.lists]
    for after, names in lists:
        extra, missing = [name for name in names if name not in elected], [name for name in elected if name not in names]
        told = [f"{'、'.join(extra)}没有当选" if extra else "", f"漏了{'、'.join(missing)}" if missing else ""]
        if extra or missing:
            yield remark("E-VOT-05", after, (0, "委员名单"), f"委员名单与计票结果不符：{'；'.join(filter(None, told))}", "照选举结果报告单改")


def check_chief(said: Said, facts: Known) -> Iterator[Remark]:
    """E-MON-05: whoever is called 总监票人 is the one that was approved."""
    slate = facts.dossier.slate
    chiefs = {team.chief.name for team in (slate.scrutineers, slate.plenary_scrutineers) if team}
    for index, found in matches(said, CHIEF):
        name = next((name for name in facts.people if found[1] == name or found[1].startswith(name)), "")
        if name and name not in chiefs:
            yield remark("E-MON-05", index, found, f"文中总监票人是{name}，班子.yaml 里是{'、'.join(sorted(chiefs))}", "改成一致，以通过的名单为准")


def check_method(said: Said, facts: Known) -> Iterator[Remark]:
    """E-ELE-02: the voters of a 选举办法 are those of its meeting. E-ELE-05: nobody may choose more than there are seats."""
    title = next((passage.text for passage in said.passages if passage.sort == "标题"), said.name)
    meetings = [name for name in VOTER if name in title]
    if "选举办法" in title and len(meetings) == 1:
        for index, found in matches(said, VOTER[meetings[0]]):
            yield remark("E-ELE-02", index, found, f"{meetings[0]}的选举办法里写的是“{found[0]}”", "代表大会的选举人是代表，全体会议的选举人是委员")
    seats = {*seats_of(facts.dossier.congress).values(), formal_places(facts.dossier)}
    for index, found in matches(said, LIMIT):
        if number_of(found[1]) not in seats:
            yield remark("E-ELE-05", index, found, f"文中每张选票最多选{found[1]}名，应选名额是{facts.dossier.congress.committee_seats}名", "所选人数不得超过应选名额")


def check_ballot(said: Said, facts: Known) -> Iterator[Remark]:
    """E-ELE-06: nothing on a ballot tells whose it is."""
    if said.code == "B32":
        for index, found in matches(said, NUMBERED_BALLOT):
            yield remark("E-ELE-06", index, found, f"选票上有“{found[0]}”", "选票不编号、不写投票人姓名，每张完全相同")


def check_resolution(said: Said, facts: Known) -> Iterator[Remark]:
    """E-DOC-07: a resolution names the report that it approves."""
    if said.kind != "决议" and not re.search("关于.{2,20}的决议", said.name):
        return
    reports: Sequence[str] = [item for session in facts.dossier.congress.sessions for item in session.items if re.match("听取.*(?:筹备)?工作报告", item)]
    wanted = {found[0] for item in reports for found in [re.search("筹备工作报告|工作报告", item)] if found}
    for report in sorted(wanted):
        if "工作报告" in said.whole and report not in said.whole:
            yield remark("E-DOC-07", -1, (0, ""), f"决议里没有写明“{report}”", "写出所批准报告的准确名称和报告人")


CHECKS = (check_letter, check_agenda, check_elected, check_chief, check_method, check_ballot, check_resolution)
