"""Structure ratios (构成比例): what the chosen model and the office ask of delegates, committee, vice chairs (§4.4).

A target is to be reached, exactly; a benchmark only says what others reached and is never a fault.
"""

from __future__ import annotations

from pydantic import Field

from docgen.model.congress import StructureRatio
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.rules.roster import identity
from docgen.rules.statistics import Requirement, composition


class Structure(Requirement):
    """One ratio with where it stands (构成比例)."""

    body: str = Field(alias="对象", description="哪些人里的比例", examples=["委员"])
    nature: str = Field(alias="性质", description="目标要达到；基准只供对照", examples=["目标"])
    source: str = Field("", alias="出处", description="这个数是哪里提出或达到的", examples=["滨州县级科协"])
    total: int = Field(alias="总数", description="这些人一共多少", examples=[13])


def body_of(dossier: Dossier, body: str) -> tuple[Person, ...]:
    """Return the persons of whom a ratio speaks: 常委会 is 主席, 副主席, 常委 and 秘书长, each once; empty without 常委."""
    slate = dossier.slate
    if body == "正式代表":
        return tuple(dossier.voters)
    if body == "委员":
        return slate.committee
    if body == "副主席":
        return tuple(leader.person for leader in slate.standing_for("副主席"))
    if not slate.standing:
        return ()
    return tuple({identity(person): person for person in (*(leader.person for leader in slate.leaders), *slate.standing)}.values())


def ratios_of(dossier: Dossier) -> tuple[tuple[str, StructureRatio], ...]:
    """Return {key path: ratio}: the office's own, then those of its model on what the office says nothing of itself."""
    own = [(f"大会.班子构成要求[{index}]", ratio) for index, ratio in enumerate(dossier.congress.slate_ratios)]
    said = {(ratio.body, ratio.item) for _, ratio in own if ratio.nature == "目标"}
    said |= {("正式代表", ratio.item) for ratio in dossier.congress.ratios}
    models = [(f"班子模式.比例[{index}]", ratio) for index, ratio in enumerate(dossier.slate_model.ratios)]
    return (*own, *((key, ratio) for key, ratio in models if ratio.nature == "基准" or (ratio.body, ratio.item) not in said))


def structure(dossier: Dossier) -> tuple[tuple[str, Structure], ...]:
    """Return key path and standing of every ratio whose body is known already; exact, nothing rounded."""
    asked, found = ratios_of(dossier), {}
    for body in dict.fromkeys(ratio.body for _, ratio in asked):
        persons = body_of(dossier, body)
        here = [(key, ratio) for key, ratio in asked if ratio.body == body and persons]
        standing = composition(persons, dossier.congress.as_of, [ratio for _, ratio in here]).requirements
        for (key, ratio), one in zip(here, standing, strict=True):
            facts = {name: getattr(one, name) for name in Requirement.model_fields}
            found[key] = Structure(**facts, body=body, nature=ratio.nature, source=ratio.source, total=len(persons))
    return tuple((key, found[key]) for key, _ in asked if key in found)
