"""The rule profile (选举规则): the only place where thresholds live (§2.1)."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from docgen.model.base import Fact, YesNo, fact


class Quorum(Fact):
    """How many must be present (法定人数)."""

    numerator: int = Field(2, alias="分子", ge=1)
    denominator: int = Field(3, alias="分母", ge=2)
    comparison: Literal["以上", "超过"] = Field("以上", alias="比较", description="“以上”含本数，“超过”不含本数")

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)


class BallotRule(Fact):
    """How one ballot is won (一次选举的规则)."""

    quorum: Quorum = Field(Quorum(), alias="法定人数")
    base: Literal["应到", "实到", "有效票"] = Field("实到", alias="当选基数", description="得赞成票超过其半数始得当选")
    contest: Literal["等额", "差额"] = Field("等额", alias="选举方式")
    margin_percent: int | None = Field(None, alias="差额比例", ge=1, le=100)


class WriteIn(Fact):
    """Whether and how a voter may name somebody else (另选他人)."""

    allowed: YesNo = Field(True, alias="允许")
    requires_against: YesNo = Field(True, alias="须先反对")
    after_abstain: YesNo = Field(False, alias="弃权后可另选")
    needs_mark: YesNo = Field(True, alias="须画赞成符号")


class Marks(Fact):
    """What a voter draws (划票符号)."""

    yes: str = Field("○", alias="赞成")
    no: str = Field("×", alias="不赞成")
    position: str = Field("姓名上方的空格内", alias="位置")


class Profile(Fact):
    """A rule profile (选举规则)."""

    name: str = Field(alias="名称", examples=["township-kexie-default"])
    version: str = Field(alias="版本")
    source_note: str = Field("", alias="依据说明")
    congress: BallotRule = Field(BallotRule(), alias="大会选举")
    plenary: BallotRule = Field(BallotRule(), alias="全会选举")
    write_in: WriteIn = Field(WriteIn(), alias="另选他人")
    marks: Marks = Field(Marks(), alias="划票")
    tie: Literal["再次投票", "反对票少者当选"] = Field(
        "再次投票", alias="票数相等", description="“反对票少者当选”仍相等的，再次投票"
    )
    shortage: Literal["不再补选", "本次会议另行选举", "下次会议另行选举"] = Field("不再补选", alias="不足名额")
    scribe: YesNo = Field(True, alias="可委托代写")
    scrutineer_count: int = Field(2, alias="监票人数", ge=1)
    teller_count: int = Field(2, alias="计票人数", ge=1)
    single_given_name: Literal["空位在前", "比较名字"] = Field("空位在前", alias="单名排序")
    strokes: dict[str, str] = Field(
        {}, alias="笔顺", description="笔顺表没有或要改的字：横1 竖2 撇3 点4 折5", examples=[{"㛃": "111253531"}]
    )

    @fact("标识")
    def label(self) -> str:
        """Name and version, as printed wherever the profile is cited."""
        return f"{self.name}（{self.version}）"
