"""Papers to be numbered in tests of the register."""

from __future__ import annotations

import datetime as dt

from docgen.register.entry import Paper

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
DAY = dt.date(2026, 3, 2)


def paper(title: str = "关于召开会议的通知", day: dt.date | None = DAY, key: str = "", code: str = "示科协") -> Paper:
    return Paper(code, day.year if day else 2026, title, day, key=key)
