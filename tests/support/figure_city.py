"""Small cities for the tests of figures: units, scheme and returns from a few lines of YAML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import yaml

from docgen.figures import Computed, Filing, compute
from docgen.model.period import Period, read_period
from docgen.model.reporting import Indicator, Relation, ReportingUnit, ReturnField, Scheme
from docgen.model.returns import NOT_APPLICABLE, Return, Value
from docgen.problem import Place

Facts = dict[str, Any]
ROOM = Path(__file__).parents[1] / "figures" / "cases"
SHIPPED = Scheme.model_validate(yaml.safe_load(files("docgen.data").joinpath("indicators.yaml").read_text("utf-8")))


def cases(name: str) -> list[Facts]:
    """Return the cases of a file."""
    return cast("list[Facts]", yaml.safe_load((ROOM / name).read_text("utf-8")))


@dataclass(frozen=True)
class Cells:
    """The file that a return came from."""

    file: str

    def place(self, field: str) -> Place:
        return Place(f"{self.file}!{field}" if field else self.file)


def period(word: object) -> Period:
    found = read_period(word)
    assert isinstance(found, Period)
    return found


def value(written: object) -> Value:
    """Return the value that a case writes: — is not applicable, a list names persons, a string that is a fraction is one."""
    if written == "—":
        return NOT_APPLICABLE
    if isinstance(written, list):
        return tuple(map(str, written))
    if isinstance(written, str) and "/" in written:
        return Fraction(written)
    if isinstance(written, float):
        return Fraction(str(written))
    assert isinstance(written, (int, str))
    return written


def units_of(case: Facts) -> list[ReportingUnit]:
    """Return the units: {县: 2, 乡镇: 17}, spread evenly below one city, or {name: level and what else there is}."""
    made: list[ReportingUnit] = []
    above: list[str] = []
    for name, what in case["单位"].items():
        if isinstance(what, int):
            codes = [f"{name}{number}" for number in range(1, what + 1)]
            made += [
                ReportingUnit(code=code, name=code, level=name, parent=above[place * len(above) // len(codes)] if above else "")
                for place, code in enumerate(codes)
            ]
            above = codes
        else:
            facts = {"级别": what} if isinstance(what, str) else what
            made.append(ReportingUnit.model_validate({"代码": name, "名称": name} | facts))
    return made


def returns_of(case: Facts, units: Iterable[ReportingUnit]) -> list[Return]:
    """Return the returns: 报表 by period and unit; 各报 by level, totals spread over its units for 期."""
    found: list[Return] = []
    for when, forms in case.get("报表", {}).items():
        for name, form in forms.items():
            found.append(one_return(name, period(when), form or {}))
    for level, fields in case.get("各报", {}).items():
        codes = [unit.code for unit in units if unit.level == level]
        for place, code in enumerate(codes):
            values = {field: spread(total, place, len(codes)) for field, total in fields.items()}
            found.append(Return(code, period(case["期"]), values, Cells(f"{code}.xlsx")))
    return found


def spread(total: object, place: int, count: int) -> Value:
    """Return a unit's share of a total; all of it for what is not a number."""
    if isinstance(total, bool) or not isinstance(total, int):
        return value(total)
    return total // count + (place < total % count)


def one_return(name: str, when: Period, form: Mapping[str, object]) -> Return:
    unit, _, revision = name.partition("重报")
    facts = {key: said for key, said in form.items() if not key.startswith("_")}
    return Return(
        unit, when, {field: value(said) for field, said in facts.items()}, Cells(f"报表/{when.code}/{name}.xlsx"),
        submitted=cast("dt.date | None", form.get("_报送")), revision=int(revision or 0), zero=bool(form.get("_零报告")),
        planned=frozenset(cast("list[str]", form.get("_预计", []))), note=str(form.get("_备注", "")),
    )  # fmt: skip


def scheme_of(case: Facts) -> Scheme:
    """Return the shipped scheme, or one of what the case says: fields with their facts, indicators as {code: facts}."""
    if "字段" not in case and "指标" not in case:
        return SHIPPED
    own = tuple(ReturnField.model_validate({"名称": name} | facts) for name, facts in case.get("字段", {}).items())
    fields = {field.name: field for field in (*SHIPPED.fields, *own)} if not own else {field.name: field for field in own}
    indicators = [Indicator.model_validate({"代码": code, "名称": facts.get("名称", code)} | facts) for code, facts in case.get("指标", {}).items()]
    relations = [Relation.model_validate({"名称": name, "式": formula}) for name, formula in case.get("校验", {}).items()]
    return Scheme(fields=tuple(fields.values()), relations=tuple(relations), indicators=tuple(indicators))


def city(case: Facts) -> Computed:
    """Return the figures of a case's city."""
    units = units_of(case)
    filing = case.get("报送")
    filings = {period(case["期"]): Filing(filing["期限"], filing["日"], frozenset(filing.get("退回", ())))} if filing else {}
    return compute(units, scheme_of(case), returns_of(case, units), period(case["期"]), filings, case.get("百分比小数"))

