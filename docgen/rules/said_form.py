"""Checks of how a text is written, whatever it is about: dates, blanks, counted points, numerals, personal data (§7.1, §7.5)."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from docgen.rules.said import NUMERAL, Passage, Remark, Said, matches, number_of, remark, sentences

WEEKDAYS = "一二三四五六日"
DATED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*[（(]?(?:星期|周)([一二三四五六日天])[）)]?)?")
DAY_OF_MONTH = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
LOOSE_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[\[［【(（]\d{4}[\]］】)）]|〔\d{4}〕(?=第|0))\s*第?\d{1,9}号")
UNTIL = re.compile(r"截止(?:到|至)?(?=(?:\d{4}年|\d{1,2}月|目前|今年|去年|上月|本月|年底))")
CALLER = re.compile("唱票人")
MIXED = re.compile(rf"第[{NUMERAL}\d]+届(?:会员)?代表大会|第[{NUMERAL}\d]+次委员会(?!会议|全体|第)")
BLANK = re.compile(r"[×Ｘ]{2,}|_{2,}|＿{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[□○]{2,}|？{3,}|\?{3,}|某某|（待定）|（待填）")
MARKERS = re.compile(rf"(?<![第{NUMERAL}唯统同专万])([{NUMERAL[1:]}])是")
POINTS = re.compile(rf"([{NUMERAL[1:]}]|\d{{1,9}})(?:个(?:方面|问题|环节|重点|要求|着力点)|项(?:工作|任务|措施|要求|内容|重点)|点(?:要求|意见|希望|建议)|条(?:意见|建议|措施))")
BRACKETED = re.compile(r"（(\d{1,9}|[一二三四五六七八九十]+)(项|条|款|点)）\s*[：:]?$")
ITEM = re.compile(r"^(?:\d{1,9}[.．、]|（[一二三四五六七八九十]+）|（\d{1,9}）|[一二三四五六七八九十]+、|[①-⑳])")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
PUBLIC_KINDS = frozenset({"通报", "公示", "公告", "制度", "计划", "简报"})
PUBLIC_CODES = frozenset({"B14", "B26", "D01", "D06"})
COUNTED = re.compile(rf"(?<![第一二三四五六七八九十百\d.])([一二三四五六七八九]?[十百][{NUMERAL}]*|\d{{2,}})(名|人|个|项|场)(?!次)")
SLOGAN = re.compile(r"[“\"]?([三四五六七八九十])有[”\"]?")
HAVES = re.compile(r"(?:有[\u4e00-\u9fff]{1,6}[、，和]){2,}有[\u4e00-\u9fff]{1,4}")
BIRTH_BAND = re.compile(r"(?<!\d)([5-9][05]|0[05])后")
SCRIPTS = frozenset({"主持词"})
BY_HAND = frozenset({"表格", "选票", "记录", "报告单"})
OWN_PARAGRAPH = 30
"""Shorter paragraphs (特此通知。) may be said twice."""


def day_of(found: re.Match[str]) -> dt.date | None:
    """Return the day of a match of DATED, None when there is no such day."""
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def check_days(said: Said) -> Iterator[Remark]:
    """E-DAT-04: every date exists, and its weekday is right."""
    for index, found in matches(said, DATED):
        day = day_of(found)
        if day is None:
            yield remark("E-DAT-04", index, found, f"没有{found[1]}年{found[2]}月{found[3]}日这一天", "核对日期")
        elif found[4] and WEEKDAYS[day.weekday()] != found[4].replace("天", "日"):
            yield remark("E-DAT-04", index, found, f"{found[1]}年{found[2]}月{found[3]}日是星期{WEEKDAYS[day.weekday()]}，文中写的是星期{found[4]}", "核对日期和星期")
    for index, found in matches(said, DAY_OF_MONTH):
        try:
            dt.date(2024, int(found[1]), int(found[2]))  # a leap year: 2月29日 may be right
        except ValueError:
            if not DATED.search(said.passages[index].text[max(0, found.start() - 5) : found.end()]):
                yield remark("E-DAT-04", index, found, f"没有{found[0]}这一天", "核对日期")


def check_numbers(said: Said) -> Iterator[Remark]:
    """E-DAT-06: a document number has hexagonal brackets, no 第 and no leading zero."""
    for index, found in matches(said, LOOSE_NUMBER):
        yield remark("E-DAT-06", index, found, f"发文字号“{found[0]}”的写法不对", "写成如 清委〔2026〕18号：用六角括号〔〕，序号不编虚位，不加“第”字")


def check_words(said: Said) -> Iterator[Remark]:
    """W-TXT-03: 截止 for 截至, 届 and 次 mixed up, a task (唱票人) that nobody has."""
    for index, found in matches(said, UNTIL):
        yield remark("W-TXT-03", index, found, "“截止”后面不接时间，统计到某一时间用“截至”", "改为“截至”")
    for index, found in matches(said, CALLER):
        yield remark("W-TXT-03", index, found, "选举办法没有设唱票人", "删去，或改为计票人、监票人")
    for index, found in matches(said, MIXED):
        yield remark("W-TXT-03", index, found, f"“{found[0]}”把届和次用混了：代表大会论次，委员会论届", "代表大会写“第×次”，委员会写“第×届”")


def check_blanks(said: Said) -> Iterator[Remark]:
    """W-TXT-04: nothing is left to be filled in, but where it is by hand: in scripts, forms and records of the day."""
    for index, found in matches(said, BLANK) if said.kind not in (*SCRIPTS, *BY_HAND) else ():
        yield remark("W-TXT-04", index, found, f"还有没填的空：“{found[0]}”", "填上，或删去这一句")


def check_points(said: Said) -> Iterator[Remark]:
    """W-TXT-05: 一是、二是、三是 run without a gap and are as many as announced."""
    for index, passage in enumerate(said.passages):
        for run in runs_of_markers(passage.text):
            wanted = list(range(1, len(run) + 1))
            if [number_of(match[1]) for match in run] != wanted:
                yield remark("W-TXT-05", index, run[0], f"“{'、'.join(match[0] for match in run)}”的序数不连续", "补上漏的一点，或改正序数")
                continue
            announced = list(POINTS.finditer(passage.text[: run[0].start()]))
            near = announced[-1] if announced and run[0].start() - announced[-1].end() <= 6 else None
            if near and number_of(near[1]) != len(run):
                yield remark("W-TXT-05", index, near, f"前面说“{near[0]}”，后面列了{len(run)}点（一是……{run[-1][0]}）", "补齐，或改正数字")


def runs_of_markers(text: str) -> list[list[re.Match[str]]]:
    """Return the runs of 一是…二是… of two or more; each begins with 一是, or with the first marker there is."""
    runs: list[list[re.Match[str]]] = []
    for found in MARKERS.finditer(text):
        if found[1] == "一" or not runs:
            runs.append([])
        runs[-1].append(found)
    return [run for run in runs if len(run) > 1]


def check_items(said: Said) -> Iterator[Remark]:
    """W-STA-10: as many items are listed as the brackets say, e.g. （6项）."""
    for index, passage in enumerate(said.passages):
        found = BRACKETED.search(passage.text)
        if not found:
            continue
        items = listed_below(passage, said.passages[index + 1 :])
        if items and items != number_of(found[1]):
            yield remark("W-STA-10", index, found, f"括号里写“{found[1]}{found[2]}”，下面列了{items}{found[2]}", "补齐，或改正数字")


def listed_below(head: Passage, following: Sequence[Passage]) -> int:
    """Return how many items stand below `head`: those marked as the first one, up to the next head."""
    marks = [numbering(passage.text) for passage in following if passage.part == head.part]
    first = marks[0] if marks else ""
    if not first or first == numbering(head.text):
        return 0
    stop = next((place for place, mark in enumerate(marks) if mark and mark == numbering(head.text)), len(marks))
    return marks[:stop].count(first)


def numbering(text: str) -> str:
    """Return how an item is numbered, as a pattern: `0.`, `（一）`, `一、`; empty: it is not."""
    found = ITEM.match(text)
    return re.sub(r"\d+", "0", re.sub("[一二三四五六七八九十]+", "一", found[0])) if found else ""


def check_twice(said: Said) -> Iterator[Remark]:
    """W-TXT-06: no paragraph stands there twice, above all in a cover and its annex."""
    seen: dict[str, int] = {}
    for index, passage in enumerate(said.passages if said.kind not in SCRIPTS else ()):
        text = re.sub(r"\s", "", passage.text)
        if passage.sort != "段落" or len(text) < OWN_PARAGRAPH:
            continue
        first = seen.setdefault(text, index)
        if first != index:
            where = "正文和附件里各写了一遍" if said.passages[first].part != passage.part else "写了两遍"
            yield remark("W-TXT-06", index, (0, passage.text[:20]), f"“{passage.text[:20]}……”这一段{where}", "留一处，另一处改写或删去")


def check_personal(said: Said) -> Iterator[Remark]:
    """W-DOC-10: no identity number in any paper, no mobile number in a public one (but a contact's)."""
    for index, found in matches(said, IDENTITY):
        if "登记表" not in said.name:
            yield remark("W-DOC-10", index, (found.start(), found[0][:6] + "********"), "文中印有完整的身份证号", "删去，或用 |掩码 遮住中间各位")
    if said.kind not in PUBLIC_KINDS and said.code not in PUBLIC_CODES:
        return
    for index, found in matches(said, MOBILE):
        if "联系" not in said.passages[index].text[max(0, found.start() - 20) : found.start()]:
            yield remark("W-DOC-10", index, (found.start(), found[0][:3] + "****"), "公开的文件里印有个人手机号", "删去，或改印办公电话")


def check_numerals(said: Said) -> Iterator[Remark]:
    """I-TXT-08: numbers of one kind are written in one way within a paper."""
    styles: defaultdict[str, dict[bool, tuple[int, re.Match[str]]]] = defaultdict(dict)
    for index, found in matches(said, COUNTED):
        styles[found[2]].setdefault(found[1].isdecimal(), (index, found))
    for forms in styles.values():
        if len(forms) == 2:
            index, chinese = forms[False]
            yield remark("I-TXT-08", index, chinese, f"“{chinese[0]}”用汉字，“{forms[True][1][0]}”用阿拉伯数字", "一份文件里同类数字用一种写法")


def check_slogans(said: Said) -> Iterator[Remark]:
    """W-TXT-07: a slogan (五有) always means the same list, and as many as it says."""
    known: dict[str, tuple[str, ...]] = {}
    for index, start, sentence in sentences(said):
        slogan, haves = SLOGAN.search(sentence), HAVES.search(sentence)
        if not slogan or not haves:
            continue
        listed = tuple(re.split("[、，和]", haves[0]))
        first = known.setdefault(slogan[1], listed)
        if len(listed) != number_of(slogan[1]):
            yield remark("W-TXT-07", index, (start + haves.start(), haves[0]), f"“{slogan[1]}有”列了{len(listed)}个“有”", "补齐，或改口号的数字")
        elif set(first) != set(listed):
            yield remark("W-TXT-07", index, (start + haves.start(), haves[0]), f"“{slogan[1]}有”前后不同：{'、'.join(first)}；{'、'.join(listed)}", "统一为一种")


def check_bands(said: Said) -> Iterator[Remark]:
    """E-STA-14: 75后 and the like say which years they mean."""
    for index, found in matches(said, BIRTH_BAND):
        if not re.search(rf"{found[0]}[”\"]?\s*(?:[（(]|是?指)[^）)。]*\d{{4}}年", said.whole):
            yield remark("E-STA-14", index, found, f"“{found[0]}”没有说明是哪一年以后出生", f"写成“{found[0]}（指19××年1月1日以后出生）”那样，或改用周岁")


CHECKS = (
    check_days, check_numbers, check_words, check_blanks, check_points, check_items, check_twice, check_personal, check_numerals,
    check_slogans, check_bands,
)  # fmt: skip
