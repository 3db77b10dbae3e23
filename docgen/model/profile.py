"""The rule profile (选举规则): the only place where thresholds live (§2.1)."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from docgen.model.base import MANY, Fact, YesNo, fact


class Quorum(Fact):
    """How many must be present (法定人数)."""

    numerator: int = Field(2, alias="分子", ge=1, le=1000, description="比例的分子", examples=[2])
    denominator: int = Field(3, alias="分母", ge=2, le=1000, description="比例的分母", examples=[3])
    comparison: Literal["以上", "超过"] = Field("以上", alias="比较", description="“以上”含本数，“超过”不含本数")

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)


class PostRule(Fact):
    """How many more candidates than seats one post has (选举方式)."""

    contest: Literal["等额", "差额"] = Field("等额", alias="选举方式", description="候选人数与应选人数相等还是多于应选人数")
    margin_percent: int | None = Field(None, alias="差额比例", ge=1, le=100, description="差额选举时多出的候选人占应选人数的百分数", examples=[10])


class BallotRule(PostRule):
    """How one ballot is won (一次选举的规则)."""

    quorum: Quorum = Field(Quorum(), alias="法定人数", description="到会多少人才能选举，占应到人数的比例")
    base: Literal["应到", "实到", "有效票"] = Field("实到", alias="当选基数", description="得赞成票超过其半数始得当选")


class Preliminary(Fact):
    """A vote before the formal one that leaves as many candidates as the formal one has (预选, §2.1)."""

    margin_percent: int | None = Field(None, alias="差额比例", ge=1, le=100, description="预选的人选比正式候选人至少多出的百分数", examples=[20])
    majority: YesNo = Field(False, alias="须过半数", description="得赞成票是否须过半数，才列为正式候选人；否则以得票多的列入")


class CongressRule(BallotRule):
    """How the congress elects the committee (大会选举)."""

    preliminary: Preliminary | None = Field(None, alias="预选", description="正式选举以前先差额预选，产生正式候选人；不预选的不写")


class PostRules(Fact):
    """The posts for which the plenary's rule is another (各职务)."""

    chair: PostRule | None = Field(None, alias="主席", description="主席的选举方式；与全会选举的相同就不写")
    vice: PostRule | None = Field(None, alias="副主席", description="副主席的选举方式；与全会选举的相同就不写")
    secretary: PostRule | None = Field(None, alias="秘书长", description="秘书长的选举方式；与全会选举的相同就不写")


class PlenaryRule(BallotRule):
    """How the plenary elects its leaders (全会选举)."""

    posts: PostRules = Field(PostRules(), alias="各职务", description="某一职务的选举方式与上面的不同，写在这里")

    def own(self, post: str) -> PostRule | None:
        """Return the rule that is written for `post` alone; None where the general one holds."""
        return {"主席": self.posts.chair, "副主席": self.posts.vice, "秘书长": self.posts.secretary}[post]

class WriteIn(Fact):
    """Whether and how a voter may name somebody else (另选他人)."""

    allowed: YesNo = Field(True, alias="允许", description="是否可以另选他人")
    requires_against: YesNo = Field(True, alias="须先反对", description="另选他人是否须先不赞成一名候选人")
    after_abstain: YesNo = Field(False, alias="弃权后可另选", description="对候选人弃权的，是否可以另选他人")
    needs_mark: YesNo = Field(True, alias="须画赞成符号", description="写了另选的姓名，是否还须画赞成符号")
    eligible: Literal["委员", "正式代表", "不限"] = Field("委员", alias="范围", description="全会上可另选谁；大会选委员时，除“不限”外限正式代表")


class Marks(Fact):
    """What a voter draws (划票符号)."""

    yes: str = Field("○", alias="赞成", description="赞成时画的符号", examples=["○"])
    no: str = Field("×", alias="不赞成", description="不赞成时画的符号", examples=["×"])
    position: str = Field("姓名上方的空格内", alias="位置", description="符号画在选票的哪里", examples=["姓名上方的空格内"])


class BallotSheet(Fact):
    """How ballots are printed (选票印制); nothing of it differs from sheet to sheet."""

    per_page: Literal["1", "2", "4"] = Field("1", alias="每版张数", description="一面纸上印几张选票，印后裁开")
    page_size: Literal["A4", "A5"] = Field("A4", alias="纸张", description="印选票用的纸")
    committee_colour: str = Field("粉红色", alias="委员选票用纸", description="委员选票用什么颜色的纸", examples=["粉红色"])
    leaders_colour: str = Field("浅黄色", alias="领导选票用纸", description="主席、副主席、秘书长选票用什么颜色的纸", examples=["浅黄色"])
    second_colour: str = Field("白色", alias="备用选票用纸", description="再次投票、另行选举的选票用什么颜色的纸", examples=["白色"])
    spare: int = Field(0, alias="备用张数", ge=0, le=MANY, description="应到人数以外多印几张，密封备用", examples=[2])

    @fact("张数", "一面纸上印几张选票", 2)
    def up(self) -> int:
        return int(self.per_page)

    @fact("版样", "选票的哪一种版样；A4 纸一面一张的为空", "-A4两张")
    def layout(self) -> str:
        if self.per_page == "1":
            return "" if self.page_size == "A4" else "-A5"
        return f"-{self.page_size}{'两' if self.per_page == '2' else '四'}张"


ListOrder = Literal["姓氏笔画", "提名次序"]
SAID_ORDER: dict[ListOrder, str] = {"姓氏笔画": "以姓氏笔画为序", "提名次序": "以提名先后为序"}


class ListOrders(Fact):
    """In what order the committee is listed (名单次序); leaders stand in the approved order, nobody by votes."""

    candidates: ListOrder = Field("姓氏笔画", alias="候选人", description="委员候选人名单和选票的次序；提名次序即班子.yaml 的次序")
    elected: ListOrder = Field("姓氏笔画", alias="当选人", description="当选委员名单的次序；提名次序的，另选他人当选的排在最后")

    @fact("候选人文", "委员候选人以什么为序，文件里的说法", "以姓氏笔画为序")
    def candidates_text(self) -> str:
        return SAID_ORDER[self.candidates]

    @fact("当选人文", "当选委员以什么为序，文件里的说法", "以姓氏笔画为序")
    def elected_text(self) -> str:
        return SAID_ORDER[self.elected]


class Profile(Fact):
    """A rule profile (选举规则)."""

    name: str = Field(alias="名称", description="这套规则的名称", examples=["乡镇科协选举规则（通用）"])
    version: str = Field(alias="版本", description="这套规则的版本", examples=["1.0"])
    comparator: YesNo = Field(False, alias="仅供比照", description="是别的组织的规则，只供对照；采用时会提醒")
    source_note: str = Field("", alias="依据说明", description="规则依据什么、经谁同意", examples=["参照基层群团组织选举的通行做法拟定，已报镇党委同意"])
    congress: CongressRule = Field(CongressRule(), alias="大会选举", description="大会选举委员的规定")
    plenary: PlenaryRule = Field(PlenaryRule(), alias="全会选举", description="全会选举主席、副主席、秘书长的规定")
    write_in: WriteIn = Field(WriteIn(), alias="另选他人", description="另选他人的规定")
    marks: Marks = Field(Marks(), alias="划票", description="选票上画的符号")
    tie: Literal["再次投票", "反对票少者当选"] = Field("再次投票", alias="票数相等", description="最后名额上票数相等时怎么办；“反对票少者当选”仍相等的，再次投票")
    runoff_majority: YesNo = Field(False, alias="再次投票须过半数", description="再次投票时，得票多的是否还须过半数才当选")
    shortage: Literal["不再补选", "本次会议另行选举", "下次会议另行选举", "经同意减少名额"] = Field("不再补选", alias="不足名额", description="当选人数少于应选名额时怎么办")
    sheet: BallotSheet = Field(BallotSheet(), alias="选票印制", description="选票怎样排版、用什么纸")
    scribe: YesNo = Field(True, alias="可委托代写", description="不能写票的人是否可以委托他人代写")
    scrutineer_count: int = Field(2, alias="监票人数", ge=1, le=100, description="每次选举监票人的人数，不含总监票人", examples=[2])
    teller_count: int = Field(2, alias="计票人数", ge=1, le=100, description="每次选举计票人的人数", examples=[2])
    relatives_stand_aside: YesNo = Field(True, alias="近亲属回避", description="候选人的近亲属是否不得监票、计票")
    lists: ListOrders = Field(ListOrders(), alias="名单次序", description="委员候选人和当选委员的名单按什么次序排列")
    single_given_name: Literal["空位在前", "比较名字"] = Field("空位在前", alias="单名排序", description="按姓氏笔画排序时，两个字的姓名怎样比")
    strokes: dict[str, str] = Field({}, alias="笔顺", description="笔顺表没有或要改的字：横1 竖2 撇3 点4 折5", examples=[{"㛃": "111253531"}])

    @fact("标识", "规则的名称和版本", "乡镇科协选举规则（通用）（1.0）")
    def label(self) -> str:
        """Name and version, as printed wherever the profile is cited."""
        return f"{self.name}（{self.version}{'，仅供比照' if self.comparator else ''}）"
