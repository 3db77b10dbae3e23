"""What a command tells when it is done: progress, tables, JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from docgen.audit.report import text
from docgen.cli.report import echo_json
from docgen.documents.catalogue import Choice
from docgen.inspection import Inspection
from docgen.output import Made
from docgen.problem import Severity
from docgen.render.pdf import Result


class Progress:
    """A progress bar on stderr; silent where a program listens or no terminal shows it."""

    def __init__(self, total: int, label: str, form: str) -> None:
        console = Console(stderr=True)
        columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False))
        self.bar = Bar(*columns, console=console, transient=True, disable=form == "json" or not console.is_terminal)
        self.task = self.bar.add_task(label, total=total, name="")

    def __enter__(self) -> Progress:
        self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bar.stop()

    def step(self, name: str) -> None:
        self.bar.update(self.task, advance=1, name=name)


def listing(choices: Sequence[Choice], form: str) -> None:
    """Print every paper with whether it is made, when, and why."""
    if form == "json":
        echo_json([as_json(choice) for choice in choices])
        return
    table = Table("编号", "文件名称", "阶段", "日期", "文号", "生成", "原因")
    for choice in choices:
        front = choice.entry.front
        table.add_row(front.code, front.name, front.stage, str(choice.day or ""), choice.number, "是" if choice.included else "否", choice.reason)
    print_table(table)


def as_json(choice: Choice) -> dict[str, object]:
    front = choice.entry.front
    return {
        "编号": front.code, "名称": front.name, "文种": front.kind, "阶段": front.stage, "生成": choice.included,
        "原因": choice.reason, "日期": str(choice.day or ""), "文号": choice.number,
    }


def result(made: Sequence[Made], prints: Sequence[Result], checked: Sequence[Inspection], target: Path, form: str, deviations: Sequence[str] = ()) -> None:
    """Print what was made: a line for each file with what the audit said of it, what it found, the office's own page, a count."""
    printed = {result.source: result for result in prints}
    audits = {one.path: verdict(one) for one in checked}
    if form == "json":
        echo_json([
            {"文件": str(file.path), "状态": file.state, "PDF": bool(printed.get(file.path) and printed[file.path].pdf), "审查": audits.get(file.path, "")}
            for file in made
        ])  # fmt: skip
        return
    table = Table("文件", "状态", "PDF", "审查")
    for file in made:
        pdf = printed.get(file.path)
        shown = "" if pdf is None else "有" if pdf.pdf else "未成"
        table.add_row(file.path.relative_to(target).as_posix(), file.state, shown, audits.get(file.path, ""))
    print_table(table)
    for one in checked:
        if one.report and verdict(one) != CLEAN:
            for line in text(one.report, explain=False):
                click.echo(line)
    if deviations:
        click.echo(f"按本单位的版面，与国家标准或程序默认不同：{'；'.join(deviations)}")
    done = sum(1 for result in prints if result.pdf)
    click.echo(f"共 {len(made)} 份文件，写在 {target}" + (f"；其中 PDF {done} 份" if prints else ""))


CLEAN = "合格"


def verdict(one: Inspection) -> str:
    """Return what the audit says of a paper in one word or two counts; hints are not counted."""
    if one.report is None:
        return "未能审查"
    wrong, doubtful = one.report.count(Severity.ERROR), one.report.count(Severity.WARNING)
    return f"{wrong}错{doubtful}警" if wrong or doubtful else CLEAN


def waiting(choices: Iterable[Choice]) -> None:
    """Say which papers wait for facts, by what they lack."""
    lacking: dict[str, list[str]] = {}
    for choice in choices:
        if choice.waits:
            lacking.setdefault(choice.reason, []).append(choice.entry.code)
    for reason, codes in lacking.items():
        click.echo(f"另有 {len(codes)} 份等资料（{reason}）：{'、'.join(codes)}")


def print_table(table: Table) -> None:
    """Print a table to stdout, wide enough when a file or a pipe receives it."""
    console = Console(markup=False)
    if not console.is_terminal:
        console = Console(width=160, markup=False)
    console.print(table)
