"""Writing what was made: each file whole or not at all, and nothing that a person has edited is lost.

`清单.json` beside the papers remembers the hash of each file as docgen wrote it; a file that differs
from its hash was edited by hand. Before the first file of a run is written, the list says what is about
to be (`在写`), so that a run which was cut short does not make a stranger of docgen's own work.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docgen import __version__
from docgen.documents.catalogue import Choice
from docgen.problem import DocgenError, Place, Problem, Severity
from docgen.render.pdf import made_here
from docgen.whole import digest, sweep, write_whole

LIST = "清单.json"
ASIDE = "（新稿）"
BEGUN = "在写"
State = Literal["新写", "已更新", "未变", "手工改过", "已移走"]


@dataclass(frozen=True)
class Made:
    """A file that was made: where it is now, what happened to it there, and the edited file it stands beside, if any."""

    path: Path
    choice: Choice | None
    state: State
    beside: Path | None = None

    @property
    def problem(self) -> Problem | None:
        """What the user should know of it."""
        if self.beside is None:
            return None
        message = f"这份文件被手工改过，没有覆盖；新的一份写在“{self.path.name}”"
        return Problem("W-OUT-01", Place(self.beside.as_posix()), message, "比对两份，留下要用的一份", Severity.WARNING)


@dataclass(frozen=True)
class Order:
    """A file to be written: where, what, what that does, and the edited file that it is put beside."""

    path: Path
    data: bytes
    state: State
    beside: Path | None = None

    @property
    def writes(self) -> bool:
        """Whether anything has to be written at all."""
        return self.state != "未变"


class Output:
    """The folder that receives a packet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = self.recorded()
        self.layouts: dict[str, Any] = dict(self.before.get("版面", {}))
        self.asides: dict[str, str] = dict(self.before.get("新稿", {}))
        self.begun: dict[str, list[str]] = self.before.pop(BEGUN, {})

    def recorded(self) -> dict[str, Any]:
        """Return the list of the earlier run, empty if there was none or it cannot be read."""
        try:
            found = json.loads((self.folder / LIST).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        own = {key: found[key] for key in ("文件", "版面", "新稿", BEGUN) if isinstance(found.get(key), dict)}
        return {key: value for key, value in found.items() if isinstance(value, str)} | {
            "文件": {name: entry for name, entry in own.get("文件", {}).items() if isinstance(entry, dict) and self.holds(name)},
            "版面": own.get("版面", {}),
            "新稿": {name: one for name, one in own.get("新稿", {}).items() if self.holds(name)},
            BEGUN: {name: many for name, many in own.get(BEGUN, {}).items() if isinstance(many, list) and self.holds(name)},
        }

    def holds(self, name: str) -> bool:
        """Whether a name of the list lies within this folder; a list that somebody wrote must not reach further."""
        try:
            return (self.folder / name).resolve().is_relative_to(self.folder.resolve())
        except (OSError, ValueError):
            return False

    def check_owner(self, owner: str) -> None:
        """Raises DocgenError: the folder holds the papers of another content folder, which would be lost."""
        before = self.before.get("整套")
        if isinstance(before, str) and before != owner:
            message = f"这个目录里已有另一套文件（{before}），没有改动"
            cure = "用 -o 换一个目录；那一套不再要的，先把整个目录移走"
            raise DocgenError([Problem("E-OUT-02", Place(self.folder.as_posix()), message, cure)])

    def write(self, made: Sequence[tuple[str, Choice | None, bytes]], inputs: Mapping[str, str], whole: bool, owner: str) -> list[Made]:
        """Write the files and the list of them; return what happened to each.

        made: (path below the folder, the choice it came from, bytes). inputs: hashes of what it was made from.
        whole: the list is complete, so papers of earlier runs that are no longer made are removed, unless edited.
        owner: the content folder that the papers belong to. Raises DocgenError: there are another one's papers.
        """
        self.check_owner(owner)
        known: dict[str, Any] = dict(self.before.get("文件", {}))
        sweep({self.folder, *((self.folder / name).parent for name in (*known, *(name for name, _, _ in made)))})
        orders = [self.order(name, data) for name, _, data in made]
        self.announce(orders, owner)
        results = []
        for (name, choice, data), order in zip(made, orders, strict=True):
            self.carry_out(order)
            results.append(Made(order.path, choice, order.state, order.beside))
            old = known.get(name, {})
            known[name] = record(data, choice) | ({"pdf": old["pdf"]} if "pdf" in old else {})
        if whole:
            for name in set(known) - {name for name, _, _ in made}:
                known.pop(name)
                if self.remove(name):
                    results.append(Made(self.folder / name, None, "已移走"))
        self.begun = {}
        self.save({"docgen": __version__, "整套": owner, "资料": dict(inputs), "文件": dict(sorted(known.items())), "版面": {name: self.layouts[name] for name in sorted(self.layouts) if name in known}, "新稿": self.asides})
        return results

    def announce(self, orders: Sequence[Order], owner: str) -> None:
        """Say in the list of the earlier run what is about to be written; what a run cut short had said stays said."""
        begun = dict(self.begun)
        for order in orders:
            if order.writes:
                name = self.name_of(order.path)
                begun[name] = list(dict.fromkeys([*begun.get(name, []), digest(order.data)]))
        if begun:
            self.begun = begun
            self.save(self.before | {"整套": owner, BEGUN: begun})

    def save(self, listed: dict[str, Any]) -> None:
        """Write the list."""
        self.before = {key: value for key, value in listed.items() if key != BEGUN}
        write_whole(self.folder / LIST, (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))

    def name_of(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def wrote(self, name: str, data: bytes) -> bool:
        """Whether a file with this content is as docgen wrote it, or was about to write it."""
        entry = self.before.get("文件", {}).get(name, {})
        return digest(data) in (entry.get("sha256"), self.asides.get(name), *self.begun.get(name, ()))

    def made_pdf(self, path: Path) -> bool:
        """Whether the PDF beside a paper is absent or ours: a scan of the sealed paper, say, is not."""
        pdf = path.with_suffix(".pdf")
        if not pdf.exists():
            return True
        data = pdf.read_bytes()
        return digest(data) == self.before.get("文件", {}).get(self.name_of(path), {}).get("pdf") or made_here(data)

    def note_pdfs(self, papers: Iterable[Path]) -> None:
        """Remember the PDFs just made, so that a later run knows them as ours."""
        files = dict(self.before.get("文件", {}))
        for path in papers:
            name = self.name_of(path)
            files[name] = files.get(name, {}) | {"pdf": digest(path.with_suffix(".pdf").read_bytes())}
        self.save(self.before | {"文件": dict(sorted(files.items()))})

    def order(self, name: str, data: bytes) -> Order:
        """Return where a file goes and what becomes of what is there: beside it, if that was edited by hand."""
        path = self.folder / name
        if not path.exists():
            return Order(path, data, "新写")
        there = path.read_bytes()
        if there == data:
            return Order(path, data, "未变")
        return Order(path, data, "已更新") if self.wrote(name, there) else Order(self.place_aside(path, data), data, "手工改过", path)

    def carry_out(self, order: Order) -> None:
        """Write what an order says. The PDF goes first: it shows what will no longer be so."""
        if order.state == "已更新":
            self.drop_pdf(order.path)
        if order.writes:
            write_whole(order.path, order.data)
        if order.beside:
            self.asides[self.name_of(order.path)] = digest(order.data)

    def place_aside(self, path: Path, data: bytes) -> Path:
        """Return a name beside an edited file at which nothing that was edited stands either."""
        for count in itertools.count(1):
            aside = path.with_stem(path.stem + (ASIDE if count == 1 else f"（新稿{count}）"))
            there = aside.read_bytes() if aside.exists() else data
            if there == data or self.wrote(self.name_of(aside), there):
                break
        return aside

    def drop_pdf(self, path: Path) -> None:
        """Remove the PDF of a paper if docgen made it."""
        if self.made_pdf(path):
            path.with_suffix(".pdf").unlink(missing_ok=True)

    def remove(self, name: str) -> bool:
        """Remove a paper of an earlier run and its PDF, unless somebody has edited it; tell whether it went."""
        path = self.folder / name
        if not path.exists() or not self.wrote(name, path.read_bytes()):
            return False
        self.drop_pdf(path)
        path.unlink()
        return True


def check_target(path: Path, force: bool, suffix: str = ".docx") -> None:
    """Raises DocgenError: a file that a command is to write is there already, or its name does not end with `suffix`."""
    if path.suffix.lower() != suffix:
        raise DocgenError([Problem("E-OUT-04", Place(path.as_posix()), f"要写的文件不是 {suffix}", f"把要写的文件名改成以 {suffix} 结尾")])
    if path.exists() and not (force and path.is_file()):
        raise DocgenError([Problem("E-OUT-03", Place(path.as_posix()), "已有这个文件，没有覆盖", "换一个文件名，或加 --force 覆盖它")])


def record(data: bytes, choice: Choice | None) -> dict[str, str]:
    """Return what the list says of one file."""
    shown = {"sha256": digest(data)}
    if choice:
        shown |= {"编号": choice.entry.code, "模板": choice.entry.path, "日期": str(choice.day), "文号": choice.number}
    return shown
