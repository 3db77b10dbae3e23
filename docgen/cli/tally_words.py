"""How a count is shown: vote by vote, as the meeting hears it, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.table import Table

from docgen.cli import report
from docgen.cli.summary import print_table
from docgen.count_log import UNTOLD
from docgen.output import Made
from docgen.problem import Place, Problem, Severity
from docgen.rules.outcome_chain import PRELIMINARY
from docgen.rules.outcome_records import BallotResult, Line, Results, Round, SectionResult

Entry = dict[str, Any]


def show(results: Results | BallotResult, rulings: Sequence[dict[str, object]], entry: Entry | None) -> None:
    """Print every vote: quorum, sheets, votes, who is elected and why, what the host announces."""
    for one in results.rounds:
        click.secho(f"\n{one.name}", bold=True)
        click.echo(f"到会：{one.quorum_words}\n选票：{one.sheet_words}")
        for section in one.sections:
            show_section(one, section)
        click.echo("宣布词：" + "".join(one.announcement))
    for ruling in rulings:
        kind = "部分无效" if ruling["有效"] else "整张无效"
        click.echo(f"裁定：{ruling['选举']}第{ruling['第几张']}张{kind}，{ruling['理由']}")
    click.echo(verdict(results))
    for change in (entry or {}).get("改动", ()):
        click.echo(f"更正：{change['处']} 原{said(change['原'])}，现{said(change['现'])}")


def verdict(results: Results | BallotResult) -> str:
    """Return what may be done now; a single result is that of the preliminary election."""
    if isinstance(results, BallotResult):
        if results.settled:
            return f"\n预选结果已定，正式候选人{len(results.elected)}名。委员选票、计票单已按正式候选人生成。"
        return "\n预选结果未定，还不能进行正式选举。"
    if results.settled:
        return "\n两次选举结果已定，可以公布当选名单。"
    if results.leaders is None and results.committee.settled:
        return "\n委员选举结果已定。全会选举后补上领导选举的票数，再运行一次。"
    return "\n结果未定，还不能公布当选名单。"


def said(value: object) -> str:
    return "无" if value is None else str(value)


def show_section(one: Round, section: SectionResult) -> None:
    """Print the votes for one post and how they were weighed."""
    formal = one.election == PRELIMINARY
    won, places = ("列为候选人", "正式候选人") if formal else ("当选", "应选")
    table = Table("姓名", "赞成", "不赞成", "弃权", "部分无效", won, title=f"{section.name}（{places}{section.seats}名）", title_justify="left")
    for line in section.candidates:
        table.add_row(line.name, *map(str, (line.votes_for, line.votes_against, line.abstentions, line.voided)), won if line.elected else "")
    for line in section.write_ins:
        table.add_row(f"{line.name}（另选）", str(line.votes_for), "", "", "", won if line.elected else "")
    print_table(table)
    for basis in section.bases:
        mark = "（本次采用）" if basis.base == one.base else ""
        click.echo(f"按{basis.base}{basis.heads}的半数，须{basis.threshold}票{mark}：当选{len(basis.elected)}名")
    if section.runoff:
        click.echo(f"票数相等：{'、'.join(person.name for person in section.runoff)}，再次投票选{section.open_seats}名")
    if section.vacancies:
        click.echo(f"缺额：{section.vacancies}名")


def of_log(entry: Entry | None, reason: str, correct: bool) -> list[Problem]:
    """Return what is to be said of the log: figures that changed without a word, or a correction that corrects nothing."""
    if entry and entry["事由"] == UNTOLD:
        cure = "更正的，下次用 --correct --reason 写明原因；原数字已留在计票记录.jsonl"
        return [Problem("W-CNT-07", Place("计票记录.jsonl"), f"票数与上次不同，有{len(entry['改动'])}处改动，没有写明原因", cure, Severity.WARNING)]
    if entry is None and correct:
        return [Problem("W-CNT-08", Place("计票记录.jsonl"), f"票数与上次相同，没有可更正的（{reason}）", "先改正票数，再运行更正", Severity.WARNING)]
    return []


def as_json(
    results: Results | BallotResult, rulings: Sequence[dict[str, object]], made: Iterable[Made], entry: Entry | None, problems: Iterable[Problem]
) -> dict[str, Any]:
    """Return the same for programs."""
    held = (results,) if isinstance(results, BallotResult) else results.ballots
    formal = [ballot for ballot in held if ballot.election == PRELIMINARY]
    listed = [section for ballot in held if ballot not in formal for section in ballot.sections]
    return {
        "场次": [round_json(one) for one in results.rounds],
        "正式候选人": [person.name for ballot in formal for person in ballot.elected],
        "当选": {section.name: [person.name for person in section.elected] for section in listed},
        "缺额": {section.name: section.vacancies for section in listed},
        "已定": results.settled, "裁定": list(rulings), "更正": entry.get("改动", []) if entry else [],
        "文件": [{"文件": str(file.path), "状态": file.state} for file in made], "问题": report.as_json(problems),
    }  # fmt: skip


def round_json(one: Round) -> dict[str, Any]:
    return {
        "名称": one.name, "所属选举": one.election, "种类": one.kind, "应到": one.due, "实到": one.present, "印制": one.printed, "发出": one.issued,
        "收回": one.returned, "有效": one.valid, "无效": one.invalid, "法定人数": one.quorum, "达到法定人数": one.quorum_met, "选举有效": one.stands,
        "当选基数": one.base, "当选票数": one.threshold, "到会文": one.quorum_words, "选票文": one.sheet_words, "宣布词": list(one.announcement),
        "节": [section_json(section) for section in one.sections],
    }  # fmt: skip


def section_json(section: SectionResult) -> dict[str, Any]:
    return {
        "名称": section.name, "应选": section.seats, "候选人": [line_json(line) for line in section.candidates],
        "另选他人": [line_json(line) for line in section.write_ins], "当选": [person.name for person in section.elected],
        "再次投票": [person.name for person in section.runoff], "再次投票名额": section.open_seats, "缺额": section.vacancies,
        "各基数": [
            {"基数": basis.base, "人数": basis.heads, "当选票数": basis.threshold, "当选": [person.name for person in basis.elected]}
            for basis in section.bases
        ],
    }  # fmt: skip


def line_json(line: Line) -> dict[str, Any]:
    return {
        "姓名": line.name, "赞成": line.votes_for, "不赞成": line.votes_against, "弃权": line.abstentions, "部分无效": line.voided, "当选": line.elected,
    }  # fmt: skip
