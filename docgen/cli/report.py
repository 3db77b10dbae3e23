"""How problems reach the user: to stderr, in Chinese, with the exit code that scripts rely on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import click

from docgen.problem import DocgenError, MissingProgram, Place, Problem, Severity

T = TypeVar("T")
UNFILLED = "E-TXT-04"
MANY, SHOWN = 4, 10
"""So many blanks of one file are told as one, with the first so many lines."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def guarded(command: Callable[[], T]) -> T:
    """Run `command`; what the user can mend is shown and ends with 1, a missing program with 3."""
    try:
        return command()
    except DocgenError as error:
        show(error.problems)
        raise click.exceptions.Exit(3 if isinstance(error, MissingProgram) else 1) from None
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"{place}错误 E-SYS-01 读写文件失败（{error.strerror or error}）；改法：检查路径、权限和磁盘空间后重试", err=True)
        raise click.exceptions.Exit(1) from None


def utf8() -> None:
    """Let a Chinese Windows console or a C locale print what we say."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


def show(problems: Iterable[Problem]) -> None:
    """Print problems to stderr, one a line, and a count."""
    listed = list(problems)
    for problem in gathered(listed):
        click.secho(str(problem), err=True, fg=COLOURS[problem.severity])
    counted(listed)


def show_grouped(problems: Iterable[Problem], touched: Mapping[str, Sequence[str]]) -> None:
    """Print problems to stderr by their weight, then the papers that errors keep from going out, then a count."""
    listed = list(problems)
    for level in Severity:
        group = [problem for problem in listed if problem.severity is level]
        if group:
            click.secho(f"{level.value}（{len(group)}）", err=True, bold=True)
        for problem in gathered(group):
            click.secho(str(problem), err=True, fg=COLOURS[level])
    if touched:
        click.secho(f"受影响的文件（{len(touched)}）", err=True, bold=True)
    for name, codes in touched.items():
        click.echo(f"{name}：{'、'.join(codes)}", err=True)
    counted(listed)


def gathered(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems with the blanks of one file that are still to be filled in (E-TXT-04) told as one, where they are many."""
    blanks: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code == UNFILLED:
            blanks.setdefault(problem.place.file.partition("!")[0], []).append(problem)
    kept = []
    for problem in problems:
        file = problem.place.file.partition("!")[0]
        same = blanks.get(file, []) if problem.code == UNFILLED else []
        if len(same) < MANY:
            kept.append(problem)
        elif problem is same[0]:
            lines = list(dict.fromkeys(str(one.place.line or one.place.file.rpartition("!")[2]) for one in same))
            where = "、".join(lines[:SHOWN]) + ("…" if len(lines) > SHOWN else "")
            told = f"还有 {len(same)} 处没有填写：第 {where} 行" if problem.place.line else f"还有 {len(same)} 处没有填写：{where} 格"
            kept.append(replace(problem, place=Place(file), message=told))
    return kept


def counted(problems: Sequence[Problem]) -> None:
    """Print to stderr how many problems of each weight there are; nothing where there are none."""
    counts = [f"{sum(p.severity is level for p in problems)} 个{level.value}" for level in Severity if any(p.severity is level for p in problems)]
    if counts:
        click.echo("共 " + "、".join(counts), err=True)


def as_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return the same problems for programs."""
    return [
        {
            "代码": problem.code, "级别": problem.severity.value, "文件": problem.place.file, "行": problem.place.line,
            "列": problem.place.column, "键": problem.place.key, "说明": problem.message, "改法": problem.cure,
        }
        for problem in problems
    ]


def echo_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def stop(problems: Iterable[Problem]) -> None:
    """Show problems of work already done, and end with 1."""
    raise DocgenError(list(problems))
