"""Rules on lines and characters (clauses 5.2.1, 5.2.3, 5.2.4): margins as printed, pitch, full lines, colour, line starts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median

from docgen.audit import limits
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import (
    LEFT_MM,
    PT_PER_MM,
    RIGHT_MM,
    TEXT_PARTS,
    box_of,
    clause,
    ems,
    finding,
    mm_text,
    on_page,
)
from docgen.audit.page import PrintedLine
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import CHARACTERS_PER_LINE, PAGE_HEIGHT, PAGE_WIDTH, SIZE_3, TWIPS_PER_MM

DARK = 0x40  # each of red, green and blue no more: black to the eye
RED_PARTS = (Part.MARK, Part.OTHER, Part.RULE)
PUNCTUATION = re.compile(r"^[。，、；：？！）》”’]")
OPENING = re.compile(r"[（《“‘]$")
DIGITS = re.compile(r"(?<![\d.-])\d{2,6}(?![\d.-])")
PARAGRAPH = 30  # characters; shorter ones may be headings of a kind
FEW = 5  # lines; fewer say nothing about a page
SET_FORMATS = (Format.GENERAL, Format.LETTER, Format.ORDER, Format.MINUTES)


def body_lines(subject: Subject, parts: Parts) -> Iterator[tuple[Taken, PrintedLine, int]]:
    """Yield the printed lines of the main text outside tables, each with its part and its place in the paragraph."""
    done: set[int] = set()
    for one in parts.of(*TEXT_PARTS, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        if paragraph.table is None and paragraph.index not in done:
            done.add(paragraph.index)
            for at, line in enumerate(paragraph.printed):
                if line.angle == 0:
                    yield one, line, at


def full_lines(subject: Subject, parts: Parts) -> list[PrintedLine]:
    """Return the lines that reach from edge to edge of the type area, all of them 3号."""
    found = []
    for _, line, at in body_lines(subject, parts):
        if at and line.x1 - line.x0 > 140 and all(abs(span.size - SIZE_3) < limits.SIZE_PT for span in line.spans if span.text.strip()):
            found.append(line)
    return found


def check_printed_page(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Sheet and margins of a .pdf, as its lines show them."""
    if subject.kind != "pdf":
        return
    sheet = sorted((PAGE_WIDTH / TWIPS_PER_MM, PAGE_HEIGHT / TWIPS_PER_MM))
    for page in subject.pages:
        if any(abs(side - asked) > 2 for side, asked in zip(sorted((page.width, page.height)), sheet, strict=True)):
            found = f"{page.width:.0f} mm × {page.height:.0f} mm"
            yield on_page(page.number, "版面", "page.size", Severity.ERROR, "5.1", found, "A4，210 mm × 297 mm", "纸张改为 A4 后重新导出")
            return
    if parts.format not in SET_FORMATS:
        return
    lines = full_lines(subject, parts)
    if len(lines) >= FEW:
        left, right = median(line.start or line.x0 for line in lines), max(line.x1 for line in lines)
        if abs(left - LEFT_MM) > limits.EDGE:
            yield on_page(0, "版面", "err.margin", Severity.ERROR, "5.2.1", f"订口（左边距）{mm_text(left)}", "28.0 mm ± 1 mm", "左边距改为 28 mm", "page.margin.left")
        elif right < RIGHT_MM - 6 or right > RIGHT_MM + 7:
            yield on_page(0, "版面", "err.margin", Severity.ERROR, "5.2.1", f"版心宽约 {mm_text(right - left)}", "156.0 mm ± 1 mm", "右边距改为 26 mm", "page.textarea")
    firsts: dict[int, float] = {}
    for _, line, _at in body_lines(subject, parts):
        firsts[line.page] = min(firsts.get(line.page, 999.0), line.baseline)
    asked = (profile.top + 0.8 * profile.line) / TWIPS_PER_MM
    tops = [low for number, low in firsts.items() if number > 1 and low < asked + 12]
    if tops and abs(median(tops) - asked) > limits.FIRST_BASELINE:
        found = f"续页首行基线距上页边 {mm_text(median(tops))}"
        yield on_page(0, "版面", "err.margin", Severity.ERROR, "5.2.1", found, f"{mm_text(asked)}（天头 {profile.upper_margin}）", f"上边距改为 {profile.upper_margin}", "page.margin.top")


def check_pitch(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Lines of the body stand 28.95 pt apart, or as the profile has them, or nearly, and are set exactly; told once."""
    if parts.format not in SET_FORMATS:
        return
    low, high = limits.PITCH_PT
    asked = f"固定值 {profile.line / 20:g} 磅"
    wrong: Counter[str] = Counter()
    first: dict[str, Taken] = {}
    total = 0
    for one in parts.of(*TEXT_PARTS, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        if paragraph.table is not None:
            continue
        total += 1
        said = declared_pitch(paragraph.line_rule, paragraph.line, low, high) if subject.kind == "docx" else ""
        if not said and len(paragraph.printed) > 1:
            steps = [b.baseline - a.baseline for a, b in zip(paragraph.printed, paragraph.printed[1:], strict=False) if a.page == b.page]
            pitch = median(steps) * PT_PER_MM if steps else 0.0
            said = f"行距约 {pitch:.1f} 磅" if steps and not low <= pitch <= high else ""
        if said:
            wrong[said] += 1
            first.setdefault(said, one)
    for said, count in wrong.most_common(1):
        if subject.kind == "docx" or count > total / 3:
            yield finding(subject, first[said], "err.grid", Severity.WARNING, "5.2.3", f"{said}，共 {count} 段", f"每面 22 行：{asked}", f"把正文行距设为{asked}", "grid.lines")


def declared_pitch(rule: str, line: int, low: float, high: float) -> str:
    """Return what is wrong with a declared pitch; nothing for one that a grid or the print must tell."""
    if rule == "exact":
        return "" if low <= line / 20 <= high else f"行距固定值 {line / 20:g} 磅"
    return f"行距最小值 {line / 20:g} 磅" if rule == "atLeast" and line / 20 > high else f"{line / 240:g} 倍行距" if rule == "auto" and line > 300 else ""


def check_full_lines(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A full line of 3号 holds 28 characters, 27 to 29 with punctuation that hangs or is squeezed."""
    if parts.format not in SET_FORMATS:
        return
    lines = full_lines(subject, parts)
    if len(lines) < FEW:
        return
    held = median(ems(line.text) for line in lines)
    low, high = limits.FULL_LINE_CHARACTERS
    if not low - 0.5 <= held <= high + 0.5:
        yield on_page(0, "段落", "err.grid", Severity.WARNING, "5.2.3", f"每行约 {held:g} 字", f"每行 {CHARACTERS_PER_LINE} 字", "字符间距紧缩 0.25 磅，或设文档网格每行 28 字", "grid.chars")


def check_bold(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Whole paragraphs of the text are not bold; told once. A bold sentence at the head of one is left to the office."""
    if parts.format not in SET_FORMATS or subject.kind != "docx":
        return
    bold = [
        one for one in parts.of(Part.BODY, annex=None)
        if len(one.text) >= PARAGRAPH and subject.paragraph(one.paragraph).table is None
        and all(span.bold for span in subject.paragraph(one.paragraph).spans if span.text.strip())
    ]  # fmt: skip
    if bold:
        yield finding(subject, bold[0], "text.bold", Severity.WARNING, "5.2.2", f"正文整段加粗，共 {len(bold)} 段", "3 号仿宋体，不加粗", "去掉正文的加粗")


def coloured(colour: str) -> bool:
    return len(colour) == 6 and any(int(colour[at : at + 2], 16) > DARK for at in (0, 2, 4))


def check_colour(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Text is black, but for the red items; nothing is highlighted."""
    for paragraph in subject.everything():
        part = parts.part_at(paragraph.index)
        for span in paragraph.spans:
            if not span.text.strip():
                continue
            red = is_red(span.colour) and (part in RED_PARTS or paragraph.place == "header")
            white = span.colour == "FFFFFF" and paragraph.place != "body"
            if coloured(span.colour) and not red and not white:
                found, cure = f"颜色 {span.colour}", "把文字颜色改为黑色（自动）"
            elif span.highlight and span.highlight not in ("none", "white"):
                found, cure = f"突出显示 {span.highlight}", "去掉突出显示"
            else:
                continue
            one = Taken(paragraph.index, part, span.text.strip(), "")
            yield finding(subject, one, "err.color", Severity.ERROR, "5.2.4", found, "黑色", cure, "text.color")
            break


def check_line_ends(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """No line begins with a closing mark or ends with an opening one; no number is parted."""
    before: tuple[Taken, PrintedLine] | None = None
    for one, line, at in body_lines(subject, parts):
        words = line.text.strip()
        above = before[1].text.strip() if before is not None and at and before[0].paragraph == one.paragraph else ""
        before = (one, line)
        if not at or line.x0 > LEFT_MM + 4 or not above:
            continue
        if PUNCTUATION.match(words):
            yield line_finding(one, line, "err.hang.punct", Severity.ERROR, "9", f"行首是“{words[0]}”", "标点不在行首", "打开“按中文习惯控制首尾字符”", "punct.lineStart")
        elif OPENING.search(above):
            yield line_finding(one, line, "err.hang.punct", Severity.ERROR, "9", f"上一行末是“{above[-1]}”", "前引号、前括号不在行末", "打开“按中文习惯控制首尾字符”", "punct.lineStart")
        elif above[-1:].isdigit() and words[:1].isdigit():
            parted = DIGITS.search(above[-6:] + words[:6])
            if parted is not None:
                yield line_finding(one, line, "body.numbers.nowrap", Severity.WARNING, "7.3.3", f"数字 {parted[0]} 断成两行", "数字、年份不能回行", "调整字句或字距，使数字在一行内")


def line_finding(one: Taken, line: PrintedLine, rule: str, severity: Severity, number: str, found: str, expected: str, cure: str, ref: str = "") -> Finding:
    return Finding(
        rule, severity, clause(number), one.part.value, line.page, one.paragraph, line.text.strip()[:30], found, expected, cure, ref or rule, box_of((line,))
    )


RULES = (
    Rule(("err.margin", "page.size"), clause("5.2.1"), Strength.SHALL, check_printed_page),
    Rule(("err.grid",), clause("5.2.3"), Strength.GENERAL, check_pitch),
    Rule(("err.grid",), clause("5.2.3"), Strength.GENERAL, check_full_lines),
    Rule(("text.bold",), clause("5.2.2"), Strength.PRACTICE, check_bold),
    Rule(("err.color",), clause("5.2.4"), Strength.SHALL, check_colour),
    Rule(("err.hang.punct", "body.numbers.nowrap"), clause("9"), Strength.SHALL, check_line_ends),
)
