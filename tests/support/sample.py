"""The sample folders, and the papers they make."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docgen import build, circular
from docgen.cycle.remind import FOLDER, remind, send_back
from docgen.cycle.watch import Cycle
from docgen.documents.notices import CODES
from docgen.model.period import Period

CONTENT = Path(__file__).parents[2] / "content"
QINGXI = CONTENT / "qingxi"
TONGBAO = CONTENT / "tongbao"
MIANYANG = CONTENT / "mianyang"


def papers_of(folder: Path) -> dict[str, bytes]:
    """Return {code: .docx} of every paper of a folder."""
    opened = build.open_folder(folder)
    choices = build.chosen(opened, [], "")
    return {choice.entry.code: opened.frames.make(paper) for choice, paper in build.compose_all(opened, choices)}


def circulars_of(folder: Path) -> dict[str, bytes]:
    """Return {code: .docx} of every circular of a city's folder; of several of a kind the last."""
    opened = circular.open_city(folder)
    drafts = [circular.drafted(opened, name) for name in circular.chosen(opened)]
    return {draft.choice.entry.code: opened.frames.make(draft.paper) for draft in drafts}


def notices_of(folder: Path, room: Path) -> dict[str, bytes]:
    """Return {code: .docx} of every notice to units that a city sends of its last quarter; of several of a kind the last."""
    made: dict[str, bytes] = {}
    for day in (dt.date(2019, 1, 2), dt.date(2019, 1, 6), dt.date(2019, 1, 8)):
        cycle = Cycle(folder, day, room, str(room / "周期.db"))
        [watch] = cycle.watches(Period(2018, "季", 4))
        for done in (remind(cycle, watch.period), send_back(cycle, watch)):
            for notice in done.notices:
                kind = next(kind for kind in CODES if kind == notice.means)
                made[CODES[kind]] = (room / FOLDER / notice.file).read_bytes()
    return made


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a text in a file of `folder`; it must be there."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new), "utf-8")
