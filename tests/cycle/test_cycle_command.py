"""`docgen cycle` from the desk and from cron: what it prints, its exit codes, and that a second run changes nothing."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from postgres import fresh, server
from sample import MIANYANG
from small_city import make, report

from docgen.cli import main
from docgen.cycle.remind import remind
from docgen.cycle.watch import Cycle
from docgen.register.history import History, Notice, Received


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city in which two of three towns have reported the third quarter."""
    monkeypatch.chdir(tmp_path)
    made = make(tmp_path / "示例市")
    for town in ("甲镇", "乙镇"):
        report(made, "2018年第三季度", town, "2018-10-04")
    return made


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["cycle", "示例市", *words])


def ran(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_due_ends_with_4_when_something_is_to_be_done(city: Path) -> None:
    (city / "周期.yaml").write_text("报表:\n  - {周期: 季, 起始: 2018年第三季度, 填报级别: [乡镇]}\n换届提醒: 0\n", "utf-8")
    early = run("due", "--date", "2018-10-04")
    assert (early.exit_code, early.stdout.splitlines()[0]) == (
        0, "2018年第三季度季报：收报，2018-10-05报齐、2018-10-15通报；应报3个，已报2个，未报1个；要办：催报（提醒）",
    )  # fmt: skip
    late = run("due", "--date", "2018-10-08", "--format", "json")
    assert late.exit_code == 4
    third, _ = json.loads(late.stdout)["报表"]
    assert (third["状态"], third["要办"], third["未报单位"]) == ("催报", "催报（催报函）", ["丙镇"])


def test_each_step_is_sent_once_and_a_missed_one_is_not_caught_up_with(city: Path) -> None:
    first = json.loads(ran("remind", "--period", "2018Q3", "--date", "2018-10-08", "--format", "json"))
    assert [(one["单位"], one["方式"]) for one in first["催报"]] == [("990201", "催报函")]
    assert ran("remind", "--period", "2018Q3", "--date", "2018-10-08") == "没有要催的单位。\n"
    assert ran("remind", "--period", "2018Q3", "--date", "2018-10-09") == "没有要催的单位。\n"
    assert ran("remind", "--period", "2018Q3", "--date", "2018-10-10") == "列入通报：1 个单位\n"
    assert ran("remind", "--period", "2018Q3", "--date", "2018-10-30") == "没有要催的单位。\n"


def test_forms_carry_last_periods_figures(city: Path) -> None:
    ran("forms", "--period", "2018Q4", "--date", "2018-12-20")
    made = sorted(path.name for path in Path("output/示例市/表样/2018Q4").rglob("*.xlsx"))
    assert made == ["990101-甲镇.xlsx", "990102-乙镇.xlsx", "990201-丙镇.xlsx"]
    sheet = openpyxl.load_workbook("output/示例市/表样/2018Q4/东县/990101-甲镇.xlsx")["报表"]
    rows = {row[1].value: row[4].value for row in sheet.iter_rows(min_row=7, max_col=6)}
    assert rows["副主席"] == 3


def test_a_period_that_is_not_over_is_not_closed(city: Path) -> None:
    result = run("close", "--period", "2018Q3", "--date", "2018-10-05")
    assert result.exit_code == 1
    assert "E-CYC-02 2018年第三季度季报2018-10-05才到期，还不能结账；改法：2018-10-05以后再结账" in result.stderr
    assert run("close", "--period", "2017Q3", "--date", "2018-10-05").exit_code == 1
    for words in (["close"], ["forms"], ["close", "--period", "第三季"], ["stop"], ["due", "--date", "昨天"]):
        assert run(*words).exit_code == 2


def test_closing_twice_and_exporting(city: Path) -> None:
    first = json.loads(ran("close", "--period", "2018Q3", "--date", "2018-10-16", "--format", "json"))
    archive = Path(first["存档"]).read_bytes()
    again = json.loads(ran("close", "--period", "2018Q3", "--date", "2018-10-20", "--format", "json"))
    assert (first["新"], again["新"], again["日期"], Path(again["存档"]).read_bytes()) == (True, False, "2018-10-16", archive)
    Path(first["存档"]).unlink()
    ran("close", "--period", "2018Q3", "--date", "2018-10-21")
    assert Path(first["存档"]).read_bytes() == archive
    ran("export", "-o", "历史.xlsx")
    told = json.loads(Path("历史.json").read_text("utf-8"))
    assert [(one["单位代码"], one["状态"]) for one in told["结账时报送情况"]] == [("990101", "已报"), ("990102", "已报"), ("990201", "未报")]
    book = openpyxl.load_workbook("历史.xlsx")
    assert {sheet.title: sheet.max_row - 3 for sheet in book} == {name: len(rows) for name, rows in told.items()}


def test_a_congress_folder_has_no_cycle(city: Path) -> None:
    (city / "机关.yaml").unlink()
    result = run("due")
    assert (result.exit_code, "E-CMD-03" in result.stderr) == (1, True)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server() as started:
        yield started


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_history_is_the_same_on_both_databases(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place = str(tmp_path / "周期.db") if kind == "sqlite" else fresh(request.getfixturevalue("address"))
    history, day = History(place), dt.date(2018, 10, 4)
    first = Received("2018Q3", "990101", 0, "ab", "报表/甲.csv", day)
    assert (history.receive([first, first]), history.receive([first])) == ([first], [])
    history.open(["2018Q3"], day)
    history.open(["2018Q3"], dt.date(2018, 10, 9))
    assert [history.watched("2018Q3", dt.date(2018, 10, when)) for when in (3, 4)] == [False, True]
    notice = Notice("2018Q3", "990201", "催报函", "3", day, "x.docx")
    history.send([notice])
    history.send([notice])
    assert History(place).sent("2018Q3") == {("990201", "催报函", "3"): notice}
    assert History(place).received("2018Q3") == {("990101", 0): day}


def test_a_server_keeps_the_history_when_asked_to(city: Path, address: str) -> None:
    place = fresh(address)
    ran("close", "--period", "2018Q3", "--date", "2018-10-16", "--db", place)
    assert [one.revision for one in History(place).closings("2018Q3")] == [0]
    assert not (city / "周期.db").exists()


def test_letters_are_made_in_milliseconds(tmp_path: Path) -> None:
    """1 135 notices must take less than ten seconds; a hundred here, with room for a loaded machine."""
    shutil.copytree(MIANYANG, tmp_path / "mianyang")
    shutil.rmtree(tmp_path / "mianyang" / "报表" / "2018年第四季度")
    cycle = Cycle(tmp_path / "mianyang", dt.date(2019, 1, 8), tmp_path / "output")
    [watch] = [one for one in cycle.watches() if one.period.code == "2018Q4"]
    assert len(watch.standing.absent) == 99
    start = time.process_time()
    done = remind(cycle, watch.period)
    assert len(done.made) == 99
    assert time.process_time() - start < 99 * 0.03
