"""Mending: what has one right form is put right in a new file, the rest is left as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.audit.docx import read
from docgen.audit.fix import mend
from docgen.cli import main

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
Desk = Any


def careless(desk: Desk) -> Desk:
    """A notice with faults of every kind that can be mended."""
    section = desk.document.sections[0]
    section.top_margin, section.left_margin = Mm(25.4), Mm(31.7)
    desk.write("青山市人民政府文件", "方正小标宋简体", 42, CENTRE, red=True)
    desk.rule(desk.write("青政发[2026]12号", align=CENTRE))
    desk.write("青山市人民政府关于加强防汛工作的通知", "方正小标宋简体", 22, CENTRE)
    desk.write("各区人民政府：")
    desk.write("根据《防汛办法》（国发（2026）1号）要求,现通知如下.", indent=2)
    desk.write("参加人员(含家属)、时间9:00:", "宋体", 14, indent=2)
    desk.write("青山市人民政府", align=RIGHT, right=4)
    desk.write("2026年05月08日", align=RIGHT, right=4)
    return desk


def texts(data: bytes) -> list[str]:
    return [one.text for one in read(data, "来文.docx").subject.paragraphs]


def test_a_careless_notice_is_mended_sign_by_sign(desk: Callable[[], Desk]) -> None:
    done = mend(careless(desk()).bytes(), "来文.docx")
    assert texts(done.data) == [
        "青山市人民政府文件",
        "青政发〔2026〕12号",
        "青山市人民政府关于加强防汛工作的通知",
        "各区人民政府：",
        "根据《防汛办法》（国发〔2026〕1号）要求，现通知如下.",
        "参加人员（含家属）、时间9:00:",
        "青山市人民政府",
        "2026年5月8日",
    ]
    assert done.changes == (
        "第1节 页边距改为上 37 mm、下 35 mm、左 28 mm、右 26 mm",
        "第1节 文档网格改为每页 22 行（行距 28.95 磅）",
        "第2段 文号括号：“青政发[2026]12号”改为“青政发〔2026〕12号”",
        "第5段 文号括号：“…防汛办法》（国发（2026）1号）要求,…”改为“…防汛办法》（国发〔2026〕1号）要求,…”",
        "第5段 标点：“…26〕1号）要求,现通知如下.”改为“…26〕1号）要求，现通知如下.”",
        "第6段 标点：“参加人员(含家属)、时间9:00…”改为“参加人员（含家属）、时间9:00…”",
        "第8段 日期：“2026年05月08日”改为“2026年5月8日”",
        "正文 1 段改为 3 号仿宋（第6段）",
    )


def test_measures_are_mended(desk: Callable[[], Desk]) -> None:
    subject = read(mend(careless(desk()).bytes(), "来文.docx").data, "来文.docx").subject
    section, text = subject.sections[0], subject.paragraphs[5].main
    assert (section.top, section.left, section.grid, section.grid_line) == (2098, 1588, "lines", 579)
    assert (text.face, text.size) == ("仿宋_GB2312", 16)


def test_a_mended_file_needs_no_mending(desk: Callable[[], Desk]) -> None:
    once = mend(careless(desk()).bytes(), "来文.docx").data
    assert mend(once, "来文.docx").changes == ()
    docx.Document(BytesIO(once))


def test_faces_that_set_words_off_stay(desk: Callable[[], Desk]) -> None:
    paper = careless(desk())
    run = paper.document.paragraphs[5].add_run("重点")
    run.font.size = Pt(16)
    done = mend(paper.bytes(), "来文.docx")
    assert not [one for one in done.changes if one.startswith("正文")]


def fixed(path: Path) -> Result:
    return CliRunner().invoke(main, ["audit", "--fix", str(path)])


def test_fix_writes_beside_the_file_and_never_over_anything(desk: Callable[[], Desk], tmp_path: Path) -> None:
    path, target = tmp_path / "通知.docx", tmp_path / "通知（已修正）.docx"
    path.write_bytes(data := careless(desk()).bytes())
    result = fixed(path)
    assert result.exit_code == 0
    assert "改了 8 处，写在“通知（已修正）.docx”，原文件未动" in result.output
    assert path.read_bytes() == data
    first = target.read_bytes()
    again = fixed(path)
    assert again.exit_code == 1
    assert "没有覆盖" in again.output + (again.stderr or "")
    assert target.read_bytes() == first


@pytest.mark.parametrize(("data", "said"), [(b"%PDF-1.7", "PDF 不能修正"), (b"", "文件是空的")])
def test_what_cannot_be_mended_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "来文.docx"
    path.write_bytes(data)
    result = fixed(path)
    assert result.exit_code == 1
    assert said in result.output + (result.stderr or "")


def page_number(desk: Desk, before: str, after: str, size: float) -> None:
    """Put a page number, as a field between two signs, into the footer."""
    paragraph = desk.document.sections[0].footer.paragraphs[0]
    for kind in ("", "begin", "code", "end", "last"):
        run = paragraph.add_run(before if kind == "" else after if kind == "last" else "")
        run.font.size = Pt(size)
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            run._r.append(code)
        elif kind in ("begin", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def test_a_page_number_gets_its_dashes_and_its_type(desk: Callable[[], Desk]) -> None:
    paper = careless(desk())
    page_number(paper, "- ", " -", 9)
    done = mend(paper.bytes(), "来文.docx")
    assert done.changes[-2:] == ("页码两侧改为一字线“—”", "页码改为 4 号宋体")
    [number] = read(done.data, "来文.docx").subject.margins
    assert number.text == "— 1 —"
    assert {(span.face, span.size) for span in number.spans} == {("宋体", 14)}
    assert mend(done.data, "来文.docx").changes == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="一二汉字年月日号0123456789,;:?!.()[]【】（）“”《》〔〕 ", max_size=30), max_size=5))
def test_only_marks_change_and_mending_twice_is_mending_once(desk: Callable[[], Desk], words: list[str]) -> None:
    paper = desk()
    paper.write("青山市人民政府关于加强防汛工作的通知", "方正小标宋简体", 22, CENTRE)
    for text in words:
        paper.write(text, indent=2)
    data = paper.bytes()
    done = mend(data, "来文.docx")
    assert [kept(text) for text in texts(done.data)] == [kept(text) for text in texts(data)]
    assert mend(done.data, "来文.docx").changes == ()


def kept(text: str) -> str:
    """Return what mending must not touch: all but marks, brackets and the zero before a month or day."""
    return re.sub(r"[,;:?!()\[\]【】（）〔〕，；：？！]|(?<=[年月])0(?=[1-9][月日])", "", text)
