"""The figures of small cities: those known from public circulars, and every rule of §5.3 to §5.6 (cases/figures.yaml)."""

from __future__ import annotations

from typing import Any

import pytest
from figure_city import Facts, cases, city

from docgen.figures.figure import Figure
from docgen.model.base import names

CASES = cases("figures.yaml")


def shown(figure: Figure, what: str) -> Any:
    """Return a fact of a figure as a case writes it."""
    if what.startswith("概数"):
        return figure.rough(what[2:])
    if what == "部分":
        return {part.name: f"{part.text} {part.share_text}" for part in figure.parts}
    found = getattr(figure, names(Figure)[what])
    return list(found) if isinstance(found, tuple) else found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["名"])
def test_a_small_city_has_these_figures(case: Facts) -> None:
    computed = city(case)
    for word, expected in case["应"].items():
        code, _, unit = word.partition("@")
        figure = computed.figure(code, unit)
        told = expected if isinstance(expected, dict) else {"文": expected}
        assert {what: shown(figure, what) for what in told} == told, word


