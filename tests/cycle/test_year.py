"""A year of a city's report cycles, day by day: what comes in, who is reminded, what is frozen and revised."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_city import make, report

from docgen.cycle.close import close
from docgen.cycle.due import agenda
from docgen.cycle.remind import remind
from docgen.cycle.run import run
from docgen.cycle.watch import Cycle
from docgen.inspection import inspect_made
from docgen.model.page import PageChoices
from docgen.model.period import Period
from docgen.problem import DocgenError

FIRST, LAST = dt.date(2018, 3, 28), dt.date(2019, 3, 27)
DAY = dt.timedelta(days=1)
Log = dict[str, list[str]]


def deliveries(city: Path) -> dict[str, list[Callable[[], object]]]:
    """Return what happens on which day: returns that come in by mail, undated, and the desk's own doings."""

    def comes(period: str, town: str, more: str = "", **figures: str) -> Callable[[], object]:
        return lambda: report(city, period, town, "", more, **figures)

    return {
        "2018-04-03": [comes("2018年第一季度", "甲镇"), comes("2018年第一季度", "丁镇")],
        "2018-04-05": [comes("2018年第一季度", "乙镇")],
        "2018-04-09": [comes("2018年第一季度", "丙镇")],
        "2018-07-03": [comes("2018年第二季度", "甲镇"), comes("2018年第二季度", "丙镇")],
        "2018-07-04": [comes("2018年第二季度", "乙镇", 副主席="70余")],
        "2018-07-09": [comes("2018年第二季度", "乙镇", "-重报1")],
        "2018-08-20": [comes("2018年第二季度", "甲镇", "-重报1", 副主席="5")],
        "2018-10-04": [comes("2018年第三季度", town) for town in ("甲镇", "乙镇", "丙镇")],
        "2019-01-03": [comes(period, town) for period in ("2018年第四季度", "2018年度") for town in ("甲镇", "乙镇", "丙镇")],
    }


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Log]:
    """Live through the year; return the city's folder, its output, and what each day brought."""
    room = tmp_path_factory.mktemp("year")
    city, output = make(room / "示例市"), room / "output"
    mail, log, read = deliveries(city), {}, None
    for day in days():
        for arrives in mail.get(str(day), ()):
            arrives()
            read = None
        cycle = Cycle(city, day, output, read=read)
        read = cycle.opened  # nothing changes in the folder until the next mail
        if told := list(a_day(cycle)):
            log[str(day)] = told
            again = Cycle(city, day, output)
            assert (remind(again).notices, [one.received for one in run(again) if one.received]) == ([], []), "a second run has nothing to do"
    return city, output, log


def days() -> Iterator[dt.date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += DAY


def a_day(cycle: Cycle) -> Iterator[str]:
    """Do what cron does, close what is complete on the 16th; tell what happened."""
    label = {unit.code: unit.label for unit in cycle.reading.units}
    for one in run(cycle):
        code = one.watch.period.code
        yield from (f"{code} 收到 {label[new.unit]}{f' 重报{new.revision}' if new.revision else ''}" for new in one.received)
        yield from (f"{code} 退回 {label[notice.unit]}" for notice in one.sent_back.notices)
        yield from (f"{code} {made.state} {made.path.name}" for made in one.made if made.state != "未变")
    yield from (f"{one.period} {one.means} {label[one.unit]}" for one in remind(cycle).notices)
    if cycle.day.day == 16:
        for watch in cycle.watches():
            if watch.closing is None and cycle.day > watch.due and watch.period.last < cycle.day:
                yield f"{watch.period.code} 结账 {close(cycle, watch).closing.day}"


def each(*towns: str, period: str, what: str) -> list[str]:
    return [f"{period} {what} {town}" for town in towns]


def test_the_year(year: tuple[Path, Path, Log]) -> None:
    _, _, log = year
    three = ("甲镇", "乙镇", "丙镇")
    assert log == {
        "2018-04-02": each(*three, "丁镇", period="2018Q1", what="提醒"),
        "2018-04-03": ["2018Q1 收到 甲镇", "2018Q1 收到 丁镇"],
        "2018-04-05": ["2018Q1 收到 乙镇", "2018Q1 提醒 丙镇"],
        "2018-04-06": ["2018Q1 电话 丙镇"],
        "2018-04-08": ["2018Q1 催报函 丙镇"],
        "2018-04-09": ["2018Q1 收到 丙镇"],
        "2018-04-16": ["2018Q1 结账 2018-04-16"],
        "2018-07-02": each(*three, "丁镇", period="2018Q2", what="提醒"),
        "2018-07-03": ["2018Q2 收到 甲镇", "2018Q2 收到 丙镇"],
        "2018-07-04": ["2018Q2 收到 乙镇", "2018Q2 退回 乙镇"],
        "2018-07-05": ["2018Q2 提醒 丁镇"],
        "2018-07-06": ["2018Q2 电话 丁镇"],
        "2018-07-08": ["2018Q2 催报函 乙镇", "2018Q2 催报函 丁镇"],
        "2018-07-09": ["2018Q2 收到 乙镇 重报1"],
        "2018-07-10": ["2018Q2 列入通报 丁镇"],
        "2018-07-16": ["2018Q2 结账 2018-07-16"],
        "2018-08-20": ["2018Q2 收到 甲镇 重报1"],
        "2018-10-02": each(*three, period="2018Q3", what="提醒"),
        "2018-10-04": each(*three, period="2018Q3", what="收到"),
        "2018-10-16": ["2018Q3 结账 2018-10-16"],
        "2019-01-02": [*each(*three, period="2018Q4", what="提醒"), *each(*three, period="2018", what="提醒")],
        "2019-01-03": [
            *each(*three, period="2018Q4", what="收到"), *each(*three, period="2018", what="收到"),
            "2018 新写 年度.docx", "2018 新写 年度（数据）.xlsx",
        ],
        "2019-01-16": ["2018Q4 结账 2019-01-16", "2018 结账 2019-01-16"],
    }  # fmt: skip


def states(city: Path, period: Period, day: dt.date, output: Path) -> dict[str, str]:
    [watch] = Cycle(city, day, output).watches(period)
    return {one.area: f"{one.state}{one.days or ''}" for one in watch.standing.filers}


def test_who_was_late_is_known_from_the_day_it_was_first_seen(year: tuple[Path, Path, Log]) -> None:
    city, output, _ = year
    assert states(city, Period(2018, "季", 1), LAST, output) == {"甲镇": "已报", "乙镇": "已报", "丙镇": "迟报4", "丁镇": "已报"}
    assert states(city, Period(2018, "季", 2), LAST, output) == {"甲镇": "重报", "乙镇": "重报", "丙镇": "已报", "丁镇": "未报"}


def test_a_merged_town_is_asked_no_more(year: tuple[Path, Path, Log]) -> None:
    city, output, _ = year
    assert set(states(city, Period(2018, "季", 3), LAST, output)) == {"甲镇", "乙镇", "丙镇"}


def test_a_change_after_the_closing_is_a_revision_with_a_reason(year: tuple[Path, Path, Log]) -> None:
    city, output, _ = year
    cycle = Cycle(city, dt.date(2018, 8, 21), output)
    [watch] = cycle.watches(Period(2018, "季", 2))
    with pytest.raises(DocgenError) as raised:
        close(cycle, watch)
    [problem] = raised.value.problems
    assert problem.code == "E-CYC-03"
    assert problem.message.startswith("2018年第二季度已于2018-07-16结账，之后有改动：")
    assert "；东县乡镇（街道）科协副主席由6变为8；" in problem.message
    assert problem.cure == f"核对；确要修订的，写明原因：docgen cycle {city} close --period 2018Q2 --note 原因"
    done = close(cycle, watch, "甲镇更正副主席数")
    assert (done.closing.revision, done.closing.note, done.archive.name) == (1, "甲镇更正副主席数", "2018Q2-修订1.zip")
    assert not close(Cycle(city, dt.date(2018, 8, 22), output), watch).fresh
    history = cycle.history
    assert [history.figures("2018Q2", revision)["n_vice", "9901"].value for revision in (0, 1)] == ["6", "8"]
    assert zipfile.ZipFile(output / "归档" / "2018Q2.zip").namelist()[:2] == ["单位.csv", "周期.yaml"]


def test_the_alert_of_a_term_and_the_dates_of_the_year(year: tuple[Path, Path, Log]) -> None:
    city, output, _ = year
    read = Cycle(city, FIRST, output).opened

    def told(day: str) -> tuple[list[tuple[str, int]], list[str]]:
        found = agenda(Cycle(city, dt.date.fromisoformat(day), output, read=read))
        return [(one["单位"], one["还有"]) for one in found.terms], [one["名称"] for one in found.occasions]

    assert told("2018-06-19") == ([], [])
    assert told("2018-06-20") == ([("示例东县乙镇", 183)], [])
    assert told("2018-12-21") == ([("示例东县乙镇", -1)], ["年终考核"])
    assert told("2018-05-20") == ([], ["科技活动周", "全国科技工作者日"])
    assert told("2018-08-05") == ([("示例东县乙镇", 137)], ["全国科普月"])


def test_what_was_made_in_the_year_passes_the_audit(year: tuple[Path, Path, Log]) -> None:
    _, output, _ = year
    papers = sorted(output.rglob("*.docx"))
    found = {str(one.path): one.report.findings for one in inspect_made(papers, PageChoices()) if one.report}
    assert len(found) == len(papers) == 14
    assert {name: findings for name, findings in found.items() if findings} == {}
