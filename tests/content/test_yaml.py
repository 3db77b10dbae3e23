"""YAML as clerks write it: nothing guessed, every slip named in their words, nothing slow."""

from __future__ import annotations

import time

import pytest
import yaml

from docgen.content.node import plain
from docgen.content.yaml_tree import parse
from docgen.problem import Problem


def read(text: str) -> tuple[object, list[str]]:
    found: list[Problem] = []
    node = parse(text, "组织.yaml", "组织", found)
    return (None if node is None else plain(node)), [str(problem) for problem in found]


def test_nothing_is_guessed() -> None:
    facts, problems = read("编号: 000123\n时刻: 9:30\n否: no\n日期: 2027-01-22\n空:\n空的: ''\n列: [1, 2.0]\n")
    assert facts == {"编号": "000123", "时刻": "9:30", "否": "no", "日期": "2027-01-22", "空的": "", "列": ["1", "2.0"]}
    assert problems == []


def test_a_few_plain_aliases_are_followed() -> None:
    assert read("甲: &a 林晓示\n乙: *a\n") == ({"甲": "林晓示", "乙": "林晓示"}, [])


@pytest.mark.parametrize(("text", "expected"), [
    ("党委:\n\t名称: 甲\n", "组织.yaml:2:1: 错误 E-YML-02 行首用了制表符（Tab）缩进；改法：改用半角空格，同级的键对齐"),
    ("党委:\n  名称: 甲\n　　简称: 乙\n", "组织.yaml:3:1: 错误 E-YML-02 组织.简称: 行首用了全角空格缩进；改法：改用半角空格，同级的键对齐"),
    ("简称: 甲\n名称：乙\n", "组织.yaml:2:3: 错误 E-YML-03 “名称”后面的冒号是全角的；改法：写成半角冒号加一个空格，如 “名称: 示例县科学技术协会”"),
    ("简称: 甲\n名称:乙\n", "组织.yaml:2:3: 错误 E-YML-03 “名称”后面的冒号和值之间没有空格；改法：写成半角冒号加一个空格，如 “名称: 示例县科学技术协会”"),
    ("简称: 甲\n名称\n", "组织.yaml:2:1: 错误 E-YML-03 这一行缺少“冒号加空格”；改法：写成 “名称: 值”；这一行若是上一行的续行，多缩进两格"),
    ("名称: \"甲\n简称: 乙\n", "组织.yaml:1:5: 错误 E-YML-04 引号 \" 没有配对；改法：在值的末尾补上同样的引号；不需要引号时两个都删去"),
    ("名称: \"甲\"乙\n", "组织.yaml:1:8: 错误 E-YML-04 引号后面还有内容，多半是这里或上面某一行的引号没有配对；改法：引号要成对，括住整个值；不需要引号时两个都删去"),
    ("名称: \"C:\\档\"\n", "组织.yaml:1:9: 错误 E-YML-04 双引号里的反斜杠 \\ 后面接了不认识的字符；改法：改用单引号括起这个值"),
    ("名称: 甲\n简称: 乙\n名称: 丙\n", "组织.yaml:3:1: 错误 E-YML-05 组织.名称: “名称”写了两次，第一次在第 1 行；改法：只留一个；都要时合写成一个"),
    ("党委:\n  名称: 甲\n 简称: 乙\n", "组织.yaml:3:2: 错误 E-YML-06 这一行和第 1 行起的内容接不上，多半是缩进不齐；改法：同级的键左边对齐，下级比上级多缩进两格"),
    ("党委:\n  名称: 甲\n   简称: 乙\n", "组织.yaml:3:6: 错误 E-YML-06 这一行和上一行接不上：缩进不齐，或上一行缺冒号；改法：同级的键左边对齐；键后面写半角冒号加空格"),
    ("甲: - 乙\n", "组织.yaml:1:4: 错误 E-YML-06 列表的“-”放错了位置；改法：“-”另起一行，和同一列表的其他“-”左边对齐"),
    ("名称: 甲: 乙\n", "组织.yaml:1:6: 错误 E-YML-07 一行里有两处“冒号加空格”；改法：给整个值加引号；正文里的冒号改用全角："),
    ("名称: @甲\n", "组织.yaml:1:5: 错误 E-YML-07 值以特殊符号 @ 开头；改法：给整个值加引号"),
    ("主送: [甲, 乙\n简称: 丙\n", "组织.yaml:1:5: 错误 E-YML-08 括号 [ 没有配对，或里面缺逗号；改法：补上右括号，各项之间用半角逗号分开；括号只是文字时给整个值加引号"),
    ("名称: *甲\n", "组织.yaml:1:5: 错误 E-YML-07 值以特殊符号 * 开头；改法：给整个值加引号"),
    ("名称: *a\n", "组织.yaml:1:5: 错误 E-YML-09 别名 “*a” 没有对应的锚点；改法：值以 * 开头时给它加引号；不用别名，直接写内容"),
    ("甲: &x 1\n乙: &x 2\n", "组织.yaml:2:4: 错误 E-YML-09 锚点 “&x” 定义了两次；改法：值以 & 开头时给它加引号；不用锚点，直接写内容"),
    ("甲: &x [*x]\n", "组织.yaml:1:4: 错误 E-YML-09 别名指向了它自己的上级；改法：不用锚点和别名，直接写内容"),
    ("甲: " + "[" * 50_000, "组织.yaml:1:24: 错误 E-YML-10 层数太深，最多 20 层；改法：检查括号和缩进；资料文件一般不超过五层"),
    ("甲: !!python/object/apply:os.system [ls]\n", "组织.yaml:1:4: 错误 E-YML-11 不支持类型标签 “tag:yaml.org,2002:python/object/apply:os…”；改法：删去标签；值以 ! 开头时给它加引号"),
    ("甲: !!str 1\n", "组织.yaml:1:4: 错误 E-YML-11 不支持类型标签 “tag:yaml.org,2002:str”；改法：删去标签；值以 ! 开头时给它加引号"),
    ("甲: 1\n---\n乙: 2\n", "组织.yaml:2:1: 错误 E-YML-12 一个文件里有两个文档；改法：删去多余的“---”行，一个文件只写一份内容"),
    ("甲: &x {乙: 1}\n丙:\n  <<: *x\n", "组织.yaml:3:3: 错误 E-YML-13 组织.丙: 不支持合并键 “<<”；改法：把要合并的内容直接写出来"),
    ("? [甲, 乙]\n: 丙\n", "组织.yaml:1:3: 错误 E-YML-14 组织: 键应当是一个词，这里却是一个列表；改法：值里要写 [ 时，给整个值加引号"),
    ("甲:\n  -\n  - 乙\n", "组织.yaml:2:4: 错误 E-YML-15 组织.甲第1项: 列表里有一个空项；改法：补上内容，或删去这一行的“-”"),
    ("甲: {% if 乙 %}\n", "组织.yaml:1:4: 错误 E-VAL-21 值里有模板标记 {%；改法：直接写内容；模板标记只能写在模板里"),
])
def test_each_slip_has_one_message(text: str, expected: str) -> None:
    assert read(text)[1] == [expected]


def test_reading_goes_on_behind_what_could_be_mended() -> None:
    facts, problems = read("名称：甲\n简称:乙\n党委:\n\t名称: 丙\n\t简称: 丁\n级别: 戊\n级别: 己\n")
    assert facts == {"名称": "甲", "简称": "乙", "党委": {"名称": "丙", "简称": "丁"}, "级别": "戊"}
    assert sorted(line.split(": ")[0] + line.split()[2] for line in problems) == [
        "组织.yaml:1:3E-YML-03", "组织.yaml:2:3E-YML-03", "组织.yaml:4:1E-YML-02", "组织.yaml:5:1E-YML-02", "组织.yaml:7:1E-YML-05"
    ]


@pytest.mark.parametrize(("levels", "width"), [(9, 9), (3, 6), (2, 9)])
def test_an_alias_bomb_is_one_problem_at_once(levels: int, width: int) -> None:
    text = "a0: &a0 [" + ", ".join("x" * 700) + "]\n"
    text += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]\n" for n in range(1, levels + 1))
    start = time.perf_counter()
    facts, problems = read(text)
    assert time.perf_counter() - start < 1
    assert facts is None
    assert [line.split()[2] for line in problems] == ["E-YML-09"]


@pytest.mark.parametrize("text", ["a: b: c", "[", "'", '"\\q"', "- a\nb", "%x", "a: |2x\n", "&", "!<", "a: !<", "{a: b"])
def test_no_sentence_of_pyyaml_is_shown(text: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(text, Loader=yaml.SafeLoader)
    told = "\n".join(read(text)[1])
    assert told
    assert str(caught.value.problem) not in told
