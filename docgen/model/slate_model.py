"""Slate models (班子模式) and post categories (职务类别): rules of who leads, as data (§4.1, §4.2)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Fact, YesNo
from docgen.model.congress import StructureRatio
from docgen.model.organisation import Level
from docgen.model.person import Category


class Constraint(Fact):
    """One thing that a model asks of the slate (约束)."""

    code: str = Field(alias="编号", min_length=1, description="这条约束的名称，在一种模式里不重复", examples=["学校校长"])
    requirement: str = Field(alias="要求", description="用规定的词写的要求", examples=["副主席 中 兼职 且 学校校长 至少 1 名"])
    severity: Literal["错误", "警告", "提示"] = Field("警告", alias="严重程度", description="没有满足时算什么")
    levels: tuple[Level, ...] = Field((), alias="适用级别", description="哪一级的科协用；不写就是都用", examples=[["县级"]])
    adjustable: YesNo = Field(True, alias="可调整", description="本单位可否在自己的方案里改这一条")
    note: str = Field("", alias="说明", description="这一条的来由和意思", examples=["第三长是企业董事长或农技协理事长"])


class SlateModel(Fact):
    """A slate model (班子模式)."""

    key: str = Field("open", alias="代号", description="模式的代号", examples=["mianyang-fucheng-2018"])
    name: str = Field("开放", alias="名称", description="模式的名称，写在班子.yaml 的“模式”里", examples=["3+1"])
    aliases: tuple[str, ...] = Field((), alias="别名", description="同一模式的其他写法", examples=[["三长+一"]])
    source: str = Field("", alias="出处", description="哪里、什么时候用过", examples=["绵阳市涪城区2018年"])
    note: str = Field("", alias="说明", description="这种模式的意思", examples=["“1”指区科协对基层科协的统一指导"])
    constraints: tuple[Constraint, ...] = Field((), alias="约束", description="对班子的各条要求")
    ratios: tuple[StructureRatio, ...] = Field((), alias="比例", description="这种模式提出的目标和达到过的基准")


class PostKind(Fact):
    """The posts that make somebody one of a category (职务类别)."""

    category: Category = Field(alias="类别", description="身份类别")
    posts: tuple[str, ...] = Field((), alias="职务", description="单位职务以这些词结尾的，算这一类", examples=[["卫生院院长"]])
    village_posts: tuple[str, ...] = Field((), alias="村级职务", description="村（社区）科协才算的职务", examples=[["村卫生室主任"]])
    noted_posts: tuple[str, ...] = Field((), alias="须说明职务", description="写明理由才算这一类的职务", examples=[["公司副总经理"]])
