"""What an office's own words say of figures, held against the figures: 全覆盖, 余 and 近, growth, ranks (§5.3, §7.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.figures.compare import To, compare
from docgen.figures.computed import Computed
from docgen.figures.figure import Figure
from docgen.figures.ranking import ranking
from docgen.figures.rule import Rule
from docgen.figures.shares import feasible
from docgen.rules.said import NUMERAL, Remark, Said, number_of, remark, sentences
from docgen.rules.said_figures import AS_OF, COVERED, LOOSE, NOT_YET, WITHIN, fits

GROWTH = re.compile(r"(?:(环比|同比)|比(上月|上季度|上年同期|上年|去年同期|去年)末?)[^，。；\d]{0,6}?(增长|增加|提高|上升|下降|减少|降低)(?:了|到)?(\d{1,6}(?:\.\d{1,4})?)(%|个百分点)")
PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)%")
PLACE = re.compile(rf"(并列)?(?:全市|全县|全省|全区)?(?:排名?|位居|位列|列|居)?(并列)?第([0-9]{{1,4}}|[{NUMERAL}]{{1,4}})(?:位|名)")
SHORTENED = ("覆盖率", "占比", "达标率", "完成率", "率")
SHARED = 2
"""So many characters a name must keep when its last word is left out."""


def check_said(said: Said, computed: Computed) -> Iterator[Remark]:
    """Yield what a text says of indicators that the figures do not bear out. A sentence speaks of an indicator whose name it has."""
    for passage, start, sentence in sentences(said):
        told = named(sentence, computed)
        if not told:
            continue
        yield from _dated(passage, start, sentence, computed)
        unit = area(sentence, computed)
        if unit is None:
            continue
        for made in told:
            figure = computed.figure_of(made, unit)
            yield from _covered(passage, start, sentence, figure, made)
            yield from _qualified(passage, start, sentence, figure)
            yield from _shares(passage, start, sentence, figure)
            yield from _growth(passage, start, sentence, computed, made, unit)
            yield from _placed(passage, start, sentence, computed, made, unit)


def named(sentence: str, computed: Computed) -> list[Rule]:
    """Return the indicators that a sentence names, the longest names first; a name inside another found one does not count."""
    found: list[Rule] = []
    rest = sentence
    for name, code in _names(computed):
        if name in rest:
            rest = rest.replace(name, "\0")
            found.append(computed.base.rules.of_code[code])
    return found


def _names(computed: Computed) -> list[tuple[str, str]]:
    names = [(one.indicator.name, code) for code, one in computed.base.rules.of_code.items()]
    short = [(name.removesuffix(word), code) for name, code in names for word in SHORTENED if name.endswith(word) and len(name) > len(word) + SHARED]
    return sorted({*names, *short}, key=lambda one: (-len(one[0]), one))


def area(sentence: str, computed: Computed) -> int | None:
    """Return the number of the unit that a sentence speaks of; 0, the whole, where it names none.

    None where it names several, or one by a name that several have: then nobody can tell whose figure is meant.
    """
    tree, rest, found = computed.base.tree, sentence, list[int]()
    for name, index in computed.base.names:
        if name in rest:
            rest = rest.replace(name, "\0")
            found.append(index)
    if any(label in rest for label, times in tree.called.items() if times > 1) or len(found) > 1:
        return None
    return found[0] if found else 0


def _dated(passage: int, start: int, sentence: str, computed: Computed) -> Iterator[Remark]:
    """E-STA-09: figures go up to the last day of their period. A day of another period may be told of for comparison."""
    period = computed.period
    for found in AS_OF.finditer(sentence):
        year, month, day = map(int, found.groups())
        if (year, month) in {(period.year, one) for one in period.months} and (month, day) != (period.last.month, period.last.day):
            last = f"{period.year}年{period.last.month}月{period.last.day}日"
            yield remark("E-STA-09", passage, (start + found.start(), found[0]), f"文中是“{found[0]}”，{period.name}的数据到{last}", f"写截至{last}")


def _covered(passage: int, start: int, sentence: str, figure: Figure, made: Rule) -> Iterator[Remark]:
    """E-STA-02: 全覆盖 only where all units of the master list are covered."""
    found = COVERED.search(sentence)
    if found and made.of_list and figure.known and not figure.complete and not NOT_YET.search(sentence) and "基本" not in sentence[: found.start()][-2:]:
        message = f"“{figure.name}”是{figure.text}（{figure.numerator}/{figure.denominator}），还没有全覆盖"
        yield remark("E-STA-02", passage, (start + found.start(), found[0]), message, "写实际的数，达到总数才写全覆盖")


def _qualified(passage: int, start: int, sentence: str, figure: Figure) -> Iterator[Remark]:
    """W-STA-07: 余, 多, 近, 约, 超, 以上 fit the exact value."""
    if figure.value is None or figure.measure == "%" or figure.value != int(figure.value):
        return
    value = int(figure.value)
    for found in LOOSE.finditer(sentence):
        before, number, after, measure, above = found[1] or "", int(found[2]), found[3] or "", found[4], found[5] or ""
        loose = bool(before or after or above)
        if loose and figure.measure.startswith(measure) and abs(value - number) <= WITHIN * number and not fits(before, after, above, number, value):
            yield remark("W-STA-07", passage, (start + found.start(), found[0]), f"文中是“{found[0]}”，{figure.name}是{value}{figure.measure}", "写准确的数，或改正“余”“多”“近”“超”")


def _shares(passage: int, start: int, sentence: str, figure: Figure) -> Iterator[Remark]:
    """W-RAT-02: a printed share is possible for the number it is a share of."""
    if figure.measure != "%" or not figure.denominator or figure.denominator != int(figure.denominator) or GROWTH.search(sentence):
        return
    for found in PERCENT.finditer(sentence):
        if not feasible(found[1], int(figure.denominator)):
            message = f"“{figure.name}”的分母是{figure.denominator}，怎样也算不出{found[0]}"
            yield remark("W-RAT-02", passage, (start + found.start(), found[0]), message, f"照报表算是{figure.text}")


def _growth(passage: int, start: int, sentence: str, computed: Computed, made: Rule, unit: int) -> Iterator[Remark]:
    """W-STA-06: growth only on a base that can be compared; of a share in percentage points."""
    for found in GROWTH.finditer(sentence):
        to: To = "同比" if found[1] == "同比" or "年" in (found[2] or "") else "环比"
        compared = compare(computed, made, unit, to)
        said = (start + found.start(), found[0])
        if not compared.comparable:
            yield remark("W-STA-06", passage, said, f"“{made.indicator.name}”不能{to}：{compared.note}", "不写增减，或写明两期的数和原因")
        elif compared.now.measure == "%" and found[5] == "%":
            yield remark("W-STA-06", passage, said, f"“{made.indicator.name}”是比率，增减是百分点，不是百分之几", f"写成“{compared.text}”")
        elif compared.now.measure != "%" and found[5] != "%":
            yield remark("W-STA-06", passage, said, f"“{made.indicator.name}”不是比率，增减是百分之几，不是百分点", f"写成“{compared.text}”")


def _placed(passage: int, start: int, sentence: str, computed: Computed, made: Rule, unit: int) -> Iterator[Remark]:
    """W-STA-12: a rank that is shared says 并列; who has no figure has no rank. A rank is one of all, or of the units beside."""
    found = PLACE.search(sentence) if unit else None
    if found is None:
        return
    tree, said = computed.base.tree, (start + found.start(), found[0])
    ranks = [ranking(computed, made, tree.unit(unit).level, top) for top in (0, tree.parent[unit])]
    rows = [(rows, row) for rows in ranks for row in (*rows.rows, *rows.unranked) if row.unit == tree.unit(unit).code]
    own = next((row for _, row in rows if row.rank == number_of(found[3])), None)
    what = f"{tree.label(unit)}“{made.indicator.name}”"
    if own is None and rows:
        first, row = rows[0]
        told = f"是{row.text}" if row.rank else f"没有名次（{first.text or row.note}）"
        yield remark("W-STA-12", passage, said, f"{what}{told}，文中是“{found[0]}”", f"改成{row.text}" if row.rank else "不写名次")
    elif own is not None and own.tied and not (found[1] or found[2]):
        yield remark("W-STA-12", passage, said, f"{what}和别的单位并列，没有注明", f"写成“{own.text}”")
