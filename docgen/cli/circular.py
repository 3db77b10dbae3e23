"""circular: the circulars (通报) of a city's folder, and where a figure in them comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import report
from docgen.cli.chinese import Command
from docgen.cli.issue import issue_options, of_city
from docgen.cli.packet import FOLDER

if TYPE_CHECKING:
    from docgen.circular import CityFolder
    from docgen.figures.trace import Trace
    from docgen.model.period import Period
    from docgen.problem import Problem


def period_of(context: click.Context, option: click.Parameter, typed: str | None) -> Period | None:
    """Return the period that was typed. Raises BadParameter: it is none."""
    from pydantic_core import PydanticCustomError

    from docgen.model.period import Period, read_period

    try:
        found = read_period(typed) if typed else None
    except PydanticCustomError:
        raise click.BadParameter(f"“{typed}”不是报告期；写成 2018Q4、2018年第四季度、2018-10、2018H1 或 2018") from None
    assert found is None or isinstance(found, Period)
    return found


@click.command(cls=Command)
@FOLDER
@click.option("-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="写到哪里，默认 output/<目录名>")
@click.option("--period", metavar="期", callback=period_of, help="只生成这一期的通报，如 2018Q4、2018年第四季度")
@click.option("--only", metavar="名称", multiple=True, help="只生成这份通报（“通报”目录里的文件名），可写几次")
@click.option("--pdf", is_flag=True, help="同时生成 PDF（需要 LibreOffice）")
@click.option("--no-audit", is_flag=True, help="做好后不按 GB/T 9704 审查")
@click.option("--explain", metavar="指标", help="说明一个数的来历：数值、分子、分母、哪些单位的哪些格；写成 单位@指标 就说那个单位的")
@issue_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="结果的格式")
def circular(
    folder: Path, output: Path | None, period: Period | None, only: tuple[str, ...], pdf: bool, no_audit: bool, explain: str | None,
    issue: bool, db: str, form: str,
) -> None:  # fmt: skip
    """由报表生成通报：统计、排名、图表、附表，和可以复算的数据附表（Excel）。

    \b
    示例：
      docgen circular content/mianyang --period 2018Q4 --pdf
      docgen circular content/mianyang --explain 示例涪江区@副主席.大学以上占比
    """
    from docgen import circular as city

    opened = city.open_city(folder)
    if explain:
        traced = city.explain(opened, explain, period)
        if form == "json":
            report.echo_json(as_json(traced))
        else:
            click.echo("\n".join(told(traced)))
        return
    names = city.chosen(opened, period, only)
    if issue and of_city(opened, names, db):
        opened = city.open_city(folder)
    target = output or Path("output") / folder.resolve().name
    make(opened, names, target, whole=not (period or only), pdf=pdf, audited=not no_audit, form=form)


def make(opened: CityFolder, names: list[str], target: Path, *, whole: bool, pdf: bool, audited: bool, form: str) -> None:
    """Make the circulars and tell what was made."""
    from docgen import build
    from docgen import circular as city
    from docgen.cli import summary
    from docgen.inspection import inspect_made
    from docgen.problem import Severity, errors

    drafts = [city.drafted(opened, name) for name in names]
    returns = [problem for problem in opened.problems if problem.place.file.startswith(city.RETURNS)]
    report.show([*(problem for problem in opened.problems if problem not in returns), *(problem for draft in drafts for problem in draft.problems)])
    if returns:
        sent_back = len(city.faulty(opened.reading))
        click.echo(f"报表里有 {len(returns)} 个问题，{sent_back} 份报表因有错误没有计入；用 docgen check {opened.path} 列出", err=True)
    unsettled: list[Problem] = []
    with summary.Progress(len(drafts), "生成", form) as progress:
        made = city.make(opened, target, drafts, whole, progress.step, measure=pdf, tell=unsettled.append)
    report.show([*unsettled, *(file.problem for file in made if file.problem)])
    papers = [file for file in made if file.choice and file.state != "已移走"]
    prints, checked = [], []
    if pdf:
        with summary.Progress(len(papers), "转 PDF", form) as progress:
            prints = build.print_out(papers, target, progress.step)
    if audited:
        with summary.Progress(len(papers), "审查", form) as progress:
            checked = inspect_made([file.path for file in papers], opened.frames.choices, progress.step)
    summary.result(made, prints, checked, target, form)
    report.show(result.problem for result in prints if result.problem and result.problem.severity is not Severity.ERROR)
    if problems := errors(result.problem for result in prints if result.problem):
        report.stop(problems)


def told(trace: Trace) -> list[str]:
    """Return the lines that explain a figure: what it is, its sides, then unit by unit with the cells."""
    figure = trace.figure
    lines = [f"{figure.name}（{figure.code}）　{figure.area}　{figure.period}：{figure.text}"]
    if trace.formula:
        lines.append(f"算法：{trace.formula}")
    if trace.denominator is not None:
        lines.append(f"分子：{trace.numerator}　分母：{trace.denominator}")
    if figure.note:
        lines.append(f"注：{figure.note}")
    side = None
    for row in trace.rows:
        if row.side != side:
            side = row.side
            lines.append(f"{side or '合计'}：")
        lines.append(f"  {row.area}　{row.field}　{row.period}　{row.text}　{row.place}" + (f"（{row.note}）" if row.note else ""))
    return lines


def as_json(trace: Trace) -> dict[str, object]:
    """Return the same for programs; exact numbers as text."""
    figure = trace.figure

    def exact(value: object) -> str | None:
        return None if value is None else str(value)

    return {
        "代码": figure.code, "指标": figure.name, "单位": figure.area, "期": figure.period, "印作": figure.text, "数值": exact(trace.value),
        "分子": exact(trace.numerator), "分母": exact(trace.denominator), "算法": trace.formula, "注": figure.note,
        "明细": [
            {"项": row.side, "单位代码": row.unit, "单位": row.area, "字段": row.field, "期": row.period, "值": row.text, "出处": str(row.place), "注": row.note}
            for row in trace.rows
        ],
    }  # fmt: skip
