"""The figures of the sample city: what every unit has at the end of each quarter of 2018, from one seed, consistent in itself."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tools.city.places import COUNTIES, County, Unit

SEED = 2018
QUARTERS = (1, 2, 3, 4)
Figures = dict[str, str]
"""{field: text of its cell}."""

FUJIANG = "980703"
"""The district whose figures are those of a public circular: 69 vice chairs, 58, 43 and 52 of them."""
VICE = (5, *[4] * 16)
UNIVERSITY = (5, *[4] * 6, *[3] * 9, 2)
YOUNG = (3, 3, *[3] * 7, *[2] * 8)
TITLED = (4, *[4] * 1, *[3] * 14, 2)
FIVE = ("组织机构", "经费支持", "办公场所", "单位牌子", "议事规程", "任务落实")


def yes(flag: bool) -> str:
    return "是" if flag else "否"


def order_of_founding(county: County) -> list[int]:
    """Return the numbers of the towns in the order in which they founded: in 涪江区 城北街道, the pilot, comes first."""
    numbers = list(range(county.streets + len(county.towns)))
    if county.code != FUJIANG:
        Random(SEED + int(county.code)).shuffle(numbers)
    if county.code == "980727":
        numbers = [0, 1, 2, *(number for number in numbers if number > 2)]
    return numbers


def town_figures(towns: list[Unit], county: County) -> dict[tuple[int, str], Figures]:
    """Return {(quarter, code): figures} of the towns of one county."""
    order = order_of_founding(county)
    place = {number: rank for rank, number in enumerate(order)}
    made = {}
    for number, town in enumerate(towns):
        random = Random(SEED + int(town.code))
        leaders = _leaders(number, town, random)
        plan = 15 + random.randrange(36)
        for quarter in QUARTERS:
            founded = place[number] < county.founded[quarter - 1]
            figures = (leaders if founded else dict.fromkeys(leaders, "0") | {"常委": "—"}) | {"科协已成立": yes(founded)}
            figures |= {"换届完成": yes(quarter == 4 and town.code == "980727001")}
            figures |= {name: yes(founded and (name == FIVE[0] or random.random() < 0.55 + 0.1 * quarter)) for name in FIVE}
            made[quarter, town.code] = figures | _money(plan, quarter, founded, random) | _events(town, quarter, founded, random)
    return made


def _leaders(number: int, town: Unit, random: Random) -> Figures:
    """Return who leads a founded association; in 涪江区 as the public circular of 2018 adds them up."""
    known = town.parent == FUJIANG
    vice = VICE[number] if known else random.choice((2, 3, 3, 4, 4, 5))
    members = random.randrange(15, 32, 2)
    delegates = members + random.randrange(30, 90)
    split = (UNIVERSITY[number], YOUNG[number], TITLED[number]) if known else [vice - random.choice((0, 0, 1, 1, 2)) for _ in range(3)]
    counts = {
        "主席": 1, "副主席": vice, "秘书长": 1, "委员": members, "代表": delegates, "三长副主席": min(vice, 3),
        "副主席大学以上": split[0], "副主席45岁以下": split[1], "副主席中高级职称": split[2],
        "女副主席": random.randrange(0, 2) + vice // 4, "少数民族副主席": random.choice((0, 0, 0, 1)), "党外副主席": random.randrange(0, 2),
        "代表基层一线": delegates * random.randrange(80, 93) // 100, "代表45岁以下": delegates * random.randrange(42, 61) // 100,
        "委员基层一线": members * random.randrange(66, 88) // 100,
    }  # fmt: skip
    return {name: str(count) for name, count in counts.items()} | {"常委": "—"}


def _money(plan: int, quarter: int, founded: bool, random: Random) -> Figures:
    """Return the budget in 万元: what has come by the end of the quarter never falls."""
    budget = plan / 10 if founded or plan % 2 else 0.0
    share = (25, 50, 75, 100)[quarter - 1] if random.random() < 0.8 else (20, 40, 60, 85)[quarter - 1]
    return {"列入预算": yes(budget > 0), "经费预算": f"{budget:g}", "经费到位": f"{round(budget * share / 100, 2):g}"}


def _events(town: Unit, quarter: int, founded: bool, random: Random) -> Figures:
    times = random.randrange(1, 5) + (2 if founded else 0) + (1 if quarter in (2, 3) else 0)
    health = min(times, random.randrange(0, 3))
    people = sum(random.randrange(40, 320) for _ in range(times))
    farmers = 0 if town.sort == "街道" else random.randrange(20, 160)
    return {"科普活动场次": str(times), "科普活动人次": str(people), "健康科普场次": str(health), "农民培训人次": str(farmers)}


def county_figures(county: Unit) -> dict[int, Figures]:
    """Return {quarter: figures} of a county: organisations that only grow, and patents of the quarter."""
    random = Random(SEED + int(county.code))
    vice, standing, members = random.randrange(3, 6), random.randrange(15, 22, 2), random.randrange(45, 76, 2)
    four = random.randrange(1, 4)
    base: Mapping[str, int] = {
        "县级主席": 1, "县级副主席": vice, "县级常委": standing, "县级委员": members,
        "县级四长主席副主席": min(four, vice), "县级四长常委": random.randrange(3, 7), "县级四长委员": random.randrange(6, 14),
        "县级常委基层一线": standing * random.randrange(60, 82) // 100, "县级委员基层一线": members * random.randrange(60, 82) // 100,
    }  # fmt: skip
    five = {name: yes(random.random() < 0.9) for name in ("有编制", "有机构", "有场所", "有人员", "有经费")}
    modes = [random.randrange(0, 5) for _ in range(4)]
    others = {"学会": 6, "园区科协": 1, "高校科协": 0, "农技协": 12, "校园科普馆": 3, "青少年科普组织": 9, "科技特色学校": 8, "科普教育基地": 4, "科普e站": 1}
    start = {name: count + random.randrange(0, count + 2) for name, count in others.items()}
    made = {}
    for quarter in QUARTERS:
        modes = [count + (random.random() < 0.35) for count in modes]
        start = {name: count + (random.random() < 0.3) for name, count in start.items()}
        enterprises = dict(zip(("单独组建", "区域联建", "行业统建", "依托组建"), modes, strict=True))
        counts = {**base, **enterprises, **start, "企业科协": sum(modes), "专利": random.randrange(5, 60)}
        made[quarter] = {name: str(count) for name, count in counts.items()} | five
    return made


def village_figures(village: Unit) -> dict[int, Figures]:
    """Return {quarter: figures} of a village: founded once, with one to three helpers."""
    random = Random(SEED + int(village.code))
    since = random.choice((1, 1, 2, 2, 3, 3, 4, 4, 5))
    helpers = random.randrange(1, 4)
    return {quarter: {"村科协已成立": yes(quarter >= since), "科普员": str(helpers if quarter >= since else 0)} for quarter in QUARTERS}


def all_figures(units: tuple[Unit, ...]) -> dict[tuple[int, str], Figures]:
    """Return {(quarter, code): figures} of every unit below the city."""
    made: dict[tuple[int, str], Figures] = {}
    for county in COUNTIES:
        made |= town_figures([unit for unit in units if unit.parent == county.code], county)
    for unit in units:
        if unit.level in ("县", "村"):
            told = county_figures(unit) if unit.level == "县" else village_figures(unit)
            made |= {(quarter, unit.code): figures for quarter, figures in told.items()}
    return made
