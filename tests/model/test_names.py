"""One vocabulary: a Chinese name has one English name, and every fact says in Chinese what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import ComputedFieldInfo, FieldInfo

from docgen.documents.cited import Cited
from docgen.documents.roots import BEGIN
from docgen.documents.shapes import fact_shape, inside, is_record
from docgen.model.base import Fact, fact, names

TWO_THINGS: dict[str, tuple[set[str], str]] = {
    "文号": ({"number", "issued"}, "a paper's number; 文号.yaml as a whole"),
    "编号": ({"number", "code"}, "a person's, in the roster; a paper's, in the catalogue"),
    "单位": ({"unit", "measure", "filer"}, "who employs or elects; what is counted in; who has to report"),
    "栏目": ({"head", "boxe"}, "heads of a table's columns; the boxes of a ballot paper"),
    "类别": ({"category", "kind", "sort"}, "of a person's post; of an indicator; of an event"),
    "比较": ({"comparison", "to"}, "how a share is compared with a bound; a figure with an earlier one, and with which"),
    "场次": ({"round", "time"}, "of an election; how many events"),
    "名次": ({"rank", "row"}, "a place in a ranking; all of them"),
    "数": ({"number", "short"}, "as tables print a figure; and a change"),
    "人员": ({"person", "human", "other"}, "who got votes; the way from a candidate to the person; the roster's sheet of other persons"),
    "姓名": ({"name", "person"}, "a name; in the YAML files the person who is looked up by it"),
    "职责": ({"duty", "role"}, "what a group does; what somebody is in it"),
    "类型": ({"event", "kind"}, "of a congress; of a day in the calendar"),
    "请假": ({"on_leave", "absence"}, "how many; who and why"),
    "事由": ({"reason", "subject"}, "why somebody is away; what a 公文 is about"),
    "事项": ({"item", "subject"}, "of an agenda, put to the vote; what somebody is asked about or objects to"),
    "范围": ({"area", "eligible", "scope"}, "which area figures are of; who may be written in; whom a member keeps in touch with"),
    "时间": ({"counted_at", "when"}, "the hour of a count; the month of a piece of work"),
    "选举": ({"election", "elect"}, "the elections that are prepared; what a sitting elects"),
    "赞成": ({"votes_for", "yes"}, "ballots; the mark that is drawn"),
    "不赞成": ({"votes_against", "no"}, "ballots; the mark that is drawn"),
    "总数": ({"whole", "total"}, "what a share is a share of; how many there are"),
    "统计": ({"statistic", "card"}, "of the delegates; what the statistics card asks beside them"),
    "预算": ({"item", "planned"}, "its lines; what was planned for one of them"),
    "决算": ({"expense", "spent"}, "its lines; what was spent on one of them"),
    "占比": ({"share", "share_text"}, "exact; as printed"),
}
"""Chinese names that offices use for two things, with an English name for each. A plural counts as its singular."""


ROOT = Path(__file__).parents[2]
CONGRESS_FILES = ("organisation", "congress", "slate", "profile", "plan", "ballot", "person")
"""The modules of the model that say what a clerk writes in the folder of a congress."""


def reachable() -> list[type[Fact]]:
    """Return every record that a folder holds or a template can reach."""
    found: list[type[Fact]] = [*BEGIN, Cited]
    for kind in found:
        below = (inside(fact_shape(kind, chinese))[0] for chinese in names(kind))
        found += dict.fromkeys(record for record in below if is_record(record) and record not in found)
    return found


def singular(name: str) -> str:
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s") if len(name) > 3 else name


def infos(kind: type[BaseModel]) -> dict[str, FieldInfo | ComputedFieldInfo]:
    return {**kind.model_fields, **kind.model_computed_fields}


@pytest.mark.parametrize("kind", reachable(), ids=lambda kind: kind.__name__)
def test_names_are_one_to_one_in_a_record(kind: type[Fact]) -> None:
    table = names(kind)
    assert len(set(table.values())) == len(table) == len(infos(kind)), "two facts share a name"
    assert [name for name in table.values() if not re.fullmatch("[a-z][a-z0-9_]*", name)] == []
    assert [chinese for chinese in table if not re.search("[\u4e00-\u9fff]", chinese)] == []


def test_a_chinese_name_has_one_english_name() -> None:
    english = defaultdict(set)
    for kind in reachable():
        for chinese, name in names(kind).items():
            english[chinese].add(singular(name))
    assert {chinese: found for chinese, found in english.items() if len(found) > 1} == {
        chinese: allowed for chinese, (allowed, _) in TWO_THINGS.items()
    }


@pytest.mark.parametrize("kind", reachable(), ids=lambda kind: kind.__name__)
def test_descriptions_are_short_chinese(kind: type[Fact]) -> None:
    for name, info in infos(kind).items():
        said = info.description or ""
        assert re.search("[\u4e00-\u9fff]", said), name
        assert len(said) <= 40, said
        assert not said.endswith("。"), said


def test_a_computed_fact_carries_its_name_meaning_and_example() -> None:
    class Box(Fact):
        @fact("体积", "长宽高之积", 27)
        def volume(self) -> int:
            return 27

    assert names(Box) == {"体积": "volume"}
    assert Box().volume == 27
    info = Box.model_computed_fields["volume"]
    assert (info.description, info.examples) == ("长宽高之积", [27])


GIVEN = list(dict.fromkeys(kind for kind in reachable() if kind.__module__.removeprefix("docgen.model.") in CONGRESS_FILES))


@pytest.mark.parametrize("kind", GIVEN, ids=lambda kind: kind.__name__)
def test_every_number_of_a_congress_folder_is_bounded(kind: type[Fact]) -> None:
    """What no township can mean is told at the fact, not by a template or an overflow."""
    for name, info in kind.model_fields.items():
        if {int, Decimal} & {info.annotation, *get_args(info.annotation)}:
            bounds = {type(bound).__name__ for bound in info.metadata}
            assert {"Ge", "Le"} <= bounds, f"{name} ({info.alias})"


@cache
def words() -> tuple[str, str]:
    """Return all text of templates and forms, and all code but the fields of the model."""
    texts = [path.read_text("utf-8") for path in (ROOT / "templates" / "文书").rglob("*.md")]
    texts += [path.read_text("utf-8") for path in (ROOT / "tools").rglob("*.py")]
    return "\n".join(texts), "\n".join(path.read_text("utf-8") for path in (ROOT / "docgen").rglob("*.py"))


def is_read(name: str, chinese: str) -> bool:
    """Whether a template names the fact (`大会.主题`, `列=["姓名"]`, `字段("姓名")`), or code takes it of a record."""
    templates, code = words()
    by_template = re.search(rf'(\.{chinese}(?!\w)|"{chinese}[":|]|\'{chinese}\')', templates)
    return bool(by_template or re.search(rf'(\.{name}\b|"{name}")', code))


@pytest.mark.parametrize("kind", GIVEN, ids=lambda kind: kind.__name__)
def test_every_fact_of_a_congress_folder_is_read(kind: type[Fact]) -> None:
    unread = [f"{kind.__name__}.{name}" for name, field in kind.model_fields.items() if not is_read(name, str(field.alias))]
    assert unread == [], "print it where the digest wants it, or take it out of model, skeleton and sample"
