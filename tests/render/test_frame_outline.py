"""Every frame with a paper in it: what stands on the page, in which style; the files that the script makes."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from outline import paragraphs

from docgen.documents.block import Attachment, Form, Head, Imprint, Paper, Paragraph, Run, Signature
from docgen.problem import DocgenError
from docgen.render.frame import Frames
from docgen.render.styles import NAMES
from tools.frames import FRAMES, pack, styles
from tools.frames import docx as make_docx
from tools.frames.package import Page
from tools.measure.papers import SPECIMENS as PAPERS

TEMPLATES = Path(__file__).parents[2] / "templates"
NOTICE = PAPERS["通知"]
GOLDEN = Path(__file__).parent / "golden"
FIXED = {"word/styles.xml", "word/settings.xml", "word/fontTable.xml"}


def read(path: str) -> bytes:
    return (TEMPLATES / path).read_bytes()


@pytest.fixture(scope="module")
def frames() -> Frames:
    return Frames(read)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def outline(data: bytes) -> str:
    return "".join(f"{style}|{text}".replace("\t", "⇥").replace("\n", "⏎") + "\n" for style, text in paragraphs(data))


@pytest.mark.parametrize("name", FRAMES)
def test_committed_frame_is_what_the_script_makes(name: str) -> None:
    # The members, not the file: another zlib may pack the same bytes otherwise.
    made, committed = members(FRAMES[name]()), members(read(f"版式/{name}.docx"))
    assert list(made) == list(committed)
    assert [part for part in made if made[part] != committed[part]] == []


def test_script_makes_the_same_bytes_every_time() -> None:
    assert [build() for build in FRAMES.values()] == [build() for build in FRAMES.values()]


def test_all_frames_share_one_library_of_styles() -> None:
    assert len({tuple(members(read(f"版式/{name}.docx"))[part] for part in sorted(FIXED)) for name in FRAMES}) == 1


def test_ids_are_ascii_and_names_chinese() -> None:
    made = {style.id for style in styles.PARAGRAPHS} | {character[0] for character in styles.CHARACTERS} | {"GwTable"}
    assert made == {*NAMES}
    assert all(identity.isascii() for identity in NAMES)
    assert not any(name.isascii() for name in NAMES.values())
    assert len({*NAMES.values()}) == len(NAMES)


def saved_by_word(data: bytes, without: str = "") -> bytes:
    """Return the file with other ids for its styles, as Word gives them when it saves; one style may be lost."""
    parts = members(data)
    for number, identity in enumerate(NAMES):
        for part in parts:
            parts[part] = parts[part].replace(f'"{identity}"'.encode(), f'"af{number}"'.encode())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(f'"{without}"'.encode(), '"别的"'.encode())
    return pack(parts)


@pytest.mark.parametrize("name", ["通知", "通知-附件", "函"])
def test_frame_saved_by_word_gives_the_same_paper(frames: Frames, name: str) -> None:
    def named(data: bytes) -> list[tuple[str, str]]:
        known = {style.style_id: style.name for style in docx.Document(io.BytesIO(data)).styles}
        return [(known[style], text) for style, text in paragraphs(data)]

    assert named(Frames(lambda path: saved_by_word(read(path))).make(PAPERS[name])) == named(frames.make(PAPERS[name]))


def test_style_that_a_frame_lost_is_named() -> None:
    with pytest.raises(DocgenError) as caught:
        Frames(lambda path: saved_by_word(read(path), "公文正文")).make(NOTICE)
    assert str(caught.value) == (
        "版式/红头-下行.docx: 错误 E-FRM-02 版式文件里没有“公文正文”这个样式；"
        "改法：把这个样式从自带的版式文件里复制过来（Word：样式窗格→管理样式→导入/导出），或改用自带的版式文件"
    )


@pytest.mark.parametrize("name", PAPERS)
def test_papers_name_only_styles_that_exist(frames: Frames, name: str) -> None:
    opened = docx.Document(io.BytesIO(frames.make(PAPERS[name])))
    known = {style.style_id for style in opened.styles}
    assert {style for style, _ in paragraphs(frames.make(PAPERS[name]))} - known == set()


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "满页"])
def test_outline(frames: Frames, name: str) -> None:
    # UPDATE_GOLDEN=1 writes what is there now; read the difference before you commit it.
    found, path = outline(frames.make(PAPERS[name])), GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_same_paper_same_bytes(name: str) -> None:
    assert Frames(read).make(PAPERS[name]) == Frames(read).make(PAPERS[name])


def text_of(data: bytes) -> str:
    return "\n".join(text for _, text in paragraphs(data))


def test_optional_parts_leave_no_trace(frames: Frames) -> None:
    bare = Paper("X", "空", "白头", "题目", ())
    assert [line for line in paragraphs(frames.make(bare)) if line[1]][:1] == [("GwTitle", "题目")]
    assert "：" not in text_of(frames.make(bare))
    assert "（" not in text_of(frames.make(bare))


def test_dirty_text_in_every_part_is_printed_as_it_is(frames: Frames) -> None:
    dirt = 'A&B<i>"{{ 1 }}{% x %}'
    paper = replace(
        NOTICE, title=f"题{dirt}", addressees=dirt, remark=dirt, body=(Paragraph((Run(dirt),)),),
        attachments=(Attachment(f"附{dirt}", ()),), imprint=Imprint(dirt, dirt, NOTICE.imprint.day),  # type: ignore[union-attr]
        signature=Signature((dirt,), NOTICE.signature.day),  # type: ignore[union-attr]
    )
    assert text_of(frames.make(paper)).replace("\n", "").count(dirt) >= 8


def test_character_that_word_cannot_hold_is_a_problem(frames: Frames) -> None:
    with pytest.raises(DocgenError) as caught:
        frames.make(replace(NOTICE, addressees="各\x0b村"))
    assert "版式/红头-下行.docx" in str(caught.value)


def sections(data: bytes) -> list[str]:
    opened = docx.Document(io.BytesIO(data))
    return ["横" if section.page_width > section.page_height else "竖" for section in opened.sections]  # type: ignore[operator]


def annexes(*landscape: bool) -> tuple[Attachment, ...]:
    return tuple(Attachment(f"附件之{number}", (), turned) for number, turned in enumerate(landscape, 1))


@pytest.mark.parametrize(
    ("turned", "shapes"),
    [((), "竖"), ((False,), "竖"), ((True,), "竖横竖"), ((False, True), "竖横竖"), ((True, True), "竖横竖"), ((True, False), "竖横竖")],
)
def test_landscape_annexes_are_sections_of_their_own_and_the_imprint_stands_upright(
    frames: Frames, turned: tuple[bool, ...], shapes: str
) -> None:
    assert sections(frames.make(replace(NOTICE, attachments=annexes(*turned)))) == [*shapes]


def test_without_imprint_the_paper_ends_with_its_landscape_annex(frames: Frames) -> None:
    assert sections(frames.make(replace(NOTICE, imprint=None, attachments=annexes(True)))) == ["竖", "横"]


def test_only_the_first_section_of_a_letter_has_its_head(frames: Frames) -> None:
    letter = replace(PAPERS["函"], attachments=annexes(True, False))
    opened = docx.Document(io.BytesIO(frames.make(letter)))
    assert [section.different_first_page_header_footer for section in opened.sections] == [True, False, False]


def test_one_annex_has_no_number_and_several_have(frames: Frames) -> None:
    def labels(count: int) -> list[str]:
        made = frames.make(replace(NOTICE, attachments=annexes(*[False] * count)))
        return [text for style, text in paragraphs(made) if style in ("GwAttachmentLabel", "GwAttachmentNote")]

    assert labels(1) == ["附件：附件之1", "附件"]
    assert labels(2) == ["附件：1.附件之1", "2.附件之2", "附件1", "附件2"]


def test_signatories_of_a_joint_paper_share_the_last_line_with_the_number(frames: Frames) -> None:
    names = ("中共示例县清溪镇委员会", "示例县清溪镇人民政府", "示例县科学技术协会")
    head = Head(names, "清委〔2027〕1号", ("王建国", "李明", "欧阳秀英"))
    made = paragraphs(frames.make(replace(PAPERS["请示"], head=head)))
    assert [line for line in made if line[0] in ("GwMark", "GwSignatories", "GwNumberUpward")] == [
        ("GwMark", "中共示例县清溪镇委员会"), ("GwMark", "文件"), ("GwMark", "示例县清溪镇人民政府"), ("GwMark", ""),
        ("GwMark", "示例县科学技术协会"), ("GwMark", ""),
        ("GwSignatories", "\t\t签发人：王建国\t李\u3000明"), ("GwNumberUpward", "\t清委〔2027〕1号\t\t欧阳秀英"),
    ]


def test_printing_office_too_long_for_the_line_is_set_narrower_then_gets_a_line_of_its_own(frames: Frames) -> None:
    def printed(office: str) -> tuple[str, str]:
        made = frames.make(replace(NOTICE, imprint=Imprint("", office, NOTICE.signature.day)))  # type: ignore[union-attr]
        scale = re.search(r'<w:w w:val="(\d+)"/></w:rPr><w:t xml:space="preserve">' + office, members(made)["word/document.xml"].decode())
        return next(text for style, text in paragraphs(made) if style == "GwImprint"), scale.group(1) if scale else ""

    assert printed("镇党政办公室") == ("镇党政办公室\t2027年1月8日印发", "")
    assert printed("示例县清溪镇科学技术协会筹备工作领导小组办公室") == (
        "示例县清溪镇科学技术协会筹备工作领导小组办公室\t2027年1月8日印发", "89"
    )
    assert printed("办公室" * 12) == ("办公室" * 12 + "\n\t2027年1月8日印发", "")


@pytest.fixture
def with_form() -> Callable[[str], bytes]:
    form = make_docx('<w:p><w:pPr><w:pStyle w:val="GwCell"/></w:pPr><w:r><w:t>{{ 姓名 }}</w:t></w:r></w:p>', Page())
    return lambda path: form if path == "表格/登记表.docx" else read(path)


@pytest.mark.parametrize("saved", [False, True], ids=["shipped", "saved by Word"])
def test_form_is_filled_alone_and_as_an_annex(with_form: Callable[[str], bytes], saved: bool) -> None:
    def given(path: str) -> bytes:
        return saved_by_word(with_form(path)) if saved and path.startswith("表格") else with_form(path)

    frames, form = Frames(given), Form("登记表", {"姓名": "王<明"})
    assert text_of(frames.make(Paper("B03", "登记表", "表格/登记表", "登记表", form))) == "王<明"
    made = paragraphs(frames.make(replace(NOTICE, attachments=(Attachment("登记表", form),))))
    at = made.index(("GwAttachmentLabel", "附件"))
    assert made[at : at + 3] == [("GwAttachmentLabel", "附件"), ("GwBlank", ""), ("GwCell", "王<明")]


def test_frame_without_page_setup_says_so() -> None:
    body = members(read("版式/白头.docx"))["word/document.xml"].decode("utf-8")
    without = body[: body.index("<w:sectPr")] + body[body.index("</w:sectPr>") + len("</w:sectPr>") :]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members(read("版式/白头.docx")).items():
            archive.writestr(name, without if name == "word/document.xml" else data)
    with pytest.raises(DocgenError) as caught:
        Frames(lambda path: out.getvalue()).make(PAPERS["选举办法"])
    assert str(caught.value) == (
        "版式/白头.docx: 错误 E-FRM-01 版式文件里没有页面设置；改法：用 Word 打开它，在“布局”里设好纸张和页边距，再保存"
    )
