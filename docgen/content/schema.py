"""JSON Schema of each YAML file, for editors: Chinese keys, what each is for, the words that may stand there.

The files in docgen/data/schema are made by `docgen schema` and held fresh by a test.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from docgen.content.inherit import CHOICES
from docgen.content.profiles import shipped
from docgen.content.reading import CIRCULAR, CONGRESS
from docgen.model.acknowledged import Acknowledgement
from docgen.model.base import Fact
from docgen.model.circular_plan import CircularPlan
from docgen.model.cycle import Calendar
from docgen.model.dossier import CircularDossier, Dossier
from docgen.model.reporting import Office, Scheme
from docgen.problem import DocgenError, Place, Problem, nearest

DRAFT = "http://json-schema.org/draft-07/schema#"
CITY: Mapping[str, tuple[type[Fact], str]] = {
    "机关": (Office, "收报表、发通报的机关（机关.yaml）"),
    "周期": (Calendar, "报表的周期、期限和催报（周期.yaml）"),
    "指标": (Scheme, "在随程序提供的字段、校验、指标上增改的（指标.yaml）"),
    "通报计划": (CircularPlan, "一份通报写哪些内容（通报/*.yaml）"),
}
"""The files of a city's folder: what each is, and what it is for."""
CHECKED = "核对"
NAMES: tuple[str, ...] = tuple(dict.fromkeys((*CONGRESS.files, *CIRCULAR.files, *CITY, CHECKED)))
"""The files that have a schema, without `.yaml`; 通报计划 is every file in 通报."""


def file_name(name: str) -> str:
    """Return how the schema of `name` is called in a folder of schemas."""
    return f"{name}.schema.json"


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of `name`.yaml, e.g. of 组织. Raises DocgenError: no such file among the facts."""
    if name not in NAMES:
        raise DocgenError([Problem("E-FIL-05", Place(), f"没有“{name}”这种资料{nearest(name, NAMES)}", f"可用的名称：{'、'.join(NAMES)}")])
    kind, told = CITY[name] if name in CITY else _part(name)
    made = _for_people(TypeAdapter(kind).json_schema(by_alias=True), top=True)
    assert isinstance(made, dict)
    definitions = made.pop("$defs", {})
    body = _opened(made, definitions)
    if name == "规则":
        body = _with_choice(body)
    return {"$schema": DRAFT, "title": f"{name}.yaml", "description": told, **body, "$defs": definitions}


def _part(name: str) -> tuple[Any, str]:
    """Return the type and the description of what stands in `name`.yaml of a congress or a single circular."""
    if name == CHECKED:
        return tuple[Acknowledgement, ...], "看过以后可以不改的警告和提示，各写明理由（核对.yaml）"
    model = CircularDossier if name in CIRCULAR.files else Dossier
    field = next(field for field in model.model_fields.values() if field.alias == name)
    return field.annotation, field.description or ""


def _opened(made: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the record itself where pydantic gives a reference to it, or a choice of it and nothing."""
    for option in made.pop("anyOf", []):
        if "$ref" in option:
            made = option
    reference = made.get("$ref", "").rpartition("/")[2]
    return dict(definitions[reference]) if reference else made


def _for_people(node: object, *, top: bool = False, named: bool = False) -> object:
    """Return a schema without what only programmers read: class titles, English docstrings, defaults in Python's words.

    named: whether the keys of `node` are names of facts, not words of JSON Schema.
    """
    if isinstance(node, list):
        return [_for_people(item) for item in node]
    if not isinstance(node, dict):
        return node
    if named:
        return {key: _for_people(value) for key, value in node.items()}
    kept = {key: value for key, value in node.items() if key not in ("title", "default") and not (key == "description" and "properties" in node)}
    if kept.get("type") == "string" and not {"enum", "const", "format"} & kept.keys():
        kept["type"] = ["string", "number"]
    return {key: _for_people(value, named=key in ("properties", "$defs")) for key, value in kept.items()}


def _with_choice(body: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of 规则.yaml, which may name a shipped profile instead of writing out its own."""
    choice = {"type": "string", "examples": sorted(shipped()), "description": "用随程序提供的方案，或 方案/规则 里自己的；下面只写要改的条文"}
    rest = {key: value for key, value in body.items() if key != "required"}
    properties = {**dict.fromkeys(CHOICES, choice), **body["properties"]}
    ways = [*({"required": [key]} for key in CHOICES), {"required": body["required"]}]
    return {**rest, "properties": properties, "anyOf": ways}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schema of every YAML file into `folder` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name in NAMES:
        path = folder / file_name(name)
        path.write_text(json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        made.append(path)
    return tuple(made)
