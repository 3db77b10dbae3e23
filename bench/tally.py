"""How long `docgen` needs to count 5 000 ballot papers, after the start of the program.

    python bench/tally.py [PAPERS]

A town of 5 000 voters with 15 candidates is made, its papers entered in 选票明细, once as CSV, once as a workbook.
Processor time of this process is told, imports apart. As that grows on a loaded machine too, the same workbook is read with
openpyxl (read_only, values alone) in the same run, and the ratio is told.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from time import process_time

import openpyxl

from docgen.content.papers import HEAD_COLUMNS, read_papers
from docgen.content.reading import read
from docgen.model.dossier import Dossier
from docgen.rules.ballots import with_counts

SAMPLE = Path(__file__).resolve().parents[1] / "content" / "qingxi"
Rows = dict[str, list[list[str]]]


def papers(dossier: Dossier, count: int) -> Rows:
    """Return the sheets of 选票明细 for `count` papers of chance."""
    random = Random(5000)
    candidates = [person.name for person in dossier.slate.committee]
    leaders = [f"{leader.post}：{leader.person.name}" for leader in dossier.slate.leaders]
    sheets = {
        "人数": [list(HEAD_COLUMNS), ["委员", "委员选举", "", "", str(count), str(count), str(count), str(count), "", ""],
               ["领导", "领导选举", "", "", "13", "13", "13", "13", "", ""]],
        "委员": [[*candidates, "另选他人", "裁定", "理由"]],
        "领导": [[*leaders, "裁定", "理由"]],
    }  # fmt: skip
    for _ in range(count):
        marks = [random.choice(["○", "○", "○", "○", "×", ""]) for _ in candidates]
        sheets["委员"].append([*(marks if any(marks) else ["弃权", *marks[1:]]), "○蒋文博" if random.random() < 0.05 else "", "", ""])
    sheets["领导"] += [[*["○"] * len(leaders), "", ""] for _ in range(13)]
    return sheets


def written(folder: Path, sheets: Rows, book: bool) -> None:
    """Put the papers into the folder, as a workbook or as CSV."""
    if book:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            page = made.create_sheet(name)
            for row in rows:
                page.append([cell or None for cell in row])
        made.save(folder / "选票明细.xlsx")
        return
    (folder / "选票明细").mkdir()
    for name, rows in sheets.items():
        (folder / "选票明细" / f"{name}.csv").write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")


def timed(sheets: Rows, book: bool) -> tuple[float, float, float]:
    """Return the seconds of the whole folder, of reading its papers alone, and of counting them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "镇"
        shutil.copytree(SAMPLE, folder)
        (folder / "票数.yaml").unlink()
        written(folder, sheets, book)
        begun = process_time()
        reading = read(folder)
        done = process_time()
        assert isinstance(reading.dossier, Dossier), reading.problems
        counted = with_counts(reading.dossier)
        end = process_time()
        assert counted.results
        assert counted.results.committee
        assert counted.results.committee.returned == len(sheets["委员"]) - 1
        again = process_time()
        read_papers(folder, [])
        return end - begun, process_time() - again, end - done


def peer(sheets: Rows) -> float:
    """Return the seconds that openpyxl needs to walk through the values of the same workbook, checking nothing."""
    with tempfile.TemporaryDirectory() as name:
        written(Path(name), sheets, book=True)
        begun = process_time()
        book = openpyxl.load_workbook(Path(name) / "选票明细.xlsx", read_only=True)
        rows = sum(1 for page in book.worksheets for _ in page.iter_rows(values_only=True))
        took = process_time() - begun
        book.close()
    assert rows == sum(map(len, sheets.values()))
    return took


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    reading = read(SAMPLE)
    assert isinstance(reading.dossier, Dossier)
    sheets = papers(reading.dossier, count)
    for kind, book in (("CSV", False), ("Excel", True)):
        whole, read_alone, counting = timed(sheets, book)
        print(f"{count} 张选票（{kind}）：读资料目录并计票 {whole:.2f} 秒，其中读选票 {read_alone:.2f} 秒，裁定并计票 {counting:.2f} 秒")
        if book:
            beside = peer(sheets)
            print(f"同一份 Excel 用 openpyxl 只读取数 {beside:.2f} 秒；读选票是它的 {read_alone / beside:.2f} 倍，读资料目录并计票是它的 {whole / beside:.2f} 倍")


if __name__ == "__main__":
    main()
