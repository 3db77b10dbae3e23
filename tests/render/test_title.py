"""Titles broken into lines (7.3.1): words and names whole, at most twenty characters a line, no ugly shapes."""

from __future__ import annotations

import subprocess
import sys

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


PIECES = st.sampled_from(
    ["示例县科学技术协会", "关于", "召开", "第一次代表大会", "的", "通知", "和", "《选举办法》", "2027年", "工作", "、", "主席", "候选人", "清溪镇"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_nothing_is_lost_and_names_stay_whole(pieces: list[str]) -> None:
    title = "".join(pieces)
    broken = lines(title, ("示例县科学技术协会",))
    assert "".join(broken) == title
    assert sum(line.count("示例县科学技术协会") for line in broken) == title.count("示例县科学技术协会")
    assert all(width(line) <= 20 for line in broken)


def test_short_titles_do_not_load_the_dictionary_and_long_ones_load_it_in_silence() -> None:
    code = (
        "import sys; from docgen.render.title import lines; lines('关于召开会议的通知'); assert 'jieba' not in sys.modules;"
        "lines('示例县清溪镇科学技术协会关于召开第一次代表大会的通知'); assert 'jieba' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_text_far_too_long_for_a_title_is_cut_at_once() -> None:
    long = "关于进一步加强和改进新时代基层科学技术协会组织建设工作有关事项" * 5
    assert "".join(lines(long)) == long
