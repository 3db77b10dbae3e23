"""Bytes of a file → text: sizes, encodings, and the way back to UTF-8.

UTF-8 (with or without BOM) is what docgen reads. Files of an old Windows are GB18030 (GBK); they are recognised by
trying, named, and read on, so that their other problems are found in the same run.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from docgen.problem import DocgenError, Place, Problem

SURE = 0.6
"""The share of everyday characters that makes a guess believable."""


MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"), (b"\xff\xfe\0\0", "utf-32", "UTF-32"), (b"\0\0\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"), (b"\xfe\xff", "utf-16", "UTF-16"),
)  # fmt: skip
"""How a text begins that says its encoding; the mark of UTF-32 begins with that of UTF-16."""


@dataclass(frozen=True)
class Decoded:
    """A text, and the encoding it had (`UTF-8` when all is well, empty when nobody can tell)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of `data`, whatever its encoding; bytes that make no sense become U+FFFD."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec, errors="replace"), name)
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> Decoded:
    """Try the encodings that Chinese offices have used; the one with most everyday characters wins."""
    if data[:400].count(0) > len(data[:400]) // 4:
        codec = "utf-16-le" if data[1:400:2].count(0) >= data[0:400:2].count(0) else "utf-16-be"
        return Decoded(data.decode(codec, errors="replace"), "UTF-16")
    candidates = []
    for codec, everyday, name in (("gb18030", "gb2312", "GB18030（GBK）"), ("big5", "big5", "Big5")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        candidates.append((_everyday(text, everyday), name, text))
    best = max(candidates, default=(0.0, "", ""), key=lambda candidate: candidate[0])
    if best[0] >= SURE:
        return Decoded(best[2], best[1])
    return Decoded(data.decode("utf-8", errors="replace"), "")


def _everyday(text: str, codec: str) -> float:
    """Return the share of hanzi that stand in the first, most used level of `codec` (GB2312 16–55, Big5 A4–C6)."""
    low, high = (0xB0, 0xD7) if codec == "gb2312" else (0xA4, 0xC6)
    hanzi = [char for char in text[:20000] if not char.isascii() and char.isalpha()]
    levels = [char.encode(codec, errors="ignore") for char in hanzi]
    return sum(bool(code) and low <= code[0] <= high for code in levels) / len(hanzi) if hanzi else 0.0


def size_text(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def load(path: Path, name: str, limit: int, found: list[Problem]) -> bytes | None:
    """Return the bytes of a file, or None after noting why not. limit: bytes."""
    place = Place(name)
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            found.append(Problem("E-FIL-02", place, "这里应当是文件，却是文件夹", "把同名的文件夹移走，放入文件"))
            return None
        size = path.stat().st_size
        if size > limit:
            found.append(Problem("E-FIL-03", place, f"文件有 {size_text(size)}，超过了 {size_text(limit)} 的上限", "检查是不是放错了文件；去掉图片和多余的内容"))
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        found.append(Problem("E-FIL-01", place, "缺少这个文件", "补上这个文件（docgen new 可以另建一份带说明的空白资料作参照）"))
        return None
    except OSError:
        found.append(Problem("E-FIL-02", place, "文件打不开", "检查文件的权限，或者是不是正被别的程序占用"))
        return None
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        found.append(Problem("E-FIL-04", place, "文件是空的", "填写内容；不需要这个文件时把它删掉"))
        return None
    return data


def read_text(path: Path, name: str, limit: int, found: list[Problem], *, gbk: bool = False) -> str | None:
    """Return the text of a file, or None after noting why not. gbk: whether GB18030 is welcome too (Excel's CSV)."""
    data = load(path, name, limit, found)
    if data is None:
        return None
    decoded = decode(data)
    if decoded.encoding == "" or (decoded.encoding == "UTF-8" and "\ufffd" in decoded.text and b"\xef\xbf\xbd" not in data):
        line = decoded.text[: max(decoded.text.find("\ufffd"), 0)].count("\n") + 1
        found.append(Problem("E-ENC-02", Place(name, line), "文件不是 UTF-8 编码，也认不出是什么编码，可能已经损坏", "用记事本或 WPS 打开，核对这一行，另存为 UTF-8"))
        return None
    if decoded.encoding != "UTF-8" and not (gbk and decoded.encoding.startswith("GB")):
        found.append(Problem("E-ENC-01", Place(name), f"文件是 {decoded.encoding} 编码，应当是 UTF-8", "运行 docgen check 目录 --fix-encoding 自动转换（原文件另存为 .原编码.bak）"))
    return decoded.text


def fix_encoding(path: Path) -> Path | None:
    """Rewrite a file in UTF-8; return where the original is kept (`文件.原编码.bak`), None when it was UTF-8 already.

    Raises DocgenError: encoding unknown, or a kept original is already there.
    """
    data = path.read_bytes()
    decoded = decode(data)
    if decoded.encoding == "UTF-8":
        return None
    if not decoded.encoding or "\ufffd" in decoded.text:
        raise DocgenError([Problem("E-ENC-02", Place(path.name), "认不出文件是什么编码，没有改动", "用记事本或 WPS 打开，另存为 UTF-8")])
    kept = path.with_name(path.name + ".原编码.bak")
    if kept.exists():
        raise DocgenError([Problem("E-ENC-01", Place(path.name), f"已有 {kept.name}，没有改动", "先把这个备份移走，再运行一次")])
    aside = path.with_name(path.name + ".新.tmp")
    aside.write_bytes(decoded.text.encode("utf-8"))
    shutil.copy2(path, kept)
    aside.replace(path)
    return kept


def fix_encodings(folder: Path) -> list[tuple[Path, Path]]:
    """Rewrite every text of a content folder in UTF-8 that is not; return each with where its original is kept.

    Raises DocgenError: a file whose encoding nobody can tell; those before it are done.
    """
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in (".yaml", ".yml", ".md", ".csv") and path.is_file()]
    return [(path, kept) for path in paths if (kept := fix_encoding(path))]
