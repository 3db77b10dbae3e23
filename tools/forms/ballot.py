"""The ballots (选票): committee, leaders, and blank ones for a second vote.

All sheets of one ballot are alike: no number, no page number, nothing that differs from sheet to sheet (§2.7).
"""

from __future__ import annotations

from docgen import standard as m
from docgen.render.wordml import paragraph, run
from tools.forms import words
from tools.forms.parts import SHEET, columns, gap, small, tag, title
from tools.frames import Cell, docx, table

PER_ROW = 5
BESIDE_PER_ROW = 3
NAME_SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
MARK_HEIGHT = m.mm(7.5)
NAME_HEIGHT = m.mm(9)
WRITE_IN_BOXES = 10
"""Boxes to write a name in: as many as seats, at most so many."""
BLANK_BOXES = 10
SECRETARY = "大会.秘书长名额 and 大会.秘书长产生方式 == '投票选举'"


def cells(row: str, per_row: int, *boxes: Cell) -> list[Cell]:
    """Return a row of as many boxes as `row` (a Jinja list of 格) has; what is left of a short row is struck out."""
    rest = f"{{% colspan ({per_row} - {row}|length) * {len(boxes)} %}}／"
    return [
        Cell("{%tc for 格 in " + row + " %}"), *boxes, Cell("{%tc endfor %}"),
        Cell("{%tc if " + row + f"|length != {per_row} %}}"), Cell(rest), Cell("{%tc endif %}"),
    ]  # fmt: skip


def boxes(source: str, name: str, per_row: int, order: str) -> list[list[Cell] | str]:
    """Return the rows of boxes for `source` (a Jinja list); `name` prints one of it, called 格.

    order: how the box for the mark stands to the name: 上, 下, 左 or 右.
    """
    mark = Cell(height=MARK_HEIGHT)
    named = Cell(height=NAME_HEIGHT, paragraphs=paragraph("GwCell", run(name, properties=NAME_SIZE)))
    pair = (mark, named) if order in "上左" else (named, mark)
    inner = [cells("行", per_row, box) for box in pair] if order in "上下" else [cells("行", per_row, *pair)]
    return ["{%tr for 行 in (" + source + ")|batch(" + str(per_row) + ") %}", *inner, "{%tr endfor %}"]


def section(heading: str, names: str, seats: str) -> str:
    """Return one section of a ballot: a heading, the names with their boxes for marks, boxes to write names in.

    The box for the mark stands above the name, or beside or below it if the rules say so.
    """
    written = f"range([{seats}, {WRITE_IN_BOXES}]|min)"

    def grid(order: str) -> str:
        per_row = PER_ROW if order in "上下" else BESIDE_PER_ROW
        shares = [1.0] * per_row if order in "上下" else ([1, 2.2] if order == "左" else [2.2, 1]) * per_row
        widths = columns(*shares)
        printed = "{{ 格|补齐 if 格 else '' }}"
        rows = [
            [Cell(heading, head=True, span=len(widths))],
            *boxes(names, printed, per_row, order),
            "{%tr if 另.允许 %}", [Cell("另选人", head=True, span=len(widths))],
            *boxes(written, "", per_row, order), "{%tr endif %}",
        ]
        return table(widths, rows, height=MARK_HEIGHT)

    return (
        tag("if '左' in 划.位置") + grid("左") + tag("elif '右' in 划.位置") + grid("右")
        + tag("elif '下' in 划.位置") + grid("下") + tag("else") + grid("上") + tag("endif")
    )


def instructions(limit: str, voter: str, eligible: str) -> str:
    """Return what the voter must know, in the words of the election measures."""
    allowed = f"{voter}可以另选他人，另选的人应当是{eligible}。" + words.WRITING_IN
    refused = f"{voter}只对选票上的候选人表示意见，不另选他人；在选票上另写他人姓名的，所写部分无效。"
    return (
        gap(160) + small("填写说明：")
        + small("1." + words.MARKING)
        + tag("if 另.允许") + small("2." + allowed) + tag("else") + small("2." + refused) + tag("endif")
        + small("3." + limit)
        + small("4." + words.SPOILT)
    )


def date() -> str:
    return gap(120) + paragraph("GwCellRight", run("{{ 大会.开幕日期|日期 }}"))


def committee_ballot() -> str:
    heading = "应选委员{{ 选举.委员.应选 }}名，候选人{{ 选举.委员.候选 }}名（以姓氏笔画为序）"
    return (
        title("{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}委员选票") + gap(240)
        + section(heading, "选举.委员.名单", "选举.委员.应选")
        + instructions(words.CONGRESS_LIMIT, "代表", "大会正式代表") + date()
    )


def leaders_ballot() -> str:
    posts = "[('主席', 选举.主席), ('副主席', 选举.副主席), ('秘书长', 选举.秘书长)]"
    subject = "主席、副主席{% if " + SECRETARY + " %}、秘书长{% endif %}选票"
    heading = "{{ 职务 }}：应选{{ 选.应选 }}名，候选人{{ 选.候选 }}名"
    return (
        title("{{ 委员会全称 }}\n第一次全体会议" + subject, new_page=True) + gap(80)
        + tag(f"for 职务, 选 in {posts} if 职务 != '秘书长' or ({SECRETARY})")
        + gap(160) + section(heading, "选.名单", "选.应选") + tag("endfor")
        + instructions(words.PLENARY_LIMIT, "委员", "委员会委员") + date()
    )


def second_ballot(meeting: str, subject: str, limit: str, voter: str, eligible: str) -> str:
    """Return a blank ballot for a second vote on a tie or on seats left empty; the names go in before it is copied."""
    heading = f"{subject}应选______名，候选人______名"
    return (
        title(meeting + "再次投票（另行选举）选票", new_page=True) + gap(240)
        + section(heading, f"[''] * {BLANK_BOXES}", str(PER_ROW)) + instructions(limit, voter, eligible) + date()
    )


def ballots() -> bytes:
    """Return 表格/B32-选票.docx."""
    body = (
        tag("set 划 = 规则.划票") + tag("set 另 = 规则.另选他人")
        + committee_ballot() + leaders_ballot()
        + second_ballot("{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}", "委员", words.CONGRESS_LIMIT, "代表", "大会正式代表")
        + second_ballot("{{ 委员会全称 }}\n第一次全体会议", "", words.PLENARY_LIMIT, "委员", "委员会委员")
    )
    return docx(body, SHEET)
