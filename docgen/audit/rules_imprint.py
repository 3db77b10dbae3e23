"""Rules on the layout of the imprint (版记, clause 7.4): type, place on the last page, rules, indents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.measured import LEFT_MM, RIGHT_MM, clause, ems, face_said, finding, mm_text, on_page, start_mm
from docgen.audit.page import Bar
from docgen.audit.paragraph import Border
from docgen.audit.part import Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import (
    CHARACTER_4,
    IMPRINT_INNER_EIGHTHS,
    IMPRINT_LAST_RULE_MM,
    IMPRINT_OUTER_EIGHTHS,
    SIZE_4,
    TWIPS_PER_MM,
)

CHARACTER_4_MM = CHARACTER_4 / TWIPS_PER_MM
ABOVE, BELOW = 8.0, 8.0  # mm from its lines within which a rule belongs to the imprint
LABEL = re.compile(r"^(抄\s*送|主\s*送)\s*[：:]")
LABEL_WIDTH = 3  # 字: 抄送：
LINE_CHARACTERS = 29
EIGHTHS_SLACK = 1


def imprint(parts: Parts) -> list[Taken]:
    return list(parts.of(Part.CC, Part.PRINT))


def check_type(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """抄送 and 印发 are in 4号仿宋."""
    for one in imprint(parts):
        main = subject.paragraph(one.paragraph).main
        if main.size and (abs(main.size - SIZE_4) > limits.SIZE_PT or family(main.face) not in ("仿宋", "")):
            yield finding(subject, one, "err.imprint.size", Severity.WARNING, "7.4.2", face_said(main.face, main.size), "4 号仿宋（14 磅）", "改为 4 号仿宋", "imprint.cc")
            return


def rules_of(subject: Subject, parts: Parts) -> list[Bar]:
    """Return the printed rules of the imprint from the top."""
    lines = [line for one in imprint(parts) for line in subject.paragraph(one.paragraph).printed]
    if not lines:
        return []
    page = subject.pages[lines[-1].page - 1]
    here = [line for line in lines if line.page == page.number]
    low, high = min(line.top for line in here) - ABOVE, max(line.bottom for line in here) + BELOW
    bars = sorted((bar for bar in page.bars if low <= bar.y <= high and bar.length > 100 and not is_red(bar.colour)), key=lambda bar: bar.y)
    return [bar for at, bar in enumerate(bars) if at == 0 or bar.y - bars[at - 1].y > 1]


def check_place(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The imprint stands on the last page, its last rule on the lower edge of the type area."""
    held = imprint(parts)
    lines = [line for one in held for line in subject.paragraph(one.paragraph).printed]
    if not lines or parts.format is Format.LETTER:
        return
    last, page = held[-1], lines[-1].page
    pages = subject.page_count or len(subject.pages)
    if page != pages:
        only_blank = subject.kind == "docx" and all(line is one.folio for one in subject.pages[page:] for line in one.lines)
        severity = Severity.NOTE if only_blank else Severity.ERROR  # an empty paragraph at the end, which Word may keep on the page
        yield finding(subject, last, "err.imprint.pos", severity, "7.4.1", f"在第{page}页（共 {pages} 页）", "在最后一面", "把版记移到最后一面", "imprint.face")
    if profile.placement == "even" and page % 2:
        yield finding(subject, last, "err.imprint.even", Severity.WARNING, "7.4.1", f"在第{page}页（单页）", "在双页", "增加一面，使版记在双页", "imprint.face")
    if profile.placement == "fold4" and pages % 4:
        yield finding(subject, last, "err.imprint.even", Severity.WARNING, "7.4.1", f"共 {pages} 面", "面数是 4 的倍数（A3 纸对折）", "增加空白面，使版记在第 4、8…面", "imprint.face")
    bars = rules_of(subject, parts)
    off = bars[-1].y - IMPRINT_LAST_RULE_MM if bars else 0.0
    flowing = flows(subject, held)
    if off > limits.IMPRINT_FOOT or off < -(limits.IMPRINT_FOOT_FLOWING if flowing else limits.IMPRINT_FOOT):
        found = f"末条分隔线距上页边 {mm_text(bars[-1].y)}"
        severity = Severity.NOTE if flowing and spilled(subject, held) else Severity.ERROR
        yield finding(subject, last, "err.imprint.pos", severity, "7.4.1", found, "与版心下边缘重合（262.0 mm）", "把版记移到版心底部", "imprint.lines")


def flows(subject: Subject, held: list[Taken]) -> bool:
    """Whether the imprint of a .docx is held down by the empty lines above it: another program may count them otherwise."""
    if subject.kind != "docx":
        return False
    floating = {table.index for table in subject.tables if table.floating}
    return all(one.box is None and not one.frame and one.table not in floating for one in (subject.paragraph(at.paragraph) for at in held))


def spilled(subject: Subject, held: list[Taken]) -> bool:
    """Whether the imprint stands alone at the top of a page, or on two: one line more would have pushed it there."""
    own = {one.paragraph for one in held}
    pages = {line.page for at in own for line in subject.paragraph(at).printed}
    others = (line.page for one in subject.paragraphs if one.index not in own for line in one.printed)
    return bool(pages) and (len(pages) > 1 or not pages & set(others))


def check_rules(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """First and last rule 0.35 mm, those between 0.25 mm, all as wide as the type area."""
    held = imprint(parts)
    if not held or parts.format is Format.LETTER:
        return
    bars = rules_of(subject, parts)
    if flows(subject, held) and spilled(subject, held):
        faults = []
    elif subject.laid_out and subject.paragraph(held[-1].paragraph).printed:
        faults = list(printed_faults(bars))
    else:
        faults = list(declared_faults(subject, held))
    for found in faults[:1]:
        yield finding(
            subject, held[-1], "err.imprint.lines", Severity.WARNING, "7.4.1", found, "首末条线 0.35 mm，中间的线 0.25 mm，与版心等宽", "版记首末条线 1 磅，中间的线 0.75 磅，与版心等宽", "imprint.lines",
        )  # fmt: skip


def printed_faults(bars: list[Bar]) -> Iterator[str]:
    if len(bars) < 2:
        yield f"只有 {len(bars)} 条分隔线" if bars else "没有分隔线"
        return
    for at, bar in enumerate(bars):
        low, high = limits.IMPRINT_OUTER if at in (0, len(bars) - 1) else limits.IMPRINT_INNER
        if not low <= bar.thickness <= high:
            yield f"第{at + 1}条线粗 {bar.thickness:.2f} mm"
        if abs(bar.x0 - LEFT_MM) > limits.IMPRINT_END or abs(bar.x1 - RIGHT_MM) > limits.IMPRINT_END:
            yield f"第{at + 1}条线长 {mm_text(bar.length)}"


def declared_faults(subject: Subject, held: list[Taken]) -> Iterator[str]:
    """What the borders of the imprint's table or paragraphs say; lines that are drawn only show when laid out."""
    tables = {subject.paragraph(one.paragraph).table for one in held}
    if tables == {None}:
        yield from bordered_faults(subject, held)
    if len(tables) != 1 or None in tables:
        return
    table = next(one for one in subject.tables if one.index in tables)
    last = max(cell.row for cell in table.cells) if table.cells else 0
    lined = table.borders or any(cell.borders for cell in table.cells) or any(subject.paragraphs[at].borders for at in range(table.first, table.last + 1))
    if not lined and all(one.kind != "line" or is_red(one.colour) for one in subject.drawn):
        yield "没有分隔线"
    for cell in table.cells:
        for border in cell.borders or table.borders:
            asked = asked_eighths(border, cell.row, last)
            if asked and border.style not in ("nil", "none") and abs(border.eighths - asked) > EIGHTHS_SLACK:
                yield f"框线 {border.eighths / 8:g} 磅"


def bordered_faults(subject: Subject, held: list[Taken]) -> Iterator[str]:
    """What is wrong with the borders of paragraphs in and around the imprint: none at all, or of one weight."""
    first, last = max(0, held[0].paragraph - 1), held[-1].paragraph + 2
    borders = [border for one in subject.paragraphs[first:last] for side in ("top", "bottom") if (border := one.border(side)) is not None]
    if not borders:
        drawn = any(one.kind == "line" and not is_red(one.colour) for one in subject.drawn)
        if not drawn:
            yield "没有分隔线"
    elif len(borders) > 2 and len({border.eighths for border in borders}) == 1:
        yield f"框线都是 {borders[0].eighths / 8:g} 磅"


def asked_eighths(border: Border, row: int, last: int) -> int:
    if border.side not in ("top", "bottom"):
        return 0
    outer = (border.side == "top" and row == 0) or (border.side == "bottom" and row == last)
    return IMPRINT_OUTER_EIGHTHS if outer else IMPRINT_INNER_EIGHTHS


def check_indents(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """抄送 1 字 in on both sides, wrapped lines behind its colon; 印发 1 字 in, its date 1 字 from the right edge."""
    for one in imprint(parts):
        paragraph = subject.paragraph(one.paragraph)
        first, second = start_mm(subject, paragraph), start_mm(subject, paragraph, 1)
        if one.part is Part.CC and LABEL.match(one.text):
            if first is not None and second is not None:
                off = second - first - LABEL_WIDTH * CHARACTER_4_MM
            elif not paragraph.printed and subject.kind == "docx" and ems(one.text) > LINE_CHARACTERS:
                off = (paragraph.hanging - LABEL_WIDTH * CHARACTER_4) / TWIPS_PER_MM
            else:
                off = 0.0
            if abs(off) > limits.EDGE:
                yield finding(subject, one, "err.cc.hang", Severity.WARNING, "7.4.2", f"回行与冒号后首字相差 {mm_text(off)}", "回行与冒号后的首字对齐", "设悬挂缩进 3 字符", "imprint.cc")
        if first is None or parts.format is Format.LETTER:
            continue
        line = paragraph.printed[0]
        slack = limits.EDGE if subject.kind == "docx" and paragraph.table is None else limits.CELL_EDGE
        if abs(first - LEFT_MM - CHARACTER_4_MM) > slack and not (one.part is Part.PRINT and line.x0 > 100):
            rule = "imprint.cc" if one.part is Part.CC else "imprint.print"
            yield finding(subject, one, rule, Severity.WARNING, "7.4.2", f"左空 {mm_text(first - LEFT_MM)}", "左空一字（4.9 mm）", "左缩进 1 字符（4 号）")
        right = RIGHT_MM - line.x1
        if one.part is Part.PRINT and one.text.endswith("印发") and abs(right - CHARACTER_4_MM) > slack + 0.5:
            yield finding(subject, one, "imprint.print", Severity.WARNING, "7.4.3", f"右空 {mm_text(right)}", "右空一字（4.9 mm）", "印发日期右空 1 字符（4 号）")


def check_order(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """抄送 stands above 印发机关 and 印发日期."""
    printed = parts.first(Part.PRINT)
    late = next((one for one in parts.of(Part.CC) if printed is not None and one.paragraph > printed.paragraph and LABEL.match(one.text)), None)
    if printed is None or late is None:
        return
    places = [subject.paragraph(one.paragraph) for one in (printed, late)]
    if places[0].box == places[1].box and (places[0].table is None) == (places[1].table is None):
        yield finding(
            subject, late, "imprint.print", Severity.ERROR, "7.4.3", f"“{late.text[:2]}”在印发机关之下", "印发机关和印发日期在末条分隔线之上", "把抄送机关移到印发机关之上",
        )  # fmt: skip


def check_letter(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The imprint of a letter has neither rules nor a line on its printing."""
    if parts.format is not Format.LETTER or not imprint(parts):
        return
    printed = parts.first(Part.PRINT)
    if printed is not None:
        yield finding(subject, printed, "err.letter.imprint", Severity.WARNING, "10.1", "有印发机关、印发日期", "信函的版记不加印发机关和印发日期", "删去印发机关和印发日期", "letter.imprint")
    bars = rules_of(subject, parts)
    if bars:
        yield on_page(bars[0].page, "版记", "err.letter.imprint", Severity.WARNING, "10.1", f"有 {len(bars)} 条分隔线", "信函的版记不加分隔线", "去掉版记的分隔线", "letter.imprint")


RULES = (
    Rule(("err.imprint.size",), clause("7.4.2"), Strength.GENERAL, check_type),
    Rule(("err.imprint.pos", "err.imprint.even"), clause("7.4.1"), Strength.SHALL, check_place),
    Rule(("err.imprint.lines",), clause("7.4.1"), Strength.RECOMMENDED, check_rules),
    Rule(("err.cc.hang", "imprint.cc", "imprint.print"), clause("7.4.2"), Strength.SHALL, check_indents),
    Rule(("imprint.print",), clause("7.4.3"), Strength.SHALL, check_order),
    Rule(("err.letter.imprint",), clause("10.1"), Strength.SHALL, check_letter),
)
