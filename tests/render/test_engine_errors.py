"""What a clerk is told when a template or a value is wrong: what, where, and how to mend it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import pytest
from docxtpl import InlineImage

from docgen.problem import DocgenError
from docgen.render.engine import Template
from docgen.render.environment import docx_environment
from docgen.render.pack import OLE


def word(*texts: str, table: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, line in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text
    document.save(out := io.BytesIO())
    return out.getvalue()


def compiled(*texts: str) -> Template:
    return Template(word(*texts), "通知.docx", docx_environment())


def told(data: bytes, fields: Mapping[str, Any] | None = None) -> list[str]:
    """Return what is said when `data` is compiled and filled."""
    with pytest.raises(DocgenError) as caught:
        Template(data, "通知.docx", docx_environment()).fill(fields or {})
    return [str(problem) for problem in caught.value.problems]


def test_unknown_name_with_the_nearest() -> None:
    assert told(word("抄送：{{ 抄送机构 }}。"), {"抄送机关": "甲"}) == [
        "通知.docx!正文: 错误 E-WRD-05 没有“抄送机构”这个字段（最接近的是“抄送机关”），在“抄送：{{ 抄送机构 }}。”处；"
        "改法：改成已有的名称，或者在数据里补上“抄送机构”"
    ]


def test_unknown_item_names_its_own_nearest() -> None:
    assert told(word("{% for 人 in 名单 %}{{ 人.性名 }}{% endfor %}"), {"名单": [{"姓名": "甲"}]}) == [
        "通知.docx!正文: 错误 E-WRD-05 “人.性名”里没有“性名”这一项（最接近的是“姓名”），"
        "在“{% for 人 in 名单 %}{{ 人.性名 }}{% endfor %}”处；改法：改成已有的名称，或者在数据里补上“性名”"
    ]


def test_unknown_name_in_a_block() -> None:
    assert told(word("{%p if 状况 == '会后' %}", "甲", "{%p endif %}"), {"状态": "会前"}) == [
        "通知.docx!正文: 错误 E-WRD-05 没有“状况”这个字段（最接近的是“状态”），在“{% if 状况 == '会后' %}”处；"
        "改法：改成已有的名称，或者在数据里补上“状况”"
    ]


def test_all_problems_of_all_parts_at_once() -> None:
    document = docx.Document()
    document.add_paragraph("{{ 甲 }}{{ 乙 }}")
    document.add_paragraph("{{ 丙 }}")
    document.sections[0].header.paragraphs[0].text = "{{ 丁 }}"
    document.save(out := io.BytesIO())
    found = told(out.getvalue(), {"乙": None, "丙": "字\x0b字", "丁": ["一"]})
    assert [problem.split("；")[0] for problem in found] == [
        "通知.docx!正文: 错误 E-WRD-05 没有“甲”这个字段，在“{{ 甲 }}{{ 乙 }}”处",
        "通知.docx!正文: 错误 E-WRD-06 “乙”没有值，在“{{ 甲 }}{{ 乙 }}”处",
        "通知.docx!正文: 错误 E-WRD-07 “丙”的值“字□字”里有 Word 文件不能有的字符 U+000B，在“{{ 丙 }}”处",
        "通知.docx!页眉1: 错误 E-WRD-06 “丁”是一串数据，不能整个印出来，在“{{ 丁 }}”处",
    ]


@pytest.mark.parametrize(("value", "what"), [
    (None, "没有值"), ({"姓名": "甲"}, "是一组数据，不能整个印出来"), ((1, 2), "是一串数据，不能整个印出来"), (float("nan"), "不是数（nan）"),
])
def test_values_that_are_never_printed(value: object, what: str) -> None:
    assert told(word("{{ 值 }}"), {"值": value})[0].split("；")[0] == f"通知.docx!正文: 错误 E-WRD-06 “值”{what}，在“{{{{ 值 }}}}”处"


def test_values_read_as_the_environment_says() -> None:
    def reading(value: object) -> str:
        if isinstance(value, dt.date):
            return f"{value.year}年{value.month}月{value.day}日"
        raise TypeError

    environment = docx_environment()
    environment.finalize = reading
    template = Template(word("{{ 日 }}"), "通知.docx", environment)
    assert docx.Document(io.BytesIO(template.fill({"日": dt.date(2027, 1, 22)}))).paragraphs[0].text == "2027年1月22日"
    with pytest.raises(DocgenError, match="E-WRD-06 “日”不是能直接印的文字、数或日期，在"):
        template.fill({"日": object()})


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_xml_does_not_allow(character: str) -> None:
    (found,) = told(word("{{ 值|upper }}"), {"值": f"张{character}三"})
    assert found.startswith(f"通知.docx!正文: 错误 E-WRD-07 “值|upper”的值“张□三”里有 Word 文件不能有的字符 U+{ord(character):04X}")


@pytest.mark.parametrize(("text", "why"), [
    ("{{ ''.__class__ }}", "“''.__class__”用了模板里不允许的写法"),
    ("{{ range(1000000)|length }}", "“range(1000000)|length”算不出来：数太大"),
    ("{{ 名 + 1 }}", "“名 + 1”算不出来：值的类型不对"),
    ("{{ 1 / 0 }}", "“1 / 0”算不出来：除数是 0"),
])
def test_expressions_that_fail(text: str, why: str) -> None:
    (found,) = told(word(text), {"名": "甲"})
    assert found.startswith(f"通知.docx!正文: 错误 E-WRD-08 {why}，在“")


def test_text_that_looks_like_a_tag_stays_text() -> None:
    document = docx.Document(io.BytesIO(compiled("{{ 值 }}").fill({"值": "{{ 7*7 }}{% x %}<w:p/>&amp;"})))
    assert document.paragraphs[0].text == "{{ 7*7 }}{% x %}<w:p/>&amp;"


@pytest.mark.parametrize(("texts", "message"), [
    (["甲", "{% if 名 %}乙"], "通知.docx!正文 第2段: 错误 E-WRD-24 “{% if 名 %}”没有结束，缺 endif；"
                            "改法：在该结束的地方补上 endif，写法同开头（如 {%p endif %}）"),
    (["{{ 名 名 }}"], "通知.docx!正文 第1段: 错误 E-WRD-25 标签“{{ 名 名 }}”写得不对：“名”之前该结束了；"
                    "改法：核对引号、括号是否成对，名称、运算符和过滤器的写法"),
    (["{{ 名|大写 }}"], "通知.docx!正文 第1段: 错误 E-WRD-26 没有“大写”这个过滤器；改法：改成已有的过滤器"),
    (["甲{% 名 %}"], "通知.docx!正文 第1段: 错误 E-WRD-25 标签“{% 名 %}”写得不对：没有“名”这种语句；"
                   "改法：核对引号、括号是否成对，名称、运算符和过滤器的写法"),
])
def test_wrong_tags(texts: list[str], message: str) -> None:
    assert told(word(*texts), {"名": "甲"}) == [message]


def test_tags_that_cut_through_the_structure() -> None:
    data = word("{%p if 名 %}", "甲{% endif %}")
    assert docx.Document(io.BytesIO(Template(data, "通知.docx", docx_environment()).fill({"名": "乙"}))).paragraphs[0].text == "甲"
    assert told(data, {"名": ""}) == [
        "通知.docx!正文 第2段: 错误 E-WRD-24 “{% endif %}”与它的开头“{%p if 名 %}”写法不同；"
        "改法：成对的标签要一样：{%p if … %} 配 {%p endif %}，{%tr for … %} 配 {%tr endfor %}"
    ]


def test_markup_that_breaks_the_structure() -> None:
    from markupsafe import Markup

    (found,) = told(word("{{ 值 }}"), {"值": Markup("</w:t>")})
    assert found.startswith("通知.docx!正文: 错误 E-WRD-09 填好后的文档结构是坏的")


def data_with(data: bytes, member: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info, content.replace(old.encode(), new.encode()) if info.filename == member else content)
    return out.getvalue()


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


GOOD = word("{{ 名 }}")


@pytest.mark.parametrize(("data", "message"), [
    (b"", "E-WRD-01 这不是 Word 文档（.docx）"),
    ("名单".encode("gbk"), "E-WRD-01 这不是 Word 文档（.docx）"),
    (GOOD[:3000], "E-WRD-01 文件已损坏或没有下载完整，打不开"),
    (archive(甲=b"x"), "E-WRD-01 这个压缩包里没有完整的 Word 文档，不是 .docx"),
    (OLE + b"\0" * 600, "E-WRD-01 这是 Word 97—2003 的老格式（.doc），不是 .docx"),
    (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "E-WRD-02 这个文件加了密码"),
    (archive(甲=b"\0" * (8 * 2**20)), "E-WRD-03 文件展开后有 8 MB、1 个部件，不像正常的 Word 文档"),
    (data_with(GOOD, "word/document.xml", "<w:body>", "<w:bod"), "E-WRD-01 文件已损坏，里面的部件读不出来"),
    (data_with(GOOD, "word/document.xml", "w:body>", "w:other>"), "E-WRD-01 文件里没有正文"),
], ids=["empty", "text", "cut short", "zip", "doc", "locked", "bomb", "broken xml", "no body"])
def test_files_that_are_no_template(data: bytes, message: str) -> None:
    with pytest.raises(DocgenError) as caught:
        Template(data, "通知.docx", docx_environment())
    assert str(caught.value).startswith(f"通知.docx: 错误 {message}；改法：")


def test_damaged_member_is_found_when_compiled() -> None:
    at = GOOD.index(b"word/styles.xml") + 200
    with pytest.raises(DocgenError, match="E-WRD-01 文件已损坏"):
        Template(GOOD[:at] + bytes(byte ^ 0xFF for byte in GOOD[at : at + 40]) + GOOD[at + 40 :], "通知.docx", docx_environment())


def test_same_fields_same_bytes_and_dates_fixed() -> None:
    first, second = (compiled("{{ 名 }}").fill({"名": "甲"}) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as made:
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert made.testzip() is None


def test_body_to_stand_in_another_document() -> None:
    template = compiled("甲{{ 名 }}")
    assert template.fill_body({"名": "<乙>"}) == (
        '<w:p><w:r><w:t xml:space="preserve">甲&lt;乙&gt;</w:t></w:r></w:p>'
    )
    assert template.section.startswith("<w:sectPr")
    assert template.section.endswith("</w:sectPr>")


def test_body_with_a_picture_cannot_stand_in_another_document() -> None:
    template = compiled("{{ 图 }}")
    with pytest.raises(DocgenError, match="E-WRD-10 里面有图片、超链接或子文档，不能作为附件并入别的文件"):
        template.fill_body({"图": InlineImage(template.docxtpl(), "无此文件.png")})


def test_names_of_members_may_be_chinese() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as target:
        target.writestr("word/media/图 1.txt", "内容")
    made = Template(out.getvalue(), "通知.docx", docx_environment()).fill({"名": "甲"})
    assert zipfile.ZipFile(io.BytesIO(made)).read("word/media/图 1.txt").decode() == "内容"
