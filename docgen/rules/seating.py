"""Who sits where (座次图) and who bears which badge (证件): the podium by rank, the floor by delegations (§3.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import Field

from docgen.model.base import Fact
from docgen.model.dossier import Dossier
from docgen.rules.elections import in_stroke_order
from docgen.rules.groups import delegations

PODIUM_ROW = 11
"""Seats of one row of the podium; who is left sits in the row behind."""
T = TypeVar("T")


class Block(Fact):
    """The seats of one delegation side by side (区块), row by row from the front; the last row may be short."""

    name: str = Field(alias="名称", description="谁坐这一块", examples=["第一代表团"])
    rows: tuple[tuple[str, ...], ...] = Field(alias="排", description="从前往后每一排的姓名，从左往右", examples=[["马晓玥、龙绍武、田雨"]])
    width: int = Field(alias="列数", description="一排几个座位", examples=[3])


class Seats(Fact):
    """The seating of the hall (座次)."""

    podium: tuple[tuple[str, ...], ...] = Field(alias="主席台", description="主席台各排的姓名，前排在先，从会场看从左往右", examples=[["严文清、梁守正、方维新"]])
    blocks: tuple[Block, ...] = Field(alias="会场", description="代表席，从会场左边起每个代表团一块")
    behind: Block = Field(alias="后排", description="代表席后面的特邀、列席人员和来宾")


class Badge(Fact):
    """A badge (证件), or a name card of the same person (桌签)."""

    kind: str = Field(alias="证别", description="哪一种证件", examples=["代表证"])
    name: str = Field(alias="姓名", description="持证人的姓名", examples=["沈秋华"])
    unit: str = Field(alias="单位", description="单位、代表团或岗位", examples=["第一代表团"])
    number: str = Field(alias="编号", description="本种证件里的编号", examples=["001"])


def alternating(ranked: Sequence[T]) -> tuple[T, ...]:
    """Return a row as seen from the hall, left to right: the first in the middle, the second at his left hand, the third at his right, and so on.

    Source: §3.5; 7 are 7 5 3 1 2 4 6, 6 are 5 3 1 2 4 6.
    """
    return (*ranked[::2][::-1], *ranked[1::2])


def seats(dossier: Dossier) -> Seats:
    """Return the seating: everybody who takes part has one seat."""
    podium = on_podium(dossier)
    groups = [
        (group.name or "未编团", [voter.name for voter in in_stroke_order(group.delegates, dossier) if voter.name not in podium])
        for group in delegations(dossier)
    ]
    groups = [(name, names) for name, names in groups if names]
    per_row = dossier.meeting.seats.per_row
    depth = least_rows([len(names) for _, names in groups], per_row)
    others = [one.name for one in dossier.delegates if not one.votes] + [guest.name for guest in dossier.meeting.guests]
    return Seats(
        podium=tuple(alternating(row) for row in chunks(podium, PODIUM_ROW)),
        blocks=tuple(block(name, names, -(-len(names) // depth)) for name, names in groups),
        behind=block("特邀、列席人员和来宾", [name for name in dict.fromkeys(others) if name not in podium], per_row),
    )


def on_podium(dossier: Dossier) -> tuple[str, ...]:
    """Return who sits on the podium, by rank: as 会务.yaml says, else the presidium in its order."""
    return dossier.meeting.seats.podium or tuple(person.name for person in dossier.congress.presidium)


def least_rows(sizes: Sequence[int], per_row: int) -> int:
    """Return the least depth at which blocks of these sizes fit side by side into `per_row` seats; where there are more blocks than seats, one seat each."""
    depth = 1
    while sum(-(-size // depth) for size in sizes) > max(per_row, len(sizes)):
        depth += 1
    return depth


def block(name: str, names: Sequence[str], width: int) -> Block:
    return Block(name=name, rows=tuple(chunks(names, max(1, width))), width=width)


def chunks(items: Sequence[T], size: int) -> list[tuple[T, ...]]:
    return [tuple(items[at : at + size]) for at in range(0, len(items), size)]


def badges(dossier: Dossier) -> tuple[Badge, ...]:
    """Return a badge for everybody, numbered from 1 within each kind; who has two parts bears the badge of the first."""
    presidium = {person.name for person in dossier.congress.presidium}
    found: list[tuple[str, str, str]] = []
    for group in delegations(dossier):
        found += [("主席团证" if voter.name in presidium else "代表证", voter.name, group.name or voter.unit) for voter in group.delegates]
    found += [("特邀代表证" if one.kind == "特邀" else "列席证", one.name, one.unit) for one in dossier.delegates if one.kind != "正式"]
    found += [("嘉宾证", guest.name, guest.unit_and_post) for guest in dossier.meeting.guests]
    found += [("工作证", person.name, duty.station) for duty in dossier.meeting.stations for person in (duty.head, *duty.members)]
    return numbered({name: (kind, name, unit) for kind, name, unit in reversed(found)}[name] for name in dict.fromkeys(name for _, name, _ in found))


def numbered(found: Iterable[tuple[str, str, str]]) -> tuple[Badge, ...]:
    """Return the badges kind by kind, the kinds as they first come."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for kind, name, unit in found:
        kinds.setdefault(kind, []).append((name, unit))
    return tuple(
        Badge(kind=kind, name=name, unit=unit, number=f"{number:03}") for kind, those in kinds.items() for number, (name, unit) in enumerate(those, 1)
    )


def name_cards(dossier: Dossier) -> tuple[str, ...]:
    """Return the names on the cards (桌签): those on the podium by rank and the guests, or everybody, as 会务.yaml says."""
    invited = [guest.name for guest in dossier.meeting.guests]
    rest = [one.name for one in dossier.delegates] if dossier.meeting.seats.name_cards == "全体" else []
    return tuple(dict.fromkeys([*on_podium(dossier), *invited, *rest]))
