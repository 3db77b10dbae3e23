"""Where the figures of the day come from: 票数.yaml, 计票.xlsx, or the ballot papers of 选票明细; one of them only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.content import count_sheet, papers
from docgen.content.node import Node, Record
from docgen.problem import Place, Problem

FIGURES = ("委员预选", "委员选举", "领导选举", "后续选举", "减少名额")
FILES = (count_sheet.WORKBOOK, papers.WORKBOOK)


def read_figures(folder: Path, trees: dict[str, Node], found: list[Problem]) -> papers.Papers | None:
    """Put the figures of 计票.xlsx among the trees, and return the ballot papers if these are the source.

    票数.yaml may stand beside another source as long as it only tells of sittings and hands (到会、举手表决).
    """
    told = trees.get(count_sheet.ROOT)
    written = isinstance(told, Record) and any(key in told.entries for key in FIGURES)
    counted = count_sheet.read_counts(folder, found) if (folder / count_sheet.WORKBOOK).exists() else None
    entered = papers.read_papers(folder, found) if papers.has_papers(folder) else None
    sources = [name for name, there in (("票数.yaml", written), (count_sheet.WORKBOOK, counted), (papers.ROOT, entered)) if there]
    if len(sources) > 1:
        found.append(Problem("E-CNT-01", Place(sources[1]), f"票数有{len(sources)}处：{'、'.join(sources)}", "只留一处，其余移出资料目录；两处不一致时以签了名的计票单为准"))
        return None
    if counted is not None:
        above = told.entries if isinstance(told, Record) else {}
        trees[count_sheet.ROOT] = replace(counted, entries={**counted.entries, **above})
    if entered is not None and entered.told is not None:
        above = told.entries if isinstance(told, Record) else {}
        trees[count_sheet.ROOT] = replace(entered.told, entries={**entered.told.entries, **above})
    return entered
