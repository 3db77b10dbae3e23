"""Which of the standard's formats a paper has, and which way it goes."""

from __future__ import annotations

from docgen.audit.desk import Desk
from docgen.audit.forms import HEADING_1, HEADING_2, closed
from docgen.audit.part import Direction, Part
from docgen.audit.profile import Format, Profile
from docgen.audit.seen import Seen, is_red
from docgen.audit.subject import Subject
from docgen.standard import TWIPS_PER_MM

LETTER_TOP_MM = 50.0  # a letter's mark begins 30 mm from the top, all others 57 or 72
LETTER_BAR_MM, LONGEST_BAR_MM = 163.0, 180.0  # its rules are 170 mm long, the red rule of the others 156
DOUBLE = ("thickThin", "thinThick", "double")
FORM_SHARE = 0.5
UPWARD = ("请示", "报告", "议案")
DOWNWARD = ("决议", "决定", "命令", "令", "公报", "公告", "通告", "通知", "通报", "批复", "纪要")


def format_of(subject: Subject, desk: Desk, profile: Profile) -> tuple[Format, str]:
    """Return the format and how it was told."""
    if profile.format is not None:
        return profile.format, "由 --profile 指定"
    marks = [one for one in [*desk.seen, *desk.margins] if Part.MARK in desk.parts(one.index)]
    if not marks:
        if desk.places(Part.NUMBER):
            return Format.GENERAL, "有发文字号，没有发文机关标志（套打或缺失）"
        if is_form(desk):
            return Format.FORM, "没有版头，文字多在表格里"
        return Format.PLAIN, "没有发文机关标志和发文字号"
    words = closed("".join(one.words for one in marks))
    if words.endswith("纪要"):
        return Format.MINUTES, "发文机关标志以“纪要”结尾"
    if words.endswith(("命令", "令")):
        return Format.ORDER, "发文机关标志以“令”结尾"
    letter = letter_rules(subject) or ("" if words.endswith("文件") else letter_signs(subject, desk, marks))
    if letter:
        return Format.LETTER, letter
    return Format.GENERAL, "有发文机关标志" + ("，以“文件”结尾" if words.endswith("文件") else "")


def is_form(desk: Desk) -> bool:
    """Whether a paper without head is a form or a slip: mostly tables before its annexes, and no numbered headings."""
    end = min(desk.places(Part.ANNEX_LABEL), default=len(desk.seen))
    inside = sum(one.cell for one in desk.seen[:end])
    headed = any(not one.cell and (HEADING_1.match(one.words) or HEADING_2.match(one.words)) for one in desk.seen[:end])
    return inside > FORM_SHARE * end and not headed


def letter_rules(subject: Subject) -> str:
    """Return which rules of a letter there are, nothing if there are none: they are double, and longer than the text."""
    if any(border.style.startswith(DOUBLE) and is_red(border.colour) for one in subject.everything() for border in one.borders):
        return "有红色双线"
    lengths = [bar.length for page in subject.pages[:1] for bar in page.bars if is_red(bar.colour)]
    lengths += [one.width / TWIPS_PER_MM for one in subject.drawn if one.kind == "line" and is_red(one.colour)]
    if any(LETTER_BAR_MM < length < LONGEST_BAR_MM for length in lengths):
        return "首页有长于版心的红线"
    return ""


def letter_signs(subject: Subject, desk: Desk, marks: list[Seen]) -> str:
    """Return what else speaks for a letter, nothing if nothing does."""
    if any(one.paragraph.place == "header" for one in marks):
        return "发文机关标志在首页页眉"
    tops = [one.paragraph.printed[0].top for one in marks if one.paragraph.printed]
    if tops and min(tops) < LETTER_TOP_MM:
        return f"发文机关标志距上页边 {min(tops):.0f} mm"
    number = next((one for one in desk.seen if Part.NUMBER in desk.parts(one.index)), None)
    if number is not None and number.paragraph.align == "right" and Part.SIGNATORY not in desk.parts(number.index):
        return "发文字号居右"
    return ""


def direction_of(kind: str, signed: bool) -> Direction:
    """Return which way a paper goes, by its 文种 and whether it shows a 签发人."""
    if kind in UPWARD or (kind == "意见" and signed):
        return Direction.UP
    if kind == "函":
        return Direction.LATERAL
    if kind in DOWNWARD or kind == "意见":
        return Direction.DOWN
    return Direction.UP if signed else Direction.UNKNOWN
