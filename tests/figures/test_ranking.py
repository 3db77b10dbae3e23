"""Rankings: instances (cases/ranking.yaml)."""

from __future__ import annotations

import pytest
from figure_city import Facts, cases, city

from docgen.figures.figure import Ranking


def ranking(case: Facts) -> Ranking:
    computed = city(case)
    return computed.weighted(case["权"], case["级别"]) if "权" in case else computed.ranking(*case["排"])


@pytest.mark.parametrize("case", cases("ranking.yaml"), ids=lambda case: case["名"])
def test_units_are_ranked_so(case: Facts) -> None:
    found = ranking(case)
    assert [" ".join(filter(None, (row.area, row.text, row.figure.text, row.note))) for row in found.rows] == case.get("名次", [])
    assert [f"{row.area} {row.note}" for row in found.unranked] == case.get("不排名", [])
    assert found.text == case.get("文", "")
    assert found.equal == bool(found.text)


def test_a_weighted_score_says_its_weights() -> None:
    case = next(case for case in cases("ranking.yaml") if "权" in case)
    found = ranking(case)
    assert found.score
    assert found.weights == "科普活动占60%，科普活动参加人次占40%；各项最高的计100分，最低的计0分，其余按比例"
    assert [(part.name, part.text, part.weight) for part in found.rows[0].figure.parts] == [("科普活动", "100分", 60), ("科普活动参加人次", "0分", 40)]


def test_weights_that_do_not_sum_up_are_refused() -> None:
    computed = city({"期": "2018Q4", "单位": {"乡镇": 2}})
    with pytest.raises(ValueError, match="权重合计是90，应为100"):
        computed.weighted({"ev_n": 50, "ev_person": 40}, "乡镇")


def test_names_that_are_not_there_are_told_with_the_nearest() -> None:
    computed = city({"期": "2018Q4", "单位": {"县": 1, "乡镇": 2}})
    with pytest.raises(LookupError, match="没有“科普活动次”这个指标（最接近的是“科普活动”）"):
        computed.figure("科普活动次")
    with pytest.raises(LookupError, match="单位表里没有“乡镇9”"):
        computed.figure("ev_n", "乡镇9")
