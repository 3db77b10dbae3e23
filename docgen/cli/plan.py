"""plan: the days of all papers, back from T."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from docgen.cli import report
from docgen.cli.chinese import Command
from docgen.rules.timeline import OPENING, Row, Schedule


@click.command(cls=Command)
@click.argument("folder", metavar="目录", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--t", "opens", metavar="DATE", default="", help="假定这一天开幕，如 2027-01-22；不写则用大会.yaml 的开幕日期")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def plan(folder: Path, opens: str, form: str) -> None:
    """倒排工期：由开幕日期往前排出每份文件最迟哪天办。排不开时说明原因和最早能开幕的日期，退出码为 1。

    \b
    示例：
      docgen plan content/qingxi
      docgen plan content/qingxi --t 2027-01-29
    """
    from docgen import build

    schedule = build.plan(folder, day_of(opens) if opens else None)
    if form == "json":
        report.echo_json(as_json(schedule))
    else:
        show(schedule)
    if schedule.conflicts:
        raise click.exceptions.Exit(1)


def day_of(text: str) -> dt.date:
    """Return the day that was typed."""
    from pydantic_core import PydanticCustomError

    from docgen.model.base import read_date

    try:
        day = read_date(text)
    except PydanticCustomError:
        raise click.BadParameter(f"“{text}”不是日期，写成 2027-01-22", param_hint="--t") from None
    assert isinstance(day, dt.date)
    return day


def weekday(day: dt.date) -> str:
    return f"{day} 周{'一二三四五六日'[day.weekday()]}"


def show(schedule: Schedule) -> None:
    """Print the table, the conflicts and the earliest T."""
    click.echo(f"开幕日期 T = {weekday(schedule.opens)}，倒排方案 {schedule.preset}，从 {weekday(schedule.start)} 开始筹备")
    for row in schedule.rows:
        click.echo(f"{weekday(row.day)}  {offset(row, schedule):<5} {row.code:<4} {row.name}{said(row)}")
    for conflict in schedule.conflicts:
        click.echo(f"排不开：{conflict.message}")
    click.echo(verdict(schedule))


def offset(row: Row, schedule: Schedule) -> str:
    days = (row.day - schedule.opens).days
    return OPENING if not days else f"T{days:+}"


def said(row: Row) -> str:
    return f"（{'，'.join(row.reasons)}）" if row.reasons else ""


def verdict(schedule: Schedule) -> str:
    if schedule.conflicts and schedule.minimal is None:
        return "已定日期的文件先后不合，换开幕日期也排不开；先核对文号.yaml 里的日期。"
    assert schedule.minimal is not None
    start, minimal = weekday(schedule.start), weekday(schedule.minimal)
    if schedule.conflicts:
        return f"从 {start} 开始筹备，各项底线都留足，最早可在 {minimal} 开幕。"
    return f"排得开。从 {start} 开始筹备，最早可在 {minimal} 开幕。"


def as_json(schedule: Schedule) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "开幕日期": str(schedule.opens), "倒排方案": schedule.preset, "筹备开始": str(schedule.start),
        "最早开幕": str(schedule.minimal) if schedule.minimal else None,
        "冲突": [{"编号": conflict.code, "说明": conflict.message} for conflict in schedule.conflicts],
        "工期": [
            {"编号": row.code, "名称": row.name, "日期": str(row.day), "按方案": str(row.wished), "已定": row.issued, "原因": list(row.reasons)}
            for row in schedule.rows
        ],
    }  # fmt: skip
