"""What follows the body: list of annexes (附件说明, 7.3.4) and who was at a meeting (出席, 10.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from docgen import standard as m
from docgen.render.geometry import width
from docgen.render.wordml import Indent, Layout, paragraph, run


def date_text(day: dt.date) -> str:
    """Return a date as papers print it (7.3.5.4): Arabic figures, no noughts in front."""
    return f"{day.year}年{day.month}月{day.day}日"


def attachment_note(titles: Sequence[str], *, keep: bool) -> str:
    """Return the list of annexes, a blank line before it; nothing when there is none.

    Numbers only if there are several; names that wrap align with their own first character. keep: stays with what follows.
    """
    if not titles:
        return ""
    label, marks = 3, [f"{number}." if len(titles) > 1 else "" for number in range(1, len(titles) + 1)]
    widest = max(map(width, marks))
    rows = []
    for mark, title in zip(marks, titles, strict=True):
        first = label if mark == marks[0] else 0
        # Behind a number of one figure a tab leads to where the names begin that have two.
        text = f"{mark}\t{title}" if width(mark) < widest else mark + title
        indent = Indent(round((2 + label + widest) * m.CHARACTER), 0, -round((first + widest) * m.CHARACTER))
        rows.append(paragraph("GwAttachmentNote", run(f"附件：{text}" if first else text), Layout(keep_next=keep, indent=indent)))
    return paragraph("GwBlank", layout=Layout(keep_next=keep)) + "".join(rows)


def attendance(lists: Sequence[tuple[str, str]]) -> str:
    """Return who was present, on leave, sitting in (出席、请假、列席), a blank line before them; nothing for none."""
    rows = "".join(paragraph("GwAttendance", run(f"{label}：", "GwHei") + run(names)) for label, names in lists if names)
    return paragraph("GwBlank") + rows if rows else ""
