"""`docgen circular` from end to end: what is made, where a figure comes from, what is told of a wrong folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sample import MIANYANG, TONGBAO, edit

from docgen.cli import main

PLAN = "通报/2018年第四季度工作进展.yaml"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MIANYANG, tmp_path / "市"))


def run(folder: Path, *words: str, code: int = 0) -> str:
    ran = CliRunner().invoke(main, ["circular", str(folder), *words])
    assert ran.exit_code == code, ran.output
    return ran.stdout if code == 0 else ran.output


def test_one_period_makes_its_circulars_with_their_workbooks(tmp_path: Path) -> None:
    listed = json.loads(run(MIANYANG, "--period", "2018年第一季度", "-o", str(tmp_path), "--format", "json"))
    assert [(Path(one["文件"]).name, one["状态"], one["审查"]) for one in listed] == [("转发试点方案.docx", "新写", "合格")]
    listed = json.loads(run(MIANYANG, "--only", "示例涪江区经验推广", "-o", str(tmp_path), "--format", "json"))
    assert [Path(one["文件"]).name for one in listed] == ["示例涪江区经验推广.docx", "示例涪江区经验推广（数据）.xlsx"]
    assert (tmp_path / "转发试点方案.docx").exists(), "what was not asked for stays"


def test_a_figure_is_traced_to_its_cells() -> None:
    said = run(MIANYANG, "--explain", "示例涪江区@副主席.大学以上占比").splitlines()
    assert said[:4] == ["副主席大学以上占比（edu_vice）　涪江区　2018年第四季度：84%", "算法：副主席大学以上 / 副主席", "分子：58　分母：69", "分子："]
    assert said[4] == "  城北街道　副主席大学以上　2018年第四季度　5　报表/2018年第四季度/涪江区/城北街道.xlsx!报表!D16"
    assert len(said) == 3 + 2 * (1 + 17)


def test_a_trace_for_programs_is_exact() -> None:
    told = json.loads(run(MIANYANG, "--explain", "980703@title_vice", "--period", "2018Q4", "--format", "json"))
    assert (told["数值"], told["分子"], told["分母"], told["印作"]) == ("52/69", "52", "69", "75%")
    assert sum(int(row["值"]) for row in told["明细"] if row["项"] == "分子") == 52


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("副主席大学占比", "没有“副主席大学占比”这个指标（最接近的是“副主席大学以上占比”）"),
        ("示例浮江区@edu_vice", "单位表里没有“示例浮江区”"),
    ],
)
def test_what_cannot_be_traced_is_told(asked: str, told: str) -> None:
    assert told in run(MIANYANG, "--explain", asked, code=1)


def test_a_period_without_returns_or_plans_is_told() -> None:
    assert "没有2017年第四季度的报表" in run(MIANYANG, "--explain", "edu_vice", "--period", "2017Q4", code=1)
    assert "资料目录里没有2018年第二季度的通报" in run(MIANYANG, "--period", "2018Q2", code=1)
    assert "没有“转发试点”这份通报（最接近的是“转发试点方案”）" in run(MIANYANG, "--only", "转发试点", code=1)


def test_a_period_that_is_none_is_a_wrong_command() -> None:
    assert "“2018第五季度”不是报告期" in run(MIANYANG, "--period", "2018第五季度", code=2)


def test_a_folder_of_another_kind_is_told() -> None:
    assert "错误 E-CMD-03 这不是城市通报的资料目录" in run(TONGBAO, code=1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[cov_town, cov_village, cov_sanzhang_county]", "[cov_towm]", "E-PLN-01 通报[2018年第四季度工作进展].分项第1项.指标第1项: 没有“cov_towm”这个指标（最接近的是“cov_town”）"),
        ("    范围: 示例平川县", "    范围: 示例平原县", "E-PLN-02 通报[2018年第四季度工作进展].附图第1项.范围: 单位表里没有“示例平原县”"),
        ("种类: 工作进展", "种类: 转发", "E-PLN-03 通报[2018年第四季度工作进展]: 转发的通报没有写“转发”"),
        ("期: 2018年第四季度", "期: 2019年第四季度", "E-PLN-04 通报[2018年第四季度工作进展].期: 没有2019年第四季度的报表"),
        ("指标: ev_n\n", "指标: ev_n\n    分档: [两成]\n", "附图第1项.分档第1项"),
    ],
)
def test_a_wrong_plan_is_told_with_its_place_and_nothing_is_made(old: str, new: str, told: str, city: Path) -> None:
    edit(city, PLAN, old, new)
    said = run(city, "-o", str(city.parent / "出"), code=1)
    assert told in said
    assert said.startswith(PLAN)
    assert not (city.parent / "出").exists()


def test_words_of_the_office_that_the_figures_do_not_bear_out_are_told(city: Path) -> None:
    (city / "文稿" / "问题.md").write_text("全市乡镇（街道）科协覆盖率达到95%，实现全覆盖。\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["circular", str(city), "--only", "2018年第四季度工作进展", "-o", str(city.parent / "出")]).stderr
    assert "E-STA-02" in told
    assert "W-RAT-02" in told
