"""The settlement sets each item of the budget against what was spent on it."""

from __future__ import annotations

from docgen.model.aftermath import Expense, settled
from docgen.model.plan import Budget

BUDGET = Budget.model_validate({
    "列支渠道": "科普工作经费",
    "预算": [{"项目": "票箱", "单价": 130, "数量": 2, "单位": "个"}, {"项目": "午餐", "单价": "30", "数量": 66, "单位": "份"}],
})


def lines(*expenses: tuple[str, int]) -> list[tuple[object, ...]]:
    made = settled(BUDGET, tuple(Expense.model_validate({"项目": item, "金额": spent}) for item, spent in expenses))
    return [(line.item, line.planned, line.spent, line.difference) for line in made]


def test_in_the_order_of_the_budget_what_was_not_planned_last() -> None:
    assert lines(("租车", 200), ("午餐", 1860)) == [("票箱", 260, 0, -260), ("午餐", 1980, 1860, -120), ("租车", 0, 200, 200)]


def test_without_a_budget_only_what_was_spent() -> None:
    assert settled(None, ()) == ()
