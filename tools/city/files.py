"""The files of the sample city, by their names in content/mianyang."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import openpyxl
from openpyxl import Workbook

from docgen.content.count_book import saved
from docgen.content.indicators import shipped
from docgen.content.return_form import SHEET, VALUE, write
from docgen.model.period import Period
from docgen.model.reporting import Level, ReportingUnit, ReturnField
from tools.city.figures import FUJIANG, QUARTERS, Figures, all_figures
from tools.city.places import COUNTIES, County, Unit, units
from tools.city.slips import ABSENT, CELLS, IN_TIME, LATE, REPEATED, REPEATED_ON, TEXT, TOTALS, UNKNOWN

HEADS = ("代码", "名称", "简称", "级别", "类型", "上级", "有效自", "有效至", "并入", "免报", "任期届满", "联系人", "电话")
FIELDS = shipped().fields
BOOK = "980781"
"""The county that sends a workbook of its own making in the last quarter."""
All = Mapping[tuple[int, str], Figures]


def files() -> dict[str, bytes]:
    """Return {name: bytes} of everything that is made."""
    listed = units()
    figures = all_figures(listed)
    made = {"单位.csv": _master(listed), "说明.md": _about().encode("utf-8")}
    for quarter in QUARTERS:
        folder = f"报表/{Period(2018, '季', quarter).name}"
        made[f"{folder}/县级.csv"] = _table([unit for unit in listed if unit.level == "县" and (quarter, unit.code) not in _forms(quarter)], "县", quarter, figures)
        for county in COUNTIES:
            made |= {f"{folder}/{name}": data for name, data in _county(county, quarter, listed, figures)}
    return made


def asked(level: Level) -> list[ReturnField]:
    """Return the fields that units of `level` fill in every quarter; the list of persons in the forms alone."""
    return [field for field in FIELDS if level in field.levels and (not field.rhythms or "季" in field.rhythms)]


def _forms(quarter: int) -> set[tuple[int, str]]:
    return {(quarter, FUJIANG)} if quarter == 4 else set()


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _master(listed: Sequence[Unit]) -> bytes:
    rows = [
        (unit.code, unit.name, unit.short if unit.short != unit.name else "", unit.level, unit.sort, unit.parent, unit.valid_from, unit.valid_to, unit.merged_into, "", unit.term_end, unit.contact, unit.phone)
        for unit in listed
    ]  # fmt: skip
    return _csv([HEADS, *rows])


def _county(county: County, quarter: int, listed: Sequence[Unit], figures: All) -> Iterator[tuple[str, bytes]]:
    """Yield the files that one county sends."""
    towns = [unit for unit in listed if unit.parent == county.code and _lives(unit, quarter)]
    sending = [unit for unit in towns if unit.code not in ABSENT[quarter]]
    codes = {unit.code for unit in towns}
    yield f"{county.name}-村（社区）.csv", _table([unit for unit in listed if unit.parent in codes and _lives(unit, quarter)], "村", quarter, figures)
    if (quarter, county.code) in _forms(quarter):
        head = next(unit for unit in listed if unit.code == county.code)
        yield f"{county.name}/{county.name}.xlsx", _form(head, quarter, figures, listed)
        for unit in sending:
            yield f"{county.name}/{unit.short}.xlsx", _form(unit, quarter, figures, listed)
    elif quarter == 4 and county.code == BOOK:
        yield f"{county.name}报表.xlsx", _book(sending, quarter, figures)
    else:
        yield f"{county.name}-乡镇（街道）.csv", _table(sending, "乡镇", quarter, figures, county.code)
    for unit in sending:
        if (quarter, unit.code) in REPEATED:
            yield f"{unit.short}-重报1.csv", _repeat(unit, quarter, figures)


def _lives(unit: Unit, quarter: int) -> bool:
    period = Period(2018, "季", quarter)
    return (not unit.valid_to or unit.valid_to >= period.first.isoformat()) and unit.valid_from <= period.last.isoformat()


def _cells(unit: Unit, quarter: int, figures: All, level: Level) -> list[str]:
    told = figures[quarter, unit.code]
    return [CELLS.get((quarter, unit.code, field.name), told.get(field.name, "")) for field in asked(level)]


def _day(unit: Unit, quarter: int) -> str:
    county = unit.code[:6]
    return LATE[quarter].get(county, IN_TIME[quarter])


def _table(listed: Sequence[Unit], level: Level, quarter: int, figures: All, county: str = "") -> bytes:
    """Return a table of units of one level, with the sums that a county types below it."""
    fields = asked(level)
    rows = [[unit.code, unit.name, *_cells(unit, quarter, figures, level), _day(unit, quarter)] for unit in listed]
    if (quarter, county) == UNKNOWN[:2]:
        rows.append(["", UNKNOWN[2], *rows[-1][2:]])
    if county:
        rows.append(_totals(rows, fields, TOTALS.get((quarter, county))))
    return _csv([["单位代码", "单位名称", *(_heading(field) for field in fields), "报送日期"], *rows])


def _heading(field: ReturnField) -> str:
    return f"{field.name}（{field.measure}）" if field.measure else field.name


def _totals(rows: Sequence[Sequence[str]], fields: Sequence[ReturnField], slip: tuple[str, int] | None) -> list[str]:
    """Return the line of sums; slip: the field whose sum is typed wrongly, and by how much."""
    sums = ["", "合计"]
    for index, field in enumerate(fields, 2):
        counts = [text.replace(",", "") for row in rows if (text := row[index])]
        plain = field.kind == "数" and all(text.isdecimal() for text in counts)
        wrong = slip[1] if slip and slip[0] == field.name else 0
        sums.append(str(sum(map(int, counts)) + wrong) if plain else "")
    return [*sums, ""]


def _repeat(unit: Unit, quarter: int, figures: All) -> bytes:
    told = {**figures[quarter, unit.code], **REPEATED[quarter, unit.code]}
    fields = asked("乡镇")
    row = [unit.code, unit.name, *(told.get(field.name, "") for field in fields), REPEATED_ON[quarter]]
    return _csv([["单位代码", "单位名称", *(_heading(field) for field in fields), "报送日期"], row])


def _form(unit: Unit, quarter: int, figures: All, listed: Sequence[Unit]) -> bytes:
    """Return the form of a unit, filled in."""
    model = ReportingUnit.model_validate({"代码": unit.code, "名称": unit.name, "级别": unit.level})
    fields = asked(model.level)
    before = {field.name: int(text) for field in fields if (text := figures[quarter - 1, unit.code].get(field.name, "")).isdecimal()}
    book = openpyxl.load_workbook(io.BytesIO(write(model, fields, Period(2018, "季", quarter), before)))
    sheet = book[SHEET]
    sheet["B4"], sheet["D4"] = unit.contact, _day(unit, quarter)
    told = {**figures[quarter, unit.code], "班子人员": _persons(unit, figures[quarter, unit.code])}
    for row, field in enumerate(fields, 7):
        text = told.get(field.name, "")
        sheet.cell(row, VALUE).value = float(text) if field.kind == "金额" else int(text) if text.isdecimal() else text or None
    return saved(book)


def _persons(unit: Unit, told: Figures) -> str:
    """Return the persons in office: everybody by number, the chair of 城北街道 a vice chair of the district too."""
    if unit.level == "县":
        return "、".join(["980703001-01", *(f"{unit.code}-{number:02}" for number in range(1, int(told["县级主席"]) + int(told["县级副主席"])))])
    count = int(told["主席"]) + int(told["副主席"]) + int(told["秘书长"])
    return "、".join(f"{unit.code}-{number:02}" for number in range(1, count + 1))


def _book(listed: Sequence[Unit], quarter: int, figures: All) -> bytes:
    """Return a workbook as a county makes it: under a title, groups over the headings, columns in an order of its own, sums below."""
    fields = sorted(asked("乡镇"), key=lambda field: (field.group != "组织", field.group != "活动"))
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append([f"示例青岭市{Period(2018, '季', quarter).name}乡镇（街道）科协情况汇总表"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(fields) + 3)
    sheet.append(["", "", *(field.group if number == 0 or fields[number - 1].group != field.group else "" for number, field in enumerate(fields)), ""])
    sheet.append(["序号", "乡镇（街道）", *(_heading(field) for field in fields), "上报日期"])
    for number, unit in enumerate(listed, 1):
        told = dict(zip((field.name for field in asked("乡镇")), _cells(unit, quarter, figures, "乡镇"), strict=True))
        sheet.append([number, unit.short, *(told[field.name] for field in fields), _day(unit, quarter)])
    for row in sheet.iter_rows(min_row=4, min_col=3, max_col=len(fields) + 2):
        for cell in row:
            cell.value = int(cell.value) if str(cell.value).isdecimal() else cell.value
    sheet.append(["合计", "", *(_sum(sheet, index) if field.kind == "数" else "" for index, field in enumerate(fields, 3))])
    sheet.append(["填表人：示例"])
    return saved(book)


def _sum(sheet: openpyxl.worksheet.worksheet.Worksheet, column: int) -> int:
    return sum(value for row in sheet.iter_rows(min_row=4, min_col=column, max_col=column, values_only=True) if isinstance(value := row[0], int))


def _about() -> str:
    named = {unit.code: unit.name for unit in units()}
    slips = [f"- {Period(2018, '季', quarter).name}{named[code]}“{field}”写成“{text}”" if text else f"- {Period(2018, '季', quarter).name}{named[code]}“{field}”没有填" for (quarter, code, field), text in CELLS.items()]
    slips += [f"- {Period(2018, '季', quarter).name}{named[county]}汇总表“{field}”的合计不等于各行之和" for (quarter, county), (field, _) in TOTALS.items()]
    slips += [f"- {Period(2018, '季', UNKNOWN[0]).name}{named[UNKNOWN[1]]}汇总表多出“{UNKNOWN[2]}”，名称写错，又没有代码"]
    slips += [f"- {Period(2018, '季', quarter).name}{named[code]}迟报（{day}）" for quarter, late in LATE.items() for code, day in late.items()]
    slips += [f"- {Period(2018, '季', quarter).name}{'、'.join(named[code] for code in sorted(codes))}没有报" for quarter, codes in ABSENT.items()]
    slips += [f"- {Period(2018, '季', quarter).name}{named[code]}又报了一次（重报）" for quarter, code in REPEATED]
    return TEXT.format(slips="\n".join(slips))
