"""One cell of a return → a value: what offices really type, read as what it means, or refused with its cure.

Three things stay three: an empty cell is not filled in, 0 is none, — is that the unit has no such thing (§5.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from docgen.model.numeral import chinese_number
from docgen.model.reporting import ReturnField
from docgen.model.returns import NOT_APPLICABLE, Value
from docgen.problem import Place, Problem, Severity, nearest

ABSENT = frozenset({"—", "-", "--", "－", "——", "–", "/", "\\", "不适用", "不涉及", "N/A", "n/a"})
DONE = "成立|完成|建立|设立|设置|组建|落实|配备|列入|到位|挂牌|换届"
YES = re.compile(f"[是√✓✔☑对有已Yy1]|[Yy]es|YES|已(?:经)?(?:{DONE})")
NO = re.compile(f"[否×✗✘☐无未没Nn0]|[Nn]o|NO|没有|(?:还|尚)?(?:未|没有?)(?:{DONE})")
PLANNED = re.compile(r"^[（(]?(?:预计|计划)[)）]?[:：]?|[（(](?:预计|计划)[)）]$")
PLAIN = re.compile(r"-?\d+")
GROUPED = re.compile(r"(-?\d{1,3}(?:[,，' ]\d{3})+(?!\d)|-?\d+)(\.\d+)?(?:[Ee]([+-]?\d{1,3}))?")
VAGUE = re.compile(r"余|多(?!少)|左右|上下|以上|以下|超过?|近|约|大约|不到|不少于|几|若干|数(?=[十百千万])|[~～]|至|\d\s*[—–-]\s*\d")
SCALES: Mapping[str, int] = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}
MEASURES = ("人次", "场次", "人", "名", "个", "所", "家", "场", "次", "元")
"""Units that stand behind numbers, the longer first."""
LIST_BREAK = re.compile(r"[、，,;；\s/]+")
CHINESE = {chinese_number(number): number for number in range(100)} | {"〇": 0, "两": 2}
LONGEST = 40
"""Characters of the longest text that may be a number."""
NO_FUZZ = Fraction(1, 10**9)
"""What a spreadsheet's binary fractions may be off."""
EXACT = "写准确的数，不写“余”“多”“近”“约”；通报里的“余”“近”由程序按准确数写"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with, or was put right in, one cell."""

    code: str
    message: str
    cure: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Problem:
        """Return it as a problem of `place`."""
        return Problem(self.code, place, self.message, self.cure, self.severity)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cell says: its value, None when it is empty or cannot be read; whether it is only expected (预计); its faults."""

    value: Value | None
    faults: tuple[Fault, ...] = ()
    planned: bool = False


EMPTY = Entry(None)


def read_value(text: str, field: ReturnField) -> Entry:
    """Return what `text` says as the value of `field`. A percentage cell of Excel arrives as `84%`, a truth value as 是."""
    if len(text) > LONGEST and field.kind in ("数", "金额", "百分比"):
        return Entry(None, (Fault("E-RET-01", f"“{text[:10]}…”不是数", f"只写阿拉伯数字{_like(field)}；没有发生的填 0，不适用的填“—”"),))
    if field.kind == "数" and text.isascii() and text.isdecimal() and (field.most is None or int(text) <= field.most):
        return Entry(int(text))
    bare = unicodedata.normalize("NFKC", text).strip() if not text.isascii() else text.strip()
    if not bare:
        return EMPTY
    if bare in ABSENT or text.strip() in ABSENT:
        return Entry(NOT_APPLICABLE)
    if field.kind == "是否":
        return _yes_no(bare, text)
    if field.kind == "名单":
        return _names(text)
    if field.kind == "文字":
        return _words(text.strip(), field)
    planned = PLANNED.search(bare)
    entry = _number(PLANNED.sub("", bare).strip(), text.strip(), field)
    return Entry(entry.value, entry.faults, True) if planned else entry


def _note(message: str) -> Fault:
    return Fault("I-RET-30", message, "不改也可以；下次请照规定填写", Severity.NOTE)


def _yes_no(bare: str, text: str) -> Entry:
    if bare in ("是", "否"):
        return Entry(bare == "是")
    if YES.fullmatch(bare):
        return Entry(True, (_note(f"“{text.strip()}”按“是”读入"),))
    if NO.fullmatch(bare):
        return Entry(False, (_note(f"“{text.strip()}”按“否”读入"),))
    return Entry(None, (Fault("E-RET-11", f"“{text.strip()}”不是“是”或“否”", "从下拉列表里选：是、否；不适用的填“—”"),))


def _names(text: str) -> Entry:
    listed = [name for name in LIST_BREAK.split(text.strip()) if name]
    once = tuple(dict.fromkeys(listed))
    twice = sorted({name for name in listed if listed.count(name) > 1})
    faults = (Fault("W-RET-12", f"名单里 {'、'.join(twice)} 写了两次，按一次计", "同一个人只写一次；同名的两个人用不同的编号", Severity.WARNING),) if twice else ()
    return Entry(once, faults)


def _words(text: str, field: ReturnField) -> Entry:
    if field.choices and text not in field.choices:
        return Entry(None, (Fault("E-RET-13", f"“{text}”不是规定的选项{nearest(text, field.choices)}", f"只能写：{'、'.join(field.choices)}"),))
    return Entry(text)


def _number(bare: str, shown: str, field: ReturnField) -> Entry:
    """Return a number, an amount or a percentage."""
    if PLAIN.fullmatch(bare) and field.kind == "数":
        return _bounded(Fraction(int(bare)), field, ())
    if VAGUE.search(bare):
        return Entry(None, (Fault("E-RET-02", f"“{shown}”不是准确数", EXACT),))
    found = _scaled(bare, field)
    if found is None:
        return Entry(None, (Fault("E-RET-01", f"“{shown}”不是数", f"只写阿拉伯数字{_like(field)}；没有发生的填 0，不适用的填“—”"),))
    number, faults, percent = found
    if shown != bare:
        faults = (*faults, _note(f"“{shown}”按 {bare} 读入"))
    if field.kind == "百分比":
        return _share(number, shown, percent, faults)
    if percent:
        return Entry(None, (Fault("E-RET-03", f"“{shown}”是百分数，这里要填数", f"填实际的数{_like(field)}，占比由程序算"),))
    return _bounded(number, field, faults)


def _like(field: ReturnField) -> str:
    return f"，单位{field.measure}" if field.measure else ""


def _scaled(bare: str, field: ReturnField) -> tuple[Fraction, tuple[Fault, ...], bool] | None:
    """Return the number with what was put right, and whether it is a percentage; None when it is no number."""
    if bare in CHINESE:
        return Fraction(CHINESE[bare]), (_note(f"“{bare}”按 {CHINESE[bare]} 读入"),), False
    percent = bare.endswith("%")
    rest, faults = _unmeasured(bare[:-1].strip() if percent else bare, field)
    scale = SCALES.get(rest[-1:], 1)
    digits = GROUPED.fullmatch(rest[:-1].strip() if scale > 1 else rest)
    exponent = int(digits[3] or 0) if digits else 0
    if digits is None or abs(exponent) > 15:
        return None
    whole = re.sub(r"[,，' ]", "", digits[1])
    number = Fraction(whole + (digits[2] or "")) * Fraction(10) ** exponent * scale
    if scale > 1:
        faults = (*faults, Fault("W-RET-05", f"“{bare}”按 {_plain(number)} 读入", "请写到个位的准确数，不用“万”", Severity.WARNING))
    elif digits[1] != whole:
        faults = (*faults, _note("千分号已去掉"))
    return number, faults, percent


def _unmeasured(text: str, field: ReturnField) -> tuple[str, tuple[Fault, ...]]:
    """Return a number without the unit behind it; another unit than the field's is doubtful: persons are not attendances."""
    for measure in (field.measure, *MEASURES):
        if measure and measure != "%" and text.endswith(measure) and text != measure:
            rest = text[: -len(measure)].strip()
            if field.measure in ("", measure):
                return rest, (_note(f"单位“{measure}”已去掉"),)
            told = f"写的单位是“{measure}”，这里的单位是“{field.measure}”"
            return rest, (Fault("W-RET-04", told, "核对是不是同一回事；人与人次、场与场次不能混用", Severity.WARNING),)
    return text, ()


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"


def _share(number: Fraction, shown: str, percent: bool, faults: tuple[Fault, ...]) -> Entry:
    """Return a percentage as a fraction of 1: 84%, 84 and 0.84 are all the same; 1 alone may be 1% or 100%."""
    if number < 0:
        return Entry(None, (Fault("E-RET-06", f"“{shown}”是负数", "核对这一格；百分比填 0 到 100"),))
    if percent:
        share = number / 100
    elif number == 1:
        return Entry(None, (Fault("E-RET-07", "“1”分不清是 1% 还是 100%", "带上百分号，写成 1% 或 100%"),))
    else:
        share = number if number < 1 else number / 100
        if number:
            faults = (*faults, _note(f"“{shown}”按 {float(share * 100):g}% 读入"))
    if share > 1:
        faults = (*faults, Fault("W-RET-08", f"{float(share * 100):g}% 超过了 100%", "核对这一格", Severity.WARNING))
    return Entry(share, faults)


def _bounded(number: Fraction, field: ReturnField, faults: tuple[Fault, ...]) -> Entry:
    """Return a number within what it may be; whole, unless it is an amount."""
    whole = round(number)
    if number < 0:
        return Entry(None, (*faults, Fault("E-RET-06", f"{_plain(number)} 是负数", "核对这一格；没有发生的填 0")))
    if abs(number - whole) < NO_FUZZ:
        number = Fraction(whole)
    elif field.kind != "金额":
        return Entry(None, (*faults, Fault("E-RET-09", f"{_plain(number)} 不是整数", "填整数；取整时四舍五入")))
    if field.most is not None and number > field.most:
        faults = (*faults, Fault("W-RET-10", f"{_plain(number)} 超过了通常的上限 {field.most}", "核对有没有多写一位；确实有这么多的，在备注里说明", Severity.WARNING))
    return Entry(whole if number.denominator == 1 else number, faults)
