"""The sample city: its district has the figures known from a public circular, its check lists what is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.content.city import CityReading, read_city
from docgen.figures import compute
from docgen.model.period import Period

FOLDER = Path(__file__).parents[2] / "content" / "mianyang"
LAST = Period(2018, "季", 4)


@pytest.fixture(scope="module")
def reading() -> CityReading:
    return read_city(FOLDER)


def test_the_district_has_the_published_figures(reading: CityReading) -> None:
    computed = compute(reading.units, reading.scheme, reading.returns, LAST)
    told = {code: computed.figure(code, "示例涪江区").text for code in ("n_town", "cov_town", "n_chair", "n_vice", "edu_vice", "age_vice", "title_vice")}
    assert told == {
        "n_town": "17个", "cov_town": "100%", "n_chair": "17名", "n_vice": "69名", "edu_vice": "84%", "age_vice": "62%", "title_vice": "75%",
    }  # fmt: skip
    traced = computed.trace("副主席.大学以上占比", "示例涪江区")
    assert (traced.numerator, traced.denominator, len(traced.rows)) == (58, 69, 34)
    assert sum(int(cell.text) for cell in traced.rows if cell.side == "分子") == 58


def test_every_figure_of_the_city_can_be_followed_to_a_cell(reading: CityReading) -> None:
    computed = compute(reading.units, reading.scheme, reading.returns, LAST)
    for indicator in reading.scheme.indicators:
        traced = computed.trace(indicator.code)
        if traced.value is not None and computed.base.rules[indicator.code].reported:
            assert any(cell.place.file.startswith("报表/2018年") for cell in traced.rows), indicator.code


def test_check_lists_what_is_wrong_and_what_is_doubtful_in_the_returns() -> None:
    result = CliRunner().invoke(main, ["check", str(FOLDER)])
    assert result.exit_code == 1
    assert "W-STA-13 安平县金山镇科普活动人次2018年第四季度是2000人次，2018年第三季度是267人次，增长649.1%，没有说明" in result.stderr
