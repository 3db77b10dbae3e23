"""Writing what was made: each file whole or not at all, and nothing that a person has edited is lost.

`清单.json` beside the papers remembers the hash of each file as docgen wrote it; a file that differs
from its hash was edited by hand.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docgen import __version__
from docgen.documents.catalogue import Choice
from docgen.problem import DocgenError, Place, Problem, Severity

LIST = "清单.json"
ASIDE = "（新稿）"
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


class Output:
    """The folder that receives a packet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = self.recorded()
        self.layouts: dict[str, Any] = dict(self.before.get("版面", {}))
        self.asides: dict[str, str] = dict(self.before.get("新稿", {}))

    def recorded(self) -> dict[str, Any]:
        """Return the list of the earlier run, empty if there was none or it cannot be read."""
        try:
            found = json.loads((self.folder / LIST).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        files, asides = found.get("文件"), found.get("新稿")
        kept = {name: entry for name, entry in files.items() if isinstance(entry, dict) and self.holds(name)} if isinstance(files, dict) else {}
        return found | {"文件": kept, "新稿": {k: v for k, v in asides.items() if self.holds(k)} if isinstance(asides, dict) else {}}

    def holds(self, name: str) -> bool:
        """Whether a name of the list lies within this folder; a list that somebody wrote must not reach further."""
        return (self.folder / name).resolve().is_relative_to(self.folder.resolve())

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
        results = []
        for name, choice, data in made:
            old = known.get(name, {})
            path, state = self.put(name, data, old)
            beside = self.folder / name
            results.append(Made(path, choice, state, beside if path != beside else None))
            known[name] = record(data, choice) | ({"pdf": old["pdf"]} if "pdf" in old else {})
        if whole:
            for name in set(known) - {name for name, _, _ in made}:
                if self.remove(name, known.pop(name)):
                    results.append(Made(self.folder / name, None, "已移走"))
        self.save({"docgen": __version__, "整套": owner, "资料": dict(inputs), "文件": dict(sorted(known.items())), "版面": {name: self.layouts[name] for name in sorted(self.layouts) if name in known}, "新稿": self.asides})
        return results

    def save(self, listed: dict[str, Any]) -> None:
        """Write the list."""
        self.before = listed
        write_whole(self.folder / LIST, (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))

    def name_of(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def made_pdf(self, path: Path) -> bool:
        """Whether the PDF beside a paper is absent or ours: a scan of the sealed paper, say, is not."""
        pdf = path.with_suffix(".pdf")
        entry = self.before.get("文件", {}).get(self.name_of(path), {})
        return not pdf.exists() or digest(pdf.read_bytes()) == entry.get("pdf")

    def note_pdfs(self, papers: Iterable[Path]) -> None:
        """Remember the PDFs just made, so that a later run knows them as ours."""
        files = dict(self.before.get("文件", {}))
        for path in papers:
            name = self.name_of(path)
            files[name] = files.get(name, {}) | {"pdf": digest(path.with_suffix(".pdf").read_bytes())}
        self.save(self.before | {"文件": dict(sorted(files.items()))})

    def put(self, name: str, data: bytes, recorded: Mapping[str, str]) -> tuple[Path, State]:
        """Write one file; beside the old one if that was edited by hand."""
        path = self.folder / name
        if not path.exists():
            write_whole(path, data)
            return path, "新写"
        there = path.read_bytes()
        if there == data:
            return path, "未变"
        if digest(there) != recorded.get("sha256"):
            return self.put_aside(path, data), "手工改过"
        write_whole(path, data)
        self.drop_pdf(path, recorded)  # it shows what is no longer so
        return path, "已更新"

    def put_aside(self, path: Path, data: bytes) -> Path:
        """Write the new file beside an edited one, under a name at which nothing that was edited stands either."""
        for count in itertools.count(1):
            aside = path.with_stem(path.stem + (ASIDE if count == 1 else f"（新稿{count}）"))
            name = aside.relative_to(self.folder).as_posix()
            if not aside.exists() or digest(aside.read_bytes()) in (digest(data), self.asides.get(name)):
                write_whole(aside, data)
                self.asides[name] = digest(data)
                break
        return aside

    @staticmethod
    def drop_pdf(path: Path, recorded: Mapping[str, str]) -> None:
        """Remove the PDF of a paper if docgen made it."""
        pdf = path.with_suffix(".pdf")
        if pdf.exists() and digest(pdf.read_bytes()) == recorded.get("pdf"):
            pdf.unlink()

    def remove(self, name: str, recorded: Mapping[str, str]) -> bool:
        """Remove a paper of an earlier run and its PDF, unless somebody has edited it; tell whether it went."""
        path = self.folder / name
        if not path.exists() or digest(path.read_bytes()) != recorded.get("sha256"):
            return False
        path.unlink()
        self.drop_pdf(path, recorded)
        return True


def check_target(path: Path, force: bool) -> None:
    """Raises DocgenError: a file that a command is to write is there already, or is no .docx."""
    if path.suffix.lower() != ".docx":
        raise DocgenError([Problem("E-OUT-04", Place(path.as_posix()), "要写的文件不是 .docx", "把 -o 后面的文件名改成以 .docx 结尾")])
    if path.exists() and not (force and path.is_file()):
        raise DocgenError([Problem("E-OUT-03", Place(path.as_posix()), "已有这个文件，没有覆盖", "换一个文件名，或加 --force 覆盖它")])


def record(data: bytes, choice: Choice | None) -> dict[str, str]:
    """Return what the list says of one file."""
    shown = {"sha256": digest(data)}
    if choice:
        shown |= {"编号": choice.entry.code, "模板": choice.entry.path, "日期": str(choice.day), "文号": choice.number}
    return shown


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file aside and rename it, so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".docgen-")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        aside.chmod(0o644)
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
