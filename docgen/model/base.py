"""What every fact shares: frozen records whose fields have an English and a Chinese name.

A field's alias is its Chinese name; it is the YAML key, the Excel header, the template variable and
the word in messages, all at once; its description and example are what clerks and template authors are
shown. Computed facts carry the same through `@fact("名称", "含义", "例")`. `names(type)` gives the whole table;
nothing else of a record can be reached by a template.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema, computed_field
from pydantic_core import PydanticCustomError

T = TypeVar("T")
MANY = 1_000_000_000
"""More than any count of heads, sheets or yuan that a township can mean; what is larger is a slip of the keyboard."""


class Fact(BaseModel):
    """A frozen record of facts; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def __str__(self) -> str:
        """A record has no text: what of it is printed, a template has to say. Raises TypeError always."""
        raise TypeError(type(self).__name__)


def fact(chinese: str, description: str, *examples: object) -> Callable[[Callable[[Any], T]], Any]:
    """Mark a method of a record as the computed fact `chinese`; a record or a list of records needs no example."""
    return lambda method: computed_field(alias=chinese, description=description, examples=[*examples])(property(method))


@cache
def names(kind: type[Fact]) -> dict[str, str]:
    """Return {Chinese name: Python name} of every fact of `kind`, computed ones included."""
    given = {field.alias or name: name for name, field in kind.model_fields.items()}
    computed = {field.alias or name: name for name, field in kind.model_computed_fields.items()}
    return given | computed


DATE = re.compile(r"(\d{4})\s*(?:年|-|/|\.)\s*(\d{1,2})\s*(?:月|-|/|\.)\s*(\d{1,2})\s*日?")
MONTH = re.compile(r"(\d{4})\s*(?:年|-|/|\.)\s*(\d{1,2})\s*月?")
CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")


def read_date(value: object) -> object:
    """Read a day: `2027-01-22`, `2027.1.22`, `2027年1月22日`, or a date that Excel gave."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = DATE.fullmatch(str(value).strip())
    if not found:
        raise PydanticCustomError("date_form", "不是日期")
    year, month, day = map(int, found.groups())
    if not 1900 <= year < 2200:
        raise PydanticCustomError("date_impossible", "没有这一天")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("date_impossible", "没有这一天") from None


def read_month(value: object) -> object:
    """Read a month as its first day: `1975-03`, `1975.3`, `1975年3月`, a full date, or a date that Excel gave."""
    if isinstance(value, (dt.date, dt.datetime)):
        return dt.date(value.year, value.month, 1)
    text = str(value).strip()
    found = MONTH.fullmatch(text) or DATE.fullmatch(text)
    if not found:
        raise PydanticCustomError("month_form", "不是年月")
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        raise PydanticCustomError("date_impossible", "没有这个月")
    return dt.date(year, month, 1)


def read_clock(value: object) -> object:
    """Read a time of day, `9:30` or `14：00`."""
    if isinstance(value, dt.time):
        return value
    found = CLOCK.fullmatch(str(value).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise PydanticCustomError("clock_form", "不是时刻")
    return dt.time(int(found[1]), int(found[2]))


def read_yes(value: object) -> object:
    """Read 是 or 否."""
    if value in ("是", True):
        return True
    if value in ("否", "", False):
        return False
    raise PydanticCustomError("yes_no", "不是“是”或“否”")


Day = Annotated[dt.date, BeforeValidator(read_date), WithJsonSchema({"type": "string", "examples": ["2027-01-22"]})]
Month = Annotated[dt.date, BeforeValidator(read_month), WithJsonSchema({"type": "string", "examples": ["1975-03"]})]
Clock = Annotated[dt.time, BeforeValidator(read_clock), WithJsonSchema({"type": "string", "examples": ["9:30"]})]
YesNo = Annotated[bool, BeforeValidator(read_yes), WithJsonSchema({"enum": ["是", "否"]})]
