"""Rule profiles and slate models that an office lays over the shipped ones: what wins, where it stands, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.content import Reading
from docgen.content.profiles import shipped
from docgen.model.dossier import Dossier
from docgen.rules.check_slate import check_contest
from docgen.rules.profile_checks import CHECKS
from docgen.rules.slates_checks import check_model

ReadWith = Callable[..., Reading]
CASES: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "cases" / "profiles.yaml").read_text("utf-8"), yaml.BaseLoader)


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Return code, place and words of all that is said of the profile."""
    found = [(problem.code, str(problem.place), problem.message) for problem in reading.problems]
    if isinstance(reading.dossier, Dossier):
        for check in (*CHECKS, check_contest):
            for one in check(reading.dossier):
                if one.key.startswith("规则"):
                    found.append((one.code, str(reading.places.of(one.key)), one.message))
    return found


def dossier_of(reading: Reading) -> Dossier:
    assert reading.problems == ()
    assert isinstance(reading.dossier, Dossier)
    return reading.dossier


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["名"])
def test_cases(case: dict[str, Any], read_with: ReadWith) -> None:
    wanted = [(one["码"], one["位"], one["话"]) for one in case.get("应报", [])]
    assert told(read_with({"规则.yaml": case["规则"]})) == wanted


@pytest.mark.parametrize(
    ("name", "compared", "quorum", "bases", "margins", "shortage"),
    [
        ("kexie-specimen", False, (2, 3, "超过"), ("实到", "实到"), (None, None), "不再补选"),
        ("township-kexie-default", False, (2, 3, "以上"), ("实到", "实到"), (None, None), "不再补选"),
        ("women-township", True, (2, 3, "以上"), ("应到", "应到"), (10, None), "不再补选"),
        ("party-basic", True, (4, 5, "超过"), ("实到", "实到"), (20, None), "本次会议另行选举"),
        ("union-basic", True, (2, 3, "以上"), ("应到", "应到"), (5, 10), "不再补选"),
        ("npc-local", True, (2, 3, "以上"), ("应到", "应到"), (10, 10), "本次会议另行选举"),
    ],
)
def test_shipped_profiles(
    name: str, compared: bool, quorum: object, bases: object, margins: object, shortage: str, read_with: ReadWith
) -> None:
    profile = dossier_of(read_with({"规则.yaml": f"方案: {name}\n"})).profile
    asked = profile.congress.quorum
    assert (profile.comparator, (asked.numerator, asked.denominator, asked.comparison)) == (compared, quorum)
    assert (profile.congress.base, profile.plenary.base) == bases
    assert (profile.congress.margin_percent, profile.plenary.margin_percent) == margins
    assert profile.shortage == shortage
    assert profile.source_note
    assert profile.label == f"{name}（1.0{'，仅供比照' if compared else ''}）"


def test_all_shipped_profiles_are_tested() -> None:
    [mark] = test_shipped_profiles.pytestmark  # type: ignore[attr-defined]
    assert {row[0] for row in mark.args[1]} == set(shipped())


COUNTY = "继承: kexie-specimen\n名称: 县统一规则\n版本: '2.0'\n依据说明: 县科协2026年通知\n监票人数: 3\n大会选举: {选举方式: 差额, 差额比例: 20}\n"


def test_a_profile_file_of_the_folder_is_inherited_over_several_steps(read_with: ReadWith) -> None:
    own = "方案: 县统一\n依据说明: 选举办法第三条\n大会选举: {差额比例: 25}\n"
    reading = read_with({"方案/规则/县统一.yaml": COUNTY, "规则.yaml": own})
    profile = dossier_of(reading).profile
    assert (profile.congress.contest, profile.congress.margin_percent, profile.congress.quorum.comparison) == ("差额", 25, "超过")
    assert (profile.scrutineer_count, profile.label) == (3, "县统一规则（2.0，有改动）")
    assert [str(reading.places.of(f"规则.{key}")) for key in ("大会选举.差额比例", "监票人数", "大会选举.法定人数")] == [
        "规则.yaml:3:14", "方案/规则/县统一.yaml:5:7", "方案/规则/县统一.yaml:1:5",
    ]  # fmt: skip


def test_a_change_in_a_file_of_the_folder_needs_its_ground_too(read_with: ReadWith) -> None:
    reading = read_with({"方案/规则/县统一.yaml": COUNTY.replace("依据说明: 县科协2026年通知\n", ""), "规则.yaml": "方案: 县统一\n"})
    assert told(reading)[0] == ("E-PRO-02", "方案/规则/县统一.yaml:1:5", "在继承“kexie-specimen”上改了：监票人数、大会选举，没有写明依据")


def test_profiles_in_a_circle(read_with: ReadWith) -> None:
    files = {"方案/规则/甲.yaml": "继承: 乙\n", "方案/规则/乙.yaml": "继承: 甲\n", "规则.yaml": "方案: 甲\n"}
    assert told(read_with(files)) == [("E-PRO-03", "方案/规则/乙.yaml:1:5", "方案互相继承：甲 → 乙 → 甲")]


OWN = """\
名称: 本镇模式
继承: 三级固定班底
出处: 镇党委会议
约束:
  - {编号: 重量级, 严重程度: 错误}
  - {编号: 女干部, 要求: 委员 中 学校校长 至少 1 名, 说明: 自己加的}
"""


def slate(good: dict[str, str], model: str) -> str:
    return f"模式: {model}\n" + good["班子.yaml"]


def test_an_own_model_upgrades_one_requirement_and_adds_another(read_with: ReadWith, good: dict[str, str]) -> None:
    reading = read_with({"方案/班子/本镇.yaml": OWN, "班子.yaml": slate(good, "本镇模式")})
    dossier = dossier_of(reading)
    assert [(one.code, one.severity) for one in dossier.slate_model.constraints] == [
        ("重量级", "错误"), ("职业级", "错误"), ("专业级", "错误"), ("女干部", "警告"),
    ]  # fmt: skip
    found = [(one.code, str(reading.places.of(one.key))) for one in check_model(dossier)]
    assert found == [
        ("E-SLA-01", "方案/班子/本镇.yaml:5:5"), ("E-SLA-01", "方案/班子/本镇.yaml:2:5"), ("E-SLA-01", "方案/班子/本镇.yaml:2:5"),
        ("W-SLA-01", "方案/班子/本镇.yaml:6:5"),
    ]  # fmt: skip


def test_a_requirement_that_must_not_be_changed(read_with: ReadWith, good: dict[str, str]) -> None:
    own = "名称: 本镇模式\n继承: 开放\n约束:\n  - {编号: 主席, 严重程度: 提示}\n"
    reading = read_with({"方案/班子/本镇.yaml": own, "班子.yaml": slate(good, "本镇模式")})
    assert told(reading) == [("E-PRO-06", "方案/班子/本镇.yaml:4:5", "约束“主席”不可调整")]


def test_an_unreadable_requirement_is_told_where_it_stands(read_with: ReadWith, good: dict[str, str]) -> None:
    own = "名称: 本镇模式\n约束:\n  - 编号: 校长\n    要求: 副主席 中 校长 至少 1 名\n"
    reading = read_with({"方案/班子/本镇.yaml": own, "班子.yaml": slate(good, "本镇模式")})
    [found] = check_model(dossier_of(reading))
    assert (found.code, str(reading.places.of(found.key))) == ("E-SLA-12", "方案/班子/本镇.yaml:4:9")


def test_unknown_model_and_model_by_its_key(read_with: ReadWith, good: dict[str, str]) -> None:
    assert told(read_with({"班子.yaml": slate(good, "三级班底")})) == [("E-PRO-05", "班子.yaml:1:5", "没有班子模式“三级班底”（最接近的是“三级固定班底”）")]
    dossier = dossier_of(read_with({"班子.yaml": slate(good, "binzhou-3tier-2020")}))
    assert (dossier.slate.slate_model, dossier.slate_model.key) == ("三级固定班底", "binzhou-3tier-2020")


def test_own_post_categories_come_behind_the_shipped_ones(read_with: ReadWith) -> None:
    usual = dossier_of(read_with({})).post_kinds
    own = dossier_of(read_with({"方案/职务类别.yaml": "- {类别: N长, 职务: [派出所所长]}\n"})).post_kinds
    assert own[:-1] == usual
    assert (own[-1].category, own[-1].posts) == ("N长", ("派出所所长",))


def test_fault_in_own_post_categories_is_told_at_its_line(read_with: ReadWith) -> None:
    reading = read_with({"方案/职务类别.yaml": "- {类别: 派出所, 职务: [派出所所长]}\n"})
    assert [(code, place) for code, place, _ in told(reading)] == [("E-VAL-05", "方案/职务类别.yaml:1:8")]


def test_files_that_cannot_be_used_are_told(read_with: ReadWith, good: dict[str, str]) -> None:
    files = {
        "方案/规则/县统一.yaml": "- 甲\n", "规则.yaml": "方案: 县统一\n", "方案/班子/本镇.yaml": "- 乙\n", "方案/班子模式.yaml": OWN,
        "方案/职务类别.yaml": "类别: N长\n",
    }  # fmt: skip
    assert {(code, place) for code, place, _ in told(read_with(files))} == {
        ("E-VAL-12", "方案/规则/县统一.yaml:1:1"), ("E-VAL-12", "方案/班子/本镇.yaml:1:1"), ("E-FIL-05", "方案/班子模式.yaml"),
        ("E-VAL-11", "方案/职务类别.yaml:1:1"),
    }  # fmt: skip


@pytest.mark.parametrize("day", ["0001-01-05", "9999-12-31"])
def test_a_day_far_from_every_calendar_is_no_day(day: str, read_with: ReadWith, good: dict[str, str]) -> None:
    reading = read_with({"大会.yaml": good["大会.yaml"].replace("开幕日期: 2027-01-22", f"开幕日期: {day}")})
    assert ("E-VAL-07", "大会.yaml:3:7") in [(code, place) for code, place, _ in told(reading)]
