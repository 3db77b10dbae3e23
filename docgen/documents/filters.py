"""How facts are put into words: the filters of text templates and forms, by their Chinese names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from docgen.model.base import Fact, names
from docgen.model.clock import clock, half_day
from docgen.model.numeral import chinese_number
from docgen.model.person import Person

SPACE = "\u3000"
WEEKDAYS = "一二三四五六日"


def whole_date(day: dt.date) -> str:
    """2027年1月22日: no zero before month or day (GB/T 9704-2012 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def year_month(day: dt.date) -> str:
    return f"{day.year}年{day.month}月"


def dotted_month(day: dt.date) -> str:
    """1975.03, the short form of tables."""
    return f"{day.year}.{day.month:02}"


def weekday(day: dt.date) -> str:
    return "星期" + WEEKDAYS[day.weekday()]


def enumerated(items: Iterable[object]) -> str:
    """A、B、C."""
    return "、".join(map(text_of, items))


def and_others(items: Iterable[object], count: int = 3) -> str:
    """The first `count` items and 等; all of them where there are no more (no 、 before 等, GB/T 15834)."""
    texts = [text_of(item) for item in items]
    return "、".join(texts[:count]) + ("等" if len(texts) > count else "")


def padded(name: object) -> str:
    """A two-character name with one ideographic space inside, any other name unchanged (§2.12)."""
    name = text_of(name)
    return name[0] + SPACE + name[1] if len(name) == 2 else name


def masked(number: str) -> str:
    """A phone or identity number with its middle hidden: 138****0001, 5107**********1234."""
    text = str(number)
    if len(text) < 7:
        return "*" * len(text)
    head, tail = (4, 4) if len(text) > 11 else (3, 4)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def money(amount: Decimal | int) -> str:
    """1,234.00."""
    return f"{Decimal(amount).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def percent(share: Fraction | Decimal | float, digits: int = 1) -> str:
    """35.6%: rounded half up, for printing only (§0-5)."""
    exact = Fraction(share) * 100
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded}%"


def name_line(persons: Iterable[object]) -> str:
    """Padded names with an ideographic space between them, for a list that is printed as a paragraph."""
    return SPACE.join(padded(person) for person in persons)


def human(record: object) -> Any:
    """The person of a record that stands for one (a candidate), or the record itself."""
    found = getattr(record, "person", record)
    return found if isinstance(found, Person) else record


def labelled(record: object) -> str:
    """The name with what lists add to it: 女 and a minority's name in brackets (§2.12)."""
    person = human(record)
    labels = [label for label, shown in (("女", person.sex == "女"), (person.ethnicity, person.minority)) if shown]
    return padded(person) + (f"（{'，'.join(labels)}）" if labels else "")


def fact_of(record: object, chinese: str) -> Any:
    """Return the fact `chinese` of a record, looking through a candidate to the person behind.

    Raises LookupError naming the fact: the record has none of that name.
    """
    if isinstance(record, dict):
        return record[chinese]
    if isinstance(record, Fact):
        known = names(type(record))
        if chinese in known:
            found = getattr(record, known[chinese])
            return found.name if chinese == "姓名" and isinstance(found, Person) else found
        for link in ("姓名", "人员"):
            person = getattr(record, known[link]) if link in known else None
            if isinstance(person, Person):
                return fact_of(person, chinese)
    raise LookupError(chinese)


def facts_of(records: Iterable[object], chinese: str) -> list[Any]:
    return [fact_of(record, chinese) for record in records]


def those_with(records: Iterable[object], chinese: str, wanted: object) -> list[Any]:
    """The records whose fact is `wanted`, or is one of a list."""
    among = wanted if isinstance(wanted, (list, tuple)) else [wanted]
    return [record for record in records if fact_of(record, chinese) in among]


def text_of(value: object) -> str:
    """How a value reads where no filter was asked for. Raises TypeError: the value has no plain reading."""
    if isinstance(value, str):
        return value
    if isinstance(value, Person):
        return value.name
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, dt.date):
        return whole_date(value)
    if isinstance(value, dt.time):
        return clock(value)
    raise TypeError(type(value).__name__)


FILTERS: dict[str, Callable[..., Any]] = {
    "日期": whole_date, "月日": month_day, "年月": year_month, "点年月": dotted_month, "星期": weekday,
    "时刻": half_day, "汉字": chinese_number, "顿号": enumerated, "等": and_others, "补齐": padded,
    "掩码": masked, "金额": money, "百分比": percent, "名单行": name_line, "标注": labelled, "字段": facts_of,
    "其中": those_with,
}
"""Every filter that templates have, with its Chinese name."""
