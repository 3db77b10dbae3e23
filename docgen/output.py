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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docgen import __version__
from docgen.documents.catalogue import Choice
from docgen.problem import Place, Problem, Severity

LIST = "清单.json"
ASIDE = "（新稿）"
State = Literal["新写", "已更新", "未变", "手工改过"]


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
        return found if isinstance(found, dict) else {}

    def write(self, made: Sequence[tuple[str, Choice | None, bytes]], inputs: Mapping[str, str], whole: bool) -> list[Made]:
        """Write the files and the list of them; return what happened to each.

        made: (path below the folder, the choice it came from, bytes). inputs: hashes of what it was made from.
        whole: the list is complete, so papers of earlier runs that are no longer made are removed, unless edited.
        """
        known: dict[str, Any] = dict(self.before.get("文件", {}))
        results = []
        for name, choice, data in made:
            path, state = self.put(name, data, known.get(name, {}).get("sha256"))
            beside = self.folder / name
            results.append(Made(path, choice, state, beside if path != beside else None))
            known[name] = record(data, choice)
        if whole:
            for name in set(known) - {name for name, _, _ in made}:
                self.remove(name, known.pop(name).get("sha256"))
        listed = {"docgen": __version__, "资料": dict(inputs), "文件": dict(sorted(known.items())), "版面": {name: self.layouts[name] for name in sorted(self.layouts) if name in known}, "新稿": self.asides}
        write_whole(self.folder / LIST, (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode())
        return results

    def put(self, name: str, data: bytes, recorded: str | None) -> tuple[Path, State]:
        """Write one file; beside the old one if that was edited by hand."""
        path = self.folder / name
        if not path.exists():
            write_whole(path, data)
            return path, "新写"
        there = path.read_bytes()
        if there == data:
            return path, "未变"
        if digest(there) != recorded:
            return self.put_aside(path, data), "手工改过"
        write_whole(path, data)
        path.with_suffix(".pdf").unlink(missing_ok=True)  # it shows what is no longer so
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

    def remove(self, name: str, recorded: str | None) -> None:
        """Remove a paper of an earlier run and its PDF, unless somebody has edited it."""
        path = self.folder / name
        if path.exists() and digest(path.read_bytes()) == recorded:
            path.unlink()
            path.with_suffix(".pdf").unlink(missing_ok=True)


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
