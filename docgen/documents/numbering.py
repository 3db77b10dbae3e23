"""Numbers of headings, articles and list items (GB/T 9704-2012 7.3.3)."""

from __future__ import annotations

from docgen.model.numeral import chinese_number


class HeadingNumbers:
    """Counts headings of the four levels: 一、（一）1.（1）; a higher heading starts the lower ones anew."""

    def __init__(self) -> None:
        self.counts = [0, 0, 0, 0]

    def may_follow(self, level: int) -> bool:
        """Whether a heading of `level` may come now: no level is skipped, but 一、 may be followed by 1."""
        return level == 1 or self.counts[level - 2] > 0 or (level == 3 and self.counts[0] > 0) or not any(self.counts)

    def next(self, level: int) -> str:
        """Return the number of the next heading of `level` (1–4)."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (4 - level)
        count = self.counts[level - 1]
        return (f"{chinese_number(count)}、", f"（{chinese_number(count)}）", f"{count}.", f"（{count}）")[level - 1]


def chapter(count: int) -> str:
    """第一章, as statutes part their articles."""
    return f"第{chinese_number(count)}章"


def article(count: int) -> str:
    """第一条, as rules and measures number their articles."""
    return f"第{chinese_number(count)}条"
