"""tally: who is elected, the papers that say so, and the tellers' sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from docgen.cli import report
from docgen.cli.chinese import Command
from docgen.cli.packet import FOLDER, NUMBERS, codes_of
from docgen.problem import Problem


@click.command(cls=Command)
@FOLDER
@click.option("-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="写到哪里，默认 output/<目录名>")
@click.option("--sheet", is_flag=True, help="做一份计票.xlsx，供计票人填写")
@click.option("--papers", is_flag=True, help="做一份选票明细.xlsx，供逐张登记选票")
@click.option("--only", metavar=NUMBERS, callback=codes_of, help="只生成这些文件，如 C08,D01；默认报告单、当选名单、主持词、选票记录")
@click.option("--correct", is_flag=True, help="更正票数：原来的数字留在计票记录里，须写 --reason")
@click.option("--reason", metavar="原因", default="", help="为什么更正")
@click.option("--at", metavar="时间", default="", help="记录里写的时间，如 2027-01-22 16:05；默认为现在")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="结果的格式")
def tally(folder: Path, output: Path | None, sheet: bool, papers: bool, only: list[str], correct: bool, reason: str, at: str, form: str) -> None:
    """计票：谁当选、够不够票、要不要再次投票，并生成报告单和当选名单。

    \b
    示例：
      docgen tally content/qingxi
      docgen tally content/qingxi --sheet
      docgen tally content/qingxi --format json
    """
    from docgen import build, counting
    from docgen.cli import tally_words

    if correct and not reason.strip():
        raise click.UsageError("更正票数须写明原因：--correct --reason 原因")
    opened = build.open_folder(folder)
    target = output or Path("output") / folder.resolve().name
    if sheet or papers:
        for wanted, make in ((sheet, counting.sheet), (papers, counting.paper_sheet)):
            if wanted:
                click.echo(make(opened, target))
        return
    results = counting.count(opened)
    doubtful: list[Problem] = []
    made = counting.papers(opened, target, only, doubtful.append)
    entry = counting.record(opened, target, at or f"{dt.datetime.now().astimezone():%Y-%m-%d %H:%M}", reason.strip())
    problems = [*opened.problems, *doubtful, *(file.problem for file in made if file.problem), *tally_words.of_log(entry, reason, correct)]
    if form == "json":
        report.echo_json(tally_words.as_json(results, counting.rulings(opened), made, entry, problems))
        return
    tally_words.show(results, counting.rulings(opened), entry)
    click.echo("\n".join(f"{file.state} {file.path}" for file in made))
    report.show(problems)
