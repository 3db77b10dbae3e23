"""A circular (通报) that forwards what a lower unit reported."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from docgen.model.base import Day, Fact, fact
from docgen.model.organisation import Body, Contact


class Figure(Fact):
    """A count of the circular: its value and, for a share, what it is a share of."""

    value: int = Field(alias="数值", ge=0, description="这一项的数", examples=[58])
    whole: int | None = Field(None, alias="总数", ge=1, description="算占比用的总数；不算占比的不填", examples=[69])
    measure: str = Field("个", alias="单位", description="计量单位", examples=["名"])

    @fact("占比", "数值占总数的比例，用 |百分比 印出；没有总数时为空", "58/69，印作 84.1%")
    def share(self) -> Fraction | None:
        """The exact share of the whole; nothing for a plain count."""
        return Fraction(self.value, self.whole) if self.whole else None

    @fact("齐全", "数值是否已达到总数；达到了才能写“全覆盖”")
    def complete(self) -> bool:
        """Whether the count reaches the whole: only then may a text say 全覆盖 (§7.6)."""
        return self.value == self.whole


class Forwarded(Fact):
    """The paper that the circular forwards as its annex."""

    title: str = Field(alias="标题", description="被转发材料的标题", examples=["清江区推进乡镇（街道）科协组织建设情况的报告"])
    author: str = Field(alias="报送单位", description="报来这份材料的单位", examples=["清江区科协"])
    day: Day | None = Field(None, alias="日期", description="材料的报送日期", examples=["2026-11-06"])
    text: str = Field(alias="文稿", description="附件正文的 Markdown 文件名，放在同一资料目录", examples=["附件.md"])


class Circular(Fact):
    """A circular (通报)."""

    issuer: Body = Field(alias="发文机关", description="发出通报的机关")
    subject: str = Field(alias="事由", description="标题中“关于……的通报”的那一段", examples=["清江区推进乡镇（街道）科协组织建设情况"])
    addressees: tuple[str, ...] = Field(alias="主送", min_length=1, description="主送机关，每个一项", examples=[["各县（市、区）科协", "市级有关学会"]])
    copies: tuple[str, ...] = Field((), alias="抄送", description="抄送机关，每个一项", examples=[["各县（市、区）党委组织部"]])
    number: str = Field("", alias="文号", description="通报的发文字号；未编号时不填，文中留空", examples=["示市科协〔2026〕36号"])
    day: Day = Field(alias="日期", description="通报的成文日期", examples=["2026-11-18"])
    as_of_day: Day = Field(alias="统计截止日", description="数据统计到哪一天", examples=["2026-10-31"])
    area: str = Field(alias="范围", description="数据统计的地区范围", examples=["示例市清江区"])
    figures: dict[str, Figure] = Field({}, alias="数据", description="文稿里用到的每个数，按名称列出")
    text: str = Field(alias="文稿", description="通报正文的 Markdown 文件名，放在同一资料目录", examples=["正文.md"])
    forwarded: Forwarded | None = Field(None, alias="转发", description="作为附件转发的材料；没有就不写")
    contact: Contact | None = Field(None, alias="联系人", description="通报的联系人")
