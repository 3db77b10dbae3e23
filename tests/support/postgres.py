"""A PostgreSQL server for tests: started on loopback as a user without rights, gone with its data when the tests end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

ABSENT = "PostgreSQL is not here; install it: sudo apt-get install postgresql (tools/setup/bootstrap.sh dev does it where it may)"
SETTINGS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "240", "shared_buffers": "32MB",
    "fsync": "off", "full_page_writes": "off", "autovacuum": "off", "logging_collector": "off",
}  # fmt: skip
"""Clients are killed in these tests, not the server: its own disk safety would only cost time."""


def programs() -> Path:
    """Return the folder of initdb and postgres: on the path, or where Debian keeps it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = shutil.which("initdb") or (str(found[-1]) if found else None)
    return Path(path).resolve().parent if path else pytest.fail(ABSENT)


def unprivileged() -> dict[str, Any]:
    """Return how to start a program that refuses to run as root."""
    if os.getuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[str]:
    """Run a server; gives its address without the name of a database."""
    home = Path(tempfile.mkdtemp(prefix="docgen-pg-"))
    person = unprivileged()
    if person:
        os.chown(home, person["user"], person["group"])
    password, port = secrets.token_hex(8), free_port()
    secret = home / "password"
    secret.write_text(password, encoding="utf-8")
    if person:
        os.chown(secret, person["user"], person["group"])
    here = {"cwd": home, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(home)}, **person}
    initdb: list[str | Path] = [programs() / "initdb", "-D", home / "data", "-U", "docgen", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, **here)
    options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    with (home / "log").open("wb") as log:
        running = subprocess.Popen([programs() / "postgres", "-D", home / "data", "-p", str(port), *options], stdout=log, stderr=log, **here)
    address = f"postgresql+psycopg://docgen:{password}@127.0.0.1:{port}"
    try:
        wait(f"{address}/postgres", running, home / "log")
        yield address.replace("+psycopg", "")
    finally:
        running.send_signal(signal.SIGINT)  # a polite end would wait for the connections of a pool
        with suppress(subprocess.TimeoutExpired):
            running.wait(20)
        running.kill()
        shutil.rmtree(home, ignore_errors=True)


def wait(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers."""
    engine = create_engine(address, poolclass=NullPool)
    for _ in range(200):
        if running.poll() is not None:
            pytest.fail(log.read_text("utf-8", "replace"))
        try:
            with engine.connect():
                return
        except OperationalError:
            time.sleep(0.1)
    pytest.fail("the server does not answer\n" + log.read_text("utf-8", "replace"))


def fresh(address: str) -> str:
    """Make an empty database on the server; return its address."""
    name = f"t{secrets.token_hex(6)}"
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:") + "/postgres", poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    return f"{address}/{name}"
