"""A fresh folder tells the clerk what to fill in, and nothing else; editors get a schema that agrees with the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from openpyxl import load_workbook

from docgen.content import read
from docgen.content.city import read_city
from docgen.content.new import LAYERS, NewKind, new
from docgen.content.schema import CITY, NAMES, file_name, schema, write_schemas
from docgen.content.skeleton import skeleton
from docgen.model.base import Fact
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.reporting import ReportingUnit
from docgen.problem import DocgenError

DATA = Path(__file__).parents[2] / "docgen" / "data"
KINDS: tuple[NewKind, ...] = get_args(NewKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_folder_only_asks_to_be_filled(tmp_path: Path, kind: NewKind) -> None:
    new(tmp_path / "我镇", kind)
    problems = read_city(tmp_path / "我镇").problems if kind == "通报" else read(tmp_path / "我镇").problems
    assert {problem.code for problem in problems} <= {"E-TXT-04", "I-FIL-08", "E-UNI-08" if kind == "通报" else ""}
    waiting = {problem.place.file for problem in problems if problem.code == "I-FIL-08"}
    asked = [path for path in (tmp_path / "我镇").iterdir() if path.suffix in (".yaml", ".md") and path.name not in waiting]
    placeholders = sum(re.sub("#.*", "", path.read_text("utf-8")).count("（请填写") for path in asked)
    assert len([problem for problem in problems if problem.code == "E-TXT-04"]) == placeholders


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_folder_is_never_touched(tmp_path: Path, kind: NewKind) -> None:
    (tmp_path / "组织.yaml").write_text("名称: 甲\n", encoding="utf-8")
    with pytest.raises(DocgenError, match="目录已有内容，没有改动；改法：换一个新目录，或先把原来的内容移走"):
        new(tmp_path, kind)
    assert [path.name for path in tmp_path.iterdir()] == ["组织.yaml"]


def keys(kind: type[Fact]) -> Iterator[str]:
    """Yield the Chinese names of all facts of a record and of the records in it."""
    for field in kind.model_fields.values():
        yield str(field.alias)
        yield from keys_in(field.annotation)


def keys_in(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, Fact) and "编号" not in {field.alias for field in annotation.model_fields.values()}:
        yield from keys(annotation)
    for part in get_args(annotation):
        yield from keys_in(part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_stands_in_the_skeleton(kind: NewKind) -> None:
    text = "\n".join(data.decode("utf-8") for layer in LAYERS[kind] for data in skeleton(layer).values())
    model = CircularDossier if kind == "单篇通报" else Dossier
    annotations = [field.annotation for field in model.model_fields.values() if field.alias in NAMES]
    wanted = [key for part in ([kind for kind, _ in CITY.values()] if kind == "通报" else annotations) for key in keys_in(part)]
    assert [key for key in wanted if f"{key}:" not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_skeletons_and_profiles_name_their_schema(name: str) -> None:
    inside = "通报/" if name == "通报计划" else f"{name}.yaml"
    first = f"# yaml-language-server: $schema={'../' if name == '通报计划' else ''}.docgen/schema/{file_name(name)}"
    files = [data for layers in LAYERS.values() for layer in layers for file, data in skeleton(layer).items() if file.startswith(inside)]
    assert files
    assert {data.decode("utf-8").splitlines()[0] for data in files} == {first}


def test_tables_of_a_city_guide_the_hand(tmp_path: Path) -> None:
    new(tmp_path / "我市", "通报")
    page = load_workbook(tmp_path / "我市" / "单位.xlsx")["单位"]
    heads = [cell.value for cell in page[1]]
    assert set(heads) == {field.alias for field in ReportingUnit.model_fields.values()}
    assert heads[:3] == ["代码", "名称", "级别"]
    assert {'"省,市,县,乡镇,村"', '"是,否"'} == {rule.formula1 for rule in page.data_validations.dataValidation}
    assert page.cell(1, heads.index("上级") + 1).comment.text == "上级单位的代码；最高一级不填。示例：510703"
    assert [cell.value for cell in load_workbook(tmp_path / "我市" / "活动.xlsx")["活动"][1]][:3] == ["日期", "单位", "名称"]
    assert (tmp_path / "我市" / "报表").is_dir()


def test_the_roster_guides_the_hand(tmp_path: Path) -> None:
    new(tmp_path / "我镇", "成立")
    page = load_workbook(tmp_path / "我镇" / "花名册.xlsx")["代表"]
    heads = [cell.value for cell in page[1]]
    assert set(heads) == {field.alias for field in Dossier.model_fields["delegates"].annotation.__args__[0].model_fields.values()}  # type: ignore[union-attr]
    assert heads[:2] == ["编号", "姓名"]
    assert page.freeze_panes == "C2"
    lists = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert {'"男,女"', '"是,否"', '"正式,特邀,列席"'} <= lists
    assert all(len(formula) <= 257 for formula in lists), "Excel takes 255 characters in a list"
    assert page.cell(1, heads.index("出生年月") + 1).comment.text.startswith("示例：1975-03")
    assert page.cell(2, heads.index("身份证号") + 1).number_format == "@"


def test_schema_speaks_chinese() -> None:
    made = schema("班子")
    assert made["additionalProperties"] is False
    assert "required" not in made
    assert made["properties"]["委员候选人"]["items"] == {"type": ["string", "number"], "description": "花名册里的姓名或编号"}
    assert made["$defs"]["Leader"]["properties"]["拟任职务"]["enum"] == ["主席", "副主席", "秘书长"]
    assert schema("规则")["anyOf"][0] == {"required": ["方案"]}
    assert schema("文号")["additionalProperties"] == {"$ref": "#/$defs/Issued"}
    assert "required" not in schema("票数"), "the elections come one after the other"
    with pytest.raises(DocgenError, match="没有“大会议”这种资料（最接近的是“大会”）"):
        schema("大会议")


@pytest.mark.parametrize("name", NAMES)
def test_no_english_of_programmers_in_a_schema(name: str) -> None:
    def texts(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("title", "description") and isinstance(value, str):
                    yield value
                else:
                    yield from texts(value)
        elif isinstance(node, list):
            for item in node:
                yield from texts(item)

    assert [text for text in texts(schema(name)) if re.search("[A-Za-z]{6}", text.replace("Markdown", ""))] == []


def test_shipped_schemas_are_fresh(tmp_path: Path) -> None:
    fresh = {path.name: json.loads(path.read_text("utf-8")) for path in write_schemas(tmp_path)}
    shipped = {path.name: json.loads(path.read_text("utf-8")) for path in (DATA / "schema").iterdir()}
    assert shipped == fresh, "run: docgen schema -o docgen/data/schema"
