"""Rules on the layout of what follows the text (clauses 7.3.4–7.3.7): annex note, signature, date, seal, remark, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import (
    CHARACTER_MM,
    LINE_MM,
    TEXT_PARTS,
    blank_lines,
    clause,
    declared_start,
    face_said,
    finding,
    mm_text,
    offset,
    start_mm,
    upright,
)
from docgen.audit.page import Picture
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import CHARACTER, TWIPS_PER_MM

FORMATS = (Format.GENERAL, Format.LETTER)
LABEL = re.compile(r"^(.+号)?附\s*件\s*([1-9]\d*)?$")
ITEM = re.compile(r"^(附\s*件\s*[：:])?\s*([1-9]\d?\s*[.．、])?")
NO_TEXT = "此页无正文"


def check_annex_note(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """附件说明 stands 2 字 in, one blank line below the text; what wraps aligns with the name."""
    taken = [one for one in parts.of(Part.ANNEX_NOTE, annex=None) if subject.paragraph(one.paragraph).table is None]
    for at, one in enumerate(taken):
        paragraph = subject.paragraph(one.paragraph)
        said = ITEM.match(one.text)
        begins = offset(subject, paragraph)
        if at == 0 and begins is not None and abs(begins - 2 * CHARACTER) > limits.INDENT and not paragraph.typed[:1].isspace():
            found = f"左空 {mm_text(begins / TWIPS_PER_MM)}"
            yield finding(subject, one, "annexnote", Severity.ERROR, "7.3.4", found, "左空二字（11.1 mm）", "附件说明左缩进 2 字符")
        if said is not None and said[0]:
            yield from hanging(subject, one, paragraph, said)
    if taken:
        yield from note_gap(subject, taken[0])


def hanging(subject: Subject, one: Taken, paragraph: Paragraph, said: re.Match[str]) -> Iterator[Finding]:
    """Compare where wrapped lines begin with where the name does."""
    width = (3 if said[1] else 0) + (1 if said[2] else 0)
    first, second = start_mm(subject, paragraph), start_mm(subject, paragraph, 1)
    if first is not None and second is not None:
        off = second - first - width * CHARACTER_MM
    elif not paragraph.printed and subject.kind == "docx" and len(one.text) > 26 and "\n" not in paragraph.typed and declared_start(paragraph) is not None:
        off = (paragraph.hanging - paragraph.first_line - width * CHARACTER) / TWIPS_PER_MM
    else:
        return
    if abs(off) > limits.EDGE + (CHARACTER_MM / 2 if said[2] else 0):
        yield finding(
            subject, one, "err.annexnote.hang", Severity.WARNING, "7.3.4", f"回行与附件名称首字相差 {mm_text(off)}", "回行与上一行附件名称的首字对齐",
            "设悬挂缩进，使回行与附件名称首字对齐", "annexnote",
        )  # fmt: skip


def note_gap(subject: Subject, one: Taken) -> Iterator[Finding]:
    above = next((other for other in reversed(subject.paragraphs[: one.paragraph]) if not other.blank), None)
    if above is None or above.table is not None:
        return
    here = subject.paragraph(one.paragraph)
    if above.printed and here.printed:
        if above.printed[-1].page != here.page:
            return
        blanks: float | None = (here.printed[0].baseline - above.printed[-1].baseline) / LINE_MM - 1
    else:
        blanks = blank_lines(subject, above.index, one.paragraph)
    if blanks is not None and (blanks < 1 - limits.BLANK_LINES or blanks > 1 + 2 * limits.BLANK_LINES):
        yield finding(subject, one, "annexnote", Severity.WARNING, "7.3.4", f"与正文空 {max(blanks, 0):.1f} 行", "正文下空一行", "正文与附件说明之间留一个空行")


def check_alone(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The page with the date shows text too, and no words say that it has none."""
    for paragraph in subject.paragraphs:
        if NO_TEXT in paragraph.text:
            one = Taken(paragraph.index, Part.OTHER, paragraph.text.strip(), "")
            yield finding(subject, one, "err.sign.alonepage", Severity.ERROR, "7.3.5.5", f"标“{NO_TEXT}”", "署名页有正文", "删去该标注，调整行距、字距使署名与正文同页", "sign.special")
    date = parts.first(Part.DATE)
    if date is None or date.annex is not None or parts.format not in FORMATS:
        return
    page = subject.paragraph(date.paragraph).page
    if page < 2:
        return
    lines = {line.page for one in parts.of(*TEXT_PARTS, Part.ANNEX_NOTE, Part.CELL, annex=None) for line in subject.paragraph(one.paragraph).printed}
    if lines and page not in lines and min(lines) < page:
        yield finding(subject, date, "err.sign.alonepage", Severity.ERROR, "7.3.5.5", f"第{page}页只有署名、日期", "署名页有正文", "调整行距、字距，使署名与正文末行同页", "sign.special")


def check_seals(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A seal covers the date, its upper edge within one line of the text; seals do not touch."""
    date = parts.first(Part.DATE)
    if date is None or not subject.paragraph(date.paragraph).printed:
        return
    line = subject.paragraph(date.paragraph).printed[0]
    seals = [one for one in subject.pages[line.page - 1].images if is_red(one.colour)]
    if not seals:
        return
    if not any(one.x0 < line.x1 and one.x1 > line.x0 and one.top < line.bottom and one.bottom > line.top for one in seals):
        yield finding(subject, date, "err.seal.blank", Severity.ERROR, "7.3.5.1", "印章没有盖在日期上", "印章端正、居中下压署名和日期", "移动印章，使其下压署名和日期", "sign.sealed.single")
    above = [
        ink.bottom
        for one in parts.of(*TEXT_PARTS, Part.ANNEX_NOTE, annex=None)
        for ink in subject.paragraph(one.paragraph).printed
        if ink.page == line.page and ink.bottom < line.top
    ]
    gap = min(one.top for one in seals) - max(above) if above else 0.0
    if gap > limits.SEAL_TOP:
        yield finding(subject, date, "err.seal.blank", Severity.ERROR, "7.3.5.1", f"印章顶端距正文 {mm_text(gap)}", "一行之内（10.2 mm）", "减少署名上方的空行", "sign.sealed.single")
    if any(touch(one, other) for at, one in enumerate(seals) for other in seals[at + 1 :]):
        yield finding(subject, date, "err.seal.overlap", Severity.ERROR, "7.3.5.1", "印章相交或相切", "印章之间互不相交或相切", "拉开印章的间距", "sign.sealed.joint")


def touch(one: Picture, other: Picture) -> bool:
    """Whether two round seals meet: their centres are no further apart than their radii together."""
    across = ((one.x0 + one.x1 - other.x0 - other.x1) ** 2 + (one.top + one.bottom - other.top - other.bottom) ** 2) ** 0.5 / 2
    return bool(across <= (one.x1 - one.x0 + other.x1 - other.x0) / 2)


def check_remark(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """附注 stands 2 字 in, in full-width brackets."""
    one = parts.first(Part.REMARK)
    if one is None or one.annex is not None or parts.format not in FORMATS:
        return
    if not (one.text.startswith("（") and one.text.endswith("）")):
        yield finding(subject, one, "err.note.paren", Severity.WARNING, "7.3.6", one.text[:20], "加全角圆括号", "附注前后加（）", "note")
    begins = offset(subject, subject.paragraph(one.paragraph))
    if begins is not None and abs(begins - 2 * CHARACTER) > limits.INDENT and not subject.paragraph(one.paragraph).typed[:1].isspace():
        yield finding(subject, one, "err.note.paren", Severity.WARNING, "7.3.6", f"左空 {mm_text(begins / TWIPS_PER_MM)}", "居左空二字（11.1 mm）", "附注左缩进 2 字符", "note")


def check_annexes(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """An annex begins on a new page, its label flush left in 黑体 on line 1, its title on line 3, before the 版记."""
    imprint = [subject.paragraph(one.paragraph) for one in parts.of(Part.CC, Part.PRINT)]
    for one in parts.of(Part.ANNEX_LABEL):
        paragraph = subject.paragraph(one.paragraph)
        yield from label_form(subject, one, paragraph)
        if not begins_page(subject, paragraph):
            yield finding(subject, one, "err.annex.newpage", Severity.ERROR, "7.3.7", "附件没有另面编排", "附件另面编排", "附件标识设“段前分页”", "annex.page")
        if imprint and after(paragraph, imprint[0]):
            yield finding(subject, one, "err.annex.afterImprint", Severity.ERROR, "7.3.7", "附件在版记之后", "附件在版记之前", "把版记移到最后一面", "annex.page")
        title = next((other for other in parts.of(Part.ANNEX_TITLE, annex=one.annex) if other.paragraph > one.paragraph), None)
        if title is not None:
            yield from title_line(subject, paragraph, title)


def label_form(subject: Subject, one: Taken, paragraph: Paragraph) -> Iterator[Finding]:
    faults = []
    begins = offset(subject, paragraph) if upright(subject, paragraph) else None
    if not LABEL.match(one.text):
        faults.append((f"写作“{one.text}”", "去掉冒号等标点，只留“附件”和阿拉伯数字"))
    if (begins is not None and abs(begins) > limits.INDENT) or (not paragraph.printed and paragraph.align in ("center", "right")):
        faults.append(("没有顶格", "附件标识左对齐，不缩进"))
    if family(paragraph.main.face) not in ("黑体", ""):
        faults.append((face_said(paragraph.main.face, paragraph.main.size), "改为 3 号黑体"))
    for found, cure in faults:
        yield finding(subject, one, "err.annex.label", Severity.ERROR, "7.3.7", found, "版心左上角顶格，3 号黑体，“附件”后只有序号", cure, "annex.page")


def begins_page(subject: Subject, paragraph: Paragraph) -> bool:
    """Whether nothing printed stands before a paragraph on its page."""
    before = [one for one in subject.paragraphs[: paragraph.index] if not one.blank and one.box is None]
    if not before:
        return True
    if paragraph.printed:
        return not any(one.printed and one.printed[-1].page == paragraph.page for one in before[-3:])
    last = before[-1]
    between = subject.paragraphs[last.index : paragraph.index]
    return paragraph.break_before or last.section != paragraph.section or any(one.breaks for one in between)


def after(label: Paragraph, imprint: Paragraph) -> bool:
    if label.printed and imprint.printed:
        return label.page > imprint.page
    return imprint.box is None and not imprint.frame and label.index > imprint.index


def title_line(subject: Subject, label: Paragraph, title: Taken) -> Iterator[Finding]:
    here = subject.paragraph(title.paragraph)
    expected, cure = "附件标题在第三行", "附件标识与附件标题之间留一个空行"
    if label.printed and here.printed:
        gap = here.printed[0].baseline - label.printed[0].baseline
        low, high = limits.LABEL_TO_TITLE
        if here.page != label.page or not low <= gap <= high:
            yield finding(subject, title, "err.annex.titleLine", Severity.WARNING, "7.3.7", f"与附件标识行距 {mm_text(gap)}", f"{expected}（约 22 mm）", cure, "annex.page")
        return
    blanks = blank_lines(subject, label.index, title.paragraph)
    if blanks is not None and abs(blanks - 1) > limits.BLANK_LINES:
        yield finding(subject, title, "err.annex.titleLine", Severity.WARNING, "7.3.7", f"与附件标识空 {blanks:.1f} 行", expected, cure, "annex.page")


RULES = (
    Rule(("err.annexnote.hang", "annexnote"), clause("7.3.4"), Strength.SHALL, check_annex_note),
    Rule(("err.sign.alonepage",), clause("7.3.5.5"), Strength.SHALL, check_alone),
    Rule(("err.seal.blank", "err.seal.overlap"), clause("7.3.5.1"), Strength.SHALL, check_seals),
    Rule(("err.note.paren",), clause("7.3.6"), Strength.SHALL, check_remark),
    Rule(("err.annex.label", "err.annex.newpage", "err.annex.afterImprint", "err.annex.titleLine"), clause("7.3.7"), Strength.SHALL, check_annexes),
)
