"""Every rule of the standard's digest is held by a check, or there is a reason why none can hold it."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.audit.registry import every_rule

CASES = Path(__file__).parent / "cases"
RULES = (CASES / "rules.txt").read_text(encoding="utf-8").split()
"""Ids of §§2–13: one a rule, err.* one a reason of return."""

UNDER = {
    "page.margin.top": "err.margin", "page.margin.left": "err.margin", "page.textarea": "err.margin", "grid.lines": "err.grid", "grid.chars": "err.grid",
    "text.font.default": "err.font.body", "text.color": "err.color", "header.redline": "err.redline", "title.font": "err.title.font",
    "title.shape": "err.title.shape", "body.firstpage": "err.firstpage.nobody", "sign.sealed.single": "err.date.indent", "sign.unsealed.single": "err.date.indent",
    "sign.sealed.joint": "err.seal.overlap", "sign.special": "err.sign.alonepage", "note": "err.note.paren", "annex.page": "err.annex.newpage",
    "imprint.face": "err.imprint.pos", "pageno.continuity": "err.pageno.restart", "letter.pageno": "err.letter.pageno", "letter.imprint": "err.letter.imprint",
    "order.sign": "sign.stamp", "letter.title": "err.title.spacing", "punct.lineStart": "err.hang.punct", "num.nobreak": "body.numbers.nowrap",
}  # fmt: skip
"""Rules that are reported under the code of a reason of return, or of another rule that asks for the same."""

UNCHECKED = {
    "paper.stock": "纸张的克重、白度不在文件里",
    "header.mark.text": "机关的规范全称、简称只有机关自己知道；与署名、标题不一致由 err.sign.mismatch 报告",
    "route.dual": "是否双重领导，文件里看不出",
    "route.down.cc-super": "下行文是否“重要”，文件里看不出",
    "num.range.unit": "可以省略单位，也可以不省略，没有错",
    "num.percentpoint": "“增长了”和“增长到”要懂内容才能分辨",
}
"""Rules that no check can hold, and why."""


def held() -> set[str]:
    return {name for rule in every_rule() for name in rule.ids}


def test_every_rule_is_checked_or_there_is_a_reason() -> None:
    assert [rule for rule in RULES if rule not in held() and rule not in UNDER and rule not in UNCHECKED] == []


def test_no_rule_is_named_for_nothing() -> None:
    assert [rule for rule in UNCHECKED if rule in held()] == []
    assert [code for code in UNDER.values() if code not in held()] == []
    assert set(UNDER) | set(UNCHECKED) <= set(RULES)


def test_all_reasons_of_return_are_checked() -> None:
    reasons = [rule for rule in RULES if rule.startswith("err.")]
    assert len(reasons) == 78
    assert set(reasons) <= held()


def test_ids_are_those_of_the_digest() -> None:
    assert [name for name in sorted(held()) if name not in RULES] == []


def test_an_id_is_not_written_in_two_ways() -> None:
    assert all(re.fullmatch(r"[a-z]+(\.[A-Za-z0-9-]+)*", rule) for rule in RULES)
    assert len(set(RULES)) == len(RULES)
