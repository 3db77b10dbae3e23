"""The sittings of the congress (会议) as the host, the recorder and the counters of heads need them: §2.9, §3.5, §2.13."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from docgen.model.ballot import Attendance, HandVote
from docgen.model.base import Fact, fact
from docgen.model.congress import Session
from docgen.model.dossier import Dossier
from docgen.model.meeting import SittingRecord, Speaker
from docgen.rules.quorum import quorum_needed, quorum_text, threshold

SittingKind = Literal["预备会议", "主席团会议", "开幕式", "全体会议", "选举大会", "全委会", "闭幕式", "分组讨论"]
ItemKind = Literal[
    "国歌", "宣读", "致词", "贺词", "报告", "说明", "选举", "推选", "通过", "研究", "汇报", "确定", "宣布结果", "授牌", "表态", "讲话", "其他",
]
ITEMS: tuple[tuple[str, ItemKind], ...] = (
    ("国歌", "国歌"), ("^宣读.*(?:批复|通知|文件)", "宣读"), ("贺[词信]", "贺词"), ("(?:开幕|闭幕)(?:词|辞)", "致词"), ("致[词辞]", "讲话"),
    ("^听取.*汇报", "汇报"), ("^听取.*说明", "说明"), ("^听取.*报告", "报告"), ("^(?:审议|讨论|酝酿|研究)", "研究"), ("^选举", "选举"), ("^推选", "推选"),
    ("^宣布.*(?:结果|当选)", "宣布结果"), ("^(?:提出|确定)", "确定"), ("^(?:审议)?(?:通过|表决)", "通过"), ("[授揭]牌", "授牌"), ("表态", "表态"), ("讲话", "讲话"),
)  # fmt: skip
"""What is done about an item, by the words it is put in; the first that fits."""
STEM = re.compile(r"^(?:听取和审议|听取并审议|听取|审议通过|审议|通过|表决|推选|提出|确定|研究)|的?(?:说明)$|（草案）")
PLENARY = "全体会议"
PUT_TO_VOTE: tuple[ItemKind, ...] = ("通过", "推选", "确定")


class AgendaItem(Fact):
    """One item of a sitting: what is done about it, who speaks, how hands were raised on it."""

    item: str = Field(alias="事项", description="议题，照日程", examples=["通过大会议程"])
    kind: ItemKind = Field(alias="种类", description="这项议题怎样进行")
    speaker: Speaker | None = Field(None, alias="发言", description="谁作报告、讲话、致词；会务.yaml 没有写的为空")
    hands: HandVote | None = Field(None, alias="表决", description="这项议题举手表决的结果；没有表决或还没有填的为空")
    put_to_vote: bool = Field(alias="需表决", description="这项议题是否举手表决")
    decision: str = Field("", alias="议定", description="记录里写的结果；没有写的为空", examples=["同意大会日程"])

    @fact("赞成", "举手赞成的人数；还没有填的为空", 43)
    def votes_for(self) -> int | None:
        return self.hands.votes_for if self.hands else None

    @fact("反对", "举手反对的人数；还没有填的为空", 0)
    def votes_against(self) -> int | None:
        return self.hands.votes_against if self.hands else None

    @fact("弃权", "举手弃权的人数；还没有填的为空", 0)
    def abstentions(self) -> int | None:
        return self.hands.abstentions if self.hands else None


    @fact("表决结果", "通过、一致通过还是未通过；还没有表决的为空", "一致通过")
    def outcome(self) -> str:
        if self.hands is None:
            return ""
        if self.hands.votes_for <= self.hands.votes_against + self.hands.abstentions:
            return "未通过"
        return "通过" if self.hands.votes_against or self.hands.abstentions else "一致通过"


class Sitting(Fact):
    """One sitting with what is known of it."""

    sort: SittingKind = Field(alias="会别", description="是哪一种会议")
    session: Session = Field(alias="日程", description="日程中的这一项")
    due: int = Field(alias="应到", description="应到的人数", examples=[45])
    voter: str = Field(alias="称谓", description="到会的人怎么称呼", examples=["正式代表"])
    attendance: Attendance | None = Field(None, alias="到会", description="清点的到会人数；还没有填的为空")
    items: tuple[AgendaItem, ...] = Field(alias="议项", description="各项议题")
    quorum: int = Field(alias="法定人数", description="至少要到会的人数：选举的会议照选举规则，其余过半数", examples=[30])
    quorum_text: str = Field(alias="法定人数文", description="法定人数的文字说法", examples=["三分之二以上"])
    record: SittingRecord | None = Field(None, alias="记录", description="会议记录.yaml 里这次会议的记录；没有的为空")

    @fact("名称", "会议的名称", "预备会议")
    def name(self) -> str:
        return self.session.name

    @fact("时间", "哪一天、从几点到几点", "1月22日上午8:40—9:10")
    def when(self) -> str:
        return f"{self.session.day.month}月{self.session.day.day}日{self.session.hours}"

    @fact("实到", "实到的人数；还没有填的为空", 43)
    def present(self) -> int | None:
        return self.attendance.present if self.attendance else None

    @fact("请假", "请假的人数；还没有填的为空", 2)
    def on_leave(self) -> int | None:
        return self.attendance.on_leave if self.attendance else None

    @fact("未到", "没有请假也没有到会的人数；还没有填的为空", 0)
    def missing(self) -> int | None:
        return max(0, self.due - self.attendance.present - self.attendance.on_leave) if self.attendance else None

    @fact("到会情况", "到会人数是否符合；还没有填的为空", "符合")
    def enough(self) -> str:
        return "" if self.attendance is None else "符合" if self.attendance.present >= self.quorum else "不足"

    @fact("表决事项", "举手表决的各项议题")
    def voted(self) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.put_to_vote)


def sittings(dossier: Dossier) -> tuple[Sitting, ...]:
    """Return every sitting on the timetable, in its order."""
    sessions = dossier.congress.sessions
    return tuple(sitting(session, sort, dossier) for session, sort in zip(sessions, sorts(sessions), strict=True))


def sitting(session: Session, sort: SittingKind, dossier: Dossier) -> Sitting:
    """Return one sitting; its quorum is the profile's where it elects, else more than half."""
    expected = due(sort, dossier)
    rule = {"选举大会": dossier.profile.congress, "全委会": dossier.profile.plenary}.get(sort)
    return Sitting(
        sort=sort, session=session, due=expected, voter=voter(sort), attendance=attendance(session, expected, dossier), items=tuple(items(session, sort, dossier)),
        quorum=quorum_needed(expected, rule.quorum) if rule else threshold(expected), quorum_text=quorum_text(rule.quorum) if rule else "过半数",
        record=dossier.record.sittings.get(session.name),
    )  # fmt: skip


def sorts(sessions: Sequence[Session]) -> Iterator[SittingKind]:
    """Yield which kind each sitting is: the first and the last full one open and close the congress unless they elect (§3.5)."""
    full = [session for session in sessions if session.on_agenda and session.elects != "领导" and "预备" not in session.name]
    for session in sessions:
        if "主席团" in session.name:
            yield "主席团会议"
        elif not session.on_agenda:
            yield "分组讨论"
        elif "预备" in session.name:
            yield "预备会议"
        elif session.elects == "领导":
            yield "全委会"
        elif session.elects == "委员":
            yield "选举大会"
        else:
            yield "开幕式" if session is full[0] else "闭幕式" if session is full[-1] else "全体会议"


def due(sort: SittingKind, dossier: Dossier) -> int:
    """Return how many are expected: presidium, committee, or 正式代表."""
    if sort == "主席团会议":
        return len(dossier.congress.presidium)
    return dossier.congress.committee_seats if sort == "全委会" else len(dossier.voters) or dossier.congress.delegate_seats


def attendance(session: Session, expected: int, dossier: Dossier) -> Attendance | None:
    """Return who came, as counted (票数) or as its record tells (会议记录); None where nothing is known yet."""
    counted = dossier.results.attendance.get(session.name) if dossier.results else None
    noted = dossier.record.sittings.get(session.name)
    if counted or noted is None:
        return counted
    return Attendance(due=expected, present=max(0, expected - len(noted.absent)), on_leave=len(noted.absent))


def voter(sort: SittingKind) -> str:
    return {"主席团会议": "主席团成员", "全委会": "委员"}.get(sort, "正式代表")


def items(session: Session, sort: SittingKind, dossier: Dossier) -> Iterator[AgendaItem]:
    """Yield the items of a sitting; a presidium votes on what it works on as well, delegations only discuss."""
    noted = dossier.record.sittings.get(session.name)
    for number, item in enumerate(session.items):
        kind: ItemKind = next((kind for pattern, kind in ITEMS if re.search(pattern, item)), "其他")
        voted = (kind in PUT_TO_VOTE or "资格审查报告" in item or (kind == "研究" and sort == "主席团会议")) and sort != "分组讨论"
        said = noted.decisions[number] if noted and number < len(noted.decisions) else ""
        yield AgendaItem(item=item, kind=kind, speaker=speaker_on(item, kind, dossier), hands=vote_on(session, item, dossier) if voted else None, put_to_vote=voted, decision=said)


def speaker_on(item: str, kind: ItemKind, dossier: Dossier) -> Speaker | None:
    """Return who speaks on an item: the one whose 议题 is it or stands in it; reports and explanations are given by whom 筹备 names."""
    found = next((speaker for speaker in dossier.meeting.speakers if speaker.item in item), None)
    person = {"报告": dossier.preparation.reporter, "说明": dossier.preparation.explainer}.get(kind)
    return found or (Speaker(item=item, name=person.name, unit_and_post=person.unit_and_post) if person else None)


def vote_on(session: Session, item: str, dossier: Dossier) -> HandVote | None:
    """Return the show of hands on an item, from the record of the sitting or from 票数.

    通过选举办法 was voted on as 大会选举办法, in the plenary as 第一次全体会议选举办法; the presidium's votes stand in its record only.
    """
    noted = dossier.record.sittings.get(session.name)
    votes = [*(noted.hands if noted else ())]
    if dossier.results and session.on_agenda:
        votes += [vote for vote in dossier.results.hands if (PLENARY in vote.item) == (session.elects == "领导")]
    stem = STEM.sub("", item)
    return next((vote for vote in votes if stem and (stem in vote.item or vote.item in stem or STEM.sub("", vote.item) == stem)), None)
