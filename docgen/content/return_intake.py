"""Where returns come together: the cells of a row or a form → a `Return`, with all that is wrong with it, told to its unit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from docgen.content.return_fields import Column, Fields, Need
from docgen.content.unit_book import UnitBook
from docgen.model.base import read_date
from docgen.model.formula import FormulaError, read_condition
from docgen.model.formula_tree import Condition, fields_of
from docgen.model.formula_value import holds
from docgen.model.period import Period, read_period
from docgen.model.reporting import Relation, ReportingUnit
from docgen.model.returns import NOT_APPLICABLE, Origin, Return, Value
from docgen.problem import Place, Problem, Severity

YES = ("是", "√", "零报告", "有")


class Head(NamedTuple):
    """What a return says besides its figures, as written."""

    code: str = ""
    name: str = ""
    above: str = ""
    period: str = ""
    submitted: str = ""
    zero: str = ""
    note: str = ""


class Cells(NamedTuple):
    """What the cells of one return say: values by field, the fields left empty, those that cannot be read, those only expected (预计)."""

    values: dict[str, Value]
    blank: set[str]
    refused: set[str]
    planned: list[str]


class Rule(NamedTuple):
    """A relation (校验) with its formula read."""

    relation: Relation
    condition: Condition
    fields: frozenset[str]


def rules_of(relations: Iterable[Relation]) -> tuple[Rule, ...]:
    """Return the relations that can be read; the others are told where the scheme is checked."""
    rules = []
    for relation in relations:
        try:
            condition = read_condition(relation.formula)
        except FormulaError:
            continue
        rules.append(Rule(relation, condition, frozenset(fields_of(condition))))
    return tuple(rules)


@dataclass
class Intake:
    """What is being read: the file at hand, and what has been made of all files so far.

    within: names of the folders that the file lies in. revision, submitted, unit: what the file's name says.
    spoilt: {place: problem} of cells of the file that could not be read at all. merged: places of the lower cells of merged ranges.
    orphans: what is told of rows whose unit nobody knows. told: {id of a return's origin: what is wrong with it}.
    """

    fields: Fields
    units: UnitBook
    rules: tuple[Rule, ...]
    found: list[Problem]
    faults: dict[str, list[Problem]]
    period: Period
    taken: list[Return] = field(default_factory=list)
    within: Collection[str] = ()
    revision: int = 0
    submitted: dt.date | None = None
    zero: bool = False
    spoilt: dict[Place, Problem] = field(default_factory=dict)
    merged: Collection[Place] = ()
    orphans: list[Problem] = field(default_factory=list)
    told: dict[int, list[Problem]] = field(default_factory=dict)
    ruling: dict[Need, tuple[Rule, ...]] = field(default_factory=dict)
    noted: dict[tuple[str, str, str], list[Problem]] = field(default_factory=lambda: defaultdict(list))

    def blame(self, units: Collection[str], problem: Problem) -> None:
        """Note what is wrong with the returns of `units`."""
        self.found.append(problem)
        for unit in units:
            self.faults[unit].append(problem)

    def need(self, one: Return) -> Need:
        """Return what the unit of a return has to fill in."""
        return self.fields.need(self.units.by_code[one.unit].level, one.period.rhythm)

    def senders(self, first: int) -> list[str]:
        """Return who answers for a table, whose returns are those from `first` on: the one unit above all of them, else each of them."""
        units = [one.unit for one in self.taken[first:]]
        above = {self.units.by_code[unit].parent for unit in units}
        return list(above) if len(above) == 1 and above != {""} else units

    def take(self, head: Head, cells: Iterable[tuple[Column, str]], origin: Origin, place: Place, table: bool = False) -> None:
        """Take in one return; `cells` are fields with their texts. table: fields without a column are told of the whole table."""
        found = self.units.find(head.code, head.name, (head.above, *self.within) if head.above else self.within)
        unit = found.unit
        if unit is None:
            assert found.fault
            self.orphans.append(found.fault.at(place))
            self.found.append(self.orphans[-1])
            return
        if not self._rightful(unit, head, place):
            return
        need = self.fields.need(unit.level, self.period.rhythm)
        before = len(self.faults.get(unit.code, ()))
        read = self._cells(unit, need, cells, origin, table)
        zero = self._zero(unit, head, read.values, place)
        if not zero:
            self._check_blank(unit, need, read.blank if table else need.fields - read.values.keys() - read.refused, origin)
        self._check_rules(unit, read.values, origin)
        day = self._day(unit, head, place) or self.submitted
        if told := self.faults.get(unit.code, [])[before:]:
            self.told[id(origin)] = told
        self.taken.append(Return(unit.code, self.period, read.values, origin, day, self.revision, zero, frozenset(read.planned), head.note))

    def _cells(self, unit: ReportingUnit, need: Need, cells: Iterable[tuple[Column, str]], origin: Origin, table: bool) -> Cells:
        """Return what the cells of one return say, after noting what is wrong with them."""
        asked = need.fields
        values: dict[str, Value] = {}
        blank: set[str] = set()
        refused: set[str] = set()
        planned: list[str] = []
        for column, text in cells:
            try:
                value = column.good[text]
            except KeyError:
                value = self._slow(unit, column, text, origin, planned)
            if value is not None and self.merged and self._is_shared(unit, column.name, origin, table):
                refused.add(column.name)
            elif value is not None:
                if column.name in asked:
                    values[column.name] = value
                elif value and value is not NOT_APPLICABLE:
                    self._not_asked(unit, column.name, origin)
            elif (text and text.strip()) or (self.spoilt and self._is_spoilt(unit, origin.place(column.name))):
                refused.add(column.name)
            elif column.name in asked:
                blank.add(column.name)
        return Cells(values, blank, refused, planned)

    def _not_asked(self, unit: ReportingUnit, name: str, origin: Origin) -> None:
        """Note a figure that units of this level do not report."""
        message = f"“{name}”不由{unit.level}级单位填报，没有计入"
        self.blame([unit.code], Problem("W-RET-14", origin.place(name), message, "核对是不是填错了格", Severity.WARNING))

    def _slow(self, unit: ReportingUnit, column: Column, text: str, origin: Origin, planned: list[str]) -> Value | None:
        """Return the value of a cell that was not met before, or has faults; note these."""
        name, entry = column.name, column.entry(text)
        place = origin.place(name)
        for fault in entry.faults:
            if fault.severity is Severity.NOTE:
                self.noted[place.file.rpartition("!")[0] or place.file, name, fault.message].append(fault.at(place))
            else:
                self.blame([unit.code], fault.at(place))
        if entry.planned:
            planned.append(name)
        return entry.value

    def _rightful(self, unit: ReportingUnit, head: Head, place: Place) -> bool:
        """Whether the unit existed and the return is of the period of its folder; notes why not."""
        if head.period:
            try:
                said = read_period(head.period)
            except PydanticCustomError:
                self.blame([unit.code], Problem("E-RET-50", place, f"“{head.period}”看不出是哪一期", "写成 2018年第四季度 或 2018Q4"))
                return False
            if said != self.period:
                cure = "核对是不是交错了报表；放错了文件夹的，移到那一期的文件夹"
                self.blame([unit.code], Problem("E-RET-51", place, f"“{unit.label}”的报表写的是{said}，却放在{self.period}里", cure))
                return False
        if unit.valid_to is not None and unit.valid_to < self.period.first:
            into = self.units.by_code.get(unit.merged_into)
            cure = f"由“{into.label}”报送" if into else "核对单位；撤并有误的，改正单位表"
            self.blame([unit.code], Problem("E-RET-43", place, f"“{unit.label}”已于{unit.valid_to}撤并，不再报{self.period}", cure))
            return False
        if unit.valid_from is not None and unit.valid_from > self.period.last:
            self.blame([unit.code], Problem("E-RET-43", place, f"“{unit.label}”{unit.valid_from}才设立，不报{self.period}", "核对单位和报告期"))
            return False
        return True

    def _zero(self, unit: ReportingUnit, head: Head, values: dict[str, Value], place: Place) -> bool:
        """Whether it is an explicit 零报告; one with figures in it is none."""
        if head.zero not in YES and not self.zero:
            return False
        filled = [name for name, value in values.items() if value and value is not NOT_APPLICABLE]
        if filled:
            message = f"“{unit.label}”写明是零报告，又填了{'、'.join(filled[:5])}"
            self.blame([unit.code], Problem("E-RET-45", place, message, "有数的不写零报告；确是零报告的，把数改成 0"))
        return not filled

    def _is_shared(self, unit: ReportingUnit, name: str, origin: Origin, table: bool) -> bool:
        """Whether the cell is the lower part of a merged range: whose figure it is, nobody can tell."""
        place = origin.place(name)
        if place not in self.merged:
            return False
        whose = "单位" if table else "指标"
        message = f"“{name}”这一格和上一行合并了，分不清是哪个{whose}的数"
        self.blame([unit.code], Problem("E-RET-15", place, message, f"取消合并，每个{whose}分别填写"))
        return True

    def _is_spoilt(self, unit: ReportingUnit, place: Place) -> bool:
        """Whether the cell could not be read at all, e.g. a formula without its result; then the unit is told."""
        spoilt = self.spoilt.get(place)
        if spoilt:
            self.faults[unit.code].append(spoilt)
        return spoilt is not None

    def _check_blank(self, unit: ReportingUnit, need: Need, blank: Collection[str], origin: Origin) -> None:
        """Note fields left empty that must not be."""
        missing = [name for name in need.required if name in blank] if blank else []
        if missing:
            listed = "、".join(missing[:8]) + (f"等 {len(missing)} 项" if len(missing) > 8 else "")
            problem = Problem("E-RET-22", origin.place(missing[0]), f"“{unit.label}”没有填{listed}", "逐项填写；没有发生的填 0，不适用的填“—”")
            self.blame([unit.code], problem)

    def _rules_of(self, unit: ReportingUnit) -> tuple[Rule, ...]:
        """Return the relations between fields that units of this level fill in."""
        need = self.fields.need(unit.level, self.period.rhythm)
        if need not in self.ruling:
            self.ruling[need] = tuple(rule for rule in self.rules if not rule.fields.isdisjoint(need.fields))
        return self.ruling[need]

    def _check_rules(self, unit: ReportingUnit, values: dict[str, Value], origin: Origin) -> None:
        """Note relations that do not hold."""
        for rule in self._rules_of(unit):
            if not rule.fields.isdisjoint(values) and holds(rule.condition, values) is False:
                told = "、".join(f"{name} {_shown(values[name])}" for name in fields_of(rule.condition) if name in values)
                severity = Severity.ERROR if rule.relation.severity == "错误" else Severity.WARNING
                first = next(name for name in fields_of(rule.condition) if name in values)
                code = "E-RET-23" if severity is Severity.ERROR else "W-RET-24"
                message = f"“{unit.label}”不合“{rule.relation.name}”（{rule.relation.formula}）：{told}"
                self.blame([unit.code], Problem(code, origin.place(first), message, "核对这几个数", severity))

    def _day(self, unit: ReportingUnit, head: Head, place: Place) -> dt.date | None:
        if not head.submitted:
            return None
        try:
            day = read_date(head.submitted)
        except PydanticCustomError:
            self.blame([unit.code], Problem("E-RET-52", place, f"报送日期“{head.submitted}”不是日期", "写成 2019-01-04 或 2019年1月4日"))
            return None
        assert isinstance(day, dt.date)
        return day


def _shown(value: Value) -> str:
    return "、".join(value) if isinstance(value, tuple) else "—" if value is NOT_APPLICABLE else str(value)
