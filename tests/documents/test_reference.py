"""What a template author is told of the variables: each with its meaning and an example, loops and tables followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen import workshop
from docgen.content import read
from docgen.documents import catalogue
from docgen.documents.circular_facts import CityFacts
from docgen.documents.environment import text_environment
from docgen.documents.matter import matter_of
from docgen.documents.notice_facts import NoticeFacts
from docgen.documents.reference import FUNCTIONS, Row, all_rows, rows_of_uses
from docgen.documents.roots import BEGIN, ROOTS
from docgen.documents.uses import uses_of
from docgen.model.base import names
from docgen.shelf import Shelf

CONTENT = Path(__file__).parents[2] / "content"


def rows(source: str) -> list[Row]:
    return rows_of_uses(uses_of(text_environment().parse(source), ROOTS), BEGIN)


def paths(source: str) -> list[str]:
    return [row.path for row in rows(source)]


def test_every_fact_has_a_meaning_and_an_example() -> None:
    told = all_rows(BEGIN, ROOTS)
    assert [row.path for row in told if not row.meaning] == []
    assert [row.path for row in told if not row.example] == []


def test_no_variable_is_listed_twice() -> None:
    told = [row.path for row in all_rows(BEGIN, ROOTS)]
    assert len(told) == len(set(told))
    assert set(ROOTS) - set(FUNCTIONS) <= set(told)


def test_a_record_is_explained_once_and_referred_to_elsewhere() -> None:
    told = {row.path: row.meaning for row in all_rows(BEGIN, ROOTS)}
    assert told["党委.署名"] == "标题、红头和落款用的名称：规范化简称，没有则用名称"
    assert told["政府"] == "同级政府；下级同 党委"
    assert "政府.署名" not in told
    assert told["筹备组"] == "筹备（换届）工作领导小组；另有 党委 的各项"
    assert told["主席候选人"] == "主席候选人，一般只有一名；另有 人员[…] 的各项"


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("{{ 组织.党委.简称 }}", ["组织.党委.简称"]),
        ("{% for 人 in 副主席候选人 %}{{ 人.姓名 }}{{ 人.单位职务 }}{% endfor %}", ["副主席候选人", "副主席候选人[…].姓名", "副主席候选人[…].单位职务"]),
        ("{% for 场 in 大会.日程 %}{% for 项 in 场.议题 %}{{ 项 }}{% endfor %}{% endfor %}", ["大会.日程", "大会.日程[…].议题"]),
        ("{% for 节 in 结果.领导.节 if 节.当选 %}{% endfor %}", ["结果.领导.节", "结果.领导.节[…].当选"]),
        ("{% set 全 = 结果.领导 %}{{ 全.实到 }}", ["结果.领导.实到"]),
        ('{{ 表(主席候选人 + 副主席候选人, 列=["姓名", "单位职务:现任职务"]) }}',
         ["主席候选人", "主席候选人[…].姓名", "主席候选人[…].单位职务", "副主席候选人", "副主席候选人[…].姓名", "副主席候选人[…].单位职务"]),
        ('{{ 表(分配, 列=["单位", "名额"], 合计=分配.合计) }}', ["分配.合计", "分配[…].单位", "分配[…].名额"]),
        ('{{ 花名册|字段("代表团")|unique|顿号 }}', ["花名册", "花名册[…].代表团"]),
        ('{% for 人 in 花名册|其中("代表团", "甲") %}{{ 人.年龄 }}{% endfor %}', ["花名册", "花名册[…].代表团", "花名册[…].年龄"]),
        ('{% for 项 in 工作计划.安排|sort(attribute="月份") %}{{ 项.工作 }}{% endfor %}', ["工作计划.安排", "工作计划.安排[…].月份", "工作计划.安排[…].工作"]),
        ("{{ 结果.委员.节[0].当选|名单行 }}", ["结果.委员.节", "结果.委员.节[…].当选"]),
        ('{{ 统计.项("女").人数 }}', ["统计.项(…).人数"]),
        ("{{ 通报.数据.大学以上.占比|百分比 }}", ["通报.数据.大学以上.占比"]),
        ('{{ 文件("A06").文号 }}{{ 本件.文号 }}', ["本件.文号"]),
        ("{{ 大会.届 }}{{ 组织.简称 }}{{ 大会.地点 }}", ["大会.届", "大会.地点", "组织.简称"]),
        ("{{ 组织.全名 }}{{ 甲.乙 }}", ["组织"]),
    ],
)  # fmt: skip
def test_uses_are_followed_to_where_they_come_from(source: str, used: list[str]) -> None:
    assert paths(source) == used


def test_rows_carry_meaning_and_example() -> None:
    [whole, name] = rows("{% for 人 in 副主席候选人 %}{{ 人.单位职务 }}{% endfor %}")
    assert whole == Row("副主席候选人", "副主席候选人，按批准的次序", "（列表）")
    assert name == Row("副主席候选人[…].单位职务", "单位和职务连写", "清溪镇中心学校校长")
    assert rows("{{ 大会.类型 }}") == [Row("大会.类型", "开什么样的会", "成立、换届、增补、会员大会")]
    assert rows("{% for 人 in 代表 %}{{ 人.类别 }}{% endfor %}")[1].example == "医院院长、学校校长、农技站站长、科技型企业家等11种"
    assert rows("{{ 结果.已定 }}")[0].example == "是、否"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('{{ 表(副主席候选人, 列=["姓铭"]) }}', "“副主席候选人”里没有“姓铭”（最接近的是“姓名”）"),
        ('{{ 花名册|字段("代表困") }}', "“花名册”里没有“代表困”（最接近的是“代表团”）"),
        ('{{ 统计.项("女").人教 }}', "“统计.项(…)”里没有“人教”（最接近的是“人数”）"),
        ("{{ 本件.日其 }}", "“本件”里没有“日其”（最接近的是“日期”）"),
    ],
)
def test_a_wrong_name_is_seen_wherever_it_stands(source: str, fault: str) -> None:
    assert [use.fault for use in uses_of(text_environment().parse(source), ROOTS) if use.fault] == [fault]


def entries() -> list[Any]:
    return [pytest.param(entry, id=entry.code) for entry in workshop.entries(None)]


@pytest.mark.parametrize("entry", entries())
def test_every_shipped_template_is_explained(entry: Any) -> None:
    told = workshop.variables(entry, None, everything=False)
    assert [row.path for row in told if not row.meaning or not row.example] == []


def test_a_form_is_explained_by_its_word_file() -> None:
    told = {row.path for row in workshop.variables(workshop.entry("B32", None), None, everything=False)}
    assert {"规则.划票.位置", "选举.委员.应选", "组织.署名"} <= told


@pytest.mark.parametrize("folder", ["qingxi", "tongbao"])
def test_the_roots_are_what_the_composer_gives(folder: str) -> None:
    reading = read(CONTENT / folder)
    assert reading.dossier
    found, _ = catalogue.read(Shelf().texts([]))
    given = matter_of(reading.dossier, found, {}).facts
    assert set(given) <= set(ROOTS)
    if folder == "qingxi":
        assert set(ROOTS) - set(given) == {*FUNCTIONS, "本件", "通报", *names(CityFacts), *names(NoticeFacts)}
