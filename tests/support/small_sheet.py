"""A spreadsheet small enough to be read at a glance: computes the formulas that docgen writes, to hold them against what is printed."""

from __future__ import annotations

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import openpyxl

NUMBER, CELL, RANGE = r"-?\d+(?:\.\d+)?", r"\$?([A-Z])(\d+)", r"(\S+?)!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)"
SUMIFS = re.compile(r"SUMIFS\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
ARGUMENT = re.compile(r'"((?:[^"]|"")*)"|([^,]+)')


class Sheets:
    """The workbook in `data`; `value("指标", "G2")` computes a cell."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.columns: dict[str, list[Any]] = {}

    def value(self, sheet: str, cell: str) -> Any:
        """Return the value of a cell: exact number or text; None: empty."""
        found = self.book[sheet][cell].value
        if isinstance(found, str) and found.startswith("="):
            return self.formula(found[1:], sheet)
        return Fraction(str(found)) if isinstance(found, (int, float)) else found

    def formula(self, text: str, sheet: str) -> Any:
        """Compute IF(cell=0,"",a/b), IF(ROUND(cell*100,n)=number,"相符","不符"), or sums joined by + - * /."""
        if found := re.fullmatch(rf'IF\({CELL}=0,"",{CELL}/{CELL}\)', text):
            top, bottom = self.value(sheet, found[3] + found[4]), self.value(sheet, found[5] + found[6])
            return Fraction(top, bottom) if bottom else ""
        if found := re.fullmatch(rf'IF\(ROUND\({CELL}(\*100)?,(\d)\)=({NUMBER}),"相符","不符"\)', text):
            number = self.value(sheet, found[1] + found[2]) * (100 if found[3] else 1)
            rounded = (Decimal(number.numerator) / number.denominator).quantize(Decimal(1).scaleb(-int(found[4])), ROUND_HALF_UP)
            return "相符" if rounded == Decimal(found[5]) else "不符"
        if re.fullmatch(CELL, text):
            return self.value(sheet, text.replace("$", ""))
        sums = [self.sumifs(found[1], sheet) for found in SUMIFS.finditer(text)]
        rest = SUMIFS.sub("S", text)
        assert re.fullmatch(r"[-S+*/().\d]+", rest), text
        exact = re.sub(r"\d+(?:\.\d+)?", lambda found: f"Fraction('{found[0]}')", rest)
        given = iter(sums)
        return eval(re.sub("S", lambda _: f"Fraction('{next(given)}')", exact), {"Fraction": Fraction})

    def sumifs(self, inside: str, sheet: str) -> Fraction:
        """Sum the first range where every criterion holds."""
        arguments = [quoted.replace('""', '"') if quoted or not plain else plain for quoted, plain in ARGUMENT.findall(inside)]
        summed, *criteria = arguments
        wanted = [self.formula(one, sheet) if re.fullmatch(CELL, one) else one for one in criteria[1::2]]
        columns = [self.column(one) for one in criteria[::2]]
        return sum((Fraction(str(number)) for number, *row in zip(self.column(summed), *columns, strict=True) if row == wanted), Fraction(0))

    def column(self, text: str) -> list[Any]:
        if text not in self.columns:
            found = re.fullmatch(RANGE, text)
            assert found, text
            cells = (self.book[found[1]][f"{found[2]}{row}"].value for row in range(int(found[3]), int(found[4]) + 1))
            self.columns[text] = ["" if value is None else value for value in cells]
        return self.columns[text]
