"""register: document numbers, given without gap and without double."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import report
from docgen.cli.chinese import Group
from docgen.cli.day import as_day, now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.register.book import Book
    from docgen.register.entry import Entry, Paper

NUMBER = re.compile(r"(.+?)[〔\[［【(（](\d{4})[〕\]］】)）]第?([1-9]\d*)号?")
DB = click.option("--db", metavar="登记簿", envvar="DOCGEN_REGISTER", default="", help="登记簿的 .db 文件，或 postgresql://…；默认找当前和上级目录的发文登记簿.db，也可用环境变量 DOCGEN_REGISTER")
FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
CODE = click.argument("code", metavar="代字")


def of_paper(command: Callable[..., None]) -> Callable[..., None]:
    """Add what is said of a paper."""
    for name, metavar, text in (
        ("note", "备注", "备注"), ("handler", "姓名", "经办人"), ("signatory", "姓名", "签发人"), ("to", "机关", "主送机关"), ("title", "标题", "文件标题"),
    ):  # fmt: skip
        command = click.option(f"--{name}", metavar=metavar, default="", help=text)(command)
    return command


@click.group(cls=Group)
def register() -> None:
    """发文登记簿：每个代字、每个年度一套连续的文号，不跳号、不重号。

    \b
    示例：
      docgen register new
      docgen register keep 示科协 --used 36
      docgen register issue 示科协 --title 关于召开会议的通知 --day 2026-03-02
      docgen register void 示科协〔2026〕37号 --reason 重复行文
      docgen register list --year 2026
    """


def opened(db: str) -> Book:
    from docgen import issuing

    return issuing.open_book(Path(), db, now())


def paper_of(code: str, day: dt.date | None, title: str, to: str, signatory: str, handler: str, note: str, year: int = 0, key: str = "") -> Paper:
    from docgen.register.entry import Paper

    return Paper(code, year or (day or now().date()).year, title, day, to, signatory, handler, note, key)


def parsed(ctx: click.Context, option: click.Parameter, text: str) -> tuple[str, int, int]:
    """Return 代字, year and number of a 文号."""
    found = NUMBER.fullmatch(text.replace(" ", ""))
    if not found:
        raise click.BadParameter(f"“{text}”不是文号，写成 示科协〔2026〕5号", ctx, option)
    return found[1], int(found[2]), int(found[3])


WHICH = click.argument("which", metavar="文号", callback=parsed)


def show(entries: Sequence[Entry], form: str) -> None:
    """Print lines: the number alone on its line for scripts where one was asked for."""
    from docgen import issuing

    if form == "json":
        report.echo_json([issuing.as_json(entry) for entry in entries])
        return
    for entry in entries:
        click.echo(entry.text)


@register.command("new")
@click.argument("db", metavar="[登记簿]", default="发文登记簿.db")
def new(db: str) -> None:
    """新建登记簿，默认是当前目录的发文登记簿.db。已有的不动。

    \b
    示例：
      docgen register new
      docgen register new postgresql://office@server/docgen
    """
    from docgen.register.book import Book

    click.echo(f"登记簿：{Book(db, now(), create=True).name}。用 docgen register keep 代字 开始登记。")


@register.command("keep")
@CODE
@click.option("--year", type=click.IntRange(1949, 2199), help="哪一年，默认今年")
@click.option("--used", type=click.IntRange(0), default=0, help="启用登记簿以前，这一年已经用到几号")
@DB
def keep(code: str, year: int | None, used: int, db: str) -> None:
    """开始登记一个代字；以后每年自动从 1 号起。

    \b
    示例：
      docgen register keep 示科协
      docgen register keep 示科协 --used 36      年内启用，前 36 个号在旧登记簿上
    """
    year = year or now().year
    opened(db).keep(code, year, used)
    click.echo(f"{code}〔{year}〕从{used + 1}号起登记。")


@register.command("issue")
@CODE
@click.option("--day", metavar="日期", callback=as_day, help="成文日期，默认今天")
@of_paper
@click.option("--key", metavar="键", default="", help="同一个键再来要号，得到同一个号；给脚本用")
@DB
@FORM
def issue(code: str, day: dt.date | None, title: str, to: str, signatory: str, handler: str, note: str, key: str, db: str, form: str) -> None:
    """发号：给一份文件下一个文号，打印出来。

    \b
    示例：
      docgen register issue 示科协 --title 关于召开会议的通知 --to 各县（市、区）科协
      docgen register issue 示科协 --title 季度通报 --key 2018Q4 --day 2019-01-15
    """
    if not title.strip():
        raise click.UsageError("写明文件标题：--title 标题")
    show([opened(db).issue(paper_of(code, day or now().date(), title, to, signatory, handler, note, key=key))], form)


@register.command("reserve")
@CODE
@click.option("--count", type=click.IntRange(1, 100), default=1, help="预留几个")
@click.option("--year", type=click.IntRange(1949, 2199), help="哪一年，默认今年")
@of_paper
@click.option("--key", metavar="键", default="", help="同一个键再来预留，得到同样的号；给脚本用")
@DB
@FORM
def reserve(code: str, count: int, year: int | None, title: str, to: str, signatory: str, handler: str, note: str, key: str, db: str, form: str) -> None:
    """预留文号：以后用 confirm 启用，不用的用 void 作废。

    \b
    示例：
      docgen register reserve 示科协 --count 2 --note 换届文件
    """
    wanted = paper_of(code, None, title, to, signatory, handler, note, year or now().year, key)
    show(opened(db).reserve(wanted, count), form)


@register.command("confirm")
@WHICH
@click.option("--day", metavar="日期", callback=as_day, help="成文日期，默认今天")
@of_paper
@DB
@FORM
def confirm(which: tuple[str, int, int], day: dt.date | None, title: str, to: str, signatory: str, handler: str, note: str, db: str, form: str) -> None:
    """启用预留的文号：日期须在前后文号的日期之间。

    \b
    示例：
      docgen register confirm 示科协〔2026〕5号 --title 关于召开会议的通知 --day 2026-03-02
    """
    code, year, number = which
    if not title.strip():
        raise click.UsageError("写明文件标题：--title 标题")
    show([opened(db).confirm(number, paper_of(code, day or now().date(), title, to, signatory, handler, note, year))], form)


@register.command("void")
@WHICH
@click.option("--reason", metavar="原因", required=True, help="为什么作废")
@DB
def void(which: tuple[str, int, int], reason: str, db: str) -> None:
    """作废一个文号：留在登记簿里，注明原因，不再使用。

    \b
    示例：
      docgen register void 示科协〔2026〕5号 --reason 重复行文
    """
    entry = opened(db).void(*which, reason)
    click.echo(f"{entry.text}已作废：{entry.reason}")


@register.command("list")
@click.argument("code", metavar="[代字]", default="")
@click.option("--year", type=int, default=0, help="只列这一年")
@click.option("--state", type=click.Choice(["已发", "预留", "作废"]), help="只列这一种")
@DB
@FORM
def list_(code: str, year: int, state: str | None, db: str, form: str) -> None:
    """列出登记簿。

    \b
    示例：
      docgen register list 示科协 --year 2026
      docgen register list --state 预留
    """
    from rich.table import Table

    from docgen.cli.summary import print_table

    entries = opened(db).entries(code, year, state or "")
    if form == "json":
        show(entries, form)
        return
    table = Table("文号", "成文日期", "标题", "主送", "状态")
    for entry in entries:
        paper = entry.paper
        table.add_row(entry.text, str(paper.day or ""), paper.title, paper.addressees, entry.state + (f"：{entry.reason}" if entry.reason else ""))
    print_table(table)


@register.command("export")
@click.argument("file", metavar="文件.xlsx", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--year", type=int, default=0, help="只要这一年")
@click.option("--force", is_flag=True, help="已有同名文件时覆盖")
@DB
def export(file: Path, year: int, force: bool, db: str) -> None:
    """导出为 Excel：一个代字一张表，印出来就是登记簿。

    \b
    示例：
      docgen register export 发文登记簿2026.xlsx --year 2026
    """
    from docgen import issuing
    from docgen.output import check_target
    from docgen.whole import write_whole

    check_target(file, force, ".xlsx")
    write_whole(file, issuing.listing(opened(db).entries(year=year)))
    click.echo(file)


@register.command("import")
@click.argument("file", metavar="文件", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@DB
def import_(file: Path, db: str) -> None:
    """导入旧登记簿（.xlsx、.csv）：全部导入，或者一行也不导入。旧簿跳过的号按作废登记。

    \b
    示例：
      docgen register import 旧登记簿.xlsx
    """
    from docgen import issuing

    count, problems = issuing.take(opened(db), file)
    report.show(problems)
    click.echo(f"已导入 {count} 行。")
