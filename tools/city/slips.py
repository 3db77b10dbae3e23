"""What is wrong on purpose in the returns of the sample city: the slips that offices really make, marked in 说明.md."""

from __future__ import annotations

from collections.abc import Mapping

LATE: Mapping[int, Mapping[str, str]] = {
    1: {"980726": "2018-04-09", "980727": "2018-04-08"},
    2: {"980725": "2018-07-10"},
    3: {"980723": "2018-10-08", "980726": "2018-10-11"},
    4: {"980705": "2019-01-07", "980726": "2019-01-08"},
}
"""Quarter → counties whose returns came late, and when."""
IN_TIME = {1: "2018-04-04", 2: "2018-07-04", 3: "2018-09-30", 4: "2019-01-04"}
ABSENT: Mapping[int, frozenset[str]] = {
    1: frozenset({"980726003", "980726004", "980725006"}),
    2: frozenset({"980726004"}),
    3: frozenset({"980727006", "980725006"}),
    4: frozenset({"980726004", "980726007", "980725006"}),
}
"""Quarter → towns that did not report at all."""
CELLS: Mapping[tuple[int, str, str], str] = {
    (1, "980704003", "科普活动人次"): "６２０",
    (1, "980705002", "代表"): "",
    (2, "980722004", "科普活动人次"): "约500",
    (2, "980704005", "经费支持"): "√",
    (3, "980725003", "科普活动人次"): "0.1万",
    (3, "980723005", "副主席大学以上"): "9",
    (3, "980781004", "农民培训人次"): "120人",
    (4, "980705004", "科普活动人次"): "1200余",
    (4, "980722003", "科普活动人次"): "1,046",
    (4, "980723003", "副主席45岁以下"): "7",
    (4, "980704002", "办公场所"): "有",
    (4, "980727004", "科普活动人次"): "0.2万",
}
"""(Quarter, unit, field) → what stands in the cell instead."""
TOTALS: Mapping[tuple[int, str], tuple[str, int]] = {(2, "980704"): ("科普活动场次", 2), (4, "980722"): ("科普活动人次", -120)}
"""(Quarter, county) → the field whose sum was typed wrongly, and by how much."""
UNKNOWN = (3, "980722", "示例平川县石糖镇")
"""(Quarter, county, name): a town written wrongly, without its code."""
REPEATED: Mapping[tuple[int, str], Mapping[str, str]] = {
    (1, "980705002"): {"代表": "0"},
    (3, "980723005"): {"副主席大学以上": "2"},
    (4, "980781003"): {"科普活动人次": "688"},
}
"""(Quarter, town) → what its second return (重报) says otherwise."""
REPEATED_ON = {1: "2018-04-12", 3: "2018-10-12", 4: "2019-01-09"}

TEXT = """# 关于这份样例

本目录是演示用的资料：地名、单位、联系人、电话、数字都是虚构的，名称都带“示例”二字。

`单位.csv` 有 1 个市、9 个县（市、区）和它们的乡镇（街道）、村（社区）；`报表` 有 2018 年四个季度的季报。
示例涪江区 2018 年第四季度用 docgen 发的报表（.xlsx）报来，其余是各县（市、区）的汇总表。
平川县石塘镇 2018 年 9 月 30 日并入双河镇。

为了让检查和退回单有内容，报表里照实际工作中常见的样子，故意留了这些错：

{slips}

这些文件由 `python -m tools.city` 生成；要改样例，改 `tools/city` 再运行一次。
"""
