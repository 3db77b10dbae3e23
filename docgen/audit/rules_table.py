"""Rules on tables (clause 8): within the type area, heads that repeat, turned pages with their number in place."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import clause, finding, mm_text, on_page
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject, Table
from docgen.problem import Severity
from docgen.standard import TWIPS_PER_MM

HEADED_ROWS = 3  # rows before a table needs a head that repeats
CELL_MARGIN = 120  # twips: tables of Word stick out by their cell margin


def check_tables(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A table is no wider than the type area; its head repeats when it goes over a page."""
    if subject.kind != "docx" or parts.format is Format.FORM:
        return
    for table in subject.tables:
        if table.parent is not None or table.box is not None or table.floating or table.last < table.first:
            continue
        one = Taken(table.first, Part.CELL, subject.paragraph(table.first).text.strip(), "")
        room = subject.sections[table.section].text_width
        if table.width > room + limits.TABLE_WIDTH + 2 * CELL_MARGIN:
            found = f"表宽 {mm_text(table.width / TWIPS_PER_MM)}"
            yield finding(subject, one, "err.table.width", Severity.WARNING, "8", found, f"不超出版心（{mm_text(room / TWIPS_PER_MM)}）", "把表宽改为 100%，或另用横排页", "table.landscape")
        if table.heads == 0 and table.rows > HEADED_ROWS and goes_over(subject, table):
            yield finding(subject, one, "err.table.width", Severity.WARNING, "8", "表格跨页，标题行没有重复", "续页重复标题行", "选中首行，设“重复标题行”", "table.landscape")


def goes_over(subject: Subject, table: Table) -> bool:
    """Whether a table's first and last rows are printed on different pages."""
    pages = [one.page for one in subject.paragraphs[table.first : table.last + 1] if one.page]
    return bool(pages) and pages[0] != pages[-1]


def check_turned(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The number of a turned page stands where that of the upright pages does: along its side."""
    if parts.format not in (Format.GENERAL, Format.LETTER):
        return
    for page in subject.pages:
        if page.width > page.height and page.folio is not None and page.folio.angle == 0:
            yield on_page(page.number, "页码", "table.landscape", Severity.ERROR, "8", "页码随页横放", "横排表格的页码位置与其他页一致", "把横页的页码放在转过来的文本框里，或改为竖页")
            return


RULES = (
    Rule(("err.table.width",), clause("8"), Strength.GENERAL, check_tables),
    Rule(("table.landscape",), clause("8"), Strength.SHALL, check_turned),
)
