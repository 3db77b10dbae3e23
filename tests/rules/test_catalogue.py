"""The catalogue of checks: complete, tested, and shown in docs/checks.md as it is."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.rules.catalogue import rules
from tools import checks

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"([EWI]-[A-Z]{3}-\d\d)"')
PLACES = ("docgen/rules/*.py", "docgen/figures/*.py", "docgen/documents/consistency.py", "docgen/review.py")
DIGEST = {
    "NAM": "EEEWEEWWE", "DAT": "EEEEWEW", "CHA": "WW", "DEL": "EEEEE", "AGE": "EW", "RAT": "EWE", "SLA": "EEEWEW", "ORD": "EEWWEW",
    "ELE": "EEEEEEE", "VOT": "EEEEEWEEW", "MON": "EWWEE", "PRE": "E", "DOC": "EEEEEWEWWW", "MIN": "-E", "TXT": "--WWWWWI",
    "STA": "EEEEWWWWEWWWWE",
}  # fmt: skip
"""The rules of the domain digest (§7): for each family the weights of 01, 02, …; - is a number that it does not use."""
OTHERS = ("TPL", "TXT-1", "OUT", "CMD")
"""Codes that other rooms explain."""


def test_every_rule_of_the_digest_is_there_under_its_own_code() -> None:
    digest = {f"{weight}-{family}-{number:02}" for family, weights in DIGEST.items() for number, weight in enumerate(weights, 1) if weight != "-"}
    assert digest - set(rules()) == set()
    assert len(digest) == 93


def test_every_code_that_a_check_gives_is_explained() -> None:
    given = {code for pattern in PLACES for path in ROOT.glob(pattern) for code in CODE.findall(path.read_text("utf-8"))}
    assert {code for code in given if not code[2:].startswith(OTHERS)} - set(rules()) == set()


def test_every_rule_is_tested_or_says_what_it_waits_for() -> None:
    assert {code for code, rule in rules().items() if not rule.waits} - set(checks.tested()) == set()


def test_every_rule_says_why_where_from_how_it_breaks_and_how_it_is_mended() -> None:
    for rule in rules().values():
        assert all((rule.title, rule.why, rule.source, rule.example, rule.cure)), rule.code
        assert not rule.why.endswith("。"), rule.code


def test_the_page_shows_the_catalogue_as_it_is() -> None:
    assert checks.PAGE.read_text("utf-8") == checks.page(), "python -m tools.checks"
