"""Rows of data → files: one file for all, or one a row, named after the row's own fields.

Names are looked at before anything is made: a name from data must never lead out of the folder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from docgen.problem import DocgenError, Place, Problem, nearest

FIELD = re.compile(r"\{([^{}]*)\}")
ALL_ROWS = "记录"
"""Name under which a template sees all rows when one file is made of them."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""
NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
SEPARATORS = re.compile(r"[/\\]")
SHOWN = 60
"""Characters of a text that a message shows."""
LONGEST = 255
"""Bytes that a file name may have on the usual file systems."""

Row = Mapping[str, object]


class Filled(Protocol):
    """What fills: an engine's template."""

    def fill(self, fields: Mapping[str, object]) -> bytes: ...


def fill_rows(template: Filled, rows: Sequence[Row], pattern: str) -> Iterator[tuple[Path, bytes]]:
    """Return the files and their contents: one file a row where `pattern` has fields (`{姓名}.docx`), else one file.

    pattern: a path within the folder of the output. One file of one row sees the row's fields; of several rows
    it sees them as the list 记录. All names and all rows are looked at first.
    Raises DocgenError: every name and every row that is wrong.
    """
    if not rows:
        raise DocgenError([Problem("E-ROW-01", Place(), "数据里一行也没有", "在数据文件里至少填一行")])
    if FIELD.search(pattern):
        paths = names_of_rows(rows, pattern)
        fields: list[Row] = list(rows)
    else:
        paths = [checked_path(pattern)]
        fields = [{ALL_ROWS: list(rows), **(rows[0] if len(rows) == 1 else {})}]
    return iter(zip(paths, fill_all(template, fields), strict=True))


def fill_all(template: Filled, rows: Sequence[Row]) -> list[bytes]:
    """Return a document for each row. Raises DocgenError: the problems of all rows, each with its row."""
    documents: list[bytes] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        try:
            documents.append(template.fill(row))
        except DocgenError as error:
            in_row = f"数据第{number}行" if len(rows) > 1 else ""
            problems += [replace(problem, place=replace(problem.place, key=in_row)) for problem in error.problems]
    if problems:
        raise DocgenError(problems)
    return documents


def names_of_rows(rows: Sequence[Row], pattern: str) -> list[Path]:
    """Return the path for each row. Raises DocgenError: every name that is wrong, or that two rows share."""
    if unknown := list(unknown_fields(rows, pattern)):
        raise DocgenError(unknown)
    paths: list[Path] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        try:
            path = checked_path(pattern, row, f"数据第{number}行")
        except DocgenError as error:
            problems += error.problems
            continue
        paths.append(path)
        same = first.setdefault(unicodedata.normalize("NFC", path.as_posix()).casefold(), number)
        if same != number:
            problems.append(Problem("E-ROW-04", Place(key=f"数据第{number}行"), f"文件名“{path}”与第{same}行的相同",
                                    "在 -o 里再加一个能区分的字段，如 {姓名}-{编号}.docx"))
    if problems:
        raise DocgenError(problems)
    return paths


def unknown_fields(rows: Sequence[Row], pattern: str) -> Iterator[Problem]:
    """Yield a problem for each field of the pattern that some row lacks."""
    for name in dict.fromkeys(FIELD.findall(pattern)):
        lacking = next((row for row in rows if name not in row), None)
        if lacking is not None:
            yield Problem("E-ROW-02", Place(key="-o"), f"数据里没有“{name}”这个字段{nearest(name, map(str, lacking))}",
                          "把文件名花括号里的字段改成数据里有的")


def checked_path(pattern: str, row: Row | None = None, where: str = "-o") -> Path:
    """Return the path that `pattern` gives for a row. Raises DocgenError: it is no name, or leaves the folder."""
    def refuse(message: str, cure: str) -> DocgenError:
        return DocgenError([Problem("E-ROW-03", Place(key=where), message, cure)])

    def value(field: re.Match[str]) -> str:
        text = "" if row is None or row[field[1]] is None else str(row[field[1]]).strip()
        if not text:
            raise refuse(f"“{field[1]}”是空的，取不了文件名", f"补上“{field[1]}”，或者换一个字段作文件名")
        if SEPARATORS.search(text) or text in (".", ".."):
            raise refuse(f"“{field[1]}”的值“{shown(text)}”不能用在文件名里：会离开输出目录", "去掉其中的 / 和 \\，或者换一个字段作文件名")
        return text

    name = FIELD.sub(value, pattern)
    if why := fault(name):
        raise refuse(f"文件名“{shown(name)}”不能用：{why}", "改文件名（-o）或者改数据里的这个值")
    return Path(*SEPARATORS.split(name))


def fault(name: str) -> str:
    """Return why `name` may not be a path within a folder, on any system; empty if it may."""
    if ".." in SEPARATORS.split(name):
        return "里面的 .. 会离开输出目录"
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return "只能写输出目录之内的相对路径"
    for step in SEPARATORS.split(name):
        if step in ("", "."):
            return "有一层是空的"
        if NOT_IN_NAMES.search(step) or "{" in step or "}" in step:
            return '里面有 < > : " | ? * { } 或看不见的字符'
        if RESERVED.fullmatch(step):
            return "这是 Windows 留给设备的名字"
        if step != step.strip() or step.endswith("."):
            return "开头或末尾有空格，或者以点结尾"
        if len(step.encode("utf-8", "replace")) > LONGEST:
            return "太长"
    if not name.lower().endswith(".docx"):
        return "要以 .docx 结尾"
    return ""


def shown(text: str) -> str:
    """Return `text` fit for a message: its end where it is long, unseen characters as □."""
    seen = re.sub(r"[\x00-\x1f\x7f]", "□", text)
    return seen if len(seen) <= SHOWN else "…" + seen[1 - SHOWN :]


def output(target: str) -> tuple[Path, str]:
    """Return the folder and the pattern that a `-o` means: what stands before the first field is the user's own choice.

    `/tmp/甲/{姓名}.docx` → (`/tmp/甲`, `{姓名}.docx`). A `..` on the way to a field stays in the pattern, which is
    then refused.
    """
    fixed, brace, _ = target.partition("{")
    path = Path(target if not brace else fixed + "x")
    if brace and ".." in path.parts:
        return Path(), target
    return path.parent, path.name if not brace else path.name[:-1] + target[len(fixed) :]
