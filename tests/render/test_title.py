"""Titles broken into lines (7.3.1): words and names whole, at most twenty characters a line, no ugly shapes."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.render.geometry import width
from docgen.render.title import lines

ORGANISATION = "示例县清溪镇科学技术协会"
ATOMS = (ORGANISATION, f"{ORGANISATION}第一次代表大会", f"{ORGANISATION}第一届委员会", "中共示例县清溪镇委员会", "示例县科学技术协会")


@pytest.mark.parametrize(
    "broken",
    [
        "示例县清溪镇科学技术协会2027年工作计划",
        "示例县清溪镇科学技术协会|关于召开示例县清溪镇科学技术协会|第一次代表大会的通知",
        "示例县科学技术协会|关于同意召开示例县清溪镇科学技术协会|第一次代表大会的批复",
        "示例县科学技术协会关于同意成立|示例县清溪镇科学技术协会的批复",
        "关于征求示例县清溪镇科学技术协会主席、|副主席候选人意见的函",
        "示例县清溪镇科学技术协会|第一次代表大会选举办法（草案）",
        "中共示例县清溪镇委员会|关于印发《示例县清溪镇科学技术协会|代表大会筹备工作方案》的通知",
        "示例县清溪镇科学技术协会第一届委员会|委员、主席、副主席、秘书长选举结果的报告",
        "示例县科学技术协会关于2026年第四季度|乡镇科协组织建设情况的通报",
    ],
)
def test_lines_of_real_titles(broken: str) -> None:
    assert lines(broken.replace("|", ""), ATOMS) == tuple(broken.split("|"))


def test_names_nobody_gave_are_kept_whole_where_they_can_be_seen() -> None:
    title = "中共清溪镇委员会关于召开清溪镇科学技术协会第一次代表大会的请示"
    assert lines(title) == ("中共清溪镇委员会", "关于召开清溪镇科学技术协会", "第一次代表大会的请示")


def test_authors_own_line_break_is_kept() -> None:
    assert lines("清溪镇科学技术协会\n代表大会会议手册") == ("清溪镇科学技术协会", "代表大会会议手册")


def test_empty_title_has_no_lines() -> None:
    assert lines("") == ()


def test_title_of_one_long_name_is_broken_all_the_same() -> None:
    name = "示例县清溪镇高山生态茶叶种植加工销售专业合作社联合社"
    broken = lines(name, (name,))
    assert "".join(broken) == name
    assert all(width(line) <= 20 for line in broken)


PROTECTED = ("示例县科学技术协会", "中共示例县清溪镇委员会", "第一次代表大会", "《选举办法》", "《清溪镇科普示范基地管理办法》", "2027年", "30个", "120.5万元", "“三长”")
FREE = ("关于", "召开", "的", "通知", "和", "工作", "、", "主席", "候选人", "清溪镇", "（草案）", "进一步加强", "基层")
PIECES = st.lists(st.one_of(st.sampled_from(FREE), st.tuples(st.sampled_from(PROTECTED), st.sampled_from(FREE)).map("".join)), min_size=1, max_size=24)
NAMES = ("示例县科学技术协会", "中共示例县清溪镇委员会", "示例县", "清溪镇")
NEVER_FIRST = "的和与及暨或等、，。；：！？》）”’〕"


def spans(title: str) -> list[tuple[int, int]]:
    """Where in `title` its protected pieces are."""
    return [found.span() for piece in PROTECTED for found in re.finditer(re.escape(piece), title)]


def can_be_broken(title: str) -> bool:
    """Whether there is a way to break `title` that tears nothing and begins no line badly, lines of 20 at most."""
    inside = {place for start, end in spans(title) for place in range(start + 1, end)}
    reached = {0}
    for end in range(1, len(title) + 1):
        allowed = end == len(title) or (end not in inside and title[end] not in NEVER_FIRST)
        if allowed and any(width(title[start:end]) <= 20 for start in reached):
            reached.add(end)
    return len(title) in reached


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_nothing_is_lost_and_nothing_torn_that_need_not_be(pieces: list[str]) -> None:
    title = "".join(pieces)
    broken = lines(title, NAMES)
    assert "".join(broken) == title
    assert all(width(line) <= 20 for line in broken)
    if can_be_broken(title):
        edges = set(accumulate(map(len, broken)))
        assert not [title[start:end] for start, end in spans(title) if any(start < edge < end for edge in edges)]
        assert not [line for line in broken[1:] if line[0] in NEVER_FIRST]


@pytest.mark.parametrize(
    "broken",
    [
        "中共示例县清溪镇委员会、|示例县清溪镇人民政府关于转发|《示例县科学技术协会关于深入|贯彻落实党中央决策部署进一步加强和改进|新时代基层科协组织建设和“三长”队伍|建设的实施意见（试行）》的通知",
        "中共示例县清溪镇委员会|示例县清溪镇人民政府|示例县清溪镇科学技术协会|关于命名2026年度30个|科普示范村和200名优秀科技工作者的决定",
        "示例县清溪镇科学技术协会关于印发|《清溪镇科普示范基地管理办法》的通知",
        "示例县清溪镇科学技术协会|关于转发《乡镇（街道）科协“三长”进班子|试点实施方案（试行）》的通知",
        "示例县清溪镇科学技术协会关于拨付|2027年上半年科普经费120.5万元的通知",
    ],
)
def test_long_titles_are_broken_by_sense_too(broken: str) -> None:
    assert lines(broken.replace("|", ""), (*ATOMS, "示例县清溪镇人民政府")) == tuple(broken.split("|"))


def test_a_name_that_fills_a_line_is_cut_behind_the_name_in_it_before_a_line_begins_with_de() -> None:
    group = f"{ORGANISATION}筹备工作领导小组"
    title = f"中共清溪镇委员会关于成立{group}的通知"
    assert lines(title, (*ATOMS, group)) == ("中共清溪镇委员会", f"关于成立{ORGANISATION}", "筹备工作领导小组的通知")


def test_short_titles_do_not_load_the_dictionary_and_long_ones_load_it_in_silence() -> None:
    code = (
        "import sys; from docgen.render.title import lines; lines('关于召开会议的通知'); assert 'jieba' not in sys.modules;"
        "lines('示例县清溪镇科学技术协会关于召开第一次代表大会的通知'); assert 'jieba' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_text_far_too_long_for_a_title_is_broken_by_sense_too() -> None:
    assert lines("关于进一步加强和改进新时代基层科学技术协会组织建设工作有关事项" * 5) == ("关于进一步加强和改进新时代", "基层科学技术协会组织建设工作有关事项") * 5
