"""The ballots (选票): committee, leaders, runoffs that are due, and blank ones for a second vote; one, two or four on a page.

All sheets of one ballot are alike: no number, no page number, nothing that differs from sheet to sheet (§2.7).
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen import standard as m
from docgen.render.wordml import Layout, cell_margins, paragraph, run
from tools.forms import words
from tools.forms.parts import SHEET, WIDTH, columns, gap, tag
from tools.frames import Cell, Page, docx, table

WRITE_IN_BOXES = 10
"""Boxes to write a name in: as many as seats, at most so many."""
BLANK_BOXES = 10
SECRETARY = "大会.秘书长名额 and 大会.秘书长产生方式 == '投票选举'"
CUT = "".join(f'<w:{edge} w:val="dashed" w:sz="4" w:space="0" w:color="808080"/>' for edge in ("insideH", "insideV"))
"""Where the page is cut."""


@dataclass(frozen=True)
class Look:
    """How large a ballot is: what its parts measure in twips, its type in half points (0: as the style has it).

    across, down: ballots on a page. page: of what it is printed on. width, height: of one ballot with its margins.
    """

    page: Page
    across: int = 1
    down: int = 1
    width: int = WIDTH
    height: int = 0
    inner: int = WIDTH
    per_row: int = 5
    beside: int = 3
    mark: int = m.mm(7.5)
    name: int = m.mm(9)
    title_size: int = 0
    name_size: int = 32
    small_size: int = 0
    air: int = 100
    """Empty room between the parts, in hundredths of what a whole page gives."""

    @property
    def up(self) -> int:
        return self.across * self.down

    def text(self, style: str, text: str, size: int, layout: Layout | None = None) -> str:
        """Return a paragraph whose type is `size` half points, its lines as close as that asks."""
        if not size:
            return paragraph(style, run(text), layout or Layout())
        return paragraph(style, run(text, properties=type_size(size)), Layout(line=size * 13, indent=None))

    def gap(self, height: int) -> str:
        return gap(max(20, height * self.air // 100))

    def small(self, text: str) -> str:
        return self.text("GwCellSmallLeft", text, self.small_size)


def type_size(size: int) -> str:
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def small_page(width: float, height: float) -> Page:
    """Return a page of `width` × `height` mm with narrow margins, for ballots that are cut apart or printed on A5."""
    edge = m.mm(6)
    return Page(header=edge, footer=edge, margins=(edge, edge, edge, edge), size=(m.mm(width), m.mm(height)), grid=False)


def look(width: float, height: float, across: int, down: int, per_row: int, sizes: tuple[int, int, int], rows: tuple[float, float], air: int) -> Look:
    """Return the look of across × down ballots on a page of width × height mm; sizes: of title, names, small type."""
    one, tall = (width - 12) / across, (height - 15) / down
    title, name, small = sizes
    return Look(
        small_page(width, height), across, down, m.mm(one), m.mm(tall), m.mm(one - 8), per_row, 3 if per_row > 4 else 2,
        m.mm(rows[0]), m.mm(rows[1]), title, name, small, air,
    )  # fmt: skip


A5, A6, A7 = (32, 28, 18), (22, 20, 13), (15, 14, 9)
LOOKS = {
    "": Look(SHEET),
    "-A5": look(148, 210, 1, 1, 5, A5, (6.3, 7), 50),
    "-A4两张": look(297, 210, 2, 1, 5, A5, (6.3, 7), 50),
    "-A4四张": look(210, 297, 2, 2, 5, A6, (3.7, 4.5), 10),
    "-A5两张": look(210, 148, 2, 1, 5, A6, (3.7, 4.5), 10),
    "-A5四张": look(148, 210, 2, 2, 5, A7, (2.4, 3.1), 5),
}
"""Ending of the form's name (规则.选票印制.版样) → how its ballots look."""


def cells(row: str, per_row: int, look: Look, *boxes: Cell) -> list[Cell]:
    """Return a row of as many boxes as `row` (a Jinja list of 格) has; what is left of a short row is struck out."""
    rest = f"{{% colspan ({per_row} - {row}|length) * {len(boxes)} %}}／"
    struck = Cell(rest, paragraphs=look.text("GwCell", rest, look.small_size) if look.small_size else "")
    return [
        Cell("{%tc for 格 in " + row + " %}"), *boxes, Cell("{%tc endfor %}"),
        Cell("{%tc if " + row + f"|length != {per_row} %}}"), struck, Cell("{%tc endif %}"),
    ]  # fmt: skip


def boxes(source: str, name: str, order: str, look: Look) -> list[list[Cell] | str]:
    """Return the rows of boxes for `source` (a Jinja list); `name` prints one of it, called 格.

    order: how the box for the mark stands to the name: 上, 下, 左 or 右.
    """
    per_row = look.per_row if order in "上下" else look.beside
    mark = Cell(height=look.mark) if not look.small_size else Cell(height=look.mark, paragraphs=look.text("GwCell", "", look.small_size))
    line = Layout(line=look.name_size * 12) if look.small_size else Layout()
    named = Cell(height=look.name, paragraphs=paragraph("GwCell", run(name, properties=type_size(look.name_size)), line))
    pair = (mark, named) if order in "上左" else (named, mark)
    inner = [cells("行", per_row, look, box) for box in pair] if order in "上下" else [cells("行", per_row, look, *pair)]
    return ["{%tr for 行 in (" + source + ")|batch(" + str(per_row) + ") %}", *inner, "{%tr endfor %}"]


def section(heading: str, names: str, seats: str, look: Look, *, write_in: bool = True) -> str:
    """Return one section of a ballot: a heading, the names with their boxes for marks, boxes to write names in.

    The box for the mark stands above the name, or beside or below it if the rules say so.
    """
    written = f"range([{seats}, {WRITE_IN_BOXES}]|min)"

    def head(text: str, span: int) -> Cell:
        if not look.small_size:
            return Cell(text, head=True, span=span)
        return Cell(text, span=span, paragraphs=look.text("GwCellHead", text, look.small_size + 2))

    def grid(order: str) -> str:
        per_row = look.per_row if order in "上下" else look.beside
        shares = [1.0] * per_row if order in "上下" else ([1, 2.2] if order == "左" else [2.2, 1]) * per_row
        widths = columns(*shares, width=look.inner)
        printed = "{{ 格|补齐 if 格 else '' }}"
        rows = [[head(heading, len(widths))], *boxes(names, printed, order, look)]
        if write_in:
            rows += ["{%tr if 另.允许 %}", [head("另选人", len(widths))], *boxes(written, "", order, look), "{%tr endif %}"]
        return table(widths, rows, height=look.mark)

    return (
        tag("if '左' in 划.位置") + grid("左") + tag("elif '右' in 划.位置") + grid("右")
        + tag("elif '下' in 划.位置") + grid("下") + tag("else") + grid("上") + tag("endif")
    )


def instructions(limit: str, voter: str, eligible: str, look: Look, *, write_in: bool = True) -> str:
    """Return what the voter must know, in the words of the election measures."""
    allowed = f"{voter}可以另选他人{eligible}。" + words.WRITING_IN
    refused = f"{voter}只对选票上的候选人表示意见，不另选他人；在选票上另写他人姓名的，所写部分无效。"
    second = tag("if 另.允许") + look.small("2." + allowed) + tag("else") + look.small("2." + refused) + tag("endif")
    return (
        look.gap(160) + look.small("填写说明：")
        + look.small("1." + words.MARKING)
        + (second if write_in else look.small("2." + refused))
        + look.small("3." + limit)
        + look.small("4." + words.SPOILT)
    )


def date(look: Look) -> str:
    return look.gap(120) + look.text("GwCellRight", "{{ 大会.开幕日期|日期 }}", look.small_size)


CONGRESS = "{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}"
PLENARY = "{{ 委员会全称 }}\n第一次全体会议"
DELEGATES = "{% if 另.范围 != '不限' %}，另选的人应当是大会正式代表{% endif %}"
MEMBERS = "{% if 另.范围 == '委员' %}，另选的人应当是委员会委员{% elif 另.范围 == '正式代表' %}，另选的人应当是大会正式代表{% endif %}"
Ballot = tuple[str, str]
"""The title of a ballot, and what stands below it."""


def committee_ballot(look: Look) -> Ballot:
    heading = "应选委员{{ 选举.委员.应选 }}名，候选人{{ 选举.委员.候选 }}名（{{ 规则.名单次序.候选人文 }}）"
    return CONGRESS + "委员选票", (
        look.gap(240) + section(heading, "选举.委员.名单", "选举.委员.应选", look)
        + instructions(words.CONGRESS_LIMIT, "代表", DELEGATES, look) + date(look)
    )


def preliminary_ballot(look: Look) -> Ballot:
    heading = "正式候选人{{ 选举.预选.应选 }}名，参加预选的{{ 选举.预选.候选 }}名（{{ 规则.名单次序.候选人文 }}）"
    return CONGRESS + "委员预选选票", (
        look.gap(240) + section(heading, "选举.预选.名单", "选举.预选.应选", look)
        + instructions(words.PRELIMINARY_LIMIT, "代表", DELEGATES, look) + date(look)
    )


def congress_ballots(look: Look) -> str:
    """Return the ballots of the congress: of the preliminary election where there is one, and the committee's once its candidates are known."""
    committee = committee_ballot(look)
    return (
        tag("if 选举.预选") + printed(preliminary_ballot(look), look, new_page=False)
        + tag("if 选举.候选人已定") + printed(committee, look, new_page=True) + tag("endif")
        + tag("else") + printed(committee, look, new_page=False) + tag("endif")
    )


def leaders_ballot(look: Look) -> Ballot:
    posts = "[('主席', 选举.主席), ('副主席', 选举.副主席), ('秘书长', 选举.秘书长)]"
    subject = "主席、副主席{% if " + SECRETARY + " %}、秘书长{% endif %}选票"
    heading = "{{ 职务 }}：应选{{ 选.应选 }}名，候选人{{ 选.候选 }}名"
    return PLENARY + subject, (
        look.gap(80) + tag(f"for 职务, 选 in {posts} if 职务 != '秘书长' or ({SECRETARY})")
        + look.gap(160) + section(heading, "选.名单", "选.应选", look) + tag("endfor")
        + instructions(words.PLENARY_LIMIT, "委员", MEMBERS, look) + date(look)
    )


def second_ballot(meeting: str, subject: str, limit: str, voter: str, eligible: str, look: Look) -> Ballot:
    """Return a blank ballot for a second vote on a tie or on seats left empty; the names go in before it is copied."""
    heading = f"{subject}应选______名，候选人______名"
    return meeting + "再次投票（另行选举）选票", (
        look.gap(240) + section(heading, f"[''] * {BLANK_BOXES}", "5", look) + instructions(limit, voter, eligible, look) + date(look)
    )


def runoff_ballot(meeting: str, limit: str, voter: str, look: Look) -> Ballot:
    """Return the ballot on a tie that is due, with the names of the tied."""
    heading = "{{ 节.名称 }}：应选{{ 节.再次投票名额 }}名，候选人{{ 节.再次投票|length }}名"
    return meeting + "再次投票选票", (
        look.gap(240) + section(heading, "节.再次投票", "0", look, write_in=False)
        + instructions(limit, voter, "", look, write_in=False) + date(look)
    )


def further_ballot(meeting: str, limit: str, voter: str, eligible: str, look: Look) -> Ballot:
    """Return the ballot for seats left empty, with room for the names that are nominated."""
    heading = "{{ 节.名称 }}：应选{{ 节.缺额 }}名，候选人______名"
    return meeting + "另行选举选票", (
        look.gap(240) + section(heading, "[''] * (节.缺额 + 2)", "节.缺额", look) + instructions(limit, voter, eligible, look) + date(look)
    )


def printed(ballot: Ballot, look: Look, *, new_page: bool) -> str:
    """Return a page of one ballot, or of as many equal ones as are cut from a page."""
    heading, content = ballot
    if look.up == 1:
        opened = Layout(page_break_before=True) if new_page else Layout()
        if not look.title_size:
            return paragraph("GwTitle", run(heading), opened) + content
        words_ = run(heading, properties=type_size(look.title_size))
        return paragraph("GwTitle", words_, Layout(line=look.title_size * 14, page_break_before=opened.page_break_before)) + content
    one = paragraph("GwTitle", run(heading, properties=type_size(look.title_size)), Layout(line=look.title_size * 14)) + content
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{look.width}" w:type="dxa"/></w:tcPr>{one}</w:tc>'
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{look.height}" w:hRule="atLeast"/></w:trPr>{cell * look.across}</w:tr>'
    grid = f'<w:gridCol w:w="{look.width}"/>' * look.across
    return paragraph("GwSpacer", layout=Layout(line=20, page_break_before=True if new_page else None)) + (
        f'<w:tbl><w:tblPr><w:tblW w:w="{look.width * look.across}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{CUT}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins(m.mm(4))}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{row * look.down}</w:tbl>'
    )


BY_ELECTION = "规则.不足名额 in ['本次会议另行选举', '下次会议另行选举']"


def due(result: str, ballot: Ballot, condition: str, look: Look) -> str:
    """Return a ballot for each post of `result` that still asks for one."""
    return tag(f"for 节 in ({result}.节 if 状态 != '会前' and {result} else []) if {condition}") + printed(ballot, look, new_page=True) + tag("endfor")


def ballots(look: Look = LOOKS[""]) -> bytes:
    """Return 表格/B32-选票.docx, or one of its forms with smaller ballots."""
    end = paragraph("GwSpacer", layout=Layout(line=20)) if look.up > 1 else ""
    body = (
        tag("set 划 = 规则.划票") + tag("set 另 = 规则.另选他人")
        + congress_ballots(look) + printed(leaders_ballot(look), look, new_page=True)
        + due("结果.委员", runoff_ballot(CONGRESS, words.CONGRESS_LIMIT, "代表", look), "节.再次投票", look)
        + due("结果.委员", further_ballot(CONGRESS, words.CONGRESS_LIMIT, "代表", DELEGATES, look), f"节.缺额 and {BY_ELECTION}", look)
        + due("结果.领导", runoff_ballot(PLENARY, words.PLENARY_LIMIT, "委员", look), "节.再次投票", look)
        + due("结果.领导", further_ballot(PLENARY, words.PLENARY_LIMIT, "委员", MEMBERS, look), f"节.缺额 and {BY_ELECTION}", look)
        + printed(second_ballot(CONGRESS, "委员", words.CONGRESS_LIMIT, "代表", DELEGATES, look), look, new_page=True)
        + printed(second_ballot(PLENARY, "", words.PLENARY_LIMIT, "委员", MEMBERS, look), look, new_page=True) + end
    )
    return docx(body, look.page)
