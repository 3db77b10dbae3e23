"""Fonts: which font stands in for each one that offices name in their papers.

The papers name the fonts that Word and WPS have. Where LibreOffice lays them out, fontconfig is
given a file made here: the font itself where it is installed, else Fandol, else Noto CJK (which
has the rare characters of names that Fandol lacks). Made rather than shipped, because fontconfig
wants one rule for every single name, and because the bold 宋体 may stand in for 小标宋, but no
office font must be made bold.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

FANDOL_FILES = (
    "FandolFang-Regular.otf",
    "FandolHei-Bold.otf",
    "FandolHei-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolSong-Bold.otf",
    "FandolSong-Regular.otf",
)


@dataclass(frozen=True)
class Role:
    """A face of the standard: its Chinese name, the names that papers use for it, what may stand in, best first.

    bold: what stands in does so in its bold cut.
    """

    name: str
    families: tuple[str, ...]
    stand_ins: tuple[str, ...]
    bold: bool = False


ROLES = (
    Role(
        "小标宋",
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋"),
        ("FandolSong", "Noto Serif CJK SC"),
        bold=True,
    ),
    Role(
        "仿宋",
        ("仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体"),
        ("FandolFang", "Noto Serif CJK SC"),
    ),
    Role(
        "楷体",
        ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体"),
        ("FandolKai", "Noto Serif CJK SC"),
    ),
    Role("黑体", ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体"), ("FandolHei", "Noto Sans CJK SC")),
    Role(
        "宋体",
        ("宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK"),
        ("FandolSong", "Noto Serif CJK SC"),
    ),
    Role("西文", ("Times New Roman",), ("Liberation Serif", "Tinos", "TeX Gyre Termes")),
)

_FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="xdg">docgen/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <!-- Two Fandol files give a weight under bold. -->
  <match target="scan">
    <test name="fullname" compare="eq"><string>FandolHei Bold</string></test>
    <edit name="weight" mode="assign"><const>bold</const></edit>
  </match>
  <match target="scan">
    <test name="fullname" compare="eq"><string>FandolSong Bold</string></test>
    <edit name="weight" mode="assign"><const>bold</const></edit>
  </match>
{rules}
</fontconfig>
"""

_RULE = """  <match target="pattern">
    <test name="family" qual="any"><string>{family}</string></test>
    <edit name="family" mode="append" binding="same">{stand_ins}</edit>{weight}
  </match>"""

_BOLD = """
    <edit name="weight" mode="assign"><const>bold</const></edit>"""


def configuration(installed: Container[str] = ()) -> str:
    """Return the fontconfig file (fonts.conf) that maps every family of `ROLES` to what stands in for it.

    installed: families that are on this machine; one of the same role goes before every stand-in.
    """
    rules = []
    for role in ROLES:
        own = tuple(family for family in role.families if family in installed)
        stand_ins = "".join(f"<string>{escape(family)}</string>" for family in own + role.stand_ins)
        weight = _BOLD if role.bold and not own else ""
        rules += [_RULE.format(family=escape(family), stand_ins=stand_ins, weight=weight) for family in role.families]
    return _FRAME.format(rules="\n".join(rules))


def environment(folder: Path, base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return `base` such that fontconfig uses our map, whose file is written into `folder`.

    HOME is filled in where it is missing (cron, services), for fontconfig finds its user folders by it.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 – Path.home() raises where there is no home
    fallback = {"HOME": home if Path(home).is_absolute() else tempfile.gettempdir()}
    file = folder / "fonts.conf"
    mapped = fallback | dict(base) | {"FONTCONFIG_FILE": str(file)}
    file.write_text(configuration(), encoding="utf-8")
    file.write_text(configuration(listed(":", mapped)), encoding="utf-8")
    return mapped


def match(pattern: str, mapped: Mapping[str, str]) -> tuple[str, Path]:
    """Return the family and the file that fontconfig takes for `pattern`, e.g. `黑体:bold`.

    mapped: an environment made by `environment`. Only where fontconfig's programs are.
    """
    family, file = _ask(["fc-match", "-f", "%{family[0]}\n%{file}", pattern], mapped).split("\n")
    return family, Path(file)


def listed(pattern: str, mapped: Mapping[str, str]) -> frozenset[str]:
    """Return the families that have `pattern`, e.g. `:charset=5803`; none where there is no fontconfig."""
    lines = _ask(["fc-list", "-f", "%{family}\n", pattern], mapped).splitlines()
    return frozenset(family for line in lines for family in line.split(","))


def _ask(command: list[str], mapped: Mapping[str, str]) -> str:
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, env=dict(mapped), capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip()


def folder() -> Path:
    """Return the user's folder of docgen's fonts; it need not exist."""
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111
    return Path(data) / "docgen" / "fonts"
