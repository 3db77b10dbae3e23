"""audit: any paper against GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.chinese import Command

if TYPE_CHECKING:
    from docgen.audit.profile import Profile


@click.command(cls=Command)
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="报告的格式")
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="另写一份带页面图的 HTML 报告")
@click.option(
    "--profile", "profiles", metavar="方案", multiple=True, default=("auto",),
    help="公文格式：auto（自动识别，默认）、general（通用）、letter（信函）、order（命令）、minutes（纪要）、plain（白头）、form（表格）；"
    "或本单位版面.yaml 的路径，按它审查；可以各写一次",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="列出每一段被认作什么要素、为什么")
@click.option("--no-layout", is_flag=True, help="不用 LibreOffice 排版，只看文件本身（快）")
@click.option("--strict", is_flag=True, help="标准写明“一般”的要求也算错误")
@click.option("--fix", is_flag=True, help="不审查，只把能机械改正的改好，另存为“原名（已修正）.docx”，列出每处改动")
def audit(files: tuple[Path, ...], form: str, html: Path | None, profiles: tuple[str, ...], explain: bool, no_layout: bool, strict: bool, fix: bool) -> None:
    """按 GB/T 9704-2012 审查公文（.docx、.pdf），不论用什么软件做的。

    \b
    示例：
      docgen audit 通知.docx
      docgen audit output/qingxi/*/*.docx --no-layout
      docgen audit 来文.pdf --explain
      docgen audit 请示.docx --html 报告.html
      docgen audit 通知.docx --profile 我镇/版面.yaml
      docgen audit 通知.docx --fix
    有错误时返回 1，否则返回 0。
    """
    from docgen import inspection
    from docgen.audit import report
    from docgen.cli.report import as_json, echo_json, show

    chosen = inspection.profile_of(profiles, strict)
    if fix:
        mend_all(files, chosen)
        return
    done = []
    for one in inspection.inspect_all(files, chosen, layout=not no_layout, pictures=html is not None):
        done.append(one)
        if form == "text":
            show(one.problems)
            for line in report.text(one.report, explain, chosen.deviations) if one.report else ():
                click.echo(line)
    if form == "json":
        echo_json([
            report.values(one.report, explain, chosen.deviations) if one.report else {"文件": one.path.as_posix(), "错误": as_json(one.problems)} for one in done
        ])  # fmt: skip
    else:
        click.echo(f"审查 {len(done)} 份文件，{sum(one.failed for one in done)} 份有错误。")
    if html is not None:
        inspection.write_html(html, done)
    if any(one.failed for one in done):
        raise click.exceptions.Exit(1)


def mend_all(files: tuple[Path, ...], profile: Profile) -> None:
    """Write mended copies and list the changes; exit 1 when one could not be written."""
    from docgen import inspection
    from docgen.cli.report import show
    from docgen.problem import DocgenError

    failed = False
    for path in files:
        try:
            target, changes = inspection.mend_file(path, profile)
        except DocgenError as error:
            failed = True
            show(error.problems)
            continue
        if changes:
            click.echo(f"{path.as_posix()}：改了 {len(changes)} 处，写在“{target.name}”，原文件未动")
            for change in changes:
                click.echo(f"  {change}")
        else:
            click.echo(f"{path.as_posix()}：没有能机械改正的，未写新文件")
    if failed:
        raise click.exceptions.Exit(1)
