"""A paper of every form of GB/T 9704-2012, laid out and measured in millimetres."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from docgen import standard as m
from tools.measure.pages import Page, pages_of
from tools.measure.papers import CASES, ISSUER, ORGANS, SIGNERS
from tools.measure.table import measures

pytestmark = pytest.mark.slow
CHARACTER = 5.56


@cache
def read(path: Path) -> list[Page]:
    return pages_of(path)


@pytest.mark.parametrize("name", CASES)
def test_measures_hold(forms: Path, name: str) -> None:
    assert [one for one in measures(name, forms) if not one.held] == []


@pytest.mark.parametrize("name", CASES)
def test_every_text_is_printed(forms: Path, name: str) -> None:
    with zipfile.ZipFile(forms / f"{name}.docx") as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.S)
    printed = {c["text"] for page in read(forms / f"{name}.pdf") for c in page.page.chars}
    written = set("".join(re.findall(r"<w:t[^>]*>([^<]+)</w:t>", xml))) - set(" \u3000\u2002")
    assert written - printed == set()


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.paper.signature and (case.fit.keep or case.fit.halved)])
def test_first_page_shows_the_body_and_no_signature_stands_alone(forms: Path, name: str) -> None:
    # 7.3.3, 7.3.5.5; papers of a pitch that is set, not found, are there for their measures alone
    pages = read(forms / f"{name}.pdf")
    assert any(line.text.startswith(("为深入", "一、", "清溪清溪", f"{ISSUER}示例县")) for line in pages[0].lines())
    for page in pages:
        texts = [line.text for line in page.lines()]
        dates = [number for number, text in enumerate(texts) if text.strip().endswith("2027年1月8日")]
        names = {*ORGANS, "镇长"}
        assert all(any(text.strip() not in names for text in texts[:number]) for number in dates)


@pytest.mark.parametrize("count", range(2, 7))
def test_joint_marks_have_one_width(forms: Path, count: int) -> None:
    page = read(forms / f"联合{count}.pdf")[0]
    rule = page.red()[-1].top
    rows: dict[int, list[tuple[float, float]]] = {}
    for c in page.page.chars:
        if 60 < c["top"] * 25.4 / 72 < rule - 40 and c["text"] not in "文件":
            rows.setdefault(round(c["top"] / 4), []).append((c["x0"] * 25.4 / 72, c["x1"] * 25.4 / 72))
    assert len(rows) == count
    for edges in ([min(row)[0] for row in rows.values()], [max(row)[1] for row in rows.values()]):
        assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize("count", range(1, 7))
def test_signatories_stand_in_columns_the_last_beside_the_number(forms: Path, count: int) -> None:
    # 7.2.5, 7.2.6: two a line, the last one on the number's line, names 1 character in
    page = read(forms / f"签发人{count}.pdf")[0]
    last = SIGNERS[count - 1]
    line = page.line("清委〔2027〕1号")
    assert line.text.replace(" ", "").endswith(last if len(last) > 2 or count == 1 else f"{last[0]}\u3000{last[1]}")
    if count % 2 == 0 or count == 1:  # in columns names begin below each other: the widest one ends 1 character in
        wider = max(len(name) for name in SIGNERS[:count]) - 3
        assert line.right == pytest.approx(184 - (1 + wider) * CHARACTER, abs=1.5)
    rows = [found for found in page.lines() if any(name[0] in found.text and name[-1] in found.text for name in SIGNERS[:count]) and found.top < line.top + 1]
    assert len(rows) == (count + 1) // 2


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_titles_of_one_to_four_lines(forms: Path, count: int) -> None:
    # 7.3.1: 2号, each line in the middle
    page = read(forms / f"标题{count}行.pdf")[0]
    rows: dict[int, list[tuple[float, float]]] = {}
    for c in page.page.chars:
        if c["size"] == pytest.approx(m.SIZE_2, abs=0.3):
            rows.setdefault(round(c["top"] / 10), []).append((c["x0"] * 25.4 / 72, c["x1"] * 25.4 / 72))
    assert len(rows) == count
    for row in rows.values():
        assert (min(row)[0] + max(row)[1]) / 2 == pytest.approx(106, abs=1)
        assert max(row)[1] - min(row)[0] <= 156


@pytest.mark.parametrize("name", ["份号", "密级", "紧急程度", "密级紧急程度", "份号紧急程度", "份号密级紧急程度"])
def test_the_corner_of_the_head(forms: Path, name: str) -> None:
    # 7.2.1–7.2.3: flush left, the number on the first line, the classification on the second, one below the other
    lines = read(forms / f"{name}.pdf")[0].lines()
    head = CASES[name].paper.head
    assert head
    first = 39.7  # the top of the characters of the type area's first line
    corner = [line for line in lines[:3] if line.top < 65]
    places = {line.text: round((line.top - first) / 10.21) for line in corner}
    assert all(line.left == pytest.approx(28, abs=1) for line in corner)
    wanted = [text for text in (head.copy_number, head.classification, head.urgency) if text]
    assert list(places) == wanted
    assert sorted(places.values()) == list(places.values())
    if head.copy_number:
        assert places[head.copy_number] == 0
    if head.classification:
        assert places[head.classification] == 1


@pytest.mark.parametrize("count", [2, 3, 6])
def test_unsealed_joint_names_stand_below_each_other(forms: Path, count: int) -> None:
    # 7.3.5.2: the lead organ first, the date below the last
    page = read(forms / f"联合{count}不盖章.pdf")
    signed = [line for face in page for line in face.lines() if line.text.strip() in ORGANS[:count] and line.left > 60]
    assert [line.text.strip() for line in signed] == list(ORGANS[:count])
    assert max(line.left for line in signed) - min(line.left for line in signed) <= 1


def test_a_folded_sheet_has_four_faces(forms: Path) -> None:
    # 7.5: blank faces before the imprint, and its own, bear no number
    pages = read(forms / "对折.pdf")
    assert len(pages) == 4
    assert [page.numbered() for page in pages] == [True, True, False, False]
    assert [bool(page.lines()) for page in pages] == [True, True, False, True]
    assert len(read(forms / "对折函.pdf")) < 4


def test_signature_stamp_leaves_its_room_and_the_date_is_4_characters_in(forms: Path) -> None:
    # 7.3.5.3: the post ends 2 characters left of the stamp
    page = read(forms / "命令.pdf")[0]
    post, date = page.line("镇长"), page.line("2027年1月8日")
    edge = 184 - 4 * CHARACTER
    assert date.right == pytest.approx(edge, abs=1.5)
    assert post.right == pytest.approx(edge - m.STAMP_WIDTH_MM - 2 * CHARACTER, abs=1.5)


def test_joint_seals_do_not_touch(forms: Path) -> None:
    # 7.3.5.1: names are far enough apart for seals of 42 mm
    page = read(forms / "联合6.pdf")[-2]
    centres = []
    for organ in ORGANS:
        found = page.page.search(organ)
        centres += [((hit["x0"] + hit["x1"]) / 2 * 25.4 / 72, (hit["top"] + hit["bottom"]) / 2 * 25.4 / 72) for hit in found]
    assert len(centres) >= 4
    for at, (x, y) in enumerate(centres):
        assert all(((x - u) ** 2 + (y - v) ** 2) ** 0.5 > 42 for u, v in centres[at + 1 :])


def test_minutes_name_those_present_in_a_column(forms: Path) -> None:
    # 10.3: 2 characters in, names that wrap align behind the colon
    lines = [line for page in read(forms / "纪要.pdf") for line in page.lines()]
    at = next(number for number, line in enumerate(lines) if line.text.startswith("出席："))
    assert lines[at].left == pytest.approx(28 + 2 * CHARACTER, abs=0.8)
    assert lines[at + 1].left == pytest.approx(28 + 5 * CHARACTER, abs=0.8)
    assert [line.text[:3] for line in lines if line.text[:3] in ("出席：", "请假：", "列席：")] == ["出席：", "请假：", "列席："]


def test_addressees_in_the_imprint_have_no_rule_below(forms: Path) -> None:
    # 7.4.2
    page = read(forms / "主送在版记.pdf")[-1]
    to, copies = page.line("主送："), page.line("抄送：")
    assert not [bar for bar in page.rules() if to.top < bar.top < copies.top]


def test_annexes_apart_bear_the_number_of_the_paper(forms: Path) -> None:
    # 7.3.7
    tops = [page.lines()[0].text for page in read(forms / "附件另附.pdf")]
    assert "清科协〔2027〕1号附件1" in tops
    assert "清科协〔2027〕1号附件2" in tops


def test_names_of_eleven_annexes_begin_at_one_place(forms: Path) -> None:
    # 7.3.4
    lines = [line for page in read(forms / "附件11.pdf") for line in page.lines() if re.match(r"(附件：)?\d+\.清溪", line.text)]
    assert len(lines) == 11


def test_forty_pages(forms: Path) -> None:
    pages = read(forms / "40页.pdf")
    assert 38 <= len(pages) <= 42
    assert all(page.numbered() for page in pages)
