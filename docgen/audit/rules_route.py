"""Rules on who writes to whom (条例 art. 8, 9, 14–17): 签发人, 主送, 抄送, what a 报告 and a 请示 may ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import closed
from docgen.audit.part import Direction, Part, Parts
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.rules_title import ARTICLES, title_place
from docgen.audit.subject import Subject
from docgen.audit.wording import ISSUED, TEXT, held, passages, shown
from docgen.problem import Severity

UPWARD = ("请示", "报告")
UNSIGNED = ("通知", "函", "批复", "通报", "决定", "决议", "公告", "通告", "公报", "纪要")
LEADER = re.compile(r"(书记|省长|市长|州长|县长|区长|镇长|乡长|厅长|局长|处长|科长|部长|主任|主席|校长|院长|会长|总理|同志|先生|女士)$")
ASKS = re.compile(
    r"(?<![提报申邀])请(予以?|给予|及时|尽快)?(批示|批复|批准|审批)|[妥当]否[，,]|恳请[^，。；]{0,16}(批准|批复|解决|拨付|审批)"
)
AGAIN = re.compile(r"(另外?|此外|同时)[，,]?(再|一并|也)?(恳请|请求|申请)[^，。；]{0,20}(批准|解决|拨付|增加|支持|同意|给予)")
ASKING = re.compile(r"^[一二三四五六七八九十]{1,3}、(请求|恳请|申请)")
BELOW = re.compile(r"各(县|区|市|乡|镇|街道|村|社区|科室|股室|处室|下属|所属|直属|基层|学会|分会|站所|学校|企业)|(下属|所属|直属)各?单位")
CONTACT = re.compile(r"联系人|联系电话|电话")


def addressees(parts: Parts) -> list[str]:
    """Return the organs addressed, one by one."""
    first = parts.first(Part.ADDRESSEES)
    words = closed(first.text).rstrip("：:") if first else ""
    return [name for name in re.split(r"[、，；,;]", re.sub(r"[（(][^）)]*[）)]", "", words)) if name]


def check_signatory(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Papers that go up show who signed; others do not."""
    if parts.format is Format.GENERAL and parts.mark and parts.type in UPWARD and not parts.signatories:
        yield held(
            "err.signer.missing", Severity.ERROR, Part.SIGNATORY, title_place(parts), parts.title, f"{parts.type}没有签发人",
            "上行文标注“签发人：×××”", "在发文字号右侧加“签发人：”和签发人姓名，文号居左空一字，姓名居右空一字", "route.signer",
        )  # fmt: skip
    first = parts.first(Part.SIGNATORY)
    if first and parts.type in UNSIGNED and parts.direction is not Direction.UP:
        yield held(
            "err.signer.extra", Severity.WARNING, Part.SIGNATORY, first.paragraph, first.text, f"{parts.type}标注了签发人",
            "只有上行文标注签发人", "删去签发人，发文字号居中", "header.signer",
        )  # fmt: skip


def check_addressees(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A paper that goes up has one addressee, and that is an organ; the addressees end with a colon."""
    first = parts.first(Part.ADDRESSEES)
    if first is None or parts.format not in ISSUED:
        return
    words, names = closed(first.text), addressees(parts)
    if not words.endswith("："):
        half = words.endswith(":")
        yield held(
            "err.recipient.colon", Severity.ERROR, Part.ADDRESSEES, first.paragraph, first.text,
            "主送机关后是半角冒号" if half else "主送机关后没有冒号", "全角冒号“：”", "把“:”改为“：”" if half else "在最后一个机关名称后加“：”",
            "recipient", "GB/T 9704-2012 7.3.2",
        )  # fmt: skip
    if parts.type in UPWARD and len(names) > 1:
        yield held(
            "err.recipient.many-up", Severity.ERROR if parts.type == "请示" else Severity.WARNING, Part.ADDRESSEES, first.paragraph,
            first.text, f"{parts.type}主送 {len(names)} 个机关", "主送一个上级机关", f"只主送“{names[0]}”，其他机关改为抄送",
            "route.up.one-recipient", f"{ARTICLES}第十五条（一）",
        )  # fmt: skip
    leaders = [name for name in names if LEADER.search(name)]
    if parts.type in UPWARD and leaders:
        yield held(
            "err.recipient.person", Severity.ERROR, Part.ADDRESSEES, first.paragraph, first.text, f"主送领导个人（{'、'.join(leaders)}）",
            "主送上级机关", "改为主送上级机关，不向领导个人报送公文", "route.not-to-person", f"{ARTICLES}第十五条（五）",
        )  # fmt: skip


def check_request(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A 报告 asks for nothing; a 请示 asks for one thing and says whom to call."""
    if parts.format not in ISSUED or parts.type not in UPWARD:
        return
    main = [one for one in passages(subject, parts, *TEXT) if one.annex is None]
    if parts.type == "报告":
        for one in main if not parts.title.endswith("请示报告") else ():  # such a title is a fault of its own
            asked = ASKS.search(one.words)
            if asked:
                yield held(
                    "err.report.ask", Severity.ERROR, one.part, one.index, shown(one.words, *asked.span()), f"报告中夹带请示（“{asked[0]}”）",
                    "报告不请求批准、批示", "删去请求的话，以“特此报告。”结尾；要上级批准的，另拟请示", "route.report.no-request",
                    f"{ARTICLES}第十五条（四）",
                )  # fmt: skip
        return
    asking = [one for one in main if ASKING.match(one.words)]
    again = next(((one, hit) for one in main if (hit := AGAIN.search(one.words))), None)
    if len(asking) > 1 or again:
        one, what = (asking[1], shown(asking[1].words, 0, 12)) if len(asking) > 1 else (again[0], again[1][0]) if again else (main[0], "")
        yield held(
            "err.request.multi", Severity.ERROR, one.part, one.index, what, "一份请示里有几项请求", "一文一事",
            "一项请求一份请示，其余的另行行文", "route.request.one-matter", f"{ARTICLES}第十五条（四）",
        )  # fmt: skip


def check_copies(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A paper that goes up is not copied to those below."""
    for one in passages(subject, parts, Part.CC):
        below = BELOW.search(one.words)
        if below and parts.direction is Direction.UP and one.words.startswith("抄"):
            yield held(
                "err.cc.down", Severity.ERROR, Part.CC, one.index, shown(one.words, *below.span()), f"上行文抄送下级（“{below[0]}”）",
                "不抄送下级机关", "删去抄送中的下级机关，需要告知的另发通知", "route.up.no-cc-down",
            )  # fmt: skip


def check_contact(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A 请示 says whom to call, in its 附注."""
    if parts.type != "请示" or parts.format is not Format.GENERAL or not parts.mark:
        return
    if not any(CONTACT.search(paragraph.text) for paragraph in subject.paragraphs):
        place = parts.last(Part.DATE)
        yield held(
            "err.note.contact", Severity.WARNING, Part.REMARK, place.paragraph if place else None, place.text if place else "",
            "请示没有联系人和电话", "附注写“（联系人：×××；联系电话：……）”", "在成文日期下一行居左空二字，加圆括号写明联系人和电话", "note",
        )  # fmt: skip


RULES = (
    Rule(("err.signer.missing", "err.signer.extra", "route.signer", "header.signer"), f"{ARTICLES}第九条（六）", Strength.SHALL, check_signatory),
    Rule(
        ("err.recipient.colon", "err.recipient.many-up", "err.recipient.person", "recipient", "route.up.one-recipient", "route.not-to-person"),
        "GB/T 9704-2012 7.3.2", Strength.SHALL, check_addressees,
    ),
    Rule(
        ("err.report.ask", "err.request.multi", "route.report.no-request", "route.request.one-matter"),
        f"{ARTICLES}第十五条（四）", Strength.SHALL, check_request,
    ),
    Rule(("err.cc.down", "route.up.no-cc-down"), f"{ARTICLES}第十五条（一）", Strength.SHALL, check_copies),
    Rule(("err.note.contact",), "公文惯例", Strength.PRACTICE, check_contact),
)  # fmt: skip
