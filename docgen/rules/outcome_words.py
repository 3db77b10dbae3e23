"""What is said of a vote (到会文、选票文、宣布词): the same words in the host's script, the report and `docgen tally`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.outcome_chain import COMMITTEE, FURTHER, PRELIMINARY, RUNOFF, Cast
from docgen.rules.outcome_records import SectionResult
from docgen.rules.quorum import quorum_met, quorum_needed, quorum_text

SHORTAGE = {
    "不再补选": "缺额本次会议不再选举", "本次会议另行选举": "缺额在本次会议另行选举", "下次会议另行选举": "缺额留待下次会议另行选举",
    "经同意减少名额": "经到会有选举权的人半数以上同意或者主席团决定，可以减少名额",
}  # fmt: skip


def quorum_words(cast: Cast) -> str:
    """Return whether enough were there, e.g. 应到正式代表45名，实到43名，占应到的三分之二以上，符合法定人数。"""
    due, present, quorum = cast.ballot.due, cast.ballot.present, cast.rule.quorum
    voter = "正式代表" if cast.election in COMMITTEE else "委员"
    heads = f"应到{voter}{due}名，实到{present}名，"
    if not quorum_met(present, due, quorum):
        return heads + f"须有{quorum_text(quorum)}即{quorum_needed(due, quorum)}名到会，不足法定人数，选举无效。"
    share = quorum_text(quorum)
    return heads + (share.replace("超过", "超过应到的") if quorum.comparison == "超过" else f"占应到的{share}") + "，符合法定人数。"


def sheet_words(cast: Cast) -> str:
    """Return what went out, what came back, and what follows from it."""
    ballot = cast.ballot
    said = f"发出选票{ballot.issued}张，收回选票{ballot.returned}张，"
    if ballot.returned > ballot.issued:
        return said + "收回的选票数多于发出的选票数，选举无效，应当重新投票。"
    compared = "等于" if ballot.returned == ballot.issued else "少于"
    return said + f"其中有效票{ballot.valid}张，无效票{ballot.invalid}张；收回的选票数{compared}发出的选票数，选举有效。"


def named(persons: Iterable[Person]) -> str:
    return "、".join(person.name for person in persons)


def announcement(cast: Cast, sections: Sequence[SectionResult], dossier: Dossier) -> tuple[str, ...]:
    """Return what the host says when the votes are counted: who is elected, who ties, what is left (当选宣布词)."""
    if not cast.stands:
        why = "收回的选票数多于发出的选票数" if cast.ballot.returned > cast.ballot.issued else "到会人数不足法定人数"
        return (f"{why}，根据选举办法，{cast.name}无效。",)
    said = passed if cast.election == PRELIMINARY else said_of
    return tuple(sentence for section in sections for sentence in said(cast, section, dossier))


def passed(cast: Cast, section: SectionResult, dossier: Dossier) -> list[str]:
    """Return the sentences on who goes from a preliminary election into the committee's."""
    how = "经再次投票，" if cast.kind == RUNOFF else ""
    said = []
    if section.elected:
        order = f"，{dossier.profile.lists.candidates_text}" if len(section.elected) > 1 else ""
        body = dossier.organisation.signed_as + dossier.congress.committee_name
        said.append(f"{how}下列{len(section.elected)}名同志为{body}委员正式候选人{order}：{named(section.elected)}。")
    if section.runoff:
        said.append(f"{named(section.runoff)}{len(section.runoff)}名同志票数相等，正式候选人还有{section.open_seats}名不能确定，就票数相等的同志再次投票。")
    if section.vacancies:
        said.append(f"正式候选人应有{section.seats}名，通过预选的少{section.vacancies}名，不再预选，以通过预选的同志为正式候选人。")
    return said


def said_of(cast: Cast, section: SectionResult, dossier: Dossier) -> list[str]:
    """Return the sentences on one post."""
    body = dossier.organisation.signed_as + dossier.congress.committee_name
    order = f"，{dossier.profile.lists.elected_text}" if section.name == "委员" and len(section.elected) > 1 else ""
    said = []
    if section.elected:
        how = {RUNOFF: "经再次投票，", FURTHER: "经另行选举，"}.get(cast.kind, "")
        if len(section.elected) == 1:
            said.append(f"{how}{section.elected[0].name}同志当选为{body}{section.name}。")
        else:
            said.append(f"{how}下列{len(section.elected)}名同志当选为{body}{section.name}{order}：{named(section.elected)}。")
    elif not section.runoff:
        said.append(f"{section.name}没有被选举人达到当选票数。")
    if section.runoff:
        said.append(f"{named(section.runoff)}{len(section.runoff)}名同志票数相等，{section.name}还有{section.open_seats}个名额不能确定当选人，就票数相等的同志再次投票。")
    if section.vacancies:
        said.append(f"{section.name}应选{section.seats}名，缺额{section.vacancies}名，根据选举办法，{SHORTAGE[dossier.profile.shortage]}。")
    return said
