"""How far in the signature stands (7.3.5), how large the mark is (7.2.4), how wide texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import standard as m
from docgen.render.geometry import mark, sealed, unsealed, width

DATE = "2027年1月8日"  # 6 characters wide
NAMES = st.text("清溪镇科学技术协会", min_size=1, max_size=26)


@pytest.mark.parametrize(("text", "wide"), [("", 0), ("清溪镇", 3), (DATE, 6), ("“三长”", 4), ("——", 2), ("〔2027〕", 4)])
def test_width(text: str, wide: float) -> None:
    assert width(text) == wide


def test_sealed_date_is_4_characters_in_and_the_name_centred_over_it() -> None:
    indents = sealed("清溪镇科学技术协会", DATE)
    assert indents.date == 4 * m.CHARACTER
    assert indents.name == round((4 + (6 - 9) / 2) * m.CHARACTER)


def test_sealed_name_too_long_pushes_the_date_in() -> None:
    indents = sealed("示例县清溪镇科学技术协会筹备工作领导小组办公室", DATE)
    assert indents.name == 0
    assert indents.date == round((23 - 6) / 2 * m.CHARACTER)


def test_unsealed_name_is_2_characters_in_and_the_date_begins_2_behind_it() -> None:
    indents = unsealed("清溪镇科学技术协会", DATE)
    assert indents.name == 2 * m.CHARACTER
    assert indents.date == round((9 - 6) * m.CHARACTER)


def test_unsealed_date_longer_than_the_name_is_2_characters_in() -> None:
    indents = unsealed("镇科协", "2027年11月18日")
    assert indents.date == 2 * m.CHARACTER
    assert indents.name == (4 + 7 - 3) * m.CHARACTER


@given(NAMES)
def test_nothing_stands_outside_the_type_area(name: str) -> None:
    for indents in (sealed(name, DATE), unsealed(name, DATE)):
        assert indents.name >= 0
        assert indents.date >= 0
        assert indents.name + width(name) * m.CHARACTER <= m.TEXT_WIDTH


@given(NAMES)
def test_unsealed_date_always_begins_2_characters_behind_the_name(name: str) -> None:
    indents = unsealed(name, DATE)
    name_start = indents.name + width(name) * m.CHARACTER
    date_start = indents.date + width(DATE) * m.CHARACTER
    assert name_start - date_start == pytest.approx(2 * m.CHARACTER, abs=2)


@given(st.integers(2, 40))
def test_mark_fits_the_type_area_and_is_no_larger_than_22_by_15_mm(count: int) -> None:
    how = mark("清" * count)
    assert how.size * 20 * how.scale / 100 * count <= m.TEXT_WIDTH
    assert m.MARK_SIZE_MIN <= how.size <= 62.5
    assert how.size * how.scale / 100 * 25.4 / 72 <= 15
