"""The lint of Word templates: every mistake with its place and cure, and silence on good templates."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

from docgen.problem import Severity
from docgen.render.environment import docx_environment
from docgen.render.lint import lint

KNOWN = {"名称": None, "类": None, "日": None, "名单": {"姓名": None, "单位": {"简称": None}}, "期限": None}
ENVIRONMENT = docx_environment(日期=str, 顿号=str)


def packed(document: Any) -> bytes:
    document.save(out := io.BytesIO())
    return out.getvalue()


def word(*texts: str) -> Any:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def table(*rows: tuple[str, ...]) -> Any:
    document = docx.Document()
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document


def told(document: Any, known: Any = KNOWN) -> list[str]:
    return [str(problem) for problem in lint(packed(document), "表.docx", known, ENVIRONMENT)]


BRACES = "标签的花括号、百分号要用半角，中间不能有空格"


@pytest.mark.parametrize(("wrong", "what", "right"), [
    ("｛｛ 名称 ｝｝", BRACES, "{{ 名称 }}"),
    ("{｛ 名称 ｝}", BRACES, "{{ 名称 }}"),
    ("{{ 名称 ｝｝", BRACES, "{{ 名称 }}"),
    ("{ { 名称 } }", BRACES, "{{ 名称 }}"),
    ("｛｛ 名称｜日期 ｝｝", BRACES, "{{ 名称|日期 }}"),
    ("{名称}", "要填的字段得用两层花括号", "{{ 名称 }}"),
    ("｛名称｝", "要填的字段得用两层花括号", "{{ 名称 }}"),
    ("{{ 名称 }", "要填的字段得用两层花括号", "{{ 名称 }}"),
    ("{{ “名称” }}", "字段名加了引号，印出来的就是这几个字本身", "{{ 名称 }}"),
    ("{{ 日｜日期 }}", "标签里有全角符号", "{{ 日|日期 }}"),
    ("{{ 期限（“B01”，2） }}", "标签里有全角符号", "{{ 期限(“B01”,2) }}"),
    ("{{ 名单［0］．姓名 }}", "标签里有全角符号", "{{ 名单[0].姓名 }}"),
    ("{{ 名称\u200b }}", "标签里有看不见的字符", "{{ 名称 }}"),
])
def test_slips_of_input_methods(wrong: str, what: str, right: str) -> None:
    assert told(word("前文", f"经{wrong}研究")) == [f"表.docx!正文 第2段: 错误 E-WRD-20 “{wrong}”：{what}；改法：改成“{right}”"]


def test_slip_in_a_block_tag_does_not_blame_its_partner() -> None:
    assert told(word("{％p if 类 ％}", "甲", "{%p endif %}")) == [
        f"表.docx!正文 第1段: 错误 E-WRD-20 “{{％p if 类 ％}}”：{BRACES}；改法：改成“{{%p if 类 %}}”"
    ]


def test_single_braces_around_an_unknown_word_are_only_a_warning() -> None:
    (problem,) = lint(packed(word("集合{甲}")), "表.docx", KNOWN, ENVIRONMENT)
    assert problem.severity is Severity.WARNING
    assert str(problem) == "表.docx!正文 第1段: 警告 W-WRD-20 “{甲}”：要填的字段得用两层花括号；改法：如果是要填的字段，改成“{{ 甲 }}”"


@pytest.mark.parametrize(("text", "told_of"), [
    ("{{ 名秤 }}", "没有“名秤”这个字段（最接近的是“名称”），在“{{ 名秤 }}”里"),
    ("{{ 名单[0].性名 }}", "没有“性名”这个字段（最接近的是“姓名”），在“{{ 名单[0].性名 }}”里"),
    ("{% for 人 in 名单 %}{{ 人.单位.全称 }}{% endfor %}", "没有“全称”这个字段（最接近的是“简称”），在“{{ 人.单位.全称 }}”里"),
])
def test_unknown_names(text: str, told_of: str) -> None:
    assert told(word(text)) == [f"表.docx!正文 第1段: 错误 E-WRD-05 {told_of}；改法：改成已有的名称"]


def test_names_are_not_looked_at_when_none_are_known() -> None:
    assert told(word("{{ 随便.什么 }}"), None) == []


@pytest.mark.parametrize(("document", "expected"), [
    (lambda: word("甲", "{% if 名称 %}乙"), "正文 第2段: 错误 E-WRD-24 “{% if 名称 %}”没有结束，缺 endif"),
    (lambda: word("甲{% endfor %}"), "正文 第1段: 错误 E-WRD-24 “{% endfor %}”前面没有与它配对的开头"),
    (lambda: word("{{ 名称 %}"), "正文 第1段: 错误 E-WRD-21 标签“{{ 名称 %}”没有写完，缺“}}”"),
    (lambda: word("前文 {%p if 名称 %}", "甲", "{%p endif %}"),
     "正文 第1段: 错误 E-WRD-30 “{%p if 名称 %}”所在的段落会整个删去，旁边的“前文”也就不见了"),
    (lambda: word("{%tr if 名称 %}", "{%tr endif %}"), "正文 第1段: 错误 E-WRD-29 “{%tr if 名称 %}”要放在表格里，这里不是表格"),
    (lambda: word("{% tr if 名称 %}", "{%tr endif %}"), "正文 第1段: 错误 E-WRD-25 “{% tr if 名称 %}”里 tr 要紧跟 {%，不能空开"),
    (lambda: table(("甲", "乙"), ("{%tr for 人 in 名单 %}{{ 人.姓名 }}", "{%tr endfor %}")),
     "正文 表1第2行第2格: 错误 E-WRD-29 “{%tr for 人 in 名单 %}”和“{%tr endfor %}”在同一行里"),
    (lambda: word("{{ 名称|日起 }}"), "正文 第1段: 错误 E-WRD-26 没有“日起”这个过滤器（最接近的是“日期”）"),
    (lambda: word("{% if 名称 是 1 %}甲{% endif %}"), "正文 第1段: 错误 E-WRD-25 标签“{% if 名称 是 1 %}”写得不对：“是”之前该结束了"),
    (lambda: word("{% for 人 in 名单 %}{{ 人.姓名 }}{% endfor %}{{ 人.姓名 }}"), "正文 第1段: 错误 E-WRD-27 “人”只在循环里有，这里已经出了循环"),
    (lambda: word("{{ 名", "称 }}"), "正文 第1段: 警告 W-WRD-22 标签“{{ 名称 }}”跨了几段才写完，这几段会并成一段"),
])
def test_mistakes(document: Callable[[], Any], expected: str) -> None:
    assert told(document())[0].split("；")[0] == f"表.docx!{expected}"


def test_places_in_headers_and_cells() -> None:
    document = table(("甲", "{{ 名秤 }}"))
    document.sections[0].footer.paragraphs[0].text = "{{ 类别 }}"
    assert [line.split(": ")[0] for line in told(document)] == ["表.docx!正文 表1第1行第2格", "表.docx!页脚1 第1段"]


def linked(inside: str, after: str) -> Any:
    """A paragraph whose first words stand in a hyperlink."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run(inside)._r
    link = OxmlElement("w:hyperlink")
    run.addprevious(link)
    link.append(run)
    paragraph.add_run(after)
    return document


def test_tag_cut_by_a_link() -> None:
    assert told(linked("见{{ 名", "称 }}")) == [
        "表.docx!正文 第1段: 错误 E-WRD-31 标签“{{ 名称 }}”一半在超链接、修订或内容控件里，一半在外面；"
        "改法：删去整个标签，取消链接、接受修订后重新输入一遍"
    ]


def test_tag_that_word_spread_over_runs_is_no_fault() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ 名", "称 ", "}", "}"):
        paragraph.add_run(piece).italic = piece == "{ 名"
    assert told(document) == []


@pytest.mark.parametrize("document", [
    lambda: word("{{ 名称 }}", "{% if 类 == “函” %}甲{% elif 类 == ‘报告’ %}乙{% else %}丙{% endif %}"),
    lambda: word("{{ 名单|顿号 }}", "{{ 名单|map(attribute='姓名')|join('、') }}", "{{ '（' ~ 名称 ~ '）' }}"),
    lambda: word("{%p for 人 in 名单 %}", "{{ loop.index }}. {{ 人.姓名 }}（{{ 人.单位.简称 }}）", "{%p endfor %}"),
    lambda: word("{# 注：｛｛ 名称 ｝｝ 别改 #}", "{#p 整段 #}", "{_{ 照印 }_}", "{% raw %}{{ 照印 }}{% endraw %}"),
    lambda: word("{{ {'甲': 1, '乙': {'丙': 2} }['甲'] }}", "{% set 数 = 名单|length %}{{ 数 * 2 }}"),
    lambda: word("{% macro 称(人) %}{{ 人.姓名 }}{% endmacro %}{{ 称(名单[0]) }}", "{{ 别名|default('无') }}"),
    lambda: word("100%（含）、｛注｝、{ }、50％", "{{r 名称 }}", "{{ 期限('B01')|日期 }}", "{{ 类 if 名称 else 日 }}"),
    lambda: table(("姓名", "单位"), ("{%tr for 人 in 名单 %}", ""), ("{% cellbg '00FF00' %}{{ 人.姓名 }}", "{% vm %}{{ 人.单位.简称 }}"), ("{%tr endfor %}", "")),
    lambda: table(("{% colspan 2 %}甲", "乙", "丙"), ("{%tc for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tc endfor %}")),
    lambda: linked("{{ 名称 }}", "后文{{ 类 }}"),
])
def test_no_false_alarm(document: Callable[[], Any]) -> None:
    assert [line for line in told(document()) if "｛注｝" not in line] == []


def test_a_file_that_is_no_template_is_told_like_the_engine_does() -> None:
    assert [str(problem).split("；")[0] for problem in lint(b"x", "表.docx")] == ["表.docx: 错误 E-WRD-01 这不是 Word 文档（.docx）"]
