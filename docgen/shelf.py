"""Where templates and texts lie: the shipped ones, and those that a folder puts in their place.

A file under `templates/` of a content folder replaces the shipped file of the same name.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from docgen.content.text import read_text
from docgen.problem import DocgenError, Place, Problem, nearest

SHIPPED = Path(str(files("docgen.templates")))
FORMS, FRAMES = "表格", "版式"
WORD_ROOMS = (FRAMES, FORMS)
SHIPPED_AS = "templates/"
IGNORED = ("~$", ".")
FACTS = ("*.yaml", "*.xlsx", "*.csv", "*.md", "花名册/*.csv", "文稿/*.md", "方案/**/*.yaml", "templates/**/*.md", "templates/**/*.docx")
"""What of a content folder papers are made from; anything else that lies there is not looked at."""
TEXT_LIMIT = 1_000_000


class Shelf:
    """The templates and texts that hold for one content folder (None: the shipped ones alone)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.roots = [SHIPPED, *([folder / "templates"] if folder else [])]

    def files(self, below: str, pattern: str) -> dict[str, Path]:
        """Return {name: file} under `below`, a folder's own file before the shipped one of the same name."""
        found: dict[str, Path] = {}
        for root in self.roots:
            for path in sorted((root / below).rglob(pattern)):
                if not path.name.startswith(IGNORED):
                    found[path.name] = path
        return found

    def texts(self, found: list[Problem]) -> dict[str, str]:
        """Return {path as the user would type it: text} of every text template, after noting in `found` what is wrong with reading them."""
        read = {self.shown(path): read_text(path, self.shown(path), TEXT_LIMIT, found) for path in self.files("文书", "*.md").values()}
        return {name: text for name, text in read.items() if text is not None}

    def word(self, name: str) -> bytes:
        """Return the frame or form `name`, e.g. 版式/信函.docx. Raises DocgenError: there is none."""
        room, _, file = name.partition("/")
        files = self.files(room, "*.docx")
        if file not in files:
            cure = f"改成 templates/{room} 里已有的文件名"
            raise DocgenError([Problem("E-TPL-08", Place(f"templates/{name}"), f"没有“{name}”这个模板{nearest(file, files)}", cure)])
        return files[file].read_bytes()

    def own(self, room: str) -> list[Path]:
        """Return the folder's own Word templates of a room (版式, 表格)."""
        return [path for path in self.files(room, "*.docx").values() if not path.is_relative_to(SHIPPED)]

    @staticmethod
    def shipped(name: str) -> bytes | None:
        """Return the shipped Word template of this name, e.g. 版式/信函.docx; None when there is none."""
        path = SHIPPED / name
        return path.read_bytes() if path.is_file() else None

    @staticmethod
    def is_shipped(shown: str) -> bool:
        """Whether a path as `shown` is one of the shipped templates."""
        return shown.startswith(SHIPPED_AS)

    def shown(self, path: Path) -> str:
        """Return the path for messages: relative to the folder or to the shipped templates."""
        return SHIPPED_AS + path.relative_to(SHIPPED).as_posix() if path.is_relative_to(SHIPPED) else path.as_posix()

    def hashes(self) -> dict[str, str]:
        """Return {file: sha256} of every input of the folder and of the templates it uses."""
        if not self.folder:
            return {}
        own = [path for pattern in FACTS for path in sorted(self.folder.glob(pattern)) if path.is_file() and not path.name.startswith(IGNORED)]
        shipped = [path for room in ("文书", *WORD_ROOMS) for path in self.files(room, "*.*").values()]
        listed = {path.relative_to(self.folder).as_posix(): path for path in own}
        listed |= {self.shown(path): path for path in shipped if not path.is_relative_to(self.folder)}
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(listed.items())}
