"""A town with one election in it, from a few words: who stands, how many votes each got, what followed."""

from __future__ import annotations

from typing import Any

from docgen.model.dossier import Dossier
from docgen.model.person import Delegate, People

Case = dict[str, Any]
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
STRANGER = "亥"
DUE = 40


def body(name: str) -> Case:
    return {"名称": name, "简称": name[-2:], "代字": "示"}


def person(name: str, kind: str = "正式") -> Case:
    return {"姓名": name, "性别": "男", "出生年月": "1980-01", "单位": "某校", "代表类型": kind, "代表团": "第一代表团"}


def ballot(given: Case, seats_post: str = "委员") -> Case:
    """Return the figures of a ballot: what is not said is as in a vote of 40 in which nothing went wrong.

    得票: {name: votes for} or [for, against]; the rest of the valid sheets are against.
    """
    present = given.get("实到", min(DUE, given.get("应到", DUE)))
    issued = given.get("发出", present)
    returned = given.get("收回", issued)
    valid = given.get("有效", returned - given.get("无效", 0))
    heads = {"应到": given.get("应到", DUE), "实到": present, "发出": issued, "收回": returned, "有效": valid, "无效": given.get("无效", 0)}
    lines = []
    for name, found in given.get("得票", {}).items():
        yes, no = found if isinstance(found, list) else (found, valid - found)
        lines.append({"姓名": name, "赞成": yes, "不赞成": no, "弃权": max(0, valid - yes - no)})
    written = [{"姓名": name, "赞成": votes} for name, votes in given.get("另选", {}).items()]
    section = {"候选人": lines, "另选他人": written}
    more = {key: given[key] for key in ("种类", "日期", "印制", "选票处理") if key in given}
    return heads | more | ({"得票": {seats_post: section}} if lines else {})


def facts(case: Case) -> Case:
    """Return the facts of the town in which the case took place."""
    first: Case = case.get("首次", {})
    candidates = list((case.get("预选") or first).get("得票", {})) or list(first.get("得票", {})) or list(case.get("候选人", "甲"))
    chair = {"得票": {"主席": {"候选人": [{"姓名": candidates[0], "赞成": 1}]}}}
    leaders = {"应到": 1, "实到": 1, "发出": 1, "收回": 1, "有效": 1} | chair
    further = [ballot(one) | {"所属选举": "委员预选"} for one in case.get("预选后续", [])]
    further += [ballot(one) | {"所属选举": "委员选举"} for one in case.get("后续", [])]
    counted = {"委员预选": ballot(case["预选"])} if "预选" in case else {}
    counted |= {"委员选举": ballot(first), "领导选举": leaders} if "首次" in case else {}
    cuts = [{"所属选举": "委员选举", "职务": "委员"} | one for one in case.get("减少", [])]
    return {
        "组织": body("示例县清泉镇科学技术协会") | {
            "所在地": "示例县清泉镇", "所在地简称": "清泉镇", "联系人": {"姓名": "甲", "电话": "1"}, "党委": body("清泉镇党委"),
            "政府": body("清泉镇政府"), "上级科协": body("示例县科协"),
            "筹备组": body("筹备组") | {"成员": [{"姓名": "甲", "职责": "组长"}], "办公室设在": "镇政府", "办公室主任": "甲"},
            "章程依据": {"名称": "《章程》", "通过日期": "2026-05-30", "通过机关": "代表大会"},
        },
        "大会": {
            "类型": "成立", "届次": 1, "开幕日期": "2026-12-11", "报到时间": "8:30", "会期": "半天", "地点": "镇政府", "代表名额": len(NAMES),
            "委员名额": case["应选"], "副主席名额": 1, "秘书长名额": 0, "主题": "服务", "主席团": ["甲", "乙", "丙"], "大会秘书长": "甲",
            "日程": [{"名称": "选举大会", "开始": "9:00", "结束": "10:00", "参加人员": "代表", "议题": ["选举"]}],
        },
        "班子": {
            "领导候选人": [{"姓名": candidates[0], "拟任职务": "主席"}], "委员候选人": candidates,
            "大会监票": {"总监票人": "申", "监票人": ["酉"], "计票人": ["未"]}, "全会监票": {"总监票人": "申", "监票人": ["酉"], "计票人": ["未"]},
        },
        "规则": {"名称": "规则", "版本": "1"} | case.get("规则", {}),
        "工作计划": {"年度": 2027, "重点任务": [{"名称": "科普", "内容": "讲座"}], "安排": [{"月份": 9, "工作": "科普月", "牵头": "办", "目标": "四场"}]},
        "票数": counted | {"后续选举": further, "减少名额": cuts},
        "单位": [{"名称": "某校", "科技工作者数": 40, "代表团": "第一代表团"}],
        "代表": [person(name) for name in NAMES] + [person(STRANGER, "特邀")],
    }  # fmt: skip


def dossier(case: Case) -> Dossier:
    """Return the dossier of a case."""
    given = facts(case)
    people = [Delegate.model_validate(row) for row in given["代表"]]
    return Dossier.model_validate(given | {"代表": people}, context={"人员": People(people)})
