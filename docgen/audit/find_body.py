"""Title, addressees, headings and text, of the paper and of its annexes."""

from __future__ import annotations

import re
from collections import Counter

from docgen.audit.desk import Desk
from docgen.audit.faces import Family
from docgen.audit.forms import (
    ARTICLE,
    ATTENDANCE,
    CHAPTER,
    DATE,
    LEVELS,
    ORGANS,
    SENTENCE,
    TABLE_NOTE,
    VERBS,
    closed,
    type_of,
)
from docgen.audit.part import HEADINGS, Part
from docgen.audit.seen import Seen

TITLE_SIZE = 18.0
TITLE_LENGTH = 120
OWN_LINE = 45  # characters: a longer first sentence is no heading
ADDRESSED = 240
SAME = 1.0  # pt: sizes nearer than that are one size


def body_size(desk: Desk) -> float:
    """Return the size that most of the text has, pt."""
    counts: Counter[float] = Counter()
    for one in desk.seen:
        if one.words and not one.cell and len(one.words) > 20:
            counts[one.size] += len(one.words)
    return counts.most_common(1)[0][0] if counts else 16.0


def find_title(desk: Desk, start: int, end: int, base: float) -> int:
    """Take the title and what stands under it (题注); return the index of the paragraph after."""
    free = [one for one in desk.free(start, end) if not one.cell or one.paragraph.box is not None]
    first = next((one for one in free[:3] if title_like(one, base)), None)
    if first is None:
        return start
    last = take_title(desk, first, end, Part.TITLE, None, base)
    return take_subtitle(desk, last + 1, end, None)


def take_subtitle(desk: Desk, start: int, end: int, annex: int | None) -> int:
    """Take the small centred lines under a title (题注); return the index of the paragraph after.

    What an empty line parts from the title is one only in brackets or as a date: it may be the heading of a table.
    """
    for one in desk.free(start, end):
        parted = any(other.blank for other in desk.seen[start : one.index])
        if parted and not (one.words.startswith(("（", "(")) or DATE.match(one.words)):
            break
        if one.paragraph.align != "center" or one.cell or len(one.words) > 60 or LEVELS[0].match(one.words) or CHAPTER.match(one.words):
            break
        desk.take(one, Part.SUBTITLE, "标题下居中的小字", annex=annex)
        start = one.index + 1
    return start


def title_like(one: Seen, base: float) -> bool:
    """Whether a paragraph looks like a title: centred and large, or large, or in the words of one."""
    words = closed(one.words)
    if len(words) > TITLE_LENGTH or "。" in words[:-1] or words.endswith(("：", ":")) or (words.endswith("。") and not one.centred):
        return False
    if LEVELS[0].match(words) or LEVELS[1].match(words):
        return False
    large = one.size >= max(TITLE_SIZE, base + SAME)
    worded = ("关于" in words and bool(type_of(words))) or (one.family == "小标宋")
    return (one.centred and (large or worded or one.size >= base)) or large or worded


def take_title(desk: Desk, first: Seen, end: int, part: Part, annex: int | None, base: float) -> int:
    """Take `first` and the lines that go on with it, of one look; return the index of the last."""
    desk.take(first, part, why_title(first, part), annex=annex)
    last = first
    for one in desk.seen[first.index + 1 : end]:
        same = abs(one.size - first.size) < SAME and one.family == first.family and one.centred == first.centred
        if one.blank or not desk.is_free(one) or one.cell != first.cell or not same or not title_like(one, base) or (first.size <= base + SAME and not one.centred):
            break
        desk.take(one, part, "标题的续行", annex=annex)
        last = one
    return last.index


def why_title(one: Seen, part: Part) -> str:
    place = "居中" if one.centred else "未居中"
    after = "版头之后" if part is Part.TITLE else "附件标号之后"
    return f"{after}的第一行，{place}，{one.family or one.paragraph.main.face or '字体不明'}{one.size:g}磅"


def find_addressees(desk: Desk, start: int, end: int) -> None:
    """Take the 主送机关: the first line after the title, flush left, with a colon at its end; told loosely."""
    for one in list(desk.free(start, end))[:2]:
        if one.cell:
            return
        why = addressed(one)
        if why:
            desk.take(one, Part.ADDRESSEES, why)
            return
        if SENTENCE.search(one.words):
            return


def addressed(one: Seen) -> str:
    """Return why a line is taken for the addressees, nothing when it is not."""
    words = closed(one.words)
    if len(words) > ADDRESSED or SENTENCE.search(words) or any(level.match(words) for level in LEVELS) or TABLE_NOTE.match(words) or one.centred:
        return ""
    colon = words.endswith(("：", ":"))
    if colon and not one.indented:
        return "标题之后顶格，以冒号结尾"
    if colon and ORGANS.search(words) and not VERBS.search(words):
        return "标题之后以冒号结尾的机关名称"
    if not one.indented and not one.to_right and ORGANS.search(words) and len(words) < 60 and not VERBS.search(words):
        return "标题之后顶格的机关名称"
    return ""


def find_text(desk: Desk, start: int, end: int, annex: int | None, base: float, minutes: bool) -> None:
    """Take what is left: headings, text, tables, and what is none of these."""
    body = body_family(desk)
    for one in desk.free(start, end):
        words = one.words
        if one.cell:
            desk.take(one, Part.CELL, "在表格中", annex=annex)
        elif minutes and ATTENDANCE.match(words):
            desk.take(one, Part.ATTENDANCE, "以“出席”“请假”“列席”开头", annex=annex)
        elif CHAPTER.match(words):
            desk.take(one, Part.OTHER, "章节标题", annex=annex)
        elif TABLE_NOTE.match(words):
            desk.take(one, Part.OTHER, "表注或填报栏", annex=annex)
        elif not take_heading(desk, one, annex, body):
            take_plain(desk, one, annex, base, body)


def body_family(desk: Desk) -> Family:
    counts: Counter[Family] = Counter()
    for one in desk.seen:
        if not one.cell and len(one.words) > 20:
            counts[one.family] += len(one.words)
    return counts.most_common(1)[0][0] if counts else "仿宋"


def take_plain(desk: Desk, one: Seen, annex: int | None, base: float, body: Family) -> None:
    """Take text without number: a paragraph, unless its look says that it is something else."""
    look = "条款" if ARTICLE.match(one.words) else "正文段落"
    if one.paragraph.align == "center" or one.paragraph.align == "right":
        desk.take(one, Part.OTHER, "居中或居右的文字（小标题、表题等）", annex=annex)
    elif one.family == "楷体" and body != "楷体" and re.match(r"^[（(].*[）)]$", one.words):
        desk.take(one, Part.OTHER, "整段括号内的提示", annex=annex)
    else:
        desk.take(one, Part.BODY, look, annex=annex)


def take_heading(desk: Desk, one: Seen, annex: int | None, body: Family) -> bool:
    """Take a numbered paragraph for its level; text that runs on after the heading is taken too. False: no number."""
    level = next((at for at, shape in enumerate(LEVELS) if shape.match(one.words)), None)
    if level is None:
        return False
    found = re.match(r"^[^。！？]*[。！？]?", one.words)
    head = found[0] if found else one.words
    rest = one.words[len(head) :].strip()
    if rest or len(head) > OWN_LINE:
        if len(head) > OWN_LINE and not distinct(one, body):
            desk.take(one, HEADINGS[level], f"以第{level + 1}级序号开头的段落", number_of(one.words, level), annex, alone=False)
            desk.take(one, Part.BODY, "序号后的文字", one.words, annex)
            return True
        desk.take(one, HEADINGS[level], f"以第{level + 1}级序号开头，后接正文", head, annex, alone=False)
        desk.take(one, Part.BODY, "标题后接排的正文", rest or head, annex)
        return True
    own = not re.search(r"[。；，;,、！？]$", head) or (level < 2 and distinct(one, body))
    desk.take(one, HEADINGS[level], f"以第{level + 1}级序号开头" + ("，单独成行" if own else "的条目"), head, annex, alone=own)
    return True


def number_of(words: str, level: int) -> str:
    found = LEVELS[level].match(words)
    return found[0] if found else words


def distinct(one: Seen, body: Family) -> bool:
    """Whether the whole paragraph has another face than the text."""
    return one.family != body and len({span.face for span in one.paragraph.spans if span.text.strip()}) == 1


def find_annex(desk: Desk, label: Seen, end: int, annex: int, base: float) -> tuple[str, int]:
    """Take an annex's title and text; return the title and the index of the last paragraph."""
    free = list(desk.free(label.index + 1, end))
    title, start = "", label.index + 1
    first = next((one for one in free[:2] if not one.cell), None)
    if first is not None and (first.centred or first.size >= base + SAME) and title_like(first, base):
        start = take_title(desk, first, end, Part.ANNEX_TITLE, annex, base) + 1
        title = "".join(closed(one.text) for at in range(first.index, start) for one in desk.taken.get(at, ()) if one.part is Part.ANNEX_TITLE)
        start = take_subtitle(desk, start, end, annex)
    find_text(desk, start, end, annex, base, minutes=False)
    return title, end - 1
