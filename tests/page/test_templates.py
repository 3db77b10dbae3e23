"""Text templates that use every form: joint issue, orders, minutes, the corner of the head, annexes bound apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen import build
from docgen.documents.block import Paper

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).with_name("templates")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> build.Folder:
    """The sample with the templates of these tests."""
    path = tmp_path_factory.mktemp("office") / "qingxi"
    shutil.copytree(ROOT / "content" / "qingxi", path)
    shutil.copytree(TEMPLATES, path / "templates" / "文书" / "会前")
    (path / "版面.yaml").write_text("版记位置: 末面\n统一印章直径: 45\n", encoding="utf-8")
    return build.open_folder(path)


def paper(folder: build.Folder, code: str) -> Paper:
    return folder.composer.paper(code)


def test_joint_issue(folder: build.Folder) -> None:
    made = paper(folder, "Z01")
    roles = folder.composer.matter.roles
    bodies = [roles["党委"], roles["政府"], roles["筹备组"]]
    assert made.head
    assert made.signature
    assert made.head.issuers == made.signature.names == tuple(body.signed_as for body in bodies)
    assert made.head.signatories == tuple(body.signatory for body in bodies)
    assert (made.head.copy_number, made.head.urgency) == ("000001", "特急")
    assert [annex.apart for annex in made.attachments] == [True]


def test_order(folder: build.Folder) -> None:
    made = paper(folder, "Z02")
    assert made.head
    assert made.head.number == "第1号"
    assert made.signature
    assert made.signature.posts == (folder.composer.matter.roles["政府"].signed_as + "镇长",)


def test_minutes(folder: build.Folder) -> None:
    made = paper(folder, "Z03")
    assert made.signature is None
    assert made.head
    assert made.head.mark.endswith("筹备工作会议纪要")
    assert [label for label, _ in made.attendance] == ["出席", "请假", "列席"]


def test_addressees_moved_to_the_imprint(folder: build.Folder) -> None:
    made = paper(folder, "Z05")
    assert made.addressees == ""
    assert made.imprint
    assert made.imprint.addressees == "各村（社区），镇直各单位"


def test_a_folder_has_its_own_page(folder: build.Folder) -> None:
    assert folder.frames.choices.deviations() == ("版记位置：末面（不要求排在双面）", "统一印章直径：45 毫米")


@pytest.mark.parametrize("code", ["Z01", "Z02", "Z03", "Z05"])
def test_they_are_made(folder: build.Folder, code: str) -> None:
    assert folder.frames.make(paper(folder, code)).startswith(b"PK")
