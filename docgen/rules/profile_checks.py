"""Checks of the rule profile by itself: rules that contradict each other, and rules meant for others (§2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from docgen.model.dossier import Dossier
from docgen.model.profile import BallotRule, Marks, WriteIn
from docgen.rules.check_slate import contest_rules
from docgen.rules.finding import Finding, warning
from docgen.rules.quorum import quorum_text

CODE = "E-ELE-10"


def check_rules(dossier: Dossier) -> Iterator[Finding]:
    """E-ELE-10: no rule of the profile contradicts another."""
    profile = dossier.profile
    for key, rule in (("规则.大会选举", profile.congress), ("规则.全会选举", profile.plenary)):
        yield from ballot_rule(key, rule)
    yield from margins(dossier)
    yield from write_in(profile.write_in)
    yield from marks(profile.marks, profile.write_in)
    if profile.scrutineer_count + 1 > len(dossier.voters) > 0:
        yield Finding(CODE, "规则.监票人数", f"监票人{profile.scrutineer_count}名加总监票人1名，多于正式代表{len(dossier.voters)}名", "减少“监票人数”")


def ballot_rule(key: str, rule: BallotRule) -> Iterator[Finding]:
    """Findings on quorum, base and margin of one ballot; 等额 with a margin is told by E-ELE-03."""
    quorum, half = rule.quorum, Fraction(1, 2)
    if quorum.share > 1 or (quorum.share == 1 and quorum.comparison == "超过"):
        yield Finding(CODE, f"{key}.法定人数", f"法定人数是{quorum_text(quorum)}，全部到会也达不到", "核对分子、分母和“以上”“超过”")
    elif rule.base == "应到" and (quorum.share < half or (quorum.share == half and quorum.comparison == "以上")):
        yield Finding(CODE, f"{key}.法定人数", f"{quorum_text(quorum)}到会就可以选举，当选却要超过应到人数的半数，刚到法定人数时谁也不能当选", "提高法定人数，或把“当选基数”改为实到")


def margins(dossier: Dossier) -> Iterator[Finding]:
    """W-ELE-12: 差额 says how much. E-ELE-10: a post that is not voted on has no such rule."""
    profile, congress = dossier.profile, dossier.congress
    for key, rule in contest_rules(profile):
        if rule.contest == "差额" and rule.margin_percent is None:
            yield warning("W-ELE-12", f"{key}.选举方式", "选举方式是差额，没有写差额比例，只要求候选人比应选多一名", "在“差额比例”里写上百分数，如 20")
    asked = profile.congress.preliminary
    if asked and asked.margin_percent is None:
        yield warning("W-ELE-12", "规则.大会选举.预选", "预选没有写差额比例，只要求比正式候选人多一名", "在“预选”的“差额比例”里写上百分数，如 20")
    if profile.plenary.posts.secretary and not (congress.secretary_seats and congress.secretary_mode == "投票选举"):
        yield Finding(CODE, "规则.全会选举.各职务.秘书长", f"秘书长由{congress.secretary_mode}产生，不投票，却写了选举方式", "删去这一项，或把大会.yaml 的“秘书长产生方式”改为投票选举")


def write_in(rule: WriteIn) -> Iterator[Finding]:
    """Findings on who may name somebody else: what is said of it must fit its being allowed."""
    said = {name for name in rule.model_fields_set if getattr(rule, name) is True}
    for name, chinese in (("requires_against", "须先反对"), ("after_abstain", "弃权后可另选")):
        if not rule.allowed and name in said:
            yield Finding(CODE, f"规则.另选他人.{chinese}", f"不允许另选他人，却写了“{chinese}: 是”", f"删去“{chinese}”，或把“允许”改为是")
    if rule.allowed and rule.requires_against and rule.after_abstain:
        yield Finding(CODE, "规则.另选他人.弃权后可另选", "“须先反对: 是”要求先划不赞成才能另选，“弃权后可另选: 是”又让弃权的人另选", "两项只能有一项写“是”")


def marks(drawn: Marks, rule: WriteIn) -> Iterator[Finding]:
    """Findings on what voters draw."""
    if drawn.yes == drawn.no:
        yield Finding(CODE, "规则.划票.不赞成", f"赞成和不赞成都画“{drawn.yes}”，分不出来", "换一个符号")
    if rule.allowed and rule.requires_against and not drawn.no and drawn.yes:
        yield Finding(CODE, "规则.划票.不赞成", "另选他人须先划不赞成，“不赞成”的符号却是空的", "写上不赞成的符号，如 ×")
    if rule.allowed and rule.needs_mark and not drawn.yes and drawn.no:
        yield Finding(CODE, "规则.划票.赞成", "另选的人须画赞成符号，“赞成”的符号却是空的", "写上赞成的符号，如 ○")


def check_comparator(dossier: Dossier) -> Iterator[Finding]:
    """W-ELE-11: rules of other bodies are for comparison only."""
    if dossier.profile.comparator:
        yield warning("W-ELE-11", "规则.仅供比照", f"选举规则“{dossier.profile.name}”是别的组织的规则，仅供比照", "改用 township-kexie-default 或 kexie-specimen；确要照此执行的，写成本单位的规则并写明依据，“仅供比照”写否")


ROOM = {"-A5四张": 5, "-A5两张": 25, "-A4四张": 25}
"""Candidates whose names are still printed in a size that everybody reads, by the layout of the ballots."""


def check_ballot_size(dossier: Dossier) -> Iterator[Finding]:
    """W-ELE-13: the names on a small ballot can be read."""
    sheet, names = dossier.profile.sheet, len(dossier.slate.committee)
    room = ROOM.get(sheet.layout, names)
    if names > room:
        told = f"{sheet.page_size}纸每面印{sheet.per_page}张选票，{names}名候选人的字太小，这种版面最多{room}名"
        yield warning("W-ELE-13", "规则.选票印制", told, "减少“每版张数”，或改用大一些的纸")


CHECKS = (check_rules, check_comparator, check_ballot_size)
