"""Rules on the layout of the head (版头, clause 7.2): copy number, mark, document number, signatories, red rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docgen.audit import limits
from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import NUMBER
from docgen.audit.measured import (
    CENTRE_MM,
    CHARACTER_MM,
    LEFT_MM,
    RIGHT_MM,
    blank_lines,
    clause,
    face_said,
    finding,
    mm_text,
    offset,
    on_page,
    red_bars,
)
from docgen.audit.page import Span
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import Direction, Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import (
    MARGIN_TOP,
    MARK_BLANKS,
    MARK_FROM_PAGE_TOP_MM,
    RED_RULE_BELOW_NUMBER_MM,
    SIZE_3,
    TEXT_WIDTH,
    TWIPS_PER_MM,
)

COPY_NUMBER = re.compile(r"^\d{6}$")
CLASSIFICATION = re.compile(r"^(绝密|机密|秘密)(?:★(?:(\d+)年|长期|.+))?$")
LONGEST = {"绝密": 30, "机密": 20, "秘密": 10}
"""Years that secrets of a level are kept at most (保守国家秘密法 art. 20)."""
URGENCIES = ("特急", "加急")
INK_ABOVE = 0.86  # of a character's height above its baseline, in shares of its size
BASELINE = 0.8  # where the baseline of a line of exact height lies, in shares of it
STAR = "★"
FLAT = 20  # times as long as high: a picture of a rule


def check_copy_number(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """份号 is six Arabic digits, flush left."""
    one = parts.first(Part.COPY_NUMBER)
    if one is not None and not COPY_NUMBER.match(one.text):
        yield finding(subject, one, "header.copyno", Severity.WARNING, "7.2.1", one.text, "6 位阿拉伯数字，如 000001", "只留 6 位阿拉伯数字")
    if one is not None:
        yield from flush_left(subject, one, "header.copyno", "7.2.1")


def flush_left(subject: Subject, one: Taken, rule: str, number: str) -> Iterator[Finding]:
    paragraph = subject.paragraph(one.paragraph)
    begins = offset(subject, paragraph) if paragraph.table is None else None
    if begins is not None and abs(begins) > limits.INDENT:
        found = f"距版心左边 {begins / TWIPS_PER_MM:.1f} mm"
        yield finding(subject, one, rule, Severity.WARNING, number, found, "顶格", "去掉缩进，左对齐")


def check_secrecy(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """密级 comes with a 份号, below it; its period is within the law's; 紧急程度 follows and has a known value."""
    level, copy, urgent = (parts.first(part) for part in (Part.CLASSIFICATION, Part.COPY_NUMBER, Part.URGENCY))
    if level is not None:
        said = CLASSIFICATION.match(level.text.replace(" ", ""))
        if said is None:
            yield finding(subject, level, "header.secrecy", Severity.WARNING, "7.2.2", level.text, "如 机密★1年", "改为“密级★保密期限”，期限用阿拉伯数字")
        elif said[2] and int(said[2]) > LONGEST[said[1]]:
            expected = f"{said[1]}不超过 {LONGEST[said[1]]} 年"
            yield finding(subject, level, "err.secret.order", Severity.ERROR, "7.2.2", level.text, expected, "按保守国家秘密法改正保密期限", "header.secrecy")
        if copy is None:
            yield finding(subject, level, "err.secret.order", Severity.ERROR, "7.2.1", "有密级，没有份号", "涉密公文标注份号", "在密级上一行加 6 位份号", "header.secrecy")
    order = [one for one in (copy, level, urgent) if one is not None]
    if [one.paragraph for one in order] != sorted(one.paragraph for one in order):
        said_order = "、".join(one.part.value for one in sorted(order, key=lambda one: one.paragraph))
        yield finding(subject, order[0], "err.secret.order", Severity.ERROR, "7.2.3", said_order, "份号、密级、紧急程度自上而下", "调整三者的顺序", "header.urgency")
    if urgent is not None and urgent.text.replace(" ", "") not in URGENCIES:
        yield finding(subject, urgent, "header.urgency", Severity.WARNING, "7.2.3", urgent.text, "特急或加急", "改为“特急”或“加急”")
    for one in (level, urgent):
        if one is not None:
            yield from hei_3(subject, one)


def hei_3(subject: Subject, one: Taken) -> Iterator[Finding]:
    main = subject.paragraph(one.paragraph).main
    rule = "header.secrecy" if one.part is Part.CLASSIFICATION else "header.urgency"
    if family(main.face) != "黑体" or abs(main.size - SIZE_3) > limits.SIZE_PT:
        yield finding(subject, one, rule, Severity.WARNING, "7.2.2", face_said(main.face, main.size), "3 号黑体（16 磅）", "改为 3 号黑体")
    yield from flush_left(subject, one, rule, "7.2.2")


def check_mark(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The mark of a paper in the general format: red 小标宋, centred, its upper edge 35 mm below that of the type area."""
    one = parts.first(Part.MARK)
    if one is None:
        return
    paragraph = subject.paragraph(one.paragraph)
    if family(paragraph.main.face) != "小标宋":
        yield finding(subject, one, "header.mark.font", Severity.WARNING, "7.2.4", paragraph.main.face, "小标宋体", "把发文机关标志改为小标宋体")
    if not is_red(paragraph.main.colour):
        yield finding(subject, one, "header.mark.font", Severity.WARNING, "7.2.4", f"颜色 {paragraph.main.colour}", "红色", "把发文机关标志改为红色")
    if paragraph.table is None and len(parts.issuers) < 2:  # names of a joint paper stand beside 文件
        yield from mark_centred(subject, one, paragraph)
    if parts.format is Format.GENERAL:
        yield from mark_height(subject, one, paragraph, MARK_FROM_PAGE_TOP_MM, "header.mark.pos", "7.2.4")


def mark_centred(subject: Subject, one: Taken, paragraph: Paragraph) -> Iterator[Finding]:
    if len(paragraph.printed) == 1:
        off = paragraph.printed[0].centre - CENTRE_MM
        if abs(off) > limits.CENTRE and paragraph.align != "distribute":
            yield finding(subject, one, "header.mark.pos", Severity.ERROR, "7.2.4", f"偏离版心中线 {off:+.1f} mm", "居中", "把发文机关标志居中")
    elif subject.kind == "docx" and not paragraph.printed and paragraph.align not in ("center", "distribute") and not paragraph.frame:
        yield finding(subject, one, "header.mark.pos", Severity.ERROR, "7.2.4", "没有居中", "居中", "把发文机关标志居中")


def mark_height(subject: Subject, one: Taken, paragraph: Paragraph, asked: float, rule: str, number: str) -> Iterator[Finding]:
    """The upper edge of the mark, as printed, or, roughly, as the heights of the lines above it make it."""
    below = asked - MARGIN_TOP / TWIPS_PER_MM
    if paragraph.printed:
        top, slack, severity = paragraph.printed[0].top, limits.MARK_TOP, Severity.ERROR
    else:
        reckoned = declared_top(subject, paragraph)
        if reckoned is None:
            return
        top, slack, severity = reckoned, limits.MARK_TOP_DECLARED, Severity.WARNING
    if abs(top - asked) > slack:
        yield finding(
            subject, one, rule, severity, number, f"上边缘距版心上边缘 {mm_text(top - MARGIN_TOP / TWIPS_PER_MM)}", f"{below:.0f} mm",
            "调整标志上方空段的行距（固定值）",
        )  # fmt: skip


def declared_top(subject: Subject, paragraph: Paragraph) -> float | None:
    """Return where the ink of a paragraph of exact lines begins, mm from the page's top; None when a height is not fixed."""
    if subject.kind != "docx" or paragraph.index >= len(subject.paragraphs) or paragraph.frame or paragraph.table is not None:
        return None
    above = subject.paragraphs[: paragraph.index]
    if any(one.line_rule != "exact" or one.table is not None or one.frame or one.box is not None for one in (*above, paragraph)):
        return None
    section = subject.sections[paragraph.section]
    height = sum(one.line + one.before + one.after for one in above) + paragraph.before
    ink = paragraph.line * BASELINE - paragraph.main.size * 20 * INK_ABOVE
    return (abs(section.top) + height + ink) / TWIPS_PER_MM


def check_number(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """发文字号: two blank lines below the mark; centred, or 1 字 in when the paper goes up; 3号仿宋."""
    one, mark = parts.first(Part.NUMBER), parts.last(Part.MARK)
    if one is None or parts.format is not Format.GENERAL:
        return
    paragraph = subject.paragraph(one.paragraph)
    if mark is not None and not list(parts.of(Part.SIGNATORY))[1:]:
        yield from number_gap(subject, one, mark)
    main = paragraph.main
    if paragraph.table is None and main.size and abs(main.size - SIZE_3) > limits.SIZE_PT:
        yield finding(subject, one, "header.docno", Severity.WARNING, "7.2.5", face_said(main.face, main.size), "3 号仿宋（16 磅）", "改为 3 号仿宋")
    yield from number_side(subject, one, paragraph, parts)


def number_gap(subject: Subject, one: Taken, mark: Taken) -> Iterator[Finding]:
    upper, lower = subject.paragraph(mark.paragraph), subject.paragraph(one.paragraph)
    low, high = limits.MARK_TO_NUMBER
    if upper.printed and lower.printed:
        gap = lower.printed[0].top - upper.printed[-1].bottom
        if not low <= gap <= high:
            yield finding(subject, one, "header.docno", Severity.ERROR, "7.2.5", f"与发文机关标志相距 {mm_text(gap)}", "空二行（约 26 mm）", "标志与发文字号之间留两个空行")
        return
    blanks = blank_lines(subject, mark.paragraph, one.paragraph)
    if blanks is not None and abs(blanks - MARK_BLANKS) > limits.BLANK_LINES:
        yield finding(subject, one, "header.docno", Severity.ERROR, "7.2.5", f"与发文机关标志空 {blanks:.1f} 行", "空二行", "标志与发文字号之间留两个空行")


def number_side(subject: Subject, one: Taken, paragraph: Paragraph, parts: Parts) -> Iterator[Finding]:
    """Centred downwards, 1 字 in on the left upwards; in a table or beside a signatory only as printed."""
    left, centre = None, None
    if paragraph.printed:
        line = paragraph.printed[0]
        left = (line.start or line.x0) - LEFT_MM
        alone = not any(taken.part is Part.SIGNATORY for taken in parts.at(one.paragraph))
        centre = line.centre - CENTRE_MM if alone else None
    elif subject.kind == "docx" and paragraph.table is None and not paragraph.frame:
        begins = offset(subject, paragraph)
        left = None if begins is None or "\t" in paragraph.typed[:2] else begins / TWIPS_PER_MM
        centre = 0.0 if paragraph.align == "center" else None if left is None and paragraph.align != "right" else 99.0
    if parts.direction is Direction.UP:
        if centre is not None and abs(centre) < limits.CENTRE:
            yield finding(subject, one, "err.docno.align", Severity.ERROR, "7.2.5", "居中", "上行文居左空一字", "发文字号左移，左空一字，与签发人同行", "header.docno")
        elif left is not None and abs(left - CHARACTER_MM) > limits.EDGE:
            found = f"距版心左边 {mm_text(left)}"
            yield finding(subject, one, "err.docno.align", Severity.ERROR, "7.2.5", found, "左空一字（5.6 mm）", "发文字号左缩进 1 字符", "header.docno")
    elif parts.direction is Direction.DOWN and centre is not None and abs(centre) > limits.CENTRE:
        yield finding(subject, one, "err.docno.align", Severity.ERROR, "7.2.5", "没有居中", "下行文居中", "把发文字号居中", "header.docno")


def check_signatory(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Names of 签发人 are in 楷体, the label in 仿宋; the name ends 1 字 before the right edge."""
    for one in parts.of(Part.SIGNATORY):
        paragraph = subject.paragraph(one.paragraph)
        behind = "签发人" not in paragraph.text
        for span in after_number(paragraph):
            label, _, name = span.text.rpartition("：")
            if "签发人" in label or "签发人" in span.text:
                behind = True
            words = name if "签发人" in span.text or span.text.startswith("：") else span.text
            if behind and re.search(r"[\u4e00-\u9fff]", words.replace("签发人", "")) and "号" not in words and family(span.face) not in ("楷体", ""):
                yield finding(subject, one, "err.signer.font", Severity.WARNING, "7.2.6", face_said(span.face, span.size), "3 号楷体", "把签发人姓名改为 3 号楷体", "header.signer")
                break
        if len(paragraph.printed) == 1 and len(parts.signatories) == 1:  # several stand in columns, the last of them 1 字 in
            right = RIGHT_MM - paragraph.printed[0].x1
            if abs(right - CHARACTER_MM) > limits.EDGE + 1:
                yield finding(subject, one, "header.signer", Severity.WARNING, "7.2.6", f"距版心右边 {mm_text(right)}", "右空一字（5.6 mm）", "签发人右缩进 1 字符")
            break


def after_number(paragraph: Paragraph) -> Iterator[Span]:
    """Yield the spans behind the 发文字号, if there is one in the paragraph."""
    number = NUMBER.search(paragraph.text)
    end, at = number.end() if number else 0, len(paragraph.number)
    for span in paragraph.spans:
        if at + len(span.text) > end:
            yield replace(span, text=span.text[max(0, end - at) :])
        at += len(span.text)


def check_red_rule(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """One red rule as wide as the type area, 4 mm below the number, without a star."""
    number = parts.last(Part.SIGNATORY) or parts.first(Part.NUMBER)
    if number is None or parts.format is not Format.GENERAL or profile.preprinted or parts.first(Part.MARK) is None:
        return
    star = next((one for one in subject.paragraphs[:30] if one.text.strip() == STAR), None)
    if star is not None:
        yield Finding("err.redline", Severity.WARNING, clause("7.2.7"), "版头分隔线", star.page, star.index, STAR, "红线中有★", "一条不断的红线", "删去★，用一条完整的红线", "header.redline")
    if subject.laid_out:
        yield from printed_rule(subject, number)
    elif not declared_rule(subject):
        yield on_page(0, "版头分隔线", "err.redline", Severity.WARNING, "7.2.7", "没有红色分隔线", "发文字号之下 4 mm 有与版心等宽的红线", "在发文字号下加红色分隔线", "header.redline")


def declared_rule(subject: Subject) -> bool:
    borders = [border for one in subject.paragraphs for border in one.borders]
    borders += [border for table in subject.tables for border in (*table.borders, *(edge for cell in table.cells for edge in cell.borders))]
    return any(is_red(border.colour) for border in borders) or drawn_rule(subject)


def drawn_rule(subject: Subject) -> bool:
    """Whether a red shape is drawn, or a picture that is as long and flat as a rule; what a picture shows is not looked at."""
    flat = any(one.kind == "picture" and one.width > FLAT * max(one.height, 1) for one in subject.drawn)
    return flat or any(is_red(one.colour) for one in subject.drawn)


def printed_rule(subject: Subject, number: Taken) -> Iterator[Finding]:
    bars = red_bars(subject.pages[0])
    expected = "发文字号之下 4 mm 有与版心等宽（156 mm）的红线"
    if not bars:
        if not drawn_rule(subject) and not any(one.x1 - one.x0 > FLAT * (one.bottom - one.top) for one in subject.pages[0].images):
            yield on_page(1, "版头分隔线", "err.redline", Severity.WARNING, "7.2.7", "没有红色分隔线", expected, "在发文字号下加红色分隔线", "header.redline")
        return
    bar, line = bars[0], next(iter(subject.paragraph(number.paragraph).printed[-1:]), None)
    width = TEXT_WIDTH / TWIPS_PER_MM
    if abs(bar.length - width) > limits.RULE_LENGTH or abs(bar.x0 - LEFT_MM) > limits.RULE_LENGTH:
        found = f"长 {mm_text(bar.length)}，左端距页边 {mm_text(bar.x0)}"
        yield on_page(1, "版头分隔线", "err.redline", Severity.WARNING, "7.2.7", found, "长 156 mm，与版心两边对齐", "把红线改为与版心等宽（段落不要缩进）", "header.redline")
    if line is not None:
        gap = bar.y - bar.thickness / 2 - line.bottom
        if abs(gap - RED_RULE_BELOW_NUMBER_MM) > limits.RULE_GAP:
            yield on_page(1, "版头分隔线", "err.redline", Severity.WARNING, "7.2.7", f"在发文字号之下 {mm_text(gap)}", "4 mm", "调整红线与发文字号的间距", "header.redline")


RULES = (
    Rule(("header.copyno",), clause("7.2.1"), Strength.GENERAL, check_copy_number),
    Rule(("err.secret.order", "header.secrecy", "header.urgency"), clause("7.2.2"), Strength.SHALL, check_secrecy),
    Rule(("header.mark.font", "header.mark.pos"), clause("7.2.4"), Strength.SHALL, check_mark),
    Rule(("err.docno.align", "header.docno"), clause("7.2.5"), Strength.SHALL, check_number),
    Rule(("err.signer.font", "header.signer"), clause("7.2.6"), Strength.SHALL, check_signatory),
    Rule(("err.redline",), clause("7.2.7"), Strength.SHALL, check_red_rule),
)
