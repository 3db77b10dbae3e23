"""Records for the tests of the rules: single persons, and a small town's whole dossier that is right in all."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from docgen.model.dossier import Dossier
from docgen.model.person import Delegate, People, Person

Facts = dict[str, Any]


@pytest.fixture(scope="session")
def person() -> Callable[..., Person]:
    """Return a maker of persons: a name, and whatever facts matter."""
    def make(name: str, **facts: object) -> Person:
        return Person.model_validate({"姓名": name, "性别": "男", "出生年月": "1980-01", "单位": "某校"} | facts)

    return make


SCHOOL, HOSPITAL, TEA = "清泉学校", "清泉卫生院", "清泉茶业公司"
ROSTER = """\
王晨 女 1985-03 群众 本科 中级 清泉学校 校长 学校校长
刘鹤鸣 男 1979-06 中共党员 本科 副高级 清泉学校 教师 科技工作者
孙春 女 1990-11 群众 大专 初级 清泉学校 教师 科技工作者
汪洋子 男 1972-02 民盟盟员 硕士研究生 正高级 清泉学校 教师 科技工作者
李希文 男 1988-08 中共党员 本科 中级 清泉卫生院 院长 医院院长
陈全 女 1992-05 中共党员 本科 初级 清泉卫生院 护士 科技工作者
赵乐天 男 1968-12 群众 大专 中级 清泉卫生院 医师 科技工作者
张又山 男 1983-09 中共党员 本科 中级 清泉茶业公司 经理 科技型企业家
胡春生 女 1987-07 群众 本科 中级 清泉茶业公司 技术员 科技工作者
黄坤 男 1995-01 共青团员 大专 无 清泉茶业公司 技术员 科技工作者"""


def delegate(line: str) -> Facts:
    name, sex, birth, politics, education, rank, unit, post, category = line.split()
    return {
        "姓名": name, "性别": sex, "出生年月": birth, "政治面貌": politics, "学历": education, "职称等级": rank, "单位": unit,
        "职务": post, "类别": category, "基层一线": "是", "参加工作时间": f"{int(birth[:4]) + 22}-07",
        "代表团": "第二代表团" if unit == TEA else "第一代表团",
    }  # fmt: skip


def body(name: str, code: str) -> Facts:
    return {"名称": name, "简称": name[-3:], "代字": code}


def session(name: str, start: str, end: str, host: str | None = "王晨") -> Facts:
    return {"名称": name, "日期": "2026-12-11", "开始": start, "结束": end, "主持人": host, "参加人员": "全体代表", "议题": ["选举"]}


def votes(**against: int) -> Facts:
    """The committee's ballot: 9 valid sheets, everybody for everyone but those named."""
    names = ["王晨", "李希文", "张又山", "刘鹤鸣", "胡春生", "陈全", "赵乐天"]
    lines = [{"姓名": name, "赞成": 9 - against.get(name, 0), "不赞成": against.get(name, 0)} for name in names]
    return {"应到": 10, "实到": 9, "印制": 10, "发出": 9, "收回": 9, "有效": 9, "得票": {"委员": {"候选人": lines}}}


def leading_votes() -> Facts:
    posts = {"主席": ["王晨"], "副主席": ["李希文", "张又山"], "秘书长": ["刘鹤鸣"]}
    sections = {post: {"候选人": [{"姓名": name, "赞成": 7} for name in names]} for post, names in posts.items()}
    sections["秘书长"]["候选人"] = [{"姓名": "刘鹤鸣", "赞成": 6, "弃权": 1}]
    return {"应到": 7, "实到": 7, "发出": 7, "收回": 7, "有效": 7, "得票": sections}


FACTS: Facts = {
    "组织": body("示例县清泉镇科学技术协会", "清泉科协") | {
        "所在地": "示例县清泉镇", "所在地简称": "清泉镇", "联系人": {"姓名": "陈全", "电话": "13800000000"},
        "党委": body("中共清泉镇委员会", "清委"), "政府": body("清泉镇人民政府", "清府"), "上级科协": body("示例县科学技术协会", "示科协"),
        "筹备组": body("清泉镇科协筹备组", "清科筹") | {
            "成员": [{"姓名": "王晨", "职责": "组长"}], "办公室设在": "镇政府", "办公室主任": "王晨",
        },
        "章程依据": {"名称": "《中国科学技术协会章程》", "通过日期": "2026-05-30", "通过机关": "中国科协第十一次全国代表大会"},
    },
    "大会": {
        "类型": "成立", "届次": 1, "开幕日期": "2026-12-11", "统计截止日": "2026-11-30", "报到时间": "8:30", "会期": "半天",
        "地点": "镇政府三楼", "代表名额": 10, "委员名额": 7, "副主席名额": 2, "主题": "服务乡村振兴",
        "日程": [session("预备会议", "9:00", "9:20"), session("分组讨论", "9:30", "9:50", None), session("选举大会", "10:00", "11:30")],
        "主席团": ["王晨", "李希文", "张又山"], "大会秘书长": "李希文", "执行主席": ["王晨"],
        "代表构成要求": [{"项目": "基层一线", "比较": "不低于", "百分比": 80}, {"项目": "女", "比较": "超过", "百分比": 30}],
    },
    "班子": {
        "领导候选人": [
            {"姓名": "王晨", "拟任职务": "主席"}, {"姓名": "李希文", "拟任职务": "副主席"}, {"姓名": "张又山", "拟任职务": "副主席"},
            {"姓名": "刘鹤鸣", "拟任职务": "秘书长"},
        ],
        "委员候选人": ["王晨", "李希文", "张又山", "刘鹤鸣", "胡春生", "陈全", "赵乐天"],
        "大会监票": {"总监票人": "汪洋子", "监票人": ["孙春", "黄坤"], "计票人": ["郭声", "高声"]},
        "全会监票": {"总监票人": "胡春生", "监票人": ["陈全", "赵乐天"], "计票人": ["郭声", "高声"]},
    },
    "规则": {"名称": "township-kexie-default", "版本": "1.0"},
    "工作计划": {
        "年度": 2027, "重点任务": [{"名称": "科普", "内容": "办讲座"}],
        "安排": [{"月份": 9, "工作": "科普月", "牵头": "办公室", "目标": "四场"}],
    },
    "文号": {
        "A05": {"文号": "清科筹〔2026〕1号", "日期": "2026-10-12"}, "A07": {"文号": "示科协〔2026〕9号", "日期": "2026-10-20"},
        "A09": {"文号": "清科筹〔2026〕2号", "日期": "2026-10-21"}, "A10": {"文号": "清委〔2026〕30号", "日期": "2026-10-26"},
        "B01": {"文号": "清科筹〔2026〕3号", "日期": "2026-10-27"}, "B10": {"文号": "清委〔2026〕33号", "日期": "2026-11-13"},
        "B11": {"文号": "示科协〔2026〕11号", "日期": "2026-11-19"}, "B13": {"日期": "2026-11-20"},
        "D02": {"文号": "清泉科协〔2026〕1号", "日期": "2026-12-14"},
    },
    "票数": {"委员选举": votes(胡春生=2, 张又山=1), "领导选举": leading_votes()},
    "单位": [
        {"名称": SCHOOL, "科技工作者数": 40, "代表团": "第一代表团", "召集人": "刘鹤鸣"},
        {"名称": HOSPITAL, "科技工作者数": 30, "代表团": "第一代表团", "召集人": "李希文"},
        {"名称": TEA, "科技工作者数": 30, "代表团": "第二代表团", "召集人": "张又山"},
    ],
    "代表": [delegate(line) for line in ROSTER.splitlines()],
    "人员": [
        {"姓名": "郭声", "性别": "男", "出生年月": "1990-01", "单位": "镇财政所"},
        {"姓名": "高声", "性别": "女", "出生年月": "1994-02", "单位": "镇财政所"},
    ],
}  # fmt: skip


@pytest.fixture
def facts() -> Facts:
    """Return the facts of the small town, for a test to spoil."""
    return copy.deepcopy(FACTS)


def dossier_of(facts: Facts) -> Dossier:
    """Return the dossier that `facts` give, names looked up in the roster as reading a folder does."""
    delegates = [Delegate.model_validate(row) for row in facts["代表"]]
    others = [Person.model_validate(row) for row in facts["人员"]]
    people = People([*delegates, *others])
    return Dossier.model_validate(facts | {"代表": delegates, "人员": others}, context={"人员": people})


@pytest.fixture
def build() -> Callable[[Facts], Dossier]:
    """Return the maker of dossiers."""
    return dossier_of
