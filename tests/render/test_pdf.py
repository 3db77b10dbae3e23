"""Word → PDF: what comes out, what is said of what cannot be laid out, and that nothing is left behind."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import docx
import pdfplumber
import pytest

from docgen.problem import DocgenError, MissingProgram
from docgen.render import office, pdf

slow = pytest.mark.slow


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A page of 仿宋 with a rare name, in a folder and with a name that a careless caller would trip over."""
    return write(tmp_path / "会前 文件" / "B10-征求意见的函（代拟稿）.docx", "清溪镇科协2027年工作，赟堃同志。")


def write(path: Path, *paragraphs: str, close_up: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    normal = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        normal.set(f"{{{normal.nsmap['w']}}}{slot}", "仿宋_GB2312")
    for text in paragraphs:
        paragraph = document.add_paragraph(text)
        if close_up:
            spacing = paragraph._p.get_or_add_pPr().makeelement(f"{{{normal.nsmap['w']}}}autoSpaceDE")
            spacing.set(f"{{{normal.nsmap['w']}}}val", "0")
            paragraph._p.get_or_add_pPr().append(spacing)
    document.core_properties.modified = dt.datetime(2027, 1, 22, 1, 2, 3)  # noqa: DTZ001 – UTC by the format
    document.save(str(path))
    return path


def problem_of(result: pdf.Result) -> str:
    assert result.problem is not None
    assert result.pdf is None
    return f"{result.problem.code} {result.problem.message}；{result.problem.cure}"


@slow
def test_pdf_stands_beside_its_source(paper: Path) -> None:
    (result,) = pdf.convert([paper])
    assert result == pdf.Result(paper, paper.with_suffix(".pdf"), pages=1)
    assert set(paper.parent.iterdir()) == {paper, paper.with_suffix(".pdf")}
    with pdfplumber.open(paper.with_suffix(".pdf")) as laid_out:
        assert laid_out.pages[0].extract_text() == "清溪镇科协2027年工作，赟堃同志。"
        fonts = {char["text"]: char["fontname"].split("+")[-1] for char in laid_out.pages[0].chars}
        assert fonts["溪"] == fonts["2"] == "FandolFang-Regular"
        assert fonts["赟"].startswith("NotoSerifCJK")
        assert laid_out.metadata["CreationDate"] == "D:20270122090203+08'00'"


@slow
def test_same_papers_give_the_same_bytes(tmp_path: Path) -> None:
    papers = [write(tmp_path / f"{number}.docx", f"第{number}件。", "正文。") for number in range(3)]
    runs = []
    for _ in range(2):
        results = pdf.convert(papers)
        assert [result.source for result in results] == papers
        runs.append([paper.with_suffix(".pdf").read_bytes() for paper in papers])
    assert runs[0] == runs[1]


@slow
def test_gap_between_scripts_only_where_the_paper_wants_it(tmp_path: Path) -> None:
    papers = [write(tmp_path / f"{close_up}.docx", "清溪镇2027年", close_up=close_up) for close_up in (True, False)]
    widths = []
    for result in pdf.convert(papers):
        assert result.pdf is not None
        with pdfplumber.open(result.pdf) as laid_out:
            chars = laid_out.pages[0].chars
            widths.append(chars[-1]["x1"] - chars[0]["x0"])
    assert widths[0] < widths[1] - 2


@slow
def test_every_bad_file_is_told_and_the_good_ones_made(paper: Path, tmp_path: Path) -> None:
    text = tmp_path / "其实是文本.docx"
    text.write_text("不是 Word", encoding="utf-8")
    cut = tmp_path / "截断.docx"
    cut.write_bytes(paper.read_bytes()[:-200])
    absent = tmp_path / "没有.docx"
    seen: list[Path] = []
    results = pdf.convert([text, cut, absent, paper], progress=lambda result: seen.append(result.source))
    damaged = "E-PDF-04 不是完好的 Word 文件（.docx）；用 Word 或 WPS 打开，另存为 .docx 后再试"
    assert [problem_of(result) for result in results[:2]] == [damaged, damaged]
    assert problem_of(results[2]).startswith("E-PDF-03 读不了文件：")
    assert results[3].pages == 1
    assert sorted(seen) == sorted([text, cut, absent, paper])


@slow
def test_pdf_that_cannot_be_written_keeps_the_old_one(paper: Path) -> None:
    target = paper.with_suffix(".pdf")
    target.mkdir()
    (result,) = pdf.convert([paper])
    assert problem_of(result).startswith(f"E-PDF-08 写不了 {target.name}：")
    assert set(paper.parent.iterdir()) == {paper, target}


@slow
def test_without_uno_whole_calls_do_it(paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_uno_python", lambda soffice: None)
    namesake = write(tmp_path / "另一处" / paper.name, "同名的另一件。", "第二段。")
    results = pdf.convert([paper, namesake])
    assert [result.pages for result in results] == [1, 1]
    with pdfplumber.open(namesake.with_suffix(".pdf")) as laid_out:
        assert laid_out.pages[0].extract_text() == "同名的另一件。\n第二段。"


@slow
def test_office_that_dies_is_started_anew(paper: Path, tmp_path: Path) -> None:
    programs = office.find()
    one = office.Office(programs, tmp_path, dict(os.environ))
    job = {"source": str(paper), "target": str(tmp_path / "x.pdf"), "close_up": True, "export": pdf.EXPORT}
    try:
        assert one.convert(job, 60)[0] == ""
        worker = one._worker
        assert worker is not None
        os.killpg(worker.pid, signal.SIGKILL)
        with pytest.raises(office.OfficeDied):
            one.convert(job, 60)
        assert one.convert(job, 60)[0] == ""
    finally:
        one.kill()
    assert group_is_gone(worker.pid)


HANGS = """#!/bin/sh
{remember}
sleep 600 &
wait
"""


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice that starts a child, writes their group down, and hangs."""
    program, group = tmp_path / "soffice", tmp_path / "group"
    program.write_text(HANGS.format(remember=f'ps -o pgid= -p $$ > "{group}"'), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("DOCGEN_SOFFICE", str(program))
    return group


def group_is_gone(group: int) -> bool:
    """Whether every process of a group ends within five seconds (a killed one takes a moment to be buried)."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        states = subprocess.run(["ps", "-o", "stat=", "-g", str(group)], capture_output=True, text=True, check=False)
        if all(state.startswith("Z") for state in states.stdout.split()):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(os.name != "posix", reason="process groups")
def test_office_that_hangs_is_ended_with_all_it_started(
    paper: Path, fake_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_uno_python", lambda soffice: None)
    monkeypatch.setattr(pdf, "SECONDS_MORE", 0)
    (result,) = pdf.convert([paper], seconds=0.5)
    assert problem_of(result) == (
        "E-PDF-06 LibreOffice 转换了 0.5 秒还没有完成，已停止；把文件拆小，或用 Word、WPS 导出 PDF"
    )
    assert group_is_gone(int(fake_office.read_text()))


@slow
def test_office_that_does_not_come_up_ends_the_run(
    paper: Path, fake_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "START_SECONDS", 1)
    with pytest.raises(DocgenError, match=r"错误 E-PDF-02 LibreOffice 启动不了.*；改法：运行 docgen doctor 检查安装"):
        pdf.convert([paper, write(paper.with_name("2.docx"), "二")])
    assert group_is_gone(int(fake_office.read_text()))


@slow
def test_break_from_outside_ends_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [write(tmp_path / f"{number}.docx", "文") for number in range(4)]
    workers: list[int] = []
    start = office.Office._start

    def started(self: office.Office) -> None:
        start(self)
        assert self._worker is not None
        workers.append(self._worker.pid)

    monkeypatch.setattr(office.Office, "_start", started)

    def interrupt(result: pdf.Result) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf.convert(papers, progress=interrupt)
    assert workers
    assert all(map(group_is_gone, workers))
    assert threading.active_count() == 1


def test_without_libreoffice_the_command_that_installs_it(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    monkeypatch.setattr(office, "install_command", lambda: "sudo apt-get install libreoffice")
    with pytest.raises(MissingProgram) as caught:
        pdf.convert([paper])
    assert str(caught.value) == (
        "错误 E-PDF-01 没有找到 LibreOffice，不能生成 PDF（Word 文件不受影响）；改法：运行：sudo apt-get install libreoffice"
    )


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (b"%PDF-1.6\n1 0 obj<</Type/Pages>>\n2 0 obj<</Type/Page/Parent 1 0 R>>\n%%EOF\n", 1),
        (b"%PDF-1.6\n1 0 obj<</Type/Pages/Count 0>>\n%%EOF\n", 0),
        (b"%PDF-1.6\n2 0 obj<</Type/Page/Parent 1 0 R>>\n", 0),
        (b"<html>%%EOF", 0),
        (b"", 0),
    ],
)
def test_only_a_whole_pdf_has_pages(data: bytes, pages: int) -> None:
    assert pdf.count_pages(data) == pages


def test_times_and_ids_settle_without_moving_a_byte() -> None:
    made = [
        f"%PDF\n/CreationDate(D:{moment}+08'00')>>\n/ID [ <{identity}>\n<{identity}> ]\n/DocChecksum /{identity}\n".encode()
        for moment, identity in (("20261121233300", "A" * 32), ("20270101000000", "B" * 32))
    ]
    dated = dt.datetime(2027, 1, 22, 9, tzinfo=pdf.CHINA)
    settled = [pdf.settle(data, dated) for data in made]
    assert settled[0] == settled[1]
    assert len(settled[0]) == len(made[0])
    assert b"(D:20270122090000+08'00')" in settled[0]
    assert pdf.settle(made[0].replace(b"%PDF", b"%PDX"), dated)[5:] != settled[0][5:]
