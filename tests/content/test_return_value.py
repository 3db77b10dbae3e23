"""One cell of a return: what offices type, and what is made of it. The cases stand in cases/values.yaml."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.content.return_value import read_value
from docgen.model.reporting import FieldKind, ReturnField
from docgen.model.returns import NOT_APPLICABLE, Value

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "values.yaml").read_text("utf-8"))
KINDS: tuple[FieldKind, ...] = ("数", "金额", "百分比", "是否", "名单", "文字")


def shown(value: Value | None) -> object:
    """Return a value as the cases write it."""
    if value is NOT_APPLICABLE or isinstance(value, bool):
        return "—" if value is NOT_APPLICABLE else "是" if value else "否"
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Fraction) and value.denominator > 1 else int(value) if isinstance(value, Fraction) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['填']}-{case['格']}")
def test_what_a_cell_says(case: dict[str, Any]) -> None:
    field = ReturnField.model_validate({"名称": "某项", "填法": case["填"]} | {key: case[key] for key in ("单位", "上限", "选项") if key in case})
    entry = read_value(case["格"], field)
    told = [f"{fault.code} {fault.message}" for fault in entry.faults]
    assert (shown(entry.value), told, entry.planned) == (case.get("值"), case.get("说", []), case.get("预计") == "是")


@given(st.text(max_size=20), st.sampled_from(KINDS))
def test_any_text_is_a_value_or_a_fault_or_nothing(text: str, kind: FieldKind) -> None:
    entry = read_value(text, ReturnField(name="某项", kind=kind))
    assert entry.value is not None or entry.faults or not text.strip() or kind == "名单"
    if isinstance(entry.value, (int, Fraction)):
        assert entry.value >= 0


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{:,}", " {} ", "{}.0", "{}人", "{:,}人"]))
def test_a_whole_number_is_read_however_it_is_written(number: int, form: str) -> None:
    assert read_value(form.format(number), ReturnField(name="某项", measure="人")).value == number


@given(st.integers(0, 10000))
def test_a_share_is_the_same_in_all_three_forms(hundredths: int) -> None:
    field = ReturnField(name="某项", kind="百分比")
    share = Fraction(hundredths, 10000)
    forms = [f"{hundredths / 100:.2f}%"] + ([f"{hundredths / 10000:.4f}"] if share < 1 else []) + ([f"{hundredths / 100:.2f}"] if hundredths > 100 else [])
    assert {read_value(form, field).value for form in forms} == {share}
