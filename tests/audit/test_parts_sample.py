"""What every paragraph of the sample's papers is taken for, without a look at any style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

import pytest
from sample import QINGXI, papers_of

from docgen.audit.docx import read
from docgen.audit.part import Direction, Part, Parts
from docgen.audit.parts import recognise
from docgen.audit.profile import Format, Profile
from docgen.audit.subject import Subject

STYLES = {
    "公文发文机关标志": Part.MARK,
    "公文发文字号": Part.NUMBER,
    "公文发文字号（上行）": Part.NUMBER,
    "公文发文字号（信函）": Part.NUMBER,
    "公文主送机关": Part.ADDRESSEES,
    "公文附件说明": Part.ANNEX_NOTE,
    "公文发文机关署名": Part.ISSUER,
    "公文成文日期": Part.DATE,
    "公文附注": Part.REMARK,
    "公文附件标识": Part.ANNEX_LABEL,
    "公文一级标题": Part.HEADING_1,
    "公文二级标题": Part.HEADING_2,
    "公文题注": Part.SUBTITLE,
}
"""What docgen's own frames call a part; recognition does not see these names, the test compares with them."""

PRINT_RUNS = {"B25"}
"""Letters one behind the other in one file; the audit takes a file for one paper."""


@pytest.fixture(scope="module")
def papers() -> Mapping[str, bytes]:
    return papers_of(QINGXI)


@pytest.fixture(scope="module")
def seen(papers: Mapping[str, bytes]) -> Callable[[str], tuple[Subject, Parts]]:
    def look(code: str) -> tuple[Subject, Parts]:
        subject = read(papers[code], f"{code}.docx").subject
        return subject, recognise(subject, Profile())

    return look


def outline(parts: Parts) -> str:
    """Return the parts in order, repetitions as one, without empty lines."""
    names = [one.part.value for one in parts.taken if one.part not in (Part.BLANK, Part.PAGE_NUMBER)]
    return " ".join(name for name, _ in groupby(names))


OUTLINES = {
    "B01": (
        "机关标志 发文字号 标题 主送 段落 一级标题 段落 一级标题 三级标题 段落 三级标题 一级标题 段落 一级标题 二级标题 段落 二级标题 段落 "
        "二级标题 段落 一级标题 段落 三级标题 段落 附件说明 署名 日期 附件标号 附件标题 表格 其他 附件标号 附件标题 表格 其他 印发 分隔线"
    ),
    "A09": (
        "机关标志 发文字号 签发人 标题 主送 段落 一级标题 段落 一级标题 段落 一级标题 三级标题 段落 一级标题 二级标题 段落 二级标题 段落 "
        "二级标题 段落 一级标题 段落 一级标题 二级标题 段落 二级标题 段落 二级标题 段落 一级标题 段落 一级标题 段落 署名 日期 附注 印发 分隔线"
    ),
    "B10": "发文字号 标题 主送 段落 表格 段落 附件说明 署名 日期 附注 附件标号 附件标题 表格 机关标志",
    "B18": "标题 段落 其他",
    "D10": (
        "标题 题注 段落 一级标题 段落 一级标题 二级标题 段落 二级标题 段落 二级标题 段落 二级标题 段落 二级标题 段落 一级标题 段落 一级标题 "
        "二级标题 段落 二级标题 段落 二级标题 段落 二级标题 段落 附件说明 附件标号 附件标题 表格"
    ),
}


@pytest.mark.parametrize("code", OUTLINES)
def test_outline(seen: Callable[[str], tuple[Subject, Parts]], code: str) -> None:
    _, parts = seen(code)
    assert outline(parts) == OUTLINES[code]


FACTS = {
    "B01": (Format.GENERAL, "通知", Direction.DOWN, ()),
    "A09": (Format.GENERAL, "请示", Direction.UP, ("梁守正",)),
    "B10": (Format.LETTER, "函", Direction.LATERAL, ()),
    "B18": (Format.PLAIN, "", Direction.UNKNOWN, ()),
    "D02": (Format.GENERAL, "报告", Direction.UP, ("沈秋华",)),
    "A07": (Format.GENERAL, "批复", Direction.DOWN, ()),
    "B32": (Format.FORM, "", Direction.UNKNOWN, ()),
    "B37": (Format.PLAIN, "", Direction.UNKNOWN, ()),
}


@pytest.mark.parametrize("code", FACTS)
def test_format_kind_direction_and_signatories(seen: Callable[[str], tuple[Subject, Parts]], code: str) -> None:
    _, parts = seen(code)
    assert (parts.format, parts.type, parts.direction, parts.signatories) == FACTS[code]


def test_every_styled_part_of_every_paper_is_found(papers: Mapping[str, bytes], seen: Callable[[str], tuple[Subject, Parts]]) -> None:
    wrong = []
    for code in papers.keys() - PRINT_RUNS:
        subject, parts = seen(code)
        for paragraph in subject.everything():
            asked = STYLES.get(paragraph.style)
            if asked is not None and paragraph.text.strip() and parts.format is not Format.FORM:
                got = {one.part for one in parts.at(paragraph.index)}
                second = asked is Part.SUBTITLE and got == {Part.OTHER}  # under the second form of one annex
                if asked not in got and not second:
                    wrong.append((code, paragraph.text[:20], asked.value, sorted(part.value for part in got)))
    assert not wrong


def test_every_paragraph_is_taken_for_something(papers: Mapping[str, bytes], seen: Callable[[str], tuple[Subject, Parts]]) -> None:
    for code in papers:
        subject, parts = seen(code)
        assert {one.paragraph for one in parts.taken} >= {paragraph.index for paragraph in subject.paragraphs}, code


def test_annexes_carry_the_names_of_the_note(seen: Callable[[str], tuple[Subject, Parts]]) -> None:
    _, parts = seen("B24")
    assert [(one.label, one.title) for one in parts.annexes] == [
        ("附件1", "示例县清溪镇科学技术协会第一次代表大会会议议程（草案）和日程安排"),
        ("附件2", "示例县清溪镇科学技术协会第一次代表大会参会回执"),
    ]
    assert {one.annex for one in parts.of(Part.HEADING_2)} == {None, 0}
