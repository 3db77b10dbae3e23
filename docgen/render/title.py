"""Breaking a title (标题, 7.3.1) into lines: whole words, no name torn apart, lines stacked as a trapezoid or a diamond."""

from __future__ import annotations

import os
import re
import warnings
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.render.geometry import width
from docgen.standard import TITLE_CHARACTERS

if TYPE_CHECKING:
    from jieba import Tokenizer

# What belongs together beside the names given: dates, numbers with what they count, 届次.
_COUNTED = "周年|公里|平方米|万元|亿元|[年月日届次号名人个项家元亩户所期批条天岁位件场处支台套%％‰]"
_FIXED = re.compile(
    r"\d+(?:年度?(?:(?:第[一二三四]|[一二三四])季度|[上下]半年)?(?:\d+月)?(?:\d+日)?|月(?:\d+日)?|[—～-]\d+月)"
    r"|第[一二三四五六七八九十百\d]+[届次号](?:全体会议|代表大会|委员会)?"
    rf"|(?:\d[\d.,—～-]*|[一二三四五六七八九十百千两]+)[十百千万亿]*[余多]?(?:{_COUNTED})"
    r"|[A-Za-z0-9.]+"
)
# One inside another is kept as well: 《……“三长”……》 may be too long for a line.
_QUOTED = (re.compile(r"《[^》]*》"), re.compile(r"（[^）]*）"), re.compile(r"“[^”]*”"))
_NEVER_FIRST = re.compile(r"[的和与及暨或等、，。；：！？》）”’〕]")
# A place and the office that belongs to it, for names that nobody has given.
_OFFICE = re.compile(r"科学技术协会|科协|委员会|人民政府|党委|代表大会|办公室|领导小组|筹备组")
_LEANS_ON_NEXT = re.compile(
    r"(?:召开|举行|印发|转发|批转|征求|同意|批准|做好|开展|报送|推荐|提名|选举|成立|表彰|加强|进一步|组建|公布|上报|调整|确定|审议|通过|任命|聘任|设立|撤销|补选|增补|[”）]进|和|与|及)$"
)
_PLACE_ENDS = tuple("省市区县镇乡村")
_NEVER_LAST = re.compile(r"(?:[《（“‘〔]|关于|对|向|为|在|将|把|由|从|以)$")

# Costs: lower is better. No sum of the small ones comes near the least of the great ones: to tear a name is worse than
# that a line begin with 的, that worse than to tear a 《》 that fits on a line, that worse than that a line end with 关于.
_TORN, _BAD_START, _TORN_QUOTE, _BAD_END = 10_000_000, 300_000, 200_000, 100_000
_STUMP, _WORD_CUT, _SOFT_CUT = 500, 400, 12
_HOURGLASS, _EQUAL, _STEEP, _LINE = 150, 25, 6, 30
_LEANING, _GOVERNING, _AT_MATTER = 35, 10, -25
# How the lines stand so far: none shorter than the one above; then shorter ones; then longer ones again (沙漏形).
_RISING, _FALLING, _WAISTED = range(3)


USUAL = 4
"""Lines up to which a title may have one more than it must, for a better shape."""


def lines(title: str, atoms: Sequence[str] = (), limit: float = TITLE_CHARACTERS) -> tuple[str, ...]:
    """Return the lines of `title`, none wider than `limit` characters.

    atoms: names that must not be torn (organisations, the congress); one is torn only where every way of breaking tears
    one. A name that holds another one may be cut behind that: before 第 (第一次代表大会) freely,
    elsewhere (筹备工作领导小组) rather than that a line begin with 的. A `\\n` in the title is a break that its
    author wants.
    """
    return tuple(line for part in title.split("\n") if part for line in _break(part, tuple(atoms), limit))


@lru_cache(maxsize=1024)
def _break(title: str, atoms: tuple[str, ...], limit: float) -> tuple[str, ...]:
    if width(title) <= limit:
        return (title,)
    costs = _cuts(title, atoms, limit)
    names = tuple(atom for atom in atoms if len(atom) > 4)
    cheap = Breaking(title, {place: cost for place, cost in costs.items() if cost < _WORD_CUT}, limit, names).best()
    if cheap and cheap[0] < _BAD_END:
        return cheap[1]
    return min(filter(None, (cheap, Breaking(title, costs, limit, names).best())))[1]


Broken = tuple[float, tuple[str, ...]]
"""What a way of breaking costs, and its lines."""


@dataclass(frozen=True)
class Breaking:
    """The ways of breaking one title at the places `cuts`, each with what a break before that character costs."""

    title: str
    cuts: Mapping[int, int]
    limit: float
    names: tuple[str, ...]

    def best(self) -> Broken | None:
        """Return the best way; None when a piece between two places is wider than a line.

        One line more than must be is weighed too, up to the usual number; more only as long as none is without fault: no such way needs more than
        twice the least.
        """
        least = int(-(-width(self.title) // self.limit))
        found: Broken | None = None
        for count in range(least, 2 * least + 2):
            if count > max(least, min(least + 1, USUAL)) and found and found[0] < _BAD_END:
                break
            found = min(filter(None, (found, self._in(count))), default=None)
        return found

    def _in(self, count: int) -> Broken | None:
        """Return the best way of `count` lines, line by line: of all ways that end alike only the cheapest goes on."""
        ends = sorted(self.cuts)
        ways: dict[tuple[int, int, int], tuple[float, tuple[int, ...]]] = {(0, 0, _RISING): (0, (0,))}
        for number in range(1, count + 1):
            last = number == count
            following: dict[tuple[int, int, int], tuple[float, tuple[int, ...]]] = {}
            for (before, start, shape), (cost, edges) in ways.items():
                for end in [len(self.title)] if last else ends[bisect_right(ends, start) :]:
                    if self._widths[end] - self._widths[start] > self.limit:
                        break
                    fresh, more = self._step(before, start, end, shape, count) if number > 1 else (shape, 0.0)
                    total = cost + more + self._line(start, end) + self.cuts.get(end, 0) + _LINE
                    key = (start, end, fresh)
                    if key not in following or (total, (*edges, end)) < following[key]:
                        following[key] = (total, (*edges, end))
            ways = following
        best = min(ways.values(), default=None)
        return best and (best[0], tuple(self.title[a:b] for a, b in pairwise(best[1])))

    @cached_property
    def _widths(self) -> list[float]:
        return [0.0, *accumulate(map(width, self.title))]

    def _line(self, start: int, end: int) -> float:
        """Return what a line costs by itself."""
        line = self.title[start:end]
        cost = _STUMP if self._widths[end] - self._widths[start] < 4 else 0
        cost += _BAD_END * bool(end < len(self.title) and _NEVER_LAST.search(line))
        cost += _BAD_START * bool(start and _NEVER_FIRST.match(line))
        return cost + _AT_MATTER * bool(start and line.startswith("关于"))

    def _step(self, before: int, start: int, end: int, shape: int, count: int) -> tuple[int, float]:
        """Return the shape so far, and what a line costs behind the one that begins at `before`.

        A verb may end the first of two lines when the whole name that it governs begins the second.
        """
        step = self._widths[end] - 2 * self._widths[start] + self._widths[before]
        cost = abs(step) / 10 + _STEEP * max(0.0, abs(step) - 6) + _EQUAL * (abs(step) < 1)
        if _LEANS_ON_NEXT.search(self.title[before:start]):
            cost += _GOVERNING if count == 2 and self.title.startswith(self.names, start) else _LEANING
        if shape == _FALLING and step > 0:
            return _WAISTED, cost + _HOURGLASS
        return (_FALLING if shape == _RISING and step < 0 else shape), cost


def _cuts(title: str, atoms: tuple[str, ...], limit: float) -> dict[int, int]:
    """Return what a break before each character costs, for those places where one may be thought of."""
    costs = dict.fromkeys(range(1, len(title)), _WORD_CUT)
    for place in _word_edges(title):
        costs[place] = 0
    for match in (match for quoted in _QUOTED for match in quoted.finditer(title)):
        _raise(costs, match.start() + 1, match.end() - 1, _SOFT_CUT if width(match[0]) > limit else _TORN_QUOTE)
        costs[match.start() + 1] = costs[match.end() - 1] = _TORN
    for match in _OFFICE.finditer(title):
        behind_place = title[match.start() - 1 : match.start()] in _PLACE_ENDS
        _raise(costs, match.start(), match.start(), _TORN_QUOTE if behind_place else _SOFT_CUT * 4)
        _raise(costs, match.start() + 1, match.end() - 1, _WORD_CUT)
    for match in _FIXED.finditer(title):
        _raise(costs, match.start() + 1, match.end() - 1, _TORN)
    names = {match.span() for atom in atoms if len(atom) > 1 for match in re.finditer(re.escape(atom), title)}
    for start, end in sorted(names):
        for place in range(start + 1, end):
            holds = (start, place) in names and not title[:place].endswith(_PLACE_ENDS)
            inner = _SOFT_CUT * 2 if title[place] == "第" else _TORN_QUOTE
            costs[place] = max(costs[place], inner) if holds else costs[place] + _TORN
    return costs


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
