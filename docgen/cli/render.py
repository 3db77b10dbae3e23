"""render: fill any docxtpl template from a data file."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.chinese import Command


@click.command(cls=Command)
@click.argument("template", metavar="模板.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("data", metavar="数据文件", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", metavar="OUT", required=True, help="写成哪个文件；含 {列名} 时每行写一份，如 'out/{姓名}.docx'")
@click.option("--force", is_flag=True, help="已有同名文件时覆盖")
def render(template: Path, data: Path, output: str, force: bool) -> None:
    """用 YAML、JSON、CSV、Excel 的数据填写任意 docxtpl 模板，一份或每行一份。

    \b
    示例：
      docgen render 邀请函.docx 嘉宾.xlsx -o 'out/{姓名}.docx'
      docgen render 通知.docx 通知.yaml -o 通知.docx
    """
    from docgen import workshop

    written = workshop.fill(template, data, output, force)
    click.echo(f"已写出 {len(written)} 份：{written[0]}" + (" 等" if len(written) > 1 else ""))
