"""A text box that stands at a fixed place of the page, as Word 2010 writes it, with the older form as fallback."""

from __future__ import annotations

from dataclasses import dataclass

from docgen import standard as m

# The box brings its own namespaces, so that it does not matter which ones a frame saved by Word declares.
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


@dataclass(frozen=True)
class Box:
    """Size in twips, and place: `left` and `top` from the edges of the page; without them at the type area's foot.

    turned: its text runs from top to bottom, heads of the characters to the right. through: text flows on beneath it.
    """

    name: str
    width: int
    height: int
    left: int | None = None
    top: int | None = None
    turned: bool = False
    through: bool = False

    def run(self, content: str) -> str:
        """Return the run that holds the box; `content` is XML of paragraphs and tables."""
        inner = f"<w:txbxContent>{content}</w:txbxContent>"
        return (
            f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wps">{self._modern(inner)}</mc:Choice>'
            f"<mc:Fallback>{self._older(inner)}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def _modern(self, inner: str) -> str:
        size = f'cx="{self.width * m.EMU_PER_TWIP}" cy="{self.height * m.EMU_PER_TWIP}"'
        turn = ' vert="vert"' if self.turned else ""
        return (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
            'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
            f'{_position("H", self.left, "left")}{_position("V", self.top, "bottom")}'
            f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f"{'<wp:wrapNone/>' if self.through else '<wp:wrapTopAndBottom/>'}"
            f'<wp:docPr id="1" name="{self.name}"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
            f'<wps:txbx>{inner}</wps:txbx><wps:bodyPr{turn} lIns="0" tIns="0" rIns="0" bIns="0" anchor="{"t" if self.turned else "b"}"><a:noAutofit/>'
            "</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )

    def _older(self, inner: str) -> str:
        if self.left is None or self.top is None:
            place = (
                "mso-position-horizontal:left;mso-position-horizontal-relative:margin;"
                "mso-position-vertical:bottom;mso-position-vertical-relative:margin"
            )
        else:
            place = (
                f"margin-left:{self.left / 20}pt;margin-top:{self.top / 20}pt;"
                "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
            )
        flow = ' style="layout-flow:vertical"' if self.turned else ""
        wrap = "" if self.through else '<w10:wrap type="topAndBottom"/>'
        return (
            f'<w:pict><v:rect style="position:absolute;width:{self.width / 20}pt;height:{self.height / 20}pt;{place}" '
            f'filled="f" stroked="f"><v:textbox{flow} inset="0,0,0,0">{inner}</v:textbox>{wrap}</v:rect></w:pict>'
        )


def _position(direction: str, offset: int | None, align: str) -> str:
    if offset is None:
        return f'<wp:position{direction} relativeFrom="margin"><wp:align>{align}</wp:align></wp:position{direction}>'
    return (
        f'<wp:position{direction} relativeFrom="page"><wp:posOffset>{offset * m.EMU_PER_TWIP}</wp:posOffset>'
        f"</wp:position{direction}>"
    )
