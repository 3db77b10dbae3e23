"""The frames: what stands on the page of each, with docxtpl tags where the paper's parts go.

Parts that a person may want to move or restyle are ordinary paragraphs with a tag; parts whose geometry must be computed
for each paper (mark, signature, imprint …) are one `{{p … }}` paragraph, replaced by what docgen.render makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen import standard as m
from docgen.render.wordml import field, paragraph, run
from tools.frames.package import Page, Running, docx

_BLANK = paragraph("GwBlank")


def page_numbers(odd: str = "GwPageOdd", even: str = "GwPageEven", below: str = "") -> tuple[Running, ...]:
    """Return the footers with the page number (页码, 7.5): right on odd pages, left on even ones."""
    number = run("— ") + field("PAGE") + run(" —")
    return (
        Running("footer", "default", paragraph(odd, number) + below),
        Running("footer", "even", paragraph(even, number) + below),
    )


def _tag(text: str, style: str = "") -> str:
    # What is filled in may hold “ ” and —, which shall not fall into a Latin face.
    return run(text, style, properties='<w:rFonts w:hint="eastAsia"/>')


def _when(fact: str, *paragraphs: str) -> str:
    # A tag paragraph leaves no trace in the paper.
    return paragraph("GwFlush", run("{%p if " + fact + " %}")) + "".join(paragraphs) + paragraph("GwFlush", run("{%p endif %}"))


def _part(name: str, style: str = "GwFlush") -> str:
    return paragraph(style, run("{{p " + name + " }}"))


def _frame(body: str, page: Page, running: tuple[Running, ...]) -> bytes:
    return docx(body, page, running, title="{{ 题名 }}")


def _title(blanks: int) -> str:
    return _BLANK * blanks + paragraph("GwTitle", run("{{r 标题 }}")) + _when("题注", paragraph("GwSubtitle", run("{{r 题注 }}")))


def _main(*, addressed: bool) -> str:
    to = _when("主送", paragraph("GwAddressees", _tag("{{ 主送 }}："))) if addressed else ""
    return _BLANK + to + _rest(_part("落款"))


def _rest(end: str) -> str:
    """Return body and what follows it; `end` stands behind the list of annexes."""
    remark = _when("附注", paragraph("GwRemark", _tag("（{{ 附注 }}）")))
    return _part("正文", "GwBody") + _part("附件说明") + end + remark + _part("附件") + _part("版记")


def _downward() -> bytes:
    number = paragraph("GwNumber", _tag("{{ 发文字号 }}"))
    body = _part("版头") + _BLANK * m.MARK_BLANKS + number + _title(m.TITLE_BLANKS) + _main(addressed=True)
    return _frame(body, Page(), page_numbers())


def _upward() -> bytes:
    number = paragraph("GwNumberUpward", _tag("\t{{ 发文字号 }}\t签发人：") + _tag("{{ 签发人 }}", "GwKai"))
    several, one, end = (paragraph("GwFlush", run("{%p " + tag + " %}")) for tag in ("if 文号行", "else", "endif"))
    lines = several + _part("文号行") + one + number + end
    body = _part("版头") + _BLANK * m.MARK_BLANKS + lines + _title(m.TITLE_BLANKS) + _main(addressed=True)
    return _frame(body, Page(), page_numbers())


def _letter() -> bytes:
    body = _part("版头") + _title(m.TITLE_BLANKS) + _main(addressed=True)
    running = (
        Running("header", "default", paragraph("GwSpacer")),
        Running("header", "even", paragraph("GwSpacer")),
        Running("header", "first", _part("信头")),
        *page_numbers("GwPageOddLetter", "GwPageEvenLetter", paragraph("GwLetterFoot")),
        Running("footer", "first", paragraph("GwLetterRuleBottom")),
    )
    return _frame(body, Page(title_page=True, footer=m.LETTER_FOOTER_DISTANCE), running)


def _order() -> bytes:
    number = paragraph("GwOrderNumber", _tag("{{ 发文字号 }}"))
    body = _part("版头") + _BLANK * m.MARK_BLANKS + number + _BLANK * m.ORDER_BLANKS
    return _frame(body + _rest(_part("落款")), Page(), page_numbers())


def _minutes() -> bytes:
    number = paragraph("GwNumber", _tag("{{ 发文字号 }}"))
    title = _when("题名", _title(m.TITLE_BLANKS), _BLANK)
    body = _part("版头") + _BLANK * m.MARK_BLANKS + number + title + _rest(_part("出席"))
    return _frame(body, Page(), page_numbers())


def _plain() -> bytes:
    return _frame(_title(1) + _main(addressed=True), Page(), page_numbers())


def _table(*, landscape: bool) -> Callable[[], bytes]:
    return lambda: _frame(_title(0) + _main(addressed=False), Page(landscape=landscape), page_numbers())


FRAMES: Mapping[str, Callable[[], bytes]] = {
    "红头-下行": _downward,
    "红头-上行": _upward,
    "信函": _letter,
    "命令": _order,
    "纪要": _minutes,
    "白头": _plain,
    "表格": _table(landscape=False),
    "表格-横向": _table(landscape=True),
    "讲稿": _plain,
}
