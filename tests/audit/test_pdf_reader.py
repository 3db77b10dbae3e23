"""The .pdf reader: positions of characters and rules, paragraphs gathered from lines, pages matched with a .docx."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from sample import QINGXI, papers_of

from docgen.audit.examine import examine, read
from docgen.audit.glyphs import FIRST_PAGES, LAST_PAGES, Glyph, joined, take_apart
from docgen.audit.lines import lines_of
from docgen.audit.page import Bar
from docgen.audit.part import Part
from docgen.audit.parts import recognise
from docgen.audit.profile import Format, Profile
from docgen.audit.seen import is_red
from docgen.audit.subject import Subject
from docgen.render.pdf import convert

CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def glyph(text: str, x: float, baseline: float = 50.0, size: float = 16.0, face: str = "FangSong", angle: int = 0) -> Glyph:
    return Glyph(text, 1, x, x + 5.0, baseline - 4.5, baseline + 0.5, baseline, x, size, face, False, "000000", angle)


def written(text: str, x: float = 28.0, baseline: float = 50.0) -> list[Glyph]:
    return [glyph(sign, x + 5.56 * at, baseline) for at, sign in enumerate(text)]


def test_characters_become_lines_in_reading_order() -> None:
    lines = lines_of([*written("防汛工作", baseline=60.2), *reversed(written("关于加强")), *written("右边", 150.0)])
    assert [(line.text, round(line.x0), line.baseline) for line in lines] == [("关于加强", 28, 50.0), ("右边", 150, 50.0), ("防汛工作", 28, 60.2)]
    assert (lines[0].top, lines[0].bottom, lines[0].start) == (45.5, 50.5, 28.0)


def test_a_gap_of_one_character_is_a_blank_and_a_comma_is_not() -> None:
    assert lines_of([glyph("罗", 28.0), glyph("静", 28.0 + 11.12)])[0].text == "罗\u3000静"
    comma = Glyph("，", 1, 33.6, 34.6, 49.0, 51.0, 50.0, 33.5, 16.0, "FangSong", False, "000000", 0)
    assert lines_of([glyph("汛", 28.0), comma, glyph("工", 39.1)])[0].text == "汛，工"


def test_turned_text_is_read_along_its_line() -> None:
    turned = [glyph(sign, 15.0, 100.0 - 6 * at, angle=90) for at, sign in enumerate("—2—")]
    [line] = lines_of(turned)
    assert (line.text, line.angle) == ("—2—", 90)


def test_pieces_of_a_rule_are_joined_and_doubles_taken_once() -> None:
    pieces = [Bar(1, 28.0, 80.0, 262.0, 0.35, "000000"), Bar(1, 80.0, 184.0, 262.05, 0.35, "000000"), Bar(1, 28.0, 80.0, 262.0, 0.35, "000000")]
    [bar] = joined(pieces)
    assert (bar.x0, bar.x1, bar.y) == (28.0, 184.0, 262.0)
    double = [Bar(1, 21, 191, 277.0, 0.26, "FF0000"), Bar(1, 21, 191, 278.0, 0.79, "FF0000")]
    assert len(joined(double)) == 2


def test_of_three_hundred_pages_a_part_is_read_and_told() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(300):
        document.new_page(595, 842)
    document.save(out := BytesIO())
    print_ = take_apart(out.getvalue(), "长.pdf")
    assert (len(print_.sheets), print_.page_count) == (FIRST_PAGES + LAST_PAGES, 300)
    assert print_.notes == ("共 300 页，只量了前 60 页和后 20 页",)


@pytest.mark.parametrize(
    ("colour", "red"), [("FF0000", True), ("C00000", True), ("E60012", True), ("000000", False), ("FF9900", False), ("800080", False)]
)
def test_red(colour: str, red: bool) -> None:
    assert is_red(colour) is red


Prints = dict[str, tuple[bytes, bytes]]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Prints:
    """Return {code: (.docx, .pdf)} of a few papers of the sample."""
    folder = tmp_path_factory.mktemp("prints")
    papers = {code: data for code, data in papers_of(QINGXI).items() if code in ("A09", "B01", "B10", "B18", "D02")}
    for code, data in papers.items():
        (folder / f"{code}.docx").write_bytes(data)
    made = {result.source.stem: result.pdf for result in convert(sorted(folder.glob("*.docx")))}
    found: Prints = {}
    for code, data in papers.items():
        pdf = made[code]
        assert pdf is not None
        found[code] = data, pdf.read_bytes()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("code", ["A09", "B01", "B10", "B18", "D02"])
def test_every_paragraph_is_found_on_its_page(prints: Prints, code: str) -> None:
    data, pdf = prints[code]
    subject = examine(data, f"{code}.docx", pdf, Profile()).subject
    missing = [one.text for one in subject.paragraphs if one.text.strip() and not one.printed]
    assert not missing
    pages = [one.page for one in subject.paragraphs if one.page and one.box is None]
    assert pages == sorted(pages), "in the order of the pages"
    for one in subject.paragraphs:
        assert "".join("".join(line.text.split()) for line in one.printed) == "".join(one.text.split())


@pytest.mark.slow
@pytest.mark.parametrize("code", ["A09", "B01", "B10", "B18", "D02"])
def test_the_parts_of_a_pdf_are_those_of_its_docx(prints: Prints, code: str) -> None:
    data, pdf = prints[code]
    from_docx, from_pdf = (recognise(read(one, f"{code}.{kind}"), Profile()) for one, kind in ((data, "docx"), (pdf, "pdf")))
    for name in ("format", "title", "type", "number", "mark", "issuers", "signatories", "direction"):
        assert getattr(from_pdf, name) == getattr(from_docx, name), name
    assert [(one.label, one.title) for one in from_pdf.annexes] == [(one.label, one.title) for one in from_docx.annexes]
    for part in (Part.ADDRESSEES, Part.HEADING_1, Part.ANNEX_NOTE, Part.ISSUER, Part.DATE, Part.REMARK, Part.CC, Part.PRINT):
        assert words(from_pdf.of(part)) == words(from_docx.of(part)), part


def words(taken: object) -> list[str]:
    return ["".join(one.text.split()) for one in taken]  # type: ignore[attr-defined]


@pytest.mark.slow
def test_what_the_ruler_says_of_a_printed_request(prints: Prints) -> None:
    subject: Subject = read(prints["A09"][1], "请示.pdf")
    parts = recognise(subject, Profile())
    mark, date = parts.first(Part.MARK), parts.first(Part.DATE)
    assert mark is not None
    assert date is not None
    [line] = subject.paragraph(mark.paragraph).printed
    assert line.top == pytest.approx(72.0, abs=0.5)
    [rule] = [bar for bar in subject.pages[0].bars if is_red(bar.colour)]
    assert [rule.x0, rule.x1, rule.length] == pytest.approx([28.0, 184.0, 156.0], abs=0.3)
    black = [bar for bar in subject.pages[-1].bars if not is_red(bar.colour)]
    assert black[-1].y == pytest.approx(262.0, abs=0.5)
    folios = [page.folio for page in subject.pages]
    assert [folio.text for folio in folios if folio] == ["—1—", "—2—", "—3—", "—4—"]
    assert parts.format is Format.GENERAL


@pytest.mark.slow
def test_a_paper_with_a_running_head_and_doubled_words(desk: Callable[[], object], tmp_path: Path) -> None:
    paper = desk()
    for number in range(60):
        paper.write(f"第{number % 7}段，各单位要落实责任，按时报告，不得迟报、漏报、瞒报。", indent=2)  # type: ignore[attr-defined]
    paper.document.sections[0].header.paragraphs[0].text = "青山市人民政府文件"  # type: ignore[attr-defined]
    paper.document.sections[0].footer.paragraphs[0].text = "内部资料"  # type: ignore[attr-defined]
    path = tmp_path / "通知.docx"
    path.write_bytes(paper.bytes())  # type: ignore[attr-defined]
    [result] = convert([path])
    assert result.pdf is not None
    subject = examine(path.read_bytes(), "通知.docx", result.pdf.read_bytes(), Profile()).subject
    assert all(one.printed for one in subject.paragraphs)
    tops = [(one.page, one.printed[0].baseline) for one in subject.paragraphs]
    assert tops == sorted(tops), "each of seven times the same words is found in its own place"
