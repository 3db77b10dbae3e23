"""A wheel of docgen, installed where there is no checkout, finds its templates and data."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT_FROM = ("docgen", "templates", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", "dist", ".", cwd=source)
    (made,) = (source / "dist").glob("docgen-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `docgen` of a bare environment that has the wheel; its dependencies are those of the tests, by a path file."""
    home = tmp_path_factory.mktemp("安装 处") / "venv"
    venv.create(home)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    run(*pip, cwd=home)
    (packages,) = {
        Path(line) for line in run(python, "-c", "import site; print(*site.getsitepackages())", cwd=home).splitlines()
    }
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    where = run(python, "-c", "import docgen; print(docgen.__file__)", cwd=home)
    assert Path(where.strip()).is_relative_to(packages), "the checkout is tested, not the wheel"
    return python.with_name("docgen.exe" if os.name == "nt" else "docgen")


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".py"}
    }


def test_every_template_and_data_file_is_installed(installed: Path) -> None:
    library = next((installed.parents[1] / "lib").glob("python*/site-packages/docgen"))
    assert files(library / "templates") == files(ROOT / "templates")
    assert files(library / "data") == files(ROOT / "docgen" / "data")


def test_commands_run_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "--version", cwd=tmp_path).strip() == "docgen 0.1.0"
    assert "B10" in run(installed, "templates", "list", cwd=tmp_path)
    assert not list(tmp_path.iterdir())
