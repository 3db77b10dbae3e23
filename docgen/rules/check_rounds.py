"""Checks of the votes that follow a first one, and of seats given up: each must have its reason (§2.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.dossier import Dossier
from docgen.rules.finding import Finding
from docgen.rules.outcome import casts_of
from docgen.rules.outcome_chain import ANEW, FURTHER, PRELIMINARY, RUNOFF, WHOLE, Cast
from docgen.rules.roster import identities, identity

BY_ELECTION = ("本次会议另行选举", "下次会议另行选举")


def check_further(dossier: Dossier) -> Iterator[Finding]:
    """E-VOT-20: a further vote has something to decide. E-VOT-21…24: it is held as the rules say."""
    for casts in casts_of(dossier):
        for number, cast in enumerate(casts):
            if cast.kind == ANEW:
                yield from check_anew(cast, casts[:number])
            elif cast.kind in (RUNOFF, FURTHER):
                yield from check_reason(cast)
                yield from check_nominees(cast, dossier)
        yield from check_reductions(dossier, casts)


def check_anew(cast: Cast, earlier: Sequence[Cast]) -> Iterator[Finding]:
    """E-VOT-20: only a void vote is held again."""
    if any(one.stands for one in earlier if one.kind in WHOLE):
        yield Finding("E-VOT-20", f"{cast.key}.种类", f"{cast.election}前一轮投票有效，不用重新投票", "核对前一轮的数字；补选缺额写“另行选举”，票数相等写“再次投票”")


def check_reason(cast: Cast) -> Iterator[Finding]:
    """E-VOT-20: a runoff needs a tie, a further election a seat left empty."""
    for post, key, _ in cast.sections():
        if not cast.before[post].to_fill(cast.kind):
            lacks = "没有票数相等、须再次投票的" if cast.kind == RUNOFF else "没有缺额"
            yield Finding("E-VOT-20", key, f"{cast.name}：{post}在前面的投票里{lacks}", "核对前面各轮的票数；不该有的这一节删去")


def check_nominees(cast: Cast, dossier: Dossier) -> Iterator[Finding]:
    """E-VOT-21: nobody stands who is elected already. E-VOT-22: a runoff has no write-ins. E-VOT-23: the rules allow a further election."""
    if cast.kind == FURTHER and cast.election == PRELIMINARY:
        yield Finding("E-VOT-23", f"{cast.key}.种类", "预选不另行选举，通过预选的就是正式候选人", "删去这一项；票数相等的写“再次投票”")
    elif cast.kind == FURTHER and dossier.profile.shortage not in BY_ELECTION:
        yield Finding("E-VOT-23", f"{cast.key}.种类", f"选举规则定的是“{dossier.profile.shortage}”，却有另行选举", "核对选举办法；确是另行选举的，改规则.yaml 的“不足名额”")
    for post, key, section in cast.sections():
        seated = identities(cast.before[post].elected)
        for index, tally in enumerate(section.candidates if cast.kind == FURTHER else ()):
            if identity(tally.person) in seated:
                yield Finding("E-VOT-21", f"{key}.候选人[{index}].姓名", f"{tally.person.name}已经当选{post}，不能又是{cast.name}的候选人", "从没有当选的人中提名")
        if cast.kind == RUNOFF and section.write_ins:
            yield Finding("E-VOT-22", f"{key}.另选他人", f"{cast.name}只在票数相等的人中进行，不另选他人", "核对计票单；另写的姓名不计票")


def check_reductions(dossier: Dossier, casts: Sequence[Cast]) -> Iterator[Finding]:
    """E-VOT-24: seats are given up only where the rules say so, where some are empty, and with the consent of over half."""
    for index, cut in enumerate(dossier.results.reductions if dossier.results else ()):
        if not casts or cut.election != casts[0].election:
            continue
        key, last = f"票数.减少名额[{index}]", casts[-1]
        if dossier.profile.shortage != "经同意减少名额":
            yield Finding("E-VOT-24", key, f"选举规则定的是“{dossier.profile.shortage}”，不能减少名额", "核对选举办法；确有规定的，改规则.yaml 的“不足名额”")
        empty = last.after[cut.post].vacancies if cut.post in last.after else 0
        if cut.seats > empty:
            yield Finding("E-VOT-24", f"{key}.名额", f"{cut.post}缺额{empty}名，却减少了{cut.seats}名", "减少的名额不多于缺额")
        if cut.consent is not None and cut.consent * 2 <= last.ballot.present:
            yield Finding("E-VOT-24", f"{key}.同意", f"同意减少名额的{cut.consent}人，没有超过实到{last.ballot.present}人的半数", "核对举手的人数；由主席团决定的，不填同意、写明依据")
        if cut.consent is None and not cut.basis:
            yield Finding("E-VOT-24", f"{key}.依据", f"减少{cut.post}名额{cut.seats}名，没有写明谁同意的", "填“同意”人数，或在“依据”里写明哪次主席团会议的决定")
