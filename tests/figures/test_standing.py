"""How returns stand (§5.6)."""

from __future__ import annotations

import datetime as dt

import pytest
from figure_city import Facts, city

CITY: Facts = {
    "期": "2018Q4",
    "单位": {
        "区": {"级别": "县"},
        **{name: {"级别": "乡镇", "上级": "区"} for name in ("早镇", "准镇", "迟镇", "无镇", "退镇", "再镇", "零镇")},
        "免镇": {"级别": "乡镇", "上级": "区", "免报": "是"},
        "旧镇": {"级别": "乡镇", "上级": "区", "有效至": "2018-10-01"},
        "甲村": {"级别": "村", "上级": "早镇"},
    },
    "字段": {"数": {"填报": ["乡镇"]}},
    "指标": {"n": {"式": "数"}},
    "报表": {
        "2018Q4": {
            name: {"_报送": dt.date(2019, 1, day), "_零报告": name == "零镇"}
            for name, day in (("早镇", 2), ("准镇", 5), ("迟镇", 8), ("退镇", 3), ("再镇", 3), ("再镇重报1", 9), ("零镇", 4))
        }
    },
}  # fmt: skip


def standing(day: str) -> dict[str, list[str]]:
    """Return how the returns stand on a day, by fact."""
    facts = {**CITY, "报送": {"期限": dt.date(2019, 1, 5), "日": dt.date.fromisoformat(day), "退回": ["退镇"]}}
    found = city(facts).standing()
    lists = {"应报": found.due, "按时": found.in_time, "迟报": found.late, "未报": found.absent, "未到期": found.pending,
             "退回": found.returned, "重报": found.repeated, "零报告": found.zero, "免报": found.exempt}  # fmt: skip
    return {word: sorted(filer.text for filer in filers) for word, filers in lists.items()} | {"文": [found.text]}


def test_after_the_deadline_everyone_stands_somewhere() -> None:
    found = standing("2019-01-10")
    assert found["应报"] == ["再镇", "准镇", "无镇", "早镇", "迟镇（迟报3天）", "退镇", "零镇"]
    assert found["按时"] == ["再镇", "准镇", "早镇", "零镇"]
    assert found["迟报"] == ["迟镇（迟报3天）"]
    assert found["未报"] == ["无镇", "退镇"]
    assert found["未到期"] == []
    assert (found["退回"], found["重报"], found["零报告"], found["免报"]) == (["退镇"], ["再镇"], ["零镇"], ["免镇"])
    assert found["文"] == ["应报7个，按时报送4个，迟报1个，未报2个"]


def test_up_to_the_deadline_nobody_is_missing() -> None:
    found = standing("2019-01-05")
    assert found["未报"] == []
    assert found["未到期"] == ["无镇", "迟镇", "退镇"]
    assert found["文"] == ["应报7个，按时报送4个，迟报0个，未报0个，未到期3个"]


def test_what_came_in_later_is_not_in_yet() -> None:
    assert standing("2018-12-31")["文"] == ["应报7个，按时报送0个，迟报0个，未报0个，未到期7个"]
    assert standing("2019-01-08")["重报"] == []


def test_without_a_deadline_there_is_no_standing() -> None:
    with pytest.raises(LookupError, match="不知道2018年第四季度的报送期限"):
        city(CITY).standing()


def test_who_sent_what_could_not_be_read_was_sent_back_and_not_silent() -> None:
    facts = {**CITY, "报送": {"期限": dt.date(2019, 1, 5), "日": dt.date(2019, 1, 10), "退回": ["无镇"]}}
    found = city(facts).standing()
    assert [(one.area, one.state) for one in found.returned] == [("无镇", "退回")]
    assert [one.area for one in found.absent] == ["无镇"]
