"""Checks of ballot papers that were entered one by one: every mark is read, every ruling has its grounds (§2.10)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.dossier import Dossier
from docgen.problem import nearest
from docgen.rules.ballots import known_people, names_in, rulings_of, vote_of
from docgen.rules.finding import Finding


def check_papers(dossier: Dossier) -> Iterator[Finding]:
    """E-PAP-01…06 over every paper."""
    people = known_people(dossier) if dossier.papers else {}
    marks = dossier.profile.marks
    for index, papers, rulings in rulings_of(dossier):
        key = f"选票明细[{index}]"
        if papers.returned is not None and papers.returned != len(papers.papers):
            yield Finding("E-PAP-03", f"{key}.收回", f"清点收回{papers.returned}张，明细登记了{len(papers.papers)}张", "核对是不是漏登或者重登了选票")
        for row, (paper, ruling) in enumerate(zip(papers.papers, rulings, strict=True)):
            here = f"{key}.选票[{row}]"
            if paper.ruling == "作废":
                if not paper.grounds:
                    yield Finding("E-PAP-02", f"{here}.裁定", "整张作废，没有写理由", "在“理由”一栏写明总监票人、监票人认定作废的理由")
                continue
            for column, mark in enumerate(paper.marks):
                if vote_of(mark, marks) is None:
                    yield Finding("E-PAP-01", f"{here}.划票[{column}]", f"看不懂的符号“{mark}”", f"填“{marks.yes}”“{marks.no}”或者留空；选票上辨认不清的填“废”")
            if paper.ruling == "有效" and not ruling.valid:
                yield Finding("E-PAP-04", f"{here}.裁定", f"认定有效，但{'；'.join(ruling.grounds)}", "所选人数多于应选名额的选票不能认定有效；改为作废，写明理由")
            for post, text in paper.written.items():
                for name, _ in names_in(text, marks):
                    if name not in people:
                        yield Finding("E-PAP-05", f"{here}.另选.{post}", f"花名册里没有“{name}”{nearest(name, people)}", "改正姓名；确是花名册以外的人，加进“人员”表")


def check_both(dossier: Dossier) -> Iterator[Finding]:
    """E-PAP-06: each election has its papers once; the leaders' may come later than the committee's."""
    first = [papers.election for papers in dossier.papers if papers.kind == "首次投票"]
    for election in ("委员预选", "委员选举", "领导选举") if dossier.papers else ():
        count = first.count(election)
        if count != 1 and (count or (election == "委员选举" and set(first) != {"委员预选"})):
            yield Finding("E-PAP-06", "选票明细", f"选票明细里{election}的首次投票有{count}份，应当有1份", "补上这次选举的选票；再次投票、另行选举的种类照实写")


CHECKS = (check_papers, check_both)
