"""What this machine has and lacks for docgen, and the command that installs what is missing."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, resources, util
from pathlib import Path

from docgen.render import fonts
from docgen.render.office import find_soffice, find_uno_python, install_command

OLDEST_OFFICE = (7, 4)
RARE = "堃喆赟玥翀旸𬭚䶮㛃"
"""Characters of people's names that common fonts lack; one font that has them all is enough."""

NEEDED_TEMPLATES = ("版式", "文书", "表格")


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and the cure when it is not as it should be.

    needed: without it docgen, or its PDF, does not work; else it is only worse.
    """

    name: str
    ok: bool
    found: str
    cure: str = ""
    needed: bool = True


def examine() -> list[Check]:
    """Return everything that docgen needs of a machine, in the order in which one would mend it."""
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        mapped = fonts.environment(Path(folder))
        return [
            _python(),
            _packages(),
            _templates(),
            _writing(),
            _office(),
            _uno(),
            *_fonts(mapped),
            _rare(mapped),
            _pandoc(),
        ]


def _python() -> Check:
    found = f"{platform.python_version()}（{sys.executable}）"
    return Check("Python", sys.version_info >= (3, 10), found, "安装 Python 3.10 以上版本")


def _packages() -> Check:
    try:
        wanted = metadata.requires("docgen") or []
    except metadata.PackageNotFoundError:
        return Check(
            "Python 软件包",
            False,
            "docgen 没有安装，只是放在搜索路径上",
            "在代码目录运行：make packet，或 pip install .",
        )
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in wanted if "extra ==" not in line]
    missing = [name for name in names if not _version(name)]
    found = f"缺少 {'、'.join(missing)}" if missing else f"{len(names)} 个都在"
    return Check("Python 软件包", not missing, found, f"运行：pip install {' '.join(missing)}")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _templates() -> Check:
    places = [Path(str(resources.files(package))) for package in ("docgen.templates", "docgen.data")]
    counts = {name: sum(1 for _ in _files(places[0] / name)) for name in NEEDED_TEMPLATES}
    found = "，".join(f"{name} {count} 个" for name, count in counts.items()) + f"（{places[0]}）"
    ok = all(counts.values()) and any(_files(places[1]))
    return Check("模板和数据", ok, found, "安装不完整，请重新安装 docgen")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix in {".docx", ".md", ".yaml", ".csv"})


def _writing() -> Check:
    here = Path.cwd()
    return Check(
        "当前文件夹可写",
        os.access(here, os.W_OK),
        str(here),
        "换到自己的文件夹里运行，或用 -o 指定一个能写的文件夹",
        needed=False,
    )


def _office() -> Check:
    soffice = find_soffice()
    cure = f"运行：{install_command()}"
    if soffice is None:
        return Check("LibreOffice", False, "没有找到，不能生成 PDF（Word 文件不受影响）", cure)
    with tempfile.TemporaryDirectory(prefix="docgen-") as profile:
        said = _said([str(soffice), f"-env:UserInstallation={Path(profile).as_uri()}", "--version"])
    version = re.search(r"(\d+)\.(\d+)[\d.]*", said)
    if version is None:
        return Check("LibreOffice", False, f"{soffice} 运行不了", cure)
    new_enough = (int(version[1]), int(version[2])) >= OLDEST_OFFICE
    return Check("LibreOffice", new_enough, f"{version[0]}（{soffice}）", f"需要 7.4 以上版本；{cure}")


def _uno() -> Check:
    soffice = find_soffice()
    python = find_uno_python(soffice) if soffice else None
    return Check(
        "LibreOffice 的 Python 接口",
        python is not None,
        str(python) if python else "没有找到：PDF 照样能生成，但慢一些，目录页码也不更新",
        f"运行：{install_command()}",
        needed=False,
    )


def _fonts(mapped: Mapping[str, str]) -> Iterator[Check]:
    """Which file stands for each face of the papers; only where fontconfig says it (Linux)."""
    if shutil.which("fc-match") is None:
        found = "这里没有 fontconfig，LibreOffice 使用系统安装的字体"
        cure = "安装方正小标宋简体、仿宋_GB2312、楷体_GB2312，PDF 的版面才准确"
        yield Check("字体", sys.platform in ("win32", "darwin"), found, cure, needed=False)
        return
    fandol = f"在代码目录运行 make packet（自动取 Fandol 字体），或把字体文件放到 {fonts.folder()}"
    for role in fonts.ROLES:
        family, file = fonts.match(role.families[0], mapped)
        good = family in (*role.families, role.stand_ins[0])
        yield Check(
            f"字体 {role.families[0]}",
            good,
            f"{family}（{file}）",
            fandol if role.stand_ins[0].startswith("Fandol") else f"运行：{install_command()}",
            needed=False,
        )


def _rare(mapped: Mapping[str, str]) -> Check:
    if shutil.which("fc-list") is None:
        return Check("人名生僻字", True, "由系统字体决定", needed=False)
    charset = " ".join(f"{ord(character):x}" for character in RARE)
    families = sorted({line.split(",")[0] for line in fonts.listed(f":charset={charset}", mapped)})
    found = f"{RARE} 都有：{families[0]}" if families else f"没有一种字体含全部这些字：{RARE}"
    return Check("人名生僻字", bool(families), found, f"运行：{install_command()}", needed=False)


def _pandoc() -> Check:
    own = util.find_spec("pypandoc") is not None
    program = shutil.which("pandoc")
    found = "pypandoc" if own else program or "没有安装（只在导入旧 Word 文件时用）"
    return Check("pandoc", own or program is not None, found, "运行：pip install 'docgen[pandoc]'", needed=False)


def _said(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
