"""Rules on punctuation (GB/T 15834-2011), on citing papers, and on what must not stay in a final text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit.finding import Finding, Strength
from docgen.audit.part import Part, Parts
from docgen.audit.profile import Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.audit.wording import HAN, PROSE, PUNCTUATION, TEXT, TITLES, Wording, held, passages, rules_of, shown
from docgen.problem import Severity

FINAL = "定稿要求"
EVERYWHERE = (*PROSE, *TITLES)
NEXT = rf"(?=[{HAN}“《（])"
END = rf"(?=[{HAN}“《（\d]|$)"
BEFORE = rf"(?<=[{HAN}”》）])"

MOST_OPEN = 40  # brackets that are followed at a time; nobody opens more


def has_han(hit: re.Match[str]) -> bool:
    return re.search(rf"[{HAN}]", hit[0]) is not None


STRICT = (
    Wording(
        "punct.fullwidth", Severity.ERROR, rf"{BEFORE}[,;:?!]{END}", "半角标点“{0}”", "全角标点（，；：？！）", "汉字之间改用全角标点",
        parts=tuple(part for part in EVERYWHERE if part is not Part.ADDRESSEES),
    ),
    Wording(
        "punct.fullwidth", Severity.ERROR, rf"{BEFORE}[,;]{NEXT}", "半角标点“{0}”", "全角标点（，；）", "汉字之间改用全角标点", parts=(Part.ADDRESSEES,),
    ),
    Wording(
        "punct.fullwidth", Severity.ERROR, rf"(?<=[{HAN}”》）])(?<![一二三四五六七八九十])\.{NEXT}", "半角句点“{0}”", "“。”", "汉字之间改用全角标点",
    ),
    Wording(
        "punct.fullwidth", Severity.ERROR, r"(?!^\()\([^()（）]{1,200}\)", "半角括号“{0}”", "全角括号“（）”", "改用全角括号", parts=EVERYWHERE, judge=has_han,
    ),
    Wording(
        "punct.fullwidth", Severity.ERROR, r"\"[^\"]{1,200}\"", "直引号{0}", "弯引号“”", "改用中文引号", parts=EVERYWHERE, judge=has_han,
    ),
    Wording(
        "punct.pairs", Severity.ERROR, rf"^[^\"]*[{HAN}]\"[{HAN}][^\"]*$", "有一个直引号“\"”", "成对的弯引号“”", "改用成对的中文引号", parts=TEXT,
    ),
    Wording("punct.pairs", Severity.ERROR, r"《[^《》]{0,100}《[^》]{0,100}》", "“{0}”书名号里又用“《》”", "里层用“〈〉”", "把里层的“《》”改为“〈〉”"),
)  # fmt: skip

USUAL = (
    Wording("punct.dunhao.adjacent", Severity.WARNING, r"》、《|”、“", "“{0}”之间用了顿号", "相邻的书名号、引号之间不用顿号", "删去中间的“、”"),
    Wording("punct.seq.ordinal", Severity.WARNING, r"^第[一二三四五六七八九十]{1,2}[、：:]", "“{0}”", "“第一，”用逗号", "序次语后改用逗号", parts=(Part.BODY,)),
    Wording(
        "punct.seq.ordinal", Severity.WARNING, r"(?<=[。；：，])第[一二三四五六七八九十]{1,2}、(?![第一二三四五六七八九十])", "“{0}”", "“第一，”用逗号", "序次语后改用逗号",
        parts=TEXT,
    ),
    Wording("punct.seq.ordinal", Severity.WARNING, r"(?:^|(?<=[。；]))(?:首先|其次|再次|最后)[、：:]", "“{0}”", "后面用逗号", "序次语后改用逗号", parts=TEXT),
    Wording("punct.seq.circled", Severity.WARNING, r"[\u2474-\u249b\u3220-\u3229]", "用了特殊符号“{0}”", "“（1）”“1.”“（一）”", "改为普通数字加括号或点"),
    Wording("punct.seq.circled", Severity.WARNING, r"[\u2460-\u2473][、.．，]", "“{0}”带了标点", "带圈数字后不用标点", "删去数字后的标点"),
    Wording("punct.dash", Severity.WARNING, rf"(?<=[{HAN}”》），])(?:-{{2,}}|－{{2,}}|–{{2,}})(?=[{HAN}“《（])", "破折号写作“{0}”", "“——”", "改为两个连着的“—”"),
    Wording("punct.ellipsis", Severity.WARNING, rf"(?<=[{HAN}])(?:\.{{3,6}}|。{{2,6}})(?=[{HAN}]|$)", "省略号写作“{0}”", "“……”", "改为六个点的“……”"),
    Wording("punct.ellipsis", Severity.WARNING, r"……等|等……", "省略号和“等”连用", "只用一个", "删去“……”或“等”"),
    Wording("punct.deng", Severity.WARNING, rf"(?<=[{HAN}])、等(?![额级候次待量同式于距价效比边离到外])", "“{0}”", "“等”前不用顿号", "删去“等”前的“、”"),
    Wording(
        "punct.booktitle.scope", Severity.WARNING, r"(?:开展|举办|举行|荣获|获得|授予|召开|颁发)(?:了|的)?《[^》]{1,30}》(?=主题|活动|行动|工程|称号|荣誉|会议|大会|奖|证书|竞赛|培训)",
        "“{0}”：活动、会议、称号用了书名号", "活动、会议、称号用引号", "把“《》”改为“”或删去",
    ),
    Wording(
        "err.cite.order", Severity.WARNING, rf"[{HAN}]{{1,8}}[〔\[(（](?:19|20)\d{{2}}[〕\])）]\d+号(?:文件?)?《", "“{0}”：文号写在标题前",
        "先引标题，后引文号：《……》（×发〔2026〕1号）", "把文号移到“》”后，加圆括号", ref="punct.cite",
    ),
    Wording(
        "err.cite.order", Severity.WARNING, rf"》[〔\[［【(][{HAN}]{{1,10}}[〔\[(（](?:19|20)\d{{2}}[〕\])）]\d+号[〕\]］】)]", "“{0}”：文号外的括号不对",
        "文号用圆括号“（）”", "改为《……》（×发〔2026〕1号）", ref="punct.cite",
    ),
)  # fmt: skip

LEFT = (
    Wording(
        "err.repealed", Severity.ERROR, r"国发〔2000〕23号|GB/?T\s?9704\s?[—–\-－]\s?1999|国家行政机关公文处理办法|国家行政机关公文格式", "引用了已废止的“{0}”",
        "《党政机关公文处理工作条例》（中办发〔2012〕14号）或 GB/T 9704—2012", "改引现行规定", unless="废止|停止执行|代替|替代|失效|取代", parts=EVERYWHERE,
    ),
    Wording(
        "err.placeholder", Severity.ERROR, r"×{2,}(?!\d)|(?<![A-Za-z0-9.@/_\-])[XxＸ]{2,}(?![A-Za-z0-9.@/_\-])|某某+|[×XＸ](?=[年月日](?:[×XＸ]|$))|(?<=[年月])[×XＸ]+(?=[月日])", "还有占位符“{0}”", "填写实际内容",
        "填写实际内容，或删去", parts=(*EVERYWHERE, Part.NUMBER, Part.SIGNATORY, Part.DATE, Part.ISSUER, Part.PRINT),
    ),
    Wording(
        "err.placeholder", Severity.ERROR, r"[【\[（(](?:待|请|此处|在此)(?:定|补|填|写|确认|核实|插入)[^】\]）)]{0,20}[】\])）]|TODO|TBD|[Ll]orem ipsum|\{\{[^}]*\}\}|\{%[^%]*%\}|此处(?:填写|插入|输入)", "还有占位符“{0}”",
        "填写实际内容", "填写实际内容，或删去", parts=(*EVERYWHERE, Part.NUMBER, Part.SIGNATORY, Part.DATE, Part.ISSUER, Part.PRINT),
    ),
)  # fmt: skip

BRACKETS = {"）": "（", "》": "《", "〕": "〔", "”": "“", "】": "【"}
LISTED = re.compile(r"^[（(]?([0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十①-⑳]{1,3})[）)]|(?<=[；。，：、])[0-9a-z]{1,2}）")


def check_pairs(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Brackets and quotes are opened and closed; one that is open at a paragraph's end may close in the next."""
    waiting: list[tuple[str, int]] = []
    before: int | None = None
    for one in passages(subject, parts, *TEXT, Part.OTHER, *TITLES):
        words = LISTED.sub("", one.words)
        same = before is not None and one.index == before + 1
        yield from (unclosed(subject, parts, sign, at) for sign, at in waiting if not same or at < one.index - 1)
        waiting = [held_over for held_over in waiting if same and held_over[1] >= one.index - 1]
        before = one.index
        for sign in words:
            if sign in BRACKETS.values() and len(waiting) < MOST_OPEN:
                if sign != "“" or ("“" not in [opened for opened, _ in waiting]) or waiting[-1][1] != one.index:
                    waiting.append((sign, one.index))
            elif sign in BRACKETS:
                match = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at][0] == BRACKETS[sign]), None)
                if match is None:
                    yield held(
                        "punct.pairs", Severity.ERROR, one.part, one.index, one.words[:30], f"有“{sign}”没有“{BRACKETS[sign]}”",
                        "括号、引号成对", f"补上“{BRACKETS[sign]}”，或删去多余的“{sign}”",
                    )  # fmt: skip
                    break
                else:
                    del waiting[match]
    yield from (unclosed(subject, parts, sign, at) for sign, at in waiting)


def unclosed(subject: Subject, parts: Parts, sign: str, index: int) -> Finding:
    close = next(key for key, value in BRACKETS.items() if value == sign)
    words = subject.paragraphs[index].text.strip()
    at = max(0, words.rfind(sign))
    return held(
        "punct.pairs", Severity.ERROR, parts.part_at(index), index, shown(words, at, at + 1), f"有“{sign}”没有“{close}”", "括号、引号成对",
        f"补上“{close}”，或删去多余的“{sign}”",
    )  # fmt: skip


RULES = (
    *rules_of(PUNCTUATION, Strength.SHALL, STRICT),
    *rules_of(PUNCTUATION, Strength.PRACTICE, USUAL),
    *rules_of(FINAL, Strength.SHALL, LEFT),
    Rule(("punct.pairs",), PUNCTUATION, Strength.SHALL, check_pairs),
)
