"""Roll-up, ratios and missing policies agree with a naive recomputation on forests of units of chance; order changes nothing."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from random import Random

from figure_city import Cells
from hypothesis import given, settings
from hypothesis import strategies as st
from naive_rollup import INDICATORS, SCHEME, naive

from docgen.figures import Computed, compute
from docgen.model.period import Period
from docgen.model.reporting import ReportingUnit
from docgen.model.returns import NOT_APPLICABLE, Return, Value

LEVELS = ("市", "县", "乡镇", "村")
QUARTERS = [Period(2018, "季", index) for index in (1, 2, 3, 4)]
DAYS = [dt.date(2018, month, day) for month, day in ((3, 31), (4, 1), (5, 20), (6, 30), (9, 30), (11, 11))]


def forest(random: Random) -> list[ReportingUnit]:
    """Return a forest of up to a dozen units, some of which begin, end or merge within the year."""
    made: list[ReportingUnit] = []
    for number in range(random.randint(1, 12)):
        level = random.choice(LEVELS)
        above = [unit.code for unit in made if LEVELS.index(unit.level) < LEVELS.index(level)]
        begins, ends = (random.choice(DAYS) if random.random() < 0.15 else None for _ in range(2))
        made.append(
            ReportingUnit(
                code=f"u{number:02}", name=f"单位{number}", level=level, parent=random.choice(above) if above and random.random() < 0.9 else "",
                valid_from=begins, valid_to=ends if not (begins and ends and ends < begins) else None,
            )
        )  # fmt: skip
    return made


def value(random: Random, name: str) -> Value:
    if name == "成":
        return random.random() < 0.6
    if name == "人":
        return tuple(sorted(random.sample("abcdef", random.randint(0, 4))))
    return NOT_APPLICABLE if random.random() < 0.1 else random.randint(0, 9)


def filed(random: Random, units: list[ReportingUnit]) -> list[Return]:
    """Return what the units filed in the four quarters, with gaps, repeats and explicit zero reports."""
    made: list[Return] = []
    for unit in units:
        for quarter in QUARTERS:
            for revision in range(random.choice((0, 1, 1, 1, 2))):
                names = [name for name in ("甲", "乙", "成", "丙", "丁", "人") if random.random() < 0.8]
                values = {name: value(random, name) for name in names}
                planned = frozenset(name for name in names if random.random() < 0.1)
                made.append(Return(unit.code, quarter, values, Cells(f"{unit.code}-{revision}"), revision=revision, zero=random.random() < 0.1, planned=planned))
    return made


def figures(computed: Computed, units: list[ReportingUnit]) -> dict[tuple[str, str], tuple[Fraction | None, set[str]]]:
    found = {}
    labels = {unit.label: unit.code for unit in units}
    for code in INDICATORS:
        for area in ("", *(unit.code for unit in units)):
            figure = computed.figure(code, area)
            found[code, area] = (None if figure.value is None else Fraction(figure.value), {labels[name] for name in figure.missing})
    return found


def shown(computed: Computed) -> tuple[object, ...]:
    """Return something of everything that is computed."""
    return (*(computed.figure(code) for code in INDICATORS), computed.ranking("flow", "村"), computed.compare("stock"), computed.trace("ratio"))


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(QUARTERS))
def test_a_forest_adds_up_as_it_does_when_counted_plainly(seed: int, period: Period) -> None:
    random = Random(seed)
    units = forest(random)
    returns = filed(random, units)
    found = figures(compute(units, SCHEME, returns, period), units)
    assert found == {(code, area): naive(units, returns, period, code, area) for code, area in found}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_the_order_of_units_and_returns_changes_nothing(seed: int) -> None:
    random = Random(seed)
    units = forest(random)
    returns = filed(random, units)
    one = compute(units, SCHEME, returns, QUARTERS[3])
    told = shown(one)
    random.shuffle(units)
    random.shuffle(returns)
    other = compute(units, SCHEME, returns, QUARTERS[3])
    assert shown(other) == told


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_a_whole_is_what_its_parts_and_itself_add_up_to(seed: int) -> None:
    """total = Σ children + own, for every area and sum (§5.3)."""
    random = Random(seed)
    units = forest(random)
    computed = compute(units, SCHEME, filed(random, units), QUARTERS[3])
    tree, summed = computed.base.tree, computed.totals("stock")
    leaf = computed.base.rules["stock"].leaves[0]
    for area in range(len(tree.units)):
        own = summed.own[leaf].over([area] if area in summed.included else [])
        assert summed.sums[leaf][area] == own + sum(summed.sums[leaf][child] for child in tree.children[area])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_a_comparison_is_of_the_units_that_reported_both_times(seed: int, no_gaps: bool) -> None:
    """Without mergers: the change is that of the units which have the figure in both periods, and nothing else."""
    random = Random(seed)
    units = [unit.model_copy(update={"valid_from": None, "valid_to": None}) for unit in forest(random)]
    returns = filed(random, units)
    if no_gaps:
        returns = [Return(one.unit, one.period, {"甲": 1, **one.values}, one.origin) for one in returns]
    now, base = ({one.unit: one.values for one in sorted(returns, key=lambda one: one.revision) if one.period == quarter} for quarter in QUARTERS[3:1:-1])
    fill = [unit.code for unit in units if unit.level in ("乡镇", "村")]
    both = [code for code in fill if "甲" in now.get(code, {}) and "甲" in base.get(code, {})]
    sums = [sum(number for code in both if isinstance(number := values[code]["甲"], int)) for values in (now, base)]
    numbers = all(any(values[code]["甲"] is not NOT_APPLICABLE for code in both) for values in (now, base))
    found = compute(units, SCHEME, returns, QUARTERS[3]).compare("stock")
    if found.change is None:
        assert not sums[1] or not numbers
    else:
        assert found.change == Fraction(sums[0] - sums[1], sums[1])
        assert ("可比口径" in found.text) == bool(found.note)
