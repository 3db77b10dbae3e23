"""Back-planning: cases that a clerk can read, and what holds of every plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.content.timeline import shipped_timeline
from docgen.documents import catalogue
from docgen.model.holiday import Holiday
from docgen.rules.calendar import is_working_day, parse_offset, working_days
from docgen.rules.tables import holidays
from docgen.rules.timeline import OPENING, Schedule, Task, links_of, schedule, wished

TEMPLATES = Path(__file__).parents[2] / "templates"
CASES: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "cases" / "timeline.yaml").read_text("utf-8"), yaml.BaseLoader)
LINE = shipped_timeline()
PRESETS = {preset.name: preset for preset in LINE.presets}
TABLE = holidays()
DAY = dt.timedelta(days=1)


def tasks_of(event: str) -> list[Task]:
    files = {str(path.relative_to(TEMPLATES)): path.read_text("utf-8") for path in sorted(TEMPLATES.glob("文书/*/*.md"))}
    fronts = [entry.front for entry in catalogue.read(files)[0].entries.values()]
    found = [Task(front.code, front.name, parse_offset(front.time)) for front in fronts if event in front.scope]
    more = [step for step in LINE.steps if step.code not in {front.code for front in fronts} and (not step.scope or event in step.scope)]
    return [*found, *(Task(step.code, step.name, parse_offset(step.time)) for step in more)]


TASKS = {"成立": tasks_of("成立"), "换届": tasks_of("换届")}


def days(table: dict[str, str]) -> dict[str, dt.date]:
    return {code: dt.date.fromisoformat(day) for code, day in table.items()}


def planned(case: dict[str, Any]) -> Schedule:
    own = [Holiday.model_validate({"日期": day, "类型": kind}) for day, kind in case.get("休班", {}).items()]
    start = dt.date.fromisoformat(case["开始"]) if "开始" in case else None
    tasks = TASKS[case.get("类型", "成立")]
    return schedule(dt.date.fromisoformat(case["开幕"]), tasks, LINE, PRESETS[case["方案"]], days(case.get("已发", {})), holidays(own), start)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["名"])
def test_cases(case: dict[str, Any]) -> None:
    found = planned(case)
    wanted = days(case.get("应排", {}))
    assert {code: found.days[code] for code in wanted} == wanted
    told = [conflict.message for conflict in found.conflicts]
    assert [message for message in case.get("冲突", []) if message not in told] == []
    assert bool(told) == ("冲突" in case)
    reasons = {row.code: "，".join(row.reasons) for row in found.rows}
    assert {code: reasons[code] for code in case.get("因", {})} == case.get("因", {})
    assert not set(case.get("没有", [])) & found.days.keys()
    if "最早" in case:
        assert str(found.minimal or "无") == case["最早"]


DATES = st.dates(dt.date(2025, 8, 1), dt.date(2027, 8, 1))
CHOSEN = st.sampled_from(sorted(PRESETS))
EVENTS = st.sampled_from(sorted(TASKS))


@given(DATES, CHOSEN, EVENTS)
def test_order_and_floors_hold_wherever_there_is_no_conflict(opens: dt.date, name: str, event: str) -> None:
    preset, tasks = PRESETS[name], TASKS[event]
    found = schedule(opens, tasks, LINE, preset, {}, TABLE)
    links = links_of(LINE, preset, tasks)
    broken = set()
    for link in links:
        first, last = found.days[link.earlier], found.days[link.later]
        kept = working_days(first, last, TABLE) >= link.days and first <= last if link.working else last >= first + link.days * DAY
        if not kept:
            broken.add(link.earlier)
    assert broken == {conflict.code for conflict in found.conflicts}


@given(DATES, CHOSEN)
def test_days_are_working_days_and_no_later_than_wished_unless_work_began_too_late(opens: dt.date, name: str) -> None:
    found = schedule(opens, TASKS["成立"], LINE, PRESETS[name], {}, TABLE, opens - 200 * DAY)
    assert found.conflicts == ()
    for task in TASKS["成立"]:
        day, wish = found.days[task.code], wished(opens, task.offset, PRESETS[name])
        assert day <= wish if task.offset < 0 else day >= wish
        assert is_working_day(day, TABLE) or day == opens


@given(DATES, CHOSEN, st.integers(0, 40))
def test_minimal_t_works_and_the_day_before_does_not(opens: dt.date, name: str, lead: int) -> None:
    start = opens - lead * DAY

    def at(day: dt.date) -> Schedule:
        return schedule(day, TASKS["成立"], LINE, PRESETS[name], {}, TABLE, start)

    minimal = at(opens).minimal
    assert minimal is not None
    assert at(minimal).conflicts == ()
    assert at(minimal + 7 * DAY).conflicts == ()
    assert at(minimal - DAY).conflicts != ()
    assert bool(at(opens).conflicts) == (opens < minimal)


@given(DATES, st.lists(st.sampled_from([task.code for task in TASKS["成立"] if task.offset < 0]), unique=True, max_size=6), st.data())
def test_papers_that_are_out_keep_their_day(opens: dt.date, codes: list[str], data: st.DataObject) -> None:
    fixed = {code: opens - data.draw(st.integers(1, 70)) * DAY for code in codes}
    found = schedule(opens, TASKS["成立"], LINE, PRESETS["standard-60"], fixed, TABLE)
    assert {code: found.days[code] for code in codes} == fixed
    assert found.days[OPENING] == opens


def test_every_code_of_the_shipped_timeline_is_known() -> None:
    known = {task.code for tasks in TASKS.values() for task in tasks}
    used = {code for chain in LINE.order for code in chain} | {floor.earlier for floor in LINE.floors} | {floor.later for floor in LINE.floors}
    assert used - known == set()
    assert set(LINE.either_side) <= known
    names = {floor.name for floor in LINE.floors}
    assert all(preset.floors.keys() <= names for preset in LINE.presets)
