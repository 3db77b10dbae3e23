"""The parts of a paper fit each other: state of a draft, annexes, kind, seal; each rule broken once and kept once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from docgen import build
from docgen.documents.block import Attachment, Head, Paper, Paragraph, Run, Signature
from docgen.documents.composer import Composer
from docgen.documents.consistency import Composed, papers
from docgen.documents.entry import FrontMatter
from docgen.documents.matter import matter_of
from docgen.model.dossier import Dossier
from docgen.rules.known import Known, known

QINGXI = Path(__file__).parents[2] / "content" / "qingxi"
COMMITTEE = "中共清溪镇委员会"
DAY = dt.date(2026, 12, 8)


@pytest.fixture(scope="module")
def folder() -> build.Folder:
    return build.open_folder(QINGXI)


@pytest.fixture(scope="module")
def facts(folder: build.Folder) -> Known:
    assert isinstance(folder.dossier, Dossier)
    return known(folder.dossier)


def front(**given: Any) -> FrontMatter:
    return FrontMatter.model_validate({"编号": "B99", "名称": "一份文件", "文种": "通知", "版式": "红头-下行", "阶段": "会前", "适用": ["成立"]} | given)


def composed(matter: FrontMatter, text: str = "现将有关事项通知如下。", **given: Any) -> Composed:
    """Return a notice of the committee in which nothing is wrong, but for what is given."""
    whole: dict[str, Any] = {
        "code": matter.code, "name": matter.name, "frame": matter.frame, "title": f"{COMMITTEE}关于做好准备工作的{matter.kind}",
        "body": (Paragraph((Run(text),)),), "addressees": "各村（社区）", "head": Head((COMMITTEE,), "清委〔2026〕50号"),
        "signature": Signature((COMMITTEE,), DAY),
    }  # fmt: skip
    return Composed(Paper(**(whole | given)), matter, "会前/B99-一份文件.docx")


def codes(one: Composed, facts: Known) -> list[str]:
    return [problem.code for problem, _ in papers([one], facts)]


def test_a_good_paper_is_silent(facts: Known) -> None:
    assert codes(composed(front()), facts) == []


BROKEN = [
    ("E-DOC-02", front(文种="办法", 版式="白头"), {"title": "大会选举办法", "head": None}, "办法在通过以前应是草案，标题里没有“（草案）”"),
    ("E-DOC-02", front(文种="制度", 版式="白头", 阶段="制度"), {"title": "经费保障制度（草案）", "head": None}, "已经通过的文件，标题里还有“（草案）”"),
    ("E-DOC-02", front(文种="制度", 版式="白头", 阶段="制度"), {"title": "经费保障制度", "head": None}, "已经通过的文件没有题注"),
    ("E-DOC-03", front(), {"text": "名单见附件2。", "attachments": (Attachment("名单", ()),)}, "文中写了“附件2”，这份文件只有1个附件"),
    ("E-DOC-03", front(), {"text": "名单见附件。"}, "文中写了“附件”，这份文件没有附件"),
    ("E-DOC-04", front(文种="请示", 版式="红头-上行"), {"addressees": "县委、县科协"}, "请示只主送一个机关，这里主送“县委、县科协”"),
    ("E-DOC-04", front(文种="批复"), {}, "批复没有写来文收悉"),
    ("E-DOC-04", front(文种="请示"), {}, "请示是上行文，版式却是红头-下行"),
    ("E-DOC-04", front(文种="函"), {}, "函用信函格式，版式却是红头-下行"),
    ("E-DOC-04", front(文种="通知", 版式="红头-上行"), {}, "通知不是上行文，版式却是红头-上行"),
    ("E-DOC-04", front(文种="报告", 版式="红头-上行"), {"text": "妥否，请批示。"}, "报告里夹带了请示事项"),
    ("E-DOC-04", front(), {"title": "关于做好准备工作的函"}, "文种是通知，标题却不以“通知”结尾"),
    ("W-DOC-08", front(), {"signature": Signature(("示例县清溪镇科学技术协会",), DAY)}, "示例县清溪镇科学技术协会2027-01-22才成立，这份文件的日期是2026-12-08"),
    ("W-DOC-09", front(), {"signature": Signature(("清溪镇人民政府",), DAY)}, "发文机关是中共清溪镇委员会，署名是清溪镇人民政府"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "matter", "spoilt", "message"), BROKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_each_rule_of_the_parts_is_heard(code: str, matter: FrontMatter, spoilt: dict[str, Any], message: str, facts: Known) -> None:
    found = papers([composed(matter, **spoilt)], facts)
    assert (code, message) in [(problem.code, problem.message) for problem, _ in found]
    assert {problem.place.file for problem, _ in found} == {"会前/B99-一份文件.docx"}


KEPT = [
    (front(文种="办法", 版式="白头"), {"title": "大会选举办法（草案）", "head": None}),
    (front(文种="制度", 版式="白头", 阶段="制度"), {"title": "经费保障制度", "subtitle": "（2027年2月26日全体会议通过）", "head": None}),
    (front(), {"text": "名单见附件。", "attachments": (Attachment("名单", ()),)}),
    (front(文种="请示", 版式="红头-上行"), {"addressees": "示例县科学技术协会"}),
    (front(文种="批复"), {"text": "来文收悉。"}),
]  # fmt: skip


@pytest.mark.parametrize(("matter", "given"), KEPT)
def test_and_silent_where_it_is_kept(matter: FrontMatter, given: dict[str, Any], facts: Known) -> None:
    assert codes(composed(matter, **given), facts) == []


def test_the_sample_is_silent_before_the_day_and_after(folder: build.Folder) -> None:
    assert isinstance(folder.dossier, Dossier)
    before = folder.dossier.model_copy(update={"results": None})
    for dossier in (folder.dossier, before):
        composer = Composer(folder.catalogue, matter_of(dossier, folder.catalogue, {}))
        made = [Composed(composer.paper(choice.entry.code), choice.entry.front, choice.file_name) for choice in composer.choices() if choice.included]
        assert [str(problem) for problem, _ in papers(made, known(dossier))] == []


def test_an_annex_is_of_its_paper(facts: Known) -> None:
    said = "各村科技工作者推荐、酝酿、讨论、推选代表的办法照旧执行，由选举单位负责组织落实到位。"
    one = composed(front(), said, attachments=(Attachment("办法", (Paragraph((Run(said),)),)),))
    [(problem, code)] = papers([replace(one)], facts)
    assert (problem.code, code, problem.message[-14:]) == ("W-TXT-06", "B99", "这一段正文和附件里各写了一遍")
