"""Events (活动): a line of the ledger of what was held, where, for how many."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Day, Fact


class Event(Fact):
    """One event, or one kind of event held several times (活动)."""

    day: Day = Field(alias="日期", description="活动的日期；连续几天的写第一天", examples=["2018-10-18"])
    unit: str = Field(alias="单位", description="举办单位的代码或名称，照单位表", examples=["示例涪江区城北街道"])
    name: str = Field(alias="名称", min_length=1, description="活动名称", examples=["健康科普义诊"])
    place: str = Field("", alias="地点", description="在哪里举办", examples=["城北街道社区广场"])
    sort: str = Field("", alias="类别", description="活动的类别，汇总时按它分", examples=["义诊"])
    times: int = Field(1, alias="场次", ge=1, description="举办了几场次", examples=[1])
    attendance: int = Field(0, alias="人次", ge=0, description="参加的人次；同一个人来两次计两次", examples=[260])
    lead: str = Field("", alias="主要参加人", description="牵头或主讲的人、单位", examples=["示例市中心医院专家"])
    note: str = Field("", alias="备注", description="其他要说明的", examples=["与科普日合办"])
