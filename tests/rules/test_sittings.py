"""The sittings as the host, the recorder and the counters need them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from docgen.model.dossier import Dossier
from docgen.rules.groups import delegations
from docgen.rules.sittings import Sitting, sittings

Build = Callable[[dict[str, Any]], Dossier]


def session(name: str, items: list[str], start: str = "9:00") -> dict[str, Any]:
    return {"名称": name, "开始": start, "结束": "12:00", "参加人员": "全体代表", "议题": items}


def sat(facts: dict[str, Any], build: Build, *sessions: dict[str, Any]) -> tuple[Sitting, ...]:
    facts["大会"]["日程"] = list(sessions)
    return sittings(build(facts))


def test_each_sitting_is_known_for_what_it_is(facts: dict[str, Any], build: Build) -> None:
    found = sat(
        facts, build, session("预备会议", ["通过大会议程"]), session("主席团第一次会议", ["通过大会日程"]), session("第一次全体会议", ["致开幕词"]),
        session("分组讨论", ["审议报告"]), session("第二次全体会议", ["大会发言"]), session("选举大会", ["选举第一届委员会委员"]),
        session("第一届委员会第一次全体会议", ["选举主席、副主席"]), session("第三次全体会议", ["致闭幕词"]),
    )  # fmt: skip
    assert [one.sort for one in found] == ["预备会议", "主席团会议", "开幕式", "分组讨论", "全体会议", "选举大会", "全委会", "闭幕式"]
    assert [one.voter for one in found][1:7:5] == ["主席团成员", "委员"]


def test_a_half_day_that_elects_at_once_neither_opens_nor_closes_apart(facts: dict[str, Any], build: Build) -> None:
    found = sat(facts, build, session("成立大会", ["奏唱国歌", "选举委员", "致闭幕词"]), session("第一次全委会", ["选举主席"]))
    assert [one.sort for one in found] == ["选举大会", "全委会"]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("奏唱国歌", "国歌"), ("宣读批复", "宣读"), ("致开幕词", "致词"), ("县科协领导致辞", "讲话"), ("群团组织致贺词", "贺词"), ("听取筹备工作报告", "报告"),
        ("听取章程（草案）的说明", "说明"), ("听取各代表团讨论情况汇报", "汇报"), ("确定委员候选人名单", "确定"), ("通过选举办法", "通过"), ("选举委员", "选举"),
        ("宣布选举结果", "宣布结果"), ("授牌", "授牌"), ("新当选的主席作表态发言", "表态"), ("镇党委领导讲话", "讲话"), ("推选大会执行主席", "推选"),
        ("研究选举办法（草案）和监票人建议名单", "研究"), ("合影", "其他"),
    ],
)  # fmt: skip
def test_an_item_tells_what_is_done(facts: dict[str, Any], build: Build, item: str, kind: str) -> None:
    [found] = sat(facts, build, session("第一次全体会议", [item]))
    assert found.items[0].kind == kind


def test_a_show_of_hands_belongs_to_its_own_sitting(facts: dict[str, Any], build: Build) -> None:
    facts["票数"]["举手表决"] = [{"事项": "大会选举办法", "赞成": 9}, {"事项": "第一次全体会议选举办法", "赞成": 7}]
    facts["会议记录"] = {"会议": {"主席团第一次会议": {"缺席": [facts["大会"]["主席团"][0]], "表决": [{"事项": "选举办法（草案）", "赞成": 2}]}}}
    presidium, congress, plenary = sat(
        facts, build, session("主席团第一次会议", ["通过选举办法（草案）"]), session("选举大会", ["通过选举办法", "选举委员"]),
        session("第一次全委会", ["通过选举办法", "选举主席"]),
    )  # fmt: skip
    assert [one.items[0].hands and one.items[0].hands.votes_for for one in (presidium, congress, plenary)] == [2, 9, 7]
    assert presidium.attendance is not None
    assert (presidium.attendance.present, presidium.attendance.on_leave) == (presidium.due - 1, 1)


def test_who_speaks_is_found_by_the_item(facts: dict[str, Any], build: Build) -> None:
    facts["会务"] = {"发言": [{"议题": "领导致辞", "姓名": "方维新", "单位职务": "示例县科协副主席"}]}
    [found] = sat(facts, build, session("第一次全体会议", ["县科协领导致辞", "镇党委领导讲话"]))
    assert [item.speaker and item.speaker.name for item in found.items] == ["方维新", None]


def test_the_delegations_divide_the_voters(facts: dict[str, Any], build: Build) -> None:
    dossier = build(copy.deepcopy(facts))
    groups = delegations(dossier)
    assert sorted(one.name for group in groups for one in group.delegates) == sorted(one.name for one in dossier.voters)
    assert sum(group.heads for group in groups) == len(dossier.voters)


def test_quorum_is_the_profiles_where_a_sitting_elects_and_half_elsewhere(facts: dict[str, Any], build: Build) -> None:
    voters = sum(1 for row in facts["代表"] if row.get("代表类型", "正式") == "正式")
    found = sat(facts, build, session("预备会议", ["通过大会议程"]), session("选举大会", ["选举委员"]))
    assert found[0].quorum == voters // 2 + 1
    assert 3 * found[1].quorum >= 2 * voters > 3 * (found[1].quorum - 1)


@pytest.mark.parametrize(("hands", "told"), [((9, 0, 0), "一致通过"), ((6, 2, 1), "通过"), ((4, 4, 0), "未通过"), ((4, 3, 1), "未通过")])
def test_what_a_show_of_hands_says(facts: dict[str, Any], build: Build, hands: tuple[int, int, int], told: str) -> None:
    facts["票数"]["举手表决"] = [{"事项": "大会议程", **dict(zip(("赞成", "反对", "弃权"), hands, strict=True))}]
    [found] = sat(facts, build, session("预备会议", ["通过大会议程", "听取说明"]))
    assert [item.outcome for item in found.items] == [told, ""]
    assert [item.item for item in found.voted] == ["通过大会议程"]
