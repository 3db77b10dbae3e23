"""Zip files of Word: read with care, written with fixed dates, unchanged members copied as they are.

A filled document shares most members with its template, so these are copied as compressed bytes;
the dates are fixed, therefore the same members give the same file.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from docgen.problem import DocgenError, Place, Problem

DATE_TIME = (0, 33)  # MS-DOS time and date of 1980-01-01 00:00:00, the earliest a zip can say
LEVEL = 6
UTF8_NAME = 0x800
ENCRYPTED = 0x1
VERSION = 20

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # compound file: Word 97–2003, or a .docx under a password
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
MAX_SIZE = 300 * 2**20
MAX_MEMBERS = 5_000
MAX_RATIO = 200
SMALL = 4 * 2**20
"""Below this unpacked size the compression ratio is not looked at: blank tables do compress 300 times."""

UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError)
"""What zipfile raises for bytes that are no sound zip."""

SAVE_AGAIN = "用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”，再用新存的文件"


def refuse(code: str, name: str, message: str, cure: str = SAVE_AGAIN) -> DocgenError:
    """Return the error that says why the file `name` cannot be a template."""
    return DocgenError([Problem(code, Place(name), message, cure)])


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the zip of a .docx, its size and form checked. Raises DocgenError: not a .docx, locked, damaged, too large."""
    if data.startswith(OLE):
        if ENCRYPTED_STREAM in data:
            raise refuse("E-WRD-02", name, "这个文件加了密码", "在 Word 或 WPS 里取消密码（文件→信息→保护文档），再保存")
        raise refuse("E-WRD-01", name, "这是 Word 97—2003 的老格式（.doc），不是 .docx")
    if not data.startswith(b"PK"):
        raise refuse("E-WRD-01", name, "这不是 Word 文档（.docx）")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        check_members(archive.infolist(), name)
        damaged = archive.testzip()
    except UNREADABLE:
        raise refuse("E-WRD-01", name, "文件已损坏或没有下载完整，打不开") from None
    if damaged:
        raise refuse("E-WRD-01", name, f"文件已损坏，里面的“{damaged}”读不出来")
    return archive


def check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    """Raise DocgenError when the directory of a zip cannot be that of a sound .docx of ordinary size."""
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if size > MAX_SIZE or len(members) > MAX_MEMBERS or (size > SMALL and size > MAX_RATIO * packed):
        raise refuse("E-WRD-03", name, f"文件展开后有 {size // 2**20} MB、{len(members)} 个部件，不像正常的 Word 文档",
                     "换用来源可靠的模板；确需大图片的，先在 Word 里压缩图片")
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise refuse("E-WRD-02", name, "文件里有加密的部件")
    if len({member.filename for member in members}) < len(members):
        raise refuse("E-WRD-01", name, "文件里有同名的部件，已损坏")


def deflate(data: bytes) -> bytes:
    """Return `data` as a raw deflate stream, as a zip member holds it."""
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return squeeze.compress(data) + squeeze.flush()


class Pack:
    """The members that all documents of one template share; `write` adds those that differ."""

    def __init__(self) -> None:
        self._body = b""
        self._directory = b""
        self._count = 0

    def copy(self, data: bytes, archive: zipfile.ZipFile, leave_out: Iterable[str] = ()) -> None:
        """Take over the members of `archive` (whose bytes are `data`), compressed as they are, but for `leave_out`."""
        skip = set(leave_out)
        for member in archive.infolist():
            if member.filename in skip or member.is_dir():
                continue
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                self.add(member.filename, archive.read(member))
                continue
            start = member.header_offset
            start += 30 + sum(struct.unpack("<HH", data[start + 26 : start + 30]))
            raw = data[start : start + member.compress_size]
            self._append(member.filename, member.compress_type, member.CRC, raw, member.file_size)

    def add(self, name: str, data: bytes) -> None:
        """Take in a member that is the same in all documents."""
        self._append(name, zipfile.ZIP_DEFLATED, zlib.crc32(data), deflate(data), len(data))

    def _append(self, name: str, method: int, crc: int, raw: bytes, size: int) -> None:
        local, entry = headers(name, method, crc, len(raw), size, len(self._body))
        self._body += local + raw
        self._directory += entry
        self._count += 1

    def write(self, members: Iterable[tuple[str, bytes]] = ()) -> bytes:
        """Return the zip file of the shared members followed by `members` (name, content)."""
        out, entries, at, count = [self._body], [self._directory], len(self._body), self._count
        for name, data in members:
            raw = deflate(data)
            local, entry = headers(name, zipfile.ZIP_DEFLATED, zlib.crc32(data), len(raw), len(data), at)
            out += (local, raw)
            entries.append(entry)
            at += len(local) + len(raw)
            count += 1
        directory = b"".join(entries)
        out += (directory, struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), at, 0))
        return b"".join(out)


def headers(name: str, method: int, crc: int, packed: int, size: int, at: int) -> tuple[bytes, bytes]:
    """Return the local header and the directory entry of a member that begins at byte `at`."""
    raw_name = name.encode("utf-8")
    flags = 0 if name.isascii() else UTF8_NAME
    common = (VERSION, flags, method, *DATE_TIME, crc, packed, size, len(raw_name), 0)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", *common) + raw_name
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", VERSION, *common, 0, 0, 0, 0, at) + raw_name
    return local, entry


def repack(data: bytes) -> bytes:
    """Return the zip file `data` with fixed dates, its members as they are."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        pack = Pack()
        pack.copy(data, archive)
    return pack.write()
