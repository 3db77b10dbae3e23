"""Seats shared among units (§2.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.dossier import Dossier
from docgen.model.person import Unit
from docgen.rules.allocation import allocate, allocation, largest_remainder

Build = Callable[[dict[str, Any]], Dossier]


def unit(workers: int, **facts: Any) -> Unit:
    return Unit.model_validate({"名称": f"单位{workers}", "科技工作者数": workers, "代表团": "第一代表团"} | facts)


def test_worked_example() -> None:
    """卫生院62, 中心学校85, 农业服务中心18, 企业140, 村(社区)95, N=40, m=1."""
    assert allocate([unit(n) for n in (62, 85, 18, 140, 95)], 40) == [6, 9, 3, 13, 9]


def test_override_keeps_its_seats_and_the_rest_is_shared() -> None:
    units = [unit(62), unit(85), unit(18, 名额=5, 调整理由="农技力量集中"), unit(140), unit(95)]
    seats = allocate(units, 40)
    assert seats[2] == 5
    assert sum(seats) == 40


@pytest.mark.parametrize(("minimum", "total", "seats"), [(2, 6, [2, 2, 2]), (3, 6, [3, 3, 3]), (0, 2, [0, 1, 1])])
def test_minima(minimum: int, total: int, seats: list[int]) -> None:
    assert allocate([unit(n, 最低名额=minimum) for n in (1, 100, 101)], total) == seats


def test_ties_go_to_the_larger_then_the_earlier() -> None:
    assert largest_remainder(1, [5, 5]) == [1, 0]
    assert largest_remainder(2, [30, 10, 10, 50]) == [1, 0, 0, 1]
    assert largest_remainder(3, [0, 0]) == [2, 1]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=20), st.integers(0, 300))
def test_shares_sum_and_keep_quota(weights: list[int], total: int) -> None:
    shares = largest_remainder(total, weights)
    whole = sum(weights)
    assert sum(shares) == total
    if whole:
        assert all(abs(share * whole - total * weight) < whole for share, weight in zip(shares, weights, strict=True))


def test_rows_of_a_dossier(facts: dict[str, Any], build: Build) -> None:
    table = allocation(build(facts))
    assert [(row.unit, row.seats, row.sent, row.women, row.frontline) for row in [*table, table.total]] == [
        ("清泉学校", 4, 4, 2, 3), ("清泉卫生院", 3, 3, 1, 3), ("清泉茶业公司", 3, 3, 1, 2), ("合计", 10, 10, 4, 8),
    ]  # fmt: skip
    assert [row.unit for row in table + [table.total]] == ["清泉学校", "清泉卫生院", "清泉茶业公司", "合计"]  # noqa: RUF005


def test_no_unit_is_asked_for_more_than_it_sent(facts: dict[str, Any], build: Build) -> None:
    facts["大会"]["代表构成要求"] = [{"项目": "党外", "百分比": 50}]
    assert [row.non_party for row in allocation(build(facts))] == [2, 1, 2]


def test_invited_delegates_are_not_counted_as_sent(facts: dict[str, Any], build: Build) -> None:
    facts["代表"][0]["代表类型"] = "特邀"
    assert allocation(build(facts)).rows[0].sent == 3


def test_electing_unit_wins_over_the_unit_one_works_in(facts: dict[str, Any], build: Build) -> None:
    facts["代表"][0]["选举单位"] = "清泉卫生院"
    assert [row.sent for row in allocation(build(facts))] == [3, 4, 3]
