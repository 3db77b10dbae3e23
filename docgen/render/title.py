"""Breaking a title (标题, 7.3.1) into lines: whole words, no name torn apart, lines stacked as a trapezoid or a diamond."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.render.geometry import width
from docgen.standard import TITLE_CHARACTERS

if TYPE_CHECKING:
    from jieba import Tokenizer

# What belongs together beside the names given: dates and numbers with what they count, 届次, titles in 《》.
_FIXED = re.compile(
    r"\d+(?:年度?(?:(?:第[一二三四]|[一二三四])季度|[上下]半年)?(?:\d+月)?(?:\d+日)?|月(?:\d+日)?|[—～-]\d+月|[%％])?|第[一二三四五六七八九十百\d]+[届次号](?:全体会议|代表大会|委员会)?|[A-Za-z0-9.]+"
)
_SOFT = re.compile(r"《[^》]*》|（[^）]*）|“[^”]*”")
_NEVER_FIRST = re.compile(r"[的和与及暨或等、，。；：！？》）”’〕]")
# A place and the office that belongs to it, for names that nobody has given.
_OFFICE = re.compile(r"科学技术协会|科协|委员会|人民政府|党委|代表大会|办公室|领导小组|筹备组")
_LEANS_ON_NEXT = re.compile(
    r"(?:召开|举行|印发|转发|批转|征求|同意|批准|做好|开展|报送|推荐|提名|选举|成立|表彰|加强|进一步|组建|公布|上报|调整|确定|审议|通过|任命|聘任|设立|撤销|补选|增补)$"
)
_PLACE_ENDS = "省市区县镇乡村"
_NEVER_LAST = re.compile(r"(?:[《（“‘〔]|关于|对|向|为|在|将|把|由|从|以)$")

# Costs: lower is better. Tearing a name is worse than any shape, an ugly shape worse than a long title.
_TORN, _FORBIDDEN, _SOFT_CUT, _WORD_CUT = 10_000, 3_000, 12, 400
_TOO_LONG, _STUMP = 20_000, 500
_HOURGLASS, _EQUAL, _STEEP, _LINE = 150, 25, 6, 30
_LEANING, _GOVERNING, _AT_MATTER = 35, 10, -25


LONGEST = 4
"""Lines up to which every way of breaking is weighed; a longer text is no title, and is just cut."""


def lines(title: str, atoms: Sequence[str] = (), limit: float = TITLE_CHARACTERS) -> tuple[str, ...]:
    """Return the lines of `title`, none wider than `limit` characters if that can be had.

    atoms: names that must not be torn (organisations, the congress). A name that holds another one may be cut where
    the inner name ends. A `\\n` in the title is a break that its author wants.
    """
    return tuple(line for part in title.split("\n") if part for line in _break(part, tuple(atoms), limit))


@lru_cache(maxsize=1024)
def _break(title: str, atoms: tuple[str, ...], limit: float) -> tuple[str, ...]:
    if width(title) <= limit:
        return (title,)
    cuts = _cuts(title, atoms)
    least = int(-(-width(title) // limit))
    if least > LONGEST:
        return tuple(title[start : start + int(limit)] for start in range(0, len(title), int(limit)))
    names = tuple(atom for atom in atoms if len(atom) > 4)
    best = min((choice for count in (least, min(least + 1, LONGEST)) for choice in _choices(title, cuts, count, limit, names)), default=None)
    return best[1] if best else (title,)


def _choices(title: str, cuts: dict[int, int], count: int, limit: float, names: tuple[str, ...]) -> Iterator[tuple[float, tuple[str, ...]]]:
    for places in combinations(sorted(cuts), count - 1):
        edges = (0, *places, len(title))
        cut = tuple(title[a:b] for a, b in pairwise(edges))
        yield sum(cuts[place] for place in places) + _shape(cut, limit, names) + _LINE * count, cut


def _shape(cut: tuple[str, ...], limit: float, atoms: tuple[str, ...]) -> float:
    """Return how far the lines are from a trapezoid or a diamond.

    A verb may end the first of two lines when the whole name that it governs begins the second.
    """
    widths = [width(line) for line in cut]
    steps = [b - a for a, b in pairwise(widths)]
    cost = sum(_TOO_LONG for size in widths if size > limit) + sum(_STUMP for size in widths if size < 4)
    cost += sum(_FORBIDDEN for line in cut[:-1] if _NEVER_LAST.search(line))
    cost += sum(_FORBIDDEN for line in cut[1:] if _NEVER_FIRST.match(line))
    leaning = (after for line, after in pairwise(cut) if _LEANS_ON_NEXT.search(line))
    cost += sum(_GOVERNING if len(cut) == 2 and after.startswith(atoms) else _LEANING for after in leaning)
    cost += sum(_AT_MATTER for line in cut[1:] if line.startswith("关于"))
    cost += sum(_EQUAL for step in steps if abs(step) < 1)
    cost += _HOURGLASS * any(a < 0 < b for i, a in enumerate(steps) for b in steps[i + 1 :])
    return cost + sum(_STEEP * max(0.0, abs(step) - 6) for step in steps) + sum(abs(step) for step in steps) / 10


def _cuts(title: str, atoms: tuple[str, ...]) -> dict[int, int]:
    """Return what a break before each character costs, for those places where one may be thought of."""
    costs = dict.fromkeys(range(1, len(title)), _WORD_CUT)
    for place in _word_edges(title):
        costs[place] = 0
    for match in _SOFT.finditer(title):
        _raise(costs, match.start() + 1, match.end() - 1, _SOFT_CUT)
        costs[match.start() + 1] = costs[match.end() - 1] = _TORN
    for match in _OFFICE.finditer(title):
        _raise(costs, match.start(), match.start(), _SOFT_CUT * 4)
        _raise(costs, match.start() + 1, match.end() - 1, _WORD_CUT)
    for match in _FIXED.finditer(title):
        _raise(costs, match.start() + 1, match.end() - 1, _TORN)
    names = [match.span() for atom in {*atoms} if len(atom) > 1 for match in re.finditer(re.escape(atom), title)]
    edges = {edge for span in names for edge in span}
    for start, end in names:
        for place in range(start + 1, end):
            whole = place in edges and not any(a < place < b for a, b in names if (a, b) != (start, end) and b - a < end - start)
            behind_place = title[place - 1] in _PLACE_ENDS
            costs[place] = max(costs[place], _SOFT_CUT * (4 if behind_place else 2) if whole else _TORN)
    cheap = {place: cost for place, cost in costs.items() if cost < _WORD_CUT}
    return cheap if len(cheap) >= width(title) // TITLE_CHARACTERS else costs


def _raise(costs: dict[int, int], first: int, last: int, cost: int) -> None:
    for place in range(first, last + 1):
        if place in costs:
            costs[place] = max(costs[place], cost)


def _word_edges(title: str) -> set[int]:
    edges, at = set(), 0
    for word in _tokenizer().cut(title, HMM=False):
        at += len(word)
        edges.add(at)
    return edges - {len(title)}


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    # jieba takes half a second to load and talks while doing so: only when a title needs it, and silently.
    # It keeps what it has worked out in a file, which must be nobody else's: the common one in the folder for
    # temporary files cannot be replaced, or may have been put there, by another user.
    import logging

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer: Tokenizer = jieba.Tokenizer()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "docgen"  # noqa: PTH111
    with suppress(OSError):  # then it works all the same, more slowly
        cache.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(cache)
    return tokenizer
