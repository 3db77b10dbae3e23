"""Texts, frames and forms that a folder puts in the place of the shipped ones: what is wrong is told by `docgen check`."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen import build
from docgen.problem import DocgenError
from docgen.render.frame import Frames
from docgen.shelf import SHIPPED
from tools.measure.papers import NOTICE

ROOT = Path(__file__).parents[2]
FRAME = (SHIPPED / "版式" / "红头-下行.docx").read_bytes()
DOCUMENT = "word/document.xml"


def changed(change: Callable[[str], str] | None) -> bytes:
    """The shipped frame with its main part changed, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FRAME)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == DOCUMENT:
                if change is None:
                    continue
                data = change(data.decode("utf-8")).encode("utf-8")
            new.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "qingxi"
    shutil.copytree(ROOT / "content" / "qingxi", path)
    return path


def put(folder: Path, name: str, data: bytes) -> None:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def told(folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder.as_posix()}/", "") for problem in build.check_all(folder).problems]


FAULTY = {
    "no docx": (b"\xe8\xbf\x99", "错误 E-WRD-01 这不是 Word 文档（.docx）；改法：用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”，再用新存的文件"),
    "cut short": (FRAME[:2000], "错误 E-WRD-01 文件已损坏或没有下载完整，打不开；改法：用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”，再用新存的文件"),
    "no main part": (changed(None), "错误 E-WRD-01 这个压缩包里没有完整的 Word 文档，不是 .docx；改法：用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”，再用新存的文件"),
    "no page setup": (
        changed(lambda text: text.replace("w:sectPr", "w:other")),
        "错误 E-FRM-01 版式文件里没有页面设置；改法：用 Word 打开它，在“布局”里设好纸张和页边距，再保存",
    ),
    "no body": (
        changed(lambda text: text.replace("{{p 正文 }}", "正文")),
        "错误 E-FRM-03 版式里没有正文的位置，正文印不出来；改法：在放正文的地方单独写一段 {{p 正文 }}",
    ),
    "no imprint": (
        changed(lambda text: text.replace("{{p 版记 }}", "").replace("{{p 落款 }}", "")),
        "警告 W-FRM-04 版式里没有这些内容的位置，公文里有也印不出来：落款、版记；改法：确实不要的，不用改；要的，照 templates/版式 里同名文件的写法补上标签",
    ),
}


@pytest.mark.parametrize(("data", "message"), FAULTY.values(), ids=FAULTY)
def test_a_frame_that_cannot_be_used(folder: Path, data: bytes, message: str) -> None:
    put(folder, "版式/红头-下行.docx", data)
    assert told(folder) == [f"templates/版式/红头-下行.docx: {message}"]


def test_a_name_that_no_frame_has(folder: Path) -> None:
    put(folder, "版式/红头-下行.docx", changed(lambda text: text.replace("{{p 落款 }}", "{{p 署名日期 }}")))
    [problem] = [line for line in told(folder) if "错误" in line]
    assert problem == "templates/版式/红头-下行.docx!正文 第17段: 错误 E-WRD-05 没有“署名日期”这个字段，在“{{p 署名日期 }}”里；改法：改成已有的名称"


def test_a_form_that_is_none(folder: Path) -> None:
    put(folder, "表格/回执.docx", b"nothing")
    assert [line.split("；")[0] for line in told(folder)] == ["templates/表格/回执.docx: 错误 E-WRD-01 这不是 Word 文档（.docx）"]


def test_a_text_names_a_frame_and_an_organ_that_nobody_has(folder: Path) -> None:
    text = next((SHIPPED / "文书" / "会前").glob("B24-*.md"))
    own = text.read_text("utf-8").replace("版式: 红头-下行", "版式: 红头下行").replace("发文: 召集机关", "发文: 召集")
    put(folder, f"文书/会前/{text.name}", own.encode("utf-8"))
    lines = own.split("\n")
    frame, issuer = (next(number for number, line in enumerate(lines, 1) if line.startswith(key)) for key in ("版式", "发文"))
    found = [line.split("；")[0] for line in told(folder)]
    assert found == [
        f"templates/文书/会前/{text.name}:{frame}:1: 错误 E-TPL-08 版式: 没有“红头下行”这个版式（最接近的是“红头-下行”）",
        f"templates/文书/会前/{text.name}:{issuer}:1: 错误 E-TPL-07 发文: 没有“召集”这个机关角色（最接近的是“召集机关”）",
    ]


@pytest.mark.parametrize("name", ["no docx", "cut short", "no main part"])
def test_whoever_makes_a_paper_with_it_is_told_too(name: str) -> None:
    with pytest.raises(DocgenError, match="E-WRD-01"):
        Frames(lambda path: FAULTY[name][0]).make(NOTICE)
