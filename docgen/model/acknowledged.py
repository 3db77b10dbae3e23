"""What an office has looked at and lets stand (核对)."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Fact


class Acknowledgement(Fact):
    """A warning that was looked at, and why it may stand."""

    code: str = Field(alias="代码", description="检查报出的代码，警告或提示", examples=["W-DAT-05"])
    key: str = Field("", alias="键", description="检查报出的键；写到哪一级，就管哪一级以下", examples=["文号.A08.日期"])
    file: str = Field("", alias="文件", description="检查报出的文件；没有键的问题用它指明", examples=["文稿/致辞.md"])
    reason: str = Field(alias="理由", min_length=2, description="为什么可以不改", examples=["当日县委党校加班办文"])


class Acknowledgements(Fact):
    """All of them."""

    items: tuple[Acknowledgement, ...] = Field((), alias="核对", description="看过、可以不改的警告")
