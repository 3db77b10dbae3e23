"""How a page is set up for one paper: the folder's choices (版面.yaml) and what its finished layout asked for.

A frame carries the standard's measures; here they are replaced by those of another profile, in the file itself.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

from docgen import standard as m
from docgen.model.page import PageChoices
from docgen.render.head import Ground
from docgen.standard import Twips

_STYLES, _DOCUMENT = "word/styles.xml", "word/document.xml"
_RUNNING = re.compile(r"word/(?:header|footer)[^/]*\.xml")


@dataclass(frozen=True)
class Fit:
    """What the finished layout asks for: how the page is tightened (7.3.5.5), pages that come before the imprint's (7.4.1).

    keep: the last paragraph of the body stays with the signature, where that leaves some body on the first page.
    line, title: another pitch of the lines and of the title's lines in twips, 0 for the usual one. halved: the blank lines above the signature are half
    as high. own_page: the imprint stands on a page of its own; blanks: empty pages before that, then none of these
    pages bears a number (7.5).
    """

    keep: bool = True
    line: int = 0
    title: int = 0
    halved: bool = False
    own_page: bool = False
    blanks: int = 0


LOOSE = Fit()


@dataclass(frozen=True)
class Sheet:
    """The measures of one paper's pages."""

    choices: PageChoices = field(default_factory=PageChoices)
    fit: Fit = LOOSE

    @property
    def compensated(self) -> bool:
        return self.choices.page_profile == "补偿"

    @property
    def line(self) -> Twips:
        """Pitch of the lines of the body."""
        return Twips(self.fit.line) if self.fit.line else self.number_line

    @property
    def number_line(self) -> Twips:
        """Height of the line of the 发文字号: it keeps the usual pitch, for its red rule lies 4 mm below the ink on every page (7.2.7)."""
        return m.COMPENSATED_LINE if self.compensated else m.LINE

    @property
    def title_line(self) -> Twips:
        """Pitch of the lines of a title."""
        return Twips(self.fit.title) if self.fit.title else m.TITLE_LINE

    @property
    def ground(self) -> Ground:
        """What the head is computed with."""
        top = m.COMPENSATED_TOP if self.compensated else m.MARGIN_TOP
        return Ground(top, self.line, self.choices.mark_size or m.MARK_SIZE_MAX, self.choices.preprinted)

    @property
    def foot_mm(self) -> float | None:
        """Where the imprint's last rule lies; None: on the lower edge of the type area."""
        return m.IMPRINT_LAST_RULE_MM if self.compensated else None

    def lay(self, frame: bytes) -> bytes:
        """Return the frame with these measures instead of the standard's; the same bytes where they are the standard's."""
        changes = [*self._pitch(), *self._margins(), *self._colours()]
        if not changes:
            return frame
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(frame)) as archive, zipfile.ZipFile(out, "w") as new:
            for member in archive.infolist():
                data = archive.read(member)
                for part, old, fresh in changes:
                    if member.filename == part:
                        data = re.sub(old, fresh, data.decode("utf-8")).encode("utf-8")
                new.writestr(zipfile.ZipInfo(member.filename), data)
        return out.getvalue()

    def _pitch(self) -> list[tuple[str, str, str]]:
        usual = ((m.LINE, self.line), (m.TITLE_LINE, self.title_line))
        changes = [(_STYLES, f'w:line="{old}"', f'w:line="{fresh}"') for old, fresh in usual if fresh != old]
        if self.line != self.number_line:
            kept = f'<w:spacing w:before="0" w:after="0" w:line="{self.number_line}" w:lineRule="exact"/>'
            changes.append((_STYLES, r'(w:styleId="GwNumber">(?:(?!</w:style>).)*?</w:pBdr>)', rf"\g<1>{kept}"))
        return changes

    def _margins(self) -> list[tuple[str, str, str]]:
        if not self.compensated:
            return []  # a tightened page keeps its grid: LibreOffice would centre another one in the type area
        return [
            (_DOCUMENT, f'w:top="{m.MARGIN_TOP}"', f'w:top="{m.COMPENSATED_TOP}"'),
            (_DOCUMENT, f'w:bottom="{m.MARGIN_BOTTOM}"', f'w:bottom="{m.COMPENSATED_BOTTOM}"'),
            (_DOCUMENT, f'w:linePitch="{m.LINE}"', f'w:linePitch="{m.COMPENSATED_LINE}"'),
        ]

    def _colours(self) -> list[tuple[str, str, str]]:
        # Rules keep their room and lose their ink.
        edge = rf'(<w:bottom [^>]*w:color="){m.RED}'
        return [(_STYLES, edge, rf"\g<1>{m.WHITE}")] if self.choices.preprinted else []
