from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.documents.filters import FILTERS, percent, text_of
from docgen.model.numeral import chinese_number
from docgen.model.person import Person


@pytest.mark.parametrize(
    ("name", "value", "printed"),
    [
        ("日期", dt.date(2027, 1, 5), "2027年1月5日"),
        ("月日", dt.date(2027, 1, 5), "1月5日"),
        ("年月", dt.date(1975, 3, 1), "1975年3月"),
        ("点年月", dt.date(1975, 3, 1), "1975.03"),
        ("星期", dt.date(2027, 1, 22), "星期五"),
        ("时刻", dt.time(9, 0), "上午9:00"),
        ("时刻", dt.time(12, 30), "下午12:30"),
        ("时刻", dt.time(14, 5), "下午2:05"),
        ("汉字", 12, "十二"),
        ("顿号", ["甲", "乙", "丙"], "甲、乙、丙"),
        ("等", ["甲", "乙", "丙", "丁"], "甲、乙、丙等"),
        ("等", ["甲", "乙"], "甲、乙"),
        ("补齐", "林示", "林\u3000示"),
        ("补齐", "欧阳示", "欧阳示"),
        ("掩码", "13800000001", "138****0001"),
        ("掩码", "510700197503010011", "5107**********0011"),
        ("金额", Decimal("1234.5"), "1,234.50"),
        ("百分比", Fraction(1, 3), "33.3%"),
        ("名单行", ["林示", "欧阳示"], "林\u3000示\u3000欧阳示"),
    ],
)
def test_filter_prints_as_papers_do(name: str, value: object, printed: str) -> None:
    assert FILTERS[name](value) == printed


def person(**facts: object) -> Person:
    return Person.model_validate({"姓名": "林示", "性别": "男", "出生年月": "1980-01", "单位": "甲校", **facts})


def test_labels_tell_women_and_minorities() -> None:
    assert FILTERS["标注"](person()) == "林\u3000示"
    assert FILTERS["标注"](person(性别="女", 民族="回族")) == "林\u3000示（女，回族）"


def test_half_is_rounded_up_not_to_even() -> None:
    assert percent(Fraction(125, 1000), 0) == "13%"
    assert percent(Fraction(6996, 10000)) == "70.0%"


def test_only_plain_values_have_a_text() -> None:
    assert text_of(person()) == "林示"
    assert text_of(True) == "是"
    with pytest.raises(TypeError):
        text_of(["甲"])


@given(st.integers(1, 99999))
def test_chinese_numbers_never_double_a_zero(number: int) -> None:
    text = chinese_number(number)
    assert "零零" not in text
    assert not text.endswith("零")


@pytest.mark.parametrize(("number", "text"), [(0, "零"), (10, "十"), (15, "十五"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (10500, "一万零五百")])
def test_chinese_number(number: int, text: str) -> None:
    assert chinese_number(number) == text
