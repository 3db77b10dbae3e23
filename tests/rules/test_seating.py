"""Who sits where (§3.5), and the drawn pages made of it and of the plan of the preparing."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import QINGXI, edit

from docgen import build
from docgen.documents.block import Plan
from docgen.documents.plan import bars, seat_plan
from docgen.documents.timetable import Step
from docgen.model.dossier import Dossier
from docgen.rules.seating import Block, Seats, alternating, badges, least_rows, name_cards, seats

WIDEST = 63
"""Columns of a table in Word."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    found = build.open_folder(QINGXI).dossier
    assert isinstance(found, Dossier)
    return found


@pytest.mark.parametrize(
    ("count", "row"), [(0, ()), (1, (1,)), (2, (1, 2)), (3, (3, 1, 2)), (6, (5, 3, 1, 2, 4, 6)), (7, (7, 5, 3, 1, 2, 4, 6))]
)  # fmt: skip
def test_the_first_sits_in_the_middle_the_second_at_his_left_hand(count: int, row: tuple[int, ...]) -> None:
    assert alternating(range(1, count + 1)) == row


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.integers(4, 20))
def test_blocks_side_by_side_are_no_deeper_than_they_must_be(sizes: list[int], per_row: int) -> None:
    depth = least_rows(sizes, per_row)
    across = max(per_row, len(sizes))
    assert sum(-(-size // depth) for size in sizes) <= across
    assert depth == 1 or sum(-(-size // (depth - 1)) for size in sizes) > across


def names_of(found: Seats) -> list[str]:
    return [name for rows in (found.podium, *(block.rows for block in found.blocks), found.behind.rows) for row in rows for name in row]


def test_everybody_has_one_seat(dossier: Dossier) -> None:
    names = names_of(seats(dossier))
    assert len(names) == len(set(names))
    invited = {guest.name for guest in dossier.meeting.guests}
    assert set(names) == {one.name for one in dossier.delegates} | invited | set(dossier.meeting.seats.podium)


def test_within_a_delegation_strokes_order_the_seats(dossier: Dossier) -> None:
    first = seats(dossier).blocks[0]
    assert first.name == "第一代表团"
    assert [name for row in first.rows for name in row][:4] == ["马晓玥", "龙绍武", "田雨", "史春生"]


def test_without_a_word_of_it_the_presidium_sits_on_the_podium(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(QINGXI, tmp_path / "清溪"))
    lines = (copy / "会务.yaml").read_text("utf-8").split("\n")
    [podium] = [line for line in lines if line.startswith("  主席台:")]
    edit(copy, "会务.yaml", podium + "\n", "")
    found = build.open_folder(copy).dossier
    assert isinstance(found, Dossier)
    assert sorted(name for row in seats(found).podium for name in row) == sorted(person.name for person in found.congress.presidium)


def filled(plan: Plan) -> None:
    """Assert that every row of a plan is as wide as the plan, and that Word can hold it."""
    assert len(plan.widths) <= WIDEST
    for row in plan.rows:
        assert sum(box.span for box in row) == len(plan.widths)
        assert all(box.span > 0 for box in row)


@given(st.lists(st.integers(1, 30), max_size=6), st.integers(4, 20), st.integers(0, 25), st.integers(0, 30))
def test_a_seat_plan_is_a_whole_table(sizes: list[int], per_row: int, podium: int, behind: int) -> None:
    depth = least_rows(sizes, per_row)
    found = Seats(
        podium=(tuple(f"主席台{number}" for number in range(min(podium, 11))),) if podium else (),
        blocks=tuple(
            Block(name=f"{at}团", width=-(-size // depth), rows=tuple(tuple(f"{at}团·{n}" for n in range(row, min(size, row + -(-size // depth)))) for row in range(0, size, -(-size // depth))))
            for at, size in enumerate(sizes)
        ),
        behind=Block(name="后排", width=per_row, rows=(tuple(f"后排席{number}" for number in range(behind)),) if behind else ()),
    )  # fmt: skip
    plan = seat_plan(found)
    filled(plan)
    assert sum(box.text in set(names_of(found)) for row in plan.rows for box in row) == len(names_of(found))


def step(name: str, start: str, day: str, opens: str = "2027-01-22") -> Step:
    end = dt.date.fromisoformat(day)
    return Step(
        code="B01", name=name, by="组织组", start=dt.date.fromisoformat(start), day=end,
        from_opening=(dt.date.fromisoformat(opens) - end).days, settled=name == "已定的", linked=True,
    )  # fmt: skip


def test_a_bar_goes_from_the_week_of_its_beginning_to_that_of_its_end() -> None:
    plan = bars([step("推选", "2027-01-05", "2027-01-13"), step("已定的", "2027-01-11", "2027-01-17"), step("开幕", "2027-01-22", "2027-01-22")])
    filled(plan)
    head, *rows = plan.rows
    assert [box.text for box in head[2:]] == ["1月\n4日", "1月\n11日", "1月\n18日"]
    assert [box.shade is not None for box in head[2:]] == [False, False, True], "the week of the opening is marked"
    shown = [[(box.shade is not None, box.text) for box in row[2:]] for row in rows]
    assert shown[0] == [(True, ""), (True, "●"), (False, "")]
    assert shown[1] == [(False, ""), (True, "●"), (False, "")]
    assert rows[1][3].shade != rows[0][3].shade, "a day that is settled is darker"


def test_everybody_bears_one_badge_numbered_within_its_kind(dossier: Dossier) -> None:
    found = badges(dossier)
    names = [badge.name for badge in found]
    assert len(names) == len(set(names))
    assert {"主席团证", "代表证", "列席证", "嘉宾证", "工作证"} <= {badge.kind for badge in found}
    for kind in {badge.kind for badge in found}:
        numbers = [badge.number for badge in found if badge.kind == kind]
        assert numbers == [f"{number:03}" for number in range(1, len(numbers) + 1)]
    assert sum(badge.kind in ("代表证", "主席团证") for badge in found) == len(dossier.voters)


def test_name_cards_are_for_the_podium_and_the_guests_or_for_all(dossier: Dossier) -> None:
    few = name_cards(dossier)
    assert few[0] == dossier.meeting.seats.podium[0]
    everybody = dossier.meeting.model_copy(update={"seats": dossier.meeting.seats.model_copy(update={"name_cards": "全体"})})
    assert set(few) < set(name_cards(dossier.model_copy(update={"meeting": everybody})))
