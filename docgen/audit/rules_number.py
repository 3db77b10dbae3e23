"""Rules on numerals (GB/T 15835-2011), on 发文字号 (7.2.5) and on the digits of dates (7.3.5.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.audit.finding import Finding, Strength
from docgen.audit.forms import CHINESE, NUMBER, closed
from docgen.audit.part import Part, Parts
from docgen.audit.profile import Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.audit.wording import HAN, NUMERALS, PROSE, TITLES, Wording, held, rules_of
from docgen.problem import Severity

COUNTED = "人|名|个|元|天|次|家|户|件|岁|亩|公里|公顷|米|吨|千克|年|度|页|分钟|小时|场|册|份|项"
HAN_DIGITS = "一二三四五六七八九〇"
VALUE = r"\d+(?:\.\d+)?"
EVERYWHERE = (*PROSE, *TITLES)
STARTS = r"(?<![\d.．〔A-Za-z/第\-])"


def is_mixed(hit: re.Match[str]) -> bool:
    """Whether a year is written in two kinds of digits, or with 零."""
    return bool(set(hit[0]) & set(HAN_DIGITS[:9])) and not set(hit[0][:-1]) <= set(HAN_DIGITS)


def is_about(hit: re.Match[str]) -> bool:
    """Whether two digits follow each other as in an approximation (三四个, 三五天)."""
    return int(hit[2]) - int(hit[1]) in (1, 2)


FIRM = (
    Wording("num.arabic", Severity.ERROR, r"[０-９]+", "全角数字“{0}”", "半角数字", "改用半角阿拉伯数字", parts=EVERYWHERE),
    Wording(
        "num.year", Severity.ERROR, r"(?<![\d.])(\d{2})年(?=\d{1,2}月(?!以|内|以上))", "年份“{0}”不完整", r"四位数年份", "把年份写全，如“2026年”",
        parts=EVERYWHERE,
    ),
    Wording(
        "num.date.mix", Severity.ERROR, rf"(?<![\d{HAN_DIGITS}])[{HAN_DIGITS}零0-9OoＯ○]{{4}}年", "“{0}”混用两种数字", "“〇”写作“〇”（U+3007），或全用阿拉伯数字",
        "年份全用阿拉伯数字，或全用汉字（零用“〇”）", parts=EVERYWHERE, judge=is_mixed,
    ),
    Wording(
        "num.range.pct", Severity.ERROR, rf"{STARTS}({VALUE})[~～—–\-－]({VALUE})[%％]", "“{0}”前一个数没有百分号", r"\1%～\2%",
        "两个数都带百分号，中间用“～”",
    ),
    Wording(
        "num.range.wan", Severity.ERROR, rf"{STARTS}({VALUE})[~～—–\-－]({VALUE})(万|亿)", "“{0}”前一个数没有“万”“亿”", r"\1\3～\2\3",
        "两个数都带“万”或“亿”，中间用“～”",
    ),
    Wording(
        "num.decimal", Severity.ERROR, r"(?:^|(?<=[约为的达至是占和，、：；（]))\.(\d+)(?![\dA-Za-z.])", "“{0}”小数点前没有零", r"0.\1", "小数点前补“0”",
    ),
)  # fmt: skip

LOOSE = (
    Wording(
        "num.date.form", Severity.WARNING, r"(?<![\d.\-/])((?:19|20)\d{2})([./－．／\-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.\-/])", "日期“{0}”",
        r"\1年\3月\4日", "写作“×年×月×日”，月、日前不补零",
    ),
    Wording(
        "num.date.form", Severity.WARNING, r"(\d{1,2}月)(\d{1,2})号(?![楼文线门院馆厅会公令仓窗机])", "日期“{0}”用了“号”", r"\1\2日", "把“号”改为“日”",
    ),
    Wording(
        "err.date.zero", Severity.WARNING, r"年0\d月|(?<!\d)\d{1,2}月0\d日", "“{0}”月、日前补了零", "不补零", "删去月、日前的“0”", ref="date.digits",
    ),
    Wording(
        "num.range.sign", Severity.WARNING, rf"{STARTS}({VALUE})(?:-{{1,2}}|~)({VALUE})(?=\s?(?:{COUNTED}))", "“{0}”用了半角连接号",
        r"“\1～\2”或“\1—\2”", "数值范围用“～”，起止年份用“—”",
    ),
    Wording(
        "num.range.sign", Severity.WARNING, rf"{STARTS}({VALUE})([%％万亿])(?:-{{1,2}}|~)({VALUE})(?=\2)", "“{0}”用了半角连接号", r"\1\2～\3\2",
        "数值范围用“～”",
    ),
    Wording(
        "num.approx", Severity.WARNING, r"(?<![第件图表\d.、年月])([1-9])、([1-9])(?=天|个(?!月)|人|次|年(?!级)|名|家|户|岁)", "概数“{0}”用了阿拉伯数字和顿号",
        "用汉字，中间不用顿号，如“三五天”", "改为汉字，删去顿号", judge=is_about,
    ),
    Wording("num.approx", Severity.WARNING, r"\d{0,6}0几(?=个|人|年|天|名|岁|次|家|户)|几\d0", "概数“{0}”用了阿拉伯数字", "用汉字，如“二十几”", "改为汉字"),
    Wording("num.fixed", Severity.WARNING, r"(?<!每)星期[1-6](?![\d次天个节])", "“{0}”", "星期用汉字，如“星期五”", "改为汉字"),
    Wording("num.fixed", Severity.WARNING, r"农历\d{1,2}月|[正腊]月初?\d+", "“{0}”", "农历日期用汉字", "改为汉字"),
    Wording(
        "num.fixed", Severity.WARNING, r"(?<!\d)1[2-6][·.]?5”?(?=规划|时期)|(?<!\d)5[·.]?4运动|(?<![第\d])(?:2个(?:确立|维护)|4个(?:意识|自信)|3农(?=问题|工作)|1律)", "定型的词语“{0}”用了阿拉伯数字",
        "用汉字，如“十四五”“五四运动”“两个维护”“三农”", "改为汉字", parts=EVERYWHERE,
    ),
    Wording(
        "num.mixed", Severity.WARNING, r"(?<![\d.])\d+(?:\.\d+)?[百千](?=万|多?余?(?:人|元|名|户|家|个|亩|公里|吨|次|件|册|份))", "“{0}”：阿拉伯数字后跟“百”“千”",
        "只有“万”“亿”可以跟在阿拉伯数字后", "写全数字，如“4千人”改为“4000人”",
    ),
    Wording("num.mixed", Severity.WARNING, r"百分之(\d+(?:\.\d+)?)", "“{0}”", r"\1%", "改用“%”，或全用汉字"),
)  # fmt: skip

OPENED = re.compile(r"[\[［【（({﹝〈<]\s*\d{2,4}|\d{2,4}\s*年?[\]］】）)}﹞〉>]")
CITED = Wording(
    "punct.bracket.year", Severity.ERROR, rf"(?<=[{HAN}])[\[［【（(﹝]((?:19|20)\d{{2}})[\]］】）)﹞](第?)(\d+号)", "文号的年份用了“{0}”", r"〔\1〕\3",
    "年份用六角括号“〔〕”（U+3014、U+3015）", parts=EVERYWHERE,
)  # fmt: skip


def check_document_number(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """机关代字〔2026〕1号: brackets, four-digit year, no 第, no zero before the number."""
    one, several = parts.first(Part.NUMBER), list(parts.of(Part.NUMBER))
    if one is None or not NUMBER.search(one.text):
        return
    if len(several) > 1:
        said = "、".join(closed(each.text) for each in several)
        yield held(
            "err.docno.joint-two", Severity.ERROR, Part.NUMBER, one.paragraph, said, f"有 {len(several)} 个发文字号", "联合行文只标主办机关的发文字号",
            f"只留主办机关的“{closed(one.text)}”，删去其余的", "header.docno",
        )  # fmt: skip
    words = closed(one.text)
    year, number = re.search(r"\d+", words), re.search(r"第?(\d+)号$", words)
    right = words
    faults = []
    if OPENED.search(words):
        faults.append(("err.docno.bracket", "年份括号不是“〔〕”", "年份用六角括号“〔〕”"))
        right = re.sub(r"[\[［【（({﹝〈<](\d{2,4})年?[\]］】）)}﹞〉>]", r"〔\1〕", right)
    if year and len(year[0]) == 2 and re.search(r"\d{2}\D", words):
        faults.append(("err.docno.year2", f"年份“{year[0]}”只有两位", "四位数年份"))
        right = right.replace(year[0], "20" + year[0], 1)
    if number and number[0].startswith("第"):
        faults.append(("err.docno.di", "序号前有“第”", "序号不加“第”"))
        right = re.sub(r"第(?=\d+号$)", "", right)
    if number and number[1].startswith("0") and number[1].strip("0"):
        faults.append(("err.docno.zero", f"序号“{number[1]}”前补了零", "序号不编虚位（1 不编为 01）"))
        right = re.sub(r"0+(?=[1-9]\d*号$)", "", right)
    for rule, found, asked in faults:
        yield held(rule, Severity.ERROR, Part.NUMBER, one.paragraph, one.text, found, asked, f"改为“{right}”", "header.docno")


def check_dates(subject: Subject, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """成文日期 and 印发日期: Arabic digits, complete, no zero before month and day, a day that exists."""
    for one in parts.of(Part.DATE, Part.PRINT):
        told = fault_of(closed(one.text), one.part)
        if told:
            rule, found, asked, cure = told
            yield held(rule, Severity.ERROR, one.part, one.paragraph, one.text, found, asked, cure, "date.digits")


def fault_of(words: str, part: Part) -> tuple[str, str, str, str] | None:
    """Return (rule, found, expected, cure) for a date, None when nothing is wrong with it."""
    written = re.search(rf"[{CHINESE}O0零○]{{2,5}}年[{CHINESE}]{{1,3}}月[{CHINESE}]{{1,3}}日", words)
    if written:
        return "err.date.cn", f"日期用汉字（{written[0]}）", "阿拉伯数字，如“2026年5月8日”", "改用阿拉伯数字"
    found = re.search(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})([日号])", words)
    if found is None:
        dotted = re.search(r"(?:19|20)\d{2}[./．\-]\d{1,2}[./．\-]\d{1,2}", words)
        if dotted:
            return "date.digits", f"日期写作“{dotted[0]}”", "“×年×月×日”", "写全年、月、日三个字"
        if part is Part.DATE and re.match(r"^(\d{2}年)?\d{1,2}月\d{1,2}日$", words):
            return "date.digits", "年份不完整", "四位数年份", "把年份写全"
        return None
    year, month, day, last = found.groups()
    if month.startswith("0") or day.startswith("0"):
        return "err.date.zero", f"“{found[0]}”月、日前补了零", "不编虚位（1 不编为 01）", f"改为“{int(year)}年{int(month)}月{int(day)}日”"
    if last == "号":
        return "date.digits", "日期用了“号”", "“日”", "把“号”改为“日”"
    if not exists(int(year), int(month), int(day)):
        return "date.digits", f"没有{found[0]}这一天", "存在的日期", "核对日期"
    return None


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RULES = (
    Rule(
        ("err.docno.bracket", "err.docno.zero", "err.docno.di", "err.docno.year2", "err.docno.joint-two", "header.docno"),
        "GB/T 9704-2012 7.2.5", Strength.SHALL, check_document_number,
    ),
    CITED.rule_of("GB/T 9704-2012 7.2.5", Strength.SHALL),
    Rule(("err.date.cn", "err.date.zero", "date.digits"), "GB/T 9704-2012 7.3.5.4", Strength.SHALL, check_dates),
    *rules_of(NUMERALS, Strength.SHALL, (*FIRM, *LOOSE)),
)  # fmt: skip
