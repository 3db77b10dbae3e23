"""How the days of the congress are run (会务) and what was noted of them (会议记录): asked for only where a paper needs it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.ballot import HandVote
from docgen.model.base import MANY, Fact
from docgen.model.person import PersonRef

Reckoning = Literal["正式代表", "参会人员", "委员", "总数"]


class Speaker(Fact):
    """Who speaks on an item of the agenda (发言)."""

    item: str = Field(alias="议题", min_length=2, description="哪项议题，照日程的写法", examples=["县科协领导致辞"])
    name: str = Field(alias="姓名", description="发言人的姓名", examples=["方维新"])
    unit_and_post: str = Field("", alias="单位职务", description="主持人怎样介绍：单位和职务连写", examples=["示例县科学技术协会党组成员、副主席"])
    points: tuple[str, ...] = Field((), alias="要点", description="讲话的要点，每条一两句，第一句作小标题", examples=[["坚持党的领导。重要事项及时请示报告"]])


class Guest(Fact):
    """Somebody invited (来宾)."""

    name: str = Field(alias="姓名", description="来宾的姓名", examples=["方维新"])
    unit_and_post: str = Field(alias="单位职务", description="来宾的单位和职务", examples=["示例县科学技术协会党组成员、副主席"])
    salutation: str = Field("", alias="称呼", description="邀请函的抬头；不填则用姓名加“同志”", examples=["方维新副主席"])


class GroupPlan(Fact):
    """Where and with whom a delegation discusses (代表团安排); its convener stands in the roster's sheet 单位."""

    name: str = Field(alias="名称", description="代表团的名称，与花名册“单位”表相同", examples=["第一代表团"])
    deputies: tuple[PersonRef, ...] = Field((), alias="副召集人", description="副召集人，照花名册写姓名", examples=[["段红梅"]])
    liaison: PersonRef | None = Field(None, alias="联络员", description="联络员，照花名册写姓名", examples=["倪佳"])
    place: str = Field("", alias="地点", description="在哪里讨论", examples=["二楼第一会议室"])


class Supply(Fact):
    """Something that has to be there (物资)."""

    name: str = Field(alias="名称", description="物资的名称", examples=["代表证"])
    per: Reckoning = Field("总数", alias="按", description="数量按什么人数算；总数就是“数量”本身")
    quantity: int = Field(1, alias="数量", ge=0, le=MANY, description="每人几个，或者总共几个", examples=[1])
    spare_percent: int = Field(0, alias="备用", ge=0, le=100, description="另备百分之几，不足一个的算一个", examples=[5])
    measure: str = Field(alias="单位", description="数量的计量单位", examples=["个"])
    by: str = Field("", alias="承办", description="谁负责准备", examples=["会务组"])
    note: str = Field("", alias="备注", description="补充说明", examples=["投票前当众检查加封"])


class Duty(Fact):
    """Who of the staff does what on the day (分工)."""

    station: str = Field(alias="岗位", description="岗位的名称", examples=["报到签到"])
    head: PersonRef = Field(alias="负责人", description="岗位负责人，照花名册写姓名", examples=["常青松"])
    members: tuple[PersonRef, ...] = Field((), alias="成员", description="负责人以外的人员，照花名册写姓名", examples=[["葛东升"]])
    duty: str = Field(alias="职责", description="负责什么，一句", examples=["代表报到、签到，发放证件和文件袋，清点到会人数"])


class Emergency(Fact):
    """Something that may happen, and what is done then (应急)."""

    case: str = Field(alias="情形", description="可能发生什么", examples=["停电"])
    handling: str = Field(alias="处理", description="怎样处置", examples=["启用备用发电机；五分钟内不能恢复的，由执行主席宣布休会"])
    head: PersonRef | None = Field(None, alias="负责人", description="谁负责，照花名册写姓名", examples=["葛东升"])


class Banner(Fact):
    """A banner besides the one above the podium (横幅标语)."""

    place: str = Field(alias="地点", description="挂在哪里", examples=["镇政府大门"])
    text: str = Field(alias="内容", description="写什么", examples=["热烈祝贺示例县清溪镇科学技术协会第一次代表大会隆重召开"])


class Seating(Fact):
    """How the hall is seated (座次)."""

    podium: tuple[str, ...] = Field((), alias="主席台", description="在主席台就座的人，按位次写姓名，第一名居中；不写就是大会主席团", examples=[["梁守正", "方维新", "贺明远"]])
    per_row: int = Field(12, alias="每排", ge=4, le=20, description="代表席一排有几个座位", examples=[12])
    name_cards: Literal["主席台", "全体"] = Field("主席台", alias="桌签", description="给谁做桌签：主席台和来宾，或者全体参会人员")


class Meeting(Fact):
    """The running of the congress (会务)."""

    speakers: tuple[Speaker, ...] = Field((), alias="发言", description="宣读、致词、讲话、表态的人，每项议题一项")
    guests: tuple[Guest, ...] = Field((), alias="来宾", description="邀请的领导和来宾，每人一项")
    groups: tuple[GroupPlan, ...] = Field((), alias="代表团", description="各代表团的副召集人、联络员和讨论地点")
    supplies: tuple[Supply, ...] = Field((), alias="物资", description="票箱、国歌音频等常备物资以外的物资，每种一项")
    stations: tuple[Duty, ...] = Field((), alias="岗位分工", description="工作人员的岗位分工，每个岗位一项")
    emergencies: tuple[Emergency, ...] = Field((), alias="应急", description="各种情形的应急处置，每种一项")
    banners: tuple[Banner, ...] = Field((), alias="标语", description="会标以外的横幅标语，每条一项")
    seats: Seating = Field(Seating.model_validate({}), alias="座次", description="主席台和代表席怎样坐，给谁做桌签")
    notes: tuple[str, ...] = Field((), alias="须知", description="会议须知里另外要写的，每条一句，第一句作小标题", examples=[["就餐。代表凭餐券在镇政府食堂就餐"]])


class SittingRecord(Fact):
    """What was noted at a sitting of the presidium or the committee (会议记录)."""

    absent: tuple[PersonRef, ...] = Field((), alias="缺席", description="没有到会的人，照花名册写姓名", examples=[["段红梅"]])
    observing: tuple[PersonRef, ...] = Field((), alias="列席", description="列席的人，照花名册写姓名", examples=[["温雅琴"]])
    recorder: PersonRef | None = Field(None, alias="记录人", description="谁作的记录，照花名册写姓名", examples=["黎俊"])
    hands: tuple[HandVote, ...] = Field((), alias="表决", description="会上举手表决的各事项；写在票数.yaml 里的不再写")
    decisions: tuple[str, ...] = Field((), alias="议定", description="各项议题的结果，按议题的次序各一句；不写则为同意", examples=[["会议同意大会日程"]])


class Discussion(Fact):
    """What a delegation discussed (讨论)."""

    group: str = Field(alias="代表团", description="代表团的名称，与花名册“单位”表相同", examples=["第一代表团"])
    present: int = Field(alias="实到", ge=0, le=MANY, description="到会讨论的正式代表人数", examples=[15])
    recorder: PersonRef | None = Field(None, alias="记录人", description="谁作的记录，照花名册写姓名", examples=["黎俊"])
    opinions: dict[str, str] = Field({}, alias="意见", description="按讨论的事项，代表们的意见", examples=[{"筹备工作报告": "一致赞成"}])
    proposals: tuple[str, ...] = Field((), alias="建议", description="修改和工作建议，每条一句", examples=[["建议把企业技术需求征集改为每半年一次"]])


class Objection(Fact):
    """An objection raised at the congress and what was ruled (异议)."""

    sitting: str = Field(alias="会议", description="在哪次会议上提出", examples=["第二次全体会议（选举大会）"])
    raised_by: str = Field(alias="提出人", description="谁提出的", examples=["代表高原"])
    subject: str = Field(alias="事项", description="对什么有异议", examples=["选票填写的辨认"])
    ruling: str = Field(alias="裁定", description="主席团或者总监票人怎样裁定，依据哪一条", examples=["总监票人会同监票人当场认定有效"])


class Record(Fact):
    """What was noted at the congress (会议记录)."""

    sittings: dict[str, SittingRecord] = Field({}, alias="会议", description="主席团会议、全委会的记录，按会议名称列出，名称与日程相同")
    discussions: tuple[Discussion, ...] = Field((), alias="讨论", description="各代表团的讨论情况，每个代表团一项")
    objections: tuple[Objection, ...] = Field((), alias="异议", description="会上提出的异议和处理；没有就不写")
