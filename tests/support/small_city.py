"""A city of four towns, made as a test needs it."""

from __future__ import annotations

from pathlib import Path

OFFICE = """发文机关: {名称: 示例市科学技术协会, 简称: 市科协, 代字: 示市科协, 印发机关: 示例市科学技术协会办公室}
本级: "99"
主送: [各县（市、区）科协]
联系人: {姓名: 方示例, 电话: 0000-0000099}
"""
UNITS = """代码,名称,简称,级别,类型,上级,有效自,有效至,并入,免报,任期届满,联系人,电话
99,示例市,全市,市,,,,,,,,,
9901,示例东县,东县,县,县,99,,,,,,,
9902,示例西县,西县,县,县,99,,,,,,,
990101,示例东县甲镇,甲镇,乡镇,镇,9901,,,,,,梁示甲,0000-0990101
990102,示例东县乙镇,乙镇,乡镇,镇,9901,,,,,2018-12-20,韩示乙,0000-0990102
990201,示例西县丙镇,丙镇,乡镇,镇,9902,,,,,,沈示丙,0000-0990201
990202,示例西县丁镇,丁镇,乡镇,镇,9902,,2018-08-31,990201,,,苏示丁,0000-0990202
"""
CALENDAR = """报表:
  - {周期: 季, 起始: 2018年第一季度, 填报级别: [乡镇]}
  - {周期: 年, 起始: 2018年度, 填报级别: [乡镇]}
"""
PLAN = """种类: 工作进展
期: 2018年度
日期: 2019-01-15
分项:
  - {标题: 组织覆盖, 指标: [cov_town, n_vice]}
"""
FIGURES = {
    "科协已成立": "是", "换届完成": "否", "主席": "1", "副主席": "3", "秘书长": "1", "常委": "—", "委员": "15", "代表": "60", "三长副主席": "3",
    "副主席大学以上": "2", "副主席45岁以下": "2", "副主席中高级职称": "2", "女副主席": "1", "少数民族副主席": "0", "党外副主席": "1", "班子人员": "",
    "代表基层一线": "50", "代表45岁以下": "30", "委员基层一线": "11", "组织机构": "是", "经费支持": "是", "办公场所": "是", "单位牌子": "是",
    "议事规程": "是", "任务落实": "是", "列入预算": "是", "经费预算": "3", "经费到位": "3", "科普活动场次": "3", "科普活动人次": "600",
    "健康科普场次": "1", "农民培训人次": "20",
}  # fmt: skip
TOWNS = {"甲镇": "990101", "乙镇": "990102", "丙镇": "990201", "丁镇": "990202"}


def make(folder: Path) -> Path:
    """Write the city without any returns."""
    for name, text in {"机关.yaml": OFFICE, "单位.csv": UNITS, "周期.yaml": CALENDAR, "通报/年度.yaml": PLAN}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def report(folder: Path, period: str, town: str, day: str = "", more: str = "", **figures: str) -> Path:
    """Write the return of a town, like that of the sample but for `figures`. day: written into it; more: the end of its name."""
    told = {"单位代码": TOWNS[town], "单位名称": town, **FIGURES, **figures, "报送日期": day}
    path = folder / "报表" / period / f"{town}{more}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{','.join(told)}\n{','.join(told.values())}\n", encoding="utf-8")
    return path
