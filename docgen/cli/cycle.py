"""cycle: the reporting calendar, for the desk and for cron."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import report
from docgen.cli.chinese import Command
from docgen.cli.day import as_day, now
from docgen.cli.packet import FOLDER

if TYPE_CHECKING:
    from docgen.cycle.due import Agenda
    from docgen.cycle.remind import Reminded
    from docgen.cycle.run import Ran
    from docgen.cycle.watch import Cycle, Watch
    from docgen.model.period import Period
    from docgen.output import Made

PENDING = 4
"""The exit code of `due` when something is to be done."""


def as_period(ctx: click.Context, option: click.Parameter, text: str) -> Period | None:
    """Return the period that was typed; None where nothing was."""
    from pydantic_core import PydanticCustomError

    from docgen.model.period import Period, read_period

    if not text:
        return None
    try:
        period = read_period(text)
    except PydanticCustomError:
        raise click.BadParameter(f"“{text}”不是报告期，写成 2018Q4、2018年第四季度、2018-10、2018", ctx, option) from None
    assert isinstance(period, Period)
    return period


@click.command(cls=Command)
@FOLDER
@click.argument("action", metavar="due|remind|forms|run|close|export", type=click.Choice(["due", "remind", "forms", "run", "close", "export"]))
@click.option("--period", metavar="期", default="", callback=as_period, help="只办这一期，如 2018Q4、2018年第四季度；close、forms 须写")
@click.option("--date", "day", metavar="日期", callback=as_day, help="当作今天的日期，默认今天")
@click.option("--note", metavar="原因", default="", help="close：结账以后又改了的，写明为什么修订")
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="写到哪里，默认 output/<目录名>；export 写文件名")
@click.option("--db", metavar="地址", default="", help="历史记录，默认资料目录里的周期.db；办公室服务器写 postgresql://…")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def cycle(folder: Path, action: str, period: Period | None, day: dt.date | None, note: str, output: Path | None, db: str, form: str) -> None:
    """报表周期：到期提醒、催报、收报、通报、结账。每个动作都可以重复运行，适合定时任务。

    \b
      due      今天要办什么：到期的报表、任期届满、年度事项；有事要办时退出码为 4
      remind   催报：报送提醒、电话催报单、催报函，每一步只发一次
      forms    给各单位做报表样表，带上期的数
      run      收报表、核对、做退回单；到时候生成通报
      close    结账：数据、报送情况、文件校验值入历史，文件打包存档
      export   历史记录导出为 .xlsx 和 .json

    \b
    示例：
      docgen cycle content/mianyang due --date 2019-01-06
      docgen cycle content/mianyang remind --date 2019-01-08
      docgen cycle content/mianyang close --period 2018Q4 --date 2019-01-16
    """
    from docgen.cycle.watch import Cycle

    if action in ("close", "forms") and period is None:
        raise click.UsageError(f"写明哪一期：{action} --period 2018Q4")
    target = output or Path("output") / folder.resolve().name
    opened = Cycle(folder, day or now().date(), target, db)
    report.show(problem for problem in opened.folder.problems if not problem.place.file.startswith(("报表/", "通报/")))
    if action == "due":
        due(opened, form)
    elif action == "export":
        export(opened, output or target / "周期历史.xlsx", form)
    elif action == "remind":
        show(remind(opened, period), form)
    elif action == "run":
        show(run(opened, period), form)
    else:
        assert period
        [watch] = opened.watches(period)
        show(close(opened, watch, note) if action == "close" else forms(opened, watch), form)


Shown = tuple[dict[str, object], list[str]]
"""What is told to programs, and to people."""


def show(told: Shown, form: str) -> None:
    facts, lines = told
    if form == "json":
        report.echo_json(facts)
    else:
        click.echo("\n".join(lines))


def due(cycle: Cycle, form: str) -> None:
    from docgen.cycle.due import agenda

    found = agenda(cycle)
    facts: dict[str, object] = {"日期": str(cycle.day), "报表": found.periods, "任期届满": found.terms, "年度事项": found.occasions}
    show((facts, due_lines(cycle.day, found)), form)
    if found.pressing:
        raise click.exceptions.Exit(PENDING)


def due_lines(day: dt.date, found: Agenda) -> list[str]:
    """Return what a day asks for, a line each."""
    lines = [
        f"{one['期']}{one['报表']}：{one['状态']}，{one['报送期限']}报齐、{one['通报期限']}通报；"
        f"应报{one['应报']}个，已报{one['按时'] + one['迟报']}个，未报{one['未报'] + one['未到期']}个" + (f"；要办：{one['要办']}" if one["要办"] else "")
        for one in found.periods
    ]
    for one in found.terms:
        left = f"还有{one['还有']}天" if one["还有"] >= 0 else f"已过{-one['还有']}天"
        lines.append(f"{one['单位']}：{one['任期届满']}任期届满，{left}，筹备换届")
    lines += [f"{one['名称']}（{one['月日']}）" + (f"：还有{one['还有']}天" if one["还有"] else "：就在近日") for one in found.occasions]
    return lines or [f"{day} 没有要办的事。"]


def files(made: Sequence[Made]) -> list[dict[str, str]]:
    return [{"文件": str(one.path), "情况": one.state} for one in made]


def reminded(done: Reminded) -> Shown:
    counts: dict[str, int] = {}
    for one in done.notices:
        counts[one.means] = counts.get(one.means, 0) + 1
    lines = [f"{means}：{count} 个单位" for means, count in counts.items()] + [f"{one.state} {one.path}" for one in done.made]
    facts: dict[str, object] = {
        "催报": [{"期": one.period, "单位": one.unit, "方式": one.means, "文件": one.file} for one in done.notices], "文件": files(done.made),
    }  # fmt: skip
    return facts, lines or ["没有要催的单位。"]


def remind(cycle: Cycle, period: Period | None) -> Shown:
    from docgen.cycle.remind import remind as send

    done = send(cycle, period)
    report.show(one.problem for one in done.made if one.problem)
    return reminded(done)


def run(cycle: Cycle, period: Period | None) -> Shown:
    from docgen.cycle.run import run as take

    done = take(cycle, period)
    report.show(problem for one in done for problem in (*one.problems, *(made.problem for made in (*one.made, *one.sent_back.made) if made.problem)))
    return {"日期": str(cycle.day), "期": [facts_of(one) for one in done]}, [line for one in done for line in lines_of(one)] or ["没有要收的报表。"]


def facts_of(one: Ran) -> dict[str, object]:
    standing = one.watch.standing
    return {
        "期": one.watch.period.name, "代码": one.watch.period.code, "新收": len(one.received), "应报": len(standing.due),
        "按时": len(standing.in_time), "迟报": len(standing.late), "未报": len(standing.absent), "未到期": len(standing.pending),
        "退回": [notice.unit for notice in one.sent_back.notices], "通报": files(one.made), "等待": one.waits, "退回单": files(one.sent_back.made),
    }  # fmt: skip


def lines_of(one: Ran) -> list[str]:
    """Return what a run did for one period."""
    head = f"{one.watch.period.name}{one.watch.report.label}：新收{len(one.received)}份；{one.watch.standing.text}"
    back = [f"退回 {len(one.sent_back.notices)} 个单位"] if one.sent_back.notices else []
    made = [f"{file.state} {file.path}" for file in (*one.sent_back.made, *one.made)]
    return [head, *back, *made, *([f"还不通报：{one.waits}"] if one.waits else [])]


def close(cycle: Cycle, watch: Watch, note: str) -> Shown:
    from docgen.cycle.close import close as freeze

    done = freeze(cycle, watch, note)
    closing = done.closing
    what = (f"第{closing.revision}次修订" if closing.revision else "已结账") if done.fresh else "结账以后没有改动"
    facts: dict[str, object] = {
        "期": closing.period, "修订": closing.revision, "日期": str(closing.day), "说明": closing.note, "改动": done.changed,
        "存档": str(done.archive), "新": done.fresh,
    }  # fmt: skip
    return facts, [f"{watch.period.name}：{what}（{closing.day}）", *done.changed, str(done.archive)]


def forms(cycle: Cycle, watch: Watch) -> Shown:
    from docgen.cycle.run import forms as write

    written = write(cycle, watch)
    return {"文件": [str(path) for path in written]}, [*map(str, written[:1]), f"共 {len(written)} 份报表样表。"]


def export(cycle: Cycle, target: Path, form: str) -> None:
    from docgen.cycle.export import export as write

    written = [str(path) for path in write(cycle, target)]
    show(({"文件": written}, written), form)
