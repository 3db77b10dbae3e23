"""Every command that a README shows is run as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from docgen.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
SHOWN = re.compile(r"^docgen .*|`(docgen [^`]+)`", re.MULTILINE)


def commands(name: str) -> list[str]:
    """Return the commands of a README: lines and words in backquotes that begin with docgen and one of its commands."""
    text = (ROOT / name).read_text("utf-8")
    found = [(match[1] or match[0]).split(" #")[0].strip() for match in SHOWN.finditer(text)]
    return [command for command in found if len(command.split()) > 1 and command.split()[1] in COMMANDS]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples speak of: the samples, a filled 我镇, a Word template and its data."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for template, data in (("模板.docx", "数据.xlsx"), ("邀请函.docx", "嘉宾.xlsx")):
        document = Document()
        document.add_paragraph("{{ 姓名 }}同志：")
        document.save(template)
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        for row in (["姓名"], ["林晓示"], ["陈示例"]):
            page.append(row)
        book.save(data)
    assert CliRunner().invoke(main, ["make", "content/qingxi", "B10", "-o", "征求意见函.docx"]).exit_code == 0
    return tmp_path


def ran(command: str) -> str:
    """Run a command line; it must end well."""
    words = [word for word in shlex.split(command)[1:] if word != "--pdf"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, f"{command}\n{result.output}"
    return result.output


def test_the_commands_of_the_readme(desk: Path) -> None:
    listed = commands("README.md")
    assert len(listed) >= 12
    for command in listed:
        ran(command)
    assert (desk / "output" / "林晓示.docx").exists()


def test_the_commands_of_the_clerks_readme(desk: Path) -> None:
    listed = commands("README.zh-CN.md")
    assert len(listed) >= 12
    for command in listed:
        if command.startswith("docgen new"):
            made = desk / command.split()[2]
            shutil.rmtree(made, ignore_errors=True)
            ran(command)
            shutil.rmtree(made)
            shutil.copytree(ROOT / "content" / "qingxi", desk / "我镇", dirs_exist_ok=True)
        else:
            ran(command)
