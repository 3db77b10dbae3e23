"""Rules on the layout of title, addressees and text (clauses 5.2, 7.3.1–7.3.3)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from docgen.audit import limits
from docgen.audit.faces import family
from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import ARTICLE, closed
from docgen.audit.measured import (
    CENTRE_MM,
    TEXT_PARTS,
    blank_lines,
    clause,
    ems,
    face_said,
    finding,
    lead,
    mm_text,
    offset,
    on_page,
    red_bars,
    upright,
)
from docgen.audit.page import PrintedLine, Span
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import HEADINGS, Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.problem import Severity
from docgen.standard import CHARACTER, SIZE_2, SIZE_3, TITLE_BLANKS, TWIPS_PER_MM

HEADED = (Format.GENERAL, Format.LETTER)
"""Formats with a number, a title and addressees."""
BAD_STARTS = ("的", "和", "与", "及", "、", "》", "）", "”")
BAD_ENDS = ("《", "（", "、", "“", "关于")
WORDS = frozenset(
    "通知 通报 报告 请示 批复 决定 决议 意见 纪要 公告 通告 命令 议案 关于 工作 政府 人民 委员 会议 办公 管理 方案 办法 规定 公开 情况 加强 进一 推进 开展"
    " 建设 发展 实施 落实 做好 印发 转发 学校 教育 科学 技术 协会 经费 活动 代表 大会 问题 安全 生产 检查 领导 小组 单位 部门 机关 干部 评选 表彰".split()
)
"""Words that titles are made of; none may stand on two lines."""
RECTANGLE = "排成长方形"
LAST_LINE = 4  # characters that the last line of a title has at least
SPACED = (Part.TITLE, Part.ADDRESSEES, *TEXT_PARTS, Part.ANNEX_NOTE, Part.ISSUER, Part.DATE, Part.REMARK)
WIDE_BLANKS = 2.0  # 字 of blanks that are meant as an indent
EMPHASIS = 0.3  # share of the body that may be set off by its face
LONG = 30  # characters: more do not fit a line
SENTENCE_END = re.compile(r"[。；]$")
FACES = {Part.HEADING_1: "黑体", Part.HEADING_2: "楷体"}


def check_title_type(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The title is in 2号小标宋, centred, not bold."""
    if parts.format not in HEADED:
        return
    for one in parts.of(Part.TITLE, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        main = paragraph.main
        if family(main.face) != "小标宋" or abs(main.size - SIZE_2) > limits.SIZE_PT:
            yield finding(subject, one, "err.title.font", Severity.WARNING, "7.3.1", face_said(main.face, main.size), "2 号小标宋（22 磅）", "把标题改为 2 号小标宋体", "title.font")
        if main.bold and subject.kind == "docx":
            yield finding(subject, one, "err.title.font", Severity.WARNING, "7.3.1", "标题加粗", "不加粗", "去掉标题的加粗", "text.bold")
        off = max((abs(line.centre - CENTRE_MM) for line in printed_title(subject, paragraph)), default=0.0)
        if off > limits.CENTRE or (not paragraph.printed and paragraph.align != "center" and not lead(paragraph.typed)):
            found = f"偏离版心中线 {mm_text(off)}" if paragraph.printed else "没有居中"
            yield finding(subject, one, "title.pos", Severity.ERROR, "7.3.1", found, "居中", "把标题居中，去掉缩进和空格")
        return


def printed_title(subject: Subject, first: Paragraph) -> Iterator[PrintedLine]:
    """Yield the printed lines of the title; lines of its type below it belong to it, whatever they were taken for."""
    for paragraph in subject.paragraphs[first.index :]:
        main = paragraph.main
        if family(main.face) != family(first.main.face) or abs(main.size - first.main.size) > limits.SIZE_PT:
            return
        yield from paragraph.printed


def check_title_place(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Two blank lines between the red rule and the title; in a letter between the number and the title."""
    title = parts.first(Part.TITLE)
    above = parts.last(Part.SIGNATORY) or parts.first(Part.NUMBER)
    if title is None or above is None or parts.format not in HEADED or above.paragraph >= title.paragraph:
        return
    paragraph = subject.paragraph(title.paragraph)
    place = "红色分隔线" if parts.format is Format.GENERAL else "发文字号"
    expected, cure = f"{place}之下空二行", f"{place}与标题之间留两个空行（固定值行距）"
    if paragraph.printed and parts.format is Format.GENERAL:
        low, high = limits.RULE_TO_TITLE
        bars = [bar.y for bar in red_bars(subject.pages[0]) if bar.y < paragraph.printed[0].top] if paragraph.page == 1 else []
        gap = paragraph.printed[0].top - max(bars) if bars else None
        if gap is not None and not low <= gap <= high:
            yield finding(subject, title, "err.title.spacing", Severity.WARNING, "7.3.1", f"相距 {mm_text(gap)}", f"{expected}（约 24 mm）", cure, "title.pos")
        return
    blanks = blank_lines(subject, above.paragraph, title.paragraph)
    if blanks is not None and abs(blanks - TITLE_BLANKS) > limits.BLANK_LINES:
        yield finding(subject, title, "err.title.spacing", Severity.WARNING, "7.3.1", f"空 {blanks:.1f} 行", expected, cure, "title.pos")


def title_lines(subject: Subject, parts: Parts) -> list[str]:
    """Return the lines of the title as printed, or as its line breaks make them; none when that is not known."""
    lines: list[str] = []
    for one in parts.of(Part.TITLE, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        if paragraph.printed:
            lines += [line.text.strip() for line in paragraph.printed]
        elif any(ems(piece.strip()) > 20 for piece in paragraph.typed.split("\n")):
            return []
        else:
            lines += [piece.strip() for piece in paragraph.typed.split("\n")]
    return [line for line in lines if line]


def check_title_lines(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A title of several lines breaks between words and has the shape of a trapezium or a rhomb."""
    one, lines = parts.first(Part.TITLE), title_lines(subject, parts)
    if one is None or parts.format not in HEADED or len(lines) < 2:
        return
    for above, line in itertools.pairwise(lines):
        bad = next((sign for sign in BAD_STARTS if line.startswith(sign)), None)
        end = next((sign for sign in BAD_ENDS if above.endswith(sign)), None)
        torn = above[-1:] + line[:1] if above[-1:] + line[:1] in WORDS else ""
        if bad or end or torn:
            found = f"“{torn}”断成两行" if torn else f"有一行以“{bad}”开头" if bad else f"有一行以“{end}”结尾"
            severity = Severity.NOTE if end == "关于" and not (bad or torn) else Severity.WARNING  # many offices do
            yield finding(subject, one, "err.title.break", severity, "7.3.1", found, "回行词意完整", "换一处断行，不要把词组断开", "title.shape")
    widths = [ems(line) for line in lines]
    shape = shape_of(widths)
    if shape:
        found = f"各行 {'、'.join(f'{width:g}' for width in widths)} 字，{shape}"
        severity = Severity.NOTE if shape == RECTANGLE and len(widths) == 2 else Severity.WARNING  # two equal lines are common
        yield finding(subject, one, "err.title.shape", severity, "7.3.1", found, "梯形或菱形", "重新断行，使各行成梯形或菱形", "title.shape")


def shape_of(widths: list[float]) -> str:
    """Return what is wrong with the shape of a title, nothing if it is sound."""
    if max(widths) - min(widths) < 0.5:
        return RECTANGLE
    if widths[-1] < LAST_LINE:
        return "末行太短"
    inner = range(1, len(widths) - 1)
    if any(widths[at] < widths[at - 1] and widths[at] < max(widths[at + 1 :]) for at in inner):
        return "排成沙漏形"
    return ""


def check_addressees(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """主送 is flush left, one blank line below the title."""
    one = parts.first(Part.ADDRESSEES)
    title = parts.last(Part.SUBTITLE) or parts.last(Part.TITLE)
    if one is None or parts.format not in HEADED:
        return
    paragraph = subject.paragraph(one.paragraph)
    begins = offset(subject, paragraph)
    if begins is None or (not paragraph.printed and lead(paragraph.typed)):
        begins = (begins or 0) + ems(lead(paragraph.typed)) * CHARACTER
    if abs(begins) > limits.INDENT:
        yield finding(subject, one, "err.recipient.indent", Severity.ERROR, "7.3.2", f"距版心左边 {begins / TWIPS_PER_MM:.1f} mm", "顶格", "去掉主送机关的缩进和空格", "recipient")
    if title is None or title.paragraph >= one.paragraph:
        return
    upper = subject.paragraph(title.paragraph)
    expected, cure = "标题下空一行", "标题与主送机关之间留一个空行"
    low, high = limits.TITLE_TO_ADDRESSEES
    if upper.printed and paragraph.printed and paragraph.page == upper.printed[-1].page:
        gap = paragraph.printed[0].baseline - upper.printed[-1].baseline
        if not low <= gap <= high:
            yield finding(subject, one, "recipient", Severity.WARNING, "7.3.2", f"行距 {mm_text(gap)}", f"{expected}（约 21 mm）", cure)
        return
    blanks = blank_lines(subject, title.paragraph, one.paragraph)
    if blanks is not None and abs(blanks - 1) > limits.BLANK_LINES:
        yield finding(subject, one, "recipient", Severity.WARNING, "7.3.2", f"空 {blanks:.1f} 行", expected, cure)


def check_first_page(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The first page shows text of the body."""
    if parts.format not in HEADED or not subject.laid_out:
        return
    body = [subject.paragraph(one.paragraph) for one in parts.of(*TEXT_PARTS, annex=None)]
    pages = [one.page for one in body if one.page]
    if pages and min(pages) > 1:
        yield on_page(1, "正文", "err.firstpage.nobody", Severity.ERROR, "7.3.3", f"正文从第{min(pages)}页开始", "首页显示正文", "缩小发文机关标志或把主送机关移到版记", "body.firstpage")


def check_indents(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A paragraph begins 2 字 in, by its indent and not by blanks."""
    for one in parts.of(*SPACED, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        if paragraph.table is not None or paragraph.index != one.paragraph:
            continue
        blanks = ems(lead(paragraph.typed))
        if (subject.kind == "docx" and blanks >= WIDE_BLANKS) or ("\t" in lead(paragraph.typed) and not paragraph.tabs):
            severity = Severity.NOTE if one.part in (Part.ISSUER, Part.DATE) else Severity.WARNING  # what matters there is where it stands
            yield finding(subject, one, "err.indent.spaces", severity, "7.3.3", f"段首有 {blanks:g} 字宽的空格或制表符", "用段落缩进、对齐", "删去空格，在“段落”里设首行缩进或对齐")
        elif one.part is Part.BODY and parts.format in HEADED and parts.at(one.paragraph)[0] is one:
            yield from first_line(subject, one, paragraph)


def first_line(subject: Subject, one: Taken, paragraph: Paragraph) -> Iterator[Finding]:
    begins = offset(subject, paragraph)
    if begins is None or len(one.text) < LONG or not upright(subject, paragraph) or paragraph.breaks or "\n" in paragraph.typed:
        return
    if abs(begins - 2 * CHARACTER) > limits.INDENT:
        yield finding(subject, one, "body.para", Severity.ERROR, "7.3.3", f"首行缩进 {begins / TWIPS_PER_MM:.1f} mm", "左空二字（11.1 mm）", "设首行缩进 2 字符")


def heading_span(paragraph: Paragraph, words: str) -> Span:
    """Return the span that carries the words of a heading, which begin the paragraph but for its automatic number."""
    rest = words
    best = Span("")
    for span in paragraph.spans:
        held = span.text.strip()
        if len(held) > len(best.text) and (held[:6] in rest or rest in held):
            best = Span(held, span.face, span.size, span.bold)
    return best if best.text else paragraph.main


def items(subject: Subject, taken: list[Taken]) -> bool:
    """Whether the numbers of a level count items, as in a short reply, and no headings: some are whole sentences, none is set off."""
    pairs = [(one, subject.paragraph(one.paragraph)) for one in taken]
    set_off = any(family(heading_span(paragraph, one.text).face) == FACES[one.part] for one, paragraph in pairs)
    return not set_off and any(SENTENCE_END.search(one.text) and closed(paragraph.text) == closed(one.text) for one, paragraph in pairs)


def check_headings(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Headings of level 1 are in 黑体, of level 2 in 楷体, neither bold; none stands alone at the foot of a page."""
    taken = [one for one in parts.of(*HEADINGS, annex=None) if subject.paragraph(one.paragraph).table is None]
    if parts.format is Format.FORM or any(ARTICLE.match(one.text.strip()) for one in subject.paragraphs):
        return  # items of articles (第一条) are numbered like headings but are none
    listed = {part for part in FACES if items(subject, [one for one in taken if one.part is part])}
    for one in taken:
        paragraph = subject.paragraph(one.paragraph)
        span = heading_span(paragraph, one.text)
        asked = FACES.get(one.part) if one.part not in listed else None
        if asked and family(span.face) not in (asked, ""):
            yield finding(subject, one, "err.level.font", Severity.WARNING, "7.3.3", face_said(span.face, span.size), f"3 号{asked}", f"把{one.part.value}改为 3 号{asked}", "heading.sequence")
        elif span.bold and subject.kind == "docx" and one.part is Part.HEADING_1:
            yield finding(subject, one, "text.bold", Severity.WARNING, "7.3.3", "加粗", "不加粗", "去掉标题的加粗")
        if one.alone and paragraph.printed:
            after = next((other for other in subject.paragraphs[paragraph.index + 1 :] if not other.blank and other.box is None), None)
            follows = parts.at(after.index)[0].part if after is not None and parts.at(after.index) else Part.OTHER
            item = follows in HEADINGS and HEADINGS.index(follows) <= HEADINGS.index(one.part)  # an item of a list, no heading of a text
            if after is not None and not item and after.page > paragraph.printed[-1].page and not after.break_before:
                yield finding(subject, one, "err.heading.orphan", Severity.WARNING, "7.3.3", "标题独自在页末", "与下文同页", "给标题设“与下段同页”", "heading.sequence")


def check_body_type(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The body is in 3号仿宋; each other look is told once."""
    if parts.format not in (Format.GENERAL, Format.LETTER, Format.ORDER, Format.MINUTES):
        return
    weight: Counter[tuple[str, float]] = Counter()
    first: dict[tuple[str, float], Taken] = {}
    for one in parts.of(Part.BODY, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        if paragraph.table is not None:
            continue
        for span in paragraph.spans:
            if span.text.strip() and span.text.strip() in one.text:
                weight[span.face, span.size] += len(span.text)
                first.setdefault((span.face, span.size), one)
    total = sum(weight.values())
    for look, count in weight.items():
        if is_wrong(look, count / total) and (subject.kind == "docx" or count > total / 3):
            yield finding(
                subject, first[look], "err.font.body", Severity.WARNING, "5.2.2", f"{face_said(*look)}，共 {count} 字", "3 号仿宋（16 磅）",
                "把正文改为 3 号仿宋体", "text.font.default",
            )  # fmt: skip


def is_wrong(look: tuple[str, float], share: float) -> bool:
    """Whether a look is not the body's; a little 黑体 or 楷体 of the same size is emphasis."""
    face, size = family(look[0]), look[1]
    if abs(size - SIZE_3) > limits.SIZE_PT:
        return True
    return face not in ("仿宋", "") and not (face in ("黑体", "楷体") and share < EMPHASIS)


def check_justified(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Long paragraphs of the body are neither centred nor set to the right."""
    for one in parts.of(Part.BODY, Part.OTHER, annex=None):
        paragraph = subject.paragraph(one.paragraph)
        if subject.kind == "docx" and paragraph.table is None and "。" in one.text and paragraph.align in ("center", "right") and len(one.text) > 2 * LONG:
            yield finding(subject, one, "text.justify", Severity.WARNING, "7.3.3", "居中或右对齐", "两端对齐", "把正文设为两端对齐")


RULES = (
    Rule(("err.title.font", "title.pos"), clause("7.3.1"), Strength.SHALL, check_title_type),
    Rule(("err.title.spacing",), clause("7.3.1"), Strength.SHALL, check_title_place),
    Rule(("err.title.break", "err.title.shape"), clause("7.3.1"), Strength.SHALL, check_title_lines),
    Rule(("err.recipient.indent", "recipient"), clause("7.3.2"), Strength.SHALL, check_addressees),
    Rule(("err.firstpage.nobody",), clause("7.3.3"), Strength.SHALL, check_first_page),
    Rule(("err.indent.spaces", "body.para"), clause("7.3.3"), Strength.SHALL, check_indents),
    Rule(("err.level.font", "err.heading.orphan", "text.bold"), clause("7.3.3"), Strength.GENERAL, check_headings),
    Rule(("err.font.body",), clause("5.2.2"), Strength.GENERAL, check_body_type),
    Rule(("text.justify",), clause("7.3.3"), Strength.PRACTICE, check_justified),
)
