"""A .pdf taken apart: every character with its ink, every horizontal rule and picture, in mm from the page's top left.

PDFium does the reading: it is made for files from anywhere, gives the ink of each glyph and not only its box, and reads
a page in milliseconds. Pages are bounded in number and in time.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import atan2, degrees, hypot

import pypdfium2
import pypdfium2.raw as raw

from docgen.audit.package import refusal
from docgen.audit.page import BLACK, Bar, Picture

MM = 25.4 / 72
FIRST_PAGES, LAST_PAGES = 60, 20  # of a longer file these are read
MAX_SECONDS = 20.0
MAX_CHARACTERS = 20_000  # on a page
MAX_OBJECTS = 20_000
FLAT = 1.6  # mm: what is higher is no rule
LEAST_LENGTH = 5.0  # mm
TOUCH = 0.6  # mm between pieces of one rule
PASSWORD, SECURITY = 4, 5


@dataclass(frozen=True)
class Glyph:
    """A character as printed: ink box and baseline in mm, size in pt, angle in degrees (0 upright)."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    origin: float
    size: float
    face: str
    bold: bool
    colour: str
    angle: int


@dataclass(frozen=True)
class Sheet:
    """A page with what is on it, in the order of the file."""

    number: int
    width: float
    height: float
    rotation: int
    glyphs: tuple[Glyph, ...]
    bars: tuple[Bar, ...]
    images: tuple[Picture, ...]


@dataclass(frozen=True)
class Print:
    """A .pdf: the pages read, how many there are in all, and what to tell about those left out."""

    sheets: tuple[Sheet, ...]
    page_count: int
    notes: tuple[str, ...]


Place = Callable[[float, float], tuple[float, float]]


def take_apart(data: bytes, name: str) -> Print:
    """Return what is printed in the .pdf `data`. Raises DocgenError: encrypted, damaged, or without pages."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (PASSWORD, SECURITY) or "password" in str(error).lower():
            raise refusal("E-AUD-03", name, "PDF 加了密码，不能审", "去掉打开密码，另存后再审") from error
        raise refusal("E-AUD-05", name, "PDF 不完整或已损坏，打不开", "重新导出或下载这份 PDF") from error
    if not count:
        raise refusal("E-AUD-05", name, "PDF 里一页也没有", "重新导出这份 PDF")
    try:
        return read_pages(document, count, name)
    finally:
        document.close()


def read_pages(document: pypdfium2.PdfDocument, count: int, name: str) -> Print:
    wanted = list(range(count))
    notes: list[str] = []
    if count > FIRST_PAGES + LAST_PAGES:
        wanted = [*range(FIRST_PAGES), *range(count - LAST_PAGES, count)]
        notes.append(f"共 {count} 页，只量了前 {FIRST_PAGES} 页和后 {LAST_PAGES} 页")
    sheets: list[Sheet] = []
    started = time.monotonic()
    for index in wanted:
        if time.monotonic() - started > MAX_SECONDS:
            notes.append(f"读了 {MAX_SECONDS:g} 秒还没有读完，只量了 {len(sheets)} 页")
            break
        try:
            sheets.append(read_sheet(document[index], index + 1))
        except pypdfium2.PdfiumError:
            notes.append(f"第{index + 1}页已损坏，没有量")
    if not sheets:
        raise refusal("E-AUD-05", name, "PDF 的页面都已损坏，读不出来", "重新导出或下载这份 PDF")
    return Print(tuple(sheets), count, tuple(notes))


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Return one page, turned as it is shown."""
    width, height = page.get_size()
    rotation = page.get_rotation()
    left, bottom, right, top = page.get_cropbox()
    place = placing(rotation, left, bottom, right, top)
    bars, images = drawn(page, number, place)
    sheet = Sheet(number, width * MM, height * MM, rotation, tuple(glyphs(page, number, place, rotation)), bars, images)
    page.close()
    return sheet


def placing(rotation: int, left: float, bottom: float, right: float, top: float) -> Place:
    """Return the function from a point of the file (pt, from below) to mm from the top left of the page as shown."""
    if rotation == 90:
        return lambda x, y: ((y - bottom) * MM, (x - left) * MM)
    if rotation == 180:
        return lambda x, y: ((right - x) * MM, (y - bottom) * MM)
    if rotation == 270:
        return lambda x, y: ((top - y) * MM, (right - x) * MM)
    return lambda x, y: ((x - left) * MM, (top - y) * MM)


def glyphs(page: pypdfium2.PdfPage, number: int, place: Place, rotation: int) -> Iterator[Glyph]:
    """Yield the visible characters in the order of the file."""
    text = page.get_textpage()
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    name, flags, matrix = ctypes.create_string_buffer(256), ctypes.c_int(), raw.FS_MATRIX()
    faces: dict[bytes, str] = {}
    for index in range(min(text.count_chars(), MAX_CHARACTERS)):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) == 1 or not sign.strip() or sign in "\x00\ufffe":
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
        raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
        face = faces.setdefault(name.value, face_of(name.value))
        size = raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        (x0, y0), (x1, y1) = place(left.value, bottom.value), place(right.value, top.value)
        origin, baseline = place(x.value, y.value)
        angle = round(degrees(atan2(matrix.b, matrix.a)) / 90) * 90
        yield Glyph(
            sign, number, min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1), baseline, origin, round(size, 2), face,
            "bold" in face.lower(), f"{red.value:02X}{green.value:02X}{blue.value:02X}", (angle - rotation) % 360,
        )  # fmt: skip
    text.close()


def face_of(name: bytes) -> str:
    """Return a font's name without the prefix of its subset; Chinese names come in UTF-8 or GBK."""
    try:
        face = name.decode("utf-8")
    except UnicodeDecodeError:
        face = name.decode("gbk", "replace")
    return re.sub(r"^[A-Z]{6}\+", "", face)


def drawn(page: pypdfium2.PdfPage, number: int, place: Place) -> tuple[tuple[Bar, ...], tuple[Picture, ...]]:
    """Return the horizontal rules and the pictures of a page."""
    bars: list[Bar] = []
    images: list[Picture] = []
    for count, one in enumerate(page.get_objects(max_depth=4)):
        if count > MAX_OBJECTS:
            break
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = one.get_bounds()
            (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
            images.append(Picture(number, min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)))
        elif one.type == raw.FPDF_PAGEOBJ_PATH:
            bar = bar_of(one, number, place)
            if bar is not None:
                bars.append(bar)
    return tuple(joined(bars)), tuple(images)


def bar_of(path: pypdfium2.PdfObject, number: int, place: Place) -> Bar | None:
    """Return a path as a rule when it is one: flat, level, and painted."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return None
    points = list(points_of(path, place))
    if len(points) < 2:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    matrix = path.get_matrix()
    stroked = width.value * hypot(matrix.c, matrix.d) * MM if stroke.value else 0.0
    thickness = bottom - top + stroked
    if thickness > FLAT or x1 - x0 < LEAST_LENGTH:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour = raw.FPDFPageObj_GetStrokeColor if stroke.value else raw.FPDFPageObj_GetFillColor
    painted = colour(path, red, green, blue, alpha)
    said = f"{red.value:02X}{green.value:02X}{blue.value:02X}" if painted else BLACK
    return None if said == "FFFFFF" else Bar(number, x0, x1, (top + bottom) / 2, thickness, said)


def points_of(path: pypdfium2.PdfObject, place: Place) -> Iterator[tuple[float, float]]:
    """Yield the corners of a path; a long one is no rule and yields none."""
    count = raw.FPDFPath_CountSegments(path)
    if count > 12:
        return
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, index), x, y)
        yield place(*matrix.on_point(x.value, y.value))


def joined(bars: list[Bar]) -> list[Bar]:
    """Return the rules with pieces of one rule joined and those drawn twice taken once, from top to bottom."""
    done: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (round(bar.y, 1), bar.x0)):
        before = next((one for one in reversed(done[-8:]) if same_rule(one, bar)), None)
        if before is None:
            done.append(bar)
        else:
            done[done.index(before)] = Bar(
                bar.page, min(before.x0, bar.x0), max(before.x1, bar.x1), before.y, max(before.thickness, bar.thickness), bar.colour
            )
    return done


def same_rule(one: Bar, other: Bar) -> bool:
    level = abs(one.y - other.y) < 0.15 and one.colour == other.colour and abs(one.thickness - other.thickness) < 0.15
    return level and other.x0 <= one.x1 + TOUCH and one.x0 <= other.x1 + TOUCH
