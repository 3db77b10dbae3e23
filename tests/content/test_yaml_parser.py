"""The quick YAML parser and the careful one see the same; faults of a large text are told too, and soon."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from docgen.content import yaml_parser
from docgen.content.node import Scalar, plain, walk
from docgen.content.yaml_tree import parse
from docgen.problem import Problem

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "content").glob("*/*.yaml"), *(ROOT / "docgen" / "data").rglob("*.yaml")])
WRITTEN = {
    "值": "甲: 001\n乙: '二 三'\n丙: \"四\\t五\"\n丁:\n戊: ~\n",
    "段落": "甲: |\n  一\n  二\n乙: >\n  一\n  二\n丙: 一\n  二\n",
    "别名": "甲: &x {一: 二}\n乙: *x\n",
    "流": "甲: [一, '二', {三: 四}]\n",
    "空": "# 只有说明\n",
    "注释": "甲: 一 # 说明\n# 说明\n乙:\n- 二\n-\n",
    "生僻字": "姓名: 𬱖㛃\n甲: 🙂二\n",
}
LINE = "- {姓名: 示例, 单位: 示例村}\n"


def seen(text: str) -> tuple[object, list[Problem]]:
    """Return all that is read: values, places, problems; of an empty value between brackets the parsers see another column."""
    found: list[Problem] = []
    tree = parse(text, "甲.yaml", "根", found)
    if tree is None:
        return None, found
    nodes = [(path, type(node), node.place, getattr(node, "folded", None)) for path, node in walk(tree, "根") if not isinstance(node, Scalar) or node.given]
    return (plain(tree), nodes), found


@pytest.mark.parametrize("text", [*WRITTEN.values(), *(file.read_text("utf-8") for file in FILES)], ids=[*WRITTEN, *(file.name for file in FILES)])
def test_both_parsers_give_the_same_nodes_and_places(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not yaml_parser.QUICK:
        pytest.skip("PyYAML without libyaml")
    quick = seen(text)
    monkeypatch.setattr(yaml_parser, "QUICK", None)
    assert quick == seen(text)


@pytest.mark.parametrize(
    ("fault", "code"),
    [("甲：一\n", "E-YML-06"), ("- '没有配对\n", "E-YML-04"), ("- [一\n", "E-YML-08"), ("- *x\n", "E-YML-09"), ("- !t 一\n", "E-YML-11"), ("\t- 一\n", "E-YML-02")],
)
def test_faults_of_a_large_text_are_told_as_those_of_a_small_one(fault: str, code: str) -> None:
    _, small = seen(LINE * 3 + fault)
    begun = process_time()
    _, large = seen(LINE * 8000 + fault)
    assert process_time() - begun < 10
    assert [problem.code for problem in large] == [problem.code for problem in small]
    assert large[-1].place.line - small[-1].place.line in (0, 7997)
    assert code in [problem.code for problem in small]
