from __future__ import annotations

import pytest

from docgen.documents.catalogue import read, read_entry
from docgen.documents.environment import text_environment
from docgen.documents.lint import lint
from docgen.documents.roots import ROOTS
from docgen.problem import Problem
from docgen.shelf import Shelf

HEAD = "---\n编号: Z01\n名称: 关于某事的函\n文种: 函\n版式: 信函\n阶段: 会前\n时间: T-9\n适用: [成立]\n发文: 党委\n---\n"


def faults(body: str) -> list[str]:
    entry, problems = read_entry("甲.md", HEAD + body)
    assert entry is not None, problems
    return [str(problem) for problem in lint(entry, text_environment(), ROOTS)]


def test_the_shipped_templates_are_clean() -> None:
    catalogue, problems = read(Shelf().texts([]))
    found: list[Problem] = [problem for entry in catalogue.entries.values() for problem in lint(entry, text_environment(), ROOTS)]
    assert [*problems, *found] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("｛｛ 组织.名称 ｝｝", "甲.md:11:1: 错误 E-TPL-11 花括号是全角的：“｛｛ 组织.名称 ｝｝”；改法：改用半角 {{ }}"),
        ("{％ if 经费 ％}", "甲.md:11:1: 错误 E-TPL-11 百分号是全角的：“{％ if 经费 ％}”；改法：改用半角 {% %}"),
        ("{ { 组织.名称 } }", "甲.md:11:1: 错误 E-TPL-11 两个花括号之间有空格：“{ { 组织.名称 } ”；改法：写成 {{ }}，中间不留空格"),
        ("见{{ 大会.届次｜汉字 }}", "甲.md:11:10: 错误 E-TPL-11 标记里的竖线是全角的：“{{ 大会.届次｜汉字 }}”；改法：改用半角 |"),
        ("{{ 引用（“A06”） }}", "甲.md:11:6: 错误 E-TPL-11 标记里的括号是全角的：“{{ 引用（“A06”） }}”；改法：改用半角 ( )"),
        ("甲\n{{ 组识.名称 }}", "甲.md:12: 错误 E-TPL-03 没有“组识”这个变量（最接近的是“组织”）；改法：改成已有的名称（docgen templates show 编号 可列出）"),
        ("{{ 组织.全名 }}", "甲.md:11: 错误 E-TPL-03 “组织”里没有“全名”（最接近的是“署名”）；改法：改成已有的名称（docgen templates show 编号 可列出）"),
        ("{% for 人 in 正式代表 %}{{ 人.姓铭 }}{% endfor %}", "甲.md:11: 错误 E-TPL-03 “人”里没有“姓铭”（最接近的是“姓名”）；改法：改成已有的名称（docgen templates show 编号 可列出）"),
        ("{{ 大会.届次|汉子 }}", "甲.md:11: 错误 E-TPL-01 模板标记写得不对：没有“汉子”这个过滤器（最接近的是“汉字”）；改法：核对 {{ }}、{% %} 是否成对，引号、括号是否齐全并用半角"),
        ("{% if 经费 %}甲", "甲.md:11: 错误 E-TPL-01 模板标记写得不对：if 或 for 没有结束（缺 endif、endfor）；改法：核对 {{ }}、{% %} 是否成对，引号、括号是否齐全并用半角"),
        ("{{ 7*7 }}", "甲.md:11: 错误 E-TPL-05 这个标记没有用到任何资料；改法：直接写出文字，或改成资料里的名称"),
        ("{{ ''.__class__ }}", "甲.md:11: 错误 E-TPL-05 这个标记没有用到任何资料；改法：直接写出文字，或改成资料里的名称"),
        ("甲\n\n- 乙", "甲.md:13: 错误 E-TXT-10 不能用项目符号：“乙”；改法：公文不用项目符号，改用 1. 2. 3. 或分段写"),
    ],
)
def test_lint_says_what_where_and_how(body: str, told: str) -> None:
    assert faults(body)[0] == told


@pytest.mark.parametrize(
    "body",
    [
        "{% for 人 in 副主席候选人 %}{{ 人.姓名 }}{{ 人.单位职务 }}{% endfor %}",
        "{% set 选 = 选举.委员 %}{{ 选.应选 }}{{ 选.名单|名单行 }}",
        "{% if 结果 %}{% for 节 in 结果.委员.节 %}{{ 节.候选人[0].姓名 }}{% endfor %}{% endif %}",
        '{{ 表(领导候选人, 列=["姓名"]) }}',
        "{{ '（含列席）' if 代表|length > 3 else 组织.名称 }}",
        "{% macro 甲(乙) %}{{ 乙.丙 }}{% endmacro %}{{ 甲(组织) }}",
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    assert faults(body) == []


def test_a_front_matter_without_end_is_told() -> None:
    entry, problems = read_entry("甲.md", "---\n编号: Z01\n")
    assert entry is None
    assert str(problems[0]) == "甲.md:1: 错误 E-TPL-10 缺少开头的说明（两行 --- 之间）；改法：在文件开头写 ---，逐行写 编号、名称、文种、版式、阶段、时间、适用，再写一行 ---"


def test_a_wrong_key_of_the_front_matter_is_placed() -> None:
    entry, problems = read_entry("甲.md", HEAD.replace("文种: 函", "文钟: 函"))
    assert entry is None
    assert [(problem.code, problem.place.line) for problem in problems] == [("E-VAL-02", 4), ("E-VAL-01", 2)] or {
        problem.code for problem in problems
    } == {"E-VAL-01", "E-VAL-02"}


def test_what_papers_share_is_read_before_them_and_keeps_its_places() -> None:
    head = HEAD.replace("发文: 党委", "发文: 党委\n共用: [称呼]")
    texts = {"文书/共用/称呼.md": "{% macro 称(机关) %}{{ 机关.简称 }}{% endmacro %}\n{% set 甲 = 组识 %}\n", "文书/会前/Z01.md": head + "{{ 称(党委) }}\n{{ 乙 }}"}
    catalogue, problems = read(texts)
    assert problems == []
    assert list(catalogue.entries) == ["Z01"], "what is shared is no paper"
    told = [str(problem.place) for problem in lint(catalogue.entry("Z01"), text_environment(), ROOTS)]
    assert told == ["文书/共用/称呼.md:2", "文书/会前/Z01.md:13"]


def test_a_shared_text_that_is_not_there_is_told() -> None:
    _, problems = read({"文书/共用/称呼.md": "甲", "文书/会前/Z01.md": HEAD.replace("发文: 党委", "发文: 党委\n共用: [称乎]") + "乙"})
    assert [str(problem) for problem in problems] == [
        "文书/会前/Z01.md:1: 错误 E-TPL-08 没有“称乎”这段共用文字（最接近的是“称呼”）；改法：改成 templates/文书/共用 里已有的文件名"
    ]
