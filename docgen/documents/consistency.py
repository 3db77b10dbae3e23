"""Papers against the facts and against each other: nothing that a composed paper says may contradict them (§7).

Pure: papers in, findings out. `told` also reads a text of the folder and a .docx that somebody edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.documents.block import Block, Cue, Form, Heading, Paper, Paragraph, Table
from docgen.documents.block import Names as NameList
from docgen.documents.entry import FrontMatter
from docgen.model.circular import Circular
from docgen.problem import Place, Problem, Severity
from docgen.rules import said_counts, said_figures, said_form, said_lists, said_names, said_papers
from docgen.rules.known import Known
from docgen.rules.said import Grid, Names, Passage, Remark, Said, Source, remark

ANY = (*said_form.CHECKS, *said_names.ANYWHERE, *said_lists.ANYWHERE, *said_figures.ANYWHERE)
CONGRESS = (*said_names.CHECKS, *said_counts.CHECKS, *said_lists.CHECKS, *said_papers.CHECKS)
ANNEX = re.compile(r"附件(\d{1,2})?")
RULES_KINDS = ("办法", "议程", "章程", "制度", "决议")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
MARK = re.compile(r"^(?:#{1,4}\s+|>\s?)")
SHORT = 24


@dataclass(frozen=True)
class Composed:
    """A paper as composed, what its template says of it, and the file that it becomes."""

    paper: Paper
    front: FrontMatter
    file: str


@dataclass
class Collector:
    """Gathers blocks of a paper and its annexes as passages, tables and lists."""

    passages: list[Passage]
    grids: list[Grid]
    lists: list[Names]

    def add(self, body: Sequence[Block] | Form, part: int) -> None:
        for block in body if not isinstance(body, Form) else ():
            last = len(self.passages) - 1
            if isinstance(block, Heading):
                self.passages.append(Passage(block.text + words(block.run_in), "小标题", part))
            elif isinstance(block, (Paragraph, Cue)):
                self.passages.append(Passage(words(block.runs), "提示" if isinstance(block, Cue) else "段落", part))
            elif isinstance(block, Table):
                self.grids.append(Grid(tuple(column.head for column in block.columns), block.rows, last))
                cells = "\n".join(" ".join(row) for row in block.rows)
                self.passages.append(Passage(f"{block.caption}\n{cells}".strip(), "表格", part))
            elif isinstance(block, NameList):
                self.lists.append(Names(block.names, last))
                self.passages.append(Passage("、".join(block.names), "名单", part))


def words(runs: Iterable[object]) -> str:
    return "".join(str(getattr(run, "text", "")) for run in runs)


def said_of(composed: Composed) -> Said:
    """Return what a composed paper says, its annexes included; of a print run the first paper, as the others repeat its words."""
    paper, front = composed.paper, composed.front
    first = [Passage(paper.title, "标题"), *([Passage(paper.subtitle, "题注")] if paper.subtitle else [])]
    gathered = Collector(first, [], [])
    gathered.add(paper.body, 0)
    for number, annex in enumerate(paper.attachments, 1):
        gathered.passages.append(Passage(annex.title, "标题", number))
        gathered.add(annex.body, number)
    passages, grids, lists = tuple(gathered.passages), tuple(gathered.grids), tuple(gathered.lists)
    return Said(paper.name, passages, grids, lists, front.code, front.kind, front.stage)


def said_in(name: str, text: str) -> Said:
    """Return what a Markdown text of the folder says, line by line; tags keep their room and say nothing."""
    hidden = TAG.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)
    passages = tuple(
        Passage(line, "小标题" if line.startswith("#") else "段落", line=number) for number, line in enumerate(hidden.splitlines(), 1) if line.strip()
    )
    return Said(name, passages, source="文稿")


def remarks(said: Said, facts: Known | None, circular: Circular | None = None) -> Iterator[Remark]:
    """Yield what is wrong with one paper or text; each thing once."""
    told = set()
    for rule in ANY:
        for found in rule(said):
            told.add(found)
            yield found
    for check in CONGRESS if facts else ():
        assert facts
        for found in check(said, facts):
            if found not in told:
                told.add(found)
                yield found
    for about in said_figures.CIRCULAR if circular else ():
        assert circular
        yield from about(said, circular)


def problem_of(said: Said, found: Remark, file: str) -> Problem:
    """Return a remark with its place: file, line and column of a text, else the paper and the words quoted."""
    at = said.passages[found.passage] if found.passage >= 0 else Passage("")
    quote = f"“{found.quote[:SHORT]}”" if found.quote else ""
    column = found.start + 1 if at.line else 0
    severity = found.severity
    if said.source != "文件" and severity is Severity.ERROR:
        severity = Severity.WARNING  # a text of one's own may speak of something else
    return Problem(found.code, Place(file, at.line, column, quote), found.message, found.cure, severity)


def papers(composed: Sequence[Composed], facts: Known | None, circular: Circular | None = None) -> list[tuple[Problem, str]]:
    """Return what is wrong with composed papers, each problem with the number of its paper."""
    found = []
    for one in composed:
        said = said_of(one)
        for each in (*parts(one, facts), *remarks(said, facts, circular)):
            found.append((problem_of(said, each, one.file), one.front.code))
    return found


def told(name: str, said: Said, facts: Known | None, circular: Circular | None = None) -> list[Problem]:
    """Return what is wrong with a text of the folder or an edited paper; `name` is its file."""
    return [problem_of(said, found, name) for found in remarks(said, facts, circular)]


def parts(one: Composed, facts: Known | None) -> Iterator[Remark]:
    """Yield what is wrong with the parts of one paper."""
    for rule in (check_draft, check_annexes, check_genre, check_seal):
        yield from rule(one)
    if facts:
        yield from check_adopted(one, facts)
        yield from check_founded(one, facts)


def whole(code: str, one: Composed, message: str, cure: str) -> Remark:
    """Return a remark on the title of a paper."""
    return remark(code, 0, (0, one.paper.title), message, cure)


def check_draft(one: Composed) -> Iterator[Remark]:
    """E-DOC-02: a draft is called one until it is adopted, and not afterwards."""
    front, title = one.front, one.paper.title
    if front.kind not in RULES_KINDS or front.official:
        return
    if front.stage in ("筹备", "会前") and "（草案）" not in title and front.kind != "制度":
        yield whole("E-DOC-02", one, f"{front.kind}在通过以前应是草案，标题里没有“（草案）”", "标题后加“（草案）”")
    if front.stage in ("会后", "制度") and "（草案）" in title:
        yield whole("E-DOC-02", one, "已经通过的文件，标题里还有“（草案）”", "删去“（草案）”，加题注")


def check_adopted(one: Composed, facts: Known) -> Iterator[Remark]:
    """E-DOC-02: what was adopted carries the day and the body that adopted it (题注)."""
    front, after = one.front, facts.dossier.state == "会后"
    adopted = re.search(r"\d{4}年\d{1,2}月\d{1,2}日.*通过", one.paper.subtitle)
    if after and front.kind in RULES_KINDS and not front.official and front.stage in ("会后", "制度") and not adopted:
        yield whole("E-DOC-02", one, "已经通过的文件没有题注", "在标题下写“（×年×月×日××会议通过）”")


def check_annexes(one: Composed) -> Iterator[Remark]:
    """E-DOC-03: every annex that the text refers to is there, and every annex of several is referred to."""
    paper = one.paper
    texts = said_of(replace(one, paper=replace(paper, attachments=()))).passages
    count = len(paper.attachments)
    for index, passage in enumerate(texts):
        for found in ANNEX.finditer(passage.text):
            number = int(found[1]) if found[1] else 1
            quoted = passage.text[: found.start()].count("《") > passage.text[: found.start()].count("》")
            if number > count and not quoted and one.front.official:
                yield remark("E-DOC-03", index, found, f"文中写了“{found[0]}”，这份文件只有{count}个附件" if count else f"文中写了“{found[0]}”，这份文件没有附件", "补上附件，或改正文中的说法")


def check_genre(one: Composed) -> Iterator[Remark]:
    """E-DOC-04: the kind fits the relation: 请示 goes up to one body, 批复 answers, 函 is a letter."""
    front, paper = one.front, one.paper
    text = "\n".join(passage.text for passage in said_of(one).passages if passage.part == 0)
    if not front.official:
        return
    if not paper.title.endswith(front.kind) and not (front.kind == "函" and paper.title.endswith("复函")):
        yield whole("E-DOC-04", one, f"文种是{front.kind}，标题却不以“{front.kind}”结尾", "改正标题或文种")
    if front.kind in ("请示", "报告") and front.frame != "红头-上行":
        yield whole("E-DOC-04", one, f"{front.kind}是上行文，版式却是{front.frame}", "版式改为红头-上行")
    if front.kind == "请示" and re.search("[，、]", paper.addressees):
        yield whole("E-DOC-04", one, f"请示只主送一个机关，这里主送“{paper.addressees}”", "只写一个主送机关，其余抄送")
    if front.kind == "批复" and "收悉" not in text:
        yield whole("E-DOC-04", one, "批复没有写来文收悉", "开头写“你×《……的请示》（文号）收悉”")
    if front.kind == "函" and front.frame != "信函":
        yield whole("E-DOC-04", one, f"函用信函格式，版式却是{front.frame}", "版式改为信函")
    if front.kind in ("通知", "通报", "批复") and front.frame == "红头-上行":
        yield whole("E-DOC-04", one, f"{front.kind}不是上行文，版式却是红头-上行", "版式改为红头-下行")
    if front.kind == "报告" and re.search("请(?:予)?批示|请(?:予)?批复", text):
        yield whole("E-DOC-04", one, "报告里夹带了请示事项", "请示事项另行文")


def check_seal(one: Composed) -> Iterator[Remark]:
    """W-DOC-09: who signs is who issues, all of them."""
    paper = one.paper
    if paper.head and paper.signature and paper.head.issuers != paper.signature.names:
        yield whole("W-DOC-09", one, f"发文机关是{'、'.join(paper.head.issuers)}，署名是{'、'.join(paper.signature.names)}", "改成一致；联合行文的，各机关都署名、盖章")


def check_founded(one: Composed, facts: Known) -> Iterator[Remark]:
    """W-DOC-08: an organisation does not sign before it is founded."""
    signature, name = one.paper.signature, facts.dossier.organisation.signed_as
    if facts.founding and signature and name in signature.names and signature.day < facts.opens:
        yield whole("W-DOC-08", one, f"{name}{facts.opens}才成立，这份文件的日期是{signature.day}", "成立以前由筹备工作领导小组或党委行文")


def edited(name: str, code: str, front: FrontMatter | None, lines: Sequence[str], grids: Sequence[Grid]) -> Said:
    """Return what a paper edited by hand says: its paragraphs, and its tables as `grids`."""
    source: Source = "改稿"
    passages = tuple(Passage(line) for line in lines if line.strip())
    return Said(name, passages, tuple(grids), (), code, front.kind if front else "", front.stage if front else "", source)
