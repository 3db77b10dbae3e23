"""The order in which WordprocessingML's elements must stand (ECMA-376 transitional, part 1, annex A).

Only what docgen writes is listed: an element that is not on its parent's list is a fault too. `a|b`: in any order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SEQUENCES: dict[str, str] = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing "
    "w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose "
    "personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "writeProtection view zoom removePersonalInformation bordersDoNotSurroundHeader bordersDoNotSurroundFooter mirrorMargins "
    "defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl compat rsids themeFontLang",
    "document": "background body",
    "rPrDefault": "rPr", "tabs": "tab", "tblGrid": "gridCol", "fonts": "font", "drawing": "inline anchor", "pict": "shapetype rect|shape", "formulas": "f",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "compat": "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn useFELayout compatSetting",
    # DrawingML and the old drawings of the fallback
    "AlternateContent": "Choice Fallback", "Choice": "drawing", "Fallback": "pict",
    "anchor": "simplePos positionH positionV extent effectExtent wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom docPr "
    "cNvGraphicFramePr graphic",
    "positionH": "align posOffset", "positionV": "align posOffset",
    "graphic": "graphicData", "graphicData": "wsp",
    "wsp": "cNvPr cNvSpPr cNvCnPr spPr style extLst txbx linkedTxbx bodyPr",
    "spPr": "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln effectLst effectDag",
    "xfrm": "off ext", "prstGeom": "avLst", "ln": "noFill solidFill", "bodyPr": "noAutofit normAutofit spAutoFit",
    "txbx": "txbxContent", "textbox": "txbxContent",
    # the package
    "Relationships": "Relationship",
}
REPEATED = {
    "headerReference", "footerReference", "tab", "gridCol", "font", "style", "tr", "tc", "compatSetting", "Relationship", "bookmarkStart",
    "bookmarkEnd", "tblStylePr", "f",
}
"""What may stand more than once in an ordered element."""
BLOCKS = {"p", "tbl", "sdt", "bookmarkStart", "bookmarkEnd"}
UNORDERED: dict[str, set[str]] = {
    "body": BLOCKS | {"sectPr"}, "hdr": BLOCKS, "ftr": BLOCKS, "txbxContent": BLOCKS, "tc": BLOCKS | {"tcPr"},
    "p": {"pPr", "r", "bookmarkStart", "bookmarkEnd"},
    "r": {"rPr", "t", "tab", "br", "fldChar", "instrText", "AlternateContent", "drawing", "pict"},
    "trPr": {"cantSplit", "trHeight", "tblHeader", "jc", "hidden"},
    "rect": {"textbox", "wrap", "fill", "stroke"},
    "shapetype": {"stroke", "formulas", "path", "textpath", "handles", "lock"}, "shape": {"textpath", "wrap", "fill", "stroke"},
    "Types": {"Default", "Override"},
    "coreProperties": {"title", "subject", "creator", "description", "identifier", "language", "keywords", "created", "modified"},
    "Properties": {"Application"},
}
"""What may hold its children in any order (a choice, or xsd:all), but for the first and the last."""
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
LAST = {"body": "sectPr", "tc": "p"}
"""What must begin an element if it is there, and what must end it: the body's section, a paragraph in a cell."""


def faults(docx: bytes) -> Iterator[str]:
    """Yield every place where a part of a .docx breaks the order, as `part: parent: children`; a parent that is not listed too."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                for element in etree.fromstring(archive.read(name)).iter("*"):
                    yield from (f"{name}: {fault}" for fault in _faults(element))


def _faults(element: etree._Element) -> Iterator[str]:
    parent = etree.QName(element).localname
    children = [etree.QName(child).localname for child in element.iterchildren("*")]
    told = f"{parent}: {' '.join(children)}"
    if parent in UNORDERED:
        misplaced = FIRST.get(parent) in children[1:] or (parent in LAST and children[-1:] != [LAST[parent]])
        if not set(children) <= UNORDERED[parent] or misplaced or (not children and parent in LAST):
            yield told
    elif parent in SEQUENCES:
        places_of = {name: place for place, names in enumerate(SEQUENCES[parent].split()) for name in names.split("|")}
        places = [places_of.get(child, -1) for child in children]
        if -1 in places or places != sorted(places):
            yield told
        twice = {child for child in children if children.count(child) > 1} - REPEATED
        if twice:
            yield f"{parent}: {' '.join(sorted(twice))} 不止一个"
    elif children:
        yield f"{told} 没有列出次序"
