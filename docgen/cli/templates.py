"""templates: list, show, lint."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Column, Table

from docgen.cli import report
from docgen.cli.chinese import Group
from docgen.cli.summary import print_table

if TYPE_CHECKING:
    from docgen.documents.reference import Row

FOLDER = click.option(
    "--folder", metavar="目录", type=click.Path(exists=True, file_okay=False, path_type=Path), help="连同这个资料目录自己的 templates/"
)


@click.group(cls=Group)
def templates() -> None:
    """列出、说明、检查模板。

    \b
    示例：
      docgen templates list
      docgen templates show B10
      docgen templates lint 我的模板.docx
    """


@templates.command("list")
@FOLDER
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def list_(folder: Path | None, form: str) -> None:
    """列出全部模板：编号、名称、文种、版式、阶段。

    \b
    示例：
      docgen templates list
    """
    from docgen import workshop

    entries = workshop.entries(folder)
    if form == "json":
        report.echo_json([{"编号": e.code, "名称": e.front.name, "文种": e.front.kind, "版式": e.front.frame, "阶段": e.front.stage, "文件": e.path} for e in entries])
        return
    table = Table("编号", "名称", "文种", "版式", "阶段", "时间", "说明")
    for entry in entries:
        front = entry.front
        table.add_row(front.code, front.name, front.kind, front.frame, front.stage, front.time, front.note)
    print_table(table)


@templates.command()
@click.argument("code", metavar="编号")
@FOLDER
@click.option("--all", "everything", is_flag=True, help="列出全部可用变量，不只是这份模板用到的")
def show(code: str, folder: Path | None, everything: bool) -> None:
    """说明一份模板：它用到的变量、含义和例子，可用的函数和过滤器。

    \b
    示例：
      docgen templates show B10
      docgen templates show B10 --all
    """
    from docgen import workshop

    entry = workshop.entry(code, folder)
    front = entry.front
    click.echo(f"{front.code} {front.name}\n模板：{entry.path}\n版式：{front.frame}　阶段：{front.stage}　时间：{front.time}　适用：{'、'.join(front.scope)}")
    if front.note:
        click.echo(f"说明：{front.note}")
    print_rows("全部可用变量" if everything else "这份模板用到的变量", "变量", workshop.variables(entry, folder, everything))
    print_rows("可用的函数", "函数", workshop.functions())
    click.echo(f"可用的过滤器（写成 |名称）：{'、'.join(workshop.filters())}")


def print_rows(title: str, head: str, rows: Iterable[Row]) -> None:
    """Print variables or functions; names stay whole, texts fold anywhere, as Chinese has no spaces."""
    table = Table(Column(head, no_wrap=True), *(Column(name, overflow="fold") for name in ("含义", "例")), title=title)
    for row in rows:
        table.add_row(row.path, row.meaning, row.example)
    print_table(table)


@templates.command()
@click.argument("files", metavar="[模板文件]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@FOLDER
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def lint(files: tuple[Path, ...], folder: Path | None, form: str) -> None:
    """检查模板：不认识的变量、不成对的标记、全角符号等，说明在哪里、怎么改。不写文件名，就检查 --folder 那个目录自己的模板；也没有 --folder，就检查全部随附的模板。

    \b
    示例：
      docgen templates lint
      docgen templates lint 我的模板.docx
      docgen templates lint --folder 我镇
    """
    from docgen import workshop
    from docgen.problem import errors

    problems = workshop.lint_files(files, folder) if files else workshop.lint_all(folder)
    if form == "json":
        report.echo_json(report.as_json(problems))
    else:
        report.show(problems)
        click.echo("模板没有问题。" if not problems else f"模板共有 {len(problems)} 个问题。")
    if errors(problems):
        raise click.exceptions.Exit(1)
