"""Numbers in words: instances (cases/words.yaml), and what holds of every number."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
import yaml
from figure_city import ROOM
from hypothesis import given
from hypothesis import strategies as st

from docgen.figures import wording
from docgen.figures.shares import feasible, forced, shares_of_whole
from docgen.figures.wording import half_up, percent_text, rough_text

CASES = [(name, case) for name, listed in yaml.safe_load((ROOM / "words.yaml").read_text("utf-8")).items() for case in listed]
SCALE = {"万": 10_000, "亿": 100_000_000}
COUNTS = st.integers(0, 10**9)


def exact(written: Any) -> Any:
    return Fraction(written) if isinstance(written, str) and re.fullmatch(r"-?\d+/\d+", written) else written


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_number_is_written_so(name: str, case: list[Any]) -> None:
    *given_, expected = case
    assert getattr(wording, name)(*map(exact, given_)) == expected


def printed(text: str) -> Fraction:
    """Return the number that a rough text prints."""
    found = re.search(r"(\d+(?:\.\d+)?)([万亿]?)", text)
    assert found
    return Fraction(found[1]) * SCALE.get(found[2], 1)


@given(COUNTS)
def test_a_qualifier_never_lies(value: int) -> None:
    """余, 多 and 超 stand above what is printed, 近 below, 约 within 5 %, 以上 at it or above (§5.3)."""
    for word in ("余", "多", "超"):
        text = rough_text(value, word)
        assert printed(text) < value if word in text else printed(text) == value or value >= 10_000
    text = rough_text(value, "近")
    assert printed(text) > value if "近" in text else printed(text) == value or value >= 10_000
    text = rough_text(value, "约")
    assert "约" not in text or abs(printed(text) - value) * 20 <= value
    assert printed(rough_text(value, "以上")) <= value or "以上" not in rough_text(value, "以上")


@given(st.fractions(0, 2), st.integers(0, 3))
def test_a_percentage_never_rounds_to_all_or_to_nothing(share: Fraction, digits: int) -> None:
    text = percent_text(share, digits)
    assert (text == "0%") == (share == 0)
    assert (re.fullmatch(r"100(\.0+)?%", text) is not None) == (share == 1)
    decimals = len(text.rstrip("%").partition(".")[2])
    assert abs(Fraction(text.rstrip("%")) - share * 100) * 2 * 10**decimals <= 1


@given(st.fractions(-1000, 1000), st.integers(0, 4))
def test_rounding_is_half_away_from_nought(value: Fraction, digits: int) -> None:
    rounded = half_up(value, digits)
    assert abs(rounded - value) * 2 * 10**digits <= 1
    assert half_up(-value, digits) == -rounded


@given(st.lists(COUNTS, min_size=1, max_size=12), st.integers(0, 2))
def test_shares_of_a_whole_add_up_to_all_of_it(parts: list[int], digits: int) -> None:
    shares = shares_of_whole(parts, digits)
    whole = sum(parts)
    assert sum(shares) == (1 if whole else 0)
    for part, share in zip(parts, shares, strict=True):
        assert not whole or abs(share - Fraction(part, whole)) * 100 * 10**digits < 1


def test_thirds_want_the_note_that_they_are_rounded() -> None:
    assert forced([1, 1, 1])
    assert not forced([1, 1, 2])
    assert not forced([0, 0])


@given(st.integers(1, 400), st.data(), st.integers(0, 1))
def test_a_share_as_printed_is_feasible(whole: int, data: st.DataObject, digits: int) -> None:
    count = data.draw(st.integers(0, whole))
    assert feasible(wording.decimal_text(Fraction(100 * count, whole), digits), whole)


def test_of_69_there_are_84_percent_but_not_85() -> None:
    assert [percent for percent in range(80, 90) if feasible(str(percent), 69)] == [80, 81, 83, 84, 86, 87, 88]
