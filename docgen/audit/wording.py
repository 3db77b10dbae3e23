"""What the rules on wording have in common: the passages of a paper, and wrong wordings told by their form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import plain
from docgen.audit.part import HEADINGS, Part, Parts
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.problem import Severity

HAN = "\u3400-\u9fff"
AROUND = 8  # characters shown on either side of what is wrong
TEXT = (Part.BODY, *HEADINGS)
PROSE = (*TEXT, Part.ATTENDANCE, Part.ANNEX_NOTE, Part.REMARK, Part.ADDRESSEES, Part.CC, Part.OTHER)
TITLES = (Part.TITLE, Part.ANNEX_TITLE)
ISSUED = (Format.GENERAL, Format.LETTER)
"""Formats of papers that are issued under a number, for which the rules on titles and routes hold."""

PUNCTUATION = "GB/T 15834-2011"
NUMERALS = "GB/T 15835-2011"


@dataclass(frozen=True)
class Passage:
    """The words of one paragraph outside tables, without blanks around them."""

    index: int
    part: Part
    words: str
    annex: int | None = None


def passages(subject: Subject, parts: Parts, *wanted: Part) -> Iterator[Passage]:
    """Yield the passages taken first of all for one of `wanted`, in reading order."""
    seen: set[int] = set()
    for one in parts.taken:
        if one.paragraph in seen or one.paragraph >= len(subject.paragraphs):
            continue
        seen.add(one.paragraph)
        words = plain(subject.paragraphs[one.paragraph].text)
        if one.part in wanted and words:
            yield Passage(one.paragraph, one.part, words, one.annex)


def shown(words: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with a little of what stands around them."""
    first, last = max(0, start - AROUND), min(len(words), end + AROUND)
    return ("…" if first else "") + words[first:last] + ("…" if last < len(words) else "")


def held(
    rule: str, severity: Severity, part: Part, index: int | None, text: str, found: str, expected: str, cure: str,
    ref: str = "", clause: str = "",
) -> Finding:  # fmt: skip
    """Return a finding on a paragraph; its page is filled in later, its clause too unless given."""
    return Finding(rule, severity, clause, part.value, 0, index, text, found, expected, cure, ref or rule)


@dataclass(frozen=True)
class Wording:
    """A wrong wording told by its form.

    found: what is told of it, `{0}` being the words. expected: what to write, as `re.Match.expand` has it, or any words.
    parts: where it is looked for. unless: a form that, anywhere in the passage, makes it right.
    """

    rule: str
    severity: Severity
    shape: str
    found: str
    expected: str
    cure: str
    ref: str = ""
    parts: tuple[Part, ...] = PROSE
    unless: str = ""
    judge: Callable[[re.Match[str]], bool] = bool

    def rule_of(self, clause: str, strength: Strength) -> Rule:
        return Rule((self.rule, self.ref or self.rule), clause, strength, partial(check_wording, self))


def check_wording(wording: Wording, subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Yield one finding for each passage with the wording; its first place is shown, and how often it stands there."""
    for passage in passages(subject, parts, *wording.parts):
        if wording.unless and re.search(wording.unless, passage.words):
            continue
        hits = [hit for hit in re.finditer(wording.shape, passage.words) if wording.judge(hit)]
        if hits:
            first = hits[0]
            more = f"（本段共 {len(hits)} 处）" if len(hits) > 1 else ""
            yield held(
                wording.rule, wording.severity, passage.part, passage.index, shown(passage.words, *first.span()),
                wording.found.format(first[0]) + more, first.expand(wording.expected), wording.cure, wording.ref,
            )  # fmt: skip


def rules_of(clause: str, strength: Strength, wordings: Iterable[Wording]) -> tuple[Rule, ...]:
    """Return a rule for each wording."""
    return tuple(wording.rule_of(clause, strength) for wording in wordings)
