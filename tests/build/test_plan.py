"""docgen plan: the table, the conflicts, the earliest T; and the papers follow the preset."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from sample import QINGXI, TONGBAO, edit

from docgen import build
from docgen.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["plan", *arguments])


def test_the_sample_fits() -> None:
    result = run(str(QINGXI))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "开幕日期 T = 2027-01-22 周五，倒排方案 standard-60，从 2026-11-23 周一 开始筹备"
    assert "2027-01-15 周五  T-7   B37  主持词（选举大会）（1月17日（星期日）不是工作日，提前到1月15日（星期五））" in lines
    assert "2027-01-22 周五  T     T    大会开幕" in lines
    assert lines[-1] == "排得开。从 2026-11-23 周一 开始筹备，最早可在 2027-01-19 周二 开幕。"


def test_too_early_a_day_is_told_with_the_earliest_that_works() -> None:
    result = run(str(QINGXI), "--t", "2027-01-18")
    assert result.exit_code == 1
    assert "排不开：B32“选票”最早1月18日（星期一），大会开幕最早要到1月19日（星期二），而它已定在1月18日（星期一），差1天" in result.stdout
    assert result.stdout.splitlines()[-1] == "从 2026-11-23 周一 开始筹备，各项底线都留足，最早可在 2027-01-19 周二 开幕。"
    assert run(str(QINGXI), "--t", "2027-01-19").exit_code == 0


def test_the_same_for_programs() -> None:
    result = run(str(QINGXI), "--t", "2027年1月18日", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert (found["开幕日期"], found["最早开幕"], found["冲突"][0]["编号"]) == ("2027-01-18", "2027-01-19", "B32")
    assert {"编号": "B01", "名称": "关于推选代表大会代表的通知", "日期": "2026-12-08", "按方案": "2026-12-04", "已定": True, "原因": ["已经定下的日期"]} in found["工期"]


def test_what_cannot_be_planned() -> None:
    assert "E-CMD-03" in run(str(TONGBAO)).stderr
    result = run(str(QINGXI), "--t", "下周五")
    assert (result.exit_code, "“下周五”不是日期" in result.stderr) == (2, True)


def test_papers_follow_the_preset(copy: Path) -> None:
    edit(copy, "大会.yaml", "每届年限: 5", "每届年限: 5\n倒排方案: compressed-30")
    (copy / "文号.yaml").write_text("B04: {日期: 2027-01-05}\n", "utf-8")
    schedule = build.plan(copy)
    assert schedule.preset == "compressed-30"
    assert [str(schedule.days[code]) for code in ("A01", "B24", "B18", "D02")] == ["2026-12-23", "2027-01-15", "2027-01-14", "2027-01-25"]
    folder, _ = build.check(copy)
    assert folder is not None
    assert folder.composer.day("B24") == schedule.days["B24"]


def test_check_warns_of_what_does_not_fit(copy: Path) -> None:
    edit(copy, "文号.yaml", "B15: {日期: 2027-01-15}", "B15: {日期: 2027-01-21}")
    [told] = [problem for problem in build.check(copy)[1] if problem.code == "W-DAT-08"]
    assert told.message.startswith("按standard-60倒排，时间不够：B32“选票”最早1月25日（星期一），大会开幕最早要到1月26日（星期二）")
    assert told.cure == "开幕日期最早可定在2027-01-26；用 docgen plan 看全表"
    assert str(told.place).startswith("大会.yaml:")
