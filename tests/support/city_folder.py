"""A small good folder of a city, as an office would keep it: two counties, five towns, two villages, one quarter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

QUARTER = "报表/2018年第四季度"
CITY: Mapping[str, str] = {
    "机关.yaml": """\
发文机关: {名称: 示例市科学技术协会, 简称: 市科协, 代字: 示市科协, 印发机关: 示例市科学技术协会办公室}
本级: "10"
主送: [各县（市、区）科协]
""",
    "单位.csv": """\
代码,名称,简称,级别,类型,上级,有效自,有效至,并入
10,示例市,,市,,,,,
1001,示例甲区,甲区,县,区,10,,,
1001001,示例甲区城北街道,城北街道,乡镇,街道,1001,,,
1001002,示例甲区丰谷镇,丰谷镇,乡镇,镇,1001,,,
1001003,示例甲区双河镇,双河镇,乡镇,镇,1001,,,
1002,示例乙县,乙县,县,县,10,,,
1002001,示例乙县双河镇,双河镇,乡镇,镇,1002,,,
1002002,示例乙县石塘乡,石塘乡,乡镇,乡,1002,,2018-09-30,1002001
1001001201,示例甲区城北街道红星社区,红星社区,村,社区,1001001,,,
1001002201,示例甲区丰谷镇向阳村,向阳村,村,村,1001002,,,
""",
    "指标.yaml": """\
只用本表: 是
字段:
  - {名称: 已成立, 填法: 是否}
  - {名称: 主席, 单位: 名}
  - {名称: 副主席, 单位: 名, 上限: 15}
  - {名称: 副主席大学以上, 单位: 名}
  - {名称: 满意度, 填法: 百分比, 必填: 否}
  - {名称: 班子人员, 填法: 名单, 必填: 否}
  - {名称: 组建方式, 填法: 文字, 选项: [独立办公, 合署办公], 必填: 否}
  - {名称: 村科普员, 单位: 名, 填报: [村]}
校验:
  - {名称: 副主席学历, 式: 副主席大学以上 <= 副主席}
""",
    f"{QUARTER}/甲区.csv": """\
单位代码,单位名称,已成立,主席（名）,副主席（名）,副主席大学以上,报送日期
1001001,城北街道,是,1,4,3,2019-01-03
1001002,丰谷镇,是,1,5,4,2019-01-03
1001003,双河镇,否,0,0,0,2019-01-03
""",
}


def write_city(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write the good folder with some files replaced (text or bytes), or left out (None)."""
    for name, content in {**CITY, **files}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder
