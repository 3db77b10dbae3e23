"""The ballots (选票): committee, leaders, and blank ones for a second vote.

All sheets of one ballot are alike: no number, no page number, nothing that differs from sheet to sheet (§2.7).
"""

from __future__ import annotations

from docgen.render import measures as m
from docgen.render.wordml import Layout, paragraph, run
from tools.forms import words
from tools.forms.parts import columns, gap, note, tag, title, when
from tools.frames import Cell, Page, docx, table

PER_ROW = 5
BESIDE_PER_ROW = 3
NAME_SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
MARK_HEIGHT = m.mm(8)
NAME_HEIGHT = m.mm(9.5)
WRITE_IN_BOXES = "[{seats}, 10]|min"
"""Boxes to write a name in: as many as seats, at most two rows."""


def name_cell(text: str) -> Cell:
    return Cell(height=NAME_HEIGHT, paragraphs=paragraph("GwCell", run(text, properties=NAME_SIZE)))


def grid(source: str, name: str) -> str:
    """Return the boxes for `source` (a Jinja list), in rows; `name` prints one of them, called 格.

    The box for the mark stands above the name, or beside or below it if the rules say so.
    """
    upright = columns(*[1] * PER_ROW)
    loop, end = "{%tr for 行 in " + source + "|batch(" + str(PER_ROW) + ", '') %}", "{%tr endfor %}"
    marks = [Cell("{{ '／' if 行[" + str(i) + "] == '' else '' }}", height=MARK_HEIGHT) for i in range(PER_ROW)]
    names = [name_cell("{{ " + name.replace("格", f"行[{i}]") + " }}") for i in range(PER_ROW)]
    above = table(upright, [loop, marks, names, end], height=MARK_HEIGHT)
    below = table(upright, [loop, names, marks, end], height=MARK_HEIGHT)
    loop = loop.replace(f"batch({PER_ROW}", f"batch({BESIDE_PER_ROW}")
    pairs = [(marks[i], names[i]) for i in range(BESIDE_PER_ROW)]
    left = table(columns(*[1, 2.2] * BESIDE_PER_ROW), [loop, [cell for pair in pairs for cell in pair], end], height=NAME_HEIGHT)
    right = table(columns(*[2.2, 1] * BESIDE_PER_ROW), [loop, [cell for pair in pairs for cell in pair[::-1]], end], height=NAME_HEIGHT)
    return (
        tag("if '左' in 划.位置") + left + tag("elif '右' in 划.位置") + right
        + tag("elif '下' in 划.位置") + below + tag("else") + above + tag("endif")
    )


def names_grid(source: str) -> str:
    return grid(source, "格|补齐")


def empty_grid(count: str) -> str:
    """Return boxes without names; those beyond `count` are struck out."""
    return grid(f"range({count})|map('string')|list", "'／' if 格 == '' else ''")


def line(text: str) -> str:
    """Return a line of the ballot's own words, above a grid."""
    return paragraph("GwTableNote", run(text, "GwHei"), Layout(keep_next=True))


def write_in(seats: str) -> str:
    boxes = WRITE_IN_BOXES.format(seats=seats)
    return when("另.允许", gap(120), line("另选人"), empty_grid(boxes))


def instructions(limit: str, voter: str, eligible: str) -> str:
    """Return what the voter must know, in the words of the election measures."""
    allowed = f"{voter}可以另选他人，另选的人应当是{eligible}。" + words.WRITING_IN
    refused = f"{voter}只对选票上的候选人表示意见，不另选他人；在选票上另写他人姓名的，所写部分无效。"
    return (
        gap(160) + line("填写说明")
        + note("1．" + words.MARKING)
        + tag("if 另.允许") + note("2．" + allowed) + tag("else") + note("2．" + refused) + tag("endif")
        + note("3．" + limit)
        + note("4．" + words.SPOILT)
    )


def date() -> str:
    return gap(120) + paragraph("GwCellRight", run("{{ 大会.开幕日期|日期 }}"))


def committee_ballot() -> str:
    return (
        title("{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}委员选票") + gap(200)
        + line("应选委员{{ 选举.委员.应选 }}名，候选人{{ 选举.委员.候选 }}名（以姓氏笔画为序）")
        + names_grid("选举.委员.名单") + write_in("选举.委员.应选")
        + instructions(words.CONGRESS_LIMIT, "代表", "大会正式代表") + date()
    )


def leaders_ballot() -> str:
    posts = "[('主席', 选举.主席), ('副主席', 选举.副主席), ('秘书长', 选举.秘书长)]"
    heading = "{% if 大会.秘书长名额 and 大会.秘书长产生方式 == '投票选举' %}主席、副主席、秘书长{% else %}主席、副主席{% endif %}选票"
    section = (
        gap(160) + line("{{ 职务 }}：应选{{ 选.应选 }}名，候选人{{ 选.候选 }}名") + names_grid("选.名单")
        + write_in("选.应选")
    )
    on_ballot = "职务 != '秘书长' or (大会.秘书长名额 and 大会.秘书长产生方式 == '投票选举')"
    return (
        title("{{ 委员会全称 }}\n第一次全体会议" + heading, new_page=True)
        + tag(f"for 职务, 选 in {posts} if {on_ballot}") + section + tag("endfor")
        + instructions(words.PLENARY_LIMIT, "委员", "委员会委员") + date()
    )


def second_ballot(whole: str, subject: str, limit: str, voter: str, eligible: str) -> str:
    """Return a blank ballot for a second vote on a tie or on seats left empty; names are filled in before copying."""
    return (
        title(whole + "再次投票（另行选举）选票", new_page=True) + gap(200)
        + line(f"{subject}应选____名，候选人____名")
        + empty_grid("10") + when("另.允许", gap(120), line("另选人"), empty_grid("5"))
        + instructions(limit, voter, eligible) + date()
    )


def ballots() -> bytes:
    """Return 表格/B32-选票.docx."""
    body = (
        tag("set 划 = 规则.划票") + tag("set 另 = 规则.另选他人")
        + committee_ballot() + leaders_ballot()
        + second_ballot("{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}", "委员", words.CONGRESS_LIMIT, "代表", "大会正式代表")
        + second_ballot("{{ 委员会全称 }}\n第一次全体会议", "________", words.PLENARY_LIMIT, "委员", "委员会委员")
    )
    return docx(body, Page())
