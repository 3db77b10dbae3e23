"""What must outlive a run: a SQLite file, or a PostgreSQL server that an office shares.

Every change is one short transaction that no other can come between: SQLite takes its write lock at the beginning (BEGIN IMMEDIATE)
and syncs file and folder at the end; on PostgreSQL those who ask for the same thing queue up at an advisory lock, and the log is synced. A process that is killed leaves the change whole or not at all.
SQLite keeps its usual rollback journal, not WAL: the file is then one file, to be copied and to be put on a share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import NullPool

from docgen.problem import DocgenError, MissingProgram, Place, Problem

WAIT = 120
"""Seconds to wait for others who write."""
CURES = {
    "SQLITE_FULL": ("磁盘满了，没有登记", "腾出磁盘空间后再运行；已登记的都在"),
    "SQLITE_IOERR": ("读写失败，没有登记", "检查磁盘和网络共享后再运行；已登记的都在"),
    "SQLITE_READONLY": ("只能读，不能写", "检查文件和所在目录的权限"),
    "SQLITE_CANTOPEN": ("打不开", "检查路径和权限"),
    "SQLITE_BUSY": (f"别的程序占用超过 {WAIT} 秒", "等别的程序结束后再运行"),
    "SQLITE_NOTADB": ("不是数据库文件", "检查路径；文件损坏的，从备份恢复"),
    "SQLITE_CORRUPT": ("已经损坏", "从备份恢复"),
}
"""What SQLite says, in words."""
OURS = (IntegrityError, ProgrammingError, DataError)
"""Errors that a right program does not make."""
STRANGE = re.compile(r"no such (column|table)|has no column")
"""What SQLite says of a table that is not as we make it."""
OF_OTHERS = ("里的表是别的程序或者别的版本建的", "换一个文件或者库；用建它的那个版本打开，导出后再导入")
REFUSALS = {"42703": OF_OTHERS, "42P01": OF_OTHERS, "42501": ("不许这个用户建表或者读写", "请管理员给这个用户建表和读写的权限")}
"""What PostgreSQL says by its SQLSTATE, in words."""
OTHER = ("读写失败，没有登记", "检查磁盘、权限和路径后再运行；已登记的都在")
LOST = ("连不上，或连接中断", "检查地址、账号和网络后再运行；取号的，带 --key 再运行一次，得到的是同一个文号")


def url_of(place: str) -> URL:
    """Return the address of a database: of a file by its path, of a server as `postgresql://…`. Raises DocgenError: no such kind."""
    if "://" not in place:
        return URL.create("sqlite", database=str(Path(place)))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() not in ("sqlite", "postgresql"):
        raise DocgenError([Problem("E-REG-01", Place(), "数据库的地址写得不对", "写 .db 文件的路径，或 postgresql://用户@服务器/库名")])
    if url.get_backend_name() == "postgresql":
        if find_spec("psycopg") is None:
            raise MissingProgram([Problem("E-REG-02", Place(), "没有安装连接 PostgreSQL 的组件", "运行：pip install 'docgen[postgres]'")])
        return url.set(drivername="postgresql+psycopg")
    return url


class Database:
    """One database with the tables of `metadata`. A second object, thread or process may hold the same one open.

    create: make it, or what of it is missing; else a place without it is an error.
    """

    def __init__(self, place: str, metadata: MetaData, *, create: bool = False) -> None:
        self.url = url_of(place)
        self.name = Path(self.url.database or "").as_posix() if self.on_file else self.url.set(drivername="postgresql").render_as_string(hide_password=True)
        if self.on_file and not create and not Path(self.url.database or "").is_file():
            raise self.absent()
        self.engine = self.file_engine() if self.on_file else self.server_engine()
        self.metadata = metadata
        self.set_up(create)

    @property
    def on_file(self) -> bool:
        """Whether it is a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    def file_engine(self) -> Engine:
        """Return an engine that opens the file anew each time: cheap, and safe in a process that was forked."""
        engine = create_engine(self.url, poolclass=NullPool, connect_args={"timeout": WAIT})
        begin_at_once(engine)
        return engine

    def server_engine(self) -> Engine:
        """Return an engine that holds one connection, and whose commits are on the server's disk."""
        asked = {"connect_timeout": 15, "options": "-c synchronous_commit=on", "application_name": "docgen"}
        return create_engine(self.url, pool_size=1, connect_args=asked)

    def absent(self) -> DocgenError:
        """Return that there is nothing of the kind here."""
        return DocgenError([Problem("E-REG-03", Place(self.name), "没有这个登记簿，或者它是空的", "检查路径；第一次使用时运行 docgen register new 新建")])

    def set_up(self, create: bool) -> None:
        """Make the tables that are missing, if asked to. Raises DocgenError: they are missing."""
        if create:
            with self.transaction() as connection:
                only_one(connection)
                self.metadata.create_all(connection)
            return
        with self.reading() as connection:
            if not set(self.metadata.tables) <= set(inspect(connection).get_table_names()):
                raise self.absent()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction: what is done within is done as a whole and kept for good when the block ends, or not at all.

        Raises DocgenError: the database cannot be reached, written, or has no room.
        """
        with self.told(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to look with; it waits for nobody. Raises DocgenError: the database cannot be reached."""
        with self.told(), self.engine.connect() as connection:
            yield connection.execution_options(looks=True)

    @contextmanager
    def told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise DocgenError([self.problem(error)]) from error

    def problem(self, error: DBAPIError) -> Problem:
        """Return what went wrong, in words. Raises the error itself where it is our own fault."""
        refused = REFUSALS.get(getattr(error.orig, "sqlstate", None) or "")
        if refused or STRANGE.search(str(error.orig)):
            return Problem("E-REG-04", Place(self.name), *(refused or OF_OTHERS))
        if isinstance(error, OURS):
            raise error
        if not self.on_file:
            return Problem("E-REG-04", Place(self.name), *LOST)
        told = getattr(error.orig, "sqlite_errorname", "")  # from Python 3.11
        words = next((words for name, words in CURES.items() if told.startswith(name)), OTHER)
        return Problem("E-REG-04", Place(self.name), *words)


def begin_at_once(engine: Engine) -> None:
    """Let every transaction on a file take the write lock when it begins, and end on the disk itself, folder entry included."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = EXTRA")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("looks") else "BEGIN IMMEDIATE")


def only_one(connection: Connection) -> None:
    """Let nobody else on the server make tables or write history until this transaction ends; a file is locked anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(9704, 0)"))
