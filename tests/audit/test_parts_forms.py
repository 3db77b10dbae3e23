"""Parts of every form that docgen's frames can make: joint papers, orders, minutes, 版记 with 主送, annexes apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.audit.docx import read
from docgen.audit.examine import examine
from docgen.audit.examine import read as read_file
from docgen.audit.part import Direction, Part, Parts
from docgen.audit.parts import recognise
from docgen.audit.profile import Format, Profile
from docgen.audit.subject import Subject
from docgen.documents.block import Attachment, Head, Heading, Imprint, Paper, Paragraph, Run, Signature
from docgen.documents.environment import form_environment
from docgen.render.frame import Frames
from docgen.render.pdf import convert

TEMPLATES = Path(__file__).parents[2] / "templates"
DAY = dt.date(2026, 5, 8)
BODY = (
    Paragraph((Run("为做好今年的防汛工作，现将有关事项通知如下。"),)),
    Heading(1, "一、压实责任"),
    Paragraph((Run("各单位要落实责任。"),)),
)


@pytest.fixture(scope="module")
def frames() -> Frames:
    return Frames(lambda name: (TEMPLATES / name).read_bytes(), form_environment())


PAPER = Paper(
    "X01", "防汛通知", "红头-下行", "关于加强防汛工作的通知", BODY,
    head=Head(("青山市财政局",), "青财〔2026〕9号"), addressees="各区财政局",
    signature=Signature(("青山市财政局",), DAY), imprint=Imprint("市委办公室", "青山市财政局办公室", DAY),
)  # fmt: skip


def parts_of(frames: Frames, paper: Paper) -> Parts:
    return recognise(read(frames.make(paper), "来文.docx").subject, Profile())


def texts(parts: Parts, part: Part) -> list[str]:
    return [one.text for one in parts.of(part)]


@pytest.mark.parametrize("count", [2, 3, 6])
def test_joint_papers(frames: Frames, count: int) -> None:
    names = ("青山市财政局", "青山市民政局", "青山市农业农村局", "青山市水务局", "青山市教育局", "青山市卫生健康委员会")[:count]
    paper = replace(PAPER, head=replace(PAPER.head or Head((), ""), issuers=names), signature=Signature(names, DAY))
    parts = parts_of(frames, paper)
    assert parts.issuers == names
    assert parts.number == "青财〔2026〕9号"
    assert sorted(texts(parts, Part.ISSUER)) == sorted(names)
    assert texts(parts, Part.DATE) == ["2026年5月8日"]


def test_joint_upward_paper_with_signatories(frames: Frames) -> None:
    head = Head(("青山市财政局", "青山市民政局", "青山市水务局"), "青财〔2026〕9号", ("王明", "李建国", "赵云"), "000012", "机密★5年", "特急")
    parts = parts_of(frames, replace(PAPER, frame="红头-上行", title="关于追加经费的请示", head=head, addressees="市人民政府", remark="联系人：周强"))
    assert (parts.signatories, parts.direction) == (("王明", "李建国", "赵云"), Direction.UP)
    assert [texts(parts, part) for part in (Part.COPY_NUMBER, Part.CLASSIFICATION, Part.URGENCY)] == [["000012"], ["机密★5年"], ["特急"]]
    assert texts(parts, Part.REMARK) == ["（联系人：周强）"]


def test_an_unsealed_paper_with_addressees_in_the_imprint(frames: Frames) -> None:
    imprint = Imprint("市委办公室", "青山市财政局办公室", DAY, addressees="各区财政局，市直各单位")
    parts = parts_of(frames, replace(PAPER, signature=Signature(("青山市财政局",), DAY, sealed=False), addressees="", imprint=imprint))
    assert texts(parts, Part.CC) == ["主送：各区财政局，市直各单位。", "抄送：市委办公室。"]
    assert [texts(parts, part) for part in (Part.ADDRESSEES, Part.ISSUER, Part.DATE)] == [[], ["青山市财政局"], ["2026年5月8日"]]


def test_an_order(frames: Frames) -> None:
    head = Head(("青山市人民政府",), "第3号", mark="青山市人民政府令")
    signature = Signature((), DAY, posts=("市长",))
    parts = parts_of(frames, Paper("X02", "令", "命令", "", BODY, head=head, signature=signature))
    assert (parts.format, parts.number, parts.type, parts.mark) == (Format.ORDER, "第3号", "令", "青山市人民政府令")
    assert (texts(parts, Part.TITLE), texts(parts, Part.DATE)) == ([], ["2026年5月8日"])


def test_minutes(frames: Frames) -> None:
    head = Head(("青山市人民政府",), "第8期", mark="青山市人民政府常务会议纪要")
    attendance = (("出席", "王明、李建国"), ("请假", "赵云"), ("列席", "周强"))
    parts = parts_of(frames, Paper("X03", "纪要", "纪要", "", BODY, head=head, attendance=attendance))
    assert (parts.format, parts.type, parts.mark) == (Format.MINUTES, "纪要", "青山市人民政府常务会议纪要")
    assert texts(parts, Part.ATTENDANCE) == ["出席：王明、李建国", "请假：赵云", "列席：周强"]


def test_an_annex_apart_begins_with_the_number(frames: Frames) -> None:
    parts = parts_of(frames, replace(PAPER, attachments=(Attachment("防汛责任表", BODY, apart=True),)))
    assert [(one.label, one.title) for one in parts.annexes] == [("青财〔2026〕9号附件", "防汛责任表")]


def test_a_letter(frames: Frames) -> None:
    paper = replace(PAPER, frame="信函", title="关于商请支持防汛工作的函", imprint=None, remark="联系人：周强")
    parts = parts_of(frames, paper)
    assert (parts.format, parts.type, parts.mark, parts.direction) == (Format.LETTER, "函", "青山市财政局", Direction.LATERAL)


@pytest.mark.slow
def test_joint_papers_as_pdf(frames: Frames, tmp_path: Path) -> None:
    names = ("青山市财政局", "青山市民政局", "青山市农业农村局")
    head = Head(names, "青财〔2026〕9号", ("王明", "李建国", "赵云"), "000012", "机密★5年", "特急")
    upward = replace(PAPER, frame="红头-上行", title="关于追加经费的请示", head=head, addressees="市人民政府", remark="联系人：周强")
    four = (*names, "青山市水务局")
    downward = replace(PAPER, head=Head(four, "青财〔2026〕9号"), signature=Signature(four, DAY))
    for name, paper in (("up", upward), ("down", downward)):
        (tmp_path / f"{name}.docx").write_bytes(frames.make(paper))
    made = {result.source.stem: result.pdf for result in convert(sorted(tmp_path.glob("*.docx")))}
    up, down = (recognise(read_any(pdf), Profile()) for pdf in (made["up"], made["down"]))
    assert (up.issuers, up.signatories, up.number, up.mark) == (names, ("王明", "李建国", "赵云"), "青财〔2026〕9号", "".join(names) + "文件")
    assert (down.issuers, texts(down, Part.ISSUER)) == (four, list(four))
    subject = examine((tmp_path / "up.docx").read_bytes(), "up.docx", (tmp_path / "up.pdf").read_bytes(), Profile()).subject
    assert not [one.text for one in subject.paragraphs if one.text.strip() and not one.printed]


def read_any(pdf: Path | None) -> Subject:
    assert pdf is not None
    return read_file(pdf.read_bytes(), pdf.name)
