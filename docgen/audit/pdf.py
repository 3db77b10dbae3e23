"""A .pdf read into a Subject: lines gathered into paragraphs, with the indents and alignment they were printed with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from docgen.audit.forms import (
    ANNEX_LABEL,
    CC,
    NUMBER,
    PAGE_NUMBER,
    PRINTED,
    SIGNATORY,
)
from docgen.audit.glyphs import Print
from docgen.audit.package import refusal
from docgen.audit.page import Bar, Page, PrintedLine, Span
from docgen.audit.paragraph import Align, Paragraph
from docgen.audit.printed import FOOT, pages_of
from docgen.audit.seen import is_red
from docgen.audit.subject import Section, Subject, Table
from docgen.standard import CHARACTER, LINE, MARGIN_LEFT, PAGE_WIDTH, TEXT_WIDTH, TWIPS_PER_MM

LEFT = MARGIN_LEFT / TWIPS_PER_MM
WIDTH = TEXT_WIDTH / TWIPS_PER_MM
PITCH = LINE / TWIPS_PER_MM
HEAD = 25.0
TURNED_FOOT = 26.0  # mm from the lower edge of a turned page
CENTRE = 2.5  # mm that a centred line may be off the middle
SLACK = 1.6  # mm within which lines begin at one place
PT = 25.4 / 72
TITLE_SIZE = 19.5  # pt: larger lines are titles and marks, which may fill the width and be centred all the same
TWO_CHARACTERS = 2 * CHARACTER / TWIPS_PER_MM
HUNG = re.compile(r"附|抄|主\s*送|[0-9]{1,2}[.．]|出|列|请")  # lists and labels whose lines go on under the words after them
OWN_LINE = 24  # characters: a line that is hardly more than a 发文字号
LEAST_TABLE = 3  # bars of one width that make a table
DENSE = 40.0  # mm: farther apart they belong to two things


def subject_of(print_: Print, name: str) -> Subject:
    """Return what a .pdf holds. Raises DocgenError: it has no text, being a scan."""
    pages = pages_of(print_)
    if not any(page.lines for page in pages):
        said = "PDF 里只有图片，没有文字（扫描件）" if any(page.images for page in pages) else "PDF 里没有文字"
        raise refusal("E-AUD-12", name, f"{said}，不能审", "用原来的 .docx 审，或先做文字识别（OCR）")
    gathered = Gathering()
    for page in pages:
        gathered.add(page)
    first = len(gathered.body)
    margins = tuple(replace(one, index=first + at) for at, one in enumerate(gathered.margins))
    return Subject(
        name,
        "pdf",
        tuple(gathered.body),
        tuple(gathered.tables),
        tuple(section_of(page, index) for index, page in enumerate(pages[:1])),
        pages=pages,
        margins=margins,
        page_count=print_.page_count,
        notes=print_.notes,
    )


def section_of(page: Page, index: int) -> Section:
    """Return the sheet of a page as a section; its margins are not in a .pdf and stay 0."""
    return Section(index, round(page.width * TWIPS_PER_MM), round(page.height * TWIPS_PER_MM), landscape=page.width > page.height)


@dataclass
class Gathering:
    """Paragraphs as they are put together, page by page."""

    body: list[Paragraph] = field(default_factory=list)
    margins: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)

    def add(self, page: Page) -> None:
        """Add the paragraphs of one page; one that runs over from the page before is continued."""
        grids = [span for span in table_spans(page) if not imprint(span, page)]
        lines = on_one_level([line for line in page.lines if line.angle == 0], grids)
        body = [line for line in lines if not in_margin(line, page)]
        self.margins += [paragraph_of([line], len(self.margins), page, "footer") for line in lines if in_margin(line, page)]
        before: PrintedLine | None = None
        group: list[PrintedLine] = []
        for line in body:
            if before is not None and not goes_on(group, line, grids, page):
                self._close(group, page, grids)
                self._blanks(before, line)
                group = []
            group.append(line)
            before = line
        self._close(group, page, grids)

    def _close(self, group: list[PrintedLine], page: Page, grids: Sequence[tuple[float, float]]) -> None:
        if not group:
            return
        made = paragraph_of(group, len(self.body), page, "body")
        grid = next((at for at, (top, bottom) in enumerate(grids) if top < group[0].baseline < bottom), None)
        if grid is not None:
            made = replace(made, table=len(self.tables) + grid, row=round(group[0].baseline))
        elif self._runs_over(made):
            self.body[-1] = joined(self.body[-1], made)
            return
        last = next((one for one in reversed(self.body) if one.page), None)
        starts = last is not None and last.page != made.page and not self._full(last)
        self.body.append(replace(made, break_before=starts))
        self.widths[made.page] = sum(edges(page))

    def _runs_over(self, made: Paragraph) -> bool:
        """Whether a paragraph at the top of a page only goes on from the page before."""
        last = self.body[-1] if self.body else None
        return (
            last is not None
            and last.page != made.page
            and last.table is None
            and last.align == "both" == made.align
            and made.first_line == 0 == made.left
            and self._full(last)
            and not ANNEX_LABEL.match(made.text)
            and abs(last.main.size - made.main.size) < 0.5
        )

    def _full(self, paragraph: Paragraph) -> bool:
        """Whether its last line reaches the right edge of the text on its page."""
        right = self.widths.get(paragraph.page, LEFT + WIDTH)
        return bool(paragraph.printed) and paragraph.printed[-1].x1 > right - 2 * paragraph.main.size * PT

    def _blanks(self, above: PrintedLine, below: PrintedLine) -> None:
        """Add the empty lines that show between two lines."""
        leading = max(PITCH, above.spans[0].size * PT * 1.2)
        count = round((below.baseline - above.baseline - leading) / PITCH)
        for _ in range(min(max(count, 0), 8)):
            self.body.append(Paragraph(len(self.body), (Span(""),)))


def on_one_level(lines: Sequence[PrintedLine], grids: Sequence[tuple[float, float]]) -> list[PrintedLine]:
    """Return the lines with those on one level outside tables joined by a tab: a number and its 签发人, organ and date."""
    found: list[PrintedLine] = []
    for line in lines:
        last = found[-1] if found else None
        if last is None or abs(line.baseline - last.baseline) > 0.8 or line.x0 < last.x1 or in_grid(line, grids):
            found.append(line)
            continue
        spans = (*last.spans[:-1], replace(last.spans[-1], text=last.spans[-1].text + "\t"), *line.spans)
        found[-1] = replace(
            last, x1=line.x1, top=min(last.top, line.top), bottom=max(last.bottom, line.bottom), text=last.text + "\t" + line.text, spans=spans
        )
    return found


def in_grid(line: PrintedLine, grids: Sequence[tuple[float, float]]) -> bool:
    return any(top < line.baseline < bottom for top, bottom in grids)


def imprint(grid: tuple[float, float], page: Page) -> bool:
    """Whether what stands between rules is the imprint (版记), whose rules are no table's."""
    return any(CC.match(line.text.strip()) or PRINTED.search(line.text) for line in page.lines if in_grid(line, [grid]))


def in_margin(line: PrintedLine, page: Page) -> bool:
    """Whether a line is a page number or stands above or below where text may."""
    if page.width > page.height:
        return False
    return (line.top > FOOT and bool(PAGE_NUMBER.match(line.text))) or line.bottom < HEAD


def goes_on(group: Sequence[PrintedLine], line: PrintedLine, grids: Sequence[tuple[float, float]], page: Page) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last, size = group[-1], main_size(line)
    if abs(main_size(last) - size) > 0.6 or line.baseline - last.baseline > max(PITCH, size * PT) * 1.55:
        return False
    if SIGNATORY.search(last.text) or (NUMBER.search(last.text) and last.page == 1 and len(last.text) < OWN_LINE):
        return False
    if in_grid(line, grids) or line.baseline - last.baseline < size * PT * 0.5:
        return False
    if align_of(last, page) == "center" or align_of(line, page) == "center":
        return align_of(last, page) == align_of(line, page) and size > TITLE_SIZE
    left, width = edges(page)
    if size > TITLE_SIZE and abs(line.x0 - last.x0) < SLACK and not any(is_red(span.colour) for span in line.spans):
        return True  # a title that is set left; what is red are names of a joint mark
    hanging = len(group) > 1 and abs(line.x0 - last.x0) < SLACK
    hung = len(group) == 1 and line.x0 > last.x0 + SLACK and HUNG.match(group[0].text) is not None
    reaches = last.x1 > left + width - 2.2 * size * PT
    return reaches and (line.x0 < left + 1.2 * size * PT or hanging or hung)


def main_size(line: PrintedLine) -> float:
    return max(line.spans, key=lambda span: len(span.text)).size


def align_of(line: PrintedLine, page: Page) -> Align:
    """Return how a line stands between the edges of the text."""
    left, width = edges(page)
    lead, tail = line.x0 - left, left + width - line.x1
    large = main_size(line) > TITLE_SIZE
    if abs(line.centre - (left + width / 2)) < CENTRE and (large or (lead > 7 and abs(lead - TWO_CHARACTERS) > 1.5)):
        return "center"
    if lead > width * 0.42 and tail < 35:
        return "right"
    return "both"


def edges(page: Page) -> tuple[float, float]:
    """Return where the text begins and how wide it is, mm; a turned page has the margins turned with it."""
    if page.width > page.height:
        return 35.0, page.width - 72.0
    return LEFT, WIDTH + (page.width - PAGE_WIDTH / TWIPS_PER_MM)


def paragraph_of(lines: Sequence[PrintedLine], index: int, page: Page, place: str) -> Paragraph:
    """Return lines as one paragraph; line breaks are kept where a title's lines were set apart."""
    align = align_of(lines[0], page)
    left, width = edges(page)
    begin = lines[0].start
    rest = min((line.start for line in lines[1:]), default=begin)
    indents = (0.0, 0.0, 0.0)
    if align == "right":
        indents = (0.0, left + width - lines[0].x1, 0.0)
    elif align == "both":
        one = len(lines) == 1
        indents = (0.0 if one else rest - left, 0.0, begin - left if one else begin - rest)
    before, after, first = (0 if abs(one) < SLACK else round(one * TWIPS_PER_MM) for one in indents)
    pitches = [below.baseline - above.baseline for above, below in pairwise(lines)]
    return Paragraph(
        index,
        spans_of(lines, "\n" if align == "center" else ""),
        align,
        before,
        after,
        max(first, 0),
        max(-first, 0),
        round(median(pitches) * TWIPS_PER_MM) if pitches else 0,
        "exact",
        printed=tuple(lines),
        place="footer" if place == "footer" else "body",
    )


def spans_of(lines: Sequence[PrintedLine], between: str) -> tuple[Span, ...]:
    """Return the spans of lines one after the other."""
    spans: list[Span] = []
    for line in lines:
        if spans and between:
            spans[-1] = replace(spans[-1], text=spans[-1].text + between)
        for span in line.spans:
            if spans and replace(spans[-1], text="") == replace(span, text=""):
                spans[-1] = replace(span, text=spans[-1].text + span.text)
            else:
                spans.append(span)
    return tuple(spans)


def joined(one: Paragraph, more: Paragraph) -> Paragraph:
    return replace(one, spans=spans_of([*one.printed, *more.printed], ""), printed=one.printed + more.printed)


def table_spans(page: Page) -> list[tuple[float, float]]:
    """Return top and bottom of the tables on a page: three or more black rules of one width, one below the other."""
    spans: list[tuple[float, float]] = []
    bars = sorted((bar for bar in page.bars if not is_red(bar.colour)), key=lambda bar: bar.y)
    run: list[Bar] = []
    for bar in bars:
        if run and (abs(bar.x0 - run[0].x0) > SLACK or bar.y - run[-1].y > DENSE):
            if len(run) >= LEAST_TABLE:
                spans.append((run[0].y, run[-1].y))
            run = []
        if not run or bar.y - run[-1].y > 1.0:
            run.append(bar)
    if len(run) >= LEAST_TABLE:
        spans.append((run[0].y, run[-1].y))
    return spans
