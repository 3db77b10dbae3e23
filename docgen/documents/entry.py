"""One text template: its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from docgen.documents.needs import Need
from docgen.model.base import Fact, YesNo

Stage = Literal["筹备", "会前", "会中", "会后", "制度", "通报"]
Scope = Literal["成立", "换届", "增补", "会员大会", "通报"]
STAGES: tuple[Stage, ...] = ("筹备", "会前", "会中", "会后", "制度", "通报")


class FrontMatter(Fact):
    """What a text template says of itself (`---` … `---` at its head)."""

    code: str = Field(alias="编号", pattern=r"^[A-Z]\d{2}[a-z]?$", description="目录里的编号", examples=["B10"])
    name: str = Field(alias="名称", min_length=2, description="文件名用；红头和函的标题由发文机关加名称构成")
    kind: str = Field(alias="文种", examples=["通知"])
    frame: str = Field(alias="版式", description="templates/版式 里的文件名，或 表格/文件名", examples=["红头-下行"])
    stage: Stage = Field(alias="阶段")
    time: str = Field("T", alias="时间", pattern=r"^T([+-]\d{1,3})?$", description="相对开幕日期的天数", examples=["T-28"])
    scope: tuple[Scope, ...] = Field(alias="适用", min_length=1)
    issuer: str = Field("", alias="发文", description="角色：党委、政府、上级科协、筹备组、组织、大会")
    addressees: str = Field("", alias="主送", description="角色，或一段文字")
    attachments: tuple[str, ...] = Field((), alias="附件", description="作为附件的文件编号，按次序")
    title: str = Field("", alias="标题", description="完整标题，可用标记；不写则按名称")
    condition: str = Field("", alias="条件", description="成立时才有这份文件", examples=['状态 == "会后"'])
    condition_note: str = Field("", alias="条件说明", description="条件的意思，列表里显示", examples=["会后，已填票数"])
    needs: tuple[Need, ...] = Field((), alias="需要", description="先要有哪些资料，没有就不生成")
    subtitle: str = Field("", alias="题注")
    copies: tuple[str, ...] = Field((), alias="抄送", description="角色或文字")
    remark: str = Field("", alias="附注", description="不带括号")
    signed: YesNo | None = Field(None, alias="署名", description="不写：红头和信函有，其余没有")
    sealed: YesNo = Field(True, alias="盖章")
    articles: YesNo = Field(False, alias="条款", description="列表印成第一条、第二条")
    landscape: YesNo = Field(False, alias="横向")
    note: str = Field("", alias="说明")

    @property
    def official(self) -> bool:
        """Whether the paper is an official one with a head (红头、信函)."""
        return self.frame.startswith(("红头", "信函"))

    @property
    def incoming(self) -> bool:
        """Whether the paper is written elsewhere (来文) and only cited here."""
        return self.frame == "来文"

    @property
    def form(self) -> str:
        """The form's name when the paper is a form, else nothing."""
        return self.frame.removeprefix("表格/") if self.frame.startswith("表格/") else ""


@dataclass(frozen=True)
class Entry:
    """A text template as read: `path` as the user would find it, `body` beginning on line `body_line`."""

    front: FrontMatter
    path: str
    body: str
    body_line: int

    @property
    def code(self) -> str:
        return self.front.code
