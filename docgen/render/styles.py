"""Names of the styles: what docgen calls them, what Word shows, and what a file calls them after it was saved.

Word and LibreOffice give styles new ids when they save a file; only the name stays. So the writer's ids are put into those
of the frame at hand, by name, and those of a form into the writer's when it is annexed to a paper.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from docgen.problem import DocgenError, Place, Problem

NAMES: Mapping[str, str] = {
    "GwBody": "公文正文",
    "GwFlush": "公文顶格",
    "GwCenter": "公文居中",
    "GwRight": "公文居右",
    "GwHeading1": "公文一级标题",
    "GwHeading2": "公文二级标题",
    "GwHeading3": "公文三级标题",
    "GwHeading4": "公文四级标题",
    "GwBlank": "公文空行",
    "GwSpacer": "公文占位",
    "GwCopyNumber": "公文份号",
    "GwClassification": "公文密级和紧急程度",
    "GwMark": "公文发文机关标志",
    "GwNumber": "公文发文字号",
    "GwNumberUpward": "公文发文字号（上行）",
    "GwSignatories": "公文签发人",
    "GwNumberLetter": "公文发文字号（信函）",
    "GwTitle": "公文标题",
    "GwSubtitle": "公文题注",
    "GwAddressees": "公文主送机关",
    "GwAttachmentNote": "公文附件说明",
    "GwSignature": "公文发文机关署名",
    "GwDate": "公文成文日期",
    "GwRemark": "公文附注",
    "GwAttendance": "公文出席人员",
    "GwOrderNumber": "公文令号",
    "GwAttachmentLabel": "公文附件标识",
    "GwImprint": "公文版记",
    "GwCopies": "公文抄送",
    "GwPageOdd": "公文页码（单页）",
    "GwPageEven": "公文页码（双页）",
    "GwPageOddLetter": "公文页码（信函单页）",
    "GwPageEvenLetter": "公文页码（信函双页）",
    "GwLetterFoot": "公文信函页码下方",
    "GwLetterRuleTop": "公文信函上双线",
    "GwLetterRuleBottom": "公文信函下双线",
    "GwScript": "讲稿正文",
    "GwScriptFlush": "讲稿顶格",
    "GwScriptCenter": "讲稿居中",
    "GwScriptRight": "讲稿居右",
    "GwScriptHeading1": "讲稿一级标题",
    "GwScriptHeading2": "讲稿二级标题",
    "GwCue": "讲稿提示",
    "GwCaption": "表格标题",
    "GwCell": "表格文字",
    "GwCellLeft": "表格文字（居左）",
    "GwCellRight": "表格文字（居右）",
    "GwCellHead": "表格栏目",
    "GwCellSmall": "表格小字",
    "GwCellSmallLeft": "表格小字（居左）",
    "GwCellSmallRight": "表格小字（居右）",
    "GwCellSmallHead": "表格小栏目",
    "GwPicture": "表格照片",
    "GwTableNote": "表格附注",
    "GwHei": "黑体字",
    "GwKai": "楷体字",
    "GwFang": "仿宋字",
    "GwSong": "宋体字",
    "GwRed": "红字",
    "GwTable": "公文表格",
}
"""Id in docgen → name in Word."""

_IDS = {name: identity for identity, name in NAMES.items()}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_USE = re.compile(r'(<w:(?:p|r|tbl)Style w:val=")([^"]*)"')


@dataclass(frozen=True)
class Library:
    """The styles of one Word file. name: of the file, for messages."""

    data: bytes
    name: str

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Id in this file → name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            root = etree.fromstring(archive.read("word/styles.xml"))
        found = ((style.get(_W + "styleId"), style.find(_W + "name")) for style in root.iter(_W + "style"))
        return {str(identity): str(name.get(_W + "val")) for identity, name in found if name is not None}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {name: identity for identity, name in self.names.items()}

    @cached_property
    def _is_ours(self) -> bool:
        return all(self.names.get(identity) == name for identity, name in NAMES.items())

    def dress(self, xml: str) -> str:
        """Return what docgen wrote with this file's ids. Raises DocgenError: the file lacks a style that is used."""
        return xml if self._is_ours else _USE.sub(self._ours, xml)

    def undress(self, xml: str) -> str:
        """Return XML of this file with docgen's ids; styles that docgen does not know stay as they are."""
        if self._is_ours:
            return xml
        return _USE.sub(lambda use: f'{use[1]}{_IDS.get(self.names.get(use[2], ""), use[2])}"', xml)

    def _ours(self, use: re.Match[str]) -> str:
        name = NAMES.get(use[2], "")
        if name and name not in self._ids:
            cure = "把这个样式从自带的版式文件里复制过来（Word：样式窗格→管理样式→导入/导出），或改用自带的版式文件"
            raise DocgenError([Problem("E-FRM-02", Place(self.name), f"版式文件里没有“{name}”这个样式", cure)])
        return f'{use[1]}{self._ids[name] if name else use[2]}"'
