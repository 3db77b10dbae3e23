"""What the register gives, keeps and refuses; on SQLite and PostgreSQL alike."""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from numbered import DAY, NOW, paper

from docgen.problem import DocgenError, MissingProgram
from docgen.register import database
from docgen.register.book import Book
from docgen.register.entry import Paper

TOMORROW = DAY + dt.timedelta(days=1)


def refusal(what: Callable[[], object]) -> str:
    """Return the one problem for which something is refused, without the place of the book."""
    with pytest.raises(DocgenError) as raised:
        what()
    [problem] = raised.value.problems
    return f"{problem.code} {problem.message}；改法：{problem.cure}"


def numbers(book: Book) -> list[str]:
    return [f"{entry.text} {entry.state}" for entry in book.entries()]


def test_numbers_follow_one_another_for_each_code_and_year(book: Book) -> None:
    book.keep("示科协函", 2026)
    day = dt.date(2027, 1, 4)
    given = [book.issue(one).text for one in (paper(), paper(), paper(code="示科协函"), paper(day=day), paper(day=day))]
    assert given == ["示科协〔2026〕1号", "示科协〔2026〕2号", "示科协函〔2026〕1号", "示科协〔2027〕1号", "示科协〔2027〕2号"]


def test_a_book_may_begin_in_the_middle_of_a_year(book: Book) -> None:
    book.keep("示科协", 2026, used=36)
    assert book.issue(paper()).number == 37
    assert refusal(lambda: book.keep("示科协", 2026, used=40)) == (
        "E-REG-06 示科协〔2026〕已经登记到37号，不能再改启用前的用号；改法：启用前已用到36号；要补登以前的，用 docgen register import"
    )
    book.keep("示科协", 2026, used=36)
    assert numbers(book) == ["示科协〔2026〕37号 已发"]


def test_who_asks_again_with_his_key_gets_the_same_number(book: Book) -> None:
    first = book.issue(paper(key="清溪/B01"))
    assert book.issue(paper("另一份", key="清溪/B02")).number == 2
    assert book.issue(paper(key="清溪/B01")) == first
    assert book.given("清溪/") == {entry.paper.key: entry for entry in book.entries()}
    assert book.given("清_") == {}


def test_two_papers_without_key_are_two(book: Book) -> None:
    assert [book.issue(paper()).number, book.issue(paper()).number] == [1, 2]


def test_a_void_number_stays_and_is_not_given_again(book: Book) -> None:
    book.issue(paper(key="清溪/B01"))
    assert book.void("示科协", 2026, 1, "重复行文").reason == "重复行文"
    assert book.issue(paper(key="清溪/B01")).number == 2
    assert book.void("示科协", 2026, 1, "又一次").reason == "重复行文"
    assert numbers(book) == ["示科协〔2026〕1号 作废", "示科协〔2026〕2号 已发"]
    assert refusal(lambda: book.void("示科协", 2026, 2, " ")) == "E-REG-08 作废没有写原因；改法：写明原因，如 --reason 重复行文"
    assert refusal(lambda: book.void("示科协", 2026, 9, "错号")) == "E-REG-09 登记簿里没有示科协〔2026〕9号；改法：用 docgen register list 核对文号"


def test_reserved_numbers_are_confirmed_or_made_void(book: Book) -> None:
    reserved = book.reserve(paper("领导小组文件", day=None), 3)
    assert [entry.number for entry in reserved] == [1, 2, 3]
    assert book.issue(paper(day=TOMORROW)).number == 4
    confirmed = book.confirm(2, paper("关于成立领导小组的通知"))
    assert (confirmed.text, confirmed.state) == ("示科协〔2026〕2号", "已发")
    assert book.confirm(2, paper("关于成立领导小组的通知")) == confirmed
    assert refusal(lambda: book.confirm(2, paper("别的"))) == (
        "E-REG-07 示科协〔2026〕2号已发给《关于成立领导小组的通知》，不是预留的号；改法：用 docgen register list 核对文号"
    )
    book.void("示科协", 2026, 3, "没有用")
    assert refusal(lambda: book.confirm(3, paper())) == "E-REG-07 示科协〔2026〕3号已作废，不是预留的号；改法：用 docgen register list 核对文号"
    assert [entry.number for entry in book.entries(state="预留")] == [1]


def test_reserving_again_with_the_same_key_gives_the_same_numbers(book: Book) -> None:
    first = book.reserve(paper(key="二季度"), 2)
    assert book.reserve(paper(key="二季度"), 2) == first
    assert [entry.number for entry in book.reserve(paper(key="二季度"), 3)] == [1, 2, 3]


def test_days_may_not_go_back(book: Book) -> None:
    book.issue(paper(day=TOMORROW))
    assert refusal(lambda: book.issue(paper())) == (
        "E-REG-11 示科协〔2026〕2号的成文日期2026-03-02早于前一个文号的日期2026-03-03，不能倒签；改法：成文日期改成2026-03-03或以后；确要用较早的日期，用预留的号"
    )
    book.reserve(paper(day=None))
    book.issue(paper(day=TOMORROW + dt.timedelta(days=7)))
    late = dt.date(2026, 3, 11)
    assert refusal(lambda: book.confirm(2, paper(day=late))) == (
        "E-REG-11 示科协〔2026〕2号的成文日期2026-03-11晚于后一个文号的日期2026-03-10；改法：成文日期改成2026-03-10或以前，或者另发一个号"
    )
    assert book.confirm(2, paper(day=TOMORROW)).number == 2


def test_a_day_is_needed_and_lies_in_the_year_of_the_number(book: Book) -> None:
    assert refusal(lambda: book.issue(paper(day=None))) == "E-REG-10 没有成文日期，不能发号；改法：写明成文日期；日期未定的先预留"
    assert refusal(lambda: book.issue(Paper("示科协", 2026, "跨年", dt.date(2027, 1, 4)))) == (
        "E-REG-10 成文日期2027-01-04不在2026年，文号年份与成文日期应当一致；改法：改正年份或日期"
    )


def test_a_mistyped_code_opens_no_second_run(book: Book) -> None:
    assert refusal(lambda: book.issue(paper(code="示科办"))) == (
        "E-REG-05 登记簿里没有代字“示科办”（最接近的是“示科协”）；改法：改正代字；要新登记这个代字，运行 docgen register keep 示科办"
    )
    assert book.codes() == ["示科协"]


def test_a_refusal_uses_up_no_number(book: Book) -> None:
    book.issue(paper(day=TOMORROW))
    for _ in range(3):
        refusal(lambda: book.issue(paper()))
    assert book.issue(paper(day=TOMORROW)).number == 2


def test_everything_said_of_a_paper_is_kept(book: Book, place: str) -> None:
    asked = Paper("示科协", 2026, "关于“三长”进班子的通知", DAY, "各县（市、区）科协", "陈示例", "林晓示", "急件", "示例/T02")
    issued = book.issue(asked)
    [found] = Book(place, NOW).entries()
    assert found == issued
    assert (found.paper, found.at) == (asked, "2026-03-02 09:30:00")


def test_a_place_without_a_book_is_no_new_book(place: str) -> None:
    assert refusal(lambda: Book(place, NOW)) == (
        "E-REG-03 没有这个登记簿，或者它是空的；改法：检查路径；第一次使用时运行 docgen register new 新建"
    )
    Book(place, NOW, create=True)
    assert Book(place, NOW).codes() == []


def test_a_file_that_is_no_book_is_told(tmp_path: Path) -> None:
    other = tmp_path / "花名册.db"
    other.write_text("这不是数据库，是一段足够长的文字。" * 20, encoding="utf-8")
    named = sys.version_info >= (3, 11)  # from then on SQLite's errors have names
    assert refusal(lambda: Book(str(other), NOW)).startswith("E-REG-04 不是数据库文件" if named else "E-REG-04 读写失败")
    sqlite3.connect(tmp_path / "空.db").execute("CREATE TABLE other (x)").connection.close()
    assert refusal(lambda: Book(str(tmp_path / "空.db"), NOW)).startswith("E-REG-03 ")
    assert refusal(lambda: Book(str(tmp_path / "没有" / "簿.db"), NOW, create=True)).startswith("E-REG-04 打不开" if named else "E-REG-04 读写失败")


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql:/a", "://", "postgresql://h:x/b"])
def test_an_address_of_another_kind_is_told(address: str) -> None:
    if "://" in address:
        assert refusal(lambda: Book(address, NOW)) == (
            "E-REG-01 数据库的地址写得不对；改法：写 .db 文件的路径，或 postgresql://用户@服务器/库名"
        )
    else:
        assert refusal(lambda: Book(address, NOW)).startswith("E-REG-03")


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    with pytest.raises(DocgenError) as raised:
        Book("postgresql://office:geheim@127.0.0.1:1/docgen", NOW)
    assert str(raised.value).startswith("postgresql://office:***@127.0.0.1:1/docgen: 错误 E-REG-04 连不上，或连接中断")
    assert "geheim" not in str(raised.value)


def test_without_psycopg_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "find_spec", lambda _: None)
    with pytest.raises(MissingProgram, match=r"pip install 'docgen\[postgres\]'"):
        Book("postgresql://127.0.0.1/docgen", NOW)
