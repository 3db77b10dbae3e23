"""How long 500 forms take that come back filled in, with all the slips of 500 hands.

    python bench/forms.py

One form is made by docgen, filled in, and copied for 500 towns; every second has one of the slips that offices make: a renamed
sheet, 余 and 万, percentages, a blank, a formula without its result, a wrong code. Processor time is told.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from time import process_time

import openpyxl

from docgen.content.city import read_city
from docgen.content.return_form import SHEET, VALUE, write
from docgen.model.period import Period
from docgen.model.reporting import ReportingUnit
from docgen.problem import Severity

TOWNS = 500
Q4 = Period(2018, "季", 4)
OFFICE = """\
发文机关: {名称: 示例市科学技术协会, 简称: 市科协, 代字: 示市科协, 印发机关: 示例市科学技术协会办公室}
本级: "1"
主送: [各乡镇科协]
"""
SLIPS = ("1200余", "0.3万", "84%", "", "=1+1", "１２", "约40", "12人")


def lay_out(folder: Path) -> None:
    """Write the office, the master list and an empty folder for the returns."""
    towns = [f"{number:04},示例{number:04}镇,乡镇,1" for number in range(TOWNS)]
    (folder / "机关.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "单位.csv").write_text("代码,名称,级别,上级\n" + "\n".join(["1,示例市,市,", *towns]) + "\n", encoding="utf-8")
    (folder / "报表" / Q4.name).mkdir(parents=True)


def fill(folder: Path) -> None:
    """Write the forms: one is made and filled, the others are its sheets with another town and another slip."""
    fields = read_city(folder).scheme.fields
    blank = write(ReportingUnit(code="0000", name="示例0000镇", level="乡镇"), fields, Q4, {})
    for number in range(TOWNS):
        slip = SLIPS[number // 2 % len(SLIPS)] if number % 2 else None
        book = openpyxl.load_workbook(io.BytesIO(blank))
        sheet = book[SHEET]
        sheet["B3"], sheet["D3"] = f"示例{number:04}镇", f"{number:04}" if number % 50 else "9999"
        for row in range(7, sheet.max_row):
            kind = sheet.cell(row, VALUE).number_format
            sheet.cell(row, VALUE).value = "是" if kind == "@" else 0
        if slip is not None:
            sheet.cell(8 + number % 5, VALUE).value = slip or None
            sheet.title = "Sheet1" if number % 3 else SHEET
        book.save(folder / "报表" / Q4.name / f"{number:04}镇.xlsx")


def main() -> None:
    """Make the forms, read them, and tell how long that took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder)
        fill(folder)
        start = process_time()
        reading = read_city(folder)
        used = process_time() - start
    wrong = sum(problem.severity is Severity.ERROR for problem in reading.problems)
    print(f"{TOWNS} 份报表（.xlsx）：读入并逐格检查 {used:.1f} 秒，{len(reading.returns)} 份认得单位，{wrong} 个错误，{len(reading.faults)} 个单位要退回")


if __name__ == "__main__":
    main()
