"""The sample city's circulars: what they say, that the audit has nothing to report, that the same folder makes the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from outline import column, plain
from small_city import make, report

from docgen import circular
from docgen.audit.examine import examine
from docgen.audit.profile import Profile
from docgen.circular import CityFolder, Drafted
from docgen.documents.block import Block, CellGrid, Chart, Form, Heading, Paper, Paragraph
from docgen.inspection import inspect_made
from docgen.model.page import PageChoices
from docgen.render.pdf import convert

PROGRESS, GOOD = "2018年第四季度工作进展", "示例涪江区经验推广"
Draft = Callable[[str], Drafted]


def blocks(paper: Paper) -> Iterable[Block]:
    for body in (paper.body, *(annex.body for annex in paper.attachments)):
        assert not isinstance(body, Form)
        yield from body


def texts(paper: Paper) -> list[str]:
    """Return the paragraphs of a paper and its annexes."""
    found = []
    for block in blocks(paper):
        if isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
        elif isinstance(block, Heading):
            found.append(block.text + "".join(run.text for run in block.run_in))
    return found


def test_the_district_of_2018_has_its_known_figures(draft: Draft) -> None:
    paper = draft(GOOD).paper
    assert paper.title == "示例绵江市科学技术协会关于示例涪江区推进乡镇（街道）科协组织建设情况的通报"
    assert texts(paper)[1] == (
        "截至2018年12月31日，全区12个乡镇、5个街道全部成立科协，全覆盖的目标如期实现。共选举产生主席17名、专兼职副主席69名。"
        "副主席中，大学以上学历58名，占84%；45岁以下43名，占62%；中高级职称52名，占75%。"
    )
    assert [annex.title for annex in paper.attachments] == ["示例涪江区推进乡镇（街道）科协组织建设情况的报告"]


def test_who_has_not_reported_is_named_and_adds_up(draft: Draft) -> None:
    made = draft(PROGRESS)
    said = next(text for text in texts(made.paper) if "应报" in text)
    assert said == (
        "2018年第四季度科协组织建设季报应报99个单位，按时报送78个，占78.8%；迟报16个，未报5个。退回修改后尚未重报的2个，计入未报。"
        "未报的单位是：石桥区三溪镇、盐泉县石塘镇、梓河县银杏乡、北山县银杏乡、北山县竹海乡。"
        "迟报的单位是：石桥区9个单位（迟报2天）、北山县7个单位（迟报3天）。"
    )
    assert 78 + 16 + 5 == 99


def test_every_plan_brings_its_parts(draft: Draft) -> None:
    found = list(blocks(draft(PROGRESS).paper))
    assert [(block.kind, block.caption) for block in found if isinstance(block, Chart)] == [
        ("柱形", "各县（市、区）乡镇（街道）科协覆盖率"), ("趋势", "全市乡镇（街道）科协覆盖率变化"),
    ]  # fmt: skip
    assert [len(block.cells) for block in found if isinstance(block, CellGrid)] == [9]
    assert [(annex.title[-5:], annex.landscape) for annex in draft(PROGRESS).paper.attachments] == [
        ("建设情况表", True), ("班子情况表", False), ("场次分布图", False),
    ]  # fmt: skip


def test_the_demands_end_with_the_next_returns(draft: Draft) -> None:
    assert texts(draft(PROGRESS).paper)[-1] == (
        "（四）按时报送报表。2019年第一季度科协组织建设季报请于2019年4月5日前报送市科协。"
        "数字由填报单位负责人审核，没有发生的填0，不适用的填“—”。"
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2018年度报送表扬", "为鼓励先进，经研究，决定对示例涪江区科协、示例云溪区科协予以通报表扬。"),
        ("2018年第四季度报送批评", "为严肃工作纪律，经研究，决定对示例北山县科协予以通报批评。"),
        ("转发试点方案", "经研究，确定示例涪江区、示例云溪区为试点单位。"),
    ],
)
def test_each_kind_says_what_it_is_for(name: str, told: str, draft: Draft) -> None:
    assert told in texts(draft(name).paper)


def test_the_forwarding_notice_carries_the_title_it_forwards(draft: Draft) -> None:
    title = draft("转发试点方案").paper.title
    assert title == "示例绵江市科学技术协会关于转发《乡镇（街道）科协“三长”进班子试点实施方案（试行）》的通知"


def test_the_texts_of_the_sample_say_nothing_amiss(city: CityFolder, draft: Draft) -> None:
    assert [problem for name in city.reading.plans for problem in draft(name).problems] == []
    assert [problem for problem in city.problems if not problem.place.file.startswith(circular.RETURNS)] == []


def test_who_is_not_to_be_named_is_not(city: CityFolder) -> None:
    plan = city.reading.plans[PROGRESS].model_copy(update={"naming": False})
    silent = replace(city, reading=replace(city.reading, plans={PROGRESS: plan}))
    words = "\n".join(texts(circular.drafted(silent, PROGRESS).paper))
    assert "迟报16个，未报5个。" in words
    assert "北山县银杏乡" not in words
    assert "靠后的是" not in words


def test_who_has_not_reported_is_not_said_to_be_uncovered(tmp_path: Path) -> None:
    small = make(tmp_path / "市")
    report(small, "2018年度", "甲镇", 科协已成立="否", 主席="0")
    report(small, "2018年度", "乙镇")
    words = "\n".join(texts(circular.drafted(circular.open_city(small), "年度").paper))
    assert "乡镇（街道）科协覆盖率还没有达到100%，尚有1个乡镇（街道）没有覆盖：东县甲镇。" in words


def test_the_order_of_units_and_returns_changes_nothing(city: CityFolder, draft: Draft) -> None:
    turned = replace(city, reading=replace(city.reading, returns=city.reading.returns[::-1]))
    assert circular.drafted(turned, PROGRESS).paper == draft(PROGRESS).paper


def test_the_same_folder_makes_the_same_bytes_and_nothing_twice(city: CityFolder, draft: Draft, tmp_path: Path) -> None:
    drafts = [draft(PROGRESS)]
    first = circular.make(city, tmp_path, drafts, whole=False)
    assert [(one.path.name, one.state) for one in first] == [(f"{PROGRESS}.docx", "新写"), (f"{PROGRESS}（数据）.xlsx", "新写")]
    assert [one.state for one in circular.make(city, tmp_path, drafts, whole=False)] == ["未变", "未变"]


def test_the_audit_has_nothing_to_report(city: CityFolder, draft: Draft) -> None:
    for name in city.reading.plans:
        data = city.frames.make(draft(name).paper)
        assert examine(data, f"{name}.docx", None, Profile(placement="last")).findings == ()


@pytest.mark.slow
def test_the_pages_have_nothing_to_report_and_charts_print_their_values(city: CityFolder, draft: Draft, tmp_path: Path) -> None:
    made = circular.make(city, tmp_path, [draft(PROGRESS)], whole=False, measure=True)
    assert convert([made[0].path])[0].problem is None
    [checked] = inspect_made([made[0].path], PageChoices())
    assert checked.report is not None
    assert checked.report.findings == ()


def test_tables_of_the_annexes_hold_the_sums(city: CityFolder, draft: Draft) -> None:
    data = city.frames.make(draft(PROGRESS).paper)
    assert column(data, "副主席大学以上")[-1] == "58"
    assert column(data, "45岁以下（%）")[-1] == "62.3"
    assert "合计" in plain(data)
