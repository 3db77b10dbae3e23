"""What is measured on the pages of a paper, and what the standard asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen import standard as m
from docgen.render.frame import LETTER, ORDER
from docgen.render.layout import faces_of
from docgen.render.sheet import LOOSE
from tools.measure.pages import Bar, Page, pages_of
from tools.measure.papers import CASES, Case

LEFT, RIGHT = 28.0, 184.0
FIRST_PAGES = 2  # of a paper whose numbers are measured


@dataclass(frozen=True)
class Measure:
    """One figure: of which paper, what, how much it is, how much it shall be, how far it may be off; in mm where it has a unit."""

    paper: str
    what: str
    value: float
    target: float
    tolerance: float

    @property
    def held(self) -> bool:
        return abs(self.value - self.target) <= self.tolerance + 1e-6


def measures(name: str, folder: Path) -> list[Measure]:
    """Return all that is measured of the paper `name`, whose PDF lies in `folder`."""
    case, pages = CASES[name], pages_of(folder / f"{name}.pdf")
    found = [*_head(case, pages[0]), *_numbers(case, pages), *_imprint(case, pages), *_area(name, pages)]
    return [Measure(name, *one) for one in found]


Figure = tuple[str, float, float, float]


def _head(case: Case, page: Page) -> Iterator[Figure]:
    paper = case.paper
    if not paper.head:
        return
    red = page.red()
    if case.choices.preprinted:
        yield "套打：红色墨迹条数", len(red), 0, 0
    elif paper.frame == LETTER:
        yield from _letter(red)
    elif paper.frame == ORDER:
        yield "标志上缘", red[0].top, m.ORDER_MARK_FROM_PAGE_TOP_MM, 0.5
    else:
        *mark, rule = red
        yield "标志上缘", mark[0].top, m.MARK_FROM_PAGE_TOP_MM, 0.5
        yield "标志中线", (min(bar.left for bar in mark) + max(bar.right for bar in mark)) / 2, (LEFT + RIGHT) / 2, 1.0
        number = [band for band in page.black() if band.bottom < rule.top][-1]
        title = next(band for band in page.black() if band.top > rule.bottom)
        yield "红线距文号", rule.top - number.bottom, m.RED_RULE_BELOW_NUMBER_MM, 0.3
        yield "红线长", rule.length, 156, 0.3
        yield "标题距红线（空二行）", title.top - rule.bottom, 24, 3.4  # 20–26 are two lines, 27.4 at the widest pitch (7.3.5.5)


def _letter(red: list[Bar]) -> Iterator[Figure]:
    mark, thick, thin, low_thin, low_thick = red
    yield "函标志上缘", mark.top, m.LETTER_MARK_FROM_PAGE_TOP_MM, 0.5
    yield "函上线距标志", thick.top - mark.bottom, m.LETTER_RULE_BELOW_MARK_MM, 0.3
    yield "函下线下缘", low_thick.bottom, m.LETTER_BOTTOM_RULE_MM, 0.5
    yield "函线长", thick.length, m.LETTER_RULE_LENGTH_MM, 0.5
    yield "函线长", low_thick.length, m.LETTER_RULE_LENGTH_MM, 0.5
    yield "函线上粗下粗", float(thick.height > thin.height and low_thin.height < low_thick.height), 1, 0


def _numbers(case: Case, pages: list[Page]) -> Iterator[Figure]:
    """Yield place of the page numbers; pages before and with an imprint behind blank ones have none (7.5)."""
    for page in pages[:FIRST_PAGES]:
        if page.page.width > page.page.height or not page.numbered():
            continue
        line = page.line(f"—{page.number}—")
        yield "页码一字线", page.dash().top, m.PAGE_NUMBER_DASH_MM, 1.0
        if page.number % 2:
            yield "单页码右端", line.right, 179, 1.0
        else:
            yield "双页码左端", line.left, 33, 1.0
    expected = 1 if case.paper.frame == LETTER else case.fit.blanks + 1 if case.fit.blanks else None
    if expected is not None:
        yield "无页码的面", sum(1 for page in pages if not page.numbered()) - expected, 0, 0


def _imprint(case: Case, pages: list[Page]) -> Iterator[Figure]:
    if not case.paper.imprint or case.paper.frame == LETTER:
        return
    rules = [bar for bar in pages[-1].rules() if bar.length > 150]
    count = 3 if case.paper.imprint.copies or case.paper.imprint.addressees else 2
    first, *inner, last = rules[-count:]
    yield "版记末线", last.bottom, m.IMPRINT_LAST_RULE_MM, 0.5
    yield "版记末线长", last.length, 156, 0.3
    for bar in (first, last):
        yield "版记首末线粗", bar.height, 0.35, 0.08
    for bar in inner:
        yield "版记中线粗", bar.height, 0.25, 0.08
    if case.fit == LOOSE:
        yield "版记所在面", len(pages) % faces_of(case.paper, case.choices), 0, 0


def _area(name: str, pages: list[Page]) -> Iterator[Figure]:
    if not name.endswith("满页"):
        return
    lines = [line for line in pages[1].lines() if "清溪" in line.text]
    yield "行数", len(lines), m.LINES_PER_PAGE, 0
    yield "每行字数", sum(len(line.text) for line in lines) / len(lines), m.CHARACTERS_PER_LINE, 0
    yield "版心宽", max(line.right for line in lines) - min(line.left for line in lines), 156, 0.5
    pitch = (lines[-1].top - lines[0].top) / (len(lines) - 1)
    ink = pages[1].black()
    if name == "满页":
        yield "版心高（22行）", pitch * len(lines), 225, 0.5
    else:  # this profile is measured from ink to ink
        yield "版心高（字到字）", ink[len(lines) - 1].bottom - ink[0].top, 225, 1.0


def table(folder: Path) -> str:
    """Return the figures of all papers as a Markdown table: per figure the least and the greatest, and how many there are."""
    found: dict[tuple[str, float, float], list[Measure]] = {}
    for name in CASES:
        for one in measures(name, folder):
            found.setdefault((one.what, one.target, one.tolerance), []).append(one)
    rows = ["| 项目 | 应为 | 允许偏差 | 实测最小 | 实测最大 | 次数 | 超差 |", "|---|---|---|---|---|---|---|"]
    for (what, target, tolerance), ones in found.items():
        values = [one.value for one in ones]
        wrong = "、".join(dict.fromkeys(one.paper for one in ones if not one.held)) or "无"
        rows.append(f"| {what} | {target:g} | ±{tolerance:g} | {min(values):.2f} | {max(values):.2f} | {len(values)} | {wrong} |")
    return "\n".join(rows)
