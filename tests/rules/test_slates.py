"""Slate models: cases of real and made-up slates, the language of requirements, posts, ratios."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.content import slates as shipped
from docgen.content.node import plain
from docgen.model.congress import Ratio
from docgen.model.dossier import Dossier
from docgen.model.person import Person
from docgen.model.slate_model import PostKind, SlateModel
from docgen.rules.check_slate import check_scrutineers
from docgen.rules.posts import categories_of
from docgen.rules.ratios import structure
from docgen.rules.slates import Unreadable, judge, parse
from docgen.rules.slates_checks import check_categories, check_model, check_structure
from docgen.rules.statistics import least_heads

Facts = dict[str, Any]
Build = Callable[[Facts], Dossier]
CASES: list[Facts] = yaml.load((Path(__file__).parent / "cases" / "slates.yaml").read_text("utf-8"), yaml.BaseLoader)
MODELS = {name: plain(tree) for tree in shipped.shipped().values() for name in shipped.names_of(tree)}
KINDS = [PostKind.model_validate(item) for item in plain(shipped.shipped_posts())]  # type: ignore[attr-defined]
NAMES = ["甲一", "甲二", "甲三", "甲四", "甲五", "甲六"]


def put_forward(facts: Facts, lines: list[str]) -> None:
    """Let new delegates stand as `lines` say (职务 任职方式 类别 [单位 职务]); 同上 is the one before."""
    leaders, names = [], iter(NAMES)
    for line in lines:
        post, service, category, *where = line.split()
        if category != "同上":
            unit, title = where or ("某单位", "某职")
            person = {"姓名": next(names), "性别": "男", "出生年月": "1980-01", "单位": unit, "职务": title, "类别": category}
            facts["代表"].append(person)
        leaders.append({"姓名": facts["代表"][-1]["姓名"], "拟任职务": post, "任职方式": service})
    facts["班子"]["领导候选人"] = leaders


def dossier_of(case: Facts, facts: Facts, build: Build) -> Dossier:
    put_forward(facts, case["班子"])
    facts["班子模式"] = MODELS[case["模式"]]
    facts["班子"]["委员候选人"] = case.get("委员", [leader["姓名"] for leader in facts["班子"]["领导候选人"]])
    facts["班子"]["配套"] = case.get("配套", [])
    facts["组织"]["级别"] = case.get("级别", "乡镇（街道）")
    facts["文号"] = {code: {} for code in case.get("文号", [])}
    return build(facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["名"])
def test_cases(case: Facts, facts: Facts, build: Build) -> None:
    dossier = dossier_of(case, facts, build)
    found = {dossier.slate_model.constraints[int(one.key.split("[")[1][:-1])].code: one for one in check_model(dossier)}
    assert {code: one.severity.value for code, one in found.items()} == case["没满足"]
    assert {code: found[code].message for code in case.get("话", {})} == case.get("话", {})
    assert {code: found[code].cure for code in case.get("改法", {})} == case.get("改法", {})
    assert all(one.code[0] == {"错误": "E", "警告": "W", "提示": "I"}[one.severity.value] for one in found.values())


def test_every_shipped_model_is_read_and_has_a_source() -> None:
    wanted = {"3+1", "四+一", "全国试点3+1", "三级固定班底", "一正二副", "3+1+N", "三长带三会", "开放"}
    models = [SlateModel.model_validate(plain(tree)) for tree in shipped.shipped().values()]
    assert {model.name for model in models} == wanted
    for model in models:
        assert model.source, model.name
        codes = [constraint.code for constraint in model.constraints]
        assert len(set(codes)) == len(codes)
        for constraint in model.constraints:
            assert parse(constraint.requirement), constraint.code
            assert constraint.note
    names = [name for tree in shipped.shipped().values() for name in shipped.names_of(tree)]
    assert len(set(names)) == len(names), "two models share a name"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("副主席 中 校长 至少 1 名", "“校长”不是类别或任职方式（最接近的是“学校校长”）"),
        ("副会长 至少 1 名", "“副会长”不是职务"),
        ("副主席 中 兼职、学校校长 至少 1 名", "“兼职、学校校长”把任职方式和类别写在一起了，中间用“且”"),
        ("副主席 很多", "看不懂“副主席很多”"),
        ("__import__('os').system('true')", "看不懂“__import__('os').system('true')”"),
        ("主席 恰好 1 名 或者", "看不懂“”"),
        ("", "看不懂“”"),
    ],
)
def test_what_is_not_in_the_language_is_told(text: str, told: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse(text)
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("副主席 都是 医院院长、科技型企业家", True),
        ("副主席 都是 三长", False),
        ("副主席 都是 四长 且 兼职", True),
        ("主席 中 学校校长 恰好 1 名 并且 副主席 至多 2 名", True),
        ("主席 中 党政班子成员 恰好 1 名 或者 主席 中 学校校长 恰好 1 名", True),
        ("主席、副主席、秘书长 不少于 4 人", True),
        ("委员 中 四长 至少 4 名", False),
        ("委员 至少 7 名", True),
        ("常委 至少 1 名", False),
        ("文件 A05、B10 已有", True),
        ("文件 A05、A08 已有", False),
        ("配套 有 党组", False),
    ],
)
def test_requirements_of_the_small_town(text: str, met: bool, facts: Facts, build: Build) -> None:
    assert judge(parse(text), build(facts)).met is met


@given(st.text(max_size=40))
def test_any_text_is_read_or_told(text: str) -> None:
    with suppress(Unreadable):
        parse(text)


@pytest.mark.parametrize(
    ("unit", "post", "level", "found"),
    [
        ("清溪镇中心卫生院", "院长", "乡镇（街道）", ["医院院长"]),
        ("城北街道社区卫生服务中心", "主任", "乡镇（街道）", ["医院院长"]),
        ("清溪镇初级中学", "副校长", "乡镇（街道）", []),
        ("清溪镇初级中学", "校长", "乡镇（街道）", ["学校校长"]),
        ("清溪镇农业服务中心", "主任", "乡镇（街道）", ["农技站站长"]),
        ("清溪镇农村专业技术协会联合会", "理事长", "乡镇（街道）", ["农技站站长", "泛三长"]),
        ("示例清河机械有限公司", "董事长、总工程师", "乡镇（街道）", ["科技型企业家"]),
        ("示例清河机械有限公司", "行政副总经理", "乡镇（街道）", []),
        ("中共清溪镇委员会", "委员、清溪镇人民政府副镇长", "乡镇（街道）", ["党政班子成员"]),
        ("中国共产党清溪街道工作委员会", "副书记", "乡镇（街道）", ["党政班子成员"]),
        ("共青团清溪镇委员会", "书记", "乡镇（街道）", []),
        ("桥头村", "卫生室主任", "乡镇（街道）", []),
        ("桥头村", "卫生室主任", "村（社区）", ["医院院长", "村级骨干"]),
    ],
)
def test_posts_and_categories(unit: str, post: str, level: Any, found: list[str], person: Callable[..., Person]) -> None:
    assert categories_of(person("某人", 单位=unit, 职务=post), KINDS, level) == found


def test_a_vice_manager_counts_only_with_a_reason(facts: Facts, build: Build) -> None:
    facts["职务类别"] = plain(shipped.shipped_posts())
    facts["代表"][7]["职务"] = "副总经理"
    [told] = check_categories(build(facts))
    assert told.message == "副主席候选人张又山的职务是“清泉茶业公司副总经理”，类别写的是“科技型企业家”，须写明理由"
    facts["班子"]["领导候选人"][2]["类别说明"] = "主管研发"
    assert list(check_categories(build(facts))) == []


def test_targets_of_the_model_are_asked_unless_the_office_has_its_own(facts: Facts, build: Build) -> None:
    facts["班子模式"] = MODELS["四+一"]
    for row in facts["代表"][:3]:
        row["基层一线"] = "否"
    told = [one.message for one in check_structure(build(facts))]
    assert told == ["委员中基层一线要不低于75%（江苏全省总结（2020年）），即7名中至少6名，现有5名（71.4%），差1名"]
    facts["大会"]["班子构成要求"] = [{"对象": "委员", "项目": "基层一线", "比较": "不低于", "百分比": 70}]
    assert list(check_structure(build(facts))) == []


def test_benchmarks_are_shown_and_never_a_fault(facts: Facts, build: Build) -> None:
    facts["班子模式"] = MODELS["3+1"]
    dossier = build(facts)
    shown = {found.item: (found.heads, found.total, found.least, found.reached) for _, found in structure(dossier)}
    assert shown == {"大学以上": (2, 2, 2, True), "45岁以下": (2, 2, 2, True), "中高级职称": (2, 2, 2, True)}
    facts["代表"][7]["学历"] = "大专"
    assert list(check_structure(build(facts))) == []


def test_the_standing_committee_is_leaders_and_members_each_once(facts: Facts, build: Build) -> None:
    facts["大会"]["班子构成要求"] = [{"对象": "常委会", "项目": "基层一线", "比较": "达到", "百分比": 75}]
    assert structure(build(facts)) == ()
    facts["班子"]["常委候选人"] = ["陈全"]
    [(key, found)] = structure(build(facts))
    assert (key, found.total, found.heads, found.least) == ("大会.班子构成要求[0]", 5, 5, 4)


MINIMA = """15 6 11 12 12
30 12 21 23 24
33 14 24 25 27
38 16 27 29 31
43 18 31 33 35
50 20 35 38 40
55 22 39 42 44
60 24 42 45 48"""


@pytest.mark.parametrize("line", MINIMA.splitlines())
def test_minimum_counts_of_the_digest(line: str) -> None:
    whole, *least = map(int, line.split())
    asked = [Ratio.model_validate({"项目": "基层一线", "比较": "达到", "百分比": percent}) for percent in (40, 70, 75, 80)]
    assert [least_heads(ratio, whole) for ratio in asked] == least


@given(st.integers(1, 300), st.integers(0, 100), st.integers(0, 300))
def test_equality_meets_what_includes_and_not_what_excludes(whole: int, percent: int, heads: int) -> None:
    heads = min(heads, whole)
    share, asked = Fraction(heads, whole), Fraction(percent, 100)
    for word in ("不低于", "不少于", "达到"):
        assert (heads >= least_heads(Ratio.model_validate({"项目": "女", "比较": word, "百分比": percent}), whole)) == (share >= asked)
    for word in ("超过", "多于", "高于"):
        assert (heads >= least_heads(Ratio.model_validate({"项目": "女", "比较": word, "百分比": percent}), whole)) == (share > asked)


def test_relatives_may_watch_where_the_rules_allow_it(facts: Facts, build: Build) -> None:
    facts["代表"][0]["近亲属"] = "孙春"
    assert [one.code for one in check_scrutineers(build(facts))] == ["W-MON-02"]
    facts["规则"]["近亲属回避"] = "否"
    assert list(check_scrutineers(build(facts))) == []
