"""Recognition: which paragraph of a paper is what, by position, type, form of words and order.

Names of styles are never asked. What is written wrongly (a wrong bracket, a missing colon) is still taken for what it
was meant to be, so that the rules can say what is wrong with it; missing parts are simply not there.
"""

from __future__ import annotations

from docgen.audit.desk import Desk
from docgen.audit.find_body import body_size, find_addressees, find_annex, find_text, find_title
from docgen.audit.find_head import find_head
from docgen.audit.find_tail import find_annex_note, find_imprint, find_labels, find_late_note, find_signature
from docgen.audit.format_of import direction_of, format_of
from docgen.audit.forms import PAGE_NUMBER, closed, type_of
from docgen.audit.part import Annex, Part, Parts, Taken
from docgen.audit.profile import Format, Profile
from docgen.audit.seen import seen, sight
from docgen.audit.subject import Subject


def recognise(subject: Subject, profile: Profile) -> Parts:
    """Return what each paragraph of `subject` is. Every paragraph of the body is taken for at least one part."""
    desk = Desk(sight(subject), [seen(one) for one in subject.margins])
    base = body_size(desk)
    start = find_head(desk)
    after = find_title(desk, start, len(desk.seen), base)
    find_imprint(desk, after)
    labels = find_labels(desk, after)
    end = labels[0].index if labels else len(desk.seen)
    format_, why = format_of(subject, desk, profile)
    if format_ is not Format.FORM:
        find_addressees(desk, after, end)
        find_signature(desk, after, end)
    signed = desk.places(Part.ISSUER, Part.DATE)
    if not find_annex_note(desk, after, signed[0] if signed else end) and signed:
        find_late_note(desk, signed[-1] + 1, end)
    find_text(desk, 0, end, None, base, format_ is Format.MINUTES)
    annexes = []
    for at, label in enumerate(labels):
        last = labels[at + 1].index if at + 1 < len(labels) else len(desk.seen)
        title, bottom = find_annex(desk, label, last, at, base)
        annexes.append(Annex(closed(label.words), title, label.index, bottom))
    blanks_and_numbers(desk)
    return summed_up(desk, format_, why, tuple(annexes))


def blanks_and_numbers(desk: Desk) -> None:
    """Take empty paragraphs, and the page numbers in headers and footers."""
    for one in desk.seen:
        if desk.is_free(one):
            ruled = any(border.side in ("top", "bottom", "between") for border in one.paragraph.borders)
            if one.words or one.paragraph.pictures:
                desk.take(one, Part.OTHER, "图片" if one.paragraph.pictures else "不能归入任何要素")
            else:
                desk.take(one, Part.RULE if ruled else Part.BLANK, "带框线的空段" if ruled else "没有文字")
    for one in desk.margins:
        fields = {span.field.split()[0].upper() for span in one.paragraph.spans if span.field.strip()}
        if desk.is_free(one) and one.words:
            numbered = "PAGE" in fields or PAGE_NUMBER.match(one.words)
            desk.take(one, Part.PAGE_NUMBER if numbered else Part.OTHER, "页脚中的页码" if numbered else "页眉页脚中的文字")


def summed_up(desk: Desk, format_: Format, why: str, annexes: tuple[Annex, ...]) -> Parts:
    """Return everything taken, in reading order, with what follows from it."""
    taken = tuple(one for index in sorted(desk.taken) for one in desk.taken[index])
    title = joined(taken, Part.TITLE)
    marks = [closed(one.text) for one in taken if one.part is Part.MARK]
    signatories = [name for one in taken if one.part is Part.SIGNATORY for name in names_in(one.text)]
    names = [name for mark in marks if (name := mark.replace("文件", ""))]  # 文件 stands beside several names, on any level
    kind = type_of(title)
    return Parts(
        format_,
        why,
        taken,
        title,
        kind or ("令" if format_ is Format.ORDER else "纪要" if format_ is Format.MINUTES else ""),
        next((one.text for one in taken if one.part is Part.NUMBER), ""),
        "".join(names) + ("文件" if any("文件" in mark for mark in marks) else ""),
        tuple(names),
        tuple(signatories),
        annexes,
        direction_of(kind, bool(signatories)),
    )


def joined(taken: tuple[Taken, ...], part: Part) -> str:
    return "".join(closed(one.text) for one in taken if one.part is part)


def names_in(words: str) -> list[str]:
    """Return the names after 签发人：; a name of two characters may be spread with one blank inside."""
    rest = words.split("：")[-1].split(":")[-1].replace("签发人", "")
    names: list[str] = []
    for piece in rest.replace("\t", "  ").replace("\u3000", " ").split(" "):
        lone = len(piece) == 1
        if lone and names and len(names[-1]) == 1:
            names[-1] += piece
        elif piece:
            names.append(piece)
    return names
