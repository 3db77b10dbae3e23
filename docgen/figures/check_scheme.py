"""What is wrong with a scheme (指标.yaml): formulas that cannot be read, fields that are not there, sums of percentages."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.figures.rule import Rule, benchmark, rule, squeezed
from docgen.model.formula import FormulaError, read_condition
from docgen.model.formula_tree import Sum, fields_of, leaves
from docgen.model.reporting import Indicator, ReturnField, Scheme
from docgen.problem import Place, Problem, nearest

FILE = "指标.yaml"
FULL = 100
LONGEST = 60
"""Characters of a formula that a message shows."""


def check_scheme(scheme: Scheme) -> tuple[Problem, ...]:
    """Return all that is wrong with a scheme; places name the key, as the shipped scheme and the office's own are one here."""
    return (*_names(scheme), *_relations(scheme), *(problem for one in scheme.indicators for problem in _indicator(one, scheme)))


def _problem(code: str, key: str, message: str, cure: str) -> Problem:
    return Problem(code, Place(FILE, key=key), message, cure)


def _names(scheme: Scheme) -> Iterator[Problem]:
    """E-IND-05: a name, or a code, means one thing."""
    for what, names in (
        ("字段", [field.name for field in scheme.fields]),
        ("指标", [one.code for one in scheme.indicators]),
        ("指标", [squeezed(one.name) for one in scheme.indicators]),
    ):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield _problem("E-IND-05", f"{what}.{name}", f"有两个{what}都叫“{name}”", "改成不同的名称、代码")


def _relations(scheme: Scheme) -> Iterator[Problem]:
    """E-IND-01, E-IND-02: checks of a return can be read, and name its fields."""
    known = [field.name for field in scheme.fields]
    for relation in scheme.relations:
        key = f"校验.{relation.name}.式"
        try:
            condition = read_condition(relation.formula)
        except FormulaError as error:
            yield _problem("E-IND-01", key, f"“{_short(relation.formula)}”读不懂：{error}", "写成两个式子的比较，如 副主席大学以上 <= 副主席")
            continue
        yield from _unknown(key, fields_of(condition), known)


def _unknown(key: str, fields: tuple[str, ...], known: list[str]) -> Iterator[Problem]:
    """E-IND-02: what a formula names is a field."""
    for name in fields:
        if name not in known:
            yield _problem("E-IND-02", key, f"没有“{name}”这个字段{nearest(name, known)}", "改成“字段”里的名称，或先加上这个字段")


def _indicator(indicator: Indicator, scheme: Scheme) -> Iterator[Problem]:
    key = f"指标.{indicator.code}"
    try:
        made = rule(indicator)
    except FormulaError as error:
        yield _problem("E-IND-01", f"{key}.式", f"“{_short(indicator.formula or '、'.join(indicator.items.values()))}”读不懂：{error}", "式只用字段名、数、+ - * / 和所列函数；比率、平均写成 分子 / 分母")
        return
    yield from _unknown(f"{key}.式", made.fields, [field.name for field in scheme.fields])
    yield from _fields(made, key, {field.name: field for field in scheme.fields})
    yield from _settings(made, key)


def _fields(made: Rule, key: str, fields: dict[str, ReturnField]) -> Iterator[Problem]:
    """E-STA-04: no percentage is added up. E-IND-03: only stocks are carried. E-IND-04: words are not added up."""
    used = [fields[name] for name in made.fields if name in fields]
    summed = {leaf.field for side in made.expressions for leaf in leaves(side) if isinstance(leaf, Sum)}
    for field in used:
        if field.kind == "百分比" and field.name in summed:
            yield _problem("E-STA-04", f"{key}.式", f"“{field.name}”是百分比，各单位的百分比不能相加、平均", "让各单位报分子和分母两个数，写成 分子 / 分母")
        if field.kind == "文字" and field.name in summed:
            yield _problem("E-IND-04", f"{key}.式", f"“{field.name}”填的是文字，不能相加", f"数有几个单位这样填，写 满足({field.name} = “…”)")
    if made.indicator.missing == "沿用" and (flows := [field.name for field in used if field.span == "流量"]):
        yield _problem("E-IND-03", f"{key}.缺报", f"{'、'.join(flows)}是流量，没有报时不能沿用上期数", "缺报改为“剔除”；确是期末数的，把字段的性质改为“存量”")


def _settings(made: Rule, key: str) -> Iterator[Problem]:
    """E-IND-04: weights sum up, a benchmark can be read."""
    indicator = made.indicator
    if indicator.kind == "评分" and (sum(indicator.weights.values()) != FULL or set(indicator.weights) != set(indicator.items)):
        yield _problem("E-IND-04", f"{key}.权重", f"各项权重合计是{sum(indicator.weights.values())}，应为每项都有、合计{FULL}", "给每一项写权重，合计100")
    if indicator.benchmark:
        try:
            benchmark(indicator.benchmark)
        except FormulaError as error:
            yield _problem("E-IND-04", f"{key}.标准", f"“{indicator.benchmark}”读不懂：{error}", "写成 >= 80%、>= 2 这样")


def _short(formula: str) -> str:
    """Return a formula as a message shows it."""
    return formula if len(formula) <= LONGEST else f"{formula[:LONGEST]}…"
