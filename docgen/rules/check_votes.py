"""Checks of what was counted on the day: sheets, votes, quorum, ties, who may be elected (§2.10, §2.11, §7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.model.ballot import BallotCount, Section
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.profile import BallotRule
from docgen.rules.elections import seats_of
from docgen.rules.finding import Finding, warning
from docgen.rules.outcome import LEADING, BallotResult, evaluate, section_outcome
from docgen.rules.quorum import quorum_text, threshold
from docgen.rules.roster import Identity, identities, identity
from docgen.rules.tally import check_section, check_sheets


@dataclass(frozen=True)
class Counted:
    """One ballot with all that its checks need."""

    key: str
    name: str
    ballot: BallotCount
    result: BallotResult
    rule: BallotRule
    candidates: dict[str, list[Person]]
    eligible: set[Identity]
    members: str
    """What one must be to be written in, for the message."""

    def sections(self) -> Iterator[tuple[str, str, Section]]:
        """Yield post, key path and section of what stands on the ballot."""
        for post in self.candidates:
            if section := self.ballot.sections.get(post):
                yield post, f"{self.key}.得票.{post}", section


def counted(dossier: Dossier) -> tuple[Counted, ...]:
    """Return both ballots as counted; none before the day."""
    found = evaluate(dossier)
    if not dossier.results or not found:
        return ()
    slate, mode = dossier.slate, dossier.congress.secretary_mode
    posts = [post for post in LEADING if post != "秘书长" or (mode == "投票选举" and dossier.congress.secretary_seats)]
    leaders = {post: [leader.person for leader in slate.leaders if leader.post == post] for post in posts}
    members = identities(found.committee.elected)
    return (
        Counted(
            "票数.委员选举", "委员选举", dossier.results.committee, found.committee, dossier.profile.congress,
            {"委员": list(slate.committee)}, identities(dossier.voters), "资格审查合格的正式代表",
        ),
        Counted(
            "票数.领导选举", "领导选举", dossier.results.leaders, found.leaders, dossier.profile.plenary, leaders, members, "当选的委员",
        ),
    )  # fmt: skip


def check_figures(dossier: Dossier) -> Iterator[Finding]:
    """The invariants I1–I9 of both ballots, each with its own code."""
    seats = seats_of(dossier.congress)
    for count in counted(dossier):
        yield from check_sheets(count.ballot, count.key, count.name)
        for post, key, section in count.sections():
            yield from check_section(section, count.ballot, seats[post], dossier.profile.write_in, key, f"{count.name}{post}")


def check_lines(dossier: Dossier) -> Iterator[Finding]:
    """E-VOT-16: the ballot has the sections and names of the slate, no other. E-VOT-17: a write-in may be elected."""
    for count in counted(dossier):
        for post in count.ballot.sections:
            if post not in count.candidates:
                yield Finding("E-VOT-16", f"{count.key}.得票.{post}", f"{count.name}里没有“{post}”这一节", f"只写：{'、'.join(count.candidates)}")
        for post, candidates in count.candidates.items():
            if post not in count.ballot.sections:
                yield Finding("E-VOT-16", f"{count.key}.得票", f"{count.name}缺“{post}”的得票", f"补上{post}候选人的票数")
                continue
            yield from check_candidates(count, post, candidates)


def check_candidates(count: Counted, post: str, candidates: list[Person]) -> Iterator[Finding]:
    """Findings on the names of one section."""
    section, key, due = count.ballot.sections[post], f"{count.key}.得票.{post}", identities(candidates)
    seen: set[Identity] = set()
    for index, tally in enumerate(section.candidates):
        if identity(tally.person) not in due:
            yield Finding("E-VOT-16", f"{key}.候选人[{index}].姓名", f"{tally.person.name}不是{post}候选人", "另选的人写在“另选他人”里；候选人以班子.yaml 为准")
        if identity(tally.person) in seen:
            yield Finding("E-VOT-16", f"{key}.候选人[{index}].姓名", f"{post}候选人{tally.person.name}的票数写了两次", "删去重复的一行")
        seen.add(identity(tally.person))
    missing = [person.name for person in candidates if identity(person) not in seen]
    if missing:
        yield Finding("E-VOT-16", f"{key}.候选人", f"{post}候选人{'、'.join(missing)}没有票数", "按计票单补上")
    for index, found in enumerate(section.write_ins):
        if identity(found.person) not in count.eligible:
            yield warning("W-VOT-17", f"{key}.另选他人[{index}].姓名", f"另选的{found.person.name}不是{count.members}，得票再多也不能当选{post}", "核对姓名；票数照实记录")


def check_standing(dossier: Dossier) -> Iterator[Finding]:
    """E-ELE-07: a quorum was present. E-DEL-03: as many committee members due as were elected."""
    for count in counted(dossier):
        result = count.result
        if not result.quorum_met:
            yield Finding("E-ELE-07", f"{count.key}.实到", f"{count.name}应到{result.due}人，须有{quorum_text(count.rule.quorum)}即{result.quorum}人到会，实到只有{result.present}人，选举无效", "核对到会人数；确不足的，改期选举")
    found = evaluate(dossier)
    if found and dossier.results and found.committee.settled:
        members = len(found.committee.elected)
        if dossier.results.leaders.due != members:
            yield Finding("E-DEL-03", "票数.领导选举.应到", f"领导选举应到{dossier.results.leaders.due}人，当选的委员是{members}名", "全会的应到人数是当选委员的人数")


def check_ties(dossier: Dossier) -> Iterator[Finding]:
    """E-VOT-07: a tie across the last seat is not settled, so nothing can be announced yet."""
    for count in counted(dossier):
        for section in count.result.sections:
            if section.runoff:
                names = "、".join(person.name for person in section.runoff)
                yield Finding("E-VOT-07", f"{count.key}.得票.{section.name}", f"{names}得票相等，{section.name}还有{section.open_seats}个名额不能确定当选人", f"就{names}再次投票，得出结果以前不能公布当选名单")


def check_membership(dossier: Dossier) -> Iterator[Finding]:
    """E-SLA-02: whoever is elected a leader has been elected to the committee."""
    for committee, leaders in pairwise(counted(dossier)):
        for section in leaders.result.sections if committee.result.settled else ():
            for person in section.elected:
                if identity(person) not in leaders.eligible:
                    yield Finding("E-SLA-02", f"{leaders.key}.得票.{section.name}", f"{person.name}没有当选委员，不能当选{section.name}", "核对两次选举的票数")


def check_bases(dossier: Dossier) -> Iterator[Finding]:
    """W-VOT-06: somebody is elected by half of those present but not by half of those due."""
    for count in counted(dossier):
        if not count.result.stands:
            continue
        for post, key, section in count.sections():
            seats = seats_of(dossier.congress)[post]
            by_due, by_present = (
                section_outcome(section, seats, threshold(heads), count.eligible, dossier) for heads in (count.ballot.due, count.ballot.present)
            )
            only = [person.name for person in by_present.elected if person not in by_due.elected]
            if only:
                yield warning("W-VOT-06", key, f"{'、'.join(only)}的赞成票超过实到{count.ballot.present}人的半数，但没有超过应到{count.ballot.due}人的半数；本次按{count.rule.base}的半数计算", "核对选举办法写的是应到还是实到，并与规则.yaml 的“当选基数”一致")


def check_unanimity(dossier: Dossier) -> Iterator[Finding]:
    """W-VOT-09: all for everybody and no invalid sheet may have been assumed rather than counted."""
    for count in counted(dossier):
        tallies = [tally for _, _, section in count.sections() for tally in section.candidates]
        if count.ballot.invalid == 0 and tallies and all(tally.votes_for == count.ballot.valid for tally in tallies):
            yield warning("W-VOT-09", f"{count.key}.得票", f"{count.name}所有候选人都得全票，也没有无效票", "请确认这些数字是照计票单填的，不是推定的")


CHECKS = (
    check_figures, check_lines, check_standing, check_ties, check_membership, check_bases, check_unanimity,
)  # fmt: skip
