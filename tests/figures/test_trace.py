"""Every figure can be followed to the cells that it came from."""

from __future__ import annotations

from fractions import Fraction

import pytest
from figure_city import Facts, cases, city

CITY: Facts = {
    "期": "2018Q2",
    "单位": {"市": 1, "县": 1, "乡镇": 3},
    "报表": {
        "2018Q1": {"乡镇1": {"科普活动场次": 2, "经费到位": 1, "经费预算": 4, "科协已成立": True}, "乡镇3": {"经费到位": 1, "经费预算": 5, "科协已成立": True}},
        "2018Q2": {
            "乡镇1": {"副主席": 4, "副主席大学以上": 3, "科普活动场次": 5, "经费到位": 3, "经费预算": 4, "科协已成立": True},
            "乡镇2": {"副主席": 2, "科普活动场次": 6, "科协已成立": False},
        },
    },
}  # fmt: skip


def rows(code: str, unit: str = "") -> list[str]:
    found = city(CITY).trace(code, unit)
    return [" ".join(filter(None, (cell.side, cell.area, cell.field, cell.period, cell.text, str(cell.place), cell.note))) for cell in found.rows]


def test_a_share_has_the_cells_of_both_its_sides() -> None:
    assert rows("副主席.大学以上占比") == [
        "分子 乡镇1 副主席大学以上 2018年第二季度 3 报表/2018Q2/乡镇1.xlsx!副主席大学以上",
        "分母 乡镇1 副主席 2018年第二季度 4 报表/2018Q2/乡镇1.xlsx!副主席",
    ]


def test_a_cumulative_figure_has_the_cells_of_all_periods() -> None:
    assert rows("ev_n_year", "乡镇1") == [
        "乡镇1 科普活动场次 2018年第一季度 2 报表/2018Q1/乡镇1.xlsx!科普活动场次",
        "乡镇1 科普活动场次 2018年第二季度 5 报表/2018Q2/乡镇1.xlsx!科普活动场次",
    ]


def test_units_of_the_master_list_and_carried_figures_are_told_as_such() -> None:
    assert rows("cov_town") == [
        "分子 乡镇1 科协已成立 2018年第二季度 是 报表/2018Q2/乡镇1.xlsx!科协已成立",
        "分子 乡镇2 科协已成立 2018年第二季度 否 报表/2018Q2/乡镇2.xlsx!科协已成立",
        "分子 乡镇3 科协已成立 2018年第一季度 是 报表/2018Q1/乡镇3.xlsx!科协已成立 沿用2018年第一季度",
        "分母 乡镇1 单位数(乡镇) 2018年第二季度 1",
        "分母 乡镇2 单位数(乡镇) 2018年第二季度 1",
        "分母 乡镇3 单位数(乡镇) 2018年第二季度 1",
    ]


def test_what_is_told_apart_from_a_cumulative_figure_shows_what_is_taken_off() -> None:
    facts = {**CITY, "指标": {"now": {"式": "经费到位", "性质": "流量"}}}
    found = city(facts).trace("now", "乡镇1")
    assert [(cell.value, cell.note) for cell in found.rows] == [(3, ""), (1, "减去")]
    assert found.value == 2


@pytest.mark.parametrize("case", [case for case in cases("figures.yaml") if "各报" in case], ids=lambda case: case["名"])
def test_the_cells_add_up_to_the_figure(case: Facts) -> None:
    """For figures whose leaves are plain sums the cells of a side add up to it."""
    computed = city(case)
    for word in case["应"]:
        code, _, unit = word.partition("@")
        if computed.figure(code).kind not in ("计数", "比率", "平均") or "满足" in computed.base.rules[code].indicator.formula:
            continue
        found = computed.trace(code, unit)
        for side, expected in (("分子", found.numerator), ("分母", found.denominator)):
            if found.denominator is not None:
                assert sum(Fraction(str(cell.value)) for cell in found.rows if cell.side == side) == expected
