"""Every part of every paper: elements in the order of the schema, measures that Word and LibreOffice read alike."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import docx
import pypandoc
import pytest
from element_order import faults

from docgen.render.frame import Frames
from tools.measure.papers import CASES
from tools.measure.show import TEMPLATES


@cache
def made(name: str) -> bytes:
    """A paper of the forms, as .docx."""
    case = CASES[name]
    return Frames(lambda path: (TEMPLATES / path).read_bytes(), choices=case.choices).make(case.paper, case.fit)


ALL = list(CASES)


@pytest.mark.parametrize("name", ALL)
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    assert list(faults(made(name))) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/*.docx")), ids=lambda path: path.stem)
def test_so_do_those_of_frames_and_forms(path: object) -> None:
    assert list(faults(path.read_bytes())) == []  # type: ignore[attr-defined]


def part(name: str, member: str) -> str:
    with zipfile.ZipFile(io.BytesIO(made(name))) as archive:
        return archive.read(member).decode("utf-8")


@pytest.mark.parametrize("name", ALL)
def test_drawings_bring_a_fallback(name: str) -> None:
    text = part(name, "word/document.xml")
    assert text.count("<mc:Choice ") == text.count("<mc:Fallback>") == text.count("<w:drawing>")
    assert text.count("<w:pict>") == text.count("<w:drawing>")


def test_the_body_is_indented_in_characters_and_in_twips() -> None:
    assert '<w:ind w:firstLineChars="200" w:firstLine="630"/>' in part("1页", "word/styles.xml")


@pytest.mark.parametrize("name", ALL)
def test_bookmarks_are_told_apart(name: str) -> None:
    ids = re.findall(r'<w:bookmarkStart w:id="(\d+)"', part(name, "word/document.xml"))
    assert len(ids) == len(set(ids))


def test_preprinted_paper_gets_nothing_red() -> None:
    for name in ("套打", "套打函"):
        assert "FF0000" not in re.sub(r'<w:style [^>]*"Gw(?:Mark|Red)">.*?</w:style>', "", part(name, "word/styles.xml"))
        assert 'w:val="GwMark"' not in part(name, "word/document.xml")


def test_the_compensated_page() -> None:
    # 34.58 and 32.58 mm, pitch 29.6 pt: half the leading of a line goes into either margin
    document = part("补偿", "word/document.xml")
    assert 'w:top="1960"' in document
    assert 'w:bottom="1847"' in document
    assert 'w:linePitch="592"' in document
    assert 'w:line="579"' not in part("补偿", "word/styles.xml")


def test_the_same_paper_is_the_same_bytes() -> None:
    case = CASES["版记前空白横"]
    again = Frames(lambda path: (TEMPLATES / path).read_bytes(), choices=case.choices).make(case.paper, case.fit)
    assert again == made("版记前空白横")


def test_a_wrong_order_is_seen() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr("word/document.xml", f'<w:body xmlns:w="{main}"><w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p><w:sectPr/></w:body>')
    assert list(faults(out.getvalue())) == ["word/document.xml: pPr: jc ind"]


def test_an_element_whose_order_is_not_listed_is_seen() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<settings2><a/></settings2>")
    assert list(faults(out.getvalue())) == ["word/document.xml: settings2: a 没有列出次序"]


@pytest.mark.parametrize("name", ALL)
def test_python_docx_opens_it(name: str) -> None:
    opened = docx.Document(io.BytesIO(made(name)))
    title = CASES[name].paper.title
    assert title in {"命令", *("".join(paragraph.text.split()) for paragraph in opened.paragraphs)}
    again = io.BytesIO()
    opened.save(again)
    assert list(faults(again.getvalue())) == []


@pytest.mark.parametrize("name", ["通知-附件", "函", "请示", "纪要", "命令", "联合6", "附件横表"])
def test_pandoc_reads_it(name: str) -> None:
    read = pypandoc.convert_text(made(name), "plain", format="docx", extra_args=["--wrap=none"])
    paper = CASES[name].paper
    assert paper.body
    assert "2027年1月8日" in read or paper.signature is None
    assert all(annex.title in "".join(read.split()) for annex in paper.attachments)
