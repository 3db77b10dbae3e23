"""Papers made by hand, one or more for every frame: to look at after restyling, and for the tests.

`python -m tools.frames --show 目录` writes them as .docx.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from docgen.documents.block import (
    Attachment,
    Block,
    Column,
    Cue,
    Head,
    Heading,
    Imprint,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)

_DAY = dt.date(2027, 1, 8)
_ISSUER = "示例县清溪镇科学技术协会"
_COMMITTEE = "中共示例县清溪镇委员会"
_CONGRESS = f"{_ISSUER}第一次代表大会"
_ATOMS = (_ISSUER, _CONGRESS, _COMMITTEE, "清溪镇科学技术协会", "示例县科学技术协会")
_TEXT = (
    "为深入贯彻落实党中央关于群团改革的决策部署，进一步加强基层科协组织建设，团结引领全镇广大科技工作者听党话、跟党走，"
    "经镇党委研究同意，并报县科学技术协会批准，定于2027年1月22日召开清溪镇科学技术协会第一次代表大会。"
)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _chapters(count: int) -> tuple[Block, ...]:
    return tuple(
        block
        for number in "一二三四五六七八九"[:count]
        for block in (
            Heading(1, f"{number}、会议的主要任务"),
            _paragraph(_TEXT),
            Heading(2, "（一）认真组织。", (Run("各代表团要做好代表报到、会风会纪等工作——确保“三长”代表到会……"),)),
            Heading(3, "1.报到时间和地点"),
            Paragraph((Run("报到时间："), Run("1月21日下午", "黑体"), Run("，地点：镇政府一楼大厅。"))),
        )
    )


_PEOPLE = (
    ("王\u3000明", "男", "1975.03", "清溪镇中心卫生院院长"),
    ("欧阳秀英", "女", "1983.11", "清溪镇农业综合服务中心主任、高级农艺师，示例县第九届人民代表大会代表"),
    ("李\u3000喆", "男", "1990.07", "清溪镇中心小学校长"),
)
ROSTER = Table(
    (Column("序号"), Column("姓名"), Column("性别"), Column("出生年月"), Column("工作单位及职务")),
    tuple((str(number), *_PEOPLE[number % 3]) for number in range(1, 41)),
)
_WIDE = Table(
    (*ROSTER.columns, Column("推荐单位"), Column("备注", align="居左")),
    tuple((*row, "清溪镇卫生院党支部", "") for row in ROSTER.rows[:20]),
    "代表候选人预备人选汇总表",
)
_HEAD = Head((_ISSUER,), "清科协〔2027〕1号")
_IMPRINT = Imprint(
    "县委组织部，县科学技术协会，镇党委办公室、镇人大办公室、镇人民政府办公室，镇直各部门，各村（社区）党组织",
    "清溪镇科学技术协会办公室", _DAY,
)

NOTICE = Paper(
    "A07", "通知", "红头-下行", f"{_ISSUER}关于召开{_CONGRESS}的通知", _chapters(1), head=_HEAD,
    addressees="各村（社区），镇直各单位", signature=Signature((_ISSUER,), _DAY), remark="此件公开发布", imprint=_IMPRINT, atoms=_ATOMS,
)
REQUEST = Paper(
    "A05", "请示", "红头-上行", f"{_COMMITTEE}关于召开{_CONGRESS}的请示", (_paragraph(_TEXT), _paragraph("妥否，请批示。")),
    head=Head((_COMMITTEE,), "清委〔2027〕1号", ("王建国",), "000001", "机密★1年", "特急"), addressees="示例县科学技术协会",
    signature=Signature((_COMMITTEE,), _DAY), remark="联系人：李明；联系电话：0816-1234567", imprint=_IMPRINT, atoms=_ATOMS,
)
LETTER = Paper(
    "B10", "函", "信函", f"关于征求{_ISSUER}主席、副主席候选人意见的函", _chapters(4), head=Head((_COMMITTEE,), "清委函〔2027〕1号"),
    addressees="示例县科学技术协会", attachments=(Attachment("主席、副主席候选人基本情况", (ROSTER,)),),
    signature=Signature((_COMMITTEE,), _DAY, sealed=False), imprint=_IMPRINT, atoms=_ATOMS,
)
MEASURES = Paper(
    "B18", "选举办法", "白头", f"{_CONGRESS}选举办法（草案）", _chapters(2),
    subtitle=f"（2027年1月22日{_CONGRESS}通过）", atoms=_ATOMS,
)
SCRIPT = Paper(
    "B37", "主持词", "讲稿", f"{_CONGRESS}选举主持词",
    (
        Paragraph((Run("各位代表、同志们："),), "顶格"), _paragraph(_TEXT), Cue((Run("（鼓掌）"),)),
        Heading(1, "一、通过选举办法"), _paragraph(_TEXT), Cue((Run("（稍停）不同意的请举手。"),)),
    ),
    subtitle="（2027年1月22日上午\u3000王建国）", atoms=_ATOMS,
)

PAPERS: Mapping[str, Paper] = {
    "通知": NOTICE,
    "通知-附件": replace(
        NOTICE, body=_chapters(4), remark="",
        attachments=(
            Attachment(f"{_CONGRESS}代表名额分配表", (ROSTER,)),
            Attachment(f"{_CONGRESS}代表候选人预备人选汇总表", (_WIDE,), landscape=True),
        ),
    ),
    "请示": REQUEST,
    "函": LETTER,
    "选举办法": MEASURES,
    "名单": Paper("B15", "名单", "表格", f"{_CONGRESS}代表名单", (ROSTER,), subtitle="（共40名，按姓氏笔画为序）", atoms=_ATOMS),
    "汇总表": Paper("B16", "汇总表", "表格", f"{_CONGRESS}代表候选人预备人选汇总表", (_WIDE,), landscape=True, atoms=_ATOMS),
    "主持词": SCRIPT,
    "满页": Paper("X01", "满页", "白头", "满页", (_paragraph("清溪" * 1200),)),
}
