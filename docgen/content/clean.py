"""Values as the documents print them: small slips of the keyboard put right with a note, what cannot be printed refused.

Put right: full-width digits and letters, blanks at the ends and inside a person's name, line breaks where one line is
asked. Refused: characters nobody can see or no font has, template tags, placeholders left from `docgen new`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from docgen.content.node import Node, Record, Scalar, Series
from docgen.content.yaml_fault import template_tag
from docgen.problem import Place, Problem, Severity

PLACEHOLDER = "（请填写"
PARAGRAPHS = frozenset({"简历", "主要成绩", "内容", "主题", "成立缘由", "产生过程"})
"""Keys whose text may run over several lines."""
NAME_KEYS = frozenset({"签发人", "召集人"})
WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Full-width digits and letters → half-width."""
WIDE_MARKS = str.maketrans("．／：－＋％　", "./:-+% ")
NUMERIC = re.compile(r"[0-9A-Za-z./:+\-年月日时分％%．／：－＋ 　]*[0-9][0-9A-Za-z./:+\-年月日时分％%．／：－＋ 　]*")
TAG = re.compile(r"\{[{%#]")
PLAIN = re.compile(r"[\u4e00-\u9fff·0-9A-Za-z.-]+")
"""Texts that need no putting right, as most do."""
HANZI = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·"
FOLD = re.compile(f"(?<=[{HANZI}]) (?=[{HANZI}])")
BREAK = re.compile(r"\s*\n\s*")
NAME = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]{2,30}")
"""A person's name: hanzi, and U+00B7 between the parts of a minority name."""
DOT = re.compile("(?<=[\u3400-\u9fff])[•・‧∙⋅.．](?=[\u3400-\u9fff])")


def note(place: Place, message: str) -> Problem:
    return Problem("I-VAL-30", place, message, "不改也可以；建议在原文件里改正", Severity.NOTE)


def unfilled(place: Place) -> Problem:
    """Return the problem of a placeholder that `docgen new` left."""
    return Problem("E-TXT-04", place, "还没有填写", "把“（请填写）”换成实际内容；不需要的选填项留空")


def clean(node: Node, found: list[Problem], key: str = "", *, free: bool = False) -> Node:
    """Return the node with every text put right, after noting what was done and what must not stand there.

    key: the name of the nearest key above, which says what kind of text is asked.
    free: the keys are anybody's and say nothing; any text may have several lines.
    """
    if isinstance(node, Record):
        return replace(node, entries={name: clean(value, found, name, free=free) for name, value in node.entries.items()})
    if isinstance(node, Series):
        return replace(node, items=tuple(clean(item, found, key, free=free) for item in node.items))
    return _scalar(node, found, key, free)


def _scalar(scalar: Scalar, found: list[Problem], key: str, free: bool) -> Scalar:
    if not scalar.given:
        return scalar
    place, text = scalar.place, scalar.text
    named = not free and (key in NAME_KEYS or place.key.endswith("联系人.姓名"))
    if not named and PLAIN.fullmatch(text):
        return scalar
    if PLACEHOLDER in text:
        found.append(unfilled(place))
        return scalar
    text = printable(text, place, found)
    tag = TAG.search(text)
    if tag:
        found.append(template_tag(place, tag[0]))
    if scalar.folded:
        text = FOLD.sub("", text)
    text = _lines(_ends(text, place, found), place, found, free or key in PARAGRAPHS)
    text = _width(text, place, found)
    if named:
        text = person_name(text, place, found)
    return replace(scalar, text=text)


def printable(text: str, place: Place, found: list[Problem]) -> str:
    """Return `text` without the characters that must not stand in a document, after naming each."""
    bad = sorted({char for char in text if _unprintable(char)})
    if bad:
        named = "、".join(f"U+{ord(char):04X}" for char in bad[:5])
        found.append(Problem("E-VAL-20", place, f"有看不见或不能打印的字符 {named}", "删去这个字符，重新输入这一处"))
        return "".join(char for char in text if char not in bad)
    return text


def _unprintable(char: str) -> bool:
    """Whether a character is a control (Cc), invisible (Cf), private (Co), half (Cs) or no character at all."""
    if char in "\t\n\r" or " " <= char <= "~" or "\u4e00" <= char <= "\u9fff":
        return False
    code = ord(char)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return no_character or char in "\ufffd\u2028\u2029" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")


def _ends(text: str, place: Place, found: list[Problem]) -> str:
    trimmed = text.strip()
    if trimmed != text.strip("\n"):
        found.append(note(place, "首尾的空格已去掉"))
    return trimmed


def _lines(text: str, place: Place, found: list[Problem], many: bool) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        found.append(note(place, "制表符已换成空格"))
        text = text.replace("\t", " ")
    if "\n" not in text or many:
        return text
    found.append(note(place, "这里只写一行，换行已去掉"))
    return BREAK.sub("", text)


def _width(text: str, place: Place, found: list[Problem]) -> str:
    narrow = text.translate(WIDE)
    if NUMERIC.fullmatch(narrow):
        narrow = narrow.translate(WIDE_MARKS)
    if narrow != text:
        found.append(note(place, f"全角数字、字母已改为半角：{narrow if len(narrow) <= 20 else narrow[:20] + '…'}"))
    return narrow


def person_name(text: str, place: Place, found: list[Problem]) -> str:
    """Return a person's name without blanks inside, after noting what must not stand in a name (E-NAM-06)."""
    name = "".join(text.split())
    if name != text:
        found.append(note(place, f"姓名中间的空格已去掉：{name}"))
    dotted = DOT.sub("·", name)
    if dotted != name:
        found.append(note(place, f"姓名中的间隔号已改为“·”：{dotted}"))
    if dotted and not NAME.fullmatch(dotted):
        strange = next((char for char in dotted if not NAME.fullmatch(char * 2)), "")
        message = f"姓名里有“{strange}”" if strange else f"“{dotted}”不像姓名"
        cure = "写全姓名；少数民族姓名用间隔号“·”，生僻字请直接输入，不用 □ 或 ? 代替"
        found.append(Problem("E-NAM-06", place, message, cure))
    return dotted


def by_name(node: Node, known: Callable[[str], bool], found: list[Problem]) -> Node:
    """Return the node with the blanks taken out of every text that is then a name of the roster."""
    if isinstance(node, Record):
        return replace(node, entries={key: by_name(value, known, found) for key, value in node.entries.items()})
    if isinstance(node, Series):
        return replace(node, items=tuple(by_name(item, known, found) for item in node.items))
    name = "".join(node.text.split())
    if name == node.text or not known(name):
        return node
    found.append(note(node.place, f"姓名中间的空格已去掉：{name}"))
    return replace(node, text=name)
