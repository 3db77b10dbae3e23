"""目录: the index of a packet, as a paper like any other."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.documents.block import Column, Paper, Paragraph, Run, Table
from docgen.documents.catalogue import Choice
from docgen.documents.composer import Composer
from docgen.documents.filters import whole_date

COLUMNS = (
    Column("编号", 1.0), Column("文件名称", 5.2, "居左"), Column("文种", 1.2), Column("阶段", 1.0),
    Column("日期", 2.2), Column("文号", 3.0), Column("状态", 1.4),
)


def index_paper(choices: Sequence[Choice], composer: Composer) -> Paper:
    """Return the index of the papers that the folder has, with the rules they rest on."""
    rows = tuple(row(choice, composer) for choice in choices if choice.included)
    profile = composer.matter.facts.get("规则")
    notes = [Paragraph((Run(f"本套文件共{len(rows)}份。"),))]
    if profile is not None:
        notes.append(Paragraph((Run(f"选举规则方案：{profile.label}。"),)))
    title = f"{composer.matter.facts['大会全称']}文件目录" if "大会全称" in composer.matter.facts else "文件目录"
    return Paper(
        code="", name="目录", frame="表格-横向", title=title, body=(*notes, Table(COLUMNS, rows)), landscape=True, atoms=composer.matter.atoms,
    )


def row(choice: Choice, composer: Composer) -> tuple[str, ...]:
    """Return one line: what it is, when, under which number, and whether it is out."""
    front = choice.entry.front
    day = whole_date(choice.day) if choice.day else ""
    return (front.code, front.name, front.kind, front.stage, day, choice.number, status(choice, composer))


def status(choice: Choice, composer: Composer) -> str:
    """Return 已编文号 for an official paper that has its number, 待编文号 until then, — for the others."""
    if not choice.entry.front.official:
        return "—"
    issued = composer.matter.issued.get(choice.entry.code)
    return "已编文号" if issued and issued.number else "待编文号"
