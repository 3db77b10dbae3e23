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

    person: PersonRef = Field(alias="姓名")
    post: Post = Field(alias="拟任职务")
    service: Service = Field("兼职", alias="任职方式")
    category: Category | None = Field(None, alias="类别", description="不填则取花名册的类别")
    duty: str = Field("", alias="分工")

    @fact("人员")
    def human(self) -> Person:
        return self.person

    @fact("人选类别")
    def kind(self) -> Category:
        """The category under which the candidate stands: the slate's own, else the roster's."""
        return self.category or self.person.category


class Scrutineers(Fact):
    """Who watches and who counts one ballot (监票人、计票人)."""

    chief: PersonRef = Field(alias="总监票人")
    scrutineers: tuple[PersonRef, ...] = Field(alias="监票人", min_length=1)
    tellers: tuple[PersonRef, ...] = Field(alias="计票人", min_length=1)


class Slate(Fact):
    """The slate (班子): who stands for what, under which model."""

    slate_model: str = Field("3+1", alias="模式", description="班子模式的名称，如 3+1")
    slate_note: str = Field("", alias="模式说明")
    leaders: tuple[Leader, ...] = Field(alias="领导候选人", min_length=1)
    committee: tuple[PersonRef, ...] = Field(alias="委员候选人", min_length=1)
    process: str = Field("", alias="产生过程", description="候选人预备人选怎样推荐、酝酿和研究产生的，一段话")
    scrutineers: Scrutineers = Field(alias="大会监票")
    plenary_scrutineers: Scrutineers = Field(alias="全会监票")

    def standing_for(self, post: Post) -> tuple[Leader, ...]:
        """Return the candidates for `post`, in approved order."""
        return tuple(leader for leader in self.leaders if leader.post == post)
