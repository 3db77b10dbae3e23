"""How many times faster the engine fills a template than docxtpl does, the texts being equal.

    python bench/engine.py [TIMES]

Two templates: a plain two-page notice with 25 fields and a table of 20 rows, built here; and the frame 红头-下行
of templates/版式, filled with a paper of about two pages. Each way takes its turn in every round, so that a busy
machine slows all alike; what is printed are medians.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from zipfile import ZipFile

import docx
from docxtpl import DocxTemplate
from lxml import etree

from docgen.documents.block import Column, Head, Heading, Imprint, Paper, Paragraph, Run, Signature, Table
from docgen.documents.environment import form_environment
from docgen.render import frame
from docgen.render.engine import Template
from docgen.render.sheet import Sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRAMES = Path(__file__).parent.parent / "templates" / "版式"
ENVIRONMENT = form_environment()
ROUNDS = 10
SENTENCE = "为做好筹备工作，经研究，定于%s在%s召开会议。请按照通知要求组织推选，严格把关，按时报送。"
HEADS = ("序号", "姓名", "性别", "单位", "职务")
Fields = Mapping[str, object]


def notice() -> bytes:
    """Return a plain notice of two pages: 25 fields and a table of 20 rows."""
    document = docx.Document()
    names = iter([f"字段{number}" for number in range(1, 26)])
    document.add_heading(f"关于{{{{ {next(names)} }}}}的通知", level=1)
    for _ in range(12):
        document.add_paragraph(SENTENCE % (f"{{{{ {next(names)} }}}}", f"{{{{ {next(names)} }}}}"))
    table = document.add_table(4, 5)
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    table.cell(1, 0).text = "{%tr for 人 in 名单 %}"
    for cell, tag in zip(table.rows[2].cells, ("loop.index", "人.姓名", "人.性别", "人.单位", "人.职务"), strict=True):
        cell.text = "{{ " + tag + " }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.save(out := BytesIO())
    return out.getvalue()


def notice_fields() -> Fields:
    rows = [{"姓名": f"王{number}", "性别": "女", "单位": "清溪镇农业综合服务中心", "职务": "主任"} for number in range(20)]
    return {**{f"字段{number}": f"清溪镇<第{number}>项 & 内容" for number in range(1, 26)}, "名单": rows}


def official() -> Paper:
    """Return a notice under a red head, of two pages with a table of 20 rows."""
    body = [Paragraph((Run(SENTENCE % (f"{number}月1日", "镇政府会议室")),)) for number in range(1, 13)]
    rows = tuple((str(number), f"王{number}", "女", "清溪镇农业综合服务中心", "主任") for number in range(1, 21))
    day = dt.date(2027, 1, 22)
    return Paper(
        code="B01", name="通知", frame="红头-下行", title="关于推选示例县清溪镇科学技术协会第一次代表大会代表的通知",
        head=Head(("中共示例县清溪镇委员会",), "清委〔2027〕3号"), addressees="各村（社区），镇直各单位",
        body=(Heading(1, "一、总体要求"), *body, Table(tuple(map(Column, HEADS)), rows)),
        signature=Signature(("中共示例县清溪镇委员会",), day), imprint=Imprint("示例县科学技术协会", "清溪镇党政办公室", day),
    )


def official_fields() -> Fields:
    """Return what the frame's tags get for that paper."""
    return {**frame._fields(official(), False, Sheet()), "附件": ""}


def by_docxtpl(template: DocxTemplate, fields: Fields) -> bytes:
    template.render(dict(fields), ENVIRONMENT, autoescape=True)
    template.save(out := BytesIO())
    return out.getvalue()


def ways(data: bytes, fields: Fields) -> dict[str, Callable[[], bytes]]:
    """Return the ways to fill a template, by name; the engine's comes first."""
    compiled = Template(data, "模板.docx", ENVIRONMENT)
    reused = DocxTemplate(BytesIO(data))
    return {
        "docgen": lambda: compiled.fill(fields),
        "docxtpl，每份新建": lambda: by_docxtpl(DocxTemplate(BytesIO(data)), fields),
        "docxtpl，一个反复用": lambda: by_docxtpl(reused, fields),
    }


def text(document: bytes) -> str:
    with ZipFile(BytesIO(document)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(run.text or "" for run in paragraph.iter(W + "t")) for paragraph in root.iter(W + "p"))


def race(title: str, data: bytes, fields: Fields, times: int) -> None:
    """Print what each way takes for `times` documents, having seen that they say the same."""
    candidates = ways(data, fields)
    texts = {name: text(fill()) for name, fill in candidates.items()}
    if len(set(texts.values())) > 1:
        sys.exit(f"{title}：文字不一样，不比快慢")
    each = max(times // ROUNDS, 1)
    took: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, fill in candidates.items():
            start = perf_counter()
            for _ in range(each):
                fill()
            took[name].append((perf_counter() - start) / each)
    best = median(took["docgen"])
    print(f"{title}（{ROUNDS * each} 份，{len(next(iter(texts.values())))} 字）")
    for name, seconds in took.items():
        print(f"  {name:<16}\t{median(seconds) * 1000:8.2f} 毫秒/份\t{median(seconds) / best:6.1f} 倍")


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    race("普通通知", notice(), notice_fields(), times)
    race("版式 红头-下行", (FRAMES / "红头-下行.docx").read_bytes(), official_fields(), times)


if __name__ == "__main__":
    main()
