from __future__ import annotations

import datetime as dt

import pytest

from docgen.documents import catalogue as catalogue_of
from docgen.documents.block import Paragraph, Run, Table
from docgen.documents.composer import Composer
from docgen.documents.matter import Matter
from docgen.model.organisation import Body
from docgen.model.plan import Issued
from docgen.problem import DocgenError

COMMITTEE = Body.model_validate({"名称": "中国共产党示例镇委员会", "规范化简称": "中共示例镇委员会", "简称": "镇党委", "代字": "示委", "印发机关": "示例镇党政办公室"})
SUPERIOR = Body.model_validate({"名称": "示例县科学技术协会", "简称": "县科协", "代字": "示科协", "签发人": "林示"})
HEAD = "---\n编号: {code}\n名称: {name}\n文种: 函\n版式: {frame}\n阶段: 会前\n时间: T-9\n适用: [成立]\n{more}---\n{body}"


def text(body: str, code: str = "Z01", name: str = "关于某事的函", frame: str = "信函", more: str = "发文: 党委\n主送: 上级科协\n") -> str:
    return HEAD.format(code=code, name=name, frame=frame, more=more, body=body)


def composer(*texts: str, issued: dict[str, Issued] | None = None, own: dict[str, str] | None = None, **facts: object) -> Composer:
    catalogue, problems = catalogue_of.read({f"甲{number}.md": found for number, found in enumerate(texts)})
    assert problems == []
    matter = Matter("成立", facts, {"党委": COMMITTEE, "上级科协": SUPERIOR}, issued or {}, lambda code: dt.date(2027, 1, 13), own or {}, ())
    return Composer(catalogue, matter)


def test_a_letter_has_all_its_parts() -> None:
    given = {"Z01": Issued.model_validate({"文号": "示委〔2026〕9号", "日期": "2026-12-25"})}
    paper = composer(text("请研究。", more="发文: 党委\n主送: 上级科协\n抄送: [党委, 各单位]\n附注: 此件公开\n"), issued=given).paper("Z01")
    assert paper.title == "中共示例镇委员会关于某事的函"
    assert paper.addressees == "示例县科学技术协会"
    assert paper.head is not None
    assert paper.head.number == "示委〔2026〕9号"
    assert paper.signature is not None
    assert (paper.signature.names, paper.signature.day) == (("中共示例镇委员会",), dt.date(2026, 12, 25))
    assert paper.imprint is not None
    assert (paper.imprint.copies, paper.imprint.office) == ("中共示例镇委员会，各单位", "示例镇党政办公室")
    assert paper.remark == "此件公开"
    assert paper.body == (Paragraph((Run("请研究。"),)),)


def test_a_number_not_yet_given_leaves_room_for_it() -> None:
    head = composer(text("请研究。")).paper("Z01").head
    assert head is not None
    assert head.number == "示委〔2027〕\u3000号"


def test_an_upward_paper_names_its_signatory() -> None:
    head = composer(text("妥否，请批示。", frame="红头-上行", more="发文: 上级科协\n主送: 党委\n")).paper("Z01").head
    assert head is not None
    assert head.signatories == ("林示",)


def test_annexes_bring_their_title_and_body() -> None:
    carrier = text('见{{ 附件号("Z02") }}。', more="发文: 党委\n附件: [Z02, Z03]\n")
    annexes = [text("甲。", code=code, name=name, frame="白头", more="") for code, name in (("Z02", "名额分配表"), ("Z03", "登记表"))]
    paper = composer(carrier, *annexes).paper("Z01")
    assert [attachment.title for attachment in paper.attachments] == ["名额分配表", "登记表"]
    assert paper.body == (Paragraph((Run("见附件1。"),)),)


def test_another_paper_is_cited_by_title_and_number() -> None:
    given = {"A06": Issued.model_validate({"标题": "某县关于某事的请示", "文号": "示科〔2026〕2号", "日期": "2026-11-27"})}
    paper = composer(text('{{ 引用("A06") }}收悉。于{{ 文件("A06").日期|日期 }}收到。'), issued=given).paper("Z01")
    assert paper.body == (Paragraph((Run("《某县关于某事的请示》（示科〔2026〕2号）收悉。于2026年11月27日收到。"),)),)


def test_own_texts_are_composed_with_the_same_facts() -> None:
    paper = composer(text('{{ 文稿("附件.md") }}'), own={"附件.md": "# 做法\n\n共{{ 数 }}个。\n"}, 数=17).paper("Z01")
    assert paper.body[1:] == (Paragraph((Run("共17个。"),)),)  # type: ignore[index]


def test_a_paper_waits_for_the_office_s_own_text() -> None:
    paper = text('{{ 文稿("细则") }}', more="文稿: [细则]\n", frame="白头")
    choice = composer(paper).choices()[0]
    assert (choice.included, choice.waits, choice.reason) == (False, True, "还缺：文稿/细则.md")
    made = composer(paper, own={"文稿/细则.md": "共{{ 数 }}条。\n"}, 数=23)
    assert made.choices()[0].included
    assert made.paper("Z01").body == (Paragraph((Run("共23条。"),)),)


def test_a_table_stands_where_it_was_called() -> None:
    paper = composer(text('{{ 表(人们, 列=["姓名"], 序号=False) }}'), 人们=[{"姓名": "林示"}]).paper("Z01")
    assert isinstance(paper.body, tuple)
    assert isinstance(paper.body[0], Table)
    assert paper.body[0].rows == (("林\u3000示",),)


def test_values_are_printed_as_they_are() -> None:
    paper = composer(text("{{ 名 }}"), 名="*A* & <b> # 1. - {{ 7*7 }} _x_").paper("Z01")
    assert paper.body == (Paragraph((Run("*A* & <b> # 1. - {{ 7*7 }} _x_"),)),)


NAME = "改成已有的名称（docgen templates show 编号 可列出）"
EMPTY = "补上资料里的这一项，或在模板里先用 {% if %} 判断；列表要先用 |顿号 连接"
UNFIT = "看值是不是这里要的那一类（文字、数、日期、名单），过滤器、函数用得对不对"
WRITING = "核对 {{ }}、{% %} 是否成对，引号、括号是否齐全并用半角"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("甲\n{{ 名 }}", "甲0.md:13: 错误 E-TPL-03 没有“名”这个变量（最接近的是“名单”）；改法：" + NAME),
        ("{{ 数们 }}", "甲0.md:12: 错误 E-TPL-04 这里是一串数据，不能整个印出来；改法：" + EMPTY),
        ("{{ 空 }}", "甲0.md:12: 错误 E-TPL-04 这里没有值；改法：" + EMPTY),
        ("{{ 党委 }}", "甲0.md:12: 错误 E-TPL-04 这里不是能直接印的文字、数或日期；改法：" + EMPTY),
        ("{{ 党委.__class__ }}", "甲0.md:12: 错误 E-TPL-03 这里没有“__class__”这一项；改法：" + NAME),
        ("{{ 人们|join }}", "甲0.md:12: 错误 E-TPL-12 这里算不出来：值的类型不对；改法：" + UNFIT),
        ("{{ 党委 ~ '' }}", "甲0.md:12: 错误 E-TPL-12 这里算不出来：值的类型不对；改法：" + UNFIT),
        ("{{ 数们[7] }}", "甲0.md:12: 错误 E-TPL-03 这里没有“7”这一项；改法：" + NAME),
        ("{% set _ = 数们.clear() %}", "甲0.md:12: 错误 E-TPL-02 这里用了模板里不允许的写法；改法：模板里只能用资料的中文名称、所列函数和过滤器"),
        ("{{ 1 // 0 if 数们 else 党委.简称 }}", "甲0.md:12: 错误 E-TPL-12 这里算不出来：除数是 0；改法：" + UNFIT),
        ("{{ ''.__class__.__mro__ }}", "甲0.md:12: 错误 E-TPL-02 这里用了模板里不允许的写法；改法：模板里只能用资料的中文名称、所列函数和过滤器"),
        ('{{ 引用("Z99") }}', "甲0.md:12: 错误 E-TPL-03 没有“Z99（文号.yaml 里的标题、文号、日期）”这一项；改法：" + NAME),
        ("{% for 人 in 数们 %}", "甲0.md:12: 错误 E-TPL-01 模板标记写得不对：if 或 for 没有结束（缺 endif、endfor）；改法：" + WRITING),
        ("甲\n{% include '甲0.md' %}", "甲0.md:13: 错误 E-TPL-01 模板标记写得不对：不能用 include、import、extends；改法：" + WRITING),
        ("甲\n{% endif %}", "甲0.md:13: 错误 E-TPL-01 模板标记写得不对：“endif”前面没有与它配对的开头；改法：" + WRITING),
    ],
)
def test_a_fault_is_told_with_its_line(body: str, told: str) -> None:
    with pytest.raises(DocgenError) as caught:
        composer(text(body), 数们=[1, 2], 空="", 党委=COMMITTEE, 人们=[COMMITTEE]).paper("Z01")
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ('表(人们, 列="姓名")', '表(…) 的 列 要是一串列名；改法：写成 列=["姓名", "单位职务"]'),
        ("表(人们, 列=[])", '表(…) 的 列 要是一串列名；改法：写成 列=["姓名", "单位职务"]'),
        ("表(人们, 列=[1])", '表(…) 的 列 要是一串列名；改法：写成 列=["姓名", "单位职务"]'),
        ('表(党委, 列=["姓名"])', '表(…) 的第一项不是名单或一串资料；改法：第一项写资料里的名单，如 表(副主席候选人, 列=["姓名"])'),
        ('表("甲乙", 列=["姓名"])', '表(…) 的第一项不是名单或一串资料；改法：第一项写资料里的名单，如 表(副主席候选人, 列=["姓名"])'),
        ('表(人们, 列=["姓名"], 标题=7)', '表(…) 的 标题 要是一段文字；改法：写成 标题="候选人名单"；不要标题就不写'),
        ('表(人们, 列=["姓名"], 序号="不要")', "表(…) 的 序号 只能是 True 或 False；改法：不要序号写 序号=False；要序号就不写"),
        ('表(人们, 列=["姓名"], 宽=7)', "表(…) 的 宽 要是一串不小于 0 的数；改法：写成 宽=[2, 1, 3]，是各列的份额；0 是按内容"),
        ('表(人们, 列=["姓名"], 宽="7")', "表(…) 的 宽 要是一串不小于 0 的数；改法：写成 宽=[2, 1, 3]，是各列的份额；0 是按内容"),
        ('表(人们, 列=["姓名"], 宽=[-1])', "表(…) 的 宽 要是一串不小于 0 的数；改法：写成 宽=[2, 1, 3]，是各列的份额；0 是按内容"),
        ('表(人们, 列=["姓名"], 宽=["nan"|float])', "表(…) 的 宽 要是一串不小于 0 的数；改法：写成 宽=[2, 1, 3]，是各列的份额；0 是按内容"),
        ('表(人们, 列=["姓名"], 宽=[1, 2])', "表(…) 的 宽 有 2 个数，列只有 1 个；改法：一列一个数，序号列不算"),
        ("名单(党委)", "名单(…) 的第一项不是名单；改法：写资料里的名单，如 名单(委员候选人)"),
    ],
)
def test_a_table_that_is_asked_for_wrongly_is_told(call: str, told: str) -> None:
    with pytest.raises(DocgenError) as caught:
        composer(text(f"甲\n{{{{ {call} }}}}"), 人们=[COMMITTEE], 党委=COMMITTEE).paper("Z01")
    assert str(caught.value) == f"甲0.md:13: 错误 E-TPL-12 {told}"


def faults(*texts: str) -> list[str]:
    return [str(problem) for problem in catalogue_of.read({f"甲{number}.md": found for number, found in enumerate(texts)})[1]]


def carrying(code: str, *annexes: str) -> str:
    return text("甲。", code=code, name=f"某事{code}", frame="白头", more=f"附件: [{', '.join(annexes)}]\n")


def test_annexes_that_lead_back_are_told() -> None:
    cure = "；改法：在其中一份的“附件”里删去这个编号"
    assert faults(carrying("Z01", "Z01")) == ["甲0.md:1: 错误 E-TPL-14 附件是它自己" + cure]
    assert faults(carrying("Z01", "Z02"), carrying("Z02", "Z03"), carrying("Z03", "Z01")) == [
        "甲0.md:1: 错误 E-TPL-14 附件绕回了自己：Z01→Z02→Z03→Z01" + cure,
        "甲1.md:1: 错误 E-TPL-14 附件绕回了自己：Z02→Z03→Z01→Z02" + cure,
        "甲2.md:1: 错误 E-TPL-14 附件绕回了自己：Z03→Z01→Z02→Z03" + cure,
    ]
    assert faults(carrying("Z01", "Z02", "Z02"), carrying("Z02")) == ["甲0.md:1: 错误 E-TPL-14 附件“Z02”写了两次；改法：只留一个"]
    assert faults(carrying("Z01", "Z02", "Z03"), carrying("Z02", "Z03"), carrying("Z03")) == []


def test_a_paper_without_words_is_told() -> None:
    told = "正文是空的；改法：写上正文；别处起草、只供引用的文件，版式写 来文"
    assert faults(text(" \n\n")) == [f"甲0.md:12: 错误 E-TPL-15 {told}"]
    assert faults(text("", frame="来文", more="")) == []
    with pytest.raises(DocgenError) as caught:
        composer(text("{% if 数 %}甲{% endif %}"), 数=0).paper("Z01")
    assert str(caught.value) == f"甲0.md:12: 错误 E-TPL-15 {told}"


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x7f", "\u200b", "\ue02a", "\uf000", "\U000f0000"])
def test_characters_that_nobody_sees_are_told_with_their_line(character: str) -> None:
    told = f"有看不见或不能打印的字符 U+{ord(character):04X}；改法：删去这个字符，重新输入这一处"
    assert faults(text(f"甲\n乙{character}丙")) == [f"甲0.md:13: 错误 E-VAL-20 {told}"]


def test_a_line_of_the_front_matter_has_no_table() -> None:
    with pytest.raises(DocgenError) as caught:
        composer(text("甲。", more="标题: '{{ 名单(人们) }}'\n"), 人们=[]).paper("Z01")
    assert str(caught.value).startswith("甲0.md:1: 错误 E-TXT-15 标题等单行文字里用了表格、名单，或有不能打印的字符 U+F000；")
