"""Many processes at one register, killed at any moment, on a full disk: no number twice, none lost."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import resource
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from numbered import NOW, paper
from postgres import fresh

from docgen.problem import DocgenError
from docgen.register.book import Book
from docgen.register.entry import Entry

FORK = multiprocessing.get_context("fork")
"""A new interpreter for each of so many processes would take longer than all that they do."""


def many(place: str, processes: int, each: int) -> set[int | None]:
    """Let processes ask for `each` numbers at once; return how they ended."""
    gate = FORK.Event()

    def ask(who: int) -> None:
        book = Book(place, NOW)
        gate.wait()
        for number in range(each):
            book.issue(paper(f"{who}/{number}"))

    started = [FORK.Process(target=ask, args=(who,)) for who in range(processes)]
    for process in started:
        process.start()
    gate.set()
    for process in started:
        process.join()
    return {process.exitcode for process in started}


@pytest.fixture(params=["sqlite", "postgresql"])
def quick_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where the disk does not hold up what is to be seen: who comes between whom."""
    memory = Path("/dev/shm")
    if request.param == "postgresql":
        yield fresh(request.getfixturevalue("address"))
        return
    file = (memory if memory.is_dir() else tmp_path) / f"docgen-{os.getpid()}.db"
    yield str(file)
    file.unlink(missing_ok=True)


def test_two_hundred_processes_get_ten_thousand_numbers_in_a_row(quick_place: str) -> None:
    book = Book(quick_place, NOW, create=True)
    book.keep("示科协", 2026)
    assert many(quick_place, 200, 50) == {0}
    entries = book.entries()
    assert [entry.number for entry in entries] == list(range(1, 10_001))
    assert {entry.paper.title for entry in entries} == {f"{who}/{number}" for who in range(200) for number in range(50)}


class Worker:
    """A process that asks for one number after another, each with a key, and tells each that came."""

    def __init__(self, place: str, name: str, first: int) -> None:
        self.name = name
        reader, told = os.pipe()
        self.process = FORK.Process(target=self.work, args=(place, first, told))
        self.process.start()
        os.close(told)
        self.pipe = os.fdopen(reader, encoding="utf-8")
        assert self.pipe.readline() == "open\n"

    def work(self, place: str, first: int, told: int) -> None:
        book = Book(place, NOW)
        os.write(told, b"open\n")
        for step in itertools.count(first):
            entry = book.issue(paper(f"{self.name}/{step}", key=f"{self.name}/{step}"))
            os.write(told, f"{step} {entry.number}\n".encode())

    def killed(self) -> dict[int, int]:
        """Kill it; return what it told."""
        assert self.process.pid
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.join()
        with self.pipe:
            return {int(step): int(number) for step, number in (line.split() for line in self.pipe)}


def test_three_hundred_kills_lose_and_double_no_number(place: str) -> None:
    book = Book(place, NOW, create=True)
    book.keep("示科协", 2026)
    chance = random.Random(9704)
    told: dict[str, dict[int, int]] = {"甲": {}, "乙": {}}
    for _ in range(150):
        workers = [Worker(place, name, len(numbers)) for name, numbers in told.items()]
        for worker in workers:
            time.sleep(chance.uniform(0, 0.015))
            told[worker.name] |= worker.killed()
    entries = book.entries()
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    given = {entry.paper.key: entry.number for entry in entries}
    assert len(given) == len(entries)
    heard = {f"{name}/{step}": number for name, numbers in told.items() for step, number in numbers.items()}
    assert heard.items() <= given.items()
    assert set(given) - set(heard) <= {f"{name}/{len(numbers)}" for name, numbers in told.items()}, "each may have missed one answer: his last"
    assert len(heard) > 100


def test_a_process_killed_with_the_lock_in_its_hand_holds_up_nobody(place: str) -> None:
    book = Book(place, NOW, create=True)
    book.keep("示科协", 2026)
    ready = FORK.Event()

    def hold() -> None:
        with (mine := Book(place, NOW)).database.transaction() as connection:
            mine.write(connection, Entry(paper("没有办成"), mine.last(connection, paper()) + 1, "已发", mine.time))
            ready.set()
            time.sleep(60)

    holder = FORK.Process(target=hold)
    holder.start()
    assert ready.wait(20)
    assert holder.pid
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    assert book.issue(paper("下一份")).number == 1


def test_a_full_disk_costs_no_number(tmp_path: Path) -> None:
    place = tmp_path / "发文登记簿.db"
    book = Book(str(place), NOW, create=True)
    book.keep("示科协", 2026)
    reader, told = os.pipe()

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (place.stat().st_size + 8192, resource.RLIM_INFINITY))
        mine, given = Book(str(place), NOW), 0
        try:
            while given < 1000:
                given = mine.issue(paper("题" * 200)).number
        except DocgenError as error:
            os.write(told, f"{given} {error}".encode())

    worker = FORK.Process(target=fill)
    worker.start()
    worker.join()
    os.close(told)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        given, _, said = pipe.read().partition(" ")
    assert "读写失败，没有登记；改法：检查磁盘" in said
    assert [entry.number for entry in book.entries()] == list(range(1, int(given) + 1))
    assert book.issue(paper()).number == int(given) + 1
