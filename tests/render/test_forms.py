"""The forms: made by their script, in the words of the election measures, and such that a ballot stays secret."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from element_order import faults
from outline import column, plain
from sample import QINGXI, edit

from docgen import build
from docgen.documents.block import Form
from docgen.model.dossier import Dossier
from tools.forms import words
from tools.forms.__main__ import FOLDER, FORMS
from tools.frames import styles

MEASURES = FOLDER.parent / "文书" / "共用" / "大会选举办法.md"
BALLOT, NAME_CARD = "B32-选票", "B30-桌签"


def part(docx: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def made(folder: Path, code: str) -> bytes:
    opened = build.open_folder(folder)
    [(_, paper)] = build.compose_all(opened, build.chosen(opened, [code], ""))
    return opened.frames.make(paper)


@cache
def sample(code: str) -> bytes:
    return made(QINGXI, code)


@pytest.fixture
def township(tmp_path: Path) -> Path:
    """A copy of the sample before the day."""
    folder = tmp_path / "清溪"
    shutil.copytree(QINGXI, folder)
    (folder / "票数.yaml").unlink()
    return folder


@pytest.mark.parametrize("name", FORMS)
def test_script_makes_the_committed_form(name: str) -> None:
    assert FORMS[name]() == (FOLDER / f"{name}.docx").read_bytes(), "运行 python -m tools.forms 重新生成"


@pytest.mark.parametrize("name", FORMS)
def test_forms_wear_only_shared_styles_and_carry_no_pictures(name: str) -> None:
    docx = (FOLDER / f"{name}.docx").read_bytes()
    used = set(re.findall(r'<w:[pr]Style w:val="(\w+)"', part(docx)))
    assert used <= {style.id for style in styles.PARAGRAPHS} | {character[0] for character in styles.CHARACTERS}
    assert "<w:drawing" not in part(docx)
    assert "<w:pict" not in part(docx) or name == NAME_CARD, "only the name card draws: a name that stands upside down"


@pytest.mark.parametrize("sentence", [words.MARKING, words.WRITING_IN, words.CONGRESS_LIMIT, words.SPOILT])
def test_ballot_speaks_as_the_election_measures(sentence: str) -> None:
    assert sentence in MEASURES.read_text("utf-8")


def test_ballot_template_has_nothing_that_differs_from_sheet_to_sheet() -> None:
    docx = (FOLDER / f"{BALLOT}.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert not [name for name in archive.namelist() if "header" in name or "footer" in name]
    assert not re.search(r"loop\.|序号|编号|文号|PAGE|本件|电话", part(docx))


@pytest.mark.parametrize("name", [name for name in FORMS if name.startswith(BALLOT)])
def test_elements_of_a_filled_ballot_stand_in_the_order_of_the_schema(name: str) -> None:
    opened = build.open_folder(QINGXI)
    [(_, paper)] = build.compose_all(opened, build.chosen(opened, ["B32"], ""))
    assert isinstance(paper.body, Form)
    assert list(faults(opened.frames.make(replace(paper, body=Form(name, paper.body.fields))))) == []


def test_committee_ballot_lists_candidates_by_strokes() -> None:
    text = plain(sample("B32"))
    names = ["邓立诚", "叶秋萍", "苏婉宁", "汪承志", "沈秋华", "陆思源", "欧阳志清", "罗\u3000静", "孟广田", "段红梅", "秦长耕", "韩书田", "程仲平"]
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert "应选委员13名，候选人13名（以姓氏笔画为序）" in text


def test_leaders_ballot_has_a_section_for_each_post_and_asks_the_committee() -> None:
    leaders = plain(sample("B32")).split("主席、副主席、秘书长选票")[1].split("2027年1月22日")[0]
    assert [line for line in leaders.split("\n") if "应选" in line and "：" in line][:3] == [
        "主席：应选1名，候选人1名", "副主席：应选4名，候选人4名", "秘书长：应选1名，候选人1名",
    ]  # fmt: skip
    assert "委员可以另选他人，另选的人应当是委员会委员" in leaders
    assert "代表" not in leaders


def test_ballot_follows_the_profile(township: Path) -> None:
    edit(township, "规则.yaml", "允许: 是, 须先反对: 是", "允许: 否, 须先反对: 否")
    edit(township, "规则.yaml", "姓名上方的空格内", "姓名右侧的空格内")
    edit(township, "大会.yaml", "秘书长产生方式: 投票选举", "秘书长产生方式: 举手表决")
    text = plain(made(township, "B32"))
    assert "另选人" not in text
    assert "代表只对选票上的候选人表示意见，不另选他人" in text
    assert "在候选人姓名右侧的空格内画“○”" in text
    assert "主席、副主席选票" in text
    assert "秘书长" not in text


def test_boxes_to_write_in_are_never_more_than_seats() -> None:
    ballot = part(sample("B32")).split("副主席：应选")[1].split("秘书长：应选")[0]
    rows = ballot.split("另选人")[1].split("<w:tr>")[1:]
    widths = [row.count("<w:tc>") - row.count("／") for row in rows if "<w:tc>" in row]
    assert max(widths) == 4


def test_tally_sheet_and_blank_report_are_blank() -> None:
    text = plain(sample("B33"))
    assert text.count("邓立诚") == 4  # both ballots, tally sheet and report
    assert "应到正式代表45名，实到____名" in text
    assert "应到委员13名，实到____名" in text
    assert "总监票人（唐景行）签名：" in text
    assert "总监票人（程仲平）签名：" in text


def test_report_is_filled_from_the_count() -> None:
    text = plain(sample("C08"))
    assert "应到正式代表45名，实到43名，占应到正式代表的三分之二以上，符合法定人数。发出选票43张，收回选票43张" in text
    assert "被选举人获得的赞成票超过实到会有选举权代表的半数（22票以上）的，始得当选。" in text
    assert "委员当选人（13名，以姓氏笔画为序）：邓立诚、叶秋萍、" in text
    assert "2027年1月22日下午3:20" in text
    first = column(sample("C08"), "赞成")
    assert first[:3] == ["41", "41", "41"]


def test_report_exists_only_after_the_day(township: Path) -> None:
    opened = build.open_folder(township)
    assert {"C08", "D01"}.isdisjoint(choice.entry.code for choice in opened.choices() if choice.included)
    assert "实到____名" in plain(made(township, "B33"))


def test_registration_form_is_blank_without_a_person() -> None:
    text = plain(sample("B03"))
    assert "照片" in text
    assert "☑" not in text
    assert "岁" not in text


def test_registration_form_fills_in_a_person_with_the_age_at_the_day_of_reckoning() -> None:
    opened = build.open_folder(QINGXI)
    [(_, paper)] = build.compose_all(opened, build.chosen(opened, ["B03"], ""))
    assert isinstance(paper.body, Form)
    assert isinstance(opened.dossier, Dossier)
    fields = {**paper.body.fields, "人": opened.dossier.voters[0]}
    text = plain(opened.frames.make(replace(paper, body=Form(paper.body.template, fields))))
    assert "欧阳志清" in text
    assert "1976.11\n（50岁）" in text
    assert "☑医院院长" in text
    assert "☑是" in text
    assert "□学校校长" in text
