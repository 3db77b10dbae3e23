"""What is doubtful in returns and in an office's words, and what is wrong with a scheme."""

from __future__ import annotations

from typing import Any

import pytest
from figure_city import SHIPPED, Facts, cases, city, scheme_of

from docgen.figures.check_returns import check_returns
from docgen.figures.check_said import check_said
from docgen.figures.check_scheme import check_scheme
from docgen.problem import DocgenError, Severity
from docgen.rules.said import Passage, Said

CITY: Facts = {
    "期": "2018Q4",
    "单位": {"区": "县", **{name: {"级别": "乡镇", "上级": "区"} for name in ("甲镇", "乙镇", "丙镇", "丁镇")}},
    "报表": {
        "2018Q3": {
            "甲镇": {"科普活动场次": 0, "科普活动人次": 100, "副主席": 4, "副主席大学以上": 2},
            "乙镇": {"科普活动场次": 0, "科普活动人次": 100, "副主席": 4, "副主席大学以上": 2},
        },
        "2018Q4": {
            "甲镇": {"科协已成立": True, "科普活动场次": 3, "科普活动人次": 110, "农民培训人次": 2043, "健康科普场次": 9, "副主席": 4, "副主席大学以上": 3},
            "乙镇": {"科协已成立": True, "科普活动场次": 3, "科普活动人次": 110, "农民培训人次": 0, "健康科普场次": 5, "副主席": 4, "副主席大学以上": 3},
            "丙镇": {"科协已成立": True, "健康科普场次": 5},
            "丁镇": {"科协已成立": False},
        },
    },
}  # fmt: skip


def heard(text: str) -> list[tuple[str, str]]:
    said = Said("文稿/问题.md", (Passage(text),), source="文稿", kind="通报")
    found = list(check_said(said, city(CITY)))
    for remark in found:
        assert text[remark.start : remark.start + len(remark.quote)] == remark.quote
        assert remark.cure
        assert remark.severity is {"E": Severity.ERROR, "W": Severity.WARNING}[remark.code[0]]
    return [(remark.code, remark.message) for remark in found]


@pytest.mark.parametrize("case", cases("said.yaml"), ids=lambda case: f"{case['应报']} {case['文']}")
def test_words_that_the_figures_do_not_bear_out_are_heard(case: Facts) -> None:
    assert heard(case["文"]) == [(case["应报"], case["话"])]
    assert heard(case["好文"]) == []


@pytest.mark.parametrize("text", ["甲镇、乙镇健康科普活动排名第4位。", "城关镇健康科普活动排名第4位。"])
def test_where_nobody_can_tell_whose_figure_is_meant_nothing_is_said(text: str) -> None:
    units = {**CITY["单位"], **{code: {"名称": f"{code}城关镇", "简称": "城关镇", "级别": "乡镇", "上级": "区"} for code in ("东", "西")}}
    said = Said("文稿/问题.md", (Passage(text),), source="文稿", kind="通报")
    assert list(check_said(said, city({**CITY, "单位": units}))) == []


@pytest.mark.parametrize("case", cases("doubts.yaml"), ids=lambda case: case["名"])
def test_doubtful_returns_are_told_with_their_cell(case: Facts) -> None:
    found = check_returns(city(case))
    assert [f"{problem.code} {problem.place} {problem.message}" for problem in found] == case["应"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"指标": {"a": {"式": "副主席 +"}}}, "E-IND-01 指标.a.式 “副主席 +”读不懂：末尾少了名称"),
        ({"指标": {"a": {"式": "副主席", "类别": "比率"}}}, "E-IND-01 指标.a.式 “副主席”读不懂：比率要写成“分子 / 分母”"),
        ({"指标": {"a": {"类别": "清单", "式": "单位数(乡镇)"}}}, "E-IND-01 指标.a.式 “单位数(乡镇)”读不懂：清单没有项目"),
        ({"指标": {"a": {"式": "科普活动场"}}}, "E-IND-02 指标.a.式 没有“科普活动场”这个字段（最接近的是“科普活动场次”）"),
        ({"指标": {}, "校验": {"多少": "副主席 > "}}, "E-IND-01 校验.多少.式 “副主席 > ”读不懂：末尾少了名称"),
        ({"指标": {}, "校验": {"多少": "科普活动场 > 1"}}, "E-IND-02 校验.多少.式 没有“科普活动场”这个字段（最接近的是“科普活动场次”）"),
        ({"指标": {"a": {"式": "科普活动场次", "缺报": "沿用"}}}, "E-IND-03 指标.a.缺报 科普活动场次是流量，没有报时不能沿用上期数"),
        ({"指标": {"a": {"类别": "评分", "项目": {"甲": "副主席"}, "权重": {"甲": 90}}}}, "E-IND-04 指标.a.权重 各项权重合计是90，应为每项都有、合计100"),
        ({"指标": {"a": {"式": "副主席", "标准": "很多"}}}, "E-IND-04 指标.a.标准 “很多”读不懂：要写成比较，如 >= 80%"),
        ({"字段": {"方式": {"填法": "文字"}}, "指标": {"a": {"式": "方式"}}}, "E-IND-04 指标.a.式 “方式”填的是文字，不能相加"),
        ({"字段": {"率": {"填法": "百分比"}}, "指标": {"a": {"式": "率"}}}, "E-STA-04 指标.a.式 “率”是百分比，各单位的百分比不能相加、平均"),
        ({"指标": {"a": {"式": "副主席", "名称": "人"}, "b": {"式": "主席", "名称": "人"}}}, "E-IND-05 指标.人 有两个指标都叫“人”"),
    ],
)
def test_what_is_wrong_with_a_scheme(facts: dict[str, Any], told: str) -> None:
    found = check_scheme(scheme_of(facts))
    assert [f"{problem.code} {problem.place.key} {problem.message}" for problem in found] == [told]
    assert found[0].cure
    with pytest.raises(DocgenError):
        city({"期": "2018Q4", "单位": {"乡镇": 1}, **facts})


def test_the_shipped_scheme_is_sound() -> None:
    assert check_scheme(SHIPPED) == ()
