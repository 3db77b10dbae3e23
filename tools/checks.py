"""Write docs/checks.md: every check, its weight, what it asks, and where it is tested.

    python -m tools.checks
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from docgen.rules.catalogue import rules

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "checks.md"
TESTS = ROOT / "tests"
CODE = re.compile(r"\b[EWI]-[A-Z]{3}-\d\d\b")
HEAD = """\
# 检查规则一览

由 `python -m tools.checks` 生成，不要手改。`docgen check --explain 代码` 说明一条规则：为什么、依据、反例和改法。
E 是错误，改好才能生成；W 是警告，改好或在 核对.yaml 里写明理由；I 是提示。文稿和手工改过的文件里的问题一律作为警告。

| 代码 | 级别 | 规则 | 测试 |
|---|---|---|---|
"""


FIRST = ("rules/cases/checks.yaml", "rules/cases/texts.yaml", "rules/cases/circular.yaml")


def tested() -> Mapping[str, str]:
    """Return {code: a file of the tests that names it}, the tables of broken cases before others."""
    files = {path.relative_to(TESTS).as_posix(): path for path in sorted([*TESTS.rglob("*.py"), *TESTS.rglob("*.yaml")])}
    found: dict[str, str] = {}
    for name in (*FIRST, *files):
        if name != "rules/test_catalogue.py":
            found.update({code: name for code in CODE.findall(files[name].read_text("utf-8")) if code not in found})
    return found


def page() -> str:
    """Return the table."""
    where = tested()
    lines = []
    for rule in rules().values():
        file = f"`{where[rule.code]}`" if rule.code in where else f"未查：{rule.waits}"
        lines.append(f"| {rule.code} | {rule.severity.value} | {rule.title} | {file} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
