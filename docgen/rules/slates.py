"""The small language in which a slate model says what it asks of the slate (班子模式的要求, §4.2), and its evaluation.

    副主席 中 兼职 且 学校校长 至少 1 名
    副主席、秘书长 中 专职 恰好 1 名
    副主席 都是 医院院长、学校校长
    文件 B10、B11 已有
    配套 有 党组
    … 或者 …          … 并且 …

Posts, ways of serving and categories are the model's own words; 三长 and 四长 stand for their categories. A person
counts once, however many posts he is put forward for. Nothing is executed: a sentence is matched, then looked up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from docgen.model.dossier import Dossier
from docgen.model.person import Category, Person
from docgen.model.slate import Leader, Service
from docgen.problem import nearest
from docgen.rules.posts import GROUPS
from docgen.rules.roster import identity

POSTS = ("主席", "副主席", "秘书长", "常委", "委员")
SERVICES: tuple[str, ...] = get_args(Service)
CATEGORIES: tuple[str, ...] = get_args(Category)
WORDS = (*SERVICES, *CATEGORIES, *GROUPS)
COUNTED = re.compile(r"(?P<posts>[^中至不恰正]+?)(?:中(?P<tests>.+?))?(?P<how>至少|不少于|至多|不多于|恰好|正好)(?P<count>\d+)[名人]")
ALL = re.compile(r"(?P<posts>[^都]+?)都是(?P<tests>.+)")
PAPERS = re.compile(r"文件(?P<codes>[A-Z0-9a-z、]+)已有")
BACKING = re.compile(r"配套有(?P<names>.+?)(?:之一)?")
LEAST, MOST = ("至少", "不少于"), ("至多", "不多于")
MANY = 8
"""So many names one reads at once."""
EXAMPLE = "照样写，如“副主席 中 兼职 且 学校校长 至少 1 名”“文件 B10、B11 已有”“配套 有 党组”，用“并且”“或者”连接"


class Unreadable(Exception):
    """A sentence is not in the language: says what of it."""


@dataclass(frozen=True)
class Member:
    """Somebody put forward, as a requirement sees him."""

    person: Person
    post: str
    category: str
    service: str

    @property
    def text(self) -> str:
        return f"{self.person.name}（{'，'.join(filter(None, (self.category, self.service)))}）"


@dataclass(frozen=True)
class Verdict:
    """Whether a requirement is met; short: what is missing or too much; now: who stands there; cure: what would do."""

    met: bool
    short: str = ""
    now: str = ""
    cure: str = ""


@dataclass(frozen=True)
class Counted:
    """So many of certain posts who serve and are so."""

    posts: tuple[str, ...]
    tests: tuple[tuple[str, ...], ...]
    how: str
    count: int

    def judge(self, dossier: Dossier) -> Verdict:
        standing = members(dossier, self.posts)
        found = [member for member in standing if passes(member, self.tests)]
        few, many = self.count - len(found), len(found) - self.count
        if (few > 0 and self.how not in MOST) or (many > 0 and self.how not in LEAST):
            short = f"还差{few}名{self.wanted()}" if few > 0 else f"多了{many}名{self.wanted()}（{'、'.join(member.text for member in found)}）"
            return Verdict(False, short, self.now(standing), self.cure(dossier, standing) if few > 0 else "减少人选，或改任其他职务")
        return Verdict(True)

    def wanted(self) -> str:
        """“学校校长”兼任副主席: whom the requirement is about."""
        services = [word for test in self.tests for word in test if word in SERVICES]
        kinds = "、".join("或".join(f"“{word}”" for word in test) for test in self.tests if test[0] not in SERVICES)
        posts = "或".join(self.posts)
        if not self.tests:
            return posts
        if kinds:
            verb = {"兼职": "兼任", "专职": "担任专职", "挂职": "挂任"}[services[0]] if len(services) == 1 else "或".join(services) + "担任" if services else "任"
            return kinds + verb + posts
        return "或".join(services) + posts

    def now(self, standing: Sequence[Member]) -> str:
        posts = "、".join(self.posts)
        return f"现有{posts}候选人：{some([member.text for member in standing])}" if standing else f"还没有提名{posts}候选人"

    def cure(self, dossier: Dossier, standing: Sequence[Member]) -> str:
        """Return who could be put forward or serve otherwise."""
        kinds = [test for test in self.tests if test[0] not in SERVICES]
        services = [word for test in self.tests for word in test if word in SERVICES]
        almost = [member for member in standing if passes(member, kinds) and not passes(member, self.tests)]
        if services and almost:
            few = self.count - sum(passes(member, self.tests) for member in standing)
            return f"把{some([member.person.name for member in almost])}中{few}人的任职方式改为{'或'.join(services)}，或另提人选"
        taken = {identity(member.person) for member in standing}
        near = [one for one in dossier.delegates if kinds and one.votes and identity(one) not in taken and all(one.category in meaning(test) for test in kinds)]
        if near:
            return f"可以考虑花名册里的{some([f'{one.name}（{one.unit_and_post}）' for one in near])}，或换一种班子模式"
        return "先由选举单位推选合适的人为正式代表，再提名；或换一种班子模式"


@dataclass(frozen=True)
class Every:
    """Everybody of certain posts is so."""

    posts: tuple[str, ...]
    tests: tuple[tuple[str, ...], ...]

    def judge(self, dossier: Dossier) -> Verdict:
        off = [member.text for member in members(dossier, self.posts) if not passes(member, self.tests)]
        words = "并且".join("或".join(f"“{word}”" for word in test) for test in self.tests)
        return Verdict(not off, f"{'、'.join(off)}不是{words}", "", f"{'、'.join(self.posts)}只提名{words}")


@dataclass(frozen=True)
class Papers:
    """Certain papers are out or have come in."""

    codes: tuple[str, ...]

    def judge(self, dossier: Dossier) -> Verdict:
        missing = [code for code in self.codes if code not in dossier.issued]
        return Verdict(not missing, f"文号.yaml 里还没有{'、'.join(missing)}", "", "发出、收到以后记在文号.yaml 里")


@dataclass(frozen=True)
class Backing:
    """One of certain bodies stands beside the slate (配套)."""

    names: tuple[str, ...]

    def judge(self, dossier: Dossier) -> Verdict:
        met = any(name in dossier.slate.backing for name in self.names)
        return Verdict(met, f"没有{'或'.join(self.names)}", "", f"已经有的，在班子.yaml 的“配套”里写上：{'、'.join(self.names)}")


Clause = Counted | Every | Papers | Backing


def some(texts: Sequence[str]) -> str:
    """Return a list as a message shows it: all of a few, the first of many."""
    return "、".join(texts) if len(texts) <= MANY else f"{'、'.join(texts[:MANY])}等{len(texts)}名"


def members(dossier: Dossier, posts: Sequence[str]) -> list[Member]:
    """Return who is put forward for any of `posts`, each human once."""
    slate = dossier.slate
    leaders: dict[object, Leader] = {identity(leader.person): leader for leader in slate.leaders}
    found = [Member(leader.person, leader.post, leader.kind, leader.service) for leader in slate.leaders if leader.post in posts]
    for post, persons in (("常委", slate.standing), ("委员", slate.committee)):
        for person in persons if post in posts else ():
            leader = leaders.get(identity(person))
            found.append(Member(person, post, leader.kind if leader else person.category, leader.service if leader else ""))
    return list({identity(member.person): member for member in reversed(found)}.values())[::-1]


def meaning(words: Sequence[str]) -> set[str]:
    """Return the categories and ways of serving that `words` stand for."""
    return {meant for word in words for meant in GROUPS.get(word, (word,))}


def passes(member: Member, tests: Sequence[Sequence[str]]) -> bool:
    return all(meaning(test) & {member.category, member.service} for test in tests)


def words_of(text: str, known: Sequence[str], what: str) -> tuple[str, ...]:
    """Return the words that 、 or 或 separate. Raises Unreadable: one that is not known."""
    words = tuple(word for word in re.split("[、或]", text) if word)
    for word in words:
        if word not in known:
            raise Unreadable(f"“{word}”不是{what}{nearest(word, known)}")
    if not words:
        raise Unreadable(f"没有写{what}")
    return words


def tests_of(text: str) -> tuple[tuple[str, ...], ...]:
    tests = tuple(words_of(part, WORDS, "类别或任职方式") for part in text.split("且")) if text else ()
    for test in tests:
        if any(word in SERVICES for word in test) and any(word not in SERVICES for word in test):
            raise Unreadable(f"“{'、'.join(test)}”把任职方式和类别写在一起了，中间用“且”")
    return tests


def clause_of(text: str) -> Clause:
    """Return one clause. Raises Unreadable."""
    if found := PAPERS.fullmatch(text):
        return Papers(tuple(filter(None, found["codes"].split("、"))))
    if found := BACKING.fullmatch(text):
        return Backing(tuple(filter(None, found["names"].split("、"))))
    if found := COUNTED.fullmatch(text):
        return Counted(words_of(found["posts"], POSTS, "职务"), tests_of(found["tests"] or ""), found["how"], int(found["count"]))
    if found := ALL.fullmatch(text):
        return Every(words_of(found["posts"], POSTS, "职务"), tests_of(found["tests"]))
    raise Unreadable(f"看不懂“{text}”")


def parse(text: str) -> tuple[tuple[Clause, ...], ...]:
    """Return the alternatives (或者) of a requirement, each a list of clauses that must all hold. Raises Unreadable."""
    plain = re.sub(r"[\s，,。；;]", "", text)
    return tuple(tuple(clause_of(part) for part in way.split("并且")) for way in plain.split("或者"))


def judge(ways: Sequence[Sequence[Clause]], dossier: Dossier) -> Verdict:
    """Return whether one of the alternatives holds; else what is missing of the first."""
    failing = [[verdict for clause in way if not (verdict := clause.judge(dossier)).met] for way in ways]
    if not all(failing):
        return Verdict(True)
    first = failing[0]
    shorts = ["；".join(verdict.short for verdict in way) for way in failing]
    nows = list(dict.fromkeys(verdict.now for way in failing for verdict in way if verdict.now))
    return Verdict(False, "；或者".join(shorts), "；".join(nows), "；".join(dict.fromkeys(verdict.cure for verdict in first)))
