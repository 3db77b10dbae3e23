"""Figures against earlier periods: instances (cases/compare.yaml)."""

from __future__ import annotations

from typing import cast

import pytest
from figure_city import Facts, cases, city

from docgen.figures.compare import To


@pytest.mark.parametrize("case", cases("compare.yaml"), ids=lambda case: case["名"])
def test_a_figure_is_compared_so(case: Facts) -> None:
    computed = city(case)
    for word, expected in case["应"].items():
        name, to = word.split()
        code, _, unit = name.partition("@")
        found = computed.compare(code, unit, cast(To, to))
        assert [found.text, found.note] == expected, word
        assert found.comparable == (found.text != "—")
