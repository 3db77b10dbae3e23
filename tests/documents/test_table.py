from __future__ import annotations

import datetime as dt

import pytest

from docgen.documents.block import Column
from docgen.documents.table import make_table

ROWS = [
    {"姓名": "林示", "出生年月": dt.date(1980, 1, 1), "单位": "示例县清溪镇农业服务中心"},
    {"姓名": "欧阳示", "出生年月": dt.date(1975, 11, 1), "单位": ""},
]


def test_names_are_padded_months_dotted_and_rows_numbered() -> None:
    table = make_table(ROWS, ["姓名", "出生年月", "单位:工作单位"], widths=[1, 1, 3])
    assert table.columns == (Column("序号"), Column("姓名", 1), Column("出生年月", 1), Column("工作单位", 3, "居左"))
    assert table.rows == (("1", "林\u3000示", "1980.01", "示例县清溪镇农业服务中心"), ("2", "欧阳示", "1975.11", ""))


def test_the_total_has_no_number() -> None:
    table = make_table([{"项": "甲", "数": 1}, {"项": "乙", "数": 2}], ["项", "数"], total={"项": "合计", "数": 3})
    assert table.rows[-1] == ("", "合计", "3")


def test_an_unknown_column_is_told_by_name() -> None:
    with pytest.raises(LookupError, match=r"^'职称'$"):
        make_table(ROWS, ["姓名", "职称"])
