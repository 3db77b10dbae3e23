"""The laid-out page against GB/T 9704-2012, in millimetres."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen import standard as m

pytestmark = pytest.mark.slow
Pages = Callable[[str], Any]


def test_full_pages_hold_22_lines_of_28_characters(pages: Pages) -> None:
    # 5.2.3; the first page has the title, the last is not full
    for page in pages("满页")[1:-1]:
        *body, number = page.lines()
        assert [len(line.text) for line in body] == [28] * 22
        assert number.text == f"— {page.number} —"


def test_full_lines_span_the_type_area(pages: Pages) -> None:
    for line in pages("满页")[1].lines()[:-1]:
        assert line.left == pytest.approx(28, abs=0.3)
        assert line.right == pytest.approx(184, abs=0.6)


@pytest.mark.parametrize("name", ["通知", "请示"])
def test_mark_is_72_mm_below_the_edge_of_the_paper(pages: Pages, name: str) -> None:
    # 7.2.4
    mark = pages(name)[0].red()[0]
    assert mark.top == pytest.approx(72, abs=0.5)
    assert (mark.left + mark.right) / 2 == pytest.approx(106, abs=1)
    assert mark.length <= 156


@pytest.mark.parametrize("name", ["通知", "请示"])
def test_red_rule_is_4_mm_below_the_number(pages: Pages, name: str) -> None:
    # 7.2.7
    rule = pages(name)[0].red()[1]
    number = [band for band in pages(name)[0].black() if band.bottom < rule.top][-1]
    assert rule.top - number.bottom == pytest.approx(4, abs=0.3)
    assert rule.length == pytest.approx(156, abs=0.3)


def test_number_of_an_upward_paper_stands_1_character_in_beside_the_signatory(pages: Pages) -> None:
    # 7.2.5, 7.2.6
    line = pages("请示")[0].line("清委〔2027〕1号")
    assert line.text.endswith("签发人：王建国")
    assert line.left == pytest.approx(28 + 5.56, abs=0.8)
    assert line.right == pytest.approx(184 - 5.56, abs=0.8)


def test_title_is_two_lines_below_the_rule(pages: Pages) -> None:
    # 7.3.1
    page = pages("通知")[0]
    rule = page.red()[1]
    title = next(band for band in page.black() if band.top > rule.bottom)
    assert title.top - rule.bottom == pytest.approx(24, abs=1)


@pytest.mark.parametrize("name", ["通知", "通知-附件", "选举办法"])
def test_page_number_is_7_mm_below_the_type_area_on_the_outer_side(pages: Pages, name: str) -> None:
    # 7.5
    for page in pages(name)[:4]:
        line = page.line(f"—{page.number}—")
        assert page.dash().top == pytest.approx(269, abs=1)
        edge = line.right - (184 - 4.94) if page.number % 2 else line.left - (28 + 4.94)
        assert edge == pytest.approx(0, abs=0.8)


@pytest.mark.parametrize("name", ["通知", "通知-附件", "请示"])
def test_last_rule_of_the_imprint_lies_on_the_lower_edge_of_the_type_area(pages: Pages, name: str) -> None:
    # 7.4.1
    first, inner, last = pages(name)[-1].rules()[-3:]
    assert last.bottom == pytest.approx(262, abs=0.5)
    assert [bar.height for bar in (first, inner, last)] == pytest.approx([0.35, 0.25, 0.35], abs=0.05)
    assert [bar.length for bar in (first, inner, last)] == pytest.approx([156] * 3, abs=0.3)


def test_imprint_stands_1_character_in_on_both_sides(pages: Pages) -> None:
    # 7.4.2, 7.4.3
    page = pages("通知")[-1]
    printed = page.line("清溪镇科学技术协会办公室")
    assert printed.left == pytest.approx(28 + 4.94, abs=0.8)
    assert printed.right == pytest.approx(184 - 4.94, abs=0.8)
    lines = page.lines()
    at = next(number for number, line in enumerate(lines) if line.text.startswith("抄送："))
    assert lines[at + 1].left == pytest.approx(lines[at].left + 3 * 4.94, abs=0.6)


def test_sealed_date_stands_4_characters_in_and_the_name_over_its_middle(pages: Pages) -> None:
    # 7.3.5.1
    page = pages("通知")[-1]
    name, date = page.line("示例县清溪镇科学技术协会"), page.line("2027年1月8日")
    assert date.right == pytest.approx(184 - 4 * 5.56, abs=1.5)
    assert (name.left + name.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)


def test_unsealed_date_begins_2_characters_behind_the_name(pages: Pages) -> None:
    # 7.3.5.2
    page = next(page for page in pages("函") if any("2027年1月8日" in line.text for line in page.lines()))
    name, date = page.line("中共示例县清溪镇委员会"), page.line("2027年1月8日")
    assert name.right == pytest.approx(184 - 2 * 5.56, abs=1)
    assert date.left - name.left == pytest.approx(2 * 5.56, abs=1)


def test_no_signature_stands_alone_on_a_page(pages: Pages) -> None:
    # 7.3.5.5
    for name in ("通知", "通知-附件", "请示", "函"):
        for page in pages(name):
            texts = [line.text for line in page.lines()]
            dates = [number for number, text in enumerate(texts) if text.strip() == "2027年1月8日"]
            assert all(number >= 2 for number in dates)


def test_annex_begins_a_page_with_its_title_on_line_3(pages: Pages) -> None:
    # 7.3.7
    page = next(page for page in pages("通知-附件") if page.lines()[0].text.startswith("附件"))
    label, title = page.lines()[:2]
    assert label.text == "附件1"
    assert label.left == pytest.approx(28, abs=0.3)
    assert title.top - label.top == pytest.approx(2 * 10.21, abs=2.5)


def test_tables_are_as_wide_as_the_type_area(pages: Pages) -> None:
    def widest(page: Any) -> float:
        return float(max(bar.right for bar in page.rules()) - min(bar.left for bar in page.rules()))

    assert widest(pages("名单")[0]) == pytest.approx(156, abs=0.5)
    assert widest(pages("汇总表")[0]) == pytest.approx(225, abs=0.5)


def test_head_row_of_a_table_repeats(pages: Pages) -> None:
    for page in pages("名单")[1:]:
        assert page.lines()[0].text == "序号姓名性别出生年月工作单位及职务"


def test_page_number_of_a_turned_page_stands_where_that_of_an_upright_one_does(pages: Pages) -> None:
    # 8: turned back, the dash is 269 mm from the top, 1 character in from the outer side
    turned = [page for page in pages("通知-附件") if page.page.width > page.page.height]
    assert turned
    for page in turned:
        number = [c for c in page.page.chars if c["x1"] * 25.4 / 72 < 35 and c["text"] in "—0123456789"]
        left = min(c["x0"] for c in number) * 25.4 / 72
        right = max(c["x1"] for c in number) * 25.4 / 72
        top, bottom = min(c["top"] for c in number) * 25.4 / 72, max(c["bottom"] for c in number) * 25.4 / 72
        assert 297 - (left + right) / 2 == pytest.approx(269, abs=1)
        if page.number % 2:
            assert bottom == pytest.approx(184 - 4.94, abs=1)
        else:
            assert top == pytest.approx(28 + 4.94, abs=1)


def test_letter_has_its_mark_at_30_mm_and_double_rules_of_170_mm(pages: Pages) -> None:
    # 10.1
    page = pages("函")[0]
    mark, thick, thin, low_thin, low_thick = page.red()
    assert mark.top == pytest.approx(30, abs=0.5)
    assert thick.top - mark.bottom == pytest.approx(4, abs=0.3)
    assert thick.height > thin.height
    assert low_thin.height < low_thick.height
    assert low_thick.bottom == pytest.approx(m.LETTER_BOTTOM_RULE_MM, abs=1)
    for bar in (thick, thin, low_thin, low_thick):
        assert bar.length == pytest.approx(170, abs=0.3)
        assert (bar.left + bar.right) / 2 == pytest.approx(105, abs=1)


def test_letter_has_its_number_below_the_rule_on_the_right(pages: Pages) -> None:
    page = pages("函")[0]
    rule, number = page.red()[2], page.black()[0]
    assert number.top - rule.bottom == pytest.approx(m.LETTER_GAP_MM, abs=1)
    assert page.line("清委函〔2027〕1号").right == pytest.approx(184, abs=0.8)


def test_letter_has_no_number_on_its_first_page_and_the_usual_one_on_the_others(pages: Pages) -> None:
    first, *others = pages("函")
    assert not any("— 1 —" in line.text for line in first.lines())
    for page in others:
        assert page.dash().top == pytest.approx(269, abs=1)


def test_letter_has_no_rules_and_no_printing_office_in_its_imprint(pages: Pages) -> None:
    last = pages("函")[-1]
    copies = last.line("抄送：")
    assert not [bar for bar in last.rules() if bar.top > copies.top]
    assert not any("印发" in line.text for page in pages("函") for line in page.lines())


@pytest.mark.parametrize("name", ["通知", "通知-附件", "请示", "函", "选举办法", "名单", "汇总表", "主持词"])
def test_every_text_of_the_docx_is_in_the_pdf(forms: Path, pages: Pages, name: str) -> None:
    with zipfile.ZipFile(forms / f"{name}.docx") as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.S)
    printed = re.sub(r"\s", "", "".join(c["text"] for page in pages(name) for c in page.page.chars))
    for paragraph in re.findall(r"<w:t[^>]*>([^<]+)</w:t>", xml):
        for piece in re.findall(r"[\u4e00-\u9fff]{2,8}", paragraph):
            assert piece in printed or all(character in printed for character in piece)
