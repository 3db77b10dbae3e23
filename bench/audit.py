"""How long the audit of a paper of ten pages takes, without layout and with it.

    python bench/audit.py [TIMES]

The paper is made here: notice with headings, lists and a table of 60 rows. "First" is a whole process, from start to
end; the others are medians in one process. With layout the PDF is there already: what LibreOffice costs is not counted.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import docx
from docx.shared import Mm, Pt

from docgen.audit.examine import examine
from docgen.audit.profile import Profile
from docgen.problem import MissingProgram
from docgen.render.pdf import convert

PARAGRAPHS = 90
ROWS = 60
SENTENCE = "各单位要把防汛责任落实到每一个岗位、每一个环节，确保人员、物资、预案到位，遇有险情及时处置并按规定报告。"


def paper() -> bytes:
    """Return a notice of about ten pages."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    document.styles["Normal"].font.size = Pt(16)
    document.add_paragraph("青山市人民政府关于做好防汛工作的通知")
    document.add_paragraph("各区人民政府，市政府各部门：")
    for number in range(1, PARAGRAPHS):
        document.add_paragraph(f"{number}.{SENTENCE}" if number % 3 else SENTENCE * 2)
    table = document.add_table(0, 4)
    for number in range(ROWS):
        for cell, words in zip(table.add_row().cells, (str(number), "王建国", "青山区水务局", "副局长"), strict=True):
            cell.text = words
    document.save(out := BytesIO())
    return out.getvalue()


def took(work: Callable[[], object], times: int) -> float:
    """Return the median seconds of `work`."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return median(seconds)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    data = paper()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "通知.docx"
        path.write_bytes(data)
        command = [sys.executable, "-c", "from docgen.cli import main; main()", "audit", str(path), "--no-layout"]
        first = took(lambda: subprocess.run(command, check=False, capture_output=True), times)
        bare = took(lambda: subprocess.run([sys.executable, "-c", "import click"], check=True), times)
        print(f"docgen audit --no-layout，整个进程 {first * 1000:6.0f} 毫秒（python -c 'import click' {bare * 1000:.0f} 毫秒）")
        print(f"审查 10 页 .docx，不排版           {took(lambda: examine(data, '通知.docx', None, Profile()), times) * 1000:6.0f} 毫秒")
        try:
            [result] = convert([path])
        except MissingProgram:
            print("没有 LibreOffice，未测排版后的审查")
            return
        assert result.pdf is not None
        pdf = result.pdf.read_bytes()
        print(f"同上，排好版的 {result.pages} 页逐字量         {took(lambda: examine(data, '通知.docx', pdf, Profile()), times) * 1000:6.0f} 毫秒")
        print(f"审查这 {result.pages} 页 PDF                   {took(lambda: examine(pdf, '通知.pdf', None, Profile()), times) * 1000:6.0f} 毫秒")


if __name__ == "__main__":
    main()
