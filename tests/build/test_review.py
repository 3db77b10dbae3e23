"""docgen check: texts of the folder, papers edited by hand, acknowledgements, what an error touches, --explain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from sample import edit

from docgen import build
from docgen.cli import main


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_text_of_the_folder_is_quoted_with_its_place(copy: Path, tmp_path: Path) -> None:
    write(copy, "文稿/致辞.md", "# 致辞\n\n大会设正式代表46名，苏婉玲同志主持，选举副主席五名。\n")
    code, _, told = run("check", copy, "-o", tmp_path / "无")
    assert code == 0
    assert "文稿/致辞.md:3:4: 警告 E-DEL-05 “正式代表46名”: 文中是“正式代表46名”，代表名额是45名，有表决权的正式代表45名" in told
    assert "文稿/致辞.md:3:12: 警告 E-NAM-05 “苏婉玲”: “苏婉玲”不在花名册里，与花名册里的“苏婉宁”只差一个字" in told
    assert "文稿/致辞.md:3:22: 警告 E-SLA-05 “副主席五名”: 文中是“副主席五名”，副主席名额是4名" in told


@pytest.fixture
def output(copy: Path, tmp_path: Path) -> Path:
    """An earlier output of the sample's notice and letter."""
    folder = build.open_folder(copy)
    build.packet(folder, tmp_path / "文件", build.chosen(folder, ["B01", "B10"], ""), whole=False)
    return tmp_path / "文件"


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace a text in a paper as a clerk does in Word."""
    document = Document(str(path))
    [paragraph] = [paragraph for paragraph in document.paragraphs if old in paragraph.text]
    paragraph.text = paragraph.text.replace(old, new)
    document.save(str(path))


def test_untouched_papers_are_not_read_again(copy: Path, output: Path) -> None:
    edit(copy, "大会.yaml", "2027-01-22", "2027-01-25")
    assert [problem.code for problem in build.check_all(copy, output).problems if problem.code.startswith("W-OUT")] == []


def test_a_paper_edited_by_hand_is_compared_with_the_facts(copy: Path, output: Path) -> None:
    file = output / "会前" / "B01-关于推选代表大会代表的通知.docx"
    rewrite(file, "大会设正式代表45名", "大会设正式代表48名")
    found = {(problem.code, problem.place.file): problem for problem in build.check_all(copy, output).problems}
    assert found["E-DEL-05", file.as_posix()].severity.value == "警告"
    assert found["W-OUT-02", file.as_posix()].message == "改过的文件写的是“48名”，按现在的资料是“45名”"


def test_what_the_clerk_may_write_is_not_told(copy: Path, output: Path) -> None:
    rewrite(output / "会前" / "B01-关于推选代表大会代表的通知.docx", "一式两份", "一式两份，不用装订")
    assert build.check_all(copy, output).problems == ()


def test_facts_that_changed_since_are_told_of_an_edited_paper(copy: Path, output: Path) -> None:
    file = output / "会前" / "B01-关于推选代表大会代表的通知.docx"
    rewrite(file, "一式两份", "一式两份，不用装订")
    edit(copy, "文号.yaml", "B04: {日期: 2026-12-18}", "B04: {日期: 2026-12-17}")
    [problem] = build.check_all(copy, output).problems
    assert (problem.code, problem.message) == ("W-OUT-02", "改过的文件写的是“2026年12月18日”，按现在的资料是“2026年12月17日”")


def test_candidates_changed_after_the_answer_need_a_new_letter(copy: Path, output: Path) -> None:
    (copy / "票数.yaml").unlink()
    edit(copy, "班子.yaml", "  - 姓名: 邓立诚\n    拟任职务: 副主席", "  - 姓名: 陆思源\n    拟任职务: 副主席")
    told = [(problem.code, problem.place.file, problem.message) for problem in build.check_all(copy, output).problems]
    letter = (output / "会前" / "B10-关于征求主席、副主席候选人意见的函.docx").as_posix()
    assert ("W-SLA-04", letter, "副主席候选人陆思源不在原来的征求意见函里，复函（B11）已经收到") in told


def test_a_paper_that_is_no_paper_any_more(copy: Path, output: Path) -> None:
    file = output / "会前" / "B01-关于推选代表大会代表的通知.docx"
    file.write_bytes(b"PK")
    assert "W-OUT-03" in [problem.code for problem in build.check_all(copy, output).problems]


def test_a_warning_that_was_acknowledged_is_silent(copy: Path, tmp_path: Path) -> None:
    write(copy, "文稿/致辞.md", "大会设正式代表46名。\n请于××月到会。\n")
    write(copy, "核对.yaml", "- {代码: W-TXT-04, 文件: 文稿/致辞.md, 理由: 日期由会务组填}\n")
    assert [problem.code for problem in build.check_all(copy, tmp_path).problems] == ["E-DEL-05"]


def test_acknowledgements_that_are_of_no_use_are_told(copy: Path, tmp_path: Path) -> None:
    lines = ["W-DAT-99, 键: 大会", "E-MON-01, 键: 班子", "W-DAT-05, 键: 文号.A08"]
    write(copy, "核对.yaml", "".join(f"- {{代码: {line}, 理由: 已核对}}\n" for line in lines))
    told = [(str(problem.place), problem.code, problem.message) for problem in build.check_all(copy, tmp_path).problems]
    assert [(place, code) for place, code, _ in told] == [("核对.yaml:1:3", "W-ACK-01"), ("核对.yaml:2:3", "W-ACK-02"), ("核对.yaml:3:3", "I-ACK-03")]
    assert told[1][2] == "E-MON-01是错误，不能核对了事"


def test_an_acknowledgement_says_what_and_why(copy: Path, tmp_path: Path) -> None:
    write(copy, "核对.yaml", "- {代码: W-DAT-05, 理由: 已核对}\n")
    assert [(problem.code, problem.message) for problem in build.check_all(copy, tmp_path).problems] == [("E-VAL-01", "没有写明核对的是哪一处")]


def test_the_packet_does_not_tell_what_was_acknowledged(copy: Path, tmp_path: Path) -> None:
    edit(copy, "文号.yaml", "日期: 2026-12-18", "日期: 2026-12-19")
    assert [problem.code for problem in build.open_folder(copy).problems] == ["W-DAT-05"]
    write(copy, "核对.yaml", "- {代码: W-DAT-05, 键: 文号.B04, 理由: 周六加班报送}\n")
    assert build.open_folder(copy).problems == ()
    assert build.check_all(copy, tmp_path).problems == ()


def test_check_groups_by_weight_and_tells_what_an_error_touches(copy: Path, tmp_path: Path) -> None:
    edit(copy, "班子.yaml", "总监票人: 唐景行", "总监票人: 段红梅")
    edit(copy, "文号.yaml", "日期: 2026-12-18", "日期: 2026-12-19")
    code, _, told = run("check", copy, "-o", tmp_path)
    lines = told.splitlines()
    assert code == 1
    assert [line for line in lines if line.startswith(("错误（", "警告（", "受影响的文件（", "共 "))] == ["错误（1）", "警告（1）", next(line for line in lines if line.startswith("受影响")), "共 1 个错误、1 个警告"]
    assert "B17 总监票人、监票人、计票人建议名单：E-MON-01" in lines
    assert not any(line.startswith("B01 ") for line in lines)


def test_json_has_the_same(copy: Path, tmp_path: Path) -> None:
    edit(copy, "班子.yaml", "总监票人: 唐景行", "总监票人: 段红梅")
    code, out, _ = run("check", copy, "-o", tmp_path, "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert [problem["代码"] for problem in found["问题"]] == ["E-MON-01"]
    assert found["受影响的文件"]["B17 总监票人、监票人、计票人建议名单"] == ["E-MON-01"]


def test_explain() -> None:
    code, out, _ = run("check", "--explain", "E-MON-01")
    assert code == 0
    assert out.splitlines()[0] == "E-MON-01　错误　监票、计票不是候选人"
    assert [line.partition("：")[0] for line in out.splitlines()[1:]] == ["为什么", "依据", "反例", "改法"]
    assert run("check", "--explain", "E-XLS-04")[1].startswith("E-XLS-04　缺少工作表\n")


def test_explain_of_a_code_that_nobody_knows() -> None:
    code, _, told = run("check", "--explain", "E-MON-99")
    assert code == 1
    assert told.startswith("错误 E-CMD-05 没有“E-MON-99”这个代码（最接近的是“E-MON-0")


@pytest.fixture
def own_list(copy: Path) -> Path:
    """The sample with its list of scrutineers (B17) in the office's own words."""
    shipped = next((Path(build.__file__).parents[1] / "templates" / "文书" / "会前").glob("B17-*.md"))
    path = copy / "templates" / "文书" / "会前" / shipped.name
    path.parent.mkdir(parents=True)
    path.write_text(shipped.read_text("utf-8") + "\n委员会设副主席五名。\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [("packet", "--only", "B17", "--no-audit"), ("make", "B17")], ids=["packet", "make"])
def test_a_paper_that_contradicts_the_facts_is_not_made(copy: Path, own_list: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    verb, *rest = command
    target = tmp_path / "出" if verb == "packet" else tmp_path / "出.docx"
    code, _, told = run(verb, copy, *rest, "-o", target)
    assert code == 1
    assert "错误 E-SLA-05 “副主席五名”: 文中是“副主席五名”，副主席名额是4名" in told
    assert not target.exists()
    said = {problem.code for problem in build.check_all(copy).problems if problem.place.file.startswith("会前/B17")}
    assert said == {"E-SLA-05"}, "check says the same"


def test_a_paper_that_says_something_doubtful_is_made_and_told_of(copy: Path, own_list: Path, tmp_path: Path) -> None:
    own_list.write_text(own_list.read_text("utf-8").replace("委员会设副主席五名。", "名单于××月××日印发。"), encoding="utf-8")
    code, _, told = run("packet", copy, "--only", "B17", "--no-audit", "-o", tmp_path / "出")
    assert code == 0
    assert "警告 W-TXT-04" in told
    assert len(list((tmp_path / "出").rglob("B17-*.docx"))) == 1
