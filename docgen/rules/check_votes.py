"""Checks of what was counted on the day: sheets, votes, quorum, ties, who may be elected (§2.10, §2.11, §7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.check_rounds import check_further
from docgen.rules.finding import Finding, warning
from docgen.rules.outcome import casts_of
from docgen.rules.outcome_chain import (
    FURTHER,
    PRELIMINARY,
    RUNOFF,
    WHOLE,
    Cast,
    final,
    formal_candidates,
    is_settled,
    members_at_plenary,
    most_votes_win,
    posts_of,
)
from docgen.rules.quorum import quorum_needed, quorum_text
from docgen.rules.roster import Identity, identities, identity
from docgen.rules.seats import places_of
from docgen.rules.tally import check_handling, check_section, check_sheets


def held(dossier: Dossier) -> list[Cast]:
    """Return every vote that stands or has not been held again; none before the day."""
    return [cast for casts in casts_of(dossier) for cast in casts if not cast.superseded]


def check_figures(dossier: Dossier) -> Iterator[Finding]:
    """The invariants I1–I9 of every vote, each with its own code, and what became of the sheets."""
    for cast in held(dossier):
        yield from check_sheets(cast.ballot, cast.key, cast.name)
        yield from check_handling(cast.ballot, cast.key, cast.name)
        for post, key, section in cast.sections():
            seats = cast.before[post].to_fill(cast.kind) or places_of(dossier, cast.election)[post]
            yield from check_section(section, cast.ballot, seats, dossier.profile.write_in, key, f"{cast.name}{post}")


def on_ballot(cast: Cast, post: str, dossier: Dossier) -> list[Person] | None:
    """Return who stands for `post` in this vote; None where the presidium was free to nominate."""
    if cast.kind == RUNOFF:
        return list(cast.before[post].tied)
    if cast.kind == FURTHER:
        return None
    if post == "委员":
        return list(dossier.slate.committee if cast.election == PRELIMINARY else formal_candidates(dossier))
    return [leader.person for leader in dossier.slate.leaders if leader.post == post]


def check_lines(dossier: Dossier) -> Iterator[Finding]:
    """E-VOT-16: the ballot has the sections and names that it must have, no other. W-VOT-17: a write-in may be elected."""
    counted = dossier.results
    if counted and counted.leaders and not counted.committee:
        yield Finding("E-VOT-16", "票数.领导选举", "有领导选举的票数，没有委员选举的票数", "领导由当选的委员选举；先补上委员选举的票数")
    asked = dossier.profile.congress.preliminary
    if counted and counted.committee and asked and not counted.preliminary:
        yield Finding("E-VOT-16", "票数.委员选举", "选举规则规定先预选，票数里没有委员预选", "补上“委员预选”的票数；没有预选的，删去规则.yaml 的“预选”")
    if counted and counted.preliminary and not asked:
        yield Finding("E-VOT-16", "票数.委员预选", "选举规则没有预选，票数里却有委员预选", "核对选举办法；确有预选的，在规则.yaml 的“大会选举”里写“预选”")
    for cast in held(dossier):
        posts = posts_of(dossier, cast.election)
        for post in cast.ballot.sections:
            if post not in posts:
                yield Finding("E-VOT-16", f"{cast.key}.得票.{post}", f"{cast.name}里没有“{post}”这一节", f"只写：{'、'.join(posts)}")
        for post in posts if cast.kind in WHOLE and cast.stands else ():
            if post not in cast.ballot.sections:
                yield Finding("E-VOT-16", f"{cast.key}.得票", f"{cast.name}缺“{post}”的得票", f"补上{post}候选人的票数")
        for post, _, _ in cast.sections():
            yield from check_names(cast, post, on_ballot(cast, post, dossier))
            yield from check_written(cast, post, dossier)


def check_names(cast: Cast, post: str, candidates: list[Person] | None) -> Iterator[Finding]:
    """Findings on the printed names of one section."""
    section, key = cast.ballot.sections[post], f"{cast.key}.得票.{post}"
    due = None if candidates is None else identities(candidates)
    seen: set[Identity] = set()
    standing = "票数相等的人" if cast.kind == RUNOFF else f"{post}候选人"
    for index, tally in enumerate(section.candidates):
        if due is not None and identity(tally.person) not in due:
            yield Finding("E-VOT-16", f"{key}.候选人[{index}].姓名", f"{tally.person.name}不是{standing}", "另选的人写在“另选他人”里；候选人以班子.yaml 为准")
        if identity(tally.person) in seen:
            yield Finding("E-VOT-16", f"{key}.候选人[{index}].姓名", f"{post}候选人{tally.person.name}的票数写了两次", "删去重复的一行")
        seen.add(identity(tally.person))
    missing = [person.name for person in candidates or () if identity(person) not in seen]
    if missing:
        yield Finding("E-VOT-16", f"{key}.候选人", f"{standing}{'、'.join(missing)}没有票数", "按计票单补上")


MEMBERS = {PRELIMINARY: "资格审查合格的正式代表", "委员选举": "资格审查合格的正式代表", "领导选举": "当选的委员"}


def check_written(cast: Cast, post: str, dossier: Dossier) -> Iterator[Finding]:
    """W-VOT-17: who is written in may be elected."""
    wide = dossier.profile.write_in.eligible == "正式代表"
    for index, found in enumerate(cast.ballot.sections[post].write_ins):
        if cast.eligible is not None and identity(found.person) not in cast.eligible:
            members = MEMBERS["委员选举" if wide else cast.election]
            yield warning("W-VOT-17", f"{cast.key}.得票.{post}.另选他人[{index}].姓名", f"另选的{found.person.name}不是{members}，得票再多也不能当选{post}", "核对姓名；票数照实记录")


def check_standing(dossier: Dossier) -> Iterator[Finding]:
    """E-ELE-07: a quorum was present. E-DEL-03: as many committee members due as were elected."""
    for cast in held(dossier):
        due, present, quorum = cast.ballot.due, cast.ballot.present, cast.rule.quorum
        if present < (needed := quorum_needed(due, quorum)):
            yield Finding("E-ELE-07", f"{cast.key}.实到", f"{cast.name}应到{due}人，须有{quorum_text(quorum)}即{needed}人到会，实到只有{present}人，选举无效", "核对到会人数；确不足的，改期选举")
    _, committee, leaders = casts_of(dossier)
    if committee and is_settled(dossier, committee):
        members = len(members_at_plenary(dossier, committee))
        for cast in leaders:
            if cast.ballot.due != members:
                yield Finding("E-DEL-03", f"{cast.key}.应到", f"{cast.name}应到{cast.ballot.due}人，当选的委员是{members}名", "全会的应到人数是当选委员的人数")


def check_ties(dossier: Dossier) -> Iterator[Finding]:
    """W-VOT-07: a tie across the last seat has not been voted on again, so the elected cannot be announced yet."""
    for casts in filter(None, casts_of(dossier)):
        for post, found in final(dossier, casts).items():
            if found.tied:
                names = "、".join(person.name for person in found.tied)
                last = next(cast for cast in reversed(casts) if post in cast.outcomes)
                yield warning(
                    "W-VOT-07", f"{last.key}.得票.{post}", f"{names}得票相等，{post}还有{found.open_seats}个名额不能确定{'正式候选人' if last.election == PRELIMINARY else '当选人'}",
                    f"就{names}再次投票，把结果写进“后续选举”；得出结果以前{'不能进行正式选举' if last.election == PRELIMINARY else '不出当选名单'}",
                )


def check_membership(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-02: whoever is elected a leader has been elected to the committee, unless the rules allow a write-in from outside."""
    _, committee, leaders = casts_of(dossier)
    if not committee or not is_settled(dossier, committee):
        return
    members = identities(members_at_plenary(dossier, committee))
    for cast in leaders:
        for post, outcome in cast.outcomes.items():
            written = identities(found.person for found in cast.ballot.sections[post].write_ins)
            allowed = written if dossier.profile.write_in.eligible != "委员" else set()
            for person in outcome.elected:
                if identity(person) not in members | allowed:
                    yield Finding("E-SLA-02", f"{cast.key}.得票.{post}", f"{person.name}没有当选委员，不能当选{post}", "核对两次选举的票数")


def check_bases(dossier: Dossier) -> Iterator[Finding]:
    """W-VOT-06: somebody is elected by half of those present but not by half of those due."""
    for cast in held(dossier):
        for post in () if most_votes_win(cast.election, cast.kind, dossier) else cast.outcomes:
            due, present = cast.ballot.due, cast.ballot.present
            by_due = identities(cast.outcome_by(post, due, dossier).elected)
            only = [person.name for person in cast.outcome_by(post, present, dossier).elected if identity(person) not in by_due]
            if only:
                yield warning("W-VOT-06", f"{cast.key}.得票.{post}", f"{'、'.join(only)}的赞成票超过实到{present}人的半数，但没有超过应到{due}人的半数；本次按{cast.rule.base}的半数计算", "核对选举办法写的是应到还是实到，并与规则.yaml 的“当选基数”一致")


def check_unanimity(dossier: Dossier) -> Iterator[Finding]:
    """W-VOT-09: all for everybody and no invalid sheet may have been assumed rather than counted."""
    for cast in held(dossier):
        tallies = [tally for _, _, section in cast.sections() for tally in section.candidates]
        if cast.ballot.invalid == 0 and tallies and all(tally.votes_for == cast.ballot.valid for tally in tallies):
            yield warning("W-VOT-09", f"{cast.key}.得票", f"{cast.name}所有候选人都得全票，也没有无效票", "请确认这些数字是照计票单填的，不是推定的")


CHECKS = (
    check_figures, check_lines, check_standing, check_ties, check_membership, check_bases, check_unanimity, check_further,
)  # fmt: skip
