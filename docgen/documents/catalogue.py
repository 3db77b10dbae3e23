"""The catalogue: every text template by its number, and which of them a folder has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType

from docgen.content.clean import printable
from docgen.content.record import read_record
from docgen.documents.entry import STAGES, Entry, FrontMatter, Shared
from docgen.problem import Place, Problem, nearest

FENCE = "---"
SHARED = "共用"
"""The folder of texts that are no papers: what papers share."""


@dataclass(frozen=True)
class Choice:
    """A paper of the catalogue, whether a folder has it, and why; day and number as far as known."""

    entry: Entry
    included: bool
    reason: str
    day: dt.date | None = None
    number: str = ""
    waits: bool = False
    """Whether it will be made once the facts it needs are there."""

    @property
    def file_name(self) -> str:
        front = self.entry.front
        return f"{front.stage}/{front.code}-{front.name}.docx"


@dataclass(frozen=True)
class Catalogue:
    """Every entry by its code, in the order of stages and codes."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def entry(self, code: str) -> Entry:
        return self.entries[code]


def as_code(typed: str) -> str:
    """Return a number as the catalogue writes it: b07A → B07a."""
    return typed.strip()[:1].upper() + typed.strip()[1:].lower()


def read(texts: Mapping[str, str]) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue of `texts` ({path: text}) and the problems of its front matters."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    shared = {PurePosixPath(path).stem: Shared(path, text) for path, text in texts.items() if is_shared(path)}
    for path, text in texts.items():
        if is_shared(path):
            continue
        entry, found = read_entry(path, text, shared)
        problems += found
        if entry is None:
            continue
        if entry.code in entries:
            other = entries[entry.code].path
            problems.append(Problem("E-TPL-09", Place(path, 2), f"编号“{entry.code}”已经用在 {other}", "换一个编号，或让文件同名以替换原来的模板"))
            continue
        entries[entry.code] = entry
    problems += [problem for entry in entries.values() for problem in (*check_attachments(entry, entries), *check_body(entry))]
    order = sorted(entries.values(), key=lambda entry: (STAGES.index(entry.front.stage), entry.code))
    return Catalogue({entry.code: entry for entry in order}), problems


def is_shared(path: str) -> bool:
    """Whether a text is no paper but what papers share."""
    return PurePosixPath(path).parent.name == SHARED


def read_entry(path: str, text: str, shared: Mapping[str, Shared] = MappingProxyType({})) -> tuple[Entry | None, list[Problem]]:
    """Return one text template, or the problems of its front matter. shared: the texts that templates share, by name."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or FENCE not in [line.rstrip() for line in lines[1:]]:
        cure = "在文件开头写 ---，逐行写 编号、名称、文种、版式、阶段、时间、适用，再写一行 ---"
        return None, [Problem("E-TPL-10", Place(path, 1), "缺少开头的说明（两行 --- 之间）", cure)]
    end = [line.rstrip() for line in lines].index(FENCE, 1)
    unseen: list[Problem] = []
    lines[end + 1 :] = [printable(line, Place(path, number), unseen) for number, line in enumerate(lines[end + 1 :], end + 2)]
    front, problems = read_record("\n".join(["", *lines[1:end]]), path, FrontMatter)
    problems = [*problems, *unseen]
    if front is None:
        return None, problems
    problems += [
        Problem("E-TPL-08", Place(path, 1), f"没有“{name}”这段共用文字{nearest(name, shared)}", f"改成 templates/文书/{SHARED} 里已有的文件名")
        for name in front.shared
        if name not in shared
    ]
    return Entry(front, path, "\n".join(lines[end + 1 :]), end + 2, tuple(shared[name] for name in front.shared if name in shared)), problems


def check_attachments(entry: Entry, entries: Mapping[str, Entry]) -> list[Problem]:
    """Problems with the annexes an entry names: each must be in the catalogue, once, and not lead back to the entry."""
    found = []
    for code in dict.fromkeys(entry.front.attachments):
        if code not in entries:
            message, cure = f"附件“{code}”不在目录里{nearest(code, entries)}", "改成目录里已有的编号"
            found.append(Problem("E-TPL-06", Place(entry.path, 1), message, cure))
        elif way := way_back(entry.code, code, entries):
            message = "附件是它自己" if code == entry.code else f"附件绕回了自己：{'→'.join((entry.code, *way))}"
            found.append(Problem("E-TPL-14", Place(entry.path, 1), message, "在其中一份的“附件”里删去这个编号"))
        elif entry.front.attachments.count(code) > 1:
            found.append(Problem("E-TPL-14", Place(entry.path, 1), f"附件“{code}”写了两次", "只留一个"))
    return found


def way_back(home: str, code: str, entries: Mapping[str, Entry], seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the annexes by which one comes from `code` back to `home`, empty if one does not."""
    if code == home:
        return (*seen, code)
    if code in seen or code not in entries:
        return ()
    ways = (way_back(home, further, entries, (*seen, code)) for further in entries[code].front.attachments)
    return next(filter(None, ways), ())


def check_body(entry: Entry) -> list[Problem]:
    """The problem of a paper that is written here and says nothing: none or one."""
    return [] if entry.front.incoming or entry.front.form or entry.whole.strip() else [no_body(entry)]


def no_body(entry: Entry) -> Problem:
    return Problem("E-TPL-15", Place(entry.path, entry.body_line), "正文是空的", "写上正文；别处起草、只供引用的文件，版式写 来文")
