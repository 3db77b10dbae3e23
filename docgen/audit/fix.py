"""Mending what is mechanical: measures and signs that have one right form. Words, order and meaning are left alone."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from docgen.audit import limits
from docgen.audit.docx import Reading, read
from docgen.audit.faces import family
from docgen.audit.package import STRICT, refusal
from docgen.audit.paragraph import Paragraph
from docgen.audit.part import Part, Parts
from docgen.audit.parts import recognise
from docgen.audit.profile import Format, Profile
from docgen.audit.properties import W, value
from docgen.audit.runs import MC
from docgen.audit.sections import section_elements
from docgen.audit.subject import Section
from docgen.audit.wording import HAN, PROSE
from docgen.standard import (
    FOOTER_DISTANCE,
    HEADER_DISTANCE,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SIZE_3,
    SIZE_4,
    TEXT_WIDTH,
)

PLAIN = Profile()
BODY_FACE, NUMBER_FACE = "仿宋_GB2312", "宋体"
PLAIN_FACES = ("仿宋", "宋体", "")
SIZES = (12.0, 18.0)  # pt: text between these was meant to be 3号
GRID_LINES = (560, 600)
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
CLOSED = {"[": "〔", "［": "〔", "【": "〔", "(": "〔", "（": "〔", "]": "〕", "］": "〕", "】": "〕", ")": "〕", "）": "〕"}
NUMBER = re.compile(rf"(?<=[{HAN}])(?P<open>[\[［【（(])(?:19|20)\d{{2}}(?P<close>[\]］】）)])(?=第?\d+号)")
MARKS = re.compile(rf"(?<=[{HAN}”》）])[,;:?!](?=[{HAN}“《（]|$)")
BRACKETS = re.compile(rf"(?!^\()\((?=[^()（）{HAN}]{{0,200}}[{HAN}])[^()（）]{{1,200}}\)")
ZERO = re.compile(r"(?<=[年月])0(?=[1-9][月日])")
DASH = re.compile(r"[-－–]+")


@dataclass(frozen=True)
class Mended:
    """A mended file, and what was changed in it, in Chinese; without changes `data` is what it was."""

    data: bytes
    changes: tuple[str, ...]


def mend(data: bytes, name: str, profile: Profile = PLAIN) -> Mended:
    """Return the .docx in `data` with its mechanical faults mended, its page the profile's. Raises DocgenError: it cannot be read."""
    reading = read(data, name)
    if any(mark in reading.package.data(reading.package.main) for mark, _ in STRICT[:1]):
        raise refusal("E-AUD-14", name, "这是“严格 Open XML”格式的 .docx，不能修正", "用 Word 或 WPS 打开，另存为普通的 .docx 后再修正")
    parts = recognise(reading.subject, profile)
    changes = [*mend_sections(reading, parts, profile), *mend_texts(reading, parts), *mend_body(reading, parts)]
    trees: dict[str, etree._Element] = {}
    numbers = [span for one in reading.subject.margins for span in one.spans if span.field.split()[:1] == ["PAGE"]]
    small = any(span.size != SIZE_4 for span in numbers)
    if changes:
        trees[reading.package.main] = reading.elements[0].getroottree().getroot()
    for part, root in footers(reading):
        told = mend_footer(root, small)
        if told:
            trees[part] = root
            changes += [one for one in told if one not in changes]
    return Mended(packed(data, trees), tuple(changes)) if changes else Mended(data, ())


def packed(data: bytes, trees: dict[str, etree._Element]) -> bytes:
    """Return the zip in `data` with some parts replaced."""
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out := BytesIO(), "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            root = trees.get(entry.filename)
            if root is not None:
                new.writestr(entry, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
            else:
                with old.open(entry) as source, new.open(entry, "w") as target:
                    shutil.copyfileobj(source, target)
    return out.getvalue()


def mend_sections(reading: Reading, parts: Parts, profile: Profile) -> Iterator[str]:
    """Set margins and grid of upright A4 sections to the profile's."""
    body = reading.elements[0].getroottree().getroot().find(f"{W}body") if reading.elements else None
    if body is None or parts.format is Format.FORM:
        return
    for section, element in zip(reading.subject.sections, section_elements(body), strict=False):
        if section.landscape or section.title_page or section.columns > 1 or not is_a4(section):
            continue
        where = f"第{section.index + 1}节 "
        if off(section, profile):
            margins = child(element, "pgMar", ("cols", "docGrid"))
            for side, twips in (("top", profile.top), ("bottom", profile.bottom), ("left", MARGIN_LEFT), ("right", MARGIN_RIGHT), ("gutter", 0)):
                margins.set(W + side, str(twips))
            for side, twips in (("header", HEADER_DISTANCE), ("footer", FOOTER_DISTANCE)):
                margins.set(W + side, value(margins, side) or str(twips))
            yield f"{where}页边距改为{profile.margins}"
        if parts.format is not Format.PLAIN and (not section.grid or not GRID_LINES[0] <= section.grid_line <= GRID_LINES[1]):
            grid = child(element, "docGrid", ("printerSettings", "sectPrChange"))
            grid.set(W + "type", "lines")
            grid.set(W + "linePitch", str(profile.line))
            yield f"{where}文档网格改为每页 22 行（行距 {profile.line / 20:g} 磅）"


def is_a4(section: Section) -> bool:
    return abs(section.width - PAGE_WIDTH) <= limits.PAGE_SIZE and abs(section.height - PAGE_HEIGHT) <= limits.PAGE_SIZE


def off(section: Section, profile: Profile) -> bool:
    """Whether margins or type area are off by more than the standard bears."""
    measures = (
        (section.top, profile.top, limits.MARGIN), (section.left + section.gutter, MARGIN_LEFT, limits.MARGIN),
        (section.text_width, TEXT_WIDTH, limits.TYPE_AREA), (section.text_height, profile.text_height, limits.TYPE_AREA),
    )  # fmt: skip
    return any(abs(held - asked) > slack for held, asked, slack in measures)


def child(element: etree._Element, name: str, before: Sequence[str]) -> etree._Element:
    """Return the child of that name, made if need be, ahead of those that the schema has after it."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        after = next((at for at, one in enumerate(element) if str(one.tag).removeprefix(W) in before), len(element))
        element.insert(after, found)
    return found


class Letters:
    """The characters of a paragraph, each with the w:t it stands in."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._cells: list[tuple[str, etree._Element | None]] = []
        for one in paragraph.iter(W + "t", W + "tab", W + "br"):
            owner = next(one.iterancestors(W + "p", MC + "Fallback"), None)
            if owner is paragraph and next(one.iterancestors(W + "tabs"), None) is None:
                is_text = one.tag == W + "t"
                self._cells += [(sign, one) for sign in str(one.text or "")] if is_text else [("\t", None)]

    @property
    def text(self) -> str:
        return "".join(sign for sign, _ in self._cells)

    def put(self, at: int, sign: str) -> None:
        """Write another character, or none, in place of the one at `at`."""
        self._cells[at] = (sign, self._cells[at][1])

    def save(self) -> None:
        held: dict[etree._Element, str] = {}
        for sign, element in self._cells:
            if element is not None:
                held[element] = held.get(element, "") + sign
        for element, words in held.items():
            element.text = words


def close_numbers(letters: Letters) -> None:
    """[2026] in a number becomes 〔2026〕."""
    for hit in NUMBER.finditer(letters.text):
        for side in ("open", "close"):
            letters.put(hit.start(side), CLOSED[hit[side]])


def drop_zeros(letters: Letters) -> None:
    """05月08日 becomes 5月8日."""
    for hit in ZERO.finditer(letters.text):
        letters.put(hit.start(), "")


def widen_marks(letters: Letters) -> None:
    """Half-width marks between Chinese characters, and brackets around them, become full-width."""
    for hit in MARKS.finditer(letters.text):
        letters.put(hit.start(), FULL[hit[0]])
    for hit in BRACKETS.finditer(letters.text):
        letters.put(hit.start(), "（")
        letters.put(hit.end() - 1, "）")


MENDS: tuple[tuple[str, Callable[[Letters], None], tuple[Part, ...]], ...] = (
    ("文号括号", close_numbers, (Part.NUMBER, Part.TITLE, *PROSE)),
    ("日期", drop_zeros, (Part.DATE, Part.PRINT)),
    ("标点", widen_marks, (Part.TITLE, Part.ANNEX_TITLE, *PROSE)),
)


def mend_texts(reading: Reading, parts: Parts) -> Iterator[str]:
    """Mend numbers, dates and marks, sign by sign."""
    for paragraph, element in zip(reading.subject.paragraphs, reading.elements, strict=False):
        taken = {one.part for one in parts.at(paragraph.index)}
        for what, change, wanted in MENDS:
            if not taken & set(wanted):
                continue
            letters = Letters(element)
            before = letters.text
            change(letters)
            if letters.text != before:
                letters.save()
                yield f"第{paragraph.index + 1}段 {what}：“{around(before, letters.text)}”改为“{around(letters.text, before)}”"


def around(words: str, other: str) -> str:
    """Return the words near the first place where they differ from the other's."""
    at = next((at for at, (one, two) in enumerate(zip(words, other, strict=False)) if one != two), min(len(words), len(other)))
    first = max(0, at - 8)
    return ("…" if first else "") + words[first : at + 12].strip() + ("…" if at + 12 < len(words) else "")


def mend_body(reading: Reading, parts: Parts) -> Iterator[str]:
    """Set text of one look, in a plain face and near 3号, to 仿宋 3号; what is set off by its face stays."""
    if parts.format in (Format.PLAIN, Format.FORM):
        return
    mended = []
    for paragraph, element in zip(reading.subject.paragraphs, reading.elements, strict=False):
        if [(one.part, one.annex) for one in parts.at(paragraph.index)] == [(Part.BODY, None)] and misset(paragraph):
            for run in element.iter(W + "r"):
                if next(run.iterancestors(W + "p")) is element and run.find(W + "t") is not None:
                    set_type(run, BODY_FACE, SIZE_3)
            mended.append(paragraph.index + 1)
    if mended:
        yield f"正文 {len(mended)} 段改为 3 号仿宋（第{'、'.join(map(str, mended[:10]))}{'……' if len(mended) > 10 else ''}段）"


def misset(paragraph: Paragraph) -> bool:
    """Whether a paragraph is all of one plain look that is not 仿宋 3号."""
    looks = {(family(span.face), span.size) for span in paragraph.spans if span.text.strip()}
    if len(looks) != 1:
        return False
    [(face, size)] = looks
    return face in PLAIN_FACES and SIZES[0] <= size <= SIZES[1] and (face != "仿宋" or size != SIZE_3)


RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
    "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip


def set_type(run: etree._Element, face: str, size: float) -> None:
    """Give a run its face and size directly."""
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        run.insert(0, properties)
    fonts = child(properties, "rFonts", RUN_ORDER[2:])
    fonts.attrib.pop(W + "eastAsiaTheme", "")
    fonts.set(W + "eastAsia", face)
    for name in ("sz", "szCs"):
        child(properties, name, RUN_ORDER[RUN_ORDER.index(name) + 1 :]).set(W + "val", f"{size * 2:g}")


def footers(reading: Reading) -> Iterator[tuple[str, etree._Element]]:
    """Yield the footers: name of the part and root."""
    package = reading.package
    seen: set[str] = set()
    for kind, target, outside in package.relations(package.main).values():
        root = package.tree(target) if kind.endswith("/footer") and not outside and target not in seen else None
        if root is not None:
            seen.add(target)
            yield target, root


def mend_footer(root: etree._Element, small: bool) -> list[str]:
    """Set page numbers that are fields between dashes, — 1 —, and, when they have another size, in 4号 宋体."""
    told = []
    for paragraph in root.iter(W + "p"):
        codes = [str(one.text or "") for one in paragraph.iter(W + "instrText")] + [value(one, "instr") for one in paragraph.iter(W + "fldSimple")]
        letters = Letters(paragraph)
        if not any(code.split()[:1] == ["PAGE"] for code in codes) or not re.fullmatch(r"[\s\d\-－–—]*", letters.text):
            continue
        if DASH.search(letters.text):
            for hit in DASH.finditer(letters.text):
                for at in range(*hit.span()):
                    letters.put(at, "—" if at == hit.start() else "")
            letters.save()
            told.append("页码两侧改为一字线“—”")
        runs = [run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None or run.find(W + "fldChar") is not None]
        if small and runs:
            for run in runs:
                set_type(run, NUMBER_FACE, SIZE_4)
                child(run[0], "rFonts", RUN_ORDER[2:]).attrib.update({W + "ascii": NUMBER_FACE, W + "hAnsi": NUMBER_FACE})
            told.append("页码改为 4 号宋体")
    return told
