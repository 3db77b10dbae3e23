"""Rules on titles: 文种, 关于, 《》, punctuation (条例 art. 8, 9; practice)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import TYPES, type_of
from docgen.audit.part import Part, Parts
from docgen.audit.profile import Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.audit.wording import ISSUED, held
from docgen.problem import Severity

ARTICLES = "《党政机关公文处理工作条例》"
NO_TYPES = {
    "申请书": "请示", "申请": "请示", "请求": "请示", "汇报": "报告", "情况说明": "报告", "函告": "函",
    "通告函": "函", "复": "批复", "会议记录": "纪要", "会议纪录": "纪要",
}  # fmt: skip
"""What is written for a 文种 and the 文种 meant."""

CARRIED = ("实施方案", "方案", "办法", "细则", "规划", "要点", "总结", "计划", "规定", "制度", "名单", "规则", "预案", "章程", "安排")
"""Papers that are no 文种: a 通知 issues them."""

RELAYS = r"转发|批转|印发"
MENDED = "改为“{}”"


def mended(title: str) -> str:
    return MENDED.format(title)


def title_place(parts: Parts) -> int | None:
    first = parts.first(Part.TITLE)
    return first.paragraph if first else None


def on_title(parts: Parts, rule: str, severity: Severity, found: str, expected: str, cure: str, ref: str) -> Finding:
    return held(rule, severity, Part.TITLE, title_place(parts), parts.title, found, expected, cure, ref)


def outside(title: str) -> str:
    """Return a title without what stands in 《》 and in brackets at its end."""
    return re.sub(r"《.*》|“[^”]*”", "", re.sub(r"[（(][^（）()]*[）)]$", "", title))


def check_type(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """An issued paper's title ends with a 文种; 请示报告 is none."""
    title = re.sub(r"[（(][^（）()]*[）)]$", "", parts.title)
    if re.search(r"请示报告$|报告请示$", title):
        yield on_title(
            parts, "err.title.qsbg", Severity.ERROR, "“请示”和“报告”连用", "请求批准用“请示”，汇报情况用“报告”",
            "只留一个文种：要上级答复的改为“请示”，不要答复的改为“报告”", "title.type",
        )  # fmt: skip
    elif title and parts.format in ISSUED and not type_of(title):
        wrong = next((word for word in NO_TYPES if title.endswith(word)), "")
        carried = next((word for word in CARRIED if title.endswith(word)), "")
        what = f"“{wrong or carried}”不是法定文种" if wrong or carried else "标题末尾没有文种"
        asked = f"“{NO_TYPES[wrong]}”" if wrong else "“关于印发《……》的通知”" if carried else "以 15 种法定文种之一结尾"
        cure = (
            f"把“{wrong}”改为“{NO_TYPES[wrong]}”" if wrong
            else f"另拟“关于印发《……{carried}》的通知”，把本件作为它的附件或所印发的文件" if carried
            else "在标题末尾补上文种：" + "、".join(kind for kind in TYPES if kind != "令")
        )  # fmt: skip
        yield on_title(parts, "err.title.noType", Severity.ERROR, what, asked, cure, "title.type")


def check_relay(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """One 关于, one 的通知, one 转发."""
    title, words = parts.title, outside(parts.title)
    if words.count("关于") > 1:
        better = re.sub(rf"关于({RELAYS})", r"\1", words, count=1)
        cure = mended(better) if better != words and better.count("关于") == 1 else "只留一个“关于”，如“×转发×关于……的通知”"
        yield on_title(parts, "err.title.guanyu2", Severity.WARNING, "标题里有两个“关于”", "一个“关于”", cure, "title.guanyu.once")
    if words.endswith("的通知的通知"):
        yield on_title(
            parts, "err.title.tongzhi2", Severity.WARNING, "“的通知的通知”", "一个“的通知”",
            mended(title.removesuffix("的通知")), "title.type.once",
        )  # fmt: skip
    doubled = re.search(r"的(意见|通报|报告|函|决定)的通知$", words)
    if doubled and re.search(RELAYS, words):
        yield on_title(
            parts, "title.type.once", Severity.WARNING, f"“{doubled[0]}”", f"“{doubled[1]}的通知”",
            f"去掉“{doubled[1]}”前的“的”", "title.type.once",
        )  # fmt: skip
    if words.count("转发") > 1:
        yield on_title(
            parts, "title.relay.collapse", Severity.WARNING, "标题里有两个“转发”", "只写最初的发文机关和事由",
            "去掉中间各级的“转发”，如“×转发×关于……的通知”，中间层次写进正文", "title.relay.collapse",
        )  # fmt: skip


def check_marks(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Punctuation of a title: none at its end, hardly any in it, 〈〉 inside 《》."""
    title = parts.title
    if re.search(r"[。，、；：！？.,;:!]$", title):
        yield on_title(
            parts, "err.title.endpunct", Severity.WARNING, f"标题末尾有“{title[-1]}”", "末尾不用标点",
            f"删去末尾的“{title[-1]}”", "title.punct",
        )  # fmt: skip
    inner = re.search(r"[，。；：！]", re.sub(r"《.*》|“[^”]*”|（[^）]*）", "", title)[:-1])
    if inner and parts.format in ISSUED and type_of(title):
        yield on_title(
            parts, "title.punct", Severity.WARNING, f"标题中间有“{inner[0]}”", "只用书名号、引号、括号和顿号",
            f"删去“{inner[0]}”或改写标题", "title.punct",
        )  # fmt: skip
    if re.search(r"《[^》]*《", title):
        yield on_title(
            parts, "title.nesting", Severity.ERROR, "书名号里又用“《》”", "里层用“〈〉”", "把里层的“《》”改为“〈〉”", "title.nesting",
        )  # fmt: skip


def check_books(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Regulations that a title issues stand in 《》, together with （试行）."""
    title = parts.title
    bare = re.search(r"印发(?P<name>[^《》]*(?:办法|规定|条例|细则|规则))(?P<mark>[（(][^（）()]*[）)])?的通知$", title)
    if bare:
        name = bare["name"] + (bare["mark"] or "")
        yield on_title(
            parts, "title.booktitle", Severity.WARNING, "所印发的法规规章没有书名号", "用书名号标出名称",
            f"把“{name}”写作“《{name}》”（发布机关名称不在书名号内）", "title.booktitle",
        )  # fmt: skip
    outer = re.search(r"》[（(](试行|暂行|草案|修订)[）)]", title)
    if outer:
        yield on_title(
            parts, "title.draft-mark", Severity.WARNING, f"“（{outer[1]}）”在书名号外", "写在书名号内",
            f"把“（{outer[1]}）”移到“》”前", "title.draft-mark",
        )  # fmt: skip


def check_elements(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """请示 and 批复 say what they are about."""
    if parts.format in ISSUED and parts.type in ("请示", "批复") and "关于" not in parts.title:
        yield on_title(
            parts, "title.elements", Severity.WARNING, "标题没有“关于……的”事由", "发文机关＋关于＋事由＋的＋文种",
            f"写明事由，如“关于……的{parts.type}”", "title.elements",
        )  # fmt: skip


RULES = (
    Rule(("err.title.noType", "err.title.qsbg", "title.type"), f"{ARTICLES}第八条", Strength.SHALL, check_type),
    Rule(("title.elements",), f"{ARTICLES}第九条（七）", Strength.SHALL, check_elements),
    Rule(
        ("err.title.guanyu2", "err.title.tongzhi2", "title.type.once", "title.guanyu.once", "title.relay.collapse"),
        "公文标题惯例", Strength.PRACTICE, check_relay,
    ),
    Rule(("title.nesting", "err.title.endpunct", "title.punct"), "GB/T 15834-2011", Strength.SHALL, check_marks),
    Rule(("title.booktitle", "title.draft-mark"), "公文标题惯例", Strength.PRACTICE, check_books),
)  # fmt: skip
