"""Rules on page numbers (clause 7.5): form, type, side, height, and that they go on through the annexes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import LEFT_MM, RIGHT_MM, clause, face_said, finding, mm_text, on_page
from docgen.audit.page import Page
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Margin, Subject
from docgen.problem import Severity
from docgen.standard import CHARACTER_4, PAGE_NUMBER_DASH_MM, SIZE_4, TWIPS_PER_MM

FORM = re.compile(r"^—\s?\d+\s?—$")
NUMBER = re.compile(r"\d+")
CHARACTER_4_MM = CHARACTER_4 / TWIPS_PER_MM
INK_ABOVE_DASH = 1.5  # mm from the baseline up to the middle of a dash of 4号
NUMBERED = (Format.GENERAL, Format.LETTER, Format.ORDER, Format.MINUTES)


def folios(subject: Subject) -> Iterator[tuple[Margin, Paragraph]]:
    """Yield each footer's paragraph with the page number, once, of upright sections."""
    told: set[int] = set()
    for section in subject.sections:
        for footer in section.footers if not section.landscape else ():
            for paragraph in footer.paragraphs:
                fields = {span.field.split()[0].upper() for span in paragraph.spans if span.field.strip()}
                if "PAGE" in fields and paragraph.index not in told:
                    told.add(paragraph.index)
                    yield footer, paragraph


def check_form(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A number has a dash on either side: — 1 —; it is in 4号宋体."""
    if parts.format not in NUMBERED:
        return
    looks = [(one, paragraph.text.strip(), Taken(paragraph.index, Part.PAGE_NUMBER, paragraph.text.strip(), "")) for one, paragraph in folios(subject)]
    for _, words, one in looks[:1]:
        shown = re.sub(r"^—\s?\S*\s?—$", "— 1 —", words)
        if not FORM.match(shown):
            yield finding(subject, one, "err.pageno.dash", Severity.WARNING, "7.5", words, "— 1 —", "页码左右各放一条一字线（—）", "pageno.format")
        main = next((span for span in subject.paragraph(one.paragraph).spans if span.field), subject.paragraph(one.paragraph).main)
        face = main.latin or main.face
        if abs(main.size - SIZE_4) > limits.SIZE_PT or (family(face) != "宋体" and family(main.face) != "宋体"):
            yield finding(subject, one, "err.pageno.font", Severity.WARNING, "7.5", face_said(face, main.size), "4 号半角宋体（14 磅）", "把页码改为 4 号宋体", "pageno.format")
    if subject.kind == "pdf":
        yield from printed_form(subject)


def printed_form(subject: Subject) -> Iterator[Finding]:
    for page in subject.pages:
        if page.folio is None:
            continue
        words, main = page.folio.text.strip(), max(page.folio.spans, key=lambda span: len(span.text), default=None)
        if not FORM.match(words):
            yield on_page(page.number, "页码", "err.pageno.dash", Severity.WARNING, "7.5", words, "— 1 —", "页码左右各放一条一字线（—）", "pageno.format")
        if main is not None and (abs(main.size - SIZE_4) > limits.SIZE_PT or family(main.face) not in ("宋体", "")):
            yield on_page(page.number, "页码", "err.pageno.font", Severity.WARNING, "7.5", face_said(main.face, main.size), "4 号半角宋体（14 磅）", "把页码改为 4 号宋体", "pageno.format")
        return


def check_side(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Odd pages on the right, even pages on the left, each 1 字 in; the dash 7 mm under the type area."""
    if parts.format not in NUMBERED:
        return
    if subject.laid_out:
        for page in subject.pages:
            fault = side_fault(page)
            if fault:
                expected = "单页居右空一字，双页居左空一字"
                yield on_page(page.number, "页码", "err.pageno.align", Severity.WARNING, "7.5", fault, expected, "设“奇偶页不同”，单页页码右对齐、双页页码左对齐，各缩进 1 字符", "pageno.pos")
                break
        yield from height(subject)
        return
    held = list(folios(subject))
    if not held:
        return
    if any(paragraph.frame or paragraph.box is not None for _, paragraph in held):
        return
    even = subject.settings.even_odd or any(section.even_odd for section in subject.sections)
    sides = {footer.variant: paragraph.align for footer, paragraph in held}
    if not even or sides.get("default") != "right" or sides.get("even", "left") not in ("left", "both"):
        found = "居中" if sides.get("default") == "center" else "单双页同侧" if not even else "单页不在右侧"
        yield finding(
            subject, Taken(held[0][1].index, Part.PAGE_NUMBER, held[0][1].text.strip(), ""), "err.pageno.align", Severity.WARNING, "7.5", found,
            "单页居右空一字，双页居左空一字", "设“奇偶页不同”，单页页码右对齐、双页页码左对齐，各缩进 1 字符", "pageno.pos",
        )  # fmt: skip


def side_fault(page: Page) -> str:
    """Return what is wrong with the side of an upright page's number, nothing if it is right or absent."""
    line = page.folio
    if line is None or page.width > page.height or line.angle:
        return ""
    left, right = line.x0 - LEFT_MM, RIGHT_MM - line.x1
    if page.number % 2:
        return "" if abs(right - CHARACTER_4_MM) <= limits.EDGE else f"第{page.number}页距版心右边 {mm_text(right)}"
    return "" if abs(left - CHARACTER_4_MM) <= limits.EDGE else f"第{page.number}页距版心左边 {mm_text(left)}"


def height(subject: Subject) -> Iterator[Finding]:
    for page in subject.pages:
        line = page.folio
        if line is None or line.angle or page.width > page.height:
            continue
        dash = line.baseline - INK_ABOVE_DASH
        if abs(dash - PAGE_NUMBER_DASH_MM) > limits.FOLIO_DASH:
            yield on_page(page.number, "页码", "pageno.pos", Severity.WARNING, "7.5", f"一字线距上页边约 {mm_text(dash)}", "版心下边缘之下 7 mm（269 mm）", "把页脚距下页边改为 25 mm 左右")
        return


def check_going_on(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Numbers go on from the first page to the last, annexes included."""
    if parts.format not in NUMBERED:
        return
    for section in subject.sections[1:]:
        if section.page_start is not None and section.page_start <= 1:
            yield on_page(0, "页码", "err.pageno.restart", Severity.ERROR, "7.5", f"第{section.index + 1}节从 {section.page_start} 起编", "附件与正文的页码连续编排", "取消该节的“起始页码”，改为续前节", "pageno.continuity")
            return
    said = [(page.number, int(found[0])) for page in subject.pages if page.folio is not None and (found := NUMBER.search(page.folio.text))]
    for (_, before), (page_number, number) in itertools.pairwise(said):
        if number <= before:
            yield on_page(page_number, "页码", "err.pageno.restart", Severity.ERROR, "7.5", f"第{page_number}面的页码是 {number}，前面已到 {before}", "附件与正文的页码连续编排", "页码续前节编排", "pageno.continuity")
            return


def check_present(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A paper of more than one page has numbers."""
    if parts.format not in (Format.GENERAL, Format.LETTER) or len(subject.pages) < 2 or parts.first(Part.MARK) is None:
        return
    if all(page.folio is None for page in subject.pages):
        yield on_page(0, "页码", "pageno.format", Severity.WARNING, "7.5", "没有页码", "— 1 —", "插入页码，左右各放一条一字线")


def check_blank(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Blank pages before the page of the 版记 carry no number, and then that page carries none either."""
    held = [subject.paragraph(one.paragraph) for one in parts.of(Part.CC, Part.PRINT)]
    if parts.format not in NUMBERED or not held or not held[-1].page:
        return
    last = held[-1].page
    empty = [page for page in subject.pages[: last - 1] if not page.images and all(line is page.folio for line in page.lines) and page.number > 1]
    numbered = next((page for page in (*empty, *subject.pages[last - 1 : last]) if page.folio is not None), None) if empty else None
    if numbered is not None:
        yield on_page(numbered.number, "页码", "pageno.blank", Severity.WARNING, "7.5", f"版记前有空白页，第{numbered.number}面标了页码", "空白页和版记页都不标页码", "另设一节，去掉空白页和版记页的页码")


RULES = (
    Rule(("pageno.blank",), clause("7.5"), Strength.SHALL, check_blank),
    Rule(("err.pageno.dash", "err.pageno.font"), clause("7.5"), Strength.GENERAL, check_form),
    Rule(("err.pageno.align", "pageno.pos"), clause("7.5"), Strength.GENERAL, check_side),
    Rule(("err.pageno.restart",), clause("7.5"), Strength.SHALL, check_going_on),
    Rule(("pageno.format",), clause("7.5"), Strength.GENERAL, check_present),
)
