"""The count: what its figures must satisfy, and who is elected (§2.10, §2.11)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from docgen.model.ballot import BallotCount, Section
from docgen.model.profile import WriteIn
from docgen.rules.finding import Finding

K = TypeVar("K", bound=Hashable)
TieRule = Literal["再次投票", "反对票少者当选"]


@dataclass(frozen=True)
class Votes:
    """Votes for and against one name, printed or written in."""

    votes_for: int
    votes_against: int = 0


@dataclass(frozen=True)
class Outcome(Generic[K]):
    """Who is elected, most votes first; who ties across the last seat and for how many; seats left empty."""

    elected: tuple[K, ...]
    tied: tuple[K, ...] = ()
    open_seats: int = 0
    vacancies: int = 0


def elect(votes: Mapping[K, Votes], seats: int, least: int, tie: TieRule = "再次投票") -> Outcome[K]:
    """Return who of `votes` is elected to `seats`.

    least: votes needed, from `quorum.threshold`. A tie across the last seat comes back in `tied`; it is broken
    here only where the rule says that fewer votes against win.
    Source: §2.11; the rule itself stands in the 选举办法.
    """
    def place(name: K) -> tuple[int, ...]:
        found = votes[name]
        return (-found.votes_for, found.votes_against) if tie == "反对票少者当选" else (-found.votes_for,)

    passed = sorted((name for name in votes if votes[name].votes_for >= least), key=place)
    if len(passed) <= seats:
        return Outcome(tuple(passed), vacancies=seats - len(passed))
    last = place(passed[seats - 1])
    sure = tuple(name for name in passed if place(name) < last)
    tied = tuple(name for name in passed if place(name) == last)
    if len(sure) + len(tied) == seats:
        return Outcome(sure + tied)
    return Outcome(sure, tied, open_seats=seats - len(sure))


def is_void(ballot: BallotCount) -> bool:
    """Whether the whole ballot is void: more sheets came back than went out (§2.10)."""
    return ballot.returned > ballot.issued


def check_sheets(ballot: BallotCount, key: str, name: str) -> Iterator[Finding]:
    """Findings on the heads and sheets of one ballot (I1–I4); `name` is what the ballot is called."""
    due, present, issued, returned = ballot.due, ballot.present, ballot.issued, ballot.returned
    if present > due:
        yield Finding("E-VOT-10", f"{key}.实到", f"{name}：实到{present}人多于应到{due}人", "核对应到、实到人数；列席、特邀人员不计入")
    if issued != present:
        yield Finding("E-VOT-01", f"{key}.发出", f"{name}：发出选票{issued}张，实到{present}人，两数应当相等", "核对发票前清点的人数；投票前离会的人不计入实到")
    if is_void(ballot):
        yield Finding("E-VOT-11", f"{key}.收回", f"{name}：收回选票{returned}张多于发出的{issued}张，选举无效", "由主持人宣布本次选举无效，重新投票后填写重新计票的数字")
    if ballot.valid + ballot.invalid != returned:
        yield Finding("E-VOT-02", f"{key}.有效", f"{name}：有效{ballot.valid}张加无效{ballot.invalid}张不等于收回{returned}张", "按计票单核对有效票、无效票和收回票数")
    if ballot.printed is not None and ballot.printed < max(due, issued):
        yield Finding("E-ELE-06", f"{key}.印制", f"{name}：印制选票{ballot.printed}张，不够应到{due}人、发出{issued}张之用", "核对印制张数；印制不得少于应到人数")


def check_handling(ballot: BallotCount, key: str, name: str) -> Iterator[Finding]:
    """Findings on the sheets that were not cast: printed = issued + left, left = destroyed + archived (§2.7)."""
    kept = ballot.handling
    if kept is None:
        return
    printed = ballot.due if ballot.printed is None else ballot.printed
    if printed != ballot.issued + kept.left:
        yield Finding("E-VOT-25", f"{key}.选票处理.剩余", f"{name}：印制{printed}张不等于发出{ballot.issued}张加剩余{kept.left}张", "清点剩余选票，核对印制、发出张数")
    if kept.replaced > kept.left:
        yield Finding("E-VOT-26", f"{key}.选票处理.更换", f"{name}：更换收回{kept.replaced}张多于剩余{kept.left}张，而更换收回的废票计在剩余里", "核对更换登记和剩余张数")
    if kept.left != kept.destroyed + kept.archived:
        yield Finding("E-VOT-27", f"{key}.选票处理.销毁", f"{name}：剩余{kept.left}张不等于销毁{kept.destroyed}张加留存{kept.archived}张", "核对销毁、留存张数；每张都要有去处")


def check_section(
    section: Section, ballot: BallotCount, seats: int, rule: WriteIn, key: str, name: str
) -> Iterator[Finding]:
    """Findings on the votes of one section (I5–I9); `name` is ballot and section, for the message."""
    for index, tally in enumerate(section.candidates):
        place, who = f"{key}.候选人[{index}]", tally.person.name
        total = tally.votes_for + tally.votes_against + tally.abstentions + tally.voided
        if tally.votes_for > ballot.valid:
            yield Finding("E-VOT-13", f"{place}.赞成", f"{name}：{who}得赞成{tally.votes_for}票，多于有效票{ballot.valid}张", "按计票单核对赞成票数")
        elif total != ballot.valid:
            yield Finding(
                "E-VOT-03", place,
                f"{name}：{who}的赞成{tally.votes_for}、不赞成{tally.votes_against}、弃权{tally.abstentions}、部分无效{tally.voided}"
                f"合计{total}票，应为有效票{ballot.valid}张",
                "按计票单核对这名候选人的各项票数",
            )
    yield from check_write_ins(section, rule, key, name)
    cast = sum(tally.votes_for for tally in section.candidates) + sum(found.votes_for for found in section.write_ins)
    if cast > seats * ballot.valid:
        yield Finding("E-VOT-04", key, f"{name}：赞成票和另选他人共{cast}票，多于应选{seats}名乘有效票{ballot.valid}张", "核对各候选人票数；所选人数超过应选名额的选票应计为无效")


def check_write_ins(section: Section, rule: WriteIn, key: str, name: str) -> Iterator[Finding]:
    """Findings on who was written in (I7, I9) and whether that is allowed at all."""
    written = sum(found.votes_for for found in section.write_ins)
    against = sum(tally.votes_against for tally in section.candidates)
    if section.write_ins and not rule.allowed:
        yield Finding("E-VOT-15", f"{key}.另选他人", f"{name}：选举规则不允许另选他人，却计了{written}票", "删去另选他人，或在规则.yaml 里改“另选他人.允许”")
    elif rule.requires_against and not rule.after_abstain and written > against:
        yield Finding("E-VOT-12", f"{key}.另选他人", f"{name}：另选他人共{written}票，多于不赞成票{against}票，而不赞成候选人才能另选", "按计票单核对不赞成票和另选他人的票数")
    printed = {tally.person.name for tally in section.candidates}
    for index, found in enumerate(section.write_ins):
        if found.person.name in printed:
            yield Finding("E-VOT-14", f"{key}.另选他人[{index}]", f"{name}：{found.person.name}是候选人，不能又列为另选他人", "把这些票并入候选人的赞成票，或核对姓名")
