"""图(…): a chart made from figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from docgen.documents.block import Cell, CellGrid, Chart, Series
from docgen.documents.circular_facts import ChartFacts
from docgen.figures.figure import Figure
from docgen.figures.wording import decimal_text, half_up, shortest_text

PERCENT = "%"
USUAL = ("60%", "80%", "100%")
"""Bounds of a grid of shares that has none of its own."""


def make_chart(facts: ChartFacts, caption: str) -> Chart | CellGrid:
    """Return the chart of figures, values rounded as they are printed; those that are not known are gaps."""
    if facts.kind == "方格":
        return _grid(facts, caption)
    percent = any(figure.measure == PERCENT for figure in facts.figures)
    digits = max((_decimals(figure) for figure in facts.figures), default=0)
    values = tuple(_rounded(figure, digits, percent) for figure in facts.figures)
    name = facts.figures[0].name if facts.figures else caption
    return Chart(facts.kind, facts.labels, (Series(name, values),), caption, percent, digits)


def _decimals(figure: Figure) -> int:
    """Return how many decimals a figure is printed with."""
    return len(figure.number.partition(".")[2]) if figure.value is not None else 0


def _rounded(figure: Figure, digits: int, percent: bool) -> Decimal | None:
    if figure.value is None:
        return None
    scale = 100 if percent else 1
    return Decimal(decimal_text(half_up(figure.value * scale, digits), digits)) / scale


def _grid(facts: ChartFacts, caption: str) -> CellGrid:
    share = any(figure.measure == PERCENT for figure in facts.figures)
    texts = facts.bands or (USUAL if share else _quarters(facts.figures))
    bounds = [bound(text) for text in texts]
    cells = tuple(
        Cell(label, figure.text, None if figure.value is None else sum(1 for one in bounds if figure.value >= one))
        for label, figure in zip(facts.labels, facts.figures, strict=True)
    )
    return CellGrid(cells, _bands(texts, highest=Fraction(1) if share else None), caption)


def bound(text: str) -> Fraction:
    """Return a bound as it is compared with: 80% is 4/5."""
    return Fraction(text.removesuffix(PERCENT)) / (100 if text.endswith(PERCENT) else 1)


def _bands(texts: Sequence[str], highest: Fraction | None) -> tuple[str, ...]:
    """Return what each band is called; the last one by itself where nothing can be above its bound."""
    between = [f"{low}以上不足{high}" for low, high in pairwise(texts)]
    top = texts[-1] if bound(texts[-1]) == highest else f"{texts[-1]}以上"
    return (f"不足{texts[0]}", *between, top)


def _quarters(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return bounds at the quarters of the highest value, whole and each once."""
    most = max((figure.value for figure in figures if figure.value is not None), default=0)
    bounds = sorted({max(1, -int(-most * part // 4)) for part in (1, 2, 3)})
    return tuple(shortest_text(one) for one in bounds)
