"""How far a paper may be from the standard's figures before a finding is made; mm unless the name says otherwise.

The figures themselves stand in `docgen.standard`.
"""

from __future__ import annotations

from docgen.standard import mm

PAGE_SIZE = mm(0.5)  # sheet, twips: 0.2 mm is rounding, a trimmed sheet may be 2 mm off
MARGIN = mm(1.0)  # 5.2.1 with 6.1: make-up error 1 mm
TYPE_AREA = mm(1.0)
FULL_LINE_CHARACTERS = (27, 29)  # hanging punctuation and kinsoku

# Figures measured on the printed page, mm.
MARK_TOP = 3.0  # faces differ in where their ink begins, and offices in whether they measure it or its square
MARK_TOP_DECLARED = 4.0  # reckoned from heights of lines, without a layout
CENTRE = 2.0
EDGE = 1.5  # where a line begins or ends
MARK_TO_NUMBER = (18.0, 30.0)  # two blank lines and what the ink leaves free of its lines
RULE_TO_TITLE = (19.0, 27.0)
RULE_GAP = 1.5
RULE_LENGTH = 2.0
TITLE_TO_ADDRESSEES = (16.0, 25.5)  # baselines: one blank line, title lines of 28–36 pt
LABEL_TO_TITLE = (18.0, 25.5)  # baselines: line 1 to line 3
SEAL_TOP = 11.5  # below the last line of the text: one line
SIGNED_CENTRES = 3.0
IMPRINT_FOOT = 1.2
IMPRINT_END = 5.5  # borders of paragraphs follow their indents: one that is indented by 1 字 on one side is let pass
IMPRINT_FOOT_FLOWING = 15.0  # held down by empty lines, which programs lay out by their own count
CELL_EDGE = 4.0  # cells have margins of their own, and tables stand out by them
IMPRINT_OUTER = (0.28, 0.50)
IMPRINT_INNER = (0.15, 0.32)
FOLIO_DASH = 2.5  # the dash's height in its line depends on the face
PITCH_PT = (25.9, 30.9)  # 7.3.5.5 lets the pitch be adjusted to keep a signature with its text
FIRST_BASELINE = 2.5

# The same in a .docx, twips.
INDENT = mm(1.5)
BLANK_LINES = 0.6  # share of a line that a gap may be off
TABLE_WIDTH = mm(1.0)
SIZE_PT = 0.3
