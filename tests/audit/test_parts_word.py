"""Parts of papers made with direct formatting only, as Word and WPS users make them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from docgen.audit.docx import read
from docgen.audit.part import Direction, Part, Parts
from docgen.audit.parts import recognise
from docgen.audit.profile import Format, Profile

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
Desk = Any


def parts_of(desk: Desk) -> Parts:
    return recognise(read(desk.bytes(), "来文.docx").subject, Profile())


def told(parts: Parts) -> list[tuple[str, str]]:
    """Return what was taken, without empty lines."""
    return [(one.part.value, one.text) for one in parts.taken if one.part is not Part.BLANK]


def notice(desk: Desk) -> Desk:
    """A notice, from mark to imprint, the imprint in a table."""
    desk.write("000001", "仿宋")
    desk.write("特急", "黑体")
    desk.write("青山市人民政府文件", "方正小标宋简体", 42, CENTRE, red=True)
    desk.blank(2)
    desk.rule(desk.write("青政发〔2026〕12号", align=CENTRE))
    desk.blank(2)
    desk.write("青山市人民政府", "方正小标宋简体", 22, CENTRE)
    desk.write("关于加强防汛工作的通知", "方正小标宋简体", 22, CENTRE)
    desk.blank()
    desk.write("各区人民政府，市政府各部门：")
    desk.write("为做好今年的防汛工作，现通知如下：", indent=2)
    desk.write("一、压实责任", "黑体", indent=2)
    desk.write("（一）落实包保。", "楷体_GB2312", indent=2).add_run("各级负责人要到岗到位，做好值守。")
    desk.write("1.摸清底数。", indent=2)
    desk.write("（1）逐户登记；", indent=2)
    desk.write("二、严格纪律", "黑体", indent=2)
    desk.write("对失职的，依规追责。", indent=2)
    desk.blank()
    desk.write("附件：1.防汛责任表", indent=2)
    desk.write("2.值班安排", indent=5)
    desk.blank(2)
    desk.write("青山市人民政府", align=RIGHT, right=4)
    desk.write("2026年5月8日", align=RIGHT, right=4)
    desk.write("（此件公开发布）", indent=2)
    desk.new_page()
    desk.write("附件1", "黑体")
    desk.blank()
    desk.write("防汛责任表", "方正小标宋简体", 22, CENTRE)
    desk.write("按片区划分如下。", indent=2)
    desk.new_page()
    desk.write("附件2", "黑体")
    desk.blank()
    desk.write("值班安排", "方正小标宋简体", 22, CENTRE)
    desk.write("每日两人。", indent=2)
    table = desk.document.add_table(2, 2)
    desk.write("抄送：市委办公室，市人大常委会办公室。", size=14, into=table.cell(0, 0).paragraphs[0])
    desk.write("青山市人民政府办公室", size=14, into=table.cell(1, 0).paragraphs[0])
    desk.write("2026年5月8日印发", size=14, align=RIGHT, into=table.cell(1, 1).paragraphs[0])
    return desk


def test_notice(desk: Callable[[], Desk]) -> None:
    parts = parts_of(notice(desk()))
    assert parts.format is Format.GENERAL
    assert (parts.title, parts.type, parts.number) == ("青山市人民政府关于加强防汛工作的通知", "通知", "青政发〔2026〕12号")
    assert (parts.issuers, parts.direction) == (("青山市人民政府",), Direction.DOWN)
    assert [(one.label, one.title) for one in parts.annexes] == [("附件1", "防汛责任表"), ("附件2", "值班安排")]
    assert told(parts) == [
        ("份号", "000001"),
        ("紧急程度", "特急"),
        ("机关标志", "青山市人民政府文件"),
        ("发文字号", "青政发〔2026〕12号"),
        ("标题", "青山市人民政府"),
        ("标题", "关于加强防汛工作的通知"),
        ("主送", "各区人民政府，市政府各部门："),
        ("段落", "为做好今年的防汛工作，现通知如下："),
        ("一级标题", "一、压实责任"),
        ("二级标题", "（一）落实包保。"),
        ("段落", "各级负责人要到岗到位，做好值守。"),
        ("三级标题", "1.摸清底数。"),
        ("四级标题", "（1）逐户登记；"),
        ("一级标题", "二、严格纪律"),
        ("段落", "对失职的，依规追责。"),
        ("附件说明", "附件：1.防汛责任表"),
        ("附件说明", "2.值班安排"),
        ("署名", "青山市人民政府"),
        ("日期", "2026年5月8日"),
        ("附注", "（此件公开发布）"),
        ("附件标号", "附件1"),
        ("附件标题", "防汛责任表"),
        ("段落", "按片区划分如下。"),
        ("附件标号", "附件2"),
        ("附件标题", "值班安排"),
        ("段落", "每日两人。"),
        ("抄送", "抄送：市委办公室，市人大常委会办公室。"),
        ("印发", "青山市人民政府办公室"),
        ("印发", "2026年5月8日印发"),
    ]


def test_request_with_two_signatories(desk: Callable[[], Desk]) -> None:
    paper = desk()
    paper.write("青山市财政局文件", "方正小标宋简体", 48, CENTRE, red=True)
    paper.blank(2)
    paper.write("签发人：王  明　李建国", align=RIGHT, right=1)
    paper.rule(paper.write("青财〔2026〕3号　　　　　　　　　　赵　云"))
    paper.blank(2)
    paper.write("青山市财政局关于追加经费的请示", "方正小标宋简体", 22, CENTRE)
    paper.blank()
    paper.write("市人民政府：")
    paper.write("因工作需要，拟追加经费。", indent=2)
    paper.write("妥否，请批示。", indent=2)
    paper.blank()
    paper.write("青山市财政局", align=RIGHT, right=4)
    paper.write("2026年1月5日", align=RIGHT, right=4)
    paper.write("（联系人：周强，联系电话：00000000）", indent=2)
    parts = parts_of(paper)
    assert (parts.number, parts.direction) == ("青财〔2026〕3号", Direction.UP)
    assert parts.signatories == ("王明", "李建国", "赵云")
    assert [one.part for one in parts.of(Part.REMARK, Part.ISSUER, Part.DATE)] == [Part.ISSUER, Part.DATE, Part.REMARK]


WRONG = {
    "半角方括号": ("青政发[2026]12号", Part.NUMBER),
    "六角括号写成方头": ("青政发【2026】12号", Part.NUMBER),
    "序号补零": ("青政发〔2026〕012号", Part.NUMBER),
    "加“第”": ("青政发〔2026〕第12号", Part.NUMBER),
    "两位年份": ("青政发〔26〕12号", Part.NUMBER),
    "圆括号": ("青政发（2026）12号", Part.NUMBER),
}


@pytest.mark.parametrize(("text", "part"), WRONG.values(), ids=WRONG)
def test_a_number_written_wrongly_is_still_the_number(desk: Callable[[], Desk], text: str, part: Part) -> None:
    paper = desk()
    paper.write("青山市人民政府文件", "宋体", 42, CENTRE, red=True)
    paper.write(text, align=CENTRE)
    paper.write("青山市人民政府关于防汛的通知", "宋体", 22, CENTRE)
    paper.write("各区人民政府：")
    paper.write("请做好防汛工作。", indent=2)
    found = parts_of(paper).first(part)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "indent"), [("各区人民政府:", 0), ("各区人民政府", 0), ("各区人民政府，市直各单位：", 2)], ids=["半角冒号", "没有冒号", "缩进"]
)
def test_addressees_written_wrongly(desk: Callable[[], Desk], text: str, indent: float) -> None:
    paper = desk()
    paper.write("关于防汛的通知", "宋体", 22, CENTRE)
    paper.write(text, indent=indent)
    paper.write("为做好防汛工作，现通知如下：", indent=2)
    parts = parts_of(paper)
    assert [one.text for one in parts.of(Part.ADDRESSEES)] == [text]


def test_no_addressees_where_the_text_begins_with_a_colon(desk: Callable[[], Desk]) -> None:
    paper = desk()
    paper.write("青山市人民政府公告", "宋体", 22, CENTRE)
    paper.write("根据有关规定，现将有关事项公告如下：", indent=2)
    paper.write("一、时间", "黑体", indent=2)
    assert parts_of(paper).first(Part.ADDRESSEES) is None


@pytest.mark.parametrize("date", ["二〇二六年五月八日", "2026年05月08日", "2026.5.8", "2026年5月8号"])
def test_dates_written_wrongly(desk: Callable[[], Desk], date: str) -> None:
    paper = desk()
    paper.write("关于防汛的通知", "宋体", 22, CENTRE)
    paper.write("请做好防汛工作。", indent=2)
    paper.write("青山市人民政府", align=RIGHT)
    paper.write(date, align=RIGHT)
    parts = parts_of(paper)
    assert [one.text for one in parts.of(Part.ISSUER, Part.DATE)] == ["青山市人民政府", date]


def test_minutes_and_order(desk: Callable[[], Desk]) -> None:
    minutes = desk()
    minutes.write("青山市人民政府常务会议纪要", "方正小标宋简体", 40, CENTRE, red=True)
    minutes.write("第8期", align=CENTRE)
    minutes.write("会议研究了防汛工作。", indent=2)
    minutes.blank()
    minutes.write("出席：王明、李强", indent=2)
    parts = parts_of(minutes)
    assert (parts.format, parts.number, parts.type) == (Format.MINUTES, "第8期", "纪要")
    assert [one.text for one in parts.of(Part.ATTENDANCE)] == ["出席：王明、李强"]
    order = desk()
    order.write("青山市人民政府令", "方正小标宋简体", 40, CENTRE, red=True)
    order.write("第3号", align=CENTRE)
    order.write("现公布《青山市防汛办法》，自公布之日起施行。", indent=2)
    order.write("市长　王明", align=RIGHT)
    order.write("2026年5月8日", align=RIGHT)
    parts = parts_of(order)
    assert (parts.format, parts.number, parts.type) == (Format.ORDER, "第3号", "令")


def test_joint_mark_and_imprint_before_annex(desk: Callable[[], Desk]) -> None:
    paper = desk()
    table = paper.document.add_table(2, 2)
    paper.write("青山市财政局", "方正小标宋简体", 36, CENTRE, red=True, into=table.cell(0, 0).paragraphs[0])
    paper.write("青山市民政局", "方正小标宋简体", 36, CENTRE, red=True, into=table.cell(1, 0).paragraphs[0])
    paper.write("文件", "方正小标宋简体", 36, CENTRE, red=True, into=table.cell(0, 1).merge(table.cell(1, 1)).paragraphs[0])
    paper.write("青财〔2026〕9号", align=CENTRE)
    paper.write("关于发放补贴的通知", "方正小标宋简体", 22, CENTRE)
    paper.write("各区财政局、民政局：")
    paper.write("现将补贴标准印发。", indent=2)
    paper.write("青山市财政局", align=RIGHT)
    paper.write("青山市民政局", align=RIGHT)
    paper.write("2026年5月8日", align=RIGHT)
    paper.write("青山市财政局办公室　　　　2026年5月9日印发", size=14)
    paper.new_page()
    paper.write("附件", "黑体")
    paper.write("补贴标准", "方正小标宋简体", 22, CENTRE)
    parts = parts_of(paper)
    assert parts.issuers == ("青山市财政局", "青山市民政局")
    assert [one.text for one in parts.of(Part.ISSUER)] == ["青山市财政局", "青山市民政局"]
    printed, label = parts.first(Part.PRINT), parts.first(Part.ANNEX_LABEL)
    assert printed is not None
    assert label is not None
    assert printed.paragraph < label.paragraph


def test_a_ruled_line_of_the_head_is_no_imprint(desk: Callable[[], Desk]) -> None:
    """Minutes say between mark and title who edits them and when, over the red rule."""
    minutes = desk()
    minutes.write("青山市人民政府专题会议纪要", "方正小标宋简体", 32, CENTRE, red=True)
    minutes.write("〔2026〕8号", align=CENTRE)
    minutes.rule(minutes.write("青山市人民政府办公室　　　　2026年5月8日"))
    minutes.write("会议听取了市应急管理局关于防汛抗旱工作情况的汇报，研究了下一步工作，议定了有关事项，要求抓好落实。", indent=2)
    assert parts_of(minutes).first(Part.PRINT) is None
