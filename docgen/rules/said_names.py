"""Checks of who and what a text names: the bodies, the term, the persons, the place (§7.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from docgen.model.numeral import chinese_number
from docgen.problem import Severity
from docgen.rules.known import Known
from docgen.rules.nearness import gaps
from docgen.rules.said import NUMERAL, Remark, Said, matches, number_of, remark, sentences

PAIR = re.compile(rf"第([{NUMERAL}\d]+)届[^，。；：、（）《》届次]*?第([{NUMERAL}\d]+)次代表大会")
CONGRESS = re.compile(rf"第([{NUMERAL}\d]+)次代表大会")
COMMITTEE = re.compile(rf"第([{NUMERAL}\d]+)届委员会")
REPORT = re.compile(rf"第([{NUMERAL}\d]+)届委员会(?:的)?工作报告")
OTHERS = re.compile(r"(?:全国|中国|省|市|县|区|党|人民|街道|妇女|工会|共青团|团委|上级|出席|参加)[^，。；]{0,14}$")
PREDECESSOR = re.compile("上届|上一届|换届|连任|本届任期届满")
MODES = (re.compile(r"(?<!\d)([34])\+1(?!\d)"), re.compile("[三四]\\+一|[三四]加一|[三四]＋一"))
TOWN = re.compile("([\u4e00-\u9fff]{2})(?:镇|乡)科协")
SURNAMES_TEXT = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
BEFORE_NAME = "|".join(
    ["^", *(f"(?<={word})" for word in ("[、，。；：（）()《》“”\\s]", "[由为及和与向]", "同志", "主席", "书长", "组长", "成员", "票人", "持人", "书记", "镇长", "院长", "校长", "主任", "推举", "推选", "选举", "提名", "增补", "任命", "指定", "听取"))]
)
AFTER_NAME = r"(?=$|[、，。；：（）()\s等任为作致说和与]|同志|当选|主持|代表|介绍|宣布|宣读|担任)"
LIKE_NAME = re.compile(rf"(?:{BEFORE_NAME})(?=([{SURNAMES_TEXT}][\u4e00-\u9fff]{{2,3}}?){AFTER_NAME})", re.MULTILINE)
"""What may be a person's name of three or four characters, by its surname and by what stands around it."""
TITLED = 3
"""Names shorter than this are too short to be told from other words."""


def near(one: str, other: str) -> bool:
    """Whether two names of one length differ in exactly one character."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def near_names(text: str, names: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Yield (where, what stands there, the name meant) where `text` has a name with one character changed, lost or added.

    names: longest first; what is a whole name of them is never a near one. A name has one half in common with its near ones.
    """
    hidden = text
    listed = [name for name in names if len(name) >= 5]
    for name in listed:
        hidden = hidden.replace(name, "\0" * len(name))
    for name in listed:
        half = len(name) // 2
        for part, ahead in ((name[:half], 0), (name[half:], half)):
            for place in places_of(part, hidden):
                for grown in (0, 1, -1):
                    start = place - ahead - (grown if ahead else 0)
                    piece = hidden[max(start, 0) : max(start, 0) + len(name) + grown]
                    if start >= 0 and len(piece) == len(name) + grown and "\0" not in piece and one_apart(piece, name):
                        hidden = hidden[:start] + "\0" * len(piece) + hidden[start + len(piece) :]
                        yield start, piece, name
                        break


def places_of(part: str, text: str) -> list[int]:
    """Return where `part` stands in `text`."""
    places, place = [], text.find(part)
    while place >= 0:
        places.append(place)
        place = text.find(part, place + 1)
    return places


def one_apart(one: str, other: str) -> bool:
    """Whether two texts differ by one character changed, lost or added inside, not at an end."""
    if one == other or one[0] != other[0] or one[-1] != other[-1]:
        return False
    if len(one) == len(other):
        return near(one, other)
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(1, len(longer) - 1))


def check_bodies(said: Said, facts: Known) -> Iterator[Remark]:
    """E-NAM-01: the bodies have the names that the facts give them. W-NAM-07: so has the place."""
    for index, passage in enumerate(said.passages):
        for start, piece, name in near_names(passage.text, facts.bodies):
            yield remark("E-NAM-01", index, (start, piece), f"“{piece}”与资料里的“{name}”差一个字", f"改成“{name}”")
        for place in facts.places:
            for found in like(place, passage.text, facts.places):
                yield remark("W-NAM-07", index, found, f"“{found[0]}”与资料里的地名“{place}”只差一个字", f"如是同一个地方，改成“{place}”")


def like(place: str, text: str, places: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield what reads like a place of three characters or more with one of them wrong, and is none of the `places` itself."""
    if len(place) < TITLED or place[-1] not in text or (place[0] not in text and place[1] not in text):
        return
    for found in like_place(place).finditer(text):
        before = text[max(0, found.start() - 1) : found.start()]
        if found[0] not in places and (not before or before in "，。、；：（“《县市区镇乡在到于全对和与及从往赴至"):
            yield found


@cache
def like_place(place: str) -> re.Pattern[str]:
    """Return what matches a place with one of its characters wrong, but the last; of four and more, one inside lost or added too."""
    parts = [(re.escape(place[:at]), re.escape(place[at + 1 :])) for at in range(len(place) - 1)]
    wrong = [f"{before}[^{re.escape(place[at])}\\W]{after}" for at, (before, after) in enumerate(parts)]
    if len(place) > TITLED:
        wrong += [before + after for before, after in parts[1:]]
        wrong += [f"{re.escape(place[:at])}[\u4e00-\u9fff]{re.escape(place[at:])}" for at in range(1, len(place))]
    return re.compile("|".join(wrong))


def check_first_use(said: Said, facts: Known) -> Iterator[Remark]:
    """E-NAM-01: a short name is explained by the whole name somewhere in the paper."""
    organisation = facts.dossier.organisation
    if said.source == "文件" and organisation.name not in said.whole:
        for index, found in list(matches(said, re.compile(re.escape(organisation.short_name))))[:1]:
            yield remark("E-NAM-01", index, found, f"只写了简称“{found[0]}”，全文没有全称", f"第一次写“{organisation.name}（以下简称{organisation.short_name}）”")


def check_terms(said: Said, facts: Known) -> Iterator[Remark]:
    """E-NAM-02: the congress is counted in 次, its committee in 届, with one number. W-NAM-04: no other number of a packet copied."""
    term = facts.dossier.congress.term
    name = chinese_number(term)
    for index, found in matches(said, PAIR):
        if "委员会" not in found[0]:
            yield remark("E-NAM-02", index, found, f"“{found[0]}”：代表大会论次不论届", f"写成“{facts.dossier.organisation.signed_as}第{name}次代表大会”")
    for index, start, sentence in sentences(said):
        congress, committee = CONGRESS.search(sentence), COMMITTEE.search(sentence)
        elected = re.search("选举产生|选举|选出", sentence)
        own = congress and not OTHERS.search(sentence[: congress.start()].replace(facts.dossier.organisation.signed_as, ""))
        if congress and committee and own and elected and congress.start() < elected.start() < committee.start() and number_of(congress[1]) != number_of(committee[1]):
            quote = sentence[congress.start() : committee.end()]
            yield remark("E-NAM-02", index, (start + congress.start(), quote), f"{congress[0]}选举的是第{congress[1]}届委员会，文中写的是{committee[0]}", "核对届次")
    for pattern in (CONGRESS, COMMITTEE):
        for index, found in matches(said, pattern):
            before = said.passages[index].text[: found.start()].replace(facts.dossier.organisation.signed_as, "")
            if number_of(found[1]) not in facts.terms and not OTHERS.search(before):
                yield remark("W-NAM-04", index, found, f"“{found[0]}”：这次是第{name}次代表大会、第{name}届委员会", "核对届次，可能是从别处抄来的")


def check_predecessor(said: Said, facts: Known) -> Iterator[Remark]:
    """E-NAM-03: a founding congress has no predecessor; a renewal hears the report of the committee before."""
    if facts.founding:
        for index, found in matches(said, PREDECESSOR) if said.stage != "制度" else ():
            yield remark("E-NAM-03", index, found, f"成立大会没有上届，文中写了“{found[0]}”", "成立大会写“筹备工作领导小组”“筹备工作报告”“选举产生”")
        return
    for index, found in matches(said, REPORT):
        if number_of(found[1]) != facts.dossier.congress.term - 1:
            last = chinese_number(facts.dossier.congress.term - 1)
            yield remark("E-NAM-03", index, found, f"大会听取的是第{last}届委员会的工作报告，文中写的是“{found[0]}”", f"改成“第{last}届委员会工作报告”")


def check_persons(said: Said, facts: Known) -> Iterator[Remark]:
    """E-NAM-05: what reads like a name of the roster with one character wrong. Only a warning: it may be somebody else."""
    for index, found in matches(said, LIKE_NAME):
        piece = found[1]
        meant = "" if piece in facts.people else next((name for key in gaps(piece) for name in facts.gapped.get(key, ())), "")
        if meant:
            place = (found.start(1), piece)
            told = remark("E-NAM-05", index, place, f"“{piece}”不在花名册里，与花名册里的“{meant}”只差一个字", f"如是同一个人，改成“{meant}”；不是的，把这个人写进花名册")
            yield replace(told, severity=Severity.WARNING)


def check_one_spelling(said: Said) -> Iterator[Remark]:
    """W-NAM-08: one policy, one body is spelt in one way."""
    found = [next(iter(matches(said, pattern)), None) for pattern in MODES]
    if found[0] and found[1]:
        index, chinese = found[1]
        yield remark("W-NAM-08", index, chinese, f"同一种模式写成“{found[0][1][0]}”和“{chinese[0]}”", "统一成一种写法")
    towns = {match[1] for _, match in matches(said, TOWN)}
    for index, match in matches(said, re.compile("|".join(map(re.escape, sorted(towns))) + "(?=科协)" if towns else r"(?!)")):
        if said.passages[index].text[match.end() : match.end() + 2] == "科协":
            yield remark("W-NAM-08", index, match, f"“{match[0]}科协”在别处写的是带“镇”“乡”的名称", "统一成一种写法")


CHECKS = (check_bodies, check_first_use, check_terms, check_predecessor, check_persons)
ANYWHERE = (check_one_spelling,)
