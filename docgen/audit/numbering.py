"""Automatic numbers: what Word prints before a paragraph that has w:numPr."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from docgen.audit.properties import Properties, W, number, paragraph_properties, value

DIGITS = "零一二三四五六七八九"
LEVELS = 9
CIRCLED = 0x2460
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


@dataclass
class Level:
    """A level of a list: how its number looks and how it indents."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    paragraph: Properties = field(default_factory=dict)


def chinese(value: int) -> str:
    """Return 1 … 9999 in Chinese numerals (十二, 一百零三)."""
    if not 0 < value < 10000:
        return str(value)
    said, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return said[1:] if said.startswith("一十") else said


def roman(value: int) -> str:
    said = ""
    for unit, sign in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= unit:
            said, value = said + sign, value - unit
    return said


def letter(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def formed(value: int, form: str) -> str:
    """Return a number in the form that Word calls `form`."""
    if value < 0 or value > 9999:
        return str(value)
    if form in ("none", "bullet"):
        return ""
    if form.startswith(("chinese", "japanese", "taiwanese", "korean")) or form == "ideographLegalTraditional":
        return chinese(value)
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    if "EnclosedCircle" in form:
        return chr(CIRCLED + value - 1) if 1 <= value <= 20 else str(value)
    if form == "decimalEnclosedParen":
        return chr(0x2474 + value - 1) if 1 <= value <= 20 else f"({value})"
    if form == "decimalEnclosedFullstop":
        return chr(0x2488 + value - 1) if 1 <= value <= 20 else f"{value}."
    if form.startswith("decimalFullWidth"):
        return "".join(chr(0xFF10 + int(digit)) for digit in str(value))
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("ideographTraditional", "ideographZodiac"):
        row = STEMS if form == "ideographTraditional" else BRANCHES
        return row[value - 1] if 1 <= value <= len(row) else str(value)
    shapes = {"upperLetter": letter(value).upper(), "lowerLetter": letter(value), "upperRoman": roman(value).upper(), "lowerRoman": roman(value)}
    return shapes.get(form, str(value))


class Numbering:
    """The lists of a document, counting as its paragraphs are read in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, dict[int, Level]] = {}
        self._of: dict[str, str] = {}
        self._restart: dict[tuple[str, int], int] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        named: dict[str, str] = {}
        linked: dict[str, str] = {}
        for one in root.iterfind(f"{W}abstractNum"):
            key = value(one, "abstractNumId")
            self._lists[key] = {number(value(at, "ilvl")): level(at) for at in one.iterfind(f"{W}lvl")}
            for tag, into in (("styleLink", named), ("numStyleLink", linked)):
                link = one.find(f"{W}{tag}")
                if link is not None:
                    into[value(link) if into is named else key] = key if into is named else value(link)
        for key, style in linked.items():
            self._lists[key] = self._lists[key] or self._lists.get(named.get(style, ""), {})
        for one in root.iterfind(f"{W}num"):
            key, of = value(one, "numId"), one.find(f"{W}abstractNumId")
            self._of[key] = value(of) if of is not None else ""
            for over in one.iterfind(f"{W}lvlOverride"):
                at, start, own = number(value(over, "ilvl")), over.find(f"{W}startOverride"), over.find(f"{W}lvl")
                if start is not None:
                    self._restart[key, at] = number(value(start), 1)
                if own is not None:
                    self._own.setdefault(key, {})[at] = level(own)

    def level(self, key: str, at: int) -> Level | None:
        """Return the level `at` of the list `key` (numId), None when there is none."""
        own = self._own.get(key, {}).get(at)
        return own or self._lists.get(self._of.get(key, ""), {}).get(at)

    def next(self, key: str, at: int) -> str:
        """Count one further at a level and return what is printed, without what separates it from the text."""
        here = self.level(key, at)
        if here is None or not 0 <= at < LEVELS:
            return ""
        of = self._of[key]
        counts = self._counts.setdefault(of, [None] * LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for (owner, where), start in self._restart.items():
                if owner == key:
                    counts[where] = start - 1
        held = counts[at]
        counts[at] = here.start if held is None else held + 1
        counts[at + 1 :] = [None] * (LEVELS - at - 1)
        return self._printed(key, here, counts)

    def _printed(self, key: str, here: Level, counts: list[int | None]) -> str:
        if here.form == "bullet":
            return here.text
        said = here.text
        for at in range(LEVELS):
            if f"%{at + 1}" in said:
                other = self.level(key, at) or Level()
                held = counts[at]
                count = other.start if held is None else held
                said = said.replace(f"%{at + 1}", formed(count, "decimal" if here.legal else other.form))
        return said


def level(element: etree._Element) -> Level:
    """Return a w:lvl."""
    said = {str(child.tag).removeprefix(W): value(child) for child in element}
    return Level(
        number(said.get("start", "1"), 1),
        said.get("numFmt", "decimal"),
        said.get("lvlText", ""),
        "isLgl" in said,
        paragraph_properties(element.find(f"{W}pPr")),
    )
