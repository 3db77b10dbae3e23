"""What a code means, for `docgen check --explain`: of a check, of reading, or of whatever else a command tells."""

from __future__ import annotations

import click

from docgen.content.codes import CODES
from docgen.problem import DocgenError, Place, Problem, nearest
from docgen.rules.catalogue import Rule, events, rules


def explain(code: str) -> None:
    """Print a rule: what it asks, why, its source, an example that breaks it and its cure. Raises DocgenError: no such code."""
    asked = code.strip().upper()
    known, others = rules(), events()
    if asked in known:
        click.echo(told(known[asked]))
    elif asked in CODES:
        click.echo(f"{asked}　{CODES[asked]}\n　　读资料时报出，照检查给的“改法”改。")
    elif asked in others:
        event = others[asked]
        click.echo(f"{asked}　{event.title}\n何时报出：{event.commands}\n改法：{event.cure}")
    else:
        raise DocgenError([Problem("E-CMD-05", Place(), f"没有“{code}”这个代码{nearest(asked, [*known, *CODES, *others])}", "写检查报出的代码，如 E-MON-01")])


def told(rule: Rule) -> str:
    """Return a rule as it is explained."""
    lines = [f"{rule.code}　{rule.severity.value}　{rule.title}", f"为什么：{rule.why}。", f"依据：{rule.source}", f"反例：{rule.example}", f"改法：{rule.cure}"]
    return "\n".join([*lines, f"留待：{rule.waits}"] if rule.waits else lines)
