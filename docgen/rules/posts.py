"""Which category a post makes somebody of (职务 → 类别), by the editable list of titles (§4.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docgen.model.organisation import Level
from docgen.model.person import Category, Person
from docgen.model.slate_model import PostKind

GROUPS: Mapping[str, tuple[Category, ...]] = {
    "三长": ("医院院长", "学校校长", "农技站站长"),
    "四长": ("医院院长", "学校校长", "农技站站长", "科技型企业家"),
}
"""Words for several categories at once (§0.1)."""
VILLAGE: Level = "村（社区）"
PARTY = re.compile(r"^(?:中共|中国共产党).*?(委员会|工作委员会|工委)$")
"""A party committee's own name, which titles call 党委 or 党工委."""
SEVERAL = re.compile(r"[、，；,;和兼]")


def titles(person: Person) -> list[str]:
    """Return each post of a person with the unit before it, as lists of titles end: 镇中心学校校长."""
    found = PARTY.match(person.unit)
    unit = ("党委" if found[1] == "委员会" else "党工委") if found else person.unit
    parts = [part.strip() for part in SEVERAL.split(person.post) if part.strip()]
    return [title for part in parts for title in (unit + part, part)]


def categories_of(person: Person, kinds: Sequence[PostKind], level: Level, *, noted: bool = False) -> list[Category]:
    """Return the categories that the person's posts belong to; noted: also those that need a reason (副总经理)."""
    found: list[Category] = []
    for kind in kinds:
        endings = (*kind.posts, *(kind.village_posts if level == VILLAGE else ()), *(kind.noted_posts if noted else ()))
        barred = () if noted else kind.noted_posts
        if any(title.endswith(endings) and not title.endswith(barred) for title in titles(person)) and kind.category not in found:
            found.append(kind.category)
    return found
