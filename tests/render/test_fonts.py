"""Which font stands in for which, and what `docgen doctor` says of a machine."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from docgen.render import doctor, fonts

fontconfig = pytest.mark.skipif(shutil.which("fc-match") is None, reason="needs fontconfig")


def rules(configuration: str) -> dict[str, tuple[list[str], bool]]:
    """Of each family: what stands in for it, and whether in bold."""
    found = {}
    for match in ET.fromstring(configuration.encode()).iter("match"):
        if match.get("target") == "pattern":
            family, *stand_ins = [string.text or "" for string in match.iter("string")]
            found[family] = stand_ins, match.find("edit[@name='weight']") is not None
    return found


def test_every_family_has_its_rule() -> None:
    found = rules(fonts.configuration())
    assert set(found) == {family for role in fonts.ROLES for family in role.families}
    assert found["仿宋_GB2312"] == (["FandolFang", "Noto Serif CJK SC"], False)
    assert found["方正小标宋简体"] == (["FandolSong", "Noto Serif CJK SC"], True)


def test_font_of_the_office_goes_first_and_is_not_made_bold() -> None:
    found = rules(fonts.configuration(installed={"方正小标宋_GBK", "Arial"}))
    assert found["方正小标宋简体"] == (["方正小标宋_GBK", "FandolSong", "Noto Serif CJK SC"], False)
    assert found["黑体"] == rules(fonts.configuration())["黑体"]


@fontconfig
def test_environment_without_home_still_finds_the_fonts(tmp_path: Path) -> None:
    mapped = fonts.environment(tmp_path, {})
    assert Path(mapped["HOME"]).is_absolute()
    assert fonts.match("楷体_GB2312", mapped)[1].is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("方正小标宋简体", "FandolSong-Bold.otf"),
        ("仿宋_GB2312", "FandolFang-Regular.otf"),
        ("楷体_GB2312", "FandolKai-Regular.otf"),
        ("黑体", "FandolHei-Regular.otf"),
        ("黑体:bold", "FandolHei-Bold.otf"),
        ("宋体", "FandolSong-Regular.otf"),
        ("Times New Roman", "LiberationSerif-Regular.ttf"),
    ],
)
def test_fonts_of_the_papers_on_this_machine(asked: str, file: str, tmp_path: Path) -> None:
    if shutil.which("fc-match") is None or not (fonts.folder() / fonts.FANDOL_FILES[0]).exists():
        pytest.fail("make test installs the fonts first")
    assert fonts.match(asked, fonts.environment(tmp_path))[1].name == file


def test_doctor_names_the_command_that_installs_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_soffice", lambda: None)
    monkeypatch.setattr(doctor, "install_command", lambda: "sudo apt-get install libreoffice")
    checks = {check.name: check for check in doctor.examine()}
    assert checks["LibreOffice"] == doctor.Check(
        "LibreOffice",
        False,
        "没有找到，不能生成 PDF（Word 文件不受影响）",
        "运行：sudo apt-get install libreoffice",
    )
    assert checks["Python"].ok
    assert checks["模板和数据"].ok
