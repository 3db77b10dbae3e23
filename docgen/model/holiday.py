"""Days that are off or worked against the week (节假日、调休)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Day, Fact


class Holiday(Fact):
    """A day off (休) or a weekend day that is worked (班)."""

    day: Day = Field(alias="日期", description="放假或调休的日期", examples=["2027-02-06"])
    kind: Literal["休", "班"] = Field("休", alias="类型", description="休是放假，班是周末上班")
    note: str = Field("", alias="说明", description="为什么放假或上班", examples=["春节"])
