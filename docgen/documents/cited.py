"""How papers speak of papers: another one that is cited (文件), and the one being written (本件)."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from docgen.model.base import Fact


class Cited(Fact):
    """A paper as another one cites it (文件)."""

    title: str = Field(alias="标题", description="文件的完整标题", examples=["示例县科学技术协会关于同意成立示例县清溪镇科学技术协会的批复"])
    number: str = Field(alias="文号", description="文件的发文字号，没有则为空", examples=["示科协〔2026〕26号"])
    day: dt.date = Field(alias="日期", description="文件的成文日期", examples=["2026-12-01"])


class ThisPaper(Fact):
    """The paper that a template writes (本件)."""

    code: str = Field(alias="编号", description="这份文件在目录里的编号", examples=["B10"])
    name: str = Field(alias="名称", description="这份文件的名称", examples=["关于征求主席、副主席候选人意见的函"])
    kind: str = Field(alias="文种", description="这份文件的文种", examples=["函"])
    number: str = Field(alias="文号", description="这份文件的发文字号，没有登记则为空", examples=["清委〔2026〕45号"])
    day: dt.date = Field(alias="日期", description="这份文件的成文日期", examples=["2026-12-25"])
