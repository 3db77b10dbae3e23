"""A circular (通报) that forwards what a lower unit reported."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from docgen.model.base import Day, Fact, fact
from docgen.model.organisation import Body, Contact


class Figure(Fact):
    """A count of the circular: its value and, for a share, what it is a share of."""

    value: int = Field(alias="数值", ge=0)
    whole: int | None = Field(None, alias="总数", ge=1)
    measure: str = Field("个", alias="单位")

    @fact("占比")
    def share(self) -> Fraction | None:
        """The exact share of the whole; nothing for a plain count."""
        return Fraction(self.value, self.whole) if self.whole else None

    @fact("齐全")
    def complete(self) -> bool:
        """Whether the count reaches the whole: only then may a text say 全覆盖 (§7.6)."""
        return self.value == self.whole


class Forwarded(Fact):
    """The paper that the circular forwards as its annex."""

    title: str = Field(alias="标题")
    author: str = Field(alias="报送单位")
    day: Day | None = Field(None, alias="日期")
    text: str = Field(alias="文稿", description="附件正文，Markdown 文件名，放在同一资料目录", examples=["附件.md"])


class Circular(Fact):
    """A circular (通报)."""

    issuer: Body = Field(alias="发文机关")
    subject: str = Field(alias="事由", description="标题中“关于……的通报”的那一段")
    addressees: tuple[str, ...] = Field(alias="主送", min_length=1)
    copies: tuple[str, ...] = Field((), alias="抄送")
    number: str = Field(alias="文号")
    day: Day = Field(alias="日期")
    cut_off: Day = Field(alias="统计截止日")
    area: str = Field(alias="范围", examples=["示例市清江区"])
    figures: dict[str, Figure] = Field({}, alias="数据")
    text: str = Field(alias="文稿", description="通报正文，Markdown 文件名", examples=["正文.md"])
    forwarded: Forwarded | None = Field(None, alias="转发")
    contact: Contact | None = Field(None, alias="联系人")
