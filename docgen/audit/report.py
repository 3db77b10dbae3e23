"""The report as text for people and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.audit.examine import Report
from docgen.audit.finding import Finding
from docgen.audit.part import Part
from docgen.audit.subject import Subject
from docgen.problem import Severity

KINDS = {"docx": "Word 文档", "pdf": "PDF"}
CUT = 40
UNTOLD = (Part.BLANK, Part.CELL)


def text(report: Report, explain: bool, deviations: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of the report on one file.

    deviations: where the office departs from the standard's page by its own choice (`Profile.deviations`).
    """
    subject, parts = report.subject, report.parts
    kind = f"，{parts.type}" if parts.type else ""
    yield f"{subject.name}：{KINDS[subject.kind]}，按{parts.format.value}格式{kind}（{parts.why}）"
    yield from (f"  说明：{note}" for note in subject.notes)
    yield from (f"  本单位的版面：{deviation}" for deviation in deviations)
    if explain:
        yield from explained(report)
    for found in report.findings:
        yield from told(found)
    yield "  " + summary(report)


def told(found: Finding) -> Iterator[str]:
    """Yield the lines of one finding: where, what, how to mend it."""
    clause = f"（{found.clause}）" if found.clause else ""
    quoted = f"“{shortened(found.text)}”" if found.text else ""
    yield f"  {where(found)}{found.severity.value} {found.rule} {found.part}{quoted}：{found.found}，应为{found.expected}{clause}"
    yield f"      改法：{found.cure}"


def where(found: Finding) -> str:
    """Return `第2页 第14段 ` as far as it is known."""
    page = f"第{found.page}页 " if found.page else ""
    return page + (f"第{found.paragraph + 1}段 " if found.paragraph is not None else "")


def shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= CUT else flat[: CUT - 1] + "…"


def summary(report: Report) -> str:
    """Return the line that closes a file's report."""
    counts = [f"{report.count(level)} 个{level.value}" for level in Severity if report.count(level)]
    return "共 " + "、".join(counts) if counts else "没有发现问题"


def explained(report: Report) -> Iterator[str]:
    """Yield what each paragraph was taken for and why; empty lines and cells are left out."""
    yield "  识别结果："
    for one in report.parts.taken:
        if one.part not in UNTOLD:
            annex = f"（附件{one.annex + 1}内）" if one.annex is not None else ""
            yield f"    第{one.paragraph + 1}段 {one.part.value}{annex}“{shortened(one.text)}”：{one.why}"


def values(report: Report, explain: bool, deviations: Sequence[str] = ()) -> dict[str, Any]:
    """Return the report for programs; keys are Chinese as in every JSON of docgen."""
    subject, parts = report.subject, report.parts
    told: dict[str, Any] = {
        "文件": subject.name,
        "类型": subject.kind,
        "格式": parts.format.value,
        "格式依据": parts.why,
        "文种": parts.type,
        "标题": parts.title,
        "发文字号": parts.number,
        "页数": pages(subject),
        "说明": list(subject.notes),
        "本单位的版面": list(deviations),
        "问题": [finding(found) for found in report.findings],
        "计数": {level.value: report.count(level) for level in Severity},
    }
    if explain:
        told["识别"] = [
            {"段": one.paragraph + 1, "要素": one.part.value, "附件": None if one.annex is None else one.annex + 1, "文字": one.text, "依据": one.why}
            for one in parts.taken
        ]
    return told


def pages(subject: Subject) -> int:
    return subject.page_count or len(subject.pages)


def finding(found: Finding) -> dict[str, Any]:
    """Return one finding for programs."""
    return {
        "规则": found.rule,
        "依据规则": found.rule_ref or found.rule,
        "级别": found.severity.value,
        "条款": found.clause,
        "要素": found.part,
        "页": found.page,
        "段": None if found.paragraph is None else found.paragraph + 1,
        "文字": found.text,
        "实际": found.found,
        "应为": found.expected,
        "改法": found.cure,
        "位置": None if found.box is None else list(found.box),
    }
