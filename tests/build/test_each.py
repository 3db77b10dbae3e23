"""Papers that are written for one person or unit each (逐项): one print run, or with --each one file for each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from outline import outline
from sample import QINGXI, edit

from docgen import build
from docgen.documents.block import Form
from docgen.problem import DocgenError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def test_a_print_run_holds_the_papers_of_all_one_behind_the_other() -> None:
    folder = build.open_folder(QINGXI)
    paper = folder.composer.paper("B25")
    assert [one.item for one in paper.run] == ["方维新", "卢映川", "姜海平"] == [guest.name for guest in folder.dossier.meeting.guests]  # type: ignore[union-attr]
    whole, single = folder.frames.make(paper), [folder.frames.make(one) for one in paper.run]
    texts = [text for one in single for text in outline(one).split("\n") if text.startswith("GwBody |")]
    assert [text for text in outline(whole).split("\n") if text.startswith("GwBody |")] == texts
    assert len({text for text in texts if "谨邀请您" in text}) > 1, "not every letter says the same"


def test_each_paper_of_a_run_begins_a_section_and_marks_stand_once() -> None:
    folder = build.open_folder(QINGXI)
    body = body_of(folder.frames.make(folder.composer.paper("B25")))
    assert len(list(body.iter(W + "sectPr"))) == 3
    names = [mark.get(W + "name") for mark in body.iter(W + "bookmarkStart")]
    assert names
    assert len(names) == len(set(names))
    assert len(list(body.iter(W + "bookmarkEnd"))) == len(names)


def test_a_run_of_one_is_the_paper_itself(copy: Path) -> None:
    path = copy / "会务.yaml"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if "卢映川" not in line and "姜海平" not in line), "utf-8")
    folder = build.open_folder(copy)
    paper = folder.composer.paper("B25")
    assert not isinstance(paper.body, Form)
    assert paper.more == ()
    assert paper.run == (paper,)


def test_files_are_named_by_number_and_person(tmp_path: Path) -> None:
    folder = build.open_folder(QINGXI)
    made = build.packet(folder, tmp_path, build.chosen(folder, ["B24", "B25"], ""), False, each=True)
    assert [one.path.relative_to(tmp_path).as_posix() for one in made] == [
        "会前/B24-关于召开代表大会的通知.docx", "会前/B25-邀请函/1-方维新.docx", "会前/B25-邀请函/2-卢映川.docx", "会前/B25-邀请函/3-姜海平.docx",
    ]  # fmt: skip
    again = build.packet(folder, tmp_path, build.chosen(folder, ["B24", "B25"], ""), False, each=True)
    assert {one.state for one in again} == {"未变"}


def test_without_anybody_there_is_no_paper(copy: Path) -> None:
    path = copy / "会务.yaml"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if "称呼" not in line and line != "来宾:"), "utf-8")
    folder = build.open_folder(copy)
    [choice] = [one for one in folder.choices() if one.entry.code == "B25"]
    assert not choice.included
    assert choice.reason == "不具备条件：会务.yaml 已写来宾"


def test_what_is_no_list_is_told(copy: Path) -> None:
    own = copy / "templates" / "文书" / "会前"
    own.mkdir(parents=True)
    name = "B25-邀请函.md"
    original = Path(__file__).parents[2] / "templates" / "文书" / "会前" / name
    (own / name).write_text(original.read_text("utf-8"), "utf-8")
    edit(own, name, "逐项: 会务.来宾", "逐项: 大会.地点")
    folder = build.open_folder(copy)
    with pytest.raises(DocgenError) as caught:
        folder.choices()
    assert "逐项 写的不是名单" in str(caught.value)


def test_a_name_card_bears_the_name_twice_once_upside_down() -> None:
    folder = build.open_folder(QINGXI)
    paper = folder.composer.paper("B30a")
    assert len(paper.run) == 13
    body = body_of(folder.frames.make(paper.run[1]))
    vml = "{urn:schemas-microsoft-com:vml}"
    shapes = [(shape.get("style", ""), text.get("string")) for shape in body.iter(vml + "shape") for text in shape.iter(vml + "textpath")]
    assert [name for _, name in shapes] == ["方维新", "方维新"]
    assert ["rotation:180" in style for style, _ in shapes] == [True, False]


def test_a_badge_for_everybody_and_none_on_ballots() -> None:
    folder = build.open_folder(QINGXI)
    lines = outline(folder.frames.make(folder.composer.paper("B31"))).split("\n")
    assert sum("编号：" in line for line in lines) == len(folder.composer.matter.facts["证件"])
    assert "编号" not in outline(folder.frames.make(folder.composer.paper("B32")))
