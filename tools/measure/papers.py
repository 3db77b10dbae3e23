"""Papers made by hand, one or more for every frame and every form of the standard: to look at after restyling, and for the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
from docgen.model.page import PageChoices
from docgen.render.sheet import LOOSE, Fit

DAY = dt.date(2027, 1, 8)
ISSUER = "示例县清溪镇科学技术协会"
COMMITTEE = "中共示例县清溪镇委员会"
GOVERNMENT = "示例县清溪镇人民政府"
ORGANS = (COMMITTEE, GOVERNMENT, ISSUER, "共青团示例县清溪镇委员会", "示例县清溪镇妇女联合会", "示例县清溪镇总工会")
SIGNERS = ("王建国", "李明", "欧阳秀英", "赵一", "钱多多", "孙立新")
CONGRESS = f"{ISSUER}第一次代表大会"
ATOMS = (*ORGANS, CONGRESS, "清溪镇科学技术协会", "示例县科学技术协会")
TEXT = (
    "为深入贯彻落实党中央关于群团改革的决策部署，进一步加强基层科协组织建设，团结引领全镇广大科技工作者听党话、跟党走，"
    "经镇党委研究同意，并报县科学技术协会批准，定于2027年1月22日召开清溪镇科学技术协会第一次代表大会。"
)


def words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def body(count: int = 1) -> tuple[Block, ...]:
    """Return chapters with headings of all four levels, alone on their line and run in."""
    return tuple(
        block
        for number in "一二三四五六七八九"[:count]
        for block in (
            Heading(1, f"{number}、会议的主要任务"),
            words(TEXT),
            Heading(2, "（一）代表的组成"),
            Heading(2, "（二）认真组织。", (Run("各代表团要做好代表报到、会风会纪等工作——确保“三长”代表到会……"),)),
            Heading(3, "1.报到时间和地点"),
            Heading(3, "2.报到手续。", (Run("代表凭通知报到。"),)),
            Heading(4, "（1）食宿安排"),
            Heading(4, "（2）交通安排。", (Run("自行前往。"),)),
        )
    )


ROWS = Table(
    (Column("序号"), Column("姓名"), Column("性别"), Column("出生年月"), Column("工作单位及职务")),
    tuple((str(number), "李\u3000喆", "男", "1990.07", "清溪镇农业综合服务中心主任、高级农艺师") for number in range(1, 71)),
)
WIDE = replace(ROWS, columns=(*ROWS.columns, Column("备注")), rows=tuple((*row, "") for row in ROWS.rows[:30]))
HEAD = Head((ISSUER,), "清科协〔2027〕1号")
UPWARD = Head((COMMITTEE,), "清委〔2027〕1号", ("王建国",))
IMPRINT = Imprint("县委组织部，县科学技术协会，镇党委办公室、镇人民政府办公室", "清溪镇科学技术协会办公室", DAY)
LONG_IMPRINT = Imprint(
    "县委组织部，县科学技术协会，镇党委办公室、镇人大办公室、镇人民政府办公室，镇直各部门，各村（社区）党组织", "清溪镇科学技术协会办公室", DAY
)
WRAPPED = replace(IMPRINT, copies="县委组织部，县科学技术协会，镇党委办公室、镇人大办公室、镇人民政府办公室，镇直各部门，各村（社区）党组织，各人民团体")
NOTICE = Paper(
    "X01", "通知", "红头-下行", f"{ISSUER}关于召开{ISSUER}第一次代表大会的通知", (words(TEXT), words("特此通知。")), head=HEAD,
    addressees="各村（社区），镇直各单位", signature=Signature((ISSUER,), DAY), imprint=IMPRINT, atoms=ATOMS,
)
REQUEST = replace(
    NOTICE, frame="红头-上行", head=UPWARD, title=f"{COMMITTEE}关于成立{ISSUER}的请示", addressees="示例县科学技术协会",
    signature=Signature((COMMITTEE,), DAY), remark="联系人：李明；联系电话：0816-1234567",
)
LETTER = replace(NOTICE, frame="信函", head=Head((COMMITTEE,), "清委函〔2027〕1号"), title=f"关于征求{ISSUER}主席、副主席候选人意见的函")
ORDER = replace(
    NOTICE, frame="命令", title="命令", head=Head((GOVERNMENT,), "第1号", mark=f"{GOVERNMENT}令"), addressees="",
    signature=Signature((GOVERNMENT,), DAY, posts=("镇长",)),
)
MINUTES = replace(
    NOTICE, frame="纪要", title="研究科协成立有关工作的会议纪要", head=Head((GOVERNMENT,), "〔2027〕1号", mark="清溪镇人民政府办公会议纪要"),
    addressees="", signature=None,
    attendance=(
        ("出席", "王建国、李明、欧阳秀英、赵一、钱多多、孙立新、周文、吴越、郑重、冯春、陈诚、褚亮、卫国、蒋明、沈秋华"),
        ("请假", "韩冬"), ("列席", "杨柳、朱红"),
    ),
)


def _chapters(count: int) -> tuple[Block, ...]:
    return tuple(
        block
        for number in "一二三四五六七八九"[:count]
        for block in (
            Heading(1, f"{number}、会议的主要任务"),
            words(TEXT),
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
_ROSTER = Table(
    (Column("序号"), Column("姓名"), Column("性别"), Column("出生年月"), Column("工作单位及职务")),
    tuple((str(number), *_PEOPLE[number % 3]) for number in range(1, 41)),
)
_WIDER = Table(
    (*_ROSTER.columns, Column("推荐单位"), Column("备注", align="居左")),
    tuple((*row, "清溪镇卫生院党支部", "") for row in _ROSTER.rows[:20]),
    "代表候选人预备人选汇总表",
)
_CALL = Paper(
    "A07", "通知", "红头-下行", f"{ISSUER}关于召开{CONGRESS}的通知", _chapters(1), head=HEAD,
    addressees="各村（社区），镇直各单位", signature=Signature((ISSUER,), DAY), remark="此件公开发布", imprint=LONG_IMPRINT, atoms=ATOMS,
)
_ASKING = Paper(
    "A05", "请示", "红头-上行", f"{COMMITTEE}关于召开{CONGRESS}的请示", (words(TEXT), words("妥否，请批示。")),
    head=Head((COMMITTEE,), "清委〔2027〕1号", ("王建国",), "000001", "机密★1年", "特急"), addressees="示例县科学技术协会",
    signature=Signature((COMMITTEE,), DAY), remark="联系人：李明；联系电话：0816-1234567", imprint=LONG_IMPRINT, atoms=ATOMS,
)
_INQUIRY = Paper(
    "B10", "函", "信函", f"关于征求{ISSUER}主席、副主席候选人意见的函", _chapters(4), head=Head((COMMITTEE,), "清委函〔2027〕1号"),
    addressees="示例县科学技术协会", attachments=(Attachment("主席、副主席候选人基本情况", (_ROSTER,)),),
    signature=Signature((COMMITTEE,), DAY, sealed=False), imprint=LONG_IMPRINT, atoms=ATOMS,
)
_MEASURES = Paper(
    "B18", "选举办法", "白头", f"{CONGRESS}选举办法（草案）", _chapters(2),
    subtitle=f"（2027年1月22日{CONGRESS}通过）", atoms=ATOMS,
)
_SCRIPT = Paper(
    "B37", "主持词", "讲稿", f"{CONGRESS}选举主持词",
    (
        Paragraph((Run("各位代表、同志们："),), "顶格"), words(TEXT), Cue((Run("（鼓掌）"),)),
        Heading(1, "一、通过选举办法"), words(TEXT), Cue((Run("（稍停）不同意的请举手。"),)),
    ),
    subtitle="（2027年1月22日上午\u3000王建国）", atoms=ATOMS,
)

SPECIMENS: Mapping[str, Paper] = {
    "通知": _CALL,
    "通知-附件": replace(
        _CALL, body=_chapters(4), remark="",
        attachments=(
            Attachment(f"{CONGRESS}代表名额分配表", (_ROSTER,)),
            Attachment(f"{CONGRESS}代表候选人预备人选汇总表", (_WIDER,), landscape=True),
        ),
    ),
    "请示": _ASKING,
    "函": _INQUIRY,
    "选举办法": _MEASURES,
    "名单": Paper("B15", "名单", "表格", f"{CONGRESS}代表名单", (_ROSTER,), subtitle="（共40名，按姓氏笔画为序）", atoms=ATOMS),
    "汇总表": Paper("B16", "汇总表", "表格", f"{CONGRESS}代表候选人预备人选汇总表", (_WIDER,), landscape=True, atoms=ATOMS),
    "主持词": _SCRIPT,
    "满页": Paper("X01", "满页", "白头", "满页", (words("清溪" * 1200),)),
}
"""A paper or more for every frame."""


def joint(count: int, *, sealed: bool = True) -> Paper:
    """Return a paper of `count` organs, each with its signatory and its seal."""
    organs = ORGANS[:count]
    return replace(
        REQUEST, head=Head(organs, "清委〔2027〕2号", SIGNERS[:count]), title=f"关于成立{ISSUER}的请示", body=body(1),
        signature=Signature(organs, DAY, sealed),
    )


def long(pages: int) -> Paper:
    """Return a paper of about so many pages."""
    return replace(NOTICE, body=tuple(words("清溪" * 60) for _ in range(round((pages - 0.5) * 4.2))))


@dataclass(frozen=True)
class Case:
    """A paper, how its folder has its pages, and what its layout asked for."""

    paper: Paper
    choices: PageChoices = field(default_factory=PageChoices)
    fit: Fit = LOOSE


def _annexes(*bodies: Attachment) -> Paper:
    return replace(NOTICE, body=body(2), attachments=bodies)


_PAPERS: Mapping[str, Paper] = {
    "份号": replace(NOTICE, head=replace(HEAD, copy_number="000001")),
    "密级": replace(NOTICE, head=replace(HEAD, classification="秘密★1年")),
    "紧急程度": replace(NOTICE, head=replace(HEAD, urgency="特急")),
    "份号密级紧急程度": replace(NOTICE, head=replace(HEAD, copy_number="000001", classification="机密★1年", urgency="加急")),
    "密级紧急程度": replace(NOTICE, head=replace(HEAD, classification="秘密★1年", urgency="特急")),
    "份号紧急程度": replace(NOTICE, head=replace(HEAD, copy_number="000001", urgency="加急")),
    **{f"联合{count}": joint(count) for count in range(2, 7)},
    **{f"联合{count}不盖章": joint(count, sealed=False) for count in (2, 3, 6)},
    **{f"签发人{count}": replace(REQUEST, head=replace(UPWARD, signatories=SIGNERS[:count])) for count in range(1, 7)},
    "一段": replace(REQUEST, body=(words(TEXT),), head=replace(UPWARD, signatories=SIGNERS)),
    **{f"一段{count}字": replace(NOTICE, body=(words((ISSUER * 20)[: count - 1] + "。"),)) for count in (84, 112, 140)},
    "标题1行": replace(NOTICE, title="关于召开代表大会的通知"),
    "标题2行": replace(NOTICE, title=f"{ISSUER}关于召开会议的通知"),
    "标题3行": replace(NOTICE, title=f"{COMMITTEE}关于转发{ISSUER}进一步加强基层科协组织建设意见的通知"),
    "标题4行": replace(
        NOTICE, title=f"{COMMITTEE}关于转发《{ISSUER}关于深入贯彻落实党中央决策部署进一步加强基层科协组织建设的实施意见（试行）》的通知"
    ),
    "主送回行": replace(NOTICE, addressees="各村（社区）党组织，镇党委各部门，镇人大办公室，镇人民政府各办公室、各中心，镇直各单位，各人民团体"),
    "各级标题": replace(NOTICE, body=body(3)),
    "附件说明1": _annexes(Attachment("清溪镇科学技术协会第一次代表大会代表名额分配和推选工作安排一览表", (words(TEXT),))),
    "附件11": _annexes(*(Attachment(f"清溪镇科学技术协会第一次代表大会第{n}代表团代表名额分配和推选工作安排表", (words(TEXT),)) for n in range(1, 12))),
    "附件另附": _annexes(Attachment("代表名额分配表", (ROWS,), apart=True), Attachment("推荐表", (words(TEXT),), apart=True)),
    "附件横表": _annexes(Attachment("代表名单", (ROWS,)), Attachment("候选人汇总表", (WIDE,), landscape=True), Attachment("推荐表", (words(TEXT),))),
    "附件横表在末": _annexes(Attachment("候选人汇总表", (WIDE,), landscape=True)),
    "不盖章": replace(NOTICE, signature=Signature((ISSUER,), DAY, sealed=False), remark="此件公开发布"),
    "长署名": replace(NOTICE, signature=Signature(("示例县清溪镇科学技术协会筹备工作领导小组",), DAY)),
    "大印章": replace(NOTICE, signature=Signature((ISSUER,), DAY, seal_mm=60)),
    "主送在版记": replace(NOTICE, addressees="", imprint=replace(WRAPPED, addressees="各村（社区）党组织，镇党委各部门，镇人大办公室，镇人民政府各办公室、各中心，镇直各单位")),
    "抄送回行": replace(NOTICE, imprint=WRAPPED),
    "无抄送": replace(NOTICE, imprint=replace(IMPRINT, copies="")),
    "函长": replace(LETTER, body=body(3)),
    "函密级": replace(LETTER, head=replace(LETTER.head or HEAD, copy_number="000001", classification="秘密★1年", urgency="特急")),
    "函联合": replace(LETTER, head=replace(LETTER.head or HEAD, issuers=ORGANS[:2]), signature=Signature(ORGANS[:2], DAY, sealed=False)),
    "命令": ORDER,
    "命令联合": replace(ORDER, signature=Signature((GOVERNMENT,), DAY, posts=("示例县清溪镇人民政府镇长", "示例县农业农村局局长"))),
    "议案": replace(NOTICE, title=f"{GOVERNMENT}关于提请审议清溪镇科普工作规划的议案", signature=Signature((GOVERNMENT,), DAY, posts=("镇长",))),
    "纪要": MINUTES,
    **{f"{pages}页": long(pages) for pages in (1, 2, 3, 5, 10, 20, 40)},
}

CASES: Mapping[str, Case] = {
    **{name: Case(paper) for name, paper in SPECIMENS.items()},
    **{name: Case(paper) for name, paper in _PAPERS.items()},
    "版记另页": Case(NOTICE, fit=Fit(own_page=True)),
    "版记前空白": Case(NOTICE, fit=Fit(blanks=2)),
    "版记前空白横": Case(_PAPERS["附件横表在末"], fit=Fit(blanks=1)),
    "末面": Case(long(2), PageChoices(placement="末面")),
    "对折": Case(long(1), PageChoices(placement="四的倍数")),
    "对折函": Case(LETTER, PageChoices(placement="四的倍数")),
    "收紧": Case(long(2), fit=Fit(keep=False, line=560, halved=True)),
    **{f"行距{line}": Case(paper, fit=Fit(keep=False, line=line)) for line, paper in ((520, NOTICE), (560, REQUEST), (600, NOTICE), (615, REQUEST))},
    "补偿行距520": Case(NOTICE, PageChoices(page_profile="补偿"), Fit(keep=False, line=520)),
    "套打": Case(replace(NOTICE, head=replace(HEAD, copy_number="000001")), PageChoices(preprinted=True)),
    "套打函": Case(LETTER, PageChoices(preprinted=True)),
    "补偿": Case(long(3), PageChoices(page_profile="补偿")),
    "补偿满页": Case(Paper("X02", "满页", "白头", "满页", (words("清溪" * 1200),)), PageChoices(page_profile="补偿")),
    "字号54": Case(NOTICE, PageChoices(mark_size=54)),
}
