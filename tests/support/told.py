"""What a command tells: every line of it has the form that scripts and clerks rely on."""

from __future__ import annotations

import re

from click.testing import Result

PROBLEM = re.compile(r"(?:\S.*: )?(?:错误|警告|提示) [EWI]-[A-Z]{2,4}-\d{2}[a-z]? \S.*；改法：\S.*")
COUNT = re.compile(r"共 (?:\d+ 个(?:错误|警告|提示)、?)+")


def problems_of(ran: Result, code: int = 1) -> list[str]:
    """Return the problems that a command told on stderr; there is nothing else there, and it ended as it should."""
    assert isinstance(ran.exception, SystemExit) or (code == 0 and ran.exception is None), ran.exception
    assert ran.exit_code == code, ran.output
    lines = ran.stderr.splitlines()
    assert [line for line in lines if not PROBLEM.fullmatch(line) and not COUNT.fullmatch(line)] == []
    return [line for line in lines if PROBLEM.fullmatch(line)]
