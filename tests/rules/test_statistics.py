"""What a body of persons is made of (§4.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.congress import Ratio
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.statistics import average_age, composition, least_heads, percent_text

DAY = dt.date(2026, 11, 30)


def ratio(percent: int, comparison: str = "不低于") -> Ratio:
    return Ratio.model_validate({"项目": "女", "比较": comparison, "百分比": percent})


@pytest.mark.parametrize(
    ("whole", "least"),
    [(15, [6, 11, 12, 12]), (30, [12, 21, 23, 24]), (33, [14, 24, 25, 27]), (38, [16, 27, 29, 31]), (43, [18, 31, 33, 35]),
     (50, [20, 35, 38, 40]), (55, [22, 39, 42, 44]), (60, [24, 42, 45, 48])],
)  # fmt: skip
def test_minimum_counts(whole: int, least: list[int]) -> None:
    """The table of §4.4 for 40, 70, 75 and 80 %."""
    assert [least_heads(ratio(percent), whole) for percent in (40, 70, 75, 80)] == least


@pytest.mark.parametrize(("comparison", "heads"), [("不低于", 7), ("超过", 8)])
def test_exactly_the_share(comparison: str, heads: int) -> None:
    """70 % of 10: at equality 不低于 is met, 超过 is not."""
    assert least_heads(ratio(70, comparison), 10) == heads


@pytest.mark.parametrize(
    ("count", "whole", "text"),
    [(16, 45, "35.6%"), (1, 8, "12.5%"), (1, 16, "6.3%"), (0, 45, "0.0%"), (45, 45, "100.0%"), (6996, 10000, "70.0%"), (0, 0, "0.0%")],
)
def test_percent_is_rounded_half_up(count: int, whole: int, text: str) -> None:
    assert percent_text(count, whole) == text


def test_rounding_never_meets_a_requirement(person: Callable[..., Person]) -> None:
    """69.96 % prints as 70.0 % and still fails 70 % (§0-5)."""
    assert percent_text(1749, 2500) == "70.0%"
    assert least_heads(ratio(70), 2500) == 1750


@pytest.mark.parametrize(("ages", "mean"), [([40, 41], "40.5"), ([40, 40, 41], "40.3"), ([30, 31, 30, 30, 30, 30, 30, 30, 30, 30, 31, 31, 30, 30, 30, 30, 30, 30, 30, 30], "30.2"), ([], "0.0")])
def test_average_age(ages: list[int], mean: str) -> None:
    assert average_age(ages) == Decimal(mean)
    assert str(average_age(ages)) == mean


def test_age_at_the_edges_of_the_bands(person: Callable[..., Person]) -> None:
    births = ["1991-11", "1990-12", "1990-11", "1981-11", "1980-12", "1980-11", "1971-11", "1970-12", "1970-11"]
    found = composition([person(f"人{birth}", 出生年月=birth) for birth in births], DAY)
    assert [(band.name, band.heads) for band in found.age_bands] == [
        ("35岁及以下", 2), ("36岁至45岁", 3), ("46岁至55岁", 3), ("56岁及以上", 1),
    ]  # fmt: skip
    assert found.item("45岁以下").heads == 5


def test_figures_of_a_dossier(facts: dict[str, Any], build: Callable[[dict[str, Any]], Dossier]) -> None:
    dossier = build(facts)
    found = composition(dossier.voters, DAY, dossier.congress.ratios)
    assert {count.name: count.heads for count in found.items} == {
        "女": 4, "党外": 6, "少数民族": 0, "45岁以下": 7, "大学以上": 7, "中高级职称": 7, "基层一线": 10,
    }  # fmt: skip
    assert [(count.name, count.heads) for count in found.education] == [("研究生", 1), ("大学本科", 6), ("大专", 3), ("中专及以下", 0)]
    assert [(count.name, count.heads) for count in found.titles] == [("正高级", 1), ("副高级", 1), ("中级", 5), ("初级", 2), ("无职称", 1)]
    assert [count.name for count in found.categories] == ["医院院长", "学校校长", "科技型企业家", "科技工作者"]
    assert found.item("女").share == Fraction(2, 5)
    assert found.item("女").share_text == "40.0%"
    assert [(asked.item, asked.least, asked.reached) for asked in found.requirements] == [("基层一线", 8, True), ("女", 4, True)]
    assert found.average_age == Decimal("42.0")


def test_unknown_item_is_a_lookup_error(person: Callable[..., Person]) -> None:
    with pytest.raises(LookupError, match="男"):
        composition([person("甲")], DAY).item("男")


PERSONS = st.lists(
    st.builds(
        lambda birth, education, rank: Person.model_validate(
            {"姓名": "某", "性别": "女", "单位": "某校", "出生年月": birth, "学历": education, "职称等级": rank}
        ),
        st.dates(dt.date(1940, 1, 1), dt.date(2010, 1, 1)),
        st.sampled_from(["博士研究生", "硕士研究生", "研究生", "本科", "大专", "中专", "高中", "初中及以下"]),
        st.sampled_from(["正高级", "副高级", "中级", "初级", "无"]),
    ),
    max_size=30,
)


@given(PERSONS)
def test_bands_part_the_whole(persons: list[Person]) -> None:
    found = composition(persons, DAY)
    for bands in (found.age_bands, found.education, found.titles, found.categories):
        assert sum(band.heads for band in bands) == len(persons)


@given(st.integers(0, 100), st.integers(1, 3000), st.integers(0, 3000), st.sampled_from(["不低于", "超过"]))
def test_least_heads_is_the_exact_comparison(percent: int, whole: int, heads: int, comparison: str) -> None:
    meets = heads * 100 >= percent * whole if comparison == "不低于" else heads * 100 > percent * whole
    assert (heads >= least_heads(ratio(percent, comparison), whole)) == meets
