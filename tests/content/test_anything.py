"""Whatever stands in a folder, reading it gives problems, never an exception."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from good_folder import GOOD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from docgen.content import Reading, read

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FILES = st.sampled_from(sorted(GOOD))
SCRAPS = st.sampled_from(["\t", "：", ":", "- ", "[", "{", "\"", "'", "{{ x }}", "&a ", "*a", "!!x ", "|\n", "#", "\n", "\x00", "\u200b", "９", "~", "<<: ", "？", "---\n", ",", "  "])
CELLS = st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False), st.dates(), st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=9),
                  st.sampled_from(["姓名", "性别", "出生年月", "单位", "代表团", "男", "1975.3", "=A1", "#REF!", "合计"]))


def read_all(files: Mapping[str, bytes]) -> Reading:
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            path = Path(name) / file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return read(Path(name))


def good() -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in GOOD.items()}


def well_formed(reading: Reading) -> None:
    assert reading.dossier is not None or reading.problems
    for problem in reading.problems:
        assert problem.message
        assert problem.cure
        assert problem.place.file
        assert "Error" not in str(problem)


@SETTINGS
@given(FILES, st.binary(max_size=300))
def test_random_bytes(name: str, data: bytes) -> None:
    well_formed(read_all({**good(), name: data}))


@SETTINGS
@given(FILES, st.floats(0, 1), SCRAPS, st.integers(0, 6))
def test_a_slip_anywhere(name: str, where: float, scrap: str, lost: int) -> None:
    text = GOOD[name]
    at = int(where * len(text))
    well_formed(read_all({**good(), name: (text[:at] + scrap + text[at + lost :]).encode("utf-8")}))


@SETTINGS
@given(FILES, st.floats(0, 1), st.binary(max_size=4), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))
def test_damage_in_any_encoding(name: str, where: float, scrap: bytes, codec: str) -> None:
    data = GOOD[name].encode(codec)
    at = int(where * len(data))
    well_formed(read_all({**good(), name: data[:at] + scrap + data[at + len(scrap) :]}))


@SETTINGS
@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_any_sheet(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "组织.yaml").write_text(GOOD["组织.yaml"], encoding="utf-8")
        book = Workbook()
        for row in [["姓名", "性别", "出生年月", "单位"], *rows]:
            book.active.append(row)
        book.active.title = "代表"
        book.save(folder / "花名册.xlsx")
        well_formed(read(folder))


@SETTINGS
@given(st.floats(0, 1), st.binary(min_size=1, max_size=20))
def test_a_damaged_workbook(where: float, scrap: bytes) -> None:
    at = int(where * len(WORKBOOK))
    well_formed(read_all({"组织.yaml": good()["组织.yaml"], "花名册.xlsx": WORKBOOK[:at] + scrap + WORKBOOK[at + len(scrap) :]}))


def _workbook() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        book = Workbook()
        book.active.title = "代表"
        for row in (["姓名", "性别", "出生年月", "单位"], ["陈静", "女", "1985-12", "镇中心学校"]):
            book.active.append(row)
        book.save(Path(name) / "花名册.xlsx")
        return (Path(name) / "花名册.xlsx").read_bytes()


WORKBOOK = _workbook()
