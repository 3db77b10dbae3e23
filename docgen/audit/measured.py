"""What the rules of layout share: findings made from a part, widths of text, gaps between parts, where a line begins."""

from __future__ import annotations

from docgen.audit.finding import Finding
from docgen.audit.page import Bar, Page, PrintedLine
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import Part, Taken
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import CHARACTER, LINE, MARGIN_LEFT, TEXT_WIDTH, TWIPS_PER_MM

STANDARD = "GB/T 9704-2012"
SHOWN = 30
LEFT_MM = MARGIN_LEFT / TWIPS_PER_MM
RIGHT_MM = (MARGIN_LEFT + TEXT_WIDTH) / TWIPS_PER_MM
CENTRE_MM = (LEFT_MM + RIGHT_MM) / 2
CHARACTER_MM = CHARACTER / TWIPS_PER_MM
LINE_MM = LINE / TWIPS_PER_MM
PT_PER_MM = 72 / 25.4
BEARING_MM = 0.7  # what a last character such as 日 leaves free of its square


def clause(number: str) -> str:
    return f"{STANDARD} {number}"


def finding(
    subject: Subject, one: Taken, rule: str, severity: Severity, number: str, found: str, expected: str, cure: str, ref: str = ""
) -> Finding:
    """Return a finding on the paragraph of a part, with its place on the page when that is known."""
    paragraph = subject.paragraph(one.paragraph)
    return Finding(
        rule, severity, clause(number), one.part.value, paragraph.page, one.paragraph, one.text[:SHOWN], found, expected, cure,
        ref or rule, box_of(paragraph.printed[:1]),
    )  # fmt: skip


def on_page(page: int, part: str, rule: str, severity: Severity, number: str, found: str, expected: str, cure: str, ref: str = "") -> Finding:
    """Return a finding on a page, or, with page 0, on the whole file."""
    return Finding(rule, severity, clause(number), part, page, None, f"第{page}页" if page else "全文", found, expected, cure, ref or rule)


def box_of(lines: tuple[PrintedLine, ...]) -> tuple[float, float, float, float] | None:
    return next(((line.x0, line.top, line.x1, line.bottom) for line in lines), None)


def ems(text: str) -> float:
    """Return the width of a text in 字: a full-width sign is one, a half-width one half."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def mm_text(millimetres: float) -> str:
    return f"{millimetres:.1f} mm"


def upright(subject: Subject, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands on an upright page."""
    if paragraph.page:
        page = page_of(subject, paragraph.page)
        return page is not None and page.width < page.height
    return not (paragraph.section < len(subject.sections) and subject.sections[paragraph.section].landscape)


def page_of(subject: Subject, number: int) -> Page | None:
    return subject.pages[number - 1] if 0 < number <= len(subject.pages) else None


def start_mm(subject: Subject, paragraph: Paragraph, line: int = 0) -> float | None:
    """Return where a printed line of an upright paragraph begins, mm from the page's left edge; None when unknown."""
    if len(paragraph.printed) <= line or not upright(subject, paragraph):
        return None
    return paragraph.printed[line].start or paragraph.printed[line].x0


def declared_start(paragraph: Paragraph) -> float | None:
    """Return where the first line begins by its indents, twips from the margin; None when it is not set from the left."""
    if paragraph.align in ("center", "right", "distribute") or paragraph.frame:
        return None
    return paragraph.left + paragraph.first_line - paragraph.hanging


def offset(subject: Subject, paragraph: Paragraph) -> float | None:
    """Return how far its first line stands from the left margin, twips; printed if it was laid out, else declared."""
    start = start_mm(subject, paragraph)
    if start is not None:
        return (start - LEFT_MM) * TWIPS_PER_MM
    return None if subject.kind == "pdf" else declared_start(paragraph)


def extent(subject: Subject, paragraph: Paragraph) -> tuple[float, float] | None:
    """Return where a one-line paragraph begins and ends, twips from the left margin; None when neither print nor indents tell."""
    if len(paragraph.printed) == 1 and upright(subject, paragraph):
        line = paragraph.printed[0]
        return ((line.start or line.x0) - LEFT_MM) * TWIPS_PER_MM, (line.x1 + BEARING_MM - LEFT_MM) * TWIPS_PER_MM
    if subject.kind == "pdf" or paragraph.printed or paragraph.table is not None or "\t" in paragraph.typed:
        return None
    width = ems(paragraph.text.strip()) * CHARACTER
    room = subject.sections[paragraph.section].text_width
    if paragraph.align == "right":
        return room - paragraph.right - width, float(room - paragraph.right)
    if paragraph.align == "center":
        begin = (paragraph.left + room - paragraph.right - width) / 2
        return begin, begin + width
    begin = paragraph.left + paragraph.first_line - paragraph.hanging + ems(lead(paragraph.typed)) * CHARACTER
    return begin, begin + width


def lead(text: str) -> str:
    """Return the blanks that a text begins with."""
    return text[: len(text) - len(text.lstrip(" \u3000\t\xa0"))]


def blank_lines(subject: Subject, upper: int, lower: int) -> float | None:
    """Return how many empty lines a .docx declares between two paragraphs; None when a height in between is not fixed."""
    ends = (subject.paragraphs[upper], subject.paragraphs[lower]) if max(upper, lower) < len(subject.paragraphs) else ()
    if subject.kind != "docx" or lower <= upper or any(one.frame or one.box is not None for one in ends):
        return None
    height = float(subject.paragraphs[upper].after + subject.paragraphs[lower].before)
    for one in subject.paragraphs[upper + 1 : lower]:
        if not one.blank or one.line_rule != "exact" or one.table is not None or one.box is not None:
            return None
        height += one.line + one.before + one.after
    return height / LINE


def red_bars(page: Page) -> list[Bar]:
    """Return the long red rules of a page, from the top; a double rule counts as one, its upper bar."""
    bars = sorted((bar for bar in page.bars if is_red(bar.colour) and bar.length > 100), key=lambda bar: bar.y)
    return [bar for at, bar in enumerate(bars) if at == 0 or bar.y - bars[at - 1].y > 2]


def face_said(face: str, size: float) -> str:
    return f"{face or '未设字体'} {size:g} 磅"


TEXT_PARTS = (Part.BODY, Part.HEADING_1, Part.HEADING_2, Part.HEADING_3, Part.HEADING_4)
