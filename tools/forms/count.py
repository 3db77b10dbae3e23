"""What the tellers write on and what they report: tally sheet (计票单), report of results (选举结果报告单)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen import standard as m
from docgen.render.wordml import Layout, paragraph, run
from tools.forms.parts import SHEET, columns, gap, note, small, tag, title, when
from tools.frames import Cell, docx, table
from tools.frames.cells import Row

FOR_BOXES, AGAINST_BOXES, ABSTAIN_BOXES = 12, 3, 2
"""Boxes for a 正 each, of five votes."""
ROW = m.mm(7.5)
WRITE_IN_ROWS = 4
BLANK = "____"


@dataclass(frozen=True)
class Ballot:
    """One of the ballots, as its sheets speak of it.

    meeting, subject: for the title and the line below it. scrutineers: where they stand. voter: what its voters are called. voting, rule: where its quorum stands.
    result: where its outcome stands. sections: a Jinja list of (post, contest). event, won: what is held, and what becomes of who wins. asked: what the number of its places is called.
    least: how many votes that takes.
    """

    meeting: str
    subject: str
    scrutineers: str
    voter: str
    voting: str
    rule: str
    result: str
    sections: str
    event: str = "选举"
    won: str = "当选"
    asked: str = "应选"
    least: str = ""

SECRETARY = "大会.秘书长名额 and 大会.秘书长产生方式 == '投票选举'"
PRELIMINARY = Ballot(
    "{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}", "委员预选", "班子.大会监票", "正式代表", "选举.大会", "规则.大会选举", "结果.预选",
    "[('委员', 选举.预选)]", "预选", "列为候选人", "名额",
    "{% if 规则.大会选举.预选.须过半数 %}获得的赞成票{{ 选举.大会.当选文 }}，得票多的列为正式候选人。{% else %}以得票多的列为正式候选人。{% endif %}",
)  # fmt: skip
COMMITTEE = Ballot(
    "{{ 组织.署名 }}\n{{ 大会.第几次代表大会 }}", "委员", "班子.大会监票", "正式代表", "选举.大会", "规则.大会选举", "结果.委员", "[('委员', 选举.委员)]"
)
LEADERS = Ballot(
    "{{ 委员会全称 }}\n第一次全体会议", "主席、副主席{% if " + SECRETARY + " %}、秘书长{% endif %}", "班子.全会监票", "委员", "选举.全会", "规则.全会选举",
    "结果.领导",
    "[('主席', 选举.主席), ('副主席', 选举.副主席)] + ([('秘书长', 选举.秘书长)] if " + SECRETARY + " else [])",
)  # fmt: skip


def head(text: str, span: int = 1) -> Cell:
    return Cell(text, head=True, span=span, small=True)


def box(text: str = "", span: int = 1) -> Cell:
    return Cell(text, span=span, small=True)


def line(text: str) -> str:
    return paragraph("GwTableNote", run(text, "GwHei"), Layout(keep_next=True))


def loop(items: str, name: str = "职务, 选") -> str:
    return "{%tr for " + name + " in " + items + " %}"


END = "{%tr endfor %}"


AGAIN = "{% if 票.种类 != '首次投票' %}{{ 票.种类 }}{% endif %}"


def heading(ballot: Ballot, form: str, *, new_page: bool, again: str = "") -> str:
    """Return the title and, below it, what is elected; `again` says which later vote it is."""
    return title(ballot.meeting + form, new_page=new_page) + paragraph("GwSubtitle", run(f"（{ballot.subject}{again}）"))


def signatures(ballot: Ballot) -> str:
    """Return the lines where the scrutineers and tellers sign."""
    who = ballot.scrutineers
    return (
        gap(160, keep_next=True) + note("总监票人（{{ " + who + ".总监票人.姓名 }}）签名：", keep_next=True)
        + gap(100, keep_next=True) + note("监票人（{{ " + who + ".监票人|字段('姓名')|顿号 }}）签名：", keep_next=True)
        + gap(100, keep_next=True) + note("计票人（{{ " + who + ".计票人|字段('姓名')|顿号 }}）签名：", keep_next=True)
    )


def written_date() -> str:
    return paragraph("GwCellRight", run("{{ 大会.开幕日期|日期 }}　　时　　分"))


def tally_sheet(ballot: Ballot, *, new_page: bool) -> str:
    """Return the sheet on which votes are tallied in 正."""
    boxes = FOR_BOXES + AGAINST_BOXES + ABSTAIN_BOXES
    widths = columns(1250, *[275] * FOR_BOXES, 620, *[275] * AGAINST_BOXES, 620, *[340] * ABSTAIN_BOXES, 620, 700)
    heads = [head("姓名")]
    for text, count in (("赞成", FOR_BOXES), ("不赞成", AGAINST_BOXES), ("弃权", ABSTAIN_BOXES)):
        heads += [head(text, count), head("合计")]
    heads.append(head("部分\n无效"))
    empty = [box() for _ in range(boxes + 4)]
    named = [Cell("{{ 人.姓名|补齐 }}"), *empty]
    blank = [Cell(), *empty]
    wide = len(widths)
    rows: list[Row] = [
        heads,
        loop(ballot.sections),
        [Cell(f"{{{{ 职务 }}}}（{ballot.asked}{{{{ 选.应选 }}}}名，候选人{{{{ 选.候选 }}}}名）", head=True, span=wide)],
        loop("选.名单", "人"), named, END,
        "{%tr if 规则.另选他人.允许 %}",
        [Cell("另选他人（{{ 职务 }}）", head=True, span=wide)],
        loop(f"range([选.应选, {WRITE_IN_ROWS}]|min)", "次"), blank, END,
        "{%tr endif %}",
        END,
    ]
    return (
        heading(ballot, f"{ballot.event}计票单", new_page=new_page)
        + small("本组收回选票____张，有效票____张，无效票____张。以“正”字计票，每格一字。", keep_next=True)
        + table(widths, rows, head_rows=1, height=ROW) + signatures(ballot) + written_date()
    )


def figures(ballot: Ballot, *, filled: bool) -> str:
    """Return the small table of heads and sheets, and the sentences on quorum and validity."""
    names = ("应到", "实到", "请假", "印制", "发出", "收回", "有效", "无效")
    values = ["{{ 票." + name + " }}" if filled else "" for name in names]
    if not filled:
        values[0] = "{{ " + ballot.voting + ".应到 }}"
    counts = table(columns(*[1] * len(names)), [[head(name) for name in names], [Cell(value) for value in values]], height=ROW)
    share = "{% set 分数 = " + ballot.voting + ".法定人数文|replace('超过', '')|replace('以上', '') %}"
    over = "{% if " + ballot.rule + ".法定人数.比较 == '超过' %}超过应到" + ballot.voter + "的{{ 分数 }}{% else %}占应到" + ballot.voter + "的{{ 分数 }}以上{% endif %}"
    present = "{{ 票.实到 }}" if filled else BLANK
    due = "{{ " + ballot.voting + ".应到 }}"
    if filled:
        quorum = (
            "{% if 票.达到法定人数 %}" + over + "，符合法定人数。{% else %}未达到法定人数，选举无效。{% endif %}"
        )
        sheets = (
            "发出选票{{ 票.发出 }}张，收回选票{{ 票.收回 }}张，收回的选票数{% if 票.收回 == 票.发出 %}等于发出的选票数，选举有效。"
            "{% elif 票.收回 > 票.发出 %}多于发出的选票数，选举无效。{% else %}少于发出的选票数，选举有效。{% endif %}"
        ).replace("票.收回 > 票.发出", "not 票.选举有效 and 票.达到法定人数")
        least = (
            "{% if 票.种类 == '再次投票' and not 规则.再次投票须过半数 %}票数相等的被选举人中，以得票多的当选。{% else %}"
            "被选举人获得的赞成票{{ " + ballot.voting + ".当选文 }}（{{ 票.当选票数 }}票以上）的，始得当选。{% endif %}"
        )
    else:
        quorum = f"{over}，□符合　□不符合法定人数。"
        sheets = f"发出选票{BLANK}张，收回选票{BLANK}张，收回的选票数□等于　□少于　□多于发出的选票数，选举□有效　□无效。"
        least = "被选举人获得的赞成票{{ " + ballot.voting + f".当选文 }}}}（{BLANK}票以上）的，始得当选。"
    least = ballot.least or least
    due = "{{ 票.应到 }}" if filled else due
    write = note if filled else small
    return counts + gap(120) + write(f"{share}应到{ballot.voter}{due}名，实到{present}名，{quorum}{sheets}{least}") + gap(60)


def votes(ballot: Ballot, *, filled: bool) -> str:
    """Return the table of votes: each printed candidate, and those written in."""
    widths = columns(0.7, 1.6, 1, 1, 1, 1, 1)
    heads = [head(text) for text in ("序号", "姓名", "赞成", "不赞成", "弃权", "部分无效", f"是否{ballot.won}")]
    wide = len(widths)
    rows: list[Row]
    if filled:
        keys = ("赞成", "不赞成", "弃权", "部分无效")
        number, name = box("{{ loop.index }}"), box("{{ 行.姓名|补齐 }}")
        elected = box("{{ '" + ballot.won + "' if 行.当选 else '' }}")
        printed = [number, name, *[box("{{ 行." + key + " }}") for key in keys], elected]
        written = [number, name, box("{{ 行.赞成 }}"), box("—"), box("—"), box("—"), elected]
        rows = [
            heads, loop("票.节", "节"),
            [head(f"{{{{ 节.名称 }}}}候选人（{ballot.asked}{{{{ 节.应选 }}}}名）", wide)],
            loop("节.候选人", "行"), printed, END,
            "{%tr if 节.另选他人 %}", [head("另选他人（{{ 节.名称 }}）", wide)],
            loop("节.另选他人", "行"), written, END, "{%tr endif %}", END,
        ]
    else:
        empty = [box() for _ in range(5)]
        rows = [
            heads, loop(ballot.sections),
            [head(f"{{{{ 职务 }}}}候选人（{ballot.asked}{{{{ 选.应选 }}}}名）", wide)],
            loop("选.名单", "人"), [box("{{ loop.index }}"), box("{{ 人.姓名|补齐 }}"), *empty], END,
            "{%tr if 规则.另选他人.允许 %}", [head("另选他人（{{ 职务 }}）", wide)],
            loop(f"range([选.应选, {WRITE_IN_ROWS // 2}]|min)", "次"), [box() for _ in range(wide)], END, "{%tr endif %}", END,
        ]
    return table(widths, rows, head_rows=1, height=m.mm(6.2))


def elected(ballot: Ballot, *, filled: bool) -> str:
    """Return the list of the elected, with seats left empty and ties."""
    if ballot.event == "预选":
        return passed(filled=filled)
    if not filled:
        return (
            gap(120) + tag(f"for 职务, 选 in {ballot.sections}")
            + note(f"{{{{ 职务 }}}}应选{{{{ 选.应选 }}}}名，当选{BLANK}名，缺额{BLANK}名，当选人：", keep_next=True) + when("职务 == '委员'", gap(360, keep_next=True))
            + tag("endfor") + note("因票数相等须再次投票的：", keep_next=True)
        )
    return (
        gap(120) + tag("for 节 in 票.节")
        + note("{{ 节.名称 }}当选人（{{ 节.当选|length }}名{% if 节.名称 == '委员' %}，{{ 规则.名单次序.当选人文 }}{% endif %}）："
               "{{ 节.当选|字段('姓名')|顿号 if 节.当选 else '无' }}。", keep_next=True)
        + when("节.缺额 or 节.再次投票",
               note("{% if 节.再次投票 %}{{ 节.再次投票|字段('姓名')|顿号 }}票数相等，须再次投票选举{{ 节.再次投票名额 }}名。{% endif %}"
                    "{% if 节.缺额 %}{{ 节.名称 }}应选{{ 节.应选 }}名，缺额{{ 节.缺额 }}名。{% endif %}", keep_next=True))
        + tag("endfor")
    )  # fmt: skip


def passed(*, filled: bool) -> str:
    """Return the list of those who are formal candidates after a preliminary election."""
    if not filled:
        return (
            gap(120) + note(f"正式候选人{{{{ 选举.预选.应选 }}}}名，通过预选{BLANK}名，正式候选人：", keep_next=True) + gap(360, keep_next=True)
            + note("因票数相等须再次投票的：", keep_next=True)
        )
    return (
        gap(120) + tag("for 节 in 票.节")
        + note("正式候选人（{{ 节.当选|length }}名，{{ 规则.名单次序.候选人文 }}）：{{ 节.当选|字段('姓名')|顿号 if 节.当选 else '无' }}。", keep_next=True)
        + when("节.再次投票", note("{{ 节.再次投票|字段('姓名')|顿号 }}票数相等，须再次投票确定{{ 节.再次投票名额 }}名。", keep_next=True))
        + tag("endfor")
    )


def blank_report(ballot: Ballot) -> str:
    """Return the report of results of one ballot, to be filled in by hand."""
    return (
        heading(ballot, f"{ballot.event}结果报告单", new_page=True)
        + figures(ballot, filled=False) + votes(ballot, filled=False) + elected(ballot, filled=False) + signatures(ballot) + written_date()
    )


def report(ballot: Ballot, *, new_page: bool) -> str:
    """Return the filled reports of one election, a page for each vote that was held."""
    when_signed = "{{ 票.日期|日期 }}{% if 票.时间 %}{{ 票.时间|时刻 }}{% endif %}"
    first = heading(ballot, f"{ballot.event}结果报告单", new_page=new_page, again=AGAIN)
    later = heading(ballot, f"{ballot.event}结果报告单", new_page=True, again=AGAIN)
    return (
        tag(f"for 票 in ({ballot.result}.场次 if {ballot.result} else [])")
        + tag("if loop.first") + first + tag("else") + later + tag("endif")
        + figures(ballot, filled=True) + votes(ballot, filled=True) + elected(ballot, filled=True) + signatures(ballot)
        + paragraph("GwCellRight", run(when_signed)) + tag("endfor")
    )


def sheets() -> bytes:
    """Return 表格/B33-计票单.docx: tally sheet and blank report of both ballots."""
    def both(ballot: Ballot, *, new_page: bool) -> str:
        return tally_sheet(ballot, new_page=new_page) + blank_report(ballot)

    body = (
        tag("if 选举.预选") + both(PRELIMINARY, new_page=False)
        + tag("if 选举.候选人已定") + both(COMMITTEE, new_page=True) + tag("endif")
        + tag("else") + both(COMMITTEE, new_page=False) + tag("endif") + both(LEADERS, new_page=True)
    )  # fmt: skip
    return docx(body, SHEET)


def results() -> bytes:
    """Return 表格/C08-选举结果报告单.docx: the report of both ballots, filled."""
    body = (
        tag("if 结果.预选") + report(PRELIMINARY, new_page=False) + report(COMMITTEE, new_page=True)
        + tag("else") + report(COMMITTEE, new_page=False) + tag("endif") + report(LEADERS, new_page=True)
    )  # fmt: skip
    return docx(body, SHEET)
