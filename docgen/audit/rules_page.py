"""Rules on paper and margins (clauses 5.1, 5.2), and on what writing has left in the file."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.finding import Finding, Strength
from docgen.audit.part import Parts
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Section, Subject
from docgen.problem import Severity
from docgen.standard import (
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
    TWIPS_PER_MM,
)

SHOWN = 30


def millimetres(twips: int) -> str:
    return f"{twips / TWIPS_PER_MM:.1f} mm"


def check_sheet(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The sheet is A4, upright or turned, in every section."""
    for section in subject.sections:
        if subject.kind != "docx":
            continue
        sides = sorted((section.width, section.height))
        if abs(sides[0] - PAGE_WIDTH) > limits.PAGE_SIZE or abs(sides[1] - PAGE_HEIGHT) > limits.PAGE_SIZE:
            found = f"{millimetres(section.width)} × {millimetres(section.height)}"
            yield Finding(
                "page.size", Severity.ERROR, "GB/T 9704-2012 5.1", "版面", 0, None, named(subject, section), found,
                "A4，210 mm × 297 mm", "在“页面设置”里把纸张改为 A4", "page.size",
            )  # fmt: skip


def named(subject: Subject, section: Section) -> str:
    return f"第{section.index + 1}节" if len(subject.sections) > 1 else "全文"


def check_margins(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, or the profile's, in every upright section of a .docx."""
    for section in subject.sections:
        if subject.kind != "docx" or section.landscape or parts.format is Format.FORM:
            continue
        measures = (
            ("天头（上边距）", "page.margin.top", section.top, profile.top, limits.MARGIN),
            ("订口（左边距）", "page.margin.left", section.left + section.gutter, MARGIN_LEFT, limits.MARGIN),
            ("版心宽度", "page.textarea", section.text_width, TEXT_WIDTH, limits.TYPE_AREA),
            ("版心高度", "page.textarea", section.text_height, profile.text_height, limits.TYPE_AREA),
        )
        for name, rule, held, asked, slack in measures:
            if name == "版心高度" and subject.sections[section.index].title_page:
                continue  # a letter lowers its text to its second rule and lifts it again with its footers
            if abs(held - asked) > slack:
                yield Finding(
                    "err.margin", Severity.ERROR, "GB/T 9704-2012 5.2.1", "版面", 0, None, named(subject, section),
                    f"{name} {millimetres(held)}", f"{millimetres(asked)} ± 1 mm",
                    f"在“页面设置”里把边距改为{profile.margins}", rule,
                )  # fmt: skip


CURES = {
    "修订": "在“审阅”里接受或拒绝全部修订",
    "批注": "在“审阅”里删除批注",
    "隐藏文字": "显示隐藏文字，删除或取消隐藏",
    "超链接": "右击取消超链接，只留文字",
}


def check_residue(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """No tracked changes, comments, hidden text or links are left in the file."""
    for left in subject.residue:
        yield Finding(
            "err.residue", Severity.ERROR, "", parts.part_at(left.paragraph).value, subject.paragraph(left.paragraph).page,
            left.paragraph, left.text[:SHOWN], f"留有{left.kind}", "定稿中没有修订、批注、隐藏文字、超链接", CURES[left.kind], "err.residue",
        )  # fmt: skip


RULES = (
    Rule(("page.size",), "GB/T 9704-2012 5.1", Strength.SHALL, check_sheet),
    Rule(("err.margin",), "GB/T 9704-2012 5.2.1", Strength.SHALL, check_margins),
    Rule(("err.residue",), "定稿要求", Strength.SHALL, check_residue),
)
