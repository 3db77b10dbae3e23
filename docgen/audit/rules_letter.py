"""Rules on the special formats (clause 10): letters, orders, minutes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import (
    CENTRE_MM,
    LEFT_MM,
    RIGHT_MM,
    TEXT_PARTS,
    blank_lines,
    clause,
    face_said,
    finding,
    mm_text,
    on_page,
)
from docgen.audit.page import Bar
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import (
    LETTER_BOTTOM_RULE_MM,
    LETTER_MARK_FROM_PAGE_TOP_MM,
    LETTER_RULE_BELOW_MARK_MM,
    LETTER_RULE_LENGTH_MM,
    MARK_FROM_PAGE_TOP_MM,
    ORDER_BLANKS,
    ORDER_MARK_FROM_PAGE_TOP_MM,
    TEXT_WIDTH,
)

HALF = 148.0  # mm: upper rules stand above, lower ones below
TAB_SLACK = 60  # twips
TEXT_ABOVE_RULE_MM = 2.0  # 4.9 mm from character to rule are asked; ink and square differ, and nearer it touches
RULE_CURE = "红色双线长 170 mm，居中，上线上粗下细、距标志 4 mm，下线上细下粗、距下页边 20 mm"


def red_rules(subject: Subject) -> list[Bar]:
    return [bar for bar in subject.pages[0].bars if is_red(bar.colour) and bar.length > 100] if subject.pages else []


def check_letter_head(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The mark of a letter begins 30 mm from the page's top and does not say 文件."""
    one = parts.first(Part.MARK)
    if parts.format is not Format.LETTER or one is None or profile.preprinted:
        return
    paragraph = subject.paragraph(one.paragraph)
    if one.text.endswith("文件"):
        yield finding(subject, one, "letter.mark", Severity.ERROR, "10.1", one.text[-6:], "发文机关名称，不加“文件”", "去掉“文件”二字")
    if paragraph.printed:
        top = paragraph.printed[0].top
        if abs(top - LETTER_MARK_FROM_PAGE_TOP_MM) > limits.MARK_TOP:
            yield finding(subject, one, "letter.mark", Severity.ERROR, "10.1", f"上边缘距上页边 {mm_text(top)}", "30 mm", "调整发文机关标志的位置")


def check_letter_rules(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A double red rule 4 mm below the mark, one 20 mm from the page's foot, both 170 mm long and centred."""
    mark = parts.first(Part.MARK)
    if parts.format is not Format.LETTER or profile.preprinted or not subject.laid_out:
        return
    bars = red_rules(subject)
    upper, lower = [bar for bar in bars if bar.y < HALF], [bar for bar in bars if bar.y >= HALF]
    for held, rule, name in ((upper, "letter.rule.top", "首条"), (lower, "letter.rule.bottom", "末条")):
        if not held:
            yield on_page(1, "红色双线", rule, Severity.ERROR, "10.1", f"没有{name}红色双线", "首条在标志下 4 mm，末条距下页边 20 mm", RULE_CURE)
            continue
        length = max(bar.length for bar in held)
        if abs(length - LETTER_RULE_LENGTH_MM) > limits.RULE_LENGTH:
            yield on_page(1, "红色双线", rule, Severity.ERROR, "10.1", f"{name}双线长 {mm_text(length)}", "170 mm", RULE_CURE)
    printed = subject.paragraph(mark.paragraph).printed if mark is not None else ()
    if upper and printed:
        gap = min(bar.y for bar in upper) - printed[-1].bottom
        if abs(gap - LETTER_RULE_BELOW_MARK_MM) > limits.RULE_GAP + 0.5:
            yield on_page(1, "红色双线", "letter.rule.top", Severity.ERROR, "10.1", f"在标志之下 {mm_text(gap)}", "4 mm", RULE_CURE)
    if lower and abs(min(bar.y for bar in lower) - LETTER_BOTTOM_RULE_MM) > limits.MARK_TOP:
        found = f"距上页边 {mm_text(min(bar.y for bar in lower))}"
        yield on_page(1, "红色双线", "letter.rule.bottom", Severity.ERROR, "10.1", found, "距下页边 20 mm（距上页边 277 mm）", RULE_CURE)


def check_letter_number(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The number of a letter ends at the right edge; its first page carries no page number."""
    if parts.format is not Format.LETTER:
        return
    one = parts.first(Part.NUMBER)
    if one is not None:
        paragraph = subject.paragraph(one.paragraph)
        if paragraph.printed:
            off = RIGHT_MM - paragraph.printed[0].x1
        elif paragraph.table is not None or paragraph.frame or any(abs(tab - TEXT_WIDTH) < TAB_SLACK for tab in paragraph.tabs):
            off = 0.0
        else:
            off = 0.0 if subject.kind == "pdf" or (paragraph.align == "right" and abs(paragraph.right) < limits.INDENT) else RIGHT_MM - LEFT_MM
        if abs(off) > limits.EDGE:
            yield finding(subject, one, "letter.docno", Severity.ERROR, "10.1", "没有顶格居右", "发文字号顶格居版心右边缘", "发文字号右对齐，不缩进")
    first = subject.sections[0] if subject.kind == "docx" else None
    numbered = first is not None and not first.title_page and any("PAGE" in footer.fields for footer in first.footers)
    numbered = numbered or (first is not None and first.title_page and any("PAGE" in footer.fields for footer in first.footers if footer.variant == "first"))
    if numbered or (first is None and subject.pages and subject.pages[0].folio is not None):
        yield on_page(1, "页码", "err.letter.pageno", Severity.ERROR, "10.1", "首页有页码", "首页不显示页码", "设“首页不同”，首页页脚不放页码", "letter.pageno")


def check_order(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The mark of an order begins 20 mm, that of minutes 35 mm below the type area's edge; the number of an order is centred."""
    mark = parts.first(Part.MARK)
    asked = {Format.ORDER: (ORDER_MARK_FROM_PAGE_TOP_MM, "order.mark", "10.2"), Format.MINUTES: (MARK_FROM_PAGE_TOP_MM, "minutes.mark", "10.3")}.get(parts.format)
    if asked is None or mark is None:
        return
    top, rule, number = asked
    printed = subject.paragraph(mark.paragraph).printed
    if printed and abs(printed[0].top - top) > limits.MARK_TOP:
        yield finding(subject, mark, rule, Severity.ERROR, number, f"上边缘距上页边 {mm_text(printed[0].top)}", f"{top:.0f} mm", "调整标志上方空段的行距（固定值）")
    one = parts.first(Part.NUMBER)
    if parts.format is Format.ORDER and one is not None:
        paragraph = subject.paragraph(one.paragraph)
        off = paragraph.printed[0].centre - CENTRE_MM if paragraph.printed else 0.0
        if abs(off) > limits.CENTRE or (not paragraph.printed and subject.kind == "docx" and paragraph.align != "center"):
            yield finding(subject, one, "order.no", Severity.ERROR, "10.2", "没有居中", "令号居中", "把令号居中")
        blanks = blank_lines(subject, mark.paragraph, one.paragraph)
        if blanks is not None and abs(blanks - ORDER_BLANKS) > limits.BLANK_LINES:
            yield finding(subject, one, "order.no", Severity.ERROR, "10.2", f"与标志空 {blanks:.1f} 行", "空二行", "标志与令号之间留两个空行")
        yield from order_body(subject, parts, one)


def order_body(subject: Subject, parts: Parts, number: Taken) -> Iterator[Finding]:
    """The text of an order begins two blank lines below its number."""
    text = next((one for one in parts.of(*TEXT_PARTS, annex=None) if one.paragraph > number.paragraph), None)
    blanks = blank_lines(subject, number.paragraph, text.paragraph) if text is not None else None
    if text is not None and blanks is not None and abs(blanks - ORDER_BLANKS) > limits.BLANK_LINES:
        yield finding(subject, text, "order.body", Severity.ERROR, "10.2", f"与令号空 {blanks:.1f} 行", "空二行", "令号与正文之间留两个空行")


def check_letter_page(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """份号, 密级 and 紧急程度 of a letter stand below its first rule, all text above its second."""
    if parts.format is not Format.LETTER or not subject.laid_out:
        return
    upper, lower = ([bar.y for bar in red_rules(subject) if (bar.y < HALF) is high] for high in (True, False))
    for one in parts.of(Part.COPY_NUMBER, Part.CLASSIFICATION, Part.URGENCY):
        line = next(iter(subject.paragraph(one.paragraph).printed), None)
        if line is not None and upper and line.page == 1 and line.bottom < min(upper):
            yield finding(subject, one, "letter.left", Severity.ERROR, "10.1", "在首条红色双线之上", "在首条红色双线之下，顶格", f"把{one.part.value}移到首条红色双线之下")
    texts = [line.bottom for one in parts.of(*TEXT_PARTS, annex=None) for line in subject.paragraph(one.paragraph).printed if line.page == 1]
    if lower and texts and max(texts) > min(lower) - TEXT_ABOVE_RULE_MM:
        found = f"正文末行距末条红色双线 {mm_text(min(lower) - max(texts))}"
        yield on_page(1, "红色双线", "letter.lastline", Severity.WARNING, "10.1", found, "不小于 4.9 mm", "加大下边距，使首页正文不压红色双线")


def check_attendance(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """出席, 请假, 列席 in this order, each label in 黑体, the names in 仿宋."""
    if parts.format is not Format.MINUTES:
        return
    order = ("出席", "请假", "列席")
    held = [(order.index(one.text[:2]), one) for one in parts.of(Part.ATTENDANCE, annex=None) if one.text[:2] in order]
    if [at for at, _ in held] != sorted(at for at, _ in held):
        yield finding(subject, held[0][1], "minutes.attend", Severity.ERROR, "10.3", "、".join(order[at] for at, _ in held), "出席、请假、列席", "调整次序")
    for _, one in held:
        spans = [span for span in subject.paragraph(one.paragraph).spans if span.text.strip()]
        if spans and family(spans[0].face) not in ("黑体", ""):
            yield finding(subject, one, "minutes.attend", Severity.WARNING, "10.3", face_said(spans[0].face, spans[0].size), "标识用 3 号黑体", "把“出席：”等改为 3 号黑体")


RULES = (
    Rule(("letter.mark",), clause("10.1"), Strength.SHALL, check_letter_head),
    Rule(("letter.rule.top", "letter.rule.bottom"), clause("10.1"), Strength.SHALL, check_letter_rules),
    Rule(("letter.docno", "err.letter.pageno"), clause("10.1"), Strength.SHALL, check_letter_number),
    Rule(("letter.left", "letter.lastline"), clause("10.1"), Strength.SHALL, check_letter_page),
    Rule(("order.mark", "order.no", "order.body", "minutes.mark"), clause("10.2"), Strength.SHALL, check_order),
    Rule(("minutes.attend",), clause("10.3"), Strength.SHALL, check_attendance),
)
