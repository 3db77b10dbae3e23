"""Pages as LibreOffice lays them out, measured in millimetres from the page's upper left corner."""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
from PIL import Image, ImageChops

DPI = 300
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Bar:
    """A rule or a line of ink: upper and lower edge, left and right edge."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Line:
    """A line of text: its characters, where it begins and ends, and the top of its characters."""

    text: str
    left: float
    right: float
    top: float


class Page:
    """One page of a PDF."""

    def __init__(self, path: Path, number: int, page: Any) -> None:
        self.path, self.number, self.page = path, number, page

    def rules(self) -> list[Bar]:
        """Return the horizontal black rules, from above."""
        found = [
            Bar(*(edge * MM_PER_POINT for edge in (line["top"] - line["linewidth"] / 2, line["bottom"] + line["linewidth"] / 2, line["x0"], line["x1"])))
            for line in self.page.lines
            if abs(line["top"] - line["bottom"]) < 0.5 and line["x1"] - line["x0"] > 20
        ]
        return sorted(found, key=lambda bar: bar.top)

    def lines(self) -> list[Line]:
        """Return the lines of text, from above."""
        rows: dict[int, list[Any]] = {}
        for character in self.page.chars:
            near = next((top for top in rows if abs(top - character["top"]) < 4), round(character["top"]))
            rows.setdefault(near, []).append(character)
        return [
            Line(
                "".join(c["text"] for c in row), row[0]["x0"] * MM_PER_POINT, row[-1]["x1"] * MM_PER_POINT, row[0]["top"] * MM_PER_POINT
            )
            for _, row in sorted(rows.items())
        ]

    def line(self, start: str) -> Line:
        """Return the first line that begins so."""
        return next(line for line in self.lines() if line.text.replace(" ", "").startswith(start))

    def numbered(self) -> bool:
        """Return whether the page bears its number, upright or turned."""
        texts = [line.text.replace(" ", "") for line in self.lines()]
        below = "".join(c["text"] for c in self.page.chars if c["x1"] * MM_PER_POINT < 35 and c["text"] in "—0123456789")
        return f"—{self.number}—" in texts or (self.page.width > self.page.height and str(self.number) in below)

    def red(self) -> list[Bar]:
        """Return the bands of red ink, from above."""
        red, green, _ = self._picture.split()
        return _bands(ImageChops.subtract(red, green).point(lambda value: 255 if value > 100 else 0))

    def black(self) -> list[Bar]:
        """Return the bands of black ink, from above."""
        red, _, _ = self._picture.split()
        return _bands(red.point(lambda value: 255 if value < 128 else 0))

    def dash(self) -> Bar:
        """Return the ink of the page number's first dash."""
        found = next(c for c in self.page.chars if c["text"] == "—" and c["top"] * MM_PER_POINT > 262)
        left, top, right, bottom = (round(found[side] / 72 * DPI) for side in ("x0", "top", "x1", "bottom"))
        part = self._shot("-x", str(left), "-y", str(top), "-W", str(right - left), "-H", str(bottom - top))
        band = _bands(part.split()[0].point(lambda value: 255 if value < 128 else 0))[0]
        down = top * 25.4 / DPI
        return Bar(band.top + down, band.bottom + down, band.left, band.right)

    @cached_property
    def _picture(self) -> Image.Image:
        return self._shot()

    def _shot(self, *part: str) -> Image.Image:
        command = ["pdftoppm", "-r", str(DPI), "-f", str(self.number), "-l", str(self.number), *part, str(self.path)]
        return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("RGB")


def _bands(mask: Image.Image) -> list[Bar]:
    _, rows = mask.getprojection()
    edges = [y for y in range(1, len(rows)) if rows[y] != rows[y - 1]]
    scale = 25.4 / DPI
    bars = []
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        box = mask.crop((0, top, mask.width, bottom)).getbbox()
        assert box is not None
        bars.append(Bar(top * scale, bottom * scale, box[0] * scale, box[2] * scale))
    return bars


def pages_of(path: Path) -> list[Page]:
    """Return the pages of a PDF."""
    return [Page(path, number, page) for number, page in enumerate(pdfplumber.open(path).pages, 1)]
