"""Checks of days: the timetable against T, papers in causal order, document numbers, holidays (§7.1)."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from docgen.model.dossier import Dossier
from docgen.problem import Severity
from docgen.rules.calendar import covers, is_working_day
from docgen.rules.finding import Finding, warning
from docgen.rules.tables import holidays

NUMBER = re.compile(r"([\u4e00-\u9fff]+)〔(\d{4})〕([1-9]\d*)号")
"""Form of a document number: 代字〔年份〕序号号, no leading zero (GB/T 9704-2012 7.2.5)."""
ORDER = (
    ("A05", "A06"), ("A05", "A07"), ("A06", "A07"), ("A07", "A09"), ("A09", "A10"), ("A09", "A10b"), ("A10", "B01"), ("A10b", "B01"),
    ("A10", "B08"), ("B08", "B13"), ("B10", "B11"), ("B11", "B13"), ("B13", "B13b"), ("B13b", "B15"), ("B15", "B32"),
    ("D01", "D02"), ("D02", "D03"), ("D03", "D05"),
)  # fmt: skip
"""Pairs of papers of which the second rests on the first: its day is not earlier (E-DAT-02)."""
EITHER_SIDE = frozenset({"A08"})
"""Papers of the preparation that may also come after the congress (§3.1)."""
EVE = ("预备", "报到", "主席团")
"""Sittings that may be held on the day before T."""
DAY = dt.timedelta(days=1)
CHARTER_MONTHS = 66
"""A charter older than five and a half years at T has probably been replaced (§1.6)."""


def check_timetable_days(dossier: Dossier) -> Iterator[Finding]:
    """E-DAT-01: every sitting lies within the days of the congress, and one on T itself."""
    congress = dossier.congress
    first, last = congress.opens, congress.opens + (DAY if congress.days == "两天" else 0 * DAY)
    off = [
        index
        for index, session in enumerate(congress.sessions)
        if not first - (DAY if session.name.startswith(EVE) else 0 * DAY) <= session.day <= last
    ]
    if off:
        names = "、".join(f"“{congress.sessions[index].name}”（{congress.sessions[index].day}）" for index in off)
        yield Finding("E-DAT-01", f"大会.日程[{off[0]}].日期", f"开幕日期是{first}，会期{congress.days}，日程里{names}不在会期内", "改这些会议的“日期”，或改“开幕日期”“会期”")
    elif congress.sessions and all(session.day != first for session in congress.sessions):
        yield Finding("E-DAT-01", "大会.开幕日期", f"开幕日期是{first}，日程里这一天没有会议", "核对开幕日期和日程")


def check_timetable_hours(dossier: Dossier) -> Iterator[Finding]:
    """E-DAT-04: each sitting ends after it starts, the next starts after that, registration comes first."""
    congress = dossier.congress
    previous = None
    for index, session in enumerate(congress.sessions):
        key = f"大会.日程[{index}]"
        if session.end <= session.start:
            yield Finding("E-DAT-04", f"{key}.结束", f"“{session.name}”{session.start:%H:%M}开始、{session.end:%H:%M}结束，结束不晚于开始", "改开始或结束时间（用24小时制，如 14:30）")
        if previous and (session.day, session.start) < (previous.day, previous.end):
            yield Finding("E-DAT-04", f"{key}.开始", f"“{session.name}”（{session.day} {session.start:%H:%M}）与前一项“{previous.name}”（{previous.day} {previous.end:%H:%M}结束）重叠或先后颠倒", "按时间先后排列日程，前一项结束后再开始下一项")
        previous = session
    opening = min((session.start for session in congress.sessions if session.day == congress.opens), default=None)
    if opening and congress.registration >= opening and all(session.day >= congress.opens for session in congress.sessions):
        yield Finding("E-DAT-04", "大会.报到时间", f"报到时间{congress.registration:%H:%M}不早于当天第一个会议{opening:%H:%M}", "把报到时间提前")


def check_causality(dossier: Dossier) -> Iterator[Finding]:
    """E-DAT-02: no paper is dated before the one it rests on; preparation before T, results after it."""
    days = {code: issued.day for code, issued in dossier.issued.items() if issued.day}
    for earlier, later in ORDER:
        if earlier in days and later in days and days[later] < days[earlier]:
            yield Finding("E-DAT-02", f"文号.{later}.日期", f"{later}的日期{days[later]}早于{earlier}的日期{days[earlier]}，而{later}以{earlier}为依据", "核对两份文件的成文日期")
    opens = dossier.congress.opens
    for code, day in days.items():
        if code.startswith(("A", "B")) and day > opens and code not in EITHER_SIDE:
            yield Finding("E-DAT-02", f"文号.{code}.日期", f"{code}是会前文件，日期{day}却在开幕日期{opens}之后", "核对成文日期和开幕日期")
        if code.startswith(("C", "D")) and day < opens:
            yield Finding("E-DAT-02", f"文号.{code}.日期", f"{code}是会中、会后文件，日期{day}却在开幕日期{opens}之前", "核对成文日期和开幕日期")


def check_document_numbers(dossier: Dossier) -> Iterator[Finding]:
    """E-DAT-06: form and year of each 文号, no number twice, numbers of an issuer rise with their days."""
    owners: dict[str, str] = {}
    series: defaultdict[tuple[str, str], list[tuple[int, dt.date, str]]] = defaultdict(list)
    for code, issued in dossier.issued.items():
        key, number = f"文号.{code}.文号", issued.number
        found = NUMBER.fullmatch(number)
        if number and not found:
            yield Finding("E-DAT-06", key, f"{code}的文号“{number}”不是“代字〔年份〕序号号”的形式", "写成如 清委〔2026〕18号：用六角括号〔〕，序号不编虚位，不加“第”字")
        if not found:
            continue
        if issued.day and issued.day.year != int(found[2]):
            yield Finding("E-DAT-06", key, f"{code}的文号年份是{found[2]}，成文日期是{issued.day}", "文号年份与成文日期的年份应当一致，改错的一处")
        if owners.setdefault(number, code) != code:
            yield Finding("E-DAT-06", key, f"{code}与{owners[number]}的文号都是{number}", "一个文号只能用于一份文件，按发文登记簿核对")
        if issued.day:
            series[found[1], found[2]].append((int(found[3]), issued.day, code))
    yield from check_rising(series)


def check_rising(series: defaultdict[tuple[str, str], list[tuple[int, dt.date, str]]]) -> Iterator[Finding]:
    """E-DAT-06: within one issuer and year a higher number is not of an earlier day."""
    for issued in series.values():
        ordered = sorted(issued)
        for (low, before, first), (high, day, code) in pairwise(ordered):
            if low < high and day < before:
                yield Finding("E-DAT-06", f"文号.{code}.文号", f"{code}的文号是{high}号，日期{day}，却早于{first}的{low}号（{before}）", "同一机关的文号应随日期递增，按发文登记簿核对")


def check_working_days(dossier: Dossier) -> Iterator[Finding]:
    """W-DAT-05: papers are dated on working days. I-CAL-01: the holidays of T's year are not known."""
    table, opens = holidays(dossier.holidays), dossier.congress.opens
    for code, issued in dossier.issued.items():
        if issued.day and not is_working_day(issued.day, table):
            yield warning("W-DAT-05", f"文号.{code}.日期", f"{code}的日期{issued.day}不是工作日", "核对成文日期；确在这一天成文的，不用改")
    if not covers(opens.year, table):
        yield Finding(
            "I-CAL-01", "大会.开幕日期", f"没有{opens.year}年的节假日安排，倒排日期只避开了周末",
            f"在资料目录里放一个“节假日.csv”（列：日期,类型,说明；类型写休或班），写上国务院办公厅公布的{opens.year}年安排", Severity.NOTE,
        )  # fmt: skip


def check_charter(dossier: Dossier) -> Iterator[Finding]:
    """W-CHA-01: the charter is not older than five and a half years at T, unless somebody says to have looked."""
    if dossier.organisation.charter.verified:
        return
    adopted, opens = dossier.organisation.charter.adopted, dossier.congress.opens
    months = (opens.year - adopted.year) * 12 + opens.month - adopted.month - (opens.day < adopted.day)
    if months > CHARTER_MONTHS or (months == CHARTER_MONTHS and opens.day != adopted.day):
        yield warning("W-CHA-01", "组织.章程依据.通过日期", f"{dossier.organisation.charter.name}是{adopted}通过的，到开幕时已超过五年半，可能已有新的章程", "核对现行章程的名称和通过日期；仍然有效的，在“核对”里写明")


def check_elected(dossier: Dossier) -> Iterator[Finding]:
    """E-DAT-02: nobody is elected a delegate after the congress has opened (推选日期)."""
    opens = dossier.congress.opens
    for index, delegate in enumerate(dossier.delegates):
        if delegate.elected_on and delegate.elected_on > opens:
            yield Finding("E-DAT-02", f"代表[{index}].推选日期", f"{delegate.name}的推选日期{delegate.elected_on}晚于开幕日期{opens}", "核对日期；大会开幕以后不再推选代表")


CHECKS = (
    check_timetable_days, check_timetable_hours, check_causality, check_document_numbers, check_working_days, check_charter, check_elected,
)  # fmt: skip
