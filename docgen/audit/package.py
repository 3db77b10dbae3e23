"""The parts of a .docx taken out of its zip, with everything refused that would cost the reader time, memory or secrets.

Only the parts that are read are unpacked, each up to a bound, whatever the directory of the zip claims. XML with a
DOCTYPE is refused before it is parsed (no office program writes one), so that entities can neither grow nor reach out.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from docgen.problem import DocgenError, Place, Problem

MAX_PART = 48 * 1024 * 1024  # one unpacked part; a paper of a hundred pages has about two
MAX_TOTAL = 2 * 1024 * 1024 * 1024  # what the zip claims to hold in all
MAX_ENTRIES = 10_000
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "/officeDocument"
DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{name}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for name, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/picture", "drawingml/2006/picture"),
    )
)
"""Names of the "strict" kind of Office Open XML, and those that all others use."""

RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后再审"


def refusal(code: str, name: str, message: str, cure: str) -> DocgenError:
    """Return the error for a file that cannot be audited."""
    return DocgenError([Problem(code, Place(name), message, cure)])


class Package:
    """An opened .docx: its parts as bytes or trees, and the relations between them."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the zip in `data`. Raises DocgenError: it is damaged, encrypted, or swollen."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise refusal("E-AUD-05", name, "文件不完整：.docx 应是一个 zip 包，这一个打不开", f"重新拷贝或下载；能打开的话，{RESAVE}") from error
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise refusal("E-AUD-06", name, "文件展开后大得不正常（可能是压缩炸弹），没有读", f"确认文件来源；确实是公文的，{RESAVE}")
        self._names = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
        self.main = self._main()

    def _main(self) -> str:
        """Return the name of the main part; any conforming program may call it as it likes."""
        for kind, target, _ in self.relations("").values():
            if kind.endswith(OFFICE) and self.has(target):
                return target
        if self.has("word/document.xml"):
            return "word/document.xml"
        kinds = {"xl/workbook.xml": "Excel 表格", "ppt/presentation.xml": "演示文稿", "content.xml": "OpenDocument 文件"}
        what = next((said for part, said in kinds.items() if self.has(part)), "")
        said = f"这是{what}，不是 Word 文件" if what else "包里没有正文（word/document.xml），不是完整的 Word 文件"
        raise refusal("E-AUD-07", self.name, said, "换成 .docx 或 .pdf 的公文" if what else f"找原文件，{RESAVE}")

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def data(self, part: str) -> bytes:
        """Return a part's bytes, empty when there is none. Raises DocgenError: damaged, encrypted, or too big."""
        entry = self._names.get(part.lower())
        if entry is None:
            return b""
        if entry.flag_bits & 1:
            raise refusal("E-AUD-03", self.name, "文件加了密码，不能审", "在 Word 或 WPS 里去掉打开密码，另存后再审")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise refusal("E-AUD-05", self.name, f"文件不完整：包里的 {part} 读不出来", f"重新拷贝或下载；能打开的话，{RESAVE}") from error
        if len(data) > MAX_PART:
            raise refusal("E-AUD-06", self.name, f"包里的 {part} 展开后超过 {MAX_PART // 1024 // 1024} MB（可能是压缩炸弹），没有读", f"确认文件来源；确实是公文的，{RESAVE}")
        return data

    def tree(self, part: str) -> etree._Element | None:
        """Return a part's root element, None when there is no such part. Raises DocgenError: it is not sound XML."""
        data = self.data(part)
        return parse(data, part, self.name) if data.strip() else None

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return {id: (type, target, outside)} of a part; targets inside are full names. "" is the package itself."""
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for one in root.iter(f"{RELATIONS}Relationship") if root is not None else ():
            target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", ""), target, outside)
        return found

    def related(self, part: str, kind: str) -> str:
        """Return the name of the part of that kind (styles, numbering, settings …) that `part` refers to, or nothing."""
        return next((target for type_, target, _ in self.relations(part).values() if type_.endswith("/" + kind)), "")


def parse(data: bytes, part: str, name: str) -> etree._Element:
    """Return the root of XML from a file we do not trust. Raises DocgenError."""
    if any(mark in data for mark in DOCTYPES):
        raise refusal("E-AUD-08", name, f"包里的 {part} 带有 DOCTYPE 声明，可能是攻击文件，没有读", f"确认文件来源；确实是公文的，{RESAVE}")
    if STRICT[0][0] in data or STRICT[2][0] in data:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "depth" in str(error).lower()
        said = "嵌套得太深" if deep else "不是完整的 XML"
        raise refusal("E-AUD-09", name, f"包里的 {part} {said}，读不了", RESAVE) from error
