"""One text template: its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from docgen.documents.needs import Need
from docgen.model.base import Fact, YesNo
from docgen.problem import Place

Stage = Literal["筹备", "会前", "会中", "会后", "制度", "通报"]
Scope = Literal["成立", "换届", "增补", "会员大会", "通报", "工作进展", "经验推广", "表扬", "批评", "转发", "催报"]
STAGES: tuple[Stage, ...] = ("筹备", "会前", "会中", "会后", "制度", "通报")


class FrontMatter(Fact):
    """What a text template says of itself (`---` … `---` at its head)."""

    code: str = Field(alias="编号", pattern=r"^[A-Z]\d{2}[a-z]?$", description="目录里的编号", examples=["B10"])
    name: str = Field(alias="名称", min_length=2, max_length=60, pattern=r"^[^/\\:*?\"<>|\x00-\x1f]+$", description="文件名用；红头和函的标题由发文机关加名称构成")
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
    variant: str = Field("", alias="变体", description="表格另有几种版样时，接在表格名后面的文字，可用标记")
    copies: tuple[str, ...] = Field((), alias="抄送", description="角色或文字")
    remark: str = Field("", alias="附注", description="不带括号")
    signed: YesNo | None = Field(None, alias="署名", description="不写：红头和信函有，其余没有")
    sealed: YesNo = Field(True, alias="盖章")
    joint: tuple[str, ...] = Field((), alias="联合", description="联合行文时主办以外的机关，角色，按次序", examples=[["政府"]])
    copy_number: str = Field("", alias="份号", pattern=r"^(\d{6})?$", description="六位数字", examples=["000001"])
    classification: str = Field("", alias="密级", pattern=r"^((绝密|机密|秘密)(★.+)?)?$", description="密级和保密期限", examples=["机密★1年"])
    urgency: Literal["", "特急", "加急"] = Field("", alias="紧急程度")
    mark: str = Field("", alias="机关标志", description="命令、纪要的整个标志；不写就是发文机关加“令”“纪要”，可用标记")
    order_number: str = Field("", alias="令号", description="命令的令号、纪要的期号；不写就用文号.yaml 的文号，可用标记", examples=["第1号"])
    stamps: tuple[str, ...] = Field((), alias="签名章", description="加盖签名章的负责人职务全称，代替署名和印章，可用标记", examples=[["示例县清溪镇人民政府镇长"]])
    attending: str = Field("", alias="出席", description="纪要的出席人员，可用标记")
    absent: str = Field("", alias="请假", description="纪要的请假人员，可用标记")
    observing: str = Field("", alias="列席", description="纪要的列席人员，可用标记")
    addressees_in_imprint: YesNo = Field(False, alias="版记主送", description="主送机关太多时移到版记")
    attachments_apart: YesNo = Field(False, alias="附件另附", description="附件不和正文一起装订，附件标识前写文号")
    articles: YesNo = Field(False, alias="条款", description="列表印成第一条、第二条")
    landscape: YesNo = Field(False, alias="横向")
    each: str = Field("", alias="逐项", description="一人一份、一项一份的名单，写成表达式；模板里正在写的那一项叫“本项”，作附件时由它的“横向”定横竖", examples=["会务.来宾"])
    own_texts: tuple[str, ...] = Field((), alias="文稿", description="先要有“文稿”目录里的哪些文稿，没有就不生成", examples=[["实施细则"]])
    shared: tuple[str, ...] = Field((), alias="共用", description="放在正文前面的共用文字，templates/文书/共用 里的文件名", examples=[["主持"]])
    note: str = Field("", alias="说明")

    @property
    def official(self) -> bool:
        """Whether the paper is an official one with a head (红头、信函、命令、纪要)."""
        return self.frame.startswith(("红头", "信函", "命令", "纪要"))

    @property
    def texts(self) -> tuple[str, ...]:
        """All that may hold tags, but for the body and the conditions."""
        one_line = (self.title, self.subtitle, self.remark, self.addressees, self.mark, self.order_number)
        return (*one_line, self.attending, self.absent, self.observing, *self.copies, *self.stamps)

    @property
    def incoming(self) -> bool:
        """Whether the paper is written elsewhere (来文) and only cited here."""
        return self.frame == "来文"

    @property
    def form(self) -> str:
        """The form's name when the paper is a form, else nothing."""
        return self.frame.removeprefix("表格/") if self.frame.startswith("表格/") else ""


@dataclass(frozen=True)
class Shared:
    """A text that several templates share (共用): macros, or a body that stands in more than one paper."""

    path: str
    text: str


@dataclass(frozen=True)
class Entry:
    """A text template as read: `path` as the user would find it, `body` beginning on line `body_line`, behind what it shares with others."""

    front: FrontMatter
    path: str
    body: str
    body_line: int
    shared: tuple[Shared, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it is made of."""
        return (self.path, *(each.path for each in self.shared))

    @property
    def whole(self) -> str:
        """The body behind the texts that it shares, as it is rendered."""
        return "".join(each.text.rstrip("\n") + "\n" for each in self.shared) + self.body

    def place(self, line: int, column: int = 0) -> Place:
        """Return where a line of `whole`, counted from 1, stands in the files."""
        for each in self.shared:
            lines = each.text.rstrip("\n").count("\n") + 1
            if line <= lines:
                return Place(each.path, line, column)
            line -= lines
        return Place(self.path, line + self.body_line - 1, column)

    @property
    def code(self) -> str:
        return self.front.code
