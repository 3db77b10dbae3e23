"""The rules on wording: every one of them finds what it is for, and nothing is held against right words."""

from __future__ import annotations

import time
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.audit.finding import Finding
from docgen.audit.page import Span
from docgen.audit.paragraph import Align, Border, Paragraph
from docgen.audit.parts import recognise
from docgen.audit.profile import Profile
from docgen.audit.registry import Rule
from docgen.audit.subject import Subject
from docgen.problem import Severity

CASES = Path(__file__).parent / "cases"
MODULES = ("rules_title", "rules_route", "rules_organs", "rules_number", "rules_punct", "rules_list", "rules_sign", "rules_notes")
RULES: tuple[Rule, ...] = tuple(rule for name in MODULES for rule in import_module(f"docgen.audit.{name}").RULES)
FANGSONG, HEI, SONG = "仿宋_GB2312", "黑体", "方正小标宋简体"
Paper = dict[str, Any]
SECONDS = 5.0


def cases(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return read


class Sheet:
    """Lays paragraphs down one after the other."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []

    def put(self, text: str = "", face: str = FANGSONG, size: float = 16, align: Align = "both", first: int = 0, **more: Any) -> None:
        colour = more.pop("colour", "000000")
        self.paragraphs.append(Paragraph(len(self.paragraphs), (Span(text, face, size, colour=colour),), align, first_line=first, **more))


def paper(changed: Paper) -> Subject:
    """Return a notice with some parts changed."""
    sheet = Sheet()
    put, body = sheet.put, partial(sheet.put, first=630)
    put(changed.get("标志", "青山市人民政府文件"), SONG, 42, "center", colour="FF0000")
    put()
    number = changed.get("文号", "青政发〔2026〕12号")
    signed = f"\t签发人：{changed['签发人']}" if "签发人" in changed else ""
    put(number + signed, align="left" if signed else "center", borders=(Border("bottom", "single", 12, 7, "FF0000"),))
    put()
    put(changed.get("标题", "青山市人民政府关于加强防汛工作的通知"), SONG, 22, "center")
    put()
    put(changed.get("主送", "各区人民政府，市政府各部门："), align="left")
    for text in changed.get("文", ["为做好防汛工作，现将有关事项通知如下。"]):
        body(text, HEI if text[:1] in "一二三四五六七八九十" and text[1:2] in "、.，" else FANGSONG)
    if "附件说明" in changed:
        put()
        for text in changed["附件说明"]:
            body(text)
    put()
    put(changed.get("署名", "青山市人民政府"), align="right", right=1260)
    put(changed.get("日期", "2026年5月8日"), align="right", right=1260)
    if "附注" in changed:
        body(changed["附注"])
    for at, title in enumerate(changed.get("附件", ()), 1):
        put(f"附件{at}" if len(changed["附件"]) > 1 else "附件", HEI, break_before=True)
        put()
        put(title, SONG, 22, "center")
        body("具体内容见表。")
    if "抄送" in changed:
        put(changed["抄送"], size=14, box=0)
    put(changed.get("印发", "青山市人民政府办公室　　2026年5月8日印发"), size=14, box=0)
    return Subject("来文.docx", "docx", tuple(sheet.paragraphs))


def found(changed: Paper) -> list[Finding]:
    subject, profile = paper(changed), Profile()
    parts = recognise(subject, profile)
    return [finding for rule in RULES for finding in rule.findings(subject, parts, profile)]


WRONG = [pytest.param(rule, one, id=f"{rule}-{at}") for rule, papers in cases("wrong.yaml").items() for at, one in enumerate(papers)]
RIGHT = cases("right.yaml")


@pytest.mark.parametrize(("rule", "changed"), WRONG)
def test_wrong_words_raise_their_rule_and_no_other(rule: str, changed: Paper) -> None:
    assert {finding.rule for finding in found(changed)} == {rule}


def test_every_rule_on_wording_has_a_wrong_case() -> None:
    assert {name for rule in RULES for name in rule.ids if name.startswith("err.")} <= set(cases("wrong.yaml"))


def test_a_plain_notice_raises_nothing() -> None:
    assert found({}) == []


@pytest.mark.parametrize("title", RIGHT["标题"])
def test_right_titles_raise_nothing(title: str) -> None:
    assert found({"标题": title}) == []


@pytest.mark.parametrize("number", RIGHT["文号"])
def test_right_numbers_raise_nothing(number: str) -> None:
    assert found({"文号": number}) == []


@pytest.mark.parametrize("words", RIGHT["文"])
def test_right_sentences_raise_nothing(words: str) -> None:
    assert found({"文": [words]}) == []


@pytest.mark.parametrize("texts", RIGHT["结构"])
def test_right_numbering_raises_nothing(texts: list[str]) -> None:
    assert found({"文": texts}) == []


@pytest.mark.parametrize(
    ("mark", "signed"),
    [
        ("中共青山市委文件", "中国共产党青山市委员会"),
        ("清溪镇党委文件", "中共清溪镇委员会"),
        ("青山市科协文件", "青山市科学技术协会"),
        ("青山市人民政府办公室", "青山市政府办公室"),
    ],
)
def test_short_names_stand_for_full_ones(mark: str, signed: str) -> None:
    assert found({"标志": mark, "署名": signed, "标题": f"{signed}关于加强防汛工作的通知"}) == []


def test_matters_of_one_request_are_not_several_requests() -> None:
    texts = ["一、关于大会时间", "拟于2026年5月召开。", "二、关于代表名额", "拟设代表98名。", "妥否，请批示。"]
    asked = {"标题": "青山市人民政府关于召开大会的请示", "签发人": "张三", "主送": "省政府：", "附注": "（联系人：李四）", "文": texts}
    assert found(asked) == []


def test_a_finding_says_what_was_found_what_is_right_and_what_to_do() -> None:
    [one] = found({"文号": "青政发[2026]012号"})[:1]
    assert (one.rule, one.severity, one.clause) == ("err.docno.bracket", Severity.ERROR, "GB/T 9704-2012 7.2.5")
    assert (one.text, one.found) == ("青政发[2026]012号", "年份括号不是“〔〕”")
    assert one.cure == "改为“青政发〔2026〕12号”"


def test_practice_is_never_an_error() -> None:
    [one] = found({"标题": "青山市人民政府关于转发省政府关于做好春耕生产工作的通知"})
    assert one.severity is Severity.WARNING
    assert one.cure == "改为“青山市人民政府转发省政府关于做好春耕生产工作的通知”"


@pytest.mark.parametrize("sign", ["《", "（“", "(汉", '"', "(", "0", "1、", "）", "一", "×", "-", "1-", "〔2026〕", ","])
def test_long_runs_of_one_sign_take_no_long_time(sign: str) -> None:
    started = time.monotonic()
    found({"文": ["一" + sign * 20_000]})
    assert time.monotonic() - started < SECONDS


WORDS = st.text(alphabet="一二三、。，（）()《》“”〔〕[]0123456789年月日号.-~～%万关于的通知附件：×X 　\n\tab", max_size=60) | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({
    "标题": WORDS, "文号": WORDS, "签发人": WORDS, "主送": WORDS, "文": st.lists(WORDS, max_size=6), "附件说明": st.lists(WORDS, max_size=3),
    "署名": WORDS, "日期": WORDS, "附注": WORDS, "抄送": WORDS, "印发": WORDS, "附件": st.lists(WORDS, max_size=3),
}))  # fmt: skip
def test_no_rule_fails_on_any_words(changed: Paper) -> None:
    for one in found(changed):
        assert all((one.found, one.expected, one.cure))
