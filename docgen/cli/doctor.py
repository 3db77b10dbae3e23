"""doctor: what this machine has and lacks."""

from __future__ import annotations

import click

from docgen.cli import report
from docgen.cli.chinese import Command


@click.command(cls=Command)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def doctor(form: str) -> None:
    """检查本机：字体、LibreOffice、pandoc 是否齐备，缺的怎样安装。缺了生成 PDF 所需的程序时退出码为 3。

    \b
    示例：
      docgen doctor
    """
    from docgen.render.doctor import examine

    checks = examine()
    if form == "json":
        report.echo_json([{"项目": check.name, "齐备": check.ok, "情况": check.found, "办法": check.cure} for check in checks])
    else:
        for check in checks:
            click.echo(f"{'✓' if check.ok else '✗'} {check.name}：{check.found}" + (f"；{check.cure}" if not check.ok else ""))
    if any(not check.ok and check.needed for check in checks):
        raise click.exceptions.Exit(3)
