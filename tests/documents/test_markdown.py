from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.documents.block import Cue, Heading, PageBreak, Paragraph, Run, Table
from docgen.documents.environment import hide
from docgen.documents.markdown import Source, read_blocks
from docgen.problem import DocgenError

TABLE = Table((), ())


def blocks(text: str, articles: bool = False) -> list[object]:
    return list(read_blocks(text, [Source("甲.md", text)], [TABLE], articles))


def test_headings_are_numbered_by_level() -> None:
    text = "# 总则\n\n## 目的\n\n## 依据\n\n### 细目\n\n#### 小目\n\n# 附则\n\n## 施行"
    assert [block.text for block in blocks(text) if isinstance(block, Heading)] == [
        "一、总则", "（一）目的", "（二）依据", "1.细目", "（1）小目", "二、附则", "（一）施行",
    ]


def test_a_heading_with_a_full_stop_runs_in() -> None:
    assert blocks("## 提出人选。\n各单位提出人选。")[0] == Heading(2, "（一）提出人选。", (Run("各单位提出人选。"),))


def test_lists_are_numbered_and_articles_named() -> None:
    assert blocks("1. 甲\n1. 乙") == [Paragraph((Run("1.甲"),)), Paragraph((Run("2.乙"),))]
    assert blocks("1. 甲\n1. 乙", articles=True)[1] == Paragraph((Run("第二条\u3000", "黑体"), Run("乙")))


def test_articles_count_on_across_headings() -> None:
    found = blocks("# 总则\n\n1. 甲\n\n# 附则\n\n1. 乙", articles=True)
    assert found[3] == Paragraph((Run("第二条\u3000", "黑体"), Run("乙")))
    assert found[2] == Heading(1, "第二章\u3000附则", chapter=True)


def test_lists_within_lists() -> None:
    assert blocks("1. 甲\n   1. 子")[1] == Paragraph((Run("（1）子"),))
    assert blocks("1. 甲\n   1. 子", articles=True)[1] == Paragraph((Run("（一）子"),))


def test_faces_cues_breaks_and_tables() -> None:
    assert blocks("普通**黑**和*楷*")[0] == Paragraph((Run("普通"), Run("黑", "黑体"), Run("和"), Run("楷", "楷体")))
    assert blocks("> （鼓掌）") == [Cue((Run("（鼓掌）"),))]
    assert blocks("甲\n\n---\n\n\uf0000\uf001") == [Paragraph((Run("甲"),)), PageBreak(), TABLE]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲\n\n- 乙", "甲.md:3: 错误 E-TXT-10 不能用项目符号：“乙”；改法：公文不用项目符号，改用 1. 2. 3. 或分段写"),
        ("<b>甲</b>", "甲.md:1: 错误 E-TXT-10 不能用HTML：“<b>”；改法：删去尖括号标记，用 Markdown 写"),
        ("![图](a.png)", "甲.md:1: 错误 E-TXT-10 不能用图片：“图”；改法：图片放在版式或表格模板里"),
        ("| 甲 |\n|---|\n| 乙 |", "甲.md:1: 错误 E-TXT-10 不能用Markdown 表格：“甲”；改法：用 {{ 表(…) }} 由资料生成表格"),
        ("# 甲\n\n#### 乙", "甲.md:3: 错误 E-TXT-12 第4级标题“乙”前面缺上一级标题；改法：逐级设标题，不跳级"),
        ("见\uf0000\uf001表", "甲.md:1: 错误 E-TXT-13 表格、名单不能和文字写在同一段里；改法：让 {{ 表(…) }}、{{ 名单(…) }} 单独占一行，前后各空一行"),
        ("#没有空格", "甲.md:1: 错误 E-TXT-14 标记“#”没有生效，会照样印出来：“#没有空格”；改法：标题的 # 后空一格；** 成对，且收尾的 ** 不要紧挨在标点后面（写成 **重点**：）"),
    ],
)
def test_what_is_not_in_the_subset_is_refused(text: str, message: str) -> None:
    with pytest.raises(DocgenError) as caught:
        blocks(text)
    assert str(caught.value).split("\n")[0] == message


FIT = st.characters(exclude_categories=("Cc", "Co", "Cs"), include_characters="\n\t")
"""What a fact may hold; the rest is refused where it is read."""


@given(st.text(FIT, min_size=1))
def test_a_value_never_becomes_markup(value: str) -> None:
    """Whatever a fact holds is printed as it is, and nothing of it acts as Markdown."""
    found = blocks(f"甲{hide(value)}乙")
    assert len(found) == 1
    assert isinstance(found[0], Paragraph)
    printed = "".join(run.text for run in found[0].runs)
    assert printed.replace("\n", "").split() == f"甲{value}乙".replace("\n", "").split()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲\n\n\uf0007\uf001", "甲.md:1: 错误 E-TXT-15 正文里有不能打印的字符 U+F000；改法：删去这个字符，重新输入这一处"),
        ("甲\n\n乙\uf000丙", "甲.md:3: 错误 E-TXT-15 正文里有不能打印的字符 U+F000；改法：删去这个字符，重新输入这一处"),
        ("# 甲\uf0000\uf001", "甲.md:1: 错误 E-TXT-13 表格、名单不能写在标题、列表里，也不能和文字写在一起；改法：让 {{ 表(…) }}、{{ 名单(…) }} 单独占一行，前后各空一行"),
    ],
)
def test_marks_of_tables_that_stand_alone_are_told(text: str, message: str) -> None:
    with pytest.raises(DocgenError) as caught:
        blocks(text)
    assert str(caught.value) == message
