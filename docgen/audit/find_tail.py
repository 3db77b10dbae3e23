"""What follows the text: imprint (版记), annexes, signature, date, note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.audit.desk import Desk
from docgen.audit.forms import (
    ANNEX_ITEM,
    ANNEX_LABEL,
    ANNEX_NOTE,
    CC,
    COPIES,
    DATE,
    ORGANS,
    PRINT_DATE,
    PRINTED,
    REMARK,
    REMARK_WORDS,
    SENT_TO,
    SENTENCE,
    SUBJECT_WORDS,
    closed,
)
from docgen.audit.part import Part
from docgen.audit.seen import FAR, Seen

SIGNED = 40  # characters: a longer line is no name of an organ
NEAR = 5  # empty lines that may stand between signature and date
JOINT = 8  # organs that may sign one below the other


def find_imprint(desk: Desk, start: int) -> None:
    """Take 抄送, 主送 moved there, 印发, 主题词; they stand at the end, often in a text box or table."""
    for one in desk.free(start):
        words = one.words
        if SUBJECT_WORDS.match(words):
            desk.take(one, Part.SUBJECT_WORDS, "以“主题词”开头")
        elif CC.match(words):
            desk.take(one, Part.CC, "以“抄送”开头")
        elif SENT_TO.match(words):
            desk.take(one, Part.CC, "版记中以“主送”开头")
        elif PRINTED.search(words) and len(words) < 80:
            desk.take(one, Part.PRINT, "以“年月日印发”结尾")
            for other in desk.row(one):
                if other.words and desk.is_free(other):
                    desk.take(other, Part.PRINT, "与印发日期同一行")
        elif COPIES.match(words):
            desk.take(one, Part.OTHER, "印发份数")
    find_print_without_word(desk)


def find_print_without_word(desk: Desk) -> None:
    """Take for 印发 what follows 抄送 with an organ and a date, though the word 印发 is missing."""
    if desk.places(Part.PRINT):
        return
    last = max(desk.places(Part.CC), default=None)
    text = max((one.index for one in desk.seen if len(one.words) > SIGNED and not one.cell), default=-1)
    boxed = [one for one in desk.free() if one.paragraph.box is not None or (one.paragraph.borders and one.index > text)]
    after = list(desk.free(last + 1))[:2] if last is not None else boxed[-2:]
    for one in after:
        if PRINT_DATE.search(one.words) and len(closed(one.words)) < 60 and not DATE.match(one.words):
            desk.take(one, Part.PRINT, "版记中的机关和日期（缺“印发”二字）")


def find_labels(desk: Desk, start: int) -> list[Seen]:
    """Take the labels of annexes (附件1): alone on their line, beginning a page or after the signature."""
    dates = [one.index for one in desk.free(start) if DATE.match(one.words) and one.paragraph.table is None]
    found: list[Seen] = []
    free = list(desk.free(start))
    for at, one in enumerate(free):
        if not ANNEX_LABEL.match(one.words) or one.paragraph.table is not None:
            continue
        listed = at + 1 < len(free) and ANNEX_ITEM.match(free[at + 1].words) is not None and one.words.endswith(("：", ":"))
        signed = any(date < one.index for date in dates)
        if one.paragraph.break_before or begins_page(desk, one) or (signed and not (listed and not dates)):
            desk.take(one, Part.ANNEX_LABEL, "单独成行的“附件”" + ("，另起一页" if one.paragraph.break_before else "，在成文日期之后"), annex=len(found))
            found.append(one)
    return found


def begins_page(desk: Desk, one: Seen) -> bool:
    """Whether it is the first words of a page, as printed."""
    if not one.paragraph.printed:
        return False
    before = next((other for other in reversed(desk.seen[: one.index]) if other.words and other.paragraph.printed), None)
    return before is not None and before.paragraph.printed[-1].page < one.paragraph.page


def find_signature(desk: Desk, start: int, end: int) -> None:
    """Take 成文日期, the 署名 above it and the 附注 below it, between the title and the annexes."""
    date = find_date(desk, start, end)
    if date is None:
        return
    desk.take(date, Part.DATE, "正文之后单独成行的日期")
    find_issuers(desk, start, date)
    find_remark(desk, date.index + 1, end)


def find_date(desk: Desk, start: int, end: int) -> Seen | None:
    """Return the last line that is nothing but a date and is not centred under the title."""
    free = list(desk.free(start, end))
    for at in range(len(free) - 1, -1, -1):
        one = free[at]
        if DATE.match(one.words) and at > 0 and signs(desk, one) and not (one.words.startswith(("（", "(")) and one.paragraph.align == "center"):
            return one
    return None


def signs(desk: Desk, date: Seen) -> bool:
    """Whether a date may close a paper: outside tables, or last in a table that holds nothing but names (joint seals)."""
    if date.paragraph.table is None:
        return True
    cells = [one for one in desk.seen if one.paragraph.table == date.paragraph.table and one.words]
    names = all(len(one.words) <= SIGNED and not re.search("[0-9]", one.words) for one in cells[:-1])
    return cells[-1] is date and names and len(cells) <= JOINT + 1


def find_issuers(desk: Desk, start: int, date: Seen) -> None:
    """Take the lines above the date that are names of organs: short, on the right, without end of sentence."""
    blanks = 0
    found: list[Seen] = []
    for one in reversed(desk.seen[start : date.index]):
        if one.blank:
            blanks += not one.cell
            if blanks > NEAR or (found and blanks > 1 and "\t" not in found[-1].words):  # seals stand between rows of names
                break
            continue
        blanks = 0 if found else blanks
        if not desk.is_free(one) or len(found) >= JOINT or not issuer_like(one, date):
            break
        found.append(one)
    for one in reversed(found):
        for name in re.split(r"\t+", one.words):
            desk.take(one, Part.ISSUER, "成文日期上方靠右的名称", name)


def issuer_like(one: Seen, date: Seen) -> bool:
    words = closed(one.words)
    if len(words) > SIGNED or SENTENCE.search(words) or words.endswith(("：", ":")) or ANNEX_NOTE.match(words):
        return False
    if one.paragraph.table is not None:
        return one.paragraph.table == date.paragraph.table
    side_by_side = "\t" in one.words and all(ORGANS.search(name) for name in one.words.split("\t"))
    return side_by_side or one.to_right or (one.centred and not date.centred) or one.paragraph.left >= FAR


def find_remark(desk: Desk, start: int, end: int) -> None:
    """Take the 附注: in brackets, or by its words, after the date."""
    for one in desk.free(start, end):
        if REMARK.match(one.words):
            desk.take(one, Part.REMARK, "成文日期之后的括号内容")
        elif REMARK_WORDS.search(one.words) and len(one.words) < 80:
            desk.take(one, Part.REMARK, "成文日期之后的联系方式或公开属性")


def find_annex_note(desk: Desk, start: int, end: int) -> bool:
    """Take the 附件说明 and its numbered continuation, the last such before `end`; return whether there is one."""
    free = list(desk.free(start, end))
    at = next((at for at in range(len(free) - 1, -1, -1) if note_like(free[at])), None)
    if at is None:
        return False
    first = free[at]
    desk.take(first, Part.ANNEX_NOTE, "以“附件：”开头，在正文之后")
    for one in continuation(desk, free[at + 1 :], first):
        desk.take(one, Part.ANNEX_NOTE, "附件说明的续行")
    return True


def find_late_note(desk: Desk, start: int, end: int) -> None:
    """Take the 附件说明 that stands below the date instead of above the signature; what begins a page is an annex."""
    if not any(one.paragraph.break_before or begins_page(desk, one) for one in desk.free(start, end) if note_like(one)):
        find_annex_note(desk, start, end)


def note_like(one: Seen) -> bool:
    return ANNEX_NOTE.match(one.words) is not None and one.paragraph.table is None and not re.search(r"。.", one.words)


def continuation(desk: Desk, free: Sequence[Seen], first: Seen) -> list[Seen]:
    """Return the lines that go on with the list: numbered, right below, until an empty line or something else."""
    found: list[Seen] = []
    before = first.index
    for one in free:
        gap = any(other.blank for other in desk.seen[before + 1 : one.index])
        if gap or not ANNEX_ITEM.match(one.words) or one.paragraph.align in ("right", "center") or DATE.match(one.words):
            break
        found.append(one)
        before = one.index
    return found
