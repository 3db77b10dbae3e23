"""Files that are damaged, disguised or meant to harm: a message with its cure, in bounded time, never a traceback."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.audit.examine import examine
from docgen.audit.package import MAX_PART
from docgen.audit.profile import Profile
from docgen.cli import main
from docgen.problem import DocgenError

SECONDS = 10.0  # of this process: other work on the machine does not count
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RESAVE = "用 Word 或 WPS 打开，另存为 .docx 后再审"


def packed(document: str | bytes, **parts: str | bytes) -> bytes:
    """Return a .docx with this word/document.xml and nothing else but `parts`."""
    with zipfile.ZipFile(out := BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document)
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def body(inside: str) -> str:
    return f"<w:document {W}><w:body>{inside}</w:body></w:document>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def plain() -> bytes:
    document = docx.Document()
    document.add_paragraph("关于防汛的通知")
    document.save(out := BytesIO())
    return out.getvalue()


def refused(data: bytes, name: str = "来文.docx") -> tuple[str, str, str]:
    """Return code, message and cure of the one problem that `data` gives, within bounds."""
    started = time.process_time()
    with pytest.raises(DocgenError) as raised:
        examine(data, name, None, Profile())
    assert time.process_time() - started < SECONDS
    [problem] = raised.value.problems
    assert problem.place.file == name
    return problem.code, problem.message, problem.cure


def xxe() -> bytes:
    return packed(f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{body(paragraph("&e;"))}')


def laughs() -> bytes:
    entities = '<!ENTITY a0 "哈">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return packed(f"<!DOCTYPE x [{entities}]>{body(paragraph('&a11;'))}")


def utf16_doctype() -> bytes:
    return packed(f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "x">]>{body("")}'.encode("utf-16"))


def deep() -> bytes:
    return packed(body("<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400))


def encrypted_zip() -> bytes:
    data = bytearray(plain())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 1)
    return bytes(data)


def broken_part() -> bytes:
    data = bytearray(plain())
    at = data.find(b"word/document.xml") + len(b"word/document.xml")
    data[at : at + 60] = b"\x00" * 60
    return bytes(data)


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
REFUSED: dict[str, tuple[Callable[[], bytes], tuple[str, str, str]]] = {
    "零字节": (lambda: b"", ("E-AUD-01", "文件是空的（0 字节）", "重新拷贝或下载这份文件")),
    "旧 .doc 改名": (lambda: OLE + b"\x00" * 600, ("E-AUD-02", "这是旧格式的 .doc（或 .wps）文件，只是扩展名像 .docx", RESAVE)),
    "加密的 .docx": (
        lambda: OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        ("E-AUD-03", "文件加了密码，不能审", "在 Word 或 WPS 里去掉打开密码，另存后再审"),
    ),
    "加密的 zip": (encrypted_zip, ("E-AUD-03", "文件加了密码，不能审", "在 Word 或 WPS 里去掉打开密码，另存后再审")),
    "纯文字": (lambda: "关于防汛的通知".encode(), ("E-AUD-04", "认不出是什么文件，不是 .docx 或 .pdf", RESAVE)),
    "RTF": (lambda: b"{\\rtf1\\ansi}", ("E-AUD-04", "这是RTF 文件，不是 .docx 或 .pdf", RESAVE)),
    "网页": (lambda: b"<html><body>x</body></html>", ("E-AUD-04", "这是网页，不是 .docx 或 .pdf", RESAVE)),
    "截断的 zip": (
        lambda: plain()[:2000],
        ("E-AUD-05", "文件不完整：.docx 应是一个 zip 包，这一个打不开", f"重新拷贝或下载；能打开的话，{RESAVE}"),
    ),
    "正文损坏": (
        broken_part,
        ("E-AUD-05", "文件不完整：包里的 word/document.xml 读不出来", f"重新拷贝或下载；能打开的话，{RESAVE}"),
    ),
    "炸弹": (
        lambda: packed(b" " * (MAX_PART + 10)),
        ("E-AUD-06", "包里的 word/document.xml 展开后超过 48 MB（可能是压缩炸弹），没有读", f"确认文件来源；确实是公文的，{RESAVE}"),
    ),
    "Excel": (
        lambda: zipped({"xl/workbook.xml": "<x/>"}),
        ("E-AUD-07", "这是Excel 表格，不是 Word 文件", "换成 .docx 或 .pdf 的公文"),
    ),
    "没有正文": (
        lambda: zipped({"readme.txt": "x"}),
        ("E-AUD-07", "包里没有正文（word/document.xml），不是完整的 Word 文件", f"找原文件，{RESAVE}"),
    ),
    "空的正文": (lambda: packed(f"<w:document {W}/>"), ("E-AUD-07", "文件里没有正文", f"找原文件，{RESAVE}")),
    "外部实体": (xxe, ("E-AUD-08", "包里的 word/document.xml 带有 DOCTYPE 声明，可能是攻击文件，没有读", f"确认文件来源；确实是公文的，{RESAVE}")),
    "十亿次大笑": (laughs, ("E-AUD-08", "包里的 word/document.xml 带有 DOCTYPE 声明，可能是攻击文件，没有读", f"确认文件来源；确实是公文的，{RESAVE}")),
    "UTF-16 的实体": (utf16_doctype, ("E-AUD-08", "包里的 word/document.xml 带有 DOCTYPE 声明，可能是攻击文件，没有读", f"确认文件来源；确实是公文的，{RESAVE}")),
    "嵌套太深": (deep, ("E-AUD-09", "包里的 word/document.xml 嵌套得太深，读不了", RESAVE)),
    "不是 XML": (lambda: packed("<w:document"), ("E-AUD-09", "包里的 word/document.xml 不是完整的 XML，读不了", RESAVE)),
    "十万段": (
        lambda: packed(body(paragraph("水位") * 100_000)),
        ("E-AUD-10", "文件超过 20000 段，不像一份公文，没有审", "把文件拆开，逐份审"),
    ),
    "损坏的 PDF": (lambda: b"%PDF-1.7\n" + b"x" * 500, ("E-AUD-05", "PDF 不完整或已损坏，打不开", "重新导出或下载这份 PDF")),
    "没有文字的 PDF": (lambda: empty_pdf(), ("E-AUD-12", "PDF 里没有文字，不能审", "用原来的 .docx 审，或先做文字识别（OCR）")),
}


def zipped(parts: dict[str, str]) -> bytes:
    with zipfile.ZipFile(out := BytesIO(), "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def empty_pdf(pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(out := BytesIO())
    return out.getvalue()


@pytest.mark.parametrize(("make", "told"), REFUSED.values(), ids=REFUSED)
def test_refused(make: Callable[[], bytes], told: tuple[str, str, str]) -> None:
    assert refused(make()) == told


def test_an_encrypted_pdf() -> None:
    trailer = b"trailer<</Root 1 0 R/Size 3/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/Length 40/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>>>"
    data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n" + trailer + b"\n%%EOF"
    assert refused(data, "来文.pdf") == ("E-AUD-03", "PDF 加了密码，不能审", "去掉打开密码，另存后再审")


def test_a_bomb_costs_no_memory() -> None:
    data = packed(body(paragraph("水")), **{"word/media/bomb.bin": zlib.compress(b"")} | {"word/media/zeros.bin": b"\x00" * 200_000_000})
    tracemalloc.start()
    report = examine(data, "来文.docx", None, Profile())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.subject.paragraphs[0].text == "水"
    assert peak < 50_000_000, "what is not read is not unpacked"


def test_many_paragraphs_are_audited_in_bounded_time() -> None:
    started = time.process_time()
    report = examine(packed(body(paragraph("水位上涨，请注意防范。") * 10_000)), "来文.docx", None, Profile())
    assert len(report.subject.paragraphs) == 10_000
    assert time.process_time() - started < SECONDS


def test_a_styles_ring_ends() -> None:
    ring = "".join(f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
    )
    inside = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>水</w:t></w:r></w:p>'
    data = packed(body(inside), **{"word/styles.xml": f"<w:styles {W}>{ring}</w:styles>", "word/_rels/document.xml.rels": relations})
    assert examine(data, "来文.docx", None, Profile()).subject.paragraphs[0].text == "水"


def test_the_command_tells_of_a_folder_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    result: Any = CliRunner().invoke(main, ["audit", str(tmp_path), str(tmp_path / "空.docx"), str(tmp_path / "无.docx"), "--no-layout"])
    assert result.exit_code == 1
    assert "E-AUD-13 这是文件夹，不是文件；改法：写出要审的文件，如 docgen audit 目录/*.docx" in result.output
    assert "E-AUD-01 文件是空的（0 字节）；改法：重新拷贝或下载这份文件" in result.output
    assert "E-AUD-13 没有这个文件；改法：检查文件名和路径" in result.output
    assert "审查 3 份文件，3 份有错误。" in result.output


def refusals(data: bytes) -> list[str]:
    """Return the codes with which `data` is refused, none when it is audited."""
    try:
        examine(data, "来文.docx", None, Profile())
    except DocgenError as error:
        return [problem.code for problem in error.problems]
    return []


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 10**6), value=st.integers(0, 255), count=st.integers(1, 40))
def test_damaged_anywhere_it_is_audited_or_refused(at: int, value: int, count: int) -> None:
    data = bytearray(plain())
    at %= len(data)
    data[at : at + count] = bytes([value]) * count
    assert all(code.startswith("E-AUD-") for code in refusals(bytes(data)))


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", OLE]))
def test_any_bytes_are_refused(tail: bytes, head: bytes) -> None:
    with pytest.raises(DocgenError):
        examine(head + tail, "来文.docx", None, Profile())
