"""What the templates of notices to reporting units see: 报送提醒, 催报函, 电话催报单, 报表退回单."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from docgen.documents.circular_facts import PeriodFacts
from docgen.model.base import Fact
from docgen.model.reporting import Office


class Chased(Fact):
    """A unit that has not reported, or has to report again (催报单位)."""

    name: str = Field(alias="名称", description="单位全称", examples=["示例涪江区城北街道"])
    above: str = Field("", alias="上级单位", description="上级单位的简称", examples=["涪江区"])
    contact: str = Field("", alias="报表联系人", description="单位表里的联系人", examples=["沈示和"])
    phone: str = Field("", alias="电话", description="联系人的电话", examples=["0000-0703001"])
    state: str = Field(alias="状态", description="未报、未到期，或者退回（没有重报）", examples=["未报"])
    overdue: int = Field(0, alias="逾期天数", description="逾期几天；没有到期的是0", examples=[3])
    blank: str = Field("", alias="手填", description="印出来空着的格子，供手填", examples=["（空着）"])


class Amiss(Fact):
    """One thing that a unit has to mend in its return (差错)."""

    at: str = Field(alias="所在处", description="哪个文件、工作表、单元格", examples=["城北街道.xlsx!报表!D7"])
    what: str = Field(alias="差错", description="哪里不对", examples=["副主席大学以上（70）多于副主席（69）"])
    cure: str = Field(alias="改法", description="怎样改", examples=["核对两处的数"])


class NoticeFacts(Fact):
    """The variables of the templates of notices."""

    office: Office = Field(alias="机关", description="收报表、发通报的机关（机关.yaml）")
    period: PeriodFacts = Field(alias="期", description="哪一期的报表")
    due: dt.date = Field(alias="报送期限", description="这一期报表哪天前报来", examples=["2019-01-05"])
    day: dt.date = Field(alias="制发日期", description="哪天发出", examples=["2019-01-08"])
    chased: Chased | None = Field(None, alias="催报单位", description="催报函、退回单发给哪个单位")
    list_chased: tuple[Chased, ...] = Field((), alias="催报名单", description="提醒、电话催报的单位")
    amiss: tuple[Amiss, ...] = Field((), alias="差错清单", description="退回单上要改的各处")
    reply_by: dt.date = Field(alias="补报期限", description="催报、退回后哪天前报来", examples=["2019-01-11"])
