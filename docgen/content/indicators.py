"""What is reported and computed (指标): docgen/data/indicators.yaml, and 指标.yaml of a folder laid over it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from docgen.content.clean import clean
from docgen.content.faults import Teller
from docgen.content.node import Places, plain
from docgen.content.skeleton import is_untouched, unused
from docgen.content.text import read_text
from docgen.content.yaml_tree import LIMIT, parse
from docgen.model.reporting import Indicator, Relation, ReturnField, Scheme
from docgen.problem import Problem, errors

OWN = "指标.yaml"
SHIPPED = "indicators.yaml"
Named = TypeVar("Named", ReturnField, Relation, Indicator)


@cache
def shipped() -> Scheme:
    """Return the scheme that comes with docgen."""
    text = resources.files("docgen.data").joinpath(SHIPPED).read_text(encoding="utf-8")
    tree = parse(text, SHIPPED, "指标", [])
    assert tree is not None
    return Scheme.model_validate(plain(tree), by_alias=True, by_name=False)


def read_scheme(folder: Path, found: list[Problem]) -> tuple[Scheme, Places]:
    """Return the shipped scheme with the folder's 指标.yaml laid over it, or the latter alone; and where the folder's own values stand."""
    path = folder / OWN
    text = read_text(path, OWN, LIMIT, found) if path.exists() else None
    if text is not None and is_untouched(OWN, text):
        found.append(unused(OWN))
        text = None
    tree = parse(text, OWN, "指标", found) if text is not None else None
    if tree is None:
        return shipped(), Places({})
    tree = clean(tree, found)
    places = Places({"指标": tree})
    try:
        own = Scheme.model_validate(plain(tree), by_alias=True, by_name=False)
    except ValidationError as failure:
        blamed = {problem.place.key for problem in errors(found)}
        found.extend(Teller(Scheme, Places({"": tree}), blamed, None, ()).tell(failure.errors(include_url=False)))
        return shipped(), places
    return own if own.alone else over(own, shipped()), places


def over(own: Scheme, beneath: Scheme) -> Scheme:
    """Return `beneath` with what `own` says laid over it: the same field, relation or code is replaced, others are added."""
    return Scheme(
        fields=_over(own.fields, beneath.fields), relations=_over(own.relations, beneath.relations), indicators=_over(own.indicators, beneath.indicators)
    )


def _over(own: Iterable[Named], beneath: Iterable[Named]) -> tuple[Named, ...]:
    merged = {_key(item): item for item in beneath} | {_key(item): item for item in own}
    return tuple(merged.values())


def _key(item: ReturnField | Relation | Indicator) -> str:
    return item.code if isinstance(item, Indicator) else item.name
