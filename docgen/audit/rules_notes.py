"""Rules that only advise: one form of numbers throughout, verbs of titles, length, notes in brackets, lines under titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.part import Part, Parts
from docgen.audit.profile import Profile
from docgen.audit.registry import Rule
from docgen.audit.rules_organs import level_of
from docgen.audit.rules_title import ARTICLES, title_place
from docgen.audit.subject import Subject
from docgen.audit.wording import (
    ISSUED,
    NUMERALS,
    PROSE,
    PUNCTUATION,
    TEXT,
    Passage,
    Wording,
    held,
    passages,
    rules_of,
    shown,
)
from docgen.problem import Severity

LONGEST = 5000  # characters: 整治形式主义为基层减负若干规定 (2024), for papers on the whole of a work
UNIT = r"(?=万?(?:元|人|名|户|家|个|亩|公里|米|吨|件|册|份|次|平方米))"
GROUPED = re.compile(rf"(?<![\d,])\d{{1,3}}(?:[,， \u2009]\d{{3}})+{UNIT}")
SOLID = re.compile(rf"(?<![\d.,])\d{{5,}}(?:\.\d+)?{UNIT}")
ORDINAL = re.compile(r"第(?P<arabic>\d{1,3})?(?P<chinese>[一二三四五六七八九十]{1,3})?(?P<kind>次|届|批|名|季度|阶段|轮|组|场)")

EVENTS = (
    Wording(
        "num.event", Severity.NOTE, r"(?<![\d.])(?:3[.．]15|1[.．]28|12[.．]9|7[.．]7|9[.．]18)(?=运动|晚会|消费者|事变|惨案|”)", "“{0}”", "月、日之间用间隔号“·”，如“3·15”", "改用“·”",
    ),
    Wording("num.event", Severity.NOTE, r"(?<![\d.])(?:5[.．]?1|10[.．]?1)(?=假期|黄金周|小长假)", "“{0}”", "用汉字，如“五一”“十一”", "改为汉字"),
)  # fmt: skip

BRACKETS = (
    Wording(
        "punct.paren.end", Severity.NOTE, r"(?<=[\u4e00-\u9fff])（[^（）。]{1,60}。）$", "“{0}”：句内括号里用了句号", "句号在括号外", "把“。”移到“）”后",
    ),
)  # fmt: skip


def main_text(subject: Subject, parts: Parts) -> list[Passage]:
    return [one for one in passages(subject, parts, *TEXT) if one.annex is None]


def check_length(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A paper is not longer than what its readers can be asked to read."""
    count = sum(len(one.words) for one in main_text(subject, parts))
    if parts.format in ISSUED and count > LONGEST:
        yield held(
            "route.length", Severity.NOTE, Part.BODY, None, "", f"正文约 {count} 字", f"不超过 {LONGEST} 字（专项工作不超过 4000 字）", "压缩篇幅，把具体内容放到附件",
        )  # fmt: skip


def check_one_form(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Long numbers are all grouped or none; ordinals of one kind are all in one form."""
    text = list(passages(subject, parts, *PROSE))
    grouped = next(((one, hit) for one in text if (hit := GROUPED.search(one.words))), None)
    solid = next((hit[0] for one in text if (hit := SOLID.search(one.words))), "")
    if grouped and solid:
        one, hit = grouped
        yield held(
            "num.group", Severity.NOTE, one.part, one.index, shown(one.words, *hit.span()), f"有的分节（{hit[0]}），有的不分节（{solid}）", "全文用一种写法", "统一为分节或不分节",
        )  # fmt: skip
    first: dict[str, dict[str, str]] = {}
    for one in text:
        for hit in ORDINAL.finditer(one.words):
            form = "arabic" if hit["arabic"] else "chinese" if hit["chinese"] else ""
            forms = first.setdefault(hit["kind"], {})
            if form and form not in forms:
                forms[form] = hit[0]
                if len(forms) == 2:
                    yield held(
                        "num.ordinal", Severity.NOTE, one.part, one.index, shown(one.words, *hit.span()), f"“{forms['chinese']}”和“{forms['arabic']}”并用", "同类序数用一种写法", "统一为汉字或阿拉伯数字",
                    )  # fmt: skip


def check_verb(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """批转 is for papers from below, 转发 for those of others, 印发 for one's own."""
    relayed = re.match(r"^(?P<who>[^《》]{2,30}?)(?:关于)?(?P<verb>批转|转发)(?P<whose>[^《》]{2,20}?)(?=关于|《|等)", parts.title)
    if relayed is None:
        return
    who, verb, whose = relayed.groups()
    above = level_of(whose) > level_of(who) > 0
    if (verb == "批转" and above) or (verb == "转发" and whose == who):
        better = "转发" if verb == "批转" else "印发"
        yield held(
            "title.verb", Severity.NOTE, Part.TITLE, title_place(parts), parts.title, f"“{verb}”{whose}的公文", "批转下级的，转发上级和不相隶属机关的，印发自己的", f"改为“{better}”",
        )  # fmt: skip


def check_subtitle(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """What stands under a title (题注) is in 楷体."""
    one = parts.first(Part.SUBTITLE)
    if one is not None and one.annex is None and family(subject.paragraph(one.paragraph).main.face) not in ("楷体", ""):
        found = subject.paragraph(one.paragraph).main.face
        yield held("title.subtitle", Severity.NOTE, one.part, one.paragraph, one.text, found, "3 号楷体，居中", "把题注改为 3 号楷体")


RULES = (
    Rule(("route.length",), "《整治形式主义为基层减负若干规定》", Strength.MAY, check_length),
    Rule(("num.group", "num.ordinal"), NUMERALS, Strength.MAY, check_one_form),
    *rules_of(NUMERALS, Strength.MAY, EVENTS),
    *rules_of(PUNCTUATION, Strength.MAY, BRACKETS),
    Rule(("title.verb",), f"{ARTICLES}第八条（八）", Strength.MAY, check_verb),
    Rule(("title.subtitle",), "公文惯例", Strength.MAY, check_subtitle),
)
