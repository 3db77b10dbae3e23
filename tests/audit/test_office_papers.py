"""Papers that docgen did not make, in the hands of five offices: sound ones raise nothing, common defects are found.

Styles mean nothing in them; mark, red rule, signature, imprint and page number are made in every way that offices know.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from docx_edit import (
    DOCUMENT,
    Edit,
    before,
    changed,
    face,
    indent,
    paragraph_property,
    put,
    run_property,
    size,
    swap,
)
from office_others import PAPERS
from office_papers import HANDS

from docgen.audit.docx import read
from docgen.audit.examine import examine
from docgen.audit.for_print import for_print
from docgen.audit.parts import recognise
from docgen.audit.profile import Profile
from docgen.audit.rules_head import check_red_rule
from docgen.audit.subject import Drawn
from docgen.problem import Severity
from docgen.render.pdf import convert

PROFILE = Profile()
SEEDED = ("wps", "word", "founder")
"""The hands in which each defect is seeded."""
PRINTED = [(paper, hand) for at, paper in enumerate(PAPERS) for turn, hand in enumerate(HANDS) if (turn - at) % len(HANDS) in (0, 2)]
"""Two hands for each paper, all hands in turn: what is laid out."""
CENTRE, LEFT = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'


@cache
def paper(name: str, hand: str) -> bytes:
    return PAPERS[name](HANDS[hand]).file()


@cache
def faults(data: bytes, pdf: bytes | None = None) -> tuple[str, ...]:
    """Return the errors and warnings, as `rule part：found`."""
    found = examine(data, "来文", pdf, PROFILE).findings
    return tuple(f"{one.rule} {one.part}：{one.found}" for one in found if one.severity is not Severity.NOTE)


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], bytes]:
    folder = tmp_path_factory.mktemp("office")
    files = {pair: folder / f"{'-'.join(pair)}.docx" for pair in PRINTED}
    for pair, path in files.items():
        path.write_bytes(for_print(paper(*pair), path.name))
    results = convert(list(files.values()))
    assert [result.problem for result in results if result.pdf is None] == []
    return {pair: path.with_suffix(".pdf").read_bytes() for pair, path in files.items()}


@pytest.mark.parametrize(("name", "hand"), list(product(PAPERS, HANDS)))
def test_a_sound_paper_has_no_fault(name: str, hand: str) -> None:
    assert faults(paper(name, hand)) == ()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "hand"), PRINTED)
def test_a_sound_print_has_no_fault(prints: Mapping[tuple[str, str], bytes], name: str, hand: str) -> None:
    pdf = prints[name, hand]
    assert faults(paper(name, hand), pdf) == ()
    if HANDS[hand].sign != "blanks":  # LibreOffice lets blanks at a line's end hang, so the print is not as it should be
        assert faults(pdf) == ()


def without(words: str) -> Edit:
    """Return an edit that takes away the paragraph with these words."""
    return put(words, lambda piece: "")


def pattern(old: str, new: str) -> Edit:
    return lambda xml: re.sub(old, new, xml)


def found(xml: str, words: str) -> str:
    """Return the first paragraph with these words."""
    return next(hit[0] for hit in re.finditer(r"<w:p>(?:(?!<w:p>).)*?</w:p>", xml) if words in hit[0])


def moved(words: str, below: str) -> Edit:
    """Return an edit that moves the paragraph with these words below the one with the others."""

    def apply(xml: str) -> str:
        piece, goal = found(xml, words), found(xml, below)
        return xml.replace(piece, "<w:p/>", 1).replace(goal, goal + piece, 1)

    return apply


def exchanged(upper: str, lower: str) -> Edit:
    """Return an edit that puts two paragraphs in each other's place."""

    def apply(xml: str) -> str:
        first, last = found(xml, upper), found(xml, lower)
        return last.join(first.join(piece.split(last)) for piece in xml.split(first))

    return apply


BLANK = '<w:p><w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr></w:p>'


def title_in(old: str, new: str) -> Edit:
    """Return an edit of the title's lines, which are told by their size: a pattern and what takes its place."""
    return lambda xml: re.sub(r'<w:p>(?:(?!</w:p>).)*<w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr><w:t (?:(?!</w:p>).)*</w:p>', lambda hit: re.sub(old, new, hit[0]), xml)


DEFECTS: tuple[tuple[str, str, tuple[Edit, ...]], ...] = (
    ("err.docno.bracket", "notice", (swap("〔2026〕12号", "[2026]12号"),)),
    ("err.docno.bracket", "circular", (swap("〔2026〕27号", "（2026）27号"),)),
    ("err.docno.zero", "notice", (swap("〔2026〕12号", "〔2026〕012号"),)),
    ("err.docno.di", "notice", (swap("〔2026〕12号", "〔2026〕第12号"),)),
    ("err.docno.year2", "notice", (swap("〔2026〕12号", "〔26〕12号"),)),
    ("err.docno.align", "notice", (put("〔2026〕12号", paragraph_property(LEFT)),)),
    ("err.docno.joint-two", "joint", (swap("青教发〔2026〕8号", "青教发〔2026〕8号　青科协〔2026〕5号"),)),
    ("header.mark.joint", "joint", (swap("青教发〔2026〕8号", "青科协发〔2026〕8号"),)),
    ("route.joint.level", "joint", (swap("青山市科学技术协会</w:t></w:r></w:p></w:tc><w:tc>", "白水县科学技术协会</w:t></w:r></w:p></w:tc><w:tc>"),)),
    ("err.imprint.lines", "notice", (swap('w:sz="6"', 'w:sz="8"'),)),
    ("err.signer.missing", "request", (swap("签发人：", ""), swap("王建国", "")),),
    ("err.signer.extra", "circular", (swap("〔2026〕27号", "〔2026〕27号　　签发人：王建国"),)),
    ("err.signer.font", "request", (put("签发人", face("仿宋")),)),
    ("err.title.noType", "circular", (swap("工作情况的通报", "工作情况汇报"),)),
    ("err.title.qsbg", "request", (swap("专项经费的请示<", "专项经费的请示报告<"),)),
    ("err.title.endpunct", "notice", (swap("抗旱工作的通知<", "抗旱工作的通知。<"),)),
    ("err.title.font", "notice", (title_in('w:eastAsia="[^"]*"', 'w:eastAsia="黑体"'),)),
    ("err.title.font", "request", (title_in('<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),)),
    ("err.title.break", "circular", (swap(">关于2026年第一季度政务公开<", ">关于2026年第一季度政务公<"), swap(">工作情况的通报<", ">开工作情况的通报<"))),
    ("err.signer.missing", "cells", (swap("签发人：", ""), swap("王建国", ""))),
    ("err.signer.font", "signers", (put("李　明", face("仿宋")),)),
    ("err.recipient.colon", "reply", (swap("市科协：", "市科协"),)),
    ("err.title.spacing", "circular", (title_in("^", BLANK),)),
    ("err.recipient.colon", "notice", (swap("各直属机构：", "各直属机构:"),)),
    ("err.recipient.indent", "notice", (put("各直属机构：", indent(first=640)),)),
    ("err.recipient.many-up", "request", (swap("青山市人民政府：", "青山市人民政府、青山市财政厅："),)),
    ("err.recipient.person", "request", (swap("青山市人民政府：", "王明市长："),)),
    ("err.indent.spaces", "notice", (put("对工作不力", indent()), swap("对工作不力", "　　对工作不力"))),
    ("err.level.skip", "notice", (swap("1.摸清底数。", "（1）摸清底数。"), swap("（1）核对人口。", "（2）核对人口。"))),
    ("err.level.dun", "notice", (swap("1.摸清底数", "1、摸清底数"),)),
    ("err.level.halfparen", "notice", (swap("（一）落实", "(一)落实"),)),
    ("err.level.restart", "notice", (swap("二、严格工作纪律", "三、严格工作纪律"),)),
    ("err.level.font", "notice", (put("一、压实工作责任", face("宋体")),)),
    ("err.heading.endpunct", "notice", (swap("一、压实工作责任", "一、压实工作责任："),)),
    ("err.annexnote.punct", "request", (swap("附件：2026年防汛抗旱专项经费测算表", "附件：2026年防汛抗旱专项经费测算表。"),)),
    ("err.annexnote.single-no", "request", (swap("附件：2026年", "附件：1.2026年"),)),
    ("err.annexnote.mismatch", "notice", (swap("2.青山市防汛抗旱值班安排表", "2.青山市防汛值班安排表"),)),
    ("err.annexnote.booktitle", "request", (swap("附件：2026年防汛抗旱专项经费测算表", "附件：《2026年防汛抗旱专项经费测算表》"),)),
    ("annexnote", "notice", (swap("2.青山市防汛抗旱值班安排表", "2、青山市防汛抗旱值班安排表"),)),
    ("annexnote", "request", (moved("附件：2026年", "2026年5月8日"),)),
    ("text.bold", "notice", (put("对工作不力", run_property("<w:b/>")),)),
    ("err.imprint.lines", "request", (pattern(r'<w:(top|bottom|insideH) w:val="single"[^>]*/>', ""),)),
    ("imprint.print", "notice", (exchanged("抄送：", "9日印发"),)),
    ("punct.seq.ordinal", "notice", (swap("加强组织领导，", "加强组织领导。第一、"),)),
    ("punct.pairs", "notice", (swap("加强组织领导，", "加强\"组织领导，"),)),
    ("err.annex.label", "notice", (swap(">附件1<", ">附件1：<"),)),
    ("err.annex.newpage", "circular", (swap("（此件公开发布）</w:t></w:r></w:p>", '（此件公开发布）</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr><w:t>附件</w:t></w:r></w:p>'),)),
    ("err.date.cn", "notice", (swap(">2026年5月8日", ">二〇二六年五月八日"),)),
    ("err.date.zero", "notice", (swap(">2026年5月8日", ">2026年05月08日"),)),
    ("err.sign.mismatch", "request", (swap("青山市财政局文件", "青山市水利局文件"),)),
    ("err.note.paren", "notice", (swap("（此件公开发布）", "此件公开发布"),)),
    ("err.cc.period", "notice", (swap("市人民检察院。", "市人民检察院"),)),
    ("err.cc.down", "request", (swap("抄送：市防汛抗旱指挥部。", "抄送：各区财政局。"),)),
    ("err.imprint.size", "notice", (put("抄送：", size(16)), put("印发", size(16)))),
    ("err.imprint.yinfa", "notice", (swap("9日印发", "9日"),)),
    ("err.imprint.subject", "notice", (put("抄送：", before('<w:p><w:r><w:t>主题词：水利　防汛　通知</w:t></w:r></w:p>')),)),
    ("err.margin", "notice", (swap('w:left="1588"', 'w:left="1800"'),)),
    ("err.margin", "plain", (swap('w:top="2098"', 'w:top="1440"'),)),
    ("page.size", "plain", (swap('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),)),
    ("err.font.body", "notice", (put("对工作不力", face("宋体")),)),
    ("err.font.body", "circular", (put("现将2026年", size(14)),)),
    ("err.color", "notice", (put("对工作不力", run_property('<w:color w:val="0070C0"/>')),)),
    ("err.grid", "notice", (put("各地各部门", paragraph_property('<w:spacing w:line="360" w:lineRule="auto"/>')),)),
    ("err.secret.order", "notice", (swap(">特急<", ">机密★40年<"),)),
    ("header.copyno", "notice", (swap(">000001<", ">№000001<"),)),
    ("err.cite.order", "notice", (swap("根据《中华人民共和国防洪法》", "根据国发〔2026〕1号《关于防洪的通知》"),)),
    ("err.repealed", "notice", (swap("根据《中华人民共和国防洪法》", "根据《国家行政机关公文处理办法》"),)),
    ("err.request.multi", "request", (swap("妥否，请批示。", "另外，申请解决办公用房。妥否，请批示。"),)),
    ("err.placeholder", "notice", (swap("结合我市实际", "结合××市实际"),)),
    ("err.note.contact", "request", (swap("（联系人：周强，联系电话：00000000）", "（此件公开发布）"),)),
    ("num.year", "circular", (swap("现将2026年第一季度", "现将26年1月"),)),
    ("num.range.pct", "circular", (swap("12.4%", "12～14%"),)),
    ("punct.fullwidth", "notice", (swap("加强组织领导，", "加强组织领导,"),)),
    ("punct.pairs", "notice", (swap("《中华人民共和国防洪法》", "《中华人民共和国防洪法"),)),
    ("err.residue", "notice", (put("对工作不力", swap("<w:r>", '<w:ins w:id="1" w:author="某" w:date="2026-01-01T00:00:00Z"><w:r><w:t>的</w:t></w:r></w:ins><w:r>')),)),
    ("letter.mark", "letter", (swap("青山市科学技术协会</w:t></w:r></w:p></w:txbx", "青山市科学技术协会文件</w:t></w:r></w:p></w:txbx"),)),
    ("letter.docno", "letter", (put("青科协函", paragraph_property(CENTRE)),)),
    ("minutes.attend", "minutes", (put("出席：", face("仿宋")),)),
)  # fmt: skip
"""What is wrong, in which paper, and how it is put there."""


FOOT = "word/footerdefault.xml"
BREAK = paragraph_property("<w:pageBreakBefore/>")


def raised(xml: str) -> str:
    """Take away the empty lines that hold the imprint down."""
    return re.sub(r"(<w:p><w:pPr><w:spacing [^>]*/><w:rPr><w:rFonts [^>]*/><w:sz [^>]*/></w:rPr></w:pPr></w:p>){6,}", "", xml)


PRINTED_DEFECTS: tuple[tuple[str, str, str, tuple[Edit, ...], str], ...] = (
    ("header.mark.pos", "circular", "wps", (swap('w:line="144"', 'w:line="944"'),), DOCUMENT),
    ("header.docno", "circular", "grid", (put("〔2026〕27号", before(BLANK)),), DOCUMENT),
    ("err.redline", "circular", "wps", (swap('w:space="7" w:color="FF0000"', 'w:space="7" w:color="auto"'),), DOCUMENT),
    ("err.redline", "circular", "founder", (swap('to="442.2pt', 'to="300pt'),), DOCUMENT),
    ("err.title.spacing", "reply", "founder", (title_in("^", BLANK),), DOCUMENT),
    ("err.firstpage.nobody", "reply", "wps", (put("你会《", BREAK),), DOCUMENT),
    ("err.sign.alonepage", "reply", "grid", (put("2026年5月8日", BREAK),), DOCUMENT),
    ("err.imprint.pos", "notice", "grid", (swap("<wp:align>bottom</wp:align>", "<wp:posOffset>4000000</wp:posOffset>"),), DOCUMENT),
    ("err.imprint.pos", "notice", "wps", (raised,), DOCUMENT),
    ("err.imprint.lines", "request", "grid", (swap('w:sz="8" w:space="0"', 'w:sz="24" w:space="0"'),), DOCUMENT),
    ("err.pageno.align", "circular", "wps", (swap('w:jc w:val="right"', 'w:jc w:val="center"'),), FOOT),
    ("err.pageno.align", "notice", "word", (swap('w:xAlign="right"', 'w:xAlign="center"'),), FOOT),
    ("err.pageno.dash", "circular", "founder", (swap("— <", "- <"), swap("> —", "> -")), FOOT),
    ("err.pageno.font", "circular", "grid", (swap('w:val="28"', 'w:val="21"'),), FOOT),
    ("letter.rule.top", "letter", "wps", (swap('cx="6120130"', 'cx="5616000"'),), DOCUMENT),
    ("letter.mark", "letter", "grid", (swap(f"<wp:posOffset>{1605 * 635}</wp:posOffset>", f"<wp:posOffset>{1105 * 635}</wp:posOffset>"),), DOCUMENT),
)  # fmt: skip
"""What only shows in print: what is wrong, in which paper of whose hand, how it is put there and into which part of the file."""


def printed_wrong(at: int) -> bytes:
    _, name, hand, edits, part = PRINTED_DEFECTS[at]
    return changed(paper(name, hand), *edits, part=part)


@pytest.fixture(scope="session")
def wrong_prints(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("wrong")
    files = [folder / f"{at:02}.docx" for at in range(len(PRINTED_DEFECTS))]
    for at, path in enumerate(files):
        path.write_bytes(for_print(printed_wrong(at), path.name))
    assert [result.problem for result in convert(files) if result.pdf is None] == []
    return [path.with_suffix(".pdf").read_bytes() for path in files]


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(PRINTED_DEFECTS)), ids=lambda at: "-".join(PRINTED_DEFECTS[at][:3]))
def test_a_common_defect_is_found_in_print(wrong_prints: list[bytes], at: int) -> None:
    rule, pdf = PRINTED_DEFECTS[at][0], wrong_prints[at]
    assert rule in names(faults(printed_wrong(at), pdf)), "with the file"
    assert rule in names(faults(pdf)), "the print alone"


def seeded(at: int, hand: str) -> bytes:
    _, name, edits = DEFECTS[at]
    return changed(paper(name, hand), *edits)


def caught(at: int, hand: str) -> bool:
    return any(fault.split()[0] == DEFECTS[at][0] for fault in faults(seeded(at, hand)))


@pytest.mark.parametrize(("at", "hand"), list(product(range(len(DEFECTS)), SEEDED)), ids=lambda value: DEFECTS[value][0] if isinstance(value, int) else value)
def test_a_common_defect_is_found(at: int, hand: str) -> None:
    assert caught(at, hand), faults(seeded(at, hand))


def test_table_of_recall(capsys: pytest.CaptureFixture[str]) -> None:
    """Print rule → seeded → found, in every hand, and the false alarms on the sound papers."""
    put_in = Counter(rule for rule, _, _ in DEFECTS for _ in SEEDED)
    found = Counter(DEFECTS[at][0] for at, hand in product(range(len(DEFECTS)), SEEDED) if caught(at, hand))
    alarms = Counter(fault.split()[0] for name, hand in product(PAPERS, HANDS) for fault in faults(paper(name, hand)))
    table = [f"{rule:<28}{put_in[rule]:>6}{found[rule]:>6}{alarms[rule]:>6}" for rule in sorted({*put_in, *alarms})]
    total = f"合计设错 {sum(put_in.values())} 处，查出 {sum(found.values())} 处；{len(PAPERS) * len(HANDS)} 份合格公文误报 {sum(alarms.values())} 处"
    with capsys.disabled():
        sys.stdout.write("\n".join(["", "规则 设错 查出 误报", *table, total, ""]))
    assert found == put_in
    assert not alarms


def test_what_is_laid_out_has_no_grid_that_libreoffice_would_misread() -> None:
    xml = read(for_print(paper("notice", "grid"), "通知.docx"), "通知.docx").subject
    assert {section.grid for section in xml.sections} == {""}
    assert {one.snap for one in xml.paragraphs if one.line_rule == "exact"} == {False}
    assert {one.main.spacing for one in xml.paragraphs if one.text.startswith("各地各部门")} == {-5}


def test_a_paper_without_grid_is_laid_out_as_it_is() -> None:
    assert for_print(paper("notice", "word"), "通知.docx") == paper("notice", "word")


def test_two_numbers_on_two_lines_are_both_numbers() -> None:
    second = before('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>青科协〔2026〕5号</w:t></w:r></w:p>')
    above = changed(paper("joint", "wps"), put("青教发〔2026〕8号", lambda piece: piece + second("")))
    assert names(faults(above)) >= {"err.docno.joint-two"}
    assert "err.title.noType" not in names(faults(above))


def names(found: tuple[str, ...]) -> set[str]:
    return {one.split()[0] for one in found}


def test_organs_that_sign_without_seals_stand_on_one_line() -> None:
    def signed(*rights: int) -> set[str]:
        w = PAPERS["circular"](HANDS["wps"])
        w.body = w.body[:-4]
        w.blank()
        for name, right in zip(("青山市教育局", "青山市科学技术协会"), rights, strict=True):
            w.put(w.paragraph(w.run(name), "right", f'<w:ind w:right="{right}"/>'))
        w.put(w.paragraph(w.run("2026年5月8日"), "right", '<w:ind w:right="630"/>'))
        return names(faults(w.file()))

    assert "sign.unsealed.joint" not in signed(630, 630)
    assert "sign.unsealed.joint" in signed(630, 1575)


def test_a_picture_of_a_rule_is_a_rule() -> None:
    bare = changed(paper("circular", "wps"), swap('w:space="7" w:color="FF0000"', 'w:space="7" w:color="auto"'))
    subject = read(bare, "通报.docx").subject
    parts = recognise(subject, PROFILE)
    assert [one.rule for one in check_red_rule(subject, parts, PROFILE)] == ["err.redline"]
    seal, rule = Drawn("picture", 0, 2381, 2381), Drawn("picture", 0, 8844, 40)
    assert [one.rule for one in check_red_rule(replace(subject, drawn=(seal,)), parts, PROFILE)] == ["err.redline"]
    assert list(check_red_rule(replace(subject, drawn=(rule,)), parts, PROFILE)) == []
