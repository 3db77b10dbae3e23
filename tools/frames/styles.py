"""The one style library (styles.xml) that every frame and form carries.

A style is a line of `PARAGRAPHS` or `CHARACTERS`; the id is stable ASCII and is what docgen writes, the Chinese name
(docgen.render.styles.NAMES) is what Word shows. To restyle papers for good change a line here and run `python -m tools.frames`; to try something
out restyle the .docx in Word.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen import standard as m
from docgen.render.styles import NAMES
from docgen.render.wordml import Indent, Tab, border

FANGSONG, KAI, HEI, SONG, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"


@dataclass(frozen=True)
class Style:
    """A paragraph style: what it changes in the one it is based on.

    line: exact pitch in twips, -1 for automatic (a picture in an exact line is cut off), 0 as the base has it.
    """

    id: str
    base: str = "Normal"
    face: str = ""
    size: float = 0
    line: int = 0
    align: str = ""
    indent: Indent | None = None
    first_line_characters: int = 0
    tabs: tuple[Tab, ...] = ()
    edges: str = ""
    keep_next: bool = False
    break_before: bool = False
    outline: int = 0
    color: str = ""
    spacing: int | None = None
    space: tuple[int, int] | None = None
    following: str = ""


_NOTE = Indent(5 * m.CHARACTER, 0, -3 * m.CHARACTER)
_COPIES = Indent(4 * m.CHARACTER_4, m.CHARACTER_4, -3 * m.CHARACTER_4)
# The double rules of a letter are 170 mm long, centred on the page: beyond the type area on both sides.
_OVERHANG = Indent(m.mm(20) - m.MARGIN_LEFT, m.mm(20) - m.MARGIN_RIGHT)
_RED_RULE = border("bottom", m.RED_RULE_EIGHTHS, space=m.RED_RULE_SPACE_PT, color=m.RED)
_UPWARD_TABS = (Tab(m.CHARACTER), Tab(m.TEXT_WIDTH - m.CHARACTER, "right"))

PARAGRAPHS = (
    Style("GwBody", first_line_characters=2),
    Style("GwFlush"),
    Style("GwCenter", align="center"),
    Style("GwRight", align="right"),
    Style("GwHeading1", "GwBody", face=HEI, keep_next=True, outline=1, following="GwBody"),
    Style("GwHeading2", "GwBody", face=KAI, keep_next=True, outline=2, following="GwBody"),
    Style("GwHeading3", "GwBody", keep_next=True, outline=3, following="GwBody"),
    Style("GwHeading4", "GwBody", keep_next=True, outline=4, following="GwBody"),
    Style("GwBlank"),
    Style("GwSpacer", size=1, line=20, spacing=0),
    Style("GwCopyNumber"),
    Style("GwClassification", face=HEI),
    Style("GwMark", face=XIAOBIAOSONG, size=m.MARK_SIZE_MAX, align="center", color=m.RED, spacing=0),
    Style("GwNumber", align="center", edges=_RED_RULE),
    Style("GwNumberUpward", "GwNumber", align="left", tabs=_UPWARD_TABS),
    Style("GwSignatories", align="left", tabs=_UPWARD_TABS),
    Style("GwNumberLetter", align="left", tabs=(Tab(m.TEXT_WIDTH, "right"),)),
    Style("GwTitle", face=XIAOBIAOSONG, size=m.SIZE_2, line=m.TITLE_LINE, align="center", spacing=0, following="GwBody"),
    Style("GwSubtitle", face=KAI, align="center", following="GwBody"),
    Style("GwAddressees", following="GwBody"),
    Style("GwAttachmentNote", align="left", indent=_NOTE),
    Style("GwSignature", align="right"),
    Style("GwDate", align="right"),
    Style("GwRemark", "GwBody"),
    Style("GwAttendance", align="left", indent=_NOTE),
    Style("GwOrderNumber", align="center"),
    Style("GwAttachmentLabel", face=HEI, break_before=True),
    Style("GwImprint", size=m.SIZE_4, line=m.IMPRINT_LINE, spacing=0, indent=Indent(m.CHARACTER_4, m.CHARACTER_4),
          tabs=(Tab(m.TEXT_WIDTH - m.CHARACTER_4, "right"),)),
    Style("GwCopies", "GwImprint", indent=_COPIES),
    Style("GwPageOdd", face=SONG, size=m.SIZE_4, line=m.PAGE_NUMBER_LINE, align="right", spacing=0,
          indent=Indent(0, m.CHARACTER_4)),
    Style("GwPageEven", "GwPageOdd", align="left", indent=Indent(m.CHARACTER_4, 0)),
    Style("GwPageOddLetter", "GwPageOdd"),
    Style("GwPageEvenLetter", "GwPageEven"),
    Style("GwLetterFoot", size=1, line=m.FOOTER_DISTANCE - m.LETTER_FOOTER_DISTANCE, spacing=0),
    Style("GwLetterRuleTop", size=1, line=20, spacing=0, indent=_OVERHANG,
          edges=border("bottom", m.LETTER_RULE_EIGHTHS, color=m.RED, kind="thickThinSmallGap")),
    Style("GwLetterRuleBottom", size=1, line=20, spacing=0, indent=_OVERHANG,
          edges=border("bottom", m.LETTER_RULE_EIGHTHS, color=m.RED, kind="thinThickSmallGap")),
    Style("GwScript", size=m.SIZE_SMALL_2, line=m.SCRIPT_LINE, spacing=0,
          first_line_characters=2),
    Style("GwScriptFlush", size=m.SIZE_SMALL_2, line=m.SCRIPT_LINE, spacing=0),
    Style("GwScriptCenter", "GwScriptFlush", align="center"),
    Style("GwScriptRight", "GwScriptFlush", align="right"),
    Style("GwScriptHeading1", "GwScript", face=HEI, keep_next=True, outline=1, following="GwScript"),
    Style("GwScriptHeading2", "GwScript", face=KAI, keep_next=True, outline=2, following="GwScript"),
    Style("GwCue", "GwScript", face=KAI),
    Style("GwCaption", face=HEI, size=m.SIZE_SMALL_4, line=m.pt(20), align="center", spacing=0, keep_next=True,
          space=(120, 60)),
    Style("GwCell", size=m.SIZE_SMALL_4, line=m.TABLE_LINE, align="center", spacing=0),
    Style("GwCellLeft", "GwCell", align="left"),
    Style("GwCellRight", "GwCell", align="right"),
    Style("GwCellHead", "GwCell", face=HEI),
    Style("GwCellSmall", "GwCell", size=m.SIZE_5, line=m.TABLE_LINE_SMALL),
    Style("GwCellSmallLeft", "GwCellSmall", align="left"),
    Style("GwCellSmallRight", "GwCellSmall", align="right"),
    Style("GwCellSmallHead", "GwCellSmall", face=HEI),
    Style("GwPicture", "GwCell", line=-1),
    Style("GwTableNote", size=m.SIZE_SMALL_4, line=m.TABLE_LINE, align="left", spacing=0),
)

# Character styles: id, face ("" where the face stays), red or not.
CHARACTERS = (
    ("GwHei", HEI, False),
    ("GwKai", KAI, False),
    ("GwFang", FANGSONG, False),
    ("GwSong", SONG, False),
    ("GwRed", "", True),
)


def _fonts(face: str) -> str:
    # All four slots: digits and quotation marks stay in the Chinese face.
    return f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>' if face else ""


def _indent(style: Style) -> str:
    if style.first_line_characters:
        # LibreOffice drops an indent given in characters only, Word reckons by them: both.
        count = style.first_line_characters
        size = int((style.size or m.SIZE_3) * 20) + (m.RUN_SPACING if style.spacing is None else style.spacing)
        return f'<w:ind w:firstLineChars="{count * 100}" w:firstLine="{count * size}"/>'
    return style.indent.xml() if style.indent else ""


def _spacing(style: Style) -> str:
    edges = f'w:before="{style.space[0]}" w:after="{style.space[1]}" ' if style.space else ""
    line = f'w:line="{style.line}" w:lineRule="exact"' if style.line > 0 else 'w:line="240" w:lineRule="auto"' if style.line else ""
    return f"<w:spacing {edges}{line}/>" if edges or line else ""


def _paragraph_style(style: Style) -> str:
    paragraph = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:pageBreakBefore/>" if style.break_before else "",
        f"<w:pBdr>{style.edges}</w:pBdr>" if style.edges else "",
        "<w:tabs>" + "".join(f'<w:tab w:val="{t.kind}" w:pos="{t.position}"/>' for t in style.tabs) + "</w:tabs>" if style.tabs else "",
        _spacing(style),
        _indent(style),
        f'<w:jc w:val="{style.align}"/>' if style.align else "",
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    ]
    half_points = round(style.size * 2)
    run = [
        _fonts(style.face),
        f'<w:color w:val="{style.color}"/>' if style.color else "",
        f'<w:spacing w:val="{style.spacing}"/>' if style.spacing is not None else "",
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "",
    ]
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{NAMES[style.id]}"/>'
        f'<w:basedOn w:val="{style.base}"/>{following}<w:qFormat/>'
        f"<w:pPr>{''.join(paragraph)}</w:pPr><w:rPr>{''.join(run)}</w:rPr></w:style>"
    )


def _character_style(identity: str, face: str, red: bool) -> str:
    color = f'<w:color w:val="{m.RED}"/>' if red else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{NAMES[identity]}"/>'
        f"<w:qFormat/><w:rPr>{_fonts(face)}{color}</w:rPr></w:style>"
    )


_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
    '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
    f'<w:spacing w:before="0" w:after="0" w:line="{m.LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
    f'<w:rPr>{_fonts(FANGSONG)}<w:color w:val="000000"/><w:spacing w:val="{m.RUN_SPACING}"/><w:kern w:val="0"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:style>'
)

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    f'<w:style w:type="table" w:customStyle="1" w:styleId="GwTable"><w:name w:val="{NAMES["GwTable"]}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(border(side, m.TABLE_RULE_EIGHTHS) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    # An exact or least pitch leaves its room above the characters: a little below evens it out.
    + f'</w:tblBorders><w:tblCellMar><w:left w:w="{m.TABLE_CELL_MARGIN}" w:type="dxa"/>'
    f'<w:bottom w:w="{m.TABLE_CELL_BOTTOM}" w:type="dxa"/><w:right w:w="{m.TABLE_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def styles() -> str:
    """Return word/styles.xml."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANGSONG)}<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    return (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        + defaults + _NORMAL + _TABLES
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        + "".join(map(_paragraph_style, PARAGRAPHS))
        + "".join(_character_style(*character) for character in CHARACTERS)
        + "</w:styles>"
    )
