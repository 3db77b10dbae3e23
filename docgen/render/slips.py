"""The slips that Chinese input methods make in template tags, and what was meant.

Full-width braces ｛｛ 名称 ｝｝, {％p if … ％}, spaces between the braces { { 名称 } }, a single pair {名称},
quotation marks around a name {{ “名称” }}, and full-width signs inside a tag {{ 名称｜大写 }}. Word shows them
almost as the right ones; docxtpl takes them for ordinary text and prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(r"[{｛]\s*([{｛%％])")
CLOSING = {"{{": re.compile(r"[}｝]\s*[}｝]"), "{%": re.compile(r"[%％]\s*[}｝]")}
UNTOUCHED = re.compile(r"\{#.*?#\}|\{_([{%]).*?[}%]_\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}")
"""Comments, tags to be printed as they are, and raw stretches."""
SINGLE = re.compile(r"[{｛]+\s*([^\W\d][\w.]*(?:\s*[|｜]\s*\w+)?)\s*[}｝]+")
DOUBLE = re.compile("[{｛]{2}|[}｝]{2}")
QUOTED = re.compile(r"\s*[“”‘’]([^“”‘’]*)[“”‘’]\s*")
STRING = re.compile(r"\"[^\"]*\"|'[^']*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]")
WIDE = str.maketrans("｜（），．。：；＝＞＜！＋－＊／％［］【】｛｝、“”‘’＂＇", "|(),..:;=><!+-*/%[][]{},\"\"''\"'")
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True)
class Slip:
    """wrong: as written; right: what was meant, empty if that is not known; what: the fault in Chinese.

    sure: False where the text may also be meant as it is. block: the tag opens or closes a block.
    """

    wrong: str
    right: str
    what: str
    sure: bool = True
    block: bool = False


def slips(text: str) -> Iterator[Slip]:
    """Yield the slips in the text of one paragraph, in their order; single braces last."""
    rest = blank(UNTOUCHED, text)
    at = 0
    while found := OPENING.search(rest, at):
        end = closing(rest, found)
        if end is None:
            at = found.end()
            if found[0] not in CLOSING:
                rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
                yield Slip(found[0], narrow_brace(found[1]), "标签的花括号、百分号要用半角，中间不能有空格", block=found[1] in "%％")
            continue
        wrong = rest[found.start() : end]
        yield from in_tag(wrong, found)
        rest = rest[: found.start()] + " " * len(wrong) + rest[end:]
        at = end
    for single in SINGLE.finditer(rest):
        yield Slip(single[0], f"{{{{ {single[1].replace('｜', '|')} }}}}", "要填的字段得用两层花括号", sure=bool(DOUBLE.search(single[0])))


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Return `text` with all that matches replaced by as many spaces."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


def narrow_brace(mark: str) -> str:
    """Return the opening that was meant: `{{` or `{%`."""
    return "{%" if mark in "%％" else "{{"


def closing(text: str, opening: re.Match[str]) -> int | None:
    """Return where the tag ends that begins at `opening`: a right closing before the next tag, else a wrong one."""
    kind = narrow_brace(opening[1])
    following = OPENING.search(text, opening.end())
    limit = following.start() if following else len(text)
    right = text.find({"{{": "}}", "{%": "%}"}[kind], opening.end(), limit)
    if right >= 0:
        return right + 2
    wrong = CLOSING[kind].search(text, opening.end(), limit)
    return wrong.end() if wrong else None


def in_tag(tag: str, opening: re.Match[str]) -> Iterator[Slip]:
    """Yield what is wrong with one whole tag: at most one slip, its correction mending all."""
    kind = narrow_brace(opening[1])
    end = CLOSING[kind].search(tag, len(tag) - 2) or list(CLOSING[kind].finditer(tag))[-1]
    inner = tag[len(opening[0]) : end.start()]
    block = kind == "{%"
    right = kind + narrowed(inner) + {"{{": "}}", "{%": "%}"}[kind]
    if opening[0] != kind or end[0] != right[-2:]:
        yield Slip(tag, right, "标签的花括号、百分号要用半角，中间不能有空格", block=block)
    elif not block and (name := QUOTED.fullmatch(inner)):
        yield Slip(tag, f"{{{{ {name[1].strip()} }}}}", "字段名加了引号，印出来的就是这几个字本身")
    elif narrowed(inner) != inner:
        what = "标签里有看不见的字符" if UNSEEN.search(inner) else "标签里有全角符号"
        yield Slip(tag, right, what, block=block)


def narrowed(inner: str) -> str:
    """Return the inside of a tag with full-width signs made half-width; texts in quotation marks stay."""
    out, at = "", 0
    for text in STRING.finditer(inner):
        out += UNSEEN.sub("", inner[at : text.start()].translate(WIDE)) + text[0]
        at = text.end()
    return out + UNSEEN.sub("", inner[at:].translate(WIDE))
