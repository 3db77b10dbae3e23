"""Rules on who signs (条例 art. 9) and on the words of the imprint (7.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import closed
from docgen.audit.part import Part, Parts
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.rules_title import ARTICLES
from docgen.audit.subject import Subject
from docgen.audit.wording import held
from docgen.problem import Severity

STAMPED = re.compile(r"(长|主席|主任|书记|总理)[\u4e00-\u9fff]{0,4}$")


def dated(words: str) -> tuple[int, ...]:
    """Return year, month and day, nothing when there is no such date."""
    found = re.search(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日", closed(words))
    return tuple(int(group) for group in found.groups()) if found else ()


def check_print(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The date of printing says 印发 and is not before the paper's own; there are no 主题词."""
    last = parts.last(Part.DATE)
    signed = dated(last.text) if last else ()
    for one in parts.of(Part.PRINT):
        printed = dated(one.text)
        if printed and not closed(one.text).endswith("印发"):
            yield held(
                "err.imprint.yinfa", Severity.ERROR, one.part, one.paragraph, one.text, "印发日期后没有“印发”二字", "“×年×月×日印发”", "在日期后加“印发”",
                "imprint.print",
            )  # fmt: skip
        if printed and signed and printed < signed:
            yield held(
                "err.imprint.yinfa", Severity.ERROR, one.part, one.paragraph, one.text, "印发日期早于成文日期", "不早于成文日期", "核对两个日期", "imprint.print",
            )  # fmt: skip
    for one in parts.of(Part.SUBJECT_WORDS):
        yield held(
            "err.imprint.subject", Severity.ERROR, one.part, one.paragraph, one.text, "有主题词", "版记没有主题词（2012 年起取消）", "删去主题词一行", "imprint.lines",
        )  # fmt: skip


def related(one: str, other: str) -> bool:
    """Whether one name can be the short form of the other: its characters stand in the other, in their order."""
    short, full = sorted((re.sub(r"^中国共产党|^中共|党(?=委)", "", closed(name)) for name in (one, other)), key=len)
    rest = iter(full)
    return all(sign in rest for sign in short)


def check_signed(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Who signs is who stands in the mark and in the title, in the same order."""
    signers = [one for one in parts.of(Part.ISSUER, annex=None) if not STAMPED.search(closed(one.text))]
    names = [closed(one.text) for one in signers]
    marked = [name for name in parts.issuers if name]
    if not signers or not marked or parts.format in (Format.ORDER, Format.MINUTES, Format.FORM):
        return
    for at, name in enumerate(marked[: 1 if len(marked) == 1 else len(names)]):
        if not related(name, names[at]) and not (at == 0 and related(name, "".join(names))):
            yield held(
                "err.sign.mismatch", Severity.ERROR, Part.ISSUER, signers[at].paragraph, signers[at].text, f"署名“{names[at]}”",
                f"与发文机关标志“{name}”一致", "核对署名和发文机关标志，联合行文按标志中的次序署名", "sign.sealed.single",
            )  # fmt: skip
            return
    issuer = re.match(r"^([^《》]{3,30}?)关于", parts.title)
    if issuer and not re.search(r"转发|印发|批转|发布|公布", issuer[1]) and not any(related(issuer[1], name) for name in (*names, *marked, "".join(names))):
        yield held(
            "err.sign.mismatch", Severity.ERROR, Part.TITLE, None, parts.title, f"标题的发文机关“{issuer[1]}”", f"与署名“{names[0]}”一致",
            "核对标题和署名", "title.elements",
        )  # fmt: skip


RULES = (
    Rule(("err.imprint.yinfa", "err.imprint.subject", "imprint.print", "imprint.lines"), "GB/T 9704-2012 7.4.3", Strength.SHALL, check_print),
    Rule(("err.sign.mismatch",), f"{ARTICLES}第九条（十一）", Strength.SHALL, check_signed),
)
