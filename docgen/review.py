"""What `docgen check` looks at beyond the facts: the papers made from them, texts of the folder, papers that somebody edited.

Read only. Everything is given: the composer, the frames, the folder of an earlier output.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from docgen.content.acknowledged import Placed, silenced
from docgen.content.codes import CODES
from docgen.documents import consistency
from docgen.documents.affected import affected
from docgen.documents.block import Paper
from docgen.documents.catalogue import Choice
from docgen.documents.composer import Composer
from docgen.documents.consistency import Composed
from docgen.documents.entry import Entry
from docgen.model.circular import Circular
from docgen.model.dossier import CircularDossier, Dossier
from docgen.output import LIST
from docgen.problem import DocgenError, Place, Problem, Severity, errors, nearest
from docgen.render.frame import Frames
from docgen.render.readback import Words, read_words
from docgen.rules.catalogue import events, rules
from docgen.rules.known import Known, known
from docgen.rules.said import Grid, Said

TOKEN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d+(?:\.\d+)?(?:%|％)?(?:名|人|张|票|元|个|项|家)?|第[一二三四五六七八九十]+[届次]")
ALIKE = 0.6
"""Two paragraphs more alike than this are one, changed."""
LETTER = "B10"
"""The letter about the candidates: the answer to it holds for those whom it named."""


@dataclass(frozen=True)
class Review:
    """Every problem of a folder, and which papers the errors touch: {number and name of a paper: codes of the errors}."""

    problems: tuple[Problem, ...]
    touched: Mapping[str, tuple[str, ...]]


class Reviewer:
    """Reviews one folder whose facts have no errors."""

    def __init__(self, dossier: Dossier | CircularDossier, composer: Composer, frames: Frames) -> None:
        self.composer = composer
        self.frames = frames
        self.choices = [choice for choice in composer.choices() if choice.included]
        self.facts: Known | None = known(dossier) if isinstance(dossier, Dossier) else None
        self.circular: Circular | None = dossier.circular if isinstance(dossier, CircularDossier) else None

    def papers(self) -> list[tuple[Problem, str]]:
        """Return what keeps papers from being composed, and what composed papers say wrongly, each with the number of its paper."""
        composed, found = [], []
        for choice in self.choices:
            try:
                composed.append((choice, self.composer.paper(choice.entry.code)))
            except DocgenError as error:
                found += [(problem, choice.entry.code) for problem in error.problems]
        return [*found, *self.said(composed)]

    def said(self, papers: Iterable[tuple[Choice, Paper]]) -> list[tuple[Problem, str]]:
        """Return what composed papers say wrongly, each problem with the number of its paper; making papers asks the same."""
        composed = [Composed(paper, choice.entry.front, choice.file_name) for choice, paper in papers]
        return consistency.papers(composed, self.facts, self.circular)

    def texts(self) -> list[Problem]:
        """Return what the Markdown texts of the folder say against the facts, with line and column."""
        texts = self.composer.matter.own_texts
        return [
            problem
            for name, text in texts.items()
            for problem in consistency.told(name, consistency.said_in(name, text), self.facts, self.circular)
        ]

    def written(self, output: Path) -> list[Problem]:
        """Return what papers of an earlier output say against the facts: those edited by hand since, and the letter about the candidates."""
        listed = {choice.entry.code: choice for choice in self.choices}
        found = []
        for path, code, edited in earlier(output):
            choice = listed.get(code)
            words = read_words(path.read_bytes()) if edited or code == LETTER else None
            if edited and words is None:
                found.append(Problem("W-OUT-03", Place(path.as_posix()), "这份文件改过，读不出里面的文字", "用 Word 或 WPS 打开，另存为 .docx", Severity.WARNING))
            if words:
                told = consistency.told(path.as_posix(), said_of_words(path, words, choice), self.facts, self.circular)
                found += told if edited else [problem for problem in told if problem.code == "W-SLA-04"]
            if words and edited and choice:
                now = read_words(self.frames.make(self.composer.paper(code)))
                found += [differs(path.as_posix(), old, new) for old, new in pairs(words, now)] if now else []
        return found


def said_of_words(path: Path, words: Words, choice: Choice | None) -> Said:
    """Return what a .docx says, as the checks of texts read it."""
    front = choice.entry.front if choice else None
    grids = [Grid(table[0], table[1:], -1) for table in words.tables if table and all(len(row) == len(table[0]) for row in table)]
    return consistency.edited(path.stem, front.code if front else "", front, words.paragraphs, grids)


def earlier(output: Path) -> list[tuple[Path, str, bool]]:
    """Return the papers of an earlier output: file, number (empty: none), whether it is no longer as it was written."""
    try:
        listed = json.loads((output / LIST).read_text("utf-8"))["文件"]
        known_files = {name: (record["sha256"], record.get("编号", "")) for name, record in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    root = output.resolve()
    paths = [(output / name, digest, code) for name, (digest, code) in sorted(known_files.items()) if name.endswith(".docx")]
    there = [each for each in paths if each[0].is_file() and each[0].resolve().is_relative_to(root)]
    return [(path, code, sha256(path.read_bytes()).hexdigest() != digest) for path, digest, code in there]


def pairs(old: Words, new: Words) -> list[tuple[str, str]]:
    """Return the paragraphs in which dates, numbers or terms are others than the facts now give, with what they would be."""
    before, after = [text for text in old.paragraphs if text], [text for text in new.paragraphs if text]
    found = []
    for kind, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        for text in before[first:last]:
            like = max(after[begin:end], key=lambda other: SequenceMatcher(None, text, other).ratio())
            if SequenceMatcher(None, text, like).ratio() > ALIKE and TOKEN.findall(text) != TOKEN.findall(like):
                found.append((text, like))
    return found


def differs(file: str, old: str, new: str) -> Problem:
    """Return the problem of an edited paragraph that says other dates or numbers than the facts now give."""
    said, now = TOKEN.findall(old), TOKEN.findall(new)
    only = "、".join(dict.fromkeys(token for token in said if token not in now)) or "、".join(said)
    instead = "、".join(dict.fromkeys(token for token in now if token not in said)) or "、".join(now)
    message = f"改过的文件写的是“{only}”，按现在的资料是“{instead}”" if only and instead else f"改过的文件多写了“{only}”" if only else f"改过的文件少了“{instead}”"
    return Problem("W-OUT-02", Place(file, key=f"“{old[:24]}”"), message, "改成一致：资料对的改文件，文件对的改资料后重新生成", Severity.WARNING)


def once(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without those that only repeat, in another paper, what was told of an earlier one."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for problem in problems:
        same = (problem.code, problem.message)
        if same not in seen or problem.place.line:
            kept.append(problem)
        seen.add(same)
    return kept


def unneeded(listed: Sequence[Placed], problems: Sequence[Problem], known_codes: Iterable[str], whole: bool) -> list[Problem]:
    """Return what is to be told of acknowledgements: a code that nobody knows, an error, one without its problem (when `whole`)."""
    codes, found = frozenset(known_codes), []
    for each in listed:
        code = each.said.code
        if code not in codes:
            found.append(Problem("W-ACK-01", each.place, f"没有“{code}”这个代码{nearest(code, codes)}", "改成检查报出的代码", Severity.WARNING))
        elif code.startswith("E-"):
            found.append(Problem("W-ACK-02", each.place, f"{code}是错误，不能核对了事", "改正资料；删去这一条", Severity.WARNING))
        elif whole and not any(each.covers(problem) for problem in problems):
            found.append(Problem("I-ACK-03", each.place, f"{code}（{each.said.key or each.said.file}）已经没有这个问题", "删去这一条", Severity.NOTE))
    return found


def review(
    problems: Sequence[Problem], one: Reviewer | None, output: Path, listed: Sequence[Placed], entries: Iterable[Entry],
    forms: Callable[[str], Iterable[str]],
) -> Review:  # fmt: skip
    """Return every problem of a folder and which papers its errors touch.

    problems: those of the facts. one: None when they have errors, then nothing is composed. entries: the papers of the folder.
    """
    ours = one.papers() if one else []
    found = once([*problems, *(one.texts() if one else []), *(problem for problem, _ in ours), *(one.written(output) if one else [])])
    told = [*silenced(found, listed), *unneeded(listed, found, [*rules(), *CODES, *events()], one is not None)]
    entries = list(entries)
    touched = {code: [problem.code for problem in touching] for code, touching in affected(errors(problems), entries, forms).items()}
    for problem, code in ours:
        if problem.severity is Severity.ERROR:
            touched.setdefault(code, []).append(problem.code)
    names = {entry.code: f"{entry.code} {entry.front.name}" for entry in entries}
    return Review(tuple(told), {names[code]: tuple(dict.fromkeys(codes)) for code, codes in sorted(touched.items()) if code in names})
