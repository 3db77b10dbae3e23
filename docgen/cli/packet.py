"""packet and make: the papers of a folder."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli import report
from docgen.cli.chinese import Command
from docgen.cli.issue import issue_options, of_folder
from docgen.cli.pages import Pages, page_options
from docgen.problem import Problem

FOLDER = click.argument("folder", metavar="目录", type=click.Path(exists=True, file_okay=False, path_type=Path))
NUMBERS = "编号,…"


def codes_of(context: click.Context, option: click.Parameter, typed: str | None) -> list[str]:
    """Return the numbers of an `--only`, none where it is not given. Raises BadParameter: it is given and names none."""
    from docgen.documents.catalogue import as_code

    codes = list(dict.fromkeys(as_code(code) for code in (typed or "").replace("，", ",").replace("、", ",").split(",") if code.strip()))
    if typed is not None and not codes:
        raise click.BadParameter("没有写编号；写成 B10 或 B10,B24，不写 --only 就是全部")
    return codes


@click.command(cls=Command)
@FOLDER
@click.option("-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="写到哪里，默认 output/<目录名>")
@click.option("--only", metavar=NUMBERS, callback=codes_of, help="只生成这些编号，如 B10,B24")
@click.option("--stage", type=click.Choice(["筹备", "会前", "会中", "会后", "制度", "通报"]), help="只生成一个阶段")
@click.option("--pdf", is_flag=True, help="同时生成 PDF（需要 LibreOffice）")
@page_options
@click.option("--no-audit", is_flag=True, help="做好后不按 GB/T 9704 审查")
@click.option("--each", is_flag=True, help="邀请函、证件、桌签等一人一份的，每人一个文件；不写就合成一个文件连续打印")
@click.option("--list", "listing", is_flag=True, help="只列出有哪些文件、为什么，不生成")
@issue_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="列表和结果的格式")
def packet(
    folder: Path, output: Path | None, only: list[str], stage: str | None, pdf: bool, pages: Pages, no_audit: bool, each: bool, listing: bool,
    issue: bool, db: str, form: str,
) -> None:  # fmt: skip
    """生成整套文件。

    \b
    示例：
      docgen packet content/qingxi --pdf
      docgen packet content/qingxi --only B10,B24 -o 桌面
      docgen packet content/qingxi --list
    """
    from docgen import build
    from docgen.cli import summary
    from docgen.inspection import inspect_made
    from docgen.problem import Severity, errors

    stage = stage or ""
    opened = pages.of(build.open_folder(folder))
    report.show(opened.problems)
    if listing:
        summary.listing(build.listed(opened, only, stage), form)
        return
    choices = build.chosen(opened, only, stage)
    if issue and of_folder(opened, choices, db):
        opened = pages.of(build.open_folder(folder))
        choices = build.chosen(opened, only, stage)
    target = output or Path("output") / folder.resolve().name
    unsettled: list[Problem] = []
    with summary.Progress(len(choices), "生成", form) as progress:
        made = build.packet(opened, target, choices, whole=not (only or stage), step=progress.step, each=each, measure=pdf or pages.measured, tell=unsettled.append)
    report.show([*unsettled, *(file.problem for file in made if file.problem)])
    prints = []
    if pdf:
        with summary.Progress(len(made), "转 PDF", form) as progress:
            prints = build.print_out(made, target, progress.step)
    checked = []
    if not no_audit:
        papers = [file.path for file in made if file.choice and file.state != "已移走"]
        with summary.Progress(len(papers), "审查", form) as progress:
            checked = inspect_made(papers, opened.frames.choices, progress.step)
    summary.result(made, prints, checked, target, form, opened.frames.choices.deviations())
    if form == "text" and not only:
        summary.waiting(choice for choice in build.listed(opened, only, stage) if not choice.included)
    report.show(result.problem for result in prints if result.problem and result.problem.severity is not Severity.ERROR)
    if problems := errors(result.problem for result in prints if result.problem):
        report.stop(problems)


@click.command(cls=Command)
@FOLDER
@click.argument("code", metavar="编号")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="写成哪个文件，默认 <编号>-<名称>.docx")
@click.option("--force", is_flag=True, help="已有同名文件时覆盖")
@page_options
@issue_options
def make(folder: Path, code: str, output: Path | None, force: bool, pages: Pages, issue: bool, db: str) -> None:
    """只生成一份文件。

    \b
    示例：
      docgen make content/qingxi B10 -o 征求意见函.docx
      docgen make content/qingxi A01 --preprinted --imprint even
      docgen make content/qingxi B10 --issue
    """
    from docgen import build
    from docgen.documents.catalogue import as_code

    opened = pages.of(build.open_folder(folder))
    report.show(opened.problems)
    if issue and of_folder(opened, build.chosen(opened, [as_code(code)], ""), db):
        opened = pages.of(build.open_folder(folder))
    unsettled: list[Problem] = []
    click.echo(build.make(opened, as_code(code), output, force, measure=pages.measured, tell=unsettled.append))
    report.show(unsettled)
