"""The figures of GB/T 9704-2012, each with its clause; lengths in twentieths of a point unless their name says otherwise.

This is the one table of the standard's measures: the frames are built from it, the writer computes with it,
the audit compares with it. Where the standard is silent, the line says "ours" and why.
"""

from __future__ import annotations

from typing import NewType

Twips = NewType("Twips", int)

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_TWIP = 635


def mm(millimetres: float) -> Twips:
    """Return a length in millimetres as whole twips."""
    return Twips(round(millimetres * TWIPS_PER_MM))


def pt(points: float) -> Twips:
    """Return a length in points as whole twips."""
    return Twips(round(points * 20))


# Paper and type area (5.1, 5.2.1): A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm.
PAGE_WIDTH = Twips(11906)
PAGE_HEIGHT = Twips(16838)
MARGIN_TOP = Twips(2098)
MARGIN_BOTTOM = Twips(1984)
MARGIN_LEFT = Twips(1588)
MARGIN_RIGHT = Twips(1474)
TEXT_WIDTH = Twips(PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT)
TEXT_HEIGHT = Twips(PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM)

# Lines and characters (5.2.3): 22 lines of 28 characters. 579 is the largest whole pitch that gives 22 lines in
# 225 mm; 28 characters of 16 pt are wider than 156 mm, so each is tightened by a quarter point (ours).
LINES_PER_PAGE = 22
CHARACTERS_PER_LINE = 28
LINE = Twips(579)
RUN_SPACING = -5

# The page of offices that measure from ink to ink (补偿): half the leading of a line goes into either margin (ours).
COMPENSATED_LINE = Twips(592)
COMPENSATED_TOP = Twips(1960)
COMPENSATED_BOTTOM = Twips(1847)

# Sizes (字号), in points: 5.2.2, 7.3.1, 7.4.2, 7.5.
SIZE_2 = 22.0
SIZE_SMALL_2 = 18.0
SIZE_3 = 16.0
SIZE_4 = 14.0
SIZE_SMALL_4 = 12.0
SIZE_5 = 10.5

# One 字 (3.1) of the body, with the tightened pitch, and of the imprint and page number (4号).
CHARACTER = Twips(315)
CHARACTER_4 = Twips(280)

# Head (7.2.4): the mark's upper edge 35 mm below the type area's, i.e. 72 mm from the top of the page.
MARK_BELOW_TYPE_AREA = mm(35)
MARK_FROM_PAGE_TOP_MM = 72.0
MARK_BLANKS = 2  # 7.2.5: two lines between mark and number
# The mark's size is free since 2012 (ours): at most 62 pt, characters two thirds as wide as high.
MARK_SIZE_MAX = 62.0
MARK_SIZE_MIN = 28.0
MARK_SCALE = 66
MARK_FILL = 0.98
# Joint marks (联合行文): names below each other at this pitch, in shares of the size; small enough for the body to begin on page 1.
MARK_JOINT_LINE = 1.25
MARK_JOINT_MIN = 16.0
MARK_WIDTH_MAX_MM = 15.0
# Order (10.2): its mark 20 mm below the type area's upper edge.
ORDER_MARK_FROM_PAGE_TOP_MM = 57.0
ORDER_BLANKS = 2  # between its number and the body
# Line of the mark and where its ink begins in it, in shares of its size: measured, LibreOffice 7.4.
MARK_LINE = 1.08
MARK_INK_TOP = 0.108

# Red rule (7.2.7): 4 mm below the number, as wide as the type area. Its weight is free (ours): 1.5 pt.
RED_RULE_BELOW_NUMBER_MM = 4.0
RED_RULE_EIGHTHS = 12
RED_RULE_SPACE_PT = 8
RED = "FF0000"
WHITE = "FFFFFF"

# Title (7.3.1): two blank lines above, 2号, at most 20 characters a line; pitch by the arithmetic of 3.2 (22 + 14 pt).
TITLE_BLANKS = 2
TITLE_LINE = Twips(720)
TITLE_CHARACTERS = 20

SUBTITLE_CHARACTERS = 26

# Signature (7.3.5): sealed, the date 4 字 in; unsealed, the issuer 2 字 in and the date 2 字 behind its first character.
SEALED_DATE_INDENT = 4
SEAL_CENTRE_ABOVE_MM = 3.0  # ours: name and date sit slightly below the seal's centre
SEAL_GAP_MM = 3.0  # ours: joint seals must not touch
UNSEALED_INDENT = 2
UNSEALED_BLANKS = 1
# Signature stamp (签名章, 7.3.5.3): two blank lines above, 4 字 in, the post 2 字 left of it. Its size is ours.
STAMP_BLANKS = 2
STAMP_GAP = 2
STAMP_WIDTH_MM = 40.0
STAMP_HEIGHT_MM = 20.0
# What may be changed to keep a signature with its text (7.3.5.5): pitch of the lines, blank lines above the signature.
TIGHT_LINE = Twips(560)
WIDE_LINE = Twips(600)
TIGHTEST_LINE, WIDEST_LINE = Twips(520), Twips(615)  # ours: better than a signature without text
TIGHT_TITLE, WIDE_TITLE = Twips(640), Twips(820)  # ours: the standard says nothing of a title's pitch
HALF_BLANK = Twips(290)

# Annexes (7.3.7): the title on line 3 of the page.
ATTACHMENT_TITLE_LINE = 3

# Imprint (7.4): rules 0.35 and 0.25 mm in eighths of a point, the last one on the lower edge of the type area.
IMPRINT_OUTER_EIGHTHS = 8
IMPRINT_INNER_EIGHTHS = 6
IMPRINT_LINE = Twips(520)
IMPRINT_BELOW_ROW = Twips(80)  # an exact line holds its characters low: this puts them in the middle
IMPRINT_SCALE_MIN = 75
IMPRINT_SLACK = Twips(10)
IMPRINT_LAST_RULE_MM = 262.0
IMPRINT_CHARACTERS = (TEXT_WIDTH - 2 * CHARACTER_4) / CHARACTER_4

# Page number (7.5): 4号 宋体, its dash 7 mm below the type area, one 字 in from the outer side.
PAGE_NUMBER_DASH_MM = 269.0
PAGE_NUMBER_LINE = Twips(400)
FOOTER_DISTANCE = Twips(1423)
HEADER_DISTANCE = Twips(851)

# Letter format (10.1): mark 30 mm from the page's top, double rules of 170 mm, one 4 mm below the mark, the other
# 20 mm from the page's bottom; what follows a rule keeps 7/8 of a 3号 character from it.
LETTER_MARK_FROM_PAGE_TOP_MM = 30.0
LETTER_RULE_BELOW_MARK_MM = 4.0
LETTER_RULE_LENGTH_MM = 170.0
LETTER_MARK_ROOM = mm(LETTER_RULE_LENGTH_MM - 20)
LETTER_BOTTOM_RULE_MM = 277.0
LETTER_GAP_MM = SIZE_3 * 7 / 8 * 25.4 / 72
LETTER_RULE_EIGHTHS = 18
# Where the mark's ink ends in its line, in shares of its size: measured, LibreOffice 7.4 with Fandol.
MARK_INK_BOTTOM = 1.04
LETTER_FOOTER_DISTANCE = Twips(PAGE_HEIGHT - mm(LETTER_BOTTOM_RULE_MM))  # the lower edge of its lower line

# Tables of the body: the standard is silent on faces and sizes (ours).
TABLE_RULE_EIGHTHS = 4
TABLE_CELL_MARGIN = Twips(80)
TABLE_CELL_BOTTOM = Twips(30)  # an exact line holds its characters a little low
TABLE_LINE = pt(18)
TABLE_LINE_SMALL = pt(16)
TABLE_ROW_HEIGHT = mm(8)
TABLE_WHOLE = 6  # rows of a table that is not divided: moved to the next page it leaves a quarter of the page at most

# A script that is read aloud (讲稿): 小二, wide lines (ours).
SCRIPT_LINE = pt(35)

# A landscape page (8): the portrait page turned, its left edge on top.
LANDSCAPE_TEXT_WIDTH = TEXT_HEIGHT
