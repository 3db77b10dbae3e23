"""The units of the sample city: one city, nine counties, their towns and villages. All names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

CITY = "980700"
CITY_NAME = "示例绵江市"
TOWN_NAMES = (
    "双河镇", "永安镇", "新桥镇", "白马镇", "龙泉镇", "太平镇", "柳林镇", "金山镇", "青泥镇", "石塘镇", "三溪镇", "云台镇", "东坝镇", "西河镇",
    "凤鸣镇", "松岭镇", "古楼镇", "银杏乡", "桃园乡", "茶坪乡", "竹海乡", "高峰乡",
)  # fmt: skip
STREETS = ("城北街道", "城南街道", "城东街道", "城西街道", "新城街道")
VILLAGES = ("向阳", "红星", "前进", "团结", "和平", "光明", "建设", "胜利")
SURNAMES, GIVEN = "林陈周沈梁苏黎邓常葛方许", ("示远", "示宁", "示清", "示和", "示安", "示明", "示文")


@dataclass(frozen=True)
class County:
    """A county of the sample. founded: towns that have their association by the end of each quarter of 2018."""

    code: str
    name: str
    sort: str
    streets: int
    towns: tuple[str, ...]
    founded: tuple[int, int, int, int]


@dataclass(frozen=True)
class Unit:
    """A line of the master list, as texts."""

    code: str
    name: str
    short: str
    level: str
    sort: str
    parent: str
    valid_from: str = ""
    valid_to: str = ""
    merged_into: str = ""
    term_end: str = ""
    contact: str = ""
    phone: str = ""


def _towns(first: int, count: int) -> tuple[str, ...]:
    """Return `count` of the names of towns, the `first` of them another one in every county."""
    return tuple(TOWN_NAMES[(first + step) % len(TOWN_NAMES)] for step in range(count))


COUNTIES = (
    County("980703", "涪江区", "区", 5, _towns(0, 12), (0, 1, 6, 17)),
    County("980704", "云溪区", "区", 3, _towns(5, 6), (1, 3, 6, 9)),
    County("980705", "石桥区", "区", 2, _towns(9, 7), (0, 2, 5, 8)),
    County("980781", "青岭市", "市", 2, _towns(2, 9), (1, 2, 5, 9)),
    County("980722", "平川县", "县", 0, _towns(0, 10), (0, 2, 4, 7)),
    County("980723", "盐泉县", "县", 0, _towns(7, 10), (0, 1, 4, 8)),
    County("980725", "梓河县", "县", 0, _towns(12, 9), (0, 1, 3, 6)),
    County("980726", "北山县", "县", 0, _towns(14, 8), (0, 0, 2, 4)),
    County("980727", "安平县", "县", 0, _towns(4, 8), (3, 3, 4, 5)),
)
MERGED = ("980722010", "2018-09-30", "980722001")
"""平川县石塘镇 became part of 双河镇."""
MERGED_SINCE = "2018-10-01"
TERMS = {"980727001": "2023-12-20", "980727002": "2018-11-30", "980727003": "2019-03-31"}
"""安平县 has three associations of 2013 and 2014; the first of them was renewed in the last quarter."""


def units() -> tuple[Unit, ...]:
    """Return the master list: the city, the counties each with their towns, and behind them the villages of all."""
    towns = [unit for county in COUNTIES for unit in _county(county)]
    return (Unit(CITY, CITY_NAME, "全市", "市", "", ""), *towns, *_villages(towns))


def _county(county: County) -> Iterator[Unit]:
    name = f"示例{county.name}"
    yield Unit(county.code, name, county.name, "县", county.sort, CITY, contact=_contact(county.code), phone=_phone(county.code))
    for number, town in enumerate((*STREETS[: county.streets], *county.towns), 1):
        code = f"{county.code}{number:03}"
        sort = "街道" if town.endswith("街道") else town[-1]
        ended, into = MERGED[1:] if code == MERGED[0] else ("", "")
        yield Unit(code, name + town, town, "乡镇", sort, county.code, "", ended, into, TERMS.get(code, ""), _contact(code), _phone(code))


def _villages(towns: list[Unit]) -> Iterator[Unit]:
    """Yield the villages; those of the merged town twice: until that day there, from the next in the other town."""
    into = next(town for town in towns if town.code == MERGED[2])
    for town in towns:
        for number in range(4 + int(town.code[-3:]) % 3 if town.level == "乡镇" else 0):
            street = town.sort == "街道"
            short = VILLAGES[(int(town.code[-3:]) + number) % len(VILLAGES)] + ("社区" if street else "村")
            village = Unit(f"{town.code}{201 + number}", town.name + short, short, "村", short[-2:] if street else "村", town.code)
            if not town.valid_to:
                yield village
                continue
            code, name = f"{into.code}{221 + number}", town.short[:-1] + short
            yield replace(village, valid_to=town.valid_to, merged_into=code)
            yield replace(village, code=code, name=into.name + name, short=name, parent=into.code, valid_from=MERGED_SINCE)


def _contact(code: str) -> str:
    number = int(code)
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number % len(GIVEN)]


def _phone(code: str) -> str:
    """Return a number that no telephone has."""
    return f"0000-{int(code[-6:]) % 10_000_000:07}"
