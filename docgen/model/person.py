"""Persons, units and delegates: each human once, in the roster, and referenced from everywhere else."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from docgen.model.base import MANY, Day, Fact, Month, YesNo, fact

Sex = Literal["男", "女"]
Education = Literal["博士研究生", "硕士研究生", "研究生", "本科", "大专", "中专", "高中", "初中及以下"]
TitleRank = Literal["正高级", "副高级", "中级", "初级", "无"]
Category = Literal[
    "医院院长", "学校校长", "农技站站长", "科技型企业家", "社会服务中心主任", "经济发展办公室主任",
    "党政班子成员", "泛三长", "N长", "村级骨干", "科技工作者",
]
DelegateKind = Literal["正式", "特邀", "列席"]
Review = Literal["合格", "不合格", "待定"]

UNIVERSITY: frozenset[str] = frozenset({"博士研究生", "硕士研究生", "研究生", "本科"})
MIDDLE_OR_HIGHER: frozenset[str] = frozenset({"正高级", "副高级", "中级"})


class Person(Fact):
    """A human being (人员), as the roster gives it."""

    number: str = Field("", alias="编号", description="同名同姓时用来区分，其余可不填", examples=["P001"])
    name: str = Field(alias="姓名", min_length=1, description="姓名，中间不加空格", examples=["林晓示"])
    sex: Sex = Field(alias="性别", description="性别")
    ethnicity: str = Field("汉族", alias="民族", description="民族", examples=["汉族"])
    birth: Month = Field(alias="出生年月", description="出生的年和月", examples=["1975-03"])
    native_place: str = Field("", alias="籍贯", description="籍贯", examples=["示例省示例县"])
    politics: str = Field("群众", alias="政治面貌", description="政治面貌", examples=["中共党员"])
    work_start: Month | None = Field(None, alias="参加工作时间", description="参加工作的年和月", examples=["1996-08"])
    education: Education = Field("本科", alias="学历", description="最高学历")
    degree: str = Field("", alias="学位", description="最高学位", examples=["学士"])
    school: str = Field("", alias="毕业院校及专业", description="最高学历的学校和专业", examples=["示例医学院临床医学专业"])
    title: str = Field("", alias="职称", description="专业技术职称；没有的留空", examples=["高级农艺师"])
    title_rank: TitleRank = Field("无", alias="职称等级", description="职称属于哪一级")
    unit: str = Field(alias="单位", description="工作单位", examples=["清溪镇中心学校"])
    post: str = Field("", alias="职务", description="在单位的职务", examples=["校长"])
    category: Category = Field("科技工作者", alias="类别", description="代表和委员构成统计用的身份类别")
    frontline: YesNo = Field(False, alias="基层一线", description="是否在基层一线工作")
    phone: str = Field("", alias="电话", description="手机或办公电话", examples=["13800000001"])
    identity_number: str = Field("", alias="身份证号", description="身份证号码；可不填", examples=["000000197503010000"])
    resume: str = Field("", alias="简历", description="主要工作经历，各段用；分隔", examples=["1999.07—2019.03示例县中医院医师；2019.03至今清溪镇中心卫生院院长"])
    merits: str = Field("", alias="主要成绩", description="工作成绩，一两句", examples=["牵头建成全镇家庭医生签约服务网络"])
    relatives: str = Field("", alias="近亲属", description="大会人员中的近亲属姓名，用、分隔", examples=["林示例"])

    @fact("单位职务", "单位和职务连写", "清溪镇中心学校校长")
    def unit_and_post(self) -> str:
        """Unit and post as one runs them together in a list."""
        return self.unit + self.post

    @fact("党外", "是否不是中共党员（含预备党员）")
    def non_party(self) -> bool:
        return self.politics not in ("中共党员", "中共预备党员")

    @fact("少数民族", "是否少数民族")
    def minority(self) -> bool:
        return self.ethnicity not in ("汉", "汉族")

    @fact("大学以上", "是否大学本科以上学历")
    def university(self) -> bool:
        return self.education in UNIVERSITY

    @fact("中高级职称", "是否有中级以上职称")
    def middle_or_higher(self) -> bool:
        return self.title_rank in MIDDLE_OR_HIGHER

    def age(self, as_of: dt.date) -> int:
        """Return completed years at `as_of`, counted in months as births are known to the month (§4.4)."""
        return (12 * as_of.year + as_of.month - 12 * self.birth.year - self.birth.month) // 12


class Unit(Fact):
    """A unit that sends delegates (选举单位)."""

    name: str = Field(alias="名称", min_length=1, description="推选单位的名称", examples=["清溪镇中心学校"])
    workers: int = Field(alias="科技工作者数", ge=0, le=MANY, description="本单位科技工作者人数", examples=[118])
    seats: int | None = Field(None, alias="名额", ge=0, le=MANY, description="代表名额；不填则按科技工作者数分配，填了须写调整理由", examples=[5])
    reason: str = Field("", alias="调整理由", description="自行填写名额的理由", examples=["科技型企业集中，增加1名"])
    minimum: int = Field(1, alias="最低名额", ge=0, le=MANY, description="至少分给几个名额", examples=[1])
    group: str = Field(alias="代表团", description="所在的代表团", examples=["第一代表团"])
    head: str = Field("", alias="召集人", description="代表团召集人的姓名", examples=["韩书田"])


class Delegate(Person):
    """A person who takes part in the congress (代表)."""

    kind: DelegateKind = Field("正式", alias="代表类型", description="以什么身份参加大会")
    group: str = Field("", alias="代表团", description="所在的代表团；不填则同选举单位的代表团", examples=["第一代表团"])
    electing_unit: str = Field("", alias="选举单位", description="推选其为代表的单位，与“单位”表的名称相同；不填则同“单位”", examples=["清溪镇中心学校"])
    elected_on: Day | None = Field(None, alias="推选日期", description="推选为代表的日期", examples=["2026-12-15"])
    review: Review = Field("合格", alias="资格审查", description="资格审查的结果")

    @fact("有表决权", "是否计入应到人数：资格合格的正式代表")
    def votes(self) -> bool:
        """Whether the delegate counts in 应到: 正式 and found valid (§0-3, §2.4)."""
        return self.kind == "正式" and self.review == "合格"


class People:
    """The roster as a table to look persons up in, by 编号 or by 姓名."""

    def __init__(self, persons: Iterable[Person]) -> None:
        by_key: defaultdict[str, list[Person]] = defaultdict(list)
        for person in persons:
            by_key[person.name].append(person)
            if person.number:
                by_key[person.number].append(person)
        self.by_key: Mapping[str, list[Person]] = by_key

    def find(self, key: str) -> list[Person]:
        """Return everybody who answers to `key`."""
        return self.by_key.get(key, [])


def look_up(value: object, info: ValidationInfo) -> object:
    """Turn a name or number into the person of the roster (validation context `人员`)."""
    people = (info.context or {}).get("人员")
    if people is None or isinstance(value, Person):
        return value
    key = "".join(str(value).split())
    found = people.find(key)
    if len(found) == 1:
        return found[0]
    kind = "person_ambiguous" if found else "person_unknown"
    raise PydanticCustomError(kind, "“{key}”在花名册里找到{count}人", {"key": key, "count": len(found)})


PersonRef = Annotated[
    Person, BeforeValidator(look_up), WithJsonSchema({"type": "string", "description": "花名册里的姓名或编号"})
]
