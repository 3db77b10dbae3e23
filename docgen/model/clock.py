"""How times of day read in papers."""

from __future__ import annotations

import datetime as dt


def clock(time: dt.time) -> str:
    return f"{time.hour}:{time.minute:02}"


def half_day(time: dt.time) -> str:
    """上午9:00: the form that notices print."""
    half = "上午" if time.hour < 12 else "下午" if time.hour < 18 else "晚上"
    return half + clock(time if time.hour < 13 else time.replace(hour=time.hour - 12))


def span(start: dt.time, end: dt.time) -> str:
    """上午9:45—11:00: the half of the day is said again only when it changes (noon does not)."""
    last = half_day(end)
    return f"{half_day(start)}—{last[2:] if last[:2] == half_day(start)[:2] or end.hour == 12 else last}"
