"""The order in which WordprocessingML's elements must stand (ECMA-376 transitional, part 1, annex A).

Only what docgen writes is listed: an element that is not on its parent's list is a fault too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANY = {"p", "tbl", "sdt", "bookmarkStart", "bookmarkEnd"}

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
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose "
    "personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "writeProtection view zoom removePersonalInformation bordersDoNotSurroundHeader bordersDoNotSurroundFooter mirrorMargins "
    "defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl compat rsids themeFontLang",
    "body": "", "hdr": "", "ftr": "", "txbxContent": "", "tc": "",
}
LAST = {"body": "sectPr", "tc": "p"}
"""What must end an element: the body's section, a paragraph in a cell."""


def faults(docx: bytes) -> Iterator[str]:
    """Yield every place where a part of a .docx breaks the order, as `part: parent: children`."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and name.startswith("word/"):
                for element in etree.fromstring(archive.read(name)).iter(f"{W}*"):
                    yield from (f"{name}: {fault}" for fault in _faults(element))


def _faults(element: etree._Element) -> Iterator[str]:
    parent = etree.QName(element).localname
    children = [etree.QName(child).localname for child in element]
    if parent not in SEQUENCES:
        return
    order = SEQUENCES[parent].split()
    if order:
        places = [order.index(child) if child in order else -1 for child in children]
        if -1 in places or places != sorted(places):
            yield f"{parent}: {' '.join(children)}"
        single = [child for child in set(children) if children.count(child) > 1 and parent.endswith("Pr") and child not in ("headerReference", "footerReference")]
        if single:
            yield f"{parent}: {single} 不止一个"
    else:
        allowed = ANY | {"tcPr", "sectPr"}
        if not set(children) <= allowed or (parent in LAST and children[-1:] != [LAST[parent]]) or not children:
            yield f"{parent}: {' '.join(children)}"
