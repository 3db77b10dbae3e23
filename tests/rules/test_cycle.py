"""Days of the reporting calendar: deadlines, which periods are over, which step of reminding has come, terms that end."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from docgen.model.cycle import Calendar, Report
from docgen.model.period import Period, Rhythm, read_period
from docgen.model.reporting import ReportingUnit
from docgen.rules.cycle import (
    circular_day,
    current,
    due_day,
    ended,
    months_on,
    occasions,
    period_of,
    step_of,
    terms_ending,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def period(code: str) -> Period:
    found = read_period(code)
    assert isinstance(found, Period)
    return found


@pytest.mark.parametrize(
    ("code", "deadline", "due"),
    [
        ("2018Q4", "次月5日", "2019-01-05"),
        ("2018Q1", "次月5日", "2018-04-05"),
        ("2018H1", "次月5日", "2018-07-05"),
        ("2018H2", "次月15日", "2019-01-15"),
        ("2018-01", "隔月31日", "2018-03-31"),
        ("2018-01", "次月31日", "2018-02-28"),
        ("2018-12", "当月25日", "2018-12-25"),
        ("2018", "次年2月20日", "2019-02-20"),
        ("2018", "当年11月15日", "2018-11-15"),
    ],
)
def test_a_deadline_is_counted_from_the_end_of_the_period(code: str, deadline: str, due: str) -> None:
    """Source: congress.md §5.5."""
    asked = period(code)
    report = Report.model_validate({"周期": asked.rhythm, "报送期限": deadline})
    assert due_day(Calendar(), report, asked) == day(due)


@pytest.mark.parametrize(("way", "due", "circular"), [("不变", "2019-01-05", "2019-04-15"), ("顺延", "2019-01-07", "2019-04-15"), ("提前", "2019-01-04", "2019-04-15")])
def test_a_deadline_on_a_saturday(way: str, due: str, circular: str) -> None:
    calendar = Calendar.model_validate({"报表": [{"周期": "季"}], "遇休息日": way})
    [report] = calendar.reports
    assert due_day(calendar, report, period("2018Q4")) == day(due)
    assert circular_day(calendar, report, period("2019Q1")) == day(circular)


@pytest.mark.parametrize("text", ["每月5日", "次月", "次月32日", "5日", "次年13月1日"])
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="不是期限"):
        Report.model_validate({"周期": "季", "报送期限": text})


def test_periods_that_are_over_and_the_one_that_runs() -> None:
    report = Report.model_validate({"周期": "季", "起始": "2018Q2", "终止": "2018Q4"})
    assert [one.code for one in ended(report, period("2018Q1"), day("2018-12-31"))] == ["2018Q2", "2018Q3"]
    assert [one.code for one in ended(report, period("2018Q1"), day("2019-08-01"))] == ["2018Q2", "2018Q3", "2018Q4"]
    assert current(report, period("2018Q2"), day("2018-12-31")).code == "2018Q4"
    assert current(report, period("2018Q2"), day("2018-01-01")).code == "2018Q2"


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["月", "季", "半年", "年"]))
def test_a_day_lies_in_its_period(some: dt.date, rhythm: Rhythm) -> None:
    found = period_of(some, rhythm)
    assert found.first <= some <= found.last


@pytest.mark.parametrize(
    ("on", "means"),
    [("2019-01-01", None), ("2019-01-02", "提醒"), ("2019-01-05", "提醒"), ("2019-01-06", "电话"), ("2019-01-07", "电话"), ("2019-01-08", "催报函"), ("2019-02-01", "列入通报")],
)
def test_the_last_step_that_has_come_is_the_one_to_take(on: str, means: str | None) -> None:
    """Source: congress.md §5.6 (T−3, due, +1, +3, +5)."""
    step = step_of(Calendar(), day("2019-01-05"), day(on))
    assert (step.means if step else None) == means


def test_terms_are_told_six_months_ahead() -> None:
    units = [
        ReportingUnit.model_validate({"代码": code, "名称": code, "级别": "乡镇", **more})
        for code, more in (("甲", {"任期届满": "2019-06-30"}), ("乙", {"任期届满": "2019-07-01"}), ("丙", {}), ("丁", {"任期届满": "2018-12-01", "有效至": "2018-12-15"}))
    ]
    assert [unit.code for unit in terms_ending(Calendar(), units, day("2018-12-31"))] == ["甲"]
    assert [unit.code for unit in terms_ending(Calendar(), units, day("2018-12-10"))] == ["丁"]
    assert terms_ending(Calendar.model_validate({"换届提醒": 0}), units, day("2019-12-31")) == []
    assert months_on(day("2018-08-31"), 6) == day("2019-02-28")


def test_dates_of_the_year_are_told_ahead_and_while_they_last() -> None:
    def near(on: str) -> list[str]:
        return [one.name for _, one in occasions(Calendar(), day(on))]

    assert near("2018-04-01") == ["科技活动周"]
    assert near("2018-05-30") == ["科技活动周", "全国科技工作者日"]
    assert near("2018-06-01") == []
    assert near("2018-12-31") == ["年终考核"]
    yearly = Calendar.model_validate({"年度事项": [{"名称": "年报布置", "月日": "1月5日", "提前": 10}]})
    assert [first for first, _ in occasions(yearly, day("2018-12-28"))] == [day("2019-01-05")]
