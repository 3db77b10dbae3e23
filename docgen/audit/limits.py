"""How far a paper may be from the standard's figures before a finding is made; mm unless the name says otherwise.

The figures themselves stand in `docgen.standard`.
"""

from __future__ import annotations

from docgen.standard import mm

PAGE_SIZE = mm(0.5)  # sheet, twips: 0.2 mm is rounding, a trimmed sheet may be 2 mm off
MARGIN = mm(1.0)  # 5.2.1 with 6.1: make-up error 1 mm
TYPE_AREA = mm(1.0)
FULL_LINE_CHARACTERS = (27, 29)  # hanging punctuation and kinsoku
LINE_PITCH_PT = (28.0, 30.0)
