"""Rules on which organ may write what to whom (条例 art. 8, 14–17), as far as names tell an organ's level and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import closed
from docgen.audit.part import Direction, Part, Parts
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.rules_route import addressees
from docgen.audit.rules_title import ARTICLES, title_place
from docgen.audit.subject import Subject
from docgen.audit.wording import TEXT, held, passages
from docgen.problem import Severity

PREFIX = re.compile(r"^(中国共产党|中共|中国共产主义青年团|共青团|中国国民党革命委员会)")
PLACE = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?P<level>省|自治区|市|自治州|县|自治县|区|镇|乡|街道)")
ZONE = re.compile(r"开发|高新|经开|示范|景|管理|新区|园|自贸|保税|矿")
LEVELS = {"街道": 1, "乡": 1, "镇": 1, "县": 2, "自治县": 2, "区": 2, "市": 3, "自治州": 3, "省": 4, "自治区": 4}
CENTRAL = re.compile(r"^(国务院|中共中央|党中央|全国人大|中央)")
SKIPPED = 3  # levels between which an organ in between is surely left out: a 市 may be of a county's level
INTERNAL = re.compile(r"(局|厅|委|委员会|部|协会|联合会|总会|政府|中心|院|公司)[\u4e00-\u9fff]{1,8}(?<!办公)(科|股|科室|股室)$")
DEPARTMENT = re.compile(r"(局|厅)$")
GOVERNMENT = re.compile(r"(人民政府|[市县区乡镇]政府|党委|[市县区镇乡]委)$")
CLEARED = re.compile(r"经[^，。；]{0,20}(同意|批准|授权|审定)|受[^，。；]{0,16}委托|根据[^，。；]{0,24}(授权|要求|部署)")
ORDERS = ("命令", "令", "决定", "通知", "通报", "批复")
OPINION = re.compile(r"经[^，。；]{0,12}(研究|审核|审查)|认为|建议|拟(?!稿)|意见")
RELAYED = re.compile(r"转报|转呈|呈转|转发[^，。]*的请示")


def level_of(name: str) -> int:
    """Return the level of an organ by its place: 1 township … 4 province, 5 the centre, 0 when its name does not tell."""
    bare = PREFIX.sub("", closed(name))
    if CENTRAL.match(closed(name)) or CENTRAL.match(bare):
        return 5
    found = PLACE.match(bare)
    return 0 if found is None or ZONE.search(found[0]) else LEVELS[found["level"]]


def place_of(name: str) -> str:
    found = PLACE.match(PREFIX.sub("", closed(name)))
    return found[0] if found else ""


def issuers(parts: Parts) -> tuple[str, ...]:
    """Return who issues a paper in one of the formats that have a head."""
    return parts.issuers if parts.format in (Format.GENERAL, Format.LETTER) else ()


def check_levels(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Organs of one level issue jointly; none is passed over on the way up."""
    names = issuers(parts)
    for one, other in pairwise(names):
        if level_of(one) and level_of(other) and level_of(one) != level_of(other):
            yield held(
                "route.joint.level", Severity.WARNING, Part.MARK, place(parts, Part.MARK), f"{one}、{other}", "联合行文的机关级别不同", "同级机关才可以联合行文",
                "由上级机关单独行文，或请同级部门联合行文", clause=f"{ARTICLES}第十七条",
            )  # fmt: skip
            break
    asked = next((name for name in addressees(parts) if names and level_of(name)), "")
    if parts.direction is Direction.UP and asked and level_of(names[0]) and level_of(asked) - level_of(names[0]) >= SKIPPED:
        yield held(
            "route.no-skip", Severity.WARNING, Part.ADDRESSEES, place(parts, Part.ADDRESSEES), asked, f"{names[0]}向{asked}行文，越过了中间的上级", "逐级行文",
            "主送直接上级；确需越级的，同时抄送被越过的机关", clause=f"{ARTICLES}第十四条",
        )  # fmt: skip


def place(parts: Parts, part: Part) -> int | None:
    first = parts.first(part)
    return first.paragraph if first else None


def check_kinds(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Internal units issue nothing; departments order no lower government; organs of one level ask each other by 函.

    Whether a notice orders or only tells, its words do not say: that is but a note.
    """
    names = issuers(parts)
    if not names:
        return
    inner = next((name for name in names if INTERNAL.search(name)), "")
    if inner:
        yield held(
            "route.internal-unit", Severity.ERROR, Part.MARK, place(parts, Part.MARK), inner, f"内设机构“{inner}”对外正式行文", "以机关或其办公厅（室）名义行文",
            "改以本机关名义行文", clause=f"{ARTICLES}第十七条",
        )  # fmt: skip
    told = next((name for name in addressees(parts) if GOVERNMENT.search(name)), "")
    text = "".join(one.words for one in passages(subject, parts, *TEXT) if one.annex is None)
    if told and parts.type in ORDERS and all(DEPARTMENT.search(name) for name in names) and not CLEARED.search(text):
        yield held(
            "route.dept-no-order", Severity.NOTE, Part.ADDRESSEES, place(parts, Part.ADDRESSEES), told, f"部门向“{told}”发{parts.type}", "部门不得向下级党委、政府发布指令性公文",
            "改主送对口部门；经本级政府同意的，在文中写明", clause=f"{ARTICLES}第十六条（二）",
        )  # fmt: skip
    peer = next((name for name in addressees(parts) if name.endswith("局") and place_of(name) == place_of(names[0]) != ""), "")
    if parts.type == "请示" and peer and names[0].endswith(("局", "协会", "科协", "联合会")):
        yield held(
            "route.han-not-qingshi", Severity.WARNING, Part.TITLE, title_place(parts), parts.title, f"向同级的{peer}用了请示", "向不相隶属的机关请求批准用函",
            "改为函（信函格式）", clause=f"{ARTICLES}第八条（十四）",
        )  # fmt: skip


def check_opinion(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Who passes a lower organ's request on says what he thinks of it."""
    if parts.type == "请示" and RELAYED.search(parts.title):
        text = "".join(one.words for one in passages(subject, parts, *TEXT) if one.annex is None)
        if text and not OPINION.search(text):
            yield held(
                "route.forward-opinion", Severity.WARNING, Part.TITLE, title_place(parts), parts.title, "转报下级的请示，没有提出自己的意见", "提出倾向性意见后上报",
                "写明“经研究，我×认为……”", clause=f"{ARTICLES}第十五条（三）",
            )  # fmt: skip


def check_owner(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The number of a joint paper is that of the organ which comes first."""
    one = parts.first(Part.NUMBER)
    word = re.match(r"[\u4e00-\u9fff]+", closed(parts.number))
    names = issuers(parts)
    if one is None or word is None or len(names) < 2:
        return
    sign = re.sub(r"[发函字办]", "", word[0]) or word[0]
    owners = [name for name in names if in_order(sign, name)]
    if owners and names[0] not in owners:
        yield held(
            "header.mark.joint", Severity.WARNING, Part.NUMBER, one.paragraph, one.text, f"发文字号像是“{owners[0]}”的，排在首位的是“{names[0]}”", "主办机关排列在前，用它的发文字号",
            "核对主办机关，改正排列次序或发文字号", clause="GB/T 9704-2012 7.2.4",
        )  # fmt: skip


def in_order(signs: str, name: str) -> bool:
    rest = iter(name)
    return all(sign in rest for sign in signs)


RULES = (
    Rule(("route.joint.level", "route.no-skip"), f"{ARTICLES}第十四条", Strength.PRACTICE, check_levels),
    Rule(("route.internal-unit", "route.dept-no-order", "route.han-not-qingshi"), f"{ARTICLES}第十七条", Strength.SHALL, check_kinds),
    Rule(("route.forward-opinion",), f"{ARTICLES}第十五条（三）", Strength.PRACTICE, check_opinion),
    Rule(("header.mark.joint",), "GB/T 9704-2012 7.2.4", Strength.GENERAL, check_owner),
)
