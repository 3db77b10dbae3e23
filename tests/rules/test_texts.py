"""The checks of texts: each heard on the text that breaks it, with its words, and silent on the one that does not.

cases/texts.yaml: 文 or 表 or 名单 breaks the rule 应报 of the small town of conftest.py at the words 处; 好… does not.
cases/circular.yaml: the same for a circular with the figures 数据.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from docgen.documents.consistency import problem_of, remarks, said_in
from docgen.model.circular import Circular
from docgen.model.dossier import Dossier
from docgen.problem import Problem, Severity
from docgen.rules import said, said_counts, said_figures, said_form, said_lists, said_names, said_papers
from docgen.rules.known import Known, known
from docgen.rules.said import Grid, Names, Passage, Said, Source

Facts = dict[str, Any]
Build = Callable[[Facts], Dossier]
ROOM = Path(__file__).parent / "cases"
MODULES = (said, said_form, said_names, said_counts, said_lists, said_figures, said_papers)


def cases(name: str) -> list[Facts]:
    return cast("list[Facts]", yaml.load((ROOM / name).read_text("utf-8"), yaml.BaseLoader))


CASES, CIRCULAR = cases("texts.yaml"), cases("circular.yaml")


def spoil(facts: Facts, path: str, value: Any) -> None:
    *way, last = path.split(".")
    place: Any = facts
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[int(last) if isinstance(place, list) else last] = value


def paper(case: Facts, good: str = "") -> Said:
    """Return the paper of a case; with 好 the one that is right, where it says how."""

    def part(name: str) -> Any:
        return case.get(good + name, case.get(name))

    lines = (part("文") or "").split("\n")
    passages = tuple(Passage(line, "标题" if number == 0 and line.endswith(("办法（草案）", "决议")) else "段落") for number, line in enumerate(lines) if line)
    table, names = part("表"), part("名单")
    grids = (Grid(tuple(table["头"]), tuple(map(tuple, table["行"])), len(passages) - 1),) if table else ()
    lists = (Names(tuple(names), len(passages) - 1),) if names else ()
    source: Source = case.get("来源", "文件")
    return Said(case.get("名", "一份文件"), passages, grids, lists, part("编号") or "", case.get("文种", ""), case.get("阶段", ""), source)


def heard(written: Said, facts: Known | None, circular: Circular | None = None) -> list[Problem]:
    return [problem_of(written, found, "一份文件.docx") for found in remarks(written, facts, circular)]


def check_heard(case: Facts, problems: list[Problem]) -> None:
    found = {(problem.code, problem.place.key): problem for problem in problems}
    key = f"“{case['处']}”" if case["处"] else ""
    assert (case["应报"], key) in found
    problem = found[case["应报"], key]
    assert problem.message == case["话"]
    assert problem.cure
    told = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.NOTE}[problem.code[0]]
    assert problem.severity is (Severity(case["级别"]) if "级别" in case else told)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['应报']} {case['处']}")
def test_each_check_of_texts_is_heard(case: Facts, facts: Facts, build: Build) -> None:
    for path, value in case.get("改", {}).items():
        spoil(facts, path, value)
    town = known(build(facts))
    check_heard(case, heard(paper(case), town))
    assert case["应报"] not in [problem.code for problem in heard(paper(case, "好"), town)]


@pytest.mark.parametrize("case", CIRCULAR, ids=lambda case: f"{case['应报']} {case['处']}")
def test_each_check_of_circulars_is_heard(case: Facts) -> None:
    circular = Circular.model_validate(
        {
            "发文机关": {"名称": "示例市科学技术协会", "简称": "市科协"}, "事由": "情况", "主送": ["各县科协"], "文号": "示市科协〔2026〕1号", "日期": "2026-11-18",
            "统计截止日": "2026-10-31", "范围": "清江区", "数据": case["数据"], "文稿": "正文.md",
        }
    )  # fmt: skip
    check_heard(case, heard(paper(case), None, circular))
    assert case["应报"] not in [problem.code for problem in heard(paper(case, "好"), None, circular)]


def test_every_code_of_texts_has_its_case() -> None:
    source = "".join(Path(str(module.__file__)).read_text("utf-8") for module in MODULES)
    codes = set(re.findall(r'"([EWI]-[A-Z]{3}-\d\d)"', source))
    assert codes - {case["应报"] for case in (*CASES, *CIRCULAR)} == set()
    assert len(codes) > 45


def test_a_text_of_the_folder_is_told_with_line_and_column() -> None:
    written = said_in("文稿/致辞.md", "# 致辞\n\n第{{ 大会.届 }}次代表大会于2026年12月11日（星期四）开幕。\n")
    [found] = remarks(written, None)
    problem = problem_of(written, found, "文稿/致辞.md")
    assert (str(problem.place), problem.place.key, problem.severity) == ("文稿/致辞.md:3:18", "“2026年12月11日（星期四）”", Severity.WARNING)


def test_what_a_text_says_of_others_is_not_compared(facts: Facts, build: Build) -> None:
    text = "中国科协第十一次全国代表大会胜利闭幕。出席县科协第三次代表大会的代表已经选出。王建设同志致辞。五有：有人、有钱。"
    assert heard(paper({"文": text}), known(build(facts))) == []
