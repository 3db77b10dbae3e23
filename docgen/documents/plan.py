"""座次图(…), 横道图(…), 构成图(…): pages that are looked at rather than read, made from what the rules have worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from docgen.documents.block import Box, Chart, Plan, Series
from docgen.documents.filters import padded
from docgen.documents.timetable import Step
from docgen.rules.seating import Block, Seats, chunks
from docgen.rules.statistics import Count

SEAT, AISLE = 2, 1
"""Columns of a seat and of an aisle between two blocks; Word takes at most 63 columns."""
LABEL = 3 * SEAT
"""Room for the word 主席台."""
PODIUM, GROUP, OTHERS = 2, 1, 0
"""Shades of the podium, of the names of blocks, of the seats behind."""
WEEK = 7
NAME_SHARE, BY_SHARE = 8.0, 2.6
PLANNED, DONE, OPENED = 1, 3, 4
"""Shades of a bar that is planned, of one whose day has been settled, of the opening's week."""


def seat_plan(seats: Seats) -> Plan:
    """Return the hall as seen from the back: the podium above, the blocks of the delegations with aisles between them, others behind."""
    blocks, podium = seats.blocks, [[seat(name, PODIUM) for name in row] for row in reversed(seats.podium)]
    across = max([aisles(blocks) + sum(block.width for block in blocks) * SEAT, *(len(row) * SEAT for row in podium), LABEL])
    depth = max((len(block.rows) for block in blocks), default=0)
    rows = [
        *(centred(row, across) for row in podium),
        centred([Box("主席台", LABEL, framed=False)], across),
        centred(between_aisles([[Box(block.name, block.width * SEAT, GROUP)] for block in blocks]), across),
        *(centred(between_aisles([seats_of(block, at) for block in blocks]), across) for at in range(depth)),
    ]
    names = [name for row in seats.behind.rows for name in row]
    if names:
        rows += [gap(across), centred([Box(seats.behind.name, min(across, len(names) * SEAT), GROUP)], across)]
        rows += [centred([seat(name, OTHERS) for name in row], across) for row in chunks(names, across // SEAT)]
    return Plan((1.0,) * across, tuple(rows), high=7.5)


def seat(name: str, shade: int | None = None) -> Box:
    return Box(padded(name), SEAT, shade)


def gap(span: int) -> tuple[Box, ...]:
    """Return empty room of so many columns; none for nought."""
    return (Box("", span, framed=False),) if span else ()


def seats_of(block: Block, depth: int) -> list[Box]:
    """Return one row of a block: its names, a gap where it has no more."""
    names = block.rows[depth] if depth < len(block.rows) else ()
    return [*map(seat, names), *gap((block.width - len(names)) * SEAT)]


def aisles(blocks: Sequence[Block]) -> int:
    """Return the columns of all aisles."""
    return max(0, len(blocks) - 1) * AISLE


def between_aisles(parts: Sequence[Sequence[Box]]) -> list[Box]:
    """Return the parts of a row with an aisle between two of them."""
    return [box for number, part in enumerate(parts) for box in (*(gap(AISLE) if number else ()), *part)]


def centred(boxes: Sequence[Box], across: int) -> tuple[Box, ...]:
    """Return a row in the middle of so many columns."""
    rest = across - sum(box.span for box in boxes)
    return (*gap(rest // 2), *boxes, *gap(rest - rest // 2))


def bars(steps: Sequence[Step]) -> Plan:
    """Return the plan of the preparing as bars (横道图): a line for each step, a column for each week, from Monday."""
    if not steps:
        return Plan((1.0,), ())
    opens = next(step.day for step in steps if not step.from_opening) if any(not step.from_opening for step in steps) else steps[-1].day
    first = monday(min(step.start for step in steps))
    weeks = [first + dt.timedelta(WEEK * number) for number in range((monday(max(step.day for step in steps)) - first).days // WEEK + 1)]
    head = (Box("事项"), Box("承办"), *(Box(f"{week.month}月\n{week.day}日", shade=OPENED if week == monday(opens) else None) for week in weeks))
    rows = [
        (Box(step.name), Box(step.by), *(Box("●" if week == monday(step.day) else "", shade=shade(step, week)) for week in weeks)) for step in steps
    ]
    return Plan((NAME_SHARE, BY_SHARE, *[1.0] * len(weeks)), (head, *rows), high=5.6, heads=1)


def shade(step: Step, week: dt.date) -> int | None:
    """Return how dark a step's field of a week is; None outside its bar."""
    if not monday(step.start) <= week <= monday(step.day):
        return None
    return DONE if step.settled else PLANNED


def monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(day.weekday())


def composition_chart(counts: Sequence[Count], caption: str) -> Chart:
    """Return how many there are of each kind, as bars."""
    return Chart("柱形", tuple(count.name for count in counts), (Series("人数", tuple(Decimal(count.heads) for count in counts)),), caption)
