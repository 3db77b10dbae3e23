"""What a body of persons is made of (构成): counts, exact shares, bands, and whether requirements are met (§4.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from pydantic import Field

from docgen.model.base import Fact, fact
from docgen.model.congress import Ratio
from docgen.model.person import Category, Person

ITEMS: dict[str, Callable[[Person, dt.date], bool]] = {
    "女": lambda person, _: person.sex == "女",
    "党外": lambda person, _: person.non_party,
    "少数民族": lambda person, _: person.minority,
    "45岁以下": lambda person, as_of: person.age(as_of) <= 45,
    "大学以上": lambda person, _: person.university,
    "中高级职称": lambda person, _: person.middle_or_higher,
    "基层一线": lambda person, _: person.frontline,
}
"""What is counted, by its Chinese name; 45岁以下 includes 45 (§0-4)."""

STRICT = frozenset({"超过", "多于", "高于"})
"""Words that exclude the number itself (§0-4)."""
AGE_BANDS = (("35岁及以下", 0, 35), ("36岁至45岁", 36, 45), ("46岁至55岁", 46, 55), ("56岁及以上", 56, 200))
EDUCATION_BANDS = (
    ("研究生", ("博士研究生", "硕士研究生", "研究生")), ("大学本科", ("本科",)), ("大专", ("大专",)),
    ("中专及以下", ("中专", "高中", "初中及以下")),
)  # fmt: skip
TITLE_BANDS = (("正高级", "正高级"), ("副高级", "副高级"), ("中级", "中级"), ("初级", "初级"), ("无职称", "无"))


def percent_text(count: int, whole: int) -> str:
    """Return `count` of `whole` as printed: one decimal, half up; for printing only, never to test with."""
    tenths = (2000 * count + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10}%"


class Count(Fact):
    """How many of a whole."""

    name: str = Field(alias="名称", description="这一类的名称", examples=["女"])
    heads: int = Field(alias="人数", description="这一类的人数", examples=[19])
    whole: int = Field(alias="总数", description="统计的总人数", examples=[45])

    @fact("占比", "人数占总数的比例，一位小数", "42.2%")
    def share_text(self) -> str:
        return percent_text(self.heads, self.whole)

    @property
    def share(self) -> Fraction:
        """The exact share; 0 of nobody is 0."""
        return Fraction(self.heads, self.whole) if self.whole else Fraction(0)


class Requirement(Fact):
    """A share that is asked for, and whether it is reached (构成要求)."""

    item: str = Field(alias="项目", description="对哪一类提出要求", examples=["基层一线"])
    comparison: str = Field(alias="比较", description="不低于、不少于、达到含本数，超过、多于、高于不含本数", examples=["不低于"])
    percent: int = Field(alias="百分比", description="要求的百分数", examples=[80])
    heads: int = Field(alias="人数", description="现有的人数", examples=[40])
    share_text: str = Field(alias="占比", description="现有人数占总数的比例", examples=["88.9%"])
    least: int = Field(alias="最低人数", description="达到要求至少要多少人", examples=[36])

    @fact("达到", "是否达到要求")
    def reached(self) -> bool:
        return self.heads >= self.least


class Composition(Fact):
    """The statistics of a body of persons (统计) at one day."""

    as_of: dt.date = Field(alias="截止日", description="统计的截止日期", examples=["2026-12-31"])
    total: int = Field(alias="总数", description="统计的总人数", examples=[45])
    items: tuple[Count, ...] = Field(alias="项目", description="女、党外、少数民族、45岁以下、大学以上、中高级职称、基层一线各多少人")
    average_age: Decimal = Field(alias="平均年龄", description="平均周岁，一位小数", examples=["41.7"])
    age_bands: tuple[Count, ...] = Field(alias="年龄段", description="各年龄段的人数")
    education: tuple[Count, ...] = Field(alias="学历", description="各类学历的人数")
    titles: tuple[Count, ...] = Field(alias="职称", description="各级职称的人数")
    categories: tuple[Count, ...] = Field(alias="类别", description="各身份类别的人数，只列有人的类别")
    requirements: tuple[Requirement, ...] = Field(alias="要求", description="代表构成要求的各项达到没有")

    @fact("项", '某一类的人数和占比，写成 项("女").人数', '统计.项("女").占比')
    def item(self) -> Callable[[str], Count]:
        """The count of one item by its name. The function raises LookupError: no such item."""
        return {count.name: count for count in self.items}.__getitem__


def least_heads(ratio: Ratio, whole: int) -> int:
    """Return how many of `whole` satisfy `ratio`: 不低于, 不少于, 达到 include the share itself, 超过, 多于, 高于 do not."""
    least, rest = divmod(ratio.percent * whole, 100)
    return least + (1 if rest or ratio.comparison in STRICT else 0)


def average_age(ages: Sequence[int]) -> Decimal:
    """Return the mean of completed years, one decimal, half up; 0.0 for nobody."""
    tenths = (20 * sum(ages) + len(ages)) // (2 * len(ages)) if ages else 0
    return Decimal(tenths).scaleb(-1)


def composition(persons: Sequence[Person], as_of: dt.date, ratios: Iterable[Ratio] = ()) -> Composition:
    """Return the statistics of `persons` at `as_of`; each list of bands parts them without rest."""
    total = len(persons)
    ages = [person.age(as_of) for person in persons]

    def count(name: str, hits: Iterable[bool]) -> Count:
        return Count(name=name, heads=sum(hits), whole=total)

    items = {name: count(name, (test(person, as_of) for person in persons)) for name, test in ITEMS.items()}
    categories = [count(name, (person.category == name for person in persons)) for name in get_args(Category)]
    return Composition(
        as_of=as_of,
        total=total,
        items=tuple(items.values()),
        average_age=average_age(ages),
        age_bands=tuple(count(name, (low <= age <= high for age in ages)) for name, low, high in AGE_BANDS),
        education=tuple(count(name, (person.education in kinds for person in persons)) for name, kinds in EDUCATION_BANDS),
        titles=tuple(count(name, (person.title_rank == rank for person in persons)) for name, rank in TITLE_BANDS),
        categories=tuple(found for found in categories if found.heads),
        requirements=tuple(requirement(ratio, items[ratio.item]) for ratio in ratios),
    )


def requirement(ratio: Ratio, count: Count) -> Requirement:
    """Return how `count` stands to `ratio`."""
    return Requirement(
        item=ratio.item, comparison=ratio.comparison, percent=ratio.percent, heads=count.heads,
        share_text=count.share_text, least=least_heads(ratio, count.whole),
    )  # fmt: skip
