"""A small good folder of facts, written as a clerk would; each test spoils one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.content import Reading, read

BODY = "{名称: 示例县科学技术协会, 简称: 县科协, 代字: 示科协}"
GOOD: dict[str, str] = {
    "组织.yaml": f"""\
名称: 示例县清溪镇科学技术协会
简称: 镇科协
所在地: 示例县清溪镇
所在地简称: 清溪镇
党委: {{名称: 中国共产党清溪镇委员会, 简称: 镇党委}}
政府: {{名称: 清溪镇人民政府, 简称: 镇政府}}
上级科协: {BODY}
筹备组:
  名称: 筹备工作领导小组
  简称: 筹备组
  成员:
    - {{姓名: 林晓示, 职责: 组长}}
  办公室设在: 镇经发办
  办公室主任: 王建国
联系人: {{姓名: 王建国, 电话: 0000-0000000}}
章程依据: {{名称: 《章程》, 通过日期: 2021-05-30, 通过机关: 全国代表大会}}
""",
    "大会.yaml": """\
类型: 成立
届次: 1
开幕日期: 2027-01-22
报到时间: 8:00
会期: 一天
地点: 镇政府三楼会议室
代表名额: 4
委员名额: 3
副主席名额: 1
主题: 服务科技工作者
日程:
  - 名称: 预备会议
    日期: 2027-01-22
    开始: 8:40
    结束: 9:10
    参加人员: 全体正式代表
    议题: [通过大会议程]
主席团: [林晓示, 王建国, 陈静]
大会秘书长: 王建国
""",
    "班子.yaml": """\
领导候选人:
  - {姓名: 林晓示, 拟任职务: 主席}
  - {姓名: 王建国, 拟任职务: 副主席}
委员候选人: [林晓示, 王建国, 陈静]
大会监票: {总监票人: 赵大山, 监票人: [赵大山], 计票人: [赵大山]}
全会监票: {总监票人: 陈静, 监票人: [陈静], 计票人: [赵大山]}
""",
    "规则.yaml": "方案: township-kexie-default\n",
    "工作计划.yaml": """\
年度: 2027
重点任务:
  - {名称: 健全制度, 内容: 落实各项制度}
安排:
  - {月份: 5, 工作: 科技活动周, 牵头: 王建国, 目标: 一场活动}
""",
    "花名册/代表.csv": """\
姓名,性别,出生年月,单位,职务,代表团,电话
林晓示,男,1975-03,清溪镇人民政府,副镇长,第一代表团,13800000001
王建国,男,1980.5,镇经发办,主任,第一代表团,13800000002
陈静,女,1985年12月,镇中心学校,校长,第一代表团,13800000003
赵大山,男,1969-11-02,镇农技站,站长,第一代表团,13800000004
""",
    "花名册/单位.csv": """\
名称,科技工作者数,代表团
镇中心学校,60,第一代表团
镇农技站,20,第一代表团
""",
}

Make = Callable[..., Path]
ReadWith = Callable[..., Reading]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that writes the good folder with some files replaced (text or bytes), or left out (None)."""

    def make(files: dict[str, str | bytes | None] | None = None) -> Path:
        folder = tmp_path / "资料"
        for name, content in {**GOOD, **(files or {})}.items():
            if content is None:
                continue
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return folder

    return make


@pytest.fixture
def read_with(make: Make) -> ReadWith:
    """Return a function that reads the good folder with some files replaced."""
    return lambda files=None: read(make(files))


@pytest.fixture
def good() -> dict[str, str]:
    """Return the files of the good folder."""
    return dict(GOOD)
