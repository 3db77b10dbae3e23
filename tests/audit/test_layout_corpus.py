"""The rules of layout on sound papers, where they find nothing, and on papers with one defect each, where they find it.

A case says which paper is changed, how, and how it is looked at: X the .docx alone, L the .docx with its print, P the print.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from docx_edit import (
    Edit,
    before,
    changed,
    face,
    indent,
    line,
    paragraph_property,
    put,
    run_property,
    size,
    swap,
    without_blank_before,
)
from sample import QINGXI, TONGBAO, papers_of

from docgen.audit.examine import examine, laid_out, read
from docgen.audit.fix import mend
from docgen.audit.page import Picture
from docgen.audit.part import Part
from docgen.audit.parts import recognise
from docgen.audit.profile import Profile
from docgen.audit.rules_closing import check_seals
from docgen.audit.rules_letter import check_letter_page
from docgen.audit.rules_pageno import check_blank
from docgen.audit.rules_table import check_turned
from docgen.documents.block import Head, Heading, Paper, Paragraph, Run, Signature
from docgen.documents.environment import form_environment
from docgen.model.page import PageChoices
from docgen.problem import Severity
from docgen.render.frame import Frames
from docgen.render.pdf import convert
from tools.measure.papers import NOTICE, TEXT, words

TEMPLATES = Path(__file__).parents[2] / "templates"
SOUND = ("A07", "A09", "B01", "B07", "B10", "B13", "B15", "B18", "B24", "B37", "D02", "E01", "T01", "令", "纪要")
"""Down, up, letters, plain papers, scripts, articles, forms, with annexes, turned pages, joint or not, an order, minutes."""

LAYOUT = ("head", "main", "lines", "closing", "signing", "imprint", "pageno", "letter", "table")


PLAIN = Profile()


@dataclass(frozen=True)
class Case:
    """A defect: the rule that must find it, the paper, edits by part of the file, the way it is looked at."""

    rule: str
    code: str
    edits: tuple[Edit, ...]
    mode: str = "X"
    part: str = "word/document.xml"
    profile: Profile = PLAIN


def ppr(xml: str) -> Edit:
    return paragraph_property(xml)


def titled(*lines: str) -> Edit:
    """Return an edit that prints other lines in a title."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{one}</w:t>' for one in lines)
    return lambda piece: piece.partition("</w:pPr>")[0] + f"</w:pPr><w:r>{runs}</w:r></w:p>"


def blanks(count: int) -> Edit:
    return before("<w:p><w:pPr><w:pStyle w:val=\"GwBlank\"/></w:pPr></w:p>" * count)


def at_end(xml: str) -> Edit:
    """Return an edit that adds paragraphs at the end of the paper."""
    return lambda held: held[: held.rindex("<w:sectPr")] + xml + held[held.rindex("<w:sectPr") :]


def above(words: str, xml: str) -> Edit:
    """Return an edit that adds paragraphs above the one with these words."""
    return lambda held: held[: held.rindex("<w:p>", 0, held.index(words))] + xml + held[held.rindex("<w:p>", 0, held.index(words)) :]


CENTRED, LEFT = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
HEI = '<w:rFonts w:eastAsia="黑体" w:ascii="黑体" w:hAnsi="黑体"/>'
TITLE = "关于推选"
MARK = "筹备工作领导小组文件"
GROUP = "示例县清溪镇科学技术协会筹备工作领导小组"
BODY = "大会设正式代表"

CASES = (
    Case("header.copyno", "B01", (put(MARK, before(line("№000123"))),)),
    Case("err.secret.order", "B01", (put(MARK, before(line("机密★1年", run=HEI))),)),
    Case("header.secrecy", "B01", (put(MARK, before(line("000123") + line("机密★1年", run=HEI.replace("黑体", "仿宋")))),)),
    Case("header.urgency", "B01", (put(MARK, before(line("急件", run=HEI))),)),
    Case("header.mark.font", "B01", (put(MARK, face("宋体")),)),
    Case("header.mark.font", "B01", (put(MARK, run_property('<w:color w:val="C00000"/>')), put(MARK, face("仿宋"))), "L"),
    Case("header.mark.pos", "B01", (put(MARK, ppr(LEFT)),)),
    Case("header.mark.pos", "B01", (put(MARK, blanks(1)),), "L"),
    Case("header.docno", "B01", (without_blank_before("清科筹〔2026〕"),)),
    Case("header.docno", "B01", (without_blank_before("清科筹〔2026〕"),), "L"),
    Case("err.docno.align", "B01", (put("清科筹〔2026〕", ppr(LEFT)),)),
    Case("err.docno.align", "B01", (put("清科筹〔2026〕", ppr(LEFT)),), "P"),
    Case("err.signer.font", "B13", (put("签发人", face("仿宋_GB2312")),)),
    Case("header.signer", "B13", (put("签发人", swap('<w:tab/><w:t xml:space="preserve">签', '<w:t xml:space="preserve">　签')),), "L"),
    Case("err.redline", "B01", (put("清科筹〔2026〕", ppr('<w:pBdr><w:bottom w:val="nil"/></w:pBdr>')),), "X"),
    Case("err.redline", "B01", (put("清科筹〔2026〕", indent(left=1000)),), "L"),
    Case("err.title.font", "B01", (put(TITLE, size(18)),)),
    Case("err.title.font", "B01", (put(TITLE, run_property("<w:b/>")),)),
    Case("err.title.font", "B01", (put(TITLE, face("黑体")),), "P"),
    Case("title.pos", "B01", (put(TITLE, ppr(LEFT)),)),
    Case("title.pos", "B01", (put(TITLE, ppr(LEFT)),), "P"),
    Case("err.title.spacing", "B01", (put(TITLE, blanks(1)),)),
    Case("err.title.spacing", "B01", (put(TITLE, blanks(1)),), "P"),
    Case("err.title.break", "B01", (put(TITLE, titled(GROUP, "关于推选第一次代表大会代表", "的通知通知通知")),)),
    Case("err.title.shape", "B01", (put(TITLE, titled(GROUP, "关于推选", "第一次代表大会代表的通知")),)),
    Case("err.title.shape", "B01", (put(TITLE, titled(GROUP, "关于推选代表大会代表", "通知")),), "P"),
    Case("err.recipient.indent", "B01", (put("各选举单位：", indent(first=640)),)),
    Case("err.recipient.indent", "B01", (put("各选举单位：", indent(first=640)),), "P"),
    Case("recipient", "B01", (put("各选举单位：", blanks(1)),)),
    Case("recipient", "B01", (without_blank_before("各选举单位："),), "P"),
    Case("err.firstpage.nobody", "B01", (put("根据《中共清溪镇委员会", ppr("<w:pageBreakBefore/>")),), "L"),
    Case("err.indent.spaces", "B01", (put(BODY, indent()), swap(BODY, "　　" + BODY))),
    Case("body.para", "B01", (put(BODY, indent()),)),
    Case("body.para", "B01", (put(BODY, indent(first=300)),), "P"),
    Case("err.level.font", "B01", (put("二、代表条件", face("仿宋_GB2312")),)),
    Case("err.level.font", "B01", (put("二、代表条件", face("楷体_GB2312")),), "P"),
    Case("err.heading.orphan", "B01", (put("四、推选程序", blanks(3)), put("四、推选程序", ppr('<w:keepNext w:val="0"/>'))), "L"),
    Case("text.bold", "B01", (put("二、代表条件", run_property("<w:b/>")),)),
    Case("err.font.body", "B01", (put(BODY, face("宋体")),)),
    Case("err.font.body", "B01", (put(BODY, size(14)),)),
    Case("text.justify", "B01", (put("全体正式代表中", ppr(CENTRED)),)),
    Case("err.grid", "B01", (put(BODY, ppr('<w:spacing w:line="480" w:lineRule="auto"/>')),)),
    Case("err.grid", "D02", (swap('<w:pStyle w:val="GwBody"/>', '<w:pStyle w:val="GwBody"/><w:spacing w:line="440" w:lineRule="exact"/>'),), "P"),
    Case("err.grid", "D02", (put("大会", run_property('<w:spacing w:val="40"/>')),), "P"),
    Case("err.margin", "D02", (swap('w:left="1588"', 'w:left="1800"'), swap('w:right="1474"', 'w:right="1800"')), "P"),
    Case("err.margin", "D02", (swap('w:top="2098"', 'w:top="1440"'),), "P"),
    Case("page.size", "D02", (swap('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="12240" w:h="15840"/>'),), "P"),
    Case("err.color", "B01", (put(BODY, run_property('<w:color w:val="0000FF"/>')),)),
    Case("err.color", "B01", (put(BODY, run_property('<w:highlight w:val="yellow"/>')),)),
    Case("err.color", "B01", (put(BODY, run_property('<w:color w:val="0000FF"/>')),), "P"),
    Case("err.hang.punct", "B01", (put(BODY, swap("，由", '</w:t><w:br/><w:t>，由')),), "L"),
    Case("body.numbers.nowrap", "B01", (put(BODY, swap("45名", '4</w:t><w:br/><w:t>5名')),), "L"),
    Case("annexnote", "B01", (put("附件：1.", indent(left=1260, hanging=1260)),)),
    Case("annexnote", "B01", (without_blank_before("附件：1."),), "P"),
    Case("err.annexnote.hang", "B01", (put("附件：1.", indent(first=630)),)),
    Case("err.annexnote.hang", "B13", (put("附件：示例县", indent(first=630)),), "L"),
    Case("err.date.indent", "B01", (put("2026年12月8日", indent(right=0)),)),
    Case("err.date.indent", "B10", (put("2026年12月25日", indent(right=0)),), "P"),
    Case("err.sign.alonepage", "B01", (put("特此通知。", before(line("（此页无正文）"))),)),
    Case("err.sign.alonepage", "B10", (put("请予研究", swap("请予研究", "请研究")), put("中共清溪镇委员会", ppr("<w:pageBreakBefore/>"))), "L"),
    Case("err.note.paren", "B13", (put("（联系人：", indent()),)),
    Case("err.note.paren", "B13", (put("（联系人：", indent()),), "L"),
    Case("err.annex.label", "B13", (swap(">附件</w:t>", ">附件：</w:t>"),)),
    Case("err.annex.label", "B01", (swap(">附件2</w:t>", ">附件2</w:t></w:r><w:r><w:t>：</w:t>"),)),
    Case("err.annex.newpage", "B01", (swap('<w:pStyle w:val="GwAttachmentLabel"/>', '<w:pStyle w:val="GwAttachmentLabel"/><w:pageBreakBefore w:val="0"/>'),)),
    Case("err.annex.newpage", "B01", (swap('<w:pStyle w:val="GwAttachmentLabel"/>', '<w:pStyle w:val="GwAttachmentLabel"/><w:pageBreakBefore w:val="0"/>'),), "L"),
    Case("err.annex.titleLine", "B01", (swap('附件1</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="GwBlank"/></w:pPr></w:p>', "附件1</w:t></w:r></w:p>"),)),
    Case("err.annex.titleLine", "B01", (swap('附件1</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="GwBlank"/></w:pPr></w:p>', "附件1</w:t></w:r></w:p>"),), "L"),
    Case("err.annex.afterImprint", "B10", (above(">附件</w:t>", line("抄送：示例县委组织部。") + line("清溪镇党政办公室　　2026年12月25日印发")),)),
    Case("err.imprint.size", "B24", (put("抄送：", size(16)),)),
    Case("err.imprint.pos", "B01", (swap('<wp:align>bottom</wp:align>', "<wp:posOffset>7000000</wp:posOffset>"),), "L"),
    Case("err.imprint.even", "B24", (put("抄送：", size(14)),), "L", profile=Profile(placement="even")),
    Case("err.imprint.lines", "B24", (swap('w:sz="8" w:space="0"', 'w:sz="24" w:space="0"'),)),
    Case("err.imprint.lines", "B24", (swap('w:sz="8" w:space="0"', 'w:sz="24" w:space="0"'),), "P"),
    Case("err.cc.hang", "B24", (put("抄送：", indent(left=280, right=280)),)),
    Case("err.cc.hang", "B24", (put("抄送：", indent(left=280, right=280)),), "L"),
    Case("imprint.cc", "B24", (put("抄送：", indent(left=840, right=280, hanging=840)),), "L"),
    Case("imprint.print", "B01", (put("日印发", indent(left=840)),), "L"),
    Case("err.pageno.align", "B01", (swap("<w:evenAndOddHeaders/>", ""),), part="word/settings.xml"),
    Case("err.pageno.align", "B01", (swap("<w:evenAndOddHeaders/>", ""),), "P", "word/settings.xml"),
    Case("err.pageno.dash", "B01", (swap("— ", "- "), swap(" —", " -")), part="word/footer1.xml"),
    Case("err.pageno.dash", "B01", (swap("— ", "- "), swap(" —", " -")), "P", "word/footer1.xml"),
    Case("err.pageno.font", "B01", (put("1", face("仿宋_GB2312")),), part="word/footer1.xml"),
    Case("err.pageno.font", "B01", (put("1", size(10.5)),), "P", "word/footer1.xml"),
    Case("pageno.pos", "B01", (swap('w:footer="1423"', 'w:footer="700"'),), "L"),
    Case("err.pageno.restart", "B13", (swap('<w:pgSz w:w="16838"', '<w:pgNumType w:start="1"/><w:pgSz w:w="16838"'),)),
    Case("err.pageno.restart", "B13", (swap('<w:pgSz w:w="16838"', '<w:pgNumType w:start="1"/><w:pgSz w:w="16838"'),), "P"),
    Case("pageno.format", "B01", (swap('<w:footerReference w:type="default" r:id="rIdRunning1"/><w:footerReference w:type="even" r:id="rIdRunning2"/>', ""),), "L"),
    Case("letter.mark", "B10", (swap('w:line="716"', 'w:line="1200"'),), "L", "word/header3.xml"),
    Case("letter.rule.top", "B10", (swap('w:line="157"', 'w:line="500"'),), "L", "word/header3.xml"),
    Case("letter.rule.bottom", "B10", (swap("GwLetterRuleBottom", "GwLetterFoot"),), "L", "word/footer6.xml"),
    Case("letter.docno", "B10", (put("清委〔2026〕", swap("<w:tab/>", "")), put("清委〔2026〕", ppr('<w:tabs><w:tab w:val="clear" w:pos="8844"/></w:tabs>')))),
    Case("letter.docno", "B10", (put("清委〔2026〕", swap("<w:tab/>", "")),), "L"),
    Case("err.letter.pageno", "B10", (swap("</w:pPr></w:p>", '</w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'),), part="word/footer6.xml"),
    Case("err.letter.imprint", "B10", (at_end(line("抄送：示例县委组织部。") + line("清溪镇党政办公室　　2026年12月25日印发")),)),
    Case("order.mark", "令", (put("人民政府令", blanks(1)),), "L"),
    Case("order.no", "令", (put("第3号", ppr(LEFT)),)),
    Case("order.body", "令", (put("一、压实责任", blanks(1)),)),
    Case("sign.stamp", "令", (put("2026年5月8日", indent(right=0)),)),
    Case("minutes.mark", "纪要", (put("会议纪要", blanks(1)),), "L"),
    Case("minutes.attend", "纪要", (put("出席：", face("仿宋_GB2312")),)),
    Case("err.table.width", "B13", (swap('<w:tblW w:w="8844"', '<w:tblW w:w="11000"'),)),
    Case("err.table.width", "B13", (swap("<w:tblHeader/>", ""),), "L"),
)  # fmt: skip


def made() -> dict[str, bytes]:
    """Return {code: .docx} of the samples' papers, of an order and of minutes."""
    frames = Frames(lambda name: (TEMPLATES / name).read_bytes(), form_environment())
    body = (Heading(1, "一、压实责任"), Paragraph((Run("各单位要落实责任，做好今年的防汛工作，确保安全度汛，让人民群众放心。"),)))
    day = dt.date(2026, 5, 8)
    order = Paper("令", "令", "命令", "", body, head=Head(("青山市人民政府",), "第3号"), signature=Signature(("青山市人民政府",), day))
    head = Head(("青山市人民政府",), "第8期", mark="青山市人民政府常务会议纪要")
    minutes = Paper("纪要", "纪要", "纪要", "", body, head=head, attendance=(("出席", "王明、李建国"), ("列席", "周强")))
    own = {paper.code: frames.make(paper) for paper in (order, minutes)}
    return {**papers_of(QINGXI), **papers_of(TONGBAO), **own}


@pytest.fixture(scope="session")
def papers() -> Mapping[str, bytes]:
    return made()


@pytest.fixture(scope="session")
def broken(papers: Mapping[str, bytes]) -> Mapping[Case, bytes]:
    return {case: changed(papers[case.code], *case.edits, part=case.part) for case in CASES}


@pytest.fixture(scope="session")
def prints(
    papers: Mapping[str, bytes], broken: Mapping[Case, bytes], ink_to_ink: bytes, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[bytes, bytes]:
    """Return {.docx: .pdf} of the sound papers and of those that must be seen in print: one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("prints")
    wanted = [ink_to_ink, *(papers[code] for code in SOUND)] + [data for case, data in broken.items() if case.mode != "X"]
    files = {folder / f"{at:03}.docx": data for at, data in enumerate(dict.fromkeys(wanted))}
    for path, data in files.items():
        path.write_bytes(data)
    results = convert(list(files))
    assert [result.problem for result in results if result.pdf is None] == []
    return {data: path.with_suffix(".pdf").read_bytes() for path, data in files.items()}


@cache
def own_rules() -> frozenset[str]:
    modules = (import_module(f"docgen.audit.rules_{name}") for name in LAYOUT)
    return frozenset(one for module in modules for rule in module.RULES for one in rule.ids)


@cache
def faults(data: bytes, pdf: bytes | None, profile: Profile = PLAIN) -> list[str]:
    """Return the errors and warnings of the rules of layout."""
    rules = own_rules()
    found = examine(data, "来文", pdf, profile).findings
    return [f"{one.rule} {one.part}：{one.found}" for one in found if one.rule in rules and one.severity is not Severity.NOTE]


def looked_at(case: Case, data: bytes, prints: Mapping[bytes, bytes]) -> list[str]:
    if case.mode == "P":
        return faults(prints[data], None, case.profile)
    return faults(data, prints[data] if case.mode == "L" else None, case.profile)


def names(found: list[str]) -> set[str]:
    return {one.split()[0] for one in found}


@pytest.mark.parametrize("code", SOUND)
def test_a_sound_paper_has_no_fault(papers: Mapping[str, bytes], code: str) -> None:
    assert faults(papers[code], None) == []


@pytest.mark.parametrize("case", [case for case in CASES if case.mode == "X"], ids=lambda case: f"{case.rule}-{case.code}")
def test_a_defect_is_found_in_the_file(broken: Mapping[Case, bytes], case: Case) -> None:
    assert case.rule in names(faults(broken[case], None, case.profile))


COMPENSATED = Profile(compensated=True)
WIDER = swap("w:line=\"592\"", "w:line=\"640\"")


@pytest.fixture(scope="session")
def ink_to_ink() -> bytes:
    """A notice of some pages on the page of offices that measure from ink to ink."""
    frames = Frames(lambda path: (TEMPLATES / path).read_bytes(), choices=PageChoices.model_validate({"页面方案": "补偿"}))
    return frames.make(replace(NOTICE, body=tuple(words(f"第{at}项工作。{TEXT}") for at in range(1, 13))))


def test_the_compensated_page_is_held_to_its_own_measures(papers: Mapping[str, bytes], ink_to_ink: bytes) -> None:
    assert faults(ink_to_ink, None, COMPENSATED) == []
    assert faults(ink_to_ink, None) == ["err.margin 版面：天头（上边距） 34.6 mm", "err.margin 版面：版心高度 229.9 mm"]
    assert faults(papers["A07"], None, COMPENSATED) == ["err.margin 版面：天头（上边距） 37.0 mm", "err.margin 版面：版心高度 225.0 mm"]
    [wide] = examine(changed(ink_to_ink, WIDER, part="word/styles.xml"), "通知.docx", None, COMPENSATED).findings
    assert (wide.rule, wide.expected) == ("err.grid", "每面 22 行：固定值 29.6 磅")
    told, *_ = examine(papers["A07"], "通知.docx", None, COMPENSATED).findings
    assert told.cure == "在“页面设置”里把边距改为上 34.6 mm、下 32.6 mm、左 28 mm、右 26 mm"


def test_mending_sets_the_compensated_page(papers: Mapping[str, bytes], ink_to_ink: bytes) -> None:
    assert mend(ink_to_ink, "通知.docx", COMPENSATED).changes == ()
    done = mend(papers["A07"], "通知.docx", COMPENSATED)
    assert done.changes == ("第1节 页边距改为上 34.6 mm、下 32.6 mm、左 28 mm、右 26 mm",)
    assert "err.margin" not in names(faults(done.data, None, COMPENSATED))


@pytest.mark.slow
def test_the_compensated_page_in_print(ink_to_ink: bytes, prints: Mapping[bytes, bytes]) -> None:
    pdf = prints[ink_to_ink]
    assert (faults(ink_to_ink, pdf, COMPENSATED), faults(pdf, None, COMPENSATED)) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize("code", SOUND)
def test_a_sound_print_has_no_fault(papers: Mapping[str, bytes], prints: Mapping[bytes, bytes], code: str) -> None:
    pdf = prints[papers[code]]
    assert (faults(papers[code], pdf), faults(pdf, None)) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if case.mode != "X"], ids=lambda case: f"{case.rule}-{case.code}-{case.mode}")
def test_a_defect_is_found_in_print(broken: Mapping[Case, bytes], prints: Mapping[bytes, bytes], case: Case) -> None:
    assert case.rule in names(looked_at(case, broken[case], prints))


@pytest.mark.slow
def test_table_of_recall(papers: Mapping[str, bytes], broken: Mapping[Case, bytes], prints: Mapping[bytes, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    """Print rule → seeded → found → false alarms on sound papers, and hold every rule to at least one seeded defect."""
    seeded = Counter(case.rule for case in CASES)
    found = Counter(case.rule for case in CASES if case.rule in names(looked_at(case, broken[case], prints)))
    alarms: Counter[str] = Counter()
    for code in SOUND:
        pdf = prints[papers[code]]
        alarms.update(names(faults(papers[code], None)) | names(faults(papers[code], pdf)) | names(faults(pdf, None)))
    table = [f"{rule:<28}{seeded[rule]:>6}{found[rule]:>6}{alarms[rule]:>6}" for rule in sorted(own_rules() | set(seeded))]
    total = f"合计设错 {sum(seeded.values())} 处，查出 {sum(found.values())} 处；{len(SOUND)} 份合格公文误报 {sum(alarms.values())} 处"
    with capsys.disabled():
        sys.stdout.write("\n".join(["", "规则 设错 查出 误报", *table, total, ""]))
    assert found == seeded
    assert not alarms
    assert own_rules() - set(seeded) == UNSEEDED


UNSEEDED = frozenset({"err.seal.blank", "err.seal.overlap", "table.landscape", "pageno.blank", "letter.left", "letter.lastline", "sign.unsealed.joint"})
"""Held by tests of their own below: seals, turned and blank pages and the lines of letters are changed on the page, not in the file."""


@pytest.mark.slow
def test_seals(papers: Mapping[str, bytes], prints: Mapping[bytes, bytes]) -> None:
    """A seal over the date is right; one beside it, too far below the text, or touching another is not."""
    subject = laid_out(read(papers["B10"], "函.docx"), prints[papers["B10"]])
    parts = recognise(subject, Profile())

    def rules(*seals: tuple[float, float]) -> list[str]:
        images = tuple(Picture(2, x, x + 42, top, top + 42, "FF0000") for x, top in seals)
        pages = tuple(replace(page, images=images if page.number == 2 else ()) for page in subject.pages)
        return [one.rule for one in check_seals(replace(subject, pages=pages), parts, Profile())]

    assert rules((121, 85)) == []
    assert rules((40, 85)) == ["err.seal.blank"]
    assert rules((121, 95)) == ["err.seal.blank"]
    assert rules((121, 85), (85, 85)) == ["err.seal.overlap"]


@pytest.mark.slow
def test_blank_pages_before_the_imprint_carry_no_number(papers: Mapping[str, bytes], prints: Mapping[bytes, bytes]) -> None:
    subject = laid_out(read(papers["B01"], "通知.docx"), prints[papers["B01"]])
    parts = recognise(subject, Profile())
    assert list(check_blank(subject, parts, Profile())) == []
    before = len(subject.pages) - 1
    emptied = tuple(replace(page, lines=(page.folio,)) if page.number == before and page.folio else page for page in subject.pages)
    assert [(one.rule, one.page) for one in check_blank(replace(subject, pages=emptied), parts, Profile())] == [("pageno.blank", before)]
    bare = tuple(replace(page, lines=(), folio=None) if page.number >= before else page for page in subject.pages)
    assert list(check_blank(replace(subject, pages=bare), parts, Profile())) == []


@pytest.mark.slow
def test_the_first_page_of_a_letter(papers: Mapping[str, bytes], prints: Mapping[bytes, bytes]) -> None:
    """What stands above the first rule, or on the second, is told."""
    subject = laid_out(read(papers["B10"], "函.docx"), prints[papers["B10"]])
    parts = recognise(subject, Profile())
    assert list(check_letter_page(subject, parts, Profile())) == []
    mark, text = parts.first(Part.MARK), parts.first(Part.BODY)
    assert mark is not None
    assert text is not None
    urgent = replace(parts, taken=(replace(mark, part=Part.URGENCY, text="特急"),))
    assert [one.rule for one in check_letter_page(subject, urgent, Profile())] == ["letter.left"]
    lowered = tuple(
        replace(one, printed=tuple(replace(line, bottom=278.0) for line in one.printed)) if one.index == text.paragraph else one for one in subject.paragraphs
    )
    assert [one.rule for one in check_letter_page(replace(subject, paragraphs=lowered), parts, Profile())] == ["letter.lastline"]


@pytest.mark.slow
def test_a_turned_page_keeps_its_number_upright(papers: Mapping[str, bytes], prints: Mapping[bytes, bytes]) -> None:
    subject = laid_out(read(papers["B13"], "请示.docx"), prints[papers["B13"]])
    parts = recognise(subject, Profile())
    assert list(check_turned(subject, parts, Profile())) == []
    flat = tuple(replace(page, folio=page.folio and replace(page.folio, angle=0)) for page in subject.pages)
    assert [one.rule for one in check_turned(replace(subject, pages=flat), parts, Profile())] == ["table.landscape"]
