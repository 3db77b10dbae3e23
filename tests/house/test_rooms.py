"""The house is as ARCHITECTURE.md and setup.cfg say: rooms, who imports whom, what is installed with it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from configparser import ConfigParser
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
MACHINE_PATH = re.compile(r"(?:^|[^\w.-])/(?:work|root|home/\w+|Users/\w+)/")


@cache
def settings() -> ConfigParser:
    read = ConfigParser()
    read.read(ROOT / "setup.cfg", encoding="utf-8")
    return read


def listed(section: str, option: str) -> list[str]:
    return settings()[section][option].split()


def tracked() -> list[Path]:
    """Every file that git keeps."""
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if git.returncode:
        pytest.skip("no git here")
    return [ROOT / name for name in git.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_imports_run_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="setup.cfg", no_cache=True) == EXIT_STATUS_SUCCESS


def test_architecture_lists_the_rooms_that_there_are() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `docgen/(\w+)(?:/|\.py)`", text, re.MULTILINE))
    there = {path.name for path in (ROOT / "docgen").iterdir() if (path / "__init__.py").is_file()}
    there |= {path.stem for path in (ROOT / "docgen").glob("*.py")}
    assert named == there - {"__init__", "__main__"}


def test_every_package_is_installed() -> None:
    there = {path.parent.relative_to(ROOT) for path in (ROOT / "docgen").rglob("__init__.py")}
    packages = {".".join(path.parts) for path in there}
    assert set(listed("options", "packages")) == packages | {"docgen.templates"}


def test_what_is_imported_is_installed_with_docgen() -> None:
    """A package that only the tools of the tests bring along would be missing for users."""
    carried = {required(line) for line in listed("options", "install_requires")}
    for name in list(carried):
        carried |= {required(line) for line in metadata.requires(name) or [] if "extra ==" not in line}
    found_out = {"pypandoc", "uno"}  # where they are imported, they have been found to be there
    homes = metadata.packages_distributions()
    for path in (ROOT / "docgen").rglob("*.py"):
        for module in imported(path) - sys.stdlib_module_names - found_out - {"docgen"}:
            home = {required(name) for name in homes.get(module, [])}
            assert home & carried, f"{path.relative_to(ROOT)} imports {module}"


def required(line: str) -> str:
    """The name of the package in a line of requirements."""
    return re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace("_", "-")


def imported(path: Path) -> set[str]:
    """The top-level names of all that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_path_of_a_machine_is_committed() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in tracked()
        if path != Path(__file__)
        for line in path.read_bytes().decode("utf-8", "ignore").splitlines()
        if path.suffix not in {".docx", ".xlsx", ".png"} and MACHINE_PATH.search(line)
    ]
    assert not found


def test_version_stands_once() -> None:
    assert listed("metadata", "version") == ["attr:", "docgen.__version__"]
