"""What only the finished layout tells (7.3.5.5, 7.4.1, 7.5): papers are laid out, measured and made again until all is in its place.

No signature stands on a page without text, the first page shows some of the body, the imprint stands on the face that the
office chose. At most three rounds; what has not come right by then is told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen import standard as m
from docgen.documents.block import Form, Paper
from docgen.model.page import PageChoices, Placement
from docgen.problem import Place, Problem, Severity
from docgen.render.frame import LETTER, Frames
from docgen.render.pdf import Result, convert
from docgen.render.sheet import LOOSE, Fit
from docgen.render.wordml import BODY, DATE, IMPRINT, SIGNATURE

ROUNDS = 3
"""How often a paper is made again."""

_FACES: Mapping[Placement, int] = {"末面": 1, "双面": 2, "四的倍数": 4}
_TIGHTER = (Fit(keep=False, line=m.TIGHT_LINE), Fit(keep=False, line=m.TIGHT_LINE, halved=True))
# A body of one paragraph that ends at the foot of the first page: its last line is driven over to the signature. With the
# widest lines, title included, at least one goes, as they take more than a line's height.
_LAST_RESORT = (
    Fit(keep=False, line=m.WIDE_LINE), Fit(keep=False, line=m.WIDE_LINE, title=m.WIDE_TITLE),
    Fit(keep=False, line=m.TIGHT_LINE, title=m.TIGHT_TITLE, halved=True),
    Fit(keep=False, line=m.WIDEST_LINE), Fit(keep=False, line=m.WIDEST_LINE, title=m.WIDE_TITLE),
    Fit(keep=False, line=m.TIGHTEST_LINE, halved=True), Fit(keep=False, line=m.TIGHTEST_LINE, title=m.TIGHT_TITLE, halved=True),
)
_LIKED = (LOOSE, *_TIGHTER, *_LAST_RESORT)
"""What is rather done than what comes behind it."""


@dataclass(frozen=True)
class Seen:
    """A layout: how many pages it has, and where the bookmarks lie (see `office_worker.places`); empty when that is not known."""

    pages: int
    places: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @property
    def faulty(self) -> bool:
        """Whether the signature stands on a page without text, or the first page without body."""
        if BODY in self.places and self.places[BODY][0] > 1:
            return True
        if SIGNATURE not in self.places or DATE not in self.places:
            return False
        page, before, *_ = self.places[SIGNATURE]
        return not before == page == self.places[DATE][0]

    @property
    def pulled(self) -> bool:
        """Whether the signature's page begins with the last paragraph of the body, which may have left room behind."""
        if SIGNATURE not in self.places:
            return False
        page, _, start, previous = self.places[SIGNATURE]
        return start == page and previous < page

    @property
    def content(self) -> int:
        """The last page that holds anything but the imprint."""
        return self.places[IMPRINT][1] if IMPRINT in self.places else self.pages

    def misplaced(self, faces: int) -> bool:
        """Whether the imprint is not on a page that is a multiple of `faces`."""
        return self.pages % faces != 0


@dataclass(frozen=True)
class Settled:
    """How a paper came out: what its layout asked for, and a problem if it did not come right."""

    fit: Fit
    problem: Problem | None = None


Tried = Sequence[tuple[Fit, Seen]]


def needs_layout(paper: Paper) -> bool:
    """Return whether a paper has parts whose place only the finished layout tells."""
    return not isinstance(paper.body, Form) and (paper.imprint is not None or paper.signature is not None)


def faces_of(paper: Paper, choices: PageChoices) -> int:
    """Return of what number the imprint's page shall be a multiple; a letter's stands on the last page (10.1)."""
    return _FACES[choices.placement] if paper.imprint and paper.frame != LETTER else 1


def settle(papers: Mapping[str, Paper], frames: Frames) -> dict[str, Settled]:
    """Return how each paper comes out, by its key. Raises MissingProgram: no LibreOffice. Raises OfficeWontStart."""
    tried: dict[str, list[tuple[Fit, Seen]]] = {key: [] for key in papers}
    wanted: dict[str, Sequence[Fit]] = {key: [LOOSE] for key in papers}
    with TemporaryDirectory(prefix="docgen-layout-", ignore_cleanup_errors=True) as name:
        for _ in range(ROUNDS + 1):
            for key, fit, result in _lay_out(papers, wanted, frames, Path(name)):
                if result.pdf:
                    tried[key].append((fit, Seen(result.pages, result.places)))
            wanted = {key: next_fits(tried[key], faces_of(papers[key], frames.choices)) for key in wanted if tried[key]}
            wanted = {key: fits for key, fits in wanted.items() if fits}
            if not wanted:
                break
    return {key: _settled(paper, tried[key], faces_of(paper, frames.choices)) for key, paper in papers.items()}


def _lay_out(
    papers: Mapping[str, Paper], wanted: Mapping[str, Sequence[Fit]], frames: Frames, folder: Path
) -> Iterator[tuple[str, Fit, Result]]:
    jobs = [(key, fit, folder / f"{number}.docx") for number, (key, fit) in enumerate((key, fit) for key in wanted for fit in wanted[key])]
    for key, fit, path in jobs:
        path.write_bytes(frames.make(papers[key], fit))
    for (key, fit, _), result in zip(jobs, convert([path for *_, path in jobs]), strict=True):
        yield key, fit, result


def next_fits(tried: Tried, faces: int) -> list[Fit]:
    """Return what to try next with a paper, nothing when it is as good as it gets.

    The page is tightened first (7.3.5.5); then the imprint is given a page of its own, empty ones before it if need be.
    """
    done = [fit for fit, _ in tried]
    fit, seen = best(tried, faces)
    if not seen.misplaced(faces) and not seen.faulty and not seen.pulled:
        return []
    overflows = seen.misplaced(faces) and seen.content < seen.pages and seen.content % faces == 0  # the imprint may fit below the text
    if done == [LOOSE] and (seen.faulty or seen.pulled or overflows):
        return [*_TIGHTER, *(_LAST_RESORT if seen.faulty else ())]
    if not seen.misplaced(faces):
        return []
    face = math.ceil(seen.pages / faces) * faces
    placed = replace(fit, own_page=True, blanks=face - seen.content - 1)
    return [placed] if placed not in done else []


def best(tried: Tried, faces: int) -> tuple[Fit, Seen]:
    """Return the best of what was tried, among equals what is liked more."""

    def rank(one: tuple[Fit, Seen]) -> tuple[bool, bool, bool, int]:
        fit, seen = one
        return seen.faulty, seen.misplaced(faces), seen.pulled, _LIKED.index(replace(fit, own_page=False, blanks=0))

    return min(tried, key=rank)


def _settled(paper: Paper, tried: Tried, faces: int) -> Settled:
    if not tried:
        return Settled(LOOSE)  # it could not be laid out: making its PDF will say why
    fit, seen = best(tried, faces)
    what = []
    if seen.faulty:
        what.append("落款所在页没有正文，或首页没有正文")
    if seen.misplaced(faces):
        what.append("版记没有排在要求的面上")
    if not what:
        return Settled(fit)
    cure = "在正文里增减一两行文字，或在 Word 里调整行距；不要求版记排在双面的，在 版面.yaml 写“版记位置: 末面”"
    return Settled(fit, Problem("W-LAY-01", Place(f"{paper.code}-{paper.name}"), f"排了{len(tried)}遍，{'；'.join(what)}", cure, Severity.WARNING))
