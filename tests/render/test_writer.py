"""Blocks of a paper as WordprocessingML: styles, what is kept together, tables that fit, text that cannot do harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen import standard as m
from docgen.documents.block import Block, Column, Cue, Heading, Names, PageBreak, Paragraph, Run, Table
from docgen.render import table, writer
from docgen.render.wordml import escape, run

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"


def written(*blocks: Block, suit: writer.Suit = writer.OFFICIAL, keep_last: bool = False) -> list[etree._Element]:
    return list(etree.fromstring(f'<w:body xmlns:w="{MAIN}">{writer.write(blocks, suit, keep_last=keep_last)}</w:body>'))


def style(paragraph: etree._Element) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val"))  # type: ignore[union-attr]


def text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(W + "t"))


def words(sentence: str) -> Paragraph:
    return Paragraph((Run(sentence),))


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (words("正文。"), "GwBody"),
        (Paragraph((Run("各位代表："),), "顶格"), "GwFlush"),
        (Paragraph((Run("2027年"),), "居右"), "GwRight"),
        (Paragraph((Run("名单"),), "居中"), "GwCenter"),
        (Heading(1, "一、任务"), "GwHeading1"),
        (Heading(4, "（1）任务"), "GwHeading4"),
        (Cue((Run("（鼓掌）"),)), "GwCue"),
    ],
)
def test_style_of_a_block(block: Block, expected: str) -> None:
    assert [style(paragraph) for paragraph in written(block)] == [expected]


def test_script_wears_the_larger_styles() -> None:
    found = written(words("各位代表："), Heading(1, "一、通过办法"), suit=writer.SCRIPT)
    assert [style(paragraph) for paragraph in found] == ["GwScript", "GwScriptHeading1"]


def test_heading_that_runs_in_keeps_its_face_and_its_level() -> None:
    paragraph, = written(Heading(2, "（一）认真组织。", (Run("各代表团要做好准备。"),)))
    assert style(paragraph) == "GwBody"
    assert [node.get(W + "val") for node in paragraph.iter(W + "rStyle", W + "outlineLvl")] == ["1", "GwKai"]
    assert text(paragraph) == "（一）认真组织。各代表团要做好准备。"


def test_page_break_goes_to_the_next_block() -> None:
    first, second = written(words("一"), PageBreak(), words("二"))
    assert first.find(f".//{W}pageBreakBefore") is None
    assert second.find(f".//{W}pageBreakBefore") is not None


def test_last_block_stays_with_the_signature() -> None:
    first, second = written(words("一"), words("二"), keep_last=True)
    assert first.find(f".//{W}keepNext") is None
    assert second.find(f".//{W}keepNext") is not None


def test_dirty_text_is_escaped_and_line_breaks_are_breaks() -> None:
    paragraph, = written(words('A&B <w:p> "引号"\n第二行'))
    assert text(paragraph) == 'A&B <w:p> "引号"第二行'
    assert len(list(paragraph.iter(W + "br"))) == 1


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60))
def test_any_text_comes_back_from_its_run(words_: str) -> None:
    element = etree.fromstring(run(words_).replace("<w:r>", f'<w:r xmlns:w="{MAIN}">', 1))
    assert text(element) == words_.replace("\ufffe", "").replace("\uffff", "") or re.search("[\ufffe\uffff]", words_)


def test_quotation_marks_take_the_chinese_face() -> None:
    assert 'w:hint="eastAsia"' in run("“三长”")
    assert "rPr" not in run("三长")


def test_escape() -> None:
    assert escape('<&">') == "&lt;&amp;&quot;&gt;"


ROWS = st.lists(st.tuples(st.text("甲乙丙12.", max_size=40), st.text("甲", max_size=6), st.text("x", max_size=9)), max_size=6)


@given(ROWS, st.sampled_from([m.TEXT_WIDTH, m.LANDSCAPE_TEXT_WIDTH]), st.tuples(*[st.integers(0, 9)] * 3))
def test_columns_always_fill_the_type_area(rows: list[tuple[str, str, str]], room: m.Twips, shares: tuple[int, int, int]) -> None:
    columns = tuple(Column(head, share) for head, share in zip(("姓名", "工作单位及职务", "备注"), shares, strict=True))
    size, widths = table.layout(Table(columns, tuple(rows)), room)
    assert sum(widths) == room
    assert all(wide >= 2 * size.em for wide in widths)


def test_short_words_are_not_broken() -> None:
    columns = (Column("性别"), Column("政治面貌"), Column("联系电话"), Column("简历"))
    size, widths = table.layout(Table(columns, (("女", "中共党员", "13800000000", "长" * 200),)), m.TEXT_WIDTH)
    assert size == table.SMALL
    assert [(wide - 2 * m.TABLE_CELL_MARGIN) // size.em >= least for wide, least in zip(widths, (2, 4, 5, 5), strict=True)] == [True] * 4


def test_widths_that_a_template_gives_may_break_heads_but_no_word_of_two_characters_and_no_number() -> None:
    columns = (Column("性别", 1), Column("联系电话", 1), Column("简历", 60))
    size, widths = table.layout(Table(columns, (("女", "13800000000", "长" * 200),)), m.TEXT_WIDTH)
    assert widths[0] - 2 * m.TABLE_CELL_MARGIN >= 2 * size.em
    assert widths[1] - 2 * m.TABLE_CELL_MARGIN >= 5.5 * size.em


def test_head_row_repeats_and_no_row_is_torn() -> None:
    found = next(element for element in written(Table((Column("姓名"),), (("王明",), ("李喆",)))) if element.tag == W + "tbl")
    rows = list(found.iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_long_centred_texts_stand_left() -> None:
    found = written(Table((Column("姓名"), Column("简历")), (("王明", "长" * 200),)))[0]
    assert [style(paragraph) for paragraph in found.iter(W + "p")] == ["GwCellSmallHead", "GwCellSmallHead", "GwCellSmall", "GwCellSmallLeft"]


def test_two_tables_in_a_row_do_not_grow_together() -> None:
    one = Table((Column("姓名"),), (("王明",),))
    assert [element.tag.removeprefix(W) for element in written(one, one)] == ["tbl", "p", "p", "tbl", "p"]


def test_caption_stands_above_and_stays_with_its_table() -> None:
    caption, grid, _ = written(Table((Column("姓名"),), (("王明",),), "名单"))
    assert (style(caption), text(caption), grid.tag) == ("GwCaption", "名单", W + "tbl")


def test_a_blank_is_underlined_room_that_no_line_breaks_in() -> None:
    [paragraph] = written(words("因病因事请假____名，实到_名。"))
    pieces = [(node.findtext(W + "t"), node.find(f"{W}rPr/{W}u") is not None) for node in paragraph.iter(W + "r")]
    assert pieces == [("因病因事请假", False), ("\u00a0" * 4, True), ("名，实到_名。", False)]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (1, [True, False]),
        (6, [True, True, True, True, True, True, False]),
        (9, [True, True, False, False, False, False, False, False, True, False]),
    ],
)
def test_rows_that_stay_together(rows: int, kept: list[bool]) -> None:
    made = written(Table((Column("姓名"), Column("性别")), (("王明", "男"),) * rows))
    [grid] = [element for element in made if element.tag == W + "tbl"]
    assert [row.find(f".//{W}keepNext") is not None for row in grid.iter(W + "tr")] == kept


def test_the_last_line_of_names_does_not_stand_alone() -> None:
    lines = written(Names(("王建国",) * 13))
    assert [line.find(f"{W}pPr/{W}keepNext") is not None for line in lines] == [False, True, False]
