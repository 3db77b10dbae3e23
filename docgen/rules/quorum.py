"""How many must come and how many votes elect (法定人数、当选票数): exact, and in words (§2.1, §2.11)."""

from __future__ import annotations

from docgen.model.ballot import BallotCount
from docgen.model.numeral import chinese_number
from docgen.model.profile import BallotRule, Quorum


def quorum_needed(due: int, quorum: Quorum) -> int:
    """Return the least number of heads that makes a quorum of `due`: 以上 includes the share itself, 超过 does not."""
    least, rest = divmod(due * quorum.numerator, quorum.denominator)
    return least + (1 if rest or quorum.comparison == "超过" else 0)


def quorum_met(present: int, due: int, quorum: Quorum) -> bool:
    """Whether `present` of `due` make a quorum."""
    return present >= quorum_needed(due, quorum)


def threshold(base: int) -> int:
    """Return the least number of votes that is more than half of `base`: exactly half never elects."""
    return base // 2 + 1


def base_heads(rule: BallotRule, ballot: BallotCount) -> int:
    """Return the heads of which more than half is asked, as the rule chooses them (当选基数)."""
    return {"应到": ballot.due, "实到": ballot.present, "有效票": ballot.valid}[rule.base]


def quorum_text(quorum: Quorum) -> str:
    """Return the quorum as the 选举办法 prints it: 三分之二以上, 超过三分之二, 超过半数."""
    share = f"{chinese_number(quorum.denominator)}分之{chinese_number(quorum.numerator)}"
    if quorum.share * 2 == 1:
        share = "半数"
    return f"超过{share}" if quorum.comparison == "超过" else f"{share}以上"


def elected_text(rule: BallotRule, voter: str) -> str:
    """Return what elects, in words; `voter` is what the voters are called (代表, 委员)."""
    return {
        "应到": f"超过应到会{voter}的半数",
        "实到": f"超过实到会有选举权{voter}的半数",
        "有效票": "超过有效票的半数",
    }[rule.base]
