"""The slate: the candidates for the committee and for its leaders, and who approved them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Fact, fact
from docgen.model.person import Category, Person, PersonRef

Post = Literal["主席", "副主席", "秘书长"]
Service = Literal["专职", "兼职", "挂职"]


class Leader(Fact):
    """A candidate for a leading post (领导候选人), in the order the superior approved."""

    person: PersonRef = Field(alias="姓名", description="候选人，照花名册写姓名", examples=["沈秋华"])
    post: Post = Field(alias="拟任职务", description="提名担任的职务")
    service: Service = Field("兼职", alias="任职方式", description="专职、兼职还是挂职")
    category: Category | None = Field(None, alias="类别", description="候选人的身份类别；不填则取花名册的类别")
    category_note: str = Field("", alias="类别说明", description="职务不在该类常见职务里时，写明为什么算这一类", examples=["副总经理主管研发，企业推荐"])
    duty: str = Field("", alias="分工", description="当选后分管的工作", examples=["主持镇科协全面工作"])

    @fact("人员", "候选人在花名册里的各项资料")
    def human(self) -> Person:
        return self.person

    @fact("人选类别", "以什么身份类别提名")
    def kind(self) -> Category:
        """The category under which the candidate stands: the slate's own, else the roster's."""
        return self.category or self.person.category


EXPERTS: tuple[Category, ...] = ("医院院长", "学校校长", "农技站站长", "科技型企业家", "社会服务中心主任")
"""The heads of units whom 三长 (四长) means (§4.1)."""


class Scrutineers(Fact):
    """Who watches and who counts one ballot (监票人、计票人)."""

    chief: PersonRef = Field(alias="总监票人", description="总监票人，照花名册写姓名", examples=["唐景行"])
    scrutineers: tuple[PersonRef, ...] = Field(alias="监票人", min_length=1, description="总监票人以外的监票人，照花名册写姓名", examples=[["石磊", "尹家玉"]])
    tellers: tuple[PersonRef, ...] = Field(alias="计票人", min_length=1, description="计票人，照花名册写姓名", examples=[["兰天宇", "倪佳"]])


class Slate(Fact):
    """The slate (班子): who stands for what, under which model."""

    slate_model: str = Field("开放", alias="模式", description="班子模式的名称", examples=["3+1"])
    slate_note: str = Field("", alias="模式说明", description="这种模式由哪些人组成", examples=["卫生院院长、中心学校校长、农业服务中心主任兼任副主席"])
    leaders: tuple[Leader, ...] = Field((), alias="领导候选人", min_length=1, description="主席、副主席、秘书长候选人，按批准的次序")
    committee: tuple[PersonRef, ...] = Field((), alias="委员候选人", min_length=1, description="委员候选人，照花名册写姓名，不必排序", examples=[["沈秋华", "邓立诚", "欧阳志清"]])
    standing: tuple[PersonRef, ...] = Field((), alias="常委候选人", description="主席、副主席、秘书长以外的常委候选人；不设常委会的不写", examples=[["罗静", "汪承志"]])
    backing: tuple[str, ...] = Field((), alias="配套", description="班子以外已有的组织，如党组、科普协会", examples=[["党组"]])
    process: str = Field("", alias="产生过程", description="候选人预备人选怎样推荐、酝酿和研究产生的，一段话", examples=["各选举单位根据条件组织推荐，筹备工作领导小组汇总后提出初步人选"])
    scrutineers: Scrutineers | None = Field(None, alias="大会监票", description="大会选举委员的监票、计票人员")
    plenary_scrutineers: Scrutineers | None = Field(None, alias="全会监票", description="全会选举领导的监票、计票人员")

    @property
    def is_known(self) -> bool:
        """Whether anybody has been put forward yet."""
        return bool(self.leaders or self.committee)

    def standing_for(self, post: Post) -> tuple[Leader, ...]:
        """Return the candidates for `post`, in approved order."""
        return tuple(leader for leader in self.leaders if leader.post == post)

    @fact("三长副主席", "副主席候选人中的医院院长、学校校长、农技站站长、科技型企业家等")
    def experts(self) -> tuple[Leader, ...]:
        return tuple(leader for leader in self.standing_for("副主席") if leader.kind in EXPERTS)

    @fact("其他副主席", "三长以外的副主席候选人")
    def other_vices(self) -> tuple[Leader, ...]:
        return tuple(leader for leader in self.standing_for("副主席") if leader.kind not in EXPERTS)
