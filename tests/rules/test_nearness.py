"""Names one character apart: found through an index exactly as by comparing with every name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.rules.nearness import Neighbours

NAMES = st.text(alphabet="甲乙丙丁", min_size=1, max_size=5)


def one_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@given(st.lists(NAMES, unique=True), NAMES)
def test_the_index_finds_what_comparing_finds(names: list[str], name: str) -> None:
    assert Neighbours(names).of(name) == [other for other in names if one_apart(name, other)]


def test_names_taken_in_twice_are_one() -> None:
    assert Neighbours(["刘鹤鸣", "刘鹤鸣", "刘鹤"]).of("刘鹤明") == ["刘鹤鸣", "刘鹤"]
