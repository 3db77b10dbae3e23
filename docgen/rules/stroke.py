"""Order by strokes (姓氏笔画为序): the printed order of candidates and of the elected (§2.12).

Names are compared character by character: fewer strokes first, then stroke by stroke 横 < 竖 < 撇 < 点 < 折, then
the rank that the table gives to characters of equal sequence, then the code point. Compound surnames are no
exception: their first character counts. ICU's stroke collation is not this order and is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from docgen.model.person import Person
from docgen.rules.finding import Finding
from docgen.rules.tables import strokes

SingleName = Literal["空位在前", "比较名字"]
CharacterKey = tuple[int, str, int, str]
P = TypeVar("P", bound=Person)

BLANK: CharacterKey = (0, "", 0, "")
UNKNOWN = 99
"""Stroke count given to a character without strokes: it stands last, and `check_strokes` reports it."""
JOINERS = str.maketrans("", "", "·•．. \u3000")
"""What stands in a name without being a character of it: the dot of minority names, padding."""
SEQUENCE = re.compile(r"[1-5]{1,60}")


def character_key(character: str, overrides: Mapping[str, str]) -> CharacterKey:
    """Return what one character is compared by."""
    sequence, rank = strokes().get(character, ("", 0))
    if character in overrides:
        sequence, rank = overrides[character], 0
    return len(sequence) or UNKNOWN, sequence, rank, character


def name_key(name: str, single: SingleName, overrides: Mapping[str, str]) -> tuple[CharacterKey, ...]:
    """Return what a whole name is compared by.

    single: how a one-character given name stands (rule 5): 空位在前 puts a blank before it, so that 田富 comes
    before 田大利; 比较名字 compares 富 with 大.
    """
    keys = tuple(character_key(character, overrides) for character in name.translate(JOINERS))
    if len(keys) == 2 and single == "空位在前":
        return keys[0], BLANK, keys[1]
    return keys


def stroke_sorted(
    persons: Iterable[P], single: SingleName = "空位在前", overrides: Mapping[str, str] | None = None
) -> tuple[P, ...]:
    """Return `persons` in stroke order of their raw names; namesakes keep the order given (rule 6).

    overrides: {character: sequence of 1–5} for what the table lacks or has otherwise than the office wants.
    """
    return tuple(sorted(persons, key=lambda person: name_key(person.name, single, overrides or {})))


def unknown_characters(name: str, overrides: Mapping[str, str]) -> list[str]:
    """Return the characters of `name` whose strokes are known to nobody."""
    return [c for c in name.translate(JOINERS) if c not in overrides and c not in strokes()]


def check_strokes(persons: Mapping[str, Person], overrides: Mapping[str, str]) -> Iterator[Finding]:
    """Findings for {key path: person to be sorted}: characters without strokes, overrides that are no strokes."""
    for character, sequence in overrides.items():
        if len(character) != 1 or not SEQUENCE.fullmatch(sequence):
            yield Finding(
                "E-ORD-05", f"规则.笔顺.{character}", f"“{character}”的笔顺“{sequence}”不是笔顺",
                "每次写一个字，笔顺按横1、竖2、撇3、点4、折5写成数字，如 㛃: 111253531",
            )
    asked: set[str] = set()
    for key, person in persons.items():
        for character in unknown_characters(person.name, overrides):
            if character not in asked:
                asked.add(character)
                yield Finding(
                    "E-ORD-05", key, f"“{person.name}”要按姓氏笔画排列，但笔顺表里没有“{character}”字",
                    f"在规则.yaml 的“笔顺”里写上“{character}”的笔顺（横1、竖2、撇3、点4、折5），如 {character}: 1234",
                )
