"""The shipped samples: they hold, and their papers say what their facts say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen import build
from docgen.documents.block import Heading, Paper, Paragraph, Table
from docgen.model.dossier import Dossier
from docgen.rules.allocation import allocation

CONTENT = Path(__file__).parents[2] / "content"


def text_of(paper: Paper) -> str:
    """Return the words of a paper's body, a line a block."""
    assert isinstance(paper.body, tuple)
    lines = [paper.title]
    for block in paper.body:
        if isinstance(block, Heading):
            lines.append(block.text + "".join(run.text for run in block.run_in))
        elif isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
        elif isinstance(block, Table):
            lines += ["".join(row) for row in block.rows]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def qingxi() -> build.Folder:
    return build.open_folder(CONTENT / "qingxi")


@pytest.fixture(scope="module")
def tongbao() -> build.Folder:
    return build.open_folder(CONTENT / "tongbao")


def test_the_township_has_no_problem(qingxi: build.Folder) -> None:
    assert qingxi.problems == ()


def test_the_circular_has_no_problem(tongbao: build.Folder) -> None:
    assert tongbao.problems == ()


def test_every_unit_sent_as_many_delegates_as_the_allocation_gives_it(qingxi: build.Folder) -> None:
    assert isinstance(qingxi.dossier, Dossier)
    rows = allocation(qingxi.dossier).rows
    assert [(row.seats, row.sent) for row in rows] == [(n, n) for n in (5, 8, 5, 3, 4, 6, 3, 4, 7)]


def test_the_report_of_the_results_gives_votes_and_threshold(qingxi: build.Folder) -> None:
    text = text_of(qingxi.composer.paper("D02"))
    assert "发出选票43张，收回43张，其中有效票42张、无效票1张；收回的选票等于发出的选票，选举有效。" in text
    assert "即不少于22票；" in text
    assert "陆思源（39票）" in text
    assert "另选他人得票：蒋文博2票、钟家驹1票，未当选。" in text


def test_the_report_to_the_superior_is_a_paper_of_its_own(qingxi: build.Folder) -> None:
    paper = qingxi.composer.paper("D02b")
    assert (paper.addressees, paper.head.number if paper.head else "") == ("示例县科学技术协会", "清科协〔2027〕2号")


@pytest.mark.parametrize(("draft", "adopted"), [("B18", "C11"), ("B19", "C11a"), ("B20", "C11b"), ("B22", "C10"), ("B22a", "C10a")])
def test_what_is_adopted_says_what_the_draft_said(qingxi: build.Folder, draft: str, adopted: str) -> None:
    before, after = qingxi.composer.paper(draft), qingxi.composer.paper(adopted)
    assert before.body == after.body
    assert before.title == f"{after.title}（草案）"
    assert after.subtitle.startswith("（2027年1月22日示例县清溪镇科学技术协会第一")
    assert after.subtitle.endswith("通过）")


def test_a_reply_gives_what_the_request_asked_for(qingxi: build.Folder) -> None:
    asked, given = text_of(qingxi.composer.paper("A09")), text_of(qingxi.composer.paper("A10"))
    for figure in ("正式代表45名", "由13名委员组成，其中主席1名、副主席4名、秘书长1名", "2027年1月22日"):
        assert figure in asked
        assert figure in given.replace("。其中", "，其中")


def test_the_plan_of_the_preparing_says_who_and_from_when(qingxi: build.Folder) -> None:
    steps = {step.code: step for step in qingxi.composer.matter.facts["工期"]}
    assert (steps["B13"].by, steps["B13"].span, steps["B13"].offset) == ("组织组", "12月30日—12月31日", "T-22")
    assert (steps["A02"].by, steps["T"].offset) == ("筹备办公室", "T")
    assert not {"B02", "B10a", "C08"} & steps.keys()


def test_the_plan_adds_up_its_items(qingxi: build.Folder) -> None:
    assert "全年安排具体工作14项，所需经费43500元" in text_of(qingxi.composer.paper("D10"))


def test_the_duties_are_those_of_the_posts_on_the_slate(qingxi: build.Folder) -> None:
    text = text_of(qingxi.composer.paper("E01"))
    assert "第五条\u3000卫生院院长负责健康科普和义诊服务" in text
    assert "科技型企业负责人负责" not in text
    assert text.endswith("第十九条\u3000本制度自通过之日起施行。")


def test_a_slate_without_heads_of_units_does_not_speak_of_them(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT / "qingxi", tmp_path / "清溪"))
    slate = (folder / "班子.yaml").read_text("utf-8").replace("模式: 3+1", "模式: 开放").replace("任职方式: 兼职", "任职方式: 兼职\n    类别: 科技工作者")
    (folder / "班子.yaml").write_text(slate, "utf-8")
    opened = build.open_folder(folder)
    duties = next(choice for choice in opened.choices() if choice.entry.code == "E01")
    assert (duties.included, duties.reason) == (False, "不具备条件：副主席候选人中有院长、校长、站长等")
    assert "抓紧建立经费保障、委员联系科技工作者等制度" in text_of(opened.composer.paper("A07"))
    assert "发挥主席、副主席和委员作用" in text_of(opened.composer.paper("D10"))
    (folder / "班子.yaml").write_text(slate.replace("类别: 科技工作者", "类别: 科技型企业家"), "utf-8")
    duties_of_four = build.open_folder(folder).composer.paper("E01")
    assert duties_of_four.title == "示例县清溪镇科学技术协会“四长”履职制度"
    assert "“三长”" not in text_of(duties_of_four)


def test_the_circular_computes_its_shares(tongbao: build.Folder) -> None:
    text = text_of(tongbao.composer.paper("T01"))
    assert "截至2026年10月31日，清江区12个乡镇、5个街道全部召开代表大会、成立科协组织，实现17个乡镇（街道）全覆盖" in text
    assert "大学以上学历58名，占84%；45岁以下43名，占62%；具有中、高级职称52名，占75%。" in text


def test_a_circular_that_forwards_nothing_has_no_annex(tmp_path: Path) -> None:
    for name in ("通报.yaml", "正文.md"):
        text = (CONTENT / "tongbao" / name).read_text("utf-8")
        kept = [line for line in text.split("转发:\n")[0].split("\n") if not line.startswith("现将")]
        (tmp_path / name).write_text("\n".join(kept), encoding="utf-8")
    folder = build.open_folder(tmp_path)
    assert folder.composer.paper("T01").attachments == ()
    assert [choice.entry.code for choice in folder.choices() if choice.included] == ["T01"]
