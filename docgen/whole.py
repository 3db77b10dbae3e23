"""Files written whole or not at all, and what a write that was cut short leaves behind."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

ASIDE = ".docgen-"
"""How a file begins that is not whole yet; behind it stands the process that writes it."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def aside_of(folder: Path) -> Path:
    """Return a name for a file in `folder` that is not whole yet."""
    return folder / f"{ASIDE}{os.getpid()}-{uuid4().hex[:12]}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file aside and rename it, so that it is there whole or not at all; its mode is that of any new file.

    Raises OSError, naming `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = aside_of(path.parent)
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, path.as_posix()) from error
        raise


def sweep(folders: Iterable[Path]) -> None:
    """Remove from `folders` what processes left unfinished that are no more."""
    for folder in folders:
        for path in folder.glob(f"{ASIDE}*-*"):
            writer = path.name.removeprefix(ASIDE).partition("-")[0]
            if writer.isdigit() and not _writes(int(writer)):
                with contextlib.suppress(OSError):  # on Windows a file that is being written cannot be removed
                    path.unlink()


def _writes(process: int) -> bool:
    """Whether another process of this number is at work; Windows keeps its files itself."""
    if sys.platform == "win32" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
