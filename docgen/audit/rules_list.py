"""Rules on what is numbered or listed: levels of headings (7.3.3), 附件说明 (7.3.4), 抄送 (7.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import ARTICLE, CHAPTER, closed
from docgen.audit.part import HEADINGS, Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.audit.wording import PUNCTUATION, held
from docgen.problem import Severity

LEVEL_CLAUSE = "GB/T 9704-2012 7.3.3"
UNITS = "〇一二三四五六七八九"
NUMBER_AT = re.compile(r"^[（(]?\s*([一二三四五六七八九十百〇零]+|\d+)(?!、\d)")
FORMS = ("一、", "（一）", "1.", "（1）")
ITEM = re.compile(r"^附\s*件?\s*(?P<label>\d*)\s*[：:]\s*|^")
STOPS = "。；，、.;,"


def counted(words: str) -> int:
    """Return the number a heading begins with, 0 when it has none that can be read."""
    found = NUMBER_AT.match(words)
    if found is None:
        return 0
    said = found[1]
    if said.isdigit():
        return int(said)
    if "百" in said or "零" in said:
        return 0
    tens, ten, units = said.rpartition("十")
    if len(units) > 1 or len(tens) > 1:
        return 0
    return (UNITS.index(tens) if tens else 1) * (10 if ten else 0) + (UNITS.index(units) if units else 0)


def written(level: int, number: int) -> str:
    """Return how that number of that level is written."""
    tens, units = divmod(number, 10)
    chinese = (UNITS[tens] if 1 < tens < 10 else "") + ("十" if tens else "") + (UNITS[units] if units or not tens else "")
    said = chinese if level < 2 else str(number)
    return FORMS[level].replace("一" if level < 2 else "1", said)


def check_form(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """一、 （一） 1. （1）, each with its own mark and nothing after a bracket."""
    for one in parts.of(*HEADINGS):
        level, words = HEADINGS.index(one.part), one.text
        lead = re.match(r"^[（(]?\s*[^\s、.．，,：:）)]{1,4}\s*([、.．，,：:]|[）)][、，.．：:]?)", words)
        mark = lead[1] if lead else ""
        right = written(level, counted(words)) if counted(words) else FORMS[level]
        if level in (1, 3) and (words.startswith("(") or mark.startswith(")")):
            yield on(one, "err.level.halfparen", "序号用了半角括号", "全角括号“（）”", f"改为“{right}”", "punct.fullwidth")
        if (level == 2 and mark == "、" and counted(words)) or (level in (1, 3) and len(mark) > 1):
            yield on(one, "err.level.dun", f"序号写作“{lead[0] if lead else ''}”", f"“{right}”", f"改为“{right}”", "punct.seq.arabic" if level == 2 else "punct.seq.paren")
        if level == 0 and mark and mark != "、":
            yield on(one, "punct.seq.cn", f"序号写作“{lead[0] if lead else ''}”", f"“{right}”", f"改为“{right}”", "punct.seq.cn")


def on(one: Taken, rule: str, found: str, expected: str, cure: str, ref: str, severity: Severity = Severity.ERROR) -> Finding:
    return held(rule, severity, one.part, one.paragraph, one.text[:30], found, expected, cure, ref)


def check_order(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Numbers of a level follow each other, anew under each parent or on through the paper (or its annex)."""
    last: dict[tuple[int | None, int], tuple[int, int]] = {}
    for one in parts.of(*HEADINGS):
        level, number = HEADINGS.index(one.part), counted(one.text)
        due, before = last.get((one.annex, level), (1, 0))
        if number and number not in (1, due) and not hidden(subject, before, one.paragraph, written(level, due)):
            yield on(
                one, "err.level.restart", f"序号“{written(level, number)}”不连续", f"“{written(level, due)}”", f"改为“{written(level, due)}”，或补上缺的一条，后面依次改",
                "heading.sequence",
            )  # fmt: skip
        last[one.annex, level] = (number or due) + 1, one.paragraph


def hidden(subject: Subject, first: int, last: int, words: str) -> bool:
    """Whether a .pdf has the words in a paragraph between: a heading run together with what stands before it, or in a table."""
    return subject.kind == "pdf" and any(words in paragraph.text for paragraph in subject.paragraphs[first:last])


def headings_and_breaks(parts: Parts) -> Iterator[Taken]:
    """Yield headings, and what stands between them without belonging to them: titles, chapters, articles, tables."""
    between = (Part.TITLE, Part.ANNEX_TITLE, Part.ANNEX_LABEL, Part.CELL, Part.OTHER)
    return (one for one in parts.taken if one.part in (*HEADINGS, *between) or CHAPTER.match(one.text) or ARTICLE.match(one.text))


def check_levels(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """No level is left out: （1） does not come right under 一、 or （一）."""
    before: Taken | None = None
    for one in headings_and_breaks(parts):
        if one.part is Part.HEADING_4 and before is not None and before.annex == one.annex and counted(one.text) == 1 and before.part in HEADINGS[:2]:
            upper = "一、" if before.part is Part.HEADING_1 else "（一）"
            asked = "“（一）”或“1.”" if before.part is Part.HEADING_1 else "“1.”"
            yield on(one, "err.level.skip", f"“{upper}”下直接用“（1）”", asked, f"改用{asked}", "heading.sequence")
        before = one if one.part in HEADINGS else None


def check_ends(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """A heading that has the line to itself ends without a mark."""
    for one in parts.of(Part.HEADING_1, Part.HEADING_2):
        if one.alone and re.search(r"[。：；，:;]$", one.text) and len(one.text) <= 40:
            yield on(
                one, "err.heading.endpunct", f"独立成行的标题以“{one.text[-1]}”结尾", "末尾不用标点", f"删去末尾的“{one.text[-1]}”", "punct.heading.end",
            )  # fmt: skip


def noted(parts: Parts) -> list[tuple[Taken, str, str]]:
    """Return (what was taken, number, name) of each item of the 附件说明."""
    found: list[tuple[Taken, str, str]] = []
    for one in parts.of(Part.ANNEX_NOTE):
        for piece in one.text.split("\n"):
            rest = re.sub(r"^附\s*件?\s*\d*\s*[：:]\s*", "", piece.strip(" \u3000\t"))
            shape = re.match(r"^(\d{1,2})\s*[.．、]\s*(.*)$", rest)
            if rest:
                found.append((one, shape[1] if shape else "", (shape[2] if shape else rest).strip(" \u3000\t")))
    return found


def check_annex_note(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """附件：1.名称 — no mark after the name, numbers only when there are several, no 《》."""
    items = noted(parts)
    first = parts.first(Part.ANNEX_NOTE)
    if first and re.match(r"^附\s*件\s*\d+\s*[：:]", first.text):
        yield on(first, "annexnote", "写作“附件1：”", "“附件：1.……”", "冒号前不编号，改为“附件：”，序号写在名称前", "annexnote")
    for one in parts.of(Part.ANNEX_NOTE):
        paused = re.search(r"^(?:附\s*件?\s*[：:]\s*)?(\d{1,2})\s*、", one.text)
        if paused:
            yield on(one, "annexnote", f"序号写作“{paused[1]}、”", f"“{paused[1]}.”", "序号后用点，不用顿号", "annexnote")
    signed = parts.first(Part.DATE)
    if first and signed and first.paragraph > signed.paragraph and parts.format in (Format.GENERAL, Format.LETTER):
        yield on(first, "annexnote", "附件说明在成文日期之后", "在正文之下空一行、署名之上", "把附件说明移到正文之后、署名之前", "annexnote")
    for one, _, name in items:
        if name and name[-1] in STOPS:
            yield on(one, "err.annexnote.punct", f"附件名称后有“{name[-1]}”", "附件名称后不加标点", f"删去“{name[-1]}”", "annexnote")
        if re.match(r"^《[^《》]*》$", name.rstrip(STOPS)):
            yield on(one, "err.annexnote.booktitle", "附件名称加了书名号", "不加书名号", "删去“《》”", "annexnote", Severity.WARNING)
    if len(items) == 1 and items[0][1] and len(parts.annexes) < 2:
        yield on(items[0][0], "err.annexnote.single-no", f"只有一个附件，却编了“{items[0][1]}.”", "一个附件不编号", f"删去“{items[0][1]}.”", "annexnote", Severity.WARNING)


def check_annexes(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """The 附件说明 names the annexes that follow, in their order."""
    items = noted(parts)
    numbers = [int(number) for _, number, _ in items if number]
    if len(items) > 1 and numbers != list(range(1, len(items) + 1)):
        said = "、".join(number or "无" for _, number, _ in items)
        yield on(items[0][0], "err.annexnote.mismatch", f"附件说明的序号是 {said}", "从 1 起依次编号", "改正序号", "annex.consistent")
    elif items and parts.annexes and len(items) != len(parts.annexes):
        found = f"附件说明列 {len(items)} 个，后面有 {len(parts.annexes)} 个附件"
        yield on(items[0][0], "err.annexnote.mismatch", found, "两处一致", "补上缺的附件，或改附件说明", "annex.consistent")
    else:
        for (one, _, name), annex in zip(items, parts.annexes, strict=False):
            named, titled = (re.sub(r"[《》]|[。；，、]$", "", closed(words)) for words in (name, annex.title))
            if titled and named != titled and not (subject.kind == "pdf" and titled.startswith(named)):
                shortened = titled.endswith(named)  # the organ's name left out before it: nobody is misled
                yield on(
                    one, "err.annexnote.mismatch", f"附件说明是“{named}”，附件标题是“{titled}”", "两处一字不差", "改为相同的名称", "annex.consistent",
                    Severity.NOTE if shortened else Severity.ERROR,
                )  # fmt: skip


def check_copies(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """抄送 ends with 。"""
    for at, one in enumerate(parts.taken):
        after = next((other for other in parts.taken[at + 1 :] if other.part is not Part.BLANK), None)
        goes_on = after is not None and after.part not in (Part.PRINT, Part.RULE, Part.CC)
        if one.part is Part.CC and one.text.startswith("抄") and not goes_on and not one.text.endswith("。") and parts.format is not Format.FORM:
            yield on(one, "err.cc.period", "抄送末尾没有句号", "末尾用“。”", "在最后一个机关名称后加“。”", "imprint.cc")


RULES = (
    Rule(("err.level.halfparen", "err.level.dun", "punct.seq.cn", "punct.seq.arabic", "punct.seq.paren"), PUNCTUATION, Strength.SHALL, check_form),
    Rule(("err.level.restart",), LEVEL_CLAUSE, Strength.SHALL, check_order),
    Rule(("err.level.skip", "heading.sequence"), LEVEL_CLAUSE, Strength.PRACTICE, check_levels),
    Rule(("err.heading.endpunct", "punct.heading.end"), LEVEL_CLAUSE, Strength.SHALL, check_ends),
    Rule(
        ("err.annexnote.punct", "err.annexnote.single-no", "err.annexnote.booktitle", "annexnote"), "GB/T 9704-2012 7.3.4", Strength.SHALL, check_annex_note,
    ),
    Rule(("err.annexnote.mismatch", "annex.consistent"), "GB/T 9704-2012 7.3.7", Strength.SHALL, check_annexes),
    Rule(("err.cc.period", "imprint.cc"), "GB/T 9704-2012 7.4.2", Strength.SHALL, check_copies),
)  # fmt: skip
