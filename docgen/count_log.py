"""计票记录.jsonl: what the count said each time it said something new, so that a correction never hides what was there.

The facts of a folder are never touched; the log lies beside the papers. A line: when, why, what changed, the figures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docgen.model.ballot import BallotCount, FurtherBallot, Results
from docgen.model.person import Person
from docgen.problem import DocgenError, Place, Problem
from docgen.whole import write_whole

LOG = "计票记录.jsonl"
FIRST = "首次计票"
UNTOLD = "没有写明原因"
Figures = dict[str, Any]


def figures_of(results: Results) -> Figures:
    """Return the figures of every ballot as plain facts, persons by name alone."""
    first = {"委员预选": results.preliminary, "委员选举": results.committee, "领导选举": results.leaders}
    made: Figures = {name: ballot_figures(ballot) for name, ballot in first.items() if ballot}
    for number, ballot in enumerate(results.further, 1):
        made[f"后续选举{number}（{ballot.election}{ballot.kind}）"] = ballot_figures(ballot)
    for cut in results.reductions:
        made[f"减少名额（{cut.post}）"] = {"名额": cut.seats, "同意": cut.consent, "依据": cut.basis}
    return made


def ballot_figures(ballot: BallotCount | FurtherBallot) -> Figures:
    heads: Figures = {
        "应到": ballot.due, "实到": ballot.present, "印制": ballot.printed, "发出": ballot.issued, "收回": ballot.returned,
        "有效": ballot.valid, "无效": ballot.invalid,
    }  # fmt: skip
    for post, section in ballot.sections.items():
        shared = Counter([*(one.person.name for one in section.candidates), *(one.person.name for one in section.write_ins)])
        heads[post] = {
            told(one.person, shared): {"赞成": one.votes_for, "不赞成": one.votes_against, "弃权": one.abstentions, "部分无效": one.voided}
            for one in section.candidates
        } | {f"{told(one.person, shared)}（另选）": {"赞成": one.votes_for} for one in section.write_ins}
    return heads


def told(person: Person, shared: Mapping[str, int]) -> str:
    """Return how a person is called: with the number where two of a ballot share a name."""
    return f"{person.name}（{person.number}）" if shared[person.name] > 1 else person.name


def changes(old: Mapping[str, Any], new: Mapping[str, Any], path: str = "") -> Iterator[dict[str, Any]]:
    """Yield each figure that differs: where, what it was, what it is."""
    for key in dict.fromkeys((*old, *new)):
        where = f"{path}.{key}" if path else key
        before, after = old.get(key), new.get(key)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from changes(before, after, where)
        elif before != after:
            yield {"处": where, "原": before, "现": after}


def entries(output: Path) -> list[dict[str, Any]]:
    """Return the lines of the log, oldest first. Raises DocgenError: a line that is none."""
    path = output / LOG
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        if not isinstance(entry, dict) or not isinstance(entry.get("票数"), dict):
            raise DocgenError([Problem("E-CNT-05", Place(path.as_posix(), number), "计票记录的这一行读不出来", "从备份恢复这个文件；不能恢复的，移走它再运行")])
        found.append(entry)
    return found


def record(output: Path, results: Results, at: str, reason: str) -> dict[str, Any] | None:
    """Add a line to the log if the figures are new, and return it; None when nothing has changed.

    at: the time, as it is to stand there. reason: why they were corrected, empty if nobody said so.
    """
    earlier, figures = entries(output), figures_of(results)
    if earlier and earlier[-1]["票数"] == figures:
        return None
    entry: dict[str, Any] = {"时间": at, "事由": reason or (UNTOLD if earlier else FIRST)}
    if earlier:
        entry |= {"改动": list(changes(earlier[-1]["票数"], figures)), "原票数": earlier[-1]["票数"]}
    entry["票数"] = figures
    lines = [*earlier, entry]
    write_whole(output / LOG, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode())
    return entry
