"""Click in Chinese: headings of the help, and what is said of a wrong command line (exit code 2)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

SECTIONS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class Formatter(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args.replace("COMMAND [ARGS]", "命令 [参数]").replace("[OPTIONS]", "[选项]"), prefix or "用法：")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(SECTIONS.get(name, name)):
            yield


class Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose `--help` line is Chinese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这份说明"
        return option


class Group(click.Group, Command):
    """A group whose commands speak Chinese too; wrong command lines and problems end here."""

    context_class = Context
    command_class = Command

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        from docgen.cli.ended import TOLD, Ended, orderly
        from docgen.cli.report import guarded, utf8

        utf8()
        run: Any = super().main
        try:
            with orderly():
                code = guarded(lambda: run(*args, standalone_mode=False, **extra))
        except click.UsageError as error:
            helped = type(error).__name__ == "NoArgsIsHelpError"  # from Click 8.2 on: nothing was typed, and its message is the help
            click.echo(error.format_message() if helped else f"命令写得不对：{fault(error)}\n用 {command_of(error)} --help 看用法和示例。", err=True)
            code = 2
        except (click.Abort, Ended) as error:
            click.echo(TOLD, err=True)
            code = error.code if isinstance(error, Ended) else 130
        except click.exceptions.Exit as error:
            code = error.exit_code
        if standalone_mode:
            sys.exit(code if isinstance(code, int) else 0)
        return code


def command_of(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "docgen"


def fault(error: click.UsageError) -> str:
    """Say in Chinese what was wrong with the command line, by the kind of the error."""
    param = getattr(error, "param", None)
    name = max(param.opts, key=len) if isinstance(param, click.Option) else getattr(param, "human_readable_name", "") or ""
    option = f"“{name}”" if name else "参数"
    if isinstance(error, click.NoSuchOption):
        hint = f"（最接近的是 {'、'.join(error.possibilities)}）" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{hint}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{option}"
    if isinstance(error, click.BadParameter):
        return bad_parameter(error, option)
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面要跟一个值"
    if type(error).__name__ == "NoSuchCommand" or "No such command" in error.message:
        return f"没有“{getattr(error, 'command_name', '') or error.message.split(chr(39))[1]}”这个命令"
    return "参数多了或位置不对" if "unexpected" in error.message else error.message


def bad_parameter(error: click.BadParameter, option: str) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Path):
        return f"{option}要是一个已有的{'目录' if not kind.file_okay else '文件' if not kind.dir_okay else '路径'}，这里找不到或不能读"
    if isinstance(kind, click.Choice):
        return f"{option}只能是：{'、'.join(map(str, kind.choices))}"
    if isinstance(kind, (click.types.IntParamType, click.IntRange)):
        return f"{option}要是整数"
    return f"{option}的值不对：{error.message}"
