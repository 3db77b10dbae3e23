"""What pydantic found → problems in Chinese, each made from the kind of error and its bounds, never from its English text."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Union, get_args, get_origin

from pydantic_core import ErrorDetails

from docgen.content.node import Places, join
from docgen.model.base import Fact
from docgen.model.person import People
from docgen.problem import Place, Problem, nearest

Told = tuple[str, str, str]
"""Code, message, cure."""

DATE_CURE = "写成 2027-01-22 或 2027年1月22日"
MONTH_CURE = "写成 1975-03、1975.3 或 1975年3月"
FEW = 5
"""So many words one overlooks without being told the nearest."""
COUNT_CURE = "写成阿拉伯数字，不带单位，如 45"


def shown(value: object) -> str:
    """Return a value as a message quotes it."""
    text = str(value).replace("\n", " ")
    return f"“{text if len(text) <= 30 else text[:30] + '…'}”"


def told(error: ErrorDetails) -> Told:
    """Return what is wrong and how to mend it, for every error that needs no look around."""
    kind, value, bounds = error["type"], error["input"], error.get("ctx", {})
    if isinstance(value, (dict, list)) and kind in SINGLE:
        return "E-VAL-13", "这里只写一个值，却写了一组", "把值直接写在冒号后面"
    if kind in MESSAGES:
        return MESSAGES[kind](value, bounds)
    return "E-VAL-16", f"{shown(value)}不合要求（{kind}）", "对照 docgen new 建的样例改正"


def _wanted_list(value: object, bounds: Mapping[str, Any]) -> Told:
    return "E-VAL-11", "这里应当是列表", "每项另起一行，以“- ”开头"


def _wanted_record(value: object, bounds: Mapping[str, Any]) -> Told:
    text = str(value)
    if isinstance(value, str) and ("：" in text or ":" in text):
        return "E-VAL-12", f"这里应当是一组“键: 值”，却写成了{shown(value)}", "冒号用半角，后面空一格"
    return "E-VAL-12", "这里应当是一组“键: 值”", "每个键另起一行，比上一行多缩进两格"


def _not_integer(value: object, bounds: Mapping[str, Any]) -> Told:
    return "E-VAL-03", f"{shown(value)}不是整数", COUNT_CURE


def _bound(words: str, name: str) -> Callable[[object, Mapping[str, Any]], Told]:
    return lambda value, bounds: ("E-VAL-04", f"{shown(value)}超出范围，应当{words}{bounds[name]}", "核对这个数")


def _too_few(value: object, bounds: Mapping[str, Any]) -> Told:
    present = len(value) if isinstance(value, list) else 0
    return "E-VAL-14", f"至少要有 {bounds['min_length']} 项，现有 {present} 项", "补上缺少的项"


def _literal(value: object, bounds: Mapping[str, Any]) -> Told:
    words = [word.strip("' ") for word in str(bounds["expected"]).replace(" or ", ", ").split(", ")]
    hint = nearest(str(value), words) if len(words) > FEW else ""
    return "E-VAL-05", f"{shown(value)}不是规定的用词{hint}", f"只能写：{'、'.join(words)}"


def _form(code: str, message: str, cure: str) -> Callable[[object, Mapping[str, Any]], Told]:
    return lambda value, bounds: (code, shown(value) + message, cure)


MESSAGES: Mapping[str, Callable[[object, Mapping[str, Any]], Told]] = {
    "tuple_type": _wanted_list,
    "list_type": _wanted_list,
    "dict_type": _wanted_record,
    "mapping_type": _wanted_record,
    "model_type": _wanted_record,
    "model_attributes_type": _wanted_record,
    "int_parsing": _not_integer,
    "int_type": _not_integer,
    "int_from_float": _not_integer,
    "int_parsing_size": _form("E-VAL-04", "太大", "核对这个数"),
    "greater_than_equal": _bound("不小于 ", "ge"),
    "greater_than": _bound("大于 ", "gt"),
    "less_than_equal": _bound("不大于 ", "le"),
    "less_than": _bound("小于 ", "lt"),
    "decimal_parsing": _form("E-VAL-10", "不是数额", "写成阿拉伯数字，单位元，如 1200 或 35.5"),
    "decimal_type": _form("E-VAL-10", "不是数额", "写成阿拉伯数字，单位元，如 1200 或 35.5"),
    "finite_number": _form("E-VAL-10", "不是数额", "写成阿拉伯数字，单位元，如 1200 或 35.5"),
    "decimal_max_places": _form("E-VAL-10", "精确到分，小数最多两位", "写到分为止，如 35.50"),
    "string_type": _form("E-VAL-13", "不是文字", "把值直接写在冒号后面"),
    "string_too_short": lambda value, bounds: ("E-VAL-15", f"太短，至少 {bounds['min_length']} 个字", "写全"),
    "string_too_long": lambda value, bounds: ("E-VAL-15", f"太长，最多 {bounds['max_length']} 个字", "写短些"),
    "too_short": _too_few,
    "too_long": lambda value, bounds: ("E-VAL-14", f"最多 {bounds['max_length']} 项，现有 {bounds['actual_length']} 项", "删去多余的项"),
    "literal_error": _literal,
    "date_form": _form("E-VAL-06", "不是日期", DATE_CURE),
    "month_form": _form("E-VAL-06", "不是年月", MONTH_CURE),
    "date_impossible": _form("E-VAL-07", "：没有这一天或这个月", "核对年、月、日"),
    "clock_form": _form("E-VAL-08", "不是时刻", "写成 9:30 或 14:00（24 小时制）"),
    "deadline_form": _form("E-VAL-06", "不是期限", "写成 次月5日、当月25日；年报可以写 次年2月20日"),
    "yearly_form": _form("E-VAL-06", "不是月日", "写成 5月30日；整个月的写成 9月"),
    "period_form": _form("E-VAL-17", "不是报告期", "写成 2018年第四季度、2018Q4、2018年10月、2018年上半年 或 2018年度"),
    "yes_no": _form("E-VAL-09", "不是“是”或“否”", "只能写：是、否"),
}
"""Kind of error → its message; `missing`, `extra_forbidden` and the persons need a look around and are told below."""
SINGLE = frozenset(MESSAGES) - {"tuple_type", "list_type", "dict_type", "mapping_type", "model_type", "model_attributes_type", "too_short", "too_long"} | {"person_unknown"}


def path_of(loc: Iterable[str | int]) -> str:
    """Return pydantic's way to a value as a key path."""
    path = ""
    for step in loc:
        path = join(path, step)
    return path


class Teller:
    """Turns the errors of one validation into problems, leaving out what another problem already explains.

    blamed: key paths that already have an error; what pydantic says of them and below would only repeat it.
    people: the roster, None when it could not be read (then nobody is called unknown).
    """

    def __init__(self, root: type[Fact], places: Places, blamed: Iterable[str], people: People | None, names: Iterable[str]) -> None:
        self.root = root
        self.places = places
        self.blamed = frozenset(path for path in blamed if path)
        self.people = people
        self.names = frozenset(names)

    def tell(self, errors: Iterable[ErrorDetails]) -> list[Problem]:
        """Return the problems, one an error."""
        problems = []
        for error in errors:
            path = path_of(error["loc"])
            if not self.is_blamed(path) and not _only_faulty(error):
                problem = self.problem(error, path)
                if problem:
                    problems.append(problem)
        return problems

    def is_blamed(self, path: str) -> bool:
        while path:
            if path in self.blamed:
                return True
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return False

    def problem(self, error: ErrorDetails, path: str) -> Problem | None:
        kind, place = error["type"], self.places.of(path)
        if kind == "missing":
            return self.missing(str(error["loc"][-1]), path, place)
        if kind == "extra_forbidden":
            key = str(error["loc"][-1])
            known = fields_at(self.root, error["loc"][:-1])
            return Problem("E-VAL-02", self.places.of_key(path), f"不认识的键“{key}”{nearest(key, known)}", "改成规定的键；不需要时删去这一行")
        if kind in ("person_unknown", "person_ambiguous") and isinstance(error["input"], str):
            return self.person(kind, "".join(error["input"].split()), place)
        return Problem(told(error)[0], place, *told(error)[1:])

    def missing(self, key: str, path: str, place: Place) -> Problem:
        if path in self.places.empty:
            return Problem("E-VAL-01", place, f"“{key}”没有填写", "在冒号后面填上内容" if place.line else "在这一格填上内容")
        return Problem("E-VAL-01", place, f"缺少“{key}”", f"在这里加一行“{key}: ……”" if place.line else f"补上“{key}”")

    def person(self, kind: str, key: str, place: Place) -> Problem | None:
        if self.people is None or (key in self.names and kind == "person_unknown"):
            return None
        if kind == "person_unknown":
            known = [name for name in self.people.by_key if name]
            return Problem("E-PER-01", place, f"花名册里没有“{key}”{nearest(key, known)}", "改正姓名，或把这个人加进花名册的“代表”表或“人员”表")
        numbers = [person.number for person in self.people.find(key) if person.number]
        listed = f"（编号：{'、'.join(numbers)}）" if numbers else ""
        return Problem("E-PER-02", place, f"花名册里有 {len(self.people.find(key))} 个“{key}”{listed}", "在花名册里给他们各填一个编号，这里改写编号")


def _only_faulty(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because faulty items, told by themselves, were not counted."""
    value = error["input"]
    return error["type"] == "too_short" and isinstance(value, list) and len(value) >= error.get("ctx", {})["min_length"]


def fields_at(root: type[Fact], loc: Iterable[str | int]) -> list[str]:
    """Return the Chinese names of the facts that a record at `loc` may have."""
    kind: Any = root
    for step in loc:
        kind = _below(kind, step)
    record = _record_in(kind)
    return [str(field.alias) for field in record.model_fields.values()] if record else []


def _below(kind: Any, step: str | int) -> Any:
    record = _record_in(kind) if isinstance(step, str) else None
    if record and get_origin(_bare(kind)) is not dict:
        return next((field.annotation for field in record.model_fields.values() if field.alias == step), None)
    inner = get_args(_bare(kind))
    return inner[1] if get_origin(_bare(kind)) is dict else inner[0] if inner else None


def _bare(kind: Any) -> Any:
    """Return a type without its `| None`."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _record_in(kind: Any) -> type[Fact] | None:
    bare = _bare(kind)
    return bare if isinstance(bare, type) and issubclass(bare, Fact) else None
