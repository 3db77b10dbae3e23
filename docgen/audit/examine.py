"""A file held against the rules: bytes in, report out. Whatever the bytes are, it ends in a report or in a message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.audit import docx
from docgen.audit.finding import WEIGHT, Finding
from docgen.audit.package import refusal
from docgen.audit.part import Parts
from docgen.audit.parts import recognise
from docgen.audit.profile import Profile
from docgen.audit.registry import every_rule
from docgen.audit.subject import Subject
from docgen.problem import Severity

MAX_FILE = 200 * 1024 * 1024
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CONVERT = "用 Word 或 WPS 打开，另存为 .docx 后再审"
OTHERS = ((b"{\\rtf", "RTF 文件"), (b"\xff\xd8\xff", "图片"), (b"\x89PNG", "图片"), (b"<html", "网页"), (b"<!doctype html", "网页"), (b"<?xml", "XML 文件"))


@dataclass(frozen=True)
class Report:
    """What was found in one file: the subject, what its paragraphs were taken for, findings in reading order."""

    subject: Subject
    parts: Parts
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        return sum(found.severity is severity for found in self.findings)

    @property
    def has_errors(self) -> bool:
        return self.count(Severity.ERROR) > 0


def examine(data: bytes, name: str, pdf: bytes | None, profile: Profile) -> Report:
    """Return the report on the .docx or .pdf in `data`.

    pdf: the .docx as printed, if it was laid out; without it nothing is measured on the page.
    Raises DocgenError (E-AUD-…): the file cannot be read.
    """
    subject = read(data, name, pdf)
    parts = recognise(subject, profile)
    found = [finding for rule in every_rule() for finding in rule.findings(subject, parts, profile)]
    return Report(subject, parts, tuple(sorted((placed(subject, one) for one in found), key=order)))


def read(data: bytes, name: str, pdf: bytes | None = None) -> Subject:
    """Return what is in the file, told by its bytes, not by its name. Raises DocgenError."""
    if kind_of(data, name) == "pdf":
        return printed(data, name)
    subject = docx.read(data, name).subject
    return laid_out(subject, pdf) if pdf else subject


def printed(data: bytes, name: str) -> Subject:
    from docgen.audit.glyphs import take_apart  # PDFium costs as much to load as a paper to audit
    from docgen.audit.pdf import subject_of

    return subject_of(take_apart(data, name), name)


def laid_out(subject: Subject, pdf: bytes) -> Subject:
    from docgen.audit.glyphs import take_apart
    from docgen.audit.printed import matched

    return matched(subject, take_apart(pdf, subject.name))


def kind_of(data: bytes, name: str) -> str:
    """Return docx or pdf. Raises DocgenError: it is neither."""
    if not data.strip():
        raise refusal("E-AUD-01", name, "文件是空的（0 字节）", "重新拷贝或下载这份文件")
    if len(data) > MAX_FILE:
        raise refusal("E-AUD-11", name, f"文件超过 {MAX_FILE // 1024 // 1024} MB，不像一份公文，没有审", "去掉大图片，或拆开逐份审")
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise refusal("E-AUD-03", name, "文件加了密码，不能审", "在 Word 或 WPS 里去掉打开密码，另存后再审")
        raise refusal("E-AUD-02", name, "这是旧格式的 .doc（或 .wps）文件，只是扩展名像 .docx" if name.lower().endswith(".docx") else "这是旧格式的 .doc（或 .wps）文件", CONVERT)
    if data.startswith(b"PK"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    what = next((said for sign, said in OTHERS if start.startswith(sign.lower())), "")
    raise refusal("E-AUD-04", name, f"这是{what}，不是 .docx 或 .pdf" if what else "认不出是什么文件，不是 .docx 或 .pdf", CONVERT)


def placed(subject: Subject, found: Finding) -> Finding:
    """Return the finding with the page of its paragraph, when it is known and the rule did not say."""
    if found.page or found.paragraph is None:
        return found
    return replace(found, page=subject.paragraph(found.paragraph).page)


def order(found: Finding) -> tuple[int, int, int, str]:
    """Sort by page, then by paragraph, then the graver first; what concerns the whole file comes first."""
    return found.page, -1 if found.paragraph is None else found.paragraph, -WEIGHT[found.severity], found.rule
