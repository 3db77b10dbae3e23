"""Rules on where the signature stands (clause 7.3.5): organ and date, sealed or not, one or several, or a stamp."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import clause, ems, extent, finding, lead, mm_text
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import CHARACTER, SEALED_DATE_INDENT, TEXT_WIDTH, TWIPS_PER_MM, UNSEALED_INDENT

FORMATS = (Format.GENERAL, Format.LETTER)
LONG_NAME = 400  # twips: less right indent than this is none
MIXED = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
AUTOMATIC_GAP = 0.25  # 字: what Word puts between a 汉字 and a digit, if it is not told otherwise
Extent = tuple[float, float]


def places(subject: Subject, paragraph: Paragraph) -> list[Extent]:
    """Return where a line may begin and end, twips from the left margin; none when nothing tells.

    Whether its digits stand apart from its 汉字 and whether blanks behind it push it to the left depends on the program,
    so each comes with and without.
    """
    held = extent(subject, paragraph)
    if held is None or paragraph.table is not None:
        return []
    words = paragraph.text.strip()
    extra = len(MIXED.findall(words)) * AUTOMATIC_GAP * CHARACTER
    if paragraph.printed:
        extra = -max(0.0, min(extra, held[1] - held[0] - ems(words) * CHARACTER))
    found = [(held[0] - left * extra, held[1] + right * extra) for left, right in ((0, 0), (1, 0), (0, 1), (0.5, 0.5))]
    behind = ems(paragraph.typed[len(paragraph.typed.rstrip()) :]) * CHARACTER
    if behind and paragraph.align == "right":
        found += [(begin - behind, end - behind) for begin, end in found]
    return found


def check_signature(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The date stands as a sealed or as an unsealed paper has it, under its issuer."""
    dates = list(parts.of(Part.DATE, annex=None))
    issuers = list(parts.of(Part.ISSUER, annex=None))
    if parts.format not in FORMATS or len(dates) != 1 or len(issuers) > 1:
        return  # joint papers set their names side by side, in as many ways as there are organs
    spans = places(subject, subject.paragraph(dates[0].paragraph))
    if not spans:
        return
    right = TEXT_WIDTH - spans[0][1]
    if not issuers:
        asked = (SEALED_DATE_INDENT * CHARACTER, UNSEALED_INDENT * CHARACTER)
        if not any(abs(TEXT_WIDTH - end - one) <= limits.INDENT for _, end in spans for one in asked):
            yield date_finding(subject, dates[0], f"右空 {mm_text(right / TWIPS_PER_MM)}")
        return
    names = places(subject, subject.paragraph(issuers[0].paragraph))
    if names and not any(sealed(name, span) or unsealed(name, span) for name, span in itertools.product(names, spans)):
        shift = (spans[0][0] - names[0][0]) / TWIPS_PER_MM
        yield date_finding(subject, dates[0], f"右空 {mm_text(right / TWIPS_PER_MM)}，首字比署名首字右移 {mm_text(shift)}")


def sealed(name: Extent, date: Extent) -> bool:
    """Whether the date ends 4 字 before the edge, or further in under a long name, with the name centred over it."""
    slack = limits.SIGNED_CENTRES * TWIPS_PER_MM
    centred = abs(sum(name) - sum(date)) / 2 < slack
    right = TEXT_WIDTH - date[1]
    long = TEXT_WIDTH - name[1] < LONG_NAME and right > SEALED_DATE_INDENT * CHARACTER - limits.INDENT
    return centred and (abs(right - SEALED_DATE_INDENT * CHARACTER) < limits.INDENT or long)


def unsealed(name: Extent, date: Extent) -> bool:
    """Whether the date begins 2 字 behind the name, and one of them ends 2 字 before the edge."""
    shifted = abs(date[0] - name[0] - UNSEALED_INDENT * CHARACTER) < limits.INDENT
    return shifted and any(abs(TEXT_WIDTH - end - UNSEALED_INDENT * CHARACTER) < limits.INDENT * 2 for end in (name[1], date[1]))


def date_finding(subject: Subject, one: Taken, found: str) -> Finding:
    expected = "加盖印章：日期右空四字，署名居中于其上；不加盖印章：署名右空二字，日期首字比署名首字右移二字"
    return finding(subject, one, "err.date.indent", Severity.WARNING, "7.3.5", found, expected, "按是否加盖印章设署名和日期的右缩进", "sign.sealed.single")


def check_joint(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Organs that sign one below the other begin, end or are centred on one line."""
    issuers = [one for one in parts.of(Part.ISSUER, annex=None) if subject.paragraph(one.paragraph).table is None]
    paragraphs = [subject.paragraph(one.paragraph) for one in issuers]
    if parts.format not in FORMATS or len(issuers) < 2 or any("\t" in one.typed or lead(one.typed) for one in paragraphs):
        return
    spans = [held for one in paragraphs if (held := extent(subject, one)) is not None]
    slack = limits.SIGNED_CENTRES * TWIPS_PER_MM
    lines = ([begin for begin, _ in spans], [end for _, end in spans], [(begin + end) / 2 for begin, end in spans])
    if len(spans) == len(issuers) and all(max(line) - min(line) > slack for line in lines):
        found = f"首字相差 {mm_text((max(lines[0]) - min(lines[0])) / TWIPS_PER_MM)}"
        yield finding(subject, issuers[1], "sign.unsealed.joint", Severity.WARNING, "7.3.5.2", found, "各机关名称上下对齐", "把各机关署名对齐")


def check_stamped(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The date below a signature stamp ends 4 字 before the edge."""
    date = parts.last(Part.DATE)
    if parts.format is not Format.ORDER or date is None or date.annex is not None:
        return
    spans = places(subject, subject.paragraph(date.paragraph))
    if spans and not any(abs(TEXT_WIDTH - end - SEALED_DATE_INDENT * CHARACTER) <= limits.INDENT for _, end in spans):
        found = f"右空 {mm_text((TEXT_WIDTH - spans[0][1]) / TWIPS_PER_MM)}"
        yield finding(subject, date, "sign.stamp", Severity.WARNING, "7.3.5.3", found, "签名章下空一行，日期右空四字", "日期右缩进 4 字符")


RULES = (
    Rule(("err.date.indent",), clause("7.3.5"), Strength.SHALL, check_signature),
    Rule(("sign.unsealed.joint",), clause("7.3.5.2"), Strength.SHALL, check_joint),
    Rule(("sign.stamp",), clause("7.3.5.3"), Strength.SHALL, check_stamped),
)
