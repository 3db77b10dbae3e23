"""The language of indicators: what it reads, what it refuses, and that it is never executed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.formula import FormulaError, read_condition, read_formula
from docgen.model.formula_tree import Compare, Distinct, Filed, Held, Leaf, Sum, Units, fields_of, leaves
from docgen.model.formula_value import amount, holds
from docgen.model.returns import NOT_APPLICABLE, Value

NUMBERS = {"甲": 6, "乙": 4, "45岁以下": 3, "主席、副主席（专职）": 2}


def of(leaf: Leaf) -> int | None:
    return NUMBERS.get(leaf.field) if isinstance(leaf, Sum) else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲 / 乙", Fraction(3, 2)), ("甲 - 乙 - 1", 1), ("甲 + 乙 * 2", 14), ("（甲 ＋ 乙）× 2", 20), ("甲 ÷ 乙 ÷ 3", Fraction(1, 2)),
     ("-甲 + 10", 4), ("甲 * 50%", 3), ("45岁以下 + 1.5", Fraction(9, 2)), ("“主席、副主席（专职）” + 1", 3), ("甲 / (乙 - 4)", None), ("甲 + 丙", None)],
)  # fmt: skip
def test_a_formula_amounts_to(text: str, expected: Fraction | int | None) -> None:
    assert amount(read_formula(text), of) == expected


@pytest.mark.parametrize(
    ("text", "leaf"),
    [("副主席[街道]", Sum("副主席", "街道")), ("单位数(乡镇)", Units("乡镇")), ("单位数（街道，任期届满）", Units("街道", "任期届满")), ("单位数()", Units()),
     ("去重(甲名单、乙名单)[县]", Distinct(("甲名单", "乙名单"), "县")), ("报送(按时)", Filed("按时")),
     ("满足(组建方式 = “单独组建”)", Held(Compare("=", Sum("组建方式"), "单独组建")))],
)  # fmt: skip
def test_leaves(text: str, leaf: Leaf) -> None:
    assert list(leaves(read_formula(text))) == [leaf]


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "式子是空的"), ("甲 +", "末尾少了名称"), ("甲 乙", "“乙”用在这里读不懂"), ("(甲", "末尾少了“)”"), ("求和(甲)", "没有“求和”这个函数，可以用单位数、满足、去重、报送"),
     ("甲 $ 乙", "“$”读不懂"), ("满足(甲 + 乙)", "少了比较符号（<=、>=、=、<、>）"), ("报送(全部)", "报送里没有“全部”，可以写应报、按时、迟报、已报、未报"),
     ("单位数(县, 乡镇)", "单位数里最多写一个级别（或类型）和一个任期届满（或任期未满）"), ("(" * 40 + "甲" + ")" * 40, "括号、负号太多"),
     ("__import__('os')", "“'”读不懂"), ("__import__(os)", "没有“__import__”这个函数，可以用单位数、满足、去重、报送"), ("甲.__class__", "“.”读不懂"), ("9" * 400, "“99999999999999999999…”太长了")],
)  # fmt: skip
def test_what_is_no_formula_is_refused(text: str, why: str) -> None:
    with pytest.raises(FormulaError) as told:
        read_formula(text)
    assert str(told.value) == why


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲 <= 乙", False), ("甲 = 乙 + 2", True), ("成立", True), ("成立 且 甲 > 乙", True), ("成立 且 甲 < 乙", False), ("甲 < 乙 或 成立", True),
     ("(甲 < 乙 或 成立) 且 (甲 - 乙) >= 2", True), ("方式 = “单独组建”", True), ("方式 != “单独组建”", False), ("任期届满", False), ("任期未满", True),
     ("空 > 1", None), ("空 > 1 或 成立", True), ("空 > 1 且 甲 < 乙", False), ("无 = 0", None), ("名单 = 2", True), ("成立 >= 主席", True)],
)  # fmt: skip
def test_a_condition_holds_of_a_return(text: str, expected: bool | None) -> None:
    values: dict[str, Value] = {"甲": 6, "乙": 4, "成立": True, "方式": "单独组建", "无": NOT_APPLICABLE, "名单": ("p1", "p2"), "主席": 1}
    assert holds(read_condition(text), values) is expected


def test_fields_are_those_that_are_named_each_once() -> None:
    assert fields_of(read_formula("(甲 + 乙[县]) / (满足(丙 >= 甲 且 任期届满) + 去重(丁))")) == ("甲", "乙", "丙", "丁")


@given(st.text("甲乙(+-*/)[]，、<=>%1.“” 且或满足单位数去重报送任期届满", max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for read in (read_formula, read_condition):
        try:
            told = repr(read(text))
        except FormulaError as error:
            told = str(error)
        assert told
