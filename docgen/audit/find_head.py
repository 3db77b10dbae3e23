"""The head (版头) of a paper: 份号, 密级, 紧急程度, 机关标志, 发文字号, 签发人."""

from __future__ import annotations

import re

from docgen.audit.desk import Desk
from docgen.audit.forms import (
    CLASSIFICATION,
    COPY_NUMBER,
    ISSUE_NUMBER,
    NAMES,
    NUMBER,
    ORDER_NUMBER,
    SIGNATORY,
    URGENCY,
    closed,
    plain,
    type_of,
)
from docgen.audit.part import Part
from docgen.audit.seen import Seen

HEAD = 30  # paragraphs with words: further down nothing belongs to the head
MARK_SIZE = 25.0  # pt; titles have 22, marks more
RED_MARK_SIZE = 17.0
NUMBER_REST = 6  # characters that may stand beside a number
RED_SIZE = 12.0
HEAD_CELLS = 12  # cells with words that a table has which only holds a head: names of a joint mark, number, signatories


def find_head(desk: Desk) -> int:
    """Take the parts of the head; return the index of the paragraph after it (0 when there is none)."""
    number = find_number(desk)
    mark = find_mark(desk, number)
    if number is None and mark is not None:
        number = find_short_number(desk, mark)
    if number is not None and mark is None and any(titled(one) for one in first_words(desk) if one.index < number.index):
        return 0  # a number under the title, as papers are shown on web sites: the title is still to be found
    ends = [one.index for one in (number, mark) if one is not None and one.index < len(desk.seen)]
    end = max(ends, default=-1) + 1
    find_signatories(desk, end)
    find_corner(desk, end)
    return max([end, *(index + 1 for index in desk.places(Part.SIGNATORY) if index < len(desk.seen))])


def first_words(desk: Desk) -> list[Seen]:
    return [one for one in desk.seen if one.words][:HEAD]


def find_number(desk: Desk) -> Seen | None:
    """Take the 发文字号: a paragraph that holds little else than a number, before any title or text.

    A second number, beside the first or right below it, is taken too, as some joint papers have one for each organ.
    """
    last: Seen | None = None
    for one in first_words(desk):
        found = list(NUMBER.finditer(one.words))
        if last is not None and not (found and NUMBER.fullmatch(one.words)):
            return last
        if found and not listed(desk, one):
            rest = SIGNATORY.split(NUMBER.sub("", one.words))[0]
            if len(closed(rest)) <= NUMBER_REST and not plain(one.words[: found[0].start()]).endswith(("（", "(", "据")):
                for each in found:
                    desk.take(one, Part.NUMBER, "形如“代字〔年份〕序号号”，单独成行", each["number"])
                last = one
        if last is None and len(one.words) > 60 and "。" in one.words:
            return None
    return last


def listed(desk: Desk, one: Seen) -> bool:
    """Whether a number stands in a table of papers, and is none of this one."""
    if not one.cell:
        return False
    cells = [other for other in desk.seen if other.paragraph.table == one.paragraph.table and other.words]
    return len(cells) > HEAD_CELLS or sum(NUMBER.search(other.words) is not None for other in cells) > 2


def find_short_number(desk: Desk, mark: Seen) -> Seen | None:
    """Take 第×号 or 第×期 under the mark of an order or of minutes."""
    after = mark.index + 1 if mark.index < len(desk.seen) else 0
    for one in list(desk.free(after))[:2]:
        if ORDER_NUMBER.match(one.words) or ISSUE_NUMBER.match(one.words):
            desk.take(one, Part.NUMBER, "机关标志下的“第×号”“第×期”")
            return one
    return None


def find_mark(desk: Desk, number: Seen | None) -> Seen | None:
    """Take the 发文机关标志: red and large, or larger than any title, above the number; or in the first page's header."""
    last: Seen | None = None
    before = number.index if number is not None else None
    for one in desk.margins:
        if one.words and one.paragraph.place == "header" and one.red and one.size >= RED_MARK_SIZE:
            desk.take(one, Part.MARK, f"首页页眉中的红色大字（{one.size:g}磅）")
            last = one
    for one in first_words(desk):
        if (before is not None and one.index >= before) or not desk.is_free(one) or (last is None and is_text(one)):
            break
        if mark_like(one, number is not None):
            desk.take(one, Part.MARK, f"版头中的{'红色' if one.red else ''}大字（{one.size:g}磅）")
            last = one
        elif last is not None and before is None:
            break
    return last


def is_text(one: Seen) -> bool:
    return len(one.words) > 40 and "，" in one.words


def mark_like(one: Seen, numbered: bool) -> bool:
    """Whether a paragraph looks like a mark: red and larger than text; without red only above a number, or by its words."""
    if one.red and one.size >= RED_MARK_SIZE:
        return True
    words = closed(one.words)
    named = words.endswith(("文件", "纪要", "命令")) and len(words) <= 40
    if one.red and one.size >= RED_SIZE and named:
        return True
    return one.size >= MARK_SIZE and (named or (numbered and "关于" not in words))


def titled(one: Seen) -> bool:
    """Whether a paragraph reads like a title."""
    return one.paragraph.align == "center" and "关于" in one.words and bool(type_of(one.words))


def find_signatories(desk: Desk, end: int) -> None:
    """Take 签发人 beside or near the number, and the names on the lines between."""
    numbers = desk.places(Part.NUMBER)
    label: Seen | None = None
    beside = [one for index in numbers if index < len(desk.seen) for one in desk.row(desk.seen[index]) if one.index >= end]
    for one in [*desk.seen[:end], *beside]:
        found = SIGNATORY.search(one.words)
        if found and one.paragraph.place != "header":
            names = NUMBER.sub("", one.words[found.start() :])
            desk.take(one, Part.SIGNATORY, "以“签发人”开头", names)
            label = one
        elif label is not None and one.words and (desk.is_free(one) or one.index in numbers):
            rest = NUMBER.sub("", one.words)
            if NAMES.match(rest) and plain(rest):
                desk.take(one, Part.SIGNATORY, "签发人的续行", rest)


def find_corner(desk: Desk, end: int) -> None:
    """Take 份号, 密级 and 紧急程度: short words of their own form, near the top."""
    limit = max(end, next((one.index for one in first_words(desk) if is_text(one)), end))
    for one in list(desk.free(0, limit)):
        pieces = [piece for piece in re.split(r"[\t\n]+|[ \u3000]{2,}", one.words) if piece.strip()]
        kinds = [corner(piece) for piece in ([one.words] if corner(one.words) else pieces)]
        if all(kinds):
            for kind, piece in zip(kinds, [one.words] if len(kinds) == 1 else pieces, strict=True):
                assert kind is not None
                desk.take(one, kind, f"版头左上角，形如{kind.value}", piece)


def corner(words: str) -> Part | None:
    """Return which of the three stands there, if any."""
    shapes = ((CLASSIFICATION, Part.CLASSIFICATION), (URGENCY, Part.URGENCY), (COPY_NUMBER, Part.COPY_NUMBER))
    return next((part for shape, part in shapes if shape.match(words)), None)
