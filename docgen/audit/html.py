"""The report as one HTML file: the findings, and the pages with the findings marked on them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from docgen.audit.examine import Report
from docgen.audit.finding import Finding
from docgen.audit.page import Page
from docgen.audit.report import KINDS, shortened, summary, where
from docgen.audit.subject import Subject
from docgen.problem import Severity

Box = tuple[float, float, float, float]
CLASSES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
STYLE = """
body{font:15px/1.6 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}
h2{margin-top:2em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3em .5em;text-align:left;vertical-align:top}
.error td:first-child{border-left:5px solid #c00}.warning td:first-child{border-left:5px solid #e80}.note td:first-child{border-left:5px solid #48c}
.page{position:relative;display:inline-block;margin:1em 1em 0 0;border:1px solid #999}.page img{display:block;max-width:100%}
.mark{position:absolute;border:2px solid;border-radius:2px;font-size:11px;line-height:1;text-decoration:none}
.mark.error{border-color:#c00;color:#c00}.mark.warning{border-color:#e80;color:#b60}.mark.note{border-color:#48c;color:#25a}
.mark span{position:absolute;left:-1.9em;top:0;background:#fff;padding:1px}
"""


def document(reports: Sequence[tuple[Report, Sequence[bytes]]]) -> str:
    """Return the page for reports with the pictures (PNG) of their pages; a file without pictures has its table only."""
    body = "".join(part for at, (report, pictures) in enumerate(reports) for part in section(report, pictures, at))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>公文审查报告</title><style>{STYLE}</style></head><body><h1>公文审查报告</h1>\n{body}</body></html>\n"
    )


def section(report: Report, pictures: Sequence[bytes], at: int) -> Iterator[str]:
    """Yield the part on one file."""
    subject, parts = report.subject, report.parts
    yield f"<h2>{escape(subject.name)}</h2>\n<p>{KINDS[subject.kind]}，按{parts.format.value}格式（{escape(parts.why)}）。{summary(report)}。</p>\n"
    yield from (f"<p>说明：{escape(note)}。</p>\n" for note in subject.notes)
    if report.findings:
        yield "<table><tr><th>序号</th><th>级别</th><th>规则</th><th>位置</th><th>实际</th><th>应为</th><th>改法</th></tr>\n"
        yield from (row(found, number, at) for number, found in enumerate(report.findings, 1))
        yield "</table>\n"
    for page, picture in zip(subject.pages, pictures, strict=False):
        yield from sheet(report, page, picture, at)


def row(found: Finding, number: int, at: int) -> str:
    place = escape(f"{where(found)}{found.part}")
    quoted = f"“{escape(shortened(found.text))}”" if found.text else ""
    cells = (str(number), found.severity.value, f"{escape(found.rule)}<br>{escape(found.clause)}", place + quoted, escape(found.found), escape(found.expected), escape(found.cure))
    return f'<tr class="{CLASSES[found.severity]}" id="f{at}-{number}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def sheet(report: Report, page: Page, picture: bytes, at: int) -> Iterator[str]:
    """Yield a page's picture with its findings marked on it."""
    image = b64encode(picture).decode("ascii")
    yield f'<div class="page"><img alt="第{page.number}页" src="data:image/png;base64,{image}">'
    for number, found in enumerate(report.findings, 1):
        for box in boxes(report.subject, found, page.number):
            yield mark(box, page, found, number, at)
    yield "</div>\n"


def mark(box: Box, page: Page, found: Finding, number: int, at: int) -> str:
    x0, top, x1, bottom = box
    shares = (100 * x0 / page.width, 100 * top / page.height, 100 * (x1 - x0) / page.width, 100 * (bottom - top) / page.height)
    left, above, width, height = (f"{share:.2f}%" for share in shares)
    return (
        f'<a class="mark {CLASSES[found.severity]}" href="#f{at}-{number}" title="{escape(found.rule)}"'
        f' style="left:{left};top:{above};width:{width};height:{height}"><span>{number}</span></a>'
    )


def boxes(subject: Subject, found: Finding, page: int) -> list[Box]:
    """Return where a finding is to be marked on a page: where it says, else around its paragraph's lines there."""
    if found.box is not None:
        return [found.box] if found.page == page else []
    lines = [line for line in subject.paragraph(found.paragraph).printed if line.page == page] if found.paragraph is not None else []
    if not lines:
        return []
    return [(min(line.x0 for line in lines) - 1, min(line.top for line in lines) - 1, max(line.x1 for line in lines) + 1, max(line.bottom for line in lines) + 1)]
