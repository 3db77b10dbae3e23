"""Ctrl-C and a request to end (SIGTERM): the work stops in good order, LibreOffice is ended, nothing half written stays."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
TOLD = "已中止。写出的文件都是完整的，重新运行就会接着做完。"


class Ended(BaseException):
    """The user or the system wants the command to end; `code` is the exit code that shells expect, 128 and the signal."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


def end(number: int, _frame: FrameType | None) -> None:
    """Raise Ended, once: what is then put in order is not to be broken off."""
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    raise Ended(128 + number)


@contextmanager
def orderly() -> Iterator[None]:
    """Let both signals raise Ended within the block; only the main thread may ask for it, others go on as they are."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = [signal.getsignal(one) for one in SIGNALS]
    for one, before in zip(SIGNALS, earlier, strict=True):
        if before is not signal.SIG_IGN:  # as under nohup
            signal.signal(one, end)
    try:
        yield
    finally:
        for one, before in zip(SIGNALS, earlier, strict=True):
            signal.signal(one, before)
