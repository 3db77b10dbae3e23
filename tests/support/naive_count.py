"""A second count, deliberately naive: seat by seat, in dicts and loops, straight from the words of the rule.

It shares no code with docgen.rules, so that the two can be held against each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Votes = dict[str, tuple[int, int]]
"""{name: (for, against)}"""


@dataclass
class State:
    """Who is in, who ties for how many seats, how many seats are empty."""

    elected: set[str] = field(default_factory=set)
    tied: set[str] = field(default_factory=set)
    open_seats: int = 0
    vacancies: int = 0


def more_than_half(votes: int, base: int) -> bool:
    return votes + votes > base


def fill_seats(votes: Votes, seats: int, base: int | None, fewer_against: bool) -> State:
    """Fill seats one after the other with whoever has most votes; base None: one vote is enough."""
    state = State()
    rest = {name: found for name, found in votes.items() if (more_than_half(found[0], base) if base is not None else found[0] >= 1)}
    while rest and len(state.elected) < seats:
        best: set[str] = set()
        for name, (yes, no) in rest.items():
            beaten = False
            for other_yes, other_no in rest.values():
                if other_yes > yes or (fewer_against and other_yes == yes and other_no < no):
                    beaten = True
            if not beaten:
                best.add(name)
        left = seats - len(state.elected)
        if len(best) > left:
            state.tied, state.open_seats = best, left
            return state
        for name in best:
            state.elected.add(name)
            del rest[name]
    state.vacancies = seats - len(state.elected)
    return state


def follow(state: State, kind: str, votes: Votes, base: int | None, fewer_against: bool) -> State:
    """Return the state after one more vote of `kind`."""
    if kind == "再次投票":
        among = {name: found for name, found in votes.items() if name in state.tied}
        new = fill_seats(among, state.open_seats, base, fewer_against)
        return State(state.elected | new.elected, new.tied, new.open_seats, state.vacancies + new.vacancies)
    among = {name: found for name, found in votes.items() if name not in state.elected}
    new = fill_seats(among, state.vacancies, base, fewer_against)
    return State(state.elected | new.elected, new.tied, new.open_seats, new.vacancies)
