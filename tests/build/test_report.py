"""How many blanks of one file are told: as one line, the others as they are."""

from __future__ import annotations

from docgen.cli.report import gathered
from docgen.problem import Place, Problem


def blank(file: str, line: int) -> Problem:
    return Problem("E-TXT-04", Place(file, line, 3), "还没有填写", "填写")


def test_many_blanks_of_a_file_are_one_line() -> None:
    other = Problem("E-VAL-01", Place("班子.yaml", 5), "缺少“姓名”", "补上")
    found = gathered([blank("班子.yaml", 3), other, *(blank("班子.yaml", line) for line in (7, 7, 9)), blank("大会.yaml", 2)])
    assert [str(problem) for problem in found] == [
        "班子.yaml: 错误 E-TXT-04 还有 4 处没有填写：第 3、7、9 行；改法：填写", str(other), str(blank("大会.yaml", 2)),
    ]


def test_few_blanks_are_told_one_by_one() -> None:
    few = [blank("班子.yaml", line) for line in (3, 7, 9)]
    assert gathered(few) == few


def test_blank_cells_are_told_by_their_names() -> None:
    cells = [Problem("E-TXT-04", Place(f"花名册.xlsx!代表!C{row}"), "还没有填写", "填写") for row in range(2, 20)]
    assert [problem.message for problem in gathered(cells)] == ["还有 18 处没有填写：C2、C3、C4、C5、C6、C7、C8、C9、C10、C11… 格"]
