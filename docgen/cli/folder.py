"""new, check and schema: the content folder itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from docgen.cli import report
from docgen.cli.chinese import Command


@click.command(cls=Command)
@click.argument("folder", metavar="目录", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(["成立", "换届", "通报", "单篇通报"]), default="成立", show_default=True, help="为哪件事准备")
def new(folder: Path, kind: Literal["成立", "换届", "通报", "单篇通报"]) -> None:
    """建一个资料目录，内有带说明的 YAML 和 Excel 花名册，照着填就行。

    \b
    示例：
      docgen new 我镇 --kind 成立
      docgen new 我市 --kind 通报         按期收报表、发通报
      docgen new 转发 --kind 单篇通报     只发一份通报
    """
    from docgen.content.new import new as make_new

    for path in make_new(folder, kind):
        click.echo(path)
    click.echo(f"已建好 {folder}。填写后运行：docgen check {folder}")


def explained(ctx: click.Context, option: click.Parameter, code: str | None) -> None:
    """Print what a code means and end: 0, or 1 where nobody knows it."""
    if not code:
        return
    from docgen.cli.explain import explain

    report.guarded(lambda: explain(code))
    ctx.exit()


@click.command(cls=Command)
@click.argument("folder", metavar="目录", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--fix-encoding", is_flag=True, help="先把 GBK 等编码的文件转成 UTF-8（原件另存为 .bak）")
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="已生成文件的目录，其中手工改过的一并核对，默认 output/<目录名>")
@click.option("--explain", metavar="代码", callback=explained, is_eager=True, expose_value=False, help="说明一个代码：查什么、为什么、依据、反例和改法")
def check(folder: Path, form: str, fix_encoding: bool, output: Path | None) -> None:
    """检查资料目录：列出全部问题，每个问题说明在哪里、怎么改。没有错误时退出码为 0。

    \b
    示例：
      docgen check content/qingxi
      docgen check 我镇 --fix-encoding
      docgen check --explain E-MON-01
    """
    from docgen import build, circular
    from docgen.content.city import is_city
    from docgen.content.text import fix_encodings
    from docgen.problem import errors
    from docgen.review import Review

    if fix_encoding:
        for path, kept in fix_encodings(folder):
            click.echo(f"{path} 已转成 UTF-8，原件留在 {kept.name}", err=True)
    found = Review(circular.check(folder)[1], {}) if is_city(folder) else build.check_all(folder, output)
    if form == "json":
        report.echo_json({"问题": report.as_json(found.problems), "受影响的文件": {name: list(codes) for name, codes in found.touched.items()}})
    else:
        report.show_grouped(found.problems, found.touched)
        click.echo("没有错误，可以生成文件。" if not errors(found.problems) else "有错误，改好后再生成文件。")
    if errors(found.problems):
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@click.argument("name", metavar="[资料名]", default="")
@click.option("-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="把全部 Schema 写到这个目录")
def schema(name: str, output: Path | None) -> None:
    """输出资料文件的 JSON Schema，编辑器用它提示和检查。

    \b
    示例：
      docgen schema 大会
      docgen schema -o schema
    """
    from docgen.content import schema as made

    if output:
        for path in made.write_schemas(output):
            click.echo(path)
    elif name:
        report.echo_json(made.schema(name))
    else:
        for known in made.NAMES:
            click.echo(known)
