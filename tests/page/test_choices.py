"""What an office chooses for its pages (版面.yaml, options): made so, told, and held to by the audit."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "qingxi"
    shutil.copytree(ROOT / "content" / "qingxi", path)
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def document(path: Path, member: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(member).decode("utf-8")


def test_one_paper_on_preprinted_paper_and_on_another_type_area(folder: Path, tmp_path: Path) -> None:
    paper = tmp_path / "A01.docx"
    assert run("make", folder, "A01", "-o", paper).exit_code == 0
    assert 'w:val="GwMark"' in document(paper)
    assert run("make", folder, "A01", "-o", paper, "--force", "--preprinted", "--compensated").exit_code == 0
    assert 'w:val="GwMark"' not in document(paper)
    assert 'w:top="1960"' in document(paper)


def test_an_option_goes_before_the_file(folder: Path, tmp_path: Path) -> None:
    (folder / "版面.yaml").write_text("套打: 是\n页面方案: 补偿\n", encoding="utf-8")
    paper = tmp_path / "A01.docx"
    run("make", folder, "A01", "-o", paper)
    assert 'w:val="GwMark"' not in document(paper)
    run("make", folder, "A01", "-o", paper, "--force", "--no-preprinted", "--no-compensated")
    assert 'w:val="GwMark"' in document(paper)
    assert 'w:top="2098"' in document(paper)


def test_the_packet_tells_what_departs(folder: Path, tmp_path: Path) -> None:
    told = run("packet", folder, "--only", "A01", "-o", tmp_path / "out", "--preprinted")
    assert "按本单位的版面，与国家标准或程序默认不同：套打：不印红色的发文机关标志和分隔线\n" in told.stdout
    assert "与国家标准或程序默认不同" not in run("packet", folder, "--only", "A01", "-o", tmp_path / "out").stdout


def test_a_wrong_choice_is_told_with_its_place(folder: Path) -> None:
    (folder / "版面.yaml").write_text("版记位置: 双面\n套打: 也许\n页面方案: 宽松\n", encoding="utf-8")
    told = run("check", folder)
    assert told.exit_code == 1
    places = re.findall(r"版面\.yaml:(\d+):\d+: 错误 \S+ 版面\.(\S+?):", told.output)
    assert places == [("2", "套打"), ("3", "页面方案")]


def test_the_audit_is_held_to_the_offices_page_and_lists_it(folder: Path, tmp_path: Path) -> None:
    page = folder / "版面.yaml"
    page.write_text("版记位置: 末面\n页面方案: 补偿\n", encoding="utf-8")
    paper = tmp_path / "A01.docx"
    run("make", folder, "A01", "-o", paper)
    assert run("audit", paper, "--no-layout").exit_code == 1
    for named in (page, folder):
        told = run("audit", paper, "--no-layout", "--profile", "general", "--profile", named)
        assert told.exit_code == 0
        assert "  本单位的版面：版记位置：末面（不要求排在双面）\n  本单位的版面：页面方案：补偿（天头 34.57 毫米、行距 29.6 磅）\n" in told.stdout
    [listed] = json.loads(run("audit", paper, "--no-layout", "--profile", page, "--format", "json").stdout)
    assert listed["本单位的版面"] == ["版记位置：末面（不要求排在双面）", "页面方案：补偿（天头 34.57 毫米、行距 29.6 磅）"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "没有.yaml: 错误 E-AUD-17 没有这种审查方案，也没有这个文件；改法：写 auto、general、letter、order、minutes、plain、form，或本单位 版面.yaml 的路径"),
        ("版记位置: 单面\n", "没有.yaml:1:7: 错误 E-VAL-"),
    ],
)
def test_a_profile_that_is_none(tmp_path: Path, text: str | None, message: str) -> None:
    page = tmp_path / "没有.yaml"
    if text:
        page.write_text(text, encoding="utf-8")
    told = run("audit", ROOT / "templates" / "版式" / "白头.docx", "--no-layout", "--profile", page)
    assert told.exit_code == 1
    assert told.stderr.startswith(f"{tmp_path.as_posix()}/{message}")


@pytest.mark.slow
@pytest.mark.parametrize(("imprint", "faces"), [("last", 1), ("even", 2), ("fold4", 4)])
def test_the_imprint_stands_on_the_face_asked_for(folder: Path, tmp_path: Path, imprint: str, faces: int) -> None:
    # 7.4.1; empty pages before it and its own bear no number (7.5)
    from tools.measure.pages import pages_of

    told = run("packet", folder, "--only", "A01,B24", "-o", tmp_path, "--pdf", "--imprint", imprint)
    assert told.exit_code == 0
    assert re.findall(r"\d+错\d+警|未能审查", told.stdout) == []
    for path in sorted(tmp_path.rglob("*.pdf")):
        pages = pages_of(path)
        assert len(pages) % faces == 0
        assert any("印发" in line.text for line in pages[-1].lines())
        empty = [page.number for page in pages if not page.lines()]
        assert not empty or not pages[-1].numbered()
    audited = run("audit", *tmp_path.rglob("*.pdf"))
    assert audited.exit_code == 0
