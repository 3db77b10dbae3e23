"""`export`: the whole history as .xlsx and JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.content.list_book import Listing, list_book
from docgen.cycle.watch import Cycle
from docgen.whole import write_whole

SHEETS = {
    "periods": "期", "returns": "收到的报表", "notices": "催报和退回", "closings": "结账", "files": "结账文件", "figures": "结账数据", "states": "结账时报送情况",
}  # fmt: skip
COLUMNS = {
    "period": "期", "opened": "开始收报", "unit": "单位代码", "revision": "修订", "sha256": "校验值", "file": "文件", "received": "收到日期",
    "means": "方式", "cause": "依据", "day": "日期", "digest": "校验值", "note": "说明", "code": "指标", "value": "数", "numerator": "分子",
    "denominator": "分母", "state": "状态", "days": "迟报天数",
}  # fmt: skip


def export(cycle: Cycle, target: Path) -> list[Path]:
    """Write the history beside `target`, as .xlsx and .json; return the files."""
    listed = {SHEETS[name]: [{COLUMNS[key]: shown(value) for key, value in row.items()} for row in rows] for name, rows in cycle.history.tables().items()}
    heads = {SHEETS[name]: columns for name, columns in cycle.history.columns().items()}
    pages = {
        name: Listing(name, [COLUMNS[key] for key in heads[name]], [list(row.values()) for row in rows]) for name, rows in listed.items()
    }
    book, data = target.with_suffix(".xlsx"), target.with_suffix(".json")
    write_whole(book, list_book(pages))
    write_whole(data, json.dumps(listed, ensure_ascii=False, indent=1).encode() + b"\n")
    return [book, data]


def shown(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)
